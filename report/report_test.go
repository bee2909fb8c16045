package report

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/reporttest"
)

func TestFaults(t *testing.T) {
	for _, tt := range []struct{ blocks, want string }{
		{"- text: <b>bold</b>", `HTML in a text: "<b>"`},
		{"- text: 数字", "no font has '数' (U+6570)"},
		{"- heading: 数字", "no font has '数' (U+6570)"},
		{"- text: שלום", "'ש' (U+05E9) runs from right to left, which is not supported"},
		{"- text: \"|a|\\n|-|\\n|مرحبا|\"", "'م' (U+0645) runs from right to left, which is not supported"},
		{"- text: \"a[^x]\\n\\n[^x]: नमस्ते\"", "'न' (U+0928): letters of the Devanagari script change"},
		{"- text: A smile 😀", "no font has '😀' (U+1F600)"},
		{"- heading: \"𠀀\"", "no font has '𠀀' (U+20000)"},
		{"- text: \"[x](javascript:alert(1))\"", "a link to \"javascript:alert(1)\""},
	} {
		ds := reporttest.Load(t, strings.Replace(small, "- heading: End", tt.blocks, 1))
		_, err := New(ds, Options{})
		var faults data.Faults
		if !errors.As(err, &faults) || !strings.HasPrefix(faults[0].Text, tt.want) || faults[0].Pos.Line == 0 {
			t.Errorf("%s: got %v, want %s", tt.blocks, err, tt.want)
		}
	}
}

func TestTallChart(t *testing.T) {
	ds := reporttest.Load(t, strings.Replace(small, "title: Beijing leads", "title: Beijing leads, size: 300x900", 1))
	_, err := New(ds, Options{})
	if err == nil || !strings.Contains(err.Error(), "the chart is taller than a page") || !strings.Contains(err.Error(), "less tall") {
		t.Errorf("got %v", err)
	}
}

// TestOneFaultForOneFont checks that texts which want the same font are one fault,
// at the first of them in the file.
func TestOneFaultForOneFont(t *testing.T) {
	yaml := strings.Replace(small, "subtitle: A test", "subtitle: 数字", 1)
	ds := reporttest.Load(t, strings.Replace(yaml, "- heading: End", "- heading: 经济", 1))
	_, err := New(ds, Options{})
	if err == nil || !strings.HasPrefix(err.Error(), "test.yaml:3:11: no font has '数'") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v", err)
	}
}

