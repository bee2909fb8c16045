package charts

import "fmt"

// verify checks a layout: all text is inside the picture, no texts overlap, and
// no text covers a mark other than its own.
func (s *scene) verify() error {
	picture := rect{0, 0, s.width, s.height}
	bounds := make([]rect, len(s.shapes))
	for i, sh := range s.shapes {
		bounds[i] = sh.bounds()
	}
	for i, t := range s.texts {
		area := t.box()
		if !picture.contains(area) {
			return tooSmall(t.role.String(), t.line.Text, "shorten it")
		}
		for _, other := range s.texts[:i] {
			if area.overlaps(other.box()) {
				return &layoutError{
					text: fmt.Sprintf("the %s %q would overlap the %s %q", t.role, t.line.Text, other.role, other.line.Text),
					hint: "shorten one of them or show fewer of them",
				}
			}
		}
		for _, p := range s.pictures {
			if area.overlaps(p.area) {
				return tooSmall(t.role.String(), t.line.Text, "shorten it")
			}
		}
		for i, sh := range s.shapes {
			if sh.role.data() && !sh.behind && sh.owner != t.owner && bounds[i].overlaps(area) && sh.covers(area) {
				return tooSmall(t.role.String(), t.line.Text, "shorten it or show fewer values")
			}
		}
	}
	return nil
}
