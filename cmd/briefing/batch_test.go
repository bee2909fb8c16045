//go:build unix

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
)

// identityTemplate and identityBatch are a batch of two rows whose inputs, except for
// the template, are all different.
const identityTemplate = `title: {en: "About ${region}", de: "Über ${region}"}
editions: [en, de]
theme: ${look}.yaml
chart-logo: ${look}.png
fonts: {regular: "${look}.ttf"}
include: ${look}-sources.yaml
parameters:
  region: {default: North}
  look: {default: plain}
figures:
  share:
    title: {en: "Share of ${region}", de: "Anteil von ${region}"}
    unit: percent
    source: s
    csv: {file: shares.csv, key: year, value: share, where: {region: "${region}"}}
`

const identityBatch = `template: template.yaml
table: rows.csv
name: "{region}-{language}-{size}"
editions: [en, de]
sizes: [half]
formats: [pdf, png, svg, csv]
`

// write writes files to a folder.
func write(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// picture returns a small picture of one colour.
func picture(t testing.TB, shade uint8) string {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, 20, 20))
	for i := range picture.Pix {
		picture.Pix[i] = color.Gray{Y: shade}.Y
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func identityFiles(t testing.TB) map[string]string {
	const sources = "sources: {s: {publisher: P, title: T, date: 2020, language: en}}\n"
	return map[string]string{
		"batch.yaml": identityBatch, "template.yaml": identityTemplate,
		"rows.csv":           "region,look\nNorth,plain\nSouth,house\n",
		"shares.csv":         "region,year,share\nNorth,2018,20\nNorth,2019,21\nSouth,2018,30\nSouth,2019,31\n",
		"plain-sources.yaml": sources, "house-sources.yaml": sources,
		"plain.yaml": "base: light\n", "house.yaml": "base: light\n",
		"plain.png": picture(t, 0), "house.png": picture(t, 1),
		"plain.ttf": string(liberationsansregular.TTF), "house.ttf": string(liberationsansregular.TTF),
	}
}

// batchRow is a row as in the events of a run.
type batchRow struct{ Row, State, Reason, Detail string }

// runBatch runs a batch in a process of its own and returns its rows.
func runBatch(t testing.TB, dir string, args ...string) []batchRow {
	t.Helper()
	cmd := briefing(t.(*testing.T), dir, append([]string{"batch", "batch.yaml", "--json"}, args...)...)
	var out bytes.Buffer
	cmd.Stdout = &out
	mustRun(t.(*testing.T), cmd)
	var rows []batchRow
	lines := bufio.NewScanner(&out)
	for lines.Scan() {
		var e struct {
			Event string
			batchRow
		}
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		if e.Event == "row" {
			rows = append(rows, e.batchRow)
		}
	}
	return rows
}

// TestBatchIdentity changes each input of a row: the rows that use it must be built,
// and no others, and each must have the same bytes as with build.
func TestBatchIdentity(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the program many times")
	}
	edit := func(name, old, now string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			content, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil || !strings.Contains(string(content), old) {
				t.Fatalf("%s has no %q (%v)", name, old, err)
			}
			write(t, dir, map[string]string{name: strings.Replace(string(content), old, now, 1)})
		}
	}
	south := []string{"South-en-half", "South-de-half"}
	both := append([]string{"North-en-half", "North-de-half"}, south...)
	for _, test := range []struct {
		name   string
		change func(t *testing.T, dir string)
		built  []string
		reason string
	}{
		{"nothing", func(*testing.T, string) {}, nil, ""},
		{"figure", edit("shares.csv", "South,2019,31", "South,2019,32"), south, "figures changed"},
		{"row of figures", edit("shares.csv", "South,2019,31\n", "South,2019,31\nSouth,2020,33\n"), south, "figures changed"},
		{"figure of nobody", edit("shares.csv", "North,2018", "West,2018,9\nNorth,2018"), nil, ""},
		{"template", edit("template.yaml", "About ${region}", "On ${region}"), both, "template changed"},
		{"include", edit("house-sources.yaml", "title: T", "title: U"), south, "input changed"},
		{"theme file", edit("house.yaml", "light", "dark"), south, "input changed"},
		{"theme of all", edit("batch.yaml", "sizes:", "theme: print\nsizes:"), both, "theme changed"},
		{"font", func(t *testing.T, dir string) {
			write(t, dir, map[string]string{"house.ttf": string(liberationserifregular.TTF)})
		}, south, "input changed"},
		{"logo", func(t *testing.T, dir string) { write(t, dir, map[string]string{"house.png": picture(t, 99)}) }, south, "input changed"},
		{"dpi", edit("batch.yaml", "sizes:", "dpi: 72\nsizes:"), both, "options changed"},
		{"embedded fonts", edit("batch.yaml", "sizes:", "embed-fonts: true\nsizes:"), both, "options changed"},
		{"format", edit("batch.yaml", "svg, csv", "svg"), both, "options changed"},
		{"size", edit("batch.yaml", "[half]", "[half, 400x300]"), []string{"North-en-400x300", "North-de-400x300", "South-en-400x300", "South-de-400x300"}, "new"},
		{"edition", edit("batch.yaml", "[en, de]", "[en]"), nil, ""},
		{"parameter", edit("rows.csv", "South,house", "South,plain"), south, "parameters changed"},
		{"row", edit("rows.csv", "South,house\n", "South,house\nEast,house\n"), nil, "new"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, dir, identityFiles(t))
			runBatch(t, dir)
			test.change(t, dir)
			if test.name == "row" {
				edit("shares.csv", "South,2018", "East,2018,5\nSouth,2018")(t, dir)
				test.built = []string{"East-en-half", "East-de-half"}
			}
			var built []string
			rows := runBatch(t, dir)
			for _, r := range rows {
				if r.State == "skipped" {
					continue
				}
				built = append(built, r.Row)
				if !strings.HasPrefix(r.Reason, test.reason) {
					t.Errorf("%s: %s (%s), want %s", r.Row, r.Reason, r.Detail, test.reason)
				}
			}
			slices.Sort(built)
			if want := slices.Sorted(slices.Values(test.built)); !slices.Equal(built, want) {
				t.Errorf("built are %v, want %v", built, want)
			}
			for _, r := range rows {
				checkAsBuilt(t, dir, r.Row)
			}
		})
	}
}

