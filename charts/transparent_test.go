package charts

import (
	"bytes"
	"image/png"
	"slices"
	"strings"
	"testing"
)

const seeThrough = "theme: {base: light, transparent: true}\n"

func TestTransparentPictures(t *testing.T) {
	values := head + "    unit: percent\n    values: {2015: 3, 2016: more than 5, 2017: 4, 2018: {value: 9, disputed: 14, by: b}}\ncharts: {c: {figure: f, references: [{value: 6, source: b, label: A mark}]}}"
	ds := load(t, seeThrough+values)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 480, 270)
	var file, svg bytes.Buffer
	if err := ch.WritePNG(&file, 960, 540, 144); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, alpha := img.At(2, 2).RGBA(); alpha != 0 {
		t.Errorf("the corner has alpha %d", alpha)
	}
	if err := ch.WriteSVG(&svg); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(svg.String(), "<rect") {
		t.Error("the SVG has paper")
	}
	page, err := New(ds, chartOf(t, ds, "c"), Options{Width: 480, Height: 270, OnPage: true})
	if err != nil {
		t.Fatal(err)
	}
	plain := laidOut(t, load(t, values), chartOf(t, load(t, values), "c"), 480, 270)
	if !bytes.Equal(describe(&page.scene), describe(&plain.scene)) {
		t.Error("on a page, the chart is another one")
	}
}

// TestNoPaperBehindLabels checks that lines end at labels instead of running
// under paper.
func TestNoPaperBehindLabels(t *testing.T) {
	ds := gallery(t)
	ds.Theme.Transparent = true
	for _, c := range ds.Charts {
		for _, size := range [][2]float64{{960, 540}, {540, 540}} {
			ch := laidOut(t, ds, c, size[0], size[1])
			if ch == nil {
				continue
			}
			ds.Theme.Transparent = false
			opaque := laidOut(t, ds, c, size[0], size[1])
			ds.Theme.Transparent = true
			cleared := func(box rect) bool {
				return slices.ContainsFunc(opaque.scene.shapes, func(sh shape) bool { return sh.role == roleClear && sh.bounds().contains(box) })
			}
			for i, sh := range ch.scene.shapes {
				if sh.role == roleClear && !ch.scene.filled(i, sh.bounds()) {
					t.Errorf("%s: paper lies at %.0f", c.ID, sh.bounds())
				}
				if sh.role != roleGrid && sh.role != roleGhost {
					continue
				}
				for _, x := range ch.scene.texts {
					if box := x.box().inset(0.5); cleared(box) && sh.covers(box) && !ch.scene.filled(len(ch.scene.shapes), box) {
						t.Errorf("%s: a %s crosses %q", c.ID, sh.role, x.line.Text)
					}
				}
			}
		}
	}
}

func TestLinesEndAtBoxes(t *testing.T) {
	line := shape{points: []point{{0, 0}, {10, 0}, {10, 10}, {20, 10}}, width: 0}
	got := line.without([]rect{{4, -1, 6, 1}, {9, 8, 12, 12}})
	want := [][]point{{{0, 0}, {4, 0}}, {{6, 0}, {10, 0}, {10, 8}}, {{12, 10}, {20, 10}}}
	if len(got) != len(want) {
		t.Fatalf("%d parts, want %d: %v", len(got), len(want), got)
	}
	for i := range want {
		if len(got[i].points) != len(want[i]) {
			t.Fatalf("part %d is %v, want %v", i, got[i].points, want[i])
		}
		for j, p := range want[i] {
			if d := got[i].points[j]; d.x-p.x > 1e-9 || p.x-d.x > 1e-9 || d.y-p.y > 1e-9 || p.y-d.y > 1e-9 {
				t.Errorf("part %d is %v, want %v", i, got[i].points, want[i])
			}
		}
	}
}
