package doc

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"briefing/data"
)

// markdownText is a text as Markdown, and where its bytes stand in the file.
type markdownText struct {
	source []byte
	parts  []data.Part
	starts []int    // of each part in the source
	pos    data.Pos // of the text
	// counted is how far the characters of a part have been counted: places are mostly
	// asked for in their order.
	counted struct{ part, bytes, runes int }
}

// markdown turns a text into Markdown: what references say is escaped, cites their
// sources, and links to charts and tables.
func (r *textReader) markdown(t data.Text) markdownText {
	m := markdownText{parts: t.Parts, pos: t.Pos, starts: make([]int, len(t.Parts))}
	for i, p := range t.Parts {
		m.starts[i] = len(m.source)
		switch {
		case !p.Reference:
			m.source = append(m.source, p.Text...)
			continue
		case p.Anchor != "":
			m.source = append(m.source, "["+data.EscapeMarkdown(r.labels[p.Anchor])+"]("+p.Anchor+")"...)
			continue
		}
		m.source = append(m.source, r.trace(p, data.EscapeMarkdown(p.Text))...)
		for _, s := range p.Sources {
			m.source = append(m.source, s.Citation()...)
		}
	}
	return m
}

// placeOf is the place in the file of a byte of the source; of white space, of what
// follows it. What a reference says stands where the reference does.
func (m *markdownText) placeOf(offset int) data.Pos {
	for offset >= 0 && offset < len(m.source) && unicode.IsSpace(rune(m.source[offset])) {
		offset++
	}
	i, begins := slices.BinarySearch(m.starts, offset)
	if !begins {
		i--
	}
	for i+1 < len(m.starts) && m.starts[i+1] == offset { // after parts without a word
		i++
	}
	if offset < 0 || i < 0 {
		return m.pos
	}
	p := m.parts[i]
	if p.Verbatim {
		p.Pos.Col += m.runes(i, min(offset-m.starts[i], len(p.Text)))
	}
	return cmp.Or(p.Pos, m.pos)
}

// runes counts the characters in the first bytes of a part.
func (m *markdownText) runes(part, bytes int) int {
	c, text := &m.counted, m.parts[part].Text
	if c.part != part || c.bytes > bytes {
		c.part, c.bytes, c.runes = part, 0, 0
	}
	n := c.runes + utf8.RuneCountInString(text[c.bytes:bytes])
	if bytes == len(text) || utf8.RuneStart(text[bytes]) {
		c.bytes, c.runes = bytes, n
	}
	return n
}
