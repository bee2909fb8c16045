package shape

import (
	"slices"
	"strings"
	"unicode"

	"briefing/data/table/grid"
)

// Tables of series have lines above their first period that say of each series what it is: its
// number, its title, its unit, the scale of this, and more.

// firstDated is the first row of a table of series: periods in its first column, below such
// lines; -1 for another table.
func (l *layout) firstDated() int {
	isPeriod := func(row line) bool {
		c := row.first()
		return c >= 0 && (row.kinds[c] == period || row.kinds[c] == year) && row.count(func(k kind) bool { return k == numeral || k == mark }) > 0
	}
	i := slices.IndexFunc(l.lines, isPeriod)
	if i < 1 || i+1 < len(l.lines) && !isPeriod(l.lines[i+1]) || l.lines[i].filled() < 3 && !l.describesOne(i) {
		return -1
	}
	first, named := l.lines[i].first(), 0
	for above := l.topOfSeries(i); above < i; above++ {
		row := &l.lines[above]
		if row.kind(first) != text || row.filled() < l.lines[i].filled() {
			continue // or it says one thing of all
		}
		if named++; row.counts() && !row.areUnits() {
			return i // a number of the series, and no row of a table
		}
	}
	if named >= leastLines || named >= leastKnown && l.describesOne(i) {
		return i
	}
	return -1
}

// leastLines is how many lines say something of each series at least, where none has a number, and
// leastKnown how many do where one is called by a word for that.
const leastLines, leastKnown = 3, 2

// describesOne reports whether a line above a row says something of each series, or of one, by a word
// that lines about tables do not begin with.
func (l *layout) describesOne(body int) bool {
	for i := l.topOfSeries(body); i < body; i++ {
		row := &l.lines[i]
		if c := row.first(); c >= 0 && seriesWord(row.cells[c].Text) != "" && aboutKey(row.cells[c].Text) == "" {
			return true
		}
	}
	return false
}

// topOfSeries is the first of the lines above a row that speak of series; that next to it may
// have the head of the periods alone.
func (l *layout) topOfSeries(body int) int {
	top := body
	for top > 0 && (l.lines[top-1].filled() > 1 || top == body && l.lines[top-1].filled() == 1 || l.lines[top-1].filled() == 1 && l.lines[top-1].first() > l.lines[body].first()) {
		top--
	}
	return top
}

// headDated finds the heads among the lines above a table of series: their titles, or else the
// first line.
func (l *layout) headDated() {
	top := l.topOfSeries(l.body)
	for i := top; i < l.body; i++ {
		if row := &l.lines[i]; row.isMeta() && aboutKey(row.cells[row.first()].Text) == "title" {
			top = i
		}
	}
	l.heads = []int{top}
	l.nameSeries(top)
}

// nameSeries finds the lines with the titles of series, their units and the scales of these.
func (l *layout) nameSeries(head int) {
	first := l.lines[l.body].first()
	for i := l.topOfSeries(l.body); i < l.body; i++ {
		row := &l.lines[i]
		word := ""
		if row.kind(first) != empty {
			word = seriesWord(row.cells[first].Text)
		} else if i == head+1 && l.lines[head].kind(first) == empty {
			word = "title" // as the Bundesbank has them, below the keys of its series
		}
		switch {
		case word == "title" && l.titles < 0 && i != head && l.areCodes(head, first):
			l.titles = i
		case word == "unit" && l.units < 0:
			l.units = i
		case word == "scale" && l.scales < 0:
			l.scales = i
		}
	}
}

// areCodes reports whether the heads of series have no blanks and no small letters.
func (l *layout) areCodes(head, first int) bool {
	row := &l.lines[head]
	for c := first + 1; c < len(row.cells); c++ {
		if strings.ContainsFunc(row.cells[c].Text, func(r rune) bool { return unicode.IsLower(r) || unicode.IsSpace(r) }) {
			return false
		}
	}
	return true
}

