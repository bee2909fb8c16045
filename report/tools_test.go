package report

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
	"briefing/report/page"
	"briefing/report/reporttest"
)

// tool runs a program on a file. The test is skipped where the program is not
// installed, unless BRIEFING_REQUIRE_TOOLS=1.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		skipWithout(t, name+" is not installed")
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// skipWithout skips a test for want of something, or fails it where nothing may be
// wanting.
func skipWithout(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// writtenPDF writes the shipped briefing to a file.
func writtenPDF(t *testing.T) (file string, ds *data.Dataset) {
	t.Helper()
	ds = reporttest.Shipped(t)
	d, err := New(ds, Options{Producer: "briefing", Formats: []string{"pdf"}})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := d.WritePDF(&b); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "briefing.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file, ds
}

// shown lists every number, with its qualifier, that the blocks of a briefing show.
func shown(ds *data.Dataset) []string {
	var out []string
	add := func(f *data.Figure, s *data.Series) {
		for _, v := range s.Values {
			text := language.Of(ds).Bare(v, f.Unit)
			if f.Of != nil {
				text = language.Of(ds).OfWhole(v, f.Of.Count)
			}
			out = append(out, text)
			for _, d := range v.Disputes() {
				out = append(out, language.Of(ds).Label(d.Value, f.Unit))
			}
		}
	}
	for _, b := range ds.Briefing {
		switch b.Kind {
		case data.BlockChart:
			for _, p := range b.Chart.Series {
				add(p.Figure, p.Series)
			}
		case data.BlockTable:
			for _, s := range b.Figure.Series {
				add(b.Figure, s)
			}
		case data.BlockKeyNumbers:
			for _, n := range b.Numbers {
				if n.Figure.Of == nil {
					text, _ := language.Of(ds).Short(n.Value, n.Figure.Unit)
					out = append(out, text)
				}
			}
		case data.BlockHeading:
			out = append(out, b.Text.Plain)
		}
	}
	return out
}

func TestPDFText(t *testing.T) {
	file, ds := writtenPDF(t)
	text := single(tool(t, "pdftotext", "-layout", file, "-"))
	for _, want := range shown(ds) {
		if !strings.Contains(text, single(want)) {
			t.Errorf("no %q", want)
		}
	}
}

// single returns a text with single spaces, no-break spaces among them.
func single(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")
}

// TestCitationsStayApart: no program that takes the text out of a PDF makes one number of a year
// and the source after it.
func TestCitationsStayApart(t *testing.T) {
	d := layout(t, strings.Replace(small, "briefing:\n", "briefing:\n  - text: \"It was so in 2012[@office].\"\n", 1))
	var b bytes.Buffer
	if err := d.WritePDF(&b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "briefing.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	apart := regexp.MustCompile(`in 2012 ?\[ ?\d+ ?\]`)
	for _, command := range [][]string{{"pdftotext", file, "-"}, {"mutool", "draw", "-q", "-F", "txt", file}, {"pypdf-text", file}, {"pdfjs-text", file}} {
		t.Run(command[0], func(t *testing.T) {
			if out := single(tool(t, command[0], command[1:]...)); !apart.MatchString(out) {
				t.Errorf("the citation does not stand apart: %s", out[:min(len(out), 2000)])
			}
		})
	}
}

func TestPDFFonts(t *testing.T) {
	file, _ := writtenPDF(t)
	lines := strings.Split(strings.TrimSpace(tool(t, "pdffonts", file)), "\n")
	if len(lines) < 4 {
		t.Fatalf("too few fonts:\n%s", strings.Join(lines, "\n"))
	}
	for _, line := range lines[2:] {
		if fields := strings.Fields(line); len(fields) < 5 || fields[len(fields)-5] != "yes" {
			t.Errorf("not embedded: %s", line)
		}
	}
}

func TestPDFHasNoPictures(t *testing.T) {
	file, _ := writtenPDF(t)
	if out := strings.Split(strings.TrimSpace(tool(t, "pdfimages", "-list", file)), "\n"); len(out) > 2 {
		t.Errorf("pictures in a briefing of charts:\n%s", strings.Join(out, "\n"))
	}
}

func TestPDFIsClean(t *testing.T) {
	file, _ := writtenPDF(t)
	if out := tool(t, "qpdf", "--check", file); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
}

func TestPDFInfo(t *testing.T) {
	file, ds := writtenPDF(t)
	out := tool(t, "pdfinfo", file)
	for _, want := range []string{ds.Title.Plain, ds.Author.Plain, "A4"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

// The Chinese edition is read back as it stands there: bold characters, which are
// drawn broader than their font has them, once, and the names in Chinese.
func TestChineseIsReadBack(t *testing.T) {
	han, err := os.ReadFile(hanFont)
	if err != nil {
		skipWithout(t, hanFont+" is not there: install fonts-wqy-microhei")
	}
	ds := inChinese(t, han)
	d, err := New(ds, Options{Producer: "briefing", Formats: []string{"pdf"}})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := d.WritePDF(&b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "zh.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	text := tool(t, "pdftotext", "-layout", file, "-")
	for _, want := range []string{"中国数字经济\n", "53.9万亿", "超过50", "北京", "图1", "Economic Watch: China advances digital trade"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not found", want)
		}
	}
	for _, not := range []string{"Beijing:", "Shanghai", "中国中国数字", "no value"} {
		if strings.Contains(text, not) {
			t.Errorf("%q is found", not)
		}
	}
	foreign := ""
	for _, p := range d.laid.Pages {
		for _, b := range p {
			if b.Kind == page.BoxText && b.Element != nil && b.Element.Lang == "en" && b.Element.Role == page.Span {
				foreign += b.Line.Text
			}
		}
	}
	if !strings.Contains(foreign, "Economic Watch: China advances digital trade") || strings.Contains(foreign, "新华社") {
		t.Errorf("in English: %q", foreign)
	}
}
