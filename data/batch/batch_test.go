package batch

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

func TestPaths(t *testing.T) {
	for _, name := range []string{"Beijing/2019", "São Tomé", "北京/2020", "a.b", "report/x", strings.Repeat("a", 200)} {
		if wrong := Folders().Wrong(name); wrong != "" || !fs.ValidPath(name) {
			t.Errorf("%q: %s", name, wrong)
		}
	}
	for _, name := range []string{"", "/a", "a/", "a//b", "..", "../a", "a/.b", " a", "a ", "a.", "a:b", `a\b`, "a?", "con", "CON.x", "a\tb", "a\u202eb", "a\xff",
		"report.json", "Report-1-of-3.json/x", strings.Repeat("a", 201), strings.Repeat("a/", 600) + "a", "a" + slashInValue + "b"} {
		if Folders().Wrong(name) == "" {
			t.Errorf("%q can be a folder", name)
		}
	}
	for _, name := range []string{"a/b", "a.pdf", "a.PDF", "a.chart"} {
		if Files().Wrong(name) == "" {
			t.Errorf("%q can be a file", name)
		}
	}
}

// What is surely a name without a closer look is one with it.
func TestPlainNames(t *testing.T) {
	for _, name := range []string{"Beijing", "Lombardy/Milan", "Region-000042", "region_1/year-2019", "con", "com1x", "aux-a", "report", "report-1-of-3", "abcd1", "abcde1"} {
		if plainName([]byte(name)) && Folders().Wrong(name) != "" {
			t.Errorf("%q is plain, but no name", name)
		}
	}
	if !plainName([]byte("Region-000042")) {
		t.Error("the names of most batches take the long way")
	}
}

func TestPatterns(t *testing.T) {
	f := &Frame{Columns: []string{"region", "year"}, Choices: []int{3, 2}, Languages: []string{"en", "de"}, Editions: []string{"en", "de"}, Sizes: []data.Size{data.Slide()}}
	for text, want := range map[string]string{
		"{region}/{ year }-{language}": "[]",
		"{region}-{language}":          "[the pattern does not distinguish the values of year; add {year}]",
		"{region}{year}":               "[the pattern does not distinguish the editions; add {language}]",
		"{regoin}/{year}":              `[there is no parameter "regoin"; write "region"]`,
		"{region}/{year":               "[a brace of the pattern has no partner; write {parameter}]",
		"../{region}":                  "[the pattern makes no folder: a part of it begins with a dot; write a relative path such as {region}/{period}]",
	} {
		p, wrong := f.Pattern(Folders(), text)
		if got := fmt.Sprint(wrong); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
		if wrong != nil {
			continue
		}
		cells := []string{"a/b", "2019"}
		name := p.Append(nil, cells, f.Variants()[1])
		if column, problem := p.Check(name, cells); column != 0 || problem.Text != `"a/b/2019-de" cannot be a folder: a value holds a /` {
			t.Errorf("column %d: %s", column, problem.Text)
		}
	}
}

func TestVariants(t *testing.T) {
	f := &Frame{Languages: []string{"en"}}
	if got := f.Variants(); len(got) != 1 || got[0] != (Variant{Language: "en"}) {
		t.Errorf("one language has %v", got)
	}
	f.Editions, f.Sizes = []string{"en", "de"}, []data.Size{data.Slide(), {Width: 800, Height: 600}}
	var got []string
	for _, v := range f.Variants() {
		got = append(got, v.Edition+"-"+v.size)
	}
	if want := []string{"en-slide", "en-800x600", "de-slide", "de-800x600"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestCombinations(t *testing.T) {
	f := &Frame{Choices: []int{2, 0, 3}}
	var got []string
	for places := range f.Combinations([][]int{{0, -1, 1}, {1, -1, -1}}) {
		got = append(got, fmt.Sprint(places))
	}
	if want := []string{"[0 0 0]", "[0 0 2]"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Names that are one folder on some file system have one hash.
func TestHash(t *testing.T) {
	for _, same := range [][]string{{"Beijing", "BEIJING"}, {"é", "e\u0301", "É"}, {"Straße", "STRASSE"}, {"北京"}, {"ΑΒ", "αβ"}} {
		for _, name := range same {
			if Hash([]byte(name)) != Hash([]byte(same[0])) {
				t.Errorf("%q and %q have two hashes", name, same[0])
			}
		}
	}
	hashes := []uint64{Hash([]byte("a")), Hash([]byte("b")), Hash([]byte("A")), Hash([]byte("北京"))}
	if got := Repeated(hashes); len(got) != 1 || !got[Hash([]byte("a"))] {
		t.Errorf("repeated: %v", got)
	}
}
