package shape

import (
	"slices"
	"strings"

	"briefing/data/table/grid"
)

// Lines above a table say in what all of its numbers are: (in thousand), Mio. EUR. Where the
// file names such a text, what the lines say now is found, so that a later release in another
// unit is not read as before.

// Statements are the texts that may be the unit of a table, of what it says of itself: its unit,
// and what stands in brackets, or after a comma or in, at the end of its titles.
func Statements(about []grid.Finding) []grid.Finding {
	var all []grid.Finding
	for _, f := range about {
		if f.Key == "unit" {
			all = append(all, f)
		}
	}
	for _, f := range about {
		if f.Key != "title" {
			continue
		}
		for _, text := range endsOf(f.Text) {
			all = append(all, grid.Finding{Key: "unit", Text: text, At: f.At})
		}
	}
	return all
}

// endsOf are the parts at the end of a title that may be a unit.
func endsOf(title string) (ends []string) {
	title = trim(title)
	for _, pair := range [...][2]string{{"(", ")"}, {"[", "]"}, {"（", "）"}} {
		if inside, closed := strings.CutSuffix(title, pair[1]); closed {
			if i := strings.LastIndex(inside, pair[0]); i >= 0 {
				ends = append(ends, trim(inside[i+len(pair[0]):]))
			}
		}
	}
	for _, before := range [...]string{", ", " in "} {
		if i := strings.LastIndex(title, before); i > 0 {
			ends = append(ends, trim(title[i+len(before):]))
		}
	}
	return ends
}

// stated is what the lines above the table say in place of the text that the file names: that
// text where it is still there, and else the first that may be a unit.
func stated(t *Table, about []grid.Finding) []grid.Finding {
	if t.shape.Stated == "" {
		return nil
	}
	all := Statements(about)
	found := grid.Finding{}
	if i := slices.IndexFunc(all, func(f grid.Finding) bool { return f.Text == t.shape.Stated }); i >= 0 {
		found = all[i]
	} else if len(all) > 0 {
		found = all[0]
	}
	found.Key = "stated"
	return []grid.Finding{found}
}
