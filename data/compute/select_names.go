package compute

import (
	"cmp"
	"fmt"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// SelectNames leaves in a chart, whose kind is known, the names that it is to show: of its
// categories or, over time, of its series. Aggregates stand apart, or are left out where
// the kind adds its series up.
func SelectNames(say *language.Printer, c *data.Chart, choice Choice, copied func(from, to *data.Text)) []Wrong {
	s := newSelecting(say, c, choice, copied)
	if !s.choosable() || !s.aggregates() {
		return s.wrong
	}
	if s.Top+s.Bottom > 0 {
		if !s.rank() {
			return s.wrong
		}
	}
	if changed := len(s.made.Wholes) + len(s.made.Apart) + s.Top + s.Bottom; changed > 0 || s.made.Total != nil {
		c.Selected = s.made
	}
	return s.wrong
}

// choosable checks that what is asked for goes together, and that the chart has names.
func (s *selecting) choosable() bool {
	c := s.chart
	switch {
	case s.Rest != "" && s.Top+s.Bottom == 0:
		return s.refuse(OfRest, "others: is the sum of what top: or bottom: leave out, and the chart has neither", "add top: and how many of the highest are shown, or remove others:")
	case s.Top+s.Bottom > 0 && c.Periods && len(c.Series) < 2:
		return s.refuse(OfRank, "the chart has one series over time: it has no names to rank", "remove top: and bottom:, or write from: and to:")
	case s.Top+s.Bottom > 0 && (c.Kind == data.KindWaterfall || c.Kind == data.KindDiverging):
		return s.refuse(OfRank, fmt.Sprintf("%s shows all names in their order, and none is the highest", c.Kind), "remove top: and bottom:, or write kind: bar")
	}
	return true
}

// sumsSeries reports whether a kind takes its series for parts of a whole.
func sumsSeries(k data.Kind) bool {
	return k.Stacks() || k == data.KindShare || k == data.KindDiverging
}

// aggregates takes those out that the chart does not show, and sets those of its
// categories apart. In a waterfall they are sums on the way.
func (s *selecting) aggregates() bool {
	c := s.chart
	if c.Kind == data.KindWaterfall {
		return true
	}
	hide := s.Hide || s.Top+s.Bottom > 0 && !s.Show
	if sumsSeries(c.Kind) || hide {
		if !s.partsOnly() {
			return false
		}
	}
	if c.Kind == data.KindGrouped {
		slices.SortStableFunc(c.Series, func(a, b data.Plotted) int { return cmp.Compare(wholeLast(a), wholeLast(b)) })
	}
	if c.Periods {
		return true
	}
	var parts, apart []data.Key
	for _, k := range c.Keys {
		if s.isAggregate(k) {
			apart = append(apart, k)
		} else {
			parts = append(parts, k)
		}
	}
	switch {
	case len(apart) == 0:
		return true
	case len(parts) == 0:
		return s.refuse(OfAggregates, "all names of the chart are aggregates, and none is a part", "write aggregates: show")
	case hide || c.Kind == data.KindUnits || c.Kind == data.KindHistogram:
		for _, k := range apart {
			s.leaveWhole(k.Name)
		}
		s.keep(parts)
	default:
		s.made.Apart, c.Keys = apart, slices.Concat(parts, apart)
	}
	return true
}

// wholeLast puts the bars of aggregates behind those of their parts.
func wholeLast(p data.Plotted) int {
	if p.Figure != nil && p.Figure.IsAggregate(p.Name) {
		return 1
	}
	return 0
}

// isAggregate reports whether a category of the chart is one, under the name that it has
// in its figure.
func (s *selecting) isAggregate(k data.Key) bool {
	name := k.Name
	for own, called := range s.made.Called {
		if called == name {
			name = own
		}
	}
	return slices.ContainsFunc(s.chart.Figures, func(f *data.Figure) bool { return f.IsAggregate(name) })
}

func (s *selecting) leaveWhole(name string) {
	if !slices.Contains(s.made.Wholes, name) {
		s.made.Wholes = append(s.made.Wholes, name)
	}
}

// partsOnly takes the series out that are aggregates. One that the others add up to is
// the total that stands over them.
func (s *selecting) partsOnly() bool {
	c := s.chart
	var parts []data.Plotted
	var wholes []*data.Series
	for _, p := range c.Series {
		if p.Figure != nil && p.Figure.IsAggregate(p.Name) {
			wholes = append(wholes, p.Series)
			s.leaveWhole(p.Name)
		} else {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return s.refuse(OfAggregates, "all series of the chart are aggregates, and none is a part", "write a kind that does not add them up, such as line or bar-grouped")
	}
	c.Series = parts
	if len(wholes) == 1 && len(c.Figures) == 1 && c.Kind.Stacks() && s.Top+s.Bottom == 0 && s.addUpTo(wholes[0]) {
		s.made.Total = wholes[0]
		s.made.Wholes = slices.DeleteFunc(s.made.Wholes, func(name string) bool { return name == wholes[0].Name })
	}
	return true
}

// addUpTo reports whether the series of the chart add up to another within the rounding of
// all, wherever all are known, and somewhere are.
func (s *selecting) addUpTo(whole *data.Series) bool {
	c := s.chart
	if len(c.Series) < 2 {
		return false
	}
	table := newSumTable(c.Unit, len(c.Series)+1, len(c.Keys), func(row, column int) (data.Value, bool) {
		if row == len(c.Series) {
			return data.NumberAt(whole, c.Keys[column])
		}
		return data.NumberAt(c.Series[row].Series, c.Keys[column])
	})
	parts := make([]int, len(c.Series))
	for i := range parts {
		parts[i] = i
	}
	return table.digits(len(c.Series), parts) > 0
}

// keep leaves of the categories of the chart those in keys, in their order.
func (s *selecting) keep(keys []data.Key) {
	c := s.chart
	c.Keys = keys
	for i, p := range c.Series {
		c.Series[i].Series = p.Only(keys)
		s.copied(&p.Note, &c.Series[i].Note)
	}
}

// rank leaves the highest and the lowest names in the chart, and puts the rest together
// where that is asked for.
func (s *selecting) rank() bool {
	c := s.chart
	r := s.rankedKeys()
	if c.Periods {
		r = s.rankedSeries()
	}
	if len(r.known) == 0 {
		return s.refuse(OfRank, "no name of the chart has a value that could be ranked", "remove top: and bottom:")
	}
	r.choose(s.Top, s.Bottom)
	m := s.made
	beside := make([]string, len(s.Beside))
	for i, name := range s.Beside {
		beside[i] = c.CallOf(name)
	}
	m.Beside = r.beside(beside)
	m.Top, m.Bottom = min(s.Top, len(r.known)), min(s.Bottom, max(len(r.known)-s.Top, 0))
	m.Shown, m.Valueless = len(r.shown), len(r.unknown)
	m.LeftOut, m.Tied, m.Open = r.names(r.left), r.names(r.tied), r.names(r.open)
	m.Unranked = append(m.Unranked, r.names(r.unknown)...)
	left := slices.Concat(r.left, r.unknown)
	rest := s.Rest != "" && len(left) > 0
	if rest && !s.restFits() {
		return false
	}
	if rest {
		m.Rest, m.RestOf = s.Rest, r.names(left)
	}
	if c.Periods {
		s.keepSeries(r, left, rest)
	} else {
		s.keepKeys(r, left, rest)
	}
	return true
}

// restFits checks that the names that are left out can be added up under a name of their
// own.
func (s *selecting) restFits() bool {
	c := s.chart
	if slices.Contains(data.SeriesNames(c.Figures), s.Rest) || slices.Contains(c.Keys, data.CategoryKey(s.Rest)) {
		return s.refuse(OfRest, fmt.Sprintf("%q is the name of one of them", s.Rest), "write another name for the others")
	}
	for _, f := range c.Figures {
		if why := s.notAdditive(f); why != "" {
			return s.refuse(OfRest, why, "remove others:, and the foot of the chart says how many are not shown")
		}
		if why, _ := UnlikeNames(f); why != "" {
			return s.refuse(OfRest, why, "remove others:, or show names of one kind")
		}
	}
	return s.wholeOfRest()
}

// notAdditive says why the names of a figure cannot be added up; empty where they can.
func (s *selecting) notAdditive(f *data.Figure) string {
	if f.Periods && f.Total != nil || f.Unit.Kind == data.UnitPercent && s.partsOfHundred(f) {
		return "" // the names are its series
	}
	if d := f.Derived; d != nil && d.By == data.ShareOfTotal && len(d.From) == 1 && s.sharesOut(f) == nil {
		return fmt.Sprintf("the shares of %s add up over its series, and the names of the chart are its categories", f.ID)
	}
	return NotAdditive(s.say, f, false)
}

// partsOfHundred reports whether the percentages of a chart are parts of one whole: shares
// that were computed so, or that add up to a hundred within their rounding.
func (s *selecting) partsOfHundred(f *data.Figure) bool {
	if s.sharesOut(f) != nil {
		return true
	}
	c, met := s.chart, false
	adds := func(values []data.Value) bool {
		operands := make([]Operand, len(values))
		for i, v := range values {
			operands[i] = Operand{Value: v, Unit: f.Unit}
		}
		low, high := SpanOfSum(operands)
		met = met || low != nil && high != nil
		return (low == nil || low.Cmp(Hundred()) <= 0) && (high == nil || high.Cmp(Hundred()) >= 0)
	}
	if !c.Periods {
		parts := slices.DeleteFunc(slices.Clone(c.Keys), func(k data.Key) bool { return slices.Contains(s.made.Apart, k) })
		for _, p := range c.Series {
			if values, all := numbersAt(p.Series, parts); all && !adds(values) {
				return false
			}
		}
		return met
	}
	parts := slices.DeleteFunc(slices.Clone(c.Series), func(p data.Plotted) bool { return p.Figure.IsAggregate(p.Name) })
	for _, k := range c.Keys {
		if values, all := numbersOf(parts, k); all && !adds(values) {
			return false
		}
	}
	return met
}

// numbersAt are the values of a series at keys, and whether all are numbers.
func numbersAt(s *data.Series, keys []data.Key) (values []data.Value, all bool) {
	for _, k := range keys {
		v, ok := data.NumberAt(s, k)
		if !ok {
			return nil, false
		}
		values = append(values, v)
	}
	return values, true
}

func numbersOf(series []data.Plotted, k data.Key) (values []data.Value, all bool) {
	for _, p := range series {
		v, ok := data.NumberAt(p.Series, k)
		if !ok {
			return nil, false
		}
		values = append(values, v)
	}
	return values, true
}

// keepKeys leaves categories in the chart in their ranks, with the sum of the others
// after them and what stands apart at the end.
func (s *selecting) keepKeys(r *ranking, left []int, rest bool) {
	c := s.chart
	keys := make([]data.Key, len(r.shown))
	for i, at := range r.shown {
		keys[i] = r.items[at].key
	}
	sums := make([]data.Value, len(c.Series))
	for i, p := range c.Series {
		at := func(item int) place { k := r.items[item].key; return place{p, k, k.Name} }
		if whole := data.CategoryKey(s.made.RestOfWhole); rest {
			sums[i] = s.restOf(place{p, whole, whole.Name}, placesAt(r.shown, at), placesAt(left, at))
		}
	}
	s.keep(slices.Concat(keys, s.made.Apart))
	if !rest {
		return
	}
	key := data.CategoryKey(s.Rest)
	for i, p := range c.Series {
		p.Add(key, sums[i])
		p.Plain = false
	}
	s.finish()
	c.Keys = slices.Concat(keys, []data.Key{key}, s.made.Apart)
}

// keepSeries leaves series in the chart in the order of the file, with the sum of the
// others after them.
func (s *selecting) keepSeries(r *ranking, left []int, rest bool) {
	c := s.chart
	shown := map[int]bool{}
	for _, at := range r.shown {
		shown[r.items[at].series] = true
	}
	var kept []data.Plotted
	for i, p := range c.Series {
		if shown[i] || p.Figure.IsAggregate(p.Name) {
			kept = append(kept, p)
		}
	}
	if rest {
		first := c.Series[r.items[left[0]].series]
		sum := &data.Series{Name: s.Rest}
		for _, k := range c.Keys {
			of := func(item int) place { p := c.Series[r.items[item].series]; return place{p, k, p.Name} }
			whole := data.Plotted{Series: &data.Series{Name: s.made.RestOfWhole}, Figure: first.Figure}
			sum.Add(k, s.restOf(place{whole, k, whole.Name}, placesAt(r.shown, of), placesAt(left, of)))
		}
		for _, item := range left {
			p := c.Series[r.items[item].series]
			sum.BreakWith(p.Breaks)
			if p.Figure != first.Figure {
				sum.BreakWith(p.Figure.Breaks)
			}
		}
		(&data.Figure{Series: []*data.Series{sum}, Periods: true, Rhythm: first.Figure.Rhythm, Timetable: first.Figure.Timetable}).Finish()
		kept = append(kept, data.Plotted{Series: sum, Figure: first.Figure, Label: s.Rest})
	}
	c.Series = kept
	c.Keys = data.UnionOfKeys(s.series(), true)
}
