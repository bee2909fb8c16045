package raster

// A lastRectangle remembers the rectangle painted last, and the colours that
// were below its four sides if these run within pixels.
type lastRectangle struct {
	valid bool
	r     rectangle
	seams []seam
}

// A seam is a line of pixels through which a side of a rectangle runs.
type seam struct {
	upright bool
	at      int // the side, in fixed point
	from    int // first pixel along it
	colors  []rgb
}

func (a *lastRectangle) forget() { a.valid = false }

// joint returns the seam where r continues the last rectangle, or nil.
func (a *lastRectangle) joint(r rectangle) *seam {
	if !a.valid {
		return nil
	}
	at, upright := 0, false
	switch l := a.r; {
	case r.y0 == l.y0 && r.y1 == l.y1 && (r.x0 == l.x1 || r.x1 == l.x0):
		at, upright = r.x0, true
		if r.x1 == l.x0 {
			at = r.x1
		}
	case r.x0 == l.x0 && r.x1 == l.x1 && (r.y0 == l.y1 || r.y1 == l.y0):
		at = r.y0
		if r.y1 == l.y0 {
			at = r.y1
		}
	default:
		return nil
	}
	for i, e := range a.seams {
		if e.at == at && e.upright == upright {
			return &a.seams[i]
		}
	}
	return nil
}

// save remembers what is below the sides of r before it is painted. A seam in
// the pixels of the joint takes over what was below those: they show the
// rectangle before already.
func (a *lastRectangle) save(s *surface, r rectangle, joint *seam) lastRectangle {
	saved := lastRectangle{valid: true, r: r, seams: make([]seam, 0, 4)}
	xs, ys := grid(r.x0, r.x1), grid(r.y0, r.y1)
	for _, e := range []seam{
		{true, r.x0, ys.first, nil}, {true, r.x1, ys.first, nil},
		{false, r.y0, xs.first, nil}, {false, r.y1, xs.first, nil},
	} {
		if e.at&(one-1) == 0 || xs.last < xs.first || ys.last < ys.first {
			continue // runs between pixels
		}
		if joint != nil && e.upright == joint.upright && e.at>>fixedBits == joint.at>>fixedBits {
			e.colors = joint.colors
		} else {
			e.read(s, xs, ys)
		}
		saved.seams = append(saved.seams, e)
	}
	return saved
}

// read notes the colours along the seam.
func (e *seam) read(s *surface, xs, ys pixelSpan) {
	across := e.at >> fixedBits
	if e.upright {
		e.colors = make([]rgb, 0, ys.last-ys.first+1)
		for y := ys.first; y <= ys.last; y++ {
			e.colors = append(e.colors, s.at(across, y))
		}
		return
	}
	e.colors = make([]rgb, 0, xs.last-xs.first+1)
	for x := xs.first; x <= xs.last; x++ {
		e.colors = append(e.colors, s.at(x, across))
	}
}

// has reports whether a pixel is on the seam.
func (e *seam) has(x, y int) bool {
	if e.upright {
		return x == e.at>>fixedBits
	}
	return y == e.at>>fixedBits
}

// below returns the colour that was in a pixel of the seam.
func (e *seam) below(x, y int) rgb {
	if e.upright {
		return e.colors[y-e.from]
	}
	return e.colors[x-e.from]
}
