package shape

import (
	"fmt"

	"briefing/data"
	"briefing/data/spelling"
)

// placer finds the columns that heads stand over.
type placer struct {
	*Table
	l *layout
}

// placeHeads finds the columns of heads that stand over the middle of these, and tells the
// marks of heads that are years. A head that may stand over these columns or those is a fault.
func (t *placer) placeHeads() error {
	for nth, h := range t.l.heads {
		row := &t.l.lines[h]
		for c := range row.cells {
			if c < t.right && t.marks[nth][c] != "" && row.cells[c].Text != "" {
				t.found("mark", row.cells[c].Text, t.at(row.number, c, row.cells))
			}
		}
		if nth+1 < len(t.l.heads) && !t.centre(row, nth) {
			if err := t.refuseUnplaced(row, nth); err != nil {
				return err
			}
		}
	}
	return nil
}

// centre puts heads over their columns where the heads below repeat themselves as often as
// there are heads, and one stands over each of these parts. It reports false for others.
func (t *placer) centre(row *line, nth int) bool {
	var columns, over []int // of numbers, and which of these have a head
	for c := t.left; c < t.right; c++ {
		if !t.number[c] {
			continue
		}
		if columns != nil && columns[len(columns)-1] != c-1 || row.cell(c).Wide > 1 {
			return false
		}
		if row.cell(c).Text != "" {
			over = append(over, len(columns))
		}
		columns = append(columns, c)
	}
	if len(over) < 2 || len(columns)%len(over) != 0 {
		return false
	}
	part := len(columns) / len(over)
	if part == 1 {
		return true // each has its own
	}
	for i, c := range columns {
		below := t.headBelow(nth, c)
		for j := range i {
			if same := t.headBelow(nth, columns[j]) == below; same != ((i-j)%part == 0) {
				return false
			}
		}
		if over[i/part]/part != i/part {
			return false
		}
	}
	for i, c := range columns {
		t.heads[nth][c], t.marks[nth][c] = spelling.CutMark(headText(row.cell(columns[over[i/part]])))
	}
	return true
}

// headBelow is the head of a column in the lines below one.
func (t *placer) headBelow(nth, c int) string {
	parts := make([]string, 0, len(t.heads))
	for _, heads := range t.heads[nth+1:] {
		parts = append(parts, heads[c])
	}
	return joined(parts)
}

// refuseUnplaced refuses a line of heads that has none over a column of numbers, where that
// column has the same head below as one that has, or stands behind those with a period.
func (t *placer) refuseUnplaced(row *line, nth int) error {
	first := -1
	under := map[string]bool{}
	for c := t.left; c < t.right; c++ {
		if t.number[c] && t.heads[nth][c] != "" {
			if first < 0 {
				first = c
			}
			under[t.headBelow(nth, c)] = true
		}
	}
	for c := t.left; c < t.right && first >= 0; c++ {
		below := t.headBelow(nth, c)
		if !t.number[c] || t.heads[nth][c] != "" || below == "" {
			continue
		}
		if c > first && (under[below] || isPeriod(below)) || c < first && under[below] && row.cell(first).Wide <= 1 {
			return fault(t.headPos(t.l, c), fmt.Sprintf("no head in line %d stands over column %s, whose head is %q: heads there may stand over the middle of their columns", row.number, data.ColumnName(c+1), below),
				fmt.Sprintf("write head: %d, and range: with the columns of one of the heads in line %d", t.l.lines[t.l.heads[nth+1]].number, row.number))
		}
	}
	return nil
}
