package charts

import (
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"
)

// policyRates are steps of three series over four Januaries, two of which begin at one value.
const policyRates = `    unit: percent
    series:
      A: {2021-12: 0.25, 2022-08: 2, 2023-02: 4, 2024-08: 3, 2025-02: 2.5}
      B: {2021-12: 0.25, 2022-05: 1, 2023-05: 5.5, 2024-09: 5, 2025-02: 4.5}
      C: {2021-12: -0.5, 2022-07: 0, 2023-09: 3, 2024-06: 2, 2025-02: 1}
charts: {c: {figure: f, kind: step, title: T}}`

// TestYearsOverMonths checks that over several years each January has a mark, and each year stands in the
// middle of its months.
func TestYearsOverMonths(t *testing.T) {
	ds := load(t, head+policyRates)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	if got := strings.Join(textsOf(ch.scene.texts, roleCategory), " "); got != "2022 2023 2024 2025" {
		t.Errorf("the years are %q", got)
	}
	var marks []float64
	for _, sh := range ch.scene.shapes {
		if sh.role == roleFoot && sh.points[0].x == sh.points[1].x {
			marks = append(marks, sh.points[0].x)
		}
	}
	if len(marks) != 4 {
		t.Fatalf("%d Januaries have a mark, not 4", len(marks))
	}
	if year, leap := marks[1]-marks[0], marks[3]-marks[2]; math.Abs(leap/year-366.0/365) > 1e-9 {
		t.Errorf("a leap year is %v times as long as another", leap/year)
	}
	for _, text := range ch.scene.texts {
		if box := text.box(); text.line.Text == "2023" && math.Abs((box.x0+box.x1)/2-(marks[1]+marks[2])/2) > slack {
			t.Errorf("2023 stands at %v, between %v and %v", (box.x0+box.x1)/2, marks[1], marks[2])
		}
	}
	for years, want := range map[string]string{"2023-01: 1, 2024-06: 2": "Jan 2023 Apr Jul Oct Jan 2024 Apr Jun", "1990-01: 1, 2024-12: 2": "1990 1995 2000 2005 2010 2015 2020 Dec 2024"} {
		ds := load(t, head+"    unit: percent\n    every: irregular\n    values: {"+years+"}\ncharts: {c: {figure: f, kind: line, title: T}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		if got := strings.ReplaceAll(strings.Join(textsOf(ch.scene.texts, roleCategory), " "), "\u00a0", " "); got != want {
			t.Errorf("%s: the labels are %q, not %q", years, got, want)
		}
	}
}

// TestStepsFromEdgeToEdge checks that steps run from edge to edge over the line at zero, that their last
// marks stand where they end, and which values have a label.
func TestStepsFromEdgeToEdge(t *testing.T) {
	ds := load(t, head+policyRates)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	plot := gridOf(&ch.scene)
	zero := slices.IndexFunc(ch.scene.shapes, func(s shape) bool { return s.role == roleBaseline })
	ends := map[int]point{}
	for i, sh := range ch.scene.shapes {
		switch sh.role {
		case roleLine:
			ends[sh.owner] = sh.points[len(sh.points)-1]
			if sh.points[0].x != plot.x0 || ends[sh.owner].x != plot.x1 {
				t.Errorf("a line runs from %v to %v, the plot from %v to %v", sh.points[0].x, ends[sh.owner].x, plot.x0, plot.x1)
			}
			if i < zero {
				t.Error("zero is drawn over a line")
			}
		case roleMarker:
			if sh.points[0] != ends[sh.owner] {
				t.Errorf("a mark stands at %v, the end of its line at %v", sh.points[0], ends[sh.owner])
			}
		}
	}
	values := textsOf(ch.scene.texts, roleValue)
	if slices.Sort(values); !slices.Equal(values, []string{"0.25", "3", "4", "5.5", "−0.5"}) {
		t.Errorf("the labels are %q", values)
	}
	for _, text := range ch.scene.texts {
		if text.role == roleValue && (!text.style.Bold || (text.line.Text == "0.25") != (text.ink == ch.plan.theme.Ink)) {
			t.Errorf("%s is bold: %t, in %v", text.line.Text, text.style.Bold, text.ink)
		}
	}
}

