package claim

import (
	"fmt"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language/sense"
)

// comparatives looks for "lower" beside a number that is higher: after a change, or between two values.
func comparatives(c *checker, s sentence) {
	for i, t := range s {
		switch {
		case t.kind == value && (t.moves() || t.level() && t.sign() < 0):
			c.comparativeAfter(s, i)
		case t.sense == sense.Than:
			c.comparedWith(s, i)
		}
	}
}

// comparativeAfter holds "3 points lower" against the sign of the points.
func (c *checker) comparativeAfter(s sentence, i int) {
	t, j := s[i], i+1
	for ; j < len(s) && j <= i+2 && (s[j].sense == sense.Filler || s[j].sense == sense.PointsName); j++ {
	}
	if j >= len(s) || denied(s, i) || denied(s, j) {
		return
	}
	up, ok := comparativeOf(s[j])
	switch {
	case !ok:
	case t.sign() < 0:
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and the reference prints a minus: %s", s[j].text, plain(t)), withoutSign(t))
	case t.sign() == 0:
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and the reference prints %s", s[j].text, plain(t)), hintOf(t))
	case t.changes() && t.inTime():
		if later, known := laterSpokenOf(s, j, t); known && (t.movement() > 0) != (up == later) {
			c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s", s[j].text, happened(t)), hintOf(t))
		}
	}
}

// comparativeOf is whether a word or a phrase compares, and upwards: higher, less than.
func comparativeOf(t token) (up, ok bool) {
	than := strings.HasSuffix(t.text, " than") || strings.HasSuffix(t.text, " als")
	up = t.sense == sense.Higher || t.sense == sense.MoreThan && than
	return up, up || t.sense == sense.Lower || t.sense == sense.LessThan && than
}

// laterSpokenOf reports whether a comparison speaks of the later of two periods: it is compared with the
// earlier one, or with none that is named.
func laterSpokenOf(s sentence, at int, t token) (later, known bool) {
	from, to := inOrder(t)
	than := s[at].sense == sense.MoreThan || s[at].sense == sense.LessThan
	for j := at + 1; j < len(s) && j <= at+reach; j++ {
		switch {
		case s[j].sense == sense.Than:
			than = true
		case s[j].kind == moment:
			switch {
			case overlaps(s[j].period, from.Period):
				return than, true
			case overlaps(s[j].period, to.Period):
				return !than, true
			}
			return false, false
		case s[j].sense == sense.OnYear || s[j].sense == sense.OnPrevious:
			return true, true
		case s[j].kind == stop || s[j].kind == value:
			return true, !than
		}
	}
	return true, !than
}

// comparedWith holds a comparison of two values against them: lower in A (1) than in B (2).
func (c *checker) comparedWith(s sentence, than int) {
	first, comparative := -1, -1
	for j := than - 1; j >= max(0, than-farAway); j-- {
		t := s[j]
		if t.kind == value {
			if first >= 0 || !t.level() {
				break
			}
			first = j
			if comparative >= 0 && comparative != than-1 {
				return // what is compared stands before it
			}
		} else if t.sense == sense.Not || t.sense == sense.And || t.sense == sense.MoreThan || t.sense == sense.LessThan {
			break
		}
		if comparative < 0 && (t.sense == sense.Higher || t.sense == sense.Lower) {
			comparative = j
		}
	}
	if first < 0 || comparative < 0 {
		return
	}
	for j := than + 1; j < len(s) && j <= than+reach; j++ {
		if s[j].sense == sense.And || s[j].sense == sense.Not {
			return
		}
		if s[j].kind == value {
			c.orderOf(s[first], s[j], s[comparative])
			return
		}
	}
}

// orderOf holds a comparative against two values of a figure.
func (c *checker) orderOf(a, b, comparative token) {
	if !b.level() || a.part.Of[0].Figure != b.part.Of[0].Figure {
		return
	}
	x, y := a.part.Of[0], b.part.Of[0]
	v, _, okV := x.Value()
	w, _, okW := y.Value()
	order, sure := compute.Order(v, w, x.Figure.Unit)
	if !okV || !okW || !sure || order != 0 && order > 0 == (comparative.sense == sense.Higher) {
		return
	}
	c.tell(a, data.RuleOtherSize, fmt.Sprintf("the text says %q, of %s beside %s", comparative.text, c.shown(v, x), c.shown(w, y)), "write the word that the numbers bear out, or put them in their order")
}
