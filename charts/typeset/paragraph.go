package typeset

import (
	"iter"
	"math"
	"sort"
	"strings"

	"github.com/rivo/uniseg"
)

// Span is a stretch of text in one style.
type Span struct {
	Text  string
	Style Style
}

// Paragraph is text of one or several styles that is to be broken into lines.
// All lines of the program are broken here. Offsets are those of bytes in Text.
type Paragraph struct {
	Text string // of all spans, composed as it is drawn

	fonts  *Fonts
	styles []Style
	starts []int // offset of each span, and the end of the text
}

// Paragraph joins spans, whose text must be covered by the fonts.
func (f *Fonts) Paragraph(spans []Span) *Paragraph {
	if len(spans) == 1 {
		return f.paragraph(f.compose(spans[0].Text, spans[0].Style), spans[0].Style)
	}
	p := &Paragraph{fonts: f, styles: make([]Style, 0, len(spans)), starts: make([]int, 1, len(spans)+1)}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(f.compose(s.Text, s.Style))
		p.styles = append(p.styles, s.Style)
		p.starts = append(p.starts, b.Len())
	}
	p.Text = b.String()
	return p
}

// paragraph is Paragraph for composed text of one style.
func (f *Fonts) paragraph(text string, s Style) *Paragraph {
	return &Paragraph{Text: text, fonts: f, styles: []Style{s}, starts: []int{0, len(text)}}
}

// Span returns the index of the span that the offset lies in.
func (p *Paragraph) Span(offset int) int {
	return sort.Search(len(p.styles), func(i int) bool { return p.starts[i+1] > offset })
}

// Part is what a stretch of a paragraph has of a span.
type Part struct {
	Span     int // index
	From, To int
}

// Parts yields the parts of the spans that make Text[from:to].
func (p *Paragraph) Parts(from, to int) iter.Seq[Part] {
	return func(yield func(Part) bool) {
		for i := p.Span(from); i < len(p.styles) && p.starts[i] < to; i++ {
			part := Part{i, max(from, p.starts[i]), min(to, p.starts[i+1])}
			if part.From < part.To && !yield(part) {
				return
			}
		}
	}
}

// A Break is a place where a line may end. After a hard one it must: the text has
// a line end there.
type Break struct {
	End  int
	Hard bool
}

// Breaks returns the places where Unicode allows to break the text (Standard
// Annex 14), its end the last, which is never hard.
func (p *Paragraph) Breaks() []Break {
	var breaks []Break
	rest, state := p.Text, -1
	for rest != "" {
		var hard bool
		_, rest, hard, state = uniseg.FirstLineSegmentInString(rest, state)
		breaks = append(breaks, Break{len(p.Text) - len(rest), hard && rest != ""})
	}
	return breaks
}

// tolerance (points) keeps a text on one line whose width was computed by the
// caller on another way, rounding included.
const tolerance = 1e-6

// Fits reports whether the text stands on one line of the width (points).
func (p *Paragraph) Fits(width float64) bool {
	c := p.cursor(0)
	return c.advance(len(TrimSpaces(p.Text)), width+tolerance)
}

// Width returns the width of a stretch of the text on a line of its own, in
// points; spaces at its end count.
func (p *Paragraph) Width(from, to int) float64 {
	c := p.cursor(from)
	c.advance(to, math.Inf(1))
	return c.width()
}

// Lines fills lines no wider than width (points) with as much text as the breaks
// allow, and returns where they end. What has no break and is wider than a line is
// broken between grapheme clusters; at least one stands on a line, whatever the
// width. Spaces at the end of a line, which take no room, belong to it.
func (p *Paragraph) Lines(breaks []Break, width float64) []int {
	width += tolerance
	var ends []int
	for start := 0; len(breaks) > 0; {
		n := p.fill(start, breaks, width)
		end := breaks[max(n, 1)-1].End
		if n == 0 {
			end = p.split(start, end, width)
		}
		if n == 0 && end == breaks[0].End {
			n = 1
		}
		ends = append(ends, end)
		start, breaks = end, breaks[n:]
	}
	return ends
}

