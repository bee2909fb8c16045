package shape

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// shown is what a cell with a number shows beside plain digits. Where a figure has some of the
// rows only, what it knows of the table is what these show.
type shown struct {
	comma    bool   // a decimal comma
	point    bool   // a decimal point, where it is not decided whether numbers have that or a comma
	mark     string // that leads to a note
	unit     string
	decimals int  // 1 + those that it shows, where the number behind it is known
	finer    bool // which has more
	wrong    problem
}

// problem is what keeps a cell from being read.
type problem uint8

const (
	noProblem  problem = iota
	otherwise          // it is a number, and is not written as those of the table are
	inBrackets         // and it is not known what these say
	notStored          // the result of its formula
)

// show notes what the cell that is written shows.
func (w *writer) show(i int, s shown) {
	if s == (shown{}) {
		return
	}
	n := w.lastShown[i] // nearly always that of the row before
	if n == 0 || w.x.shows[n-1] != s {
		if n = 1 + slices.Index(w.x.shows, s); n == 0 {
			if len(w.x.shows) == maxShown {
				return
			}
			w.x.shows = append(w.x.shows, s)
			n = len(w.x.shows)
		}
		w.lastShown[i] = n
	}
	w.at[i+1].shows = n
}

// maxShown is how many different things are known that cells show: far more than a table
// has marks and units.
const maxShown = 2000

// walker walks through the places of the cells of rows.
type walker struct {
	x      *Extract
	packed []byte // from the next row on
	next   int    // its index; rows of the block before it are passed
}

// row yields the places of the cells of a row, by its index.
func (w *walker) row(row int, yield func(cell int, at placed)) {
	if w.packed == nil || row < w.next || row/blockRows != w.next/blockRows {
		w.packed, w.next = w.x.places[w.x.begins[row/blockRows]:], row-row%blockRows
	}
	for ; w.next <= row; w.next++ {
		for i := range w.x.Columns {
			at := placed{column: w.number()}
			if at.column&spread != 0 {
				at.below = w.number()
			}
			if at.column&showing != 0 {
				at.shows = w.number()
			}
			if w.next == row {
				yield(i, at)
			}
		}
	}
}

func (w *walker) number() int {
	n, size := binary.Uvarint(w.packed)
	w.packed = w.packed[size:]
	return int(n)
}

// Of is the extract as some of its rows show it, by their lines: other rows say nothing of how
// numbers are written, of their units, marks and decimals, or of what is wrong.
func (x *Extract) Of(lines []int32) *Extract {
	if x.begins == nil {
		return x // stored: it has no other rows
	}
	of := *x
	of.Errs, of.Columns = nil, slices.Clone(x.Columns)
	for i := range of.Columns {
		of.Columns[i].Unit, of.Columns[i].Decimals, of.Columns[i].Finer = x.headUnits[i], -1, false
	}
	walk := walker{x: x}
	units, marks, comma, point := make([]unitSeen, len(x.Columns)), map[string]bool{}, false, false
	for _, line := range lines {
		row := int(line) - 2
		if row < 0 || row >= len(x.lines) {
			continue
		}
		walk.row(row, func(i int, at placed) {
			s := shown{}
			if at.shows > 0 {
				s = x.shows[at.shows-1]
			}
			c := &of.Columns[i]
			comma, point = comma || s.comma, point || s.point
			if s.mark != "" {
				marks[s.mark] = true
			}
			if s.decimals > 0 {
				c.Decimals, c.Finer = max(c.Decimals, s.decimals-1), c.Finer || s.finer
			}
			if c.Number && at.column&numbered != 0 {
				of.addUnit(&units[i], c.Name, s.unit, func() data.Pos { return x.Place(int(line), i+1) })
			}
			if s.wrong != noProblem && len(of.Errs) < maxRefused && (s.wrong != inBrackets || len(of.Errs) == 0) {
				of.Errs = append(of.Errs, x.error(s.wrong, x.Place(int(line), i+1)))
			}
		})
	}
	if comma && point && of.Errs == nil {
		of.Errs = Errors{x.undecided}
	}
	for _, e := range x.asked {
		if slices.ContainsFunc(strings.Split(e.Readings[0].Write, ", "), func(mark string) bool { return marks[mark] }) {
			of.Errs = append(of.Errs, e)
		}
	}
	for i := range of.Columns {
		of.Columns[i].Unit = cmp.Or(units[i].unit, of.Columns[i].Unit)
	}
	of.Found = slices.DeleteFunc(slices.Clone(x.Found), func(f grid.Finding) bool {
		mark, _, _ := strings.Cut(f.Text, ": ")
		return f.Key == "range" || f.Key == "thousands" || f.Key == "decimal" && !comma || f.Key == "mark" && !marks[mark]
	})
	if comma && x.undecided != nil {
		of.Found = append(of.Found, grid.Finding{Key: "decimal", Text: number.Word(',')})
	}
	return &of
}

// Head is the line of the heads, as the rows that it is of show them.
func (x *Extract) Head() []byte {
	if x.begins == nil {
		head, _, _ := strings.Cut(string(x.Content), "\n")
		return []byte(head + "\n")
	}
	return x.headLine()
}

func (x *Extract) headLine() []byte {
	heads := []string{headOf(x)}
	for _, c := range x.Columns {
		heads = append(heads, c.Name)
	}
	return appendLine(nil, heads)
}

// addUnit notes what stands beside a number, which has to be the same in all of a column.
func (x *Extract) addUnit(seen *unitSeen, column, unit string, at func() data.Pos) {
	switch {
	case seen.wrong:
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
		x.Errs = append(x.Errs, &grid.Error{At: at(),
			Text: fmt.Sprintf("%s stands beside some numbers of the column %q, and %s beside others", one, column, other),
			Hint: "choose rows in one unit with where:, or write range:"})
	}
}

// error is a problem at a place.
func (x *Extract) error(p problem, at data.Pos) *grid.Error {
	switch {
	case p == notStored:
		return notComputed(at)
	case p == otherwise && x.undecided != nil:
		e := *x.undecided
		e.At = at
		return &e
	case p == inBrackets:
		return &grid.Error{At: at,
			Text: "brackets around a number, and triangles before it, say in some tables that it is below zero, and in others that it is uncertain",
			Hint: "write brackets: negative, or brackets: uncertain",
			Key:  "brackets", Readings: []grid.Reading{{Write: string(Negative), Means: "the number is below zero"}, {Write: string(Uncertain), Means: "the number is above zero, and uncertain"}}}
	}
	how := "decimal: " + number.Word(x.reads.Decimal)
	if x.reads.Thousands != 0 {
		how += " and thousands: " + number.Word(x.reads.Thousands)
	}
	return &grid.Error{At: at, Key: "decimal", Text: "a cell is no number with " + how,
		Hint: "write decimal: and thousands: as the numbers have them, or range: and the cells that are written alike"}
}
