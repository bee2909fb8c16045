package file

import (
	"fmt"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// mostBumps is how many series of places nobody loses sight of without one that stands out.
const mostBumps = 5

// rankChart makes places of the values of a chart. Those of a figure of places stay as they are; of
// others the highest value is the first at each period, or the lowest where the file sorts them
// so. Aggregates have no place among their parts. It reports false where there are no places.
func rankChart(r *chartResolver, d *chartDraft, c *data.Chart) bool {
	c.Places = data.HighestFirst
	switch {
	case c.Unit.Places():
		c.Places = data.PlacesGiven
	case d.sort == data.SortAscending:
		c.Places = data.LowestFirst
	}
	if c.Places != data.PlacesGiven {
		c.Series = slices.DeleteFunc(c.Series, func(s data.Plotted) bool { return s.Figure.IsAggregate(s.Name) })
	}
	if len(c.Series) < 2 || len(c.Keys) < 2 {
		r.base.fault(d.kindAt, "places lead several series from one period to another", "show more of them, or write kind: line or bar")
		return false
	}
	if !placesKnown(r, c) {
		return false
	}
	if c.Places != data.PlacesGiven {
		rankSeries(r.base, c)
		c.Unit = c.Series[0].Figure.Unit
	}
	if len(d.highlight) == 0 && len(c.Series) > mostBumps {
		if first := firstAtEnd(c); first != "" {
			c.Highlight = []string{first}
		}
	}
	return true
}

// placesKnown refuses values that have no sure place, and places that are none.
func placesKnown(r *chartResolver, c *data.Chart) bool {
	for _, s := range c.Series {
		for i, v := range s.Values {
			text := ""
			switch {
			case v.Is == data.Absent:
				continue
			case v.Is != data.Exact && v.Is != data.About:
				text = fmt.Sprintf("the place of %s is not sure", r.base.printer.Label(v, c.Unit))
			case c.Places == data.PlacesGiven && (v.Number.Decimals() > 0 || v.Number.Sign() <= 0 || v.Number.Cmp(data.Int(mostPlaces)) > 0):
				text = fmt.Sprintf("%s is no place: these are whole numbers from 1 to %d", r.base.printer.Label(v, c.Unit), mostPlaces)
			default:
				continue
			}
			r.base.add(data.Fault{Pos: s.Figure.PosOf(v), Path: s.Figure.PathOf(s.Series, s.Keys[i]), Text: text, Hint: "write kind: line, or leave the value out with missing: and the reason"})
			return false
		}
	}
	return true
}

// mostPlaces is the last place that a chart of places may show.
const mostPlaces = 1000

// rankSeries puts places in the place of values, those of all series of the chart together.
func rankSeries(r *resolver, c *data.Chart) {
	figures := map[*data.Figure]*data.Figure{}
	values := valuesAt(c.Series, c.Places)
	for i, s := range c.Series {
		f := figures[s.Figure]
		if f == nil {
			ranks := *s.Figure
			ranks.Series, ranks.Unit = nil, placeUnit(r)
			f, figures[s.Figure] = &ranks, &ranks
		}
		places := *s.Series
		places.Plain = false
		places.Values = make([]data.Value, len(s.Values))
		for j, v := range s.Values {
			places.Values[j] = placed(values[s.Keys[j]], c.Places, v)
		}
		f.Series = append(f.Series, &places)
		c.Series[i].Series = &places
		c.Series[i].Figure = f
	}
	for _, f := range figures {
		f.Finish()
	}
}

// placeUnit is the unit of places, in the words of the language.
func placeUnit(r *resolver) data.Unit {
	return data.Unit{Noun: r.printer.Say(language.WordPlaces)}
}

// valuesAt are the numbers of all series at each key, the first place first.
func valuesAt(series []data.Plotted, by data.Places) map[data.Key][]data.Decimal {
	all := map[data.Key][]data.Decimal{}
	for _, s := range series {
		for i := range s.Values {
			if v := &s.Values[i]; v.Is != data.Absent {
				all[s.Keys[i]] = append(all[s.Keys[i]], v.Number)
			}
		}
	}
	for _, numbers := range all {
		slices.SortFunc(numbers, inPlaces(by))
	}
	return all
}

// inPlaces compares two numbers: that of the earlier place comes first.
func inPlaces(by data.Places) func(a, b data.Decimal) int {
	if by == data.LowestFirst {
		return data.Decimal.Cmp
	}
	return func(a, b data.Decimal) int { return b.Cmp(a) }
}

// placed is the place of a value among those of the same period, with what is known of it.
func placed(among []data.Decimal, by data.Places, v data.Value) data.Value {
	if v.Is == data.Absent {
		return v
	}
	before, _ := slices.BinarySearchFunc(among, v.Number, inPlaces(by)) // the first of equal ones
	more := *v.Detail()
	more.Interval, more.Levels, more.Disputes, more.Upper = nil, nil, nil, data.Decimal{}
	return data.Value{Number: data.Int(int64(before) + 1), Is: v.Is, Status: v.Status, Marks: v.Marks, More: &more}
}

// firstAtEnd is the series that has the first place in the last period that has places.
func firstAtEnd(c *data.Chart) string {
	for _, k := range slices.Backward(c.Keys) {
		best, name := data.Decimal{}, ""
		for _, s := range c.Series {
			if v, ok := data.NumberAt(s.Series, k); ok && (name == "" || v.Number.Cmp(best) < 0) {
				best, name = v.Number, s.Name
			}
		}
		if name != "" {
			return name
		}
	}
	return ""
}
