package text

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/table"
	"briefing/data/table/grid"
)

// parted is how a separator parts the first rows of a file.
type parted struct {
	separator rune
	width     int // how many cells most rows of several have
	alike     int // how many rows have those
	from      int // the line of the first of them
	rows      int // how many rows there are
}

// lookedAt is how many rows decide on the separator.
const lookedAt = 500

// separatorOf finds what separates the cells of a file: what parts most of its first rows
// into as many cells. Where two do so alike, neither can be told from the text: it is asked.
func (f *file) separatorOf(sample []byte) (rune, error) {
	var all []parted
	for _, s := range table.Separators() {
		if p := f.part(sample, s); p.alike > 0 {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		return ',', nil // one column
	}
	slices.SortStableFunc(all, func(a, b parted) int { return cmp.Compare(b.alike, a.alike) })
	best := all[0]
	for _, other := range all[1:] {
		if 10*other.alike < 9*best.alike {
			break
		}
		switch {
		case other.from > best.from: // the heads are not parted by it: it parts texts in cells
		case best.separator == '\t' || other.separator == ',' && f.inNumbers(sample, best.separator):
		case other.separator == '\t' || best.separator == ',' && f.inNumbers(sample, other.separator):
			best = other
		default:
			return 0, f.askSeparator(best, other)
		}
	}
	return best.separator, nil
}

// part splits the first rows at a separator.
func (f *file) part(sample []byte, separator rune) parted {
	widths, from := map[int]int{}, map[int]int{}
	p := parted{separator: separator}
	for cells, line := range f.sampleRows(sample, separator) {
		if p.rows++; len(cells) == 1 {
			continue
		}
		if widths[len(cells)]++; widths[len(cells)] == 1 {
			from[len(cells)] = line
		}
	}
	for width, n := range widths {
		if n > p.alike || n == p.alike && width > p.width {
			p.width, p.alike, p.from = width, n, from[width]
		}
	}
	return p
}

// sampleRows are the first rows of a file as a separator parts them, each with its line.
// They end where that leaves quotes amiss.
func (f *file) sampleRows(sample []byte, separator rune) func(func([]grid.Cell, int) bool) {
	return func(yield func([]grid.Cell, int) bool) {
		r := &rows{file: f, in: &decoder{in: bytes.NewReader(sample)}, separator: byte(separator), end: f.end}
		for range lookedAt {
			row, err := r.Next()
			if err != nil || !yield(row.Cells, row.Line) {
				return
			}
		}
	}
}

// inNumbers reports whether commas stand in numbers only, where another separator parts
// the cells: they are decimal or group digits.
func (f *file) inNumbers(sample []byte, separator rune) bool {
	for cells := range f.sampleRows(sample, separator) {
		for _, cell := range cells {
			for i := range len(cell.Text) {
				if cell.Text[i] == ',' && !(digitAt(cell.Text, i-1) && digitAt(cell.Text, i+1)) {
					return false
				}
			}
		}
	}
	return true
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// askSeparator is the question which of two separators is meant.
func (f *file) askSeparator(a, b parted) error {
	e := &grid.Error{
		At:   data.Pos{File: f.name, Line: a.from, Col: 1},
		Text: fmt.Sprintf("the cells may be separated by %ss or by %ss", word(a.separator), word(b.separator)),
		Key:  "separator",
	}
	var says []string
	for _, p := range []parted{a, b} {
		r := grid.Reading{Write: word(p.separator), Means: fmt.Sprintf("gives %d columns", p.width)}
		e.Readings, says = append(e.Readings, r), append(says, e.Key+": "+r.Write+" "+r.Means)
	}
	e.Hint = "write the one that is meant: " + strings.Join(says, ", ")
	return e
}

// word is what a separator is called.
func word(separator rune) string {
	return table.SeparatorWords()[slices.Index(table.Separators(), separator)]
}

// separatorNamed finds a separator by its name.
func (f *file) separatorNamed(name string) (rune, error) {
	words := table.SeparatorWords()
	if i := slices.Index(words, name); i >= 0 {
		return table.Separators()[i], nil
	}
	return 0, &grid.Error{At: data.Pos{File: f.name}, Text: fmt.Sprintf("there is no separator %q", name), Hint: "write " + strings.Join(words, ", ")}
}

// saidFirst is what a first line such as sep=; says to spreadsheets: it is no row.
func saidFirst(sample []byte) (separator rune, said bool) {
	line, _, _ := bytes.Cut(sample, []byte("\n"))
	line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\r")), []byte(`"`))
	rest, found := strings.CutPrefix(strings.TrimPrefix(strings.ToLower(string(line)), `"`), "sep=")
	if !found {
		return 0, false
	}
	if rest == `\t` {
		rest = "\t"
	}
	for _, s := range table.Separators() {
		if rest == string(s) {
			return s, true
		}
	}
	return 0, false
}

// skipLine is rows that leave out their first line.
func (r *rows) skipLine() error {
	raw, whole := r.ahead()
	if !whole && r.err != io.EOF {
		return r.failed()
	}
	r.start += len(raw)
	r.line++
	return nil
}
