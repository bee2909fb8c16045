package survey

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/spelling"
)

// assignRoles decides what each column is for by its head, where its cells agree, and else
// by its cells.
func (s *Survey) assignRoles() {
	if s.isOwn() {
		s.assignOwnRoles()
		return
	}
	for i := range s.Columns {
		c := &s.Columns[i]
		if r := roleByHead(c.Head); c.agrees(r) {
			c.Role = r
		}
		if c.Role == Unknown && roleByHead(s.twin(i)) == Status && c.agrees(Status) {
			c.Role = Status
		}
		switch {
		case c.isTime() && s.parts(i) != nil:
			c.Role = Time
		case c.Role == Unknown && s.Calendar == "" && c.countsYears():
			c.Role, c.asked = Time, spelling.Minguo
		case c.Role == Unknown && i == s.leftmost() && (c.Counts || c.Rises) && s.hasNamesAndNumbers(i):
			if c.Role = Bookkeeping; c.Rises {
				c.Role = Dimension
			}
		}
	}
	for _, parts := range s.Parts {
		for i := range s.Columns {
			if slices.Contains(parts, s.Columns[i].Head) {
				s.Columns[i].Role = Bookkeeping // the joined column has them
			}
		}
	}
	s.chooseTime()
	s.chooseValues()
	for i := range s.Columns {
		c := &s.Columns[i]
		if c.Role != Unknown {
			continue
		}
		switch {
		case c.Filled == 0:
			c.Role = Bookkeeping
		case c.distinct() == 1:
			c.Role = Constant
		case i < len(s.Fixed) && s.Fixed[i] && c.isNumeric() && !isCodeHead(c.Head) && !c.Rises && !c.Counts, c.isNumeric() && c.Whole < c.Numbers:
			c.Role = Attribute // numbers of their own, which are no names
		case c.Filled*2 < s.Count && c.areCodes():
			c.Role = Status
		case c.distinct() == c.Filled && c.Many, c.areSpans(), len(c.Texts) > 0 && c.longest() > maxName:
			c.Role = Note
		default:
			c.Role = Dimension
		}
	}
}

// areSpans reports whether the texts are numbers with their bounds: 62.6 [58.4-66.5].
func (c *Column) areSpans() bool {
	bounded := slices.ContainsFunc(c.Texts, func(text string) bool { return strings.HasSuffix(text, "]") })
	return bounded && !slices.ContainsFunc(c.Texts, func(text string) bool {
		number, after := flag.Cut(text)
		after = strings.TrimSpace(after)
		return number == "" || after != "" && (after[0] != '[' || !strings.ContainsAny(after, "0123456789"))
	})
}

// nameSeries takes the numbers that an office gives its series for names where nothing else
// tells rows apart: series_id, beside periods.
func (s *Survey) nameSeries() {
	if len(s.ColumnsOf(Dimension)) > 0 || len(s.ColumnsOf(Time)) == 0 {
		return
	}
	for i := range s.Columns {
		c := &s.Columns[i]
		if c.Role == Bookkeeping && isCalled(c.Head, seriesHeads) && c.distinct() > 1 && c.distinct() < c.Filled && c.Filled == s.Count {
			c.Role = Dimension
			return
		}
	}
}

// leftmost is the first column that is not empty.
func (s *Survey) leftmost() int {
	return slices.IndexFunc(s.Columns, func(c Column) bool { return c.Filled > 0 })
}

// hasNamesAndNumbers reports whether a table has a column of names, each once, right of one,
// and another of numbers: the one beside the names has their numbers or codes.
func (s *Survey) hasNamesAndNumbers(column int) bool {
	if column+1 >= len(s.Columns) {
		return false
	}
	names := &s.Columns[column+1]
	return names.Numbers == 0 && names.Filled == s.Count && len(names.Texts) == len(s.Columns[column].Texts) && names.legible() > 50 && !names.isTime() &&
		slices.ContainsFunc(s.Columns[column+2:], func(c Column) bool { return c.isNumeric() })
}

