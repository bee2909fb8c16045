package check

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
	"briefing/data/spelling"
)

// Asked is what a file asks of a chart beside what the chart holds, with the places
// where it says so; those that it does not say are zero.
type Asked struct {
	Chart, Kind, Facets, Log Place
	// Neutral is where a series is named as the neutral one.
	Neutral Place
	Sort    data.Sort
	// Damaged says that values are missing which are at fault.
	Damaged bool
}

// chartCheck checks one chart.
type chartCheck struct {
	Asked
	chart *data.Chart
	say   *language.Printer
	found data.Faults
}

func (q *chartCheck) fault(at Place, text, hint string) {
	q.found = append(q.found, data.Fault{Pos: at.Pos, Path: at.Path, Text: text, Hint: hint})
}

// Chart refuses a kind of chart that cannot carry the data honestly.
func Chart(say *language.Printer, c *data.Chart, asked Asked) data.Faults {
	q := &chartCheck{Asked: asked, chart: c, say: say}
	q.kindFits()
	return q.found
}

// Axis refuses an axis on which a value has no place.
func Axis(say *language.Printer, c *data.Chart, asked Asked) data.Faults {
	q := &chartCheck{Asked: asked, chart: c, say: say}
	q.logFits()
	q.limitsFit()
	return q.found
}

// Shares refuses shares whose bounds would fill more than the whole.
func Shares(say *language.Printer, c *data.Chart, asked Asked) data.Faults {
	q := &chartCheck{Asked: asked, chart: c, say: say}
	q.noMoreThanWhole()
	return q.found
}

// kindFits refuses a form that the data cannot carry honestly.
func (q *chartCheck) kindFits() {
	c, at := q.chart, q.Kind
	if at == (Place{}) {
		at = q.Chart
	}
	switch {
	case c.Facets != data.FacetsNone:
		q.facetsFit()
	case c.Intervals() && c.Kind == data.KindDot && len(c.Series) > maxWhiskered:
		q.fault(at, fmt.Sprintf("the whiskers of %d dots in a row would cover each other", len(c.Series)), fmt.Sprintf("show up to %d series, or write kind: bar-grouped", maxWhiskered))
	case c.Intervals() && !c.Kind.Whiskered():
		q.fault(at, fmt.Sprintf("%s has no place for the intervals of its values", c.Kind), "write kind: line, or bar-grouped for several series, or bar")
	case c.Unit.Names() && c.Kind != data.KindLine && c.Kind != data.KindStep && c.Kind != data.KindSlope:
		q.fault(at, fmt.Sprintf("%s shows lengths from zero, and years and codes have none", c.Kind), "write table: and the id of the figure into the briefing, or, of years over time, kind: line")
	case c.Kind.OverTime() && !c.Periods && c.Kind != data.KindSeason:
		q.fault(q.Kind, "a line through names would suggest an order and a development that names do not have", q.insteadOfLine())
	case c.Kind == data.KindLine && c.Unit.Places() && len(c.Series) > 1 && len(c.Keys) > 1:
		q.fault(at, "on an axis of numbers the first place stands at the foot", "write kind: bump, which has it on top")
	case c.Kind.ShowsOneSeries() && len(c.Series) > 1:
		q.fault(q.Kind, fmt.Sprintf("%s shows one series, and the chart has %d", c.Kind, len(c.Series)), "write kind: bar-grouped or bar-stacked, or choose one under series:")
	case c.Kind == data.KindUnits && !Countable(c):
		q.fault(q.Kind, fmt.Sprintf("units are counted one by one, out of a whole of up to %d", maxUnits), "add of: with the whole to a figure of counts, or write kind: bar")
	case c.Kind == data.KindDumbbell && len(c.Series) != 2:
		q.fault(q.Kind, fmt.Sprintf("a dumbbell compares two series, and the chart has %d", len(c.Series)), "choose two under series:, or write kind: bar-grouped")
	case c.Kind.Spans():
		q.spansFit()
	case c.Kind == data.KindWaterfall:
		q.waterfallFits()
	case c.Kind == data.KindHistogram:
		q.histogramFits()
	case q.countsTwice():
	case q.Neutral != (Place{}) && !slices.Contains([]data.Kind{data.KindDiverging, data.KindShare, data.KindStacked}, c.Kind):
		q.fault(q.Neutral, fmt.Sprintf("%s has no neutral series", c.Kind), "remove neutral:, or write kind: bar-diverging, bar-share or bar-stacked")
	case c.Kind != data.KindDiverging && c.Order.Scale.Neutral && q.Neutral != (Place{}) && q.atEnd(c.Order.Scale):
	case c.Kind == data.KindDiverging:
		q.diverging()
	case c.Kind == data.KindDot && c.Periods:
		q.fault(q.Kind, "dots rank names, and the keys are periods", "write kind: line")
	case c.Kind == data.KindSlope:
		q.slope()
	case c.Kind == data.KindShare:
		q.share()
	case c.Kind == data.KindArea && len(c.Series) > 1:
		q.fault(q.Kind, fmt.Sprintf("areas hide each other, and the chart has %d series", len(c.Series)), "write kind: line, or choose one under series:")
	case c.Kind == data.KindArea && c.Unit.Kind == data.UnitIndex:
		q.fault(q.Kind, "an area begins at zero, and the zero of an index means nothing", "write kind: line")
	case c.Kind.Stacks() && q.stacksNoSum():
	case c.Kind == data.KindAreaStack:
		q.areaStackFits()
	}
}

