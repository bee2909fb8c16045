package survey

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/spelling"
	"briefing/data/table"
)

// maxCompared is how many numbers of a table are compared.
const maxCompared = 2_000_000

// plain is a text of a column in the way in which it is compared: a period in the spelling
// of the file language.
func (c *Column) plain(text string) string {
	if c.Role != Time {
		return text
	}
	if p, err := spelling.One(text); err == nil {
		return p.String()
	}
	return text
}

// pair is a number that was one thing and is another.
type pair struct {
	place, series string // its names with its period, and without
	old, now      string
}

// measured are the numbers of a column of both tables.
type measured struct {
	head     string
	role     Role
	same     int // that did not change, other than zero
	pairs    []pair
	decimals [2]int // that they show at most, before and now
}

// numbers compares the numbers of both tables.
func (c *comparer) numbers() {
	keys, apart := c.keys()
	if apart != "" {
		c.add(NotCompared, "numbers", "", apart)
		return
	}
	before, after := c.sides(keys)
	c.renamedKeys(keys)
	for _, i := range c.comparedColumns() {
		j := c.of[i]
		m := &measured{head: c.after.Heads[j], role: c.after.Columns[j].Role}
		c.pair(m, before, after, i, j)
		c.tell(m)
	}
}

// renamedKeys tells of names in place of which there are others now: their numbers may be those
// of the same thing, and are not compared.
func (c *comparer) renamedKeys(keys []keyPair) {
	for _, k := range keys {
		was, is := &c.before.Columns[k.was], &c.after.Columns[k.is]
		if was.isTime() || is.isTime() || was.Many || is.Many {
			continue
		}
		if gone, added := listed(without(was, is)), listed(without(is, was)); gone != "" && added != "" {
			c.add(NotCompared, "numbers of "+gone+", "+is.Head, "", "there is now "+added+", which may be another name of the same")
		}
	}
}

// comparedColumns are the columns that both tables have of numbers and of what is said of each.
func (c *comparer) comparedColumns() []int {
	var all []int
	for i, column := range c.before.Columns {
		if j, known := c.of[i]; known {
			switch c.after.Columns[j].Role {
			case Value, Low, High, Status, Secrecy:
				if column.group() == c.after.Columns[j].group() {
					all = append(all, i)
				}
			}
		}
	}
	return all
}

// keyPair are columns that tell rows apart, of both tables.
type keyPair struct{ was, is int }

// keys are the columns that tell the rows of both tables apart. Where one does of one table
// alone, apart says why numbers are not compared.
func (c *comparer) keys() (keys []keyPair, apart string) {
	isKey := func(s *Survey, i int) bool {
		r := s.Columns[i].Role
		return (r == Dimension || r == Time) && s.Columns[i].distinct() > 1
	}
	for i := range c.before.Columns {
		j, known := c.of[i]
		switch {
		case known && (isKey(c.before.Survey, i) || isKey(c.after.Survey, j)):
			keys = append(keys, keyPair{i, j})
		case !known && isKey(c.before.Survey, i):
			return nil, "the column " + c.before.Heads[i] + ", which told rows apart, is gone"
		}
	}
	for j := range c.after.Columns {
		if !contains(c.of, j) && isKey(c.after.Survey, j) {
			return nil, "the column " + c.after.Heads[j] + ", which tells rows apart, is new"
		}
	}
	return keys, ""
}

// side is one of the tables, with the columns that tell rows of both apart.
type side struct {
	*Survey
	keys  []int
	alone []map[string]bool // by key, the texts that the other table does not have
	rules []table.Rule
}

func (c *comparer) sides(keys []keyPair) (before, after side) {
	before, after = side{Survey: c.before.Survey, rules: c.rules}, side{Survey: c.after.Survey, rules: c.rules}
	for _, k := range keys {
		was, is := &before.Columns[k.was], &after.Columns[k.is]
		before.keys, before.alone = append(before.keys, k.was), append(before.alone, setOf(was, without(was, is)))
		after.keys, after.alone = append(after.keys, k.is), append(after.alone, setOf(is, without(is, was)))
	}
	return before, after
}

func setOf(c *Column, texts []string) map[string]bool {
	set := make(map[string]bool, len(texts))
	for _, text := range texts {
		set[c.plain(text)] = true
	}
	return set
}

// placedCell is a cell with the names and the period of its row.
type placedCell struct {
	place  string // all of them, and how often they stood in rows before
	series string // the names alone
	text   string
	alone  bool // the other table does not have one of them
}

