package claim

import (
	"fmt"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/internal/pattern"
	"briefing/data/language/sense"
)

// certainties looks for differences that are said to be more than chance, and for places, of values whose
// intervals overlap.
func certainties(c *checker, s sentence) {
	for i, t := range s {
		switch {
		case t.sense == sense.Surely || t.sense == sense.Tested:
			c.certainty(s, i)
		case t.kind == value && t.function == "rank":
			c.place(t)
		}
	}
}

// certainty holds one against the two values, or the change, of its sentence.
func (c *checker) certainty(s sentence, at int) {
	if denied(s, at) || !speaksOfOrder(s, at) {
		return
	}
	var of []data.Number
	first := -1
	for i := max(0, at-farAway/2); i < min(len(s), at+farAway); i++ {
		t := s[i]
		if t.kind != value || !t.level() && !t.changes() {
			continue
		}
		if first < 0 {
			first = i
		}
		of = append(of, t.part.Of...)
		if len(of) >= 2 {
			break
		}
	}
	if len(of) != 2 || of[0].Figure != of[1].Figure || of[0] == of[1] {
		return
	}
	a, okA := intervalOf(of[0])
	b, okB := intervalOf(of[1])
	switch {
	case okA && okB && a.Meets(b):
		c.tell(s[first], data.RuleUnsureOrder, fmt.Sprintf("the text says %q, and the intervals of %s and %s overlap", s[at].text, label(of[0]), label(of[1])), "leave the word out, or say that the difference may be chance")
	case !(okA && okB) && s[at].sense == sense.Tested:
		c.tell(s[first], data.RuleUnsureOrder, fmt.Sprintf("the text says %q, and nothing in %s tells whether the difference is more than chance", s[at].text, of[0].Figure.ID), "add interval: to the values, or leave the word out")
	}
}

// speaksOfOrder reports whether a word is said of a difference: significantly higher.
func speaksOfOrder(s sentence, at int) bool {
	for j := max(0, at-3); j < min(len(s), at+5); j++ {
		switch s[j].sense {
		case sense.Higher, sense.Lower, sense.Rises, sense.Falls, sense.Up, sense.Down:
			return true
		}
	}
	return false
}

// doubting says that a difference may be chance.
var doubting = pattern.New(`(?i)\bchance\b|margins? of error|\boverlap|not (?:statistically )?significant|Zufall|zufällig|überlapp|überschneid|nicht (?:statistisch )?signifikant|Fehlerspanne|Fehlerbereich|偶然|重叠|误差|不显著`)

// unsure warns of an order of two numbers that their intervals or bounds leave open, where nothing says so.
func unsure(c *checker, t token, said string, a, b data.Number) {
	if text := openOrder(c, a, b); text != "" && !c.told(t, data.RuleUnsureOrder) {
		c.tell(t, data.RuleUnsureOrder, fmt.Sprintf("the text says %q of %s, and %s", said, label(a), text), "leave the order out, or say that the other is not known")
		return
	}
	x, okA := intervalOf(a)
	y, okB := intervalOf(b)
	if okA && okB && !c.doubts && !c.told(t, data.RuleUnsureOrder) && x.Meets(y) {
		c.tell(t, data.RuleUnsureOrder, fmt.Sprintf("the text says %q, and the intervals of %s and %s overlap", said, label(a), label(b)), "leave the order out, or say that the difference may be chance")
	}
}

// openOrder says that one of two numbers is only known to be above or below another, so that either may be
// the greater; empty where it is not so.
func openOrder(c *checker, a, b data.Number) string {
	v, _, okV := a.Value()
	w, _, okW := b.Value()
	if _, sure := compute.Order(v, w, a.Figure.Unit); sure || !okV || !okW || v.Is == data.Absent || w.Is == data.Absent {
		return ""
	}
	for _, n := range []data.Number{b, a} {
		if bound, _, _ := n.Value(); bound.Is != data.Exact {
			return fmt.Sprintf("%s has %s for %s, which leaves the order open", n.Figure.ID, c.shown(bound, n), label(n))
		}
	}
	return ""
}

func intervalOf(n data.Number) (data.Interval, bool) {
	v, _, ok := n.Value()
	if !ok || v.Is == data.Absent || v.Interval() == nil {
		return data.Interval{}, false
	}
	return *v.Interval(), true
}

// place warns of the place of a value whose interval overlaps with that of another.
func (c *checker) place(t token) {
	n := t.part.Of[0]
	own, ok := intervalOf(n)
	row, found := n.Figure.SeriesNamed(n.Series)
	if !ok || !found || !c.may(len(row.Keys)) {
		return
	}
	for _, k := range row.Keys {
		m := data.Number{Figure: n.Figure, Series: n.Series, Key: k}
		if k == n.Key || n.Figure.IsAggregate(k.Name) {
			continue
		}
		if other, ok := intervalOf(m); ok && own.Meets(other) {
			c.tell(t, data.RuleUnsureOrder, fmt.Sprintf("the place of %s in %s is not sure: its interval and that of %s overlap", n.Key, n.Figure.ID, k), "say that the places are not sure, or name the numbers with their intervals")
			return
		}
	}
}

// averages looks for the median household beside a number that is a median of medians.
func averages(c *checker, s sentence) {
	for i, t := range s {
		if !t.level() {
			continue
		}
		f := t.part.Of[0].Figure
		d := f.Derived
		if d == nil || len(d.From) != 1 || d.By != data.Median && !(d.By == data.Mean && !d.From[0].IsAmount()) {
			continue
		}
		kind, name := sense.MedianOf, "medians"
		if !c.speaks(d.From[0].Title.Plain, kind) {
			if kind, name = sense.AverageOf, "averages"; !c.speaks(d.From[0].Title.Plain, kind) {
				continue
			}
		}
		for j := max(0, i-8); j < i; j++ {
			if s[j].sense == sense.MedianOf || s[j].sense == sense.AverageOf {
				c.tell(t, data.RuleOtherTitle, fmt.Sprintf("the text says %q, and %s is the %s of the %s of %s, not that of all that these are of", s[j].text, f.ID, d.By, name, d.From[0].ID), fmt.Sprintf("say what it is: the %s of the %s; that of all is not known from them", d.By, name))
				break
			}
		}
	}
}

// speaks reports whether a text has a word of a sense.
func (c *checker) speaks(text string, of sense.Sense) bool {
	words := sense.Split(text)
	for i := range words {
		if got, _ := c.senses.At(words[i:]); got == of {
			return true
		}
	}
	return false
}
