package table

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// Columns are the columns of a selection in order.
func (s Selection) Columns() []string {
	columns := make([]string, len(s.Conditions))
	for i, c := range s.Conditions {
		columns[i] = c.Column
	}
	slices.Sort(columns)
	return columns
}

// Condition asks for rows that have a text in a column.
type Condition struct{ Column, Text string }

// Selection are the rows of a CSV file that meet all of some conditions.
type Selection struct {
	Separator  rune // 0: a comma
	Conditions []Condition
}

// String writes the selection as InputRef has it: columns in order of their heads.
func (s Selection) String() string {
	var b strings.Builder
	if i := slices.Index(Separators(), s.Separator); i > 0 {
		b.WriteString(SeparatorWords()[i] + ":")
	}
	sorted := slices.SortedFunc(slices.Values(s.Conditions), func(a, b Condition) int { return cmp.Compare(a.Column, b.Column) })
	for i, c := range sorted {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(escapeUsed(c.Column) + "=" + escapeUsed(c.Text))
	}
	return b.String()
}

// usedSigns are the signs that divide what InputRef.Used says.
var usedSigns = strings.NewReplacer("%", "%25", "&", "%26", "=", "%3D", "|", "%7C", ":", "%3A", "!", "%21")

func escapeUsed(s string) string { return usedSigns.Replace(s) }

// ParseUsed reads what String has written of several selections. It reports false
// for a text of another form.
func ParseUsed(used string) ([]Selection, bool) {
	var all []Selection
	for one := range strings.SplitSeq(used, "|") {
		s := Selection{Separator: ','}
		if word, rest, found := strings.Cut(one, ":"); found {
			i := slices.Index(SeparatorWords(), word)
			if i < 0 {
				return nil, false
			}
			s.Separator, one = Separators()[i], rest
		}
		for pair := range strings.SplitSeq(one, "&") {
			column, text, found := strings.Cut(pair, "=")
			head, err1 := url.PathUnescape(column)
			cell, err2 := url.PathUnescape(text)
			if !found || err1 != nil || err2 != nil {
				return nil, false
			}
			s.Conditions = append(s.Conditions, Condition{Column: head, Text: cell})
		}
		all = append(all, s)
	}
	return all, true
}
