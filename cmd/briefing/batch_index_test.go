//go:build unix

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// indexBatch is a batch of web pages, one for each of three regions.
func indexBatch() map[string]string {
	return map[string]string{
		"batch.yaml": "template: template.yaml\ntable: rows.csv\nname: \"{region}\"\nformats: [html]\n",
		"rows.csv":   "region\nNorth\nSouth & East\nWest\n",
		"shares.csv": "region,year,share\nNorth,2019,11.5\nNorth,2020,12.5\nSouth & East,2019,21.5\nSouth & East,2020,22.5\nWest,2019,31.5\nWest,2020,32.5\n",
		"template.yaml": `title: About ${region}
parameters: {region: {default: North}}
sources: {s: {publisher: P, title: T, date: 2020}}
figures:
  share: {title: "Share of ${region}", unit: percent, source: s, csv: {file: shares.csv, key: year, value: share, where: {region: "${region}"}}}
`,
	}
}

// indexOf runs a batch, and returns its index.
func indexOf(t *testing.T, dir string, args ...string) string {
	t.Helper()
	briefing(t, dir, append([]string{"batch", "batch.yaml"}, args...)...).Run() // rows may fail
	content, err := os.ReadFile(filepath.Join(dir, "out", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// part is the part of an index under a heading.
func part(index, id string) string {
	_, after, _ := strings.Cut(index, `<section aria-labelledby="`+id+`">`)
	part, _, _ := strings.Cut(after, "</section>")
	return part
}

// expectIn checks which of the rows are in a part of an index.
func expectIn(t *testing.T, index, id string, want ...string) {
	t.Helper()
	var got []string
	for _, row := range []string{"North", "South &amp; East", "West"} {
		if strings.Contains(part(index, id), ">"+row) {
			got = append(got, row)
		}
	}
	if strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("under %s are %q, want %q", id, got, want)
	}
}

// TestBatchIndex runs a batch of web pages again and again, with what changes between nights.
func TestBatchIndex(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, indexBatch())
	all := []string{"North", "South &amp; East", "West"}
	first := indexOf(t, dir)
	expectIn(t, first, "changed", all...)
	expectIn(t, first, "all", all...)
	expectIn(t, first, "failed")
	if want := `<a href="./South%20&amp;%20East/template.html">South &amp; East</a>`; !strings.Contains(first, want) {
		t.Errorf("no link %s in %s", want, first)
	}
	if again := indexOf(t, dir); part(again, "changed") == "" || part(again, "all") == "" {
		t.Error("a second run of a day forgets what the first has changed")
	}

	// The day after, one row has another number, and one a fault.
	yesterday := time.Now().Add(-25 * time.Hour)
	for _, row := range []string{"North", "South & East", "West"} {
		if err := os.Chtimes(filepath.Join(dir, "out", row, "template.html"), yesterday, yesterday); err != nil {
			t.Fatal(err)
		}
	}
	indexOf(t, dir) // which notes the times
	replace(t, filepath.Join(dir, "shares.csv"), "22.5", "23.5")
	replace(t, filepath.Join(dir, "shares.csv"), "32.5", "thirty")
	index := indexOf(t, dir)
	expectIn(t, index, "changed", "South &amp; East")
	expectIn(t, index, "failed", "West")
	expectIn(t, index, "all", all...)
	if !strings.Contains(part(index, "failed"), "the page is that of before") {
		t.Errorf("it does not say that the page is old: %s", part(index, "failed"))
	}
	replace(t, filepath.Join(dir, "shares.csv"), "thirty", "32.5")
	expectIn(t, indexOf(t, dir), "failed")

	var report struct {
		Index struct {
			File  string
			Bytes int64
		}
	}
	content, err := os.ReadFile(filepath.Join(dir, "out", "report.json"))
	if err != nil || json.Unmarshal(content, &report) != nil || report.Index.File != "index.html" || report.Index.Bytes == 0 {
		t.Errorf("the report has not the index: %+v, %v", report, err)
	}

	// Without web pages the index is one that nothing makes any more.
	replace(t, filepath.Join(dir, "batch.yaml"), "html", "csv")
	mustRun(t, briefing(t, dir, "batch", "batch.yaml", "--prune"))
	if _, err := os.Stat(filepath.Join(dir, "out", "index.html")); err == nil {
		t.Error("the index is still there")
	}
}

// TestBatchIndexStale lists rows whose figures are older than their limit.
func TestBatchIndexStale(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	files := indexBatch()
	files["template.yaml"] = strings.Replace(files["template.yaml"], "source: s,", "source: s, fresh: 400d,", 1)
	files["shares.csv"] = strings.Replace(files["shares.csv"], "West,2020", "West,2021", 1)
	write(t, dir, files)
	expectIn(t, indexOf(t, dir, "--date", "2022-06-01"), "stale", "North", "South &amp; East")
	expectIn(t, indexOf(t, dir, "--date", "2022-06-01"), "stale", "North", "South &amp; East") // rows that are not built again
}

// TestBatchIndexOfOthers leaves a page alone that is no index of a batch.
func TestBatchIndexOfOthers(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, indexBatch())
	if err := os.Mkdir(filepath.Join(dir, "out"), 0o755); err != nil {
		t.Fatal(err)
	}
	own := "<!DOCTYPE html><title>My own page</title>"
	writeInput(t, filepath.Join(dir, "out", "index.html"), own)
	if got := indexOf(t, dir); got != own {
		t.Errorf("the page is now %s", got)
	}
}

