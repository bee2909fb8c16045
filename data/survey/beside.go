package survey

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data/flag"
)

// Codes stand beside the numbers that they are about, under whatever head an office gives
// them: Flag, Codes, Symbole, Kennzeichen, Quality, or none. What tells them is what the cells
// hold: a few short texts, or nothing.

// How many different codes a column has at most, and how long the longest is, in characters.
const (
	maxKinds   = 12
	maxWord    = 24
	maxSymbol  = 3
	maxCompare = 200_000 // rows
)

// findCodes gives the columns of codes their role that stand right of numbers.
func (s *Survey) findCodes() {
	follows := false // one of numbers: between them stand only others that are about these
	for i := range s.Columns {
		c := &s.Columns[i]
		could := c.couldBeCodes()
		switch c.Role {
		case Constant, Dimension, Note:
			if could && follows && (c.Filled < s.Count || c.Role != Note && areRemarks(s, i)) {
				c.Role = Status
			}
		}
		switch c.Role {
		case Value:
			follows = true
		case Status, Note, Low, High:
		default:
			follows = follows && (could || c.Filled == 0)
		}
	}
}

// couldBeCodes reports whether all texts of a column are short words or signs, and few.
func (c *Column) couldBeCodes() bool {
	if c.Many || len(c.Texts) == 0 || len(c.Texts) > maxKinds || c.Numbers > 0 || c.Periods > 0 || isCodeHead(c.Head) || isPlace(c.Head) {
		return false
	}
	return !slices.ContainsFunc(c.Texts, func(text string) bool {
		return utf8.RuneCountInString(text) > maxWord || text[0] != '[' && strings.ContainsFunc(text, unicode.IsDigit)
	})
}

// areRemarks reports whether a column that is filled in every row has codes of a list, and
// tells no two rows apart that are one without it, as a name would.
func areRemarks(s *Survey, column int) bool {
	c := &s.Columns[column]
	if len(c.Texts) < 2 && !strings.HasPrefix(c.Head, unnamedHead) || slices.ContainsFunc(c.Texts, func(text string) bool { return utf8.RuneCountInString(text) > maxSymbol }) || !c.areOfList() {
		return false
	}
	seed, seen := maphash.MakeSeed(), map[uint64]bool{}
	var h maphash.Hash
	h.SetSeed(seed)
	for row := range s.Rows {
		h.Reset()
		for i := range s.Columns {
			switch s.Columns[i].Role {
			case Dimension, Time:
				if i != column {
					h.WriteString(cellOf(row, i))
					h.WriteByte(0)
				}
			}
		}
		sum := h.Sum64()
		if seen[sum] {
			return false
		}
		if seen[sum] = true; len(seen) == maxCompare {
			break
		}
	}
	return true
}

// unnamedHead begins the name that a column has which has no head.
const unnamedHead = "column "

// areOfList reports whether one of the lists knows all texts of the column.
func (c *Column) areOfList() bool {
	return slices.ContainsFunc(flag.Names(), func(name string) bool {
		list, _ := flag.Named(name)
		return readsAll(list, c.Texts)
	})
}

// statusesOf are the columns with the codes of some columns of numbers: where there are several
// of these, those that their heads name, or that stand right of them.
func (s *Survey) statusesOf(values []int) []int {
	all := s.ColumnsOf(Status)
	var numbers []int
	for i := range s.Columns {
		if c := &s.Columns[i]; c.Role == Value || c.Unchosen {
			numbers = append(numbers, i)
		}
	}
	if len(numbers) < 2 {
		return all
	}
	return slices.DeleteFunc(all, func(status int) bool {
		of := s.aboutWhich(status, numbers)
		return of >= 0 && !slices.Contains(values, of)
	})
}

// aboutWhich is the column of numbers that a column of codes is about; -1 where it is about
// all of them.
func (s *Survey) aboutWhich(status int, numbers []int) int {
	of, longest := -1, 0
	for _, n := range numbers {
		if name := folded(plainTitle(s.Columns[n].Head)); len(name) > longest && strings.HasPrefix(folded(s.Columns[status].Head), name+" ") {
			of, longest = n, len(name)
		}
	}
	if of >= 0 {
		return of
	}
	statuses, last := s.ColumnsOf(Status), numbers[len(numbers)-1]
	switch first := statuses[0]; {
	case first > last && len(statuses) == len(numbers):
		return numbers[slices.Index(statuses, status)] // all numbers, and then all codes
	case first > last:
		return -1
	}
	for _, n := range slices.Backward(numbers) {
		if n < status {
			return n
		}
	}
	return -1
}

// haveOwnCodes reports whether some columns of numbers have columns of codes of their own: they
// are no series of one figure, whose codes hold for all of its numbers in a row.
func (s *Survey) haveOwnCodes(values []int) bool {
	return len(s.statusesOf(values)) > 0 && slices.ContainsFunc(values, func(v int) bool {
		return len(s.statusesOf([]int{v})) < len(s.statusesOf(values))
	})
}
