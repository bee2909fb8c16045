package look

// Fill is how an area is filled.
type Fill struct {
	Tint         float64
	Apart, Width float64   // of the lines of a hatch; zero for none
	Edge         bool      // it has an outline
	Dash         []float64 // of the outline, in base units; nil for a solid one
}

// Fill is how the bar of the value is filled.
func (l Look) Fill() Fill {
	var f Fill
	switch {
	case l.Texture == Hatched:
		f = Fill{Tint: 0.78, Apart: 5, Width: 1.5, Edge: true}
	case l.Texture == Sparse:
		f = Fill{Tint: 0.92, Apart: 9, Width: 0.8, Edge: true, Dash: []float64{4, 3}}
	case l.Weak:
		f = Fill{Tint: 0.62, Edge: true}
	}
	if l.Weak {
		f.Dash, f.Width = []float64{1.2, 1.8}, 0.55*f.Width
	}
	return f
}

// OutlineTint is the ground of hollow bars.
const OutlineTint = 0.9

// OutlineDash is the dash, in base units, of the edge at the end of a hollow
// bar: the value is somewhere before it.
func OutlineDash() []float64 { return []float64{2.5, 2} }

// Fade is how a bar grows paler beyond its known end.
type Fade struct {
	Share    float64 // of the value axis that it takes
	From, To float64 // tints
}

// Fade is that of an open end, or of the soft edge of an approximation.
func (e End) Fade() Fade {
	if e == Soft {
		return Fade{Share: 0.012, From: 0.1, To: 0.95}
	}
	return Fade{Share: 0.06, From: 0.22, To: 1}
}

// FadeStrips is how many strips of colour make a fade.
const FadeStrips = 16

// Measures of small marks.
const (
	Diamond   = 6.0  // from the centre to a corner of the mark of what others say
	HaloTint  = 0.75 // around an approximation
	DiscHalo  = 1.6  // how much larger than the disc at the end of a bar its halo is
	DiscHole  = 0.6  // how large the hole in it is
	PointHalo = 1.9  // the same of a point of a line
	PointHole = 0.58
	CrossArm  = 1.15 // from the centre of a cross to the end of an arm, in the radius of its disc
	CrossRim  = 1.5  // the paper around a cross, likewise
)

// A part of a stack of areas stands among strong colours: its halo is stronger,
// and closer; a forecast is its colour in pale.
const (
	PartHaloTint     = 0.6
	PartHalo         = 1.7
	PartForecastTint = 0.6
)

// TargetHaloTint is that of the band of an approximate target.
const TargetHaloTint = 0.72

// TargetHalo is how many times as broad as its mark that band is.
const TargetHalo = 2.2

// Square is how one of the things in a whole is drawn when they are counted one
// by one.
type Square uint8

const (
	SquareRest      Square = iota // in the whole, not in the part
	SquarePart                    // in the part
	SquareOpen                    // perhaps in the part: beyond a bound, or in a range
	SquareUnsettled               // in the part, by a number that is not settled
)

// Tint is that of the square of a unit.
func (u Square) Tint() float64 {
	return [...]float64{SquareRest: 1, SquarePart: 0, SquareOpen: 0.82, SquareUnsettled: 0.5}[u]
}

// Dash is that of its outline, in base units; nil for a solid one.
func (u Square) Dash() []float64 {
	if u == SquareOpen {
		return []float64{2, 2}
	}
	return nil
}
