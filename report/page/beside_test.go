package page

import (
	"fmt"
	"strings"
	"testing"

	"briefing/charts"
)

// rowOfCharts is a file with a chart that has plenty of room and one that has little, side by
// side in a row, and in columns.
var rowOfCharts = `title: T
sources: {s: {publisher: P, title: T}}
figures:
  easy: {title: Easy, unit: people, source: s, values: {A: 1, B: 2}}
  many:
    {title: A title that is long enough to take three lines of its column at least, unit: people, source: s,
    note: "A note that is long enough to take some lines of the column below the chart, so that room is short, and it goes on and on, and then some more, until it is really long, and nobody wants to read it any more, though it says much",
    values: {` + categories(16) + `}}
briefing:
  - charts: [easy, many]
  - columns: [[{chart: easy, data-table: false}], [{chart: many, data-table: false}]]
`

// categories are the values of n categories with long names.
func categories(n int) string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf("Category %d with a long name: %d", i, i*i))
	}
	return strings.Join(all, ", ")
}

// TestRowsAreEquallyTight checks that charts side by side save the same space, so
// that titles and margins are in line, whichever of them needs it.
func TestRowsAreEquallyTight(t *testing.T) {
	tight := 0
	for _, file := range []string{rowOfCharts, "layout: deck\n" + rowOfCharts, strings.ReplaceAll(rowOfCharts, "[easy, many]", "[many, easy]")} {
		for _, p := range layout(t, file).Pages {
			var row []*charts.Chart
			for _, b := range p {
				if b.Kind == BoxChart {
					row = append(row, b.Chart)
				}
			}
			for _, ch := range row {
				if ch.Tightness() != row[0].Tightness() {
					t.Errorf("%s saves %d, %s %d", ch.ID(), ch.Tightness(), row[0].ID(), row[0].Tightness())
				}
				if ch.ID() == "easy" && ch.Tightness() > 0 {
					tight++
				}
			}
		}
	}
	if tight < 3 {
		t.Errorf("%d charts are tighter for the sake of others", tight)
	}
}
