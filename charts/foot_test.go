package charts

import (
	"fmt"
	"strings"
	"testing"

	"briefing/data/language"
)

// fortyKeys are values under forty keys, every nth of them with more.
func fortyKeys(key func(int) string, nth int, more string) string {
	var cells []string
	for i := range 40 {
		cell := fmt.Sprint(50 + i*7%30)
		if nth > 0 && i%nth == 0 {
			cell = "{value: " + cell + ", " + more + "}"
		}
		cells = append(cells, key(i)+": "+cell)
	}
	return "{" + strings.Join(cells, ", ") + "}"
}

func year(i int) string   { return fmt.Sprint(1981 + i) }
func region(i int) string { return fmt.Sprintf("Region of the number %d", i) }

// TestFeetAreRules checks what the foot says of many values, and that the alt text names them.
func TestFeetAreRules(t *testing.T) {
	series := func(n int, cell string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "\n      S%d: {2018: 10, 2019: 11, 2020: %s, 2021: 12}", i, cell)
		}
		return b.String() + "\n      Last: {2018: 10, 2019: 11, 2020: 10, 2021: 12}\n"
	}
	for _, tt := range []struct{ figure, kind, foot, alt string }{
		{"values: " + fortyKeys(region, 1, "status: provisional"), "bar-horizontal", "All values are provisional.", "Provisional: Region of the number 0, Region of the number 1,"},
		{"values: " + fortyKeys(region, 2, "status: provisional"), "bar-horizontal", "Provisional: 20 of 40.", "Provisional: Region of the number 0, Region of the number 2,"},
		{"values: " + fortyKeys(year, 3, "mark: special event"), "line", "14 of 40 periods", ""},
		{"values: " + fortyKeys(year, 1, "status: estimate"), "line", "All values are estimates.", "Estimate: 1981 to 2020"},
		{"values: {1990: 5, 1995: 6, 2000: {value: 7, status: forecast}, 2005: {value: 8, status: forecast}, 2010: {value: 9, status: forecast}}", "line", "Forecast: 2000–2010.", "Forecast: 2000, 2005 and 2010."},
		{"values: {Jan: between 2 and 8, Feb: between 2 and 9, Mar: between 4 and 12}", "bar-vertical", "All values are ranges.", "Jan, Feb and Mar: a range, not an exact value."},
		{"values: {A: 5, B: {value: 4, status: provisional}, C: 3}", "bar-vertical", "Provisional: B.", "Provisional: B."},
		{"series:" + series(12, "{value: 9, status: provisional}"), "line", "Provisional: 2020 (12 series).", "Provisional: S0, S1, S2,"},
		{"series:" + series(12, "{value: 9, mark: break}"), "line", "12 of 13 series, break in 2020;", "S0, S1, S2,"},
		{"series:" + series(2, "{value: 9, status: provisional}"), "line", "Provisional: S0 and S1, 2020.", ""},
		{"series:" + series(6, "{value: 9, disputed: 8, by: b}"), "line", "Disputed: 2020 (6 series).", "S0, 2020 is disputed: 8"},
	} {
		out := ""
		if strings.Contains(tt.figure, "S0") {
			out = "highlight: S0, "
		}
		ds := load(t, head+"    unit: tonnes\n    "+tt.figure+"\ncharts: {c: {figure: f, title: T, "+out+"kind: "+tt.kind+"}}")
		plan := mustPlan(t, ds, "c")
		if foot := breakable(strings.Join(plan.footnote(saveNothing, footing{bounds: true}), " ")); !strings.Contains(foot, tt.foot) {
			t.Errorf("the foot of %.60s is %q, want it to say %q", tt.figure, foot, tt.foot)
		}
		if alt := breakable(plan.alt().text(Standing{})); !strings.Contains(alt, tt.alt) {
			t.Errorf("the alt text of %.60s is %q, want it to say %q", tt.figure, alt, tt.alt)
		}
	}
}

