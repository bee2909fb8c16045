package compute

import (
	"fmt"
	"slices"
	"sort"

	"briefing/data"
	"briefing/data/language"
)

// Choice is what a chart is to show of its figures.
type Choice struct {
	// From and To bound the time that is shown; zero for no limit.
	From, To data.Period
	// At is the period of which each series gives one value; with Latest it is the last one
	// that has a value for all, with Each the last one of each series.
	At           data.Period
	Latest, Each bool
	// Top and Bottom are how many of the highest and of the lowest names are shown; zero
	// for none, and both for all.
	Top, Bottom int
	// Beside are names that are shown beside the highest and lowest, wherever they rank.
	Beside []string
	// Rest is the name of the sum of those that are left out; empty for none.
	Rest string
	// Hide leaves the aggregates out, and Show shows them beside the highest and lowest.
	Hide, Show bool
}

// selecting makes what a chart shows of the series and keys of its figures.
type selecting struct {
	Choice
	say   *language.Printer
	chart *data.Chart
	made  *data.Selection
	// copied is called with each text that the chart has a copy of: it may be filled in
	// later.
	copied func(from, to *data.Text)
	wrong  []Wrong
}

func newSelecting(say *language.Printer, c *data.Chart, choice Choice, copied func(from, to *data.Text)) *selecting {
	s := &selecting{Choice: choice, say: say, chart: c, made: c.Selected, copied: copied}
	if s.made == nil {
		s.made = new(data.Selection)
	}
	return s
}

func (s *selecting) refuse(p Part, text, hint string) bool {
	s.wrong = append(s.wrong, Wrong{Problem: data.Problem{Text: text, Hint: hint}, Part: p})
	return false
}

// SelectTime leaves in a chart the time that it is to show, or makes its series the names
// that it compares at one time. The kind of the chart follows from what is left.
func SelectTime(say *language.Printer, c *data.Chart, choice Choice, copied func(from, to *data.Text)) []Wrong {
	s := newSelecting(say, c, choice, copied)
	if !s.From.IsZero() || !s.To.IsZero() {
		if !s.window() {
			return s.wrong
		}
		c.Selected = s.made
	}
	if !s.At.IsZero() || s.Latest || s.Each {
		if s.namesAt() {
			c.Selected = s.made
		}
	}
	return s.wrong
}

// window cuts the series to the time that is shown.
func (s *selecting) window() bool {
	c := s.chart
	switch {
	case !c.Periods:
		return s.refuse(OfTime, "the keys of the chart are names, and names have no time to show a part of", "remove from: and to:")
	case !s.From.IsZero() && !s.To.IsZero() && !s.From.Start().Before(s.To.End()):
		return s.refuse(OfTime, fmt.Sprintf("%s comes after %s", s.From, s.To), "swap from: and to:")
	}
	first, last := c.Keys[0], c.Keys[len(c.Keys)-1]
	i, j := s.inside(c.Keys)
	before, after := i > 0, j < len(c.Keys)
	kept, without := s.shownThen()
	if len(kept) == 0 {
		return s.refuse(OfTime, fmt.Sprintf("the chart has no period there: its periods run from %s to %s", first, last), "write a time that it has")
	}
	s.made.From, s.made.To, s.made.Before, s.made.After = s.From, s.To, before, after
	s.made.Unranked = append(s.made.Unranked, without...)
	if c.Keys = c.Keys[min(i, j):j]; len(s.made.InForce) > 0 {
		c.Keys = unionOfKeys(kept)
	}
	c.Series = kept
	return true
}

// shownThen are the series of the chart in the time that is shown, and the names of those
// that have no value there.
func (s *selecting) shownThen() (kept []data.Plotted, without []string) {
	for _, p := range s.chart.Series {
		if i, j := s.inside(p.Keys); s.chart.Kind == data.KindStep {
			p = s.stepsThen(p, i, j)
		} else {
			p.Series = s.cut(p.Series, i, j)
		}
		if len(p.Keys) > 0 {
			kept = append(kept, p)
		} else {
			without = append(without, p.Name)
		}
	}
	return kept, without
}

