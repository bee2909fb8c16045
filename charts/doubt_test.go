package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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
		if !strings.Contains(footOf(ch), note) || !strings.Contains(ch.Description(Standing{}), note) {
			t.Errorf("%s: the break is not said: %s, %s", kind, footOf(ch), ch.Description(Standing{}))
		}
		if alt := ch.Description(Standing{}); strings.Contains(alt, "A rose") || strings.Contains(alt, "A fell") {
			t.Errorf("%s: the alt text compares across the break: %s", kind, alt)
		}
	}
}

// TestBreakBehindGap checks that the sign of a break stands where it is known to be, and not
// in the middle of a gap before it.
func TestBreakBehindGap(t *testing.T) {
	ds := load(t, head+`    unit: percent
    series:
      A: {2018: 8.5, 2019: 7.6, 2020: {missing: confidential}, 2021: {value: 6.4, mark: break}}
      B: {2018: 7.4, 2019: 6.8, 2020: 7.2, 2021: 7.1}
charts: {c: {figure: f, title: Down}}`)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	plot := gridOf(&ch.scene)
	strokes := 0
	for _, sh := range ch.scene.shapes {
		if sh.role != roleMarker || len(sh.points) != 2 {
			continue
		}
		strokes++
		// Of 2018 to 2021, 2020 stands at two thirds.
		x := (sh.bounds().x0 + sh.bounds().x1) / 2
		if part := (x - plot.x0) / plot.width(); part < 0.7 {
			t.Errorf("the sign of a break in 2021 stands at %.2f of the time axis", part)
		}
	}
	if strokes != 2 {
		t.Errorf("%d strokes", strokes)
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
		nw := &noteWriter{chart: c, say: language.Of(ds), words: chartWords{chart: c, say: language.Of(ds)}}
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
		five := "5" // of which the axis has the sign
		if kind == "bar-horizontal" {
			five = "5%" // the first row
		}
		if !slices.Equal(labels, []string{"2*†", "3*", "4", five}) || !slices.Equal(legend, []string{"Low reliability", "Provisional"}) {
			t.Errorf("%s: labels %q, legend %q", kind, labels, legend)
		}
		for _, note := range []string{"Low reliability: Y.", "* Definition differs: Z and W.", "† Affected by a strike or another special event: W.", "Provisional: W."} {
			if !strings.Contains(footOf(ch), note) {
				t.Errorf("%s: %q is not in the foot: %s", kind, note, footOf(ch))
			}
		}
		if alt := ch.Description(Standing{}); !strings.Contains(alt, "Low reliability: Y.") {
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
	if slices.Sort(labels); !slices.Equal(labels, []string{"3*†", "4*", "5"}) {
		t.Errorf("the labels are %q", labels)
	}
	if foot := footOf(ch); !strings.Contains(foot, "* Affected by a strike or another special event: Y and Z. † Definition differs: Z.") {
		t.Errorf("the foot is %q", foot)
	}
}

// TestLegendOfLooks checks that each look has an entry in the legend, which names all that
// the look says, also where two things are true of a number.
func TestLegendOfLooks(t *testing.T) {
	const (
		alone    = "values: {2018: 5, 2019: {value: 4, mark: imputed}, 2020: {value: 3, status: provisional}, 2021: {value: 4, status: forecast}}"
		together = "values: {2018: {value: 5, mark: low reliability}, 2019: {value: 4, mark: low reliability, status: provisional}, 2020: {value: 3, mark: [break, low reliability], status: forecast}, 2021: 4}"
		only     = "values: {2018: 5, 2019: {value: 4, mark: [imputed, low reliability], status: provisional}, 2020: 4}"
		statuses = "values: {2018: 5, 2019: {value: 4, status: provisional}, 2020: {value: 4, status: forecast}}"
		breaks   = "series: {A: {2018: 5, 2019: 6, 2020: {value: 4, mark: break}}, B: {2018: 7, 2019: 7, 2020: 8}}"
	)
	for _, c := range []struct {
		values, kind string
		want         []string
	}{
		{alone, "bar-vertical", []string{"Provisional; imputed", "Forecast"}},
		{alone, "line", []string{"Provisional; forecast; imputed"}},
		{together, "bar-vertical", []string{"Low reliability", "Low reliability (provisional)", "Low reliability (forecast)"}},
		{together, "lollipop", []string{"Low reliability", "Low reliability (provisional; forecast)"}},
		{together, "line", []string{"Low reliability", "Low reliability (provisional; forecast)"}},
		{only, "bar-horizontal", []string{"Low reliability (provisional; imputed)"}},
		{statuses, "bar-vertical", nil},                          // the foot names them
		{breaks, "bar-grouped", []string{"Break in the series"}}, // the names stand below the bars
		{breaks, "line", []string{"Break in the series"}},
		{breaks, "area-stacked", nil},
	} {
		ds := load(t, head+"    unit: percent\n    "+c.values+"\ncharts: {c: {figure: f, title: T, kind: "+c.kind+"}}")
		var legend []string
		for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.texts {
			if text.role == roleLegend {
				legend = append(legend, text.line.Text)
			}
		}
		if !slices.Equal(legend, c.want) {
			t.Errorf("%s of %s: the legend is %q, want %q", c.kind, c.values, legend, c.want)
		}
	}
}

// TestBreakOfOneSeries checks that the mark of a break of one series covers no other line,
// and that grouped bars have a line of its colour across the whole plot.
func TestBreakOfOneSeries(t *testing.T) {
	const values = "    unit: percent\n    series: {A: {2018: 10, 2019: 12, 2020: {value: 18, mark: break}, 2021: 19}, B: {2018: 15.4, 2019: 15.2, 2020: 15, 2021: 14}}\n"
	ds := load(t, head+values+"charts: {c: {figure: f, title: T, kind: line}, g: {figure: f, title: T, kind: bar-grouped}}")
	for _, size := range [][2]float64{{300, 169}, {960, 540}} {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
		ink, strokes := ch.plan.seriesInk(0), 0
		for _, sh := range ch.scene.shapes {
			if sh.role != roleMarker || len(sh.points) != 2 || sh.ink != ink {
				continue
			}
			strokes++
			for _, line := range ch.scene.shapes {
				if line.role == roleLine && line.owner != sh.owner && line.covers(sh.bounds()) {
					t.Errorf("%v: the mark of the break covers another line", size)
				}
			}
		}
		if strokes != 2 {
			t.Errorf("%v: %d strokes mark the break, want 2", size, strokes)
		}
	}
	ch := laidOut(t, ds, chartOf(t, ds, "g"), 960, 540)
	if !slices.ContainsFunc(ch.scene.shapes, func(sh shape) bool {
		return sh.role == roleReference && sh.ink == ch.plan.seriesInk(0) && sh.bounds().height() > 0.4*540
	}) {
		t.Error("no line across the plot marks the break")
	}
}

// TestExtremesAreLabelled checks that the lowest and the highest value of a line are printed
// at each size, with a line to the point where no place beside it is free.
func TestExtremesAreLabelled(t *testing.T) {
	for _, values := range []string{
		"{2010: 8, 2011: 6, 2012: 4, 2013: 2, 2014: 1, 2015: 1.2, 2016: 0.9, 2017: 1.4, 2018: 3, 2019: 9.8, 2020: 7, 2021: 9}",
		"{2000: 5.1, 2001: 4.9, 2002: 5.2, 2003: 5.6, 2004: 5.5, 2005: 5, 2006: 4.6, 2007: 4.6, 2008: 5.8, 2009: 9.3, 2010: 9.8, 2011: 8.9, 2012: 0.9, 2013: 7.4, 2014: 6.2, 2015: 5.3, 2016: 4.9, 2017: 4.4}",
	} {
		ds := load(t, head+"    unit: percent\n    values: "+values+"\ncharts: {c: {figure: f, title: T, kind: line}}")
		for _, size := range [][2]float64{{300, 169}, {960, 540}, {1920, 1080}} {
			printed := map[string]bool{}
			for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]).scene.texts {
				_, value, dated := strings.Cut(text.line.Text, ": ") // with its year
				if !dated {
					value = text.line.Text
				}
				printed[value] = printed[value] || text.role == roleValue
			}
			if !printed["9.8"] || !printed["0.9"] {
				t.Errorf("%v: of %s, the highest is printed: %t, the lowest: %t", size, values, printed["9.8"], printed["0.9"])
			}
		}
	}
}

