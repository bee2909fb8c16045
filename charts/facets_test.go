package charts

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/file"
)

// panelTexts are the texts of a role in each panel of a chart.
func panelTexts(c *Chart, r role) map[int][]string {
	texts := map[int][]string{}
	for _, t := range c.scene.texts {
		if t.role == r {
			texts[t.panel] = append(texts[t.panel], t.line.Text)
		}
	}
	return texts
}

// plotsOf are the plots of a chart: the boxes around grid lines of one left end
// and one row, from the top left.
func plotsOf(c *Chart, rows int) []rect {
	boxes := map[[2]int]rect{}
	all := gridOf(&c.scene)
	height := all.height() / float64(rows)
	for _, sh := range c.scene.shapes {
		if sh.role != roleGrid && sh.role != roleBaseline {
			continue
		}
		b := rect{sh.points[0].x, sh.points[0].y, sh.points[1].x, sh.points[1].y}
		k := [2]int{int(b.x0), min(int((b.y0-all.y0)/height), rows-1)}
		if old, ok := boxes[k]; ok {
			b = old.union(b)
		}
		boxes[k] = b
	}
	var list []rect
	for _, b := range boxes {
		list = append(list, b)
	}
	return list
}

func TestPanelsShareOneScale(t *testing.T) {
	ds := gallery(t)
	for id, panels := range map[string]int{"facets-lines": 6, "facets-bars": 3, "facets-long": 2, "facets-step": 2, "facets-area": 6} {
		ch := laidOut(t, ds, chartOf(t, ds, id), 960, 540)
		rows := 1
		if panels == 6 || id == "facets-long" { // whose names have no room beside each other
			rows = 2
		}
		plots := plotsOf(ch, rows)
		if len(plots) != panels {
			t.Fatalf("%s: %d plots, want %d: %v", id, len(plots), panels, plots)
		}
		for _, p := range plots[1:] {
			if math.Abs(p.width()-plots[0].width()) > slack || math.Abs(p.height()-plots[0].height()) > slack {
				t.Errorf("%s: the plots %v and %v differ in size", id, plots[0], p)
			}
		}
	}
}

func TestPanelAxesAreLabelledAtTheEdges(t *testing.T) {
	ds := gallery(t)
	for _, tt := range []struct {
		id          string
		ticks, keys []int // the panels that label values, and keys
	}{
		{"facets-lines", []int{1, 4}, []int{1, 2, 3, 4, 5, 6}}, // lines have periods below each row
		{"facets-bars", []int{1}, []int{1, 2, 3}},
		{"facets-lying", []int{1, 2, 3}, []int{1}},
		{"facets-ugly", []int{1, 4}, []int{1, 2, 3, 4, 5}},
	} {
		ch := laidOut(t, ds, chartOf(t, ds, tt.id), 960, 540)
		for r, want := range map[role][]int{roleTick: tt.ticks, roleCategory: tt.keys} {
			var got []int
			texts := panelTexts(ch, r)
			for i := range texts {
				got = append(got, i)
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s: the panels %v have a %s, want %v", tt.id, got, r, want)
			}
			for _, i := range want[1:] {
				if r == roleTick && !slices.Equal(texts[i], texts[want[0]]) {
					t.Errorf("%s: ticks %v and %v", tt.id, texts[want[0]], texts[i])
				}
			}
		}
	}
}

func TestPanelsAreReadOneByOne(t *testing.T) {
	ds := gallery(t)
	ch := laidOut(t, ds, chartOf(t, ds, "facets-lines"), 960, 540)
	last := 0
	for _, x := range ch.scene.texts {
		if x.panel < last && x.role != roleFooter {
			t.Fatalf("%q of panel %d is read after panel %d", x.line.Text, x.panel, last)
		}
		last = x.panel
	}
	if got := panelTexts(ch, rolePanel)[6]; !slices.Equal(got, []string{"Nigeria"}) {
		t.Errorf("the last panel is called %v", got)
	}
}

func TestEveryPanelSaysItsLastValue(t *testing.T) {
	ds := gallery(t)
	ch := laidOut(t, ds, chartOf(t, ds, "facets-lines"), 960, 540)
	for i, want := range []string{"97.6", "91.4", "80.7", "73.1", "46.3", "38"} {
		if got := panelTexts(ch, roleSeries)[i+1]; !slices.Equal(got, []string{want}) {
			t.Errorf("panel %d says %v, want %s", i+1, got, want)
		}
	}
}

