package claim

import (
	"fmt"
	"strings"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/language/sense"
)

// worldwide say that a place is one among all.
var worldwide = []string{"in the world", "worldwide", "globally", "of all countries", "weltweit", "in der welt", "aller länder", "全球", "世界"}

// worlds looks for places that are said to be among all there are, and are counted among a few.
func worlds(c *checker, s sentence) {
	for i, t := range s {
		if t.part == nil || t.part.Tally == nil || t.function != "rank" || denied(s, i) {
			continue
		}
		if said := worldSaid(s, i, t.part.Tally); said != "" {
			c.tell(t, data.RuleOtherSize, fmt.Sprintf("the text says %q, and the place is one of %s", said, t.part.Tally), "say what it is counted among")
		}
	}
}

// worldSaid is what the words beside a place say of all, where its figure has only some of them; empty
// otherwise.
func worldSaid(s sentence, i int, of *data.Tally) string {
	const all = 50 // so many are as good as all countries
	if of.N >= all || of.Periods || len(of.Figure.Aggregates) > 0 {
		return ""
	}
	first, last := around(s, i, reach, func(t token) bool { return t.kind != word })
	title, text := " "+strings.Join(sense.Split(of.Figure.Title.Plain), " ")+" ", " "+textOf(s[first:last+1])+" "
	for _, w := range worldwide {
		if !language.Wide(w) {
			w = " " + w + " "
		}
		if strings.Contains(text, w) && !strings.Contains(title, w) {
			return strings.TrimSpace(w)
		}
	}
	return ""
}
