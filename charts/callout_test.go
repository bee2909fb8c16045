package charts

import (
	"fmt"
	"strings"
	"testing"
)

const redefined = head + "    unit: percent\n    breaks: {2020: new definition}\n    values: {2018: 10, 2019: 14, 2020: 7, 2021: 9}\n"

// TestNoLineCrossesABreak checks that nothing joins the two sides, not even where
// gaps are bridged, and that the break is named.
func TestNoLineCrossesABreak(t *testing.T) {
	for _, kind := range []string{"line", "step", "area"} {
		ds := load(t, redefined+"charts: {c: {figure: f, gaps: dashed, title: Up, kind: "+kind+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		var x float64
		for _, sh := range ch.scene.shapes {
			if sh.role == roleReference {
				x = sh.points[0].x
			}
		}
		for _, sh := range ch.scene.shapes {
			if sh.role == roleLine || sh.role == roleConnector || sh.role == roleArea {
				if b := sh.bounds(); b.x0 < x && x < b.x1 {
					t.Errorf("%s: a %s crosses the break at %.0f: %v", kind, sh.role, x, b)
				}
			}
		}
		checkBreakIsNamed(t, ch)
	}
}

func checkBreakIsNamed(t *testing.T, ch *Chart) {
	t.Helper()
	named := false
	for _, text := range ch.scene.texts {
		named = named || text.role == roleRemark && strings.ReplaceAll(text.line.Text, "\u00a0", " ") == "new definition"
	}
	if !named {
		t.Error("the break has no name")
	}
	if alt := ch.Description(Standing{}); !strings.Contains(alt, "Break in 2020: new definition; values before and after are not comparable.") {
		t.Errorf("the alt text lacks the break:\n%s", alt)
	}
}

// TestBreaksBetweenBars checks that the mark of a break stands between two bars.
func TestBreaksBetweenBars(t *testing.T) {
	ds := load(t, redefined+"charts: {c: {figure: f, title: Up, kind: bar-vertical}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var bars []rect
	var x float64
	for _, sh := range ch.scene.shapes {
		switch sh.role {
		case roleBar:
			bars = append(bars, sh.bounds())
		case roleReference:
			x = sh.points[0].x
		}
	}
	if len(bars) != 4 || x <= bars[1].x1 || x >= bars[2].x0 {
		t.Errorf("the break stands at %.1f, the bars at %v", x, bars)
	}
	checkBreakIsNamed(t, ch)
}

// TestCrowdedRemarks checks that remarks keep clear of bands and lines across the plot, and
// their lines of names; and that those without room stand in the foot of a small picture, by
// their numbers.
func TestCrowdedRemarks(t *testing.T) {
	values := ""
	for y := 1990; y <= 2024; y++ {
		values += fmt.Sprintf("%d: %d, ", y, 40+(y*7)%23)
	}
	ds := load(t, head+"    unit: jobs\n    values: {"+values+"}\ncharts:\n  c:\n    figure: f\n    title: Crowded\n    events: [{at: 2008, text: Crisis}, {at: 2009, text: New mole}, {at: 2010, text: Ash cloud}]\n"+
		"    annotations:\n      - {key: 2009, text: A remark at the same place that is somewhat long}\n      - {key: 2010, text: Another remark at the next place that is also long}\n      - {key: 2011, text: A third remark}\n")
	for _, size := range [][2]float64{{960, 540}, {480, 270}} {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
		if ch == nil {
			t.Fatalf("no room at %v", size)
		}
		foot := strings.Join(ch.plan.footnote(saveNames, footing{aside: 0b11}), " ")
		if !strings.Contains(foot, "(1)\u00a0A remark at the same place") || !strings.Contains(foot, "(2)\u00a0Another remark") || strings.Contains(foot, "third") {
			t.Errorf("the foot is %q", foot)
		}
		var all strings.Builder
		for _, text := range ch.scene.texts {
			all.WriteString(text.line.Text + " ")
		}
		for _, word := range []string{"somewhat", "Another", "third"} {
			if !strings.Contains(all.String(), word) {
				t.Errorf("at %v the remark with %q is lost: %s", size, word, all.String())
			}
		}
		if size[0] < 960 {
			continue
		}
		for _, text := range ch.scene.texts {
			for _, sh := range ch.scene.shapes {
				if text.role == roleRemark && (sh.role == roleBand || sh.role == roleReference) && sh.covers(text.box()) {
					t.Errorf("at %v %q lies on a line across the plot", size, text.line.Text)
				}
			}
		}
	}
}

// TestEventsAtAnOnlyLine checks that lines of events lead from above to an only line and no further, and
// that of two names side by side each stands on the side away from the other, and those further apart over their lines.
func TestEventsAtAnOnlyLine(t *testing.T) {
	const events = ", events: [{at: 2013, text: The first of these two}, {at: 2015, text: The second one of two}]}}"
	ds := load(t, head+"    unit: users\n    series: {A: {2008: 20, 2010: 40, 2012: 60, 2014: 20, 2016: 40, 2018: 60}}\ncharts: {c: {figure: f"+events)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 480, 300)
	var feet, marks []point
	for _, sh := range ch.scene.shapes {
		if sh.role == roleReference && sh.dash != nil {
			feet = append(feet, sh.points[0])
		}
	}
	plot := gridOf(&ch.scene)
	for _, sh := range ch.scene.shapes {
		if sh.role == roleLine {
			marks = append(marks, sh.points...)
		}
	}
	if len(feet) != 2 || len(marks) < 6 {
		t.Fatalf("%d lines of events, %d points", len(feet), len(marks))
	}
	// The values between the keys are 40 and 30.
	for i, want := range []point{along(marks[2], marks[3], 0.5), along(marks[3], marks[4], 0.5)} {
		if d := feet[i].y - want.y; d > 0.3 || d < -0.3 || feet[i].y <= plot.y0 {
			t.Errorf("event %d ends at %v, the line runs at %v", i, feet[i], want)
		}
	}
	for _, text := range ch.scene.texts {
		switch box := text.box(); text.line.Text {
		case "The first of these two":
			if box.x1 > feet[0].x+1 {
				t.Errorf("the first name ends at %v, beyond its line at %v", box.x1, feet[0].x)
			}
		case "The second one of two":
			if box.x0 < feet[1].x-1 {
				t.Errorf("the second name begins at %v, before its line at %v", box.x0, feet[1].x)
			}
		}
	}
}

// TestLeadersEndBesideText checks that the line from a remark to its point begins beside the remark.
func TestLeadersEndBesideText(t *testing.T) {
	ds := load(t, head+"    unit: users\n    values: {2010: 10, 2011: 30, 2012: 12, 2013: 31, 2014: 11, 2015: 32, 2016: 10, 2017: 33, 2018: 12, 2019: 30, 2020: 10}\n"+
		"charts: {c: {figure: f, annotations: [{key: 2015, text: 'A remark that is so long that it needs three lines, and finds no room beside the point that it tells of, nor above it or below it, in a picture of this size'}]}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 480, 270)
	leaders := 0
	for _, sh := range ch.scene.shapes {
		if sh.role != roleLeader || len(sh.points) != 2 {
			continue
		}
		leaders++
		for _, text := range ch.scene.texts {
			if text.role == roleRemark && text.box().inset(-0.8).overlaps(rect{sh.points[0].x, sh.points[0].y, sh.points[0].x, sh.points[0].y}) {
				t.Errorf("the line begins at %v, in %q", sh.points[0], text.line.Text)
			}
		}
	}
	if leaders == 0 {
		t.Error("no line leads to the point")
	}
}

// TestEventsInTheFoot checks that names of events without room above a small plot stand in the foot, each
// with the number that stands above its place, and that a larger picture has them in the plot.
func TestEventsInTheFoot(t *testing.T) {
	ds := load(t, head+"    unit: users\n    values: {2010: 10, 2011: 30, 2012: 12, 2013: 31, 2014: 11, 2015: 32, 2016: 10, 2017: 33, 2018: 12, 2019: 30, 2020: 10}\n"+
		"charts: {c: {figure: f, title: 'A title that is so long that it needs two lines of a small picture', events: ["+
		"{at: 2012, text: A law on new homes was passed}, {at: 2014, text: The law was changed a little}, {at: 2015, text: The law was abolished again}, {at: 2016, text: Another law came into force}]}}")
	c := chartOf(t, ds, "c")
	for size, small := range map[string]bool{"600x338": true, "slide": false} {
		ch := laidOut(t, ds, c, pictures[size][0], pictures[size][1])
		if ch == nil {
			t.Fatalf("%s: no room", size)
		}
		var foot string
		var numbers, names int
		for _, text := range ch.scene.texts {
			switch {
			case text.role == roleFooter:
				foot += strings.ReplaceAll(text.line.Text, "\u00a0", " ") + " "
			case text.role == roleRemark && strings.HasPrefix(text.line.Text, "("):
				numbers++
			case text.role == roleRemark:
				names++
			}
		}
		if small != strings.Contains(foot, "(2) The law was changed a little.") || small != (numbers == 4 && names == 0) {
			t.Errorf("%s: %d numbers and %d lines of names in the plot, foot %q", size, numbers, names, foot)
		}
	}
}

// TestCrowdedEventsAreNumbered checks that of many events those that crowd have numbers in place of their names, and
// those apart keep them; and that the highest value is printed with its day although lines of events stand by it.
func TestCrowdedEventsAreNumbered(t *testing.T) {
	var values []string
	for y := 2000; y < 2024; y++ {
		for m := 1; m <= 12; m++ {
			away := max(y*12+m-2013*12, 2013*12-y*12-m)
			values = append(values, fmt.Sprintf("%d-%02d: %d", y, m, max(400-4*away, 20+m%3)))
		}
	}
	var events []string
	for _, e := range []string{"2002-06: Apart in front", "2012-02: Crowded one of them", "2012-05: Crowded two of them", "2012-08: Crowded three of them", "2013-01: Crowded four of them", "2013-06: Crowded five of them", "2013-10: Crowded six of them", "2021-01: Apart at the end"} {
		at, text, _ := strings.Cut(e, ": ")
		events = append(events, "{at: "+at+", text: "+text+"}")
	}
	ds := load(t, head+"    unit: users\n    values: {"+strings.Join(values, ", ")+"}\ncharts: {c: {figure: f, kind: line, title: T, events: ["+strings.Join(events, ", ")+"]}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	above, foot := "", ""
	for _, text := range ch.scene.texts {
		if text.role == roleFooter {
			foot += text.line.Text + " "
		} else {
			above += text.line.Text + "|"
		}
	}
	for _, want := range []string{"Apart in front|", "Apart at the end|", "(1)|", "400|"} {
		if !strings.Contains(above, want) {
			t.Errorf("%q is not in %q", want, above)
		}
	}
	if strings.Contains(foot, "Apart") || !strings.Contains(foot, "(1)\u00a0Crowded") {
		t.Errorf("the foot is %q", foot)
	}
}
