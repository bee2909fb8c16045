package charts

import (
	"slices"
	"strings"

	"briefing/data"
)

// altListed is how many values the alt text of a chart lists one by one.
const altListed = 12

// Alt is the chart's alt text: the file's own, or one written from the data, in
// which every number is one of the data's.
func (c *Chart) Alt() string {
	if own := oneLine(c.plan.chart.Alt.Plain); own != "" {
		return own
	}
	return c.plan.alt()
}

func (p *plan) alt() string {
	parts := []string{p.altHead()}
	if p.chart.Kind == data.KindLine {
		for i := range p.chart.Series {
			parts = append(parts, p.altEnds(i))
		}
	}
	if p.values() <= altListed {
		parts = append(parts, p.altValues())
	} else if len(p.chart.Series) == 1 {
		parts = append(parts, p.altExtremes())
	} else if p.chart.Kind != data.KindLine {
		for i := range p.chart.Series {
			parts = append(parts, p.altEnds(i))
		}
	}
	for _, r := range p.chart.References {
		parts = append(parts, sentence(p.withValue(oneLine(r.Label.Plain), r.Value)))
	}
	for _, n := range p.notes {
		if n.own {
			parts = append(parts, sentence(n.text))
		}
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// withValue puts a value after what it is the value of.
func (p *plan) withValue(label string, v data.Value) string {
	return p.say.Say(data.WordTitleUnit, "title", label, "unit", p.say.Value(v, p.chart.Unit))
}

// altHead says what kind of chart it is and what it shows.
func (p *plan) altHead() string {
	args := []string{"title", p.title, "unit", p.unit()}
	if p.chart.Kind == data.KindLine && len(p.chart.Keys) > 0 {
		keys := p.chart.Keys
		return p.say.Say(data.WordAltLine, append(args, "from", p.say.Key(keys[0]), "to", p.say.Key(keys[len(keys)-1]))...)
	}
	args = append(args, "categories", p.keyList(p.chart.Keys), "series", p.seriesList())
	switch {
	case p.chart.Kind == data.KindStacked:
		return p.say.Say(data.WordAltStacked, args...)
	case len(p.chart.Series) > 1:
		return p.say.Say(data.WordAltGrouped, args...)
	}
	return p.say.Say(data.WordAltBar, args...)
}

func (p *plan) seriesList() string {
	var names []string
	for i := range p.chart.Series {
		if name := p.seriesName(i); name != "" {
			names = append(names, name)
		}
	}
	return p.say.List(names)
}

// altEnds gives the first and the last value of a series.
func (p *plan) altEnds(i int) string {
	s := p.chart.Series[i]
	last, lastKey, ok := lastValue(s)
	first := slices.IndexFunc(s.Values, func(v data.Value) bool { return v.Is != data.Absent })
	if !ok || s.Keys[first] == lastKey {
		return ""
	}
	name := p.seriesName(i)
	if name == "" {
		name = p.title
	}
	return p.say.Say(data.WordAltFromTo, "series", name,
		"first", p.say.Value(s.Values[first], p.chart.Unit), "from", p.say.Key(s.Keys[first]),
		"last", p.say.Value(last, p.chart.Unit), "to", p.say.Key(lastKey))
}

// values is how many numbers the chart shows.
func (p *plan) values() int {
	n := 0
	for _, s := range p.chart.Series {
		for _, v := range s.Values {
			if v.Is != data.Absent {
				n++
			}
		}
	}
	return n
}

// altValues lists the values in the order of the chart.
func (p *plan) altValues() string {
	var items []string
	for _, k := range p.chart.Keys {
		for _, s := range p.chart.Series {
			if v, ok := s.At(k); ok && v.Is != data.Absent {
				items = append(items, p.point(s, k)+" "+p.say.Value(v, p.chart.Unit))
			}
		}
	}
	if len(items) == 0 {
		return ""
	}
	return p.say.Say(data.WordAltData, "items", p.say.List(items))
}

// altExtremes gives the highest and the lowest value of an only series.
func (p *plan) altExtremes() string {
	s := p.chart.Series[0]
	high, low := -1, -1
	for i, v := range s.Values {
		if v.Is == data.Absent {
			continue
		}
		if high < 0 || v.High().Cmp(s.Values[high].High()) > 0 {
			high = i
		}
		if low < 0 || v.Low().Cmp(s.Values[low].Low()) < 0 {
			low = i
		}
	}
	if high < 0 {
		return ""
	}
	value := func(w data.Word, i int) string {
		return p.say.Say(w, "key", p.say.Key(s.Keys[i]), "value", p.say.Value(s.Values[i], p.chart.Unit))
	}
	return value(data.WordAltHighest, high) + " " + value(data.WordAltLowest, low)
}
