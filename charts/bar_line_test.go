package charts

import (
	"strings"
	"testing"

	"briefing/data/language"
)

// homes are bars, and a line of their unit.
const homes = head + `    unit: thousand homes
    values: {2020: 100, 2021: 150, 2022: 120, 2023: 90}
  need: {title: Need, unit: thousand homes, source: b, chart: false, values: {2020: 160, 2021: 170, 2022: 180, 2023: {value: 190, status: forecast}}}
`

// TestLineOverBars checks that a line runs over muted bars, at the heights of its values, that
// its name stands at its end, and that the alt text, the table and the sources have it.
func TestLineOverBars(t *testing.T) {
	ds := load(t, homes+"charts: {c: {figure: f, line: need, title: T}}")
	c := chartOf(t, ds, "c")
	ch := laidOut(t, ds, c, 960, 540)
	var zero, top float64
	var line []point
	for _, sh := range ch.scene.shapes {
		switch {
		case sh.role == roleBaseline:
			zero = (sh.bounds().y0 + sh.bounds().y1) / 2
		case sh.role == roleBar && sh.ink != ch.plan.theme.Muted:
			t.Errorf("a bar has the colour %v, which is not muted", sh.ink)
		case sh.role == roleBar:
			top = max(top, sh.bounds().y1)
		case sh.role == roleTarget && sh.ink == ch.plan.theme.Accent && sh.dash == nil:
			line = sh.points
		}
	}
	if len(line) != 3 {
		t.Fatalf("the line has %d points before what is forecast, want 3", len(line))
	}
	perPoint := (top - zero) / 150
	for i, want := range []float64{160, 170, 180} {
		if got := (line[i].y - zero) / perPoint; got < want-1 || got > want+1 {
			t.Errorf("the line is at %.1f, want %v", got, want)
		}
	}
	var texts []string
	for _, text := range ch.scene.texts {
		texts = append(texts, text.line.Text)
		if text.line.Text == "Need" && text.box().x0 < line[2].x {
			t.Error("the name of the line does not stand at its end")
		}
	}
	if all := strings.Join(texts, "|"); !strings.Contains(all, "Need") || !strings.Contains(all, "190") {
		t.Errorf("the texts are %s", all)
	}
	if got := breakable(altText(t, ds, "c")); !strings.Contains(got, "Over the bars runs a line, Need: 160 thousand homes in 2020") {
		t.Errorf("the alt text is %q", got)
	}
	if got := language.Tabled(c, language.Of(ds)); len(got) != 2 || got[1].Label != "Need" {
		t.Errorf("the table has %d columns", len(got))
	}
	if len(ch.Sources()) != 2 {
		t.Errorf("%d sources are cited, want 2", len(ch.Sources()))
	}
}

// TestLineOfOwnFigure checks that a series of the figure of the bars that is drawn as a line is
// no bar.
func TestLineOfOwnFigure(t *testing.T) {
	ds := load(t, head+"    unit: cases\n    series: {Daily: {2020-01-01: 5, 2020-01-02: 9, 2020-01-03: 7}, Mean: {2020-01-02: 7, 2020-01-03: 8}}\ncharts: {c: {figure: f, line: {series: Mean, label: Mean of the days}, title: T}}")
	c := chartOf(t, ds, "c")
	if len(c.Series) != 1 || c.Series[0].Name != "Daily" {
		t.Errorf("the bars are of %d series", len(c.Series))
	}
	for _, size := range pictures {
		laidOut(t, ds, c, size[0], size[1])
	}
}

// TestComputedBesideIsSaid checks that the foot names what was computed of that which stands with the figures
// of a chart, and nothing that a source states.
func TestComputedBesideIsSaid(t *testing.T) {
	const more = homes + `  mean: {title: Mean of two years, from: f, by: running-mean, window: 2, chart: false}
  part: {title: Share of the need, from: [f, need], by: ratio, unit: percent, chart: false}
  g: {title: G, unit: homes, source: b, values: {North: 3, South: 5}}
  h: {title: Share of all, from: g, by: share-of-total, chart: false}
`
	for chart, want := range map[string]string{
		"figure: f, line: mean":              "Mean of two years: computed from the sourced figures.",
		"figure: f, line: need":              "",
		"figure: f, targets: {figure: mean}": "Mean of two years: computed from the sourced figures.",
		"figure: mean, line: need":           "Computed from the sourced figures.",
		"figure: g, kind: bar-horizontal, columns: [{figure: h, label: Share}]": "Share: computed from the sourced figures.",
	} {
		ds := load(t, more+"charts: {c: {title: T, "+chart+"}}")
		foot := breakable(strings.Join(mustPlan(t, ds, "c").footnote(saveNothing, footing{bounds: true}), " "))
		if !strings.Contains(foot, want) || want == "" && strings.Contains(foot, "omputed") {
			t.Errorf("%s: the foot is %q, want %q", chart, foot, want)
		}
	}
}