// stepsThen cuts steps to the time that is shown: the value that holds when it begins is the
// first of them, and the last one holds until its end where a later one ends it.
func (s *selecting) stepsThen(p data.Plotted, i, j int) data.Plotted {
	all := p.Series
	if j < len(all.Keys) && j > 0 && all.Values[j-1].Is != data.Absent && all.Link(j-1, j) != data.Parted {
		p.Until = s.To
	}
	at, ok := beginningAs(s.From, all.Keys)
	if i == 0 || i == len(all.Keys) || !ok || at.Compare(all.Keys[i].Period) >= 0 || all.Values[i-1].Is == data.Absent || all.Link(i-1, i) == data.Parted {
		p.Series = s.cut(all, i, j)
		return p
	}
	began := all.Keys[i-1].Period
	p.Series = s.cut(all, i-1, j)
	p.Keys, p.Values, p.Plain = slices.Clone(p.Keys), slices.Clone(p.Values), false
	p.Keys[0] = data.PeriodKey(at)
	more := *p.Values[0].Detail()
	if p.Values[0].More = &more; more.Note == nil {
		more.Note = &data.Text{Plain: s.say.Say(language.WordInForceSince, "key", s.say.Period(began))}
	}
	if !slices.Contains(s.made.InForce, began) {
		s.made.InForce = append(s.made.InForce, began)
		slices.SortFunc(s.made.InForce, data.Period.Compare)
	}
	return p
}

// beginningAs is the first period of the length of some keys in a time; false where that
// has none.
func beginningAs(from data.Period, keys []data.Key) (data.Period, bool) {
	if from.IsZero() || len(keys) == 0 || from.LikeWith(keys[0].Period) {
		return from, !from.IsZero() && len(keys) > 0
	}
	if first := keys[0].Period; first.FiscalPart() {
		return fiscalPartFrom(from, first), true
	}
	of := keys[0].Period.Granularity()
	first, _ := from.Parts(data.Day)
	if of == data.Day {
		return first, true
	}
	p, ok := first.In(of, from.Fiscal())
	if ok && p.StartsBefore(from) {
		p = p.Next(1)
	}
	return p, ok
}

// fiscalPartFrom is the first part of a fiscal year, like another, that does not begin before a
// time.
func fiscalPartFrom(from, like data.Period) data.Period {
	const leapYear = 366
	p := like.Next((from.StartDay()-like.StartDay())*like.Granularity().PerYear()/leapYear - 1)
	for p.StartsBefore(from) {
		p = p.Next(1)
	}
	return p
}

func unionOfKeys(plotted []data.Plotted) []data.Key {
	series := make([]*data.Series, len(plotted))
	for i, p := range plotted {
		series[i] = p.Series
	}
	return data.UnionOfKeys(series, true)
}

// inside are the places of the first key in the time that is shown and of the first one
// after it.
func (s *selecting) inside(keys []data.Key) (i, j int) {
	i, j = 0, len(keys)
	if !s.From.IsZero() {
		i = sort.Search(len(keys), func(k int) bool { return !keys[k].Period.StartsBefore(s.From) })
	}
	if !s.To.IsZero() {
		j = sort.Search(len(keys), func(k int) bool { return keys[k].Period.EndsAfter(s.To) })
	}
	return i, j
}

func (s *selecting) cut(all *data.Series, i, j int) *data.Series {
	if i == 0 && j == len(all.Keys) {
		return all
	}
	part := all.Between(min(i, j), j)
	s.copied(&all.Note, &part.Note)
	return part
}

