package charts

import (
	"image/color"
	"slices"

	"briefing/charts/typeset"
)

// wrap breaks checked text into lines.
func (s *sheet) wrap(text string, style typeset.Style, width float64) []typeset.Line {
	lines, err := s.plan.fonts.Wrap(text, style, max(width, style.Size))
	if err != nil {
		return nil // every text was checked before
	}
	return lines
}

// shape measures checked text.
func (s *sheet) shape(text string, style typeset.Style) typeset.Line {
	line, err := s.plan.fonts.Shape(text, style)
	if err != nil {
		return typeset.Line{}
	}
	return line
}

// put adds a line of text to the scene; x, y is the left end of its baseline.
func (s *sheet) put(r role, owner int, line typeset.Line, style typeset.Style, ink color.RGBA, x, y float64) {
	s.scene.texts = append(s.scene.texts, placedText{role: r, owner: owner, line: line, style: style, x: x, y: y, ink: ink})
}

// align says which part of a block stands at a given place.
type align float64

const (
	left   align = 0
	centre align = 0.5
	right  align = 1
)

// textBlock is text broken into lines and measured, but not placed.
type textBlock struct {
	lines []typeset.Line
	style typeset.Style
}

func (s *sheet) block(text string, style typeset.Style, width float64) textBlock {
	return textBlock{s.wrap(text, style, width), style}
}

func (s *sheet) single(text string, style typeset.Style) textBlock {
	return textBlock{[]typeset.Line{s.shape(text, style)}, style}
}

func (b textBlock) width() float64 {
	w := 0.0
	for _, l := range b.lines {
		w = max(w, l.Width)
	}
	return w
}

func (b textBlock) height() float64 {
	if len(b.lines) == 0 {
		return 0
	}
	return (float64(len(b.lines)-1)*leading + ascent + descent) * b.style.Size
}

// area is the space of the block with its anchor at a place (h along x, v along
// y: 0 is the foot, 1 the top).
func (b textBlock) area(at point, h, v align) rect {
	x, y := at.x-float64(h)*b.width(), at.y-float64(v)*b.height()
	return rect{x, y, x + b.width(), y + b.height()}
}

// place draws a block with its anchor at a place. Its lines are aligned like
// the block.
func (s *sheet) place(r role, owner int, b textBlock, ink color.RGBA, at point, h, v align) rect {
	area := b.area(at, h, v)
	y := area.y1 - ascent*b.style.Size
	for _, line := range b.lines {
		x := area.x0 + float64(h)*(area.width()-line.Width)
		s.put(r, owner, line, b.style, ink, x, y)
		y -= leading * b.style.Size
	}
	return area
}

// encloses reports whether a box lies within a closed shape.
func encloses(sh shape, box rect) bool {
	return !slices.ContainsFunc(box.corners(), func(p point) bool { return !sh.encloses(p) })
}

// clear keeps the grid out of the space of a text.
func (s *sheet) clear(area rect) {
	area = rect{area.x0 - s.u, area.y0, area.x1 + s.u, area.y1}
	s.scene.fill(roleClear, noOwner, area, s.plan.theme.Paper)
	for _, sh := range s.scene.shapes {
		if sh.role == roleArea && encloses(sh, area.inset(s.u)) {
			s.scene.fill(roleClear, noOwner, rect{max(sh.bounds().x0, area.x0), area.y0, min(sh.bounds().x1, area.x1), area.y1}, sh.ink)
		}
		if sh.role != roleBand {
			continue
		}
		if b := sh.bounds(); b.overlaps(area) { // the band goes on behind the text
			s.scene.fill(roleClear, noOwner, rect{max(b.x0, area.x0), max(b.y0, area.y0), min(b.x1, area.x1), min(b.y1, area.y1)}, sh.ink)
		}
	}
}
