package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/goregular"
)

// told is what a page is told; see package watch.
type told struct {
	Turn int
	View *struct {
		Title    string
		Whole    bool
		Pieces   []string
		Texts    map[string]string
		Pictures []struct{ ID, Print string }
		Offers   struct {
			Editions   []struct{ Value, Name string }
			Rows       []struct{ Value, Name string }
			Parameters []struct {
				Name, Value string
				Values      []struct{ Value, Name string }
			}
		}
	}
	Remarks []struct{ Kind, Place, Text, Hint, Line, Caret string }
}

// pageOf is a page without a browser: it receives what it is told.
type pageOf struct {
	t     *testing.T
	news  chan told
	texts map[string]string
}

// open opens the page of an address under a choice, such as "view=charts".
func open(t *testing.T, address, choice string) *pageOf {
	t.Helper()
	answer, err := http.Get(address + "events?" + choice)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("status %s", answer.Status)
	}
	t.Cleanup(func() { answer.Body.Close() })
	p := &pageOf{t, make(chan told, 100), map[string]string{}}
	go func() {
		defer close(p.news)
		lines := bufio.NewReader(answer.Body)
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return // the page is closed, perhaps within a line
			}
			text, ok := strings.CutPrefix(line, "data: ")
			if !ok {
				continue
			}
			var n told
			if err := json.Unmarshal([]byte(text), &n); err != nil {
				t.Error(err)
			}
			p.news <- n
		}
	}()
	return p
}

// next waits for what the page is told next that want accepts.
func (p *pageOf) next(what string, want func(told) bool) told {
	p.t.Helper()
	late := time.After(20 * time.Second)
	for {
		select {
		case n, ok := <-p.news:
			if !ok {
				p.t.Fatalf("%s: the stream has ended", what)
			}
			if n.View != nil {
				for print, text := range n.View.Texts {
					p.texts[print] = text
				}
			}
			if want(n) {
				return n
			}
		case <-late:
			p.t.Fatalf("%s: the page is not told", what)
		}
	}
}

func (p *pageOf) view(what string) told {
	p.t.Helper()
	return p.next(what, func(n told) bool { return n.View != nil })
}

func (p *pageOf) remarks(what string) told {
	p.t.Helper()
	return p.next(what, func(n told) bool { return n.Remarks != nil })
}

// document is the page as it is now.
func (p *pageOf) document(n told) string {
	var b strings.Builder
	for _, print := range n.View.Pieces {
		b.WriteString(p.texts[print])
	}
	return b.String()
}

const watchedFile = `title: Watched
sources: {s: {publisher: P, title: T, date: 2020}}
figures:
  a: {title: Figure A, unit: percent, source: s, values: {Here: 11.53, There: 12.5}}
  b: {title: Figure B, unit: percent, source: s, csv: {file: b.csv, key: place, value: share}}
`

// watchedFolder is a file that reads a table, in a folder of its own.
func watchedFolder(t *testing.T) (path, table string) {
	t.Helper()
	dir := t.TempDir()
	return writeInput(t, filepath.Join(dir, "x.yaml"), watchedFile), writeInput(t, filepath.Join(dir, "b.csv"), "place,share\nHere,21.5\nThere,22.5\n")
}

