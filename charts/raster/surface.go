package raster

import (
	"image/color"
	"sync"
)

// rgb is a colour, 0xTTRRGGBB: how transparent it is, 0 for an opaque one, and
// its channels, multiplied by what is opaque of it. So blends are the same sums
// for all four.
type rgb uint32

// unpainted is the colour of a pixel that nothing was drawn on, where there is no
// paper.
const unpainted = rgb(255 << 24)

func (c rgb) split() (r, g, b uint32) {
	return uint32(c) >> 16 & 255, uint32(c) >> 8 & 255, uint32(c) & 255
}

// transparency is how much of what lies below a pixel is seen, 0 to 255.
func (c rgb) transparency() uint32 { return uint32(c) >> 24 }

func (c rgb) with(transparency uint32) rgb { return c | rgb(transparency<<24) }

// straight returns the channels as PNG has them, not multiplied, and the alpha.
func (c rgb) straight() (r, g, b, alpha uint32) {
	r, g, b = c.split()
	alpha = 255 - c.transparency()
	if alpha == 0 || alpha == 255 {
		return r, g, b, alpha
	}
	channel := func(v uint32) uint32 { return min((v*255+alpha/2)/alpha, 255) }
	return channel(r), channel(g), channel(b), alpha
}

func pack(r, g, b uint32) rgb { return rgb(r<<16 | g<<8 | b) }

// An ink is a drawing colour, with what its blends with the palette's colours
// give.
type ink struct {
	r, g, b, a uint32 // 0 to 255, not multiplied by alpha

	// solid is the palette index, plus one, of an opaque ink; zero where it has
	// not been needed yet.
	solid uint16

	// mixed[level][i] is the palette index, plus one, of the ink at the level
	// over colour i; zero where it has not been needed yet.
	mixed [levels + 1]*[256]uint16
}

func (k *ink) opaque() bool { return k.a == 255 }

// over blends the ink at a level of coverage over a colour.
func (k *ink) over(below rgb, level int) rgb {
	const full = 255 * levels
	alpha := k.a * uint32(level)
	rest := full - alpha
	r, g, b := below.split()
	c := pack((k.r*alpha+r*rest+full/2)/full, (k.g*alpha+g*rest+full/2)/full, (k.b*alpha+b*rest+full/2)/full)
	if t := below.transparency(); t > 0 {
		return c.with((t*rest + full/2) / full)
	}
	return c
}

// A surface holds the pixels: as indexes into a palette as long as it has room
// for every colour, from then on as colours.
type surface struct {
	width, height int
	ground        rgb // what was there before anything was drawn

	index   []uint8 // nil once there are more than 256 colours
	palette []rgb
	pure    [256]bool // the palette's colours that areas have; others are of edges only
	find    map[rgb]uint8

	full []rgb // nil while index is in use

	inks map[color.NRGBA]*ink
}

func newSurface(width, height int, paper rgb) *surface {
	s := &surface{
		width:  width,
		height: height,
		ground: paper,
		index:  blank(width * height),
		find:   map[rgb]uint8{},
		inks:   map[color.NRGBA]*ink{},
	}
	s.enter(paper, exact)
	return s
}

func (s *surface) ink(c color.Color) *ink {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	k, ok := s.inks[n]
	if !ok {
		k = &ink{r: uint32(n.R), g: uint32(n.G), b: uint32(n.B), a: uint32(n.A)}
		s.inks[n] = k
	}
	return k
}

// released are the indexes of pictures that are no longer used.
var released sync.Pool // of *[]uint8

// blank returns n zero indexes.
func blank(n int) []uint8 {
	if n == 0 {
		return []uint8{} // those that were released are for pictures
	}
	if p, ok := released.Get().(*[]uint8); ok && cap(*p) >= n {
		index := (*p)[:n]
		clear(index)
		return index
	}
	return make([]uint8, n)
}

func (s *surface) release() {
	if index := s.index; index != nil {
		s.index = nil
		released.Put(&index)
	}
}

// at returns the colour of a pixel.
func (s *surface) at(x, y int) rgb {
	if s.index != nil {
		return s.palette[s.index[y*s.width+x]]
	}
	return s.full[y*s.width+x]
}

// set gives a pixel a colour.
func (s *surface) set(x, y int, c rgb, p precision) {
	if s.index != nil {
		if i, ok := s.enter(c, p); ok {
			s.index[y*s.width+x] = i
			return
		}
		s.expand()
	}
	s.full[y*s.width+x] = c
}

// A precision says how true a colour must be.
type precision int

const (
	exact    precision = iota // of an area
	outline                   // of a pixel on the border between an area and the paper
	border                    // of one on the border between two other areas
	crossing                  // of one that three or more areas share
)

// reach is how far, in any channel, a colour may be from the one asked for: the
// further, the fewer such pixels there are and the less room the palette has
// left. Nobody sees the exact shade of one pixel where two lines cross, and no
// palette would hold them all.
func (s *surface) reach(p precision) int {
	ample, scarce := len(s.palette) <= 128, len(s.palette) > 192
	var reach [3]int // with ample, little, scarce room
	switch p {
	case exact:
		return 0
	case outline:
		reach = [3]int{2, 4, 6}
	case border:
		reach = [3]int{2, 12, 24}
	case crossing:
		reach = [3]int{24, 32, 48}
	}
	switch {
	case ample:
		return reach[0]
	case scarce:
		return reach[2]
	}
	return reach[1]
}

