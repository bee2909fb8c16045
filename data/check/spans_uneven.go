package check

import (
	"fmt"

	"briefing/data"
)

// twiceAsLong is how many times as long as another the span of a change is that is read wrongly
// beside it: eleven years between two censuses are as good as ten.
const twiceAsLong = 2

// unevenSpans looks for changes over the previous value of which some are over spans of time that
// are much longer than those of others.
func (g *gate) unevenSpans() {
	for _, f := range g.ds.Figures {
		d := f.Derived
		if d == nil || !d.Previous || d.By != data.Growth && d.By != data.Difference || len(d.From) != 1 || !f.Periods {
			continue
		}
		for _, s := range d.From[0].Series {
			result, ok := f.SeriesNamed(s.Name)
			if !ok {
				continue
			}
			if short, long := spansBefore(s, result); short.n > 0 && long.n >= twiceAsLong*short.n {
				g.warn(data.RuleUnevenSpans, f.Pos, "figures."+f.ID, fmt.Sprintf("the change for %s is over the time since %s, and that for %s over the time since %s", long.to, long.from, short.to, short.from))
				break
			}
		}
	}
}

// A stretch is the time from one key to the next with a value, n periods.
type stretch struct {
	from, to data.Key
	n        int
}

// spansBefore returns the shortest and the longest time that the changes of a series are over; none
// where the file says that its values come when they come, and of days, of which markets skip some.
func spansBefore(s, changes *data.Series) (short, long stretch) {
	if len(s.Keys) == 0 || s.Rhythm.Said && s.Rhythm.Kind == data.Irregular || s.Rhythm.Kind == data.Cyclic || s.Keys[0].Period.Granularity() == data.Day {
		return short, long
	}
	for i, k := range s.Keys {
		v, ok := changes.At(k)
		before, found := s.Previous(i)
		if !ok || !found || v.Is == data.Absent {
			continue
		}
		is := stretch{before, k, k.Period.Sub(before.Period)}
		if short.n == 0 || is.n < short.n {
			short = is
		}
		if is.n > long.n {
			long = is
		}
	}
	return short, long
}
