package survey

import (
	"fmt"
	"hash/maphash"
	"maps"
	"slices"
	"strings"

	"briefing/data/table"
)

// Change is what differs in a table from an earlier one.
type Change struct {
	What     ChangeKind
	Where    string // a column, what is said of the table, or the names and the period of a number
	Old, New string // empty for what is new, or gone
}

// ChangeKind is what has changed.
type ChangeKind string

// The kinds of changes, in the order that Changes lists them.
const (
	ChangedFormat  ChangeKind = "format"         // of the file
	ChangedLayout  ChangeKind = "layout"         // a key of table:, as the table is read now
	ChangedAbout   ChangeKind = "about"          // what the table says of itself
	ChangedOrder   ChangeKind = "order"          // of columns, or of rows
	ChangedName    ChangeKind = "renamed"        // a column
	ChangedColumn  ChangeKind = "column"         // is new, or gone
	ChangedRole    ChangeKind = "role"           // of a column
	ChangedText    ChangeKind = "text"           // of a column: a name, a code, a unit, a period
	ChangedWriting ChangeKind = "written"        // how the periods of a column are
	ChangedUnit    ChangeKind = "unit"           // that stands beside the numbers of a column
	ChangedPlaces  ChangeKind = "decimals"       // of a column
	ChangedScale   ChangeKind = "scale"          // all numbers are a power of ten times what they were
	ChangedBase    ChangeKind = "base"           // all numbers are so many times what they were
	NotCompared    ChangeKind = "not compared"   // numbers
	ChangedNumber  ChangeKind = "number"         // was revised, is new, or is gone
	ChangedStatus  ChangeKind = "status"         // of a number
	ChangedSecrecy ChangeKind = "confidential"   // may not be published any more, or may now
	ChangedOther   ChangeKind = "something else" // that is none of these
)

// Version is a table at one time.
type Version struct {
	*Survey
	Format string
	Layout map[string]string // how it is read, by the keys of table:
	About  About
}

// Changes lists what differs in a table from an earlier one, each thing for what it is: how
// its file is read, its columns, its texts, and its numbers. A number is only told to be
// revised where its row is known again and nothing else explains it. Of those that may not be
// published by the rules only this is told. full tells that not all numbers were compared.
// Where nothing is listed, the tables say the same.
func Changes(before, after Version, rules []table.Rule) (all []Change, full bool) {
	c := &comparer{before: before, after: after, rules: rules}
	c.layout()
	c.match()
	c.columns()
	c.numbers()
	if len(c.all) == 0 {
		c.rest()
	}
	return c.all, c.full
}

// comparer compares two tables.
type comparer struct {
	before, after Version
	rules         []table.Rule
	of            map[int]int // columns of the table now by those before
	all           []Change
	full          bool
}

func (c *comparer) add(what ChangeKind, where, old, now string) {
	if old != now {
		c.all = append(c.all, Change{what, where, old, now})
	}
}

// layout compares how the files are read, and what they say of themselves.
func (c *comparer) layout() {
	if c.before.Layout["separator"] == "" || c.after.Layout["separator"] == "" { // which says it of texts
		c.add(ChangedFormat, "of the file", c.before.Format, c.after.Format)
	}
	for _, key := range sortedKeys(c.before.Layout, c.after.Layout) {
		old, now := c.before.Layout[key], c.after.Layout[key]
		if key != "across" && key != "fill" && (old == "" || now == "") {
			continue // as no number, or no character, says it
		}
		c.add(ChangedLayout, key, old, now)
	}
	for _, key := range []string{"title", "source", "publisher", "unit", "date", "address", "licence", "note"} { // and not when a workbook was saved
		c.add(ChangedAbout, key, c.before.About[key], c.after.About[key])
	}
}

// sortedKeys are the keys of two maps.
func sortedKeys(a, b map[string]string) []string {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
	slices.Sort(keys)
	return slices.Compact(keys)
}

// match finds each column again: by its head, or, where that is another, by its role and its
// texts.
func (c *comparer) match() {
	c.of = map[int]int{}
	var gone, fresh []int
	for i := range c.before.Columns {
		if j := slices.Index(c.after.Heads, c.before.Heads[i]); j >= 0 {
			c.of[i] = j
		} else {
			gone = append(gone, i)
		}
	}
	for j, head := range c.after.Heads {
		if !slices.Contains(c.before.Heads, head) {
			fresh = append(fresh, j)
		}
	}
	for _, i := range gone {
		best, most := -1, 0
		for _, j := range fresh {
			if n := likeness(&c.before.Columns[i], &c.after.Columns[j]); n > most {
				best, most = j, n
			}
		}
		if best >= 0 {
			c.of[i] = best
			fresh = slices.DeleteFunc(fresh, func(j int) bool { return j == best })
		}
	}
	// The only columns of numbers are these whatever they are called.
	if was, is := c.before.ColumnsOf(Value), c.after.ColumnsOf(Value); len(was) == 1 && len(is) == 1 && slices.Contains(fresh, is[0]) {
		if _, known := c.of[was[0]]; !known {
			c.of[was[0]] = is[0]
		}
	}
}

