package charts

import (
	"cmp"
	"sync"

	"briefing/charts/look"
	"briefing/data"
)

// Sparkline lays out a small line of a key number's series up to its key: no
// axis, no title, the last point marked. Its values are drawn as those of line
// charts are: gaps stay gaps, forecasts are dashed, bounds have arrows. The first
// and the last period stand below it where they fit. Errors are those of [New].
func Sparkline(ds *data.Dataset, n data.KeyNumber, opt Options) (*Chart, error) {
	opt.complete()
	theme, err := opt.theme(ds)
	if err != nil {
		return nil, err
	}
	c := trendChart(data.PrinterOf(ds), n)
	p, err := newPlan(ds, c, theme, opt)
	if err != nil {
		return nil, fault(err, c)
	}
	s := &sheet{plan: p, sizes: newSizes(theme, opt.Width, opt.Height, saveNothing)}
	s.scene = scene{width: opt.Width, height: opt.Height}
	s.body = rect{0, 0, opt.Width, opt.Height}
	if err := s.sparkline(); err != nil {
		return nil, fault(err, c)
	}
	s.scene.finish()
	if err := s.scene.verify(); err != nil {
		return nil, fault(err, c)
	}
	return &Chart{ds: ds, language: ds.Language, size: opt.Size, dpi: opt.DPI, plan: p, scene: s.scene, written: sync.OnceValue(p.alt)}, nil
}

// trendChart is the line chart that a sparkline is a small one of.
func trendChart(say *data.Printer, n data.KeyNumber) *data.Chart {
	trend := n.Trend()
	return &data.Chart{
		ID: n.Figure.ID, Title: n.Figure.Title, Kind: data.KindLine, Figures: []*data.Figure{n.Figure}, Periods: true, Unit: n.Figure.Unit,
		Series: []data.Plotted{{Series: trend, Figure: n.Figure, Label: say.Name(trend.Name)}}, Keys: trend.Keys, Pos: n.Figure.Pos,
	}
}

// sparkline fills the sheet with the line and, where they fit, the first and the
// last period.
func (s *sheet) sparkline() error {
	l := &lineChart{sheet: s, plan: s.plan, sizes: s.sizes, spark: true}
	if !l.measure() {
		return s.plan.nothing()
	}
	l.owners = []int{s.owner()}
	foot, labels := 0.0, s.sparkPeriods(l)
	if labels != nil {
		foot = s.least * (ascent + descent)
	}
	inner := max(l.markReach(), 3.5) // heads of arrows and diamonds are no smaller
	reach := cmp.Or(l.sparkReach(), inner)
	l.plot = rect{s.body.x0, foot + reach, s.body.x1, s.body.y1 - reach}
	if l.plot.height() < 2*reach {
		return &problem{text: "there is no room for the sparkline", hint: "remove sparkline: from the key number"}
	}
	lo, hi := l.covered()
	a, ok := newAxis(lo, hi, 2, false) // for a range without length, and numbers too large
	if !ok {
		return &problem{text: "the numbers are too large for a sparkline", hint: "remove sparkline: from the key number"}
	}
	if from, to := lo, hi; from.Cmp(to) != 0 {
		low, _ := from.Float64()
		high, _ := to.Float64()
		a.ticks = []tick{{value: low}, {value: high}}
	}
	l.axis = a
	l.time = timeAxis{days(l.first), days(l.last), l.plot.x0 + inner, l.plot.x1 - inner}
	if zero := l.y(0); a.at(0) >= 0 && a.at(0) <= 1 {
		s.scene.polyline(roleBaseline, nobody, s.plan.theme.Grid, max(0.75*s.u, 0.5), nil, point{l.plot.x0, zero}, point{l.plot.x1, zero})
	}
	l.tracks = []track{l.follow(0)}
	l.drawTrack(l.tracks[0])
	for i, label := range labels {
		s.place(roleCategory, nobody, label, s.plan.theme.Soft, point{[]float64{s.body.x0, s.body.x1}[i], 0}, []align{left, right}[i], left)
	}
	return nil
}

// sparkReach is the room that arrows of bounds take beyond the ends of the axis;
// zero without bounds.
func (l *lineChart) sparkReach() float64 {
	for _, v := range l.plan.chart.Series[0].Values {
		if look.Of(&v).Bound() {
			return l.arrow() + max(l.u, 0.5)
		}
	}
	return 0
}

// sparkPeriods are the first and the last period, or nothing where they would
// touch.
func (s *sheet) sparkPeriods(l *lineChart) []block {
	a := s.single(s.plan.say.PeriodShort(l.first), regular(s.least))
	b := s.single(s.plan.say.PeriodShort(l.last), regular(s.least))
	if a.width()+b.width()+s.least > s.body.width() || l.first == l.last {
		return nil
	}
	return []block{a, b}
}
