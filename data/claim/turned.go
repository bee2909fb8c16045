package claim

import (
	"fmt"
	"slices"

	"briefing/data"
	"briefing/data/language/sense"
)

// leastTimes is the least multiple that a reader can picture: 0.03 times as many is said the other way round.
const leastTimes = 0.1

// turnedTimes looks for multiples that are said of the name that they are multiples of: Germany has
// {{ times "b" "Germany" "Sweden" }} as many beds as Sweden, which prints how many times those of Germany
// Sweden has; and for multiples of next to nothing.
func turnedTimes(c *checker, s sentence) {
	for i, t := range s {
		if t.kind != value || t.function != "times" || len(t.part.Of) != 2 || slices.ContainsFunc(s[max(0, i-3):i], func(t token) bool { return t.sense == sense.Not }) {
			continue
		}
		from, to := namesApart(t.part.Of)
		subject, object := spokenOf(c, s, i, from, to)
		switch p := t.part.Printed.Value; {
		case from != "" && (subject == from && object != from || object == to && subject != to):
			c.tell(t, data.RuleOtherSize, fmt.Sprintf("the text says %s as a multiple of %s, and the reference prints %s divided by %s: %s", from, to, to, from, plain(t)), fmt.Sprintf("put the names in the other order: %q first", to))
		case p.Is == data.Exact && p.Number.Sign() > 0 && p.Number.Float() < leastTimes:
			c.tell(t, data.RuleOtherSize, fmt.Sprintf("the reference prints %s, which nobody can picture", plain(t)), "put its keys in the other order, and say of the greater number how many times the other it is; or print a share, or {{ change }}")
		}
	}
}

// namesApart are the names that tell two numbers apart; empty where it is their time.
func namesApart(of []data.Number) (from, to string) {
	switch a, b := of[0], of[1]; {
	case a.Series != b.Series:
		return a.Series, b.Series
	default:
		return a.Key.Name, b.Key.Name
	}
}

// spokenOf is which of two names a sentence says a multiple of, and which it compares with; empty for what
// is not said, and where it says both of both.
func spokenOf(c *checker, s sentence, i int, from, to string) (subject, object string) {
	if from == "" || to == "" || from == to {
		return "", ""
	}
	roles := map[string]byte{} // of each name: s for the subject, o for the object, ? for neither
	for at := range s {
		for _, name := range []string{from, to} {
			if end := spelledAt(s, at, c.wordsOf(name)); end > at {
				if role := roleOf(c, s, at, end, i); roles[name] == 0 || roles[name] == role {
					roles[name] = role
				} else {
					roles[name] = '?'
				}
			}
		}
	}
	if a, b := roles[from], roles[to]; a == '?' || b == '?' || a == b {
		return "", ""
	}
	for _, name := range []string{from, to} {
		switch roles[name] {
		case 's':
			subject = name
		case 'o':
			object = name
		}
	}
	return subject, object
}

// roleOf is what a name is in a sentence with a multiple at i: 'o' where it is compared with, and 's' where
// the multiple is said of it.
func roleOf(c *checker, s sentence, at, end, i int) byte {
	k := at - 1
	for ; k >= 0 && k != i && (s[k].sense == sense.In || s[k].sense == sense.Filler && s[k].text != "as much as" || s[k].sense == sense.From); k-- {
	}
	compared := k >= 0 && (compares(s[k].sense) || s[k].text == "as much as")
	if at < i {
		owns := end == i || s[end].text == "的" && end+1 == i // 是瑞典的31倍
		switch {
		case compared || owns && c.say.Language() == "zh":
			return 'o'
		case slices.ContainsFunc(s[end:i], endsSubject):
			return '?'
		}
		return 's'
	}
	switch {
	case compared || k >= 0 && k != i && (s[k].sense == sense.OfSense || s[k].text == "as" && k > i+1 || s[k].text == "wie" || s[k].text == "von" || s[k].text == "that" || s[k].text == "those"):
		return 'o'
	case asFollows(s[end:]):
		return 's'
	}
	return '?'
}

// asFollows reports whether what is compared with follows in the clause: as from the sun.
func asFollows(s sentence) bool {
	for _, t := range s {
		switch {
		case t.text == "as" || t.text == "wie" || t.sense == sense.Than:
			return true
		case endsSubject(t):
			return false
		}
	}
	return false
}
