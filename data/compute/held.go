package compute

import (
	"fmt"

	"briefing/data"
)

// heldOver is the mean of a series in each longer period, in which each value counts by the days from its key
// until the next: of an interest rate that a bank changes when it will. Periods in which it is not known from
// the first day to the last are left out.
func heldOver(d *derivation, s *data.Series, t *data.Series) {
	if len(s.Keys) == 0 {
		return
	}
	first, last := s.Keys[0].Period, s.Keys[len(s.Keys)-1].Period
	p, ok := first.In(d.over.Period, d.over.Fiscal)
	for ; ok && p.StartDay() <= last.StartDay(); p = p.Next(1) {
		from, to := p.StartDay(), p.Next(1).StartDay()
		if from < first.StartDay() || to > last.Next(1).StartDay() {
			d.leaveOut(p)
			continue
		}
		var parts []part
		var days []int
		for i, k := range s.Keys {
			begins, ends := max(k.Period.StartDay(), from), to
			if i+1 < len(s.Keys) {
				ends = min(s.Keys[i+1].Period.StartDay(), to)
			}
			if begins < ends {
				parts, days = append(parts, part{s, k}), append(days, ends-begins)
			}
		}
		if v, crosses := d.acrossBreak(s, parts[0].key, parts[len(parts)-1].key); crosses {
			t.Add(data.PeriodKey(p), v)
			continue
		}
		t.Add(data.PeriodKey(p), weighted(d, parts, func(p part) string { return d.say.KeyShort(p.key) }, func(i int) (Operand, bool) {
			return Operand{Value: data.Value{Number: data.Int(int64(days[i]))}, Unit: data.Unit{Noun: "days"}}, true
		}))
	}
}

// unevenMean says why a mean over time is asked for: values at irregular times are as many as there were
// changes, whatever how long each held. It is empty where that has been answered.
func unevenMean(d *derivation, g *data.Figure) (why, hint string) {
	if d.By != data.Mean || d.over.Period == data.NoPeriod || d.Equal || d.Held || !g.Periods {
		return "", ""
	}
	for _, s := range g.Series {
		if s.Rhythm.Kind == data.Irregular {
			return fmt.Sprintf("%s has values at irregular times, and a mean of them counts each once, whether it held for a day or for a year", g.ID),
				"write weights: days, in which each value counts by the days until the next, or weights: equal, where each counts the same"
		}
	}
	return "", ""
}
