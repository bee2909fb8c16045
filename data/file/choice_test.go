package file

import (
	"slices"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
)

// shownBy prints what a chart of a file shows: its series with their keys and numbers, and
// what its foot says of the selection.
func shownBy(t *testing.T, tag, figures, chart string) (values, notes string) {
	t.Helper()
	ds := loadWhole(t, textHead+"language: "+tag+"\nfigures:\n"+figures+"charts:\n  c: {title: S, "+chart+"}\n")
	c := ds.Charts[slices.IndexFunc(ds.Charts, func(c *data.Chart) bool { return c.ID == "c" })]
	var lines []string
	for _, p := range c.Series {
		var items []string
		for _, k := range c.Keys {
			if v, ok := p.At(k); ok {
				items = append(items, k.String()+" "+written(v.Shown()))
			}
		}
		lines = append(lines, strings.TrimPrefix(p.Name+": ", ": ")+strings.Join(items, ", "))
	}
	say := language.Of(ds)
	notes = strings.Join(language.SelectionNotes(say, c), " ")
	if aside := language.SelectionAside(say, c); aside != "" {
		notes = strings.TrimSpace(notes + " " + aside)
	}
	return strings.Join(lines, "; "), strings.ReplaceAll(notes, "\u00a0", " ")
}

const (
	weeks = `  f: {title: F, unit: people, source: s, every: irregular, values: {2019-W52: 5, 2020-W01: 6, 2020-W02: 8, 2020-W53: 1, 2021-W01: 9}}
`
	gaps = `  f: {title: F, unit: people, source: s, values: {a: 12, b: 11, e: {missing: late}, g: 1}}
`
	regions = `  f: {title: F, unit: million people, source: s, aggregates: [World, All islands], values: {a: 10, World: 165, b: 50, c: 20, d: 50, e: 30, All islands: 15, g: 5}}
`
	stacks = `  f: {title: F, unit: lorries, source: s, series: {x: {A: 6, B: 1, C: 1}, y: {A: 2, B: 4, C: 8}}}
`
	energy = `  f: {title: F, unit: exajoules, source: s, aggregates: All, series: {coal: {2018: 61, 2019: 60, 2020: 50}, oil: {2018: 81, 2019: 80, 2020: 75}, wind: {2018: 10, 2019: 12, 2020: 20}, peat: {2018: 1, 2019: 1}, All: {2018: 153, 2019: 153, 2020: 146}}}
`
	bounds = `  f: {title: F, unit: percent, source: s, values: {a: 60, b: more than 40, c: 55, d: 50, e: {missing: not asked}, g: 50.2}}
`
	rates = `  f: {title: F, unit: percent, source: s, every: irregular, series: {low: {2019-10-31: 1.5, 2020-03-16: 0, 2022-03-17: 0.25}, high: {2019-09-19: 2, 2019-10-31: 1.75, 2020-03-16: 0.25}}}
`
	two = `  f: {title: F, unit: million people, source: s, values: {a: 30, b: 20, c: 10}}
  g: {title: G, unit: million people, source: s, values: {a: 3, b: 2}}
`
	answers = `  f: {title: F, unit: percent, source: s, values: {a: 48.5, b: 24.2, c: 15.1, d: 12.2}}
`
)

