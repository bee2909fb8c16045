package file

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

const peopleRows = `geo,age,year,people
DE,0,2019,7
DE,10,2019,8
FR,0,2019,6
DE,TOTAL,2019,83
FR,TOTAL,2019,67
IT,TOTAL,2019,60
EU27,TOTAL,2019,447
DE,TOTAL,2020,84
FR,TOTAL,2020,68
IT,TOTAL,2020,59
DE,TOTAL,2021-06,85
`

// TestWhereWithLists reads rows by lists, by what they are not, and by ranges.
func TestWhereWithLists(t *testing.T) {
	for _, c := range []struct{ csv, want, used string }{
		{"key: geo, value: people, where: {age: TOTAL, year: 2019, geo: [IT, DE]}", "DE 83; IT 60", "age=TOTAL&geo=IT&geo=DE&year=2019"},
		{"key: geo, value: people, where: {age: TOTAL, year: 2019, geo: {not: [EU27, FR]}}", "DE 83; IT 60", "age=TOTAL&geo!=EU27&geo!=FR&year=2019"},
		{"key: geo, value: people, where: {age: TOTAL, year: 2019, geo: {not: EU27}}", "DE 83; FR 67; IT 60", "age=TOTAL&geo!=EU27&year=2019"},
		{"key: age, value: people, where: {geo: DE, year: 2019, age: {from: 5, not: TOTAL}}", "10 8", "age!=TOTAL&age>=5&geo=DE&year=2019"},
		{"key: year, value: people, where: {geo: DE, age: TOTAL, year: {to: 2020}}", "2019 83; 2020 84", "age=TOTAL&geo=DE&year<=2020"},
		{"key: geo, value: people, where: {age: TOTAL, year: {from: 2021, to: 2021}}", "DE 85", "age=TOTAL&year>=2021&year<=2021"},
		{"key: year, series: geo, value: people, where: {age: {not: [0, 10]}, year: {from: 2020, to: 2020}, geo: {not: IT}}", "DE 2020 84; FR 2020 68", "age!=0&age!=10&geo!=IT&year>=2020&year<=2020"},
	} {
		folder := fstest.MapFS{
			"f.yaml":     {Data: []byte(textHead + "figures:\n  f: {title: F, unit: million people, source: s, keys: categories, csv: {file: people.csv, " + c.csv + "}}\n")},
			"people.csv": {Data: []byte(peopleRows)},
		}
		if strings.HasPrefix(c.csv, "key: year") {
			folder["f.yaml"].Data = []byte(strings.ReplaceAll(string(folder["f.yaml"].Data), " keys: categories,", ""))
		}
		ds, err := Load(folder, "f.yaml", Options{})
		if err != nil {
			t.Errorf("%s: %v", c.csv, err)
			continue
		}
		if got := numbersOf(t, ds, "f"); got != c.want {
			t.Errorf("%s: got %s; want %s", c.csv, got, c.want)
		}
		if got := ds.Inputs[1]; got.Used != c.used || got.SHA256 != fmt.Sprintf("%x", sha256.Sum256(got.Text)) {
			t.Errorf("%s: used %s; want %s", c.csv, got.Used, c.used)
		}
		cache := NewFileCache(folder)
		for _, d := range ds.Depends {
			if sum, err := cache.Sum(d.InputRef, Options{}); err != nil || sum != d.Sum {
				t.Errorf("%s: the checksum of %v is not found again: %v", c.csv, d.InputRef, err)
			}
		}
	}
}

// TestWhereInMethods checks that the appendix names the rows that were read.
func TestWhereInMethods(t *testing.T) {
	folder := fstest.MapFS{
		"f.yaml":     {Data: []byte(textHead + "appendix: methods\nfigures:\n  f: {title: Some people, unit: million people, source: s, csv: {file: people.csv, key: geo, value: people, where: {age: TOTAL, geo: [DE, FR], year: {from: 2020, to: 2020}}}}\n")},
		"people.csv": {Data: []byte(peopleRows)},
	}
	ds, err := Load(folder, "f.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, b := range ds.Appendix {
		text += b.Text.Plain + "\n"
	}
	if want := "“Some people”: the rows of people.csv with age: TOTAL; geo: DE and FR; year: from 2020; year: up to 2020"; !strings.Contains(text, want) {
		t.Errorf("no %q in\n%s", want, text)
	}
}
