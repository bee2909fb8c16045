package charts

import (
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// Sparkline lays out a small line of a key number's series up to its key: no
// axis, no title, the last point marked. Values are drawn as in line charts:
// gaps stay gaps, forecasts are dashed, bounds have arrows. The first and last
// period stand below the line if they fit. Errors are those of [New].
func Sparkline(ds *data.Dataset, n data.KeyNumber, opt Options) (*Chart, error) {
	opt.complete()
	theme, err := opt.theme(ds)
	if err != nil {
		return nil, err
	}
	c := trendChart(language.Of(ds), n)
	p, err := newPlan(ds, c, theme, opt)
	if err != nil {
		return nil, fault(err, c)
	}
	s := &sheet{plan: p, sizes: newSizes(theme, opt.Width, opt.Height, saveNothing)}
	s.scene = scene{width: opt.Width, height: opt.Height}
	s.body = rect{0, 0, opt.Width, opt.Height}
	if err := drawSparkline(s); err != nil {
		return nil, fault(err, c)
	}
	return inWords(&Chart{spark: true, ds: ds, language: ds.Language, size: opt.Size, dpi: opt.DPI, plan: p, scene: s.scene}), nil
}

// trendChart is the line chart behind a sparkline.
func trendChart(say *language.Printer, n data.KeyNumber) *data.Chart {
	trend := n.Trend()
	return &data.Chart{
		ID: n.Figure.ID, Title: n.Figure.Title, Kind: data.KindLine, Figures: []*data.Figure{n.Figure}, Periods: true, Unit: n.Figure.Unit,
		Series: []data.Plotted{{Series: trend, Figure: n.Figure, Label: say.Name(trend.Name)}}, Keys: trend.Keys, Pos: n.Figure.Pos,
	}
}

// zeroShare is the part of the greatest number that the least must exceed for a
// sparkline, which has no axis to say so, not to begin at zero. Below it, a small
// difference would look great.
const zeroShare = 0.85

// zeroShareOfIndex is the same for an index, whose zero says less than its base.
const zeroShareOfIndex = 0.5

// drawSparkline fills the sheet with the line and, where they fit, the first and the
// last period.
func drawSparkline(s *sheet) error {
	t := newTimePlot(s, false)
	if t.values = s.plan.spanOf(); t.values.lo == nil {
		return s.plan.emptyError()
	}
	if s.plan.chart.Unit.Kind == data.UnitIndex {
		t.values.coverZero(zeroShareOfIndex)
	} else {
		t.values.coverZero(zeroShare)
	}
	foot, labels := 0.0, sparkPeriods(s, t.first, t.last)
	if labels != nil {
		foot = s.least * (ascent + descent)
	}
	inner := max(t.markReach(), 3.5) // heads of arrows and diamonds are no smaller
	reach := inner
	if slices.ContainsFunc(s.plan.chart.Series[0].Values, func(v data.Value) bool { return look.Of(&v).Bound() }) {
		reach = t.arrow() + max(s.u, 0.5)
	}
	t.area = rect{s.body.x0, foot + reach, s.body.x1, s.body.y1 - reach}
	if t.area.height() < 2*reach {
		return &layoutError{text: "there is no room for the sparkline", hint: "remove sparkline: from the key number"}
	}
	a, ok := newAxis(t.values.lo, t.values.hi, 2, false) // for a range without length, and numbers too large
	if !ok {
		return &layoutError{text: "the numbers are too large for a sparkline", hint: "remove sparkline: from the key number"}
	}
	if t.values.lo.Cmp(t.values.hi) != 0 {
		a.end(t.values.lo, t.values.hi)
	}
	t.axis = a
	t.time = timeAxis{days(t.first), days(t.last), t.area.x0 + inner, t.area.x1 - inner}
	if zero := t.y(0); a.at(0) >= 0 && a.at(0) <= 1 {
		s.scene.polyline(roleBaseline, noOwner, s.plan.theme.Grid, max(0.75*s.u, 0.5), nil, point{t.area.x0, zero}, point{t.area.x1, zero})
	}
	trace := lineDrawer{plot: &t, style: lineStyle{course: straight}}
	trace.drawTrack(track{owner: s.owner(), ink: s.plan.seriesInk(0), width: max(3*s.u, 1.2), points: t.follow(s.plan.chart.Series[0], false)})
	for i, label := range labels {
		s.place(roleCategory, noOwner, label, s.plan.theme.Soft, point{[]float64{s.body.x0, s.body.x1}[i], 0}, []align{left, right}[i], left)
	}
	s.scene.finish()
	return s.scene.verify()
}

// sparkPeriods are the first and the last period, or nothing where they would
// touch.
func sparkPeriods(s *sheet, first, last data.Period) []textBlock {
	a := s.single(s.plan.say.PeriodShort(first), regular(s.least))
	b := s.single(s.plan.say.PeriodShort(last), regular(s.least))
	if a.width()+b.width()+s.least > s.body.width() || first == last {
		return nil
	}
	return []textBlock{a, b}
}
