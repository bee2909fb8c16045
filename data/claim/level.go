package claim

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
	"briefing/data/language/sense"
)

// levels looks for numbers that are said to be how far something is from what it was, and are how much it is:
// 35 tonnes higher than in 2022, of a harvest of 35 tonnes.
func levels(c *checker, s sentence) {
	for i, t := range s {
		if !t.level() || t.moves() || mayBeChange(t.part.Of[0]) || denied(s, i) {
			continue
		}
		said, at := farFrom(s, i)
		if said == "" {
			said, at = farBefore(s, i)
		}
		if said == "" {
			continue
		}
		n := t.part.Of[0]
		c.tell(t, data.RuleOtherSize, fmt.Sprintf("the text says %q, and the reference prints not how far, but how much %s is for %s: %s", said, n.Row(), n.Key, plain(t)), c.farHint(t, s, at))
	}
}

var (
	// partOfWhole are words of titles of percentages that are parts of a whole; of others, prices and products
	// among them, many are rates of change.
	partOfWhole = pattern.New(`(?i)shares?\b|rates?\b|ratio|proportion|quota|percentage of|anteil|quote|占|比重|比例|率`)
	// ofChange are words of titles of what is itself added or lost.
	ofChange = pattern.New(`(?i)price|preis|\b(cpi|hicp|ppi|net|new|further|more|lead|gap|balance|surplus|excess|saldo|netto|neue?|abstand|vorsprung|überschuss)\b|价格|物价|净|新增|差|顺差`)
)

// mayBeChange reports whether a number may be one that another one differs by: of a change, of inflation, of
// what was added.
func mayBeChange(n data.Number) bool {
	u := n.Figure.Unit
	title := n.Figure.Title.Plain + " " + n.Series + " " + u.Noun
	return language.SaysChange(title) || ofChange.MatchString(title) || u.Kind == data.UnitPercent && u.Noun == "" && n.Figure.Derived == nil && !partOfWhole.MatchString(title)
}

// apartWords are the words that compare without than; pastWords those that may stand between either and the
// time that is compared with.
var (
	apartWords = []string{"above", "below", "über", "unter"}
	pastWords  = []string{"that", "those", "level", "levels", "value", "figure", "end", "of", "year", "years", "in", "wert", "werts", "stand", "niveau", "dem", "des", "denen", "ende", "anfang", "jahr", "jahres"}
	lastTimes  = []string{"vorjahr", "vorjahres", "vorjahresniveau", "vormonat", "vorquartal"}
	// withWords stand before a number that is said of what follows: with 46 million more people work than in 2019.
	withWords = []string{"with", "at", "of", "mit", "bei"}
)

// farFrom is what a text says right after a number that compares it with another time, and where that time
// stands: higher than in 2022. It is empty where it says nothing of the kind.
func farFrom(s sentence, i int) (said string, at int) {
	j := i + 1
	for j < len(s) && s[j].sense == sense.PointsName {
		j++
	}
	if j >= len(s) || i > 0 && slices.Contains(withWords, s[i-1].text) {
		return "", 0
	}
	start := j
	if !slices.Contains(apartWords, s[j].text) {
		if j = thanAfter(s, j); j < 0 {
			return "", 0
		}
	}
	if at = timeAfter(s, j+1); at < 0 {
		return "", 0
	}
	return textOf(s[start : at+1]), at
}

// thanAfter is where the than of a comparative stands: more than, more guests came than; -1 for none.
func thanAfter(s sentence, j int) int {
	if _, ok := comparativeOf(s[j]); !ok {
		return -1
	}
	if s[j].sense == sense.MoreThan || s[j].sense == sense.LessThan {
		return j
	}
	for k := j + 1; k < len(s) && k <= j+5; k++ {
		switch t := s[k]; {
		case t.sense == sense.Than:
			return k
		case t.sense == sense.OnYear || t.sense == sense.OnPrevious:
			return k - 1 // als im Vorjahr, a phrase
		case t.clause() || t.kind == value || t.kind == number || t.sense == sense.Not:
			return -1
		}
	}
	return -1
}

