package page

import (
	"briefing/report/doc"
)

// The space in the box of a summary, in points.
const (
	boxPad   = 14
	boxRule  = 3
	boxAgain = 7 // above the text where the box goes on at the top of a page
)

// summary composes a text in a box: tinted, with a rule of the accent colour at
// its left. A box that is longer than the page goes on on the next.
func (c *composer) summary(b *doc.Summary, x, width float64) []item {
	paper := c.ink
	defer func() { c.ink = paper }()
	c.ink = c.ink.onGround()
	e := c.section().child(Sect)
	title := c.line(b.Title)
	e.Title = title
	s := setting{x: x + boxRule + boxPad, width: width - boxRule - 2*boxPad, size: 8.0 / 7 * c.bodySize, leading: 1.35}
	p := e.child(P)
	head, height := c.stack(one(title, bold(s.size), c.ink.accent), s, p)
	items := []item{{height: height, after: 3, boxes: head, next: bound, what: "the title of a summary", hint: "shorten it", pos: b.Place()}}
	items = append(items, c.prose(b.Prose, c.bodySize, s.x, s.width, e)...)
	return c.boxed(items, x, width)
}

// boxed sets items on a tinted ground that runs through the space between them.
func (c *composer) boxed(items []item, x, width float64) []item {
	again := item{height: boxAgain, boxes: c.ground(x, width, boxAgain)}
	last := len(items) - 1
	for i := range items {
		it := &items[i]
		above := boxPad - 2.0 // the leading of the first line adds to it
		if i > 0 {
			above = max(items[i-1].after, it.before)
			items[i-1].after = 0
			it.head = &again
		}
		it.before, it.unit = 0, 0
		it.boxes = moved(it.boxes, above)
		it.height += above
		if i == last {
			it.height += boxPad
		}
		it.boxes = append(c.ground(x, width, it.height), it.boxes...)
	}
	items[0].before, items[last].after = 12, 16
	return items
}

// ground is a stretch of the box under a summary.
func (c *composer) ground(x, width, height float64) []Box {
	return []Box{rule(x, 0, width, height, c.ink.ground), rule(x, 0, boxRule, height, c.ink.accent)}
}
