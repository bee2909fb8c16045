package survey

import (
	"slices"
	"strings"
	"unicode"
)

// maxTied is how many columns are compared with one another.
const maxTied = 40

// findTies finds the columns whose texts follow from those of another: codes beside their
// labels, and what is said of each name once more. It reads the rows again.
func (s *Survey) findTies() {
	var tied []int
	for i, c := range s.Columns {
		switch c.Role {
		case Dimension, Status, Unit, Scale, Time:
			if !c.Many && len(tied) < maxTied {
				tied = append(tied, i)
			}
		}
	}
	follow := s.follow(tied)
	for _, by := range tied {
		for _, what := range tied {
			if a, b := &s.Columns[by], &s.Columns[what]; by != what && follow[tie{by, what}] && a.decides(b, follow[tie{what, by}], by < what) {
				b.Of = by
				switch {
				case a.Role != Dimension && follow[tie{what, by}]:
					b.Role = Label
				case b.Role != Dimension:
				default:
					b.Role = Attribute
				}
			}
		}
	}
}

// decides reports whether a column is the one of two to keep, where its texts decide those
// of the other, and perhaps also the other way round.
func (a *Column) decides(b *Column, both, first bool) bool {
	switch {
	case a.Role == Attribute || a.Role == Label || b.Role == Attribute || b.Role == Label:
		return false // it follows from another itself
	case a.Role != Dimension && a.Role == b.Role:
		return both && a.longest() <= b.longest() && (a.longest() < b.longest() || first)
	case a.Role == Unit || a.Role == Scale:
		return false // it follows from what is measured
	case a.Role != Dimension:
		return b.Role == Dimension && (both || a.Role == Time)
	case b.Role != Dimension:
		return b.Role == Unit || b.Role == Scale
	case !both:
		return true
	}
	if x, y := isCodeHead(a.Head), isCodeHead(b.Head); x != y {
		return y
	}
	if x, y := a.legible(), b.legible(); x != y {
		return x > y
	}
	if x, y := isPlace(a.Head), isPlace(b.Head); x != y {
		return x
	}
	return first
}

// legible is how many of the texts read as words and not as codes, in hundredths.
func (c *Column) legible() int {
	n := 0
	for _, text := range c.Texts {
		if isWords(text) {
			n++
		}
	}
	return n * 100 / max(len(c.Texts), 1)
}

// isWords reports whether a text is for people: it has small letters, or letters of a script
// without small ones.
func isWords(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool {
		return unicode.IsLower(r) || unicode.IsLetter(r) && !unicode.IsUpper(r) && unicode.ToUpper(r) == r
	}) >= 0
}

// tie is that one column decides another.
type tie struct{ by, what int }

// follow finds which columns decide which: each text of the one stands beside only one text
// of the other.
func (s *Survey) follow(columns []int) map[tie]bool {
	var open []candidate
	for _, by := range columns {
		for _, what := range columns {
			if by != what && s.Columns[by].distinct() >= s.Columns[what].distinct() && s.Columns[what].distinct() > 1 {
				open = append(open, candidate{tie{by, what}, make([]int32, len(s.Columns[by].Texts)+1)})
			}
		}
	}
	number := make([]map[string]int32, len(s.Columns))
	for _, i := range columns {
		number[i] = make(map[string]int32, len(s.Columns[i].Texts))
		for n, text := range s.Columns[i].Texts {
			number[i][text] = int32(n + 1)
		}
	}
	texts := make([]int32, len(s.Columns))
	for row := range s.Rows {
		if len(open) == 0 {
			break
		}
		for _, i := range columns {
			texts[i] = 0
			if i < len(row) {
				texts[i] = number[i][cellOf(row, i)]
			}
		}
		open = slices.DeleteFunc(open, func(c candidate) bool {
			before, now := c.known[texts[c.by]], texts[c.what]+1
			c.known[texts[c.by]] = now
			return before != 0 && before != now
		})
	}
	follow := map[tie]bool{}
	for _, c := range open {
		follow[c.tie] = true
	}
	return follow
}

// candidate is a tie that no row has refuted yet.
type candidate struct {
	tie
	known []int32 // by the text of the one, 1 + the text of the other
}

// names are the columns of names in the order in which they would be chosen as the series of
// a chart: places first, then those with the most names.
func (s *Survey) names() []int {
	all := s.ColumnsOf(Dimension)
	slices.SortStableFunc(all, func(a, b int) int {
		x, y := &s.Columns[a], &s.Columns[b]
		if p, q := s.ofPlaces(a), s.ofPlaces(b); p != q {
			if p {
				return -1
			}
			return 1
		}
		return y.distinct() - x.distinct()
	})
	return all
}

// ofPlaces reports whether a column is one of places, by its head or by that of the codes
// beside it.
func (s *Survey) ofPlaces(column int) bool {
	if isPlace(s.Columns[column].Head) {
		return true
	}
	return slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Of == column && isPlace(c.Head) })
}
