package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/charts"
	"briefing/data"
	"briefing/report/page"
)

// hanFont is a font with Han characters, as Debian's fonts-wqy-microhei has it.
const hanFont = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"

// formCorpus writes briefings with every form of page into a folder: in each layout
// with each cover, and in Chinese.
func formCorpus(t *testing.T, dir string) int {
	t.Helper()
	han, err := os.ReadFile(hanFont)
	if err != nil {
		lacking(t, hanFont+" is not there: install fonts-wqy-microhei")
	}
	count := 0
	for i, l := range []data.Layout{data.LayoutA4, data.LayoutLetter, data.LayoutDeck} {
		for j, cover := range []data.Cover{data.CoverPlain, data.CoverBand, data.CoverNone} {
			language, theme := "en", data.ThemeNames()[(i+j)%len(data.ThemeNames())]
			if i == j {
				language = "zh"
			}
			ds := corpusFile(t, forms+fmt.Sprintf("layout: %s\ncover: %s\nlanguage: %s\ntheme: {base: %s, margins: 22mm}\nfonts: {fallback: han.ttc}\n", l, cover, language, theme), han)
			d, err := New(ds, Options{Producer: "briefing"})
			if err != nil {
				t.Fatalf("%s, %s: %v", l, cover, err)
			}
			var b bytes.Buffer
			if err := d.WritePDF(&b); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("forms-%s-%s.pdf", l, cover)), b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			count++
		}
	}
	return count
}

// corpus writes briefings and pages of charts of every block, form, theme and
// language into a folder, and returns how many.
func corpus(t *testing.T, dir string) int {
	t.Helper()
	han, err := os.ReadFile(hanFont)
	if err != nil {
		lacking(t, hanFont+" is not there: install fonts-wqy-microhei")
	}
	count := 0
	save := func(name string, write func(*bytes.Buffer) error) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		count++
	}
	briefing := func(name string, ds *data.Dataset) {
		d, err := New(ds, Options{Producer: "briefing"})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		save(name, func(b *bytes.Buffer) error { return d.WritePDF(b) })
	}
	briefing("shipped.pdf", shipped(t))
	briefing("shipped-zh.pdf", inChinese(t, han))
	three, _, err := data.LoadEditions(os.DirFS("../data/testdata/valid"), "editions.yaml", nil, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, ds := range three {
		ds.Fonts.Fallback = []*data.File{{Name: "han.ttc", Data: han}} // for a source in Chinese
		briefing(ds.Name+".pdf", ds)
	}
	for _, l := range []data.Layout{data.LayoutLetter, data.LayoutDeck} {
		ds := inChinese(t, han)
		ds.Layout = l
		briefing(fmt.Sprintf("shipped-zh-%s.pdf", l), ds)
		ds = shipped(t)
		ds.Layout = l
		briefing(fmt.Sprintf("shipped-%s.pdf", l), ds)
		briefing(fmt.Sprintf("small-%s.pdf", l), load(t, small+fmt.Sprintf("layout: %s\n", l)))
		briefing(fmt.Sprintf("prose-%s.pdf", l), load(t, prose+fmt.Sprintf("layout: %s\n", l)))
	}
	content, err := os.ReadFile("../charts/testdata/gallery.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, source := range map[string]string{"small": small, "prose": prose, "gallery": string(content)} {
		for _, language := range data.Languages() {
			for _, theme := range data.ThemeNames() {
				ds := corpusFile(t, source+fmt.Sprintf("\nlanguage: %s\ntheme: %s\nfonts: {fallback: han.ttc}\nlicence: CC BY 4.0\n", language, theme), han)
				if name != "gallery" || theme == "light" {
					briefing(fmt.Sprintf("%s-%s-%s.pdf", name, language, theme), ds)
				}
				if name != "gallery" || theme == "light" || language == "de" {
					continue // dark, print and high-contrast charts, as far as they have the colours
				}
				fonts, err := charts.Fonts(ds)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range ds.Charts {
					if ch, err := charts.New(ds, c, charts.Options{Fonts: fonts}); err == nil {
						save(fmt.Sprintf("%s-%s-%s.pdf", c.ID, language, theme), func(b *bytes.Buffer) error { return WriteChart(b, ds, ch, "briefing") })
					}
				}
			}
		}
	}
	return count
}

// inChinese is the Chinese edition of the shipped briefing.
func inChinese(t testing.TB, han []byte) *data.Dataset {
	t.Helper()
	fsys, name := data.Default()
	ds, err := data.Load(fsys, name, data.Options{Edition: "zh", FindFont: func(string, data.FontStyle) (*data.File, error) {
		return &data.File{Name: filepath.Base(hanFont), Data: han}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// corpusFile loads a file that stands among those of the gallery.
func corpusFile(t *testing.T, content string, han []byte) *data.Dataset {
	t.Helper()
	files := fstest.MapFS{"file.yaml": {Data: []byte(content)}, "han.ttc": {Data: han}}
	others, err := filepath.Glob("../charts/testdata/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range others {
		other, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = &fstest.MapFile{Data: other}
	}
	ds, err := data.Load(files, "file.yaml", data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// TestConformance has veraPDF hold the corpus to PDF/UA-1 and PDF/A-3a.
func TestConformance(t *testing.T) {
	if tool(t, "verapdf", "--version") == "" {
		t.Fatal("verapdf says nothing")
	}
	for _, part := range []struct {
		name  string
		write func(*testing.T, string) int
		least int
	}{{"forms", formCorpus, 9}, {"blocks", corpus, 20}} {
		t.Run(part.name, func(t *testing.T) {
			dir := t.TempDir()
			count := part.write(t, dir)
			if count < part.least {
				t.Fatalf("only %d files", count)
			}
			t.Logf("%d files", count)
			for _, profile := range []string{"ua1", "3a"} {
				report := tool(t, "verapdf", "--format", "text", "-v", "--flavour", profile, "--recurse", dir)
				if passed := strings.Count(report, "PASS "); passed != count || strings.Contains(report, "FAIL") {
					t.Errorf("%s: %d of %d files pass\n%s", profile, passed, count, report)
				}
			}
		})
	}
}

// TestStructureInPDFJS has the reader of browsers find the structure: on every
// page, with the alt text of each chart.
func TestStructureInPDFJS(t *testing.T) {
	file, ds := written(t)
	var found struct {
		Pages       int
		Bare        []int
		Roles       map[string]int
		Alts        []string
		Attachments []string
	}
	out := tool(t, "pdfjs-structure", file)
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	d, err := New(ds, Options{Producer: "briefing"})
	if err != nil {
		t.Fatal(err)
	}
	if found.Pages != d.Pages() || len(found.Bare) > 0 {
		t.Errorf("%d pages, those without a structure: %v", found.Pages, found.Bare)
	}
	for _, role := range []string{"H1", "P", "Figure", "Caption", "Table", "TH", "TD", "TOCI", "Link", "Reference", "L", "LI"} {
		if found.Roles[role] == 0 {
			t.Errorf("no %s", role)
		}
	}
	for _, p := range d.laid.Pages {
		for _, b := range p {
			if b.Kind == page.BoxChart && !slices.Contains(found.Alts, b.Chart.Alt()) {
				t.Errorf("the alt text of the chart %q is not found", b.Chart.Title())
			}
		}
	}
	if len(found.Attachments) != 2 {
		t.Errorf("attachments %v", found.Attachments)
	}
}
