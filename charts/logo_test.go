package charts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"briefing/data"
)

// logoFile is a PNG picture of a size.
func logoFile(t *testing.T, w, h int) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetNRGBA(x, y, color.NRGBA{uint8(255 * x / w), uint8(255 * y / h), 90, uint8(100 + 155*x/w)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// claiming is a PNG file whose head claims a size that its pixels have not.
func claiming(file []byte, w, h uint32) []byte {
	out := bytes.Clone(file)
	binary.BigEndian.PutUint32(out[16:], w)
	binary.BigEndian.PutUint32(out[20:], h)
	binary.BigEndian.PutUint32(out[29:], crc32.ChecksumIEEE(out[12:29]))
	return out
}

func TestLogoStandsBesideTheFooter(t *testing.T) {
	t.Parallel()
	ds := gallery(t)
	for _, shape := range []image.Point{{240, 80}, {60, 60}, {30, 200}} {
		ds.ChartLogo = &data.File{Name: "logo.png", Data: logoFile(t, shape.X, shape.Y)}
		logo, err := LogoOf(ds)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range ds.Charts {
			for name, size := range pictures {
				ch, err := New(ds, c, Options{Width: size[0], Height: size[1], Logo: logo})
				if err != nil {
					checkFault(t, err)
					continue
				}
				checkScene(t, ch)
				if len(ch.scene.pictures) != 1 {
					t.Fatalf("%s, %s: %d pictures", c.ID, name, len(ch.scene.pictures))
				}
				area := ch.scene.pictures[0].area
				if !(rect{0, 0, size[0], size[1]}).contains(area) || area.width() > logoShare*size[0] {
					t.Errorf("%s, %s: the logo takes %.0f", c.ID, name, area)
				}
				for _, sh := range ch.scene.shapes {
					if sh.bounds().overlaps(area) {
						t.Errorf("%s, %s: the logo lies on a %s", c.ID, name, sh.role)
					}
				}
			}
		}
	}
}

func TestLogoIsInEveryOutput(t *testing.T) {
	ds := gallery(t)
	ds.ChartLogo = &data.File{Name: "logo.png", Data: logoFile(t, 2000, 1000)}
	ch := laidOut(t, ds, chartOf(t, ds, "share"), 960, 540)
	if size := ch.scene.pictures[0].image.Bounds().Size(); size != (image.Point{500, 250}) {
		t.Errorf("the logo has %v pixels", size)
	}
	var svg, file bytes.Buffer
	if err := errors.Join(ch.WriteSVG(&svg), ch.WritePNG(&file, 960, 540, 72)); err != nil {
		t.Fatal(err)
	}
	if strings.Count(svg.String(), "<image ") != 1 {
		t.Error("the SVG lacks the logo")
	}
	img, err := png.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	area := ch.scene.pictures[0].area
	r, _, b, _ := img.At(int(area.x1)-2, 540-int(area.y1)+2).RGBA()
	if r>>8 < 200 || b>>8 > 120 {
		t.Errorf("the corner of the logo is %d, %d", r>>8, b>>8)
	}
}

func TestLogosThatAreRefused(t *testing.T) {
	whole := logoFile(t, 60, 60)
	for want, file := range map[string][]byte{
		"is not a PNG picture":        []byte("GIF89a, or so"),
		"is damaged":                  whole[:len(whole)/2],
		"has 1024 kilobytes":          append(bytes.Clone(whole), make([]byte, 1<<20)...),
		"is 60000 by 60000 pixels":    claiming(whole, 60000, 60000),
		"is 900 by 60 pixels, a stri": logoFile(t, 900, 60),
	} {
		ds := load(t, head+"    unit: percent\n    values: {A: 1, B: 2}")
		ds.ChartLogo = &data.File{Name: "logo.png", Data: file, Pos: data.Pos{File: "test.yaml", Line: 2, Col: 13}}
		_, err := New(ds, ds.Charts[0], Options{})
		var faults data.Faults
		if !errors.As(err, &faults) || len(faults) != 1 || !strings.Contains(faults[0].Text, want) || faults[0].Pos.Col != 13 || faults[0].Hint == "" {
			t.Errorf("%s: %v", want, err)
		}
	}
}
