package claim

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language/sense"
)

const (
	widest  = 6  // words between a verb and the preposition of its number
	reach   = 10 // tokens in which a denial, a time or another number is looked for
	farAway = 24
)

// verb is a word for a direction that governs a number.
type verb struct {
	at   int
	up   bool
	from int // where the number stands that it starts from; -1 for none
	// to says that the number is what was reached, and start that it is what was left; size that the verb
	// is of the size, whatever the sign: a deficit that narrows; signed that it is of a balance, which rises
	// where it is further above zero; exceeds that it only asks for a number above zero.
	to, start, size, signed, exceeds bool
}

// directions looks for verbs whose number went the other way.
func (c *checker) directions(s sentence) {
	for i, t := range s {
		if t.kind != value || t.function == "rank" || t.function == "times" || t.verb() {
			continue
		}
		if v, ok := c.governing(s, i); ok && !denied(s, v.at) {
			if v, ok = ofSide(c, s, i, v); ok {
				c.judge(s, i, v)
			}
		} else if i > 0 && s[i-1].sense == sense.Unchanged && t.level() && !denied(s, i-1) {
			c.judgeUnchanged(s, i)
		}
	}
}

// judgeUnchanged holds "unchanged at" against the numbers that it may be compared with.
func (c *checker) judgeUnchanged(s sentence, i int) {
	n := s[i].part.Of[0]
	var told string
	for _, base := range c.bases(s, i) {
		a, _, _ := base.Value()
		b, _, _ := n.Value()
		if order, sure := compute.Order(b, a, n.Figure.Unit); !sure || order == 0 {
			return
		}
		told = fmt.Sprintf("%s went from %s (%s) to %s (%s)", n.Row(), c.shown(a, base), base.Key, c.shown(b, n), n.Key)
	}
	if told != "" {
		c.tell(s[i], data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s", s[i-1].text, told), "write the verb that the numbers bear out; {{ moved }} chooses it by itself")
	}
}

// governing finds the verb of a number: before it, with a preposition or next to it; or after it, in a
// language that puts it there.
func (c *checker) governing(s sentence, i int) (verb, bool) {
	v := verb{from: -1}
	j, prep := prepositionBefore(s, i)
	v.to, v.start = prep == sense.To, prep == sense.From
	v.start = v.start && s[i].level() // not of a change: ein Rückgang von 3 Prozent
	again := prep == sense.By && s[i].moves() && !s[i].verb()
	if again {
		j = restated(s, j)
	}
	for gap := 0; j >= 0 && gap <= widest; j-- {
		if way, ok := wayOf(s, j, v); ok {
			return way, !adjective(s, j) && (!way.exceeds || prep == sense.By)
		}
		switch t := s[j]; {
		case t.kind == value:
			_, before := prepositionBefore(s, j)
			if before == sense.From && v.to && t.level() {
				v.from = j
			} else if !(before == sense.By || before == sense.From || before == sense.To && again) || prep == sense.None {
				return v, false
			}
		case t.kind == moment || t.kind == number || t.sense == sense.In || t.sense == sense.From || t.sense == sense.By || t.sense == sense.Filler || t.sense == sense.Since || t.sense == sense.Almost || t.sense == sense.Surely:
			if t.kind == number && prep == sense.None {
				return v, false
			}
		case t.sense == sense.Up || t.sense == sense.Down:
			v.at, v.up = j, t.sense == sense.Up
			return v, !v.to || !v.up
		case t.sense == sense.RisesTo || t.sense == sense.FallsTo:
			v.at, v.up, v.to = j, t.sense == sense.RisesTo, true
			return v, prep == sense.None
		case t.sense == sense.Turns:
			v.at = j
			return c.particle(s, i, v)
		case t.clause() || t.sense == sense.Not || t.sense == sense.Than || t.sense == sense.MoreThan || t.sense == sense.LessThan || t.sense == sense.OfSense && v.to:
			return c.verbAfter(s, i, v, prep)
		default:
			if prep == sense.None {
				return v, false
			}
			gap++
		}
	}
	return c.verbAfter(s, i, v, prep)
}

// restated is the place before the words that say a movement another time: fell to 5, that is, by 2.
func restated(s sentence, j int) int {
	for j > 0 && (s[j].kind == stop && strings.Contains(",(–—，（", s[j].text) || slices.Contains(restating, s[j].text)) {
		j--
	}
	return j
}

// restating are words for the same again.
var restating = []string{"or", "that", "is", "that is", "i", "e", "thus", "namely", "oder", "also", "das", "ist", "das ist", "das heißt", "heißt", "mithin"}

// prepositionBefore is the preposition of a number, and the place before it.
func prepositionBefore(s sentence, i int) (int, sense.Sense) {
	for j := i - 1; j >= 0 && j >= i-reach; j-- {
		switch t := s[j]; {
		case t.sense == sense.By || t.sense == sense.To || t.sense == sense.From || t.sense == sense.OfSense:
			return j - 1, t.sense
		case t.sense != sense.Filler && t.sense != sense.Almost:
			return j, sense.None
		}
	}
	return i - 1, sense.None
}

// particle decides the direction of a verb by its particle.
func (c *checker) particle(s sentence, i int, v verb) (verb, bool) {
	for j := i + 1; j < len(s) && j <= i+reach; j++ {
		last := j+1 == len(s) || s[j+1].clause() || s[j+1].kind == other
		switch t := s[j]; {
		case last && (t.sense == sense.TurnsUp || t.sense == sense.TurnsDown || t.sense == sense.After || t.sense == sense.To):
			v.up = t.sense == sense.TurnsUp
			return v, t.sense == sense.TurnsUp || t.sense == sense.TurnsDown || t.text == "nach"
		case t.clause():
			return v, false
		}
	}
	return v, false
}

// verbAfter finds a verb at the end of the clause of a number with a preposition.
func (c *checker) verbAfter(s sentence, i int, v verb, prep sense.Sense) (verb, bool) {
	if !c.senses.VerbLast || prep != sense.By && prep != sense.To && prep != sense.From {
		return v, false
	}
	for j := i + 1; j < len(s) && j <= i+reach; j++ {
		if way, ok := wayOf(s, j, v); ok {
			return way, !way.exceeds || prep == sense.By
		}
		if t := s[j]; t.clause() || t.sense == sense.Not || t.sense == sense.Than || t.sense == sense.Higher || t.sense == sense.Lower {
			return v, false
		}
	}
	return v, false
}

// wayOf is the verb of a number whose word at a place says by itself which way it went.
func wayOf(s sentence, at int, v verb) (verb, bool) {
	v.at = at
	switch of := s[at].sense; of {
	case sense.Rises, sense.Falls:
		v.up = of == sense.Rises
	case sense.Widens, sense.Narrows:
		v.up, v.size = of == sense.Widens, true
	case sense.Improves, sense.Worsens:
		v.up = of == sense.Improves
	case sense.Exceeds:
		v.up, v.exceeds = true, true
	default:
		return v, false
	}
	return v, true
}

// adjective reports whether a participle is said of a noun behind it: falling demand.
func adjective(s sentence, at int) bool {
	return strings.HasSuffix(s[at].text, "ing") && at+1 < len(s) && s[at+1].kind == word && s[at+1].sense == sense.None
}

// denied reports whether a verb is denied, or a condition, in its clause.
func denied(s sentence, at int) bool {
	for j := at - 1; j >= 0 && j >= at-reach; j-- {
		if s[j].sense == sense.Not || s[j].sense == sense.Than && s[j+1].kind != moment {
			return true
		}
		if s[j].kind == stop {
			break
		}
	}
	for j := at + 1; j < len(s) && j <= at+2; j++ {
		if s[j].sense == sense.Not {
			return true
		}
	}
	return false
}

// judge holds a verb against its number.
func (c *checker) judge(s sentence, i int, v verb) {
	t, said := s[i], s[v.at].text
	switch {
	case v.to && t.level():
		c.judgeReached(s, i, v)
	case v.start && t.level():
		c.judgeLeft(s, i, v)
	case v.to || v.start:
	case v.exceeds && t.sign() >= 0:
	case v.size:
		judgeSize(c, t, v, said)
	case t.sign() < 0 && !(t.changes() && t.backwards()) && t.moves() && !v.up:
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and the reference prints a minus too: %s", said, plain(t)), hintOf(t))
	case t.sign() < 0:
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and the reference prints %s", said, plain(t)), hintOf(t))
	case !t.moves() || t.changes() && !t.inTime():
	case t.sign() == 0:
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and nothing changed: the reference prints %s", said, plain(t)), hintOf(t))
	case t.movement() > 0 != v.up:
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s", said, happened(t)), hintOf(t))
	}
}

// plain is what a reference prints, with blanks that any reader can search for.
func plain(t token) string { return strings.ReplaceAll(t.part.Text, "\u00a0", " ") }

// happened says what a change is.
func happened(t token) string {
	did := "rose"
	if t.movement() < 0 {
		did = "fell"
	}
	if !t.inTime() {
		return fmt.Sprintf("%s %s", t.part.Of[0].Figure.ID, did)
	}
	from, to := inOrder(t)
	return fmt.Sprintf("%s %s from %s to %s", t.part.Of[0].Row(), did, from, to)
}

// inOrder are the two periods of a change, the earlier one first.
func inOrder(t token) (from, to data.Key) {
	from, to = t.part.Of[0].Key, t.part.Of[1].Key
	if t.backwards() {
		from, to = to, from
	}
	return from, to
}

// hintOf says what to write for a change: the function that chooses the verb.
func hintOf(t token) string {
	if t.level() && !t.moves() {
		return withoutSign(t)
	}
	if !t.changes() || !t.inTime() {
		return "write the verb that the number bears out; or, where the file is built again with new numbers, {{ moved }} of the figure that it is computed from, which chooses it"
	}
	far := ""
	switch from, to := inOrder(t); {
	case t.sign() >= 0 || t.function == "times":
	case t.function == "difference":
		if !t.backwards() {
			from, to = to, from
		}
		far = ", and " + calledBetween(t.part.Of[0], from, to, t.function) + ", which prints how far without a minus"
	default:
		far = ", and " + called(t, "movedBy") + ", which prints how far without a sign"
	}
	return fmt.Sprintf("write the word that the numbers bear out%s; or, in place of both, %s, which chooses between rose by, fell by and did not change", far, called(t, "moved"))
}

// called is another function of the numbers of a reference, in the order of time.
func called(t token, function string) string {
	if len(t.part.Of) == 2 {
		from, to := inOrder(t)
		return calledBetween(t.part.Of[0], from, to, function)
	}
	return calledBetween(t.part.Of[0], t.part.Of[0].Key, data.Key{}, function)
}

// calledBetween is a function of the series of a number, of two keys of it or of one.
func calledBetween(n data.Number, from, to data.Key, function string) string {
	args := []string{n.Figure.ID, from.String()}
	if to != (data.Key{}) {
		args = append(args, to.String())
	}
	if n.Series != "" {
		args = append(args, n.Series)
	}
	for i := range args {
		args[i] = strconv.Quote(args[i])
	}
	return "{{ " + function + " " + strings.Join(args, " ") + " }}"
}

// withoutSign says how to print a number whose sign the words say.
func withoutSign(t token) string {
	switch {
	case t.part.IsShare():
		return "write the word that the shares bear out"
	case t.changes() && t.inTime():
		return fmt.Sprintf("write the word that the numbers bear out, and %s, which prints how far without a sign", called(t, "movedBy"))
	case t.changes():
		return "write the two keys in the other order, and the word that the numbers bear out"
	}
	return fmt.Sprintf("write the word that the number bears out, and %s, which prints it without its sign", called(t, "amount"))
}

// judgeReached holds "fell to" against the number that it fell from: that which the sentence has, or
// that of a time which it names, or the one before.
func (c *checker) judgeReached(s sentence, i int, v verb) {
	from := v.from
	if from < 0 {
		from = c.fromAfter(s, i)
	}
	if from >= 0 {
		c.compare(s[from], s[i], s[v.at].text, v)
		return
	}
	var told string
	for _, base := range c.bases(s, i) {
		wrong := c.wrongWay(base, s[i].part.Of[0], v)
		if wrong == "" {
			return
		}
		told = wrong
	}
	if told != "" {
		c.tell(s[i], data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s", reached(s[v.at]), told), "write the verb that the numbers bear out, or name the number that it moved from: from {{ value }}; {{ moved }} chooses the verb by itself")
	}
}

// reached are the words of a verb and of its preposition.
func reached(t token) string {
	if t.sense == sense.RisesTo || t.sense == sense.FallsTo {
		return textOf(sentence{t})
	}
	return t.text + " to"
}

// fromAfter is where the number stands that a movement to one before it starts from: fell to 4%, from 5%;
// -1 for none.
func (c *checker) fromAfter(s sentence, i int) int {
	for j, stops := i+1, 0; j < len(s) && j <= i+reach; j++ {
		switch t := s[j]; {
		case t.kind == value:
			if _, prep := prepositionBefore(s, j); prep == sense.From && t.level() {
				return j
			}
			return -1
		case t.kind == stop:
			if stops++; stops > 1 {
				return -1
			}
		case t.sense == sense.And || t.sense == sense.Up || t.sense == sense.Down:
			return -1
		}
	}
	return -1
}

// judgeLeft holds "up from" against the number before it in the sentence.
func (c *checker) judgeLeft(s sentence, i int, v verb) {
	if next := i + 1; next < len(s) {
		for ; next < len(s) && next <= i+reach; next++ {
			if s[next].kind == value {
				if _, prep := prepositionBefore(s, next); prep == sense.To {
					return // which is judged there
				}
			}
		}
	}
	for j := v.at - 1; j >= 0 && j >= v.at-reach; j-- {
		if s[j].kind == value {
			if s[j].level() && sameRow(s[j], s[i]) {
				c.compare(s[i], s[j], s[v.at].text+" from", v)
			}
			return
		}
	}
}

// sameRow reports whether two numbers are of one series.
func sameRow(a, b token) bool {
	x, y := a.part.Of[0], b.part.Of[0]
	return x.Figure == y.Figure && x.Series == y.Series
}

// compare holds a direction against two numbers of a sentence.
func (c *checker) compare(from, to token, said string, v verb) {
	a, b := from.part.Of[0], to.part.Of[0]
	if !a.Figure.Unit.Same(b.Figure.Unit) {
		return
	}
	if wrong := c.wrongWay(a, b, v); wrong != "" {
		c.tell(to, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s", said, wrong), "write the verb that the numbers bear out, or put the numbers in their order")
	}
}

// wrongWay says what the numbers did that a verb says otherwise; empty where they bear it out, or leave
// it open. Of two numbers below zero either verb may be meant: a deficit that falls comes closer to it.
func (c *checker) wrongWay(from, to data.Number, said verb) string {
	a, _, okA := from.Value()
	b, _, okB := to.Value()
	if !okA || !okB || a.Is == data.Absent || b.Is == data.Absent {
		return ""
	}
	order, sure := compute.Order(b, a, to.Figure.Unit)
	up, below := said.up, a.Number.Sign() < 0 && b.Number.Sign() < 0
	if said.size {
		up, sure = said.up != below, sure && a.Number.Sign() == b.Number.Sign()
	} else if below && !said.signed {
		return ""
	}
	switch {
	case !sure || order > 0 && up || order < 0 && !up:
		return ""
	case order == 0:
		return fmt.Sprintf("%s is the same for %s and %s: %s", to.Row(), from.Key, to.Key, c.shown(b, to))
	case order > 0:
		return fmt.Sprintf("%s rose from %s (%s) to %s (%s)", to.Row(), c.shown(a, from), from.Key, c.shown(b, to), to.Key)
	}
	return fmt.Sprintf("%s fell from %s (%s) to %s (%s)", to.Row(), c.shown(a, from), from.Key, c.shown(b, to), to.Key)
}

func (c *checker) shown(v data.Value, n data.Number) string {
	return strings.ReplaceAll(c.say.Value(v, n.Figure.Unit), "\u00a0", " ")
}

// bases are the numbers that one may have moved from: of a time that the sentence names, or the one
// before, and of parts of a year also that of the year before. None where it may be another.
func (c *checker) bases(s sentence, i int) (bases []data.Number) {
	n := s[i].part.Of[0]
	row, ok := n.Figure.SeriesNamed(n.Series)
	if !ok || n.Key.Period.IsZero() {
		return nil
	}
	at := func(k data.Key) {
		if v, ok := row.At(k); ok && v.Is != data.Absent {
			bases = append(bases, data.Number{Figure: n.Figure, Series: n.Series, Key: k})
		}
	}
	for j := max(0, i-reach); j < min(len(s), i+reach); j++ {
		t := s[j]
		if t.sense == sense.Long {
			return nil
		}
		if ofSuperlative(s, j) {
			continue
		}
		if t.kind == moment && t.period.Start().Before(n.Key.Period.Start()) && !overlaps(t.period, n.Key.Period) {
			if k := data.PeriodKey(t.period); t.period.Granularity() == n.Key.Period.Granularity() {
				at(k)
			}
			if len(bases) == 0 {
				return nil
			}
		}
	}
	if len(bases) > 0 {
		return bases
	}
	before := data.Key{}
	for k, v := range beforeKey(row, n.Key) {
		if v.Is != data.Absent {
			before = k
			break
		}
	}
	if !before.Period.IsZero() {
		at(before)
	}
	if earlier, ok := n.Key.Period.YearEarlier(); ok && n.Key.Period.Granularity().PerYear() > 1 {
		at(data.PeriodKey(earlier))
	}
	return bases
}

// ofSuperlative reports whether a time is that from which on something is the most: the lowest since 2019.
func ofSuperlative(s sentence, j int) bool {
	return starts(s, j) && slices.ContainsFunc(s[max(0, j-4):min(len(s), j+4)], superlative)
}

// factors looks for numbers that are said to have doubled or halved, and have not.
func factors(c *checker, s sentence) {
	for j, t := range s {
		low, high := factorOf(t.sense)
		if low == 0 || denied(s, j) {
			continue
		}
		for k := j - 1; k >= max(0, j-2); k-- {
			switch s[k].sense {
			case sense.MoreThan:
				low, high = (low+high)/2*0.985, 1e300
				if t.sense == sense.Halves {
					low, high = 0.001, 0.507
				}
			case sense.Almost:
				low, high = (low+high)/2*0.8, (low+high)/2*1.02
				if t.sense == sense.Halves {
					low, high = 0.49, 0.62
				}
			}
		}
		c.factor(s, j, low, high)
	}
}

// factorOf is between what a word for a factor lies.
func factorOf(of sense.Sense) (low, high float64) {
	switch of {
	case sense.Doubles:
		return 1.8, 2.2
	case sense.Trebles:
		return 2.7, 3.3
	case sense.Quadruples:
		return 3.6, 4.4
	case sense.Halves:
		return 0.44, 0.56
	}
	return 0, 0
}

// factor holds one against the numbers behind it: from one to another, or to one from that of a year
// that the sentence names, or from any before.
func (c *checker) factor(s sentence, j int, low, high float64) {
	from := -1
	for i := j + 1; i < len(s) && i <= j+farAway; i++ {
		t := s[i]
		if t.sense == sense.And && t.text != "as" && !(s[i-1].kind == moment && i+1 < len(s) && s[i+1].kind == moment) {
			break
		}
		if t.kind == value && t.function == "times" {
			if p := t.part.Printed.Value; p.Is == data.Exact && i <= j+4 && (p.Number.Float() < low || p.Number.Float() > high) {
				c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and the reference prints %s", s[j].text, plain(t)), "write what the number bears out")
			}
			return
		}
		if t.kind != value || !t.level() {
			continue
		}
		_, prep := prepositionBefore(s, i)
		if of := s[i-1].sense; of == sense.RisesTo || of == sense.FallsTo {
			prep = sense.To // 降至
		}
		switch prep {
		case sense.From:
			from = i
			continue
		case sense.To:
		default:
			if namesTime(s, i) && saidOfFigure(s[j+1:i], t.part.Of[0]) {
				c.factorBetween(t, s[j].text, c.bases(s, i), low, high)
			}
			return
		}
		to := t.part.Of[0]
		if from >= 0 {
			if s[from].part.Of[0].Figure.Unit.Same(to.Figure.Unit) {
				c.factorBetween(t, s[j].text, []data.Number{s[from].part.Of[0]}, low, high)
			}
			return
		}
		if bases := c.bases(s, i); bases != nil && namesTime(s, i) {
			c.factorBetween(t, s[j].text, bases, low, high)
			return
		}
		c.factorBetween(t, s[j].text, c.allBefore(to), low, high)
		return
	}
	if i := nearestLevel(s, j); i >= 0 && i < j && namesTime(s, i) && saidOfFigure(s[i:j], s[i].part.Of[0]) {
		c.factorBetween(s[i], s[j].text, c.bases(s, i), low, high)
	}
}

// namesTime reports whether the sentence names a time before that of a number.
func namesTime(s sentence, i int) bool {
	for j := max(0, i-reach); j < min(len(s), i+reach); j++ {
		if s[j].kind == moment && s[j].period.Start().Before(s[i].part.Of[0].Key.Period.Start()) {
			return true
		}
	}
	return false
}

// allBefore are all numbers of a series before one.
func (c *checker) allBefore(n data.Number) (all []data.Number) {
	row, ok := n.Figure.SeriesNamed(n.Series)
	if !ok || n.Key.Period.IsZero() || !c.may(len(row.Keys)) {
		return nil
	}
	for k, v := range beforeKey(row, n.Key) {
		if v.Is != data.Absent {
			all = append(all, data.Number{Figure: n.Figure, Series: n.Series, Key: k})
		}
	}
	return all
}

// factorBetween tells where a number is from none of some so many times as is said.
func (c *checker) factorBetween(t token, said string, bases []data.Number, low, high float64) {
	to := t.part.Of[0]
	b, _, _ := to.Value()
	var told string
	for _, base := range bases {
		a, _, ok := base.Value()
		if !ok || a.Is != data.Exact || b.Is != data.Exact || a.Number.Sign() <= 0 || b.Number.Sign() <= 0 {
			return
		}
		times := b.Number.Float() / a.Number.Float()
		if times >= low && times <= high {
			return
		}
		told = fmt.Sprintf("%s is %.2f times as much: from %s (%s) to %s (%s)", to.Row(), times, c.shown(a, base), base.Key, c.shown(b, to), to.Key)
	}
	if told != "" {
		c.tell(t, data.RuleOtherDirection, fmt.Sprintf("the text says %q, and %s", said, told), "write what the numbers bear out, or refer to it with {{ times }}")
	}
}
