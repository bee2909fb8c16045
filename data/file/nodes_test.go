package file

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// TestTooMany holds that what has more nodes than are parsed is found by its bytes, in
// every way to write it, and that half as many are parsed.
func TestTooMany(t *testing.T) {
	for name, write := range map[string]func(n int) string{
		"a list on one line":    func(n int) string { return "x: [" + strings.Repeat("1,", n-1) + "1]\n" },
		"a list of lines":       func(n int) string { return "x:\n" + strings.Repeat("- 1\n", n) },
		"empty items":           func(n int) string { return "x:\n" + strings.Repeat("-\n", n) },
		"lists in a list":       func(n int) string { return "x: [" + strings.Repeat("[1],", n/2) + "[]]\n" },
		"a mapping on one line": func(n int) string { return "{" + numbered("k%d: 1, ", n/2) + "z: 1}\n" },
		"keys alone":            func(n int) string { return "{" + numbered("k%d, ", n/2) + "z}\n" },
		"JSON":                  func(n int) string { return "{" + numbered(`"k%d":1,`, n/2) + "\"z\":1}\n" },
		"a mapping of lines":    func(n int) string { return numbered("k%d: 1\n", n/2) },
		"old line ends":         func(n int) string { return numbered("k%d: 1\r", n/2) },
		"pairs in a list":       func(n int) string { return "x: [" + strings.Repeat("a: b, ", n/3-1) + "a: b]\n" },
	} {
		for n, want := range map[int]string{
			maxNodes - 100:    "",
			maxNodes + 100:    "more than 300000 keys, values and lists",
			2*maxNodes + 1000: "more than 300000 keys, values and lists",
		} {
			r := &reader{lines: map[string][]string{}}
			root := r.parse("f.yaml", []byte(write(n)))
			if got := r.faults; (root != nil) != (want == "") || want != "" && (len(got) != 1 || got[0].Text != want || got[0].Pos.Line < 1) {
				t.Errorf("%s of %d nodes: %v", name, n, got.Listed())
			}
			if line, found := tooMany([]byte(write(n))); n > 2*maxNodes && !found {
				t.Errorf("%s of %d nodes is parsed (line %d)", name, n, line)
			}
		}
	}
}

// numbered repeats a text n times, each with its number.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestIncludedNodes holds that the nodes of all files are counted together.
func TestIncludedNodes(t *testing.T) {
	part := "x: [" + strings.Repeat("1,", 120_000) + "1]\n"
	fsys := fstest.MapFS{"main.yaml": {Data: []byte("title: T\ninclude: [a.yaml, b.yaml, c.yaml]\n")}}
	for _, name := range []string{"a", "b", "c"} {
		fsys[name+".yaml"] = &fstest.MapFile{Data: []byte(part)}
	}
	_, err := Load(fsys, "main.yaml", Options{})
	if err == nil || !strings.Contains(err.Error(), "c.yaml:1:") || !strings.Contains(err.Error(), "more than 300000 keys, values and lists") {
		t.Error(err)
	}
}

// TestMendedBytes holds that a large file is not parsed anew for each line that is mended.
func TestMendedBytes(t *testing.T) {
	content := "x:\n" + strings.Repeat("- 1\n", 100_000) + strings.Repeat(" ", 3<<20) + "\n" + numbered("k%d: > 36\n", 50)
	r := &reader{lines: map[string][]string{}}
	r.parse("f.yaml", []byte(content))
	if got := r.faults; len(got) < 2 || len(got) > 4 || got[0].Text != "YAML reads > and | as the start of a block of text" {
		t.Error(got)
	}
}

// TestHiddenNames holds that no name of a file has a character that moves the cursor,
// forges a line or cannot be attached.
func TestHiddenNames(t *testing.T) {
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\n"
	for _, bad := range []string{`new\nline`, `\e[31mred`, `\u202ecsv`, `tab\tbed`, `\uFFFE`, `\U0001FFFF`, `\uFDD0`} {
		for key, content := range map[string]string{ // some are refused as texts, the others as names
			"logo":           head + "logo: \"" + bad + "\"\n",
			"chart-logo":     head + "chart-logo: \"" + bad + "\"\n",
			"include":        head + "include: [\"" + bad + "\"]\n",
			"fonts.regular":  head + "fonts: {regular: \"" + bad + "\"}\n",
			"fonts.fallback": head + "fonts: {fallback: [\"" + bad + "\"]}\n",
			"csv.file":       head + "figures: {a: {title: A, unit: percent, source: s, csv: {file: \"" + bad + "\", key: k, value: v}}}\n",
			"table.file":     head + "figures: {a: {title: A, unit: percent, source: s, table: {file: \"" + bad + "\", value: v}}}\n",
		} {
			_, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}}, "f.yaml", Options{})
			faults, _ := err.(data.Faults)
			found := false
			for _, f := range faults {
				found = found || (strings.Contains(f.Text, "control character") || strings.Contains(f.Text, "invisible character")) && strings.Contains(f.Path, key)
			}
			if !found {
				t.Errorf("%s: %s: %v", key, bad, err)
			}
		}
	}
}