// checkAsBuilt checks that the folder of a row is what build makes of it.
func checkAsBuilt(t *testing.T, dir, row string) {
	t.Helper()
	parts := strings.Split(row, "-")
	look := map[string]string{}
	table, err := os.ReadFile(filepath.Join(dir, "rows.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		region, of, _ := strings.Cut(strings.TrimSpace(line), ",")
		look[region] = of
	}
	batch, err := os.ReadFile(filepath.Join(dir, "batch.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	_, formats, _ := strings.Cut(string(batch), "formats: [")
	formats, _, _ = strings.Cut(formats, "]")
	out := t.TempDir()
	args := []string{"build", "template.yaml", "--out", out, "--set", "region=" + parts[0], "--set", "look=" + look[parts[0]],
		"--edition", parts[1], "--size", parts[2], "--format", formats}
	for key, flags := range map[string][]string{"theme: print": {"--theme", "print"}, "dpi: 72": {"--dpi", "72"}, "embed-fonts": {"--embed-fonts"}} {
		if strings.Contains(string(batch), key) {
			args = append(args, flags...)
		}
	}
	mustRun(t, briefing(t, dir, args...)) // not in this process, whose memory other tests measure
	made, err := filepath.Glob(filepath.Join(out, "*"))
	if err != nil || len(made) != 1 {
		t.Fatal(made, err)
	}
	want, got := readFolder(t, made[0]), readFolder(t, filepath.Join(dir, "out", row))
	for name, content := range want {
		if !bytes.Equal(content, got[name]) {
			t.Errorf("%s/%s is not as build makes it", row, name)
		}
	}
	for name := range got {
		if want[name] == nil && !strings.HasSuffix(name, ".csv") { // in a format that was asked for before
			t.Errorf("%s/%s: build does not make it", row, name)
		}
	}
}

// TestBatchProcessors checks that the example that init writes gives the same bytes on
// any number of processors.
func TestBatchProcessors(t *testing.T) {
	t.Parallel()
	var first map[string][]byte
	for _, procs := range []string{"1", "3", "8"} {
		dir := t.TempDir()
		mustRun(t, briefing(t, dir, "init", "--batch", "."))
		cmd := briefing(t, dir, "batch", "batch.yaml")
		cmd.Env = append(os.Environ(), "GOMAXPROCS="+procs)
		mustRun(t, cmd)
		got := readFolder(t, filepath.Join(dir, "out", "regions", "Jinan", "deck"))
		if first == nil {
			first = got
		}
		if !maps.EqualFunc(got, first, bytes.Equal) {
			t.Errorf("other bytes with %s processors", procs)
		}
	}
}

// TestBatchStopped checks that a signal ends a batch within a tenth of a second, with a
// report and the status for that signal.
func TestBatchStopped(t *testing.T) {
	for _, number := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGQUIT} {
		t.Run(number.String(), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, dir, manyRows(300))
			cmd := briefing(t, dir, "batch", "batch.yaml")
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
				if done, _ := filepath.Glob(filepath.Join(dir, "out", "*", "manifest.json")); len(done) > 3 {
					break
				}
			}
			asked := time.Now()
			cmd.Process.Signal(number)
			checkStopped(t, cmd, number)
			took := time.Since(asked)
			if t.Logf("%v", took); took > time.Second { // a busy machine
				t.Errorf("it took %v", took)
			}
			report, err := os.ReadFile(filepath.Join(dir, "out", "report.json"))
			if err != nil || !bytes.Contains(report, []byte(fmt.Sprintf(`"status": %d`, 128+int(number)))) {
				t.Errorf("no report of it (%v)", err)
			}
			hidden, _ := filepath.Glob(filepath.Join(dir, "out", "*", ".*"))
			if len(hidden) > 0 {
				t.Errorf("left behind: %v", hidden)
			}
			finished, _ := filepath.Glob(filepath.Join(dir, "out", "*", "manifest.json"))
			if len(finished) == 300 {
				t.Error("there was nothing left to stop")
			}
			checkGoesOn(t, dir, len(finished))
		})
	}
}

