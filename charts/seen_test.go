package charts

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestSeenNumbers: a chart that can be asked knows where each of its numbers is seen, in
// bars, lines, stacks and panels, and one that cannot knows none.
func TestSeenNumbers(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series:\n      A: {2019: 1, 2020: more than 2, 2021: {missing: not asked}}\n      B: {2019: 3, 2020: 4, 2021: 5}\n"+
		"charts:\n  bars: {figure: f, title: T, kind: bar-grouped}\n  lines: {figure: f, title: T, kind: line}\n  panels: {figure: f, title: T, kind: line, facets: series}\n")
	for _, name := range []string{"bars", "lines", "panels"} {
		c, err := New(ds, chartOf(t, ds, name), Options{Asked: true})
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Series, Keys []string
			Numbers      [][]any
		}
		if err := json.Unmarshal([]byte(c.scene.seenPlaces(nil, false)), &got); err != nil {
			t.Fatal(err)
		}
		texts := map[string]bool{}
		for _, n := range got.Numbers {
			texts[got.Series[int(n[4].(float64))]+" "+got.Keys[int(n[5].(float64))]+" "+n[6].(string)] = true
			if x, y := n[0].(float64), n[1].(float64); x < 0 || y < 0 || x > c.scene.width || y > c.scene.height {
				t.Errorf("%s: a number is seen at %v, %v", name, x, y)
			}
		}
		for _, want := range []string{"A 2019 1%", "A 2020 more than 2%", "B 2019 3%", "B 2020 4%", "B 2021 5%"} {
			if !texts[want] {
				t.Errorf("%s: no %q among %v", name, want, texts)
			}
		}
		if len(texts) != 5 {
			t.Errorf("%s: %d numbers", name, len(texts))
		}
		if c, err = New(ds, chartOf(t, ds, name), Options{}); err != nil || strings.Contains(c.scene.seenPlaces(nil, false), "numbers") {
			t.Errorf("%s: a picture can be asked: %v", name, err)
		}
	}
}

// TestTenth: lengths that differ by what processors differ in are printed alike.
func TestTenth(t *testing.T) {
	for _, v := range []float64{66.45, -66.45, 0.05, 131.25} {
		if below, above := tenth(v-1e-10), tenth(v+1e-10); below != above {
			t.Errorf("%v is %v or %v", v, below, above)
		}
	}
	if got := tenth(66.44); got != 66.4 {
		t.Errorf("66.44 is %v", got)
	}
}
