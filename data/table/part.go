package table

import (
	"bufio"
	"bytes"
	"cmp"
	"slices"
)

// Reader reads the rows of the part. Their places are those in the file.
func (p *UsedPart) Reader(separator rune) *Rows {
	text := p.Text()
	in := bufio.NewReaderSize(bytes.NewReader(text), min(len(text)+1, 1<<16)) // there may be thousands of parts
	SkipMark(in)
	rows := NewRows(in, separator)
	rows.lines = p.Lines()
	return rows
}

// UsedPart is the part of a CSV file that the figures of one dataset use: the
// line of heads, and the rows of all selections in the order of the file.
type UsedPart struct {
	Head       []byte
	Content    []byte // of the whole file
	Selections []string
	Rows       []Extent // in order
}

// Add adds the rows of a selection.
func (p *UsedPart) Add(selection string, rows []Extent) {
	if slices.Contains(p.Selections, selection) {
		return
	}
	p.Selections = append(p.Selections, selection)
	slices.Sort(p.Selections)
	p.Rows = append(slices.Clone(p.Rows), rows...)
	slices.SortFunc(p.Rows, func(a, b Extent) int { return cmp.Compare(a.from, b.from) })
	p.Rows = slices.CompactFunc(p.Rows, func(a, b Extent) bool { return a.from == b.from })
}

// row is a row with its line end.
func (p *UsedPart) row(at Extent) []byte { return p.Content[at.from : at.from+int64(at.size)] }

// Text is the part as it stands in the file.
func (p *UsedPart) Text() []byte {
	size := len(p.Head)
	for _, row := range p.Rows {
		size += int(row.size)
	}
	text := append(make([]byte, 0, size), p.Head...)
	for _, row := range p.Rows {
		text = append(text, p.row(row)...)
	}
	return text
}

// Lines are the numbers in the file of the lines of the part.
func (p *UsedPart) Lines() []int32 {
	var lines []int32
	for i := range countLines(p.Head) {
		lines = append(lines, int32(i+1))
	}
	for _, row := range p.Rows {
		for i := range countLines(p.row(row)) {
			lines = append(lines, row.line+int32(i))
		}
	}
	return lines
}

// Different are the rows of the part that differ in some columns from all before them.
func (p *UsedPart) Different(columns []string) []Extent {
	rows := p.Reader(',')
	if rows.Next() != nil {
		return nil
	}
	var places []int
	for i := range rows.Texts() {
		if slices.Contains(columns, rows.Text(i)) {
			places = append(places, i)
		}
	}
	seen := map[string]bool{}
	var different []Extent
	texts := make([]string, len(places))
	for _, row := range p.Rows {
		if rows.Next() != nil {
			break
		}
		for i, place := range places {
			texts[i] = rows.Text(place)
		}
		if key := CellsKey(texts); !seen[key] {
			seen[key] = true
			different = append(different, row)
		}
	}
	return different
}
