package page

import (
	"briefing/report/doc"
)

// The measures of footnotes, in points.
const (
	footSpace     = 22 // above the first of a page
	footRule      = 8  // from the rule to the first
	footRuleWidth = 90
	footGap       = 2.5 // between two
	footMark      = 14  // the text begins right of the mark
)

// footnote is a remark at the foot of the page that its first mark stands on.
type footnote struct {
	*doc.Note
	item item // as it is set at the foot
}

// footnote composes a footnote: its mark, which leads back to the text, and its
// paragraphs.
func (set *setter) footnote(n *doc.Note) *footnote {
	e := set.section().child(Note)
	s := setting{x: set.left + footMark, width: min(set.measure, set.textWidth) - footMark, size: set.smallSize, leading: 1.35}
	label := s
	label.x, label.width = set.left, footMark
	back := span{text: n.Letter + "\u00a0", style: regular(set.smallSize), ink: set.ink.accent, el: e.child(Lbl).child(Link)}
	back.to = &Target{Anchor: n.Back()}
	boxes, _ := set.stack([]span{back}, label, e)
	it := item{head: &item{boxes: []Box{rule(set.left, 0, footRuleWidth, 0.5, set.ink.frame)}}, pos: n.Pos}
	it.boxes = append([]Box{{Kind: BoxAnchor, X: set.left, Anchor: n.Anchor()}}, boxes...)
	words := span{style: regular(set.smallSize), ink: set.ink.text}
	for _, paragraph := range n.Paragraphs {
		p := e.child(P)
		placed, height := set.stack(set.spans(paragraph.Words, words, p), s, p)
		it.boxes = lowered(it.boxes, placed, it.height)
		it.height += height
	}
	it.height = max(it.height, s.height())
	return &footnote{n, it}
}

// footOf returns the footnotes that a line marks first.
func footOf(l textLine) []item {
	var out []item
	for _, f := range l.fragments {
		if f.note != nil {
			out = append(out, f.note.item)
		}
	}
	return out
}

// feetOf returns the footnotes of items.
func feetOf(items []item) []item {
	var out []item
	for _, it := range items {
		out = append(out, it.foot...)
	}
	return out
}

// footHeight is the room that footnotes take when items are set next, on a fresh
// page or on this one.
func (p *paginator) footHeight(items []item, fresh bool) float64 {
	feet := feetOf(items)
	if !fresh {
		feet = append(feet, p.feet...)
	}
	return feetHeight(feet)
}

// feetHeight is the room that footnotes take at the foot of a page.
func feetHeight(feet []item) float64 {
	if len(feet) == 0 {
		return 0
	}
	h := footSpace - footGap
	for _, it := range feet {
		h += footGap + it.height
	}
	return h
}

// setFeet sets the footnotes of the page that ends, below the rule of the first.
func (p *paginator) setFeet() {
	if len(p.feet) == 0 {
		return
	}
	last := len(p.pages) - 1
	bottom := p.bottom
	if p.landscapes[last] {
		bottom = p.landscapeBottom
	}
	y := bottom - p.footHeight(nil, false) + footSpace
	p.pages[last] = lowered(p.pages[last], p.feet[0].head.boxes, y-footRule)
	for _, it := range p.feet {
		p.pages[last] = lowered(p.pages[last], it.boxes, y)
		y += it.height + footGap
	}
	p.feet = nil
}
