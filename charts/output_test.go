package charts

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg/recorder"

	"briefing/data/file"
)

// update accepts goldens: UPDATE=1 go test.
func update() bool { return os.Getenv("UPDATE") != "" }

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if update() {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; see the change with UPDATE=1 go test ./charts and git diff", path)
	}
}

// describe prints a scene: texts and shapes in drawing order, in points.
func describe(s *scene) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "picture %.0f × %.0f\n", s.width, s.height)
	for _, sh := range s.shapes {
		fmt.Fprintf(&b, "%s %s", sh.role, hexOf(sh.ink))
		switch {
		case sh.radius > 0:
			fmt.Fprintf(&b, " disc %.1f,%.1f radius %.1f", sh.points[0].x, sh.points[0].y, sh.radius)
		case sh.width == 0:
			r := sh.bounds()
			fmt.Fprintf(&b, " area %.1f,%.1f to %.1f,%.1f", r.x0, r.y0, r.x1, r.y1)
		default:
			fmt.Fprintf(&b, " line")
			for _, p := range sh.points {
				fmt.Fprintf(&b, " %.1f,%.1f", p.x, p.y)
			}
			fmt.Fprintf(&b, " width %.2f", sh.width)
			if sh.dash != nil {
				fmt.Fprintf(&b, " dash %.1f", sh.dash)
			}
		}
		b.WriteByte('\n')
	}
	for _, t := range s.texts {
		weight := ""
		if t.style.Bold {
			weight = " bold"
		}
		fmt.Fprintf(&b, "%s %s %.1f%s at %.1f,%.1f: %s\n", t.role, hexOf(t.ink), t.style.Size, weight, t.x, t.y, t.line.Text)
	}
	return b.Bytes()
}

func TestScenes(t *testing.T) {
	ds := gallery(t)
	for _, id := range []string{"share", "regions", "flows", "bounds", "annotated-line"} {
		ch := laidOut(t, ds, chartOf(t, ds, id), 960, 540)
		golden(t, id+".txt", describe(&ch.scene))
	}
}

// TestDrawingCalls checks the calls that a canvas gets for one chart.
func TestDrawingCalls(t *testing.T) {
	ds := gallery(t)
	var rec recorder.Canvas
	laidOut(t, ds, chartOf(t, ds, "share"), 960, 540).Draw(&rec)
	var b bytes.Buffer
	for _, a := range rec.Actions {
		fmt.Fprintln(&b, a.Call())
	}
	golden(t, "share-calls.txt", b.Bytes())
}

// TestPictures compares two small pictures with those that were looked at. A few
// pixels may differ a little, where a processor rounds another way.
func TestPictures(t *testing.T) {
	ds := gallery(t)
	for _, id := range []string{"share", "bounds"} {
		var b bytes.Buffer
		if err := laidOut(t, ds, chartOf(t, ds, id), 300, 169).WritePNG(&b, 600, 338, 144); err != nil {
			t.Fatal(err)
		}
		goldenPicture(t, id+".png", b.Bytes())
	}
}

// goldenPicture compares a PNG picture with the one that was looked at.
func goldenPicture(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if update() {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := differing(t, got, want); n > 20 {
		shown := filepath.Join(t.ArtifactDir(), filepath.Base(name))
		_ = os.WriteFile(shown, got, 0o644)
		t.Errorf("%s: %d pixels differ; look at %s, then UPDATE=1 go test ./charts", path, n, shown)
	}
}

// differing counts the pixels of two PNG pictures that differ visibly.
func differing(t *testing.T, a, b []byte) int {
	t.Helper()
	p, errA := png.Decode(bytes.NewReader(a))
	q, errB := png.Decode(bytes.NewReader(b))
	if err := errors.Join(errA, errB); err != nil {
		t.Fatal(err)
	}
	if p.Bounds() != q.Bounds() {
		return p.Bounds().Dx() * p.Bounds().Dy()
	}
	n := 0
	for y := range p.Bounds().Dy() {
		for x := range p.Bounds().Dx() {
			r1, g1, b1, _ := p.At(x, y).RGBA()
			r2, g2, b2, _ := q.At(x, y).RGBA()
			far := func(u, v uint32) bool { return max(u, v)-min(u, v) > 8<<8 }
			if far(r1, r2) || far(g1, g2) || far(b1, b2) {
				n++
			}
		}
	}
	return n
}

func TestSameBytesTwice(t *testing.T) {
	ds := gallery(t)
	for _, id := range []string{"share", "parts", "lines"} {
		var all [2]bytes.Buffer
		for i := range all {
			ch := laidOut(t, ds, chartOf(t, ds, id), 300, 169)
			if err := errors.Join(ch.WritePNG(&all[i], 600, 338, 144), ch.WriteSVG(&all[i])); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(all[0].Bytes(), all[1].Bytes()) {
			t.Errorf("%s: two runs differ", id)
		}
	}
}

func TestPNG(t *testing.T) {
	ds := gallery(t)
	ch := laidOut(t, ds, chartOf(t, ds, "share"), 300, 169)
	for _, size := range []image.Point{{600, 338}, {301, 170}} {
		var b bytes.Buffer
		if err := ch.WritePNG(&b, size.X, size.Y, 144); err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(b.Bytes(), []byte(ch.Description(Standing{}))) {
			t.Error("the alt text is not in the picture")
		}
		img, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		if img.Bounds().Max != size {
			t.Errorf("%v pixels, want %v", img.Bounds().Max, size)
		}
	}
}

// failing is a writer that takes so many bytes and no more.
type failing struct{ left int }

var errFull = errors.New("no space left")

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestFailingWriter(t *testing.T) {
	ds := gallery(t)
	ch := laidOut(t, ds, chartOf(t, ds, "share"), 300, 169)
	for _, left := range []int{0, 100, 2000} {
		for name, write := range map[string]func(io.Writer) error{
			"PNG": func(w io.Writer) error { return ch.WritePNG(w, 600, 338, 144) },
			"SVG": ch.WriteSVG,
		} {
			if err := write(&failing{left}); !errors.Is(err, errFull) {
				t.Errorf("%s after %d bytes: %v", name, left, err)
			}
		}
	}
}

func TestOwnAltText(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {A: 1}\ncharts: {c: {figure: f, alt: My own  words}}")
	if got := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).Alt(); got != "My own words" {
		t.Errorf("alt text %q", got)
	}
}

func TestSources(t *testing.T) {
	ds := gallery(t)
	var names []string
	for _, s := range laidOut(t, ds, chartOf(t, ds, "regions"), 960, 540).Sources() {
		names = append(names, s.Key)
	}
	if got := strings.Join(names, " "); got != "forum scope press" {
		t.Errorf("sources %s", got)
	}
}

func FuzzDraw(f *testing.F) {
	for _, values := range ugly {
		f.Add(head + "    unit: percent\n    values: " + values)
	}
	f.Fuzz(func(t *testing.T, content string) {
		ds, err := file.Load(fileOf(content), "test.yaml", file.Options{})
		if err != nil {
			return
		}
		for _, c := range ds.Charts {
			if ch := laidOut(t, ds, c, 480, 300); ch != nil {
				var rec recorder.Canvas
				ch.Draw(&rec)
			}
		}
	})
}
