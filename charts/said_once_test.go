package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// drawnIn lays a chart out in a language and a theme; nil where that has no room or no font.
func drawnIn(t *testing.T, language, theme, figure, chart string, size [2]float64) *Chart {
	t.Helper()
	if language == "zh" && !hasHan() {
		return nil
	}
	ds := loadWithHan(t, "title: T\nlanguage: "+language+"\ntheme: "+theme+"\n"+fontLine(language)+"sources: {a: {publisher: P, title: A, date: 2020}, b: {publisher: Q, title: B, date: 2021}}\nfigures:\n  f:\n    title: F\n    source: a\n    "+figure+"\ncharts: {c: {figure: f, title: T, "+chart+"}}\n")
	ch, err := New(ds, chartOf(t, ds, "c"), Options{Width: size[0], Height: size[1], Fonts: fontsFor(t, ds)})
	if err != nil {
		checkFault(t, err)
		return nil
	}
	checkScene(t, ch)
	return ch
}

// everywhere calls a function for each language, theme and size.
func everywhere(f func(language, theme string, size [2]float64)) {
	for _, language := range []string{"en", "de", "zh"} {
		for _, theme := range data.ThemeNames() {
			for _, name := range []string{"slide", "half", "600x338", "tall"} {
				f(language, theme, pictures[name])
			}
		}
	}
}

// TestPercentIsSaidOnce checks that the plot of bars, stacks, dots and ranges has the sign of
// percent once: at the axis or, without one, in the first row.
func TestPercentIsSaidOnce(t *testing.T) {
	one, two := "unit: percent\n    values: {North: 31, South: 24.5, East: 8}", "unit: percent\n    series: {Then: {North: 31, South: 24.5, East: 8}, Now: {North: 36, South: 26, East: 9}}"
	for _, c := range []struct{ kind, figure string }{
		{"bar-vertical", one}, {"bar-horizontal", one}, {"lollipop", one}, {"dot", one}, {"dot", two}, {"dumbbell", two},
		{"bar-grouped", two}, {"bar-grouped, orientation: horizontal", two}, {"bar-stacked", two}, {"range-horizontal", two}, {"range-vertical", two},
	} {
		everywhere(func(language, theme string, size [2]float64) {
			ch := drawnIn(t, language, theme, c.figure, "subtitle: S, kind: "+c.kind, size)
			if ch == nil {
				return
			}
			times := 0
			for _, text := range ch.scene.texts {
				if text.role != roleFooter && strings.Contains(text.line.Text, "%") {
					times++
				}
			}
			if times != 1 {
				t.Errorf("%s in %s and %s at %v: the sign of percent stands %d times", c.kind, language, theme, size, times)
			}
		})
	}
}

// TestRowsWithValuesHaveNoAxis checks that rows of bars have an axis only where something is read
// from it.
func TestRowsWithValuesHaveNoAxis(t *testing.T) {
	for values, axis := range map[string]bool{
		"values: {North: 31, South: more than 24.5, East: -8, West: {missing: lost}}":           false,
		"values: {North: 31, South: {value: 24.5, disputed: 30, by: b}, East: 8}":               true,
		"interval: 95% interval\n    values: {North: {value: 31, interval: [29, 33]}, East: 8}": true,
	} {
		everywhere(func(language, theme string, size [2]float64) {
			ch := drawnIn(t, language, theme, "unit: tonnes\n    "+values, "kind: bar-horizontal", size)
			if ch == nil {
				return
			}
			if ticks := len(textsOf(ch.scene.texts, roleTick)); ticks > 0 != axis {
				t.Errorf("%s in %s and %s at %v: %d ticks", values, language, theme, size, ticks)
			}
			if n := len(textsOf(ch.scene.texts, roleValue)); !axis && n != 3 {
				t.Errorf("%s in %s and %s at %v: %d values are printed", values, language, theme, size, n)
			}
		})
	}
}

