package charts

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"github.com/lucasb-eyer/go-colorful"

	"briefing/data"
	"briefing/data/language"
)

// A forecast is no more than an opinion on numbers that nobody has yet. Where those of all series
// begin at one time, with nothing known after it, the plot is divided there, and a word beside
// the divider says what the dashed part is; otherwise the foot says it.

// forecastFrom is where the forecasts of the chart begin on the time axis.
func (plot *timePlot) forecastFrom() (x float64, ok bool) {
	if !plot.plan.summary.statuses[data.Forecast] || plot.nth != nil {
		return 0, false
	}
	var first, last data.Key // the first forecast, and what is known last
	for _, s := range plot.plan.chart.Series {
		for i := range s.Values {
			switch v, k := &s.Values[i], s.Keys[i]; {
			case v.Is == data.Absent:
			case v.Status == data.Forecast && (first.Period.IsZero() || k.Period.Compare(first.Period) < 0):
				first = k
			case v.Status != data.Forecast && (last.Period.IsZero() || k.Period.Compare(last.Period) > 0):
				last = k
			}
		}
	}
	if first.Period.IsZero() || last.Period.IsZero() || last.Period.Compare(first.Period) > 0 {
		return 0, false
	}
	if x = plot.x(first); !plot.plan.form.holds && plot.follows(last, first) {
		x = plot.x(last) // from which the dashed line leads on
	}
	return x, x < plot.area.x1-plot.dotRadius()
}

// follows reports whether a key of the chart is the next after another, and nothing lacks
// between.
func (plot *timePlot) follows(a, b data.Key) bool {
	keys := plot.plan.keys
	i := slices.Index(keys, a)
	return a == b || i >= 0 && i+1 < len(keys) && keys[i+1] == b
}

// divide marks where forecasts begin: by a dotted line, a pale ground behind what follows, where
// no area or band has a colour of its own and the lines are no scenarios, and the word, which covers
// nothing. Where the word has no room, the foot says which values are forecasts, and nothing is marked.
func (l *lineChart) divide(trace lineDrawer) {
	x, ok := l.plot.forecastFrom()
	if !ok {
		return
	}
	s, area := l.sheet, l.plot.area
	shapes := slices.Clone(s.scene.shapes)
	if knownPast(l.plan) < 0 && !trace.style.filled && !(banded(l.plan.chart) && l.plan.chart.Intervals()) {
		ground := shape{role: roleBand, owner: noOwner, points: rect{x, area.y0, area.x1, area.y1}.corners(), closed: true, ink: inkOfForecast(s)}
		s.scene.shapes = append([]shape{ground}, s.scene.shapes...) // behind the bands of events
	}
	divider := len(s.scene.shapes)
	s.scene.polyline(roleReference, noOwner, blend(l.plan.theme.Soft, l.plan.theme.Paper, 0.4), max(0.9*l.u, 0.45), s.dots(), point{x, area.y0}, point{x, area.y1})
	if s.panel != nil && !s.panel.first {
		return // the first says it
	}
	top, ok := nameForecast(l, x)
	if !ok && s.panel == nil {
		s.scene.shapes = shapes
		return
	}
	s.scene.shapes[divider].points[1].y = max(top, area.y1)
	if s.panel == nil {
		s.said |= saysForecast
	}
}

// nameForecast places the word to the right of a divider, above the plot or as high in it as there is room,
// and returns how high it reaches.
func nameForecast(l *lineChart, x float64) (top float64, ok bool) {
	b := l.sheet.single(l.plan.say.Say(language.WordForecast), regular(l.tick))
	space, gap := labelSpace{plot: &l.plot}, max(5*l.u, 2)
	places := []float64{l.plot.area.y1 + gap/2 + b.height()}
	for y := l.plot.area.y1 - gap; y-b.height() >= l.plot.area.y0; y -= 0.5 * l.tick {
		places = append(places, y)
	}
	for _, space.overGhosts = range []bool{false, true} {
		for _, y := range places {
			at := point{x + gap, y}
			if area := b.area(at, left, right); area.x1 <= l.plot.area.x1 && space.free(area) {
				l.sheet.clear(area)
				l.sheet.place(roleRemark, noOwner, b, readable(l.plan.theme.Soft, l.plan.theme.Ink, inkOfBand(l.sheet)), at, left, right)
				return area.y1, true
			}
		}
	}
	return 0, false
}

