package claim

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
	"briefing/data/language/sense"
)

// superlatives looks for values that are said to be the greatest or the least and are not.
func (c *checker) superlatives(s sentence) {
	for i, t := range s {
		if t.level() && !t.moves() {
			if at, ok := superlativeOf(s, i); ok && !denied(s, at) {
				c.superlative(s, t, t.part.Of[0], at)
			}
		}
		if superlative(t) && (sinceOf(s, i) >= 0 || onRecord(s, i)) && !denied(s, i) {
			if j := nearestLevel(s, i); j >= 0 && saidOfFigure(s[min(i, j):max(i, j)], s[j].part.Of[0]) {
				c.superlative(s, s[j], s[j].part.Of[0], i)
			}
		}
	}
	c.superlativesOfNames(s)
}

// sinceOf is the place of the time from which on a superlative is said to be one: the lowest since 2019;
// -1 for none.
func sinceOf(s sentence, at int) int {
	for j := max(0, at-4); j < len(s) && j <= at+4; j++ {
		if starts(s, j) {
			return j
		}
	}
	return -1
}

// onRecord reports whether a superlative is said to be one of all times.
func onRecord(s sentence, at int) bool {
	return slices.ContainsFunc(s[at:min(len(s), at+5)], func(t token) bool {
		return t.text == "record" || t.text == "ever" || t.text == "so far" || t.text == "aufzeichnung" || t.text == "bisher" || t.text == "历 史"
	})
}

// nearestLevel is the place of the value nearest to a word that no and parts from it; -1 for none.
func nearestLevel(s sentence, at int) int {
	for apart := 1; apart < farAway/2; apart++ {
		for _, j := range []int{at - apart, at + apart} {
			if j >= 0 && j < len(s) && s[j].level() && !s[j].moves() && !slices.ContainsFunc(s[min(j, at):max(j, at)], func(t token) bool { return t.sense == sense.And || t.kind == value && t.nth != s[j].nth }) {
				return j
			}
		}
	}
	return -1
}

// superlativesOfNames looks for those that are said of a name of the figure that the sentence has numbers
// of: 1,019 in China, and India has the least.
func (c *checker) superlativesOfNames(s sentence) {
	first := slices.IndexFunc(s, func(t token) bool { return t.level() && !t.moves() })
	if first < 0 || !slices.ContainsFunc(s, superlative) {
		return
	}
	n := s[first].part.Of[0]
	names := namesIn(c, s, n.Figure)
	for at := range s {
		if !superlative(s[at]) || denied(s, at) || !c.may(len(names)) {
			continue
		}
		end := at + 1
		for end < len(s) && !s[end].clause() && s[end].kind != value {
			end++
		}
		if m, ok := namedBefore(s, at, n, names); ok && saidOfFigure(s[at+1:end], n) {
			c.superlative(s, s[first], m, at)
		}
	}
}

// namedBefore is the number of the name that stands before a superlative, with a verb between them.
func namedBefore(s sentence, at int, n data.Number, names []named) (data.Number, bool) {
	j := at - 1
	for ; j >= 0 && s[j].sense == sense.Filler && !isCopula(s[j].text); j-- {
	}
	if j < 0 || s[j].kind != word || s[j].sense != sense.None && s[j].sense != sense.Is && !isCopula(s[j].text) {
		return n, false
	}
	m := slices.IndexFunc(names, func(m named) bool { return m.end == j })
	if m < 0 {
		return n, false
	}
	return names[m].of(n)
}

func superlative(t token) bool { return t.sense == sense.Highest || t.sense == sense.Lowest }

// superlativeOf finds the superlative that is said of a number: the highest is 5, the highest: 5, the
// highest is A, at 5; or 5, the highest since 2013. That of another noun is said of something else: in
// the largest city, 5; A, the largest city, has 5.
func superlativeOf(s sentence, i int) (at int, ok bool) {
	for j := i + 1; j < len(s) && j <= i+6; j++ {
		if superlative(s[j]) {
			return j, true
		}
		if s[j].kind != stop && s[j].kind != moment && (s[j].sense != sense.In || j+1 == len(s) || s[j+1].kind != moment) && s[j].sense != sense.Filler && s[j].sense != sense.Is || s[j].text == ";" {
			break
		}
	}
	j, is := i-1, false
	for ; j >= 0 && (s[j].sense == sense.Is || s[j].sense == sense.Filler); j-- {
		is = is || s[j].joins()
	}
	parted := j >= 0 && s[j].kind == stop && strings.Contains(",:(，：（", s[j].text)
	colon := parted && strings.Contains(":：", s[j].text)
	if parted {
		j, is = j-1, false
	}
	for gap := 0; j >= 0 && gap <= 7; j, gap = j-1, gap+1 {
		switch t := s[j]; {
		case superlative(t):
			return j, (is || colon || parted && saidOfFigure(s[j+1:i], s[i].part.Of[0])) && !within(s, j)
		case t.joins():
			is = true
		case t.kind == value || t.clause() || t.sense != sense.None && t.sense != sense.Filler && t.sense != sense.After && t.sense != sense.In && t.sense != sense.OfSense:
			return 0, false // a verb of its own
		}
	}
	return 0, false
}