// TestWatch saves a file and its table in various states, and reads what a page is told.
func TestWatch(t *testing.T) {
	t.Parallel()
	path, table := watchedFolder(t)
	p := open(t, watching(t, path), "view=web")
	n := p.view("the beginning")
	if got := p.document(n); !n.View.Whole || !strings.Contains(got, "11.53") || !strings.Contains(got, "21.5") || !strings.HasSuffix(got, "</html>\n") {
		t.Fatalf("not the page: %s", got)
	}
	if all := p.remarks("the beginning"); len(all.Remarks) != 0 {
		t.Errorf("remarks %v", all.Remarks)
	}

	replace(t, path, "11.53", "13.57")
	n = p.view("a number")
	got := p.document(n)
	if !strings.Contains(got, "13.57") || strings.Contains(got, "11.53") {
		t.Error("the page has not the new number")
	}
	if sent := sizeOf(n.View.Texts); sent > len(got)/3 {
		t.Errorf("%d of %d bytes were sent for a number", sent, len(got))
	}

	replace(t, table, "21.5", "23.5")
	if n = p.view("the table"); !strings.Contains(p.document(n), "23.5") {
		t.Error("the page has not the new number of the table")
	}

	replace(t, path, "percent", "percnt")
	if n = p.view("a fault"); n.View.Whole || n.View.Pieces != nil {
		t.Error("a file with a fault gives a page")
	}
	n = p.remarks("a fault")
	if len(n.Remarks) != 1 || n.Remarks[0].Kind != "fault" || n.Remarks[0].Place != path+":4:30" || !strings.Contains(n.Remarks[0].Line, "percnt") || strings.TrimSpace(n.Remarks[0].Caret) != "^" {
		t.Errorf("the fault is told as %+v", n.Remarks)
	}

	replace(t, path, "percnt", "percent")
	if n = p.view("mended"); !n.View.Whole || !strings.Contains(p.document(n), "13.57") {
		t.Error("the page is not whole again")
	}

	if err := os.Remove(table); err != nil {
		t.Fatal(err)
	}
	if n = p.view("the table is gone"); n.View.Whole {
		t.Error("a file without its table gives a page")
	}
	writeInput(t, table, "place,share\nHere,24.5\nThere,22.5\n")
	if n = p.view("the table is back"); !n.View.Whole || !strings.Contains(p.document(n), "24.5") {
		t.Error("the page has not the table that is back")
	}
}

func sizeOf(texts map[string]string) int {
	n := 0
	for _, text := range texts {
		n += len(text)
	}
	return n
}

// TestWatchIncludes follows files that are included.
func TestWatchIncludes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := writeInput(t, filepath.Join(dir, "x.yaml"), "title: Watched\ninclude: more.yaml\nfigures:\n  a: {title: Figure A, unit: percent, source: s, values: {Here: 11.53, There: 12.5}}\n")
	more := writeInput(t, filepath.Join(dir, "more.yaml"), "sources: {s: {publisher: Publisher One, title: T, date: 2020}}\n")
	p := open(t, watching(t, path), "view=web")
	if n := p.view("the beginning"); !strings.Contains(p.document(n), "Publisher One") {
		t.Fatal("not the page")
	}
	replace(t, more, "One", "Two")
	if n := p.view("the included file"); !strings.Contains(p.document(n), "Publisher Two") {
		t.Error("the page has not what the included file says")
	}
}

// TestWatchFontsAndPictures follows fonts and pictures that a file names.
func TestWatchFontsAndPictures(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	font := goregular.TTF
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"own.ttf": string(font), "logo.png": logo.String()}
	for name, content := range files {
		writeInput(t, filepath.Join(dir, name), content)
	}
	path := writeInput(t, filepath.Join(dir, "x.yaml"), "chart-logo: logo.png\nfonts: {regular: own.ttf}\n"+strings.Replace(watchedFile, "  b: {title: Figure B, unit: percent, source: s, csv: {file: b.csv, key: place, value: share}}\n", "", 1))
	p := open(t, watching(t, path), "view=charts")
	if n := p.view("the beginning"); !n.View.Whole {
		t.Fatalf("not the charts: %v", p.remarks("the beginning").Remarks)
	}
	for name, content := range files {
		writeInput(t, filepath.Join(dir, name), "no such thing")
		if n := p.view(name + " is broken"); n.View.Whole {
			t.Errorf("a broken %s gives charts", name)
		}
		writeInput(t, filepath.Join(dir, name), content)
		if n := p.view(name + " is mended"); !n.View.Whole {
			t.Errorf("a mended %s gives no charts", name)
		}
	}
}