// TestChoice checks what charts show of their figures, and what is said of it.
func TestChoice(t *testing.T) {
	for _, c := range []struct{ name, figures, chart, values, notes string }{
		{"aggregates stand apart", regions, "figure: f", "a 10, b 50, c 20, d 50, e 30, g 5, World 165, All islands 15", "Set apart, as aggregates: World and All islands."},
		{"sorted, but for aggregates", regions, "figure: f, sort: descending", "b 50, d 50, e 30, c 20, a 10, g 5, World 165, All islands 15", "Set apart, as aggregates: World and All islands."},
		{"sorted by the series that stands out", stacks, "figure: f, kind: bar-stacked, sort: descending, highlight: y", "x: C 1, B 1, A 6; y: C 8, B 4, A 2", ""},
		{"sorted by the sum of the stack", stacks, "figure: f, kind: bar-stacked, sort: descending", "x: C 1, A 6, B 1; y: C 8, A 2, B 4", ""},
		{"sorted by the share", stacks, "figure: f, kind: bar-share, sort: descending", "x: A 75.0, B 20.0, C 11.1; y: A 25.0, B 80.0, C 88.9", ""},
		{"sorted by the share that stands out", stacks, "figure: f, kind: bar-share, sort: descending, highlight: y", "x: C 11.1, B 20.0, A 75.0; y: C 88.9, B 80.0, A 25.0", ""},
		{"sorted groups", stacks, "figure: f, kind: bar-grouped, sort: ascending", "x: B 1, C 1, A 6; y: B 4, C 8, A 2", ""},
		{"hidden", regions, "figure: f, aggregates: hide", "a 10, b 50, c 20, d 50, e 30, g 5", "Not shown, as aggregates: World and All islands."},
		{"the highest", regions, "figure: f, top: 3", "b 50, d 50, e 30", "Shown: the highest 3 of 6; not shown: 3. Not shown, as aggregates: World and All islands."},
		{"a tie at the edge", regions, "figure: f, top: 1, aggregates: show", "b 50, World 165, All islands 15", "Shown: the highest 1 of 6; not shown: 5. Not shown, with the same value as one that is: d. Set apart, as aggregates: World and All islands."},
		{"the lowest", regions, "figure: f, bottom: 2", "g 5, a 10", "Shown: the lowest 2 of 6; not shown: 4. Not shown, as aggregates: World and All islands."},
		{"both ends", regions, "figure: f, top: 2, bottom: 1", "b 50, d 50, g 5", "Shown: the highest 2 and the lowest 1 of 6; not shown: 3. Not shown, as aggregates: World and All islands."},
		{"all", regions, "figure: f, top: 9, others: Rest", "b 50, d 50, e 30, c 20, a 10, g 5", "Not shown, as aggregates: World and All islands."},
		{"a rest without aggregates", regions, "figure: f, top: 2, others: Rest", "b 50, d 50, Rest 65", "Shown: the highest 2 of 6; not shown: 4. Rest: the sum of those not shown one by one (4). Not shown, as aggregates: World and All islands."},
		{"a rest of percentages of one whole", answers, "figure: f, top: 1, others: Rest", "a 48.5, Rest 51.5", "Shown: the highest 1 of 4; not shown: 3. Rest: the sum of those not shown one by one (3)."},
		{"bounds and what is missing", bounds, "figure: f, top: 2", "a 60, c 55", "Shown: the highest 2 of 6; not shown: 4. Bounds, rounding or a dispute leave open whether these belong to them: c and b. Not shown for want of a value: e."},
		{"an exact number that bounds leave open", "  f: {title: F, unit: people, source: s, values: {A: 10, C: 7, E: 3, F: more than 2, G: up to 9}}\n", "figure: f, top: 2", "A 10, G up to 9", "Shown: the highest 2 of 5; not shown: 3. Bounds, rounding or a dispute leave open whether these belong to them: G, C and F."},
		{"the lowest that bounds leave open", "  f: {title: F, unit: people, source: s, values: {A: 10, C: 7, E: 3, F: more than 2, G: up to 9}}\n", "figure: f, bottom: 2", "F more than 2, E 3", "Shown: the lowest 2 of 5; not shown: 3. Bounds, rounding or a dispute leave open whether these belong to them: G, C, E and F."},
		{"rounding", bounds, "figure: f, top: 3", "a 60, c 55, g 50.2", "Shown: the highest 3 of 6; not shown: 3. Bounds, rounding or a dispute leave open whether these belong to them: g, d and b. Not shown for want of a value: e."},
		{"a part of the time", energy, "figure: f, from: 2019, aggregates: hide", "coal: 2019 60, 2020 50; oil: 2019 80, 2020 75; wind: 2019 12, 2020 20; peat: 2019 1", "Values before 2019 are not shown. Not shown, as aggregates: All."},
		{"one period", energy, "figure: f, from: 2019, to: 2019, kind: bar-grouped", "coal: 2019 60; oil: 2019 80; wind: 2019 12; peat: 2019 1; All: 2019 153", "Values before 2019 and after 2019 are not shown."},
		{"no series left at the end", energy, "figure: f, from: 2020, kind: bar-grouped, aggregates: hide", "coal: 2020 50; oil: 2020 75; wind: 2020 20", "Values before 2020 are not shown. Not shown for want of a value: peat. Not shown, as aggregates: All."},
		{"the highest series", energy, "figure: f, top: 1", "oil: 2018 81, 2019 80, 2020 75", "Shown: the highest 1 of 4; not shown: 3. Ranked by the values for 2020. Not shown for want of a value: peat. Not shown, as aggregates: All."},
		{"a rest of series", energy, "figure: f, top: 1, to: 2019, others: Rest, kind: area-stacked", "oil: 2018 81, 2019 80; Rest: 2018 72, 2019 73", "Values after 2019 are not shown. Shown: the highest 1 of 4; not shown: 3. Ranked by the values for 2019. Rest: the sum of those not shown one by one (3). Not shown, as aggregates: All."},
		{"the latest of all", energy, "figure: f, at: latest", "coal 60, oil 80, wind 12, peat 1, All 153", "All values are for 2019. For 2020 only 3 of 4 have a value. Set apart, as aggregates: All."},
		{"the latest of each", energy, "figure: f, at: each latest, top: 3", "oil 75, coal 50, wind 20", "The latest value of each, for 2020 unless its name says otherwise. Shown: the highest 3 of 4; not shown: 1. Not shown, as aggregates: All."},
		{"the latest of each, named", energy, "figure: f, at: each latest, bottom: 2, highlight: peat", "peat (2019) 1, wind 20", "The latest value of each, for 2020 unless its name says otherwise. Shown: the lowest 2 of 4; not shown: 2. Not shown, as aggregates: All."},
		{"no rest where a figure lacks a name", two, "figures: [f, g], kind: bar-grouped, top: 1, others: Rest", "a 30, Rest 30; a 3, Rest ", "Shown: the highest 1 of 3; not shown: 2. Rest: the sum of those not shown one by one (2)."},
		{"a period", energy, "figure: f, at: 2018, sort: ascending", "peat 1, wind 10, coal 61, oil 81, All 153", "All values are for 2018. Set apart, as aggregates: All."},
		{"a period that some lack", energy, "figure: f, at: 2020", "coal 50, oil 75, wind 20, peat , All 146", "All values are for 2020. Set apart, as aggregates: All."},
		{"weeks of a year", weeks, "figure: f, from: 2020, to: 2020", "2020-W01 6, 2020-W02 8, 2020-W53 1", "Values before 2020 and after 2020 are not shown."},
		{"what has no rank in a rest", gaps, "figure: f, top: 2, others: Rest", "a 12, b 11, Rest ", "Shown: the highest 2 of 4; not shown: 2. Rest: the sum of those not shown one by one (2). Not ranked for want of a value: e."},
		{"a rest of several periods", energy, "figure: f, at: each latest, top: 2, others: Rest", "oil 75, coal 50, Rest 21", "The latest value of each, for 2020 unless its name says otherwise. Shown: the highest 2 of 4; not shown: 2. Rest: the sum of those not shown one by one (2). Rest includes values of other periods: peat (2019). Not shown, as aggregates: All."},
		{"a highlighted name beside the highest", regions, "figure: f, top: 2, highlight: a, others: Rest", "b 50, d 50, a 10, Rest 55", "Shown: the highest 2 of 6; not shown: 3. Shown as well, since highlighted: a. Rest: the sum of those not shown one by one (3). Not shown, as aggregates: World and All islands."},
		{"a highlighted name between both ends", regions, "figure: f, top: 1, bottom: 1, highlight: [c, g]", "b 50, c 20, g 5", "Shown: the highest 1 and the lowest 1 of 6; not shown: 3. Shown as well, since highlighted: c. Not shown, with the same value as one that is: d. Not shown, as aggregates: World and All islands."},
		{"a highlighted name beside the lowest", regions, "figure: f, bottom: 1, highlight: e", "g 5, e 30", "Shown: the lowest 1 of 6; not shown: 4. Shown as well, since highlighted: e. Not shown, as aggregates: World and All islands."},
		{"a highlighted name without a value", gaps, "figure: f, top: 1, highlight: e, others: Rest", "a 12, e , Rest 12", "Shown: the highest 1 of 4; not shown: 2. Shown as well, since highlighted: e. Rest: the sum of those not shown one by one (2)."},
		{"a highlighted series", energy, "figure: f, top: 1, highlight: wind, aggregates: hide", "oil: 2018 81, 2019 80, 2020 75; wind: 2018 10, 2019 12, 2020 20", "Shown: the highest 1 of 4; not shown: 2. Shown as well, since highlighted: wind. Ranked by the values for 2020. Not shown for want of a value: peat. Not shown, as aggregates: All."},
		{"a total over the stack", energy, "figure: f, kind: bar-stacked", "coal: 2018 61, 2019 60, 2020 50; oil: 2018 81, 2019 80, 2020 75; wind: 2018 10, 2019 12, 2020 20; peat: 2018 1, 2019 1", ""},
		{"steps from within a value", rates, "figure: f, kind: step, from: 2020, to: 2021", "low: 2020-01-01 1.5, 2020-03-16 0; high: 2020-01-01 1.75, 2020-03-16 0.25", "Values before 2020 and after 2021 are not shown. In force at the beginning: the value for 31 October 2019."},
		{"steps in the middle of a value", rates, "figure: f, kind: step, from: 2020-04, to: 2020-05", "low: 2020-04-01 0", "Values before April 2020 and after May 2020 are not shown. In force at the beginning: the value for 16 March 2020. Not shown for want of a value: high."},
		{"steps from a change", rates, "figure: f, kind: step, from: 2019-10-31, series: low", "low: 2019-10-31 1.5, 2020-03-16 0, 2022-03-17 0.25", ""},
		{"steps from before the first", rates, "figure: f, kind: step, from: 2018, to: 2019, series: low", "low: 2019-10-31 1.5", "Values after 2019 are not shown."},
		{"lines hold nothing", rates, "figure: f, kind: line, from: 2020, series: low", "low: 2020-03-16 0, 2022-03-17 0.25", "Values before 2020 are not shown."},
		{"steps that no value is known before", "  f: {title: F, unit: percent, source: s, every: irregular, values: {2018: 2, 2019: {missing: lost}, 2021: 3}}\n", "figure: f, kind: step, from: 2020", "2021 3", "Values before 2020 are not shown."},
	} {
		values, notes := shownBy(t, "en", c.figures, c.chart)
		if values != c.values {
			t.Errorf("%s: shows %s; want %s", c.name, values, c.values)
		}
		if notes != c.notes {
			t.Errorf("%s: says %s\nwant %s", c.name, notes, c.notes)
		}
	}
}