// TestFeetAreShort checks that what one status says of forty keys takes at most three lines, in
// pictures of every size, and that a foot leaves room for panels of many lines.
func TestFeetAreShort(t *testing.T) {
	t.Parallel()
	for _, status := range []string{"status: provisional", "status: forecast", "mark: low reliability", "mark: special event", "disputed: 70, by: b"} {
		for _, nth := range []int{1, 2, 3} {
			for kind, key := range map[string]func(int) string{"line": year, "dot": region, "bar-horizontal": region} {
				ds := load(t, head+"    unit: percent\n    values: "+fortyKeys(key, nth, status)+"\ncharts: {c: {figure: f, title: T, kind: "+kind+"}}")
				for name, size := range pictures {
					ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
					if ch == nil {
						if kind == "line" {
							t.Errorf("%s of every %d does not fit into %s", status, nth, name)
						}
						continue
					}
					if n := footLines(ch); n > 3 {
						t.Errorf("%s of every %d in %s: the foot has %d lines: %s", status, nth, name, n, footOf(ch))
					}
				}
			}
		}
	}
	var b strings.Builder
	for i := range 40 {
		fmt.Fprintf(&b, "      Region of the number %d: {2016: %d, 2017: {value: %d, mark: break}, 2018: {value: %d, status: estimate}, 2019: {value: %d, status: provisional}}\n", i, 40+i, 41+i, 39+i, 42+i)
	}
	two := head + "    unit: percent\n    series:\n" + b.String() + "  g:\n    title: The other thing that is measured\n    source: b\n    unit: percent\n    series:\n" + b.String()
	ds := load(t, two+"charts: {c: {figures: [f, g], facets: figures, title: Two panels of forty lines each have room, highlight: [Region of the number 7, Region of the number 33]}}")
	for name, size := range pictures {
		if laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]) == nil {
			t.Errorf("two panels do not fit into %s", name)
		}
	}
}

// footLines is how many lines the foot of a chart has.
func footLines(ch *Chart) int {
	n := 0
	for _, text := range ch.scene.texts {
		if text.role == roleFooter {
			n++
		}
	}
	return n
}

// TestSourcesHaveTheirLine checks that notes stand below the sources, unless one line has room for
// both.
func TestSourcesHaveTheirLine(t *testing.T) {
	long := strings.Repeat("that goes on and on, ", 8) + "and ends"
	for remark, want := range map[string]string{"A remark": "Source: A Publisher, A. A remark. Provisional: B.", long: "Source: A Publisher, A.|" + long} {
		ds := load(t, head+"    unit: percent\n    values: {A: 5, B: {value: 4, status: provisional}}\ncharts: {c: {figure: f, title: T, note: \""+remark+"\"}}")
		var lines []string
		for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.texts {
			if text.role == roleFooter {
				lines = append(lines, breakable(text.line.Text))
			}
		}
		if got := strings.Join(lines, "|"); !strings.HasPrefix(strings.ReplaceAll(got, "|", " "), strings.ReplaceAll(want, "|", " ")) || len(lines) > 1 != strings.Contains(want, "|") || !strings.HasPrefix(want, lines[0]) {
			t.Errorf("the foot is %q, want %q", got, want)
		}
	}
}

// TestFeetInOtherLanguages checks the words for many.
func TestFeetInOtherLanguages(t *testing.T) {
	for lead, want := range map[string][2]string{
		"de": {"Alle Werte sind vorläufig.", "Vorläufig: 20 von 40."},
		"zh": {"所有数值均为初步数。", "初步数：40项中的20项。"},
	} {
		for i, nth := range []int{1, 2} {
			ds := load(t, "language: "+lead+"\n"+head+"    unit: percent\n    values: "+fortyKeys(region, nth, "status: provisional")+"\ncharts: {c: {figure: f, title: T}}")
			c := chartOf(t, ds, "c")
			found := summarize(c)
			nw := &noteWriter{chart: c, say: language.Of(ds), form: registry[c.Kind], words: chartWords{chart: c, say: language.Of(ds), brief: true}, summary: &found}
			if got := nw.statuses(); len(got) != 1 || got[0].text != want[i] {
				t.Errorf("%s: the notes are %v, want %q", lead, got, want[i])
			}
		}
	}
}
