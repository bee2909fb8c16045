package claim

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language/sense"
)

// past are words that tell of what has happened, beside those of English that end with -ed.
var past = []string{"was", "were", "had", "stood", "rose", "fell", "grew", "shrank", "came to", "lost", "sank", "hit", "war", "waren", "lag", "lagen", "betrug", "betrugen", "hatte", "hatten", "stieg", "stiegen", "fiel", "fielen", "sank", "sanken", "wuchs", "wuchsen", "erreichte", "erreichten", "überschritt", "zählte", "zählten", "verlor", "belief sich", "了", "已", "曾"}

// forecasts looks for forecasts that are told as what has happened, where nothing printed says what they
// are: in 2030 the population stood at {{ number "p" "2030" }} thousand.
func forecasts(c *checker, s sentence) {
	for i, t := range s {
		if !t.level() || valueAt(t, 0).Status != data.Forecast || strings.Contains(t.part.Text, c.say.Status(data.Forecast)) || !c.may(len(s)) || soonerOrLater(s) {
			continue
		}
		at := slices.IndexFunc(s[max(0, i-farAway/2):i], func(t token) bool {
			return slices.Contains(past, t.text) || c.say.Language() != "de" && t.kind == word && len(t.text) > 4 && strings.HasSuffix(t.text, "ed")
		})
		if at < 0 {
			continue
		}
		n, said := t.part.Of[0], s[max(0, i-farAway/2)+at].text
		c.tell(t, data.RuleForecastAsFact, fmt.Sprintf("the text says %q, and the value of %s for %s is a forecast", said, n.Row(), n.Key), "say that it is expected, or write {{ value }}, which says so behind the number")
	}
}

// soonerOrLater reports whether a sentence says that something is expected.
func soonerOrLater(s sentence) bool {
	return slices.ContainsFunc(s, func(t token) bool {
		return t.sense == sense.Not || strings.HasPrefix(t.text, "forecast") || strings.HasPrefix(t.text, "project") || slices.Contains(expecting, t.text)
	})
}

// expecting are words of what is not known yet.
var expecting = []string{"will", "shall", "estimated", "prognose", "prognosen", "prognostiziert", "voraussichtlich", "wird", "werden", "vorausberechnet", "预", "将", "测"}
