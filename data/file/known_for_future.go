package file

import (
	"fmt"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// clauseEnds end a clause.
const clauseEnds = ",.;:，。；："

// expects are words that speak of the future, in the last clause of a text.
var expects = pattern.New(`(?i)(?:\b(?:expected|forecast|projected|predicted|likely|set|due) to\b|\bwill\b|\bdürften?\b|voraussichtlich|预计|预测|将)[^` + clauseEnds + `]*$`)

// knownForFuture warns of the latest known value in a clause about the future, of a series of which
// forecasts follow: Debt is expected to be {{ latest "debt" }}.
func knownForFuture(r *resolver, t textDraft, parts []data.Part) {
	future, nth := false, -1 // whether the clause so far speaks of the future
	for _, p := range parts {
		if p.Reference {
			nth++
		}
		if p.Reference && future && p.PrintsOne() && !strings.Contains(p.Call, p.Of[0].Key.String()) {
			if last := forecastAfter(p.Of[0]); last != "" {
				r.warn(data.Fault{Rule: data.RuleKnownForFuture, Pos: r.place(t, "{{", nth), Path: t.at.path,
					Text: fmt.Sprintf("the text speaks of the future, and has the last known value of %s, for %s, though there are forecasts up to %s", p.Of[0].Row(), p.Of[0].Key, last),
					Hint: "write " + strings.Replace(fmt.Sprintf(`{{ value %q %q %q }} for the forecast, and the period of that`, p.Of[0].Figure.ID, last, p.Of[0].Series), ` ""`, "", 1)})
			}
		}
		future = expects.MatchString(p.Text) || future && !strings.ContainsAny(p.Text, clauseEnds)
	}
}

// forecastAfter is the period of the last forecast of a series after a known value; empty where there
// is none.
func forecastAfter(n data.Number) string {
	s, ok := n.Figure.SeriesNamed(n.Series)
	if !ok || !n.Figure.Periods {
		return ""
	}
	last := ""
	for i, v := range s.Values {
		switch {
		case s.Keys[i] == n.Key && !v.Observed():
			return ""
		case v.Status == data.Forecast && v.Is != data.Absent && s.Keys[i].Period.Compare(n.Key.Period) > 0:
			last = s.Keys[i].String()
		}
	}
	return last
}
