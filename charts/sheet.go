package charts

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"

	"github.com/rivo/uniseg"

	"briefing/charts/typeset"
	"briefing/data"
)

// sheet is one attempt to lay out a plan: a picture with its header and footer,
// and a body that a form fills.
type sheet struct {
	*plan
	sizes
	tight int // how much space has to be saved, 0 to tightest
	scene scene
	body  rect
	marks int // owners given out
}

// try lays a plan out in one form.
func try(p *plan, fill form, width, height float64, tight int) (*sheet, error) {
	s := &sheet{plan: p, sizes: newSizes(p.theme, width, height, tight), tight: tight}
	s.scene = scene{width: width, height: height}
	s.body = rect{s.margin, 0, width - s.margin, height}
	s.header()
	s.footer()
	if s.body.height() < s.leastBody() {
		return nil, s.noBody()
	}
	if err := fill(s); err != nil {
		return nil, err
	}
	s.scene.finish()
	return s, s.scene.verify()
}

// leastBody is the least height in points that a form gets. As long as space can
// be saved elsewhere, it is a good part of the picture.
func (s *sheet) leastBody() float64 {
	if s.tight < 2 {
		return max(5*s.tick, 0.45*s.scene.height)
	}
	return 5 * s.tick
}

func (s *sheet) noBody() error {
	what, text := "footer", s.footnote(0)
	if s.fonts.Width(s.title, bold(s.titleSize))/s.titleWidth() > 2 {
		what, text = "title", s.title
	}
	return tooSmall(what, excerpt(text), "shorten it, or ask for a larger or taller picture")
}

