package shape

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// numberOf writes a cell as a plain number with its codes; as it is, where it is none.
func (w *writer) numberOf(i int, cell *grid.Cell) string {
	if cell.Text == "" || cell.Number == "" && isPlain(cell.Text) && (w.reads.Decimal == '.' || strings.IndexByte(cell.Text, '.') < 0) {
		w.noteUnit(i, "", cell)
		w.noteDecimals(i, cell.Text)
		return cell.Text
	}
	n, ok := number.Cut(cell.Text)
	if cell.Number != "" && !ok {
		return cell.Number
	}
	if word, bound := cutBound(cell.Text); word != "" {
		return w.boundOf(i, word, bound, cell)
	}
	if !ok {
		before, note, noted := cutNoted(cell.Text)
		if !noted {
			return cell.Text
		}
		w.noted.take(note, w.here())
		n, _ = number.Cut(before)
	}
	plain, ok := w.reads.Plain(n)
	switch {
	case cell.Number != "":
		w.noteDecimals(i, plain)
		w.x.Columns[i].Finer = w.x.Columns[i].Finer || ok && decimalsOf(cell.Number) > decimalsOf(plain)
		plain = cell.Number
	case !ok:
		w.refuse(n)
		return cell.Text
	case n.Brackets && !w.bracketsMean():
		return cell.Text
	default:
		w.noteDecimals(i, plain)
		if (n.Negative || n.Brackets && w.shape.Brackets == Negative) && strings.Trim(plain, "0.") != "" {
			plain = "-" + plain
		}
	}
	w.noteUnit(i, n.Unit, cell)
	if n.Mark != "" && !w.marks.take(n.Mark, w.here) {
		plain += " " + n.Mark
	}
	return plain
}

// boundOf writes a number that is not told exactly, in the words of the file language.
func (w *writer) boundOf(i int, word string, n number.Written, cell *grid.Cell) string {
	plain, ok := w.reads.Plain(n)
	if !ok {
		w.refuse(n)
		return cell.Text
	}
	if n.Negative {
		plain = "-" + plain
	}
	w.noteDecimals(i, plain)
	w.noteUnit(i, n.Unit, cell)
	return word + " " + plain
}

// refuse records a fault where a cell is a number, and is not written as those of the table
// are: its reader might take it for another one. What is no number in any table is left to
// its reader. The cell is not quoted: it may be of a row that no figure has.
func (w *writer) refuse(n number.Written) {
	if !isWritten(n) || w.refused == maxRefused {
		return
	}
	w.refused++
	how := "decimal: " + number.Word(w.reads.Decimal)
	if w.reads.Thousands != 0 {
		how += " and thousands: " + number.Word(w.reads.Thousands)
	}
	w.errs = append(w.errs, &grid.Error{At: w.here(), Key: "decimal", Text: "a cell is no number with " + how,
		Hint: "write decimal: and thousands: as the numbers have them, or range: and the cells that are written alike"})
}

// maxRefused is how many numbers that are written otherwise are told.
const maxRefused = 10

// noteDecimals notes how many decimals a number shows.
func (w *writer) noteDecimals(i int, plain string) {
	if plain == "" {
		return
	}
	w.x.Columns[i].Decimals = max(w.x.Columns[i].Decimals, decimalsOf(plain))
}

// decimalsOf is how many decimals a plain number has.
func decimalsOf(plain string) int {
	_, decimals, _ := strings.Cut(plain, ".")
	return len(decimals)
}

// bracketsMean reports whether it is known what brackets around a number say, and records a
// fault where it is not.
func (w *writer) bracketsMean() bool {
	if w.shape.Brackets != "" {
		return true
	}
	if !slices.ContainsFunc(w.errs, func(e *grid.Error) bool { return strings.Contains(e.Text, "brackets") }) {
		w.errs = append(w.errs, &grid.Error{At: w.here(),
			Text: "brackets around a number say in some tables that it is below zero, and in others that it is uncertain",
			Hint: "write brackets: negative, or brackets: uncertain",
			Key:  "brackets", Readings: []grid.Reading{{Write: string(Negative), Means: "the number is below zero"}, {Write: string(Uncertain), Means: "the number is above zero, and uncertain"}}})
	}
	return false
}

// noteUnit notes what stands beside a number, which has to be the same in all of a column.
func (w *writer) noteUnit(i int, unit string, cell *grid.Cell) {
	seen := &w.units[i]
	switch {
	case cell.Text == "" || seen.wrong:
	case !seen.seen:
		seen.seen, seen.unit = true, unit
	case seen.unit != unit:
		seen.wrong = true
		one, other := seen.unit, unit
		if one == "" {
			one, other = other, "nothing"
		} else if other == "" {
			other = "nothing"
		}
		w.errs = append(w.errs, &grid.Error{At: w.here(),
			Text: fmt.Sprintf("%s stands beside some numbers of the column %q, and %s beside others", one, w.Columns[i].Name, other),
			Hint: "choose rows in one unit with where:, or write range:"})
	}
}

// marks are those that lead from numbers to notes below the table.
type marks struct{ list []grid.Finding }

// maxMarks is how many marks are told.
const maxMarks = 50

// take takes a mark from a number. It reports false for a code.
func (m *marks) take(after string, at func() data.Pos) bool {
	if !isFootnote(after) {
		return false
	}
	if len(m.list) < maxMarks && !slices.ContainsFunc(m.list, func(f grid.Finding) bool { return f.Text == after }) {
		m.list = append(m.list, grid.Finding{Key: "mark", Text: after, At: at()})
	}
	return true
}

// findings are the marks with the notes below the table that begin with them.
func (m *marks) findings(notes []grid.Finding) []grid.Finding {
	for i := range m.list {
		mark := strings.Trim(m.list[i].Text, "[]()")
		for _, note := range notes {
			rest, found := strings.CutPrefix(strings.ToLower(strings.TrimLeft(note.Text, "[(")), mark)
			if found && (rest == "" || !isDigit(rest[0])) {
				m.list[i].Text += ": " + strings.TrimLeft(note.Text[len(note.Text)-len(rest):], ")].: \u00a0")
				break
			}
		}
	}
	return m.list
}
