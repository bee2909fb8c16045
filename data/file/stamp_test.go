package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

const stamped = "title: T\nsources:\n  a: {publisher: P, title: A, date: {column: LAST UPDATE, dates: day-first}}\n  b: {publisher: P, title: B, date: {column: LAST UPDATE, dates: day-first}}\nfigures:\n"

func loadStamped(t *testing.T, figures, table string) (*data.Dataset, error) {
	t.Helper()
	return Load(fstest.MapFS{"f.yaml": {Data: []byte(stamped + figures)}, "t.csv": {Data: []byte(table)}}, "f.yaml", Options{Today: day(t, "2024-07-01")})
}

// The date of a source is that of the rows that are used; where they do not agree it is
// the newest, and the gate says so. Rows that name a source have its date.
func TestSourceDateOfTable(t *testing.T) {
	const table = "geo,year,v,LAST UPDATE,src\nDE,2022,1,12/06/24 23:00:00,a\nDE,2023,2,14/06/24 23:00:00,b\nFR,2022,3,09/01/24 11:00:00,\n"
	for _, test := range []struct{ figures, a, b, warned string }{
		{"  f: {title: F, unit: users, source: a, csv: {file: t.csv, key: year, value: v, where: {geo: FR}}}\n  g: {title: G, unit: users, source: b, csv: {file: t.csv, key: year, value: v, where: {geo: DE, year: 2022}}}\n", "2024-01-09", "2024-06-12", ""},
		{"  f: {title: F, unit: users, source: [a, b], csv: {file: t.csv, key: year, value: v, series: geo}}\n", "2024-06-14", "2024-06-14", "from 2024-01-09 to 2024-06-14"},
		{"  f: {title: F, unit: users, source: a, csv: {file: t.csv, key: year, value: v, where: {geo: DE}, source: src}}\n", "2024-06-12", "2024-06-14", ""},
	} {
		ds, err := loadStamped(t, test.figures, table)
		must(t, err)
		if a, b := ds.Sources[0].Date.String(), ds.Sources[1].Date.String(); ds.Sources[0].Key != "a" || a != test.a || b != test.b {
			t.Errorf("%s: dates %s and %s, want %s and %s", test.figures, a, b, test.a, test.b)
		}
		warned := ""
		for _, w := range ds.Warnings {
			if w.Rule == data.RuleMixedDates {
				warned = w.Text
			}
		}
		if (warned == "") != (test.warned == "") || !strings.Contains(warned, test.warned) {
			t.Errorf("%s: warned %q, want %q", test.figures, warned, test.warned)
		}
		for name, e := range map[string]Excerpt{"whole": Whole(ds)} {
			text, err := e.YAML()
			must(t, err)
			again := loadWhole(t, string(text))
			if again.Sources[0].Date != ds.Sources[0].Date || strings.Contains(string(text), "LAST UPDATE") {
				t.Errorf("%s: the date is not there:\n%s", name, text)
			}
		}
	}
}

// A figure can be held to the date of its source, which is that of the table, instead of
// its latest period.
func TestFreshOfSource(t *testing.T) {
	const figure = "  f: {title: F, unit: users, source: [a, b], fresh: {limit: %, of: source}, csv: {file: t.csv, key: year, value: v}}\n"
	for limit, stale := range map[string]bool{"15d": true, "16d": false} { // from the end of 14 June to 1 July
		ds, err := loadStamped(t, strings.Replace(figure, "%", limit, 1), "year,v,LAST UPDATE\n2019,1,14/06/24 23:00:00\n")
		must(t, err)
		if got := len(ds.Stale) > 0; got != stale {
			t.Errorf("%s: stale: %t, %v", limit, got, ds.Stale)
		}
	}
}

func TestSourceDateFaults(t *testing.T) {
	const figure = "  f: {title: F, unit: users, source: [a, b], csv: {file: t.csv, key: year, value: v}}\n"
	for name, test := range map[string]struct{ figures, table, want string }{
		"no column": {figure, "year,v\n2019,1\n", "f.yaml:3:46: t.csv has no column \"LAST UPDATE\""},
		"no table":  {"  f: {title: F, unit: users, source: a, values: {2019: 1}}\n", "", "f.yaml:3:37: no table is read for the source \"a\""},
		"empty":     {figure, "year,v,LAST UPDATE\n2019,1,\n", "f.yaml:3:37: no row of t.csv has anything in the column \"LAST UPDATE\""},
		"no day":    {figure, "year,v,LAST UPDATE\n2019,1,soon\n2020,2,soon\n", "t.csv:2:8: \"soon\" is no day on which a source was published"},
		"other way": {figure, "year,v,LAST UPDATE\n2019,1,06/14/2024\n", "t.csv:2:8: \"06/14/2024\" is a day, and not one that is written day-first, as dates: says"},
		"two ways":  {"  f: {title: F, unit: users, source: c, csv: {file: t.csv, key: year, value: v}}\nsources:\n  c: {publisher: P, title: C, date: {column: LAST UPDATE}}\n", "year,v,LAST UPDATE\n2019,1,14/06/24 23:00:00\n2020,2,15/06/24 23:00:00\n", "f.yaml:5:37: \"14/06/24 23:00:00\", in t.csv:2, can be read in two ways"},
	} {
		content := stamped + test.figures
		if name == "two ways" {
			content = "title: T\nfigures:\n" + test.figures
		}
		_, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}, "t.csv": {Data: []byte(test.table)}}, "f.yaml", Options{})
		faults, _ := err.(data.Faults)
		if len(faults) == 0 || faults[0].Pos.String()+": "+faults[0].Text != test.want {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
	}
}

// A date that a line about a table states is that of the release that is read.
func TestStatedDates(t *testing.T) {
	for _, c := range []struct{ line, order, want, fault string }{
		{"Release date,10-05-2024", "day-first", "2024-05-10", ""},
		{"Release date,12-06-2024", "day-first", "2024-06-12", ""},
		{"Last Updated Date,2024-06-28", "day-first", "2024-06-28", ""},
		{"Release date,10-05-2024", "", "", `"10-05-2024", which a line about the table states, is no day that can be read in one way`},
		{"Release,soon", "day-first", "", "no line about the tables of the source states a day"},
	} {
		date := "{stated: true}"
		if c.order != "" {
			date = "{stated: true, dates: " + c.order + "}"
		}
		file := "title: T\nsources:\n  a: {publisher: P, title: A, date: " + date + "}\nfigures:\n  x: {title: X, unit: percent, source: a, table: {file: t.csv, key: year, value: v}}\n"
		ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(file)}, "t.csv": {Data: []byte("Rates of the office\n" + c.line + "\n\nyear,v\n2019,1\n2020,2\n")}}, "f.yaml", Options{Today: day(t, "2024-07-01")})
		switch {
		case c.fault != "":
			if err == nil || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("%s: got %v, want %s", c.line, err, c.fault)
			}
		case err != nil:
			t.Errorf("%s: %v", c.line, err)
		case ds.Sources[0].Date.String() != c.want:
			t.Errorf("%s: got %s, want %s", c.line, ds.Sources[0].Date, c.want)
		}
	}
}