// fill returns how many of the stretches between breaks fit on a line that begins
// at start.
func (p *Paragraph) fill(start int, breaks []Break, width float64) int {
	c := p.cursor(start)
	n := 0
	for i, b := range breaks {
		visible := c.at + len(TrimSpaces(p.Text[c.at:b.End]))
		if !c.advance(visible, width) {
			break
		}
		if c.endWidth() <= width {
			n = i + 1
		}
		if b.Hard {
			break
		}
		c.advance(b.End, math.Inf(1))
	}
	return n
}

// split returns where to break a stretch too wide for a line: after as many
// grapheme clusters as fit, but at least one.
func (p *Paragraph) split(start, end int, width float64) int {
	c := p.cursor(start)
	at, state := start, -1
	for rest := p.Text[start:end]; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		fits := c.advance(at+len(cluster), width)
		if !fits && at > start && strings.Trim(cluster, spaces) != "" {
			return at
		}
		at += len(cluster)
	}
	return at
}

// Hyphenated reports whether a hyphen shows when a line ends at the offset: where
// a soft one stands before it and more text follows.
func (p *Paragraph) Hyphenated(end int) bool {
	return end < len(p.Text) && strings.HasSuffix(p.Text[:end], softHyphen)
}

// softHyphen shows only where a line is broken at it.
const softHyphen = "\u00AD"

// spaces are the characters that vanish at a line's end: those that allow a
// break, and line ends. No-break spaces stay.
const spaces = " \n\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u200B\u205F\u3000"

// TrimSpaces returns the text without the spaces that vanish at the end of a line.
func TrimSpaces(text string) string { return strings.TrimRight(text, spaces) }

// A cursor measures a paragraph from a place on, with the pen of the span that it
// is in.
type cursor struct {
	p        *Paragraph
	at, span int
	pen      pen
	before   float64 // points of the spans before
}

func (p *Paragraph) cursor(at int) cursor {
	c := cursor{p: p, at: at, span: p.Span(at)}
	if c.span < len(p.styles) {
		c.pen = p.fonts.pen(p.styles[c.span])
	}
	return c
}

// advance sets the text up to an offset, and reports whether it ends within width.
// It stops where it does not, so that a word without end is not measured anew for
// every line it fills.
func (c *cursor) advance(to int, width float64) bool {
	for c.at < to {
		if c.at == c.p.starts[c.span+1] {
			c.before += c.pen.width()
			c.span++
			c.pen = c.p.fonts.pen(c.p.styles[c.span])
		}
		end := min(to, c.p.starts[c.span+1])
		for _, r := range c.p.Text[c.at:end] {
			if c.pen.add(r); c.width() > width {
				return false
			}
		}
		c.at = end
	}
	return true
}

func (c *cursor) width() float64 { return c.before + c.pen.width() }

// endWidth is the width of a line that ends at the cursor, a hyphen included where
// one shows.
func (c *cursor) endWidth() float64 {
	if !c.p.Hyphenated(c.at) {
		return c.width()
	}
	pen := c.pen
	pen.add('-')
	return c.before + pen.width()
}

// WidestWord returns the width (points) of the widest stretch of a text that has
// no place to break.
func (f *Fonts) WidestWord(text string, s Style) float64 {
	p := f.paragraph(f.compose(text, s), s)
	widest, start := 0.0, 0
	for _, b := range p.Breaks() {
		widest = max(widest, f.Width(TrimSpaces(p.Text[start:b.End]), s))
		start = b.End
	}
	return widest
}

// Elide cuts a text that is wider than width (points) after as many grapheme
// clusters as fit, with an ellipsis.
func (f *Fonts) Elide(text string, s Style, width float64) string {
	if f.Width(text, s) <= width {
		return text
	}
	kept, state := 0, -1
	for rest := text; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if f.Width(text[:kept+len(cluster)]+"…", s) > width {
			break
		}
		kept += len(cluster)
	}
	return TrimSpaces(text[:kept]) + "…"
}
