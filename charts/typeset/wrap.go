package typeset

import (
	"math"
	"strings"

	"github.com/rivo/uniseg"
)

// Wrap sets text in lines no wider than width (points), broken where Unicode
// allows it (Standard Annex 14, so Chinese breaks between characters and
// closing punctuation never begins a line). A word wider than width is broken
// between grapheme clusters; at least one stands on a line, whatever the
// width. Line ends in the text ("\n", "\r\n", U+2028, U+2029) are kept, one at
// the text's end adds no empty line; an empty text has no lines. Lines do not
// end in spaces; a soft hyphen shows where a line is broken at it.
//
// Errors are those of [Fonts.Shape].
func (f *Fonts) Wrap(text string, s Style, width float64) ([]Line, error) {
	if text == "" {
		return nil, nil
	}
	var lines []Line
	for _, paragraph := range paragraphs(text) {
		paragraph, err := f.prepare(paragraph, s)
		if err != nil {
			return nil, within(err, text)
		}
		w := wrapper{fonts: f, style: s, width: width + tolerance, text: paragraph}
		lines = append(lines, w.lines()...)
	}
	return lines, nil
}

// tolerance (points) keeps a text on one line whose width was computed by the
// caller on another way, rounding included.
const tolerance = 1e-6

// paragraphs cuts text at its line ends.
func paragraphs(text string) []string {
	if strings.ContainsAny(text, "\r\u2028\u2029") {
		text = strings.NewReplacer("\r\n", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// within makes an error about a paragraph one about the whole text.
func within(err error, text string) error {
	switch e := err.(type) {
	case *UncoveredError:
		if at := strings.IndexRune(text, e.Rune); at >= 0 {
			return &UncoveredError{e.Rune, at, text}
		}
	case *RefusedError:
		// The paragraphs before hold nothing to refuse, so the first is it.
		if at := strings.Index(text, e.Text[e.Offset:]); at >= 0 {
			return &RefusedError{e.Rune, at, text, e.Reason}
		}
	}
	return err
}

// A wrapper breaks one prepared paragraph.
type wrapper struct {
	fonts *Fonts
	style Style
	width float64
	text  string
}

// lines fills line after line with as many pieces as fit.
func (w *wrapper) lines() []Line {
	if p := w.fonts.pen(w.style); p.advance(strings.TrimRight(w.text, spaces), w.width) && w.text != "" {
		return []Line{w.line(0, len(w.text))} // as most labels are
	}
	pieces := pieces(w.text)
	var lines []Line
	start := 0
	for i := 0; i < len(pieces) || len(lines) == 0; {
		end, n := w.fill(start, pieces[i:])
		if n > 0 {
			lines = append(lines, w.line(start, end))
			start, i = end, i+n
			continue
		}
		if i == len(pieces) { // an empty paragraph
			return append(lines, Line{})
		}
		end = w.split(start, pieces[i])
		lines = append(lines, w.line(start, end))
		if start = end; start == pieces[i] {
			i++
		}
	}
	return lines
}

// pieces returns the offsets at which text may be broken, its end the last.
func pieces(text string) []int {
	var ends []int
	rest, state := text, -1
	for rest != "" {
		_, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		ends = append(ends, len(text)-len(rest))
	}
	return ends
}

// fill returns how many of the pieces after start fit on a line, and the
// offset where they end.
func (w *wrapper) fill(start int, pieces []int) (end, n int) {
	p := w.fonts.pen(w.style)
	end = start
	from := start
	for i, to := range pieces {
		visible := from + len(strings.TrimRight(w.text[from:to], spaces))
		if !p.advance(w.text[from:visible], w.width) {
			return end, n
		}
		if w.endWidth(p, visible) <= w.width {
			end, n = to, i+1
		}
		p.advance(w.text[visible:to], math.Inf(1))
		from = to
	}
	return end, n
}

// endWidth is the width of a line that ends at the offset: a hyphen wider than
// what the pen has set where that is a soft one and more text follows.
func (w *wrapper) endWidth(p pen, end int) float64 {
	if w.hyphenated(end) {
		p.step('-')
	}
	return p.width()
}

func (w *wrapper) hyphenated(end int) bool {
	return end < len(w.text) && strings.HasSuffix(w.text[:end], string(rune(softHyphen)))
}

// split breaks a piece too wide for a line after as many grapheme clusters as
// fit, but at least one.
func (w *wrapper) split(start, end int) int {
	p := w.fonts.pen(w.style)
	at, state := start, -1
	for rest := w.text[start:end]; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		fits := p.advance(cluster, w.width)
		if !fits && at > start && strings.Trim(cluster, spaces) != "" {
			return at
		}
		at += len(cluster)
	}
	return at
}

// line shapes a stretch of the paragraph without the spaces at its end.
func (w *wrapper) line(start, end int) Line {
	text := strings.TrimRight(w.text[start:end], spaces)
	hyphenated := w.hyphenated(start + len(text))
	text = strings.TrimRight(text, spaces+string(rune(softHyphen))) // no space stays behind one that vanishes
	if hyphenated {
		text += "-"
	}
	return w.fonts.shape(text, w.style)
}

// spaces are the characters that vanish at a line's end: those that allow a
// break. No-break spaces stay.
const spaces = " \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u200B\u205F\u3000"

// advance sets a piece of text, and reports whether it ends within width. It
// stops where it does not, so that a word without end is not measured anew for
// every line it fills.
func (p *pen) advance(text string, width float64) bool {
	for _, r := range text {
		if p.step(r); p.width() > width {
			return false
		}
	}
	return true
}
