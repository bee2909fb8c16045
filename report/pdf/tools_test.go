package pdf_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"briefing/charts/typeset"
	"briefing/report/page"
	"briefing/report/pdf"
)

// These tests let other programs read the files.

// sampleFile writes the sample to a file and returns its path.
func sampleFile(t *testing.T, fonts *typeset.Fonts, more ...string) (string, []placed) {
	t.Helper()
	d, lines := sample(t, fonts, more...)
	return save(t, d), lines
}

func save(t *testing.T, d *pdf.Document) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(path, encode(t, d), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// run returns what a program prints, and fails the test if the program complains.
func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		skipWithout(t, program+" is not installed")
	}
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	complaints := strings.ReplaceAll(stderr.String(), "warning: ICC support is not available\n", "")
	if err != nil || complaints != "" {
		t.Errorf("%s %v: %v\n%s%s", program, args, err, stdout.String(), complaints)
	}
	return stdout.String()
}

func TestReadersAcceptTheFile(t *testing.T) {
	path, _ := sampleFile(t, typeset.Default())
	t.Run("qpdf", func(t *testing.T) { run(t, "qpdf", "--check", path) })
	t.Run("pdfinfo", func(t *testing.T) {
		out := run(t, "pdfinfo", path)
		for _, want := range []string{
			"Title:           The digital economy – 数字经济\n", "Author:          A & B (statistics)\n",
			"Keywords:        figures, sources\n", "Tagged:          yes\n", "Pages:           3\n", "Metadata Stream: yes\n",
		} {
			if !strings.Contains(out, want) {
				t.Errorf("pdfinfo lacks %q:\n%s", want, out)
			}
		}
	})
	t.Run("mutool", func(t *testing.T) {
		run(t, "mutool", "draw", "-q", "-o", filepath.Join(t.TempDir(), "page-%d.png"), path)
	})
}

func TestTextIsRead(t *testing.T) {
	const han = "中文：数字经济占 GDP 的 36.2%"
	path, lines := sampleFile(t, hanFonts(t), han)
	for _, program := range [][]string{{"pdftotext", "-layout", path, "-"}, {"mutool", "draw", "-F", "txt", path}} {
		t.Run(program[0], func(t *testing.T) {
			out := run(t, program[0], program[1:]...)
			for _, l := range lines {
				if !strings.Contains(out, l.line.Text+"\n") {
					t.Errorf("%q was not read back", l.line.Text)
				}
			}
			if !strings.Contains(out, "AVATAR To Wo, upright 12.5%") || !strings.Contains(out, "trillion yuan") {
				t.Error("the text of the chart was not read back")
			}
		})
	}
}

// TestCodesOfOneGlyph uses characters that share a glyph, and substituted spaces, which
// readers must read as ordinary ones.
func TestCodesOfOneGlyph(t *testing.T) {
	fonts := typeset.Default()
	d := pdf.New(fonts, pdf.Info{})
	w := &writer{t: t, fonts: fonts, page: d.AddPage(a4.w, a4.h)}
	for _, s := range []string{"well-known", "well\u2010known", "10\u00A0000", "10\u202F000", "10\u2009%"} {
		w.line(d.Root().Child(page.P), s, typeset.Style{Size: 12})
	}
	out := run(t, "mutool", "draw", "-F", "txt", save(t, d))
	plain := strings.NewReplacer("\u00A0", " ", "\u202F", " ", "\u2009", " ")
	for _, l := range w.lines {
		if !strings.Contains(out, plain.Replace(l.line.Text)+"\n") {
			t.Errorf("%+q was not read back from %+q", l.line.Text, out)
		}
	}
}

// TestManyCharacters draws more characters than fit into one byte.
func TestManyCharacters(t *testing.T) {
	fonts := hanFonts(t)
	d := pdf.New(fonts, pdf.Info{})
	w := &writer{t: t, fonts: fonts, page: d.AddPage(a4.w, a4.h)}
	for r := '一'; r < '一'+2000; r += 40 {
		var text strings.Builder
		for i := range rune(40) {
			if fonts.Check(string(r+i)) == nil {
				text.WriteRune(r + i)
			}
		}
		w.line(d.Root().Child(page.P), text.String(), typeset.Style{Size: 11})
	}
	out := run(t, "pdftotext", "-layout", save(t, d), "-")
	for _, l := range w.lines {
		if !strings.Contains(out, l.line.Text) {
			t.Errorf("%q was not read back", l.line.Text)
		}
	}
}

func TestFontsAreEmbeddedAndCut(t *testing.T) {
	path, _ := sampleFile(t, typeset.Default())
	rows := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:]
	if len(rows) != 4 {
		t.Errorf("%d fonts, want 4:\n%s", len(rows), strings.Join(rows, "\n"))
	}
	for _, row := range rows {
		if !strings.Contains(row, "CID TrueType      Identity-H       yes yes yes") || row[6] != '+' {
			t.Errorf("not embedded, cut and readable: %s", row)
		}
	}
}

