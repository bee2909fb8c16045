package claim

import (
	"fmt"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language/sense"
)

// ofSide finds what a verb is said of: a deficit grows away from zero, a balance rises towards what is
// above it, and either may improve. It is not ok where it improves, and nothing tells which way that is.
func ofSide(c *checker, s sentence, i int, v verb) (verb, bool) {
	side := sense.NoSide
	for j := i - 1; j >= 0 && j >= i-farAway/2 && side == sense.NoSide; j-- {
		if s[j].kind == value && j < v.at && j > 0 && s[j-1].sense != sense.From || s[j].sense == sense.And || s[j].kind == stop && j < v.at {
			break
		}
		side = c.senses.SideOf(s[j].text)
	}
	better := s[v.at].sense == sense.Improves || s[v.at].sense == sense.Worsens
	switch {
	case side == sense.Lack:
		v.size, v.up = true, v.up != better
	case side != sense.NoSide && !v.size:
		v.signed = true
	case better:
		return v, false
	}
	return v, true
}

// judgeSize holds a verb of the size of what may lie below zero against how far that moved.
func judgeSize(c *checker, t token, v verb, said string) {
	from, to := data.Value{}, data.Value{}
	known := t.changes() && t.inTime()
	if known {
		from, to = valueAt(t, 0), valueAt(t, 1)
		if t.backwards() {
			from, to = to, from
		}
	}
	order, sure := compute.Order(to, from, t.part.Of[0].Figure.Unit)
	below := from.Number.Sign() < 0
	switch {
	case t.sign() < 0:
		hint := withoutSign(t)
		if known && !below {
			hint = hintOf(t)
		}
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and the reference prints a minus: %s", said, plain(t)), hint)
	case t.moves() && t.sign() == 0:
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and nothing changed: the reference prints %s", said, plain(t)), hintOf(t))
	case !known || !sure || order == 0 || from.Number.Sign() != to.Number.Sign() || (order > 0) != below == v.up:
	case below:
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s below zero", said, happened(t)), "write the verb that the numbers bear out")
	default:
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s", said, happened(t)), hintOf(t))
	}
}

// lacks reports whether what is said at a place is of how far a value lies below zero: of a deficit.
func lacks(c *checker, s sentence, at int, v data.Value) bool {
	first, last := at, at
	for apart := 0; apart < farAway/2 && v.Number.Sign() < 0; apart++ {
		for _, j := range []int{first, last} {
			if side := c.senses.SideOf(s[j].text); side != sense.NoSide {
				return side == sense.Lack
			}
		}
		if first > 0 && !parts(s[first]) {
			first--
		}
		if last+1 < len(s) && !parts(s[last]) {
			last++
		}
	}
	return false
}

// parts reports whether a token parts two statements: a comma does not.
func parts(t token) bool { return t.clause() && t.text != "," && t.text != "，" }

// balances looks for numbers whose sign their noun says already, or denies: a deficit of −5%.
func balances(c *checker, s sentence) {
	for i, t := range s {
		if !t.level() || t.moves() || t.sign() == 0 {
			continue
		}
		at := nounOf(c, s, i)
		if at < 0 || denied(s, at) {
			continue
		}
		side, of := c.senses.SideOf(s[at].text), t.part.Of[0]
		titled := c.senses.Sides(of.Figure.Title.Plain)
		lack, balance := titled&(1<<sense.Lack) != 0, titled&(1<<sense.Surplus|1<<sense.Balance|1<<sense.Gain) != 0
		below := valueAt(t, 0).Number.Sign() < 0
		switch {
		case side == sense.Lack && t.sign() < 0 && (balance || !lack):
			c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and the reference prints a minus: %s", s[at].text, plain(t)), fmt.Sprintf("write %s, which prints it without its sign", called(t, "amount")))
		case side == sense.Lack && !below && balance && !lack:
			c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s, a balance, is above zero for %s", s[at].text, of.Row(), of.Key), "write surplus")
		case (side == sense.Surplus || side == sense.Gain) && below && (balance || !lack):
			instead := "deficit"
			if side == sense.Gain {
				instead = "loss"
			}
			c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s is below zero for %s: %s", s[at].text, of.Row(), of.Key, c.shown(valueAt(t, 0), of)), fmt.Sprintf("write %s, and %s, which prints it without its sign", instead, called(t, "amount")))
		}
	}
}

// nounOf is the place of the noun that a number is said to be: the deficit of Greece was 5%, a deficit of
// 5%; -1 for none. One with another noun right after it is no more than a part of its name: the deficit rule.
func nounOf(c *checker, s sentence, i int) int {
	is := false
	for j, gap := i-1, 0; j >= 0 && gap <= 3; j-- {
		t := s[j]
		switch {
		case c.senses.SideOf(t.text) != sense.NoSide:
			next := s[j+1]
			named := next.kind == word && next.sense == sense.None && c.senses.SideOf(next.text) == sense.NoSide
			if named && !isVerbOfBeing(next.text) || !is && j < i-1 && s[i-1].sense != sense.OfSense && s[i-1].sense != sense.From {
				return -1
			}
			return j
		case isVerbOfBeing(t.text) || t.joins() || t.kind == stop && (t.text == ":" || t.text == "："):
			is = true
		case t.kind == moment || t.sense == sense.Filler || t.sense == sense.In || t.sense == sense.OfSense || t.sense == sense.From && j == i-1:
		case t.kind == word && t.sense == sense.None && is:
			gap++
		default:
			return -1
		}
	}
	return -1
}

// isVerbOfBeing reports whether a word joins a noun with its number.
func isVerbOfBeing(text string) bool {
	switch text {
	case "stood", "stands", "totalled", "totaled", "amounted to", "amounts to", "came to", "lag", "betrug", "beträgt", "belief sich", "erreichte", "为", "是", "达":
		return true
	}
	return false
}