// likeness is how alike the texts of two columns are, in hundredths; 0 for less than half.
func likeness(a, b *Column) int {
	if a.Many || b.Many || a.group() != b.group() || a.group() == Value || len(a.Texts) == 0 || len(b.Texts) == 0 {
		return 0
	}
	known := map[string]bool{}
	for _, text := range a.Texts {
		known[a.plain(text)] = true
	}
	same := 0
	for _, text := range b.Texts {
		if known[b.plain(text)] {
			same++
		}
	}
	if n := same * 100 / min(len(a.Texts), len(b.Texts)); n >= 50 {
		return n
	}
	return 0
}

// group is a role that stands for those that a column may change to and fro as texts come
// and go.
func (c *Column) group() Role {
	switch c.Role {
	case Dimension, Constant, Attribute, Label:
		return Dimension
	}
	return c.Role
}

// columns compares the columns.
func (c *comparer) columns() {
	var now []string
	last, inOrder := -1, true
	for i := range c.before.Columns {
		old := &c.before.Columns[i]
		j, known := c.of[i]
		if !known {
			c.add(ChangedColumn, old.Head, old.Role.Word(), "")
			continue
		}
		inOrder = inOrder && j > last
		last = j
		c.column(old, &c.after.Columns[j])
		c.add(ChangedUnit, c.after.Heads[j], unitBeside(c.before.Survey, i), unitBeside(c.after.Survey, j))
	}
	for j := range c.after.Columns {
		if is := &c.after.Columns[j]; !contains(c.of, j) {
			c.add(ChangedColumn, is.Head, "", is.Role.Word())
		}
		now = append(now, c.after.Heads[j])
	}
	if !inOrder {
		c.add(ChangedOrder, "of the columns", strings.Join(c.before.Heads, ", "), strings.Join(now, ", "))
	}
}

func contains(of map[int]int, column int) bool {
	for _, j := range of {
		if j == column {
			return true
		}
	}
	return false
}

func unitBeside(s *Survey, column int) string {
	if column < len(s.Units) {
		return s.Units[column]
	}
	return ""
}

// column compares a column with what it was.
func (c *comparer) column(was, is *Column) {
	c.add(ChangedName, "column", was.Head, is.Head)
	if was.group() != is.group() {
		c.add(ChangedRole, is.Head, was.Role.Word(), is.Role.Word())
	}
	if was.Many || is.Many || !was.ShowsTexts() || !is.ShowsTexts() || is.Role == Bookkeeping {
		return
	}
	gone, added := without(was, is), without(is, was)
	if was.isTime() && is.isTime() && gone == nil && added == nil {
		c.add(ChangedWriting, is.Head, firstWithout(was.Texts, is.Texts), firstWithout(is.Texts, was.Texts))
	}
	c.add(ChangedText, is.Head, listed(gone), "")
	c.add(ChangedText, is.Head, "", listed(added))
}

// without are the texts of a column that another does not have.
func without(c, other *Column) (texts []string) {
	has := make(map[string]bool, len(other.Texts))
	for _, text := range other.Texts {
		has[other.plain(text)] = true
	}
	for _, text := range c.Texts {
		if !has[c.plain(text)] {
			texts = append(texts, text)
		}
	}
	return texts
}

// firstWithout is the first text of a list that another does not have; empty for none.
func firstWithout(list, other []string) string {
	for _, text := range list {
		if !slices.Contains(other, text) {
			return text
		}
	}
	return ""
}

// maxListed is how many texts of a column are listed.
const maxListed = 12

func listed(texts []string) string {
	if more := len(texts) - maxListed; more > 0 {
		return strings.Join(texts[:maxListed], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(texts, ", ")
}

// rest tells what is none of the other changes: rows in another order, or cells that are
// not compared.
func (c *comparer) rest() {
	seed := maphash.MakeSeed()
	was, sum := digest(seed, c.before.Survey)
	is, total := digest(seed, c.after.Survey)
	switch {
	case was == is:
	case sum == total:
		c.add(ChangedOrder, "of the rows", "", "another than before")
	default:
		c.add(ChangedOther, "in notes or in what the office counts rows by", "", "not the same as before")
	}
}

// digest is a sum of the rows of a table in their order, and one of them in any order.
func digest(seed maphash.Seed, s *Survey) (ordered, sum uint64) {
	var h maphash.Hash
	h.SetSeed(seed)
	for row := range s.Rows {
		h.Reset()
		for _, cell := range row {
			h.WriteString(strings.TrimSpace(cell))
			h.WriteByte(0)
		}
		n := h.Sum64()
		ordered, sum = ordered*31+n, sum+n
	}
	return ordered, sum
}
