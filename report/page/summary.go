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
func (c blockComposer) summary(b *doc.Summary, x, width float64) []item {
	set := *c.set
	set.ink = set.ink.onGround()
	level := set.level()
	e := set.section().child(Sect)
	title := set.line(b.Title)
	e.Title = title
	s := setting{x: x + boxRule + boxPad, width: width - boxRule - 2*boxPad, size: 1.25 * set.bodySize, leading: 1.35}
	p := e.child([...]Role{H1, H2, H3, H4}[level])
	head, height := set.stack(styled(title, bold(s.size), set.ink.named), s, p)
	head = append(head, Box{Kind: BoxAnchor, X: s.x, Anchor: b.Heading.Anchor})
	items := []item{{height: height, after: 3, boxes: head, next: bound, what: "the title of a summary", hint: "shorten it", pos: b.Place()}}
	items = append(items, proseItems(&set, b.Prose, set.bodySize, s.x, s.width, e)...)
	return boxed(items, x, width, set.ink)
}

// boxed sets items on a tinted ground that runs through the space between them.
func boxed(items []item, x, width float64, ink inks) []item {
	again := item{height: boxAgain, boxes: ground(x, width, boxAgain, ink)}
	last := len(items) - 1
	for i := range items {
		it := &items[i]
		above := boxPad - 2.0 // the leading of the first line adds to it
		if i > 0 {
			above = max(items[i-1].after, it.before)
			items[i-1].after = 0
			it.header = &again
		}
		it.before, it.passes = 0, false
		it.boxes = moved(it.boxes, above)
		it.height += above
		if i == last {
			it.height += boxPad
		}
		it.boxes = append(ground(x, width, it.height, ink), it.boxes...)
	}
	items[0].before, items[last].after = 12, 16
	return items
}

// ground is a stretch of the box under a summary.
func ground(x, width, height float64, ink inks) []Box {
	return []Box{rule(x, 0, width, height, ink.ground), rule(x, 0, boxRule, height, ink.accent)}
}
