package page

import (
	"cmp"
	"fmt"
	"slices"

	"briefing/data"
	"briefing/report/doc"
)

// headlines chooses how the key numbers of a row are printed, and returns the size
// at which every one fits its column. One that is too long for the smallest type is
// printed in a greater scale; where it would still be broken between its digits,
// it is a fault.
func (c *composer) headlines(numbers []doc.KeyNumber, column float64, pos data.Pos) ([]doc.Headline, float64) {
	all := make([]doc.Headline, len(numbers))
	size := c.numberSize
	for i, n := range numbers {
		h := n.Headlines[0]
		if c.fonts.Width(h.Number, bold(c.minNumber)) > column {
			h = c.shortest(n.Headlines)
			c.unbroken(h, column, pos)
		}
		if w := c.fonts.Width(h.Number, bold(c.numberSize)); w > column {
			size = min(size, c.numberSize*column/w)
		}
		all[i] = h
	}
	return all, max(size, c.minNumber)
}

// shortest returns the scale in which a key number is shortest.
func (c *composer) shortest(scales []doc.Headline) doc.Headline {
	return slices.MinFunc(scales, func(a, b doc.Headline) int {
		return cmp.Compare(c.fonts.Width(a.Number, bold(c.minNumber)), c.fonts.Width(b.Number, bold(c.minNumber)))
	})
}

// unbroken notes the fault of a key number of which a part is wider than its column.
func (c *composer) unbroken(h doc.Headline, column float64, pos data.Pos) {
	least, _ := writer{composer: c}.extent(one(c.check(h.Number, pos), bold(c.minNumber), c.ink.text))
	if least <= column {
		return
	}
	hint := "round it as its source does; or write it as a text"
	if h.Unit.Kind == data.UnitPlain && h.Unit.Scale == 0 {
		hint = "round it as its source does, and give its figure a scale: unit: trillion " + h.Unit.Noun + "; or write it as a text"
	}
	c.faults = append(c.faults, data.Fault{Pos: pos, Hint: hint,
		Text: fmt.Sprintf("the key number %s is too long for its column: it takes %.0f points, where %.0f fit", doc.Excerpt(h.Number), least, column)})
}
