package page

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
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
	return set(c.ds)
}

func TestLogo(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 100))); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []data.Cover{data.CoverPlain, data.CoverBand, data.CoverNone} {
		checkLogo(t, kind, b.Bytes())
	}
}

// checkLogo checks that a logo stands on a cover, whole and described.
func checkLogo(t *testing.T, kind data.Cover, logo []byte) {
	t.Helper()
	d, err := cover(t, func(ds *data.Dataset) {
		ds.Logo, ds.Cover = &data.File{Name: "logo.png", Data: logo}, kind
	})
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	found := false
	for _, b := range d.Pages[0] {
		if b.Kind == BoxImage {
			found = true
			if b.H != maxLogoHeight || b.W != 3*maxLogoHeight || b.Element.Alt == "" {
				t.Errorf("the logo is %.0f by %.0f points, alt %q", b.W, b.H, b.Element.Alt)
			}
		}
	}
	if !found {
		t.Error("no logo")
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
		{nil, "the logo x.png is not a picture that can be read"},
		{[]byte("<svg/>"), "the logo x.png is not a picture that can be read"},
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

// TestManyEntries checks that contents and lists of several pages name the right
// pages, whatever the cover.
func TestManyEntries(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: Many\nlists: [figures, tables]\nsources:\n  a: {publisher: A, title: T}\nfigures:\n  f: {title: F, unit: users, source: a, values: {A: 1, B: 2}}\nbriefing:\n")
	for i := range 120 {
		fmt.Fprintf(&b, "  - heading: Part %d\n  - chart: f\n    data-table: %v\n  - table: f\n", i, i%3 == 0)
	}
	for _, kind := range []data.Cover{data.CoverPlain, data.CoverBand, data.CoverNone} {
		for _, l := range []data.Layout{data.LayoutA4, data.LayoutDeck} {
			d := layout(t, b.String()+fmt.Sprintf("cover: %s\nlayout: %s\n", kind, l))
			check(t, d)
			checkListings(t, d)
			all := texts(d.Pages)
			for _, want := range []string{"Figure 120", "Table 120", "120 Part 119"} {
				if strings.Count(all, want) < 2 {
					t.Errorf("%s, %s: %q does not stand twice", kind, l, want)
				}
			}
		}
	}
}

// TestTitleOnBand checks that the title can be read on a band of any accent colour.
func TestTitleOnBand(t *testing.T) {
	for accent, want := range map[string]color.RGBA{
		"#0B5FA5": {255, 255, 255, 255}, "#FFD400": {19, 30, 41, 255}, "#777777": {0, 0, 0, 255}, "#FFFFFF": {19, 30, 41, 255},
	} {
		d := layout(t, small+"cover: band\ntheme: {accent: \""+accent+"\"}\n")
		for _, b := range d.Pages[0] {
			if b.Kind == BoxText && strings.Contains(b.Line.Text, "digital economy") && b.Ink != want {
				t.Errorf("on %s the title has the colour %v, not %v", accent, b.Ink, want)
			}
		}
	}
}
