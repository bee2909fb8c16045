package table

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Relation says how a cell has to stand to the text of a condition.
type Relation uint8

// The relations. Of several conditions on one column that a cell is a text, one has to
// hold; of all others each.
const (
	Is Relation = iota
	IsNot
	From    // a number, or a period, that is not less
	UpTo    // one that is not greater
	Lasting // a period of the length that the text names
)

// relationSigns stand between a column and a text in what Selection.String writes.
var relationSigns = [...]string{Is: "=", IsNot: "!=", From: ">=", UpTo: "<=", Lasting: "~="}

// Condition asks for rows whose cell in a column stands so to a text.
type Condition struct {
	Column, Text string
	Relation     Relation
}

// Selection are the rows of a CSV file that meet all of some conditions.
type Selection struct {
	Separator  rune // 0: a comma
	Conditions []Condition
}

// Columns are the columns in which the selection asks for texts, in order.
func (s Selection) Columns() []string {
	var columns []string
	for _, c := range s.Conditions {
		if c.Relation == Is {
			columns = append(columns, c.Column)
		}
	}
	slices.Sort(columns)
	return slices.Compact(columns)
}

// tests are the conditions that are no texts to be found in an index.
func (s Selection) tests() []Condition {
	return slices.DeleteFunc(slices.Clone(s.Conditions), func(c Condition) bool { return c.Relation == Is })
}

// keys are the cells of the columns of the rows that are asked for, as an index has them.
func (s Selection) keys() []string {
	all := [][]string{nil}
	for _, column := range s.Columns() {
		var longer [][]string
		for _, begun := range all {
			for _, c := range s.Conditions {
				if c.Column == column && c.Relation == Is {
					longer = append(longer, append(slices.Clone(begun), c.Text))
				}
			}
		}
		all = longer
	}
	keys := make([]string, len(all))
	for i, texts := range all {
		keys[i] = CellsKey(texts)
	}
	return keys
}

// String writes the selection as InputRef has it: columns in order of their heads.
func (s Selection) String() string {
	var b strings.Builder
	if i := slices.Index(Separators(), s.Separator); i > 0 {
		b.WriteString(SeparatorWords()[i] + ":")
	}
	sorted := slices.SortedStableFunc(slices.Values(s.Conditions), func(a, b Condition) int {
		return cmp.Or(cmp.Compare(a.Column, b.Column), cmp.Compare(a.Relation, b.Relation))
	})
	for i, c := range sorted {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(escapeColumn(c.Column) + relationSigns[c.Relation] + escapeUsed(c.Text))
	}
	return b.String()
}

// usedSigns are the signs that divide what InputRef.Used says.
var usedSigns = strings.NewReplacer("%", "%25", "&", "%26", "=", "%3D", "|", "%7C", ":", "%3A", "!", "%21")

func escapeUsed(s string) string { return usedSigns.Replace(s) }

// escapeColumn keeps the end of a column apart from the sign that follows it.
func escapeColumn(s string) string {
	s = escapeUsed(s)
	if n := len(s); n > 0 && strings.ContainsRune("!<>~", rune(s[n-1])) {
		s = fmt.Sprintf("%s%%%X", s[:n-1], s[n-1])
	}
	return s
}

// cutCondition takes a condition apart.
func cutCondition(text string) (column, cell string, r Relation, ok bool) {
	column, cell, ok = strings.Cut(text, "=")
	for r := IsNot; int(r) < len(relationSigns); r++ {
		if before, is := strings.CutSuffix(column, relationSigns[r][:1]); is {
			return before, cell, r, ok
		}
	}
	return column, cell, Is, ok
}

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
			column, text, relation, found := cutCondition(pair)
			head, err1 := url.PathUnescape(column)
			cell, err2 := url.PathUnescape(text)
			if !found || err1 != nil || err2 != nil {
				return nil, false
			}
			s.Conditions = append(s.Conditions, Condition{Column: head, Text: cell, Relation: relation})
		}
		all = append(all, s)
	}
	return all, true
}