// within reports whether a superlative only says where: in the largest city.
func within(s sentence, at int) bool {
	for at--; at >= 0 && s[at].sense == sense.Filler; at-- {
	}
	return at >= 0 && (s[at].sense == sense.In || s[at].sense == sense.OfSense || s[at].sense == sense.From || s[at].sense == sense.By || s[at].sense == sense.To || s[at].sense == sense.Than)
}

// joins reports whether a word joins what is named with its number.
func (t token) joins() bool { return t.sense == sense.Is || isCopula(t.text) }

// isCopula reports whether a filler may stand between what is named and its number.
func isCopula(text string) bool {
	switch text {
	case "is", "are", "was", "were", "has", "have", "had", "ist", "sind", "war", "waren", "hat":
		return true
	}
	return false
}

// superlative holds one against the other values of its key, and against those of its series: the highest
// since 2019 against these alone.
func (c *checker) superlative(s sentence, t token, n data.Number, at int) {
	place, among := placeSaid(s, at)
	without, ok := c.without(s, n)
	if among || !ok || n.Figure.Unit.Names() || n.Figure.Unit.Places() || n.Figure.IsAggregate(n.Key.Name) || n.Figure.IsAggregate(n.Series) {
		return
	}
	own, _, _ := n.Value()
	lack := lacks(c, s, at, own)
	groups := [][]data.Number{c.beside(n, without), c.inTime(s, at, n)}
	if sinceOf(s, at) >= 0 && len(groups[1]) > 0 {
		groups[0] = nil
	}
	var told string
	for _, rivals := range groups {
		if lack {
			rivals = slices.DeleteFunc(rivals, func(m data.Number) bool { v, _, _ := m.Value(); return v.Number.Sign() > 0 })
		}
		if len(rivals) == 0 {
			continue
		}
		beyond := c.beyond(n, rivals, s[at].sense == sense.Highest != lack)
		if len(beyond) < place || place > 1 && len(beyond) == place-1 {
			for i := 0; place == 1 && i < len(rivals); i++ {
				unsure(c, t, s[at].text, n, rivals[i])
			}
			return
		}
		if told == "" {
			v, _, _ := beyond[0].Value()
			told = fmt.Sprintf("%s has %s for %s", n.Figure.ID, c.shown(v, beyond[0]), label(beyond[0]))
		}
	}
	if told != "" {
		c.tell(t, data.RuleOtherSize, fmt.Sprintf("the text says %q of %s, and %s", s[at].text, label(n), told), "write what the numbers bear out; {{ rank }} prints the place that a value has")
	}
}

// placeSaid is the place that a superlative says: 2 of the second largest; and whether it is only among
// the first.
func placeSaid(s sentence, at int) (place int, among bool) {
	place = 1
	for j := max(0, at-2); j < min(len(s), at+7); j++ {
		switch of := s[j].sense; {
		case of == sense.Among:
			return place, true
		case of == sense.Second && j <= at+1:
			place = 2
		case of == sense.Third && j <= at+1:
			place = 3
		}
	}
	return place, false
}

// label is what tells a number from the others of its figure.
func label(n data.Number) string {
	if n.Series != "" {
		return n.Series + ", " + n.Key.String()
	}
	return n.Key.String()
}

// without are the names that a sentence excepts: the largest after China. It is not ok where it excepts
// what has no name in the figure.
func (c *checker) without(s sentence, n data.Number) (names map[string]bool, ok bool) {
	for j, t := range s {
		if t.sense != sense.After {
			continue
		}
		end := j + 1
		for end < len(s) && end <= j+8 && s[end].kind != value {
			end++
		}
		names = map[string]bool{}
		for _, m := range namesIn(c, s[max(0, j-3):end], n.Figure) {
			names[m.name] = true
		}
		return names, len(names) > 0
	}
	return nil, true
}