// cells yields the cells of a column.
func (s side) cells(value int) func(yield func(placedCell) bool) {
	numbers := s.Columns[value].isNumbers()
	return func(yield func(placedCell) bool) {
		plain := make([]map[string]string, len(s.keys))
		times := map[string]int{}
		for row := range s.Rows {
			var cell placedCell
			names := make([]string, 0, len(s.keys))
			var series []string
			for i, key := range s.keys {
				name := s.name(&plain[i], key, cellOf(row, key))
				if names = append(names, name); s.Columns[key].Role != Time {
					series = append(series, name)
				}
				cell.alone = cell.alone || s.alone[i][name]
			}
			cell.place, cell.series = strings.Join(names, ", "), strings.Join(series, ", ")
			if times[cell.place]++; times[cell.place] > 1 {
				cell.place += fmt.Sprintf(" (%d)", times[cell.place])
			}
			if cell.text = cellOf(row, value); cell.text != "" && numbers && hides(s.rules, s.Survey, row, value) {
				cell.text = table.Confidential
			}
			if !yield(cell) {
				return
			}
		}
	}
}

// name is a text of a key in the way in which it is compared, read once.
func (s side) name(known *map[string]string, key int, text string) string {
	if *known == nil {
		*known = map[string]string{}
	}
	name, ok := (*known)[text]
	if !ok {
		text = strings.Clone(text)
		name = s.Columns[key].plain(text)
		(*known)[text] = name
	}
	return name
}

// isNumbers reports whether the column has numbers.
func (c *Column) isNumbers() bool { return c.Role == Value || c.Role == Low || c.Role == High }

// pair finds the cells of a column that have changed.
func (c *comparer) pair(m *measured, before, after side, i, j int) {
	old := map[string]string{}
	for cell := range before.cells(i) {
		if len(old) == maxCompared {
			c.full = true
			break
		}
		old[cell.place] = strings.Clone(cell.text)
		m.decimals[0] = max(m.decimals[0], decimalsOf(cell.text))
	}
	for cell := range after.cells(j) {
		m.decimals[1] = max(m.decimals[1], decimalsOf(cell.text))
		was, there := old[cell.place]
		delete(old, cell.place)
		switch {
		case !there && (cell.alone || cell.text == "" || c.full):
		case was != cell.text:
			m.pairs = append(m.pairs, pair{cell.place, cell.series, was, strings.Clone(cell.text)})
		case strings.ContainsAny(cell.text, "123456789"):
			m.same++
		}
	}
	if len(old) == 0 {
		return
	}
	for cell := range before.cells(i) {
		if _, left := old[cell.place]; left && cell.text != "" && !cell.alone {
			m.pairs = append(m.pairs, pair{cell.place, cell.series, strings.Clone(cell.text), ""})
		}
	}
}

// decimalsOf is how many decimals a cell shows.
func decimalsOf(cell string) int {
	number, _ := flag.Cut(cell)
	_, decimals, _ := strings.Cut(number, ".")
	return len(decimals)
}

// tell tells what has changed in a column: what explains all of its numbers first.
func (c *comparer) tell(m *measured) {
	if m.decimals[0] != m.decimals[1] {
		was := len(m.pairs)
		m.pairs = slices.DeleteFunc(m.pairs, m.sameRounded)
		if was > len(m.pairs) || m.same == 0 {
			c.add(ChangedPlaces, m.head, strconv.Itoa(m.decimals[0]), strconv.Itoa(m.decimals[1]))
		}
	}
	m.pairs = slices.DeleteFunc(m.pairs, func(p pair) bool {
		a, b := partsOf(p.old), partsOf(p.now)
		return a.is && b.is && a.code == b.code && a.number.Cmp(b.number) == 0 // 4 and 4.0
	})
	c.factor(m, m.head, m.pairs, m.same)
	bySeries := map[string][]pair{}
	var order []string
	for _, p := range m.pairs {
		if bySeries[p.series] == nil {
			order = append(order, p.series)
		}
		bySeries[p.series] = append(bySeries[p.series], p)
	}
	if len(order) > 1 && m.same*10 < len(m.pairs) {
		for _, name := range order {
			c.factor(m, name+", "+m.head, bySeries[name], 0)
		}
	}
	for _, p := range m.pairs {
		c.tellPair(m, p)
	}
}