// TestBreakSaidOnce checks that the foot of a chart of growth does not say twice that a
// break makes numbers incomparable.
func TestBreakSaidOnce(t *testing.T) {
	ds := load(t, head+"    unit: tonnes\n    breaks: {2020: new register}\n    values: {2017: 5, 2018: 6, 2019: 7, 2020: 9, 2021: 10}\n  g: {title: G, from: f, by: growth, incomparable: gap}\ncharts: {c: {figure: g, title: T, kind: bar-vertical}}")
	foot := footOf(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540))
	if want := "No value for 2020. Break in 2020: new register; values before and after are not comparable."; !strings.Contains(foot, want) {
		t.Errorf("the foot is %q, want it to say %q", foot, want)
	}
}

// TestMarksInLanguages checks the words of a chart in each language; who hears them hears no signs.
func TestMarksInLanguages(t *testing.T) {
	for tag, want := range map[string][]string{
		"de": {"Geringe Zuverlässigkeit: 2020.", "Bruch (2021); die Werte davor und danach sind nicht vergleichbar.", "\nAbweichende Definition: 2019."},
		"zh": {"可靠性低：2020年。", "2021年口径变更；前后数值不可比。", "\n定义不同：2019年。"},
	} {
		ds := load(t, "language: "+tag+"\n"+head+"    unit: percent\n    values: {2018: 5, 2019: {value: 6, mark: definition differs}, 2020: {value: 4, mark: low reliability}, 2021: {value: 3, mark: break}}\n")
		c := ds.Charts[0] // whose notes need no font
		found := summarize(c)
		nw := &noteWriter{chart: c, say: language.Of(ds), form: registry[c.Kind], words: chartWords{chart: c, say: language.Of(ds)}, summary: &found}
		foot := "\n"
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

// TestNotesOfInputs checks that the foot has the notes on what its figure was computed from, each once,
// under the names of what they are on, and without a name where that is shown too.
func TestNotesOfInputs(t *testing.T) {
	const content = head + `    unit: offences
    note: With the victims of 1989.
    values: {2018: {value: 57, note: Recorded then}, 2019: 60, 2020: 70}
  p: {title: People, unit: people, source: a, values: {2018: 10, 2019: 10, 2020: 10}}
  r: {title: Rate, from: [f, p], by: ratio}
charts:
  r: {figure: r, title: T, kind: line}
  both: {figures: [f, p], title: T, kind: line, facets: figures, scales: own}
  rates: {figures: [f, r], title: T, kind: line, facets: figures, scales: own}
`
	ds := load(t, content)
	for id, want := range map[string]string{"r": "What is measured: With the victims of 1989. What is measured, 2018: Recorded then.", "both": " With the victims of 1989.", "rates": " With the victims of 1989."} {
		foot := footOf(laidOut(t, ds, chartOf(t, ds, id), 960, 540))
		if !strings.Contains(foot, want) || strings.Count(foot, "1989") != 1 || strings.Count(foot, "Recorded") != 1 {
			t.Errorf("%s: %q is not once in the foot: %s", id, want, foot)
		}
	}
}

// TestComputedReference checks that the foot says of a line across the chart that its value was computed.
func TestComputedReference(t *testing.T) {
	const content = head + `    unit: users
    values: {X: 3, Y: 5}
  m: {title: Mean, from: f, by: mean, over: all}
groups: {all: {Both: all}}
charts:
  c: {figure: f, title: T, kind: dot, references: [{figure: m, key: Both, label: Both}]}
  own: {figure: f, title: T, kind: dot, references: [{figure: f, key: X, label: Own}]}
`
	ds := load(t, content)
	if foot := footOf(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)); !strings.Contains(foot, "Both: computed from the sourced figures.") {
		t.Error(foot)
	}
	if foot := footOf(laidOut(t, ds, chartOf(t, ds, "own"), 960, 540)); strings.Contains(foot, "computed") {
		t.Error(foot)
	}
}

// TestAggregateBarsLast checks that bars of an aggregate stand behind those of its parts, over time too.
func TestAggregateBarsLast(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    aggregates: [All]\n    series: {All: {2019: 4, 2020: 5}, A: {2019: 3, 2020: 6}, B: {2019: 5, 2020: 4}}\ncharts:\n  c: {figure: f, title: T, kind: bar-grouped}\n  l: {figure: f, title: T, kind: line}\n")
	for id, want := range map[string]string{"c": "A B All ", "l": "All A B "} {
		got := ""
		for _, s := range chartOf(t, ds, id).Series {
			got += s.Name + " "
		}
		if got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
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

// TestBreaksSaidOnce checks that values that lack for several breaks are named together, and
// that other reasons stay.
func TestBreaksSaidOnce(t *testing.T) {
	ds := load(t, head+"    unit: tonnes\n    breaks: {2018: new register, 2020: new law}\n    values: {2016: 4, 2017: 5, 2018: 6, 2019: 7, 2020: 9, 2021: 10, 2022: {missing: not collected}, 2023: 12}\n  g: {title: G, from: f, by: growth, incomparable: gap}\ncharts: {c: {figure: g, title: T, kind: bar-vertical}}")
	foot := footOf(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540))
	if !strings.Contains(foot, "No value for 2018 and 2020.") || strings.Contains(foot, "comparable across") || !strings.Contains(foot, "2022") {
		t.Errorf("the foot is %q", foot)
	}
}

// TestTradingDaysInARow checks that days on which a market should have traded are named as a
// range, whatever weekends are between.
func TestTradingDaysInARow(t *testing.T) {
	var values []string
	for day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC); day.Month() < 3; day = day.AddDate(0, 0, 1) {
		trades := day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
		if shut := day.Month() == 1 && day.Day() >= 10 && day.Day() <= 26; trades && !shut {
			values = append(values, day.Format("2006-01-02")+": "+fmt.Sprint(100+day.Day()))
		}
	}
	ds := load(t, head+"    unit: euros\n    every: trading day\n    values: {"+strings.Join(values, ", ")+"}\ncharts: {c: {figure: f, title: T, kind: line}}")
	if foot, want := footOf(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)), "No value for 10 Jan 2024–26 Jan 2024."; !strings.Contains(breakable(foot), want) {
		t.Errorf("the foot is %q, want it to say %q", foot, want)
	}
}

// TestReferencesKeepDoubts checks that the foot and the alt text say what is doubtful of the value of a
// line across the chart.
func TestReferencesKeepDoubts(t *testing.T) {
	ds := load(t, head+`    unit: million tonnes
    values: {2018: 20, 2019: 43, 2020: 66}
  aims: {title: Aims, unit: million tonnes, source: a, chart: false, values: {Near: 50, Far: {value: 60, status: forecast}}}
charts: {c: {figure: f, references: [{figure: aims, key: Near, label: Near aim}, {figure: aims, key: Far, label: Far aim}]}}
`)
	if alt := altText(t, ds, "c"); !strings.Contains(alt, "Forecast: Far aim.") {
		t.Errorf("the alt text does not say that the line is that of a forecast:\n%s", alt)
	}
}
