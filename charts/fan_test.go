package charts

import (
	"slices"
	"strings"
	"testing"
)

// fans are the bands of a chart, in the order that they are drawn in.
func fans(ch *Chart) (bands []shape) {
	for _, s := range ch.scene.shapes {
		if s.role == roleSpread {
			bands = append(bands, s)
		}
	}
	return bands
}

const fanValues = "{2020: 5, 2021: 6, 2022: {value: 7, status: forecast, intervals: {50%: [6.5, 7.5], 90%: [5, 9]}}, 2023: {value: 8, status: forecast, intervals: {90%: [4, 12], 50%: [7, 9]}}}"

// TestFan checks that several intervals are bands that open from the last known value, the
// widest first and palest, each named at its end, whether a figure has them or several have.
func TestFan(t *testing.T) {
	one := head + "    unit: jobs\n    interval: model\n    values: " + fanValues + "\ncharts: {c: {figure: f, title: T}}"
	two := head + "    unit: jobs\n    interval: 50% interval\n    values: {2020: 5, 2021: 6, 2022: {value: 7, status: forecast, interval: [6.5, 7.5]}, 2023: {value: 8, status: forecast, interval: [7, 9]}}\n" +
		"  g:\n    title: G\n    unit: jobs\n    source: b\n    interval: 90% interval\n    values: {2020: 5, 2021: 6, 2022: {value: 7, status: forecast, interval: [5, 9]}, 2023: {value: 8, status: forecast, interval: [4, 12]}}\n" +
		"charts: {c: {figures: [f, g], title: T}}"
	for content, want := range map[string][]string{
		one: {"from the inner one: model, 50% and 90%.", "50% model", "90% model"}, two: {"from the inner one: 50% interval and 90% interval.", "50% interval", "90% interval"},
	} {
		ds, note := load(t, content), want[0]
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		bands := fans(ch)
		if len(bands) != 2 || len(ch.plan.chart.Series) != 1 {
			t.Fatalf("%d bands, %d series", len(bands), len(ch.plan.chart.Series))
		}
		if bands[0].ink.R <= bands[1].ink.R {
			t.Errorf("the wide band is %v, the narrow one in it %v", bands[0].ink, bands[1].ink)
		}
		for _, b := range bands { // up the one edge from the known value, and back along the other to it
			if len(b.points) != 6 || b.points[0] != b.points[5] {
				t.Errorf("a band goes %v", b.points)
			}
		}
		var named []string
		rings := 0
		for _, text := range ch.scene.texts {
			if strings.Contains(text.line.Text, "0%") {
				named = append(named, text.line.Text)
			}
		}
		for _, s := range ch.scene.shapes {
			if s.role == roleMarker && s.ink == ch.plan.theme.Paper {
				rings++
			}
		}
		if slices.Sort(named); !slices.Equal(named, want[1:]) || rings != 1 {
			t.Errorf("the bands are named %q, and %d points have rings", named, rings)
		}
		if alt := ch.Description(Standing{}); !strings.Contains(alt, note) || strings.Contains(alt, "No interval") || !strings.Contains(alt, ": 4 to 12") || !strings.Contains(alt, ": 7 to 9") {
			t.Errorf("alt text %q", alt)
		}
	}
}

