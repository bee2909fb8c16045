package html

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"briefing/charts"
	"briefing/data"
	"briefing/data/file"
	"briefing/report/doc"
)

const publishedFile = `title: {en: "An economy & more", zh: 经济}
subtitle: {en: Its scale, zh: 规模}
editions: [en, zh]
address: https://statistics.example/briefings/
sources: {s: {publisher: P, title: T, date: 2020}}
figures:
  a: {title: {en: Figure A, zh: 图}, unit: percent, source: s, values: {2019: 11.5, 2020: 12.5}}
`

// headOf makes the page of an edition of a file, and returns what its head links to and says
// for those who share it, by name.
func headOf(t *testing.T, content, edition string, at Place) (links, graph []string, page string) {
	t.Helper()
	ds, err := file.Load(fstest.MapFS{"x y.yaml": {Data: []byte(content)}}, "x y.yaml", file.Options{Edition: edition})
	if err != nil {
		t.Fatal(err)
	}
	d, faults := doc.New(ds)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	fonts, err := charts.Fonts(ds)
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(ds, d, fonts, Options{Place: at, CSV: func(w io.Writer, c *data.Chart) error { return file.WriteCSV(ds, w, c) }})
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(p.content))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range all(root, "link") {
		links = append(links, value(n, "rel")+" "+value(n, "hreflang")+" "+value(n, "href"))
	}
	for _, n := range all(root, "meta") {
		if property := value(n, "property"); property != "" {
			graph = append(graph, property+" "+value(n, "content"))
		}
	}
	return links, graph, string(p.content)
}

// TestPublished checks what a page says of where it is published.
func TestPublished(t *testing.T) {
	picture := Picture{Name: "a.png", Alt: "Figure A", Width: 1920, Height: 1080}
	links, graph, page := headOf(t, publishedFile, "", Place{Picture: picture})
	if want := []string{
		"canonical  https://statistics.example/briefings/x%20y/x%20y.html",
		"alternate en https://statistics.example/briefings/x%20y/x%20y.html",
		"alternate x-default https://statistics.example/briefings/x%20y/x%20y.html",
		"alternate zh https://statistics.example/briefings/x%20y-zh/x%20y-zh.html",
	}; !slices.Equal(links, want) {
		t.Errorf("the links are %q, want %q", links, want)
	}
	if want := []string{
		"og:type article", "og:url https://statistics.example/briefings/x%20y/x%20y.html", "og:title An economy & more", "og:description Its scale",
		"og:image https://statistics.example/briefings/x%20y/a.png", "og:image:width 1920", "og:image:height 1080", "og:image:alt Figure A",
	}; !slices.Equal(graph, want) {
		t.Errorf("it is shared as %q, want %q", graph, want)
	}
	for _, part := range []string{`<a href="https://statistics.example/briefings/x%20y-zh/x%20y-zh.html"`, `"url":"https://statistics.example/briefings/x%20y/x%20y.html"`} {
		if !strings.Contains(page, part) {
			t.Errorf("the page has no %s", part)
		}
	}
}

// TestPublishedRow checks the page of a row of a batch, in a folder of its own: where other
// editions are is not known.
func TestPublishedRow(t *testing.T) {
	links, graph, page := headOf(t, publishedFile, "", Place{Path: "north/2020/x.html", Alone: true})
	if want := []string{"canonical  https://statistics.example/briefings/north/2020/x.html"}; !slices.Equal(links, want) {
		t.Errorf("the links are %q, want %q", links, want)
	}
	if slices.ContainsFunc(graph, func(g string) bool { return strings.HasPrefix(g, "og:image") }) {
		t.Errorf("there is a picture that nobody has made: %q", graph)
	}
	if strings.Contains(page, `class="editions"`) {
		t.Error("it leads to editions")
	}
}

// TestUnpublished checks that a page without an address names none.
func TestUnpublished(t *testing.T) {
	links, graph, page := headOf(t, strings.Replace(publishedFile, "address: https://statistics.example/briefings/\n", "", 1), "", Place{Picture: Picture{Name: "a.png"}})
	if len(links) > 0 || len(graph) > 0 {
		t.Errorf("it says where it is: %q, %q", links, graph)
	}
	if !strings.Contains(page, `<a href="../x%20y-zh/x%20y-zh.html"`) {
		t.Error("no link to the edition beside it")
	}
}

// filesOf are the files that the record of a page names: what they are called, their kind and address.
func filesOf(t *testing.T, page string) []jsonFile {
	t.Helper()
	for _, n := range all(mustParse(t, []byte(page)), "script") {
		if value(n, "type") != "application/ld+json" {
			continue
		}
		var r struct{ Distribution []jsonFile }
		if err := json.Unmarshal([]byte(text(n)), &r); err != nil {
			t.Fatal(err)
		}
		return r.Distribution
	}
	t.Fatal("no record")
	return nil
}

// TestFilesOfNumbers: the record of a page names the file of each chart: where it is published, if it
// is; otherwise the page has it.
func TestFilesOfNumbers(t *testing.T) {
	_, _, page := headOf(t, publishedFile, "", Place{CSV: true})
	if want := []jsonFile{{"DataDownload", "Figure A", "text/csv", "https://statistics.example/briefings/x%20y/a.csv"}}; !slices.Equal(filesOf(t, page), want) {
		t.Errorf("the files are %q, want %q", filesOf(t, page), want)
	}
	for _, unpublished := range []struct {
		content string
		at      Place
	}{{publishedFile, Place{}}, {strings.Replace(publishedFile, "address: https://statistics.example/briefings/\n", "", 1), Place{CSV: true}}} {
		_, _, page = headOf(t, unpublished.content, "", unpublished.at)
		files := filesOf(t, page)
		if len(files) != 1 {
			t.Fatalf("%d files", len(files))
		}
		encoded, ok := strings.CutPrefix(files[0].URL, "data:text/csv;charset=utf-8;base64,")
		content, err := base64.StdEncoding.DecodeString(encoded)
		if !ok || err != nil || !strings.Contains(string(content), "11.5") || strings.Count(page, encoded) != 2 {
			t.Errorf("the file is at %.60s, %v: %q", files[0].URL, err, content)
		}
	}
}
