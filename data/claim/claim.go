// Package claim holds what the words of a text say of the numbers beside them against these numbers:
// "fell by" of a rise, "a year" of a change over ten, "the highest" of one that is not.
//
// A template is built again with each new number, and its words stay. Only what is said beyond doubt is
// reported: a word whose number is another one, or that is denied or compared, says nothing here.
package claim

import (
	"slices"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/language/sense"
)

// Finding is a word of a text that its number does not bear out.
type Finding struct {
	Nth        int // which of the references of the text, from 0
	Rule       string
	Text, Hint string
}

// most is how many findings of one text are told.
const most = 20

// lookups is how many numbers of figures are compared for one text.
const lookups = 1_000_000

// checker looks through one text.
type checker struct {
	say    *language.Printer
	senses *sense.Words
	left   int // of the lookups
	names  map[*data.Figure]map[string][]spelledName
	doubts bool // the text says somewhere that differences may be chance
	found  []Finding
}

// Check returns what the words of a text say and its numbers do not, by the references.
func Check(say *language.Printer, parts []data.Part) []Finding {
	c := &checker{say: say, senses: sense.Of(say.Language()), left: lookups}
	c.doubts = slices.ContainsFunc(parts, func(p data.Part) bool { return !p.Reference && doubting.MatchString(p.Text) })
	for s := range c.sentences(parts) {
		c.directions(s)
		trends(c, s)
		factors(c, s)
		certainties(c, s)
		comparatives(c, s)
		levels(c, s)
		places(c, s)
		balances(c, s)
		changesFrom(c, s)
		turnedTimes(c, s)
		kindsSaid(c, s)
		basesSaid(c, s)
		addedUp(c, s)
		lengths(c, s)
		c.years(s)
		c.superlatives(s)
		fractions(c, s)
		averages(c, s)
		subjects(c, s)
		worlds(c, s)
		forecasts(c, s)
		if len(c.found) >= most {
			break
		}
	}
	return c.found[:min(len(c.found), most)]
}

// Governed reports whether a number right after a text would be one that a movement reached, or how far
// it went: seats fell to 650.
func Governed(say *language.Printer, before string) bool {
	if len(before) > longestClause {
		before = before[len(before)-longestClause:]
	}
	words := sense.Of(say.Language())
	l := &lexer{senses: words, yield: func(sentence) bool { return true }}
	l.text(before, true)
	l.flush()
	s := append(l.tokens, token{kind: value, part: &data.Part{}})
	v, ok := (&checker{senses: words}).governing(s, len(s)-1)
	_, prep := prepositionBefore(s, len(s)-1)
	return ok && (v.to || prep == sense.By || prep == sense.From) && !denied(s, v.at)
}

// longestClause is how many bytes before a typed number are looked at.
const longestClause = 160

// tell records a finding, once.
func (c *checker) tell(t token, rule, text, hint string) {
	for _, f := range c.found[max(0, len(c.found)-most):] {
		if f.Nth == t.nth && f.Rule == rule && f.Text == text {
			return
		}
	}
	c.found = append(c.found, Finding{t.nth, rule, text, hint})
}

// told reports whether a reference has been told of by a rule.
func (c *checker) told(t token, rule string) bool {
	return slices.ContainsFunc(c.found, func(f Finding) bool { return f.Nth == t.nth && f.Rule == rule })
}

// may counts lookups, and reports whether they are still few enough.
func (c *checker) may(n int) bool {
	c.left -= n
	return c.left >= 0
}