// insteadOfLine is what to write instead of lines through names.
func (q *chartCheck) insteadOfLine() string {
	if _, parts := spelling.PartsOfYear(data.KeyNames(q.chart.Keys)); parts != nil && len(q.chart.Series) > 1 {
		return "write kind: season, where the series are years"
	}
	return "write kind: bar"
}

// countsTwice refuses to put a total on top of its own parts.
func (q *chartCheck) countsTwice() bool {
	c := q.chart
	if !c.Kind.Stacks() && c.Kind != data.KindShare && c.Kind != data.KindDiverging {
		return false
	}
	text, hint := "", ""
	for _, f := range c.Figures {
		switch {
		case f.Total != nil && slices.Contains(c.Figures, f.Total):
			text, hint = fmt.Sprintf("%s is the total of %s, and would be stacked on its own parts", f.Total.ID, f.ID), fmt.Sprintf("write figure: %s alone; its total stands over the parts", f.ID)
		case f.Derived != nil && f.Derived.By == data.Sum && slices.ContainsFunc(f.Derived.From, func(part *data.Figure) bool { return slices.Contains(c.Figures, part) }):
			text, hint = fmt.Sprintf("%s is a sum, and would be stacked on its own parts", f.ID), fmt.Sprintf("leave %s out of figures:", f.ID)
		}
	}
	if whole, ok := wholeAmong(c); ok && text == "" {
		text, hint = fmt.Sprintf("%q is the sum of all others, and would be stacked on its own parts", whole.Name), fmt.Sprintf("write aggregates: [%s] into %s", whole.Name, whole.Figure.ID)
		if whole.Series.Name == "" {
			text, hint = fmt.Sprintf("%s is the sum of all others, and would be stacked on its own parts", whole.Figure.ID), fmt.Sprintf("leave %s out of figures:", whole.Figure.ID)
		}
	}
	if text != "" {
		q.fault(cmp.Or(q.Kind, q.Chart), text, hint)
	}
	return text != ""
}

// wholeAmong finds a series that is surely the sum of all others of a chart.
func wholeAmong(c *data.Chart) (data.Plotted, bool) {
	if len(c.Series) < 3 {
		return data.Plotted{}, false
	}
	f := &data.Figure{Unit: c.Unit, Periods: c.Periods, Keys: c.Keys}
	for i, p := range c.Series {
		s := *p.Series
		s.Name = strconv.Itoa(i)
		f.Series = append(f.Series, &s)
	}
	i, err := strconv.Atoi(compute.CountedTwice(f))
	if err != nil {
		return data.Plotted{}, false
	}
	return c.Series[i], true
}

