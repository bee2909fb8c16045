package doc

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"briefing/data"
	"briefing/data/language"
)

// words settles the white space of a paragraph, follows its links, and sets its
// citations where they belong.
func (m *markdownReader) words(raw []rawInline) []Inline {
	var r inlineBuilder
	var link *Link
	for i, word := range raw {
		if i == 0 || raw[i-1].url != word.url {
			link = m.link(word)
		}
		switch {
		case word.cite != "":
			m.cite(&r, word)
		case word.note > 0:
			r.note(m.mark(word.note))
		default:
			r.write(word.text, Run{Bold: word.bold, Italic: word.italic, Code: word.code, Language: word.language, Link: link,
				Address: word.url != "" && word.text == word.url, Pos: m.placeOf(word.at)})
		}
	}
	return spelledOut(m.texts.say, r.inlines())
}

// spelledOut are words whose short forms, such as trn and >, say what they stand for, and whose
// computations are said in words.
func spelledOut(say *language.Printer, words []Inline) []Inline {
	var out []Inline
	for _, word := range words {
		r, ok := word.(Run)
		if !ok || r.Link != nil || r.Code || r.Long != "" || r.Language != "" {
			out = append(out, word)
			continue
		}
		if r.Heard = language.ArithmeticInWords(say, r.Text); r.Heard != "" {
			out = append(out, r)
			continue
		}
		text, done := r.Text, 0
		put := func(to int, long, heard string) {
			if r.Text, r.Long, r.Heard = text[done:to], long, heard; to > done && long+heard == "" {
				for _, part := range foreignRuns(say, r) {
					out = append(out, part)
				}
			} else if to > done {
				out = append(out, r)
			}
			done = to
		}
		for _, short := range language.ShortForms(say, text) {
			put(short.From, "", "")
			put(short.To, short.Long, short.Heard)
		}
		put(len(text), "", "")
	}
	return out
}

// link follows the link of a word; nil where it has none, or leads nowhere.
func (m *markdownReader) link(word rawInline) *Link {
	if word.url == "" {
		return nil
	}
	if !strings.HasPrefix(word.url, "#") {
		return &Link{URL: word.url}
	}
	anchor, err := url.PathUnescape(word.url) // Markdown escapes what is not ASCII
	if err != nil || m.texts.labels[anchor] == "" {
		m.faultAt(word.at, fmt.Sprintf("a link to %q, which the briefing does not show", anchor), "write {{ ref }} with the id of a chart or of a table")
		return nil
	}
	return &Link{Anchor: anchor}
}

func (m *markdownReader) cite(r *inlineBuilder, word rawInline) {
	s, ok := m.texts.keys[word.cite]
	switch {
	case !ok:
		m.faultAt(word.at, fmt.Sprintf("there is no source %q", word.cite), "add it under `sources:`, or cite one that is there")
	case s.nth == 0:
		m.faultAt(word.at, fmt.Sprintf("source %q is cited but was given no number", word.cite), "")
	default:
		r.cite(s)
	}
}

// withSources is a word for sources, and their links, which say it as well.
func withSources(word string, pos data.Pos, sources []*Source) []Inline {
	var r inlineBuilder
	r.write(word, Run{Pos: pos, Silent: true})
	return r.citing(sources)
}

// citing returns the text with sources at its end.
func (r *inlineBuilder) citing(sources []*Source) []Inline {
	if len(sources) > 0 {
		r.marks = append(r.marks, marksAt{r.text.Len(), Marks{Sources: sources}})
	}
	return r.inlines()
}

// writeNaming appends a text, and where it names sources with their numbers in brackets, as
// "according to Xinhua [6]" does, their marks.
func (r *inlineBuilder) writeNaming(text string, s Run, named []*Source) {
	for text != "" {
		at, brackets, of := len(text), "", []*Source(nil)
		for _, source := range named {
			b := inBrackets(source)
			if i := strings.Index(text, b); i >= 0 && i < at {
				at, brackets, of = i, b, []*Source{source}
			}
		}
		r.write(text[:at], s)
		if of != nil {
			r.add(r.takeSpace('['), s)
			r.marks = append(r.marks, marksAt{r.text.Len(), Marks{Sources: of, InLine: true}})
			r.last = ']'
		}
		text = text[at+len(brackets):]
	}
}

// inlines returns the text with the marks in their places.
func (r *inlineBuilder) inlines() []Inline {
	var out []Inline
	marks, offset := r.placedMarks(), 0
	put := func(run Run, text string) {
		if run.Text = text; text != "" {
			out = append(out, run)
		}
	}
	for _, run := range r.runs {
		text := run.Text
		for len(marks) > 0 && marks[0].at <= offset+len(text) {
			cut := marks[0].at - offset
			put(run, text[:cut])
			out = append(out, marks[0].Marks)
			text, offset, marks = text[cut:], marks[0].at, marks[1:]
		}
		offset += len(text)
		put(run, text)
	}
	for _, m := range marks { // in a text without a word, such as the cell of a table
		out = append(out, m.Marks)
	}
	return out
}

// marksAt are marks after text[:at].
type marksAt struct {
	at int
	Marks
}

