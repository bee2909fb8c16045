package charts

import (
	"slices"
	"strings"
	"testing"
)

// TestNotesStay checks that readers learn what they must know of the values at
// every size.
func TestNotesStay(t *testing.T) {
	ds := load(t, head+`    unit: users
    values: {2012: 4, 2015: 5, 2016: {value: 6, disputed: 9, by: b}, 2017: {value: 7, status: provisional}, 2018: {value: 8, status: estimate}, 2019: {value: 8, status: revised}, 2020: {value: 9, status: forecast}}
  g: {title: Growth, from: f, by: growth}
charts:
  c: {figure: f, kind: line, gaps: dashed}
  d: {figure: f, kind: bar-vertical}
`)
	tests := []struct {
		id    string
		notes []string
	}{
		{"c", []string{"2016 is disputed", "Provisional: 2017", "Estimate: 2018", "Revised: 2019", "Forecast: 2020", "No value for 2013 and 2014", "Thin dashed lines"}},
		{"d", []string{"2016 is disputed", "Provisional: 2017", "Estimate: 2018", "Revised: 2019", "Forecast: 2020", "No value for 2013 and 2014"}},
		{"g", []string{"Computed from the sourced figures"}},
	}
	for _, tt := range tests {
		for name, size := range pictures {
			ch := laidOut(t, ds, chartOf(t, ds, tt.id), size[0], size[1])
			if ch == nil {
				if name != "panorama" {
					t.Errorf("%s does not fit into %s", tt.id, name)
				}
				continue
			}
			foot := footer(ch)
			for _, want := range tt.notes {
				if named := slices.ContainsFunc(ch.scene.texts, func(text placedText) bool { return text.role == roleRemark && text.line.Text == "Forecast" }); named && strings.HasPrefix(want, "Forecast") {
					continue // the plot says it
				}
				if !strings.Contains(foot, want) {
					t.Errorf("%s in %s: the footer lacks %q: %s", tt.id, name, want, foot)
				}
			}
		}
	}
}

// footer is the text of a chart's footer.
func footer(c *Chart) string {
	var lines []string
	for _, text := range c.scene.texts {
		if text.role == roleFooter {
			lines = append(lines, text.line.Text)
		}
	}
	return strings.ReplaceAll(strings.Join(lines, " "), "\u00a0", " ")
}

func TestBoundNotesNameTheirValues(t *testing.T) {
	ds := load(t, head+`    unit: percent
    series:
      Up: {A: more than 3, B: 4, C: up to 3}
      Down: {A: 5, B: more than 4, C: up to 7}
`)
	got := strings.Join(mustPlan(t, ds, "f").footnote(saveNothing, footing{bounds: true}), " ")
	for _, want := range []string{"Up, A; Down, B: each a lower bound, not an exact value.", "C: an upper bound, not an exact value."} {
		if !strings.Contains(got, want) {
			t.Errorf("the footer lacks %q: %s", want, got)
		}
	}
}

// TestNotesOfComputedValues checks that no source is credited with what the
// program computed.
func TestNotesOfComputedValues(t *testing.T) {
	ds := load(t, head+`    unit: users
    values: {2018: 10, 2019: more than 12, 2020: 20, 2021: {value: 25, disputed: 22, by: b}}
  g: {title: Index, from: f, by: index, base: 2018}
`)
	got := strings.ReplaceAll(strings.Join(mustPlan(t, ds, "g").footnote(saveNothing, footing{bounds: true}), " "), "\u00a0", " ")
	for _, want := range []string{"2019: computed from inexact values (lower bound).", "2021 would be 220 with the disputed value of [2]."} {
		if !strings.Contains(got, want) {
			t.Errorf("the footer lacks %q: %s", want, got)
		}
	}
	if strings.Contains(got, "is disputed") {
		t.Errorf("a computed value is said to be disputed: %s", got)
	}
}
