package charts

import (
	"image/color"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/charts/typeset"
)

// A title that names a line that stands out names it in the colour of the line, so that the two are
// seen as one before the name beside the line is read.

// textRun is a part of a line of text with its colour.
type textRun struct {
	text string
	ink  color.RGBA
}

// runsOf divides a line of the title or subtitle at the names of lines that stand out, where they
// are whole words.
func (p *chartPlan) runsOf(text string, ink color.RGBA) (runs []textRun) {
	if !p.out.any() || !p.chart.Kind.OverTime() || p.chart.Kind.Stacks() {
		return []textRun{{text, ink}}
	}
	for text != "" {
		at, name, of := len(text), "", ink
		for i := range p.chart.Series {
			own, out := p.out.ink(p.chart.Series[i].Name)
			if word := p.words.seriesName(i); out && colourful(own) { // a grey would take it back
				if j := wordIn(text, word); j >= 0 && (j < at || j == at && len(word) > len(name)) {
					at, name, of = j, word, readable(own, p.theme.Ink, p.theme.Paper)
				}
			}
		}
		if at > 0 {
			runs = append(runs, textRun{text[:at], ink})
		}
		if name != "" {
			runs = append(runs, textRun{name, of})
		}
		text = text[at+len(name):]
	}
	return runs
}

// wordIn is where a word stands in a text, with no letter or digit on either side, or -1.
func wordIn(text, word string) int {
	within := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for from := 0; word != ""; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			break
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(word):])
		if !within(before) && !within(after) {
			return i
		}
		_, first := utf8.DecodeRuneInString(text[i:])
		from = i + first
	}
	return -1
}

// putRuns adds a line of the title or subtitle, run by run.
func (s *sheet) putRuns(r role, line typeset.Line, style typeset.Style, ink color.RGBA, x, y float64) {
	runs := s.plan.runsOf(line.Text, ink)
	if len(runs) == 1 && runs[0].ink == ink {
		s.put(r, noOwner, line, style, ink, x, y)
		return
	}
	for _, run := range runs {
		part := s.shape(run.text, style)
		s.put(r, noOwner, part, style, run.ink, x, y)
		x += part.Width
	}
}
