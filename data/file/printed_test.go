package file

import (
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// A page break that is switched off, by a parameter perhaps, is none.
func TestPageBreakOff(t *testing.T) {
	var kinds []string
	for _, b := range loadWhole(t, stored(t, "printed.yaml")).Briefing {
		kinds = append(kinds, string(b.Kind))
	}
	if got, want := strings.Join(kinds, " "), "text key-numbers page-break table chart"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Key numbers of one figure are told apart by their series.
func TestLabelsNameSeries(t *testing.T) {
	var labels []string
	for _, n := range loadWhole(t, stored(t, "printed.yaml")).Briefing[1].Numbers {
		labels = append(labels, n.Label.Plain)
	}
	if want := []string{"Rent, South, 2016", "Rent, North, 2016", "People, A"}; !slices.Equal(labels, want) {
		t.Errorf("got %q, want %q", labels, want)
	}
}

// Sums in a table are computed numbers, which the appendix owns up to.
func TestMethodsOfTotals(t *testing.T) {
	got := methodsOf(t, "en", stored(t, "printed.yaml"))
	if !strings.Contains(got, "### People\nThe last row of its table adds up") {
		t.Errorf("got %s", got)
	}
}

// A name in a title makes no figure a part of the chart.
func TestNameUsesNoFigure(t *testing.T) {
	ds := loadWhole(t, stored(t, "printed.yaml"))
	figures, sources := originOf(ds).dependencies("rent")
	if figures["people"] || sources["s"] || !figures["rent"] {
		t.Errorf("the chart depends on figures %v and sources %v", figures, sources)
	}
}

// A number before what a figure of the file is measured in is typed by hand.
func TestTypedCounts(t *testing.T) {
	for text, want := range map[string]bool{
		"It is 41.5 euros now.":    true,
		"It is 41.5 eurosceptics.": false,
		"2,500 people came.":       true,
		"3 people came.":           false,
		"It has 41.5 of them.":     false,
	} {
		ds := loadWhole(t, strings.Replace(stored(t, "printed.yaml"), "- text: Here.", "- text: "+text, 1))
		got := slices.ContainsFunc(ds.Warnings, func(f data.Fault) bool { return f.Rule == data.RuleTypedNumber })
		if got != want {
			t.Errorf("%q: warned %v, want %v", text, got, want)
		}
	}
}
