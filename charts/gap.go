package charts

import (
	"image/color"
	"slices"
	"sort"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// How far two lines are apart where they end is seen as the ground between them. It has the colour of the
// line that the title names, and stands in place of a bracket where what is said of it has room on it.

// compareTitled compares two scenarios where the file compares nothing: those that the title names or, of an
// only one, it with the only other that goes on from it the same way. "Pledges are not enough" speaks of
// what lies between them and what would be.
func compareTitled(p *chartPlan) {
	c, past := p.chart, knownPast(p)
	if c.Compare != nil || past < 0 || !c.Kind.Compares() || p.form.holds || len(c.Highlight) > 0 || c.Log || c.Intervals() {
		return
	}
	a, b := gapInTitle(p, past)
	if a < 0 {
		return
	}
	last := c.Keys[len(c.Keys)-1]
	low, _ := c.Series[a].At(last)
	high, _ := c.Series[b].At(last)
	if high.Is == data.Exact && low.Is == data.Exact && shown(high) < shown(low) {
		a, b, low, high = b, a, high, low
	}
	by := differenceOf(low, high)
	if by.Is != data.Exact || by.Number.Sign() <= 0 {
		return
	}
	d, known := *c, *p.known
	d.Compare = &data.Comparison{
		From: data.Compared{Series: a, Key: last}, To: data.Compared{Series: b, Key: last},
		Value: by, Unit: differenceUnit(p.words), Label: data.Text{Plain: p.say.Say(language.WordGap)}, Pos: c.Title.Pos,
	}
	known.Compare = d.Compare
	p.chart, p.words.chart, p.known = &d, &d, &known
}

// gapInTitle are the two scenarios whose gap the title speaks of; -1 for none.
func gapInTitle(p *chartPlan, past int) (a, b int) {
	var named, beyond []int
	for i := range p.chart.Series {
		if i != past && namedInTitle(p, i) {
			named = append(named, i)
		}
	}
	switch len(named) {
	case 2:
		return named[0], named[1]
	case 1:
		way := endOf(p, named[0]) - endOf(p, past)
		for i := range p.chart.Series {
			if i != past && i != named[0] && (endOf(p, i)-endOf(p, named[0]))*way > 0 {
				beyond = append(beyond, i)
			}
		}
	}
	if len(beyond) != 1 {
		return -1, -1
	}
	return named[0], beyond[0]
}

// endOf is the last number of a series.
func endOf(p *chartPlan, series int) float64 {
	v, _, _ := lastValue(p.chart.Series[series])
	return shown(v)
}

// shadesGap reports whether the ground between two compared lines may be shaded: of lines from value to
// value of which none is context.
func shadesGap(p *chartPlan) bool {
	c := p.chart.Compare
	return c != nil && c.OfSeries() && p.chart.Kind.OverTime() && !p.form.holds && !p.chart.Intervals() && !p.behind(c.From.Series) && !p.behind(c.To.Series)
}

// drawGap shades the ground between the compared lines and says there how far they are apart, as near to
// their ends as there is room. It reports whether there was: not between lines that cross or have gaps.
func drawGap(l *lineChart) bool {
	c := l.plan.chart.Compare
	upper, lower := plainCourse(l, c.From.Series), plainCourse(l, c.To.Series)
	if len(upper) < 2 || len(lower) < 2 {
		return false
	}
	if upper[len(upper)-1].y < lower[len(lower)-1].y {
		upper, lower = lower, upper
	}
	upper, lower = courseFrom(upper, lower[0].x), courseFrom(lower, upper[0].x)
	if len(upper) < 2 || len(lower) < 2 || slices.ContainsFunc(upper, func(p point) bool { return p.y < heightAt(lower, p.x)-slack }) ||
		slices.ContainsFunc(lower, func(p point) bool { return p.y > heightAt(upper, p.x)+slack }) {
		return false
	}
	back := slices.Clone(lower)
	slices.Reverse(back)
	ground := shape{role: roleArea, owner: noOwner, points: slices.Concat(upper, back), closed: true, ink: blend(gapInk(l), l.plan.theme.Paper, 0.89)}
	l.sheet.scene.shapes = append(l.sheet.scene.shapes, ground)
	style := bold(l.label)
	b, gap := l.sheet.single(l.plan.words.compared(), style), max(8*l.u, 3)
	end, space := min(upper[len(upper)-1].x, lower[len(lower)-1].x)-l.plot.markReach()-gap, labelSpace{plot: &l.plot}
	for x := end; x-b.width() > upper[0].x; x -= 0.5 * l.tick {
		x0, x1 := x-b.width()-gap, x+gap
		top, foot := min(heightAt(upper, x0), heightAt(upper, x1)), max(heightAt(lower, x0), heightAt(lower, x1))
		at := point{x, (top + foot) / 2}
		area := b.area(at, right, centre)
		if top-foot >= b.height()+gap && space.free(area) {
			l.sheet.place(roleRemark, noOwner, b, readable(gapInk(l), l.plan.theme.Ink, ground.ink), at, right, centre)
			l.sheet.clear(area)
			drawExtent(l, upper, lower)
			return true
		}
	}
	return false
}

// drawExtent draws a thin line between the ends of both.
func drawExtent(l *lineChart, upper, lower []point) {
	x, past := min(upper[len(upper)-1].x, lower[len(lower)-1].x), l.plot.markReach()
	high, low := heightAt(upper, x)-past, heightAt(lower, x)+past
	l.sheet.scene.polyline(roleLeader, noOwner, blend(gapInk(l), l.plan.theme.Paper, 0.3), max(1.1*l.u, 0.5), nil, point{x, low}, point{x, high})
}

// gapInk is the colour of the gap: that of the one line that the title names, or else a grey.
func gapInk(l *lineChart) color.RGBA {
	c := l.plan.chart.Compare
	switch from, to := namedInTitle(l.plan, c.From.Series), namedInTitle(l.plan, c.To.Series); {
	case from && !to:
		return l.plan.seriesInk(c.From.Series)
	case to && !from:
		return l.plan.seriesInk(c.To.Series)
	}
	return l.plan.theme.Soft
}

// plainCourse is where a line runs, from the past that it goes on from; nil where it has gaps or is not of
// plain numbers.
func plainCourse(l *lineChart, series int) []point {
	t := &l.tracks[series]
	for i, d := range t.points {
		if d.value.Is != data.Exact || i > 0 && (joint(t.points, i) == look.Gap || unsure(t.points, i)) {
			return nil
		}
	}
	if past, ok := l.history(t); ok {
		return append([]point{past.point}, straight(t.points)...)
	}
	return straight(t.points)
}

// courseFrom is a course from a place of the time axis on.
func courseFrom(course []point, x float64) []point {
	i := slices.IndexFunc(course, func(p point) bool { return p.x >= x-slack })
	if i <= 0 {
		return course[max(i, 0):]
	}
	if course[i].x > x+slack {
		return append([]point{{x, heightAt(course, x)}}, course[i:]...)
	}
	return course[i:]
}

// heightAt is how high a course stands at a place of the time axis.
func heightAt(course []point, x float64) float64 {
	for i := max(1, sort.Search(len(course), func(i int) bool { return course[i].x >= x })); i < len(course); i++ {
		if a, b := course[i-1], course[i]; b.x > a.x {
			return a.y + float64((b.y-a.y)*max(x-a.x, 0)/(b.x-a.x))
		}
	}
	return course[len(course)-1].y
}
