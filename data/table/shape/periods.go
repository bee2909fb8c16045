package shape

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/spelling"
	"briefing/data/table/grid"
)

// joinPeriods puts two lines of heads together that are one period each: 2023 above Q1. Total
// below a year is that year. It changes nothing where one of them is no period.
func (t *Table) joinPeriods() {
	for i := 0; i+1 < len(t.heads); i++ {
		upper, lower := t.heads[i], t.heads[i+1]
		joined := make([]string, len(upper))
		parts := 0
		for c := t.left; c < t.right; c++ {
			if !isAnyYear(upper[c]) {
				continue
			}
			if joined[c] = joinHeads(upper[c], lower[c]); joined[c] == "" {
				parts = 0
				break
			}
			if joined[c] != upper[c] {
				parts++
			}
		}
		if parts == 0 || !areParts(lower[t.left:t.right]) {
			continue
		}
		for c := t.left; c < t.right; c++ {
			if joined[c] != "" {
				upper[c], lower[c] = joined[c], ""
			}
		}
	}
}

// isAnyYear reports whether a text is a year, or a fiscal year.
func isAnyYear(text string) bool {
	return isYear(text) || text != "" && !isPlain(text) && (spelling.Lasts(text, "year") || spelling.Lasts(text, "fiscal-year"))
}

// counted are the letters that count parts of years and other things, too, and how many parts a
// year has: M1 and M2 are money, unless M12 is there.
var counted = map[byte]int{'M': 12, 'T': 4, 'K': 4, 'S': 2}

// areParts reports whether heads that may be parts of years can be nothing else.
func areParts(heads []string) bool {
	seen := map[string]bool{}
	for _, head := range heads {
		seen[strings.ToUpper(head)] = true
	}
	for _, head := range heads {
		if n := len(head); n < 2 || n > 3 || !data.AllDigits(head[1:]) {
			continue
		}
		letter := head[0] &^ ('a' - 'A')
		if all := counted[letter]; all > 0 && !seen[string(letter)+strconv.Itoa(all)] {
			return false
		}
	}
	return true
}

// isMarkedYear reports whether a text is a year, perhaps with a mark.
func isMarkedYear(text string) bool {
	text, _ = spelling.CutMark(text)
	return isAnyYear(text)
}

// joinHeads is the period of a year and the head below it; empty where they are none.
func joinHeads(year, part string) string {
	switch {
	case part == "":
		return ""
	case isWhole(part):
		return year
	case len(part) > 1 && (spelling.Open(year+" "+part) || spelling.Runs(year+" "+part)), strings.Trim(part, "IVX") == "" && spelling.Open(year+" "+part):
		return year + " " + part
	}
	return ""
}

// wholes are what all of a year is called beside its parts, in lower case.
var wholes = []string{"total", "year", "annual", "full year", "annual average", "jahr", "jahr insgesamt", "insgesamt", "année", "año", "ano", "anno", "年", "全年", "年計", "合计", "合計", "計"}

func isWhole(text string) bool { return slices.Contains(wholes, strings.ToLower(trim(text))) }

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
	if i := strings.LastIndexByte(head, ' '); i > 0 && isPeriod(head[i+1:]) && !strings.ContainsAny(withoutBracket(head[:i]), "0123456789") {
		return trim(head[:i]), head[i+1:], true
	}
	if first, rest, two := strings.Cut(head, " "); two && isYear(first) && !hasYear(rest) && !isPeriod(head) {
		return trim(rest), first, true
	}
	if parts := strings.Split(head, ";"); len(parts) == 3 && isYear(parts[1]) && !hasYear(parts[0]) && !hasYear(parts[2]) { // as Statistics Poland writes them
		return parts[0] + " " + parts[2], parts[1], true
	}
	return "", "", false
}

// hasYear reports whether a text has a year in it.
func hasYear(text string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }), isYear)
}

// withoutBracket is a text without the brackets at its end: the unit of Jobs (1 000 persons).
func withoutBracket(text string) string {
	if i := strings.LastIndexByte(text, '('); i > 0 && strings.HasSuffix(text, ")") {
		return text[:i]
	}
	return text
}

// joiner puts columns together that are one period.
type joiner struct {
	*Table
	l *layout
}

// addPeriods adds a column of the periods that columns make together: those that the shape
// names, and one of years with one of quarters or months of them.
func (t *joiner) addPeriods() error {
	l := t.l
	if t.shape.Join != nil {
		return t.addJoined()
	}
	for a := t.left; a < t.right; a++ {
		if t.number[a] || !l.holdsYears(a) {
			continue
		}
		for b := t.left; b < t.right; b++ {
			if b == a || !t.joins(a, b) {
				continue
			}
			with := []int{b}
			for c := t.left; c < t.right && len(with) == 1; c++ {
				if c != a && c != b && t.joins(a, b, c) {
					with = append(with, c)
				}
			}
			t.join(a, with, false)
			return nil
		}
	}
	return nil
}

