package charts

import (
	"slices"
	"strings"
	"testing"
)

// TestUprightBarsWithoutAxis checks that upright bars of which each has its value have no ticks and no grid, but
// where something is read from these, and that the unit is said where the subtitle does not say it.
func TestUprightBarsWithoutAxis(t *testing.T) {
	const one = "    values: {A: 12, B: 7, C: 9}\n"
	const two = "    series: {'2018': {A: 12, B: 7}, '2024': {A: 14, B: 9}}\n"
	const many = "    values: {A: 11111111.5, B: 22222222.5, C: 33333333.5, D: 44444444.5, E: 55555555.5, F: 66666666.5, G: 11111111.5, H: 22222222.5, I: 33333333.5, J: 44444444.5, K: 55555555.5, L: 66666666.5}\n"
	for _, tt := range []struct {
		values, chart string
		axis          bool
		value         string // one that is printed
	}{
		{one, "kind: bar-vertical, subtitle: Shares", false, "12%"},
		{one, "kind: bar-vertical, subtitle: Percent of all", false, "12"},
		{two, "kind: bar-grouped, subtitle: Shares", false, "12%"},
		{two, "kind: bar-grouped, subtitle: Percent of all", false, "14"},
		{one, "kind: bar-vertical, references: [{value: 10, source: a, label: Goal}]", true, "12"},
		{many, "kind: bar-vertical", true, ""},
	} {
		ds := load(t, head+"    unit: percent\n"+tt.values+"charts: {c: {figure: f, title: T, "+tt.chart+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 480, 270)
		grid := slices.ContainsFunc(ch.scene.shapes, func(s shape) bool { return s.role == roleGrid })
		ticks := len(textsOf(ch.scene.texts, roleTick)) > 0
		if grid != tt.axis || ticks != tt.axis {
			t.Errorf("%s %s: a grid: %t, ticks: %t, want %t", tt.values, tt.chart, grid, ticks, tt.axis)
		}
		if values := textsOf(ch.scene.texts, roleValue); tt.value != "" && !slices.Contains(values, tt.value) {
			t.Errorf("%s %s: the values are %s, want %s", tt.values, tt.chart, strings.Join(values, " "), tt.value)
		}
		if !slices.ContainsFunc(ch.scene.shapes, func(s shape) bool { return s.role == roleBaseline }) {
			t.Errorf("%s %s: there is no baseline", tt.values, tt.chart)
		}
	}
}

// TestOlderYearsAreQuiet checks that of bars side by side by year the newest have bold black values, the others
// regular grey ones, that all years are named in grey, and that names of groups are the largest.
func TestOlderYearsAreQuiet(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {'2018': {A: 12, B: 7}, '2022': {A: 13, B: 8}, '2024': {A: 14, B: 9}}\ncharts: {c: {figure: f, kind: bar-grouped, title: T, subtitle: Percent}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	theme := ch.plan.theme
	year, name := 0.0, 0.0
	for _, text := range ch.scene.texts {
		newest := text.line.Text == "14" || text.line.Text == "9"
		switch text.role {
		case roleValue:
			if text.style.Bold != newest || (text.ink == theme.Ink) != newest || !newest && text.ink != theme.Soft {
				t.Errorf("the value %s is bold: %t, in %v", text.line.Text, text.style.Bold, text.ink)
			}
		case roleSeries:
			if year = text.style.Size; text.ink != theme.Soft {
				t.Errorf("the year %s is in %v", text.line.Text, text.ink)
			}
		case roleCategory:
			name = text.style.Size
		}
	}
	if year == 0 || name < 1.1*year {
		t.Errorf("years are %.1f large, groups %.1f", year, name)
	}
}