// TestWatchHalfWritten holds that a page is not told of the faults of a file that is being
// written: empty, half there, gone, and whole again.
func TestWatchHalfWritten(t *testing.T) {
	t.Parallel()
	path, _ := watchedFolder(t)
	p := open(t, watching(t, path), "view=web")
	p.view("the beginning")
	for try := range 10 {
		number := fmt.Sprintf("1%d.75", try)
		whole := strings.Replace(watchedFile, "11.53", number, 1)
		last, longest := time.Now(), time.Duration(0)
		for _, content := range []string{"", whole[:len(whole)/2], "", whole} {
			writeInput(t, path, content)
			longest, last = max(longest, time.Since(last)), time.Now()
			time.Sleep(10 * time.Millisecond)
		}
		faulty := false
		p.next("written in steps", func(n told) bool {
			faulty = faulty || n.View != nil && !n.View.Whole
			return n.View != nil && n.View.Whole && strings.Contains(p.document(n), number)
		})
		if !faulty {
			return
		}
		if longest < 60*time.Millisecond { // otherwise the machine was busy with something else
			t.Fatal("the page was told of a file that was half written")
		}
	}
	t.Skip("the machine is too slow to tell")
}

// TestWatchCharts shows charts as pictures: one that has not changed keeps its name.
func TestWatchCharts(t *testing.T) {
	t.Parallel()
	path, _ := watchedFolder(t)
	address := watching(t, path)
	p := open(t, address, "view=charts")
	before := p.view("the beginning").View.Pictures
	if len(before) != 2 || before[0].ID != "a" || before[1].ID != "b" {
		t.Fatalf("pictures %v", before)
	}
	for _, picture := range before {
		answer, err := http.Get(address + "picture/" + picture.Print)
		if err != nil {
			t.Fatal(err)
		}
		start := make([]byte, 8)
		answer.Body.Read(start)
		answer.Body.Close()
		if string(start) != "\x89PNG\r\n\x1a\n" {
			t.Errorf("the picture of %s begins %q", picture.ID, start)
		}
	}
	replace(t, path, "11.53", "13.57")
	after := p.view("a number").View.Pictures
	if after[0].Print == before[0].Print {
		t.Error("the picture of the chart that changed is that of before")
	}
	if after[1].Print != before[1].Print {
		t.Error("a chart that did not change is drawn again")
	}
}

// TestWatchPages shows the pages of the PDF as pictures: one that has not changed keeps its name.
func TestWatchPages(t *testing.T) {
	t.Parallel()
	path, _ := watchedFolder(t)
	address := watching(t, path)
	p := open(t, address, "view=pages")
	before := p.view("the beginning").View.Pictures
	if len(before) < 2 || before[0].ID != "page 1" {
		t.Fatalf("pictures %v", before)
	}
	answer, err := http.Get(address + "picture/" + before[1].Print)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if kind := answer.Header.Get("Content-Type"); kind != "image/png" {
		t.Errorf("a page is %s", kind)
	}
	replace(t, path, "12.5", "13.57")
	after := p.view("a number").View.Pictures
	changed := 0
	for i := range min(len(before), len(after)) {
		if before[i].Print != after[i].Print {
			changed++
		}
	}
	if changed == 0 || before[0].Print != after[0].Print {
		t.Errorf("%d pages changed, the cover %t", changed, before[0].Print != after[0].Print)
	}
}

// TestWatchChoices shows what is chosen.
func TestWatchChoices(t *testing.T) {
	t.Parallel()
	path := writeInput(t, filepath.Join(t.TempDir(), "x.yaml"), `title: {en: "In ${place}", zh: "在${place}"}
editions: [en, zh]
parameters: {place: {default: Here}}
sources: {s: {publisher: P, title: T, date: 2020}}
figures:
  a: {title: {en: Figure A, zh: 图}, unit: percent, source: s, values: {2019: 11.53, 2020: 12.5}}
`)
	address := watching(t, path)
	for choice, want := range map[string]string{
		"view=web":                     "In Here",
		"view=web&edition=zh":          "在Here",
		"view=web&set.place=Elsewhere": "In Elsewhere",
	} {
		p := open(t, address, choice)
		n := p.view(choice)
		if n.View.Title != want {
			t.Errorf("%s: the title is %q, want %q", choice, n.View.Title, want)
		}
		if o := n.View.Offers; len(o.Editions) != 2 || o.Editions[1].Value != "zh" || len(o.Parameters) != 1 || o.Parameters[0].Name != "place" {
			t.Errorf("%s: the offers are %+v", choice, o)
		}
	}
	slide, square := open(t, address, "view=charts").view("charts"), open(t, address, "view=charts&size=square&theme=dark").view("charts")
	if slide.View.Pictures[0].Print == square.View.Pictures[0].Print {
		t.Error("a chart is the same in another size and theme")
	}
	for _, choice := range []string{"edition=fr", "theme=pink", "size=tiny", "set.colour=red", "view=nothing"} {
		p := open(t, address, choice)
		n := p.view(choice)
		if choice == "view=nothing" {
			continue // the web page
		}
		if n.View.Whole {
			t.Errorf("%s gives a page", choice)
		}
		if all := p.remarks(choice); len(all.Remarks) != 1 || all.Remarks[0].Kind != "fault" {
			t.Errorf("%s: remarks %v", choice, all.Remarks)
		}
	}
}

