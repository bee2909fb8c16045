package charts

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/file"
)

// drawnChart is a chart in one theme, size and language.
type drawnChart struct {
	*Chart
	name, language string
}

// inEveryLook draws the chart c of a file in all themes, at all sizes, in English, German and,
// where a font has its characters, Chinese, and checks each scene. Some sizes may refuse it.
func inEveryLook(t *testing.T, content string, check func(drawnChart)) {
	t.Helper()
	languages := []string{"en", "de"}
	han, err := os.ReadFile(hanFont)
	if err == nil {
		languages = append(languages, "zh")
	}
	for _, language := range languages {
		fsys := fstest.MapFS{"test.yaml": {Data: []byte("language: " + language + "\n" + fontLine(language) + content)}, "han.ttc": {Data: han}}
		ds, err := file.Load(fsys, "test.yaml", file.Options{})
		if err != nil {
			t.Fatal(err)
		}
		fonts, err := Fonts(ds)
		if err != nil {
			t.Fatal(err)
		}
		for _, theme := range data.ThemeNames() {
			ds.Theme = data.Theme{Base: theme}
			for size, wh := range pictures {
				ch, err := New(ds, chartOf(t, ds, "c"), Options{Width: wh[0], Height: wh[1], Fonts: fonts})
				name := fmt.Sprintf("%s, %s, %s", theme, size, language)
				if err != nil {
					if checkFault(t, err); size == "slide" || size == "4K" {
						t.Errorf("%s: %v", name, err)
					}
					continue
				}
				checkScene(t, ch)
				checkContrast(t, ch)
				if check(drawnChart{ch, name, language}); t.Failed() {
					t.Fatal(name)
				}
			}
		}
	}
}

// texts are the texts of a role, in the order of reading.
func (c drawnChart) texts(of role) (found []placedText) {
	for _, text := range c.scene.texts {
		if text.role == of {
			found = append(found, text)
		}
	}
	return found
}

// foot is the text of the footer.
func (c drawnChart) foot() string {
	var lines []string
	for _, text := range c.texts(roleFooter) {
		lines = append(lines, text.line.Text)
	}
	return strings.Join(lines, " ")
}

// covered is the first mark that has a point, of many along it, in a box; none is empty. What
// is context may be cut by a label.
func (c drawnChart) covered(area rect, own int) string {
	for _, sh := range c.scene.shapes {
		if sh.role != roleLine && sh.role != roleMarker && sh.role != roleConnector && sh.role != roleSpread || sh.behind || sh.owner == own && sh.role != roleLine {
			continue
		}
		for i, p := range sh.points {
			q := sh.points[(i+1)%len(sh.points)]
			if i == len(sh.points)-1 && !sh.closed {
				q = p
			}
			for part := 0.0; part <= 1; part += 1.0 / 64 {
				at := along(p, q, part)
				if area.x0 < at.x+sh.radius && at.x-sh.radius < area.x1 && area.y0 < at.y+sh.radius && at.y-sh.radius < area.y1 {
					return sh.role.String()
				}
			}
		}
	}
	return ""
}

// forecasts begin words for them in each language.
var forecastWords = map[string]string{"en": "Forecast", "de": "Prognose", "zh": "预测"}

