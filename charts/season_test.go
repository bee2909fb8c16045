package charts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// monthsFrom are numbers for the months of some years, from a January on.
func monthsFrom(from, n int, skip ...int) string {
	var items []string
	for i := range n {
		if !slices.Contains(skip, i) {
			items = append(items, fmt.Sprintf("%d-%02d: %d", from+i/12, 1+i%12, 10+i))
		}
	}
	return "{" + strings.Join(items, ", ") + "}"
}

// TestSeason checks that years lie over one another, that the latest or those of the file stand
// out, that the foot names the others, and that what lacks is a gap.
func TestSeason(t *testing.T) {
	for _, tt := range []struct {
		figure, chart string
		series        []string
		first, last   string   // of its keys
		lines         int      // of the latest year
		out           []string // names in the plot
		foot, alt     string
	}{
		{"    values: " + monthsFrom(2021, 34) + "\n", "", []string{"2021", "2022", "2023"}, "Jan", "Dec", 1, []string{"2023"}, "Grey: 2021 and 2022.", "from Jan to Dec, a line for each year from 2021 to 2023"},
		{"    values: " + monthsFrom(2021, 34) + "\n", ", highlight: [2021, 2022]", []string{"2021", "2022", "2023"}, "Jan", "Dec", 1, []string{"2021", "2022"}, "Grey: 2023.", ""},
		{"    values: " + monthsFrom(2019, 58) + "\n", "", []string{"2019", "2020", "2021", "2022", "2023"}, "Jan", "Dec", 1, []string{"2023"}, "Grey: 2019–2022.", ""},
		{"    fiscal: April\n    values: " + monthsFrom(2021, 34) + "\n", "", []string{"2020/21", "2021/22", "2022/23", "2023/24"}, "Apr", "Mar", 1, []string{"2023/24"}, "Grey: 2020/21–2022/23.", ""},
		{"    every: month\n    values: " + monthsFrom(2021, 34, 28, 29) + "\n", "", []string{"2021", "2022", "2023"}, "Jan", "Dec", 2, []string{"2023"}, "Grey: 2021 and 2022.", ""},
		{"    values: {2021-Q1: 1, 2021-Q2: 2, 2021-Q3: 3, 2021-Q4: 4, 2022-Q1: 2, 2022-Q2: 3}\n", "", []string{"2021", "2022"}, "Q1", "Q4", 1, []string{"2022"}, "Grey: 2021.", ""},
		{"    series: {2022: {Jan: 3, Feb: 4, Mar: 5}, 2021: {Jan: 1, Feb: 2, Mar: 4}}\n", "", []string{"2021", "2022"}, "Jan", "Mar", 1, []string{"2022"}, "Grey: 2021.", ""},
	} {
		ds := load(t, head+"    unit: jobs\n"+tt.figure+"charts: {c: {figure: f, kind: season, title: T"+tt.chart+"}}")
		c := chartOf(t, ds, "c")
		ch := laidOut(t, ds, c, 960, 540)
		var series, named []string
		for _, s := range c.Series {
			series = append(series, s.Name)
		}
		last := map[int]int{} // lines by their owners
		for _, s := range ch.scene.shapes {
			if s.role == roleLine {
				last[s.owner]++
			}
		}
		owner := 0
		for o := range last {
			owner = max(owner, o)
		}
		for _, text := range ch.scene.texts {
			if name, _, ok := strings.Cut(text.line.Text, ": "); ok && text.role == roleSeries {
				named = append(named, name)
			}
		}
		slices.Sort(named)
		if !slices.Equal(series, tt.series) || c.Keys[0].Name != tt.first || c.Keys[len(c.Keys)-1].Name != tt.last || !slices.Equal(named, tt.out) {
			t.Errorf("%s: %q from %s to %s, named %q", tt.figure, series, c.Keys[0], c.Keys[len(c.Keys)-1], named)
		}
		if last[owner] != tt.lines {
			t.Errorf("%s: the latest year has %d lines, want %d", tt.figure, last[owner], tt.lines)
		}
		var foot []string
		for _, n := range ch.plan.notes {
			foot = append(foot, n.text)
		}
		if !slices.Contains(foot, tt.foot) || !strings.Contains(ch.Description(Standing{}), tt.alt) {
			t.Errorf("%s: foot %q, alt text %q", tt.figure, foot, ch.Description(Standing{}))
		}
	}
}

// TestYearsGetStronger checks that of years that stand out each later one is stronger, that years behind
// them are paler than any, and that no later one of these is paler than an earlier.
func TestYearsGetStronger(t *testing.T) {
	for theme := range builtIn {
		ds := load(t, "theme: "+cmp.Or(theme, "light")+"\n"+head+"    unit: jobs\n    values: "+monthsFrom(2017, 82)+"\ncharts: {c: {figure: f, kind: season, title: T, highlight: [2023, 2021, 2022]}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		before, out := 0.0, 0
		for i := range ch.plan.chart.Series {
			strength := contrast(ch.plan.seriesInk(i), ch.plan.theme.Paper)
			if strength < before-1e-9 {
				t.Errorf("%s: %s is paler than the year before", theme, ch.plan.chart.Series[i].Name)
			}
			if before = strength; !ch.plan.behind(i) {
				out++
				if strength < markContrast {
					t.Errorf("%s: %s has a contrast of %.2f", theme, ch.plan.chart.Series[i].Name, strength)
				}
			}
		}
		if out != 3 {
			t.Errorf("%s: %d years stand out", theme, out)
		}
	}
}