func TestGhostsAreTheOtherLines(t *testing.T) {
	ds := gallery(t)
	count := func(id string) int {
		n := 0
		for _, sh := range laidOut(t, ds, chartOf(t, ds, id), 960, 540).scene.shapes {
			if sh.role == roleGhost {
				n++
			}
		}
		return n
	}
	// Five lines in six panels; that of Nigeria is two, with its gap.
	if got, want := count("facets-lines"), 6*5+5; got != want {
		t.Errorf("%d ghosts, want %d", got, want)
	}
	if got := count("facets-area"); got != 0 {
		t.Errorf("%d ghosts behind areas", got)
	}
}

func TestPanelsOfEveryNumber(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"bar-vertical", "bar-horizontal", "lollipop", "bar"} {
		for _, m := range []int{2, 3, 5, 7, 11, 24} {
			ds := load(t, bigData(4, m, func(i, j int) string { return fmt.Sprint((i*7+j*13)%40 - 10) })+"charts: {c: {figure: f, facets: series, kind: "+kind+"}}")
			for name, size := range pictures {
				if ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]); ch == nil && (name == "4K" || name == "slide" && m < 24) {
					t.Errorf("%s: %d panels do not fit into %s", kind, m, name)
				}
			}
		}
	}
}

func TestTooManyPanels(t *testing.T) {
	_, err := file.Load(fileOf(bigData(2, 25, func(i, j int) string { return "1" })+"charts:\n  c:\n    figure: f\n    facets: series\n"), "test.yaml", file.Options{})
	var faults data.Faults
	if !errors.As(err, &faults) || faults[0].Pos.Line != 37 || !strings.Contains(faults[0].Text, "25 panels") {
		t.Errorf("25 panels: %v", err)
	}
	ds := load(t, bigData(3, 24, func(i, j int) string { return "3" })+"charts: {c: {figure: f, facets: series}}")
	_, err = New(ds, chartOf(t, ds, "c"), Options{Width: 300, Height: 100})
	if err == nil || !strings.Contains(err.Error(), "panel") {
		t.Errorf("24 panels in a small picture: %v", err)
	}
}

func TestAltOfPanels(t *testing.T) {
	ds := gallery(t)
	for id, want := range map[string]string{
		"facets-lines":   "Line charts side by side, on one scale: Internet users, percent, from 2014 to 2021. The panels are Korea, Germany, Brazil, China, India and Nigeria.",
		"facets-bars":    "for North, East, South and West. The panels are Goods, Services and Income. Left open which is highest: Goods, North",
		"facets-figures": "The panels are Exports and Imports. In 2020,",
	} {
		alt := strings.ReplaceAll(laidOut(t, ds, chartOf(t, ds, id), 960, 540).Description(Standing{}), "\u00a0", " ")
		if !strings.Contains(alt, want) {
			t.Errorf("%s: the alt text lacks %q:\n%s", id, want, alt)
		}
	}
}

// ownPanels is a dashboard: two figures whose numbers and units have nothing in common.
const ownPanels = `title: T
sources: {s: {publisher: P, title: Q, date: 2020}}
figures:
  rate: {title: Rate, unit: percent, source: s, chart: false, values: {2018: 1.5, 2019: 2.5, 2020: 3.5}}
  people: {title: People, unit: thousand people, source: s, chart: false, values: {2018: 2100, 2019: 2500, 2020: 2900}}
charts:
  c: {figures: [rate, people], facets: figures, scales: own, title: A finding KIND}
`

