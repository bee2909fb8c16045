package check

import (
	"testing"

	"briefing/data"
)

// TestFiscalYearsAsked asks whose years a figure has that says fiscal years, where it is computed with
// one that does not.
func TestFiscalYearsAsked(t *testing.T) {
	for _, tt := range []struct {
		first, second string
		want          int
	}{
		{"Budget deficit, fiscal years", "GDP, calendar years", 1},
		{"Defizit nach Haushaltsjahren", "BIP", 1},
		{"Defizit, Haushaltsjahre", "BIP", 1},
		{"赤字（财政年度）", "国内生产总值", 1},
		{"Budget deficit, fiscal years", "GDP, fiscal years", 0},
		{"Budget deficit", "GDP", 0},
	} {
		a, b := figure("a", years(t, "", "313", "122")), figure("b", years(t, "", "2103", "2284"))
		a.Title, b.Title = data.Text{Plain: tt.first}, data.Text{Plain: tt.second}
		x := figure("x", years(t, "", "14.9", "5.3"))
		x.Derived = &data.Derivation{By: data.Ratio, From: []*data.Figure{a, b}}
		g := &gate{ds: &data.Dataset{Figures: []*data.Figure{a, b, x}}, say: english}
		if fiscalYears(g); len(g.found) != tt.want {
			t.Errorf("%s by %s: got %v, want %d", tt.first, tt.second, g.found, tt.want)
		}
	}
}