// wordsOf is a name as the words of a sentence have it.
func (c *checker) wordsOf(name string) string {
	return strings.Join(sense.Split(c.say.Name(name)), " ")
}

// beside are the other numbers that a superlative may mean: of the other categories of the series, or of
// the other series at the same key.
func (c *checker) beside(n data.Number, without map[string]bool) (rivals []data.Number) {
	if !c.may(len(n.Figure.Series) + len(n.Figure.Keys)) {
		return nil
	}
	add := func(series string, k data.Key) {
		m := data.Number{Figure: n.Figure, Series: series, Key: k}
		skip := without[series] || without[k.Name] || n.Figure.IsAggregate(series) || n.Figure.IsAggregate(k.Name)
		if v, _, ok := m.Value(); ok && !skip && v.Is != data.Absent && m != n {
			rivals = append(rivals, m)
		}
	}
	if !n.Key.Period.IsZero() || len(n.Figure.Series) > 1 {
		for _, s := range n.Figure.Series {
			add(s.Name, n.Key)
		}
		if !n.Key.Period.IsZero() {
			return rivals
		}
	}
	if row, ok := n.Figure.SeriesNamed(n.Series); ok {
		for _, k := range row.Keys {
			add(n.Series, k)
		}
	}
	return rivals
}

// inTime are the other numbers of the series, from the year on that the sentence names.
func (c *checker) inTime(s sentence, at int, n data.Number) (rivals []data.Number) {
	row, ok := n.Figure.SeriesNamed(n.Series)
	if !ok || n.Key.Period.IsZero() || !c.may(len(row.Keys)) {
		return nil
	}
	var since data.Period
	if j := sinceOf(s, at); j >= 0 {
		since = s[j].period
	}
	for j := at; j < len(s) && j <= at+6; j++ {
		if s[j].sense == sense.Since && since.IsZero() {
			return nil // since before the crisis
		}
		if s[j].sense == sense.In && j+1 < len(s) && s[j+1].kind != moment {
			return nil
		}
	}
	for i, k := range row.Keys {
		before := !since.IsZero() && (k.Period.Start().Before(since.End()) || k.Period.Compare(n.Key.Period) > 0)
		if v := row.Values[i]; !before && v.Is != data.Absent && k != n.Key && v.Status != data.Forecast {
			rivals = append(rivals, data.Number{Figure: n.Figure, Series: n.Series, Key: k})
		}
	}
	return rivals
}

// beyond are the numbers that are surely greater than one, or less; all are as good as equal to it
// otherwise.
func (c *checker) beyond(n data.Number, rivals []data.Number, high bool) (beyond []data.Number) {
	v, _, _ := n.Value()
	for _, m := range rivals {
		w, _, _ := m.Value()
		if order, sure := compute.Order(w, v, n.Figure.Unit); sure && order != 0 && order > 0 == high {
			beyond = append(beyond, m)
		}
	}
	return beyond
}

// partNamed is what part of a hundred a word for one stands for.
func partNamed(of sense.Sense) (low, exact, high float64) {
	switch of {
	case sense.Majority:
		return 50, 50, 100
	case sense.Half:
		return 45, 50, 55
	case sense.OneThird:
		return 29, 100.0 / 3, 38
	case sense.OneQuarter:
		return 21.5, 25, 28.5
	case sense.OneFifth:
		return 17, 20, 23
	case sense.OneTenth:
		return 8, 10, 12
	case sense.TwoThirds:
		return 61, 200.0 / 3, 72
	case sense.ThreeQuarters:
		return 70, 75, 80
	}
	return 0, 0, 0
}

// fractions looks for percentages that are said to be another part in words: more than half (10.6%).
func fractions(c *checker, s sentence) {
	for j := range s {
		p, ok := partAt(s, j)
		if !ok || denied(s, j) {
			continue
		}
		if toldBeside(c, s, p) {
			continue
		}
		if way := wayOfPart(c, s, p); way != 0 {
			low, high := p.factor(way)
			c.factor(s, j, low, high)
			continue
		}
		c.fraction(s, j, p.said, p.low, p.high)
	}
}

// partSaid is a part of a hundred in words, between two numbers: more than a third.
type partSaid struct {
	at, start int // its tokens, from the first that qualifies it on
	low, high float64
	said      string
}

