package page

import (
	"fmt"
	"strings"
	"testing"

	"briefing/data"
)

// TestTextTable checks the places of the cells of a table: columns do not meet,
// numbers end where their column does, and the header stands again on a new page.
func TestTextTable(t *testing.T) {
	c := composing(t)
	rows := "|Name|Number|Middle|\n|:--|--:|:-:|\n"
	for i := range 30 {
		rows += fmt.Sprintf("|Row %d with %s|%d|%s|\n", i, strings.Repeat("long words ", 1+i%9), i*i*i, strings.Repeat("m", i%4))
	}
	pages, faults := paginate(c.text(data.Text{Parts: []data.Part{{Text: rows}}}), 100, 500)
	if len(faults)+len(c.set.faults) > 0 || len(pages) < 2 {
		t.Fatalf("%d pages %v %v", len(pages), faults, c.set.faults)
	}
	ends, heads := map[string]bool{}, 0
	for _, p := range pages {
		for i, b := range p {
			if b.Kind != BoxText {
				continue
			}
			if b.Line.Text == "Number" {
				heads++
			}
			if b.Line.Text == "Number" || strings.Trim(b.Line.Text, "0123456789") == "" {
				ends[fmt.Sprintf("%.3f", b.X+b.W)] = true
			}
			for _, other := range p[i+1:] {
				if other.Kind == BoxText && overlap(b, other) {
					t.Errorf("%s meets %s", content(b), content(other))
				}
			}
		}
	}
	if len(ends) != 1 || heads != len(pages) {
		t.Errorf("numbers end at %v, %d heads on %d pages", ends, heads, len(pages))
	}
}

func TestTextTableTooWide(t *testing.T) {
	c := composing(t)
	cells := strings.Repeat("|unbreakableunbreakable", 8)
	pos := data.Pos{File: "f.yaml", Line: 7, Col: 5}
	c.text(data.Text{Parts: []data.Part{{Text: cells + "|\n" + strings.Repeat("|-", 8) + "|\n"}}, Pos: pos})
	if len(c.set.faults) != 1 || !strings.HasPrefix(c.set.faults[0].Text, "a table of 8 columns is too wide for its text") || c.set.faults[0].Pos != pos {
		t.Errorf("got %v", c.set.faults)
	}
}
