package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

func TestDefaultLoads(t *testing.T) {
	fsys, name := data.Default()
	ds, err := Load(fsys, name, Options{Today: day(t, "2026-11-23")})
	if err != nil {
		t.Fatal(err)
	}
	if ds.Name != "digital-economy" || len(ds.Charts) < 7 {
		t.Errorf("%s has %d charts, want at least 7", ds.Name, len(ds.Charts))
	}
	if len(ds.Warnings) > 0 {
		t.Errorf("warnings:\n%v", ds.Warnings)
	}
	for i, s := range ds.Cited {
		if slices.Contains(ds.Cited[:i], s) {
			t.Errorf("source %s is listed twice", s.Key)
		}
	}
	for _, s := range ds.Sources {
		if !slices.Contains(ds.Cited, s) {
			t.Errorf("source %s is cited nowhere", s.Key)
		}
	}
}

func TestMissingFileIsNoFault(t *testing.T) {
	_, err := Load(fstest.MapFS{}, "none.yaml", Options{})
	if _, faults := err.(data.Faults); faults || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// rootFS is the file system of a folder, which says when a name leads out of it.
type rootFS struct{ *os.Root }

func (r rootFS) Open(name string) (fs.File, error) {
	f, err := r.Root.Open(name)
	if err == nil {
		return f, nil
	}
	if _, above := r.Root.Open(".."); errors.Is(err, errors.Unwrap(above)) {
		err = &OutsideError{name}
	}
	return nil, err
}

func TestPathsStayInTheFolder(t *testing.T) {
	dir := t.TempDir()
	inner := filepath.Join(dir, "inner")
	must(t, os.Mkdir(inner, 0o755))
	must(t, os.WriteFile(filepath.Join(dir, "secret.yaml"), []byte("sources: {s: {publisher: P, title: T}}\n"), 0o644))
	must(t, os.Symlink("../secret.yaml", filepath.Join(inner, "link.yaml")))
	must(t, os.WriteFile(filepath.Join(inner, "f.yaml"), []byte("title: T\ninclude: link.yaml\nfigures:\n  a: {title: A, unit: percent, source: s, values: {x: 1}}\n"), 0o644))
	root, err := os.OpenRoot(inner)
	must(t, err)
	defer root.Close()
	_, err = Load(rootFS{root}, "f.yaml", Options{})
	faults, _ := err.(data.Faults)
	if len(faults) != 1 || !strings.Contains(faults[0].Text, "leads out of the folder") {
		t.Errorf("got %v", err)
	}
}

func TestPartsAreSaidOnce(t *testing.T) {
	const part = "sources:\n  s: {publisher: {en: P, zh: 出版者}, title: {en: T, zh: 题}}\nnames: {x: {zh: 甲}}\n"
	_, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(part)}}, "f.yaml", Options{})
	if faults, _ := err.(data.Faults); len(faults) != 1 || faults[0].Text != "the file has neither a title nor figures" {
		t.Errorf("a file of parts alone: %v", err)
	}
	_, err = Load(fstest.MapFS{"f.yaml": {Data: []byte(part + "figures: {a: {title: A}}\n")}}, "f.yaml", Options{})
	if err == nil || !strings.Contains(err.Error(), `needs the key "title"`) {
		t.Errorf("a file that forgot its title: %v", err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestFresh(t *testing.T) {
	const file = "title: T\nsources:\n  s: {publisher: P, title: T, date: 2020-06}\nfigures:\n" +
		"  years: {title: A, unit: percent, source: s, fresh: 30d, values: {2019: 1, 2020: {missing: late}}}\n" +
		"  names: {title: A, unit: percent, source: s, fresh: 30d, values: {x: 1}}\n" +
		"  forecast: {title: A, unit: percent, source: s, fresh: 30d, values: {2019: 1, 2050: {value: 9, status: forecast}}}\n"
	for _, test := range []struct {
		today string
		stale int
	}{{"2020-01-31", 0}, {"2020-02-01", 2}, {"2020-07-31", 2}, {"2020-08-01", 3}} {
		ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(file)}}, "f.yaml", Options{Today: day(t, test.today)})
		must(t, err)
		if len(ds.Stale) != test.stale {
			t.Errorf("on %s: %d stale, want %d: %v", test.today, len(ds.Stale), test.stale, ds.Stale)
		}
	}
}

