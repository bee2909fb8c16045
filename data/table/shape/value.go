package shape

import (
	"slices"
	"strings"

	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// numberOf writes a cell as a plain number with its codes; as it is, where it is none.
func (w *writer) numberOf(i int, cell *grid.Cell) string {
	if cell.Text == "" {
		return ""
	}
	if cell.Number == "" && isPlain(cell.Text) && (w.reads.Decimal == '.' || strings.IndexByte(cell.Text, '.') < 0) {
		w.noteUnit(i, "")
		w.noteDecimals(i, cell.Text)
		return cell.Text
	}
	n, ok := number.Cut(cell.Text)
	if !ok {
		n, ok = w.names.cutNumber(cell.Text)
	}
	if cell.Number != "" && !ok {
		return cell.Number
	}
	if word, bound := cutBound(cell.Text); word != "" {
		return w.boundOf(i, word, bound, cell)
	}
	s := shown{}
	if !ok {
		before, note, noted := cutNoted(cell.Text)
		if !noted {
			return cell.Text
		}
		w.noted.take(note, w.here())
		n, _ = number.Cut(before)
		s.mark = note
	}
	s.unit = n.Unit
	plain, ok := w.reads.Plain(n)
	switch {
	case cell.Number != "":
		s.decimals, s.finer = 1+decimalsOf(plain), ok && decimalsOf(cell.Number) > decimalsOf(plain)
		w.x.Columns[i].Finer = w.x.Columns[i].Finer || s.finer
		w.noteDecimals(i, plain)
		plain = cell.Number
	case !ok:
		w.refuse(i, n)
		return cell.Text
	case (n.Brackets || n.Triangle && !w.eastern) && w.shape.Brackets == "":
		w.wrong(i, inBrackets)
		return cell.Text
	default:
		w.noteDecimals(i, plain)
		s.comma, s.point = w.signOf(n, plain)
		if (n.Negative || n.Triangle && w.eastern || (n.Brackets || n.Triangle) && w.shape.Brackets == Negative) && strings.Trim(plain, "0.") != "" {
			plain = "-" + plain
		}
	}
	w.noteUnit(i, n.Unit)
	if n.Mark != "" {
		if w.marks.take(n.Mark, w.here) {
			w.marks.of(n.Mark, w.rowName(i))
			s.mark = n.Mark
		} else {
			plain += " " + n.Mark
		}
	}
	w.show(i, s)
	return plain
}

// boundOf writes a number that is not told exactly, in the words of the file language.
func (w *writer) boundOf(i int, word string, n number.Written, cell *grid.Cell) string {
	plain, ok := w.reads.Plain(n)
	if !ok {
		w.refuse(i, n)
		return cell.Text
	}
	s := shown{unit: n.Unit}
	s.comma, s.point = w.signOf(n, plain)
	if n.Negative {
		plain = "-" + plain
	}
	w.noteDecimals(i, plain)
	w.noteUnit(i, n.Unit)
	w.show(i, s)
	return word + " " + plain
}

// signOf says which decimal sign a number has: where that is not decided for the table, the one
// with which it can be read.
func (w *writer) signOf(n number.Written, plain string) (comma, point bool) {
	if w.undecided == nil {
		return w.reads.Decimal == ',' && decimalsOf(plain) > 0, false
	}
	withPoint, withComma := w.reads.Readings(n)
	return withPoint == "", withComma == ""
}

// refuse records a fault where a cell is a number, and is not written as those of the table
// are: its reader might take it for another one. What is no number in any table is left to
// its reader. The cell is not quoted: it may be of a row that no figure has.
func (w *writer) refuse(i int, n number.Written) {
	if isWritten(n) {
		w.wrong(i, otherwise)
	}
}

// wrong records what keeps a cell from being read: once of brackets, as one answer mends all.
func (w *writer) wrong(i int, p problem) {
	w.show(i, shown{wrong: p})
	if p == otherwise && w.undecided != nil {
		return // that is asked
	}
	if w.refused < maxRefused && (p == otherwise || !slices.ContainsFunc(w.x.Errs, func(e *grid.Error) bool { return e.Key == "brackets" })) {
		w.refused++
		w.x.Errs = append(w.x.Errs, w.x.error(p, w.here()))
	}
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

// noteUnit notes what stands beside a number.
func (w *writer) noteUnit(i int, unit string) {
	w.at[i+1].column |= numbered
	w.x.addUnit(&w.units[i], w.Columns[i].Name, unit, w.here)
}