// TestNamesStandBelowTheirBars checks that the bars of a few series are named below, each in the
// middle of its bar, or in a legend, and never in both.
func TestNamesStandBelowTheirBars(t *testing.T) {
	for n := 2; n <= 5; n++ {
		var series []string
		for i := range n {
			series = append(series, fmt.Sprintf("%d: {North: %d, South: %d, East: {missing: lost}}", 2018+2*i, 20+i, 30-i))
		}
		everywhere(func(language, theme string, size [2]float64) {
			ch := drawnIn(t, language, theme, "unit: tonnes\n    series: {"+strings.Join(series, ", ")+"}", "kind: bar-grouped, orientation: vertical", size)
			if ch == nil {
				return
			}
			below, legend := 0, len(textsOf(ch.scene.texts, roleLegend))
			for _, text := range ch.scene.texts {
				if text.role != roleSeries {
					continue
				}
				below++
				for _, sh := range ch.scene.shapes {
					if bar := sh.bounds(); sh.role == roleBar && sh.owner == text.owner && math.Abs((bar.x0+bar.x1)/2-(text.box().x0+text.box().x1)/2) > 1 {
						t.Errorf("%d series at %v: %q does not stand below its bar", n, size, text.line.Text)
					}
				}
			}
			if !(below == 3*n && legend == 0) && !(below == 0 && legend == n) || n > mostUnder && below > 0 {
				t.Errorf("%d series in %s and %s at %v: %d names below bars and %d in the legend", n, language, theme, size, below, legend)
			}
		})
	}
	if ch := drawnIn(t, "en", "light", "unit: tonnes\n    series: {2018: {A: 2, B: 3}, 2020: {A: 4, B: 5}}", "kind: bar-grouped", pictures["slide"]); len(textsOf(ch.scene.texts, roleLegend)) > 0 {
		t.Error("a slide has room for two names below each pair of bars")
	}
}

// TestStacksAreNamedAtTheirLastBar checks that each series of upright stacks is named once: beside
// the last bar or, where they go both ways, the tallest in the order of its pieces, or in the legend.
func TestStacksAreNamedAtTheirLastBar(t *testing.T) {
	parts := "unit: tonnes\n    series: {Coal: {2019: 5, 2020: 6, 2021: 4}, Gas: {2019: 6, 2020: 7, 2021: 5}, Wind: {2019: 2, 2020: 4, 2021: 7}}"
	net := "unit: percentage points\n    series: {Coal: {2019: 5, 2020: 6, 2021: 4}, Gas: {2019: 6, 2020: 7, 2021: -5}, Wind: {2019: -2, 2020: 4, 2021: 7}}"
	for _, c := range []struct {
		figure, options string
		beside          []string // from above
		hosted          []string // likewise, of names at the tallest stack
		names           int
	}{{parts, "", []string{"Wind", "Gas", "Coal"}, nil, 3}, {net, ", totals: true", []string{"Wind", "Total", "Coal", "Gas"}, []string{"Total", "Wind", "Gas", "Coal"}, 4}} {
		everywhere(func(language, theme string, size [2]float64) {
			ch := drawnIn(t, language, theme, c.figure, "kind: bar-stacked, orientation: vertical"+c.options, size)
			if ch == nil {
				return
			}
			texts := slices.DeleteFunc(slices.Clone(ch.scene.texts), func(p placedText) bool { return p.role != roleSeries })
			slices.SortFunc(texts, func(a, b placedText) int { return int(100 * (b.y - a.y)) })
			beside, legend := textsOf(texts, roleSeries), len(textsOf(ch.scene.texts, roleLegend))
			if len(beside) > 0 && legend > 0 || len(beside)+legend != c.names {
				t.Errorf("%s in %s and %s at %v: %q stand beside the last bar and %d names in the legend", c.figure, language, theme, size, beside, legend)
			}
			if language == "en" && len(beside) > 0 && !slices.Equal(beside, c.beside) && !slices.Equal(beside, c.hosted) {
				t.Errorf("%s at %v: beside the last bar stand %q, want %q", theme, size, beside, c.beside)
			}
			if size == pictures["slide"] && legend > 0 {
				t.Errorf("%s in %s and %s: a slide has room for names beside the last bar", c.figure, language, theme)
			}
		})
	}
}

// TestPrintTellsSixSeriesApart checks that areas of six series differ in grey on a photocopy, of
// which the palest have an outline, and that lines have no such pale ones.
func TestPrintTellsSixSeriesApart(t *testing.T) {
	theme := Print()
	for i, a := range theme.Pale {
		for _, b := range append(slices.Clone(theme.Series), theme.Pale[i+1:]...) {
			if got := photocopier.difference(a, b); got < 11 {
				t.Errorf("%s and %s differ by %.1f", hexOf(a), hexOf(b), got)
			}
		}
		if theme.outline(a) == a || contrast(theme.outline(a), theme.Paper) < markContrast {
			t.Errorf("%s has no outline that is seen", hexOf(a))
		}
	}
	for _, c := range []struct {
		kind  string
		n     int
		drawn bool
	}{{"bar-stacked", 6, true}, {"bar-stacked", 7, false}, {"bar-share", 6, true}, {"bar-grouped", 6, true}, {"area-stacked", 6, true}, {"line", 5, false}} {
		var series []string
		for i := range c.n {
			series = append(series, fmt.Sprintf("Part %c: {2019: %d, 2020: %d, 2021: %d}", 'A'+i, 5+i, 6+i, 9-i))
		}
		ch := drawnIn(t, "en", "print", "unit: tonnes\n    series: {"+strings.Join(series, ", ")+"}", "kind: "+c.kind, pictures["slide"])
		if (ch != nil) != c.drawn {
			t.Errorf("%d series as %s: drawn: %v, want %v", c.n, c.kind, ch != nil, c.drawn)
		}
	}
}

