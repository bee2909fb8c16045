package page

import (
	"errors"
	"image/color"
	"slices"
	"strings"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/language"
	"briefing/report/doc"
)

// composer turns the blocks of a briefing into items of the flow.
type composer struct {
	format
	ds     *data.Dataset
	say    *language.Printer
	fonts  *typeset.Fonts
	logos  *charts.Logo // at the foot of charts
	ink    inks
	doc    *doc.Document
	faults data.Faults
	cures  map[string]bool // hints of the faults that a font would mend

	root     *Element
	sections [4]*Element   // the open section of each level; 0 is the document
	atEnd    []*doc.Figure // whose data stand at the end of a deck
}

// refuse notes the faults of an error. What names no place is put at pos.
func (c *composer) refuse(err error, pos data.Pos) {
	var one data.Fault
	var many data.Faults
	switch {
	case err == nil:
	case errors.As(err, &one):
		c.faults = append(c.faults, one)
	case errors.As(err, &many):
		c.faults = append(c.faults, many...)
	default:
		text, hint, _ := strings.Cut(err.Error(), "; ")
		c.faults = append(c.faults, data.Fault{Pos: pos, Text: text, Hint: hint})
	}
}

// sorted returns the faults once each, in the order of the input. Of those that
// the same font would mend only the first is kept: a file in Chinese would have
// one for each of its texts.
func (c *composer) sorted() data.Faults {
	seen := map[string]bool{}
	return slices.DeleteFunc(doc.Ordered(c.faults, c.ds.Inputs), func(f data.Fault) bool {
		again := c.cures[f.Hint] && seen[f.Hint]
		seen[f.Hint] = true
		return again
	})
}

// check notes the fault of a text that cannot be set, and returns nothing then.
func (c *composer) check(text string, pos data.Pos) string {
	err := c.fonts.Check(blanks.Replace(text))
	if err == nil {
		return text
	}
	c.refuse(err, pos)
	var uncovered *typeset.UncoveredError
	if errors.As(err, &uncovered) {
		c.cures[c.faults[len(c.faults)-1].Hint] = true
	}
	return ""
}

// blanks are the control characters that are only white space.
var blanks = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

// plain returns a text of one line: white space is single spaces.
func (c *composer) plain(text string, pos data.Pos) string {
	return c.check(data.OneLine(text), pos)
}

// line returns a text of one line of the document.
func (c *composer) line(l doc.Line) string { return c.plain(l.Text, l.Pos) }

// setting is how a paragraph is set.
type setting struct {
	x, width      float64 // points
	size          float64 // of the type of the line, which gives its height and baseline
	leading       float64 // as a multiple of the size
	before, after float64
	rightmost     bool
	centred       bool
}

// height is that of a line, in points.
func (s setting) height() float64 { return s.size * s.leading }

// baseline is the distance of a line's baseline from its top.
func (c *composer) baseline(s setting) float64 {
	m := c.fonts.Metrics(regular(s.size))
	return (s.height()-m.Ascent-m.Descent)/2 + m.Ascent
}

// paragraph sets spans as the text of an element: an item for each line. At
// least two lines of it stand together.
func (c *composer) paragraph(spans []span, s setting, e *Element, pos data.Pos) []item {
	lines := fill(c.fonts, spans, s.width)
	items := make([]item, len(lines))
	for i, l := range lines {
		items[i] = item{height: s.height(), boxes: c.lineBoxes(l, s, 0, e), foot: footOf(l), pos: pos}
		if i == 0 || i == len(lines)-2 {
			items[i].next = together
		}
	}
	if n := len(items); n > 0 {
		items[0].before, items[n-1].after, items[n-1].next = s.before, s.after, loose
	}
	return items
}

// lineBoxes places a line whose top is y below the top of its item.
func (c *composer) lineBoxes(l textLine, s setting, y float64, e *Element) []Box {
	return c.appendLine(make([]Box, 0, len(l.fragments)), l, s, y, e)
}

// appendLine is lineBoxes that appends.
func (c *composer) appendLine(boxes []Box, l textLine, s setting, y float64, e *Element) []Box {
	x := s.x
	switch {
	case s.rightmost:
		x += s.width - l.width
	case s.centred:
		x += (s.width - l.width) / 2
	}
	baseline := y + c.baseline(s)
	for i := range l.fragments {
		f := &l.fragments[i]
		if f.note != nil {
			boxes = append(boxes, Box{Kind: BoxAnchor, X: x + f.x, Y: y, Anchor: f.note.Back()})
		}
		boxes = c.appendFragment(boxes, f, x+f.x, baseline, e)
	}
	return boxes
}

// appendFragment places a fragment on a baseline, under it the ground of code,
// below it the line of a link out of the document.
func (c *composer) appendFragment(boxes []Box, f *fragment, x, baseline float64, e *Element) []Box {
	if f.el != nil {
		e = f.el
	}
	m := c.fonts.Metrics(f.style)
	b := Box{Kind: BoxText, Element: e, X: x, Y: baseline - f.rise - m.Ascent, W: f.width, H: m.Ascent + m.Descent,
		Baseline: baseline - f.rise, Line: &f.line, Ink: f.ink, To: f.to}
	if f.code {
		boxes = append(boxes, rule(x, b.Y, b.W, b.H, c.ink.tint))
	}
	boxes = append(boxes, b)
	if f.to != nil && f.to.URL != "" {
		boxes = append(boxes, rule(x, baseline+m.Descent/2, b.W, f.style.Size/25, c.ink.accent))
	}
	return boxes
}

// rule is a filled rectangle that is no part of the text.
func rule(x, y, w, h float64, ink color.Color) Box {
	return Box{Kind: BoxFill, X: x, Y: y, W: w, H: h, Ink: ink}
}

// stack is a paragraph that stands whole: its boxes and their height.
func (c *composer) stack(spans []span, s setting, e *Element) (boxes []Box, height float64) {
	lines := fill(c.fonts, spans, s.width)
	boxes = make([]Box, 0, len(lines))
	for _, l := range lines {
		boxes = c.appendLine(boxes, l, s, height, e)
		height += s.height()
	}
	return boxes, height
}

// label places a number before the text it belongs to. A space ends it, for those
// who copy the text or hear it.
func (c *composer) label(number string, style typeset.Style, s setting, e *Element) []Box {
	line, _ := c.fonts.Shape(number+" ", style) // cannot fail: digits and points
	width := c.fonts.Width(number, style)
	f := fragment{span: &span{style: style, ink: c.ink.text}, line: line, width: width}
	return c.lineBoxes(textLine{[]fragment{f}, width}, s, 0, e)
}

// one is a text in one style.
func one(text string, style typeset.Style, ink color.Color) []span {
	if text == "" {
		return nil
	}
	return []span{{text: text, style: style, ink: ink}}
}

// section returns the element that content stands in.
func (c *composer) section() *Element {
	for level := len(c.sections) - 1; level > 0; level-- {
		if c.sections[level] != nil {
			return c.sections[level]
		}
	}
	return c.root
}

// open begins a section of a level, ending those at or below it.
func (c *composer) open(level int, title string) *Element {
	clear(c.sections[level:])
	e := c.section().child(Sect)
	e.Title = title
	c.sections[level] = e
	return e
}
