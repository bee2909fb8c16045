package charts

import (
	"slices"
	"strings"
	"testing"

	"briefing/data/language"
)

const twoSeries = head + "    unit: percent\n    series:\n" +
	"      A: {2018: 10, 2019: 14, 2020: {value: 7, mark: break}, 2021: 9}\n      B: {2018: 20, 2019: 21, 2020: 22, 2021: 24}\n"

// footOf is the foot of a chart on one line.
func footOf(ch *Chart) string {
	var lines []string
	for _, text := range ch.scene.texts {
		if text.role == roleFooter {
			lines = append(lines, text.line.Text)
		}
	}
	return strings.ReplaceAll(strings.Join(lines, " "), "\u00a0", " ")
}

// TestBreakOfOneLine checks that a break of one series parts its line, and joins nothing
// across it where gaps are bridged, while the other line goes on.
func TestBreakOfOneLine(t *testing.T) {
	for _, kind := range []string{"line", "step"} {
		ds := load(t, twoSeries+"charts: {c: {figure: f, gaps: dashed, title: Up, kind: "+kind+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		pieces := map[int]int{}
		strokes := 0
		for _, sh := range ch.scene.shapes {
			switch {
			case sh.role == roleLine:
				pieces[sh.owner]++
			case sh.role == roleConnector:
				t.Errorf("%s: something is joined across the break", kind)
			case sh.role == roleReference:
				t.Errorf("%s: the break of one line runs across the plot", kind)
			case sh.role == roleMarker && len(sh.points) == 2:
				strokes++
			}
		}
		var counts []int
		for _, n := range pieces {
			counts = append(counts, n)
		}
		if slices.Sort(counts); !slices.Equal(counts, []int{1, 2}) || strokes != 2 {
			t.Errorf("%s: the lines have %v pieces, and the gap %d strokes", kind, counts, strokes)
		}
		const note = "A, break in 2020; values before and after are not comparable."
		if !strings.Contains(footOf(ch), note) || !strings.Contains(ch.Alt(), note) {
			t.Errorf("%s: the break is not said: %s, %s", kind, footOf(ch), ch.Alt())
		}
		if alt := ch.Alt(); strings.Contains(alt, "A rose") || strings.Contains(alt, "A fell") {
			t.Errorf("%s: the alt text compares across the break: %s", kind, alt)
		}
	}
}

// TestBreaksOfTwoLines checks that the foot says once what holds of both breaks.
func TestBreaksOfTwoLines(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "A, break in 2020. B, break in 2021. Values before and after a break are not comparable.",
		"de": "A, Bruch (2020). B, Bruch (2021). Die Werte vor und nach einem Bruch sind nicht vergleichbar.",
		"zh": "A于2020年口径变更。B于2021年口径变更。口径变更前后的数值不可比。",
	} {
		ds := load(t, "language: "+tag+"\n"+strings.Replace(twoSeries, "2021: 24", "2021: {value: 24, mark: break}", 1)+"charts: {c: {figure: f, title: Up, kind: line}}")
		c := ds.Charts[0] // whose notes need no font
		nw := &noteWriter{chart: c, say: language.Of(ds), words: chartWords{c, language.Of(ds)}}
		var foot []string
		for _, n := range nw.breaks() {
			foot = append(foot, n.text)
		}
		if got := language.Of(ds).Paragraph(foot); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}

// TestBreakOfAllLines checks that a break of all series is one across the plot.
func TestBreakOfAllLines(t *testing.T) {
	ds := load(t, strings.Replace(twoSeries, "2020: 22", "2020: {value: 22, mark: break}", 1)+"charts: {c: {figure: f, title: Up, kind: line}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	across := slices.ContainsFunc(ch.scene.shapes, func(sh shape) bool { return sh.role == roleReference })
	if foot := footOf(ch); !across || !strings.Contains(foot, "Break in 2020; values") {
		t.Errorf("across the plot: %t; %s", across, foot)
	}
}

// TestWeakNumbers checks that marks which the look shows are in the legend, and others
// have signs, at the number and in the note.
func TestWeakNumbers(t *testing.T) {
	const values = "    unit: percent\n    values: {X: 5, Y: {value: 4, mark: low reliability}, Z: {value: 3, mark: definition differs}, W: {value: 2, status: provisional, mark: [special event, definition differs]}}\n"
	for _, kind := range []string{"bar-vertical", "bar-horizontal", "lollipop", "dot"} {
		ds := load(t, head+values+"charts: {c: {figure: f, title: T, kind: "+kind+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		var labels, legend []string
		for _, text := range ch.scene.texts {
			switch text.role {
			case roleValue:
				labels = append(labels, text.line.Text)
			case roleLegend:
				legend = append(legend, text.line.Text)
			}
		}
		slices.Sort(labels)
		if !slices.Equal(labels, []string{"2%*†", "3%*", "4%", "5%"}) || !slices.Equal(legend, []string{"Low reliability"}) {
			t.Errorf("%s: labels %q, legend %q", kind, labels, legend)
		}
		for _, note := range []string{"Low reliability: Y.", "* Definition differs: Z and W.", "† Affected by a strike or another special event: W.", "Provisional: W."} {
			if !strings.Contains(footOf(ch), note) {
				t.Errorf("%s: %q is not in the foot: %s", kind, note, footOf(ch))
			}
		}
		if alt := ch.Alt(); !strings.Contains(alt, "Low reliability: Y.") {
			t.Errorf("%s: the alt text does not say it: %s", kind, alt)
		}
	}
}

// TestSignsInOrder checks that signs are given in the order in which a reader meets what
// they stand for.
func TestSignsInOrder(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {X: 5, Y: {value: 4, mark: special event}, Z: {value: 3, mark: [definition differs, special event]}}\ncharts: {c: {figure: f, title: T, kind: bar-vertical, sort: file}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var labels []string
	for _, text := range ch.scene.texts {
		if text.role == roleValue {
			labels = append(labels, text.line.Text)
		}
	}
	if slices.Sort(labels); !slices.Equal(labels, []string{"3%*†", "4%*", "5%"}) {
		t.Errorf("the labels are %q", labels)
	}
	if foot := footOf(ch); !strings.Contains(foot, "* Affected by a strike or another special event: Y and Z. † Definition differs: Z.") {
		t.Errorf("the foot is %q", foot)
	}
}

// TestLegendOfLooks checks that the legend names all that one look says.
func TestLegendOfLooks(t *testing.T) {
	const values = "    unit: percent\n    values: {2018: 5, 2019: {value: 4, mark: imputed}, 2020: {value: 3, status: provisional}, 2021: {value: 4, status: forecast}}\n"
	for kind, want := range map[string]string{"bar-vertical": "Provisional; imputed", "line": "Provisional; forecast; imputed"} {
		ds := load(t, head+values+"charts: {c: {figure: f, title: T, kind: "+kind+"}}")
		var legend []string
		for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.texts {
			if text.role == roleLegend {
				legend = append(legend, text.line.Text)
			}
		}
		if !slices.Equal(legend, []string{want}) {
			t.Errorf("%s: the legend is %q, want %q", kind, legend, want)
		}
	}
}

// TestMarksInLanguages checks the words of a chart in each language.
func TestMarksInLanguages(t *testing.T) {
	for tag, want := range map[string][]string{
		"de": {"Geringe Zuverlässigkeit: 2020.", "Bruch (2021); die Werte davor und danach sind nicht vergleichbar.", "* Abweichende Definition: 2019."},
		"zh": {"可靠性低：2020。", "2021年口径变更；前后数值不可比。", "* 定义不同：2019。"},
	} {
		ds := load(t, "language: "+tag+"\n"+head+"    unit: percent\n    values: {2018: 5, 2019: {value: 6, mark: definition differs}, 2020: {value: 4, mark: low reliability}, 2021: {value: 3, mark: break}}\n")
		c := ds.Charts[0] // whose notes need no font
		found := summarize(c)
		nw := &noteWriter{chart: c, say: language.Of(ds), form: registry[c.Kind], words: chartWords{c, language.Of(ds)}, summary: &found}
		foot := ""
		for _, n := range slices.Concat(nw.statuses(), nw.breaks()) {
			foot += strings.ReplaceAll(n.text, "\u00a0", " ") + "\n"
		}
		for _, n := range want {
			if !strings.Contains(foot, n) {
				t.Errorf("%s: no %q in %q", tag, n, foot)
			}
		}
	}
}

// TestReasonsApart checks that the foot says why values are missing, each reason once.
func TestReasonsApart(t *testing.T) {
	for _, tt := range []struct{ values, want string }{
		{"values: {2018: 5, 2019: {missing: not collected}, 2020: confidential, 2021: {missing: not collected}, 2022: 6}",
			"No value for 2019 and 2021: not collected. No value for 2020: confidential."},
		{"series: {A: {2018: 5, 2019: {missing: lost}, 2020: 4}, B: {2018: 5, 2019: 6, 2020: confidential}}",
			"No value for A, 2019: lost. No value for B, 2020: confidential."},
		{"series: {A: {2018: 5, 2019: {missing: lost}, 2020: 4}, B: {2018: 5, 2019: confidential, 2020: 7}}",
			"No value for 2019."},
	} {
		ds := load(t, head+"    unit: percent\n    "+tt.values+"\ncharts: {c: {figure: f, title: T, kind: line}}")
		if foot := footOf(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)); !strings.Contains(foot, tt.want) {
			t.Errorf("%q is not in the foot: %s", tt.want, foot)
		}
	}
}

// TestBreakAmongNames checks that a break is said where there is no time to show it in.
func TestBreakAmongNames(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {X: 5, Y: {value: 4, mark: break}}\ncharts: {c: {figure: f, title: T, kind: bar-vertical}}")
	if foot := footOf(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)); !strings.Contains(foot, "* Break in the series: Y.") {
		t.Errorf("the foot does not say it: %s", foot)
	}
}
