//go:build unix

package main

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/report/pdf"
)

// Each file of a folder of secrets holds one number, in the place of SECRET, in every way
// that a number can be confidential in. What else they hold has no digits in common.
const secretFigures = `title: What the plants made
subtitle: '{{ latest "years" }} in {{ period "years" }}'
appendix: methods
sources:
  s: {publisher: P, title: T, date: 2020}
parameters:
  chosen: {type: number, confidential: true, default: SECRET}
  used: {type: number, default: SECRET}
figures:
  plants:
    title: Output of the plants
    unit: tonnes
    source: s
    values:
      # SECRET, as the survey has it
      North: {value: SECRET, confidential: true, interval: [SECRET, SECRET]} # SECRET!
      South: 50
      East: {value: 82, confidential: false}
      West:
        value: about SECRET
        # not SECRET
        confidential: true
        disputed: SECRET
        by: s
        note: held by the bureau
      Far: 90
      Chosen: "${chosen}"
      Used: {value: "${used}", confidential: true}
      Quoted: {"value": 'at least SECRET', "confidential": true}
      Plain: {missing: confidential}
  years:
    title: Output by year
    unit: tonnes
    source: s
    interval: 95% confidence
    between: [0, 1000]
    values: {2015: 50, 2016: {value: 51, interval: [50, 52]}, 2017: {value: SECRET, confidential: true}, 2018: 53, 2019: 54}
  growth: {title: Growth, from: years, by: growth}
  index: {title: Index, from: years, by: index, base: 2015}
  parts:
    title: Parts
    unit: tonnes
    source: s
    series:
      One: {2018: {value: SECRET, confidential: true}, 2019: 20}
      Two: {2018: {value: SECRET, confidential: true}, 2019: 20}
      Three: {2018: 10, 2019: 20}
  shares: {title: Shares, from: parts, by: share-of-total}
  sum: {title: Sum, from: parts, by: sum}
  mean: {title: Mean, from: parts, by: mean}
  quarters:
    title: Output by quarter
    unit: tonnes
    source: s
    values: {2018-Q1: 5, 2018-Q2: {value: SECRET, confidential: true}, 2018-Q3: 6, 2018-Q4: 7, 2019-Q1: 5, 2019-Q2: 6, 2019-Q3: 6, 2019-Q4: 7}
  yearly: {title: Output by year, from: quarters, by: sum, over: year}
  file:
    title: From a file
    unit: tonnes
    source: s
    interval: 95% confidence
    csv: {file: regions.csv, key: region, value: OBS, note: remark, low: from, high: to, confidential: {column: CONF, codes: sdmx}}
  rows:
    title: Some rows of the file
    unit: tonnes
    source: s
    csv: {file: regions.csv, key: region, value: OBS, where: {year: "2020"}}
  columns:
    title: Columns of a file
    unit: tonnes
    source: s
    csv: {file: years.csv, key: year, values: {A: a, B: b}, confidential: {column: open, codes: {y: public, n: confidential}, of: a}}
  chosen-rows:
    title: Rows of another file
    unit: tonnes
    source: s
    csv: {file: other.csv, separator: semicolon, key: region, value: OBS, confidential: {column: CONF, codes: sdmx}, where: {year: "2020"}}
  coded:
    title: With the codes of an office
    unit: tonnes
    source: s
    csv: {file: coded.csv, key: k, value: v, status: {column: OBS_FLAG, codes: eurostat}}
  marked:
    title: With codes of its own
    unit: tonnes
    source: s
    csv: {file: marked.csv, key: k, value: v, status: {codes: {s: confidential, p: provisional}}}
charts:
  plants: {figure: plants, kind: bar, sort: descending}
  parts: {figure: parts, kind: area-stacked}
  parts-shares: {figure: parts, kind: bar-share}
  years: {figure: years, kind: line, gaps: dashed}
  lollipop: {figure: file, kind: lollipop, sort: ascending}
  dots: {figure: plants, kind: dot}
  highest: {figure: plants, kind: bar, top: 2, others: Others}
  latest: {figure: parts, kind: bar, at: 2018}
  steps: {figure: columns, kind: step}
`