// tellPair tells of one cell.
func (c *comparer) tellPair(m *measured, p pair) {
	where := p.place + ", " + m.head
	if p.place == "" {
		where = m.head
	}
	a, b := partsOf(p.old), partsOf(p.now)
	switch {
	case p.now == table.Confidential && p.old != "":
		c.add(ChangedSecrecy, where, "a number", table.Confidential) // that was public, and is not any more
	case p.old == table.Confidential && p.now != "":
		c.add(ChangedSecrecy, where, table.Confidential, "a number") // which the earlier table has, too
	case m.role == Status || m.role == Secrecy, a.is && b.is && a.number.Cmp(b.number) == 0:
		c.add(ChangedStatus, where, p.old, p.now)
	default:
		c.add(ChangedNumber, where, p.old, p.now)
	}
}

// parts are a number and the code after it.
type parts struct {
	number data.Decimal
	code   string
	is     bool // there is a number
}

func partsOf(cell string) parts {
	text, code := flag.Cut(cell)
	if text == "" {
		return parts{code: code}
	}
	n, err := data.ParseDecimal(text)
	return parts{n, strings.TrimSpace(code), err == nil}
}

// sameRounded reports whether a number is the same, where one table shows more decimals.
func (m *measured) sameRounded(p pair) bool {
	a, b := partsOf(p.old), partsOf(p.now)
	if !a.is || !b.is || a.code != b.code {
		return false
	}
	decimals := min(m.decimals[0], m.decimals[1])
	coarse, fine := a.number, b.number
	if m.decimals[1] < m.decimals[0] {
		coarse, fine = fine, coarse
	}
	return math.Abs(coarse.Float()-fine.Float()) <= 0.5000001*math.Pow10(-decimals)
}

// The least that explains numbers by a factor: how many there are of them, of all that are
// not equal, in hundredths, and how far from one it is.
const (
	leastScaled  = 2
	leastRebased = 4
	mostOf       = 90
	leastFactor  = 0.02
)

// factor tells where nearly all of some numbers are the same number of times what they were,
// as far as both are known, and takes these from those of the column.
func (c *comparer) factor(m *measured, where string, pairs []pair, same int) {
	var ratios []float64
	count := same
	for _, p := range pairs {
		if a, b := partsOf(p.old), partsOf(p.now); a.is && b.is {
			if count++; a.number.Sign()*b.number.Sign() > 0 {
				ratios = append(ratios, b.number.Float()/a.number.Float())
			}
		}
	}
	if len(ratios) < leastScaled {
		return
	}
	slices.Sort(ratios)
	by, what, least := ratios[len(ratios)/2], ChangedBase, leastRebased
	if power := math.Round(math.Log10(by)); power != 0 && math.Abs(by/math.Pow10(int(power))-1) < leastFactor {
		by, what, least = math.Pow10(int(power)), ChangedScale, leastScaled
	} else {
		by = ofSums(pairs, by)
	}
	explained := func(p pair) bool { return isTimes(p, by) }
	var first *pair
	n := 0
	for i := range pairs {
		if explained(pairs[i]) {
			if n++; first == nil {
				first = &pairs[i]
			}
		}
	}
	if n < least || n*100 < mostOf*count || math.Abs(by-1) < leastFactor {
		return
	}
	times := strconv.FormatFloat(by, 'g', 4, 64)
	c.add(what, where, first.old, fmt.Sprintf("%s: %d numbers are %s times what they were", first.now, n, times))
	taken := map[string]bool{}
	for _, p := range pairs {
		if explained(p) {
			taken[p.place] = true
		}
	}
	m.pairs = slices.DeleteFunc(m.pairs, func(p pair) bool { return taken[p.place] })
}

// ofSums is a factor as all numbers say it together that are nearly so many times what they
// were: each alone says it only as far as its decimals go.
func ofSums(pairs []pair, by float64) float64 {
	before, now := 0.0, 0.0
	for _, p := range pairs {
		if a, b := partsOf(p.old), partsOf(p.now); a.is && b.is && math.Abs(b.number.Float()-a.number.Float()*by) < leastFactor*math.Abs(b.number.Float()) {
			before, now = before+math.Abs(a.number.Float()), now+math.Abs(b.number.Float())
		}
	}
	if before == 0 {
		return by
	}
	return now / before
}

// isTimes reports whether a number is so many times what it was, and cannot be the same, as
// far as their decimals tell.
func isTimes(p pair, by float64) bool {
	a, b := partsOf(p.old), partsOf(p.now)
	if !a.is || !b.is || a.code != b.code || a.number.Sign() != b.number.Sign() {
		return false
	}
	before, now := a.number.Float(), b.number.Float()
	half, halfNow := 0.5*math.Pow10(-a.number.Decimals()), 0.5*math.Pow10(-b.number.Decimals())
	return math.Abs(now-before*by) <= (half*by+halfNow)*1.0000001 && math.Abs(now-before) > half+halfNow
}