func TestOnlyTheLogoIsAnImage(t *testing.T) {
	path, _ := sampleFile(t, typeset.Default())
	rows := strings.Split(strings.TrimSpace(run(t, "pdfimages", "-list", path)), "\n")[2:]
	if len(rows) != 3 {
		t.Errorf("%d pictures drawn, want 3", len(rows))
	}
	objects := map[string]bool{}
	for _, row := range rows {
		f := strings.Fields(row)
		objects[f[10]] = true
		if f[2] != "image" || f[3] != "40" || f[5] != "rgb" {
			t.Errorf("not the opaque logo: %s", row)
		}
	}
	if len(objects) != 1 {
		t.Errorf("the logo is stored %d times", len(objects))
	}
}

func TestStructureIsRead(t *testing.T) {
	path, _ := sampleFile(t, typeset.Default())
	out := run(t, "pdfinfo", "-struct-text", path)
	for _, want := range []string{
		"H1 (block)\n      \"A heading\"\n", "/Scope /Column\n", "/BBox [60 561.89 500 741.89]\n",
		"Link (inline)\n        \"https://example.org/a?b=ü&c=(d)\"\n        Object ", "\"A note on a wide page.\"",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("structure lacks %q:\n%s", want, out)
		}
	}
	if out := run(t, "pdfinfo", "-url", path); !strings.Contains(out, "https://example.org/a?b=%C3%BC&c=(d)") {
		t.Errorf("the link was not read: %s", out)
	}
	if out := run(t, "pdfinfo", "-dests", path); strings.Count(out, "XYZ") != 3 {
		t.Errorf("the destinations were not read: %s", out)
	}
	if out := run(t, "mutool", "show", path, "outline"); !strings.Contains(out, "\"Start – 开始\"") || !strings.Contains(out, "\"The chart\"") {
		t.Errorf("the outline was not read: %s", out)
	}
}

// box is a word as pdftotext -bbox reports it.
type box struct {
	XMin float64 `xml:"xMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMin float64 `xml:"yMin,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

func TestWidthsAreThoseMeasured(t *testing.T) {
	path, lines := sampleFile(t, hanFonts(t), "中文：数字经济占 GDP 的 36.2%")
	var doc struct {
		Pages []struct {
			Words []box `xml:"word"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal([]byte(run(t, "pdftotext", "-bbox", path, "-")), &doc); err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		left, right := math.Inf(1), math.Inf(-1)
		for _, w := range doc.Pages[l.page].Words {
			if w.YMin < l.y-l.size/4 && l.y-l.size/4 < w.YMax {
				left, right = min(left, w.XMin), max(right, w.XMax)
			}
		}
		if width := right - left; math.Abs(width-l.line.Width) > 0.05 || math.Abs(left-l.x) > 0.05 {
			t.Errorf("%q: starts at %.3f and is %.3f points wide, measured %.3f", l.line.Text, left, width, l.line.Width)
		}
	}
}

// TestOpacity lets two readers draw half-transparent marks.
func TestOpacity(t *testing.T) {
	d := pdf.New(typeset.Default(), pdf.Info{})
	p := d.AddPage(72, 72)
	half := color.NRGBA{0xFF, 0, 0, 0x80}
	p.Rect(nil, 0, 0, 36, 36, half)
	p.Rect(nil, 36, 0, 36, 36, half)
	p.Rect(nil, 36, 0, 36, 36, half)
	c := p.Canvas(nil, 0, 36, 72, 36)
	c.SetColor(color.RGBA{0x40, 0, 0, 0x40}) // premultiplied: red at a quarter
	c.Fill(rectangle(0, 0, 36, 36))
	c.SetColor(color.NRGBA{0, 0, 0xFF, 0xFF})
	c.Fill(rectangle(36, 0, 36, 36))
	c.Close()
	path, dir := save(t, d), t.TempDir()
	for _, program := range [][]string{
		{"pdftoppm", "-r", "72", "-png", "-singlefile", path, filepath.Join(dir, "pdftoppm")},
		{"mutool", "draw", "-q", "-r", "72", "-o", filepath.Join(dir, "mutool.png"), path},
	} {
		t.Run(program[0], func(t *testing.T) {
			run(t, program[0], program[1:]...)
			img := readPNG(t, filepath.Join(dir, program[0]+".png"))
			for _, want := range []struct {
				x, y    int
				r, g, b uint8
			}{{18, 18, 255, 127, 127}, {54, 18, 255, 63, 63}, {18, 54, 255, 191, 191}, {54, 54, 0, 0, 255}} {
				got := color.NRGBAModel.Convert(img.At(want.x, want.y)).(color.NRGBA)
				if !similar(got.R, want.r) || !similar(got.G, want.g) || !similar(got.B, want.b) {
					t.Errorf("at %d,%d: %v, want %v", want.x, want.y, got, want)
				}
			}
		})
	}
}

func similar(a, b uint8) bool { return math.Abs(float64(a)-float64(b)) <= 2 }

func readPNG(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("nothing was drawn")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}
