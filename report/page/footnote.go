package page

import (
	"briefing/report/doc"
)

// The measures of footnotes, in points.
const (
	noteSpace     = 22 // above the first of a page
	noteRule      = 8  // from the rule to the first
	noteRuleWidth = 90
	noteGap       = 2.5 // between two
	noteMarkWidth = 14  // the text begins right of the mark
)

// footnote is a remark at the foot of the page that its first mark stands on.
type footnote struct {
	back string // the anchor of its mark in the text
	item item   // as it is set at the foot
}

// footnote composes a footnote: its mark, which leads back to the text, and its
// paragraphs.
func (set *setter) footnote(n *doc.Note) *footnote {
	e := set.section().child(Note)
	s := setting{x: set.left + noteMarkWidth, width: min(set.measure, set.textWidth) - noteMarkWidth, size: set.smallSize, leading: 1.35}
	label := s
	label.x, label.width = set.left, noteMarkWidth
	back := span{text: n.Letter + "\u00a0", style: regular(set.smallSize), ink: set.ink.named, el: e.child(Lbl).child(Link)}
	back.to, back.el.Alt = &Target{Anchor: n.Back()}, n.BackName
	line, _ := set.fonts.Shape(back.text, back.style) // cannot fail: letters and a space, never broken
	mark := fragment{span: &back, line: line, width: line.Width}
	boxes := set.lineBoxes(textLine{[]fragment{mark}, line.Width}, label, 0, e)
	it := item{header: &item{boxes: []Box{rule(set.left, 0, noteRuleWidth, 0.5, set.ink.frame)}}, pos: n.Pos}
	it.boxes = append([]Box{{Kind: BoxAnchor, X: set.left, Anchor: n.Anchor()}}, boxes...)
	words := span{style: regular(set.smallSize), ink: set.ink.text}
	for _, paragraph := range n.Paragraphs {
		p := e.child(P)
		placed, height := set.stack(set.spans(paragraph.Words, words, p), s, p)
		it.boxes = lowered(it.boxes, placed, it.height)
		it.height += height
	}
	it.height = max(it.height, s.height())
	return &footnote{n.Back(), it}
}

// notesOfLine returns the footnotes that a line marks first.
func notesOfLine(l textLine) []item {
	var out []item
	for _, f := range l.fragments {
		if f.note != nil {
			out = append(out, f.note.item)
		}
	}
	return out
}

// notesOf returns the footnotes of items.
func notesOf(items []item) []item {
	var out []item
	for _, it := range items {
		out = append(out, it.notes...)
	}
	return out
}

// heightOfNotes is the room that footnotes take at the foot of a page.
func heightOfNotes(feet []item) float64 { return heightWithNotes(0, feet) }

// heightWithNotes is the room that footnotes take with more of them; 0 for none.
func heightWithNotes(height float64, more []item) float64 {
	if height == 0 && len(more) > 0 {
		height = noteSpace - noteGap
	}
	for _, it := range more {
		height += noteGap + it.height
	}
	return height
}