var secretFolder = map[string]string{
	"f.yaml": secretFigures,
	"regions.csv": "year,region,OBS,from,to,CONF,remark,unused\n2020,North,SECRET,SECRET,SECRET,C,\"is SECRET, they say\",SECRET\n" +
		"2020,South,50,40,60,F,,\n2021,East,\"82\",80,84,,public,SECRET\n\n2020,West,\"SECRET\",,,D,,SECRET\n",
	"years.csv":  "year,a,b,open\n2017,11,10,y\n2018,SECRET,20,n\n2019,12,30,\n",
	"other.csv":  "year;region;OBS;CONF\r\n2020;North;SECRET;N\r\n2020;South;4;F\r\n2021;East;SECRET;F\r\n",
	"coded.csv":  "k,v,OBS_FLAG,unused\nNorth,SECRET,c,SECRET\nSouth,50,p,\nEast,SECRET,bc,\nWest,SECRET c,,\nFar,:,c,\n",
	"marked.csv": "k,v,unused\nNorth,SECRET s,SECRET\nSouth,50 p,\nEast,SECRET ps,\nWest,3,\n",
	// Files that are at fault, with the number in the line.
	"value.yaml":     strings.Replace(secretHead, "VALUE", "{value: SECRET, confidential: true, status: odd}", 1),
	"number.yaml":    strings.Replace(secretHead, "VALUE", "{value: 'SECRET t', confidential: true, of: 3}", 1),
	"misspelt.yaml":  strings.Replace(secretHead, "VALUE", "{value: SECRET, confidental: true}", 1),
	"perhaps.yaml":   strings.Replace(secretHead, "VALUE", "{value: SECRET, confidential: perhaps}", 1),
	"key.yaml":       strings.Replace(secretHead, "VALUE", "{SECRET, confidential: true}", 1),
	"list.yaml":      strings.Replace(secretHead, "VALUE", "{value: [SECRET, SECRET], confidential: true}", 1),
	"alias.yaml":     strings.Replace(secretHead, "VALUE", "{value: &x SECRET, confidential: true}", 1),
	"escape.yaml":    strings.Replace(secretHead, "VALUE", `{value: "SEC\x20RET SECRET", confidential: true}`, 1),
	"block.yaml":     strings.Replace(secretHead, "VALUE", "{confidential: true, value:\n        SECRET}", 1),
	"brace.yaml":     strings.Replace(secretHead, "VALUE", "{value: SECRET, confidential: true", 1),
	"sign.yaml":      strings.Replace(secretHead, "VALUE", "\n      value: > SECRET\n      confidential: true", 1),
	"comment.yaml":   strings.Replace(secretHead, "VALUE", "{value: SECRET, confidential: true, note: 'a\n      # SECRET'}", 1),
	"text.yaml":      strings.Replace(secretHead, "VALUE, z: 9}}", "{value: SECRET, confidential: true}, z: 9}}\nbriefing:\n  - text: 'It was {{ value \"a\" \"y\" }}, or {{ change \"a\" \"x\" \"y\" }}.'", 1),
	"reference.yaml": strings.Replace(secretHead, "VALUE, z: 9}}", "3}}\ncharts:\n  a: {figure: a, references: [{value: SECRET, confidential: true, label: L, source: s}]}", 1),
	"flag.yaml":      strings.Replace(secretHead, "values: {x: 1, y: VALUE, z: 9}", "csv: {file: flag.csv, key: k, value: v, confidential: {column: c, codes: sdmx}}", 1),
	"flag.csv":       "k,v,c\nx,1,F\ny,SECRET,?\nz,SECRETS,C\nw,3x,\n",
	"quotes.yaml":    strings.Replace(secretHead, "values: {x: 1, y: VALUE, z: 9}", "csv: {file: quotes.csv, key: k, value: v, confidential: {column: c, codes: sdmx}}", 1),
	"quotes.csv":     "k,v,c\nx,1,F\ny,SECRET,\"C\"x\"\n",
	"include.yaml":   "title: T\ninclude: '${part}'\nsources: {s: {publisher: P, title: T, date: 2020}}\nparameters: {p: {default: SECRET}, part: {default: part.yaml}}\n",
	"including.yaml": "title: T\ninclude: [part.yaml]\nsources: {s: {publisher: P, title: T, date: 2020}}\nparameters: {p: {default: SECRET}}\n",
	"part.yaml":      "figures:\n  a: {title: A, unit: tonnes, source: s, values: {x: {value: '${p}', confidential: true}, y: 3}}\n",
	// Batches.
	"stock.yaml": "template: stock-of.yaml\nname: 'stock-{region}'\nformats: [pdf]\ntable: {file: regions.csv, columns: {region: region}}\n",
	"stock-of.yaml": "title: 'About ${region}'\nsources: {s: {publisher: P, title: T, date: 2020}}\ninclude: stock-part.yaml\n" +
		"parameters: {region: {}, p: {default: SECRET, confidential: true}}\n",
	"stock-part.yaml": "figures:\n  a: {title: A, unit: tonnes, source: s, csv: {file: regions.csv, key: region, value: OBS, confidential: {column: CONF, codes: sdmx}}}\n" +
		"  b: {title: B, unit: tonnes, source: s, values: {x: {value: '${p}', confidential: true}, y: 3}}\n",
	"later.yaml": "template: row.yaml\nname: '{region}'\nformats: [pdf, png, svg, csv]\n" +
		"table: {file: later.csv, columns: {region: R, revenue: V, own: O}, confidential: {column: CONF, codes: sdmx, of: revenue}}\n",
	"later.csv": "R,V,O,CONF\nNorth,51,SECRET,F\nSouth,SECRET,SECRET,C\nEast,SECRET,SECRET,N\n",
	"row.yaml": "title: 'About ${region}'\nsources: {s: {publisher: P, title: T, date: 2020}}\n" +
		"parameters: {region: {}, revenue: {type: number}, own: {type: number, confidential: true}}\n" +
		"figures:\n  a: {title: A, unit: tonnes, source: s, values: {Revenue: \"${revenue}\", Own: \"${own}\", Other: 50}}\n",
	"table.yaml": "template: row.yaml\nname: '{region}'\nformats: [pdf, png, svg, csv, html]\n" +
		"table: {file: rows.csv, columns: {region: R, revenue: V, own: O}, confidential: {column: CONF, codes: sdmx, of: revenue}}\n",
	"rows.csv": "R,V,O,CONF,unused\nNorth,SECRET,SECRET,C,SECRET\nSouth,50,SECRET,F,SECRET\nEast,SECRET,SECRET,N,\n",
	"inline.yaml": "template: row.yaml\nname: 'inline-{region}'\nformats: [pdf]\n" +
		"rows: [{region: North, revenue: {value: SECRET, confidential: true}, own: {value: SECRET, confidential: true}}]\n",
	"open.yaml": "template: row.yaml\nname: 'open-{region}'\nrows:\n  - {region: North, revenue: 3, own: SECRET, odd: SECRET}\n",
	"bad.yaml":  "template: row.yaml\nname: 'bad-{region}'\ntable: {file: bad.csv, confidential: {column: CONF, codes: sdmx, of: revenue}}\n",
	"bad.csv":   "region,revenue,own,CONF\nNorth,SECRETx,SECRET,C\nSouth,3x,SECRET,F\nWest,SECRET,SECRET,what\n",
}

