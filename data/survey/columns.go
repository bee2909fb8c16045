package survey

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/spelling"
	"briefing/data/table"
)

// Column is a column of a table, with what its cells are.
type Column struct {
	Head   string
	Role   Role
	Filled int      // cells that are not empty
	Texts  []string // the different ones, in order of their first row
	Many   bool     // there are more of them than are kept
	// Numbers counts cells that are numbers, perhaps with a code after them; Plain those
	// without one, and Whole those of these without decimals.
	Numbers, Plain, Whole int
	// signs counts the cells that have a short code in place of a number.
	signs int
	// Codes are the different texts after numbers and in place of them.
	Codes []string
	// Inside are those of them that stand in place of numbers.
	Inside []string
	// Periods counts the different texts that are periods.
	Periods int
	// Of is a column whose texts decide these: the names that these are codes of, or what has
	// this unit; -1 for none.
	Of int
	// Unchosen is set for a column of numbers where the user has chosen others.
	Unchosen bool
	// Even is set where each of its texts stands in it as often as any other, and more than
	// once.
	Even bool
	// Counts is set where its cells are 1, 2, 3 and so on; Rises where they are whole numbers of
	// as many digits each, of which each is greater than the one before, or that one again.
	Counts, Rises bool

	asked spelling.Calendar // by which its years may be counted
	seen  map[string]int    // how often each of the texts stands in it
	last  string            // the cell before
	order int               // how often a cell differs from that before
}

// maxTexts is how many different texts of a column are kept: far more than a chart has
// names or a code list codes.
const maxTexts = 5_000

// maxCodes is how many different codes beside numbers are kept.
const maxCodes = 50

// The rows that a column of numbers of rows, or of codes, has at least, and the digits of codes.
const (
	leastRows = 3
	leastCode = 3
)

// profile reads the rows once, and counts them.
func profile(t Table) (columns []Column, count int) {
	columns = make([]Column, len(t.Heads))
	for i, head := range t.Heads {
		columns[i] = Column{Head: head, Of: -1, Counts: true, Rises: true, seen: map[string]int{}}
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
		c.Even = c.isEven()
		c.Counts, c.Rises = c.Counts && c.Filled == count && c.order >= leastRows, c.Rises && c.Filled == count && c.order >= leastRows && c.longest() >= leastCode
		c.seen = nil
		for _, text := range c.Texts {
			if spelling.MeantIn(text, t.Calendar) {
				c.Periods++
			}
		}
	}
	return columns, count
}

// add counts a cell.
func (c *Column) add(cell string) {
	text := table.OneLine(cell)
	if text == "" {
		return
	}
	c.Filled++
	c.addOrder(text)
	c.addNumber(text)
	if c.Many {
		return
	}
	switch n := c.seen[text]; {
	case n > 0:
		c.seen[text] = n + 1
	case len(c.Texts) == maxTexts:
		c.Many = true
	default:
		text = strings.Clone(text)
		c.seen[text] = 1
		c.Texts = append(c.Texts, text)
	}
}

// addOrder looks at a cell beside the one before.
func (c *Column) addOrder(text string) {
	if !c.Counts && !c.Rises {
		return
	}
	if text == c.last {
		return // the row was one of periods side by side
	}
	c.order++
	c.Counts = c.Counts && text == strconv.Itoa(c.order)
	c.Rises = c.Rises && data.AllDigits(text) && (c.last == "" || len(text) == len(c.last) && text > c.last)
	c.last = strings.Clone(text)
}

// addNumber counts a cell that is a number, or stands in place of one.
func (c *Column) addNumber(text string) {
	number, after := flag.Cut(withoutBound(text))
	switch {
	case number == "":
		if len(text) <= maxCode && (text[0] == '[' || !strings.ContainsAny(text, "0123456789")) {
			c.Inside = withText(c.Inside, text)
			if c.addCode(text); utf8.RuneCountInString(text) <= maxSymbol || text[0] == '[' {
				c.signs++
			}
		}
	case after != "" && !isCodeAfter(after):
	default:
		n, err := data.ParseDecimal(number)
		if err != nil {
			return
		}
		if after == "" && standsForNone(number) {
			c.Inside = withText(c.Inside, text)
			c.addCode(text)
			c.signs++
			return
		}
		c.Numbers++
		if after != "" {
			c.addCode(after)
			return
		}
		c.Plain++
		if n.Decimals() == 0 {
			c.Whole++
		}
	}
}

