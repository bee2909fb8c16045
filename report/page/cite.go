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
// and the letters of its footnotes: in brackets, so that no program that copies the text
// takes them for digits of the number before them.
func (set *setter) marks(m doc.Marks, base span, e *Element) []span {
	var out []span
	group := e.child(Reference)
	base.ink = set.ink.accent
	plain := func(text string) {
		s := base
		s.text, s.el = text, group
		out = append(out, s)
	}
	put := func(text, name string, to *Target, first *footnote) {
		n := base
		n.text, n.el, n.to, n.note = text, group.child(Link), to, first
		n.el.Alt = name
		out = append(out, n)
	}
	between := "["
	for _, r := range doc.Ranges(m.Sources) {
		plain(between)
		between = ", "
		for i, s := range r {
			if i > 0 {
				plain("–")
			}
			put(s.Number, s.Name, &Target{Anchor: s.Anchor}, nil)
		}
	}
	for _, n := range m.Notes {
		plain(between)
		between = ", "
		var first *footnote
		if n.First {
			first = set.footnote(n.Note)
		}
		put(n.Note.Letter, n.Note.Name, &Target{Anchor: n.Note.Anchor()}, first)
	}
	plain("]")
	return out
}