// TestOwnScales checks that panels with scales of their own have each its axis, labelled in
// each panel, and its unit at its head, and that the foot says so.
func TestOwnScales(t *testing.T) {
	for _, kind := range []string{"", ", kind: bar-vertical", ", kind: bar-horizontal"} {
		ds := load(t, strings.Replace(ownPanels, " KIND", kind, 1))
		ch, err := New(ds, chartOf(t, ds, "c"), Options{})
		if err != nil {
			t.Fatal(kind, err)
		}
		checkScene(t, ch)
		ticks, heads := [3][]string{}, []string{}
		for _, text := range ch.scene.texts {
			switch text.role {
			case roleTick:
				ticks[text.panel] = append(ticks[text.panel], text.line.Text)
			case rolePanel:
				heads = append(heads, text.line.Text)
			}
		}
		if len(ticks[1]) < 3 || len(ticks[2]) < 3 || slices.Contains(ticks[1], "2,000") || slices.ContainsFunc(ticks[2], func(s string) bool { return strings.Contains(s, "%") }) {
			t.Errorf("%s: the panels have the ticks %q and %q", kind, ticks[1], ticks[2])
		}
		if got := strings.ReplaceAll(strings.Join(heads, "|"), "\u00a0", " "); got != "Rate|percent|People|thousand people" {
			t.Errorf("%s: the heads are %q", kind, got)
		}
		if foot := strings.Join(ch.plan.footnote(saveNothing, footing{}), " "); !strings.Contains(foot, "Scales differ between the panels.") {
			t.Errorf("%s: the foot %q does not say that scales differ", kind, foot)
		}
	}
}

// TestOwnUnitsInWords checks that the alt text prints each number in its own unit, and
// compares none of two.
func TestOwnUnitsInWords(t *testing.T) {
	for language, want := range map[string]string{
		"en": "The panels are Rate (percent) and People (thousand people). Rate rose from 1.5% in 2018 to 3.5% in 2020. People rose from 2,100 thousand people in 2018 to 2,900 thousand people in 2020.",
		"de": "Die Felder sind Rate (Prozent) und People (Tausend Personen). Rate: gestiegen von 1,5",
	} {
		ds := load(t, strings.Replace(ownPanels, " KIND", "", 1)+"language: "+language+"\n")
		ch, err := New(ds, chartOf(t, ds, "c"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if alt := strings.ReplaceAll(ch.Description(Standing{}), "\u00a0", " "); !strings.Contains(alt, want) {
			t.Errorf("%s: the alt text is %q, and lacks %q", language, alt, want)
		}
	}
	ds := load(t, strings.Replace(ownPanels, " KIND", ", kind: bar", 1))
	ch, err := New(ds, chartOf(t, ds, "c"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if alt := ch.Description(Standing{}); strings.Contains(alt, "2,900") && strings.Contains(alt, "lowest: Rate") {
		t.Errorf("the alt text compares numbers in two units: %q", alt)
	}
}

// TestTimeInPanels checks that years below panels are equally far apart where the ends allow it, that
// panels whose axis does not reach zero stand on a line, and that last values stand near their points.
func TestTimeInPanels(t *testing.T) {
	var series strings.Builder
	for i, name := range []string{"A", "B", "C", "D", "E", "F"} {
		fmt.Fprintf(&series, "      %s: {", name)
		for year := 2000; year <= 2024; year++ {
			fmt.Fprintf(&series, "%d: %d, ", year, 40+(i*7+year*3)%20)
		}
		series.WriteString("}\n")
	}
	ds := load(t, head+"    unit: users\n    series:\n"+series.String()+"charts: {c: {figure: f, facets: series}}")
	for _, size := range []string{"slide", "half", "square"} {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), pictures[size][0], pictures[size][1])
		for panel, years := range panelTexts(ch, roleCategory) {
			step := 0
			for i := 1; i < len(years); i++ {
				apart := number(t, years[i]) - number(t, years[i-1])
				if step = cmp.Or(step, apart); apart != step {
					t.Errorf("%s: the years of panel %d are %v", size, panel, years)
				}
			}
			if years[0] != "2000" || years[len(years)-1] != "2024" {
				t.Errorf("%s: the years of panel %d are %v", size, panel, years)
			}
		}
		lines, ends := 0, map[int]point{}
		for _, sh := range ch.scene.shapes {
			if sh.role == roleFoot {
				lines++
			}
			if sh.role == roleLine {
				ends[sh.owner] = sh.points[len(sh.points)-1]
			}
		}
		if lines != 6 {
			t.Errorf("%s: %d of 6 panels stand on a line", size, lines)
		}
		for _, text := range ch.scene.texts {
			if text.role == roleSeries && text.x-ends[text.owner].x > 1.3*text.style.Size {
				t.Errorf("%s: the value %s stands %v points from its point", size, text.line.Text, text.x-ends[text.owner].x)
			}
		}
	}
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
