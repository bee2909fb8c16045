package claim

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language/sense"
)

var (
	// again say that a movement goes on.
	again = []string{"again", "once more", "continued", "continues", "keeps", "kept", "erneut", "abermals", "wieder", "weiter", "weiterhin", "再", "又", "继 续"}
	// running say that a movement was the same so many times.
	running = []string{"row", "running", "consecutive", "successive", "straight", "folge", "hintereinander", "nacheinander", "连"}
	// yearNames are what is counted where the values are of years.
	yearNames = []string{"year", "years", "jahr", "jahre", "jahren", "年"}
	// eachYear say that no year went the other way.
	eachYear = []string{"every year", "each year", "year by year", "every single year", "without a pause", "without pause", "without interruption", "without a break", "uninterrupted", "uninterruptedly", "without exception",
		"jedes jahr", "jahr für jahr", "alljährlich", "ununterbrochen", "ohne unterbrechung", "ohne pause", "逐 年", "每 年", "年 年", "连 年", "不 间 断", "从 未 间 断"}
)

// ordinalWords are the places from the second on.
var ordinalWords = strings.Fields("second third fourth fifth sixth seventh eighth ninth tenth zweiten dritten vierten fünften sechsten siebten achten neunten zehnten")

// timesSaid is how often a word says that something was: three, or the third; 0 for none.
func timesSaid(t token) int {
	n, _ := countSaid(t)
	if i := slices.Index(ordinalWords, strings.TrimPrefix(t.text, "a ")); i >= 0 {
		n = 2 + i%9
	}
	return n
}

// trend is what a text says of several periods: it fell again, for the third year in a row, every year
// since 2019.
type trend struct {
	steps int         // how many went that way
	since data.Period // from which on all did; zero for none
	years bool        // the steps are said to be years
	after bool        // it may have ended the period before: after three years of decline
	said  string
}

// trends looks for movements that are said to have gone on, and have not.
func trends(c *checker, s sentence) {
	at, n := lastOf(s)
	for i := 0; i < len(s) && at >= 0; i++ {
		way, ok := wayOf(s, i, verb{})
		if s[i].sense == sense.RisesTo || s[i].sense == sense.FallsTo || s[i].text == "growth" || s[i].text == "wachstum" {
			way, ok = verb{up: s[i].sense != sense.FallsTo}, true
		}
		if !ok || way.exceeds || denied(s, i) {
			continue
		}
		said, ok := trendAt(s, i)
		if !ok || c.told(s[at], data.RuleOtherDirection) || !isSubjectOf(c, s, i, at, n) {
			continue
		}
		holdTrend(c, s, at, n, way.up, said)
	}
}

// trendAt is what the words around a verb say of several periods.
func trendAt(s sentence, i int) (t trend, ok bool) {
	first, last := around(s, i, 8, token.clause)
	for j := first; j <= last; j++ {
		w := s[j]
		switch {
		case slices.Contains(again, w.text) && j >= i-2 && j <= i+2:
			if t.steps = 2; w.text == "wieder" { // or back to where it was
				t.steps = 1
			}
			t.said = textOf(s[min(i, j) : max(i, j)+1])
		case slices.Contains(eachYear, w.text):
			t.years, t.said = true, textOf(s[min(i, j):max(i, j)+1])
			for k := first; k <= last; k++ {
				if _, start := startYear(s, k); start || k > 0 && s[k].kind == moment && s[k-1].sense == sense.From {
					t.since = s[k].period
				}
			}
		case slices.Contains(running, w.text):
			for k := max(first, j-6); k <= min(last, j+3); k++ {
				t.steps = max(t.steps, timesSaid(s[k]))
				t.years = t.years || slices.Contains(yearNames, s[k].text)
			}
			t.said = textOf(s[min(i, j) : max(i, j)+1])
		case slices.Contains(yearNames, w.text) && j > 0 && j < i && timesSaid(s[j-1]) > 0 && onlyFillers(s[j+1:i]):
			t = trend{timesSaid(s[j-1]), data.Period{}, true, j > 1 && (s[j-2].sense == sense.After || s[j-2].text == "nach" || s[j-2].text == "following"), textOf(s[min(i, j-1) : max(i, j-1)+1])}
		}
	}
	if t.said == "" || t.steps == 0 && t.since.IsZero() {
		return t, false
	}
	return t, t.steps < 100
}

