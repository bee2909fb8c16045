package charts

import (
	"math"
	"strings"
	"testing"
)

// TestEventsStandAtTheirTime checks that an event is marked where its period
// stands, one of a longer period as a band, and that alt text and credit have it.
func TestEventsStandAtTheirTime(t *testing.T) {
	ds := load(t, head+`    unit: percent
    values: {2018-Q3: 10, 2018-Q4: 14, 2019-Q1: 7, 2019-Q2: 9, 2019-Q3: 12, 2019-Q4: 13}
charts:
  c:
    figure: f
    title: Up
    events: [{at: 2018-Q4, text: A vote, source: b}, {from: 2019, to: 2019-Q2, text: A strike}, {at: 2019, text: A year}]
    annotations: [{from: 2019-Q3, to: 2019-Q4, text: After it}]
`)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var dots []float64
	var lines []float64
	var bands []rect
	for _, sh := range ch.scene.shapes {
		switch {
		case sh.role == roleMarker && sh.radius > 0:
			dots = append(dots, sh.points[0].x)
		case sh.role == roleReference:
			lines = append(lines, sh.points[0].x)
		case sh.role == roleBand:
			bands = append(bands, sh.bounds())
		}
	}
	near := func(a, b float64) bool { return math.Abs(a-b) < 0.01 }
	if len(lines) != 1 || !near(lines[0], dots[1]) {
		t.Errorf("the vote stands at %v, its quarter at %v", lines, dots[1])
	}
	if len(bands) != 2 || !near(bands[0].x0, dots[2]) || !near(bands[0].x1, dots[3]) || !near(bands[1].x1, dots[5]) {
		t.Errorf("the bands stand at %v, the points at %v", bands, dots)
	}
	for _, words := range []string{"The fourth quarter of 2018: A vote.", "The first quarter of 2019 to the second quarter of 2019: A strike.", "After it."} {
		if alt := ch.Description(Standing{}); !strings.Contains(alt, words) {
			t.Errorf("the alt text lacks %q:\n%s", words, alt)
		}
	}
	if len(ch.Sources()) != 2 {
		t.Errorf("%d sources, want that of the event too", len(ch.Sources()))
	}
}

// TestReferenceBands checks that a band reaches from one value to the other, on
// lines and on bars.
func TestReferenceBands(t *testing.T) {
	for _, kind := range []string{"line", "bar-vertical", "bar-horizontal"} {
		ds := load(t, head+"    unit: percent\n    values: {2018: 10, 2019: 20}\ncharts: {c: {figure: f, title: Up, kind: "+kind+", references: [{from: 5, to: 15, label: Target, source: b}]}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		plot := gridOf(&ch.scene)
		for _, sh := range ch.scene.shapes {
			if sh.role != roleBand {
				continue
			}
			b := sh.bounds()
			lo, hi, long := b.y0-plot.y0, b.y1-plot.y0, plot.height()
			if kind == "bar-horizontal" {
				lo, hi, long = b.x0-plot.x0, b.x1-plot.x0, plot.width()
			}
			if math.Abs(hi/lo-3) > 0.01 || hi > long {
				t.Errorf("%s: the band reaches from %.1f to %.1f of %.1f", kind, lo, hi, long)
			}
		}
		if alt := ch.Description(Standing{}); !strings.Contains(alt, "Target, between 5% and 15%.") || strings.Contains(alt, "not an exact value") {
			t.Errorf("%s: the alt text is %s", kind, alt)
		}
	}
}

// TestEventsReachPastTheChart checks that an event of which the chart shows a part says from
// when to when it was, at the foot and in the alt text.
func TestEventsReachPastTheChart(t *testing.T) {
	for _, test := range []struct{ values, event, want string }{
		{"2018: 10, 2019: 20, 2020: 30", "{from: 2016, to: 2019, text: Crisis}", "2016 to 2019"},
		{"2018: 10, 2019: 20, 2020: 30", "{from: 2019, to: 2024, text: Crisis}", "2019 to 2024"},
		{"2018: 10, 2019: 20, 2020: 30", "{from: 2018, to: 2020, text: Crisis}", ""},
		{"2018-Q3: 10, 2018-Q4: 20, 2019-Q1: 30", "{at: 2018, text: Crisis}", "2018"},
		{"2021-W01: 10, 2021-W02: 20, 2021-W03: 30", "{from: 2020-W53, to: 2021-W02, text: Crisis}", "week 53, 2020 to week 2, 2021"},
	} {
		ds := load(t, head+"    unit: percent\n    values: {"+test.values+"}\ncharts: {c: {figure: f, title: Up, kind: line, events: ["+test.event+"]}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		note, alt := "", breakable(ch.Description(Standing{}))
		for _, n := range ch.plan.notes {
			if strings.Contains(n.text, "Crisis") {
				note = breakable(n.text)
			}
		}
		want := ""
		if test.want != "" {
			want = "Crisis: " + test.want + ", of which the chart shows a part."
		}
		if note != want || !strings.Contains(alt, want) {
			t.Errorf("%s: the foot says %q, want %q; alt text:\n%s", test.event, note, want, alt)
		}
	}
}

// TestAltNamesAUnitOnce checks that a unit that stands in brackets is said with the title, and
// not again after each number.
func TestAltNamesAUnitOnce(t *testing.T) {
	for _, values := range []string{"{2018: 10.5, 2019: more than 20, 2020: 30.1}", "{North: 10.5, South: more than 20}"} {
		ds := load(t, head+"    unit: 2015 US dollars\n    values: "+values+"\ncharts: {c: {figure: f, title: Up, references: [{value: 15, label: Plan, source: b}]}}")
		alt := breakable(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).Description(Standing{}))
		if n := strings.Count(alt, "2015 US dollars"); n != 1 || !strings.Contains(alt, "10.5") || !strings.Contains(alt, "more than 20") || !strings.Contains(alt, "Plan, 15.") {
			t.Errorf("the unit is said %d times:\n%s", n, alt)
		}
	}
}