// standsForNone reports whether a number is such as programs write where there is none: -9999, and
// -666666666 of the Bureau of the Census.
func standsForNone(number string) bool {
	digits, below := strings.CutPrefix(number, "-")
	if !below || len(digits) < len("9999") || strings.Trim(digits, digits[:1]) != "" {
		return false
	}
	return digits[0] == '9' || digits[0] != '0' && len(digits) == len("666666666")
}

// isCodeAfter reports whether what stands after a number can be a code: 62.6 p, and not
// 62.6 [58.4-66.5], 2023M01, 0301 Oslo or 0: Units.
func isCodeAfter(after string) bool {
	after = strings.TrimSpace(after)
	switch {
	case len(after) > maxCode, strings.HasPrefix(after, ": "):
		return false
	case strings.HasPrefix(after, "[note"), strings.HasSuffix(after, ")"):
		return true
	case strings.ContainsAny(after, "0123456789"):
		return false
	}
	first, size := utf8.DecodeRuneInString(after)
	next, _ := utf8.DecodeRuneInString(after[size:])
	return !unicode.IsUpper(first) || !unicode.IsLower(next) // no name
}

// isEven reports whether all texts stand in the column equally often, as the codes of a
// table with all combinations do, and numbers do not.
func (c *Column) isEven() bool {
	if c.Many || len(c.Texts) < 2 || c.Filled == len(c.Texts) {
		return false
	}
	for _, n := range c.seen {
		if n*len(c.Texts) != c.Filled {
			return false
		}
	}
	return true
}

// maxCode is how long a code in place of a number is, in bytes.
const maxCode = 12

func (c *Column) addCode(text string) { c.Codes = withText(c.Codes, strings.TrimSpace(text)) }

// withText are codes with another one, up to a number of them.
func withText(codes []string, text string) []string {
	if text == "" || len(codes) == maxCodes || slices.Contains(codes, text) {
		return codes
	}
	return append(codes, strings.Clone(text))
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
	if c.Numbers == 0 || c.Plain == 0 && c.isTime() {
		return false
	}
	if c.Numbers*10 >= c.Filled*6 {
		return len(c.Codes) < maxCodes
	}
	return c.Numbers*5 >= c.Filled && c.Numbers+c.signs == c.Filled && len(c.Codes) <= maxSigns // what is not told is a number all the same
}

// maxSigns is how many different codes stand in place of most numbers of a column at most.
const maxSigns = 4

// withoutBound is a number without the words before it: less than 5.
func withoutBound(text string) string {
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return text
	}
	for _, words := range []string{"less than ", "more than ", "at least ", "up to ", "about "} {
		if rest, found := strings.CutPrefix(text, words); found {
			return rest
		}
	}
	return text
}

// countsYears reports whether the texts are the years of a calendar that begins in 1912, one
// after the other, under a head that says that they are years.
func (c *Column) countsYears() bool {
	if len(c.Texts) < 2 || roleByHead(c.Head) != Time {
		return false
	}
	for i, text := range c.Texts {
		n, err := strconv.Atoi(text)
		if before, _ := strconv.Atoi(c.Texts[max(i-1, 0)]); err != nil || n < leastMinguo || n > mostMinguo || i > 0 && n != before+1 && n != before-1 {
			return false
		}
	}
	return true
}

// The years of the Minguo calendar that are taken for such without a name: from 1951 on. What
// is counted from one is a year of study.
const leastMinguo, mostMinguo = 40, 189

// isTime reports whether all of its texts are periods.
func (c *Column) isTime() bool { return len(c.Texts) > 0 && c.Periods == len(c.Texts) }