const secretHead = "title: T\nsources: {s: {publisher: P, title: T, date: 2020}}\nfigures:\n  a: {title: A, unit: tonnes, source: s, values: {x: 1, y: VALUE, z: 9}}\n"

// secretCommands are what is done with the folder.
var secretCommands = [][]string{
	{"build", "f.yaml", "--format", "pdf,png,svg,csv,html,chart-pdf,chart-html", "--set", "chosen=SECRET", "--json"},
	{"build", "f.yaml", "--out", "again"},
	{"build", "f.yaml", "--out", "deck", "--size", "half", "--theme", "dark", "--embed-fonts"},
	{"check", "f.yaml", "--set", "chosen=SECRET x"}, {"check", "f.yaml", "--set", "used=SECRET"}, {"check", "f.yaml", "--json"},
	{"inspect", "out/f/f.pdf"}, {"inspect", "out/f/f.pdf", "--json"}, {"inspect", "out/f/plants.svg", "--json"}, {"inspect", "out/f/lollipop.png"},
	{"inspect", "--verify", "deck/f/f.pdf", "--theme", "dark"}, {"inspect", "--verify", "again/f/f.pdf", "again/f/lollipop.png", "again/f/coded.png", "again/f/plants.svg"},
	{"diff", "f.yaml", "out/f/f.pdf"}, {"diff", "--json", "f.yaml", "text.yaml"},
	{"check", "value.yaml"}, {"check", "number.yaml"}, {"check", "misspelt.yaml"}, {"check", "perhaps.yaml"}, {"check", "key.yaml"}, {"check", "list.yaml"},
	{"check", "alias.yaml"}, {"check", "escape.yaml"}, {"check", "block.yaml"}, {"check", "brace.yaml"}, {"check", "sign.yaml"}, {"check", "comment.yaml"},
	{"check", "text.yaml"}, {"check", "reference.yaml"}, {"check", "flag.yaml"}, {"check", "quotes.yaml"}, {"check", "include.yaml"}, {"build", "brace.yaml", "--json"},
	{"batch", "table.yaml", "--out", "rows", "--json", "--metrics", "metrics"}, {"batch", "table.yaml", "--out", "rows", "--dry-run"}, {"batch", "table.yaml", "--out", "rows"},
	{"batch", "inline.yaml", "--out", "inline"}, {"batch", "open.yaml", "--out", "open"}, {"batch", "bad.yaml", "--out", "bad", "--json"},
	{"batch", "table.yaml", "--out", "set", "--set", "own=SECRET"}, {"inspect", "--verify", "rows/North/row.pdf"},
	{"batch", "stock.yaml", "--out", "stock", "--json"}, {"batch", "stock.yaml", "--out", "stock", "--set", "p=SECRET"}, {"check", "including.yaml"},
	{"batch", "later.yaml", "--out", "rows", "--dry-run"}, {"batch", "later.yaml", "--out", "rows", "--json"},
}