// checkGoesOn continues a batch that was stopped: it builds the rows that were begun, and
// some of those that were not, to save time. What was finished stays.
func checkGoesOn(t *testing.T, dir string, finished int) {
	t.Helper()
	n := min(finished+40, 300)
	write(t, dir, map[string]string{"rows.csv": manyRows(n)["rows.csv"]})
	states := map[string]int{}
	for _, r := range runBatch(t, dir) {
		states[r.State]++
	}
	// A row whose files were all there, but not yet in the journal, is the same.
	if kept := states["skipped"] + states["same"]; kept != finished || kept+states["built"] != n {
		t.Errorf("of %d rows, %d of them finished before: %v", n, finished, states)
	}
	if whole, _ := filepath.Glob(filepath.Join(dir, "out", "*", "manifest.json")); len(whole) != n {
		t.Errorf("%d of %d rows are there", len(whole), n)
	}
}

// manyRows is a batch of rows with two charts and a PDF of four pages each, the
// figures of each its own.
func manyRows(n int) map[string]string {
	var rows, figures strings.Builder
	rows.WriteString("region\n")
	figures.WriteString("region,year,share,parts\n")
	for i := range n {
		fmt.Fprintf(&rows, "region-%07d\n", i)
		for year := 2015; year < 2020; year++ {
			fmt.Fprintf(&figures, "region-%07d,%d,%d.%d,%d.%d\n", i, year, 5+(i+year)%25, i%10, 9+(i*7+year)%25, year%10)
		}
	}
	return map[string]string{
		"rows.csv": rows.String(), "figures.csv": figures.String(),
		"batch.yaml": "template: region.yaml\ntable: rows.csv\nname: \"{region}\"\nformats: [pdf, png]\n",
		"region.yaml": `title: The digital economy of ${region}
sources: {office: {publisher: Statistics Office, title: Yearbook, date: 2020}}
parameters: {region: {default: region-0000001}}
figures:
  share:
    title: Share of the digital economy in ${region}
    unit: percent
    source: office
    csv: {file: figures.csv, key: year, value: share, where: {region: "${region}"}}
  parts:
    title: Parts of the digital economy in ${region}
    unit: percent
    source: office
    csv: {file: figures.csv, key: year, value: parts, where: {region: "${region}"}}
briefing:
  - heading: The share
  - text: It came to {{ latest "share" }} in {{ period "share" }}.
  - chart: share
  - page-break
  - heading: The parts
  - text: They came to {{ latest "parts" }} in {{ period "parts" }}.
  - chart: parts
`,
	}
}
