package charts

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data/file"
)

// contributions is a figure whose parts go both ways from zero.
const contributions = head + `    unit: percentage points
    total: net
    series:
      Consumption: {2019: 1.2, 2020: -3.9, 2021: 2.9}
      Investment: {2019: 0.7, 2020: 0.4, 2021: -0.6}
      Net trade: {2019: -0.3, 2020: -1.9, 2021: 0.8}
  net: {title: Growth, unit: percentage points, source: b, chart: false, values: {2019: 1.6, 2020: -5.4, 2021: 3.1}}
`

// TestNetAtItsHeight checks that what is left of parts above and below zero is marked by a dot
// at its own height, that its number stands beyond the end of the stack on its side of zero,
// and that the alt text and the legend name it.
func TestNetAtItsHeight(t *testing.T) {
	for unit, series := range map[string]string{
		"percent":           "{A: {x: 5, y: 60}, B: {x: 6, y: 7}}",  // of which nobody knows whether they have one whole
		"hours":             "{A: {x: 15, y: 16}, B: {x: 9, y: 8}}", // all of one size
		"users":             "{A: {x: 15, y: 6}, B: {x: -9, y: 8}}", // of both signs
		"users per 1,000":   "{A: {x: 15, y: 6}, B: {x: 9, y: 8}}",  // rates
		"degrees Celsius":   "{A: {x: 15, y: 6}, B: {x: 9, y: 8}}",  // levels
		"index, 2015 = 100": "{A: {x: 15, y: 6}, B: {x: 9, y: 8}}",
	} {
		ds, err := file.Load(fstest.MapFS{"test.yaml": {Data: []byte(head + "    unit: " + strconv.Quote(unit) + "\n    series: " + series + "\ncharts: {c: {figure: f, kind: bar-stacked, title: T}}")}}, "test.yaml", file.Options{})
		if err != nil {
			continue // it has no stacks
		}
		if alt := altText(t, ds, "c"); strings.Contains(alt, "Total") {
			t.Errorf("%s: the alt text names a total: %s", unit, alt)
		}
	}
	ds := load(t, contributions+"charts: {c: {figure: f, kind: bar-stacked, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var zero float64
	var dots []point
	lowest := 1e9
	for _, sh := range ch.scene.shapes {
		switch b := sh.bounds(); {
		case sh.role == roleBaseline:
			zero = (b.y0 + b.y1) / 2
		case sh.role == roleTarget && sh.ink == ch.plan.theme.Ink:
			dots = append(dots, sh.points[0])
		case sh.role == roleBar:
			lowest = min(lowest, b.y0)
		}
	}
	if len(dots) != 3 {
		t.Fatalf("%d dots mark the net", len(dots))
	}
	perPoint := (dots[0].y - zero) / 1.6
	for i, net := range []float64{1.6, -5.4, 3.1} {
		if got := (dots[i].y - zero) / perPoint; got < net-0.01 || got > net+0.01 {
			t.Errorf("the net %v is marked at %.2f", net, got)
		}
	}
	signs := map[string]bool{}
	for _, text := range ch.scene.texts {
		signs[text.line.Text] = text.role == roleValue
	}
	if !signs["+1.6"] || !signs["−5.4"] || !signs["+3.1"] || signs["3.1"] {
		t.Errorf("the net values have no signs: %v", signs)
	}
	legend := false
	for _, text := range ch.scene.texts {
		legend = legend || (text.role == roleLegend || text.role == roleSeries) && text.line.Text == "Growth"
		if text.role == roleValue && text.line.Text == "−5.4" && text.box().y1 > lowest {
			t.Errorf("the number of a net below zero stands at %.0f, not below its stack, which ends at %.0f", text.box().y1, lowest)
		}
	}
	if !legend {
		t.Error("nothing names the net")
	}
	if got, want := breakable(altText(t, ds, "c")), "Growth, the net of the parts: 1.6 percentage points in 2019; −5.4 percentage points in 2020; 3.1 percentage points in 2021."; !strings.Contains(got, want) {
		t.Errorf("the alt text is %q, want it to say %q", got, want)
	}
}

// TestTotalsOfStacks checks that totals are computed of what adds up, and of the rest where the
// file asks for them, none where a part is missing, and left out where it says so.
func TestTotalsOfStacks(t *testing.T) {
	parts := head + "    unit: tonnes\n    series: {A: {2019: 5.0, 2020: 6.5, 2021: 1.0}, B: {2019: 6.0, 2020: 7.0, 2021: {missing: lost}}}\n"
	for options, want := range map[string]string{"": "11.0 13.5", ", totals: false": "", ", totals: true": "11.0 13.5", ", totals: true, orientation: horizontal": "11.0 13.5"} {
		ds := load(t, parts+"charts: {c: {figure: f, kind: bar-stacked, title: T"+options+"}}")
		var got []string
		for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.texts {
			if text.role == roleValue && text.owner == noOwner {
				got = append(got, text.line.Text)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: the totals are %q, want %s", options, got, want)
		}
		if said := strings.Contains(altText(t, ds, "c"), "Total, the total of the parts"); said != (want != "") {
			t.Errorf("%q: the alt text names a total: %v", options, said)
		}
	}
	ds := load(t, contributions+"charts: {c: {figure: f, kind: bar-stacked, title: T, totals: false}}")
	if strings.Contains(altText(t, ds, "c"), "Growth") {
		t.Error("a total that the file does not want is in the alt text")
	}
}

// Contributions in percentage points have the rate that they add up to over them, without being asked.
func TestRateOverContributions(t *testing.T) {
	ds := load(t, head+"    unit: percentage points\n    total: g\n    series: {A: {2020: -1.68, 2021: 5.59}, B: {2020: -0.53, 2021: 0.21}}\n  g: {title: Growth, unit: percent, source: a, values: {2020: -2.21, 2021: 5.80}}\n"+
		"charts: {c: {figure: f, kind: bar-stacked, title: T}}")
	var got []string
	for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.texts {
		if text.role == roleValue && text.owner == noOwner {
			got = append(got, text.line.Text)
		}
	}
	if want := "−2.21 5.80"; strings.Join(got, " ") != want {
		t.Errorf("the totals are %q, want %s", got, want)
	}
}