// maxName is how long a name of a category is at most, in bytes.
const maxName = 160

func (c *Column) longest() int {
	longest := 0
	for _, text := range c.Texts {
		longest = max(longest, len(text))
	}
	return longest
}

// agrees reports whether the cells of a column can be what its head says.
func (c *Column) agrees(r Role) bool {
	switch r {
	case Time:
		return c.Periods*2 >= len(c.Texts) && len(c.Texts) > 0
	case Value, Low, High:
		return c.isNumeric()
	case Status:
		return !c.Many && c.longest() <= maxStatus
	case Unit, Scale, Decimals:
		return !c.Many && c.Filled > 0
	}
	return true
}

// maxStatus is how long a status is at most, in bytes.
const maxStatus = 60

// chooseTime leaves one column of periods: the first of those that are called so, or else the
// only one whose texts are all periods and are no plain numbers.
func (s *Survey) chooseTime() {
	named := s.ColumnsOf(Time)
	if len(named) == 0 {
		for i, c := range s.Columns {
			if c.Role == Unknown && c.isTime() && c.Plain < c.Filled {
				named = append(named, i)
			}
		}
		if len(named) == 1 {
			s.Columns[named[0]].Role = Time
		}
		return
	}
	slices.SortStableFunc(named, func(a, b int) int { return s.Columns[b].distinct() - s.Columns[a].distinct() })
	for _, i := range named[1:] {
		if c := &s.Columns[i]; c.distinct() == 1 {
			c.Role = Constant
		} else {
			c.Role = Dimension
		}
	}
}

// chooseValues finds the columns of numbers: those that are called so, or else all that are
// numeric and no codes.
func (s *Survey) chooseValues() {
	if len(s.ColumnsOf(Value)) > 0 {
		return
	}
	var even []int
	for i := range s.Columns {
		switch c := &s.Columns[i]; {
		case c.Role != Unknown || !c.isNumeric() || isCodeHead(c.Head):
		case c.Whole == c.Numbers && c.Filled == s.Count && (c.Even || len(c.Texts) == 1 && s.Count > 1 && len(c.Texts[0]) > 1):
			even = append(even, i)
		default:
			c.Role = Value
		}
	}
	if len(s.ColumnsOf(Value)) > 0 {
		return // those are codes
	}
	for _, i := range even {
		if !s.Columns[i].isTime() || s.Columns[i].distinct() > 1 { // all are of one year
			s.Columns[i].Role = Value
		}
	}
}

// areCodes reports whether the texts of a column are codes of some office's list, and most
// of its cells are empty or plain.
func (c *Column) areCodes() bool {
	if c.Many || len(c.Texts) == 0 || c.longest() > 4 || isCodeHead(c.Head) || isPlace(c.Head) {
		return false
	}
	return len(c.Texts) <= 8 && c.areOfList()
}

// dutch reports whether periods are codes of Statistics Netherlands: 2022JJ00, 2022KW01.
func (c *Column) dutch() bool {
	return slices.ContainsFunc(c.Texts, func(text string) bool { return strings.Contains(text, "JJ00") || strings.Contains(text, "MM01") })
}

// spans are the lengths of the periods of a column, where it has several: years, quarters and
// months in one. Where some of its texts are no periods that is so too.
func (c *Column) spans(said spelling.Said) []string {
	found, none := map[data.Granularity]bool{}, false
	for i, g := range spelling.Lengths(c.Texts, said) {
		switch {
		case g != data.NoPeriod:
			found[g] = true
		case c.dutch() && spelling.Lasts(c.Texts[i], "quarter"):
			found[data.Quarter] = true
		default:
			none = true
		}
	}
	var words []string
	for g := range data.Granularities() {
		if found[g] {
			words = append(words, spelling.Word(g))
		}
	}
	if len(words) == 0 || len(words) == 1 && !none || none && runFromJanuary(c.Texts, said) || spelling.Rolling(c.Texts) > 0 {
		return []string{""}
	}
	return words
}
