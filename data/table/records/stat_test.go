package records

import (
	"strings"
	"testing"
)

// written is a dataset of JSON-stat 2 with made-up numbers.
const written = `{"version": "2.0", "class": "dataset", "label": "Vacant posts", "source": "Office",
"updated": "2024-05-02T11:00:00Z", "href": "https://example.org/vp", "note": ["One", "Two"],
"id": ["region", "year"], "size": [2, 2], "role": {"time": ["year"], "geo": ["region"]},
"dimension": {
 "region": {"category": {"index": ["N", "S"], "label": {"N": "North", "S": "South"}}},
 "year": {"category": {"index": {"2021": 1, "2020": 0}}}},
"value": [1.50, 2, null, 4e1],
"status": {"2": "c"},
"extension": {"status": {"label": {"c": "confidential"}}, "list": [{"a": 1}]}}`

const writtenRows = `region|region label|year|value|status
N|North|2020|#1.50
N|North|2021|#2
S|South|2020||c
S|South|2021|4e1 #40
`

// TestStat reads one cube in each way that JSON-stat may write it.
func TestStat(t *testing.T) {
	for _, change := range [][]string{
		{},
		{`[1.50, 2, null, 4e1]`, `{"0": 1.50, "1": 2, "3": 4e1}`},
		{`[1.50, 2, null, 4e1]`, `{"3": 4e1, "1": 2, "0": 1.50}`},
		{`{"2": "c"}`, `[null, null, "c", null]`},
		{`{"2": "c"}`, `["", "", "c", ""]`},
		{`["N", "S"]`, `{"S": 1, "N": 0}`},
	} {
		f, err := open(strings.NewReplacer(change...).Replace(written))
		if err != nil {
			t.Errorf("%v: %v", change, err)
			continue
		}
		if got := print(t, f); got != writtenRows {
			t.Errorf("%v: got\n%swant\n%s", change, got, writtenRows)
		}
	}
}

// TestStatAbout checks what a dataset says of itself.
func TestStatAbout(t *testing.T) {
	f, err := open(written)
	if err != nil {
		t.Fatal(err)
	}
	want := `a.json:1:49 title: Vacant posts
a.json:1:75 source: Office
a.json:2:12 date: 2024-05-02T11:00:00Z
a.json:2:44 address: https://example.org/vp
a.json:2:79 note: One
a.json:2:86 note: Two
a.json:9:41 flag: c: confidential
a.json:3:61 time: year
a.json:3:78 geo: region
`
	if got := texts(f.About); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if f.Format != "JSON-stat" {
		t.Errorf("the format is %q", f.Format)
	}
}

// TestStatUnits checks that units that differ become a column, and one of all is said.
func TestStatUnits(t *testing.T) {
	const in = `{"class":"dataset","version":"2.0","id":["what"],"size":[2],"role":{"metric":["what"]},"value":[1,2],"dimension":{"what":{"category":
{"index":["p","r"],"unit":{"p":{"label":"persons","base":"thousands","decimals":1},"r":{"label":"percent","symbol":"%","position":"end","decimals":1}}}}}}`
	f, err := open(in)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := print(t, f), "what|what unit|value\np|persons thousands|#1\nr|percent %|#2\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got, want := texts(f.About), "a.json:1:79 metric: what\na.json:2:81 decimals: 1\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	f, err = open(strings.Replace(in, `"label":"persons","base":"thousands"`, `"label":"percent","symbol":"%"`, 1))
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(f.About); !strings.Contains(got, " unit: percent %\n") {
		t.Errorf("the unit of all is not said: %s", got)
	}
}

