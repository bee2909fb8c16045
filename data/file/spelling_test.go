package file

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// loadTable loads a figure from a table with the columns key and value, whose keys are
// those given.
func loadTable(t *testing.T, keys []string, more string) *data.Dataset {
	t.Helper()
	rows := "key,value\n"
	for i, k := range keys {
		rows += k + "," + string(rune('1'+i)) + "\n"
	}
	yaml := textHead + "figures:\n  f: {title: F, unit: percent, source: s" + more + ", csv: {file: t.csv, key: key, value: value}}\n"
	ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(yaml)}, "t.csv": {Data: []byte(rows)}}, "f.yaml", Options{})
	if err != nil {
		t.Fatalf("%s: %v", keys, err)
	}
	return ds
}

// The cells of a table are read as the keys of a file are, and what is kept of the figure
// in its chart is read as the same periods, although it is written in one spelling.
func TestSpellingsInTables(t *testing.T) {
	for _, test := range []struct{ keys, more, want string }{
		{"2019 Q1|2019 Q2|2019 Q3", "", "2019-Q1 2019-Q2 2019-Q3"},
		{"2019年1月|2019年2月", "", "2019-01 2019-02"},
		{"Jul 2006|Aug 2007", "", "2006-07 2007-08"}, // which may be fiscal years, as they are printed
		{"2006-07|2007-08", ", period: fiscal-year", "2006/07 2007/08"},
		{"2009/10|2019/20", "", "2009/10 2019/20"},
		{"FY2019/20|FY2020/21", ", fiscal: April", "2019/20 2020/21"},
		{"2019 to 2020|2020 to 2021", ", fiscal: 6 April", "2019/20 2020/21"},
		{"2019|2020", ", period: fiscal-year, fiscal: previous October", "FY2019 FY2020"},
		{"01/02/2024|02/02/2024", ", dates: month-first", "2024-01-02 2024-02-02"},
		{"31.12.2019|01.01.2020", "", "2019-12-31 2020-01-01"},
		{"2023-03-31|2023-06-30|2023-09-30|2023-12-31", "", "2023-Q1 2023-Q2 2023-Q3 2023-Q4"},
		{"2023-03-31|2023-06-30|2023-09-30", ", period: day", "2023-03-31 2023-06-30 2023-09-30"},
		{"2020W52|2020W53|2021W01", "", "2020-W52 2020-W53 2021-W01"},
		{" 2019 | 2020", "", "2019 2020"},
		{"2567|2568", ", period: year", "2567 2568"},
		{"2019/20|2020/21", ", keys: names", "2019/20 2020/21"},
		{"H1|H2", ", keys: names", "H1 H2"},
	} {
		ds := loadTable(t, strings.Split(test.keys, "|"), test.more)
		if got := strings.Join(data.KeyNames(ds.Figures[0].Keys), " "); got != test.want {
			t.Errorf("%s: got %s, want %s", test.keys, got, test.want)
		}
		e, _ := ExcerptOf(ds, ds.Charts[0], data.Slide(), data.DefaultDPI)
		text, err := e.YAML()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Load(fstest.MapFS{"f.yaml": {Data: text}}, "f.yaml", Options{})
		if err != nil || !slices.Equal(again.Figures[0].Keys, ds.Figures[0].Keys) {
			t.Errorf("%s: %v\n%s", test.keys, err, text)
		}
	}
}

// What refers to a period may spell it in another way than the figure does.
func TestReferencesInOtherSpellings(t *testing.T) {
	ds := loadText(t, `figures:
  f: {title: F, unit: percent, source: s, breaks: {Q3 2019: new count}, values: {2019Q1: 1, 2019Q2: 2, 2019Q3: 3, 2019Q4: 4}}
  b: {title: B, unit: yuan, source: s, period: fiscal-year, values: {2008-09: 100, 2009-10: 110, 2010-11: 121}}
  i: {title: I, from: b, by: index, base: 2009-10}
  m: {title: M, unit: percent, source: s, values: {2023-01-01: 1, 2023-02-01: 2, 2023-03-01: 3}}
charts:
  f: {figure: f, title: F, highlight: 2019-T2, annotations: [{key: Q2 2019, text: here}], events: [{at: 2019年第4季度, text: there}]}
  b: {figure: b, kind: bar, title: B, highlight: 2009/10}
  i: {figure: i, title: I}
briefing:
  - text: '{{ value "f" "Q1 2019" }}, {{ value "b" "2009-10" }}, {{ value "b" "2010/2011" }}, {{ value "m" "2023-02-01" }}, {{ value "m" "Feb 2023" }}, {{ period "b" }}.'
  - chart: f
`)
	if got, want := strings.ReplaceAll(ds.Briefing[0].Text.Plain, "\u00a0", " "), "1%, 110 yuan, 121 yuan, 2%, 2%, 2010/11."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := figureOf(t, ds, "i"), "2008/09=91; 2009/10=100; 2010/11=110"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	f := ds.Charts[0]
	if got := []string{f.Highlight[0], f.Annotations[0].Key.String(), f.Events[0].From.String(), ds.Figures[0].Breaks[0].At.String(), ds.Charts[1].Highlight[0]}; !slices.Equal(got, []string{"2019-Q2", "2019-Q2", "2019-Q4", "2019-Q3", "2009/10"}) {
		t.Errorf("got %s", got)
	}
}

// Of a table that has years, quarters and months in one column, where: reads those of one
// length, and the methods say so.
func TestPeriodsOfOneLength(t *testing.T) {
	const rows = "period,change\n2019,1.6\n2020,-10.4\n2019 Q3,0.5\n2019 Q4,0.0\n2020 Q1,-2.6\n2020 JAN,98.1\n2020 FEB,98.4\n"
	load := func(where string) (*data.Dataset, error) {
		yaml := textHead + "appendix: methods\nfigures:\n  f: {title: F, unit: percent, source: s, csv: {file: t.csv, key: period, value: change" + where + "}}\n"
		return Load(fstest.MapFS{"f.yaml": {Data: []byte(yaml)}, "t.csv": {Data: []byte(rows)}}, "f.yaml", Options{})
	}
	if _, err := load(""); err == nil || !strings.Contains(err.Error(), `"2019" is a year among quarters (and 1 other)`) || !strings.Contains(err.Error(), `"2020 JAN" is a month among quarters (and 1 other)`) {
		t.Errorf("lengths that are mixed: %v", err)
	}
	for where, want := range map[string]string{
		"{period: year}":                   "2019=1.6%; 2020=−10.4%",
		"{period: quarter}":                "2019-Q3=0.5%; 2019-Q4=0.0%; 2020-Q1=−2.6%",
		"{period: quarter, from: 2019-Q4}": "2019-Q4=0.0%; 2020-Q1=−2.6%",
		"{period: month}":                  "2020-01=98.1%; 2020-02=98.4%",
	} {
		ds, err := load(", where: {period: " + where + "}")
		if err != nil {
			t.Errorf("%s: %v", where, err)
			continue
		}
		if got := figureOf(t, ds, "f"); got != want {
			t.Errorf("%s: got %s, want %s", where, got, want)
		}
		text := ""
		for _, b := range ds.Appendix {
			text += b.Text.Plain
		}
		if !strings.Contains(text, "period: only "+strings.Trim(strings.Fields(where)[1], ",}")+"s") {
			t.Errorf("%s: the methods do not say so: %s", where, text)
		}
	}
}
