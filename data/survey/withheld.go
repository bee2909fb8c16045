package survey

import (
	"slices"
	"strings"

	"briefing/data/flag"
	"briefing/data/table"
)

// secrecyCodes are those of the list CL_CONF_STATUS of SDMX, the public one first.
var secrecyCodes = []string{"F", "A", "C", "D", "E", "G", "M", "N", "O", "S", "T", "X"}

// secrecyCode is the code of a text that has its label after it: F of F: Free.
func secrecyCode(text string) string {
	code, _, _ := strings.Cut(text, ": ")
	return code
}

// Rules say which numbers of the table may not be published, as far as its flags tell; nil
// where none is flagged. Where it is asked whose the codes are, those of all lists count.
func (p *Plan) Rules() []table.Rule {
	s := p.Survey
	var rules []table.Rule
	numbers := s.heads(Value)
	about := append(s.heads(Low), s.heads(High)...)
	for _, i := range s.ColumnsOf(Secrecy) {
		public := []string{""}
		for _, text := range s.Columns[i].Texts {
			if secrecyCode(text) == secrecyCodes[0] {
				public = append(public, text)
			}
		}
		if len(public) <= len(s.Columns[i].Texts) {
			rules = append(rules, table.Rule{Flag: s.Heads[i], Public: public, Hidden: numbers, Empty: about})
		}
	}
	secret, others := p.secretCodes()
	add := func(head string, codes, hidden []string) {
		r := table.Rule{Flag: head, Secret: secret, Others: others, Hidden: hidden, Empty: about}
		if secret != nil && slices.ContainsFunc(codes, r.Marks) {
			rules = append(rules, r)
		}
	}
	for _, i := range s.ColumnsOf(Status) {
		add(s.Heads[i], s.Columns[i].Texts, numbers)
	}
	for _, i := range s.ColumnsOf(Value) {
		add(s.Heads[i], s.Columns[i].Codes, []string{s.Heads[i]})
	}
	return rules
}

// heads are the heads of the columns with a role.
func (s *Survey) heads(r Role) []string {
	var heads []string
	for _, i := range s.ColumnsOf(r) {
		heads = append(heads, s.Heads[i])
	}
	return heads
}

// secretCodes are the codes of numbers that may not be published, and the others.
func (p *Plan) secretCodes() (secret, others []string) {
	if list, ok := flag.Named(first(p.Answers.Codes, p.Office.Codes)); ok {
		return list.Secret()
	}
	for _, name := range flag.Names() {
		list, _ := flag.Named(name)
		some, more := list.Secret()
		secret, others = append(secret, some...), append(others, more...)
	}
	return secret, others
}

// hides reports whether a number of a row may not be published.
func hides(rules []table.Rule, s *Survey, row []string, value int) bool {
	return slices.ContainsFunc(rules, func(r table.Rule) bool {
		flag := slices.Index(s.Heads, r.Flag)
		return slices.Contains(r.Hidden, s.Heads[value]) && (flag < 0 || r.Marks(table.OneLine(cellOf(row, flag))))
	})
}

// ShowsTexts reports whether the texts of the column may be shown before it is known what may
// be published: those of numbers may not.
func (c *Column) ShowsTexts() bool {
	switch c.Role {
	case Value, Low, High:
		return false
	case Dimension, Time, Status, Secrecy, Unit, Scale, Decimals, Stamp:
		return true
	}
	return c.Numbers == 0
}
