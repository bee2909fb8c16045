package charts

import (
	"image/color"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/language"
)

// A title that names a line that stands out names it in the colour of the line, so that the two are
// seen as one before the name beside the line is read.

// textRun is a part of a line of text with its colour.
type textRun struct {
	text string
	ink  color.RGBA
}

// stepRuns divides a line of the title or subtitle at the names of lines that stand out, where they
// are whole words.
func stepRuns(p *chartPlan, text string, ink color.RGBA) (runs []textRun) {
	names, inks := namesInColour(p)
	for text != "" {
		at, size, nth := language.NextName(text, names)
		if at > 0 {
			runs = append(runs, textRun{text[:at], ink})
		}
		if nth < 0 {
			break
		}
		runs = append(runs, textRun{text[at : at+size], inks[nth]})
		text = text[at+size:]
	}
	return runs
}

// namesInColour are the names that the title has in the colours of their marks: of the series that stand
// out, of a few lines and of the two ends of dumbbells, each of which has its own, or of the bars that stand out.
func namesInColour(p *chartPlan) (names []string, inks []color.RGBA) {
	c := p.chart
	add := func(ink color.RGBA, called ...string) {
		for _, name := range called {
			if colourful(ink) { // a grey would take it back
				names, inks = append(names, name), append(inks, readable(ink, p.theme.Ink, p.theme.Paper))
			}
		}
	}
	if c.Facets == data.FacetsFigures {
		return nil, nil
	}
	lines := c.Kind.OverTime() && !c.Kind.Stacks() || p.form.points
	few := lines && !p.out.any() && c.Facets == data.FacetsNone && len(c.Series) > 1 && len(c.Series) <= fewLines
	for i := range c.Series {
		if own, out := p.out.ink(c.Series[i].Name); out {
			add(own, p.words.seriesName(i))
		} else if few {
			add(p.seriesInk(i), p.words.seriesName(i))
		}
	}
	if bars := p.form.groups && p.shades != nil && !p.out.any() || !p.form.points && len(c.Series) == 1 && !p.form.changes; bars && p.keyStandsOut && !c.Kind.OverTime() {
		for _, k := range p.keys {
			if p.words.highlighted(k.String()) && !c.Periods {
				add(nameOfGroups(p), append(adjectivesOf(p, k), p.words.keyText(k))...)
			}
		}
	}
	return names, inks
}

// putRuns adds a line of the title or subtitle, run by run.
func (s *sheet) putRuns(r role, line typeset.Line, style typeset.Style, ink color.RGBA, x, y float64) {
	runs := stepRuns(s.plan, line.Text, ink)
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