func TestTypedNumbers(t *testing.T) {
	const head = "figures:\n  a: {title: A, unit: percent, source: s, values: {2018: 35.8, 2019: more than 50, 2020: 44}}\nbriefing:\n  - text: "
	for text, want := range map[string]int{
		"It was 35.8% of it.":                              1,
		"In 2018 and 2019, 3 of 7 [of](http://x.org/35.8)": 0,
		"More than 50% of it":                              1,
		"The Top 50 of v35.8":                              0,
		"Sales rose by 7% to 12.5 million":                 2, // no figure has them
		"44 and 44 again":                                  2,
		"A note[^44].\n\n\n\n[^44]: It was 35.8.":          1, // the mark is no number
		"|Share|\n\n|-|\n\n|35.8|\n\n|12 million|":         2,
		"{{ value \"a\" \"2018\" }}":                       0,
		"People aged 20–44, 44-64 and 44 years and over":   0,
		"Ages 15 to 44; 44 bis 64 Jahre, ab 44 Jahren":     0,
		"15至44岁，年满44周岁；44岁及以上":                             0,
		"EU44, G44, under-44s, 44+ years, 44-year-olds":    0,
		"Deaths per 1,000 births, je 100.000 people":       0, // bases of rates
		"Sales per 1,200 million, and super 1,000 million": 2,
		"44 years, 20–44%, 20–44 million, 3.44–45":         3, // years may be what is measured
		"It is 43-44%, or -44%; Covid-44%, 2019-44":        2,
	} {
		ds := loadText(t, head+"'"+text+"'\n")
		if len(ds.Warnings) != want {
			t.Errorf("%q: %d warnings, want %d: %v", text, len(ds.Warnings), want, ds.Warnings)
		}
	}
}

// A number that is typed with fewer digits than its figure shows is that of the figure all the
// same: of the chart whose title it is, before others.
func TestTypedRoundedNumbers(t *testing.T) {
	const head = "figures:\n  other: {title: O, unit: percent, source: s, values: {2018: 7.9, 2019: 8.4}}\n" +
		"  prices: {title: A, unit: index, source: s, values: {2018: 101.25, 2019: 109.35}}\n  inflation: {title: Inflation, from: prices, by: growth, over: previous}\n" +
		"  fall: {title: F, unit: thousand tonnes, source: s, values: {2018: -12.44}}\ncharts:\n  inflation: {figure: inflation, title: "
	for title, want := range map[string]string{
		"Prices rose by 8%":         "8 is typed by hand; inflation, 2019 is 8.00%",
		"Prices rose by 8.0%":       "8.0 is typed by hand; inflation, 2019 is 8.00%",
		"Wages rose by 8.4%":        "8.4 is typed by hand; it is other, 2019",
		"Wages rose by 9%":          "9 is typed by hand, and no figure has it",
		"12.4 thousand tonnes less": "12.4 thousand is typed by hand, and no figure has it",
	} {
		ds := loadText(t, head+title+"}\n")
		found := slices.ContainsFunc(ds.Warnings, func(f data.Fault) bool { return f.Text == want })
		if !found {
			t.Errorf("%q: want %q, got %v", title, want, ds.Warnings)
		}
	}
}