// TestForecastIsNamedInThePlot checks that a word in or over the plot says where forecasts begin, to the
// right of a divider, and covers nothing; the foot then does not say it, and says it otherwise.
func TestForecastIsNamedInThePlot(t *testing.T) {
	const (
		known   = "2018: 3, 2019: 4, 2020: 6, 2021: 5, "
		ahead   = "2022: {value: %d, status: forecast}, 2023: {value: %d, status: forecast}, 2024: {value: %d, status: forecast}, 2025: {value: 9, status: forecast}}"
		last    = "\ncharts: {c: {figure: f, kind: %s, title: A finding, subtitle: What is measured}}\n"
		one     = head + "    unit: percent\n    values: {" + known + ahead + last
		futures = head + "    unit: people\n    series:\n      History: {" + known + "}\n      High: {" + ahead + "\n      Low: {2022: {value: 4, status: forecast}, 2025: {value: 1, status: forecast}}" + last
	)
	for _, c := range []struct{ name, content string }{
		{"line", fmt.Sprintf(one, 6, 7, 8, "line")}, {"falling", fmt.Sprintf(one, 4, 2, 1, "line")}, {"area", fmt.Sprintf(one, 6, 7, 8, "area")},
		{"step", fmt.Sprintf(one, 6, 7, 8, "step")}, {"scenarios", fmt.Sprintf(futures, 6, 7, 8, "line")},
	} {
		said, silent := 0, 0
		inEveryLook(t, c.content, func(ch drawnChart) {
			word, plot := forecastWords[ch.language], gridOf(&ch.scene)
			found := 0
			for _, text := range ch.texts(roleRemark) {
				if text.line.Text != word {
					continue
				}
				found++
				room := plot.inset(-1)
				room.y1 += 2 * text.style.Size // over which it may stand
				if !room.contains(text.box()) {
					t.Errorf("%s, %s: the word stands at %.0f, the plot at %.0f", c.name, ch.name, text.box(), plot)
				}
				if mark := ch.covered(text.box(), noOwner); mark != "" {
					t.Errorf("%s, %s: the word covers a %s", c.name, ch.name, mark)
				}
			}
			inFoot := strings.Contains(ch.foot(), word)
			switch {
			case found > 1 || found == 1 && inFoot || found == 0 && !inFoot && ch.scene.saving < saveNames:
				t.Errorf("%s, %s: the plot says it %d times, the foot: %t (%s)", c.name, ch.name, found, inFoot, ch.foot())
			case found == 1:
				said++
			default:
				silent++
			}
		})
		if said < 4*silent {
			t.Errorf("%s: %d pictures name the forecasts in the plot, %d do not", c.name, said, silent)
		}
	}
}

// TestNoDividerAmongForecasts checks that a plot is not divided where there are known values after
// the first forecast.
func TestNoDividerAmongForecasts(t *testing.T) {
	const content = head + `    unit: people
    series:
      Outturn: {2018: 3, 2019: 4, 2020: 6, 2021: 5}
      Of 2018: {2019: {value: 5, status: forecast}, 2020: {value: 6, status: forecast}}
      Of 2020: {2021: {value: 7, status: forecast}, 2022: {value: 8, status: forecast}}
charts: {c: {figure: f, kind: line, title: A finding, subtitle: What is measured}}
`
	inEveryLook(t, content, func(ch drawnChart) {
		word := forecastWords[ch.language]
		for _, text := range ch.texts(roleRemark) {
			if text.line.Text == word {
				t.Errorf("%s: the plot is divided", ch.name)
			}
		}
		if ch.scene.saving < saveNames && !strings.Contains(ch.foot(), word) {
			t.Errorf("%s: the foot does not say what is a forecast: %s", ch.name, ch.foot())
		}
	})
}

// TestBandsAreNamedAtTheirEnds checks that the numbers and whole names of intervals stand at the
// right of their bands, each near its edge, and that the foot then does not explain the bands.
func TestBandsAreNamedAtTheirEnds(t *testing.T) {
	const fan = head + `    unit: percent
    interval: 70% confidence interval
    values: {2020: 3, 2021: 4, 2022: 3.5,
      2023: {value: 3.2, status: forecast, interval: [2.8, 3.6]}, 2024: {value: 3.1, status: forecast, interval: [2.1, 4.1]}, 2025: {value: 3.1, status: forecast, interval: [1.5, 4.6]}}
  w: {title: W, unit: percent, source: a, interval: 90% confidence interval, values: {2020: 3, 2021: 4, 2022: 3.5,
      2023: {value: 3.2, status: forecast, interval: [2.2, 4.2]}, 2024: {value: 3.1, status: forecast, interval: [1, 5]}, 2025: {value: 3.1, status: forecast, interval: [-0.1, 6.2]}}}
charts: {c: {figures: [f, w], kind: line, title: A finding, subtitle: What is measured}}
`
	full := map[string]bool{}
	inEveryLook(t, fan, func(ch drawnChart) {
		said := map[string]rect{}
		for _, text := range ch.scene.texts {
			if text.role != roleFooter {
				said[strings.ReplaceAll(text.line.Text, ",", ".")] = text.box()
			}
		}
		if _, ok := said["90% confidence interval"]; !ok {
			if ch.scene.saving < saveNames && !strings.Contains(ch.foot(), "90% confidence interval") {
				t.Errorf("%s: neither the plot nor the foot names the interval", ch.name)
			}
			return
		}
		full[ch.name] = true
		if strings.Contains(ch.foot(), "90%") {
			t.Errorf("%s: the foot names the bands again: %s", ch.name, ch.foot())
		}
		central := map[string]string{"en": "Central forecast", "de": "Mittlere Prognose", "zh": "中心预测"}[ch.language]
		edges := map[string]float64{"6.2": 6.2, "90% confidence interval": 6.2, "4.6": 4.6, "70% confidence interval": 4.6, "3.1": 3.1, central: 3.1, "1.5": 1.5, "−0.1": -0.1}
		var spreads []rect
		for _, sh := range ch.scene.shapes {
			if sh.role == roleSpread {
				spreads = append(spreads, sh.bounds())
			}
		}
		outer := spreads[0] // from -0.1 to 6.2
		for text, value := range edges {
			box, ok := said[text]
			want := outer.y0 + (value+0.1)/6.3*outer.height()
			if !ok || box.x0 < outer.x1 || (box.y0+box.y1)/2 < want-box.height() || (box.y0+box.y1)/2 > want+box.height() {
				t.Errorf("%s: %q stands at %.0f, and its edge ends at %.0f, %.0f", ch.name, text, box, outer.x1, want)
			}
		}
	})
	for _, name := range []string{"light, slide, en", "dark, 4K, de", "print, a4, en"} {
		if !full[name] {
			t.Errorf("%s: the bands have no names at their ends", name)
		}
	}
}

