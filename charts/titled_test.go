package charts

import (
	"slices"
	"strings"
	"testing"
)

// TestTitledStandOut checks which series or categories stand out because the title names them, and
// that a highlight of the file goes before.
func TestTitledStandOut(t *testing.T) {
	const rows = "    values: {Greece: 5, Italy: 7, Korea: 6, North Korea: 3, Spain: 4, Gas: 2, US: 9}\n"
	const lines = "    series: {Wind: {2019: 1, 2020: 4}, Gas: {2019: 2, 2020: 3}, Coal: {2019: 5, 2020: 3}, Solar: {2019: 1, 2020: 2}, '2030': {2019: 1, 2020: 2}}\n"
	const pairs = "    series: {Women: {Greece: 5, Italy: 7, Spain: 4, France: 3, Malta: 6}, Men: {Greece: 6, Italy: 9, Spain: 5, France: 3, Malta: 7}}\n"
	for _, tt := range []struct {
		values, chart, title string
		want                 []string
	}{
		{rows, "kind: bar-horizontal", "Greece’s debt and Italy's", []string{"Greece", "Italy"}},
		{rows, "kind: dot", "North Korea falls behind", []string{"North Korea"}},
		{rows, "kind: bar-horizontal", "Korea and North Korea", []string{"Korea", "North Korea"}},
		{rows, "kind: bar-horizontal", "Greek debt", []string{"Greece"}},
		{rows, "kind: bar-horizontal", "Greeks lead", nil},
		{rows, "kind: bar-horizontal", "It tells us of gas", []string{"Gas"}},
		{rows, "kind: bar-horizontal", "Greece, Italy, Spain and Korea", nil}, // more than half
		{rows, "kind: bar-horizontal, highlight: Spain", "Greece leads", []string{"Spain"}},
		{lines, "kind: line", "Wind overtook gas before 2030", []string{"Wind", "Gas"}},
		{lines, "kind: line", "2030 is near", nil},
		{lines, "kind: line", "Since 2019", nil},
		{lines, "kind: bar-stacked", "Wind overtook gas", nil},
		{pairs, "kind: dumbbell", "The gap between women and men is widest in Italy", []string{"Italy"}},
		{pairs, "kind: dumbbell", "Women earn less", nil}, // one of two
		{pairs, "kind: bar-grouped", "Men earn more in Malta", []string{"Malta"}},
	} {
		ds := load(t, head+"    unit: tonnes\n"+tt.values+"charts: {c: {figure: f, title: \""+tt.title+"\", "+tt.chart+"}}")
		if got := mustPlan(t, ds, "c").chart.Highlight; !slices.Equal(got, tt.want) {
			t.Errorf("%s, %q: %q stand out, want %q", tt.chart, tt.title, got, tt.want)
		}
		if given := chartOf(t, ds, "c").Highlight; len(given) > 0 != strings.Contains(tt.chart, "highlight") {
			t.Errorf("%s: the chart of the file itself highlights %q", tt.chart, given)
		}
	}
	han := []string{"中国", "日本", "韩国", "印度", "国"}
	for title, want := range map[string][]string{"中国超过日本": {"中国", "日本"}, "各国都在增长": nil} {
		if got := titled(title, han, han); !slices.Equal(got, want) {
			t.Errorf("%s: %q stand out, want %q", title, got, want)
		}
	}
}

// TestTitledRowsAreStronger checks, by the scene, that the name of a row that the title names is bold,
// as is its difference, and that its bar is darker and broader than all others; values are regular.
func TestTitledRowsAreStronger(t *testing.T) {
	inEveryLook(t, head+`    unit: percent
    series: {Women: {Greece: 52, Italy: 52, Spain: 59, France: 66, Malta: 61}, Men: {Greece: 71, Italy: 70, Spain: 69, France: 71, Malta: 72}}
charts: {c: {figure: f, kind: dumbbell, title: The gap is widest in Greece, subtitle: S}}
`, func(ch drawnChart) {
		for _, text := range ch.scene.texts {
			switch {
			case text.role == roleCategory && text.style.Bold != (text.line.Text == "Greece"):
				t.Errorf("%s: the name %q is bold: %t", ch.name, text.line.Text, text.style.Bold)
			case text.role == roleValue && text.line.Text == "52" && text.style.Bold && strings.Contains(ch.name, "slide"):
				t.Errorf("%s: the value %q is bold", ch.name, text.line.Text)
			}
		}
		var widths []float64
		for _, sh := range ch.scene.shapes {
			if sh.role == roleConnector {
				widths = append(widths, sh.width)
			}
		}
		if len(widths) != 5 || widths[0] <= slices.Max(widths[1:]) {
			t.Errorf("%s: the bars between values are %v broad", ch.name, widths)
		}
	})
}

