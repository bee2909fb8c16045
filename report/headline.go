package report

import (
	"fmt"

	"briefing/data"
	"briefing/report/doc"
)

// headline is a key number in words: the number as it is set large, what is
// measured, and how far it can be trusted.
type headline struct {
	number, noun string
	remarks      []string
	value        data.Value
	unit         data.Unit
}

// headline prints a key number.
func (c *composer) headline(n data.KeyNumber) headline {
	return c.headlineIn(n, n.Value, n.Figure.Unit)
}

func (c *composer) headlineIn(n data.KeyNumber, v data.Value, u data.Unit) headline {
	h := headline{value: v, unit: u}
	if n.Figure.Of != nil && v.Is != data.Absent {
		h.number = c.say.OfWhole(v, n.Figure.Of.Count)
	} else {
		h.number, h.noun = c.say.Short(v, u)
	}
	h.remarks = c.doubts(v, func(other data.Value) string { return c.say.ShortLabel(other, u) })
	return h
}

// headlines prints the key numbers of a row, and returns the size at which every
// one fits its column. One that is too long for the smallest type is printed in a
// greater scale; where it would still be broken between its digits, it is a fault.
func (c *composer) headlines(numbers []data.KeyNumber, column float64, pos data.Pos) ([]headline, float64) {
	all := make([]headline, len(numbers))
	size := c.numberSize
	for i, n := range numbers {
		h := c.headline(n)
		if c.fonts.Width(h.number, bold(c.minNumber)) > column {
			h = c.shorter(n, h)
			c.unbroken(h, column, pos)
		}
		if w := c.fonts.Width(h.number, bold(c.numberSize)); w > column {
			size = min(size, c.numberSize*column/w)
		}
		all[i] = h
	}
	return all, max(size, c.minNumber)
}

// shorter returns a key number in the scale in which it is shortest.
func (c *composer) shorter(n data.KeyNumber, h headline) headline {
	if n.Figure.Of != nil {
		return h
	}
	least := c.fonts.Width(h.number, bold(c.minNumber))
	for v, u, ok := c.say.Greater(h.value, h.unit); ok; v, u, ok = c.say.Greater(v, u) {
		s := c.headlineIn(n, v, u)
		if w := c.fonts.Width(s.number, bold(c.minNumber)); w < least {
			h, least = s, w
		}
	}
	return h
}

// unbroken notes the fault of a key number of which a part is wider than its column.
func (c *composer) unbroken(h headline, column float64, pos data.Pos) {
	least, _ := writer{composer: c}.extent(one(c.check(h.number, pos), bold(c.minNumber), c.ink.text))
	if least <= column {
		return
	}
	hint := "round it as its source does; or write it as a text"
	if h.unit.Kind == data.UnitPlain && h.unit.Scale == 0 {
		hint = "round it as its source does, and give its figure a scale: unit: trillion " + h.unit.Noun + "; or write it as a text"
	}
	c.faults = append(c.faults, data.Fault{Pos: pos, Hint: hint,
		Text: fmt.Sprintf("the key number %s is too long for its column: it takes %.0f points, where %.0f fit", doc.Excerpt(h.number), least, column)})
}