// TestContextIsSaidNearIt checks that of many lines that do not stand out those that end highest and
// lowest are named, that a text in the plot counts them all, and that neither covers a line.
func TestContextIsSaidNearIt(t *testing.T) {
	var b strings.Builder
	b.WriteString(head + "    unit: people\n    series:\n")
	for i := range 14 {
		fmt.Fprintf(&b, "      Land %c: {2018: 100, 2020: %d, 2022: %d, 2024: %d}\n", 'A'+i, 100+i%5, 100+3*i, 100+7*i)
	}
	b.WriteString("charts: {c: {figure: f, kind: line, title: A finding, subtitle: What is measured, highlight: [Land D, Land H]}}\n")
	counts := map[string]string{"en": "12 others", "de": "12 weitere", "zh": "其余12项"}
	inPlot, named := 0, 0
	inEveryLook(t, b.String(), func(ch drawnChart) {
		plot, said := gridOf(&ch.scene), false
		for _, text := range ch.scene.texts {
			switch name := text.line.Text; {
			case text.role == roleRemark && strings.Contains(name, counts[ch.language]):
				inPlot++
				said = true
				if !plot.inset(-1).contains(text.box()) {
					t.Errorf("%s: %q stands at %.0f, the plot at %.0f", ch.name, name, text.box(), plot)
				}
				for _, sh := range ch.scene.shapes { // of context, too
					if sh.role == roleLine && sh.covers(text.box()) {
						t.Errorf("%s: %q covers a line", ch.name, name)
					}
				}
			case text.role == roleSeries && strings.HasPrefix(name, "Land"):
				if strings.HasPrefix(name, "Land A") || strings.HasPrefix(name, "Land N") {
					named++
				} else if !strings.HasPrefix(name, "Land D") && !strings.HasPrefix(name, "Land H") && !strings.HasPrefix(name, "Land B") && !strings.HasPrefix(name, "Land M") {
					t.Errorf("%s: %q is named, which is neither extreme nor highlighted", ch.name, name)
				}
			}
		}
		if again := strings.Contains(ch.foot(), counts[ch.language]); again == said && ch.scene.saving < saveNames {
			t.Errorf("%s: in the plot: %t, in the foot: %t", ch.name, said, again)
		}
	})
	if inPlot < 40 || named < 80 {
		t.Errorf("the plot says it in %d pictures, and extremes are named %d times", inPlot, named)
	}
}

