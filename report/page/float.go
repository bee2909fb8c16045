package page

import (
	"math"
	"slices"
)

// float is a chart or a table that stands in its place or, where that leaves a page
// empty, on the next page, while the text goes on: never behind the next heading, nor
// before a float that comes first in the file.
type float struct {
	parts []item
	// picture is the chart in one of the parts, whose height may vary; nil for none.
	picture *picture
	at      int // that part
	// wide is a float with landscape pages of its own.
	wide bool
}

// The least and the greatest height of a chart that closes a page, as parts of the
// height that it would have elsewhere. One with a size of its own keeps it.
const (
	leastStretch = 0.8
	mostStretch  = 1.45
)

// picture is a chart, or a row of charts, that is laid out when its height is known.
type picture struct {
	height    float64 // that it should have
	low, high float64 // what it may have
	// lay lays it out; the height it returns is greater where it does not fit, and then
	// the least possible.
	lay func(height float64) (boxes []Box, taken float64)

	laid   float64 // the height it was laid out for; 0 for not yet
	boxes  []Box
	misfit bool // it could not have a height
}

// newPicture returns a picture whose height may vary around the one it should have.
func newPicture(height float64, lay func(float64) ([]Box, float64)) *picture {
	return &picture{height: height, low: math.Ceil(leastStretch * height), high: math.Floor(mostStretch * height), lay: lay}
}

// draw lays the picture out, stretched by a part; it reports whether it has that height. If
// not, it has another from now on.
func (p *picture) draw(stretch float64) bool {
	height := p.stretched(stretch)
	if p.laid == height {
		return true
	}
	boxes, taken := p.lay(height)
	p.laid, p.boxes = taken, boxes
	if taken == height {
		return true
	}
	p.height, p.low, p.high = taken, taken, max(taken, p.high)
	if p.misfit {
		p.high = taken
	}
	p.misfit = true
	return false
}

// drawn returns the parts with the picture laid out, stretched by a part.
func (f *float) drawn(stretch float64) []item {
	if f.picture == nil {
		return f.parts
	}
	f.picture.draw(stretch)
	parts := slices.Clone(f.parts)
	it := &parts[f.at]
	it.height = f.picture.laid
	it.boxes = append(slices.Clip(it.boxes), f.picture.boxes...)
	return parts
}

// sized returns the parts, one with the height that its picture should have.
func (f *float) sized() []item {
	if f.picture == nil {
		return f.parts
	}
	parts := slices.Clone(f.parts)
	parts[f.at].height = f.picture.height
	return parts
}

// measures are those of a float as one item, with its picture as it should be, and by how
// much it can be lower or higher.
func (f *float) measures() (it item, lower, higher float64) {
	parts := f.sized()
	if p := f.picture; p != nil {
		lower, higher = p.height-p.low, p.high-p.height
	}
	it = item{height: heightOf(parts), before: parts[0].before, after: parts[len(parts)-1].after, notes: notesOf(parts)}
	return it, lower, higher
}
