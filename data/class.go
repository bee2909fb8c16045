package data

import "math/big"

// Classes are the ranges of a number, such as an age, that the names of a chart stand for: each
// begins where the one before it ends.
type Classes struct {
	// Bounds are where they begin, and where the last ends: one more than there are names.
	Bounds []Decimal
	// OpenBelow and OpenAbove say that the first has no beginning, as under 15, or the last no
	// end, as 65 and over. The bound there is where the file says that it is drawn to.
	OpenBelow, OpenAbove bool
	// Width is the width of a class that heights are for: 1 for numbers per year of age. It is
	// zero where all are equally wide and heights are the values themselves.
	Width Decimal
	// Per is what Width is called: year of age.
	Per string
}

// WidthOf is how wide a class is.
func (c *Classes) WidthOf(i int) *big.Rat {
	return new(big.Rat).Sub(c.Bounds[i+1].Rat(), c.Bounds[i].Rat())
}

// Even reports whether all are equally wide.
func (c *Classes) Even() bool {
	for i := 1; i < len(c.Bounds)-1; i++ {
		if c.WidthOf(i).Cmp(c.WidthOf(0)) != 0 {
			return false
		}
	}
	return true
}

// ByArea reports whether the areas of bars are the values, and their heights are not.
func (c *Classes) ByArea() bool { return c.Width.Sign() > 0 }

// HeightOf is what a number of a class is multiplied with to be the height of its bar.
func (c *Classes) HeightOf(i int) *big.Rat {
	if !c.ByArea() {
		return big.NewRat(1, 1)
	}
	return new(big.Rat).Quo(c.Width.Rat(), c.WidthOf(i))
}
