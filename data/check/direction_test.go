package check

import (
	"testing"

	"briefing/data"
)

// TestTurned finds titles that divide the other way than their figures, in three languages.
func TestTurned(t *testing.T) {
	for _, tt := range []struct {
		title, first, second string
		want                 bool
	}{
		{"Share of wind power in electricity generation", "Wind power", "Electricity generation", false},
		{"Share of wind power in electricity generation", "Electricity generation", "Wind power", true},
		{"Exports as a share of GDP", "GDP", "Exports of goods", true},
		{"Exports in percent of GDP", "Exports of goods", "GDP", false},
		{"Debt-to-GDP ratio", "GDP", "Government debt", true},
		{"Hospital beds per inhabitant", "Inhabitants", "Hospital beds", true},
		{"Anteil der Windkraft an der Stromerzeugung", "Stromerzeugung", "Windkraft", true},
		{"Anteil der Windkraft an der Stromerzeugung", "Windkraft", "Stromerzeugung", false},
		{"Schulden in Prozent des BIP", "BIP", "Schulden des Bundes", true},
		{"数字经济占国内生产总值的比重", "国内生产总值", "数字经济规模", true},
		{"数字经济占国内生产总值的比重", "数字经济规模", "国内生产总值", false},
		{"Output per head at current prices", "Output at current prices", "Population", false},
		{"Output per head, seasonally adjusted", "Output, seasonally adjusted", "Population", false},
		{"Population per output at current prices", "Output at current prices", "Population", true},
		{"A closer look", "Exports", "GDP", false},
		{"Wind grows in the north", "North", "Wind", false},
	} {
		f := &data.Figure{Derived: &data.Derivation{By: data.Ratio, From: []*data.Figure{{Title: data.Text{Plain: tt.first}}, {Title: data.Text{Plain: tt.second}}}}}
		if got := turned(f, tt.title) != ""; got != tt.want {
			t.Errorf("%s of %s by %s: got %v", tt.title, tt.first, tt.second, got)
		}
	}
}
