package report

import (
	"image/color"
	"iter"
	"sort"
	"strings"

	"github.com/rivo/uniseg"

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
	to      *target
	el      *element // of a link; nil: that of the paragraph
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
	f := newFiller(fonts, spans, width)
	if l, ok := f.single(); ok {
		return []textLine{l}
	}
	var lines []textLine
	pieces := f.pieces()
	for i, start := 0, 0; i < len(pieces); {
		n := f.fit(start, pieces[i:])
		end := 0
		if n > 0 {
			end = pieces[i+n-1].end
			i += n
		} else if end = f.split(start, pieces[i].end); end == pieces[i].end {
			i++
		}
		lines = append(lines, f.line(start, end))
		start = end
	}
	return lines
}

// slack (points) keeps a text on one line whose width was computed on another
// way, rounding included.
const slack = 1e-6

// filler breaks one paragraph.
type filler struct {
	fonts  *typeset.Fonts
	spans  []span
	starts []int // offset of each span in text, and the end of text
	text   string
	width  float64
}

func newFiller(fonts *typeset.Fonts, spans []span, width float64) *filler {
	f := &filler{fonts: fonts, spans: spans, width: width + slack}
	var b strings.Builder
	for _, s := range spans {
		f.starts = append(f.starts, b.Len())
		b.WriteString(s.text)
	}
	f.starts = append(f.starts, b.Len())
	f.text = b.String()
	return f
}

// cellLength is up to how many bytes a text is set on one line before it is known
// to fit, as most cells of tables do.
const cellLength = 60

// single sets all of the text on one line; it reports whether it fits.
func (f *filler) single() (textLine, bool) {
	end := len(f.text)
	if end == 0 || strings.Contains(f.text, "\n") {
		return textLine{}, false
	}
	if end <= cellLength && f.visible(0, end) == end {
		l := f.line(0, end)
		return l, l.width <= f.width
	}
	if f.measure(0, end) > f.width {
		return textLine{}, false
	}
	return f.line(0, end), true
}

// piece ends at an offset where the text may be broken; at a hard end it must.
type piece struct {
	end  int
	hard bool
}

// pieces returns the places where the text may be broken, its end the last.
func (f *filler) pieces() []piece {
	var out []piece
	rest, state := f.text, -1
	for rest != "" {
		var hard bool
		start := len(f.text) - len(rest)
		_, rest, hard, state = uniseg.FirstLineSegmentInString(rest, state)
		end := len(f.text) - len(rest)
		out = f.addressBreaks(out, start, end)
		if f.breakable(end) {
			out = append(out, piece{end, hard && end < len(f.text)})
		}
	}
	return out
}

// breakable reports whether no tight span and no number forbids a break at the
// offset.
func (f *filler) breakable(at int) bool {
	i := f.at(at)
	return at == len(f.text) || !f.spans[i].tight && !measured(f.text, at)
}

// addressBreaks adds the breaks inside addresses between start and end.
func (f *filler) addressBreaks(out []piece, start, end int) []piece {
	for p := range f.parts(start, end) {
		if !p.address {
			continue
		}
		for at := p.start + 1; at < p.end; at++ {
			if strings.IndexByte("/?&=-_.%#", f.text[at-1]) >= 0 && f.text[at] != '/' {
				out = append(out, piece{end: at})
			}
		}
	}
	return out
}

// at returns the index of the span that the offset lies in.
func (f *filler) at(offset int) int {
	return sort.Search(len(f.spans), func(i int) bool { return f.starts[i+1] > offset })
}

// part is the part of a span that lies in text[start:end].
type part struct {
	*span
	start, end int
}

// parts yields the parts of the spans that make text[from:to].
func (f *filler) parts(from, to int) iter.Seq[part] {
	return func(yield func(part) bool) {
		for i := f.at(from); i < len(f.spans) && f.starts[i] < to; i++ {
			p := part{&f.spans[i], max(from, f.starts[i]), min(to, f.starts[i+1])}
			if p.start < p.end && !yield(p) {
				return
			}
		}
	}
}

