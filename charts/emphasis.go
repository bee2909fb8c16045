package charts

import (
	"image/color"
	"slices"

	"github.com/lucasb-eyer/go-colorful"

	"briefing/data"
)

// What stands out is drawn last, thicker, and in a colour of its own for each series, so
// that it can be followed where lines cross. The others are behind it: thin, pale and
// without markers. They are context, and no reader follows one of many.

// manyLines is the number of lines above which those that do not stand out lose their
// names: more of them would only fill the picture.
const manyLines = 8

// outstanding lists the names of the series that stand out, in the order in which the file
// names them: the first has the accent colour.
func outstanding(c *data.Chart) []string {
	var names []string
	for _, name := range c.Highlight {
		if slices.ContainsFunc(c.Series, func(s data.Plotted) bool { return s.Name == name }) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// inksOfOutstanding are the colours of the series that stand out: those of years one after the
// other, over those of other years, lead from one colour to the accent, the latest the strongest.
func inksOfOutstanding(p *chartPlan) []color.RGBA {
	n := len(p.out.names)
	if !p.form.years || n < 2 || p.theme.Copied {
		return p.theme.outstandingInks(n)
	}
	way := p.theme.wayToAccent(n)
	if len(p.theme.apart(nil, way)) < n || p.theme.leastApart(way, 0, p.theme.visions()) < rampDifference {
		return p.theme.outstandingInks(n)
	}
	inks := make([]color.RGBA, n)
	next := 0
	for _, s := range p.chart.Series { // which are in the order of time
		if i := slices.Index(p.out.names, s.Name); i >= 0 && next < n {
			inks[i], next = way[next], next+1
		}
	}
	return inks
}

// wayToAccent are so many colours from that which is least like the accent to one stronger than it,
// by the shorter way through the hues. Lines that cross each other need more than shades of one.
func (t Theme) wayToAccent(n int) []color.RGBA {
	from, _ := colorful.MakeColor(t.opposite())
	to, _ := colorful.MakeColor(blend(t.Accent, t.Ink, 0.8))
	way := make([]color.RGBA, n)
	for i := range way {
		r, g, b := from.BlendLuvLCh(to, float64(i)/float64(max(n-1, 1))).Clamped().RGB255()
		way[i] = color.RGBA{r, g, b, 255}
	}
	return way
}

// outstandingInks are colours for so many of what stands out: the accent colour first, then
// those of series that can be told from it, from each other and from the muted colour. Where
// the accent is too near to several of them, as greys are, it gives way. There may be fewer.
func (t Theme) outstandingInks(n int) []color.RGBA {
	if n <= 1 {
		return []color.RGBA{t.Accent}[:n]
	}
	with := t.apart([]color.RGBA{t.Accent}, t.Series)
	if n <= len(with) {
		return with[:n]
	}
	without := t.apart(nil, t.Series)
	if len(without) < len(with) {
		without = with
	}
	return without[:min(n, len(without))]
}

// behindShade is a shade of an ordered scale for what is context: as strong as it, but paler, and of
// the hue of what is muted.
func (t Theme) behindShade(shade color.RGBA) color.RGBA {
	of := func(c color.RGBA) colorful.Color { made, _ := colorful.MakeColor(c); return made }
	l, _, _ := of(blend(grey(shade), t.Paper, 0.35)).Lab()
	_, a, b := of(t.Muted).Lab()
	r, g, blue := colorful.Lab(l, a, b).Clamped().RGB255()
	return color.RGBA{r, g, blue, 255}
}

// apart adds those colours of series that are not the accent, the muted colour or a shade of
// them. That anyone can tell colours of series apart is held elsewhere, and context is thinner.
func (t Theme) apart(list, more []color.RGBA) []color.RGBA {
	near := func(a, b color.RGBA) bool { return t.visions()[0].difference(a, b) < minDifference }
	for _, c := range more {
		if !near(c, t.Muted) && !slices.ContainsFunc(list, func(other color.RGBA) bool { return near(c, other) }) {
			list = append(list, c)
		}
	}
	return list
}

// emphasis is the series of a chart that stand out from the others.
type emphasis struct {
	names []string     // the one with the accent colour first
	inks  []color.RGBA // their colours
}

// any reports whether some series stands out.
func (e *emphasis) any() bool { return len(e.names) > 0 }

// ink is the colour of a series that stands out.
func (e *emphasis) ink(name string) (color.RGBA, bool) {
	i := slices.Index(e.names, name)
	if i < 0 || len(e.inks) == 0 {
		return color.RGBA{}, false
	}
	return e.inks[i%len(e.inks)], true
}

// behind reports whether a series is context for others that stand out. In panels of series
// each has a place of its own.
func (p *chartPlan) behind(series int) bool {
	_, out := p.out.ink(p.chart.Series[series].Name)
	return p.out.any() && !out && p.chart.Facets != data.FacetsSeries
}

// contextInk is the colour of a line that is context: paler where there are many.
func (p *chartPlan) contextInk() color.RGBA {
	if p.nameless() {
		return blend(p.theme.Muted, p.theme.Paper, 0.4)
	}
	return p.theme.Muted
}

// nameless reports whether the lines that do not stand out are too many to be named.
func (p *chartPlan) nameless() bool {
	if p.parent != nil {
		return p.parent.nameless()
	}
	return p.form.context != nil && p.form.context(p.words) > 0
}

// contextLines is how many lines of a chart over time have no name, since others stand out.
// A panel has the name of its series.
func contextLines(w chartWords) int {
	switch w.chart.Facets {
	case data.FacetsSeries:
		return 0
	case data.FacetsFigures:
		return unnamed(len(w.facetNames()), len(outstanding(w.chart)))
	}
	return unnamed(len(w.chart.Series), len(outstanding(w.chart)))
}

// unnamed is how many of some lines have no name, where so many stand out.
func unnamed(lines, out int) int {
	if out == 0 || lines <= manyLines {
		return 0
	}
	return lines - out
}

// drawBehind draws what is context, if it is, behind all other marks.
func (s *scene) drawBehind(context bool, draw func()) {
	since := len(s.shapes)
	draw()
	for i := since; context && i < len(s.shapes); i++ {
		s.shapes[i].behind = true
	}
}
