package charts

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"briefing/data/language"
)

// manySeries is a figure of n series over some years, those named in highlight among them:
// Out 1 and so on lie in the middle of the others, and cross them.
func manySeries(n int, kind string, highlight ...string) string {
	var b strings.Builder
	b.WriteString(head + "    unit: tonnes\n    series:\n")
	years := []int{2015, 2016, 2017, 2018, 2019, 2020}
	if kind == "slope" || kind == "bar-grouped" {
		years = []int{2015, 2020}
	}
	for i := range n {
		name := fmt.Sprintf("Other %d", i)
		if at := i - min(n/2, n-len(highlight)); at >= 0 && at < len(highlight) {
			name = highlight[at]
		}
		fmt.Fprintf(&b, "      %s: {", name)
		for _, y := range years {
			fmt.Fprintf(&b, "%d: %d, ", y, 50+(i*37+y*13*(i%3+1))%60)
		}
		b.WriteString("}\n")
	}
	return b.String() + "charts: {c: {figure: f, title: What stands out, kind: " + kind + ", highlight: [" + strings.Join(highlight, ", ") + "]}}"
}

// TestNothingCoversWhatStandsOut checks, by the scene, that marks of what does not stand out
// are drawn before those that do, that these have colours of their own, and that their names
// are there.
func TestNothingCoversWhatStandsOut(t *testing.T) {
	t.Parallel()
	lines := []int{2, 3, 5, 8, 9, 40, 200}
	for kind, numbers := range map[string][]int{"line": lines, "step": lines, "slope": lines, "bar-grouped": {2, 3, 4}} {
		for _, n := range numbers {
			for _, highlight := range [][]string{{"Out 1"}, {"Out 1", "Out 2"}, {"Out 1", "Out 2", "Out 3"}} {
				if len(highlight) >= n {
					continue
				}
				for theme := range builtIn {
					ds := load(t, "theme: "+cmp.Or(theme, "light")+"\n"+manySeries(n, kind, highlight...))
					for size, wh := range pictures {
						if n == 200 && size != "slide" && size != "600x338" {
							continue
						}
						ch := laidOut(t, ds, chartOf(t, ds, "c"), wh[0], wh[1])
						name := fmt.Sprintf("%s/%d/%d/%s/%s", kind, n, len(highlight), theme, size)
						if ch == nil {
							if size == "slide" || size == "half" || size == "4K" || kind == "line" && size == "600x338" {
								t.Errorf("%s has no room", name)
							}
							continue
						}
						standsOut(t, name, ch, highlight)
					}
				}
			}
		}
	}
}

func standsOut(t *testing.T, name string, ch *Chart, highlight []string) {
	t.Helper()
	inks := ch.plan.out.inks
	for i, ink := range inks {
		if slices.Contains(inks[:i], ink) || ink == ch.plan.theme.Muted {
			t.Errorf("%s: %v has not its own colour among %v", name, highlight[i], inks)
		}
	}
	if len(inks) != len(highlight) {
		t.Errorf("%s: %d colours for %d that stand out", name, len(inks), len(highlight))
	}
	out := func(ink color.RGBA) bool { return slices.Contains(inks, ink) }
	var marks []shape
	for _, sh := range ch.scene.shapes {
		switch {
		case !sh.role.data():
		case out(sh.ink):
			marks = append(marks, sh)
		case slices.ContainsFunc(marks, func(m shape) bool { return m.owner != sh.owner && m.bounds().overlaps(sh.bounds()) }):
			t.Errorf("%s: a %s that does not stand out is drawn over one that does", name, sh.role)
			return
		}
	}
	if len(marks) == 0 {
		t.Errorf("%s: nothing stands out", name)
	}
	var names, foot string
	for _, text := range ch.scene.texts {
		switch text.role {
		case roleSeries, roleLegend:
			names += text.line.Text + "|"
		case roleFooter, roleRemark: // near the lines, if there is room
			foot += strings.TrimSuffix(text.line.Text, ".") + ". "
		}
	}
	names, foot = breakable(names), breakable(foot)
	for _, h := range highlight {
		if !strings.Contains(names, h) {
			t.Errorf("%s: no name %s in %q", name, h, names)
		}
	}
	lines := len(ch.plan.chart.Series)
	many := lines > 8 && ch.plan.form.context != nil
	if n := strings.Count(names, "Other"); n == 0 && !many || n > 4 && many { // those that end highest and lowest
		t.Errorf("%s: of %d lines the names are %q", name, lines, names)
	}
	if says := strings.Contains(foot, fmt.Sprintf("Grey: %d others.", lines-len(highlight))); says != many {
		t.Errorf("%s: of %d lines the foot says %q", name, lines, foot)
	}
}

