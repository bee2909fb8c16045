package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// Rows that a figure does not have decide nothing of it: not how its numbers are written, not
// their unit, their decimals or their marks, and what is wrong in them is no fault.
func TestUnusedRowsDecideNothing(t *testing.T) {
	const file = "title: T\nsources:\n  s: {publisher: P, title: S, date: 2024}\nfigures:\n  f:\n    title: F\n    unit: people\n    source: s\n    table: {file: t.csv, separator: semicolon, across: year, key: year, value: value, where: {region: A}}\n"
	load := func(rows string) (data.Input, error) {
		ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(file)}, "t.csv": {Data: []byte("region;2019;2020\nA;1;2\n" + rows)}}, "f.yaml", Options{})
		if err != nil {
			return data.Input{}, err
		}
		for _, in := range ds.Inputs {
			if in.Of == "t.csv" {
				return in, nil
			}
		}
		t.Fatalf("the table is no input: %v", ds.Inputs)
		return data.Input{}, nil
	}
	want, err := load("B;3;4\n")
	if err != nil {
		t.Fatal(err)
	}
	if text := string(want.Text); text != "briefing:table,region,year,value\n,A,2019,1\n,A,2020,2\n" {
		t.Errorf("stored: %q", text)
	}
	for name, rows := range map[string]string{
		"a decimal comma": "B;3,5;4\n", "groups of digits": "B;3 000,5;4\n", "a unit": "B;3%;4%\n", "a unit of some": "B;3%;4\n", "brackets": "B;(3);4\n",
		"a number that is written otherwise": "B;3,5;4\nC;1,23,4;5\n", "a mark": "B;3 1);4\n\n1) Since 2020.\n",
	} {
		got, err := load(rows)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if string(got.Text) != string(want.Text) || got.SHA256 != want.SHA256 || got.Read != want.Read {
			t.Errorf("%s: %q, read with %s; want %q, %s", name, got.Text, got.Read, want.Text, want.Read)
		}
	}
	// A point in one row and a comma in another are two ways to write numbers: each region has
	// one, which is known without the other.
	for name, c := range map[string]struct{ rows, want string }{
		"comma":  {"A;1,5;2,5\nB;3.5;4\n", ",A,2019,1.5\n,A,2020,2.5\n"},
		"point":  {"A;1.5;2.5\nB;3,5;4\n", ",A,2019,1.5\n,A,2020,2.5\n"},
		"both":   {"A;1.5;2,5\nB;3;4\n", ""},
		"either": {"A;1.234;2\nB;3,5;4\nC;3.5;4\n", ""},
	} {
		ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(file)}, "t.csv": {Data: []byte("region;2019;2020\n" + c.rows)}}, "f.yaml", Options{})
		if c.want == "" {
			if err == nil || !strings.Contains(err.Error(), "decimal") {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, in := range ds.Inputs {
			if in.Of == "t.csv" && !strings.HasSuffix(string(in.Text), c.want) {
				t.Errorf("%s: %q", name, in.Text)
			}
		}
	}
	if _, err := load("A;(3);4\n"); err == nil {
		t.Error("brackets of a row that is used are no fault")
	}
}
