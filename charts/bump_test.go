package charts

import (
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// placesOfSeries are the places of each series of a chart, in the order of its keys; a dash
// where it has none.
func placesOfSeries(c *data.Chart) map[string]string {
	all := map[string]string{}
	for _, s := range c.Series {
		var places []string
		for _, k := range c.Keys {
			if v, ok := data.NumberAt(s.Series, k); ok {
				places = append(places, v.Number.String())
			} else {
				places = append(places, "-")
			}
		}
		all[s.Name] = strings.Join(places, " ")
	}
	return all
}

// TestBump checks the places of series, what the foot and the alt text say of them, and that
// the first stands on top, with the names and places at both ends.
func TestBump(t *testing.T) {
	const sold = "{A: {2020: 5, 2021: 9, 2022: 9}, B: {2020: 7, 2021: {missing: strike}, 2022: 9}, C: {2020: 1, 2021: 12, 2022: 3}}"
	for _, tt := range []struct {
		unit, series, chart string
		places              map[string]string
		foot                []string
		alt                 string
	}{
		{"cars", sold, "", map[string]string{"A": "2 2 1", "B": "1 - 1", "C": "3 1 3"}, []string{"First place: the highest value.", "Shared places: A and B, 2022."}, "The places in 2022 were 1 A; 1 B; 3 C."},
		{"cars", sold, ", sort: ascending", map[string]string{"A": "2 1 2", "B": "3 - 2", "C": "1 2 1"}, []string{"First place: the lowest value."}, "A went from place 2 in 2020 to place 2 in 2022."},
		{"rank", "{A: {2020: 2, 2021: 1}, B: {2020: 1, 2021: 2}}", "", map[string]string{"A": "2 1", "B": "1 2"}, nil, "A went from place 2 in 2020 to place 1 in 2021."},
	} {
		ds := load(t, head+"    unit: "+tt.unit+"\n    series: "+tt.series+"\ncharts: {c: {figure: f, kind: bump, title: T"+tt.chart+"}}")
		c := chartOf(t, ds, "c")
		ch := laidOut(t, ds, c, 960, 540)
		places := placesOfSeries(c)
		for name, want := range tt.places {
			if places[name] != want {
				t.Errorf("%s: the places of %s are %s, want %s", tt.unit, name, places[name], want)
			}
		}
		var foot []string
		for _, n := range ch.plan.notes {
			foot = append(foot, n.text)
		}
		for _, want := range tt.foot {
			if !slices.Contains(foot, want) {
				t.Errorf("the foot %q lacks %q", foot, want)
			}
		}
		if alt := strings.ReplaceAll(ch.Description(Standing{}), "\u00a0", " "); !strings.Contains(alt, tt.alt) {
			t.Errorf("alt text %q lacks %q", alt, tt.alt)
		}
		if got := ch.KeySentence(); !strings.HasPrefix(got, "The places") {
			t.Errorf("the key sentence is %q", got)
		}
		tops := map[string]float64{}
		names := 0
		for _, text := range ch.scene.texts {
			switch text.role {
			case roleValue:
				tops[text.line.Text] = text.y
			case roleSeries:
				names++
			}
		}
		if names != 2*len(tt.places) || tops["1"] <= tops["2"] {
			t.Errorf("%d names, places at %v", names, tops)
		}
	}
}

// TestBumpKeepsWhatStandsOut checks that without a highlight the first at the end stands out of
// many, and that aggregates have no place.
func TestBumpKeepsWhatStandsOut(t *testing.T) {
	ds := load(t, head+"    unit: cars\n    aggregates: [World]\n    series: {A: {2020: 1, 2021: 2}, B: {2020: 2, 2021: 3}, C: {2020: 3, 2021: 9}, D: {2020: 4, 2021: 5}, E: {2020: 5, 2021: 6}, F: {2020: 6, 2021: 7}, World: {2020: 21, 2021: 32}}\n"+
		"charts: {c: {figure: f, kind: bump, title: T}}")
	c := chartOf(t, ds, "c")
	laidOut(t, ds, c, 960, 540)
	if !slices.Equal(c.Highlight, []string{"C"}) || len(c.Series) != 6 {
		t.Errorf("%q stand out of %d", c.Highlight, len(c.Series))
	}
}
