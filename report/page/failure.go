package page

import (
	"briefing/data"
	"briefing/report/doc"
)

// contained composes what stands at a place of the file, and notes the place in
// its boxes. A panic is a fault there, so that the others are found all the same.
func (c *composer) contained(pos data.Pos, compose func() []item) (items []item) {
	defer func() {
		if r := recover(); r != nil {
			items = nil
			c.faults = append(c.faults, doc.Failure(pos, r))
		}
	}()
	items = compose()
	belong(items, &pos)
	return items
}

// belong notes the block that items belong to, unless one inside of it is known.
func belong(items []item, pos *data.Pos) {
	for _, it := range items {
		for i := range it.boxes {
			if it.boxes[i].Block == nil {
				it.boxes[i].Block = pos
			}
		}
		belong(it.foot, pos)
	}
}
