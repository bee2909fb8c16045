package charts

import (
	"math"
	"strings"
	"testing"

	"briefing/data"
)

func TestSquares(t *testing.T) {
	ds := load(t, head+`    unit: enterprises
    of: 10
    values: {exact: 4, none: 0, all: 10, lower: more than 4, upper: up to 4, about: about 4, range: between 2 and 4, open: {value: at least 9, status: estimate}, full: at least 10}
charts: {c: {figure: f, kind: units}}`)
	want := map[string]string{
		"exact": "####......", "none": "..........", "all": "##########", "lower": "####?.....", "upper": "????......",
		"about": "###?......", "range": "##??......", "open": "%%%%%%%%%?", "full": "##########",
	}
	c := chartOf(t, ds, "c")
	for _, k := range c.Keys {
		v, _ := c.Series[0].At(k)
		var got strings.Builder
		for _, kind := range squares(v, 10) {
			got.WriteByte(".#?%"[kind])
		}
		if got.String() != want[k.Name] {
			t.Errorf("%s: %s, want %s", k.Name, got.String(), want[k.Name])
		}
	}
	if ch, err := New(ds, c, Options{}); err != nil || !strings.HasPrefix(ch.Description(Standing{}), "Chart of units") {
		t.Errorf("alt %v, %v", ch, err)
	}
}

// TestUnitsByConvention checks that one small count of a whole is counted out,
// and that what has no place there is refused with what has.
func TestUnitsByConvention(t *testing.T) {
	for _, tt := range []struct {
		of, value string
		want      data.Kind
	}{{"50", "22", data.KindUnits}, {"101", "22", data.KindBar}, {"50", "22.5", data.KindBar}} {
		ds := load(t, head+"    unit: enterprises\n    of: "+tt.of+"\n    values: {Beijing: "+tt.value+"}\n")
		if got := ds.Charts[0].Kind; got != tt.want {
			t.Errorf("%s of %s: %s, want %s", tt.value, tt.of, got, tt.want)
		}
	}
	for _, extra := range []string{"annotations: [{key: Beijing, text: A remark}]", "references: [{value: 5, source: a, label: Five}]"} {
		ds := load(t, head+"    unit: enterprises\n    of: 50\n    values: {Beijing: 22}\ncharts: {c: {figure: f, "+extra+"}}")
		_, err := New(ds, chartOf(t, ds, "c"), Options{})
		if err == nil || !strings.Contains(err.Error(), "kind: bar") {
			t.Errorf("%s: %v", extra, err)
		}
	}
}

// TestSpare: a chart of one row of squares is not higher than they need; in one that is lower by what it
// has to spare they are hardly smaller, and little is to spare. A chart of many rows has nothing to.
func TestSpare(t *testing.T) {
	ds := load(t, head+"    unit: enterprises\n    of: 50\n    values: {Beijing: 22}\ncharts: {c: {figure: f, kind: units}}")
	laid := func(height float64) (pitch, spare float64) {
		c, err := New(ds, chartOf(t, ds, "c"), Options{Width: 246, Height: height, OnPage: true, InText: true})
		if err != nil {
			t.Fatal(err)
		}
		least := math.Inf(1)
		for _, shape := range c.scene.shapes {
			if x := shape.points[0].x; shape.role == roleUnit && x > c.scene.shapes[0].points[0].x {
				least = min(least, x-c.scene.shapes[0].points[0].x)
			}
		}
		return least, c.Spare()
	}
	pitch, spare := laid(246)
	lower, rest := laid(246 - spare)
	if spare < 80 || rest > 20 || lower < 0.95*pitch {
		t.Errorf("squares of %.1f points have %.1f to spare, then of %.1f with %.1f", pitch, spare, lower, rest)
	}
	many := load(t, head+"    unit: enterprises\n    of: 100\n    values: {A: 22, B: 21, C: 20, D: 19, E: 18, F: 17}\ncharts: {c: {figure: f, kind: units}}")
	if c, err := New(many, chartOf(t, many, "c"), Options{Width: 246, Height: 246, OnPage: true, InText: true}); err != nil || c.Spare() > 25 {
		t.Errorf("many rows have %.1f points to spare, %v", c.Spare(), err)
	}
}