// namesAt makes names of the series: each figure gives one series, with a value for each
// of its own.
func (s *selecting) namesAt() bool {
	c := s.chart
	if !c.Periods {
		return s.refuse(OfAt, "the keys of the chart are names, and at: chooses a period", "remove at:")
	}
	for _, p := range c.Series {
		if p.Name == "" {
			return s.refuse(OfAt, fmt.Sprintf("%s has one series, and at: compares several at one time", p.Figure.ID), "name figures with series, or remove at:")
		}
	}
	if s.Latest {
		at, ok := s.latest()
		if !ok {
			return s.refuse(OfAt, "at no period do all series of the chart have a value", "write at: each latest, at: with a period, or choose some under series:")
		}
		s.At = at
	}
	if at := data.PeriodKey(s.At); !s.Each && !slices.Contains(c.Keys, at) {
		return s.refuse(OfAt, fmt.Sprintf("the chart has no value for %s: its periods run from %s to %s", s.At, c.Keys[0], c.Keys[len(c.Keys)-1]), "write a period that it has")
	}
	keys := s.keysAt()
	own := s.ownPeriods(keys)
	if one, other, differ := s.differing(keys, own); differ {
		return s.refuse(OfAt, fmt.Sprintf("the latest value of %q is not for the same period in %s and %s, and not for that of most names in one of them: the name cannot say both", one.Name, one.Figure.ID, other.Figure.ID), "write at: latest, at: with a period, or a chart for each figure")
	}
	s.made.At, s.made.Each = s.At, s.Each
	s.name(keys, own)
	return true
}

// latest is the last period at which all series but aggregates have a number that is no
// forecast; the selection says how many have a later one.
func (s *selecting) latest() (data.Period, bool) {
	c := s.chart
	parts := slices.DeleteFunc(slices.Clone(c.Series), func(p data.Plotted) bool { return p.Figure.IsAggregate(p.Name) })
	if len(parts) == 0 {
		parts = c.Series
	}
	for _, k := range slices.Backward(c.Keys) {
		n := 0
		for _, p := range parts {
			if observedAt(p.Series, k) {
				n++
			}
		}
		if n == len(parts) {
			return k.Period, true
		}
		if n > 0 && s.made.Newer == 0 {
			s.made.Later, s.made.Newer, s.made.Of = k.Period, n, len(parts)
		}
	}
	return data.Period{}, false
}

// observedAt reports whether a series has a number at a key that is no forecast.
func observedAt(s *data.Series, k data.Key) bool {
	v, ok := s.At(k)
	return ok && v.Observed()
}

// LatestOfAll is the last period at which all series of a figure but its aggregates have a
// number that is no forecast.
func LatestOfAll(f *data.Figure) (data.Key, bool) {
	parts := f.Parts()
	for _, k := range slices.Backward(f.Keys) {
		if !slices.ContainsFunc(parts, func(s *data.Series) bool { return !observedAt(s, k) }) {
			return k, true
		}
	}
	return data.Key{}, false
}

// keysAt is the period of each series: that of all, or the last with a number, a forecast
// only where there is nothing else. It is zero for a series without one.
func (s *selecting) keysAt() []data.Key {
	keys := make([]data.Key, len(s.chart.Series))
	for i, p := range s.chart.Series {
		keys[i] = data.PeriodKey(s.At)
		if !s.Each {
			continue
		}
		keys[i] = data.Key{}
		for _, worst := range []data.Status{data.Estimate, data.Forecast} {
			j := len(p.Values) - 1
			for j >= 0 && (p.Values[j].Is == data.Absent || p.Values[j].Status > worst) {
				j--
			}
			if j >= 0 && keys[i] == (data.Key{}) {
				keys[i] = p.Keys[j]
			}
		}
	}
	if s.Each {
		s.At = usual(keys)
	}
	return keys
}

// ownPeriods are the periods of most names of each figure.
func (s *selecting) ownPeriods(keys []data.Key) map[*data.Figure]data.Period {
	all := map[*data.Figure][]data.Key{}
	for i, p := range s.chart.Series {
		all[p.Figure] = append(all[p.Figure], keys[i])
	}
	own := make(map[*data.Figure]data.Period, len(all))
	for f, keys := range all {
		own[f] = usual(keys)
	}
	return own
}

