package charts

import (
	"slices"
	"strings"
	"testing"
)

const monthly = "unit: degrees Celsius\n    values: {Jan: between -4 and 3, Apr: between 4 and 12, Jul: between 14 and 24}"

// TestRangesOfTemperatures checks that bars of ranges that count from a zero that was chosen lead
// from end to end in colours from cold to warm, those of other ranges stand on zero, and that on a
// copy there is one grey.
func TestRangesOfTemperatures(t *testing.T) {
	for _, kind := range []string{"bar", "bar-vertical", "bar-horizontal", "range"} {
		for theme, coloured := range map[string]bool{"light": true, "dark": true, "high-contrast": true, "print": false} {
			ch := drawnIn(t, "en", theme, monthly, "sort: file, kind: "+kind, pictures["slide"])
			warmest, coldest := -1000, 1000
			for _, sh := range ch.scene.shapes {
				if sh.role == roleBar {
					warmest, coldest = max(warmest, warmth(sh.ink)), min(coldest, warmth(sh.ink))
				}
			}
			if (warmest-coldest > 100) != coloured {
				t.Errorf("%s in %s: the warmth of colours goes from %d to %d", kind, theme, coldest, warmest)
			}
			values := textsOf(ch.scene.texts, roleValue)
			if slices.Sort(values); !slices.Equal(values, []string{"12", "14", "24", "3", "4", "−4"}) {
				t.Errorf("%s in %s: the ends are %q", kind, theme, values)
			}
		}
	}
	ch := drawnIn(t, "en", "light", strings.Replace(monthly, "degrees Celsius", "jobs", 1), "sort: file, kind: bar-vertical", pictures["slide"])
	if got := ch.Description(Standing{}); !strings.HasPrefix(got, "Bar chart") {
		t.Errorf("of jobs, it is a %q", got)
	}
}

// TestSmallRangesHaveUpperNumbers checks that in a small picture the numbers of the upper ends stand where those of
// the lower ones have no room over zero.
func TestSmallRangesHaveUpperNumbers(t *testing.T) {
	const year = "unit: degrees Celsius\n    interval: average daily minimum to maximum\n    values: {Jan: {value: 5, interval: [2, 8]}, Feb: {value: 5.5, interval: [2, 9]}, Mar: {value: 8, interval: [4, 12]}, Apr: {value: 10.5, interval: [6, 15]}, May: {value: 13.5, interval: [9, 18]}, Jun: {value: 16.5, interval: [12, 21]}, Jul: {value: 19, interval: [14, 24]}, Aug: {value: 18.5, interval: [14, 23]}, Sep: {value: 15.5, interval: [11, 20]}, Oct: {value: 12, interval: [8, 16]}, Nov: {value: 8, interval: [5, 11]}, Dec: {value: 5.5, interval: [3, 8]}}"
	for size, want := range map[string]string{"slide": "8 2 9 2 12 4 15 6 18 9 21 12 24 14 23 14 20 11 16 8 11 5 8 3", "600x338": "8 9 12 15 18 21 24 23 20 16 11 8"} {
		ch := drawnIn(t, "en", "light", year, "kind: dot, sort: file", pictures[size])
		got, wanted := textsOf(ch.scene.texts, roleValue), strings.Fields(want)
		slices.Sort(got)
		if slices.Sort(wanted); !slices.Equal(got, wanted) {
			t.Errorf("%s: the numbers are %q, want %q", size, got, wanted)
		}
	}
}

// TestEndsOfRangesAreNamed checks that the ends of ranges of several series have their names beside
// the last range or over the first row, or in the foot, and never twice.
func TestEndsOfRangesAreNamed(t *testing.T) {
	const figure = "unit: percent\n    series: {Women: {2019: 60, 2020: 62, 2021: 63}, Mean: {2019: 65, 2020: 67, 2021: 69}, Men: {2019: 70, 2020: 71, 2021: 75}}"
	for _, kind := range []string{"range", "range-vertical", "range-horizontal"} {
		everywhere(func(language, theme string, size [2]float64) {
			ch := drawnIn(t, language, theme, figure, "kind: "+kind, size)
			if ch == nil {
				return
			}
			named, foot := len(textsOf(ch.scene.texts, roleSeries)), strings.Contains(strings.Join(textsOf(ch.scene.texts, roleFooter), " "), "Women")
			if named > 0 == foot || named != 0 && named != 3 {
				t.Errorf("%s in %s and %s at %v: %d names, and in the foot %v", kind, language, theme, size, named, foot)
			}
			if size == pictures["slide"] && named == 0 {
				t.Errorf("%s in %s and %s: a slide has room for names", kind, language, theme)
			}
		})
	}
}

// TestHeadOfMidpoints checks that the column of values has a head where each is the middle of its
// interval, in the language of the file, and none otherwise.
func TestHeadOfMidpoints(t *testing.T) {
	for language, head := range map[string]string{"en": "Midpoint", "de": "Mitte", "zh": "中点"} {
		for middle, want := range map[string]bool{"5": true, "6": false} {
			ch := drawnIn(t, language, "light", "unit: jobs\n    interval: x\n    values: {A: {value: "+middle+", interval: [3, 7]}, B: {value: 4.5, interval: [1, 8]}}", "kind: dot", pictures["slide"])
			if ch == nil {
				continue
			}
			if got := slices.Contains(textsOf(ch.scene.texts, roleTick), head); got != want {
				t.Errorf("%s, %s: a head %v", language, middle, got)
			}
		}
	}
}

// TestNumbersOfRangesLeaveZero checks that the line at zero runs through no number.
func TestNumbersOfRangesLeaveZero(t *testing.T) {
	everywhere(func(language, theme string, size [2]float64) {
		ch := drawnIn(t, language, theme, "unit: degrees Celsius\n    values: {Jan: between -18 and 12, Feb: between 1 and 21, Mar: between -14 and -1, Apr: between 4 and 20}", "sort: file, kind: range-vertical", size)
		if ch == nil {
			return
		}
		for _, sh := range ch.scene.shapes {
			for _, text := range ch.scene.texts {
				if sh.role == roleBaseline && text.role == roleValue && sh.covers(text.box()) {
					t.Errorf("%s in %s at %v: %q stands on zero", theme, language, size, text.line.Text)
				}
			}
		}
	})
}
