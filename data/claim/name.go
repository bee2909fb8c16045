package claim

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language/sense"
)

// named is a name of a figure in a sentence.
type named struct {
	at, end int // its tokens
	name    string
	series  bool // of a series; of a category otherwise
}

// of is the number that a name makes of another of its figure: of that series, or of that category.
func (m named) of(n data.Number) (data.Number, bool) {
	if m.series {
		n.Series = m.name
	} else {
		n.Key = data.CategoryKey(m.name)
	}
	v, _, ok := n.Value()
	return n, ok && v.Is != data.Absent
}

// own is the name of a number that stands where another does.
func (m named) own(n data.Number) string {
	if m.series {
		return n.Series
	}
	return n.Key.Name
}

// namesIn finds the names of a figure in a sentence.
func namesIn(c *checker, s sentence, f *data.Figure) (found []named) {
	byWord := c.namesBy(f)
	for i := 0; i < len(s); i++ {
		var best named
		first, _, _ := strings.Cut(s[i].text, " ")
		for _, m := range byWord[first] {
			if end := spelledAt(s, i, m.words); end > best.end && (end > i+1 || s[i].sense == sense.None) {
				best = named{i, end, m.name, m.series}
			}
		}
		if best.end > 0 {
			found, i = append(found, best), best.end-1
		}
	}
	return found
}

// spelledAt is the end of the tokens from a place on that have some words; 0 for none.
func spelledAt(s sentence, i int, words string) int {
	text := ""
	for ; i < len(s) && s[i].kind == word && len(text) < len(words); i++ {
		text = strings.TrimPrefix(text+" "+s[i].text, " ")
	}
	if text != words {
		return 0
	}
	return i
}

// spelledName is a name with its words as a sentence has them.
type spelledName struct {
	name, words string
	series      bool
}

// namesBy are the names of a figure by their first word.
func (c *checker) namesBy(f *data.Figure) map[string][]spelledName {
	if known, ok := c.names[f]; ok || !c.may(len(f.Series)+len(f.Keys)) {
		return known
	}
	byWord := map[string][]spelledName{}
	add := func(name string, series bool) {
		if words := c.wordsOf(name); words != "" {
			first, _, _ := strings.Cut(words, " ")
			byWord[first] = append(byWord[first], spelledName{name, words, series})
		}
	}
	for _, row := range f.Series {
		add(row.Name, true)
	}
	for _, k := range f.Keys {
		add(k.Name, false)
	}
	if c.names == nil {
		c.names = map[*data.Figure]map[string][]spelledName{}
	}
	c.names[f] = byWord
	return byWord
}

// measures are words for any number, which are of no other figure.
var measures = []string{"rate", "rates", "share", "shares", "number", "numbers", "value", "level", "percentage", "figure", "quote", "anteil", "wert", "werte", "zahl", "比 率", "率", "值", "数"}

// degrees are words that are no nouns of something else.
var degrees = []string{"high", "low", "large", "great", "following", "hoch", "niedrig", "groß", "so"}

// saidOfFigure reports whether some words have no noun, or one of the title, the unit or the names of a
// number.
func saidOfFigure(s sentence, n data.Number) bool {
	own := sense.Split(strings.Join([]string{n.Figure.Title.Plain, n.Figure.Unit.Noun, n.Series, n.Key.Name}, " "))
	nouns := 0
	for _, w := range s {
		if w.kind != word || w.sense != sense.None || timesSaid(w) > 0 || slices.Contains(yearNames, w.text) || slices.Contains(again, w.text) || slices.Contains(degrees, w.text) {
			continue
		}
		if nouns++; slices.Contains(measures, w.text) || slices.ContainsFunc(own, func(o string) bool { return akin(o, w.text) }) {
			return true
		}
	}
	return nouns == 0
}

// akin reports whether two words are the same, or begin so: burglary and burglaries.
func akin(a, b string) bool {
	const stem = 6
	return a == b || len(a) >= stem && len(b) >= stem && a[:stem] == b[:stem]
}
