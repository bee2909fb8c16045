package charts

import (
	"briefing/charts/look"
	"briefing/data"
)

// labelled are the values whose labels may stand in the picture together: unequal ones must
// not read alike. Of long lines these are the ends, the least and the greatest value and
// what is remarkable.
func (p *chartPlan) labelled() []data.Value {
	var all []data.Value
	for _, r := range p.chart.References {
		all = append(all, r.Value)
	}
	if line := p.chart.Line; line != nil {
		if last, ok := lastNumber(line.Series); ok {
			all = append(all, last)
		}
	}
	if total, ok := p.chart.StackTotal(); ok {
		all = append(all, total.Values...)
	}
	if p.form.spans {
		for _, k := range p.chart.Keys {
			s := p.chart.SpanAt(k)
			all = append(all, s.Low, s.High)
		}
		return all
	}
	for _, s := range p.chart.Series {
		if p.chart.Kind.OverTime() && (len(p.chart.Series) > 1 || len(s.Values) > maxLabelledPoints) {
			all = append(all, p.labelledOfLine(s)...)
		} else {
			all = append(all, s.Values...)
		}
	}
	return all
}

// labelledOfLine are the values of a line that may have labels.
func (p *chartPlan) labelledOfLine(s data.Plotted) []data.Value {
	if b := s.Bare(); b != nil && len(s.Values) > maxMarkedValues {
		return []data.Value{s.Values[0], s.Values[len(s.Values)-1], s.Values[b.Least[0]], s.Values[b.Greatest[0]]}
	}
	var found []data.Value
	first, last, low, high := -1, -1, -1, -1
	for i := range s.Values {
		v := &s.Values[i]
		if v.Is == data.Absent {
			continue
		}
		if first < 0 {
			first, low, high = i, i, i
		}
		last = i
		if v.Number.Cmp(s.Values[low].Number) < 0 {
			low = i
		}
		if v.Number.Cmp(s.Values[high].Number) > 0 {
			high = i
		}
		if len(s.Values) <= maxMarkedValues && (look.Of(v).Remarkable() || p.words.highlighted(s.Keys[i].String())) {
			found = append(found, *v)
		}
	}
	if first < 0 {
		return nil
	}
	return append(found, s.Values[first], s.Values[last], s.Values[low], s.Values[high])
}