// TestBatchIndexOfGenerations puts the index into the folder of the day, and removes it with
// that.
func TestBatchIndexOfGenerations(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, indexBatch())
	for _, day := range []string{"2026-11-27", "2026-11-28", "2026-11-29"} {
		mustRun(t, briefing(t, dir, "batch", "batch.yaml", "--keep", "2", "--date", day))
	}
	for name, want := range map[string]bool{"latest/index.html": true, "2026-11-28/index.html": true, "2026-11-27": false, "index.html": false} {
		if _, err := os.Stat(filepath.Join(dir, "out", name)); (err == nil) != want {
			t.Errorf("%s: there is %t, want %t", name, err == nil, want)
		}
	}
}

// TestBatchIndexKilled kills runs: the index is always whole, and right after the next run.
func TestBatchIndexKilled(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, indexBatch())
	want := indexOf(t, dir)
	writeInput(t, filepath.Join(dir, "out", ".briefing", "index.html.new"), "half") // what a killed run leaves
	for _, number := range []string{"12.6", "12.7", "12.8"} {
		replace(t, filepath.Join(dir, "shares.csv"), "North,2020,12", "North,2020,"+number+"\nNorth,2021,12")
		run := briefing(t, dir, "batch", "batch.yaml")
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(len(number)) * 20 * time.Millisecond)
		run.Process.Kill()
		run.Wait()
		replace(t, filepath.Join(dir, "shares.csv"), number+"\nNorth,2021,12", "12")
		content, err := os.ReadFile(filepath.Join(dir, "out", "index.html"))
		if err != nil || !strings.HasSuffix(string(content), "</html>\n") {
			t.Fatalf("the index is %s, %v", content, err)
		}
	}
	if got := indexOf(t, dir, "--wait"); part(got, "all") == "" || strings.Count(got, "<li>") < strings.Count(want, "<li>")/2 {
		t.Errorf("the index is %s", got)
	}
}

// TestIndexInBrowser searches in an index, and has the tools for web pages look at it.
func TestIndexInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	dir := t.TempDir()
	write(t, dir, indexBatch())
	indexOf(t, dir)
	path := filepath.Join(dir, "out", "index.html")
	page := browser(t, 1024, 768)
	do(t, page, chromedp.Navigate("file://"+path))
	until(t, page, `!document.querySelector(".search").hidden`)
	do(t, page, chromedp.SendKeys("#words", "EAST south"))
	until(t, page, `[...document.querySelectorAll("#all ~ ul li")].filter(row => !row.hidden).length === 1 && document.querySelector(".search span").textContent === "1 of 3"`)
	checkPages(t, path)
}

// TestBatchIndexSpeaks: the index is in the language of its rows, of several the first.
func TestBatchIndexSpeaks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		template, more string
		want           []string
	}{
		{"language: de\n", "", []string{`<html lang="de">`, "<h1>Berichte aus batch.yaml</h1>", "Insgesamt 3, Stand ", ">Geändert am ", ": 3</h2>", ">Alle</h2>", ">Suche</label>", `data-found="{n} von {all}"`, "<span>geändert</span>"}},
		{"", "", []string{`<html lang="en">`, "<h1>Briefings of batch.yaml</h1>", "3 in all, as of ", ">All</h2>"}},
	} {
		dir := t.TempDir()
		files := indexBatch()
		files["template.yaml"] = tt.template + files["template.yaml"]
		write(t, dir, files)
		index := indexOf(t, dir)
		if iso := regexp.MustCompile(`(as of|Changed on|Stand|am) \d{4}-`).FindString(index); iso != "" {
			t.Errorf("the day is %q, not in words", iso)
		}
		for _, want := range tt.want {
			if !strings.Contains(index, want) {
				t.Errorf("no %q in\n%s", want, index)
			}
		}
	}
}
