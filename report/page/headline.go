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
func (c numberComposer) headlines(numbers []doc.KeyNumber, column float64, pos data.Pos) ([]doc.Headline, float64) {
	all := make([]doc.Headline, len(numbers))
	size := c.set.numberSize
	for i, n := range numbers {
		h := n.Headlines[0]
		if c.set.fonts.Width(h.Number, bold(c.set.minNumber)) > column {
			h = c.shortest(n.Headlines)
			c.unbroken(h, column, pos)
		}
		if w := c.set.fonts.Width(h.Number, bold(c.set.numberSize)); w > column {
			size = min(size, c.set.numberSize*column/w)
		}
		all[i] = h
	}
	return all, max(size, c.set.minNumber)
}

// shortest returns the scale in which a key number is shortest.
func (c numberComposer) shortest(scales []doc.Headline) doc.Headline {
	return slices.MinFunc(scales, func(a, b doc.Headline) int {
		return cmp.Compare(c.set.fonts.Width(a.Number, bold(c.set.minNumber)), c.set.fonts.Width(b.Number, bold(c.set.minNumber)))
	})
}

// unbroken notes the fault of a key number of which a part is wider than its column.
func (c numberComposer) unbroken(h doc.Headline, column float64, pos data.Pos) {
	least, _ := extent(c.set.fonts, one(c.set.check(h.Number, pos), bold(c.set.minNumber), c.set.ink.text))
	if least <= column {
		return
	}
	hint := "round it as its source does; or write it as a text"
	if h.Unit.Kind == data.UnitPlain && h.Unit.Scale == 0 {
		hint = "round it as its source does, and give its figure a scale: unit: trillion " + h.Unit.Noun + "; or write it as a text"
	}
	c.set.fault(pos, fmt.Sprintf("the key number %s is too long for its column: it takes %.0f points, where %.0f fit", doc.Excerpt(h.Number), least, column), hint)
}