// seriesWords are what lines are called that say something of each series, in lower case.
var seriesWords = map[string]string{
	"description": "title", "series description": "title", "series name": "title", "descripción de la serie": "title", "descripción": "title", "descrizione": "title", "descrição": "title",
	"bezeichnung": "title", "beschreibung": "title", "libellé": "title", "intitulé": "title", "nombre": "title", "nombre de la serie": "title", "nome": "title", "指标名称": "title", "名称": "title",
	"descripción de las unidades": "unit", "unidades": "unit", "unidad": "unit", "unità di misura": "unit", "unita' di misura": "unit", "unità": "unit", "unité": "unit", "unités": "unit", "unidade": "unit", "unidade de medida": "unit",
	"dimension": "scale", "scale": "scale", "magnitude": "scale", "unit multiplier": "scale", "größenordnung": "scale", "multiplicador": "scale",
}

// seriesWord is what a line is about that begins with a word; empty where that is not known.
func seriesWord(word string) string {
	if what := seriesWords[strings.ToLower(strings.Trim(trim(word), ":： "))]; what != "" {
		return what
	}
	if key := aboutKey(word); key == "unit" {
		return key
	}
	return ""
}

// aboutSeries are the source of series and the day of the table, where lines among their titles say
// the same of all.
func aboutSeries(t *Table, l *layout) (found []grid.Finding) {
	if l.titles < 0 {
		return nil
	}
	for i := l.heads[len(l.heads)-1] + 1; i < l.body; i++ {
		row := &l.lines[i]
		c := row.first()
		if c < 0 || row.filled() < 2 {
			continue
		}
		key := aboutKey(row.cells[c].Text)
		said := joinedTexts(row.cells[c+1:], "\n")
		if (key == "source" || key == "date") && said != "" && !strings.Contains(said, "\n") {
			found = append(found, grid.Finding{Key: key, Text: said, At: t.at(row.number, c, row.cells)})
		}
	}
	return found
}

// titleAt is the title of the series in a column; empty where its head is one.
func (l *layout) titleAt(c int) string {
	if l.titles >= 0 {
		return trim(l.lines[l.titles].cell(c).Text)
	}
	if len(l.listing) == 0 {
		return ""
	}
	return l.listing[l.lines[l.heads[0]].cell(c).Text]
}

// list finds the lines at the top that list the heads of all columns, which are codes, with their
// titles beside them, below the heads of that list or without: XUMAUSS, Spot exchange rate.
func (l *layout) list() {
	if len(l.heads) != 1 {
		return
	}
	head := &l.lines[l.heads[0]]
	codes := map[string]bool{}
	for c := head.first() + 1; c > 0 && c < len(head.cells); c++ {
		if head.kinds[c] != empty {
			codes[head.cells[c].Text] = true
		}
	}
	end := 0
	for i := range l.heads[0] {
		if row := &l.lines[i]; row.filled() == 2 && row.kind(0) == text && row.kind(1) == text && codes[row.cells[0].Text] {
			delete(codes, row.cells[0].Text)
			end = i + 1
		}
	}
	if len(codes) > 0 || end == 0 {
		return
	}
	l.listed, l.listing = end, map[string]string{}
	for i := range end {
		if row := &l.lines[i]; row.filled() == 2 {
			if code := row.cells[0].Text; l.listing[code] == "" {
				l.listing[code] = trim(row.cells[1].Text)
			}
		}
	}
}

// scaleAt is the scale of the unit of a series, as million; empty for single units.
func (l *layout) scaleAt(c int) string {
	if l.scales < 0 {
		return ""
	}
	scale := trim(l.lines[l.scales].cell(c).Text)
	switch strings.ToLower(scale) {
	case "eins", "einheiten", "one", "units", "unit", "1", "unidades", "uno", "unità", "unités":
		return ""
	}
	return scale
}
