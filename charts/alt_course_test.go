package charts

import (
	"strings"
	"testing"

	"briefing/charts/typeset"
)

// TestDescriptionOfCourse: what is heard of a line has its course, and the highest and lowest values as
// far as the course leaves them open, each value once; nothing of what the alt text before it has.
func TestDescriptionOfCourse(t *testing.T) {
	const bounds = "{2015: 2310, 2016: 2355, 2017: 2400, 2018: 2450, 2019: 2502, 2020: 2490, 2021: 2588, 2022: more than 2700, 2023: {value: 2815, status: forecast}}"
	for name, tt := range map[string]struct{ title, interval, values, want string }{
		"the alt text has it with a long title": {"What those who work for a whole month in our two countries earned in each year", "", bounds,
			"Left open which is highest: more than 2,700% in 2022 and 2,815% (forecast) in 2023. "},
		"the alt text has it": {"Wages", "", bounds, "Left open which is highest: more than 2,700% in 2022 and 2,815% (forecast) in 2023. "},
		"intervals that overlap": {"Trust", "    interval: margin\n", "{2018: {value: 44, interval: [41, 47]}, 2019: {value: 42, interval: [39, 45]}, 2020: {value: 47, interval: [44, 50]}}",
			"Left open which is highest and which is lowest: 44% (41% to 47%) in 2018, 42% (39% to 45%) in 2019 and 47% (44% to 50%) in 2020. "},
	} {
		ds := load(t, head+tt.interval+"    unit: percent\n    values: "+tt.values+"\ncharts: {c: {figure: f, kind: line, title: \""+tt.title+"\"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		if got := breakable(ch.Description(Standing{AfterAlt: true, WithTable: true})); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: after %q\ngot  %s\nwant %s", name, ch.Alt(), got, tt.want)
		}
	}
}

// TestYearsAreNamed: a Chinese sentence calls a year 2019年, also between brackets and at the ends of slopes.
func TestYearsAreNamed(t *testing.T) {
	for kind, want := range map[string]string{
		"line":  "2022年超过30%折线图",
		"slope": "从2019年的20%升至2022年的超过30%",
	} {
		ds := load(t, "language: zh\n"+head+"    unit: percent\n    values: {2019: 20, 2022: more than 30}\ncharts: {c: {figure: f, kind: "+kind+", title: 份额}}")
		p, _ := newPlan(ds, chartOf(t, ds, "c"), Light(), Options{Fonts: typeset.Default()}) // no font of its own has Chinese
		if text := breakable(strings.Join(doubtfulOf(p.alt()).beyond(p.alt(), "", valued), "; ") + p.alt().text(Standing{})); !strings.Contains(text, want) {
			t.Errorf("%s: no %q in %s", kind, want, text)
		}
	}
}

// TestNamesWithCommas: where a name has a comma, none parts it from another.
func TestNamesWithCommas(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {\"Loans, short\": {\"Korea, Rep.\": 20, Congo: 30}, \"Loans, long\": {\"Korea, Rep.\": 12, Congo: 8}}\ncharts: {c: {figure: f, kind: bar-grouped, title: Debt}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	if got, want := breakable(ch.Alt()), "Grouped bar chart: Debt. Highest: Congo (Loans, short) 30%; lowest: Congo (Loans, long) 8%."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
