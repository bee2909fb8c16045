package report

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"briefing/data"
)

// cover lays out a briefing of nothing but its cover.
func cover(t *testing.T, change func(*data.Dataset)) (*Document, error) {
	t.Helper()
	c := composing(t)
	c.ds.Title.Plain = "The title"
	change(c.ds)
	return New(c.ds, Options{Fonts: c.fonts})
}

func TestLogo(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 100))); err != nil {
		t.Fatal(err)
	}
	d, err := cover(t, func(ds *data.Dataset) { ds.Logo = &data.File{Name: "logo.png", Data: b.Bytes()} })
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	found := false
	for _, b := range d.pages[0] {
		if b.kind == boxImage {
			found = true
			if b.h != maxLogoHeight || b.w != 3*maxLogoHeight || b.el.alt == "" {
				t.Errorf("the logo is %.0f by %.0f points, alt %q", b.w, b.h, b.el.alt)
			}
		}
	}
	if !found {
		t.Error("no logo")
	}
	if err := d.WritePDF(&bytes.Buffer{}); err != nil {
		t.Error(err)
	}
}

func TestLogoFaults(t *testing.T) {
	var large bytes.Buffer
	if err := png.Encode(&large, image.NewGray(image.Rect(0, 0, 5000, 1))); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		data []byte
		want string
	}{
		{nil, "the logo x.png is no picture that can be read"},
		{[]byte("<svg/>"), "the logo x.png is no picture that can be read"},
		{large.Bytes(), "the logo x.png is 5000 by 1 pixels; each side is 1 to 4000"},
		{large.Bytes()[:40], "the logo x.png is 5000 by 1 pixels"},
	} {
		pos := data.Pos{File: "f.yaml", Line: 2, Col: 7}
		_, err := cover(t, func(ds *data.Dataset) { ds.Logo = &data.File{Name: "x.png", Data: tt.data, Pos: pos} })
		if err == nil || !strings.HasPrefix(err.Error(), "f.yaml:2:7: "+tt.want) {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
}

func TestCoverTexts(t *testing.T) {
	d, err := cover(t, func(ds *data.Dataset) {
		ds.Title.Plain = strings.Repeat("A title of many words ", 12)
		ds.Subtitle.Plain = strings.Repeat("A subtitle of many words ", 8)
	})
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	_, err = cover(t, func(ds *data.Dataset) { ds.Title.Plain = strings.Repeat("A title of many words ", 400) })
	if err == nil || !strings.Contains(err.Error(), "do not fit the cover; shorten them") {
		t.Errorf("got %v", err)
	}
}