// join adds a column of periods.
func (t *joiner) join(year int, with []int, said bool) {
	of := []string{t.nameOf(year)}
	for _, c := range with {
		of = append(of, t.nameOf(c))
	}
	t.all = append(t.all, Column{Name: strings.Join(of, " "), Of: of, At: t.headPos(t.l, with[0]), Decimals: -1})
	t.from = append(t.from, source{column: year, with: with, joins: said})
}

// addJoined adds the column that the shape names.
func (t *joiner) addJoined() error {
	var columns []int
	var all Errors
	for _, name := range t.shape.Join {
		i := slices.IndexFunc(t.all, func(c Column) bool { return c.Name == name })
		if i < 0 || t.from[i].column < 0 {
			all = append(all, &grid.Error{At: t.headPos(t.l, t.left), Text: fmt.Sprintf("key: names a column %q, which the table does not have", name), Hint: "name the column of the years, and that of their quarters, months or days"})
			continue
		}
		columns = append(columns, t.from[i].column)
	}
	if all != nil {
		return all
	}
	t.join(columns[0], columns[1:], true)
	return nil
}

// nameOf is the name of the column that stands in one of the sheet.
func (t *joiner) nameOf(c int) string {
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
		case row.kind(c) == year, row.kind(c) == period && isMarkedYear(row.cells[c].Text):
			years++
		case row.kind(c) != empty && row.filled() > 1:
			return false
		}
	}
	return years > 1
}

// joins reports whether the cells of a column of years and of others are a period in every row
// that has them.
func (t *joiner) joins(year int, with ...int) bool {
	l := t.l
	joined := 0
	for i := l.body; i < len(l.lines); i++ {
		row := &l.lines[i]
		if row.kind(year) == empty || slices.ContainsFunc(with, func(c int) bool { return row.kind(c) == empty }) {
			continue
		}
		text := t.joined(row.cell(year).Text, row.cells, with, false)
		if text == "" {
			return false
		}
		if text != row.cell(year).Text {
			joined++
		}
	}
	return joined > 1
}

// joined is the period of a year and the parts of it in some cells; empty where they are none.
// Where the file says that they are one, numbers need no heads that say what they count.
func (t *Table) joined(year string, cells []grid.Cell, with []int, said bool) string {
	part := func(i int) string {
		if with[i] >= len(cells) {
			return ""
		}
		return trim(cells[with[i]].Text)
	}
	year = trim(year)
	switch {
	case len(with) == 1:
		return joinPeriod(year, part(0), t.headAt(with[0]), said)
	case len(with) > 2:
		return ""
	}
	month, day := part(0), part(1)
	if !data.AllDigits(day) || !said && !isCalled(t.headAt(with[1]), dayWords) {
		return ""
	}
	text := year + " " + month + " " + day
	if data.AllDigits(month) {
		text = year + "-" + padded(month) + "-" + padded(day)
	}
	return onePeriod(text)
}

// padded is a number of two digits.
func padded(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}

// What offices call columns of parts of years, in lower case.
var (
	monthWords   = []string{"month", "monat", "mois", "mes", "maand", "måned", "månad", "月"}
	quarterWords = []string{"quarter", "quartal", "trimestre", "kwartaal", "kvartal", "季", "qtr"}
	halfWords    = []string{"half", "halbjahr", "semestre", "semester"}
	weekWords    = []string{"week", "woche", "semaine", "周", "週"}
	dayWords     = []string{"day", "tag", "jour", "día", "dia", "日"}
)

// isCalled reports whether a head has one of some words.
func isCalled(head string, words []string) bool {
	head = strings.ToLower(head)
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(head, word) })
}

// joinPeriod is the period of a year and a part of it, in a column with a head; empty where
// they are none. What offices count after the last part is all of the year.
func joinPeriod(year, part, head string, said bool) string {
	switch part {
	case "", "M13", "Q05", "S03", "A01":
		return year
	}
	text := year + " " + part
	if data.AllDigits(part) {
		switch {
		case isCalled(head, monthWords):
			text = year + "M" + part
		case isCalled(head, quarterWords):
			text = year + "Q" + part
		case isCalled(head, halfWords):
			text = year + "H" + part
		case isCalled(head, weekWords):
			text = year + "W" + padded(part)
		case said:
			return year + "-" + part // the figure says what it counts
		default:
			return ""
		}
	}
	if isYear(part) || len(part) > maxPart {
		return ""
	}
	return onePeriod(text)
}

// onePeriod is a text that is a period; empty for another.
func onePeriod(text string) string {
	if !spelling.Readable(text) && !spelling.Runs(text) {
		return ""
	}
	return text
}

// maxPart is how long the name of a part of a year is, in bytes.
const maxPart = 16