// changing are the parts of messages, reports and journals that say when something was
// done, and how long it took.
var changing = regexp.MustCompile(`(time|seconds)=\S+|"(seconds|begun)":\s*("[^"]*"|[0-9.e-]+)|\b[0-9]{16,}\b|\b[0-9]+(\.[0-9]+)?\s?(ms|s|µs)\b|(?m)^[0-9a-f]{8} |last_(run|success)\w* \S+|_seconds\w*(\{[^}]*\})? \S+`)

// steady is a text without what changes from run to run, its lines in order.
func steady(content []byte) string {
	lines := strings.Split(changing.ReplaceAllString(string(content), "…"), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// made is all that comes of the folder with one number: what each command prints, and every
// file that it writes.
func made(t *testing.T, dir, number string) map[string][]byte {
	t.Helper()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	filled := strings.NewReplacer("SECRET", number)
	for name, content := range secretFolder {
		if err := os.WriteFile(name, []byte(filled.Replace(content)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	found := map[string][]byte{}
	for i, line := range secretCommands {
		args := make([]string, len(line))
		for j, arg := range line {
			args[j] = filled.Replace(arg)
		}
		var stdout, stderr bytes.Buffer
		cmd := briefing(t, dir, args...)
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		found[fmt.Sprintf("%d %s", i, strings.Join(line, " "))] = fmt.Appendf(nil, "status %d\n%s\n%s", cmd.ProcessState.ExitCode(), steady(stdout.Bytes()), steady(stderr.Bytes()))
	}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || secretFolder[path] != "" {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(path, "report.json") || strings.Contains(path, ".briefing") || path == "metrics" {
			content = []byte(steady(content))
		}
		found[filepath.ToSlash(path)] = content
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// secret is a number above all coordinates of charts and pages, of which one could hold its
// digits by chance.
const secret = "987.6"

// Nothing that comes of a confidential number depends on it: whatever the number is, all
// outputs, messages, reports and journals are the same, byte for byte.
func TestConfidentialTwins(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "work")
	first := made(t, dir, secret)
	for _, number := range []string{"862.9", "5.25", "12"} {
		second := made(t, dir, number)
		if a, b := slices.Sorted(maps.Keys(first)), slices.Sorted(maps.Keys(second)); !slices.Equal(a, b) {
			t.Fatalf("%s: other files: %q and %q", number, a, b)
		}
		for _, name := range slices.Sorted(maps.Keys(first)) {
			if !bytes.Equal(first[name], second[name]) {
				t.Errorf("%s tells %s from %s:\n%s", name, secret, number, firstDifference(first[name], second[name]))
			}
		}
	}
	for _, name := range []string{"out/f/f.pdf", "out/f/lollipop.png", "out/f/plants.svg", "out/f/plants.csv", "out/f/f.html", "out/f/plants.chart.html", "rows/North/row.html", "rows/North/row.pdf", "rows/report.json", "inline/inline-North/row.pdf", "stock/stock-East/stock-of.pdf"} {
		if first[name] == nil {
			t.Errorf("%s was not made, so that it proves nothing", name)
		}
	}
	for line := range first {
		if strings.Contains(line, "inspect --verify") && !bytes.HasPrefix(first[line], []byte("status 0\n")) {
			t.Errorf("%s: %s", line, first[line])
		}
	}
	checkNotFound(t, first, secret)
}

// What watch shows of a file with a confidential number does not depend on it either: neither the
// page nor the charts, nor its remarks.
func TestConfidentialWatch(t *testing.T) {
	t.Parallel()
	const file = `title: Watched
sources: {s: {publisher: P, title: T, date: 2020}}
figures:
  a: {title: Figure A, unit: tonnes, source: s, values: {Here: {value: SECRET, confidential: true}, There: 50, Yonder: 90}}
  b: {title: Figure B, unit: tonnes, source: s, values: {2017: {value: SECRET, confidential: true}, 2018: 53, 2019: 54}}
  c: {title: Figure C, from: b, by: growth}
charts:
  a: {figure: a, kind: bar, sort: descending}
`
	shown := func(view, number string) string {
		path := writeInput(t, filepath.Join(t.TempDir(), "x.yaml"), strings.ReplaceAll(file, "SECRET", number))
		p := open(t, watching(t, path), "view="+view)
		var remarks []byte
		n := p.next(view, func(n told) bool {
			if n.Remarks != nil {
				remarks = fmt.Append(nil, n.Remarks)
			}
			return n.View != nil
		})
		if !n.View.Whole {
			t.Fatalf("%s: not whole: %s", view, remarks)
		}
		return p.document(n) + strings.Join(slices.Sorted(maps.Values(n.View.Texts)), "\n") + fmt.Sprint(n.View.Pictures) + string(remarks)
	}
	for _, view := range []string{"web", "charts", "pages"} {
		first, second := shown(view, secret), shown(view, "5.25")
		if first != second {
			t.Errorf("%s tells the number:\n%s", view, firstDifference([]byte(first), []byte(second)))
		}
		if strings.Contains(first, secret) || len(first) < 100 {
			t.Errorf("%s: %d bytes, with the number in them or empty", view, len(first))
		}
	}
}

// firstDifference shows where two texts part.
func firstDifference(a, b []byte) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	show := func(s []byte) string { return fmt.Sprintf("%.200q", s[max(0, n-80):]) }
	return show(a) + "\n" + show(b)
}

// checkNotFound looks for a number in all that was made: as it is written, in streams that
// are compressed, in what a PDF has attached, and behind each checksum.
func checkNotFound(t *testing.T, all map[string][]byte, number string) {
	t.Helper()
	digits := regexp.MustCompile(strings.ReplaceAll(regexp.QuoteMeta(number), `\.`, `[.,·]?`))
	checksum := regexp.MustCompile(`\b[0-9a-f]{64}\b`) // of which one may hold the digits by chance
	sums := map[string]string{}
	for name, content := range all {
		for _, piece := range unpacked(t, content) {
			if found := digits.Find(checksum.ReplaceAll(piece, nil)); found != nil {
				t.Errorf("%s holds %q", name, found)
			}
			for _, sum := range checksum.FindAll(piece, -1) {
				sums[string(sum)] = name
			}
		}
	}
	if name := guessed(sums); name != "" {
		t.Errorf("a checksum in %s tells the number", name)
	}
}

// unpacked are the bytes of an output, what is compressed in it, and what is attached.
func unpacked(t *testing.T, content []byte) [][]byte {
	pieces := [][]byte{content}
	for at := 0; ; at++ {
		next := bytes.Index(content[at:], []byte{0x78})
		if next < 0 {
			break
		}
		at += next
		in, err := zlib.NewReader(bytes.NewReader(content[at:]))
		if err != nil {
			continue
		}
		if piece, _ := io.ReadAll(io.LimitReader(in, 1<<22)); len(piece) < 1<<20 { // no pixels
			pieces = append(pieces, piece)
		}
	}
	if bytes.HasPrefix(content, []byte("%PDF")) {
		read, err := pdf.Read(content)
		if err != nil {
			t.Error(err)
		}
		for _, a := range read.Attachments {
			pieces = append(pieces, a.Data)
		}
	}
	return pieces
}

// guessed tries all numbers with one decimal in the files of the folder, and returns where
// a checksum is that of one.
func guessed(sums map[string]string) string {
	for _, content := range secretFolder {
		for n := range 10_000 {
			number := fmt.Sprintf("%d.%d", n/10, n%10)
			sum := sha256.Sum256([]byte(strings.ReplaceAll(content, "SECRET", number)))
			if name := sums[hex.EncodeToString(sum[:])]; name != "" && strings.Contains(content, "SECRET") {
				return name
			}
		}
	}
	return ""
}

// The same search finds a number that is not confidential, so that finding none means
// something.
func TestConfidentialControl(t *testing.T) {
	t.Chdir(t.TempDir())
	open := strings.NewReplacer(", confidential: true", "", "SECRET", secret).Replace(secretFolder["value.yaml"])
	open = strings.Replace(open, ", status: odd", "", 1)
	if err := os.WriteFile("value.yaml", []byte(open), 0o666); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := shell(t.Context(), "", "build", "value.yaml", "--format", "pdf,svg"); status != 0 {
		t.Fatal(stderr)
	}
	all := map[string][]byte{}
	for name, content := range readFolder(t, "out/value") {
		all[name] = content
	}
	held := 0
	for _, content := range all {
		for _, piece := range unpacked(t, content) {
			held += bytes.Count(piece, []byte(secret))
		}
	}
	if held < 3 {
		t.Errorf("the number is found %d times", held)
	}
	sum := sha256.Sum256([]byte(open))
	if !bytes.Contains(all[manifestName], []byte(hex.EncodeToString(sum[:]))) {
		t.Error("the manifest has no checksum to guess the number from")
	}
}