// areaStackFits checks that the areas of a stack are parts of something: none
// below zero, two at least, and all known together at some time.
func (q *chartCheck) areaStackFits() {
	c := q.chart
	if len(c.Series) < 2 {
		q.fault(q.Kind, "a stack has parts, and the chart has one series", "write kind: area, or show several series")
		return
	}
	if !q.noneBelowZero(fmt.Sprintf("in the stack %s it would be a part of a whole", c.ID), "write kind: line, or bar-stacked, which stacks what is below zero downwards") {
		return
	}
	for _, k := range c.Keys {
		if !slices.ContainsFunc(c.Series, func(s data.Plotted) bool { _, ok := data.NumberAt(s.Series, k); return !ok }) {
			return
		}
	}
	q.fault(q.Kind, "at no time are all parts of the stack known", "write kind: line, or choose series that share periods")
}

// axisOfPositions refuses what the file says of the axis, for a reason, where it is one of
// lengths, or where there is none.
func (q *chartCheck) axisOfPositions(why, hint string) bool {
	switch kind := q.chart.Kind; kind {
	case data.KindLine, data.KindStep, data.KindSeason, data.KindDot, data.KindDumbbell, data.KindRange, data.KindRangeUp, data.KindRangeRows:
		return true
	case data.KindSlope:
		q.fault(q.Log, "slopes have no axis", "remove axis, or write kind: line or dumbbell")
	case data.KindBump:
		q.fault(q.Log, "places have no axis", "remove axis, or write kind: line")
	default:
		q.fault(q.Log, fmt.Sprintf("%s begins at zero, and %s", kind, why), hint)
	}
	return false
}

// logFits checks that a chart with a logarithmic axis has no mark that stands on
// zero, and no number at or below it.
func (q *chartCheck) logFits() {
	c := q.chart
	if !c.Log {
		return
	}
	if !q.axisOfPositions("a logarithmic axis has no zero: lengths and areas on it mean nothing", "write kind: line or step for values over time, kind: dot or dumbbell for those of names, or axis: linear") {
		return
	}
	const hint = "write axis: linear, or leave the value out with missing: and the reason"
	for _, s := range c.Series {
		for i, v := range s.Values {
			if v.Is == data.Absent {
				continue
			}
			if least, _ := reach(v); least.Sign() <= 0 {
				q.fault(placeOf(s.Figure, s.Series, s.Keys[i], v), fmt.Sprintf("%s has no place on the logarithmic axis of the chart %s", q.say.Tick(least, c.UnitOf(s)), c.ID), hint)
				return
			}
		}
	}
	for _, line := range c.References {
		if line.Value.Low().Sign() <= 0 {
			q.fault(Place{line.Pos, "charts." + c.ID + ".references"}, fmt.Sprintf("%s has no place on a logarithmic axis", q.say.Label(line.Value, c.Unit)), "write axis: linear, or remove the reference")
		}
	}
}

// limitsFit checks that an axis whose ends the file gives is one of positions, not of
// lengths, and that no value is beyond it.
func (q *chartCheck) limitsFit() {
	c := q.chart
	if !c.Limits.Given() {
		return
	}
	if !q.axisOfPositions("its axis ends where its values do", "remove axis, or write kind: line, step, dot or dumbbell") {
		return
	}
	for _, s := range c.Series {
		for i, v := range s.Values {
			if v.Is == data.Absent {
				continue
			}
			if low, high := reach(v); c.Limits.From != nil && low.Cmp(*c.Limits.From) < 0 {
				q.beyond(low, placeOf(s.Figure, s.Series, s.Keys[i], v))
				return
			} else if c.Limits.To != nil && high.Cmp(*c.Limits.To) > 0 {
				q.beyond(high, placeOf(s.Figure, s.Series, s.Keys[i], v))
				return
			}
		}
	}
	for _, r := range c.References {
		for _, end := range []data.Decimal{r.Value.Low(), r.Value.High()} {
			if c.Limits.From != nil && end.Cmp(*c.Limits.From) < 0 || c.Limits.To != nil && end.Cmp(*c.Limits.To) > 0 {
				q.beyond(end, Place{Pos: r.Pos})
				return
			}
		}
	}
}