// onlyFillers reports whether some words say nothing by themselves.
func onlyFillers(s sentence) bool {
	return !slices.ContainsFunc(s, func(t token) bool {
		return t.kind != word || t.sense != sense.Filler && t.sense != sense.OfSense && t.text != "des"
	})
}

// lastOf is the place of the latest value of a sentence whose numbers are all of one series, or of the
// change to it; -1 where there is none.
func lastOf(s sentence) (at int, n data.Number) {
	at = -1
	for i, t := range s {
		if t.kind != value || t.function == "rank" || t.part.IsShare() {
			continue
		}
		for _, m := range t.part.Of {
			if at >= 0 && (m.Figure != n.Figure || m.Series != n.Series) || m.Key.Period.IsZero() {
				return -1, n
			}
			if at < 0 || m.Key.Period.Compare(n.Key.Period) > 0 {
				at, n = i, m
			}
		}
	}
	return at, n
}

// isSubjectOf reports whether a verb is said of a number: it governs it, or its clause begins with a noun of
// its figure, or none.
func isSubjectOf(c *checker, s sentence, i, at int, n data.Number) bool {
	if v, ok := c.governing(s, at); ok && v.at == i {
		return true
	}
	first, _ := around(s, i, farAway, token.clause)
	return saidOfFigure(s[first:i], n)
}

// holdTrend holds one against the steps of its series up to a number.
func holdTrend(c *checker, s sentence, at int, n data.Number, up bool, said trend) {
	row, ok := n.Figure.SeriesNamed(n.Series)
	yearly := n.Key.Period.Granularity().PerYear() == 1
	if !ok || said.years && !yearly || !c.may(len(row.Keys)+len(s)) {
		return
	}
	all := []data.Number{n}
	for k, v := range beforeKey(row, n.Key) {
		if v.Is == data.Absent || len(all) > said.steps+1 && said.since.IsZero() || !said.since.IsZero() && k.Period.End().Before(said.since.End()) {
			break
		}
		all = append(all, data.Number{Figure: n.Figure, Series: n.Series, Key: k})
	}
	if !said.since.IsZero() {
		said.steps = len(all) - 1
	}
	turned := said.steps == 2 && !said.years && (!yearly || turns(s, up)) // it fell again, after a rise
	told := ""
	for from := 0; from <= 1; from++ {
		wrong := ""
		for k := from; k < from+said.steps && k+1 < len(all) && (k == 0 || !turned); k++ {
			if wrong = wrongStep(c, all[k+1], all[k], verb{up: up}); wrong != "" {
				break
			}
		}
		if told = wrong; wrong == "" || !said.after {
			break
		}
	}
	if told == "" && !said.since.IsZero() {
		for k := range said.steps {
			unsure(c, s[at], said.said, all[k+1], all[k])
		}
	}
	if told != "" {
		c.tell(s[at], data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s", said.said, told), "write what the series bears out, or leave the word out; {{ moved }} chooses the verb of one step by itself")
	}
}

// turns reports whether a sentence tells of a movement the other way.
func turns(s sentence, up bool) bool {
	other := []sense.Sense{sense.Rises, sense.RisesTo}
	if up {
		other = []sense.Sense{sense.Falls, sense.FallsTo}
	}
	return slices.ContainsFunc(s, func(t token) bool { return slices.Contains(other, t.sense) })
}

// wrongStep says what a number did on the one before that a verb says otherwise; of a part of a year it
// may be said on that of the year before.
func wrongStep(c *checker, from, to data.Number, said verb) string {
	wrong := c.wrongWay(from, to, said)
	if earlier, ok := to.Key.Period.YearEarlier(); ok && to.Key.Period.Granularity().PerYear() > 1 {
		from.Key = data.PeriodKey(earlier)
		if v, _, known := from.Value(); known && v.Is != data.Absent && c.wrongWay(from, to, said) == "" {
			return ""
		}
	}
	return wrong
}
