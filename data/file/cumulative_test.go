package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// TestCumulative computes with values that run from the start of the year.
func TestCumulative(t *testing.T) {
	ds := loadWhole(t, textHead+`figures:
  a: {title: A, unit: million tonnes, source: s, cumulative: year, values: {2018-Q3: 70.0, 2018-Q4: 100.0, 2019-Q1: 22.0, 2019-Q2: 46.0, 2019-Q3: 71.0, 2019-Q4: 104.0, 2020-Q1: 20.0, 2020-Q3: 75.0}}
  years: {title: B, from: a, by: sum, over: year}
  single: {title: C, from: a, by: difference, over: previous}
  grown: {title: D, from: a, by: growth}
  whole: {title: E, from: single, by: sum, over: year}
  twice: {title: F, from: [a, a2], by: sum}
  a2: {title: G, unit: million tonnes, source: s, cumulative: year, values: {2019-Q1: 1.0, 2019-Q2: 2.0}}
`)
	for id, want := range map[string]string{
		"years":  "2018 100.0; 2019 104.0",
		"single": "2018-Q4 30.0; 2019-Q1 22.0; 2019-Q2 24.0; 2019-Q3 25.0; 2019-Q4 33.0; 2020-Q1 20.0",
		"grown":  "2019-Q3 1.4; 2019-Q4 4.0; 2020-Q1 -9.1; 2020-Q3 5.6",
		"whole":  "2019 104.0",
		"twice":  "2019-Q1 23.0; 2019-Q2 48.0",
	} {
		if got := numbersOf(t, ds, id); got != want {
			t.Errorf("%s: got %s; want %s", id, got, want)
		}
	}
	for _, f := range ds.Figures {
		if want := f.ID == "a" || f.ID == "a2" || f.ID == "grown" || f.ID == "twice"; f.Cumulative != want {
			t.Errorf("%s: cumulative is %t", f.ID, f.Cumulative)
		}
		s := f.Series[0]
		if f.ID == "a" && (s.Link(1, 2) != data.Parted || s.Link(2, 3) != data.Linked) {
			t.Errorf("the line of %s goes on from December to March, or stops in the year", f.ID)
		}
	}
}

// TestCumulativePerHead divides values that run from January by what there is at their end: both
// have one key, which is that time, also where one of the figures begins later.
func TestCumulativePerHead(t *testing.T) {
	ds := loadWhole(t, textHead+`figures:
  a: {title: A, unit: tonnes, source: s, cumulative: year, values: {2018-Q4: 90.0, 2019-Q1: 20.0, 2019-Q2: 40.0, 2019-Q3: 60.0, 2019-Q4: 90.0, 2020-Q1: 30.0}}
  p: {title: Population, unit: people, source: s, values: {2019-Q1: 10, 2019-Q2: 10, 2019-Q3: 10, 2019-Q4: 10, 2020-Q1: 10}}
  r: {title: R, from: [a, p], by: ratio}
`)
	if got, want := numbersOf(t, ds, "r"), "2019-Q1 2.00; 2019-Q2 4.00; 2019-Q3 6.00; 2019-Q4 9.00; 2020-Q1 3.00"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, k := range ds.Figures[2].Keys {
		if !k.Period.RunsFromStart() {
			t.Errorf("%s is said to be a single quarter", k)
		}
	}
}