// beyond refuses a number that the axis does not reach.
func (q *chartCheck) beyond(n data.Decimal, at Place) {
	q.fault(at, fmt.Sprintf("%s lies beyond the axis of the chart %s", q.say.Tick(n, q.chart.Unit), q.chart.ID), "move the ends under axis:, or remove them")
}

// reach is the lowest and the highest number that is drawn for a value: with its interval, and
// with what others say it is.
func reach(v data.Value) (low, high data.Decimal) {
	low, high = v.Low(), v.High()
	cover := func(a, b data.Decimal) {
		if a.Cmp(low) < 0 {
			low = a
		}
		if b.Cmp(high) > 0 {
			high = b
		}
	}
	for claim := range v.Claims() {
		if claim.Is != data.Absent {
			cover(claim.Low(), claim.High())
		}
	}
	if in := v.Interval(); in != nil {
		cover(in.Low, in.High)
	}
	return low, high
}

// waterfallFits checks that the steps of a waterfall lead from its first value to
// its last, within the rounding of all.
func (q *chartCheck) waterfallFits() {
	c := q.chart
	const bar = "write kind: bar"
	s := c.Series[0].Series
	if q.Damaged {
		return // what is missing may be what is at fault
	}
	if c.Periods || len(s.Keys) < 3 || q.Sort != data.SortNone && q.Sort != data.SortFile {
		q.fault(q.Kind, "a waterfall leads from a first value by steps to a last, in the order of the file", "write the steps as names between the two, without sort:, or "+bar)
		return
	}
	w := waterfallSum{low: new(big.Rat), high: new(big.Rat), sum: new(big.Rat)}
	unsaid := "" // a step that is what the steps before it lead to
	for i, v := range s.Values {
		last, aggregate := i == len(s.Values)-1, c.Figures[0].IsAggregate(s.Keys[i].Name)
		if v.Is != data.Exact && v.Is != data.About || len(v.Disputes()) > 0 {
			q.fault(placeOf(c.Figures[0], s, s.Keys[i], v), fmt.Sprintf("%s cannot be drawn in the waterfall %s", q.say.Label(v, c.Unit), c.ID),
				"a waterfall adds numbers that are known and that no one disputes; "+bar+" for others")
			return
		}
		in := compute.NewInput(v, language.Counts(c.Unit), 0)
		if !last && !(aggregate && i > 0) {
			if unsaid == "" && i > 1 && w.leadsTo(in) {
				unsaid = s.Keys[i].Name
			}
			w.add(in)
			continue
		}
		if !w.leadsTo(in) {
			printed, _ := data.RoundRat(w.sum, w.places, data.HalfAway)
			hint := "correct a number, add the missing step, or " + bar
			if unsaid != "" {
				hint = fmt.Sprintf("write aggregates: [%s] into %s, where it is the sum of the steps before it; or correct a number", unsaid, c.Figures[0].ID)
			}
			q.fault(q.Kind, fmt.Sprintf("the steps of %s lead to %s, but %s is %s", c.Figures[0].ID, printed, s.Keys[i], q.say.Label(v, c.Unit)), hint)
			return
		}
	}
}

// waterfallSum is what the steps of a waterfall lead to, within their rounding.
type waterfallSum struct {
	low, high, sum *big.Rat
	places         int
}

func (w *waterfallSum) add(in compute.Input) {
	a, b := compute.Span(in)
	w.low, w.high, w.places = compute.AddEnds(w.low, a), compute.AddEnds(w.high, b), max(w.places, in.Places)
	w.sum.Add(w.sum, in.Mid)
}

func (w *waterfallSum) leadsTo(in compute.Input) bool {
	a, b := compute.Span(in)
	return (w.low == nil || b == nil || w.low.Cmp(b) <= 0) && (w.high == nil || a == nil || w.high.Cmp(a) >= 0)
}

// maxUnits is how many units a reader can count, or takes for hundredths.
const maxUnits = 100