// TestWatchWritesNothing holds that nothing is written beside the file.
func TestWatchWritesNothing(t *testing.T) {
	path, _ := watchedFolder(t)
	dir := filepath.Dir(path)
	t.Chdir(dir)
	address := watching(t, "x.yaml")
	for _, view := range []string{"web", "charts", "pages"} {
		p := open(t, address, url.Values{"view": {view}}.Encode())
		p.remarks(view)
		replace(t, path, "11.", "11.7")
		p.remarks(view)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(names) != 2 {
		t.Errorf("the folder holds %v, %v", names, err)
	}
}

// TestWatchRow shows a row of a batch.
func TestWatchRow(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeInput(t, filepath.Join(dir, "template.yaml"), strings.Replace(watchedFile, "title: Watched", "title: In ${place}\nparameters: {place: {}}", 1))
	writeInput(t, filepath.Join(dir, "b.csv"), "place,share\nHere,21.5\nThere,22.5\n")
	rows := writeInput(t, filepath.Join(dir, "rows.csv"), "place\nNorth\nSouth\n")
	path := writeInput(t, filepath.Join(dir, "batch.yaml"), "template: template.yaml\ntable: rows.csv\nname: \"{place}\"\n")
	address := watching(t, path)
	p := open(t, address, "view=web&row=South")
	n := p.view("a row")
	if n.View.Title != "In South" || len(n.View.Offers.Rows) != 2 || n.View.Offers.Rows[0].Value != "North" {
		t.Errorf("the row is %q, of %v", n.View.Title, n.View.Offers.Rows)
	}
	if n := open(t, address, "view=web").view("the first row"); n.View.Title != "In North" {
		t.Errorf("the first row is %q", n.View.Title)
	}
	replace(t, rows, "South", "West\nSouth")
	if n = p.view("another row"); len(n.View.Offers.Rows) != 3 || n.View.Title != "In South" {
		t.Errorf("the row is %q, of %v", n.View.Title, n.View.Offers.Rows)
	}
	replace(t, rows, "South", "East")
	if n = p.view("the row is gone"); n.View.Whole || len(n.View.Offers.Rows) != 3 {
		t.Errorf("a row that is gone: %+v", n.View)
	}
}

// TestWatchParameter asks for a parameter that has no default, and offers the values of one.
func TestWatchParameter(t *testing.T) {
	t.Parallel()
	path, _ := watchedFolder(t)
	replace(t, path, "title: Watched", "title: In ${place}\nparameters: {place: {values: [North, South]}}")
	address := watching(t, path)
	n := open(t, address, "view=web").view("without a value")
	if o := n.View.Offers.Parameters; n.View.Whole || len(o) != 1 || o[0].Name != "place" {
		t.Errorf("without a value: %+v", n.View)
	}
	n = open(t, address, "view=web&set.place=South").view("with a value")
	if o := n.View.Offers.Parameters; n.View.Title != "In South" || len(o) != 1 || len(o[0].Values) != 3 || o[0].Values[2].Value != "South" {
		t.Errorf("with a value: %+v", n.View)
	}
}
