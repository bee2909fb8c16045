package survey

import "testing"

// What lines below a table call a note is one; other lines are none.
func TestFootNotes(t *testing.T) {
	for line, want := range map[string]string{
		"注：1.1980年以后国民总收入与国内生产总值不同。": "1980年以后国民总收入与国内生产总值不同。", "Note: Figures are rounded.": "Figures are rounded.",
		"Notes: 1) Without Berlin": "Without Berlin", "Source: Labour force survey": "", "Nothing: more": "", "Note:": "",
	} {
		if got := FootNote(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// Surveys, yearbooks and statistics are published, and publish nothing.
func TestPublications(t *testing.T) {
	for source, want := range map[string]bool{
		"Labour force survey": true, "Labour Force Survey (LFS)": true, "Census 2021": true, "Statistical Yearbook 2020": true, "Labour market statistics": true, "Arbeitskräfteerhebung": true, "中国统计年鉴": true,
		"Statistics Norway": false, "Statistik Austria": false, "国家统计局": false, "U.S. Census Bureau": false, "Eurostat": false, "Statistisches Bundesamt (Destatis)": false, "Bureau of Labor Statistics": false,
	} {
		if got := isPublication(source); got != want {
			t.Errorf("%q: %v, want %v", source, got, want)
		}
	}
}
