package file

import (
	"fmt"
	"strconv"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// yearAfter is a year that a text names right after a reference, as the time of its value: no year of
// prices, and no span.
var yearAfter = pattern.Lazy(`^ (?:in|im Jahr) ((?:19|20)\d\d)(?:$|[.,;:)]|\s(?:to|and|before|after|but|or|bis|und|auf|vor|nach)\b)`)

// otherYears warns of a year right after a value of another year: {{ value "gdp" "2018" }} in 2015.
func otherYears(r *resolver, t textDraft, parts []data.Part) {
	nth := -1
	for i := range parts {
		p, after := parts[i], ""
		if !p.Reference {
			continue
		}
		nth++
		for _, next := range parts[i+1:] {
			if next.Reference {
				break
			}
			after += next.Text
		}
		m := yearAfter().FindStringSubmatch(after)
		if m == nil || !p.PrintsOne() || p.Of[0].Key.Period.IsZero() {
			continue
		}
		year, _ := strconv.Atoi(m[1])
		named, own := data.YearOf(year), p.Of[0].Key.Period
		if own.Start().Before(named.End()) && named.Start().Before(own.End()) {
			continue
		}
		r.warn(data.Fault{Rule: data.RuleOtherPeriod, Pos: r.place(t, "{{", nth), Path: t.at.path,
			Text: fmt.Sprintf("the text names %d after the value of %s for %s", year, p.Of[0].Row(), p.Of[0].Key), Hint: "name the time of the value, or the value of that time"})
	}
}
