package page

import (
	"slices"

	"briefing/report/doc"
)

// spans returns words in a style, their links elements below e, and their marks
// as superscripts but for those that the words speak of. The size is that of marks in a text without a word: there is
// nothing that they could stand above.
func (set *setter) spans(words []doc.Inline, style span, e *Element) []span {
	var out []span
	links := map[*doc.Link]*Element{}
	var before phrase
	base := span{style: regular(style.style.Size)}
	if slices.ContainsFunc(words, isRun) {
		base = superscript(style.style.Size)
	}
	for i, word := range words {
		switch word := word.(type) {
		case doc.Run:
			for _, piece := range doc.Cut(word.Text) {
				part := word
				part.Text = piece.Text
				r := set.run(part, style, links, &before, e)
				if word.Text == " " && linked(words[i+1:]) { // it is drawn with the link, and no part of it
					r.ink = set.ink.named
				}
				if piece.Reference >= 0 && piece.Reference < len(set.doc.References) {
					r.at = set.doc.References[piece.Reference].Call
				}
				out = appendSpan(out, r)
			}
		case doc.Marks:
			if word.InLine {
				out = append(out, set.marks(word, style, e)...)
			} else {
				out = append(out, set.marks(word, base, e)...)
			}
			before = phrase{}
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

// phrase is a stretch of words in one style, and the element that says so.
type phrase struct {
	bold, italic   bool
	language, long string
	heard          string
	el             *Element
}

// of returns the element of a run below e: that of the run before, where both are alike; nil
// for plain words.
func (p *phrase) of(r doc.Run, e *Element) *Element {
	next := phrase{bold: r.Bold, italic: r.Italic, language: r.Language, long: r.Long, heard: r.Heard}
	if next.el = p.el; next == *p && p.el != nil {
		return p.el
	}
	next.el = nil
	down := func(role Role) {
		if next.el == nil {
			next.el = e
		}
		next.el = next.el.child(role)
	}
	if r.Bold {
		down(Strong)
	}
	if r.Italic {
		down(Em)
	}
	if r.Language != "" || r.Long != "" || r.Heard != "" {
		down(Span)
		next.el.Lang, next.el.Long, next.el.Actual = r.Language, r.Long, r.Heard
	}
	*p = next
	return p.el
}

// run returns the span of a run, in the style of what it stands in.
func (set *setter) run(r doc.Run, s span, links map[*doc.Link]*Element, before *phrase, e *Element) span {
	s.text, s.code, s.address = set.check(r.Text, r.Pos), r.Code, r.Address
	s.style.Bold, s.style.Italic = s.style.Bold || r.Bold, r.Italic
	switch {
	case r.Silent:
		s.el = e.child(Artifact)
		return s
	case r.Link == nil:
		s.el = before.of(r, e)
		return s
	}
	*before = phrase{}
	if links[r.Link] == nil {
		links[r.Link] = e.child(Link)
		links[r.Link].Lang = r.Language
	}
	s.to, s.ink, s.el = &Target{URL: r.Link.URL, Anchor: r.Link.Anchor}, set.ink.named, links[r.Link]
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
	base.ink = set.ink.named
	plain := func(text string, of *Element) {
		s := base
		s.text, s.el = text, of
		out = append(out, s)
	}
	put := func(text, name string, to *Target, first *footnote) {
		n := base
		n.text, n.el, n.to, n.note = text, group.child(Link), to, first
		n.el.Alt = name
		out = append(out, n)
	}
	between := "["
	for _, s := range m.Cited() {
		if s.Through {
			dash := group.child(Span)
			dash.Actual = set.through
			plain("–", dash)
		} else {
			plain(between, group)
		}
		between = set.between
		put(s.Number, s.Name, &Target{Anchor: s.Anchor}, nil)
	}
	for _, n := range m.Notes {
		plain(between, group)
		between = set.between
		var first *footnote
		if n.First {
			first = set.footnote(n.Note)
		}
		put(n.Note.Letter, n.Note.Name, &Target{Anchor: n.Note.Anchor()}, first)
	}
	plain("]", group)
	return out
}