// FuzzNodes holds that no YAML file has more nodes than its bytes were counted for.
func FuzzNodes(f *testing.F) {
	for _, s := range []string{"a: b", "{a, b: [c: d, : ,{}]}", "- - ? a\n  : b\n", "? ? ? a", "- : - b", "---\n- &a x\n- *a\n", "[\"a\":b,'c':]", "a: |\n  x: y, z\nb:\n", "{? a, ? : b}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		var doc yaml.Node
		if decodeSafely(yaml.NewDecoder(bytes.NewReader(content)), &doc) != nil {
			return
		}
		counted := 2 // the document, and an empty root or the first key
		for i, b := range content {
			counted += partedBy(content, i, b)
		}
		if nodes, _ := countNodes(&doc); nodes > counted+1 {
			t.Errorf("%q has %d nodes, counted as %d", content, nodes, counted)
		}
	})
}

// TestTwoMarks holds that places are not counted from a second byte order mark on.
func TestTwoMarks(t *testing.T) {
	_, err := Load(fstest.MapFS{"f.yaml": {Data: []byte("\ufeff\ufefftitle: T\nfigures: {}\n")}}, "f.yaml", Options{})
	if err == nil || !strings.Contains(err.Error(), "f.yaml:1:1: the file begins with two byte order marks") {
		t.Error(err)
	}
}

// TestAmounts holds that figures of too many values, read or computed, are one fault where
// the limit is passed, and that nothing is read or computed after it.
func TestAmounts(t *testing.T) {
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n"
	var rows strings.Builder
	rows.WriteString("k,v\n")
	for i := range 250_000 {
		fmt.Fprintf(&rows, "%s,1\n", time.Unix(int64(i-200_000)*86400, 0).UTC().Format(time.DateOnly))
	}
	computed := "  f0: {title: A, unit: yuan, source: s, values: {"
	for i := range 10_000 {
		computed += fmt.Sprintf("%s: %d, ", time.Unix(int64(i)*86400, 0).UTC().Format(time.DateOnly), 100+i*7%11)
	}
	computed += "}}\n"
	for i := range 30 {
		computed += fmt.Sprintf("  f%d: {title: B%d, from: f0, by: difference, over: previous}\n", i+1, i)
	}
	read := ""
	for i := range 9 {
		read += fmt.Sprintf("  f%d: {title: B%d, unit: yuan, source: s, csv: {file: t.csv, key: k, value: v}}\n", i, i)
	}
	for name, c := range map[string]struct{ content, want string }{
		"computed": {computed, "f.yaml:12:3: figures.f8: the briefing is too large: up to here it has 80000 values that figures are computed from (75000 alone would fit); compute from figures with fewer values than f0: choose rows"},
		"read":     {read, " values up to here; at most 2000000 fit a briefing"},
	} {
		_, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(head + c.content)}, "t.csv": {Data: []byte(rows.String())}}, "f.yaml", Options{})
		faults, _ := err.(data.Faults)
		if len(faults) != 1 || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %d faults, %v", name, len(faults), faults[:min(3, len(faults))])
		}
	}
}

// twice prints a number twice, for each of so many.
func twice(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i, i)
	}
	return b.String()
}

// TestAmountsOfEditions holds that the editions of a file are counted together.
func TestAmountsOfEditions(t *testing.T) {
	content := "title: {all: T}\neditions: [en, de, zh]\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures: {f: {title: {all: F}, unit: percent, source: s, chart: false, values: {2016: 1}}}\n"
	for n, want := range map[int]string{3_900: "", 4_100: "the briefing is too large: up to here it has 12000 blocks and key numbers (12000 alone would fit)"} {
		fsys := fstest.MapFS{"f.yaml": {Data: []byte(content + "briefing:\n" + strings.Repeat("  - page-break: true\n", n))}}
		all, _, err := LoadEditions(fsys, "f.yaml", nil, Options{})
		if want == "" && (err != nil || len(all) != 3) || want != "" && !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("%d blocks: %d editions, %v", n, len(all), err)
		}
	}
}

