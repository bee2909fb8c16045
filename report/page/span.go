package page

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"briefing/charts/typeset"
)

// span is a stretch of text in one style.
type span struct {
	text  string
	style typeset.Style
	ink   color.Color
	rise  float64 // points the baseline stands above that of the line
	// tight keeps the span on the line of what is before it, whole.
	tight bool
	// address allows a break after each punctuation mark: Unicode's rules leave
	// long stretches of an address unbroken.
	address bool
	code    bool
	at      string // which number the text is, where that can be asked
	to      *Target
	el      *Element // of a link; nil: that of the paragraph
	// note is the footnote whose first mark the span is.
	note *footnote
}

// appendSpan appends a span that has text, to the last one where both are alike.
func appendSpan(spans []span, s span) []span {
	if s.text == "" {
		return spans
	}
	if n := len(spans) - 1; n >= 0 {
		last := spans[n]
		last.text = s.text
		if last == s {
			spans[n].text += s.text
			return spans
		}
	}
	return append(spans, s)
}

// fragment is the part of a span that stands on a line.
type fragment struct {
	*span
	line  typeset.Line
	x     float64 // from the left end of the line
	width float64 // of the line without a space at its end
}

// textLine is a line of a paragraph.
type textLine struct {
	fragments []fragment
	width     float64
}

// fill sets the spans in lines no wider than width (points), broken where
// Unicode Standard Annex 14 allows it; a line feed ends a line. A word wider than
// the line is broken between grapheme clusters. The text must be covered by the
// fonts.
func fill(fonts *typeset.Fonts, spans []span, width float64) []textLine {
	f := newFiller(fonts, spans)
	if l, ok := f.single(width); ok {
		return []textLine{l}
	}
	return f.lines(f.text.Lines(f.breaks(), width))
}

// fillParagraph is fill, but that lines are narrower where that gives company to a lone word in
// the last one, as long as there are no more of them.
func fillParagraph(fonts *typeset.Fonts, spans []span, width float64) []textLine {
	f := newFiller(fonts, spans)
	if l, ok := f.single(width); ok {
		return []textLine{l}
	}
	breaks := f.breaks()
	ends := f.text.Lines(breaks, width)
	if f.lastWidth(ends) >= shortLine*width {
		return f.lines(ends)
	}
	for percent := 99; percent >= leastNarrowed; percent-- {
		others := f.text.Lines(breaks, width*float64(percent)/100)
		if len(others) > len(ends) || cuts(others, breaks) {
			break
		}
		if f.lastWidth(others) >= shortLine*width {
			return f.lines(others)
		}
	}
	return f.lines(ends)
}

// shortLine is the part of its paragraph's width below which a last line is too short, and
// leastNarrowed to how many percent of the width the lines are narrowed to lengthen it.
const (
	shortLine     = 0.12
	leastNarrowed = 88
)

// cuts reports whether a line ends where the text may not be broken: in a word wider than it.
func cuts(ends []int, breaks []typeset.Break) bool {
	for _, end := range ends {
		_, allowed := slices.BinarySearchFunc(breaks, end, func(b typeset.Break, end int) int { return b.End - end })
		if !allowed {
			return true
		}
	}
	return false
}

// lastWidth is the width of the last of the lines with the ends given.
func (f *filler) lastWidth(ends []int) float64 {
	n := len(ends)
	if n < 2 {
		return math.Inf(1)
	}
	return f.text.Width(ends[n-2], f.visible(ends[n-2], ends[n-1]))
}

// lines sets lines with the ends given.
func (f *filler) lines(ends []int) []textLine {
	var lines []textLine
	start := 0
	for _, end := range ends {
		lines = append(lines, f.line(start, end))
		start = end
	}
	return lines
}

// slack (points) is by how much what was computed on another way may differ,
// rounding included.
const slack = 1e-6

// filler sets one paragraph in lines.
type filler struct {
	text  *typeset.Paragraph // of the spans
	fonts *typeset.Fonts
	spans []span
}

func newFiller(fonts *typeset.Fonts, spans []span) *filler {
	texts := make([]typeset.Span, len(spans))
	for i, s := range spans {
		texts[i] = typeset.Span{Text: s.text, Style: s.style}
	}
	return &filler{fonts.Paragraph(texts), fonts, spans}
}

// cellLength is up to how many bytes a text is set on one line before it is known
// to fit, as most cells of tables do.
const cellLength = 60

// single sets all of the text on one line; it reports whether it fits.
func (f *filler) single(width float64) (textLine, bool) {
	end := len(f.text.Text)
	if end == 0 || strings.Contains(f.text.Text, "\n") {
		return textLine{}, false
	}
	if end <= cellLength && f.visible(0, end) == end {
		l := f.line(0, end)
		return l, l.width <= width+slack
	}
	if !f.text.Fits(width) {
		return textLine{}, false
	}
	return f.line(0, end), true
}

// breaks returns the places where the text may be broken: those that Unicode
// allows and no tight span or number forbids, and those inside addresses.
func (f *filler) breaks() []typeset.Break {
	var out []typeset.Break
	start := 0
	for _, b := range f.text.Breaks() {
		out = f.addressBreaks(out, start, b.End)
		if f.breakable(b.End) {
			out = append(out, b)
		}
		start = b.End
	}
	return out
}

// breakable reports whether no tight span and no number forbids a break at the
// offset.
func (f *filler) breakable(at int) bool {
	return at == len(f.text.Text) || !f.spans[f.text.Span(at)].tight && !insideMeasure(f.text.Text, at)
}

// addressBreaks adds the breaks inside addresses between start and end.
func (f *filler) addressBreaks(out []typeset.Break, start, end int) []typeset.Break {
	for p := range f.text.Parts(start, end) {
		if !f.spans[p.Span].address {
			continue
		}
		for at := p.From + 1; at < p.To; at++ {
			if strings.IndexByte("/?&=-_.%#", f.text.Text[at-1]) >= 0 && f.text.Text[at] != '/' {
				out = append(out, typeset.Break{End: at})
			}
		}
	}
	return out
}

// visible returns the end of text[from:to] without the spaces at its end.
func (f *filler) visible(from, to int) int {
	return from + len(typeset.TrimSpaces(f.text.Text[from:to]))
}

// line shapes a stretch of the text. Of the spaces at its end it keeps one, which
// takes no room, for those who copy the text or hear it.
func (f *filler) line(start, end int) textLine {
	var l textLine
	visible := f.visible(start, end)
	for p := range f.text.Parts(start, visible) {
		text, s := f.text.Text[p.From:p.To], &f.spans[p.Span]
		if p.To == visible && f.text.Hyphenated(visible) {
			text += "-"
		}
		line, _ := f.fonts.Shape(text, s.style) // cannot fail: checked when the span was made
		width := line.Width
		if p.To == visible && visible < end {
			line, _ = f.fonts.Shape(text+" ", s.style)
		}
		l.fragments = append(l.fragments, fragment{span: s, line: line, x: l.width, width: width})
		l.width += width
	}
	return l
}
