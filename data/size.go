package data

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// DefaultDPI is the resolution of a picture unless another is asked for, in
// pixels per inch: a 1920-pixel slide is then 13⅓ inches wide, as slide
// programs make it.
const DefaultDPI = 144

// ScreenDPI is the resolution of web pages, in pixels per inch: the lowest that a picture is drawn for unasked.
const ScreenDPI = 96

// The least and the greatest resolution, in pixels per inch.
const (
	MinDPI = 36
	MaxDPI = 1200
)

// The smallest and the greatest side of a picture, in pixels.
const (
	MinSide = 200
	MaxSide = 10000
)

// Size is the size of a chart: in pixels, or, for the text width of an A4 page,
// in millimetres. The zero Size is not a size.
type Size struct {
	Width, Height int // pixels
	a4            bool
}

// A4Width and A4Height are the size of a chart in the A4 briefing, in points:
// the text width of 170 mm, and a height that leaves room for a table.
const (
	A4Width  = 170 / 25.4 * 72
	A4Height = 105 / 25.4 * 72
)

// The named sizes.
var namedSizes = map[string]Size{
	"slide":  {Width: 1920, Height: 1080},
	"half":   {Width: 960, Height: 1080},
	"square": {Width: 1080, Height: 1080},
	"a4":     {a4: true},
}

// SizeNames are the names of sizes.
func SizeNames() []string { return []string{"slide", "half", "square", "a4"} }

// Slide returns the default size, 1920 × 1080 pixels.
func Slide() Size { return namedSizes["slide"] }

// ParseSize reads slide, half, square, a4 or WIDTHxHEIGHT in pixels (each side
// 200 to 10,000). Its error is a [Problem].
func ParseSize(s string) (Size, error) {
	if size, ok := namedSizes[s]; ok {
		return size, nil
	}
	w, h, found := strings.Cut(s, "x")
	width, err1 := strconv.Atoi(w)
	height, err2 := strconv.Atoi(h)
	if !found || err1 != nil || err2 != nil || !AllDigits(w+h) {
		return Size{}, Problem{fmt.Sprintf("%q is not a size", s), "write slide, half, square, a4 or a width and height in pixels such as 1200x675"}
	}
	if min(width, height) < MinSide || max(width, height) > MaxSide {
		return Size{}, Problem{fmt.Sprintf("%q is out of range", s), fmt.Sprintf("each side is %d to %d pixels", MinSide, MaxSide)}
	}
	return Size{Width: width, Height: height}, nil
}

// IsZero reports whether s is not a size.
func (s Size) IsZero() bool { return s == Size{} }

// Pixels returns the size in pixels at a resolution in pixels per inch.
func (s Size) Pixels(dpi float64) (width, height int) {
	if !s.a4 {
		return s.Width, s.Height
	}
	return int(math.Round(A4Width * dpi / 72)), int(math.Round(A4Height * dpi / 72))
}

// Points returns the physical size at a resolution, in points of 1/72 inch.
func (s Size) Points(dpi float64) (width, height float64) {
	if s.a4 {
		return A4Width, A4Height
	}
	return float64(s.Width) * 72 / dpi, float64(s.Height) * 72 / dpi
}

// String prints the size as ParseSize reads it.
func (s Size) String() string {
	for _, name := range SizeNames() {
		if namedSizes[name] == s {
			return name
		}
	}
	return fmt.Sprintf("%dx%d", s.Width, s.Height)
}
