package charts

import (
	"slices"
	"testing"
)

// TestNamesAtTheTallestStack checks that the parts of stacks that go both ways are named at one of
// them, each beside its own piece or beyond the end of it, the net beside one of its numbers, and
// that nothing of it covers a bar.
func TestNamesAtTheTallestStack(t *testing.T) {
	ds := load(t, contributions+"charts: {c: {figure: f, kind: bar-stacked, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var named []string
	for _, text := range ch.scene.texts {
		if text.role == roleLegend {
			t.Errorf("%q stands in a legend", text.line.Text)
		}
		if text.role != roleSeries {
			continue
		}
		named = append(named, text.line.Text)
		box := text.box()
		near := false
		for _, sh := range ch.scene.shapes {
			if sh.role != roleBar {
				continue
			}
			if b := sh.bounds(); b.overlaps(box) {
				t.Errorf("%q covers a bar", text.line.Text)
			} else if sh.owner == text.owner && b.inset(-1.2*ch.plan.theme.Label).overlaps(box) {
				near = true
			}
		}
		beside := slices.ContainsFunc(ch.scene.texts, func(o placedText) bool {
			return o.role == roleValue && o.line.Text == "−5.4" && o.box().inset(-ch.plan.theme.Label).overlaps(box)
		})
		if text.line.Text == "Growth" && !beside || text.line.Text != "Growth" && !near {
			t.Errorf("%q stands away from what it names", text.line.Text)
		}
	}
	if slices.Sort(named); !slices.Equal(named, []string{"Consumption", "Growth", "Investment", "Net trade"}) {
		t.Errorf("the names are %q", named)
	}
}

// TestLegendBesideLowStacks checks that a legend of several rows, which would cost a low picture
// its height, stands beside the plot in the order of the pieces from above.
func TestLegendBesideLowStacks(t *testing.T) {
	parts := "unit: percentage points\n    series: {Consumption: {2019: 1, 2020: -4, 2021: 3}, Government: {2019: 0, 2020: -1, 2021: 2}, Investment: {2019: -1, 2020: 0, 2021: 2}, Net trade: {2019: 1, 2020: -1, 2021: 0}, Inventories: {2019: 1, 2020: 1, 2021: 0}}"
	ch := drawnIn(t, "en", "light", parts, "kind: bar-stacked", pictures["600x338"])
	if ch == nil {
		t.Fatal("the chart does not fit")
	}
	if names := textsOf(ch.scene.texts, roleLegend); !slices.Equal(names, []string{"Inventories", "Net trade", "Investment", "Government", "Consumption"}) {
		t.Errorf("the legend is %q", names)
	}
	bars := 0.0
	for _, sh := range ch.scene.shapes {
		if sh.role == roleBar {
			bars = max(bars, sh.bounds().x1)
		}
	}
	for _, text := range ch.scene.texts {
		if text.role == roleLegend && text.box().x0 < bars {
			t.Errorf("%q stands above the bars", text.line.Text)
		}
	}
}

// TestAxesThroughZeroEndAtTheirValues checks that an axis that goes both ways ends near its values
// and has ticks at whole steps.
func TestAxesThroughZeroEndAtTheirValues(t *testing.T) {
	for values, want := range map[string][]string{
		"{2019: 6.1, 2020: -6.3}":      {"−6", "−4", "−2", "0", "2", "4", "6"},
		"{2019: 11, 2020: -1}":         {"0", "2", "4", "6", "8", "10"},
		"{2019: 0.000001, 2020: -0.2}": {"−0.20", "−0.15", "−0.10", "−0.05", "0.00"},
		"{2019: 310, 2020: -180}":      {"−200", "−100", "0", "100", "200", "300"},
	} {
		ch := drawnIn(t, "en", "light", "unit: percentage points\n    values: "+values, "kind: bar-vertical, references: [{value: 0, source: a, label: None}]", pictures["slide"])
		if ch == nil {
			t.Fatalf("%s does not fit", values)
		}
		if ticks := textsOf(ch.scene.texts, roleTick); !slices.Equal(ticks, want) {
			t.Errorf("%s: the ticks are %q, want %q", values, ticks, want)
		}
	}
}