// enter returns the palette index of a colour, which it adds if need be; ok is
// false when the palette has no room.
func (s *surface) enter(c rgb, p precision) (i uint8, ok bool) {
	if i, ok = s.find[c]; ok {
		s.pure[i] = s.pure[i] || p == exact
		return i, true
	}
	if p != exact {
		if i, ok := s.nearest(c, s.reach(p)); ok {
			return i, true
		}
	}
	if len(s.palette) == 256 {
		return 0, false
	}
	i = uint8(len(s.palette))
	s.palette = append(s.palette, c)
	s.pure[i] = p == exact
	s.find[c] = i
	return i, true
}

// nearest looks for the colour closest to c within reach.
func (s *surface) nearest(c rgb, reach int) (i uint8, ok bool) {
	best := reach + 1
	for j, p := range s.palette {
		if d := distance(c, p); d < best {
			best, i, ok = d, uint8(j), true
		}
	}
	return i, ok
}

// distance is the largest difference of two colours in a channel.
func distance(c, d rgb) int {
	r, g, b := c.split()
	u, v, w := d.split()
	apart := func(x, y uint32) int { return max(int(x)-int(y), int(y)-int(x)) }
	return max(apart(r, u), apart(g, v), apart(b, w), apart(c.transparency(), d.transparency()))
}

// expand gives up the palette.
func (s *surface) expand() {
	s.full = make([]rgb, len(s.index))
	for i, p := range s.index {
		s.full[i] = s.palette[p]
	}
	s.release()
}

// mix returns the palette index of an ink at a level over colour i.
func (s *surface) mix(k *ink, level int, i uint8, p precision) (uint8, bool) {
	row := k.mixed[level]
	if row == nil {
		row = new([256]uint16)
		k.mixed[level] = row
	}
	if j := row[i]; j != 0 {
		return uint8(j - 1), true
	}
	if p != exact {
		p = s.between(i)
	}
	j, ok := s.enter(k.over(s.palette[i], level), p)
	if ok {
		row[i] = uint16(j) + 1
	}
	return j, ok
}

// run paints pixels x0 <= x < x1 of a row at one level of coverage. The blends
// below full coverage are of the precision.
func (s *surface) run(k *ink, y, x0, x1, level int, p precision) {
	if level == levels {
		p = exact
	}
	if s.index != nil {
		n := s.runIndexed(k, s.index[y*s.width+x0:y*s.width+x1], level, p)
		if x0 += n; x0 == x1 {
			return
		}
		s.expand()
	}
	row := s.full[y*s.width+x0 : y*s.width+x1]
	if level == levels && k.opaque() {
		fill(row, pack(k.r, k.g, k.b))
		return
	}
	var below, result rgb // neighbours are mostly alike
	for i, p := range row {
		if i == 0 || p != below {
			below, result = p, k.over(p, level)
		}
		row[i] = result
	}
}

// between returns the precision for blends over colour i.
func (s *surface) between(i uint8) precision {
	switch {
	case i == 0:
		return outline
	case s.pure[i]:
		return border
	}
	return crossing
}

// runIndexed paints until the palette is full, and returns how far it came.
func (s *surface) runIndexed(k *ink, row []uint8, level int, p precision) int {
	if level == levels && k.opaque() {
		if k.solid == 0 {
			i, ok := s.enter(pack(k.r, k.g, k.b), exact)
			if !ok {
				return 0
			}
			k.solid = uint16(i) + 1
		}
		fill(row, uint8(k.solid-1))
		return len(row)
	}
	table := k.mixed[level]
	for x, below := range row {
		if table != nil && table[below] != 0 {
			row[x] = uint8(table[below] - 1)
			continue
		}
		i, ok := s.mix(k, level, below, p)
		if !ok {
			return x
		}
		row[x] = i
		table = k.mixed[level]
	}
	return len(row)
}

// fill sets all elements, long rows by copying what is set already.
func fill[T uint8 | rgb](row []T, v T) {
	if len(row) == 0 {
		return
	}
	n := min(len(row), 16)
	for i := range n {
		row[i] = v
	}
	for n < len(row) {
		n += copy(row[n:], row[:n])
	}
}

// mask paints one pixel for each level of a row of coverage.
func (s *surface) mask(k *ink, y, x0 int, coverage []uint8) {
	if s.index != nil {
		n := s.maskIndexed(k, s.index[y*s.width+x0:], coverage)
		if n == len(coverage) {
			return
		}
		s.expand()
		x0, coverage = x0+n, coverage[n:]
	}
	row := s.full[y*s.width+x0:]
	for i, level := range coverage {
		if level != 0 {
			row[i] = k.over(row[i], int(level))
		}
	}
}

func (s *surface) maskIndexed(k *ink, row []uint8, coverage []uint8) int {
	row = row[:len(coverage)]
	for x, level := range coverage {
		if level == 0 {
			continue
		}
		if table := k.mixed[level]; table != nil {
			if i := table[row[x]]; i != 0 {
				row[x] = uint8(i - 1)
				continue
			}
		}
		i, ok := s.mix(k, int(level), row[x], outline)
		if !ok {
			return x
		}
		row[x] = i
	}
	return len(coverage)
}