// TestTitledRowsOfAnswers checks which rows of answers a title names without their whole names: those of an age,
// and of what they shorten.
func TestTitledRowsOfAnswers(t *testing.T) {
	const row = "{Ages 18-49: 10, Ages 50-64: 12, Ages 65+: 13, Rep/Lean Rep: 20, Dem/Lean Dem: 30}"
	for title, want := range map[string]string{
		"Older people and Democrats agree":  "Ages 65+, Dem/Lean Dem",
		"Most Republicans disagree":         "Rep/Lean Rep",
		"Demand is not what they agree on":  "", // the first word has a capital anyway
		"What they agree on is republican":  "",
		"Young and old, Democrats disagree": "Dem/Lean Dem",
	} {
		ds := load(t, head+"    unit: percent\n    series: {Strongly agree: "+row+", Agree: "+row+", Disagree: "+row+", Strongly disagree: "+row+"}\ncharts: {c: {figure: f, kind: bar-stacked, orientation: horizontal, title: \""+title+"\"}}")
		if got := strings.Join(mustPlan(t, ds, "c").strong, ", "); got != want {
			t.Errorf("%s: %q stand out, want %q", title, got, want)
		}
	}
}

// TestTitleNamesMarksInTheirColours checks which words of a title have the colours of marks: the two ends
// of dumbbells, parts of stacks and bars that stand out, and of these also adjectives of countries.
func TestTitleNamesMarksInTheirColours(t *testing.T) {
	const rows = "    values: {Denmark: 5, Germany: 7, France: 6, Italy: 3, Spain: 4}\n"
	const years = "    series: {'2018': {Denmark: 5, Germany: 7, France: 6}, '2024': {Denmark: 6, Germany: 9, France: 7}}\n"
	const pairs = "    series: {Women: {Greece: 5, Italy: 7, Spain: 4}, Men: {Greece: 6, Italy: 9, Spain: 5}}\n"
	const parts = "    series: {Wind: {2019: 1, 2020: 4}, Gas: {2019: 2, 2020: 3}, Coal: {2019: 5, 2020: 3}}\n"
	for _, tt := range []struct{ values, chart, title, want string }{
		{rows, "kind: bar-horizontal", "Danish firms lead", "Danish"},
		{rows, "kind: bar-vertical", "Denmark and Danes lead", "Denmark"},
		{rows, "kind: bar-horizontal, highlight: Spain", "Denmark leads, not Spain", "Spain"},
		{rows, "kind: bar-horizontal", "All are alike", ""},
		{rows, "kind: dot", "Danish firms lead", ""}, // which are named in bold
		{years, "kind: bar-grouped", "German firms lead", "German"},
		{pairs, "kind: dumbbell", "The gap between women and men is widest in Italy", "women men"},
		{pairs, "kind: bar-grouped", "Women earn less in Italy", ""}, // whose colours are those of keys
		{parts, "kind: bar-share, highlight: Wind", "Wind overtook gas", "Wind"},
		{parts, "kind: bar-share", "Wind overtook gas", ""},
	} {
		ds := load(t, head+"    unit: tonnes\n"+tt.values+"charts: {c: {figure: f, title: \""+tt.title+"\", "+tt.chart+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		var got []string
		for _, text := range ch.scene.texts {
			if text.role == roleTitle && text.ink != ch.plan.theme.Ink {
				got = append(got, text.line.Text)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s, %q: in colour are %q, want %q", tt.chart, tt.title, got, tt.want)
		}
	}
}

// TestBandBehindRows checks the band behind a row of discs that stands out, and that it holds all of the row.
func TestBandBehindRows(t *testing.T) {
	inEveryLook(t, head+`    unit: percent
    series: {Women: {Greece: 52, Italy: 52, Spain: 59, France: 66, Malta: 61}, Men: {Greece: 71, Italy: 70, Spain: 69, France: 71, Malta: 72}}
charts: {c: {figure: f, kind: dumbbell, title: The gap is widest in Italy, subtitle: S}}
`, func(ch drawnChart) {
		var bands []rect
		for _, sh := range ch.scene.shapes {
			if sh.role == roleBand {
				bands = append(bands, sh.bounds())
			}
		}
		if len(bands) != 1 {
			t.Fatalf("%s: there are %d bands", ch.name, len(bands))
		}
		for _, text := range ch.scene.texts {
			within := bands[0].y0 < text.y && text.y < bands[0].y1
			if text.role == roleCategory && within != (text.line.Text == "Italy") || within && (text.box().x0 < bands[0].x0 || text.box().x1 > bands[0].x1) {
				t.Errorf("%s: %q stands at %.0f, the band at %.0f", ch.name, text.line.Text, text.box(), bands[0])
			}
		}
	})
}
