package file

import (
	"fmt"
	"slices"

	"briefing/data"
)

// nest makes one line of series of several figures that have the same numbers and different
// intervals: the intervals of a fan, one within the other.
func (r *chartResolver) nest(c *data.Chart) {
	if c.Kind != data.KindLine || c.Facets != data.FacetsNone || len(c.Figures) < 2 || !c.Intervals() {
		return
	}
	var kept []data.Plotted
	for _, s := range c.Series {
		i := slices.IndexFunc(kept, func(other data.Plotted) bool { return nests(other, s) })
		if i < 0 {
			kept = append(kept, s)
			continue
		}
		r.nestInto(&kept[i], s)
	}
	if c.Series = kept; len(kept) == 1 {
		c.Series[0].Label = c.Series[0].Name
	}
}

// nests reports whether two series differ in their intervals alone.
func nests(a, b data.Plotted) bool {
	if a.Figure.Interval == "" || b.Figure.Interval == "" || a.Figure.Interval == b.Figure.Interval || !slices.Equal(a.Keys, b.Keys) {
		return false
	}
	for i, v := range a.Values {
		if w := b.Values[i]; v.Is != w.Is || v.Number.Cmp(w.Number) != 0 || v.Status != w.Status || (v.Interval() == nil) != (w.Interval() == nil) {
			return false
		}
	}
	return true
}

// nestInto adds the intervals of a series to those of another.
func (r *chartResolver) nestInto(into *data.Plotted, s data.Plotted) {
	both := *into.Series
	both.Values = slices.Clone(both.Values)
	for _, source := range s.Sources {
		if !slices.Contains(both.Sources, source) {
			both.Sources = append(slices.Clip(both.Sources), source)
		}
	}
	for i, v := range both.Values {
		inner := s.Values[i].Interval()
		if inner == nil {
			continue
		}
		more := *v.More
		more.Levels = slices.Clone(v.Levels())
		if more.Levels == nil {
			more.Levels = []data.NamedInterval{{Name: into.Figure.Interval, Interval: *more.Interval}}
		}
		more.Levels = append(more.Levels, data.NamedInterval{Name: s.Figure.Interval, Interval: *inner})
		slices.SortStableFunc(more.Levels, func(a, b data.NamedInterval) int { return a.WiderFirst(b.Interval) })
		for j := range more.Levels[1:] {
			if wide, narrow := more.Levels[j], more.Levels[j+1]; !narrow.Within(wide.Interval) {
				r.base.add(data.Fault{Pos: s.Figure.PosOf(s.Values[i]), Path: s.Figure.PathOf(s.Series, s.Keys[i]),
					Text: fmt.Sprintf("neither of the intervals %s and %s lies within the other", wide.Name, narrow.Name), Hint: "correct one: the more likely the interval, the wider"})
				return
			}
		}
		more.Interval = &more.Levels[0].Interval
		both.Values[i].More = &more
	}
	into.Series = &both
}
