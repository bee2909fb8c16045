package survey

import (
	"slices"
	"strings"
	"unicode"

	"briefing/data"
)

// Unread is a column that no figure has, and why.
type Unread struct {
	Column int
	Why    string
	// Asked is set where nobody can know whether it should be read.
	Asked bool
}

// Unread are the columns of the table of which no figure has anything, but for what offices
// keep for themselves.
func (p *Plan) Unread() []Unread {
	s := p.Survey
	used := map[int]bool{}
	for _, f := range p.Figures {
		for _, i := range slices.Concat(p.Uses(f), f.Twins, p.constants(func(head string) bool {
			return isPlace(head) || isCalled(head, namingHeads) || isCalled(head, restrictingHeads)
		})) {
			used[i] = true
		}
	}
	var all []Unread
	for i := range s.Columns {
		c := &s.Columns[i]
		switch {
		case used[i] || c.Filled == 0:
		case s.Keyed && c.isNumeric() && hasYear(c.Head):
			all = append(all, Unread{i, "it has numbers, and its head is no period as those beside it are", !slices.Contains(s.Unread, c.Head)})
		default:
			if why := s.whyUnread(c); why != "" {
				all = append(all, Unread{Column: i, Why: why})
			}
		}
	}
	return all
}

// whyUnread is why no figure has a column; empty for what is read in another way, and what
// offices keep for themselves.
func (s *Survey) whyUnread(c *Column) string {
	switch {
	case len(c.Texts) == 1 && c.Texts[0] == s.measureName():
		return "" // the title has it
	case isCalled(c.Head, frequencyHeads), c.Role == Attribute && c.Of >= 0 && s.Columns[c.Of].Role == Time && c.isTime():
		return "" // the periods say so
	case c.Unchosen:
		return "other numbers were chosen"
	case c.Role == Note:
		return "it has remarks"
	case c.Role == Status:
		return "it has codes, beside no number that is read"
	case c.Role == Constant && !isCodeHead(c.Head) && c.ShowsTexts():
		return "it has the same in each row: " + data.Clip(c.Texts[0], maxQuoted)
	case c.Role == Attribute && c.Of >= 0 && !isCodeHead(c.Head):
		return "its texts follow from those of " + s.Columns[c.Of].Head
	case c.Role == Attribute && c.isNumeric() && !isCodeHead(c.Head):
		return "it has numbers of its own, beside those whose heads are keys"
	case c.Role == Attribute, c.Role == Low, c.Role == High, c.Role == Dimension:
		return "what it is cannot be told"
	}
	return ""
}

// frequencyHeads are what offices call the columns that say how long their periods are.
var frequencyHeads = []string{"freq", "frequency", "time frequency", "frequency of observation"}

// maxQuoted is how many characters of a text are quoted.
const maxQuoted = 40

// hasYear reports whether a head has four digits that are a year: 2023 prel., Average 2019-2021.
func hasYear(head string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(head, func(r rune) bool { return !unicode.IsDigit(r) }), func(digits string) bool {
		return len(digits) == 4 && digits >= "1800" && digits < "2200"
	})
}

// askUnread asks whether columns are left out of which nobody can know whether they should
// be read; false where there are none.
func (p *Plan) askUnread() (Ask, bool) {
	var heads, named []string
	for _, u := range p.Unread() {
		if u.Asked {
			heads, named = append(heads, p.Survey.Columns[u.Column].Head), append(named, p.Survey.NameOf(u.Column))
		}
	}
	ask := Ask{What: strings.Join(named, ", ") + ": the head has a year and is no period as those beside it, so that the numbers are not read; write the heads in a list, or range: with the cells that are meant"}
	if len(heads) == 1 {
		ask = Ask{Readings: [][2]string{{heads[0], "the numbers of " + named[0] + " are not read: the head has a year and is no period as those beside it; range: can name other cells"}}}
	}
	return ask, heads != nil
}

// NameOf is how a column is called where it may have no head: Codes, column C.
func (s *Survey) NameOf(column int) string {
	head := s.Columns[column].Head
	if column >= len(s.Letters) || s.Letters[column] == "" || strings.Contains(head, unnamedHead+s.Letters[column]) {
		return head
	}
	return head + ", " + unnamedHead + s.Letters[column]
}
