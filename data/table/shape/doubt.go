package shape

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// doubt is a line that may have heads or be a row of the table, and what each would be
// written as; none where the lines say which it is.
func (l *layout) doubt() (line int, readings []grid.Reading) {
	n := len(l.heads)
	switch {
	case n == 0 && l.body < len(l.lines) && l.mayHead(l.body):
		line = l.lines[l.body].number
		return line, []grid.Reading{
			{Write: fmt.Sprint(line), Means: fmt.Sprintf("the numbers of line %d are heads", line)},
			{Write: "none", Means: fmt.Sprintf("the table has no heads, and line %d is its first row", line)}}
	case n > 0 && l.body < len(l.lines) && l.lines[l.body].kind(0) == text && l.lines[l.body].followYears() && l.namesPeriods(&l.lines[l.heads[n-1]]):
		l.heads[n-1], l.body = l.body, l.body+1 // the line above says what they are
	case n > 0 && l.body < len(l.lines) && l.lines[l.body].kind(0) == text && l.lines[l.body].followYears():
		above, first := l.lines[l.heads[n-1]].number, l.lines[l.body].number
		return first, []grid.Reading{
			{Write: fmt.Sprint(first), Means: fmt.Sprintf("the years of line %d are heads", first)},
			{Write: fmt.Sprint(above), Means: fmt.Sprintf("line %d has the heads, and line %d is a row of the table", above, first)}}
	case n > 1 && l.areTwice(l.heads[n-2], l.heads[n-1]):
		var numbers []int
		for _, h := range l.heads {
			numbers = append(numbers, l.lines[h].number)
		}
		line = numbers[n-1]
		return line, []grid.Reading{
			{Write: numbersOf(numbers[:n-1]), Means: fmt.Sprintf("line %d is a row of the table", line)},
			{Write: numbersOf(numbers), Means: fmt.Sprintf("line %d has heads", line)}}
	}
	return 0, nil
}

// namesPeriods reports whether all cells of a line but the first are what periods are called: Perioden, above
// the years.
func (l *layout) namesPeriods(row *line) bool {
	for c := row.first() + 1; c < len(row.cells); c++ {
		if row.kinds[c] != empty && !slices.Contains(periodNames, strings.ToLower(row.cells[c].Text)) {
			return false
		}
	}
	return row.filled() > 1
}

// reasons are words that stand in place of numbers, in lower case.
var reasons = map[string]bool{"suppressed": true, "not available": true, "unavailable": true, "not applicable": true, "not published": true, "not collected": true, "confidential": true, "withheld": true, "redacted": true, "missing": true, "no data": true, "pending": true,
	"unknown": true, "unterdrückt": true, "geheim": true, "keine angabe": true, "entfällt": true, "nicht verfügbar": true, "non disponible": true, "no disponible": true, "保密": true, "无数据": true, "無資料": true, "不明": true}

// takeReasons makes the lowest line of heads the first row of the table where it says of a name
// why there are no numbers.
func (l *layout) takeReasons() {
	n := len(l.heads)
	if n < 2 || !l.areTwice(l.heads[n-2], l.heads[n-1]) {
		return
	}
	row := &l.lines[l.heads[n-1]]
	for c := row.first() + 1; c < len(row.kinds); c++ {
		if row.kinds[c] != empty && !reasons[strings.ToLower(row.cells[c].Text)] {
			return
		}
	}
	l.body, l.heads = l.heads[n-1], l.heads[:n-1]
}

// mayHead reports whether the first row of a table without heads may be these: a text above
// names, and numbers that differ and have neither unit nor sign nor decimals, but for those of
// 2019.0 and 2019.01. A period above others is none.
func (l *layout) mayHead(i int) bool {
	row := &l.lines[i]
	named, seen := row.kind(0) == empty, map[string]bool{}
	for c, k := range row.kinds {
		switch k {
		case text:
			named = true
		case mark:
			return false
		case period, year:
			if l.holdsPeriods(c) {
				return false
			}
			fallthrough
		case numeral:
			if s := row.cells[c].Text; seen[s] || k == numeral && !isHeadNumber(&row.cells[c]) {
				return false
			}
			seen[row.cells[c].Text] = true
		}
	}
	return named && len(seen) > 0 && i+1 < len(l.lines)
}

// isHeadNumber reports whether a number can be a head.
func isHeadNumber(c *grid.Cell) bool {
	if isYear(headText(c)) {
		return true
	}
	w, ok := number.Cut(c.Text)
	if !ok || w.Unit != "" || w.Negative || w.Brackets || w.Triangle || w.Exponent {
		return false
	}
	return data.AllDigits(w.Digits) || len(w.Digits) > 5 && isYear(w.Digits[:4]) && w.Digits[4] == '.'
}

// areTwice reports whether two lines of heads have texts in all columns in which the rows
// have: those of the upper line differ, and the lower has no periods and none of the upper's texts
// below itself, as no row is called as its head.
func (l *layout) areTwice(upper, lower int) bool {
	row := l.body
	for row+1 < len(l.lines) && !l.lines[row].counts() {
		row++
	}
	seen := map[string]bool{}
	for c, k := range l.lines[row].kinds {
		above, below := l.lines[upper].cell(c), l.lines[lower].kind(c)
		if k == empty {
			continue
		}
		if above.Text == "" || above.Wide > 1 || seen[above.Text] || below != text || above.Text == l.lines[lower].cell(c).Text {
			return false
		}
		seen[above.Text] = true
	}
	return len(seen) > 1
}