// TestSameBytes writes two layouts of a file, one of them in two goroutines.
func TestSameBytes(t *testing.T) {
	var out [3]bytes.Buffer
	first, second := layout(t, small), layout(t, small)
	var wg sync.WaitGroup
	for i, d := range []*Document{first, first, second} {
		wg.Go(func() {
			if err := d.WritePDF(&out[i]); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for i := range out {
		if !bytes.Equal(out[0].Bytes(), out[i].Bytes()) {
			t.Errorf("PDF %d differs from the first", i)
		}
	}
}

var errFull = errors.New("no space left")

// fullWriter fails after some bytes.
type fullWriter struct{ left int }

func (w *fullWriter) Write(b []byte) (int, error) {
	if len(b) > w.left {
		return w.left, errFull
	}
	w.left -= len(b)
	return len(b), nil
}

func TestFailingWriter(t *testing.T) {
	d := layout(t, small)
	for _, n := range []int{0, 1, 1000} {
		if err := d.WritePDF(&fullWriter{n}); !errors.Is(err, errFull) {
			t.Errorf("after %d bytes: got %v", n, err)
		}
	}
}

// TestBeyondTheBasicPlane: characters above U+FFFF are drawn where a font has
// them, and read back.
func TestBeyondTheBasicPlane(t *testing.T) {
	const file = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
	content, err := os.ReadFile(file)
	if err != nil {
		skipWithout(t, file+" is not there: install fonts-dejavu-core")
	}
	fonts, err := typeset.New(typeset.Family{Fallback: []typeset.File{{Name: file, Data: content}}})
	if err != nil {
		t.Fatal(err)
	}
	ds := reporttest.Load(t, strings.Replace(small, "- heading: End", "- heading: A smile 😀 and 𝔸\n  - text: In text 😀, too.", 1))
	d, err := New(ds, Options{Fonts: fonts})
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, p := range d.laid.Pages {
		words = append(words, wordsOf(p)...)
	}
	if !strings.Contains(strings.Join(words, " "), "A smile 😀 and 𝔸") {
		t.Error("the heading is not whole")
	}
	if out := aloud(t, d); !strings.Contains(out, "In text 😀, too.") {
		t.Errorf("not read back: %s", out[max(0, len(out)-3000):])
	}
	if err := d.WritePDF(&bytes.Buffer{}); err != nil {
		t.Error(err)
	}
	_, err = New(ds, Options{})
	var faults data.Faults
	if faults, _ = err.(data.Faults); len(faults) == 0 || faults[0].Pos.Line == 0 {
		t.Errorf("without the font: %v", err)
	}
}

// TestLandscapePages checks that landscape pages are wider than high in the file, and
// that the others are not.
func TestLandscapePages(t *testing.T) {
	d := layout(t, forms)
	var b bytes.Buffer
	if err := d.WritePDF(&b); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "forms.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out := tool(t, "pdfinfo", "-f", "1", "-l", fmt.Sprint(d.Pages()), file)
	sizes := regexp.MustCompile(`Page +\d+ size: +([\d.]+) x ([\d.]+) pts`).FindAllStringSubmatch(out, -1)
	rotated := regexp.MustCompile(`rot: +[^0\s]`).FindAllString(out, -1)
	if len(sizes) != d.Pages() || len(rotated) > 0 {
		t.Fatalf("%d sizes, %d pages rotated:\n%s", len(sizes), len(rotated), out)
	}
	found := 0
	for i, m := range sizes {
		wide := strings.HasPrefix(m[1], "841.89")
		if width, height := d.laid.Size(i); wide != (width > height) {
			t.Errorf("page %d is %s by %s points", i+1, m[1], m[2])
		}
		if wide {
			found++
		}
	}
	if found != 3 {
		t.Errorf("%d pages are landscape", found)
	}
}

// TestBesideTooLong: a text that no page holds beside its chart is a fault where
// the block stands.
func TestBesideTooLong(t *testing.T) {
	ds := reporttest.Load(t, strings.Replace(forms, "beside: Beijing leads.", "beside: "+strings.Repeat("many words ", 400), 1))
	_, err := New(ds, Options{})
	if err == nil || !strings.Contains(err.Error(), "a chart with the text beside it is taller than a page") || !strings.Contains(err.Error(), "shorten the text") {
		t.Errorf("got %v", err)
	}
}

// TestRowTooNarrow: charts that have no room side by side are a fault that says
// what to write instead.
func TestRowTooNarrow(t *testing.T) {
	many := "values: {"
	for i := range 60 {
		many += fmt.Sprintf("Category %d of a name that is rather long: %d, ", i, i+1)
	}
	ds := reporttest.Load(t, strings.Replace(forms, "values: {Beijing: more than 50, Shanghai: 48.1, China: 36.2}", many+"}", 1))
	_, err := New(ds, Options{})
	if err == nil || !strings.Contains(err.Error(), "write the charts one below the other") {
		t.Errorf("got %v", err)
	}
}

func TestTallRow(t *testing.T) {
	ds := reporttest.Load(t, "title: T\nsources:\n  a: {publisher: A, title: One}\nfigures:\n  f:\n    title: F\n    unit: users\n    source: a\n    chart: false\n    values:\n"+
		"      A: {value: 1, note: "+strings.Repeat("words ", 3000)+"}\nbriefing:\n  - table: f\n")
	_, err := New(ds, Options{})
	if err == nil || !strings.Contains(err.Error(), "test.yaml:11:") || !strings.Contains(err.Error(), "the row of A is taller than a page") {
		t.Errorf("got %v", err)
	}
}

// TestCoversAreWritten checks that a picture on each cover, and a briefing of nothing
// else, can be written.
func TestCoversAreWritten(t *testing.T) {
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 300, 100))); err != nil {
		t.Fatal(err)
	}
	for _, cover := range []data.Cover{data.CoverPlain, data.CoverBand, data.CoverNone} {
		for _, blocks := range [][]data.Block{nil, {{Kind: data.BlockPageBreak}}, {{Kind: data.BlockText}}, {{Kind: data.BlockKeyNumbers}}, {{Kind: data.BlockColumns}}} {
			ds := reporttest.Load(t, small)
			ds.Cover, ds.Logo, ds.Briefing = cover, &data.File{Name: "logo.png", Data: logo.Bytes()}, blocks
			if err := document(t, ds).WritePDF(&bytes.Buffer{}); err != nil {
				t.Error(err)
			}
		}
	}
}