// timeAfter is where a time stands that begins at a place; -1 for none.
func timeAfter(s sentence, j int) int {
	named := false // a word that may be a month
	for ; j < len(s); j++ {
		switch t := s[j]; {
		case t.kind == moment || t.sense == sense.OnYear || t.sense == sense.OnPrevious || slices.Contains(lastTimes, t.text):
			return j
		case t.kind != word || t.clause() || t.sense == sense.Not:
			return -1
		case t.sense == sense.In || t.sense == sense.OfSense || t.sense == sense.From || t.sense == sense.Filler || slices.Contains(pastWords, t.text):
			if named {
				return -1
			}
		case !named && t.sense == sense.None && (s[j-1].sense == sense.In || s[j-1].sense == sense.OfSense || s[j-1].sense == sense.From):
			named = true
		default:
			return -1
		}
	}
	return -1
}

// farBefore is the same before a number, in a language that puts it there: 比2022年高.
func farBefore(s sentence, i int) (said string, at int) {
	if i < 2 {
		return "", 0
	}
	switch w := s[i-1]; {
	case w.text == "多", w.text == "少", w.text == "高", w.text == "低", w.sense == sense.Higher, w.sense == sense.Lower:
	case (w.sense == sense.Rises || w.sense == sense.Falls) && language.Wide(w.text) && s[i].part.Printed.Unit.Kind != data.UnitPercent:
	default:
		return "", 0
	}
	for j := i - 2; j >= 0 && j >= i-6 && !s[j].clause() && s[j].kind != value; j-- {
		switch {
		case s[j].sense == sense.OnYear && (strings.HasPrefix(s[j].text, "比") || strings.HasPrefix(s[j].text, "较")):
			return textOf(s[j:i]), j
		case s[j].kind == moment && j > 0 && (s[j-1].text == "比" || s[j-1].text == "较"):
			return textOf(s[j-1 : i]), j
		}
	}
	return "", 0
}

// farHint says what to write for how far a number is from that of a time of its sentence.
func (c *checker) farHint(t token, s sentence, at int) string {
	const open = "write {{ movedBy }}, which prints how far by the numbers of both times, or set a comma before the word, where the number is the whole"
	n := t.part.Of[0]
	base, ok := c.baseAt(n, s[at])
	if !ok || t.part.IsShare() {
		return open
	}
	of := token{function: "movedBy", part: &data.Part{Of: []data.Number{base, n}}}
	hint := fmt.Sprintf("write %s for how far", called(of, "movedBy"))
	if n.Figure.Unit.Kind == data.UnitPlain {
		less, more := base.Key, n.Key // so that it has no minus
		if a, b := valueAt(of, 0), valueAt(of, 1); b.Number.Cmp(a.Number) < 0 {
			less, more = more, less
		}
		hint += fmt.Sprintf(" in percent, or %s in the unit", calledBetween(n, less, more, "difference"))
	}
	return hint + "; or set a comma before the word, where the number is the whole"
}

// baseAt is the number of a series at a time that a text names: of the same part of that year, too.
func (c *checker) baseAt(n data.Number, t token) (data.Number, bool) {
	row, ok := n.Figure.SeriesNamed(n.Series)
	if !ok || n.Key.Period.IsZero() || !c.may(len(row.Keys)) {
		return n, false
	}
	year, part := n.Key.Period.YearAndPart()
	switch {
	case t.kind == moment:
		year, _ = t.period.YearAndPart()
	case t.sense == sense.OnYear || strings.HasPrefix(t.text, "vorjahr"):
		year--
	default:
		return n, false
	}
	for i, k := range row.Keys {
		y, p := k.Period.YearAndPart()
		if y == year && p == part && k != n.Key && row.Values[i].Is != data.Absent {
			return data.Number{Figure: n.Figure, Series: n.Series, Key: k}, true
		}
	}
	return n, false
}

// textOf are the words of some tokens as a reader has them.
func textOf(s sentence) string {
	var b strings.Builder
	for _, t := range s {
		text := t.text
		switch {
		case t.part != nil:
			text = t.period.String()
		case language.Wide(text):
			text = strings.ReplaceAll(text, " ", "")
		}
		if b.Len() > 0 && !language.Wide(text) && !language.Wide(b.String()) {
			b.WriteByte(' ')
		}
		b.WriteString(text)
	}
	return b.String()
}
