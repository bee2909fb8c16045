package charts

import (
	"fmt"
	"image/color"
	"io"
	"slices"

	"briefing/charts/typeset"
)

// Inks are the colours of the charts of one page of HTML: each has a name for what it
// is by day and by night, so that a chart is drawn once for both. The zero value is
// empty.
type Inks struct {
	names map[[2]color.RGBA]int
	pairs [][2]color.RGBA
}

// name is the value of an attribute for a colour by day and by night.
func (in *Inks) name(day, night color.RGBA) string {
	pair := [2]color.RGBA{day, night}
	n, known := in.names[pair]
	if !known {
		if in.names == nil {
			in.names = map[[2]color.RGBA]int{}
		}
		n = len(in.pairs)
		in.names[pair], in.pairs = n, append(in.pairs, pair)
	}
	return fmt.Sprintf("var(--ink%d)", n)
}

// CSS returns the declarations of all colours, by day or by night.
func (in *Inks) CSS(night bool) string {
	var css markup
	for n, pair := range in.pairs {
		ink := pair[0]
		if night {
			ink = pair[1]
		}
		fmt.Fprintf(&css, "--ink%d:%s;", n, hexOf(ink))
	}
	return string(css)
}

// Inline is how charts stand in one page of HTML.
type Inline struct {
	Inks Inks
	Type Typeface
	// Traced says of each number also where it comes from.
	Traced bool
}

// Chart writes a chart as an SVG element that is as wide as what it stands in: a
// picture with a short name, of whose numbers so much is told. Night is the same chart
// laid out by night; where its marks stand elsewhere, because a label can be read there
// that by day cannot, it is written beside the first. Class says which of several
// layouts of a chart it is. Errors are those of w.
func (in *Inline) Chart(w io.Writer, day, night *Chart, class, name string, told []Told) error {
	if alike(&day.scene, &night.scene) {
		return in.write(w, day, &night.scene, class, name, told)
	}
	if err := in.write(w, day, &day.scene, class+" day", name, told); err != nil {
		return err
	}
	return in.write(w, night, &night.scene, class+" night", name, told)
}

func (in *Inline) write(w io.Writer, c *Chart, night *scene, class, name string, told []Told) error {
	_, height := c.Size()
	cv := newSVGCanvas(c.plan.fonts, height)
	cv.own = map[*typeset.Face]string{}
	for _, t := range c.scene.texts {
		in.Type.Line(t.line)
		for _, run := range t.line.Runs {
			cv.own[run.Face] = in.Type.Family()
		}
	}
	cv.names = in.Inks.of(&c.scene, night)
	c.Draw(cv)
	var head markup
	fmt.Fprintf(&head, `<svg class="%s" viewBox="`, class)
	seen := c.scene.extent().inset(-1)
	head = appendDecimal(head, seen.x0)
	head.numbers(height-seen.y1, seen.width(), seen.height())
	fmt.Fprintf(&head, `" role="img" aria-label="%s"`, escape(name))
	if places := c.scene.seenPlaces(told, in.Traced); places != "" {
		fmt.Fprintf(&head, ` data-numbers="%s"`, escape(places))
	}
	head.add("><g aria-hidden=\"true\">\n") // what it shows is in its name: some trees keep what an image holds
	cv.out.add("</g></svg>\n")
	_, err := w.Write(slices.Concat(head, cv.out))
	return err
}

// extent is the space that is drawn on: without the margins of a picture, which a page has
// already.
func (s *scene) extent() rect {
	r := rect{s.width, s.height, 0, 0}
	for _, sh := range s.shapes {
		r = r.union(sh.bounds())
	}
	for _, t := range s.texts {
		r = r.union(t.box())
	}
	for _, p := range s.pictures {
		r = r.union(p.area)
	}
	return r
}

// of names the colours of a scene in the order in which it is drawn, by day and by night.
func (in *Inks) of(day, night *scene) []string {
	names := make([]string, 1, 1+len(day.shapes)+len(day.texts)) // the first is that of a canvas without marks
	for i := range day.shapes {
		names = append(names, in.name(day.shapes[i].ink, night.shapes[i].ink))
	}
	for i := range day.texts {
		names = append(names, in.name(day.texts[i].ink, night.texts[i].ink))
	}
	return names
}

// alike reports whether two scenes differ in colours alone.
func alike(a, b *scene) bool {
	return slices.EqualFunc(a.shapes, b.shapes, func(a, b shape) bool {
		return a.role == b.role && a.closed == b.closed && a.radius == b.radius && a.width == b.width && slices.Equal(a.points, b.points) && slices.Equal(a.dash, b.dash)
	}) && slices.EqualFunc(a.texts, b.texts, func(a, b placedText) bool {
		return a.line.Text == b.line.Text && a.x == b.x && a.y == b.y && a.style == b.style
	}) && len(a.pictures) == len(b.pictures)
}
