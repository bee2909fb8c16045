package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/data"
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

// TestShortYears checks which years below bars lose their century where whole ones would stand too near.
func TestShortYears(t *testing.T) {
	for _, test := range []struct{ lang, names, want string }{
		{"en-GB", "2018 2020 2024", "2018 ’20 ’24"},
		{"de", "2009 2010", "2009 ’10"},
		{"en", "1998 2008", "1998 2008"}, // ’08 would be that of 1900
		{"en", "2018 2020e", "2018 2020e"},
		{"en", "2018 Change", "2018 Change"},
		{"zh-CN", "2018 2020", "2018 2020"},
	} {
		if got := strings.Join(shortYears(strings.Fields(test.names), test.lang), " "); got != test.want {
			t.Errorf("%s in %s are %q", test.names, test.lang, got)
		}
	}
	groups := func(names ...string) string {
		years := ""
		for _, year := range []string{"2018", "2020", "2022", "2024"} {
			years += fmt.Sprintf("'%s': {", year)
			for i, name := range names {
				years += fmt.Sprintf("%s: %d, ", name, 20+i)
			}
			years += "}, "
		}
		return head + "    unit: percent\n    series: {" + years + "}\ncharts: {c: {figure: f, kind: bar-grouped, title: T, subtitle: Percent}}"
	}
	ds := load(t, groups("A", "B", "C", "D", "E", "F"))
	for width, want := range map[float64]string{960: "2018 2020 2022 2024", 860: "2018 ’20 ’22 ’24"} {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), width, 540)
		if got := strings.Join(textsOf(ch.scene.texts, roleSeries), " "); !strings.HasPrefix(got, want) {
			t.Errorf("%g points wide, below the groups are %q", width, got)
		}
	}
}

// TestGroupThatStandsOut checks that of the group which stands out only the newest value is bold, that the bars
// of the others have no more hue than what is muted, and that those of an aggregate are darker than theirs.
func TestGroupThatStandsOut(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    aggregates: [EU]\n    series: {'2018': {EU: 10, Denmark: 12, Italy: 7}, '2022': {EU: 11, Denmark: 13, Italy: 8}}\ncharts: {c: {figure: f, kind: bar-grouped, highlight: Denmark, title: T, subtitle: Percent}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	p, bold := ch.plan, map[string]bool{"13": true, "8": true, "11": true}
	for _, text := range ch.scene.texts {
		name := text.line.Text
		if ink := bold[name] || name == "12"; text.role == roleValue && (text.style.Bold != bold[name] || (text.ink == p.theme.Ink) != ink) {
			t.Errorf("the value %s is bold: %t, in %v", name, text.style.Bold, text.ink)
		}
	}
	for series := range 2 {
		other, whole := p.ink(series, data.CategoryKey("Italy")), p.ink(series, data.CategoryKey("EU"))
		if colourful(other) || colourful(whole) {
			t.Errorf("the greys are %v and %v", other, whole)
		}
		if contrast(whole, p.theme.Paper) < []float64{1.05, 1.3}[series]*contrast(other, p.theme.Paper) {
			t.Errorf("the aggregate is %v, the others are %v", whole, other)
		}
		if out := p.ink(series, data.CategoryKey("Denmark")); !colourful(out) {
			t.Errorf("what stands out is %v", out)
		}
	}
}

// TestShortBarsAreSeen checks that a bar of more than nothing reaches beyond the line of zero, and one of
// nothing does not.
func TestShortBarsAreSeen(t *testing.T) {
	ds := load(t, head+"    unit: deaths\n    values: {A: 32.72, B: 0.02, C: 0}\ncharts: {h: {figure: f, title: T, kind: bar-horizontal}, v: {figure: f, title: T, kind: bar-vertical}}")
	for id, length := range map[string]func(rect) float64{"h": rect.width, "v": rect.height} {
		bars := classBars(laidOut(t, ds, chartOf(t, ds, id), 300, 169))
		if len(bars) != 2 || length(bars[1]) < 1 { // nothing has none
			t.Errorf("%s: the bars are %v", id, bars)
		}
	}
}
