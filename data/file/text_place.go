package file

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// manuscript is what a Markdown text was made from: its own words, and the lines of
// the file that hold them.
type manuscript struct {
	raw      string            // as YAML gives it
	own      []stretch         // what stands in Cited as it does in raw, in order
	lines    []string          // of the whole file
	style    yaml.Style        // how it is written there
	fillings map[string]string // the values of parameters
}

// stretch is a part of a text that no reference filled in: where it begins in
// Cited and in the raw text, and its length, in bytes.
type stretch struct{ cited, raw, size int }

// textPlaces finds the parts of a manuscript.
type textPlaces struct {
	text  *manuscript
	begin data.Pos
	walk  *fileWalk
	done  int // bytes of the raw text that were walked over
}

// Places implements Manuscript.
func (o *manuscript) Places(begin data.Pos) data.Places { return &textPlaces{text: o, begin: begin} }

// At implements Places. Where YAML lets a text be written so that its parts are not
// found again, with escapes by number, it is the place where the whole text begins;
// so it is for a byte before the first.
func (p *textPlaces) At(offset int) data.Pos {
	o := p.text
	if offset < 0 {
		return p.begin
	}
	raw := o.rawOffset(offset)
	if p.walk == nil || raw < p.done {
		p.walk, p.done = o.begin(p.begin), 0
	}
	p.done = p.walk.over(p.done, raw)
	if at, ok := p.walk.here(); ok {
		return at
	}
	return p.begin
}

// rawOffset is the byte of the raw text that a byte of Cited comes from.
func (o *manuscript) rawOffset(offset int) int {
	raw := 0
	for _, s := range o.own {
		if s.cited > offset {
			break
		}
		raw = s.raw + min(offset-s.cited, s.size)
	}
	return min(raw, len(o.raw))
}

// fileWalk goes over the characters of a text as they stand in a file. White space
// is passed over, in the text and in the file: YAML folds and indents it.
type fileWalk struct {
	*manuscript
	pos  data.Pos // of what is left of the line
	rest string   // of the line
	lost bool     // the file has another character than the text
}

// begin stands before the first character of a text that begins at a place.
func (o *manuscript) begin(pos data.Pos) *fileWalk {
	w := &fileWalk{manuscript: o, pos: pos}
	if pos.Line < 1 || pos.Line > len(o.lines) {
		w.lost = true
		return w
	}
	line := o.lines[pos.Line-1]
	w.rest = line[byteOffset(line, pos.Col-1):]
	switch o.style {
	case yaml.LiteralStyle, yaml.FoldedStyle:
		w.rest = "" // the sign, and how lines end
	case yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle:
		w.skip(1)
	}
	return w
}

// skip passes over bytes of the line.
func (w *fileWalk) skip(bytes int) {
	bytes = min(bytes, len(w.rest))
	w.pos.Col += utf8.RuneCountInString(w.rest[:bytes])
	w.rest = w.rest[bytes:]
}

// here is the place of the next character.
func (w *fileWalk) here() (data.Pos, bool) {
	if w.lost {
		return data.Pos{}, false
	}
	w.blank()
	return w.pos, !w.lost
}

// blank passes over white space, however it is written.
func (w *fileWalk) blank() {
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

// over passes over the raw text between two bytes, and returns how far it came:
// to the second, or to a parameter that this lies in.
func (w *fileWalk) over(from, to int) int {
	for from < to && !w.lost {
		r, size := utf8.DecodeRuneInString(w.raw[from:])
		if strings.ContainsRune(" \t\r\n", r) {
			from += size
			continue
		}
		w.blank()
		if use, value := w.filling(w.raw[from:]); use > 0 {
			if from+value > to {
				return from
			}
			w.skip(use)
			from += value
			continue
		}
		w.escape()
		w.lost = w.lost || !strings.HasPrefix(w.rest, w.raw[from:from+size])
		w.skip(size)
		from += size
	}
	return from
}

// escape passes over what stands before a character that a quoted text cannot
// have alone.
func (w *fileWalk) escape() {
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
func (w *fileWalk) filling(text string) (use, value int) {
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
