package shape

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
)

// Lines above a table say in what all of its numbers are: (in thousand), Mio. EUR. Where the
// file names such a text, what the lines say now is found, so that a later release in another
// unit is not read as before.

// Statements are the texts that may be the unit of a table, of what it says of itself: its unit,
// what stands in brackets, or after a comma or in, at the end of its titles, and what stands in
// brackets at the end of other lines above it.
func Statements(about []grid.Finding) []grid.Finding {
	var all []grid.Finding
	for _, key := range [...]string{"unit", "title", atEnd} {
		for _, f := range about {
			ends := []string{f.Text}
			if key == "title" {
				ends = endsOf(f.Text)
			}
			for i := 0; f.Key == key && i < len(ends); i++ {
				all = append(all, grid.Finding{Key: "unit", Text: ends[i], At: f.At})
			}
		}
	}
	return all
}

// atEnd is the key of what stands in brackets at the end of a line above the table.
const atEnd = "at the end"

// bracketsAtEnd are what stands in brackets at the end of a line above the table, which may be its unit:
// Variável - População residente estimada (Pessoas).
func bracketsAtEnd(line string, at data.Pos) (found []grid.Finding) {
	texts := inBracketsAtEnd(trim(line))
	if inside, after, closed := strings.Cut(trim(line), "]"); closed && after != "" && inside[:min(1, len(inside))] == "[" {
		texts = append(texts, trim(inside[1:])) // [Billions of dollars] Seasonally adjusted
	}
	for _, text := range texts {
		found = append(found, grid.Finding{Key: atEnd, Text: text, At: at})
	}
	return found
}

func inBracketsAtEnd(text string) (inside []string) {
	for _, pair := range [...][2]string{{"(", ")"}, {"[", "]"}, {"（", "）"}, {"【", "】"}} {
		if before, closed := strings.CutSuffix(text, pair[1]); closed {
			if i := strings.LastIndex(before, pair[0]); i >= 0 {
				inside = append(inside, trim(before[i+len(pair[0]):]))
			}
		}
	}
	return inside
}

// endsOf are the parts at the end of a title that may be a unit.
func endsOf(title string) (ends []string) {
	title = trim(title)
	ends = inBracketsAtEnd(title)
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
