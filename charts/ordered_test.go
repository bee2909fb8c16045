package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// TestSequences checks that shades of series that follow each other grow stronger, and
// that they can be told apart with any colour vision and in grey.
func TestSequences(t *testing.T) {
	for name, build := range builtIn {
		theme := build()
		for _, floor := range []float64{paleFill, theme.leastContrast()} {
			most := 0
			for n := 2; n <= 8; n++ {
				shades, ok := theme.sequence(n, floor)
				if !ok {
					continue
				}
				most = n
				for i, c := range shades {
					if got := contrast(c, theme.Paper); got < floor {
						t.Errorf("%s: shade %d of %d has a contrast of %.2f, below %.2f", name, i, n, got, floor)
					}
					if i > 0 && contrast(c, theme.Paper) <= contrast(shades[i-1], theme.Paper) {
						t.Errorf("%s: shade %d of %d is not stronger than the one before", name, i, n)
					}
					for _, v := range append(slices.Clone(visions), photocopier) {
						if i > 0 && v.difference(c, shades[i-1]) < rampDifference {
							t.Errorf("%s: shades %d and %d of %d differ by %.1f for %s", name, i-1, i, n, v.difference(c, shades[i-1]), v.name)
						}
					}
				}
			}
			if least := map[bool]int{true: 5, false: 3}[floor == paleFill]; most < least {
				t.Errorf("%s: no more than %d shades above %.1f, want %d", name, most, floor, least)
			}
		}
	}
}

// TestOrderedColours checks which charts have shades: those whose series follow each
// other, where the file does not say otherwise.
func TestOrderedColours(t *testing.T) {
	const figures = `figures:
  ages: {title: T, unit: people, source: s, keys: categories, series: {Under 15: {A: 1, B: 2}, 15–64: {A: 3, B: 4}, 65 and over: {A: 2, B: 1}, Not stated: {A: 1, B: 1}}}
  kinds: {title: T, unit: people, source: s, keys: categories, series: {Coal: {A: 1, B: 2}, Gas: {A: 3, B: 4}, Wind: {A: 2, B: 1}}}
  risks: {title: T, unit: people, source: s, keys: categories, series: {Safe: {A: 1, B: 2}, Risky: {A: 3, B: 4}, Dangerous: {A: 3, B: 4}, No answer: {A: 1, B: 1}}}
  years: {title: T, unit: people, source: s, keys: categories, series: {"2023": {A: 1, B: 2}, "2019": {A: 3, B: 4}}}
`
	const preamble = "title: T\nsources: {s: {publisher: P, title: T, date: 2024}}\n"
	for chart, want := range map[string]string{
		"figure: ages, kind: bar-stacked":                                         "rising",
		"figure: ages, kind: bar-stacked, ordered: false":                         "beside",
		"figure: ages, kind: bar-stacked, highlight: 15–64":                       "beside",
		"figure: kinds, kind: bar-stacked":                                        "beside",
		"figure: kinds, kind: bar-stacked, ordered: true":                         "rising",
		"figure: risks, kind: bar-stacked, ordered: true":                         "rising but for 1",
		"figure: kinds, kind: bar-share, neutral: Gas":                            "sided",
		"figure: kinds, kind: bar-grouped, series: [Coal, Gas, Wind]":             "beside",
		"figure: years, kind: bar-grouped":                                        "falling",
		"figure: ages, kind: bar-grouped, series: [Under 15, 15–64, 65 and over]": "rising",
	} {
		ds := load(t, preamble+figures+"charts:\n  c: {"+chart+"}\n")
		c := ds.Charts[0]
		ch := laidOut(t, ds, c, 960, 540)
		theme := Light()
		got := "beside"
		if shades := ch.plan.shades; shades != nil && !ch.plan.out.any() {
			got = map[data.OrderKind]string{data.Rising: "rising", data.Falling: "falling", data.Sided: "sided"}[c.Order.Kind]
			if c.Order.Unsure > 0 && strings.Contains(chart, "risks") {
				got += fmt.Sprintf(" but for %d", c.Order.Unsure)
			}
			if c.Order.Unsure > 0 {
				if last := shades[len(shades)-1]; colourful(last) || contrast(last, theme.Paper) >= markContrast {
					t.Errorf("%s: who gave no answer is %s", chart, hexOf(last))
				}
			}
		}
		if got != want {
			t.Errorf("%s: the series are %s (%s), want %s", chart, got, fmt.Sprint(c.Order), want)
		}
	}
}

// TestPaleBarsWithValues checks that pale bars are outlined only where some of their colour have no value in
// print, and always in the theme for copiers; and that the name of an aggregate is bold.
func TestPaleBarsWithValues(t *testing.T) {
	const file = `    unit: percent
    aggregates: [All]
    series:
      Strongly agree: {All: 20, Men: 18, Women: 22}
      Agree: {All: 30, Men: 30, Women: 30}
      Disagree: {All: 40, Men: 43, Women: %s}
      Don't know: {All: 10, Men: 9, Women: %s}
charts: {c: {figure: f, kind: bar-stacked, orientation: horizontal}}`
	for _, tt := range []struct {
		theme, disagree, unsure string
		outlined                bool
	}{
		{"light", "38", "10", false},
		{"dark", "38", "10", false},
		{"light", "47.9", "0.1", true}, // too narrow for its value
		{"print", "38", "10", true},
	} {
		ds := load(t, "theme: "+tt.theme+"\n"+head+fmt.Sprintf(file, tt.disagree, tt.unsure))
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		lines := 0
		for _, sh := range ch.scene.shapes {
			if sh.role == roleBar && !sh.closed && len(sh.points) == 5 {
				lines++
			}
		}
		if (lines > 0) != tt.outlined {
			t.Errorf("%s, %s: %d outlines", tt.theme, tt.unsure, lines)
		}
		for _, text := range ch.scene.texts {
			if text.role == roleCategory && text.style.Bold != (text.line.Text == "All") {
				t.Errorf("%s: the name %q is bold: %v", tt.theme, text.line.Text, text.style.Bold)
			}
		}
	}
}
