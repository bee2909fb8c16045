package check

import (
	"testing"

	"briefing/data/language"
)

func TestOtherUnit(t *testing.T) {
	for _, tt := range []struct{ name, unit, want string }{
		{"Change on 1990 (%)", "million tonnes", "%"},
		{"Rate (%)1", "thousand people", "%"},
		{"Percent change from preceding period", "billion US$", "percent"},
		{"Veränderung zum Vorjahr in %", "Millionen Euro", "percent"},
		{"Sex ratio", "thousand people", "a ratio or a mean"},
		{"Median age", "people", "a ratio or a mean"},
		{"失业率", "万人", "a ratio or a mean"},
		{"Crude steel (10 thousand tonnes)", "thousand tonnes", "10 thousand tonnes"},
		{"Unemployment rate", "percent", ""},
		{"Exchange rate", "yuan per US$", ""},
		{"Dependency ratio", "people per 100 people", ""},
		{"Top 1%", "percent", ""},
		{"Exports (million €)", "million €", ""},
		{"Exports (€)", "million €", ""},
		{"Korea (Rep.)", "people", ""},
		{"Corporate", "million tonnes", ""},
		{"Median age", "years", ""},
	} {
		unit, hint := language.ParseUnit(tt.unit)
		if hint != "" {
			t.Fatalf("%s: %s", tt.unit, hint)
		}
		if got := otherUnit(tt.name, unit); got != tt.want {
			t.Errorf("%q in %s: got %q, want %q", tt.name, tt.unit, got, tt.want)
		}
	}
}