// A large number that is typed with the word of its scale is that of a figure, too, and the
// figure is named.
func TestTypedLargeNumbers(t *testing.T) {
	for _, test := range []struct{ tag, text, want string }{
		{"en", "There are 1.46 billion of them.", "1.46 billion is typed by hand; it is a, 2019"},
		{"en", "There are 1.5 bn of them.", "1.5 bn is typed by hand; it is a, 2019"},
		{"en", "There are 1,455 million of them.", "1,455 million is typed by hand; it is a, 2019"},
		{"en", "There are 1.47 billion of them.", "1.47 billion is typed by hand, and no figure has it"},
		{"en", "It makes 35.8 trillion.", "35.8 trillion is typed by hand; it is b, 2019"},
		{"en", "It makes 36 trillion.", "36 trillion is typed by hand; it is b, 2019"},
		{"en", "A beam of 1.46 metres.", ""},
		{"de", "Es sind 1,46 Mrd. davon.", "1,46 Mrd. is typed by hand; it is a, 2019"},
		{"de", "Es sind 1,46 Milliarden davon.", "1,46 Milliarden is typed by hand; it is a, 2019"},
		{"de", "Es sind 1.455 Mio. davon.", "1.455 Mio. is typed by hand; it is a, 2019"},
		{"zh", "共有14.6亿人。", "14.6亿 is typed by hand; it is a, 2019"},
		{"zh", "产值为35.8万亿元。", "35.8万亿 is typed by hand; it is b, 2019"},
	} {
		ds := loadWhole(t, "language: "+test.tag+"\n"+textHead+"figures:\n  a: {title: A, unit: people, source: s, values: {2019: 1455300000}}\n  b: {title: B, unit: trillion yuan, source: s, values: {2019: 35.82}}\nbriefing:\n  - text: '"+test.text+"'\n")
		got := ""
		for _, w := range ds.Warnings {
			if w.Rule == data.RuleTypedNumber {
				got = strings.ReplaceAll(w.Text, "\u00a0", " ")
			}
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestSayLatest(t *testing.T) {
	const head = "figures:\n  a: {title: A, unit: percent, source: s, values: {2018: 35.8, 2019: {value: 36, status: provisional}, 2020: {value: 40, status: forecast}}}\n" +
		"  b: {title: B, unit: percent, source: s, values: {x: more than 50}}\nbriefing:\n  - text: "
	for text, want := range map[string]string{
		`It is {{ latest "a" }} in {{ period "a" }}`: "It is 36% (provisional) in 2019", // not the forecast
		`{{ value "a" "2020" }}`:                     "40% (forecast)",
		`{{ number "a" "2020" }}`:                    "40%",
		`{{ difference "a" "2018" "2020" }}`:         "4 percentage points (forecast)",
		`{{ value "b" }} of it`:                      "More than 50% of it",
	} {
		ds := loadText(t, head+"'"+text+"'\n")
		if got := strings.ReplaceAll(ds.Briefing[0].Text.Plain, "\u00a0", " "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestLimits(t *testing.T) {
	const head = "title: T\nsources:\n  s: {publisher: P, title: T}\nfigures:\n"
	tests := map[string]struct{ content, want string }{
		"size":     {head + strings.Repeat("#", maxFileSize), "larger than 4 MiB"},
		"nesting":  {"title: " + strings.Repeat("[", 40) + strings.Repeat("]", 40), "nested more than 32 deep"},
		"values":   {head + "  a:\n    title: A\n    unit: percent\n    source: s\n    values:\n" + lines(maxValues+1, "      k%d: 1\n"), "more than 10000 values"},
		"figures":  {head + lines(maxFigures+1, "  f%d: {title: A, unit: percent, source: s, values: {x: 1}}\n"), "more than 1000 figures"},
		"text":     {"title: " + strings.Repeat("x", maxTextSize+1) + "\nfigures: {a: {title: A, unit: percent, values: {x: {missing: m}}}}", "longer than 64 KiB"},
		"utf-8":    {"title: \xff\n", "not valid UTF-8"},
		"control":  {"title: \"a\\x07b\"\nfigures: {a: {title: A, unit: percent, values: {x: {missing: m}}}}", "control character"},
		"line end": {"title: a\u2028b\nfigures: {a: {title: A, unit: percent, values: {x: {missing: m}}}}", "f.yaml:1:1: the file contains the line end U+2028"},
		"parts":    {head + "  a:\n    title: A\n    unit: users\n    source: s\n    values:\n" + lines(compute.MaxParts+1, "      k%d: 1\n") + "  x: {title: X, from: a, by: share-of-total}\n", "a has 501 parts"},
		"filled":   {"parameters: {p: {default: " + strings.Repeat("x", 60_000) + "}}\ntitle: \"" + strings.Repeat("${p}", 10_000) + "\"\n", "f.yaml:2:8: title: the values of parameters have more than 4 MiB up to here"},
		"empty":    {"", "the file is empty"},
		"comment":  {"# nothing\n", "the file is empty"},
	}
	for name, test := range tests {
		_, err := loadString(test.content)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %.300v", name, err)
		}
	}
}

// A font or a cover's logo may have 32 MiB, and not a byte more.
func TestLimitOfAttachments(t *testing.T) {
	for key, value := range map[string]string{"logo": "big", "fonts": "{regular: big}"} {
		for size, ok := range map[int]bool{maxAttachment: true, maxAttachment + 1: false} {
			_, err := Load(fstest.MapFS{"big": {Data: make([]byte, size)}, "f.yaml": {Data: []byte("title: T\n" + key + ": " + value + `
sources: {s: {publisher: P, title: Q, date: 2020}}
figures:
  f: {title: F, unit: percent, source: s, values: {A: 1, B: 2}}
`)}}, "f.yaml", Options{})
			if tooLarge := strings.Contains(fmt.Sprint(err), "larger than 32 MiB"); tooLarge == ok {
				t.Errorf("%s of %d bytes: %v", key, size, err)
			}
		}
	}
}

// Faults of one kind in thousands of rows or lines are neither all kept nor do
// they take long to find.
func TestManyFaults(t *testing.T) {
	const head = "title: T\nsources:\n  s: {publisher: P, title: T}\nfigures:\n"
	const figure = "  a: {title: A, unit: percent, source: s, between: [0, 1], csv: {file: rows.csv, key: k, value: v"
	tests := map[string]struct {
		content, rows string
		most          int
	}{
		"keys":    {head + figure + "}}\n", "k,v\n" + lines(5000, "2019-%d-x,5\n") + lines(6000, "%04d-01-01,5\n"), maxCSVFaults + 2},
		"sources": {head + figure + ", source: s}}\n", "k,v,s\n" + lines(5000, "x%d,1,nobody\n"), maxCSVFaults + 2},
		"between": {head + figure + "}}\n", "k,v\n" + lines(5000, "x%d,5\n"), maxCSVFaults + 2},
		"bounds":  {head + "  a:\n    title: A\n    unit: percent\n    source: s\n    values:\n" + lines(5000, "      k%d: > 50\n"), "", maxMended + 1},
	}
	for name, test := range tests {
		fsys := fstest.MapFS{"f.yaml": {Data: []byte(test.content)}, "rows.csv": {Data: []byte(test.rows)}}
		_, err := Load(fsys, "f.yaml", Options{})
		faults, _ := err.(data.Faults)
		if len(faults) == 0 || len(faults) > test.most {
			t.Errorf("%s: %d faults, want 1 to %d", name, len(faults), test.most)
		}
		if _, again := Load(fsys, "f.yaml", Options{}); err.Error() != again.Error() {
			t.Errorf("%s: other faults the second time", name)
		}
	}
}

// A hint that dropped the qualifier would make a bound exact.
func TestHintsKeepQualifiers(t *testing.T) {
	for text, want := range map[string]string{
		"more than 5%": "write more than 5 here and the unit under unit:", "up to 1,200": "write up to 1200 where the comma groups digits, and up to 1.200 where it stands before decimals", "up to 1,200,000": "write only digits: up to 1200000",
		"about 36,2": "write the decimal point: about 36.2", "40%": "write 40 here and the unit under unit:",
	} {
		if _, wrong := parseScalar(text); wrong == nil || wrong.hint != want {
			t.Errorf("%s: got %v, want %q", text, wrong, want)
		}
	}
}

func TestSuggestions(t *testing.T) {
	for _, test := range []struct{ word, known, want string }{
		{"yeers", "years", "years"}, {"北京", "上海", ""}, {"北京市", "北京", "北京"}, {"数字经既", "数字经济", "数字经济"}, {"a", "b", ""},
	} {
		if got := language.Nearest(test.word, []string{test.known}); got != test.want {
			t.Errorf("%s: got %q, want %q", test.word, got, test.want)
		}
	}
}

func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestChineseFile(t *testing.T) {
	ds, err := loadString("title: 数字经济\nlanguage: zh\nsources:\n  来源: {publisher: 中国信通院, title: 白皮书}\nfigures:\n" +
		"  规模: {title: 规模, unit: 万亿元, source: 来源, values: {2018: 31.3, 2019: 35.8}}\nbriefing:\n" +
		"  - text: '{{ period \"规模\" }}达{{ latest \"规模\" }}，为2018年的{{ times \"规模\" \"2018\" \"2019\" }}。'\n")
	must(t, err)
	if got, want := ds.Briefing[0].Text.Plain, "2019年达35.8万亿元，为2018年的1.14倍。"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestConventions(t *testing.T) {
	ds := loadText(t, "figures:\n"+
		"  names: {title: Names, unit: percent, source: s, values: {x: 1, y: 2}}\n"+
		"  years: {title: Years, unit: trillion yuan, source: s, values: {2018: 1, 2019: 2}}\n"+
		"  parts: {title: Parts, unit: trillion yuan, source: s, total: years, series: {a: {2018: 0.5, 2019: 1}, b: {2018: 0.5, 2019: 1}}}\n"+
		"  groups: {title: Groups, unit: percent, source: s, series: {a: {x: 1}, b: {x: 2}}}\n")
	var got []string
	for _, c := range ds.Charts {
		got = append(got, c.ID+" "+string(c.Kind)+" "+c.Subtitle.Plain)
	}
	want := "names bar In percent\nyears line In trillion\u00a0yuan\nparts bar-stacked In trillion\u00a0yuan\ngroups bar-grouped In percent"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if ds.Briefing[0].Kind != data.BlockKeyNumbers || len(ds.Briefing) != 9 {
		t.Errorf("the conventional briefing begins with %s and has %d blocks", ds.Briefing[0].Kind, len(ds.Briefing))
	}
}

func FuzzLoad(f *testing.F) {
	for _, pattern := range []string{"../testdata/faults/*.yaml", "../testdata/valid/*.yaml", "*.yaml"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(content), "year,share\n2018,5\n2019,more than 6\n")
		}
	}
	f.Fuzz(func(t *testing.T, content, rows string) {
		fsys := fstest.MapFS{"f.yaml": {Data: []byte(content)}, "rows.csv.part": {Data: []byte(rows)}, "parts/bad.csv": {Data: []byte(rows)}}
		ds, err := Load(fsys, "f.yaml", Options{Today: data.YearOf(2026)})
		faults, ok := err.(data.Faults)
		switch {
		case err == nil && ds == nil:
			t.Error("no dataset and no faults")
		case err != nil && (!ok || len(faults) == 0 || ds != nil):
			t.Errorf("an error that is no list of faults: %v", err)
		}
		for _, fault := range faults {
			_ = fault.Caret()
			if fault.Text == "" {
				t.Error("a fault without a text")
			}
		}
	})
}

func BenchmarkLoadDefault(b *testing.B) {
	fsys, name := data.Default()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(fsys, name, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadCSV(b *testing.B) {
	var rows strings.Builder
	rows.WriteString("day,value\n")
	start := data.YearOf(1900).Start()
	for i := range 100_000 {
		fmt.Fprintf(&rows, "%s,%d.%d\n", start.AddDate(0, 0, i).Format("2006-01-02"), i%997, i%10)
	}
	fsys := fstest.MapFS{
		"f.yaml":   {Data: []byte("title: T\nsources: {s: {publisher: P, title: T}}\nfigures:\n  a: {title: A, unit: percent, source: s, csv: {file: rows.csv, key: day, value: value}}\n")},
		"rows.csv": {Data: []byte(rows.String())},
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(fsys, "f.yaml", Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTextsKeepDoubts checks that what a text computes from provisional numbers, forecasts and
// numbers of low reliability says so, and that bounds stay bounds.
func TestTextsKeepDoubts(t *testing.T) {
	const head = `figures:
  a: {title: A, unit: users, source: s, values: {x: 100, y: {value: 110, status: provisional}, z: {value: 90, mark: low reliability}}}
  b: {title: B, unit: users, source: s, values: {x: 100, y: more than 110}}
  c: {title: C, unit: users, source: s, values: {2019: 100, 2020: {value: 110, status: forecast}, 2021: about 120}}
  d: {title: D, unit: enterprises, source: s, of: 50, values: {x: {value: 22, status: provisional}}}
  e: {title: E, unit: users, source: s, breaks: {2021: new}, values: {2019: 100, 2020: 110, 2021: 200}}
  e-grown: {title: F, from: e, by: growth, incomparable: gap}
briefing:
  - text: `
	for text, want := range map[string]string{
		`{{ share "a" "x" }}`:                              "33.3% (provisional, low reliability)",
		`{{ rank "a" "x" }}`:                               "2 (provisional, low reliability)",
		`{{ share "b" "y" }}`:                              "more than 52.3%",
		`{{ rank "b" "x" }}`:                               "2",
		`{{ times "c" "2019" "2020" }}`:                    "1.1 times (forecast)",
		`{{ change "c" "2019" "2021" }}`:                   "about 20%",
		`{{ of "d" "x" }}`:                                 "22 of 50 (provisional)",
		`{{ share "d" "x" }}`:                              "44% (provisional)",
		`{{ latest "e-grown" }} in {{ period "e-grown" }}`: "10% in 2020", // not across the break
	} {
		ds := loadText(t, head+"'It is "+text+"'\n")
		if got := strings.ReplaceAll(ds.Briefing[0].Text.Plain, "\u00a0", " "); got != "It is "+want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
