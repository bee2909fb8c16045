package claim

import (
	"fmt"
	"math/big"
	"strings"

	"briefing/data"
	"briefing/data/compute"
)

// addedUp looks for typed numbers that are the sum of numbers beside them which have none: unemployment of
// 3.3% of men and 2.8% of women is not 6.1% of all.
func addedUp(c *checker, s sentence) {
	sum, terms := new(big.Rat), []string{}
	last := -1
	for i, t := range s {
		if !t.level() || t.part.Of[0].Figure.OfOneWhole() || last >= 0 && t.part.Of[0].Figure != s[last].part.Of[0].Figure || compute.NotAdditive(c.say, t.part.Of[0].Figure, false) == "" {
			continue
		}
		last = i
		terms = append(terms, plain(t))
		sum.Add(sum, t.part.Printed.Value.Shown().Number.Rat())
	}
	for _, t := range s {
		if t.kind != number || len(terms) < 2 {
			continue
		}
		if typed, err := data.ParseDecimal(c.say.Read(t.text)); err == nil && typed.Rat().Cmp(sum) == 0 {
			f := s[last].part.Of[0].Figure
			c.tell(s[last], data.RuleOtherSize, fmt.Sprintf("the text says %s, which is the sum of %s: %s", t.text, strings.Join(terms, " and "), compute.NotAdditive(c.say, f, false)),
				fmt.Sprintf("compute it from the numbers that %s was computed from; where they are shares of one whole, write whole: same into %s, and refer to their sum", f.ID, f.ID))
		}
	}
}
