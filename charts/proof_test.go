package charts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"math"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/file"
)

// Other people's programs as a proof of what is written. The tests are skipped
// where a program is not installed, unless BRIEFING_REQUIRE_TOOLS=1.

// tool finds a program by the first of its names.
func tool(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
		t.Fatalf("%s is not installed", names[0])
	}
	t.Skipf("%s is not installed", names[0])
	return ""
}

// printed runs a program and returns what it prints on standard output.
func printed(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	return printedBy(t, exec.Command(program, args...))
}

func printedBy(t *testing.T, cmd *exec.Cmd) []byte {
	t.Helper()
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", filepath.Base(cmd.Path), err, out, complaints.Bytes())
	}
	return out
}

// proofWidth and proofHeight are the pixels of an SVG of 960 × 540 points in a
// browser.
const proofWidth, proofHeight = 1280, 720

// proof is a chart as both formats, in files. The program that draws the SVG
// finds the default typeface there: an SVG names its fonts and holds none.
type proof struct {
	form     shownForm
	svg, png string
	fonts    string // the configuration of fontconfig
}

// drawnBy returns what another program prints when it draws the SVG.
func (p proof) drawnBy(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+p.fonts)
	return printedBy(t, cmd)
}

// defaultFonts writes the default typeface into a folder, and returns the file
// that tells fontconfig of it.
func defaultFonts(t *testing.T, dir string) string {
	t.Helper()
	for _, style := range []typeset.Style{{}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}} {
		face := typeset.Default().Face(style)
		written(t, filepath.Join(dir, face.PostScriptName()+".ttf"), face.Data())
	}
	name := filepath.Join(dir, "fonts.conf")
	written(t, name, []byte("<fontconfig><include>/etc/fonts/fonts.conf</include><dir>"+dir+"</dir></fontconfig>"))
	return name
}

func proofs(t *testing.T, names ...string) []proof {
	t.Helper()
	dir := t.TempDir()
	fonts := defaultFonts(t, dir)
	var all []proof
	for _, f := range shownForms(t) {
		if len(names) > 0 && !slices.Contains(names, f.name) {
			continue
		}
		p := proof{f, filepath.Join(dir, f.name+".svg"), filepath.Join(dir, f.name+".png"), fonts}
		ch := laidOut(t, f.ds, f.chart(), 960, 540)
		var b bytes.Buffer
		if err := ch.WriteSVG(&b); err != nil {
			t.Fatal(err)
		}
		written(t, p.svg, b.Bytes())
		b.Reset()
		if err := ch.WritePNG(&b, proofWidth, proofHeight, 96); err != nil {
			t.Fatal(err)
		}
		written(t, p.png, b.Bytes())
		all = append(all, p)
	}
	return all
}

