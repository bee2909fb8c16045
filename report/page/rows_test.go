package page

import (
	"fmt"
	"strings"
	"testing"
)

// TestNoFewRowsAlone checks that no page has fewer than four rows of a table of eight or more,
// wherever the table begins, and that a shorter one is not broken.
func TestNoFewRowsAlone(t *testing.T) {
	for _, rows := range []int{2, 7, 8, 9, 12, 31, 44} {
		for paragraphs := 0; paragraphs < 12; paragraphs++ {
			var values, text []string
			for i := range rows {
				values = append(values, fmt.Sprintf("Row of number %d: %d", i+1, i+3))
			}
			for range paragraphs {
				text = append(text, "      A paragraph that is here to take up some lines of the page above the table, so that it begins at another height each time, and is broken elsewhere.\n\n")
			}
			d := layout(t, "title: T\ncover: none\nsources:\n  a: {publisher: A, title: One}\nfigures:\n  f: {title: Figure, unit: people, source: a, chart: false, values: {"+strings.Join(values, ", ")+
				"}}\nbriefing:\n  - text: |\n      Some text.\n\n"+strings.Join(text, "")+"  - table: f\n")
			var onPage []int
			for _, p := range d.Pages {
				n := 0
				for _, b := range p {
					if b.Kind == BoxText && strings.HasPrefix(b.Line.Text, "Row of number") {
						n++
					}
				}
				if n > 0 {
					onPage = append(onPage, n)
				}
			}
			for _, n := range onPage {
				if n < min(rows, 4) || rows <= shortTable && n < rows {
					t.Errorf("%d rows after %d paragraphs: %v on the pages", rows, paragraphs, onPage)
				}
			}
		}
	}
}