func (f *filler) measure(from, to int) float64 {
	w := 0.0
	for p := range f.parts(from, to) {
		w += f.fonts.Width(f.text[p.start:p.end], p.style)
	}
	return w
}

// fit returns how many of the pieces after start fit on a line; none when the
// first is too wide. Words and spaces are measured one by one, which leaves out the
// kerning between them; so the line is measured again as a whole.
func (f *filler) fit(start int, pieces []piece) int {
	w, from, n := 0.0, start, 0
	for _, p := range pieces {
		visible := f.visible(from, p.end)
		word := f.measure(from, visible)
		if w+word+f.hyphen(visible) > f.width {
			break
		}
		n++
		if p.hard {
			break
		}
		w += word + f.measure(visible, p.end)
		from = p.end
	}
	for n > 0 {
		visible := f.visible(start, pieces[n-1].end)
		if f.measure(start, visible)+f.hyphen(visible) <= f.width {
			break
		}
		n--
	}
	return n
}

// spaces vanish at the end of a line; no-break spaces stay.
const spaces = " \n\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u200B\u205F\u3000"

// visible returns the end of text[from:to] without the spaces at its end.
func (f *filler) visible(from, to int) int {
	return from + len(strings.TrimRight(f.text[from:to], spaces))
}

const softHyphen = "\u00AD"

// hyphen is the width of the hyphen that shows when a line ends at an offset.
func (f *filler) hyphen(end int) float64 {
	if !f.hyphenated(end) {
		return 0
	}
	return f.fonts.Width("-", f.spans[f.at(end-1)].style)
}

func (f *filler) hyphenated(end int) bool {
	return end < len(f.text) && strings.HasSuffix(f.text[:end], softHyphen)
}

// split breaks a piece too wide for a line after as many grapheme clusters as
// fit, but at least one. As in fit, clusters are measured one by one first.
func (f *filler) split(start, end int) int {
	var ends []int
	w, at, state := 0.0, start, -1
	for rest := f.text[start:end]; rest != "" && w <= f.width; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		w += f.measure(at, at+len(cluster))
		at += len(cluster)
		ends = append(ends, at)
	}
	n := len(ends)
	for n > 1 && f.measure(start, f.visible(start, ends[n-1])) > f.width {
		n--
	}
	return ends[n-1]
}

// line shapes a stretch of the text. Of the spaces at its end it keeps one, which
// takes no room, for those who copy the text or hear it.
func (f *filler) line(start, end int) textLine {
	var l textLine
	visible := f.visible(start, end)
	for p := range f.parts(start, visible) {
		text := f.text[p.start:p.end]
		if p.end == visible && f.hyphenated(visible) {
			text += "-"
		}
		line, _ := f.fonts.Shape(text, p.style) // cannot fail: checked when the span was made
		width := line.Width
		if p.end == visible && visible < end {
			line, _ = f.fonts.Shape(text+" ", p.style)
		}
		l.fragments = append(l.fragments, fragment{span: p.span, line: line, x: l.width, width: width})
		l.width += width
	}
	return l
}

// elide cuts a text that is wider than width (points) after as many grapheme
// clusters as fit, with an ellipsis.
func (c *composer) elide(text string, width float64) string {
	style := regular(c.smallSize)
	if c.fonts.Width(text, style) <= width {
		return text
	}
	kept, state := "", -1
	for rest := text; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if c.fonts.Width(kept+cluster+"…", style) > width {
			break
		}
		kept += cluster
	}
	return strings.TrimRight(kept, spaces) + "…"
}

// balanced returns the least width, within a hundredth, at which the spans take
// no more lines than at the given one: so that a title of two lines has no lone
// word in the second.
func (c *composer) balanced(spans []span, width float64) float64 {
	lines := len(fill(c.fonts, spans, width))
	low, high := width/float64(max(lines, 1)), width
	for high-low > width/100 {
		if middle := (low + high) / 2; len(fill(c.fonts, spans, middle)) > lines {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}