// TestOutstandingInks checks that each theme has colours for three that stand out, and that a
// chart that asks for more than there are is refused.
func TestOutstandingInks(t *testing.T) {
	for name, of := range builtIn {
		if got := len(of().outstandingInks(3)); got != 3 {
			t.Errorf("%s: %d colours", name, got)
		}
	}
	var names []string
	for i := range 12 {
		names = append(names, fmt.Sprintf("Out %d", i))
	}
	ds := load(t, manySeries(30, "line", names...))
	_, err := New(ds, chartOf(t, ds, "c"), Options{})
	if err == nil || !strings.Contains(err.Error(), "12 series are highlighted") {
		t.Errorf("twelve that stand out: %v", err)
	}
}

// TestFirstValuesTogether checks that lines that stand out and begin at one place have one label of their
// first value, and none where it is the base of their index.
func TestFirstValuesTogether(t *testing.T) {
	for unit, want := range map[string]int{"index": 0, "users": 1} {
		ds := load(t, head+"    unit: "+unit+`
    series:
      A: {2018: 100, 2019: 110, 2020: 130}
      B: {2018: 100, 2019: 90, 2020: 80}
      C: {2018: 100, 2019: 104, 2020: 101}
      D: {2018: 99, 2019: 99, 2020: 95}
charts: {c: {figure: f, highlight: [A, B, C]}}`)
		n := 0
		for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.texts {
			if text.role == roleValue && text.line.Text == "100" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: the first value of three lines has %d labels, not %d", unit, n, want)
		}
	}
}

// TestContextInWords checks the foot in other languages, and where what is muted is no grey.
func TestContextInWords(t *testing.T) {
	for lead, want := range map[string]string{
		"language: de\n": "Grau: 11 weitere.",
		"language: zh\n": "灰色：其余11项。",
		"theme: {base: light, muted: '#C97B63'}\n": "Thin lines: 11 others.",
	} {
		ds := load(t, lead+manySeries(12, "line", "Out 1"))
		theme, err := ThemeOf(ds)
		if err != nil {
			t.Fatal(err)
		}
		c := chartOf(t, ds, "c")
		notes := (&noteWriter{chart: c, say: language.Of(ds), form: registry[c.Kind], words: chartWords{chart: c, say: language.Of(ds)}, coloured: colourful(theme.Muted)}).context()
		if len(notes) != 1 || notes[0].text != want {
			t.Errorf("%q: the notes are %v, want %q", lead, notes, want)
		}
	}
}

// TestAmongManyLines checks that the first of what stands out among many lines is warm, unless the file
// chose the accent, and that paper lies along it, over the lines that are context and below its own.
func TestAmongManyLines(t *testing.T) {
	for lead, want := range map[string]string{
		"":               "#d83d1b",
		"theme: dark\n":  "#dd5b4b",
		"theme: print\n": "#262626", // it has no warm one
		"theme: {base: light, accent: '#0A7D3C'}\n": "#0a7d3c",
	} {
		ds := load(t, lead+manySeries(30, "line", "Out 1", "Out 2"))
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		first := ch.plan.out.inks[0]
		if got := hexOf(first); !strings.EqualFold(got, want) {
			t.Errorf("%q: the first is %s, want %s", lead, got, want)
		}
		casing, own, context := -1, -1, -1 // places in the order of drawing
		for i, sh := range ch.scene.shapes {
			switch {
			case sh.role == roleCasing && sh.ink == ch.plan.theme.Paper && casing < 0:
				casing = i
			case sh.role == roleLine && sh.behind:
				context = i
			case sh.role == roleLine && sh.ink == first:
				own = i
				if under := ch.scene.shapes[casing]; casing < 0 || under.width <= sh.width {
					t.Errorf("%q: no paper beside a line that stands out", lead)
				}
			}
		}
		if !(context < casing && casing < own) {
			t.Errorf("%q: context is drawn as %d, paper as %d, the line as %d", lead, context, casing, own)
		}
	}
	ds := load(t, manySeries(6, "line", "Out 1"))
	if got := hexOf(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).plan.out.inks[0]); !strings.EqualFold(got, hexOf(Light().Accent)) {
		t.Errorf("among few lines the first is %s", got)
	}
}