// TestRestBreaks checks that a sum of others breaks where one of them does.
func TestRestBreaks(t *testing.T) {
	ds := loadWhole(t, textHead+"figures:\n  f: {title: F, unit: people, source: s, series: {a: {2019: 9, 2020: 8}, b: {values: {2019: 1, 2020: 2}, breaks: {2020: new survey}}, d: {2019: 1, 2020: 1}}}\ncharts:\n  c: {title: S, figure: f, top: 1, others: Rest}\n")
	rest := ds.Charts[0].Series[1]
	if rest.Name != "Rest" || len(rest.Breaks) != 1 || rest.Breaks[0].At != data.YearOf(2020) {
		t.Errorf("%s breaks at %v; want one break of Rest, at 2020", rest.Name, rest.Breaks)
	}
}

// TestChoiceInLanguages checks that the other languages say the same.
func TestChoiceInLanguages(t *testing.T) {
	for tag, want := range map[string]string{
		"de": "Gezeigt: die höchsten 2 von 6; nicht gezeigt: 4. Rest: Summe der nicht einzeln gezeigten (4). Nicht gezeigt (Gesamtwerte): World und All islands.",
		"zh": "显示6项中最高的2项；未显示4项。 Rest：未单独显示的4项之和。 未显示的合计项：World和All islands。",
	} {
		if _, notes := shownBy(t, tag, regions, "figure: f, top: 2, others: Rest"); notes != want {
			t.Errorf("%s: says %s\nwant %s", tag, notes, want)
		}
	}
}

