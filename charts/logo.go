package charts

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	"briefing/data"
)

// Logo is a picture for the foot of charts, decoded and scaled down. It is
// never modified and may be drawn by several goroutines.
type Logo struct {
	image *image.RGBA
}

// What a logo may be at most: the file in bytes, a side in pixels, and how many
// times longer than high or higher than long.
const (
	maxLogoFile  = 1 << 20
	maxLogoSide  = 4000
	maxLogoShape = 8
)

// logoSide (pixels) is the length that the longer side of a logo is scaled down
// to: more cannot be seen at the foot of a chart.
const logoSide = 640

// LogoOf returns the logo of the dataset's charts; nil for none. The error is
// data.Faults: a file that is not a PNG picture, or one too large.
func LogoOf(ds *data.Dataset) (*Logo, error) {
	file := ds.ChartLogo
	if file == nil {
		return nil, nil
	}
	img, text := decodeLogo(file.Data)
	if text != "" {
		return nil, data.Faults{{Pos: file.Pos, Path: "chart-logo", Text: fmt.Sprintf("the logo %s %s", file.Name, text),
			Hint: fmt.Sprintf("use a PNG file of at most %d kilobytes, with sides of up to %d pixels", maxLogoFile>>10, maxLogoSide)}}
	}
	return &Logo{shrunk(img)}, nil
}

// decodeLogo reads a picture, whose size is looked at before its pixels are. The
// text says what is wrong.
func decodeLogo(content []byte) (img image.Image, text string) {
	if len(content) > maxLogoFile {
		return nil, fmt.Sprintf("has %d kilobytes", len(content)>>10)
	}
	config, err := png.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return nil, "is not a PNG picture"
	}
	w, h := config.Width, config.Height
	switch {
	case w < 1 || h < 1 || max(w, h) > maxLogoSide:
		return nil, fmt.Sprintf("is %d by %d pixels", w, h)
	case w > maxLogoShape*h || h > maxLogoShape*w:
		return nil, fmt.Sprintf("is %d by %d pixels, a strip", w, h)
	}
	if img, err = png.Decode(bytes.NewReader(content)); err != nil {
		return nil, "is damaged"
	}
	return img, ""
}

// shrunk averages squares of whole pixels until the longer side is short enough,
// in whole numbers: every machine gets the same.
func shrunk(img image.Image) *image.RGBA {
	size := img.Bounds().Size()
	flat := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(flat, flat.Rect, img, img.Bounds().Min, draw.Src)
	n := (max(size.X, size.Y) + logoSide - 1) / logoSide
	if n == 1 {
		return flat
	}
	out := image.NewRGBA(image.Rect(0, 0, (size.X+n-1)/n, (size.Y+n-1)/n))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			average(out.Pix[out.PixOffset(x, y):], flat, image.Rect(x*n, y*n, min((x+1)*n, size.X), min((y+1)*n, size.Y)))
		}
	}
	return out
}

// average writes the mean of an area's pixels.
func average(into []uint8, img *image.RGBA, area image.Rectangle) {
	var sums [4]int
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			for i := range sums {
				sums[i] += int(img.Pix[img.PixOffset(x, y)+i])
			}
		}
	}
	count := area.Dx() * area.Dy()
	for i, sum := range sums {
		into[i] = uint8((sum + count/2) / count)
	}
}

// logoRoom is the space (points) for a logo at the foot, including the gap to
// its left.
type logoRoom struct{ width, height float64 }

// Heights of a logo in lines of the footer, by how much space has to be saved,
// and the part of the picture's width that it takes at most.
var logoLines = [...]float64{2.6, 2.2, 2, 1.6}

const logoShare = 0.2

// placeLogo sets the logo at the foot, right, above y.
func placeLogo(s *sheet, y float64) logoRoom {
	if s.plan.logo == nil {
		return logoRoom{}
	}
	size := s.plan.logo.image.Rect.Size()
	shape := float64(size.X) / float64(size.Y)
	height := min(logoLines[s.saving]*s.footerSize, logoShare*s.titleWidth()/shape)
	right := s.scene.width - s.margin
	s.scene.pictures = append(s.scene.pictures, picture{rect{right - height*shape, y, right, y + height}, s.plan.logo.image})
	return logoRoom{height*shape + max(18*s.gap, 6), height}
}