// TestTitledLinesLieOnTop checks that lines that the title names are drawn over the one that is highlighted,
// too, which is thinner.
func TestTitledLinesLieOnTop(t *testing.T) {
	for title, want := range map[string]struct{ last, quiet string }{
		"Out 3 beats Out 1":           {"Out 1, Out 3", "Out 2"},
		"What stands out":             {"Out 1, Out 2, Out 3", ""},
		"Out 2 is above":              {"Out 2", ""}, // fewer than not
		"Out 1 and Out 2 are at last": {"Out 1, Out 2", "Out 3"},
	} {
		ds := load(t, strings.Replace(manySeries(30, "line", "Out 1", "Out 2", "Out 3"), "What stands out", title, 1))
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		widths, order := map[string]float64{}, []string(nil)
		for _, sh := range ch.scene.shapes {
			if sh.role == roleLine && !sh.behind {
				name := ch.plan.chart.Series[sh.owner].Name
				widths[name], order = sh.width, append(order, name)
			}
		}
		last := strings.Join(order[max(len(order)-1-strings.Count(want.last, ","), 0):], ", ")
		if last != want.last {
			t.Errorf("%s: the lines are drawn as %q, last is to be %q", title, order, want.last)
		}
		for name, width := range widths {
			if other := widths[order[len(order)-1]]; (width < other) != (name == want.quiet) {
				t.Errorf("%s: %s is %.1f wide, the last %.1f", title, name, width, other)
			}
		}
	}
}

// TestOthersAreSaidInACorner checks that what the grey lines are is said in a corner of the plot, with no line
// within the height of its letters: of lines that fan out from the lower left in the upper left one.
func TestOthersAreSaidInACorner(t *testing.T) {
	var b strings.Builder
	b.WriteString(head + "    unit: people\n    series:\n")
	for i := range 14 {
		fmt.Fprintf(&b, "      Land %c: {2018: 100, 2020: %d, 2022: %d, 2024: %d}\n", 'A'+i, 100+2*i, 100+4*i, 100+7*i)
	}
	ds := load(t, b.String()+"charts: {c: {figure: f, kind: line, title: A finding, highlight: [Land D, Land H]}}\n")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	for _, text := range ch.scene.texts {
		if text.role != roleRemark || !strings.Contains(text.line.Text, "12 others") {
			continue
		}
		box, plot := text.box(), gridOf(&ch.scene)
		if box.x0-plot.x0 > box.height() || plot.y1-box.y1 > box.height() {
			t.Errorf("it stands at %.0f, the plot at %.0f", box, plot)
		}
		for _, sh := range ch.scene.shapes {
			if sh.role == roleLine && sh.covers(box.inset(-0.9*text.style.Size)) {
				t.Errorf("a line is near %.0f", box)
			}
		}
		return
	}
	t.Error("it is not said in the plot")
}

// TestGreyNamesMakeRoom checks that the highest of many grey lines is named although it ends close to one that
// stands out: both names move a little.
func TestGreyNamesMakeRoom(t *testing.T) {
	var b strings.Builder
	b.WriteString(head + "    unit: people\n    series:\n")
	for i := range 30 {
		fmt.Fprintf(&b, "      Land %d: {2018: 100, 2020: %d, 2022: %d, 2024: %d}\n", i, 100+2*i, 100+4*i, 100+7*i)
	}
	ds := load(t, b.String()+"      Out: {2018: 100, 2020: 158, 2022: 217, 2024: 299}\ncharts: {c: {figure: f, kind: line, title: A finding, highlight: Out}}\n")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	at := heightsOf(ch)
	if !(at["Land 29 303"] > at["Out 299"] && at["Out 299"] > at["Land 0 100"] && at["Land 0 100"] > 0) {
		t.Errorf("names stand at %v", at)
	}
}

// TestNumbersLeaveContextWhole checks that a number stands without its period where with it it would cut a line
// that is context.
func TestNumbersLeaveContextWhole(t *testing.T) {
	var out, low, high strings.Builder
	for m := 1; m <= 36; m++ {
		key := fmt.Sprintf("%d-%02d", 2020+(m-1)/12, (m-1)%12+1)
		away := max(m-18, 18-m)
		fmt.Fprintf(&out, "%s: %d, ", key, 60-away)
		fmt.Fprintf(&high, "%s: %d, ", key, 62+2*away)
		fmt.Fprintf(&low, "%s: 20, ", key)
	}
	ds := load(t, head+"    unit: people\n    series: {Out: {"+out.String()+"}, High: {"+high.String()+"}, Low: {"+low.String()+"}}\ncharts: {c: {figure: f, kind: line, title: A finding, highlight: Out}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 480, 270)
	printed := false
	for _, text := range ch.scene.texts {
		if text.role != roleValue {
			continue
		}
		printed = printed || strings.Contains(text.line.Text, "60")
		for _, sh := range ch.scene.shapes {
			if sh.role == roleLine && sh.behind && sh.covers(text.box()) {
				t.Errorf("%q cuts a line", text.line.Text)
			}
		}
	}
	if !printed {
		t.Error("the highest value is not printed")
	}
}