// TestChoiceInMethods checks that the appendix lists the parts of a rest.
func TestChoiceInMethods(t *testing.T) {
	got := methodsOf(t, "en", textHead+"figures:\n"+regions+"charts:\n  c: {title: Two are large, figure: f, top: 2, others: The rest}\nbriefing:\n  - chart: c\n")
	for _, want := range []string{"## What the charts show", "“Two are large”", "The rest is the sum of e, c, a and g.", "Shown: the highest 2 of 6"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

// TestNotesAreCopied checks that a series keeps its note where a chart shows a part of it.
func TestNotesAreCopied(t *testing.T) {
	ds := loadWhole(t, textHead+`figures:
  f: {title: F, unit: users, source: s, series: {a: {values: {2018: 1, 2019: {value: 2, note: early}}, source: o, note: "from {{ value \"f\" \"2018\" \"b\" }}"}, b: {2018: 3, 2019: 4}}}
charts:
  cut: {title: S, figure: f, from: 2019}
  at: {title: S, figure: f, at: 2019}
`)
	if got, want := ds.Charts[0].Series[0].Note.Plain, "from 3\u00a0users"; got != want {
		t.Errorf("the note of the series is %q; want %q", got, want)
	}
	v, _ := ds.Charts[1].Series[0].At(data.CategoryKey("a"))
	if got := v.Detail(); got.Note.Plain != "early" || got.Sources[0].Key != "o" {
		t.Errorf("the value at one period has the note %q and the source %s", got.Note.Plain, got.Sources[0].Key)
	}
}

// TestLatestOfAll checks that texts mean by latest what charts do.
func TestLatestOfAll(t *testing.T) {
	ds := loadWhole(t, textHead+"figures:\n"+energy+`  one: {title: O, unit: users, source: s, values: {2018: 3, 2019: 4}}
briefing:
  - text: "{{ value \"f\" \"latest\" \"oil\" }} in {{ period \"f\" }}, {{ latest \"f\" \"oil\" }} in {{ period \"f\" \"oil\" }}, {{ share \"f\" \"latest\" \"wind\" }}, {{ value \"one\" \"latest\" }}"
  - key-numbers: [{figure: f, key: latest, series: coal}]
`)
	if got, want := strings.ReplaceAll(ds.Briefing[0].Text.Plain, "\u00a0", " "), "80 exajoules in 2019, 75 exajoules in 2020, 7.8%, 4 users"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	if got := ds.Briefing[1].Numbers[0]; got.Key.String() != "2019" || got.Value.Number.String() != "60" {
		t.Errorf("the key number is %s of %s", got.Value.Number, got.Key)
	}
}

// Where the latest values of two figures are of two periods, the series say which; a name
// with another period of its own says it for both.
func TestLatestOfFigures(t *testing.T) {
	const newer = "  m: {title: M, unit: users, source: s, series: {a: {2018: 5, 2021: 3}, b: {2018: 1, 2021: 2}, c: {2018: 4}}}\n"
	const older = "  n: {title: N, unit: users, source: s, series: {a: {2019: 7, 2020: 8}, b: {2020: 6}, c: {2018: 9}}}\n"
	for chart, want := range map[string]string{
		"figures: [m, n], at: each latest":                 "M: a 3, b 2, c (2018) 4; N (2020): a 8, b 6, c (2018) 9",
		"figures: [m, n], at: each latest, kind: dumbbell": "M: a 3, b 2, c (2018) 4; N (2020): a 8, b 6, c (2018) 9",
		"figures: [n, m], at: each latest":                 "N (2020): a 8, b 6, c (2018) 9; M: a 3, b 2, c (2018) 4",
		"figure: n, at: each latest":                       ": a 8, b 6, c (2018) 9",
	} {
		ds := loadWhole(t, textHead+"figures:\n"+newer+older+"charts:\n  c: {title: S, "+chart+"}\n")
		c := ds.Charts[slices.IndexFunc(ds.Charts, func(c *data.Chart) bool { return c.ID == "c" })]
		var lines []string
		for _, p := range c.Series {
			var items []string
			for _, k := range c.Keys {
				if v, ok := p.At(k); ok {
					items = append(items, k.String()+" "+written(v.Shown()))
				}
			}
			lines = append(lines, p.Label+": "+strings.Join(items, ", "))
		}
		if got := strings.Join(lines, "; "); got != want {
			t.Errorf("%s: got %s, want %s", chart, got, want)
		}
	}
}