// partAt is the part that a word names, with what qualifies it before it.
func partAt(s sentence, j int) (p partSaid, ok bool) {
	t := s[j]
	of := t.sense
	if t.text == "quarter" && j > 1 && s[j-1].sense == sense.Filler && (s[j-2].sense == sense.MoreThan || s[j-2].sense == sense.LessThan || s[j-2].sense == sense.Almost || s[j-2].sense == sense.By) {
		of = sense.OneQuarter // by a quarter
	}
	low, exact, high := partNamed(of)
	if exact == 0 || j+1 < len(s) && slices.Contains(timeWords, s[j+1].text) {
		return p, false
	}
	p = partSaid{j, j, low, high, t.text}
	for k := j - 1; k >= max(0, j-2); k-- {
		switch s[k].sense {
		case sense.MoreThan, sense.Long: // over half
			p.low, p.high, p.start = exact, 1.6*exact+5, k
			if of == sense.Half {
				p.high = 100
			}
		case sense.LessThan:
			p.low, p.high, p.start = 0, exact, k
		case sense.Almost:
			p.low, p.high, p.start = 0.84*exact, exact, k
		}
	}
	p.said = textOf(s[p.start : j+1])
	return p, true
}

// factor is between what a number lies of another that it is this part more than, or less.
func (p partSaid) factor(way float64) (low, high float64) {
	low, high = 1+way*p.low/100, 1+way*p.high/100
	return min(low, high), max(low, high)
}

// toldBeside holds a part that stands beside a change in percent as another name of it: fell by 11%, more
// than a fifth. It reports whether there is one.
func toldBeside(c *checker, s sentence, p partSaid) bool {
	i := p.start - 2
	if i < 0 || s[i+1].kind != stop || s[i].kind != value || !s[i].changes() || s[i].part.Printed.Unit.Kind != data.UnitPercent || p.at+1 < len(s) && !s[p.at+1].clause() {
		return false
	}
	if v := s[i].part.Printed.Value; v.Is == data.Exact && outside(math.Abs(v.Number.Float()), p.low, p.high) {
		c.tell(s[i], data.RuleOtherSize, fmt.Sprintf("the text says %q, and the reference prints %s", p.said, plain(s[i])), "write what the number bears out")
	}
	return true
}

// wayOfPart is 1 where a part is what something rose by, or is more than another, -1 where it fell or is
// less, and 0 where it is neither: by a third, half more.
func wayOfPart(c *checker, s sentence, p partSaid) float64 {
	up, ok := false, false
	if p.at+1 < len(s) {
		up, ok = comparativeOf(s[p.at+1])
	}
	_, prep := prepositionBefore(s, p.start)
	var v verb
	switch {
	case ok:
	case prep == sense.By:
		v, ok = c.governing(s, p.start)
		up = v.up
	case p.start > 0 && language.Wide(s[p.at].text):
		v, ok = wayOf(s, lastBut(s, p.start, sense.Filler), v) // 下降了三分之一
		up = v.up
	}
	switch {
	case !ok:
		return 0
	case up:
		return 1
	}
	return -1
}

// lastBut is the place of the token before one that is not of a sense, or the first.
func lastBut(s sentence, at int, of sense.Sense) int {
	for at--; at > 0 && s[at].sense == of; at-- {
	}
	return at
}

// fraction holds one against the percentage of its sentence: the only one near it.
func (c *checker) fraction(s sentence, j int, said string, low, high float64) {
	at := -1
	for i := max(0, j-8); i < min(len(s), j+9); i++ {
		if s[i].kind != value {
			continue
		}
		if at >= 0 {
			return
		}
		at = i
	}
	if at < 0 || s[at].part.Printed == nil || s[at].part.Printed.Unit.Kind != data.UnitPercent || s[at].moves() || s[at].changes() {
		return
	}
	if at > j && at+1 < len(s) && (s[at+1].sense == sense.OfSense || s[at+1].text == "davon") {
		return // two thirds voted, 51% of them for A
	}
	for i := min(at, j) + 1; i < max(at, j); i++ {
		if s[i].kind == stop && strings.Contains(";；", s[i].text) || s[i].sense == sense.Than || s[i].sense == sense.And || s[i].sense == sense.By {
			return
		}
	}
	v := s[at].part.Printed.Value
	if p := v.Number.Float(); v.Is == data.Exact && outside(p, low, high) {
		c.tell(s[at], data.RuleOtherSize, fmt.Sprintf("the text says %q, and the reference prints %s", said, plain(s[at])), "write what the number bears out")
	}
}

// outside reports whether a percentage is not between what a word says; that of a majority is above 50.
func outside(p, low, high float64) bool {
	return p < low && math.Abs(p-low) > 1e-9 || p > high || p == low && low == 50
}
