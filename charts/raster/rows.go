package raster

// rows yields a picture's rows as PNG stores them, before compression.
type rows struct {
	palette []rgb // nil: colours are written out
	bits    int   // of an index or a channel
	index   []uint8
	full    []rgb
	alpha   bool // colours are written out with their alpha
	width   int
	line    []byte // scratch: a row with its filter type in front
}

// rows chooses how to store the picture.
func (c *Canvas) rows() rows {
	s := c.surface
	r := rows{palette: s.palette, bits: 8, index: s.index, width: s.width}
	if s.index == nil {
		// Many colours may have been covered by others since.
		r.index, r.palette = reindex(s.full)
	}
	switch n := len(r.palette); {
	case n == 0:
		r.full, r.alpha = s.full, s.ground.transparency() > 0
		channels := 3
		if r.alpha {
			channels = 4
		}
		r.line = make([]byte, 1+channels*s.width)
		return r
	case n <= 2:
		r.bits = 1
	case n <= 4:
		r.bits = 2
	case n <= 16:
		r.bits = 4
	}
	r.line = make([]byte, 1+(s.width*r.bits+7)/8)
	return r
}

// reindex finds the palette of a picture, nil where it has more than 256
// colours.
func reindex(full []rgb) (index []uint8, palette []rgb) {
	find := map[rgb]uint8{}
	last, at := ^rgb(0), uint8(0)
	index = make([]uint8, len(full))
	for i, c := range full {
		if c != last {
			j, ok := find[c]
			if !ok {
				if len(palette) == 256 {
					return nil, nil
				}
				j = uint8(len(palette))
				find[c] = j
				palette = append(palette, c)
			}
			last, at = c, j
		}
		index[i] = at
	}
	return index, palette
}

// row returns row y, valid until the next call: of indexes as they are, of
// colours the differences from the row above (PNG filter Up), which are mostly
// zero in a chart.
func (r *rows) row(y int) []byte {
	from, to := y*r.width, (y+1)*r.width
	switch {
	case r.palette == nil:
		r.line[0] = 2
		var above []rgb
		if y > 0 {
			above = r.full[from-r.width : from]
		}
		if r.alpha {
			alphaDifferences(r.line[1:], r.full[from:to], above)
			return r.line
		}
		differences(r.line[1:], r.full[from:to], above)
	case r.bits == 8:
		copy(r.line[1:], r.index[from:to])
	default:
		packBits(r.line[1:], r.index[from:to], r.bits)
	}
	return r.line
}

func differences(line []byte, row, above []rgb) {
	for x, c := range row {
		var a rgb
		if above != nil {
			a = above[x]
		}
		p := line[3*x : 3*x+3 : 3*x+3]
		p[0] = byte(c>>16) - byte(a>>16)
		p[1] = byte(c>>8) - byte(a>>8)
		p[2] = byte(c) - byte(a)
	}
}

// alphaDifferences does the same with an alpha channel.
func alphaDifferences(line []byte, row, above []rgb) {
	var last, lastAbove rgb // neighbours are mostly alike
	var d [4]byte
	for x, c := range row {
		var a rgb
		if above != nil {
			a = above[x]
		}
		if x == 0 || c != last || a != lastAbove {
			r, g, b, alpha := c.straight()
			d = [4]byte{byte(r), byte(g), byte(b), byte(alpha)}
			if above != nil {
				r, g, b, alpha = a.straight()
				d = [4]byte{d[0] - byte(r), d[1] - byte(g), d[2] - byte(b), d[3] - byte(alpha)}
			}
			last, lastAbove = c, a
		}
		copy(line[4*x:], d[:])
	}
}

// packBits stores several indexes in a byte, the leftmost in the highest bits.
func packBits(line []byte, row []uint8, bits int) {
	clear(line)
	perByte := 8 / bits
	for x, v := range row {
		line[x/perByte] |= v << (8 - bits - x%perByte*bits)
	}
}