// Countable reports whether the chart shows whole numbers out of a whole that
// is small enough to be drawn one by one.
func Countable(c *data.Chart) bool {
	of := c.Figures[0].Of
	if of == nil || of.Count.Decimals() > 0 || of.Count.Cmp(data.Int(maxUnits)) > 0 || len(c.Figures) > 1 {
		return false
	}
	for _, v := range c.Series[0].Values {
		if v.Low().Decimals() > 0 || v.High().Decimals() > 0 {
			return false
		}
	}
	return true
}

// facetsFit refuses panels that would be none, too many, or of a form that a
// panel cannot have.
func (q *chartCheck) facetsFit() {
	c := q.chart
	panels := c.Panels()
	at := q.Kind // of faults of the form, which may follow from the data
	if at == (Place{}) {
		at = q.Facets
	}
	one := fmt.Sprintf("divided by %s, the chart is a single panel", c.Facets)
	switch {
	case !c.Kind.HasPanels():
		q.fault(at, fmt.Sprintf("a chart in panels has no form %s", c.Kind), "write kind: line, step, area, bar, bar-vertical, bar-horizontal, bar-grouped, bar-stacked, bar-share or lollipop, or remove facets:")
	case c.Kind.OverTime() && !c.Periods:
		q.fault(at, "a line through names would suggest an order and a development that names do not have", "write kind: bar")
	case len(panels) == 1 && c.Facets == data.FacetsFigures && len(c.Series) > 1:
		q.fault(q.Facets, one, "write facets: series, or name more figures")
	case len(panels) < 2:
		q.fault(q.Facets, one, "remove facets:, or show more series")
	case len(panels) > data.MaxPanels:
		q.fault(q.Facets, fmt.Sprintf("nobody can compare %d panels; at most %d are drawn", len(panels), data.MaxPanels), "choose some under series:, or make several charts")
	case c.Kind == data.KindArea && slices.ContainsFunc(c.Figures, func(f *data.Figure) bool { return f.Unit.Kind == data.UnitIndex }):
		q.fault(at, "an area begins at zero, and the zero of an index means nothing", "write kind: line")
	case c.Kind == data.KindGrouped || c.Kind == data.KindStacked || c.Kind == data.KindShare:
		q.severalPerPanel(at, panels)
	case c.Kind != data.KindLine && c.Kind != data.KindStep:
		q.onePerPanel(at, panels)
	}
}

// onePerPanel checks that no panel of bars or areas shows two series, which would
// hide each other.
func (q *chartCheck) onePerPanel(at Place, panels [][]int) {
	c := q.chart
	for _, p := range panels {
		if len(p) > 1 {
			q.fault(at, fmt.Sprintf("a panel of the form %s shows one series, and %s has %d", c.Kind, c.Series[p[0]].Figure.ID, len(p)), "write facets: series or kind: line, or choose one under series:")
			return
		}
	}
}

// severalPerPanel checks that panels of several series have them, and that those of each add up
// where they are stacked.
func (q *chartCheck) severalPerPanel(at Place, panels [][]int) {
	c := q.chart
	if !slices.ContainsFunc(panels, func(p []int) bool { return len(p) > 1 }) {
		q.fault(at, fmt.Sprintf("a panel of the form %s shows several series, and each has one", c.Kind), "write kind: bar, or facets: figures with figures of several series")
		return
	}
	if c.Kind == data.KindGrouped {
		return
	}
	for _, p := range panels {
		one := *c
		one.Facets, one.Series, one.Figures = data.FacetsNone, nil, []*data.Figure{c.Series[p[0]].Figure}
		for _, i := range p {
			one.Series = append(one.Series, c.Series[i])
		}
		single := &chartCheck{Asked: q.Asked, chart: &one, say: q.say}
		if c.Unit.Kind != data.UnitPercent && c.Kind == data.KindShare {
			q.fault(at, "the panels would show numbers, and no percentages of them", "write a figure by: share-of-total for each, or kind: bar-stacked")
			return
		}
		single.kindFits()
		if q.found = append(q.found, single.found...); len(single.found) > 0 {
			return
		}
	}
}