// inlineBuilder is a paragraph's text with its styles and citations, while white space
// is settled.
type inlineBuilder struct {
	text  strings.Builder
	runs  []Run
	marks []marksAt

	space rune // pending: ' ', '\n', '\r' for a line end of the source, 0 for none
	cited bool // a citation stands after the pending space
	last  rune
}

// write appends text in a style. White space is one space, as in a browser; a
// line end of the source is nothing between Chinese characters.
func (r *inlineBuilder) write(text string, s Run) {
	var b strings.Builder
	for _, c := range text {
		if isSpace(c) {
			r.addSpace(c)
			continue
		}
		space := r.takeSpace(c)
		if (s.Link != nil || s.Code || s.Language != "" || s.Long != "") && b.Len() == 0 { // the space before a link is no part of it
			r.add(space, Run{Bold: s.Bold, Italic: s.Italic, Pos: s.Pos})
			space = ""
		}
		b.WriteString(space)
		b.WriteRune(c)
		r.last = c
	}
	r.add(b.String(), s)
}

func (r *inlineBuilder) add(text string, s Run) {
	if text == "" {
		return
	}
	s.Text = text
	r.text.WriteString(text)
	r.runs = append(r.runs, s)
}

func isSpace(c rune) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// addSpace remembers white space; a line break outweighs a space.
func (r *inlineBuilder) addSpace(c rune) {
	if c == '\t' {
		c = ' '
	}
	if r.space != '\n' {
		r.space = c
	}
}

// takeSpace returns the pending white space as it is set before the character next.
func (r *inlineBuilder) takeSpace(next rune) string {
	space, cited := r.space, r.cited
	r.space, r.cited = 0, false
	switch {
	case space == 0, r.last == 0:
		return ""
	case space == '\r' && Wide(r.last) && Wide(next):
		return ""
	case cited && (endsSentence(next) || isClosing(next) || strings.ContainsRune(",，、", next)): // "in 2019 [@key]." has no space before the stop
		return ""
	case space == '\n':
		return "\n"
	}
	return " "
}

// Wide reports whether a character is as wide as a Chinese one.
func Wide(c rune) bool {
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return true
	}
	return false
}

// cite notes a citation after what has been written.
func (r *inlineBuilder) cite(s *Source) {
	r.marks = append(r.marks, marksAt{r.text.Len(), Marks{Sources: []*Source{s}}})
	r.cited = true
}

// note notes a mark of a footnote after what has been written.
func (r *inlineBuilder) note(n NoteMark) {
	r.marks = append(r.marks, marksAt{r.text.Len(), Marks{Notes: []NoteMark{n}}})
	r.cited = true
}

// endsSentence reports whether a character ends a sentence, or a part of one that has
// citations of its own; closes, whether it closes what was opened before.
func endsSentence(c rune) bool { return strings.ContainsRune(".;:!?。；：！？", c) }
func isClosing(c rune) bool    { return strings.ContainsRune(`)]}”’"'）】」』》`, c) }

// citationPlaces returns the offsets at which citations are set: before each mark that
// ends a sentence, and at the end of the text.
func citationPlaces(text string) []int {
	var out []int
	for i, c := range text {
		if endsSentence(c) && endsHere(text[i+utf8.RuneLen(c):], c) {
			out = append(out, i)
		}
	}
	return append(out, len(text))
}

// citationPlace returns where the citation at an offset is set: at the next of the stops,
// but one that follows the end of a sentence belongs to it and stays.
func citationPlace(text string, stops []int, at int) int {
	before := strings.TrimRightFunc(text[:at], isClosing)
	if last, _ := utf8.DecodeLastRuneInString(before); before != "" && endsSentence(last) {
		return at
	}
	i, _ := slices.BinarySearch(stops, at)
	return stops[i]
}

// endsHere distinguishes the stop of a sentence from the point of a number, the colon
// of a time and the point of a short form, 1.4 Mrd. € or bzw.: white space at which a line may
// end follows, or the end; and after a point no small letter and no sign of a currency. Full-width
// marks always end.
func endsHere(rest string, c rune) bool {
	if c >= utf8.RuneSelf {
		return true
	}
	rest = strings.TrimLeftFunc(rest, isClosing)
	next, _ := utf8.DecodeRuneInString(rest)
	if next == utf8.RuneError {
		return true
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	return unicode.IsSpace(next) && next != '\u00a0' && next != '\u202f' && (c != '.' || !unicode.IsLower(first) && !unicode.Is(unicode.Sc, first))
}

// placedMarks returns the marks where they are set, one for each place: footnotes
// stay where they were written.
func (r *inlineBuilder) placedMarks() []marksAt {
	text := r.text.String()
	stops := citationPlaces(text)
	marks := slices.Clone(r.marks)
	for i, m := range marks {
		if len(m.Sources) > 0 && !m.InLine {
			marks[i].at = citationPlace(text, stops, m.at)
		}
	}
	slices.SortStableFunc(marks, func(a, b marksAt) int { return a.at - b.at })
	var out []marksAt
	for _, m := range marks {
		if last := len(out) - 1; last >= 0 && out[last].at == m.at && out[last].InLine == m.InLine {
			out[last].Sources = slices.Concat(out[last].Sources, m.Sources)
			out[last].Notes = slices.Concat(out[last].Notes, m.Notes)
			continue
		}
		out = append(out, m)
	}
	for i := range out {
		out[i].Sources = byNumber(out[i].Sources)
	}
	return out
}
