package claim

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/language/sense"
)

// places looks for places that are said to be of another number of things than they were counted among, or of
// other things: third of 38 countries, of a figure of eight; second of four groups, of four years.
func places(c *checker, s sentence) {
	for i, t := range s {
		if t.part == nil || t.part.Tally == nil || t.function != "rank" || denied(s, i) {
			continue
		}
		at, n := wholeAfter(s, i)
		if at < 0 {
			at, n = wholeBefore(s, i)
		}
		if at < 0 {
			continue
		}
		of := t.part.Tally
		hint := "write " + countOf(*of)
		switch other := s[at].part; {
		case n != of.N:
			c.tell(t, data.RuleOtherSize, fmt.Sprintf("the text says of %d, and the place is one of %s", n, of), hint)
		case other != nil && other.Tally.Periods != of.Periods:
			c.tell(t, data.RuleOtherSize, fmt.Sprintf("the text counts %s, and the place is one of %s", other.Tally, of), hint)
		default:
			holdThings(c, s, t, at)
		}
	}
}

// countOf is the reference that counts what a place is of.
func countOf(of data.Tally) string {
	among := ""
	switch {
	case !of.Figure.Periods || len(of.Figure.Parts()) < 2:
	case of.Periods:
		among = ` "among" "periods"`
	default:
		among = ` "among" "series"`
	}
	return fmt.Sprintf("{{ count %q%s }}", of.Figure.ID, among)
}

// wholeAfter is where a text says how many there are, after a place: of 38, of the two, out of {{ count }}.
func wholeAfter(s sentence, i int) (at, n int) {
	of := false
	for j := i + 1; j < len(s) && j <= i+5; j++ {
		switch t := s[j]; {
		case t.sense == sense.OfSense || t.sense == sense.From && t.text == "von" || t.text == "among" || t.text == "among the" || t.text == "unter" || t.text == "unter den":
			of = true
		case of:
			if n, ok := countSaid(t); ok {
				return j, n
			}
			if t.sense != sense.Filler && t.text != "all" && t.text != "allen" {
				return -1, 0
			}
		case t.text == "place" || t.text == "out" || t.text == "platz":
		default:
			return -1, 0
		}
	}
	return -1, 0
}

// wholeBefore is the same before a place, in a language that has it there: 在38个国家中排名第.
func wholeBefore(s sentence, i int) (at, n int) {
	for j := i - 1; j >= 1 && j >= i-farAway && !s[j].clause(); j-- {
		if n, ok := countSaid(s[j]); ok && j+1 < len(s) && s[j+1].text == "个" && slices.ContainsFunc(s[j:i], func(t token) bool { return t.text == "中" || t.text == "里" }) {
			return j, n
		}
	}
	return -1, 0
}

// numerals are the small numbers that texts write in words.
var numerals = strings.Fields("two three four five six seven eight nine ten eleven twelve zwei drei vier fünf sechs sieben acht neun zehn elf zwölf 两 三 四 五 六 七 八 九 十")

// countSaid is how many a token says there are.
func countSaid(t token) (n int, ok bool) {
	switch {
	case t.part != nil && t.part.Tally != nil && t.function == "count":
		return t.part.Tally.N, true
	case t.part != nil:
		return 0, false
	case t.kind == number:
		n, err := strconv.Atoi(t.text)
		return n, err == nil
	case t.kind == word:
		if i := slices.Index(numerals, t.text); i >= 0 {
			return 2 + i%11, true
		}
	}
	return 0, false
}

// times and names are words of what is counted over time, and of what is not.
var (
	timeWords = strings.Fields("year years quarter quarters month months week weeks day days period periods jahr jahre jahren quartal quartale quartalen monat monate monaten woche wochen tage tagen 年 季 月 周 天")
	nameWords = strings.Fields("country countries state states region regions city cities group groups sector sectors industry industries product products party parties province provinces mode modes" +
		" land länder ländern staat staaten regionen stadt städte städten gruppe gruppen sektoren branchen parteien provinzen verkehrsträger verkehrsträgern 国 省 市 州 组 行 党")
)

// holdThings holds what a text says it counts against what the place was counted among.
func holdThings(c *checker, s sentence, t token, at int) {
	of := t.part.Tally
	for j := at + 1; j < len(s) && j <= at+4 && s[j].kind == word && !s[j].clause(); j++ {
		said := s[j].text
		switch {
		case slices.Contains(timeWords, said) && !of.Periods, slices.Contains(nameWords, said) && of.Periods:
			hint := "write what is counted"
			if of.Figure.Periods && len(of.Figure.Parts()) > 1 {
				hint += `, or "among" "series" or "among" "periods" in the reference for what the text says`
			}
			c.tell(t, data.RuleOtherSize, fmt.Sprintf("the text says %d %s, and the place is one of %s", of.N, said, of), hint)
			return
		case slices.Contains(timeWords, said) || slices.Contains(nameWords, said):
			return
		}
	}
}
