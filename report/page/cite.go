package page

import (
	"slices"

	"briefing/report/doc"
)

// spans returns words in a style, their links elements below e, and their marks
// as superscripts. The size is that of marks in a text without a word: there is
// nothing that they could stand above.
func (set *setter) spans(words []doc.Inline, style span, e *Element) []span {
	var out []span
	links := map[*doc.Link]*Element{}
	base := span{style: regular(style.style.Size)}
	if slices.ContainsFunc(words, isRun) {
		base = superscript(style.style.Size)
	}
	for i, word := range words {
		switch word := word.(type) {
		case doc.Run:
			r := set.run(word, style, links, e)
			if word.Text == " " && linked(words[i+1:]) { // it is drawn with the link, and no part of it
				r.ink = set.ink.accent
			}
			out = appendSpan(out, r)
		case doc.Marks:
			out = append(out, set.marks(word, base, e)...)
		}
	}
	return out
}

func isRun(word doc.Inline) bool {
	_, ok := word.(doc.Run)
	return ok
}

// linked reports whether words begin with a link.
func linked(words []doc.Inline) bool {
	if len(words) == 0 {
		return false
	}
	r, ok := words[0].(doc.Run)
	return ok && r.Link != nil
}

// run returns the span of a run, in the style of what it stands in.
func (set *setter) run(r doc.Run, s span, links map[*doc.Link]*Element, e *Element) span {
	s.text, s.code, s.address = set.check(r.Text, r.Pos), r.Code, r.Address
	s.style.Bold, s.style.Italic = s.style.Bold || r.Bold, r.Italic
	if r.Link == nil {
		return s
	}
	if links[r.Link] == nil {
		links[r.Link] = e.child(Link)
	}
	s.to, s.ink, s.el = &Target{URL: r.Link.URL, Anchor: r.Link.Anchor}, set.ink.accent, links[r.Link]
	return s
}

// superscript is how marks are set after a text of the given size.
func superscript(size float64) span {
	return span{style: regular(size * superSize), rise: size * superRise, tight: true}
}

// marks returns the numbers of the sources of a mark, each linked to its entry,
// and the letters of its footnotes.
func (set *setter) marks(m doc.Marks, base span, e *Element) []span {
	var out []span
	group := e.child(Reference)
	base.ink = set.ink.accent
	put := func(text string, to *Target, first *footnote) {
		if len(out) > 0 {
			comma := base
			comma.text, comma.el = ",", group
			if !base.tight {
				comma.text = ", "
			}
			out = append(out, comma)
		}
		n := base
		n.text, n.el, n.to, n.note = text, group.child(Link), to, first
		out = append(out, n)
	}
	for _, s := range m.Sources {
		put(s.Number, &Target{Anchor: s.Anchor}, nil)
	}
	for _, n := range m.Notes {
		var first *footnote
		if n.First {
			first = set.footnote(n.Note)
		}
		put(n.Note.Letter, &Target{Anchor: n.Note.Anchor()}, first)
	}
	return out
}