func written(t testing.TB, file string, content []byte) {
	t.Helper()
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func decoded(t *testing.T, content []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func readPicture(t *testing.T, file string) image.Image {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return decoded(t, content)
}

// cell is the side in pixels of the squares that pictures are averaged over:
// what differs in less is the edge of a glyph.
const cell = 8

// averages are the mean colours of the cells of a picture, from 0 to 255.
func averages(img image.Image) []float64 {
	b := img.Bounds()
	columns := b.Dx() / cell
	sums := make([]float64, 3*columns*(b.Dy()/cell))
	for y := range b.Dy() / cell * cell {
		for x := range columns * cell {
			red, green, blue, _ := img.At(b.Min.X+x, b.Min.Y+y).RGBA()
			at := 3 * (y/cell*columns + x/cell)
			sums[at] += float64(red) / 257
			sums[at+1] += float64(green) / 257
			sums[at+2] += float64(blue) / 257
		}
	}
	for i := range sums {
		sums[i] /= cell * cell
	}
	return sums
}

// How far another program's picture may be from ours, out of 255: on average,
// and how many of the cells by more than a tenth.
const (
	meanTolerance = 0.6
	cellTolerance = 0.004
)

// compare compares another program's picture of a chart with ours.
func (p proof) compare(t *testing.T, other image.Image) {
	t.Helper()
	if got := other.Bounds().Size(); got != image.Pt(proofWidth, proofHeight) {
		t.Errorf("%s is drawn in %v pixels", p.form.name, got)
		return
	}
	a, b := averages(readPicture(t, p.png)), averages(other)
	sum, far := 0.0, 0
	for i := range a {
		d := math.Abs(a[i] - b[i])
		sum += d
		if d > 255./10 {
			far++
		}
	}
	mean, share := sum/float64(len(a)), float64(far)/float64(len(a))
	t.Logf("%s: %.2f on average, %.4f far", p.form.name, mean, share)
	if mean > meanTolerance || share > cellTolerance {
		t.Errorf("%s differs from our picture by %.2f on average, and in %.2f%% of its cells by more than a tenth", p.form.name, mean, 100*share)
	}
}

// TestSVGInLibrsvg compares what librsvg draws of every form with our own
// pictures.
func TestSVGInLibrsvg(t *testing.T) {
	t.Parallel()
	rsvg := tool(t, "rsvg-convert")
	for _, p := range proofs(t) {
		p.compare(t, decoded(t, p.drawnBy(t, rsvg, p.svg)))
	}
}

// TestSVGInBrowser does the same for some, with a browser.
func TestSVGInBrowser(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts a browser")
	}
	browser := tool(t, "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
	for _, p := range proofs(t, "bar-values", "bar-stacked", "bar-signs", "line-values", "dumbbell", "units", "waterfall") {
		shot := p.svg + ".png"
		address := url.URL{Scheme: "file", Path: p.svg}
		p.drawnBy(t, browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
			"--user-data-dir="+t.TempDir(), fmt.Sprintf("--window-size=%d,%d", proofWidth, proofHeight), "--screenshot="+shot, address.String())
		p.compare(t, readPicture(t, shot))
	}
}

// TestProofFindsDifferences checks that the comparison can fail.
func TestProofFindsDifferences(t *testing.T) {
	all := proofs(t, "bar-vertical", "bar-signs")
	a, b := averages(readPicture(t, all[0].png)), averages(readPicture(t, all[1].png))
	sum := 0.0
	for i := range a {
		sum += math.Abs(a[i] - b[i])
	}
	if mean := sum / float64(len(a)); mean < 10*meanTolerance {
		t.Errorf("two different charts differ by %.2f", mean)
	}
}

// TestPNGIsReadByOthers checks that other programs read the pixels, the
// palette, the resolution, the colour space and the texts of our pictures.
func TestPNGIsReadByOthers(t *testing.T) {
	pngcheck, identify, convert, exiftool := tool(t, "pngcheck"), tool(t, "identify"), tool(t, "convert"), tool(t, "exiftool")
	for _, p := range proofs(t, "bar-values", "line-highlight") {
		chunks := string(printed(t, pngcheck, "-t", "-v", p.png))
		for _, want := range []string{
			fmt.Sprintf("%d x %d image, 8-bit palette", proofWidth, proofHeight),
			"chunk sRGB at", "rendering intent = perceptual",
			"chunk pHYs at", "3780x3780 pixels/meter (96 dpi)",
			"chunk PLTE at", "keyword: Title", "keyword: Description", "keyword: Source", "language tag = en",
			"No errors detected",
		} {
			if !strings.Contains(chunks, want) {
				t.Errorf("%s: pngcheck does not say %q:\n%s", p.form.name, want, chunks)
			}
		}
		told := string(printed(t, identify, "-format", "%[png:pHYs]|%[png:sRGB]|%[colorspace]|%[type]", p.png))
		if want := "x_res=3780, y_res=3780, units=1|intent=0 (Perceptual Intent)|sRGB|Palette"; told != want {
			t.Errorf("%s: ImageMagick reads %q", p.form.name, told)
		}
		p.sameTexts(t, printed(t, exiftool, "-json", "-PNG:all", p.png))
		samePixels(t, p, printed(t, convert, p.png, "-depth", "8", "rgb:-"))
	}
}

// sameTexts checks that the texts of our picture are those that ExifTool read.
func (p proof) sameTexts(t *testing.T, out []byte) {
	t.Helper()
	var read []map[string]any
	if err := json.Unmarshal(out, &read); err != nil || len(read) != 1 {
		t.Fatalf("%v\n%s", err, out)
	}
	ch := laidOut(t, p.form.ds, p.form.chart(), 960, 540)
	for key, want := range map[string]string{"Title": ch.Title(), "Description": ch.Description(Standing{}), "Source": ch.plan.credits.credit()} {
		tag := key
		if _, plain := read[0][key]; !plain {
			tag += "-" + ch.language
		}
		if read[0][tag] != want {
			t.Errorf("%s: ExifTool reads the %s %v, want %s", p.form.name, key, read[0][tag], want)
		}
	}
}

// samePixels checks that raw pixels are those of our picture.
func samePixels(t *testing.T, p proof, raw []byte) {
	t.Helper()
	ours := readPicture(t, p.png)
	if len(raw) != 3*proofWidth*proofHeight {
		t.Fatalf("%s: %d bytes of pixels", p.form.name, len(raw))
	}
	for y := range proofHeight {
		for x := range proofWidth {
			red, green, blue, _ := ours.At(x, y).RGBA()
			if at := raw[3*(y*proofWidth+x):]; at[0] != byte(red>>8) || at[1] != byte(green>>8) || at[2] != byte(blue>>8) {
				t.Fatalf("%s: the pixel %d, %d is %v", p.form.name, x, y, at[:3])
			}
		}
	}
}

// TestSVGIsDrawnByOthers checks that librsvg has nothing to complain of.
func TestSVGIsDrawnByOthers(t *testing.T) {
	rsvg := tool(t, "rsvg-convert")
	fsys, name := data.Default()
	shipped, err := file.Load(fsys, name, file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, ds := range []*data.Dataset{gallery(t), shipped} {
		for _, c := range ds.Charts[:4] {
			var b, out, complaints bytes.Buffer
			if err := laidOut(t, ds, c, 960, 540).WriteSVG(&b); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(rsvg)
			cmd.Stdin, cmd.Stdout, cmd.Stderr = &b, &out, &complaints
			if err := cmd.Run(); err != nil || complaints.Len() > 0 {
				t.Errorf("%s: %v: %s", c.ID, err, complaints.String())
			}
		}
	}
}