// shareable checks that the series are all the parts of something.
func (q *chartCheck) shareable() bool {
	c := q.chart
	switch {
	case len(c.Series) < 2:
		q.fault(q.Kind, "the parts of a bar of 100% are series, and the chart has one", "write kind: bar, or show several series")
	case c.Selected.Ranks() && !c.ShowsAllParts():
		q.fault(q.Kind, "shares of the highest and lowest would be taken for shares of the whole", "add others: with a name for the rest, or write kind: bar-stacked or bar-grouped")
	case !c.ShowsAllParts():
		q.fault(q.Kind, "shares of some of the parts would be taken for shares of the whole", "remove series:, or write kind: bar-stacked or bar-grouped")
	case len(c.Series) > compute.MaxParts:
		q.fault(q.Kind, fmt.Sprintf("shares are computed of up to %d parts, and the chart has %d", compute.MaxParts, len(c.Series)), "combine small parts")
	case c.Unit.Kind != data.UnitPercent && q.noParts():
	default:
		return q.noneBelowZero("no part of a whole", "write kind: bar-stacked, which stacks what is below zero downwards")
	}
	return false
}

// stacksNoSum refuses to stack what does not add up.
func (q *chartCheck) stacksNoSum() bool {
	c := q.chart
	i := slices.IndexFunc(c.Figures, func(f *data.Figure) bool { return !f.StacksUp() })
	if i < 0 || len(c.Series) < 2 {
		return len(c.Series) > 1 && q.unlikeParts()
	}
	f, hint := c.Figures[i], "write kind: "+map[data.Kind]string{data.KindStacked: "bar-grouped", data.KindAreaStack: "line"}[c.Kind]
	if f.MayBeOfOneWhole() {
		hint += fmt.Sprintf(", or whole: same into %s where all of them are of one whole", f.ID)
	}
	q.fault(cmp.Or(q.Kind, q.Chart), compute.NotAdditive(q.say, f, false)+": a stack adds them", hint)
	return true
}

// noParts refuses shares of what is no part of a sum.
func (q *chartCheck) noParts() bool {
	for _, f := range q.chart.Figures {
		if why, hint := compute.NoShares(q.say, f); why != "" {
			q.fault(q.Kind, why, strings.Replace(hint, "show the numbers themselves", "write kind: bar-grouped", 1))
			return true
		}
	}
	return q.unlikeParts()
}

// unlikeParts refuses to put what is of several kinds on top of each other.
func (q *chartCheck) unlikeParts() bool {
	why, hint := compute.UnlikeShown(q.chart)
	if why != "" {
		q.fault(cmp.Or(q.Kind, q.Chart), why, "write kind: bar-grouped or line, or "+hint)
	}
	return why != ""
}

// noneBelowZero refuses numbers below zero.
func (q *chartCheck) noneBelowZero(why, hint string) bool {
	c := q.chart
	for _, p := range c.Series {
		for i, v := range p.Values {
			if v.Is != data.Absent && v.Low().Sign() < 0 {
				q.fault(placeOf(p.Figure, p.Series, p.Keys[i], v), fmt.Sprintf("%s is below zero, and %s", q.say.Label(v, c.Unit), why), hint)
				return false
			}
		}
	}
	return true
}

// addUp checks that percentages add up to a hundred where all are known.
func (q *chartCheck) addUp() bool {
	c := q.chart
	for _, k := range c.Keys {
		low, high, ok := spanAt(c, k)
		above, below := low != nil && low.Cmp(compute.Hundred()) > 0, high != nil && high.Cmp(compute.Hundred()) < 0
		if !ok && !above || !above && !below {
			continue
		}
		way := "less"
		if above {
			way = "more"
		}
		q.fault(q.Kind, fmt.Sprintf("the percentages of %s add up to %s than 100%%", q.say.Key(k), way),
			"add the missing part, or write kind: bar-stacked or, where one may give several answers, bar-grouped")
		return false
	}
	return true
}