// TestStatVersions reads a bundle of JSON-stat 1, a collection, and one status for all.
func TestStatVersions(t *testing.T) {
	const one = `{"label":"A","dimension":{"id":["sex"],"size":[1],"role":{"geo":["sex"]},"sex":{"label":"Sex","category":{"label":{"T":"Total"}}}},"value":[3],"status":"e"}`
	const rows = "sex|sex label|value|status\nT|Total|#3|e\n"
	for _, test := range []struct{ in, want string }{
		{`{"dataset":` + one + `}`, rows},
		{`{"a":` + one + `,"b":` + one + `}`, "= a\n" + rows + "= b\n" + rows},
		{`{"class":"collection","version":"2.0","link":{"item":[` + strings.Replace(one, `"label"`, `"id":["sex"],"size":[1],"label"`, 1) + `,{"class":"dataset","href":"x"}]}}`, rows},
	} {
		f, err := open(test.in)
		if err != nil {
			t.Errorf("%s: %v", test.in, err)
			continue
		}
		if got := print(t, f); got != test.want {
			t.Errorf("%s: got\n%swant\n%s", test.in, got, test.want)
		}
	}
}

// TestStatFaults checks what is refused, with its place.
func TestStatFaults(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{`[1.50, 2, null, 4e1]`, `[1, 2, 3]`, `a.json:7:10: value: has 3 cells, and the sizes of the dimensions make 4`},
		{`[1.50, 2, null, 4e1]`, `{"4": 1}`, `a.json:7:16: value: has a cell 4, and the sizes of the dimensions make 4 cells, counted from 0`},
		{`[1.50, 2, null, 4e1]`, `{"x": 1}`, `a.json:7:11: "x" is not the index of a cell`},
		{`[1.50, 2, null, 4e1]`, `[[1], 2, 3, 4]`, `a.json:7:11: a list or object stands in the place of a number`},
		{`"size": [2, 2]`, `"size": [2, 3]`, `a.json:6:33: the dimension "year" has 2 categories, and size: says 3`},
		{`"size": [2, 2]`, `"size": [1000000, 1000000]`, `a.json:5:35: the dimension "region" has 2 categories, and size: says 1000000`},
		{`"size": [2, 2]`, `"size": [2, -1]`, `a.json:3:39: the size of "year" is "-1"`},
		{`"size": [2, 2]`, `"size": [2]`, `a.json:3:7: id: and size: must list the dimensions, and how many categories each has`},
		{`["N", "S"]`, `["N", "N"]`, `a.json:5:41: the category "N" stands twice in "region"`},
		{`"2021": 1`, `"2021": 2`, `a.json:6:42: the position of "2021" is "2"`},
		{`"id": ["region", "year"]`, `"id": ["region", "month"]`, `a.json:3:18: the dimension "month" is not described under dimension:`},
		{`"label": "Vacant posts"`, `"id": [], "label": "x"`, `a.json:3:1: the key "id" stands twice in an object`},
		{`"class": "dataset"`, `"class": "dimension"`, `a.json:1:1: this JSON-stat describes a dimension, and holds no numbers`},
	} {
		_, err := open(strings.Replace(written, test.old, test.new, 1))
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: got %v, want %s", test.new, err, test.want)
		}
	}
	f, err := open(strings.Replace(written, `[1.50, 2, null, 4e1]`, `{"1": 1, "1": 2}`, 1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = f.Sheets[0].Open(); err == nil || err.Error() != "a.json:7:24: the cell 1 stands twice" {
		t.Errorf("a cell that stands twice: %v", err)
	}
}

// TestStatSizes checks that a cube is bounded before anything is made of its size.
func TestStatSizes(t *testing.T) {
	codes := `"` + strings.Join(strings.Split(strings.Repeat("x,", 999)+"x", ","), `","`) + `"`
	for i := range 1000 {
		codes = strings.Replace(codes, `"x"`, `"c`+string(rune('a'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676))+`"`, 1)
	}
	dim := `{"category":{"index":[` + codes + `]}}`
	_, err := open(`{"class":"dataset","version":"2.0","id":["a","b","c","d"],"size":[1000,1000,1000,1000],"dimension":{"a":` + dim + `,"b":` + dim + `,"c":` + dim + `,"d":` + dim + `},"value":{"0":1}}`)
	if err == nil || err.Error() != "a.json:1:66: the sizes make more than 1000000000 cells, or none" {
		t.Errorf("got %v", err)
	}
}
