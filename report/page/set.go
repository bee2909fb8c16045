package page

import (
	"image/color"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
)

// setter sets texts on pages of a format, in its colours and fonts.
type setter struct {
	format
	ink inks
	*checker
	*tree
	doc     *doc.Document
	through string              // what is heard between the ends of a range
	between string              // what stands between the numbers of sources
	groups  map[string]*Element // of the charts that have their data with them, by their labels
}

// landscape returns what sets texts on landscape pages.
func (set *setter) landscape() *setter {
	turned := *set
	turned.format = set.turned()
	return &turned
}

// setting is how a paragraph is set.
type setting struct {
	x, width      float64 // points
	size          float64 // of the type of the line, which gives its height and baseline
	leading       float64 // as a multiple of the size
	before, after float64
	flushRight    bool
	centred       bool
}

// height is that of a line, in points.
func (s setting) height() float64 { return s.size * s.leading }

// baseline is the distance of a line's baseline from its top.
func (set *setter) baseline(s setting) float64 {
	m := set.fonts.Metrics(regular(s.size))
	return (s.height()-m.Ascent-m.Descent)/2 + m.Ascent
}

// paragraph sets spans as the text of an element: an item for each line. At
// least two lines of it stand together.
func (set *setter) paragraph(spans []span, s setting, e *Element, pos data.Pos) []item {
	lines := fillParagraph(set.fonts, spans, s.width)
	items := make([]item, len(lines))
	for i, l := range lines {
		items[i] = item{height: s.height(), boxes: set.lineBoxes(l, s, 0, e), notes: notesOfLine(l), pos: pos}
		if i == 0 || i == len(lines)-2 {
			items[i].next = together
		}
		if i > 0 {
			items[i].cost = costLine
		}
	}
	if n := len(items); n > 0 {
		items[0].before, items[n-1].after, items[n-1].next = s.before, s.after, loose
	}
	return items
}

// lineBoxes places a line whose top is y below the top of its item.
func (set *setter) lineBoxes(l textLine, s setting, y float64, e *Element) []Box {
	return set.appendLine(make([]Box, 0, len(l.fragments)), l, s, y, e)
}

// appendLine is lineBoxes that appends.
func (set *setter) appendLine(boxes []Box, l textLine, s setting, y float64, e *Element) []Box {
	x := s.x
	switch {
	case s.flushRight:
		x += s.width - l.width
	case s.centred:
		x += (s.width - l.width) / 2
	}
	baseline := y + set.baseline(s)
	for i := range l.fragments {
		f := &l.fragments[i]
		if f.note != nil {
			boxes = append(boxes, Box{Kind: BoxAnchor, X: x + f.x, Y: y, Anchor: f.note.back})
		}
		boxes = set.appendFragment(boxes, f, x+f.x, baseline, e)
	}
	return boxes
}

// appendFragment places a fragment on a baseline, under it the ground of code,
// below it the line of a link out of the document.
func (set *setter) appendFragment(boxes []Box, f *fragment, x, baseline float64, e *Element) []Box {
	if f.el != nil {
		e = f.el
	}
	m := set.fonts.Metrics(f.style)
	b := Box{Kind: BoxText, Element: e, X: x, Y: baseline - f.rise - m.Ascent, W: f.width, H: m.Ascent + m.Descent,
		Baseline: baseline - f.rise, Line: &f.line, Ink: f.ink, To: f.to, At: f.at}
	if f.code {
		boxes = append(boxes, rule(x, b.Y, b.W, b.H, set.ink.tint))
	}
	boxes = append(boxes, b)
	if f.to != nil && f.to.URL != "" {
		boxes = append(boxes, rule(x, baseline+m.Descent/2, b.W, f.style.Size/25, set.underline(f)))
	}
	return boxes
}

// underline is the colour of the line below a link: soft below an address, which shows by itself
// that it is one.
func (set *setter) underline(f *fragment) color.Color {
	if f.address {
		return set.ink.frame
	}
	return set.ink.named
}

// rule is a filled rectangle that is no part of the text.
func rule(x, y, w, h float64, ink color.Color) Box {
	return Box{Kind: BoxFill, X: x, Y: y, W: w, H: h, Ink: ink}
}

// stack is a paragraph that stands whole: its boxes and their height.
func (set *setter) stack(spans []span, s setting, e *Element) (boxes []Box, height float64) {
	lines := fill(set.fonts, spans, s.width)
	boxes = make([]Box, 0, len(lines))
	for _, l := range lines {
		boxes = set.appendLine(boxes, l, s, height, e)
		height += s.height()
	}
	return boxes, height
}

// label places a number before the text it belongs to. A space ends it, for those
// who copy the text, and a stop for those who hear it.
func (set *setter) label(number, lead string, style typeset.Style, ink color.Color, s setting, e *Element) []Box {
	line, _ := set.fonts.Shape(number+" ", style) // cannot fail: digits and points
	width := set.fonts.Width(number, style)
	e = e.child(Span)
	e.Actual = lead
	f := fragment{span: &span{style: style, ink: ink}, line: line, width: width}
	return set.lineBoxes(textLine{[]fragment{f}, width}, s, 0, e)
}

// styled is a text in one style.
func styled(text string, style typeset.Style, ink color.Color) []span {
	if text == "" {
		return nil
	}
	return []span{{text: text, style: style, ink: ink}}
}

// balanced returns the least width, within a hundredth, at which the spans take
// no more lines than at the given one: so that a title of two lines has no lone
// word in the second.
func (set *setter) balanced(spans []span, width float64) float64 {
	lines := len(fill(set.fonts, spans, width))
	low, high := width/float64(max(lines, 1)), width
	for high-low > width/100 {
		if middle := (low + high) / 2; len(fill(set.fonts, spans, middle)) > lines {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}