// noMoreThanWhole refuses upper bounds that, drawn one on the other, would fill
// more than the whole.
func (q *chartCheck) noMoreThanWhole() {
	c := q.chart
	for _, k := range c.Keys {
		sum := new(big.Rat)
		for _, p := range c.Series {
			if v, ok := data.NumberAt(p.Series, k); ok {
				in := compute.NewInput(v, language.Counts(c.Unit), 0)
				sum.Add(sum, in.Mid).Sub(sum, in.Half)
			}
		}
		if sum.Cmp(compute.Hundred()) > 0 {
			q.fault(q.Kind, fmt.Sprintf("the upper bounds of %s fill more than 100%%", q.say.Key(k)), "write kind: bar-grouped")
			return
		}
	}
}

// spanAt is the interval that the sum of the parts at a key may lie in, and
// whether all parts are known.
func spanAt(c *data.Chart, k data.Key) (low, high *big.Rat, all bool) {
	low, high, all = new(big.Rat), new(big.Rat), true
	for _, p := range c.Series {
		v, ok := data.NumberAt(p.Series, k)
		if !ok {
			all = false
			continue
		}
		a, b := compute.Span(compute.NewInput(v, language.Counts(c.Unit), 0))
		low, high = compute.AddEnds(low, a), compute.AddEnds(high, b)
	}
	return low, high, all
}

// noMoreAnswers refuses answers that are more than all: where one may give
// several, they are no scale.
func (q *chartCheck) noMoreAnswers() {
	c := q.chart
	for _, k := range c.Keys {
		if low, _, _ := spanAt(c, k); low != nil && low.Cmp(compute.Hundred()) > 0 {
			q.fault(q.Kind, fmt.Sprintf("the answers of %s add up to more than 100%%", q.say.Key(k)), "correct a number, or, where one may give several answers, write kind: bar-grouped")
			return
		}
	}
}

// share checks that the series are parts of a whole; percentages add up to it already.
func (q *chartCheck) share() {
	if q.shareable() && q.chart.Unit.Kind == data.UnitPercent && q.addUp() {
		q.noMoreThanWhole()
	}
}

// slope checks that there are two things that a slope leads from and to.
func (q *chartCheck) slope() {
	c := q.chart
	switch {
	case !c.Periods && len(c.Series) != 2:
		q.fault(q.Kind, fmt.Sprintf("a slope leads from one series to another, and the chart has %d", len(c.Series)), "choose two under series:, or write kind: dot")
		return
	case !c.Periods:
		return
	case len(c.Keys) < 2:
		q.fault(q.Kind, "a slope leads from one period to another, and the chart has one", "write kind: bar")
		return
	}
	for _, s := range c.Series {
		if s.Figure == nil {
			continue
		}
		if b := s.Figure.BreakBetween(s.Series, c.Keys[0], c.Keys[len(c.Keys)-1]); b != nil {
			q.fault(q.Kind, fmt.Sprintf("a slope would compare numbers of %s across its break in %s", s.Figure.ID, b.At), "write kind: line")
			return
		}
	}
}

// atEnd refuses a neutral answer that has others on one side only.
func (q *chartCheck) atEnd(s data.Scale) bool {
	if !s.Neutral || s.Left > 0 && s.Left < len(q.chart.Series)-1-s.Unsure {
		return false
	}
	q.fault(q.Neutral, "the neutral answer must be in the middle, with others on both sides", "name one of them, or write kind: bar-stacked")
	return true
}

// diverging checks that the series are the answers of a scale, around its middle.
func (q *chartCheck) diverging() {
	c, n := q.chart, len(q.chart.Series)
	switch {
	case n < 2:
		q.fault(q.Kind, "a scale of answers has several series, and the chart has one", "write kind: bar-horizontal")
	case q.atEnd(c.Scale):
	case c.Unit.Kind != data.UnitPercent && slices.ContainsFunc(c.Figures, func(f *data.Figure) bool { return !f.HasShares() }):
		q.fault(q.Kind, fmt.Sprintf("answers are counted, or percentages, and not in %s", q.say.Unit(c.Unit)), "write kind: bar-grouped")
	case q.noneBelowZero("no number of answers", "write kind: bar-stacked, or write the numbers without signs: the order of the series gives the sides") && c.Unit.Kind == data.UnitPercent:
		q.noMoreAnswers()
	}
}
