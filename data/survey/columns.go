package survey

import (
	"strings"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/spelling"
)

// Column is a column of a table, with what its cells are.
type Column struct {
	Head   string
	Role   Role
	Filled int      // cells that are not empty
	Texts  []string // the different ones, in order of their first row
	Many   bool     // there are more of them than are kept
	// Numbers counts cells that are numbers, perhaps with a code after them.
	Numbers int
	// Codes are the different texts after numbers and in place of them.
	Codes []string
	// Periods counts the different texts that are periods.
	Periods int
	// Of is a column whose texts decide these: the names that these are codes of, or what has
	// this unit; -1 for none.
	Of int

	seen map[string]bool
}

// maxTexts is how many different texts of a column are kept: far more than a chart has
// names or a code list codes.
const maxTexts = 5_000

// maxCodes is how many different codes beside numbers are kept.
const maxCodes = 50

// profile reads the rows once, and counts them.
func profile(t Table) (columns []Column, count int) {
	columns = make([]Column, len(t.Heads))
	for i, head := range t.Heads {
		columns[i] = Column{Head: head, Of: -1, seen: map[string]bool{}}
	}
	for row := range t.Rows {
		count++
		for i := range columns {
			if i < len(row) {
				columns[i].add(row[i])
			}
		}
	}
	for i := range columns {
		c := &columns[i]
		c.seen = nil
		for _, text := range c.Texts {
			if spelling.Meant(text) {
				c.Periods++
			}
		}
	}
	return columns, count
}

// add counts a cell.
func (c *Column) add(cell string) {
	text := strings.TrimSpace(cell)
	if text == "" {
		return
	}
	c.Filled++
	number, after := flag.Cut(text)
	if number != "" {
		if _, err := data.ParseDecimal(number); err == nil {
			c.Numbers++
			c.addCode(after)
		}
	} else if len(text) <= maxCode {
		c.addCode(text)
	}
	switch {
	case c.Many || c.seen[text]:
	case len(c.Texts) == maxTexts:
		c.Many = true
	default:
		text = strings.Clone(text)
		c.seen[text] = true
		c.Texts = append(c.Texts, text)
	}
}

// maxCode is how long a code in place of a number is, in bytes.
const maxCode = 12

func (c *Column) addCode(text string) {
	text = strings.TrimSpace(text)
	if text == "" || len(c.Codes) == maxCodes {
		return
	}
	for _, known := range c.Codes {
		if known == text {
			return
		}
	}
	c.Codes = append(c.Codes, strings.Clone(text))
}

// distinct is how many different texts it has, at least.
func (c *Column) distinct() int {
	if c.Many {
		return len(c.Texts) + 1
	}
	return len(c.Texts)
}

// isNumeric reports whether nearly all of its cells are numbers, or stand for one.
func (c *Column) isNumeric() bool {
	if c.Numbers == 0 {
		return false
	}
	return c.Numbers*10 >= c.Filled*6 && len(c.Codes) < maxCodes
}

// isTime reports whether all of its texts are periods.
func (c *Column) isTime() bool { return len(c.Texts) > 0 && c.Periods == len(c.Texts) }