// TestTurningPoints checks that the lowest and the highest point of the one line that a chart is about
// have a mark and their number, which cover nothing, and that no more than two such marks are there.
func TestTurningPoints(t *testing.T) {
	values := func(at func(i int) string) string {
		var b strings.Builder
		for i := range 24 {
			fmt.Fprintf(&b, "%d: %s, ", 2000+i, at(i))
		}
		return "{" + strings.TrimSuffix(b.String(), ", ") + "}"
	}
	main := values(func(i int) string {
		return fmt.Sprintf("%.1f", 50+[]float64{0, 4, 9, 13.7, 9, 3, -4, -9.2, -6, -3, 0, 1}[i/2])
	})
	other := values(func(i int) string { return fmt.Sprint(70 + i%3) })
	for name, content := range map[string]string{
		"one":         head + "    unit: percent\n    values: " + main + "\ncharts: {c: {figure: f, kind: line, title: A finding, subtitle: S}}\n",
		"highlighted": head + "    unit: percent\n    series: {Main: " + main + ", Other: " + other + "}\ncharts: {c: {figure: f, kind: line, title: A finding, subtitle: S, highlight: Main}}\n",
	} {
		labelled, drawn := 0, 0
		inEveryLook(t, content, func(ch drawnChart) {
			drawn++
			owner, found := noOwner, 0
			for _, text := range ch.texts(roleValue) {
				said := strings.ReplaceAll(text.line.Text, ",", ".")
				if !strings.HasSuffix(said, "63.7") && !strings.HasSuffix(said, "40.8") {
					continue
				}
				found++
				owner = text.owner
				if mark := ch.covered(text.box(), text.owner); mark != "" {
					t.Errorf("%s, %s: %q covers a %s", name, ch.name, said, mark)
				}
			}
			labelled += found / 2
			marks := 0
			for _, sh := range ch.scene.shapes {
				if sh.role == roleMarker && sh.owner == owner && sh.ink == ch.plan.theme.Accent {
					marks++
				}
			}
			if found > 2 || marks > 3 { // two turns, and the end
				t.Errorf("%s, %s: %d labels at turns, %d marks", name, ch.name, found, marks)
			}
		})
		if labelled < drawn*3/4 {
			t.Errorf("%s: of %d pictures %d name both turns", name, drawn, labelled)
		}
	}
	for name, c := range map[string]struct {
		y      []float64
		sign   float64
		at     int
		turned float64
	}{
		"a valley": {[]float64{1, 5, 2, 9, 10}, 1, 2, 3}, "a peak": {[]float64{1, 5, 2, 9, 10}, -1, 1, 3}, "none": {[]float64{1, 2, 3}, 1, 0, 0}, "one": {[]float64{1}, 1, 0, 0},
	} {
		var points []dot
		for _, y := range c.y {
			points = append(points, dot{point: point{0, y}})
		}
		if at, by := mostTurned(points, c.sign); at != c.at || by != c.turned {
			t.Errorf("%s: turns at %d by %v, want at %d by %v", name, at, by, c.at, c.turned)
		}
	}
}

// TestPanelsSayWhereTheyBeginAndEnd checks that panels of lines have the first and the last value, and
// each row the first and the last year.
func TestPanelsSayWhereTheyBeginAndEnd(t *testing.T) {
	var b strings.Builder
	b.WriteString(head + "    unit: percent\n    series:\n")
	for i := range 6 {
		fmt.Fprintf(&b, "      Land %c: {", 'A'+i)
		for year := range 25 {
			fmt.Fprintf(&b, "%d: %.1f, ", 2000+year, 40.2+4*float64(i)+0.1*float64(year*(3-i))+float64(year%3))
		}
		b.WriteString("}\n")
	}
	b.WriteString("charts: {c: {figure: f, facets: series, title: A finding, subtitle: S, highlight: Land C}}\n")
	starts, drawn := 0, 0
	inEveryLook(t, b.String(), func(ch drawnChart) {
		drawn++
		years := map[int]bool{}
		for _, text := range ch.scene.texts {
			switch {
			case text.role == roleValue:
				starts++
				if mark := ch.covered(text.box(), text.owner); mark != "" {
					t.Errorf("%s: %q covers a %s", ch.name, text.line.Text, mark)
				}
			case text.role == roleCategory && strings.HasPrefix(text.line.Text, "2024"):
				years[text.panel] = true
			}
		}
		if strings.Contains(ch.name, "slide") && len(years) != 6 {
			t.Errorf("%s: the last year stands below %d panels", ch.name, len(years))
		}
	})
	if starts < 5*drawn {
		t.Errorf("%d first values in %d pictures of six panels", starts, drawn)
	}
}

// TestManyPointsThinTheLine checks that a line of many points is a little thinner than one of few.
func TestManyPointsThinTheLine(t *testing.T) {
	widths := map[int]float64{}
	for _, n := range []int{40, 120} {
		var values []string
		for i := range n {
			values = append(values, fmt.Sprintf("%d: %d", 1880+i, 50+i%7))
		}
		ds := load(t, head+"    unit: tonnes\n    values: {"+strings.Join(values, ", ")+"}\ncharts: {c: {figure: f, kind: line, title: T}}")
		for _, sh := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.shapes {
			if sh.role == roleLine {
				widths[n] = sh.width
			}
		}
	}
	if widths[120] >= widths[40] || widths[120] < 2 {
		t.Errorf("the lines are %v wide", widths)
	}
}
