package claim

import (
	"fmt"

	"briefing/data"
	"briefing/data/language/sense"
)

// changesFrom looks for changes in percent, and for multiples, of another value than the text compares
// with. Turned keys turn the sign of a difference; of a change in percent they also change what it is a
// percentage of: from 100 to 80 is −20%, from 80 to 100 is +25%, and 80 is not 25% less than 100.
func changesFrom(c *checker, s sentence) {
	for i, t := range s {
		if t.kind != value || !t.changes() || t.function == "difference" || !t.inTime() || t.part.Of[0].Key == t.part.Of[1].Key || t.part.Printed.Unit.Kind == data.UnitPoints {
			continue
		}
		from, to := t.part.Of[0].Key, t.part.Of[1].Key
		if said, with := comparedTo(c, s, i); with == to && t.sign() != 0 {
			hint := fmt.Sprintf("write %s, which is a percentage of the value for %s, without a sign", called(t, "movedBy"), with)
			if t.function == "times" || !t.backwards() {
				hint = fmt.Sprintf("put the keys in the other order: %s first", with)
			}
			c.tell(t, data.RuleOtherPeriod, fmt.Sprintf("the text says %q, and the reference compares with %s: it prints %s of the value for %s", said, from, plain(t), from), hint)
		}
	}
}

// comparedTo is which of its two periods a text compares a change with, and the words that say so: the
// one behind than, or the earlier one of a movement; zero where nothing tells.
func comparedTo(c *checker, s sentence, i int) (said string, with data.Key) {
	t := s[i]
	if said, with := namedBase(s, i); said != "" {
		return said, with
	}
	earlier, _ := inOrder(t)
	if onBefore, ok := beside(s, i, 5, 3, sense.OnYear, sense.OnPrevious); ok {
		return onBefore.text, earlier
	}
	if t.function == "times" {
		return "", with
	}
	if v, ok := c.governing(s, i); ok && !v.to && !v.start && !v.exceeds && !denied(s, v.at) {
		return s[v.at].text, earlier
	}
	if i+1 < len(s) {
		if _, ok := comparativeOf(s[i+1]); ok && s[i+1].sense != sense.MoreThan && s[i+1].sense != sense.LessThan {
			if later, known := laterSpokenOf(s, i+1, t); known && later {
				return s[i+1].text, earlier
			}
		}
	}
	return "", with
}

// namedBase is the period of a change that stands behind than, that of or against, and these words.
func namedBase(s sentence, i int) (said string, with data.Key) {
	t := s[i]
	for j := max(1, i-farAway/2); j < len(s) && j < i+farAway/2; j++ {
		if s[j].kind != moment || !between(s, i, j) {
			continue
		}
		k := j - 1
		for ; k > 0 && (s[k].sense == sense.In || s[k].sense == sense.Filler) && s[k].text != "as much as"; k-- {
		}
		word := compares(s[k].sense) || t.function == "times" && j > i && (s[k].sense == sense.OfSense || s[k].text == "as" || s[k].text == "as much as" || s[k].text == "wie" || s[k].text == "von")
		if !word || k > i == (j < i) {
			continue
		}
		first, second := overlaps(s[j].period, t.part.Of[0].Key.Period), overlaps(s[j].period, t.part.Of[1].Key.Period)
		switch {
		case first && !second:
			return s[k].text + " " + s[j].period.String(), t.part.Of[0].Key
		case second && !first:
			return s[k].text + " " + s[j].period.String(), t.part.Of[1].Key
		}
	}
	return "", with
}
