package charts

import (
	"slices"

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
	if p.values() <= altListed {
		parts = append(parts, p.altValues())
	} else {
		for i := range p.chart.Series {
			parts = append(parts, p.altEnds(i))
		}
		if !p.chart.Periods || len(p.chart.Series) == 1 {
			parts = append(parts, p.altExtremes())
		}
	}
	for _, r := range p.chart.References {
		parts = append(parts, p.sentence(p.withValue(oneLine(r.Label.Plain), r.Value)))
	}
	for _, n := range p.notes {
		if n.own {
			parts = append(parts, p.sentence(n.text))
		}
	}
	return paragraph(parts)
}

// withValue puts a value after what it is the value of.
func (p *plan) withValue(label string, v data.Value) string {
	return p.say.Say(data.WordTitleUnit, "title", label, "unit", p.say.Value(v, p.chart.Unit))
}

// altHead says what kind of chart it is and what it shows.
func (p *plan) altHead() string {
	args := []string{"title", p.title, "unit", p.unit()}
	if p.chart.Kind.OverTime() && len(p.chart.Keys) > 0 {
		keys := p.chart.Keys
		word := map[data.Kind]data.Word{data.KindLine: data.WordAltLine, data.KindStep: data.WordAltStep, data.KindArea: data.WordAltArea}[p.chart.Kind]
		return p.say.Say(word, append(args, "from", p.say.Key(keys[0]), "to", p.say.Key(keys[len(keys)-1]))...)
	}
	args = append(args, "categories", p.keyList(p.chart.Keys), "series", p.seriesList())
	switch {
	case p.chart.Kind == data.KindStacked:
		return p.say.Say(data.WordAltStacked, args...)
	case p.chart.Kind == data.KindUnits:
		return p.say.Say(data.WordAltUnits, args...)
	case p.chart.Kind == data.KindWaterfall && len(p.keys) > 0:
		return p.say.Say(data.WordAltWaterfall, append(args, "from", p.say.Key(p.keys[0]), "to", p.say.Key(p.keys[len(p.keys)-1]))...)
	case p.chart.Kind == data.KindDumbbell:
		return p.say.Say(data.WordAltDumbbell, args...)
	case p.chart.Kind == data.KindLollipop:
		return p.say.Say(data.WordAltLollipop, args...)
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

// altEnds gives the first and the last value of a series over time.
func (p *plan) altEnds(i int) string {
	s := p.chart.Series[i]
	if !p.chart.Periods {
		return ""
	}
	last, lastKey, ok := lastValue(s)
	first := slices.IndexFunc(s.Values, func(v data.Value) bool { return v.Is != data.Absent })
	if !ok || s.Keys[first] == lastKey {
		return ""
	}
	name := p.seriesName(i)
	if name == "" && s.Figure != nil {
		name = oneLine(s.Figure.Title.Plain)
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

// altExtremes gives the highest and the lowest value of all.
func (p *plan) altExtremes() string {
	type place struct{ series, value int }
	high, low := place{-1, 0}, place{-1, 0}
	at := func(at place) data.Value { return p.chart.Series[at.series].Values[at.value] }
	for i, s := range p.chart.Series {
		for j, v := range s.Values {
			if v.Is == data.Absent {
				continue
			}
			if high.series < 0 || v.High().Cmp(at(high).High()) > 0 {
				high = place{i, j}
			}
			if low.series < 0 || v.Low().Cmp(at(low).Low()) < 0 {
				low = place{i, j}
			}
		}
	}
	if high.series < 0 {
		return ""
	}
	say := func(w data.Word, a place) string {
		s := p.chart.Series[a.series]
		return p.say.Say(w, "key", p.point(s, s.Keys[a.value]), "value", p.say.Value(at(a), p.chart.Unit))
	}
	return paragraph([]string{say(data.WordAltHighest, high), say(data.WordAltLowest, low)})
}
