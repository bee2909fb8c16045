package charts

import (
	"slices"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/language"
)

// altLength is about how many letters an alt text has, altMost how many it may have where only
// words of the title could be left out. A wide character, as of Chinese, counts for as many as
// it says.
const altLength, altMost, wideLetters = 150, 190, 2.5

// short says in one sentence what the chart is and what it shows. Where that is too long the
// finding of the data is left out, and then words of the title; bounds and disputes never are.
func (alt *altWriter) short() string {
	alt.unit, alt.aloud = language.Named(alt.unit), true
	kind := kindInWords(alt)
	clause := ""
	if !alt.chart.SeveralUnits() {
		clause = alt.clause()
	}
	if saidBy(alt.title, clause) {
		clause = ""
	}
	title := strings.TrimRight(alt.title, ".。 ")
	join := func(parts ...string) string {
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
		return alt.say.Say(language.WordSentence, "text", alt.say.Say(language.WordLabelled, "label", kind, "text", alt.items(parts)))
	}
	if alt.form.changes {
		if text := join(title, clause, largestStep(alt), doubtsBeyond(alt, clause)); letters(text) <= altLength {
			return text
		}
	}
	if text := join(title, clause, doubtsBeyond(alt, clause)); letters(text) <= altLength {
		return text
	}
	if turned := turnedClause(alt); turned != "" {
		if text := join(title, turned, doubtsBeyond(alt, turned)); letters(text) <= altMost {
			return text
		}
	}
	if !alt.chart.SeveralUnits() {
		if clause = naming(alt, highest); !saidBy(alt.title, clause) {
			if text := join(title, clause, doubtsBeyond(alt, clause)); letters(text) <= altLength {
				return text
			}
		}
	}
	doubts := doubtsBeyond(alt, "")
	text := join(title, doubts)
	for letters(text) > altMost && strings.ContainsRune(title, ' ') {
		title = title[:strings.LastIndexByte(strings.TrimSuffix(title, "…"), ' ')] + "…"
		text = join(title, doubts)
	}
	return text
}

// turnedClause is the course of a single series with its greatest turns, which may take more room, as
// without them it is another; empty where it has none.
func turnedClause(alt *altWriter) string {
	if alt.chart.SeveralUnits() || len(alt.chart.Series) != 1 || !alt.chart.Periods || alt.form.sentence != nil || alt.form.changes {
		return ""
	}
	few := *alt
	few.turns = fewTurns
	first, last, _ := seriesEnds(alt.chart.Series[0])
	if first < 0 || len(turnsOf(&few, 0, first, last)) == 0 {
		return ""
	}
	return few.clause()
}

// naming is the clause with the highest or the lowest values alone, where it names both.
func naming(alt *altWriter, only extremes) string {
	one := *alt
	one.only = only
	return one.clause()
}

// trend is the alt text of the small line of a key number: where it comes from, as what it measures
// and where it leads stand above it.
func trend(alt *altWriter) string {
	alt.unit, alt.aloud = language.Named(alt.unit), true
	text := kindInWords(alt)
	if from := trendClause(alt); from != "" {
		text = alt.say.Say(language.WordLabelled, "label", text, "text", from)
	}
	return alt.say.Say(language.WordSentence, "text", text)
}

// trendClause says whether a line rose or fell, and from where; empty for a single value.
func trendClause(alt *altWriter) string {
	s := alt.chart.Series[0]
	first, last, alike := seriesEnds(s)
	if first < 0 || first == last {
		return ""
	}
	word, turn := language.WordAltSinceValue, ""
	if order, sure := alt.order(s.Values[last], s.Values[first]); alike && sure && order != 0 && !breaksBetween(s, first, last) {
		if word = language.WordAltUpFrom; order < 0 {
			word = language.WordAltDownFrom
		}
		turn, _ = turnOf(alt, 0, first, last)
	}
	return alt.say.Say(word, "first", alt.valueWithStatus(spot{0, first}), "from", alt.say.When(s.Keys[first]), "turn", turn)
}

// letters is how long a text is to those who hear it.
func letters(text string) float64 {
	n := 0.0
	for _, r := range text {
		if n++; unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) {
			n += wideLetters - 1
		}
	}
	return n
}

// kindInWords is what the chart is called: what its description begins with.
func kindInWords(alt *altWriter) string {
	head := alt.head()
	if end := strings.IndexAny(head, ":：,"); end >= 0 {
		return head[:end]
	}
	return head
}

// saidBy reports whether a title has all the numbers of a clause.
func saidBy(title, clause string) bool {
	digits := func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' }
	said := strings.FieldsFunc(title, digits)
	numbers := strings.FieldsFunc(clause, digits)
	numbers = slices.DeleteFunc(numbers, func(n string) bool { return strings.IndexFunc(n, unicode.IsDigit) < 0 })
	return len(numbers) > 0 && !slices.ContainsFunc(numbers, func(n string) bool { return !slices.Contains(said, n) })
}

// doubtsBeyond name the values that are bounds or disputed, of many how many they are, unless a clause
// says so of each.
func doubtsBeyond(alt *altWriter, clause string) string {
	words := alt.words
	words.brief, words.aloud = true, true
	var parts []string
	for _, d := range []struct {
		word language.Word
		such func(data.Value) bool
	}{
		{language.WordAltLower, func(v data.Value) bool { return v.Is.Lower() }},
		{language.WordAltUpper, func(v data.Value) bool { return v.Is.Upper() }},
		{language.WordAltBounds, func(v data.Value) bool { return v.Is == data.Between }},
		{language.WordAltDisputed, func(v data.Value) bool { return len(v.Disputes()) > 0 }},
	} {
		if d.word != language.WordAltDisputed && alt.form.spans || saysOfEach(alt, clause, d.such) {
			continue
		}
		if list, _ := words.where(func(_ data.Plotted, v data.Value) bool { return d.such(v) }); list != "" {
			parts = append(parts, alt.say.Say(d.word, "keys", list))
		}
	}
	return alt.items(parts)
}

// saysOfEach reports whether a clause names every value of a sort as it is.
func saysOfEach(alt *altWriter, clause string, such func(data.Value) bool) bool {
	if alt.summary.plain {
		return true // there is none
	}
	for at := range alt.all() {
		if !such(alt.valueAt(at)) {
			continue
		}
		s := alt.chart.Series[at.series]
		told := strings.Contains(clause, alt.valueWithStatus(at)) || strings.Contains(clause, valueWithDoubts(alt, at)) && strings.Contains(clause, extremeName(alt, at, true, true))
		if k := s.Keys[at.value]; !told || !strings.Contains(clause, spokenKey(alt.words, k)) {
			return false
		}
	}
	return true
}
