package shape

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/spelling"
)

// joinPeriods puts two lines of heads together that are one period each: 2023 above Q1. It
// changes nothing where one of them is not.
func (t *Table) joinPeriods() {
	for i := 0; i+1 < len(t.heads); i++ {
		upper, lower := t.heads[i], t.heads[i+1]
		joined := make([]string, len(upper))
		several := false
		for c := t.left; c < t.right; c++ {
			if !isYear(upper[c]) {
				continue
			}
			joined[c] = upper[c] + " " + lower[c]
			if lower[c] == "" || !isPeriod(joined[c]) {
				several = false
				break
			}
			several = true
		}
		if !several {
			continue
		}
		for c := t.left; c < t.right; c++ {
			if joined[c] != "" {
				upper[c], lower[c] = joined[c], ""
			}
		}
	}
}

// splitHeads makes a line of periods of heads that are a measure and its period: Persons 2020
// and Persons 2021, 2019 [YR2019], Y2019. Heads that the shape names stay as they are.
func (t *Table) splitHeads() {
	n := len(t.heads) - 1
	if n < 0 || t.shape.Flat {
		return
	}
	periods, measures := make([]string, t.right), make([]string, t.right)
	times := map[string]int{} // periods by measure
	for c := t.left; c < t.right; c++ {
		head := t.headAt(c)
		if !t.number[c] && !isCodedYear(head) && !strings.HasPrefix(head, "Y") {
			continue
		}
		if measure, period, ok := cutPeriod(t.heads[n][c]); ok {
			if slices.Contains(t.shape.Numbers, head) || slices.Contains(t.shape.Columns, head) {
				return
			}
			periods[c], measures[c] = period, measure
			times[measure]++
		}
	}
	if !slices.ContainsFunc(measures, func(measure string) bool { return times[measure] > 1 }) {
		return
	}
	for c := range periods {
		if periods[c] != "" {
			t.heads[n][c] = measures[c]
		}
	}
	t.heads = append(t.heads, periods)
}

// cutPeriod cuts a head in what is measured, which may be nothing, and its period.
func cutPeriod(head string) (measure, period string, ok bool) {
	if isCodedYear(head) {
		return "", head[:4], true
	}
	if year, is := strings.CutPrefix(head, "Y"); is && len(year) >= 4 && isYear(year[:4]) {
		switch year[4:] {
		case "":
			return "", year, true
		case "F":
			return "Flag", year[:4], true
		case "N":
			return "Note", year[:4], true
		}
	}
	if i := strings.LastIndexByte(head, ' '); i > 0 && isPeriod(head[i+1:]) && !strings.ContainsAny(head[:i], "0123456789") {
		return trim(head[:i]), head[i+1:], true
	}
	if first, rest, two := strings.Cut(head, " "); two && isYear(first) && !strings.ContainsAny(rest, "0123456789") && !isPeriod(head) {
		return trim(rest), first, true
	}
	return "", "", false
}

// addPeriods adds a column of the periods that two columns make together: of years, and of
// quarters or months of them.
func (t *Table) addPeriods(l *layout) {
	for a := t.left; a < t.right; a++ {
		if t.number[a] || !l.holdsYears(a) {
			continue
		}
		for b := t.left; b < t.right; b++ {
			if b != a && t.joins(l, a, b) {
				t.all = append(t.all, Column{Name: trim(t.nameOf(a) + " " + t.nameOf(b)), At: t.headPos(l, b), Decimals: -1})
				t.from = append(t.from, source{column: a, with: b + 1})
				return
			}
		}
	}
}

// nameOf is the name of the column that stands in one of the sheet.
func (t *Table) nameOf(c int) string {
	for i, from := range t.from {
		if from.column == c {
			return t.all[i].Name
		}
	}
	return t.headAt(c)
}

// holdsYears reports whether all cells of a column are years.
func (l *layout) holdsYears(c int) bool {
	years := 0
	for i := l.body; i < len(l.lines); i++ {
		row := &l.lines[i]
		switch {
		case row.kind(c) == year:
			years++
		case row.kind(c) != empty && row.filled() > 1:
			return false
		}
	}
	return years > 1
}

// joins reports whether the cells of two columns are a period in every row that has both.
func (t *Table) joins(l *layout, a, b int) bool {
	head, joined := t.headAt(b), 0
	for i := l.body; i < len(l.lines); i++ {
		row := &l.lines[i]
		if row.kind(a) == empty || row.kind(b) == empty {
			continue
		}
		text := joinPeriod(row.cell(a).Text, row.cell(b).Text, head)
		if text == "" {
			return false
		}
		if text != row.cell(a).Text {
			joined++
		}
	}
	return joined > 1
}

// joinPeriod is the period of a year and a part of it, in a column with a head; empty where
// they are none. What offices count after the last part is all of the year.
func joinPeriod(year, part, head string) string {
	switch part = trim(part); part {
	case "", "M13", "Q05", "S03", "A01":
		return year
	}
	text := year + " " + part
	if data.AllDigits(part) {
		switch head = strings.ToLower(head); {
		case slices.ContainsFunc([]string{"month", "monat", "mois", "mes", "maand", "måned", "månad", "月"}, func(word string) bool { return strings.Contains(head, word) }):
			text = year + "M" + part
		case slices.ContainsFunc([]string{"quarter", "quartal", "trimestre", "kwartaal", "kvartal", "季"}, func(word string) bool { return strings.Contains(head, word) }):
			text = year + "Q" + part
		default:
			return ""
		}
	}
	if isYear(part) || len(part) > maxPart {
		return ""
	}
	if _, err := spelling.One(text); err != nil {
		return ""
	}
	return text
}

// maxPart is how long the name of a part of a year is, in bytes.
const maxPart = 16
