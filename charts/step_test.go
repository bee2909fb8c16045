package charts

import (
	"strings"
	"testing"
)

// TestStepsHold are the ends of the lines of steps, as days since the first key, and how many
// there are.
func TestStepsHold(t *testing.T) {
	for _, test := range []struct {
		name, values, every, options string
		ends                         []float64
	}{
		{"rates at the days of their change", "{2024-01-01: 1, 2024-01-11: 2, 2024-03-01: 3}", "", "", []float64{61}},
		{"until a day", "{2024-01-01: 1, 2024-01-11: 2, 2024-03-01: 3}", "", ", until: 2024-03-31", []float64{91}},
		{"until a month", "{2024-01: 1, 2024-03: 2}", "", ", until: 2024-05", []float64{152}},
		{"to the end of the time that is shown", "{2019-10-31: 1, 2020-03-16: 2, 2022-03-17: 3}", "irregular", ", from: 2020, to: 2021", []float64{731}},
		{"no further than is known", "{2019-10-31: 1, 2020-03-16: 2}", "irregular", ", from: 2020, to: 2021", []float64{76}},
		{"for its own year", "{2021: 1, 2022: 2, 2023: 3}", "", "", []float64{3 * 365}},
		{"with a gap", "{2021: 1, 2022: 2, 2025: 3}", "year", "", []float64{2 * 365, 4*365 + 1 + 365}},
		{"with none", "{2021: 1, 2022: 2, 2025: 3}", "irregular", "", []float64{4*365 + 1 + 365}},
	} {
		every := ""
		if test.every != "" {
			every = "    every: " + test.every + "\n"
		}
		ds := load(t, head+"    unit: percent\n"+every+"    values: "+test.values+"\ncharts: {c: {figure: f, kind: step"+test.options+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		var found []float64
		first := -1.0
		for _, sh := range ch.scene.shapes {
			if sh.role != roleLine {
				continue
			}
			if first < 0 {
				first = sh.points[0].x
			}
			found = append(found, sh.points[len(sh.points)-1].x)
		}
		if len(found) != len(test.ends) {
			t.Errorf("%s: %d lines, want %d", test.name, len(found), len(test.ends))
			continue
		}
		last := len(found) - 1
		scale := test.ends[last] / (found[last] - first)
		for i, x := range found {
			if got := (x - first) * scale; got < test.ends[i]-1 || got > test.ends[i]+1 {
				t.Errorf("%s: a line ends on day %.1f, want %v", test.name, got, test.ends[i])
			}
		}
	}
}

// TestEndsThatMeet checks that where two lines end at one point no dot hides that of the other, and both
// names stand beside it without a line to them; and that values of steps are as strong as names.
func TestEndsThatMeet(t *testing.T) {
	const series = "    unit: percent\n    series:\n      East: {2020: 1, 2021: 3, 2022: 4, 2023: 2, 2024: %}\n      West: {2020: 1, 2021: 2, 2022: 5, 2023: 4, 2024: 3}\n      North: {2020: 0, 2021: 0.5, 2022: 1, 2023: 1, 2024: 0.5}\ncharts: {c: {figure: f, title: T, kind: step}}"
	for last, dots := range map[string]int{"3": 0, "1.5": 3} {
		ds := load(t, head+strings.Replace(series, "%", last, 1))
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		markers := 0
		for _, sh := range ch.scene.shapes {
			switch sh.role {
			case roleMarker:
				markers++
			case roleLeader:
				t.Errorf("%s: a line leads to a name", last)
			}
		}
		if markers != dots {
			t.Errorf("%s: there are %d markers, want %d", last, markers, dots)
		}
		for _, text := range ch.scene.texts {
			if text.role == roleValue && !text.style.Bold {
				t.Errorf("%s: %q is not bold", last, text.line.Text)
			}
		}
	}
}
