package table

import (
	"slices"

	"briefing/data"
	"briefing/data/spelling"
)

// Bound is a number or a period, or what may be read as both.
type Bound struct {
	number   data.Decimal
	period   data.Period
	isNumber bool
}

// ParseBound reads the end of a range.
func ParseBound(text string) (b Bound, ok bool) {
	var err error
	b.number, err = data.ParseDecimal(text)
	b.isNumber = err == nil
	b.period, err = spelling.One(text)
	return b, b.isNumber || err == nil
}

// Alike reports whether two ends can be those of one range.
func (b Bound) Alike(c Bound) bool {
	return b.isNumber && c.isNumber || !b.period.IsZero() && !c.period.IsZero()
}

// Before reports whether a bound lies below another that is alike.
func (b Bound) Before(c Bound) bool {
	if b.isNumber && c.isNumber {
		return b.number.Cmp(c.number) < 0
	}
	return !b.period.End().After(c.period.Start())
}

// inside reports whether a cell lies on the side of the bound that a relation asks for;
// not known where they cannot be compared. A period does where all of it does.
func (b Bound) inside(r Relation, cell Bound) (in, known bool) {
	switch {
	case b.isNumber && cell.isNumber:
		order := cell.number.Cmp(b.number)
		return order == 0 || order > 0 == (r == From), true
	case b.period.IsZero() || cell.period.IsZero():
		return false, false
	case r == From:
		return !cell.period.StartsBefore(b.period), true
	}
	return !cell.period.EndsAfter(b.period), true
}

// meeting are those of some rows that pass tests of their cells.
func (x *Index) meeting(rows []Extent, tests []Condition) []Extent {
	var met []Extent
	x.test(rows, tests, func(row int, cells *Rows, failed int) bool {
		if failed < 0 {
			met = append(met, rows[row])
		}
		return true
	})
	return met
}

// Incomparable finds the first row of a selection with a cell that is neither a number
// nor a period, as the range that it is tested by; it stands in the column of a condition.
// What texts leave out is not looked at.
func (x *Index) Incomparable(s Selection) (at *Rows, odd Condition, found bool) {
	tests := s.tests()
	untested := slices.DeleteFunc(slices.Clone(s.Conditions), func(c Condition) bool { return c.Relation == From || c.Relation == UpTo })
	x.test(x.Find(Selection{s.Separator, untested}), tests, func(_ int, cells *Rows, failed int) bool {
		if failed < 0 {
			return true
		}
		c := tests[failed]
		if c.Relation == Lasting {
			return true
		}
		bound, _ := ParseBound(c.Text)
		cell, _ := ParseBound(OneLine(cells.Text(slices.Index(x.Heads, c.Column))))
		if _, known := bound.inside(c.Relation, cell); known {
			return true
		}
		at, odd, found = cells, c, true
		return false
	})
	return at, odd, found
}

// test calls each with the rows and the first test that each fails; -1 for none. It ends
// where that returns false.
func (x *Index) test(rows []Extent, tests []Condition, each func(row int, cells *Rows, failed int) bool) {
	places, bounds := make([]int, len(tests)), make([]Bound, len(tests))
	for i, c := range tests {
		places[i] = slices.Index(x.Heads, c.Column)
		bounds[i], _ = ParseBound(c.Text)
		if places[i] < 0 {
			return
		}
	}
	in := (&UsedPart{Head: x.Head, Content: x.Content, Rows: rows}).Reader(x.separator)
	if in.Next() != nil {
		return // the heads, which were read before
	}
	last, parsed := make([]string, len(tests)), make([]Bound, len(tests))
	for row := range rows {
		if in.Next() != nil {
			return
		}
		failed := -1
		for i, c := range tests {
			text := OneLine(in.Text(places[i]))
			if c.Relation == IsNot {
				if text == c.Text {
					failed = i
					break
				}
				continue
			}
			if c.Relation == Lasting {
				if !spelling.Lasts(text, c.Text) {
					failed = i
					break
				}
				continue
			}
			if text != last[i] || row == 0 {
				last[i] = text
				parsed[i], _ = ParseBound(text)
			}
			if inside, known := bounds[i].inside(c.Relation, parsed[i]); !known || !inside {
				failed = i
				break
			}
		}
		if !each(row, in, failed) {
			return
		}
	}
}
