package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"briefing/data"
	"briefing/report/pdf"
)

// mark is a citation in a text, or a footnote: behind text[:at].
type mark struct {
	at      int
	sources []*data.Source
	notes   []noteMark
}

// running is a paragraph's text with its styles and citations: what inlines
// become when white space is settled.
type running struct {
	text  strings.Builder
	spans []span
	marks []mark

	space rune // pending: ' ', '\n', '\r' for a line end of the source, 0 for none
	cited bool // a citation stands after the pending space
	last  rune
}

// write appends text in a style. White space is one space, as in a browser; a
// line end of the source is nothing between Chinese characters.
func (r *running) write(text string, s span) {
	var b strings.Builder
	for _, c := range text {
		if isSpace(c) {
			r.pend(c)
			continue
		}
		space := r.settle(c)
		if (s.to != nil || s.code) && b.Len() == 0 { // the space before a link is no part of it
			r.add(space, span{style: s.style, ink: s.ink})
			space = ""
		}
		b.WriteString(space)
		b.WriteRune(c)
		r.last = c
	}
	r.add(b.String(), s)
}

func (r *running) add(text string, s span) {
	s.text = text
	r.text.WriteString(text)
	r.spans = appendSpan(r.spans, s)
}

func isSpace(c rune) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// pend remembers white space; a line break outweighs a space.
func (r *running) pend(c rune) {
	if c == '\t' {
		c = ' '
	}
	if r.space != '\n' {
		r.space = c
	}
}

// settle returns the pending white space as it is set before the character next.
func (r *running) settle(next rune) string {
	space, cited := r.space, r.cited
	r.space, r.cited = 0, false
	switch {
	case space == 0, r.last == 0:
		return ""
	case space == '\r' && wide(r.last) && wide(next):
		return ""
	case cited && (ends(next) || closes(next) || strings.ContainsRune(",，、", next)): // "in 2019 [@key]." has no space before the stop
		return ""
	case space == '\n':
		return "\n"
	}
	return " "
}

func wide(c rune) bool {
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return true
	}
	return false
}

// cite notes a citation behind what has been written.
func (r *running) cite(s *data.Source) {
	r.marks = append(r.marks, mark{at: r.text.Len(), sources: []*data.Source{s}})
	r.cited = true
}

// note notes a mark of a footnote behind what has been written.
func (r *running) note(n noteMark) {
	r.marks = append(r.marks, mark{at: r.text.Len(), notes: []noteMark{n}})
	r.cited = true
}

// ends reports whether a character ends a sentence, or a part of one that has
// citations of its own; closes, whether it closes what was opened before.
func ends(c rune) bool   { return strings.ContainsRune(".;:!?。；：！？", c) }
func closes(c rune) bool { return strings.ContainsRune(`)]}”’"'）】」』》`, c) }

// stops returns the offsets at which citations are set: before each mark that
// ends a sentence, and at the end of the text.
func stops(text string) []int {
	var out []int
	for i, c := range text {
		if ends(c) && endsHere(text[i+utf8.RuneLen(c):], c) {
			out = append(out, i)
		}
	}
	return append(out, len(text))
}

// stop returns where the citation at an offset is set: at the next of the stops,
// but one that follows the end of a sentence belongs to it and stays.
func stop(text string, stops []int, at int) int {
	before := strings.TrimRightFunc(text[:at], closes)
	if last, _ := utf8.DecodeLastRuneInString(before); before != "" && ends(last) {
		return at
	}
	i, _ := slices.BinarySearch(stops, at)
	return stops[i]
}

// endsHere tells the stop of a sentence from the point of a number or the colon
// of a time: white space follows, or the end. Full-width marks always end.
func endsHere(rest string, c rune) bool {
	if c >= utf8.RuneSelf {
		return true
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, closes))
	return next == utf8.RuneError || unicode.IsSpace(next)
}

// settled returns the marks where they are set, one for each place: footnotes
// stay where they were written.
func (r *running) settled() []mark {
	text := r.text.String()
	stops := stops(text)
	marks := slices.Clone(r.marks)
	for i, m := range marks {
		if len(m.sources) > 0 {
			marks[i].at = stop(text, stops, m.at)
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return a.at - b.at })
	var out []mark
	for _, m := range marks {
		if last := len(out) - 1; last >= 0 && out[last].at == m.at {
			out[last].sources = slices.Concat(out[last].sources, m.sources)
			out[last].notes = slices.Concat(out[last].notes, m.notes)
			continue
		}
		out = append(out, m)
	}
	return out
}

// numbered returns the sources in order of number, each once.
func numbered(sources []*data.Source) []*data.Source {
	out := slices.Clone(sources)
	slices.SortFunc(out, func(a, b *data.Source) int { return a.Number - b.Number })
	return slices.Compact(out)
}

// cited returns the spans with the citations set into them as superscripts of
// the element e. The size is that of a text without a word.
func (c *composer) cited(r *running, size float64, e *element) []span {
	var out []span
	marks, offset := r.settled(), 0
	for _, s := range r.spans {
		for len(marks) > 0 && marks[0].at <= offset+len(s.text) {
			cut := marks[0].at - offset
			head := s
			head.text = s.text[:cut]
			out = appendSpan(out, head)
			out = append(out, c.marks(marks[0], superscript(s.style.Size), e)...)
			s.text, offset, marks = s.text[cut:], marks[0].at, marks[1:]
		}
		offset += len(s.text)
		out = appendSpan(out, s)
	}
	for _, m := range marks { // in a text without a word, such as the cell of a table: nothing to stand above
		out = append(out, c.marks(m, span{style: regular(size)}, e)...)
	}
	return out
}

// superscript is how marks are set behind a text of the given size.
func superscript(size float64) span {
	return span{style: regular(size * superSize), rise: size * superRise, tight: true}
}

// marks returns the numbers of the sources of a mark, each linked to its entry,
// and the letters of its footnotes.
func (c *composer) marks(m mark, base span, e *element) []span {
	var out []span
	group := e.child(pdf.Reference)
	base.ink = c.ink.accent
	put := func(text string, to *target, first *footnote) {
		if len(out) > 0 {
			comma := base
			comma.text, comma.el = ",", group
			if !base.tight {
				comma.text = ", "
			}
			out = append(out, comma)
		}
		n := base
		n.text, n.el, n.to, n.note = text, group.child(pdf.Link), to, first
		out = append(out, n)
	}
	for _, s := range numbered(m.sources) {
		put(c.say.Number(data.Int(int64(s.Number))), c.toSource(s), nil)
	}
	for _, n := range m.notes {
		put(n.note.mark, c.toNote(n.note), n.first())
	}
	return out
}

// toSource returns the link to a source's entry.
func (c *composer) toSource(s *data.Source) *target {
	return &target{anchor: "source." + s.Key, alt: c.prefixed(c.say.Say(data.WordSource), sourceName(s))}
}
