package raster

import (
	"math"
	"sync"

	"briefing/charts/typeset"
)

// A mask is the coverage of a glyph: levels, row by row.
type mask struct {
	x, y, width, height int // the box, from the glyph's origin, y downwards
	coverage            []uint8
}

// maskKey names a mask: a glyph at a size, at a quarter of a pixel.
type maskKey struct {
	face    *typeset.Face
	size    float64 // pixels to the em
	glyph   uint16
	quarter uint8
}

// masks keeps the glyphs drawn so far for all canvases: the charts of a batch
// use the same few. A mask follows from its key alone, so sharing changes no
// picture.
var masks = maskCache{kept: map[maskKey]*mask{}}

type maskCache struct {
	mu   sync.RWMutex
	kept map[maskKey]*mask
}

// mostMasks bounds the cache; at usual sizes a mask has some hundred bytes.
const mostMasks = 10_000

func (c *maskCache) get(key maskKey) (*mask, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	m, ok := c.kept[key]
	return m, ok
}

// put adds a mask; a full cache starts anew, which also lets go of fonts that
// are used no more.
func (c *maskCache) put(key maskKey, m *mask) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.kept) >= mostMasks {
		clear(c.kept)
	}
	c.kept[key] = m
}

// widestMask bounds the sides of a mask (pixels) against damaged glyphs that
// reach far beyond the type size.
const widestMask = 16 * largestMask

// mask returns a glyph's mask, drawn at its first use. The canvas's own map
// saves the lock.
func (c *Canvas) mask(key maskKey) *mask {
	m, ok := c.masks[key]
	if ok {
		return m
	}
	if m, ok = masks.get(key); !ok {
		scale := key.size / float64(key.face.UnitsPerEm())
		m = c.glyph.render(key.face.Outline(key.glyph), matrix{a: scale, d: -scale, e: float64(key.quarter) / 4})
		masks.put(key, m)
	}
	c.masks[key] = m
	return m
}

// render draws an outline as a mask.
func (s *scanner) render(outline []typeset.Segment, place matrix) *mask {
	m := boxOf(outline, place)
	switch {
	case m.width == 0 || m.height == 0:
		return m
	case max(m.width, m.height) > widestMask:
		return &mask{} // no glyph of a sound font
	}
	m.coverage = make([]uint8, m.width*m.height)
	s.reset(m.width, m.height)
	place.e, place.f = place.e-float64(m.x), -float64(m.y)
	s.contours(outline, place, nil)
	s.spans(func(y, x0, x1, level int) {
		fill(m.coverage[y*m.width+x0:y*m.width+x1], uint8(level))
	})
	return m
}

// boxOf returns an empty mask around an outline.
func boxOf(outline []typeset.Segment, place matrix) *mask {
	if len(outline) == 0 {
		return &mask{}
	}
	low, high := vector{math.Inf(1), math.Inf(1)}, vector{math.Inf(-1), math.Inf(-1)}
	reach := func(p typeset.Point) {
		q := place.apply(vector{float64(p.X), float64(p.Y)})
		low = vector{min(low.x, q.x), min(low.y, q.y)}
		high = vector{max(high.x, q.x), max(high.y, q.y)}
	}
	for _, s := range outline {
		reach(s.To)
		if s.Op == typeset.QuadTo {
			reach(s.Control)
		}
	}
	x, y := int(math.Floor(low.x)), int(math.Floor(low.y))
	return &mask{x: x, y: y, width: int(math.Ceil(high.x)) - x, height: int(math.Ceil(high.y)) - y}
}