// TestPanelsOfBarsAreReadAlone checks that each panel of bars over time has its periods below it and
// the numbers of its first and last bar.
func TestPanelsOfBarsAreReadAlone(t *testing.T) {
	var series []string
	for i, name := range []string{"North", "South", "East", "West"} {
		var values []string
		for year := range 20 {
			values = append(values, fmt.Sprintf("%d: %d", 2000+year, 100+100*i+(year*7+i)%11))
		}
		series = append(series, name+": {"+strings.Join(values, ", ")+"}")
	}
	for _, language := range []string{"en", "de", "zh"} {
		for _, theme := range data.ThemeNames() {
			for _, size := range []string{"slide", "half"} {
				ch := drawnIn(t, language, theme, "unit: tonnes\n    series: {"+strings.Join(series, ", ")+"}", "kind: bar-vertical, facets: series", pictures[size])
				if ch == nil {
					continue
				}
				for panel := 1; panel <= 4; panel++ {
					var years, values []string
					for _, text := range ch.scene.texts {
						if text.panel == panel && text.role == roleCategory {
							years = append(years, text.line.Text)
						} else if text.panel == panel && text.role == roleValue {
							values = append(values, text.line.Text)
						}
					}
					first, last := fmt.Sprint(100*panel+(panel-1)%11), fmt.Sprint(100*panel+(19*7+panel-1)%11)
					if len(years) < 2 || !slices.Contains(values, first) || !slices.Contains(values, last) {
						t.Errorf("panel %d in %s and %s at %s: below it stand %q, and the values are %q, want %s and %s", panel, language, theme, size, years, values, first, last)
					}
				}
			}
		}
	}
}

// TestHighlightedGroupKeepsItsColours checks that of groups of bars in shades of one colour those that
// are not highlighted are grey, and that their shades stay in order.
func TestHighlightedGroupKeepsItsColours(t *testing.T) {
	for _, theme := range []string{"light", "dark", "high-contrast"} {
		ch := drawnIn(t, "en", theme, "unit: tonnes\n    series: {2018: {North: 2, South: 3}, 2020: {North: 4, South: 5}, 2022: {North: 6, South: 7}}", "kind: bar-grouped, highlight: South", pictures["slide"])
		p := ch.plan
		for i, k := range p.keys {
			last := 0.0
			for j := range p.chart.Series {
				ink := p.ink(j, k)
				if colourful(ink) != (i == 1) && j > 0 && j < 2 {
					t.Errorf("%s: the bar of %s in %s is %s", theme, k, p.chart.Series[j].Name, hexOf(ink))
				}
				if got := contrast(ink, p.theme.Paper); got <= last {
					t.Errorf("%s: the bar of %s in %s is paler than the one before", theme, k, p.chart.Series[j].Name)
				} else {
					last = got
				}
			}
		}
	}
}

// TestNoPercentageAboveAll checks that no axis of percentages of a whole has a tick beyond 100%, also
// where discs stand at its end.
func TestNoPercentageAboveAll(t *testing.T) {
	for _, kind := range []string{"lollipop", "dot", "bar-vertical", "bar-horizontal"} {
		everywhere(func(language, theme string, size [2]float64) {
			ch := drawnIn(t, language, theme, "unit: percent\n    values: {North: 97.5, South: 98.1, East: 99.2, West: 100}", "subtitle: S, kind: "+kind, size)
			if ch == nil {
				return
			}
			for _, tick := range textsOf(ch.scene.texts, roleTick) {
				if strings.HasPrefix(tick, "12") || strings.HasPrefix(tick, "10") && !strings.HasPrefix(tick, "100") {
					t.Errorf("%s in %s, %s, %v has a tick at %s", kind, language, theme, size, tick)
				}
			}
		})
	}
}