// TestScenariosJoin checks that scenarios go on from the end of what is known, where that is
// one line and nothing lacks between.
func TestScenariosJoin(t *testing.T) {
	const known, ahead = "Known: {2020: 5, 2021: 6}", "{2022: {value: 7, status: forecast}, 2023: {value: 8, status: forecast}}"
	for series, joins := range map[string]int{
		known + ", High: " + ahead + ", Low: " + ahead: 2,
		known + ", Too: {2021: 5}, High: " + ahead:     0,
		"Known: {2019: 5, 2020: 6}, High: {2022: {value: 7, status: forecast}}, Low: {2021: {value: 3, status: forecast}}": 1,
		"Known: {2019: 5, 2020: 6}, Other: {2019: 1, 2020: 2}, High: {2021: {value: 7, status: forecast}}":                 0,
		"Known: {2020: 5, 2021: 6, 2022: {value: 7, status: forecast}}, High: " + ahead:                                    0,
	} {
		ds := load(t, head+"    unit: jobs\n    series: {"+series+"}\ncharts: {c: {figure: f, kind: line, title: T}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		got := 0
		for _, s := range ch.scene.shapes {
			if s.role == roleLine && len(s.dash) > 0 && len(s.points) == 2 && slices.ContainsFunc(ch.scene.shapes, func(other shape) bool {
				return other.role == roleLine && len(other.dash) == 0 && other.owner != s.owner && other.points[len(other.points)-1] == s.points[0]
			}) {
				got++
			}
		}
		if got != joins {
			t.Errorf("%s: %d lines go on from others, want %d", series, got, joins)
		}
	}
}

// TestShortLevel takes the percentage out of the name of an interval.
func TestShortLevel(t *testing.T) {
	for name, want := range map[string]string{"90% confidence interval": "90%", "50%": "50%", "95\u00a0%-Intervall": "95\u00a0%", "置信区间99.5%": "99.5%", "the middle half": "the middle half", "% of x": "% of x"} {
		if got := shortLevel(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// TestReferenceNameIsClear checks that paper lies between the name of a reference line that stands over it and
// the line, beside a fan, so that no line of a tick is taken for it, and that the last value before forecasts has a dot.
func TestReferenceNameIsClear(t *testing.T) {
	ds := load(t, head+`    unit: jobs
    interval: model
    values: {2001: 5, 2002: 5, 2003: 5, 2004: 5, 2005: 5, 2006: 5, 2007: 5, 2008: 5, 2009: 5, 2010: 5, 2011: 5, 2012: 5, 2013: 5, 2014: 5, 2015: 5, 2020: 5, 2021: 12, 2022: {value: 9, status: forecast, interval: [6.5, 11.5]}, 2023: {value: 9, status: forecast, interval: [4, 14]}}
    every: irregular
charts: {c: {figure: f, title: T, references: [{value: 9.6, label: Average, source: b}]}}
`)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	checkScene(t, ch)
	i := slices.IndexFunc(ch.scene.texts, func(text placedText) bool { return strings.HasPrefix(text.line.Text, "Average") })
	line := slices.IndexFunc(ch.scene.shapes, func(sh shape) bool {
		return sh.role == roleReference && len(sh.dash) > 0 && sh.points[0].y == sh.points[1].y
	})
	if i < 0 || line < 0 {
		t.Fatal("no reference line with its name")
	}
	box, y := ch.scene.texts[i].box(), ch.scene.shapes[line].points[0].y
	if box.x0 > ch.scene.width/2 || box.y0 < y {
		t.Fatalf("the name is at %v, and the line at %.1f", box, y)
	}
	between := rect{box.x0, y + 1.5, box.x1, box.y0}
	paper := slices.ContainsFunc(ch.scene.shapes, func(sh shape) bool {
		b := sh.bounds()
		return sh.role == roleClear && b.x0 <= between.x0 && b.x1 >= between.x1 && b.y0 <= between.y0 && b.y1 >= between.y1
	})
	if !paper {
		t.Error("no paper lies between them")
	}
	known := slices.IndexFunc(ch.scene.shapes, func(sh shape) bool { return sh.role == roleLine && len(sh.dash) == 0 })
	end := ch.scene.shapes[known].points[len(ch.scene.shapes[known].points)-1]
	if !slices.ContainsFunc(ch.scene.shapes, func(sh shape) bool { return sh.role == roleMarker && sh.radius > 0 && sh.points[0] == end }) {
		t.Errorf("the last value that is known, at %v, has no dot", end)
	}
}

// TestWidestBandSaysWhatTheyAre checks that of bands whose names stand close to each other the widest says what
// they are: 90% alone beside an axis of percentages would be read as a value.
func TestWidestBandSaysWhatTheyAre(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    interval: projection interval\n    values: {2020: 1, 2021: 60, 2022: {value: 5, status: forecast, intervals: {50%: [4, 6], 90%: [2, 8]}}, 2023: {value: 5, status: forecast, intervals: {50%: [4.5, 5.5], 90%: [3, 7]}}}\ncharts: {c: {figure: f, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var named []string
	for _, text := range ch.scene.texts {
		if text.role == roleRemark {
			named = append(named, text.line.Text)
		}
	}
	for _, want := range []string{"90% projection interval", "50%"} {
		if !slices.Contains(named, want) {
			t.Errorf("%q is not among %q", want, named)
		}
	}
}
