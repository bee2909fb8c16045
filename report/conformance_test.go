package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
	"briefing/report/page"
	"briefing/report/pdf"
	"briefing/report/reporttest"
)

// TestConformance has veraPDF check a sample of the specimens against PDF/UA-1 and
// PDF/A-3a, and as PDF 2.0 against PDF/UA-2 and PDF/A-4f, or with BRIEFING_FULL=1 all of them.
func TestConformance(t *testing.T) {
	chosen := specimens(t)
	if os.Getenv("BRIEFING_FULL") != "1" {
		chosen = sample(chosen)
	}
	for standard, profiles := range map[pdf.Standard][]string{pdf.UA1: {"ua1", "3a"}, pdf.UA2: {"ua2", "4f"}} {
		conform(t, chosen, standard, profiles)
	}
}

// TestConformanceWithoutAttachments: PDF/A-4 where nothing is attached, which PDF/A-4f forbids.
func TestConformanceWithoutAttachments(t *testing.T) {
	ds := reporttest.Load(t, prose)
	ds.Inputs = nil
	c := &collection{t: t}
	c.briefing("bare.pdf", ds)
	conform(t, c.all, pdf.UA2, []string{"ua2", "4"})
	conform(t, c.all, pdf.UA1, []string{"ua1", "3a"})
}

// conform has veraPDF check specimens, written in a standard, against profiles.
func conform(t *testing.T, chosen []specimen, standard pdf.Standard, profiles []string) {
	t.Helper()
	if tool(t, "verapdf", "--version") == "" {
		t.Fatal("verapdf says nothing")
	}
	dir := t.TempDir()
	for _, s := range chosen {
		writeSpecimen(t, s, standard, filepath.Join(dir, s.name))
	}
	t.Logf("%d files", len(chosen))
	for _, profile := range profiles {
		report := tool(t, "verapdf", "--format", "text", "-v", "--flavour", profile, "--recurse", dir)
		if passed := strings.Count(report, "PASS "); passed != len(chosen) || strings.Contains(report, "FAIL") {
			t.Errorf("%s: %d of %d files pass\n%s", profile, passed, len(chosen), report)
		}
	}
}

// TestReadBackUA2: a PDF 2.0 says what it was made by and what is attached.
func TestReadBackUA2(t *testing.T) {
	d, err := New(reporttest.Shipped(t), Options{Producer: "briefing", Formats: []string{"pdf"}, Standard: pdf.UA2})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := d.WritePDF(&b); err != nil {
		t.Fatal(err)
	}
	if read, err := pdf.Read(b.Bytes()); err != nil || read.Producer != "briefing" || len(read.Attachments) == 0 {
		t.Errorf("read back: %+v, %v", read.Producer, err)
	}
}

func writeSpecimen(t *testing.T, s specimen, standard pdf.Standard, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := s.write(f, standard); err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestSample: what veraPDF sees by default has every block, form, layout, cover,
// language and theme that the program has, and each form on a page of its own.
func TestSample(t *testing.T) {
	chosen := sample(specimens(t))
	shown := map[string]bool{}
	for _, s := range chosen {
		for _, what := range s.shows {
			shown[what] = true
		}
	}
	languages, themes := language.Languages(), data.ThemeNames()
	var wanted []string
	for what, all := range map[string][]string{
		"block": constants(t, "BlockKind"), "kind": constants(t, "Kind"), "layout": constants(t, "Layout"), "cover": constants(t, "Cover"),
		"list": constants(t, "List"), "page of kind": constants(t, "Kind"), "language": languages, "theme": themes,
	} {
		if len(all) < 2 {
			t.Fatalf("only %v of %s", all, what)
		}
		for _, one := range all {
			wanted = append(wanted, what+" "+one)
		}
	}
	for _, what := range wanted {
		if !shown[what] {
			t.Errorf("no specimen has: %s", what)
		}
	}
	t.Logf("%d specimens show %d things", len(chosen), len(shown))
}

// constants returns the values that package data gives a type of texts a name for;
// the empty one is none.
func constants(t *testing.T, typ string) (values []string) {
	t.Helper()
	files, err := filepath.Glob("../data/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || fmt.Sprint(spec.Type) != typ {
				return true
			}
			for _, v := range spec.Values {
				if lit, ok := v.(*ast.BasicLit); ok && lit.Value != `""` {
					value, _ := strconv.Unquote(lit.Value)
					values = append(values, value)
				}
			}
			return true
		})
	}
	return values
}

// TestStructureInPDFJS has the reader of browsers find the structure: on every
// page, with the alt text of each chart.
func TestStructureInPDFJS(t *testing.T) {
	file, ds := writtenPDF(t)
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
	d, err := New(ds, Options{Producer: "briefing", Formats: []string{"pdf"}})
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
