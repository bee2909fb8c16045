package file

import (
	"fmt"
	"testing"
	"testing/fstest"
)

// TestComparisonsKeepTheRhythm are changes over the value before.
func TestComparisonsKeepTheRhythm(t *testing.T) {
	for _, test := range []struct{ name, every, values, want string }{
		{"every five years, of which one lacks", "", "{2000: 10, 2005: 12, 2010: 15, 2020: 20, 2025: 21, 2030: 23, 2035: 26}",
			"2005=2 sheep; 2010=3 sheep; 2020=not available (no value for 2015 to compare with); 2025=1 sheep; 2030=2 sheep; 2035=3 sheep"},
		{"elections", "irregular", "{2015: 10, 2017: 12, 2019: 15, 2024: 20}", "2017=2 sheep; 2019=3 sheep; 2024=5 sheep"},
		{"trading days over a weekend", "", "{2024-01-03: 1, 2024-01-04: 2, 2024-01-05: 4, 2024-01-08: 7, 2024-01-09: 8}",
			"2024-01-04=1 sheep; 2024-01-05=2 sheep; 2024-01-08=3 sheep; 2024-01-09=1 sheep"},
		{"months without Januaries", "", "{2022-10: 1, 2022-11: 2, 2022-12: 3, 2023-02: 5, 2023-03: 6, 2023-04: 7, 2023-05: 8, 2023-06: 9, 2023-07: 10, 2023-08: 11, 2023-09: 12, 2023-10: 13, 2023-11: 14, 2023-12: 15, 2024-02: 18, 2024-03: 19}",
			"2022-11=1 sheep; 2022-12=1 sheep; 2023-02=2 sheep; 2023-03=1 sheep; 2023-04=1 sheep; 2023-05=1 sheep; 2023-06=1 sheep; 2023-07=1 sheep; 2023-08=1 sheep; 2023-09=1 sheep; 2023-10=1 sheep; 2023-11=1 sheep; 2023-12=1 sheep; 2024-02=3 sheep; 2024-03=1 sheep"},
		{"quarters", "", "{2019-Q1: 1, 2019-Q2: 2, 2019-Q3: 4, 2019-Q4: 7, 2020-Q2: 9}",
			"2019-Q2=1 sheep; 2019-Q3=2 sheep; 2019-Q4=3 sheep; 2020-Q2=not available (no value for the first quarter of 2020 to compare with)"},
	} {
		every := ""
		if test.every != "" {
			every = "every: " + test.every + ", "
		}
		ds := loadText(t, "figures:\n  a: {title: A, unit: sheep, source: s, "+every+"values: "+test.values+"}\n  x: {title: X, from: a, by: difference, over: previous}\n")
		if got := figureOf(t, ds, "x"); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestBlanksAround are the empty cells of a table: one between two numbers is a missing
// value, and so is one after them for which another series has a number; those around all are none.
func TestBlanksAround(t *testing.T) {
	files := fstest.MapFS{
		"t.csv": {Data: []byte("year,a,b\n2015,1,\n2016,2,3\n2017,3,\n2018,4,5\n2019,5,6\n2020,,7\n2021,,\n")},
		"f.yaml": {Data: []byte(textHead + "figures:\n  x:\n    title: X\n    unit: sheep\n    source: s\n" +
			"    csv: {file: t.csv, key: year, values: {A: a, B: b}, missing: not published}\n")},
	}
	ds, err := Load(files, "f.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "A/2015=1 sheep; A/2016=2 sheep; A/2017=3 sheep; A/2018=4 sheep; A/2019=5 sheep; A/2020=not available (not published); " +
		"B/2016=3 sheep; B/2017=not available (not published); B/2018=5 sheep; B/2019=6 sheep; B/2020=7 sheep"
	if got := figureOf(t, ds, "x"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestLongerPeriodsHaveTheirOwnRhythm: years that months are added up to do not come every
// month.
func TestLongerPeriodsHaveTheirOwnRhythm(t *testing.T) {
	months := ""
	for _, year := range []string{"2018", "2019", "2020", "2021"} {
		for m := range 12 {
			months += fmt.Sprintf("%s-%02d: 1, ", year, m+1)
		}
	}
	ds := loadText(t, "figures:\n  a: {title: A, unit: sheep, nature: flow, source: s, every: month, values: {"+months+"2022-01: 1}}\n  x: {title: X, from: a, by: sum, over: year}\n")
	if got, want := figureOf(t, ds, "x"), "2018=12 sheep; 2019=12 sheep; 2020=12 sheep; 2021=12 sheep"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if r := ds.Figures[1].Rhythm; r.String() != "year" {
		t.Errorf("the sums come every %s", r)
	}
}
