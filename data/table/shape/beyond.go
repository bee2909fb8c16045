package shape

import (
	"briefing/data/spelling"
	"briefing/data/table/grid"
)

// beyond looks at the rows below the range that the file says: where the table goes on there, a
// later release has grown.
type beyond struct{ *sorter }

// maxBeyond is how many rows below the range are told.
const maxBeyond = 12

// look tells the rows directly below the range that continue the table, by their first key.
func (b *beyond) look(rows *opened, row *grid.Row, err error) (told []grid.Finding) {
	for next := b.shape.Range.Bottom + 1; err == nil && row.Line == next && len(told) < maxBeyond; next++ {
		cells := row.Cells[:min(len(row.Cells), b.right)]
		if !b.continues(cells) {
			break
		}
		key := b.keys[0]
		told = append(told, grid.Finding{Key: "beyond", Text: trim(cells[key].Text), At: b.at(row.Line, key, cells)})
		row, err = rows.Next()
	}
	return told
}

// continues reports whether a row has all keys and a number, and periods where all rows have
// them.
func (b *beyond) continues(cells []grid.Cell) bool {
	if len(b.keys) == 0 || b.last == 0 || b.roleOf(cells) != values || !b.hasPeriods(cells) {
		return false
	}
	for _, c := range b.keys {
		if c >= len(cells) || isBlank(&cells[c]) {
			return false
		}
	}
	if b.timed && !spelling.Meant(cells[b.keys[0]].Text) {
		return false
	}
	for c := b.left; c < len(cells); c++ {
		if b.number[c] && isValue(&cells[c]) {
			return true
		}
	}
	return false
}
