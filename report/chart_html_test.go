package report

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/charts"
	"briefing/data"
	"briefing/data/file"
	"briefing/report/reporttest"
)

// TestChartHTML: a chart as a page of its own has its numbers and its sources, numbered as the
// picture numbers them, and the same bytes each time.
func TestChartHTML(t *testing.T) {
	ds := reporttest.Shipped(t)
	for _, c := range ds.Charts {
		drawn, err := charts.New(ds, c, charts.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var pages [2]bytes.Buffer
		for i := range pages {
			if err := WriteChartHTML(&pages[i], ds, c, drawn, Options{Producer: "briefing"}); err != nil {
				t.Fatal(err)
			}
		}
		page := pages[0].String()
		if page != pages[1].String() {
			t.Errorf("%s: two pages differ", c.ID)
		}
		if n := strings.Count(page, `<li id="source.`); n != len(drawn.Sources()) {
			t.Errorf("%s: %d sources, want %d", c.ID, n, len(drawn.Sources()))
		}
		title, page := strings.ReplaceAll(c.Title.Plain, "\u00a0", " "), strings.ReplaceAll(page, "\u00a0", " ")
		if n := strings.Count(page, "<figcaption><h1>"+title+"</h1></figcaption>"); n != 1 || strings.Contains(page, "Figure 1") || !strings.Contains(page, "Data of “"+title+"”") {
			t.Errorf("%s: %d headings, or a number that says nothing", c.ID, n)
		}
		if n := strings.Count(page, `<th scope="row"`); n < len(c.Keys) {
			t.Errorf("%s: %d rows of %d keys", c.ID, n, len(c.Keys))
		}
		if want := `"variableMeasured":[` + string(mustJSON(t, c.Figures[0].Title.Plain)) + `]`; len(c.Figures) == 1 && !strings.Contains(page, want) {
			t.Errorf("%s: its record has other figures than %s", c.ID, want)
		}
	}
}

func mustJSON(t *testing.T, what any) []byte {
	t.Helper()
	text, err := json.Marshal(what)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestChartHTMLInBrowser has axe-core, a browser and the Nu validator look at charts as pages of
// their own: of two series, of bounds and disputes, and in Chinese.
func TestChartHTMLInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	han, err := os.ReadFile(hanFont)
	if err != nil {
		skipWithout(t, hanFont+" is not there: install fonts-wqy-microhei")
	}
	var files []string
	write := func(ds *data.Dataset, id string) {
		c := ds.Charts[slices.IndexFunc(ds.Charts, func(c *data.Chart) bool { return c.ID == id })]
		fonts, err := charts.Fonts(ds)
		if err != nil {
			t.Fatal(err)
		}
		drawn, err := charts.New(ds, c, charts.Options{Fonts: fonts})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		csv := func(w io.Writer, c *data.Chart) error { return file.WriteCSV(ds, w, c) }
		if err := WriteChartHTML(&b, ds, c, drawn, Options{Producer: "briefing", CSV: csv}); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), id+".chart.html")
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	write(reporttest.Shipped(t), "parts")
	write(reporttest.Shipped(t), "regions")
	write(inChinese(t, han), "scale")
	if out := tool(t, "web-check", files...); out != "" {
		t.Error(out)
	}
}
