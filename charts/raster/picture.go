package raster

import (
	"image"
	"image/draw"
	"math"

	"gonum.org/v1/plot/vg"
)

// DrawImage implements [vg.Canvas]. Pictures are made smaller by averaging and
// larger by interpolation between pixels.
//
// Package draw of x/image weighs pixels in the same way, but a picture here stands
// between pixels: draw.Scale fills whole ones, and draw.Transform leaves out those
// at the edges whose centre is outside, which a mask covers in part.
func (c *Canvas) DrawImage(rect vg.Rectangle, img image.Image) {
	low, ok := toPoint(rect.Min)
	high, ok2 := toPoint(rect.Max)
	if !ok || !ok2 || !c.visible() || img == nil || img.Bounds().Empty() {
		return
	}
	src := toRGBA(img)
	size := src.Rect.Size()
	// From the image's pixels, v downwards, to the picture's.
	m := c.state.m.translated(vector{low.x, high.y}).
		scaled((high.x-low.x)/float64(size.X), -(high.y-low.y)/float64(size.Y))
	inverse, ok := m.invert()
	if !ok {
		return
	}
	c.begin()
	c.polygon([]vector{low, {high.x, low.y}, high, {low.x, high.y}})
	sample := c.sampler(src, inverse)
	c.scan.spans(func(y, x0, x1, level int) {
		p := exact
		if level < levels {
			p = outline
		}
		for x := x0; x < x1; x++ {
			c.surface.set(x, y, sample(x, y).over(c.surface.at(x, y), level), p)
		}
	})
}

// toRGBA returns the image in memory, its corner at the origin.
func toRGBA(img image.Image) *image.RGBA {
	b := img.Bounds()
	if m, ok := img.(*image.RGBA); ok && b.Min == (image.Point{}) {
		return m
	}
	m := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(m, m.Rect, img, b.Min, draw.Src)
	return m
}

// A sample is a colour multiplied by its alpha, in channels of 0 to 255.
type sample [4]uint32

// over blends the sample at a level of coverage over a colour.
func (s sample) over(below rgb, level int) rgb {
	const full = 255 * levels
	cover := uint32(level)
	rest := full - min(s[3], 255)*cover
	mix := func(v, below uint32) uint32 {
		return min((v*cover*255+below*rest+full/2)/full, 255)
	}
	r, g, b := below.split()
	return pack(mix(s[0], r), mix(s[1], g), mix(s[2], b)).with(mix(0, below.transparency()))
}

// sampler returns the function that gives the image's colour at a pixel of the
// picture, under the map from the picture to the image.
func (c *Canvas) sampler(src *image.RGBA, inverse matrix) func(x, y int) sample {
	if inverse.b != 0 || inverse.c != 0 {
		return func(x, y int) sample {
			return bilinear(src, inverse.apply(vector{float64(x) + 0.5, float64(y) + 0.5}))
		}
	}
	columns := taps(inverse.a, inverse.e, c.surface.width, src.Rect.Dx())
	rows := taps(inverse.d, inverse.f, c.surface.height, src.Rect.Dy())
	// Only the columns of the span at hand are needed, row after row from the
	// top: one row of the picture is resampled at a time.
	line, at := make([]uint32, 4*src.Rect.Dx()), -1
	return func(x, y int) sample {
		if y != at {
			at = y
			sumRows(line, src, rows[y])
		}
		return sumColumns(line, columns[x])
	}
}

// A tap is the part that pixels from first on have in one pixel of the result,
// in 1/65536, of sum one.
type tap struct {
	first   int
	weights []uint32
}

const unit = 1 << 16

// taps returns the taps for n pixels whose centres i + ½ lie at scale·(i + ½) +
// offset among size source pixels: a triangle as wide as two steps, or as two
// source pixels where these are larger.
func taps(scale, offset float64, n, size int) []tap {
	out := make([]tap, n)
	reach := max(1, math.Abs(scale))
	for i := range out {
		centre := float64(scale*(float64(i)+0.5)) + offset
		if !(centre > -reach && centre < float64(size)+reach) {
			continue
		}
		first := max(0, int(math.Floor(centre-reach)))
		last := min(size-1, int(math.Ceil(centre+reach)))
		out[i] = triangle(first, last, centre, reach)
	}
	return out
}

func triangle(first, last int, centre, reach float64) tap {
	height := func(i int) float64 { return max(0, 1-math.Abs(float64(i)+0.5-centre)/reach) }
	sum := 0.0
	for i := first; i <= last; i++ {
		sum += height(i)
	}
	if sum == 0 {
		return tap{}
	}
	t := tap{first, make([]uint32, last-first+1)}
	left, largest := unit, 0
	for i := range t.weights {
		t.weights[i] = uint32(float64(height(first+i)/sum*unit) + 0.5)
		left -= int(t.weights[i])
		if t.weights[i] > t.weights[largest] {
			largest = i
		}
	}
	t.weights[largest] = uint32(int(t.weights[largest]) + left)
	return t
}

// sumRows resamples downwards: line gets four channels for each source column,
// in 1/256.
func sumRows(line []uint32, src *image.RGBA, t tap) {
	clear(line)
	for i, weight := range t.weights {
		if weight == 0 {
			continue
		}
		row := src.Pix[(t.first+i)*src.Stride:][:len(line)]
		for j, v := range row {
			line[j] += uint32(v) * weight >> 8
		}
	}
}

// sumColumns resamples across.
func sumColumns(line []uint32, t tap) (s sample) {
	var sum [4]uint64
	for i, weight := range t.weights {
		p := line[4*(t.first+i):][:4]
		for j := range sum {
			sum[j] += uint64(p[j]) * uint64(weight)
		}
	}
	for j := range s {
		s[j] = uint32(min((sum[j]+1<<23)>>24, 255))
	}
	return s
}

// bilinear interpolates between the four pixels around a place in the image.
func bilinear(src *image.RGBA, at vector) (s sample) {
	size := src.Rect.Size()
	x, fx := split(at.x-0.5, size.X)
	y, fy := split(at.y-0.5, size.Y)
	x1, y1 := min(x+1, size.X-1), min(y+1, size.Y-1)
	for i := range s {
		get := func(x, y int) uint32 { return uint32(src.Pix[y*src.Stride+4*x+i]) }
		top := get(x, y)*(256-fx) + get(x1, y)*fx
		foot := get(x, y1)*(256-fx) + get(x1, y1)*fx
		s[i] = (top*(256-fy) + foot*fy + 1<<15) >> 16
	}
	return s
}

// split returns the pixel before a place, and how far it is to the next in
// 1/256.
func split(v float64, size int) (i int, part uint32) {
	v = max(0, min(v, float64(size-1)))
	i = int(v)
	return i, uint32((v - float64(i)) * 256)
}
