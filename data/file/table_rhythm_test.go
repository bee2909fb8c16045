package file

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestRowsThatSkipWhatTheirTableHas: a country with every second round of a census, and one
// with two of them, are asked about; the others keep the rhythm of the table.
func TestRowsThatSkipWhatTheirTableHas(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("country,year,people\n")
	for _, line := range []string{
		"A 1950 1955 1960 1965 1970 1975 1980", "B 1950 1955 1960 1965 1970 1975 1980", "C 1955 1960 1965 1970 1975",
		"Seldom 1950 1960 1970 1980", "Twice 1955 1970", "Once 1960",
	} {
		cells := strings.Fields(line)
		for _, year := range cells[1:] {
			rows.WriteString(cells[0] + "," + year + ",3\n")
		}
		rows.WriteString(cells[0] + ",1985,\n")
	}
	for country, want := range map[string]string{
		"A": "", "C": "", "Once": "",
		"Seldom": "x has a value every 10 years, and the other rows of its table come every 5 years",
		"Twice":  "x shows no rhythm, and the other rows of its table come every 5 years",
	} {
		files := fstest.MapFS{
			"t.csv":  {Data: []byte(rows.String())},
			"f.yaml": {Data: []byte(textHead + "figures:\n  x:\n    title: X\n    unit: sheep\n    source: s\n    csv: {file: t.csv, key: year, value: people, where: {country: " + country + "}, missing: not yet}\n")},
		}
		ds, err := Load(files, "f.yaml", Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, w := range ds.Warnings {
			if w.Rule == "rhythm" {
				got += w.Text
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", country, got, want)
		}
	}
}