// differing finds two series of one name, of two figures, whose periods are not the same,
// although not both are those of their figures, which these say.
func (s *selecting) differing(keys []data.Key, own map[*data.Figure]data.Period) (one, other data.Plotted, differ bool) {
	first, odd := make(map[string]int, len(keys)), make(map[string]bool, len(keys))
	for i, p := range s.chart.Series {
		if keys[i] == (data.Key{}) {
			continue
		}
		odd[p.Name] = odd[p.Name] || keys[i].Period != own[p.Figure]
		if _, met := first[p.Name]; !met {
			first[p.Name] = i
		}
	}
	for i, p := range s.chart.Series {
		if j := first[p.Name]; keys[i] != (data.Key{}) && odd[p.Name] && keys[i] != keys[j] {
			return s.chart.Series[j], p, true
		}
	}
	return one, other, false
}

// usual is the period that most keys are, the later one of two.
func usual(keys []data.Key) data.Period {
	counts := map[data.Key]int{}
	var best data.Key
	for _, k := range keys {
		if k == (data.Key{}) {
			continue
		}
		counts[k]++
		if n, most := counts[k], counts[best]; n > most || n == most && k.Period.Compare(best.Period) > 0 {
			best = k
		}
	}
	return best.Period
}

// name makes of the series of the chart one for each figure, with their names as keys. A name
// whose period is not that of its figure says it, for all figures.
func (s *selecting) name(keys []data.Key, own map[*data.Figure]data.Period) {
	c := s.chart
	var out []data.Plotted
	odd := map[string]bool{}
	for i, p := range c.Series {
		odd[p.Name] = odd[p.Name] || keys[i] != (data.Key{}) && keys[i].Period != own[p.Figure]
	}
	for i, p := range c.Series {
		if keys[i] == (data.Key{}) {
			s.made.Unranked = append(s.made.Unranked, p.Name)
			continue
		}
		if len(out) == 0 || out[len(out)-1].Figure != p.Figure {
			out = append(out, data.Plotted{Series: new(data.Series), Figure: p.Figure})
			if own[p.Figure] != s.At {
				out[len(out)-1].AsOf = own[p.Figure]
			}
		}
		v, ok := p.At(keys[i])
		if !ok {
			v = data.Value{Is: data.Absent}
		}
		out[len(out)-1].Add(s.calledAt(p.Name, keys[i].Period, odd[p.Name]), s.sourced(p.Series, v))
	}
	c.Series, c.Periods = out, false
	s.finish()
	c.Keys = data.UnionOfKeys(s.series(), false)
}

// calledAt is the key of a series that has become a name, with its period where that is odd.
func (s *selecting) calledAt(name string, at data.Period, odd bool) data.Key {
	if !odd {
		return data.CategoryKey(name)
	}
	called := s.say.Say(language.WordWithStatus, "value", s.say.Name(name), "status", s.say.PeriodShort(at))
	if s.made.Called == nil {
		s.made.Called = map[string]string{}
	}
	s.made.Called[name] = called
	return data.CategoryKey(called)
}

// sourced gives a value the sources of its series, which it leaves.
func (s *selecting) sourced(from *data.Series, v data.Value) data.Value {
	more := *v.Detail()
	if more.Sources == nil && v.Is != data.Absent {
		more.Sources = from.Sources
	}
	v.More = &more
	return v
}

// series are those of the chart.
func (s *selecting) series() []*data.Series {
	all := make([]*data.Series, len(s.chart.Series))
	for i, p := range s.chart.Series {
		all[i] = p.Series
	}
	return all
}

// finish makes series whole whose values have changed.
func (s *selecting) finish() {
	(&data.Figure{Series: s.series(), Periods: s.chart.Periods}).Finish()
}
