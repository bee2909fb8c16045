package survey

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// What all rows have in a column is put into titles, notes and units. A later release may have
// another text there, of another year or in other prices: the file that is written asks for rows
// with the text of now, and does not draw others under the old words.

// pinned are the columns with one text throughout that the words of a figure are made of, and
// those with its code.
func (p *Plan) pinned(f *Figure) (columns []int) {
	s := p.Survey
	if s.isOwn() {
		return nil
	}
	words := p.wordsOf(f)
	var heads []string
	for i := range s.Columns {
		if s.isConstant(i) && s.Columns[i].isSaidIn(words) {
			heads = append(heads, folded(s.Columns[i].Head))
		}
	}
	for i := range s.Columns {
		if s.isConstant(i) && slices.Contains(heads, folded(s.Columns[i].Head)) && i != f.Key && i != f.UnitColumn && i != f.Scale && !f.chooses(i) && !slices.Contains(f.Open, i) {
			columns = append(columns, i)
		}
	}
	return columns
}

// wordsOf are those of a figure and of its source.
func (p *Plan) wordsOf(f *Figure) string {
	w := wording{p}
	return strings.Join([]string{f.Title, f.Note, f.Unit, p.Title, w.publisher(), w.sourceTitle()}, "\n")
}

// stated is what lines about the table state that the words of a figure are made of.
func (r rows) stated(f *Figure) *yaml.Node {
	p := r.p
	words := p.wordsOf(f)
	var all []entry
	for _, key := range [...]string{"title", "measure", "source", "publisher"} {
		said := p.About[key]
		if forms := []string{said, withoutStop(said), plainTitle(withoutCode(withoutNumber(said))), bracketed(said)}; slices.ContainsFunc(forms, func(form string) bool { return hasWord(words, form) }) {
			all = append(all, entry{key, text(said)})
		}
	}
	if said := p.About["note"]; editionOfFile(p) == "" && said != "" && (wording{p}).remark(said) != nil { // an edition is another in each release
		all = append(all, entry{"note", text(said)})
	}
	all = append(all, entry{"beside", text(p.besides(f))}, entry{"names", text(f.InNames)})
	if lines := mapping(all...); lines != nil {
		return mapping(append([]entry{{"unit", text(f.Stated)}}, all...)...)
	}
	return text(f.Stated)
}

// besides is what stands beside the numbers of a figure; empty where nothing does.
func (p *Plan) besides(f *Figure) string {
	beside := ""
	for i, c := range f.values() {
		if c >= len(p.Survey.Units) || i > 0 && p.Survey.Units[c] != beside {
			return ""
		}
		beside = p.Survey.Units[c]
	}
	return beside
}

// isConstant reports whether a column has one text in each row, and says what the numbers are.
func (s *Survey) isConstant(column int) bool {
	c := &s.Columns[column]
	if len(c.Texts) != 1 || c.Many || c.Filled != s.Count {
		return false
	}
	switch c.Role {
	case Constant, Dimension, Time:
		return true
	case Bookkeeping:
		return c.Head == flowHead
	case Label:
		return c.Of < 0 || s.isConstant(c.Of)
	}
	return false
}

// minSaid is how many characters a text without words has at least that is known again in
// others: those of a year.
const minSaid = 4

// isSaidIn reports whether the only text of a column stands in words that were made of it.
func (c *Column) isSaidIn(words string) bool {
	text := c.Texts[0]
	forms := []string{text, plainTitle(text), bracketed(text)}
	if c.Head == flowHead {
		forms = append(forms, dataflow(text))
	}
	return slices.ContainsFunc(forms, func(form string) bool {
		return (isWords(form) || utf8.RuneCountInString(form) >= minSaid) && hasWord(words, form)
	})
}

// hasWord reports whether a text stands in another, and is no part of a longer word there.
func hasWord(in, text string) bool {
	for from := 0; text != ""; {
		i := strings.Index(in[from:], text)
		if i < 0 {
			return false
		}
		begin, end := from+i, from+i+len(text)
		before, _ := utf8.DecodeLastRuneInString(in[:begin])
		after, _ := utf8.DecodeRuneInString(in[end:])
		if !isOfWord(before) && !isOfWord(after) {
			return true
		}
		from = end
	}
	return false
}

func isOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
