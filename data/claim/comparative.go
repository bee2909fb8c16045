package claim

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
	"briefing/data/language/sense"
)

// comparatives looks for "lower" beside a number that is higher: after a change, or between two values.
func comparatives(c *checker, s sentence) {
	for i, t := range s {
		switch {
		case t.kind == value && (t.moves() || t.level() && t.sign() < 0):
			c.comparativeAfter(s, i)
		case t.sense == sense.Than:
			compared(c, s, comparativeBy(s, i), i)
		case t.sense == sense.MoreThan || t.sense == sense.LessThan || slices.Contains(apartWords, t.text):
			compared(c, s, i, i)
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
	up = t.sense == sense.Higher || t.sense == sense.MoreThan && t.hasThan()
	return up, up || t.sense == sense.Lower || t.sense == sense.LessThan && t.hasThan()
}

// hasThan reports whether what is compared with follows a token.
func (t token) hasThan() bool {
	return t.sense == sense.Than || strings.HasSuffix(t.text, " than") || strings.HasSuffix(t.text, " als") || strings.HasSuffix(t.text, "于")
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
			case overlaps(s[j].period, from.Period) && overlaps(s[j].period, to.Period): // 2022 of 2022/23
				return false, false
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

// comparativeBy is the place of the comparative of a than: before it, or in Chinese behind what is
// compared with; -1 for none.
func comparativeBy(s sentence, than int) int {
	for j := than - 1; j >= max(0, than-farAway) && s[j].sense != sense.Not && s[j].sense != sense.And; j-- {
		if s[j].sense == sense.Higher || s[j].sense == sense.Lower {
			return j
		}
	}
	for j := than + 1; s[than].text == "比" && j < len(s) && j <= than+reach && s[j].kind != value; j++ {
		if _, ok := wayOf(s, j, verb{}); (ok || s[j].text == "多" || s[j].text == "少" || s[j].sense == sense.Higher || s[j].sense == sense.Lower) && (j+1 == len(s) || s[j+1].kind == stop) {
			return j
		}
	}
	return -1
}

// compared holds a comparison against its two numbers: of values, of times of a series, or of names of a
// figure. Lower in A (1) than in B (2); 5 in 2023, lower than in 2019; A has less than B.
func compared(c *checker, s sentence, comparative, than int) {
	if comparative < 0 || denied(s, comparative) {
		return
	}
	up, ok := comparativeOf(s[comparative])
	if !ok && (slices.Contains(apartWords, s[than].text) && timeAfter(s, than+1) > than+1 || s[than].text == "超 过") {
		up, ok = s[than].sense == sense.MoreThan || s[than].text == "über", true // above that of 2019
	}
	if way, verb := wayOf(s, comparative, verb{}); verb || s[comparative].text == "多" || s[comparative].text == "少" {
		up, ok = way.up || s[comparative].text == "多", true
	}
	at, n, spoken := subjectOf(c, s, comparative, than)
	if !ok || !spoken || at < comparative && isDifference(s, at, comparative) {
		return
	}
	if m, found := besideThan(c, s, than, n); found && saidOfFigure(s[min(at, comparative):comparative], n) {
		orderOf(c, s, at, n, m, s[comparative], up)
		return
	}
	if at > than || comparative == than {
		return
	}
	for j := than + 1; j < len(s) && j <= than+reach; j++ {
		if s[j].sense == sense.And || s[j].sense == sense.Not {
			return
		}
		if s[j].kind == value {
			if s[j].level() && s[j].part.Of[0].Figure == n.Figure {
				orderOf(c, s, at, n, s[j].part.Of[0], s[comparative], up)
			}
			return
		}
	}
}

// isDifference reports whether a number is how far two are apart, by a comparative right behind it: 5 more
// than. See levels.
func isDifference(s sentence, at, comparative int) bool {
	between := s[at+1 : comparative]
	return onlyFillers(between) && !slices.ContainsFunc(between, token.joins) && (at == 0 || !slices.Contains(withWords, s[at-1].text))
}

// subjectOf is the number that a comparison speaks of, and the place of the value that it is told at: the
// value before it, or that of a name before it and of the figure that a value behind is of.
func subjectOf(c *checker, s sentence, comparative, than int) (at int, n data.Number, ok bool) {
	start := 0
	for j := than - 1; j >= max(0, than-farAway); j-- {
		if t := s[j]; t.kind == value {
			ofOther := j < comparative && comparative < than-1 && t.level() && !saidOfFigure(s[comparative+1:than], t.part.Of[0])
			if !t.level() || ofOther {
				return 0, n, false
			}
			return j, t.part.Of[0], true
		} else if j < comparative && (t.sense == sense.Not || parts(t) || t.sense == sense.MoreThan || t.sense == sense.LessThan) {
			start = j
			break
		}
	}
	at = than + 1
	for at < len(s) && at < than+farAway && s[at].kind != value && s[at].sense != sense.And {
		at++
	}
	if at >= len(s) || !s[at].level() {
		return 0, n, false
	}
	n = s[at].part.Of[0]
	before := namesIn(c, s[start:than], n.Figure)
	if len(before) != 1 {
		return 0, n, false
	}
	n, ok = before[0].of(n)
	return at, n, ok
}

// besideThan is the number right behind a than: of the same series at another time, or of another name at
// the same.
func besideThan(c *checker, s sentence, than int, n data.Number) (m data.Number, ok bool) {
	if at := timeAfter(s, than+1); at > than+1 || at > 0 && (s[than].sense == sense.Than || language.Wide(s[than].text) || s[at].kind != moment) {
		return c.baseAt(n, s[at])
	}
	j := than + 1
	for j < len(s) && (s[j].sense == sense.In || s[j].sense == sense.Filler || slices.Contains([]string{"that", "those", "with", "mit", "对"}, s[j].text)) {
		j++
	}
	names := namesIn(c, s[j:min(len(s), j+reach)], n.Figure)
	if len(names) == 0 || names[0].at != 0 {
		return n, false
	}
	m, ok = names[0].of(n)
	return m, ok && m != n
}

// orderOf holds a comparative against two values of a figure.
func orderOf(c *checker, s sentence, at int, x, y data.Number, comparative token, up bool) {
	v, _, okV := x.Value()
	w, _, okW := y.Value()
	order, sure := compute.Order(v, w, x.Figure.Unit)
	if lacks(c, s, at, v) {
		order = -order
	}
	switch {
	case !okV || !okW:
	case !sure:
		unsure(c, s[at], comparative.text, x, y)
	case order == 0 || order > 0 != up:
		c.tell(s[at], data.RuleOtherSize, fmt.Sprintf("the text says %q, of %s (%s) beside %s (%s)", comparative.text, c.shown(v, x), label(x), c.shown(w, y), label(y)), "write the word that the numbers bear out, or put them in their order")
	default:
		unsure(c, s[at], comparative.text, x, y)
	}
}