// excerpt cuts a long text for a message.
func excerpt(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// owner returns the number of a new mark.
func (s *sheet) owner() int {
	s.marks++
	return s.marks - 1
}

func (s *sheet) titleWidth() float64 { return s.scene.width - 2*s.margin }

// header sets title, subtitle and, for bars of several series, the legend from
// the top down.
func (s *sheet) header() {
	y := s.scene.height - max(37*s.gap, 6)
	y = s.paragraph(roleTitle, s.title, bold(s.titleSize), s.theme.Ink, y)
	if s.subtitle != "" {
		y -= max(7*s.gap, 2.5)
		y = s.paragraph(roleSubtitle, s.subtitle, regular(s.subtitleSize), s.theme.Soft, y)
	}
	s.body.y1 = y - max(20*s.gap, 5)
}

// paragraph sets text across the picture, its first line below y, and returns
// the foot of its last.
func (s *sheet) paragraph(r role, text string, style typeset.Style, ink color.RGBA, y float64) float64 {
	for i, line := range s.wrap(text, style, s.titleWidth()) {
		if i > 0 {
			y -= (leading - ascent - descent) * style.Size
		}
		y -= ascent * style.Size
		s.put(r, nobody, line, style, ink, s.margin, y)
		y -= descent * style.Size
	}
	return y
}

// footer sets the rule, sources and notes at the foot.
func (s *sheet) footer() {
	style := regular(s.footerSize)
	lines := s.wrap(s.footnote(2-s.tight), style, s.titleWidth())
	y := max(24*s.gap, 5)
	if len(lines) == 0 {
		s.body.y0 = y
		return
	}
	y += descent * style.Size
	for _, line := range slices.Backward(lines) {
		s.put(roleFooter, nobody, line, style, s.theme.Soft, s.margin, y)
		y += leading * style.Size
	}
	y += max(4*s.gap, 1) - (leading-ascent)*style.Size + 4*s.gap
	s.scene.polyline(roleRule, nobody, s.theme.Rule, max(s.u, 0.5), nil, point{s.margin, y}, point{s.scene.width - s.margin, y})
	s.body.y0 = y + max(14*s.gap, 4)
}

// wrap breaks checked text into lines.
func (s *sheet) wrap(text string, style typeset.Style, width float64) []typeset.Line {
	lines, err := s.fonts.Wrap(text, style, max(width, style.Size))
	if err != nil {
		return nil // every text was checked before
	}
	return lines
}

// shape measures checked text.
func (s *sheet) shape(text string, style typeset.Style) typeset.Line {
	line, err := s.fonts.Shape(text, style)
	if err != nil {
		return typeset.Line{}
	}
	return line
}

// put adds a line of text to the scene, the left end of its baseline at x, y.
func (s *sheet) put(r role, owner int, line typeset.Line, style typeset.Style, ink color.RGBA, x, y float64) text {
	t := text{role: r, owner: owner, line: line, style: style, x: x, y: y, ink: ink}
	s.scene.texts = append(s.scene.texts, t)
	return t
}

// align says which part of a block of text stands at a place.
type align float64

const (
	left   align = 0
	centre align = 0.5
	right  align = 1
)

// block is text in lines, measured but not placed.
type block struct {
	lines []typeset.Line
	style typeset.Style
}

func (s *sheet) block(text string, style typeset.Style, width float64) block {
	return block{s.wrap(text, style, width), style}
}

func (s *sheet) single(text string, style typeset.Style) block {
	return block{[]typeset.Line{s.shape(text, style)}, style}
}

func (b block) width() float64 {
	w := 0.0
	for _, l := range b.lines {
		w = max(w, l.Width)
	}
	return w
}

func (b block) height() float64 {
	if len(b.lines) == 0 {
		return 0
	}
	return (float64(len(b.lines)-1)*leading + ascent + descent) * b.style.Size
}

// area is the room the block takes with its anchor (h along x, v along y: 0 is
// the foot, 1 the top) at a place.
func (b block) area(at point, h, v align) rect {
	x, y := at.x-float64(h)*b.width(), at.y-float64(v)*b.height()
	return rect{x, y, x + b.width(), y + b.height()}
}

// place sets a block with its anchor at a place. Lines are aligned as the block.
func (s *sheet) place(r role, owner int, b block, ink color.RGBA, at point, h, v align) rect {
	area := b.area(at, h, v)
	y := area.y1 - ascent*b.style.Size
	for _, line := range b.lines {
		x := area.x0 + float64(h)*(area.width()-line.Width)
		s.put(r, owner, line, b.style, ink, x, y)
		y -= leading * b.style.Size
	}
	return area
}

// clear keeps the grid out of a text's room.
func (s *sheet) clear(area rect) {
	s.scene.fill(roleClear, nobody, rect{area.x0 - s.u, area.y0, area.x1 + s.u, area.y1}, s.theme.Paper)
}

// widestWord is the width of the longest piece of a text that has no place to
// break.
func (s *sheet) widestWord(text string, style typeset.Style) float64 {
	widest, state := 0.0, -1
	for text != "" {
		var piece string
		piece, text, _, state = uniseg.FirstLineSegmentInString(text, state)
		widest = max(widest, s.fonts.Width(trimRight(piece), style))
	}
	return widest
}

func trimRight(s string) string {
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	return s
}

// legend sets the names of the series in their order below the subtitle, each
// with a swatch of its colour.
func (s *sheet) legend() error {
	if s.chart.Kind == data.KindLine {
		s.body.y1 += max(4*s.gap, 1)
	}
	style := regular(s.label)
	swatch, space, between := 0.8*s.label, 0.45*s.label, 1.6*s.label
	x, y := s.body.x0, s.body.y1
	for i := range s.chart.Series {
		line := s.shape(s.seriesName(i), style)
		width := swatch + space + line.Width
		if x > s.body.x0 && x+width > s.body.x1 {
			x, y = s.body.x0, y-1.35*s.label
		}
		if x+width > s.body.x1+slack {
			return tooSmall("series", s.seriesName(i), "shorten its name, or ask for a wider picture")
		}
		base := y - ascent*s.label
		s.scene.fill(roleSwatch, nobody, rect{x, base - 0.06*s.label, x + swatch, base + 0.74*s.label}, s.seriesInk(i))
		s.put(roleLegend, nobody, line, style, s.theme.Ink, x+swatch+space, base)
		x += width + between
	}
	s.body.y1 = y - (ascent+descent)*s.label - max(14*s.gap, 4)
	return nil
}

// seriesName is what the chart calls a series.
func (p *plan) seriesName(i int) string {
	s := p.chart.Series[i]
	if s.Label != "" {
		return s.Label
	}
	if s.Figure != nil && len(p.chart.Series) > 1 {
		return cmp.Or(oneLine(s.Figure.Title.Plain), s.Figure.ID)
	}
	return ""
}

// keyText prints a key for the axis.
func (p *plan) keyText(k data.Key) string { return oneLine(p.say.KeyShort(k)) }

// verify holds the promises of a layout: all text lies inside the picture, no
// text overlaps another, none lies on a mark that is not its own.
func (s *scene) verify() error {
	picture := rect{0, 0, s.width, s.height}
	for i, t := range s.texts {
		area := t.box()
		if !picture.contains(area) {
			return tooSmall(t.role.String(), t.line.Text, "shorten it, or ask for a larger picture")
		}
		for _, other := range s.texts[:i] {
			if area.overlaps(other.box()) {
				return &problem{
					text: fmt.Sprintf("the %s %q would overlap the %s %q", t.role, t.line.Text, other.role, other.line.Text),
					hint: "shorten one of them, show fewer of them, or ask for a larger picture",
				}
			}
		}
		for _, sh := range s.shapes {
			if sh.role.data() && sh.owner != t.owner && sh.covers(area) {
				return tooSmall(t.role.String(), t.line.Text, "shorten it, show fewer values, or ask for a larger picture")
			}
		}
	}
	return nil
}