// knownPast is the one series of a chart of lines that is known, where all others, at least two,
// are forecasts from where it ends; -1 for none.
func knownPast(p *chartPlan) int {
	past, c := -1, p.chart
	if !c.Kind.OverTime() || c.Kind.Stacks() || len(c.Series) < 3 || len(c.Series) > manyLines || c.Facets != data.FacetsNone {
		return -1
	}
	for i, s := range c.Series {
		forecast := len(s.Values) > 0 && s.Values[0].Status == data.Forecast
		if forecast {
			continue
		}
		if end, _, ok := lastValue(s); past >= 0 || !ok || end.Status == data.Forecast {
			return -1
		}
		past = i
	}
	return past
}

// pastOfScenarios is that series where it has the colour of text, as none of the choices: where this is
// like no colour of theirs.
func pastOfScenarios(p *chartPlan) int {
	past := knownPast(p)
	if past < 0 {
		return -1
	}
	c := p.chart
	for _, colour := range p.theme.Series[:min(len(c.Series)-1, len(p.theme.Series))] {
		if p.theme.visions()[0].difference(colour, p.theme.Ink) < minDifference {
			return -1
		}
	}
	return past
}

// inkOfScenario is the colour of what may follow the past: the warmer the higher it ends.
func inkOfScenario(p *chartPlan, series, past int) color.RGBA {
	place := 0
	for i := range p.chart.Series {
		if end, own := endOf(p, i), endOf(p, series); i != past && (end > own || end == own && i < series) {
			place++
		}
	}
	inks := inksOfScenarios(p, len(p.chart.Series)-1)
	return inks[place%len(inks)]
}

// inksOfScenarios are so many of the first colours, from warm to cold. Of three or more the first is hot: a
// dark red over the warm colour, so that no green stands between the worst and the best.
func inksOfScenarios(p *chartPlan, n int) []color.RGBA {
	first := func(n int) []color.RGBA {
		inks := slices.Clone(seriesColours(p))
		inks = inks[:min(n, len(inks))]
		slices.SortStableFunc(inks, func(a, b color.RGBA) int { return cmp.Compare(warmth(b), warmth(a)) })
		return inks
	}
	if n >= 3 && !p.theme.Copied && !p.theme.chosen {
		cooler := first(n - 1)
		if hot, ok := p.theme.hotterThan(cooler); ok {
			return append([]color.RGBA{hot}, cooler...)
		}
	}
	return first(n)
}

// hotterThan is a red that is darker than the first of some colours, and apart from all of them and from text
// for everyone; false where there is none.
func (t Theme) hotterThan(inks []color.RGBA) (hot color.RGBA, ok bool) {
	hue, chroma, light := colourOfInk(inks[0]).Hcl()
	for _, darker := range []float64{0.14, 0.16, 0.18, 0.2} {
		r, g, b := colorful.Hcl(math.Mod(hue+340, 360), chroma, light-darker).Clamped().RGB255()
		hot = color.RGBA{r, g, b, 255}
		near := func(other color.RGBA) bool {
			return slices.ContainsFunc(t.visions(), func(v vision) bool { return v.difference(hot, other) < minDifference })
		}
		if contrast(hot, t.Paper) >= markContrast && !near(t.Ink) && !slices.ContainsFunc(inks, near) {
			return hot, true
		}
	}
	return hot, false
}

// lastKnown are the last points of a line before forecasts.
func lastKnown(points []dot) (known []dot) {
	for i := range len(points) - 1 {
		if points[i].value.Status != data.Forecast && points[i+1].value.Status == data.Forecast {
			known = append(known, points[i])
		}
	}
	return known
}
