package file

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// textWalk takes a text of the file apart: what stands in the file as it
// does in the text, character by character, is a part, and so is each reference. To
// find where a part stands, the characters of the text are passed over in the file,
// too. White space is passed over without a comparison: YAML folds and indents it.
type textWalk struct {
	raw      string            // as YAML gives it
	whole    data.Pos          // where the text begins
	lines    []string          // of the whole file
	style    yaml.Style        // how it is written there
	fillings map[string]string // the values of parameters

	done  int // bytes of the raw text that were passed over
	parts []data.Part
	from  int      // where the last part begins in the raw text
	next  data.Pos // where the character stands that the last part would go on with; zero: nowhere

	pos  data.Pos // in the file: of what is left of the line
	rest string   // of the line
	lost bool     // the file has another character than the text
	// within are the bytes left of the value of a parameter, which stands at a place.
	within   int
	withinAt data.Pos
}

// walkOf begins with a text. The parts of one that is no Markdown all have the place where
// it begins.
func (r *reader) walkOf(t textDraft) *textWalk {
	w := &textWalk{raw: t.raw, whole: t.at.pos(), lines: r.lines[t.at.pos().File], style: t.at.Style, fillings: t.fillings}
	w.pos = w.whole
	if !t.markdown || w.pos.Line < 1 || w.pos.Line > len(w.lines) {
		w.lost = true
		return w
	}
	line := w.lines[w.pos.Line-1]
	w.rest = line[byteOffset(line, w.pos.Col-1):]
	switch w.style {
	case yaml.LiteralStyle, yaml.FoldedStyle:
		w.rest = "" // the sign, and how lines end
	case yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle:
		w.skip(1)
	}
	return w
}

// own makes parts of the text up to a byte.
func (w *textWalk) own(to int) {
	for w.done < to {
		size, at, verbatim := w.step(to)
		blank := at.Line == 0
		if len(w.parts) == 0 || w.parts[len(w.parts)-1].Reference || !blank && (at != w.next || !verbatim) {
			if blank {
				at = w.whole
			}
			w.parts = append(w.parts, data.Part{Pos: at, Verbatim: verbatim})
			w.from, w.next = w.done, at
		}
		w.done += size
		last := &w.parts[len(w.parts)-1]
		last.Text = w.raw[w.from:w.done]
		w.next.Col++
		if !last.Verbatim || w.raw[w.done-1] == '\n' {
			w.next = data.Pos{}
		}
	}
}

// reference makes a part of a reference that reaches to a byte.
func (w *textWalk) reference(part data.Part, to int) {
	part.Reference, part.Pos = true, w.here()
	for w.done < to {
		size, _, _ := w.step(to)
		w.done += size
	}
	w.parts = append(w.parts, part)
}

// step passes over what stands next in the file, up to a byte of the text: white
// space, which has no place, a character, the value of a parameter, or all, where
// the text is not found again.
func (w *textWalk) step(to int) (size int, at data.Pos, verbatim bool) {
	r, size := utf8.DecodeRuneInString(w.raw[w.done:])
	switch {
	case w.lost:
		return to - w.done, w.whole, false
	case w.within > 0:
		size = min(w.within, to-w.done)
		w.within -= size
		return size, w.withinAt, false
	case strings.ContainsRune(" \t\r\n", r):
		return size, data.Pos{}, true
	}
	w.blank()
	at = w.pos
	if use, value := w.filling(w.raw[w.done:]); use > 0 {
		w.within, w.withinAt = value, at
		w.skip(use)
		return w.step(to)
	}
	w.escape()
	verbatim = w.pos == at
	if w.lost = w.lost || !strings.HasPrefix(w.rest, w.raw[w.done:w.done+size]); w.lost {
		return w.step(to)
	}
	w.skip(size)
	return size, at, verbatim
}

// skip passes over bytes of the line.
func (w *textWalk) skip(bytes int) {
	bytes = min(bytes, len(w.rest))
	w.pos.Col += utf8.RuneCountInString(w.rest[:bytes])
	w.rest = w.rest[bytes:]
}

// here is the place of the next character.
func (w *textWalk) here() data.Pos {
	if w.within > 0 {
		return w.withinAt
	}
	if !w.lost {
		w.blank()
	}
	if w.lost {
		return w.whole
	}
	return w.pos
}

// blank passes over white space, however it is written.
func (w *textWalk) blank() {
	for {
		w.skip(len(w.rest) - len(strings.TrimLeft(w.rest, " \t\r")))
		switch {
		case w.style == yaml.DoubleQuotedStyle && len(w.rest) > 1 && w.rest[0] == '\\' && strings.IndexByte("nt ", w.rest[1]) >= 0:
			w.skip(2)
		case w.rest != "" && !(w.style == yaml.DoubleQuotedStyle && w.rest == `\`): // which joins lines
			return
		case w.pos.Line >= len(w.lines):
			w.lost = true
			return
		default:
			w.pos, w.rest = data.Pos{File: w.pos.File, Line: w.pos.Line + 1, Col: 1}, w.lines[w.pos.Line]
		}
	}
}

// escape passes over what stands before a character that a quoted text cannot
// have alone.
func (w *textWalk) escape() {
	switch {
	case w.style == yaml.SingleQuotedStyle && strings.HasPrefix(w.rest, "''"):
		w.skip(1)
	case w.style == yaml.DoubleQuotedStyle && len(w.rest) > 1 && w.rest[0] == '\\':
		w.lost = strings.IndexByte(`"\/`, w.rest[1]) < 0
		w.skip(1)
	}
}

// filling returns how long the parameter is that stands next in the file, and its
// value, with which the text begins; 0 where there is none.
func (w *textWalk) filling(text string) (use, value int) {
	if !strings.HasPrefix(w.rest, "${") {
		return 0, 0
	}
	name, _, closed := strings.Cut(w.rest[len("${"):], "}")
	filled, known := w.fillings[strings.TrimSpace(name)]
	if !closed || !known || !strings.HasPrefix(text, filled) {
		return 0, 0
	}
	return len("${") + len(name) + len("}"), len(filled)
}