// TestAmountsOfTexts holds that ranks, texts and charts have limits, too, each told once
// where it is passed, or at each rank after it.
func TestAmountsOfTexts(t *testing.T) {
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n"
	many := "  f: {title: A, unit: yuan, source: s, values: {" + numbered("Town %d: 7, ", 8_000) + "z: 1}}\n"
	charts := "  f: {title: A, unit: yuan, source: s, values: {" + numbered("Town %d: 7, ", 5_000) + "z: 1}}\ncharts:\n"
	for i := range 60 {
		charts += fmt.Sprintf("  c%d: {figure: f, title: C}\n", i)
	}
	texts := "  f: {title: A, unit: yuan, source: s, values: {a: 1}}\nbriefing:\n"
	for range 20 {
		texts += "  - text: " + strings.Repeat("word ", 12_000) + "\n"
	}
	for name, c := range map[string]struct {
		content, want string
		faults        int
	}{
		"ranks":        {many + "briefing:\n  - text: \"" + strings.Repeat(`{{ rank \"f\" \"z\" }} `, 2_600) + "\"\n", "the ranks up to here compare more than 20000000 numbers", 101},
		"texts":        {texts, "f.yaml:19:11: briefing[13].text: the briefing is too large: up to here it has 839989 bytes of texts (786432 alone would fit)", 1},
		"marks":        {"  f: {title: A, unit: percent, source: s, values: {" + numbered("2%03d: 1, ", 151) + "}, breaks: {" + numbered("2%03d: x, ", 151)[len("2000: x, "):] + "}}\ncharts:\n  c: {figure: f, title: C, annotations: [{key: 2001, text: R}]}\n", "f.yaml:6:3: charts.c: the chart has 151 events, remarks and breaks; at most 150 can be told apart", 1},
		"remarks":      {"  f: {title: A, unit: percent, source: s, chart: false, values: {" + numbered("2%03d: 1, ", 40) + "}}\ncharts:\n" + numbered("  c%d: {figure: f, title: C, annotations: ["+numbered("{key: 2%03d, text: R}, ", 40)+"]}\n", 8), "f.yaml:12:3: charts.c6: the briefing is too large: up to here it has 1126160 values in charts", 1},
		"disputes":     {numbered("  f%d: {title: A, unit: yuan, source: s, values: {"+numbered("2%03d: {value: 1, disputed: 2, by: s}, ", 1_000)+"}}\n", 16), "figures.f11: the briefing is too large: up to here it has 1080000 values in charts", 1},
		"charts":       {charts, "f.yaml:9:3: charts.c3: the briefing is too large: up to here it has 1203440 values in charts, of which a bar, a dot, a dispute, a remark and each chart count for several (1000000 alone would fit)", 1},
		"sparse":       {"  f: {title: A, unit: yuan, source: s, chart: false, series: {" + twice("S%d: {Town %d: 7}, ", 2_001) + "}}\n", "f.yaml:4:3: figures.f: the series of the figures have room for 4004001 values up to here", 1},
		"panels":       {"  f: {title: A, unit: yuan, source: s, chart: false, series: {a: {2016: 1, 2017: 2}, b: {2016: 2, 2017: 3}, c: {2016: 3, 2017: 5}}}\ncharts:\n" + numbered("  c%d: {figure: f, title: C, facets: series}\n", 300), "charts.c205: the briefing is too large: up to here it has 1003", 1},
		"small charts": {"  f: {title: A, unit: yuan, source: s, values: {2016: 1, 2017: 2}}\ncharts:\n" + numbered("  c%d: {figure: f, title: C}\n", 1_300), "charts.c1243: the briefing is too large", 1},
		"blocks":       {"  f: {title: A, unit: yuan, source: s, values: {2016: 1, 2017: 2}}\nbriefing:\n" + strings.Repeat("  - heading: H\n", 12_001), "f.yaml:12006:5: briefing[12000]: the briefing is too large: up to here it has 12001 blocks and key numbers (12000 alone would fit)", 1},
		"both":         {"  f: {title: A, unit: yuan, source: s, chart: false, values: {a: 1}}\ncharts:\n" + numbered("  c%d: {figure: f, title: C}\n", 500) + "briefing:\n" + strings.Repeat("  - heading: H\n", 12_000), "the briefing is too large: up to here it has 6841 blocks and key numbers (12000 alone would fit), 430000 values in charts, of which a bar, a dot, a dispute, a remark and each chart count for several (1000000 alone would fit)", 1},
	} {
		_, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(head + c.content)}}, "f.yaml", Options{})
		faults, _ := err.(data.Faults)
		if faults.Count() != c.faults || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %d faults, %v", name, faults.Count(), faults[:min(3, len(faults))])
		}
	}
}
