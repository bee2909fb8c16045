package charts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/language"
)

// What the title of a chart names is what readers look for first. It stands out where the file
// highlights nothing, unless the title names half of all or more: then it speaks of all.

// highlightTitled highlights the series or categories that the title of a chart names. Periods are
// not looked for, since a title that names a year mostly says since when.
func highlightTitled(p *chartPlan) {
	c := p.chart
	if len(c.Highlight) > 0 || c.Kind.Stacks() || !p.form.mayStandOut(c) || p.title == "" {
		return
	}
	var names, series []string
	for i, s := range c.Series {
		if c.Facets != data.FacetsFigures && len(c.Series) > 1 && !c.Context(i) {
			names, series = append(names, p.words.seriesName(i)), append(series, s.Name)
		}
	}
	named := titled(p.title, names, series)
	if c.Kind.OverTime() && c.Facets == data.FacetsNone && len(c.Series) <= fewLines {
		named = nil
	}
	if len(named) > len(p.theme.outstandingInks(len(named))) {
		return
	}
	if named == nil && !c.Periods {
		var keys, calls []string
		for _, k := range c.Keys {
			if c.StandsApart(k) {
				continue
			}
			for _, name := range append([]string{p.words.keyText(k)}, adjectivesOf(p, k)...) {
				keys, calls = append(keys, name), append(calls, k.String())
			}
		}
		named = titled(p.title, keys, calls)
	}
	if named == nil {
		return
	}
	d := *c
	d.Highlight = named
	p.chart, p.words.chart = &d, &d
}

// rowsInTitle are the rows of answers that stand out, by the file or else since the title names them: their
// colours say the answers, and their names and sums are strong.
func rowsInTitle(p *chartPlan) []string {
	if p.form.inRows == nil || !p.form.inRows(p) {
		return nil
	}
	var texts, names []string
	for _, k := range p.keys {
		if p.words.highlighted(k.String()) {
			return p.chart.Highlight
		}
		texts, names = append(texts, p.words.keyText(k)), append(names, k.String())
	}
	found := titled(p.title, texts, names)
	for _, i := range append(data.AgesNamed(p.title, texts), shortenedIn(p, texts)...) {
		if !slices.Contains(found, names[i]) {
			found = append(found, names[i])
		}
	}
	if 2*len(found) >= len(names) {
		return nil
	}
	return found
}

// shortenedIn are the places of rows that begin with three or four letters of a party, or another name, that an
// English title has in full, and no other row does: Dem/Lean Dem of Democrats.
func shortenedIn(p *chartPlan, names []string) (places []int) {
	if !strings.HasPrefix(p.say.Language(), "en") {
		return nil
	}
	for nth, word := range lettersOf(p.title) {
		first, _ := utf8.DecodeRuneInString(word)
		var fit []int
		for i, name := range names {
			if short := lettersOf(name); len(short) > 0 && shortens(short[0], word) {
				fit = append(fit, i)
			}
		}
		if nth > 0 && unicode.IsUpper(first) && len(fit) == 1 {
			places = append(places, fit[0])
		}
	}
	return places
}

// shortens reports whether a name is the first three or four letters of a word.
func shortens(name, word string) bool {
	return len(name) >= 3 && len(name) <= 4 && len(word) >= len(name)+3 && strings.HasPrefix(word, name)
}

// lettersOf are the words of a text, without digits and signs.
func lettersOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}

// adjectivesOf are those of a country that a key names, in an English chart: Danish firms are those of
// Denmark.
func adjectivesOf(p *chartPlan, k data.Key) []string {
	if !strings.HasPrefix(p.say.Language(), "en") {
		return nil
	}
	return language.Adjectives(p.words.keyText(k))
}

// fewLines is how many lines can be followed each in its own colour, which words of the title have, too:
// none of them is muted for what the title names.
const fewLines = 4

// mayStandOut reports whether single marks of a form may stand out by their colour, which says
// nothing else: bars side by side, points and lines, but no parts of a whole.
func (f *form) mayStandOut(c *data.Chart) bool {
	return !f.changes && !f.spans && f.shades == nil && !f.countsWhole && (len(c.Series) == 1 || f.groups || f.points)
}

// mostNames is how many names are looked for in a title.
const mostNames = 400

// titled lists which names a title has, by what the file calls them; nil where it names half of
// them or more. Of names within others the longest counts: North Korea does not name Korea.
func titled(title string, names, calls []string) (found []string) {
	if len(names) > mostNames {
		return nil
	}
	for rest := title; rest != ""; {
		at, size, nth := language.NextName(rest, names)
		if nth < 0 {
			break
		}
		if !slices.Contains(found, calls[nth]) {
			found = append(found, calls[nth])
		}
		rest = rest[at+size:]
	}
	if all := slices.Compact(slices.Clone(calls)); 2*len(found) >= len(all) {
		return nil
	}
	return found
}
