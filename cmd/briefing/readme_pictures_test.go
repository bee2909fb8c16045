package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// maxReadmePicture is how many bytes a picture of the README has at most.
const maxReadmePicture = 120_000

// TestReadmePictures checks that the pictures of a browser in the README are there and small.
// UPDATE=1 takes them again, where there is a browser.
func TestReadmePictures(t *testing.T) {
	if os.Getenv("UPDATE") == "1" {
		t.Run("take", takeReadmePictures)
	}
	for _, name := range []string{"readme-watch.png", "readme-html.png"} {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := png.DecodeConfig(bytes.NewReader(content)); err != nil || len(content) > maxReadmePicture {
			t.Errorf("%s has %d bytes, %v", name, len(content), err)
		}
	}
}

func takeReadmePictures(t *testing.T) {
	to, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	path := shippedCopy(t)
	t.Chdir(filepath.Dir(path))
	here := filepath.Base(path)
	page := browser(t, 1200, 760)
	do(t, page, chromedp.Navigate(watching(t, here)))
	until(t, page, "document.documentElement.dataset.checked")
	evaluate(t, page, shown+`.querySelector("figure").scrollIntoView({behavior: "instant"}), document.getElementById("frame").contentWindow.scrollBy({top: -8, behavior: "instant"})`)
	evaluate(t, page, `ask('["growth","","2023"]')`)
	until(t, page, explained+`.includes("Computed")`)
	replace(t, here, "source: zhejiang-2024", "source: zhejiang-2025")
	until(t, page, `document.querySelector("#remarks .fault")`)
	take(t, page, filepath.Join(to, "readme-watch.png"))

	replace(t, here, "source: zhejiang-2025", "source: zhejiang-2024")
	if status, _, stderr := shell(t.Context(), "", "build", "--format", "html", "--edition", "en", here); status != 0 {
		t.Fatal(stderr)
	}
	do(t, page, chromedp.Navigate("file://"+filepath.Join(filepath.Dir(path), "out", "digital-economy", "digital-economy.html")))
	evaluate(t, page, `document.querySelector("section h2").scrollIntoView({behavior: "instant"}), scrollBy({top: -24, behavior: "instant"})`)
	take(t, page, filepath.Join(to, "readme-html.png"))
}

// take writes what a browser shows as a picture of few colours.
func take(t *testing.T, page context.Context, path string) {
	t.Helper()
	time.Sleep(300 * time.Millisecond)
	content, err := chromedp.Run(page, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, withFewColours(picture)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// withFewColours is a picture in its 256 most frequent colours. Others become the nearest of
// them.
func withFewColours(picture image.Image) *image.Paletted {
	count := map[color.RGBA]int{}
	bounds := picture.Bounds()
	eachPixel(bounds, func(x, y int) { count[color.RGBAModel.Convert(picture.At(x, y)).(color.RGBA)]++ })
	frequent := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	var colours color.Palette
	for _, c := range frequent[:min(len(frequent), 256)] {
		colours = append(colours, c)
	}
	places := map[color.RGBA]uint8{}
	for c := range count {
		places[c] = uint8(colours.Index(c))
	}
	out := image.NewPaletted(bounds, colours)
	eachPixel(bounds, func(x, y int) {
		out.Pix[out.PixOffset(x, y)] = places[color.RGBAModel.Convert(picture.At(x, y)).(color.RGBA)]
	})
	return out
}

func eachPixel(within image.Rectangle, do func(x, y int)) {
	for y := within.Min.Y; y < within.Max.Y; y++ {
		for x := within.Min.X; x < within.Max.X; x++ {
			do(x, y)
		}
	}
}