// TestCumulativeInMethods checks what is said of such values in each language.
func TestCumulativeInMethods(t *testing.T) {
	content := textHead + `figures:
  a: {title: A, unit: million tonnes, source: s, cumulative: year, values: {2019-Q1: 22.0, 2019-Q2: 46.0, 2019-Q3: 71.0, 2019-Q4: 104.0, 2020-Q1: 20.0}}
  years: {title: B, from: a, by: sum, over: year}
  single: {title: C, from: a, by: difference, over: previous}
briefing:
  - table: a
  - table: years
  - table: single
`
	for language, want := range map[string][]string{
		"en": {"Each value runs from January to the end of its period.", "The value of each year is the one that runs from January to its end.", "Each value is the one that runs from January less that of the period before; the first of a year stays as it is."},
		"de": {"Jeder Wert gilt von Januar bis zum Ende seines Zeitraums.", "aufgelaufene weniger den des Zeitraums davor"},
		"zh": {"各数值为自1月起至该期末的累计值。", "每年第一期不变。"},
	} {
		got := methodsOf(t, language, content)
		for _, text := range want {
			if !strings.Contains(got, text) {
				t.Errorf("%s: got:\n%s\nwant %s", language, got, text)
			}
		}
	}
}

// TestCumulativePeriods names the periods of such values, and of what is computed from them, for
// what they are. Those of single periods and of years keep their names.
func TestCumulativePeriods(t *testing.T) {
	content := textHead + `figures:
  a: {title: A, unit: million tonnes, source: s, cumulative: year, values: {2019-Q1: 22.0, 2019-Q2: 46.0, 2019-Q3: 71.0, 2019-Q4: 104.0, 2020-Q1: 20.0, 2020-Q2: 44.0}}
  m: {title: M, unit: million tonnes, source: s, cumulative: year, series: {x: {2020-01: 3, 2020-02: 6, 2020-08: 20}, y: {2020-01: 2, 2020-02: 5, 2020-08: 19}}}
  h: {title: H, unit: million tonnes, source: s, cumulative: year, values: {2019-H1: 3, 2019-H2: 7, 2020-H1: 4}}
  people: {title: P, unit: million people, nature: stock, source: s, values: {2019-Q1: 10, 2019-Q2: 10, 2019-Q3: 10, 2019-Q4: 10, 2020-Q1: 10, 2020-Q2: 10}}
  grown: {title: D, from: a, by: growth}
  single: {title: C, from: a, by: difference, over: previous}
  years: {title: B, from: a, by: sum, over: year}
  each: {title: E, from: [a, people], by: ratio}
charts:
  at: {title: S, figure: m, at: latest, kind: bar}
briefing:
  - text: '{{ period "a" }}; {{ earliest "people" }}; {{ period "m" }}; {{ period "h" }}; {{ period "grown" }}; {{ period "single" }}; {{ period "years" }}; {{ period "each" }}; {{ change "a" "2019-Q2" "2020-Q2" }}'
  - key-numbers: [{figure: a}]
`
	for lang, want := range map[string][2]string{
		"en": {"January to June 2020; 10 million people; January to August 2020; January to June 2020; January to June 2020; the second quarter of 2020; 2019; January to June 2020; −4.3%", "A, January to June 2020"},
		"de": {"Januar bis Juni 2020; 10 Millionen Personen; Januar bis August 2020; Januar bis Juni 2020; Januar bis Juni 2020; 2. Quartal 2020; 2019; Januar bis Juni 2020; −4,3\u202f%", "A, Januar bis Juni 2020"},
		"zh": {"2020年1—6月; 1000万人; 2020年1—8月; 2020年1—6月; 2020年1—6月; 2020年第二季度; 2019年; 2020年1—6月; −4.3%", "A，2020年1—6月"},
	} {
		ds := loadWhole(t, "language: "+lang+"\n"+content)
		if got := strings.ReplaceAll(ds.Briefing[0].Text.Plain, "\u00a0", " "); got != want[0] {
			t.Errorf("%s: the text is\n%s; want\n%s", lang, got, want[0])
		}
		if got := ds.Briefing[1].Numbers[0].Label.Plain; got != want[1] {
			t.Errorf("%s: the key number is called %q, want %q", lang, got, want[1])
		}
		var table strings.Builder
		must(t, WriteCSV(ds, &table, ds.Charts[0]))
		if when := strings.Split(want[0], "; ")[2]; !strings.Contains(table.String(), when) {
			t.Errorf("%s: the table of the chart does not say %q", lang, when)
		}
	}
}