// TestPlateauLabelsHaveAir checks that the number of a plateau is as far from its line below it as above.
func TestPlateauLabelsHaveAir(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    every: irregular\n    series:\n      High: {2001: 1, 2005: 5.5, 2015: 4, 2020: 3}\n      Low: {2001: 1, 2005: 5.25, 2015: 2, 2020: 1.5}\ncharts: {c: {figure: f, kind: step, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	gaps := map[string]float64{}
	for _, text := range ch.scene.texts {
		for _, sh := range ch.scene.shapes {
			if sh.role != roleLine || sh.owner != text.owner || text.role != roleValue {
				continue
			}
			top := math.Inf(-1)
			for _, p := range sh.points {
				top = max(top, p.y)
			}
			if text.y > top { // from the baseline, or from the top of the figures
				gaps[text.line.Text] = text.y - top
			} else {
				gaps[text.line.Text] = top - (text.y + 0.71*text.style.Size)
			}
		}
	}
	if over, under := gaps["5.5"], gaps["5.25"]; over < 7 || math.Abs(over-under) > 1 {
		t.Errorf("the numbers are %.1f above and %.1f below their lines", over, under)
	}
}

// TestNumbersOfEachPoint checks which numbers of a line are strong where each point has one, that it has few
// ticks then, and that forecasts have small hollow marks.
func TestNumbersOfEachPoint(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {1990: 15, 2000: 17, 2010: 19, 2020: 22, 2030: {value: 24, status: forecast}, 2040: {value: 29, status: forecast}}\ncharts: {c: {figure: f, kind: area, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	for _, text := range ch.scene.texts {
		if text.role == roleValue && text.style.Bold != slices.Contains([]string{"15", "22"}, text.line.Text) {
			t.Errorf("%s is bold: %t", text.line.Text, text.style.Bold)
		}
	}
	if got := strings.Join(textsOf(ch.scene.texts, roleTick), " "); got != "0 10 20 30%" && got != "30% 20 10 0" {
		t.Errorf("the ticks are %q", got)
	}
	var radii []float64
	for _, sh := range ch.scene.shapes {
		if sh.role == roleMarker && sh.ink == ch.plan.theme.Accent {
			radii = append(radii, sh.radius)
		}
	}
	if len(radii) != 6 || radii[4] >= radii[3] || radii[5] != radii[0] {
		t.Errorf("the marks are %v", radii)
	}
}

// TestReferencesHaveTheirColour checks that a reference line and its name have one colour that no line has.
func TestReferencesHaveTheirColour(t *testing.T) {
	for _, theme := range []string{"light", "dark", "high-contrast", "print", "{accent: '#CE6A1E'}"} {
		ds := load(t, "theme: "+theme+"\n"+head+"    unit: percent\n    values: {2014: 3, 2015: 4, 2016: 5, 2017: 4}\ncharts: {c: {figure: f, kind: line, title: T, references: [{value: 3.7, label: Mean, source: a}]}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		i := slices.IndexFunc(ch.scene.shapes, func(s shape) bool { return s.role == roleReference && s.dash != nil })
		j := slices.IndexFunc(ch.scene.texts, func(t placedText) bool { return t.role == roleRemark })
		if i < 0 || j < 0 {
			t.Fatalf("%s: there is no line, or no name", theme)
		}
		own := theme != "print" && !strings.HasPrefix(theme, "{")
		if line, name := ch.scene.shapes[i].ink, ch.scene.texts[j].ink; (line == name) != own || (line == ch.plan.theme.Ink) == own {
			t.Errorf("%s: the line is %v, its name %v", theme, line, name)
		}
	}
}

// TestTitleLeavesColours checks that of lines that stand out those that the title names have a colour, and
// one that it does not name is dark grey.
func TestTitleLeavesColours(t *testing.T) {
	for title, grey := range map[string]string{"Out 0 leads Out 1": "Out 2", "Three of them lead": "", "Out 1 leads": ""} {
		ds := load(t, strings.Replace(manySeries(30, "line", "Out 0", "Out 1", "Out 2"), "title: What stands out", "title: "+title, 1))
		p := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).plan
		for _, name := range p.out.names {
			if ink, _ := p.out.ink(name); (ink == p.theme.Soft) != (name == grey) {
				t.Errorf("%s: %s has the colour %v", title, name, ink)
			}
		}
	}
}

// TestRangesThroughTheYear checks which dots are drawn as ranges: those from a minimum to a maximum by parts
// of a year, unless their middle is spoken of.
func TestRangesThroughTheYear(t *testing.T) {
	for _, c := range []struct {
		interval, keys, title string
		ranges                bool
	}{
		{"average daily minimum to maximum", "Jan Feb Mar", "It rarely freezes", true},
		{"lowest to highest", "Apr May Jun", "T", true},
		{"Tiefst- bis Höchstwert", "Jan Feb Mar", "T", true},
		{"average daily minimum to maximum", "Jan Feb Mar", "The midpoint rises", false},
		{"average daily minimum to maximum", "Kew Ely Ayr", "T", false},
		{"average daily minimum to maximum", "Feb Jan Mar", "T", false},
		{"95% confidence interval", "Jan Feb Mar", "T", false},
	} {
		k := strings.Fields(c.keys)
		ds := load(t, head+"    unit: degrees Celsius\n    interval: "+c.interval+"\n    values: {"+k[0]+": {value: 5, interval: [2, 8]}, "+k[1]+": {value: 5.5, interval: [2, 9]}, "+k[2]+": {value: 8, interval: [4, 12]}}\ncharts: {c: {figure: f, kind: dot, sort: file, title: "+c.title+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		bars, middles, values := rangeShapes(ch)
		foot, alt := strings.Join(textsOf(ch.scene.texts, roleFooter), " "), ch.Description(Standing{})
		if !c.ranges {
			if bars > 0 || !strings.HasPrefix(alt, "Dot") {
				t.Errorf("%s of %s, %s: %d bars, %q", c.interval, c.keys, c.title, bars, alt)
			}
			continue
		}
		if bars != 3 || middles != 0 || strings.Join(values, " ") != "2 8 2 9 4 12" || strings.Contains(foot, "Whiskers") || !strings.HasPrefix(alt, "Range") {
			t.Errorf("%s of %s: %d bars, %d strong lines across, %q, foot %q, alt text %q", c.interval, c.keys, bars, middles, values, foot, alt)
		}
	}
}

// TestScenariosFromWarmToCold checks that of lines that go on from one past the higher ends are the redder,
// in whatever order the file has them.
func TestScenariosFromWarmToCold(t *testing.T) {
	future := func(name string, end string) string {
		return "      " + name + ": {2022: {value: 9, status: forecast}, 2030: {value: " + end + ", status: forecast}}\n"
	}
	for _, theme := range []string{"light", "dark", "high-contrast"} {
		ds := load(t, "theme: "+theme+"\n"+head+"    unit: tonnes\n    every: irregular\n    series:\n      Past: {2020: 7, 2021: 8, 2022: 9}\n"+future("Low", "1")+future("High", "12")+future("Mean", "6")+"charts: {c: {figure: f, kind: line, title: T}}")
		p := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).plan
		if past := p.seriesInk(0); past != p.theme.Ink && theme != "high-contrast" {
			t.Errorf("%s: the past is %v", theme, past)
		}
		low, high, mean := p.seriesInk(1), p.seriesInk(2), p.seriesInk(3)
		red := func(c color.RGBA) int { return int(c.R) - int(c.G) } // than green, as warm colours are, and none in the middle is
		if pastOfScenarios(p) >= 0 && !(red(high) > red(mean) && red(mean) > 0 && red(low) < 0) {
			t.Errorf("%s: high is %v, mean %v, low %v", theme, high, mean, low)
		}
	}
}

// TestTitledScenarioIsHeaviest checks that the scenario that a title names is the widest line and the others
// are the thinnest.
func TestTitledScenarioIsHeaviest(t *testing.T) {
	future := func(name string, end string) string {
		return "      " + name + ": {2022: {value: 9, status: forecast}, 2030: {value: " + end + ", status: forecast}}\n"
	}
	for title, named := range map[string]bool{"Pledges are not enough": true, "T": false} {
		ds := load(t, head+"    unit: tonnes\n    every: irregular\n    series:\n      Past: {2020: 7, 2021: 8, 2022: 9}\n"+future("Low", "1")+future("High", "12")+future("Pledges", "6")+"charts: {c: {figure: f, kind: line, title: "+title+"}}")
		widths := map[string]float64{}
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		for _, sh := range ch.scene.shapes {
			if sh.role == roleLine {
				widths[ch.plan.chart.Series[sh.owner].Name] = sh.width
			}
		}
		if len(widths) != 4 || !named && (widths["Low"] != widths["Pledges"] || widths["Past"] != widths["High"]) ||
			named && !(widths["Low"] == widths["High"] && widths["High"] < widths["Past"] && widths["Past"] < widths["Pledges"]) {
			t.Errorf("%s: the lines are %v wide", title, widths)
		}
	}
}
