package number

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"briefing/data"
	"briefing/data/table/grid"
)

// Cell is a cell of a table, for [Find].
type Cell struct {
	Column int // from 0
	Text   string
	At     data.Pos
}

// Verdict is how the numbers of a table are written.
type Verdict struct {
	Dialect Dialect
	// Found are what shows it, as decimal and thousands, and exponent where digits are lost.
	Found []grid.Finding
	// Asked is the question that is left; nil where there is none. The decimal sign of the
	// dialect is 0 then.
	Asked *grid.Error
}

// Find finds how the numbers of a table are written, as far as the dialect that is said
// leaves it open. A cell that can be read in one way only decides for the whole table: 12,5
// in one column says that 1.234 in another is more than a thousand. Where no cell does, but
// spaces or apostrophes stand between groups, the other sign is the decimal sign; and where
// one column has whole numbers below a thousand without a sign and, with one, numbers that
// end in zero (987 and 1.100), it stands between groups: decimals would be written in both.
// What is left, and signs that contradict one another, are asked. No cell is quoted, which may
// hold what may not be published: an example stands for it, made up in the same form.
func Find(cells iter.Seq[Cell], said Dialect) Verdict {
	f := NewFinder(said)
	for c := range cells {
		f.Add(c)
	}
	return f.Verdict()
}

// NewFinder returns a finder for whom goes through the cells himself.
func NewFinder(said Dialect) *Finder {
	if said.Decimal == 0 && (said.Thousands == '.' || said.Thousands == ',') {
		said.Decimal = other(said.Thousands) // as one sign has one meaning
	}
	return &Finder{said: said, groups: map[rune]Cell{}, columns: map[int]*column{}}
}

// Finder gathers what cells show, as [Find] does. Its memory grows with columns, up to a limit.
type Finder struct {
	said    Dialect
	point   *Cell // the first that is a number with a decimal point only
	comma   *Cell
	either  *Cell // the first that makes different numbers
	pointed *Cell // the first of those with a point, and with a comma
	commaed *Cell
	groups  map[rune]Cell // the first with each sign that can only stand between groups
	power   *Cell         // the first whose digits are lost
	columns map[int]*column
}

// column is what a column shows of signs that may be of either kind.
type column struct {
	ones   int   // numbers from 1 to 999 without a sign
	large  bool  // there is a whole number above those
	either *Cell // the first with a sign, and then zeros
	sign   rune
	mixed  bool
}

// maxColumns is how many columns are looked at each for itself.
const maxColumns = 1 << 16

// Add looks at a cell.
func (f *Finder) Add(c Cell) {
	n := plainLength(c.Text)
	if n == len(c.Text) && n > 0 && data.AllDigits(c.Text) {
		f.addWhole(c)
		return
	}
	w, ok := Cut(c.Text)
	if !ok {
		return
	}
	if w.Exponent && w.Power > 0 {
		f.power = firstOf(f.power, c)
	}
	if data.AllDigits(w.Digits) {
		c.Text = w.Digits
		f.addWhole(c)
		return
	}
	point, comma := f.said.Readings(w)
	switch {
	case point == "" && comma == "":
	case point == comma:
		f.group(w, c)
	case comma == "":
		f.point = firstOf(f.point, c)
		f.group(w, c)
	case point == "":
		f.comma = firstOf(f.comma, c)
		f.group(w, c)
	default:
		f.addEither(w, c)
	}
}

// firstOf allocates nothing but the first.
func firstOf(cell *Cell, c Cell) *Cell {
	if cell == nil {
		first := c
		return &first
	}
	return cell
}

// group notes the sign between groups: a number has one kind, before its decimal sign.
func (f *Finder) group(w Written, c Cell) {
	sign, times, signs := rune(0), 0, 0
	for _, r := range w.Digits {
		if r >= '0' && r <= '9' {
			continue
		}
		if signs++; sign == 0 {
			sign = r
		}
		if r == sign {
			times++
		}
	}
	if sign == arabicThousands || sign == arabicDecimal || times == 1 && signs == 1 && (sign == '.' || sign == ',') && f.said.Decimal != other(sign) {
		return // a decimal sign
	}
	f.addGroup(sign, c)
}

func (f *Finder) addGroup(sign rune, c Cell) {
	if _, known := f.groups[sign]; !known {
		f.groups[sign] = c
	}
}

// other is the decimal sign that stands beside a comma or a point.
func other(sign rune) rune {
	if sign == ',' {
		return '.'
	}
	return ','
}

func (f *Finder) column(c Cell) *column {
	col := f.columns[c.Column]
	if col == nil {
		col = &column{}
		if len(f.columns) < maxColumns {
			f.columns[c.Column] = col
		}
	}
	return col
}

func (f *Finder) addWhole(c Cell) {
	switch col := f.column(c); {
	case len(c.Text) > 3:
		col.large = true
	case c.Text[0] != '0':
		col.ones++
	}
}

// addEither notes a number such as 1.234.
func (f *Finder) addEither(w Written, c Cell) {
	f.either = firstOf(f.either, c)
	sign := rune(w.Digits[len(w.Digits)-4])
	if sign == '.' {
		f.pointed = firstOf(f.pointed, c)
	} else {
		f.commaed = firstOf(f.commaed, c)
	}
	col := f.column(c)
	if col.sign != 0 && col.sign != sign {
		col.mixed = true
	}
	if col.sign = sign; w.Digits[len(w.Digits)-1] == '0' {
		col.either = firstOf(col.either, c)
	}
}

// Verdict decides.
func (f *Finder) Verdict() Verdict {
	v := Verdict{Dialect: f.said}
	decimal, by, why := f.decimal()
	switch {
	case f.said.Decimal != 0:
	case decimal != 0:
		v.Dialect.Decimal = decimal
		v.find("decimal", decimal, *by, why)
	case f.point != nil && f.comma != nil:
		v.Asked = f.askBoth()
		return v
	case f.either != nil:
		v.Asked = f.askEither()
		return v
	default:
		v.Dialect.Decimal = '.' // no number has decimals
	}
	f.thousands(&v)
	if f.power != nil {
		v.Found = append(v.Found, grid.Finding{Key: "exponent", Text: `numbers as "1.2E+5"`, Why: "it is written with a power of ten: digits that it leaves out are not in the file", At: f.power.At})
	}
	return v
}

// decimal is the decimal sign that the cells show, by which of them, and why; 0 for none.
func (f *Finder) decimal() (sign rune, by *Cell, why string) {
	switch {
	case f.point != nil && f.comma != nil:
		return 0, nil, ""
	case f.point != nil:
		return '.', f.point, `as in "12.5"`
	case f.comma != nil:
		return ',', f.comma, `as in "12,5"`
	case f.either == nil || f.pointed != nil && f.commaed != nil:
		return 0, nil, ""
	}
	decimal := ','
	if f.pointed != nil {
		decimal = '.'
	}
	for _, sign := range []rune{' ', '\''} {
		if by, ok := f.groups[sign]; ok {
			return decimal, &by, "as a " + Word(sign) + " stands between groups of digits, as in " + grouped(sign)
		}
	}
	for _, number := range slices.Sorted(maps.Keys(f.columns)) {
		col := f.columns[number]
		if col.either != nil && !col.mixed && !col.large && col.ones >= 2 {
			return other(col.sign), col.either, "as numbers below a thousand in its column have no decimals, beside numbers as " + grouped(col.sign)
		}
	}
	return 0, nil, ""
}

// thousands decides on the sign between groups of digits.
func (f *Finder) thousands(v *Verdict) {
	if f.said.Thousands != 0 {
		return
	}
	if f.pointed != nil && v.Dialect.Decimal == ',' {
		f.addGroup('.', *f.pointed)
	}
	if f.commaed != nil && v.Dialect.Decimal == '.' {
		f.addGroup(',', *f.commaed)
	}
	v.Dialect.Thousands = None
	for _, sign := range []rune{',', '.', ' ', '\''} {
		by, known := f.groups[sign]
		if !known || sign == v.Dialect.Decimal {
			continue
		}
		if v.Dialect.Thousands != None { // two signs: each number has groups of its own
			v.Dialect.Thousands = 0
		} else {
			v.Dialect.Thousands = sign
		}
		v.find("thousands", sign, by, "as in "+grouped(sign))
	}
}

func (v *Verdict) find(key string, sign rune, by Cell, why string) {
	v.Found = append(v.Found, grid.Finding{Key: key, Text: Word(sign), Why: why, At: by.At})
}

// grouped is an example of a number with a sign between groups of digits.
func grouped(sign rune) string { return `"1` + string(sign) + `234"` }

// askBoth asks where cells contradict one another.
func (f *Finder) askBoth() *grid.Error {
	return &grid.Error{At: f.comma.At, Key: "decimal",
		Text:     fmt.Sprintf(`a number has a decimal comma, as in "12,5", and one at line %d a decimal point, as in "12.5"`, f.point.At.Line),
		Hint:     "write decimal: comma or decimal: point, as the numbers have it; what is written otherwise is no number then",
		Readings: []grid.Reading{{Write: "comma", Means: `as in "12,5"`}, {Write: "point", Means: `as in "12.5"`}},
	}
}

// askEither asks what a number is that may be two.
func (f *Finder) askEither() *grid.Error {
	sign := '.'
	if f.pointed == nil {
		sign = ','
	}
	example := grouped(sign)
	w, _ := Cut("1" + string(sign) + "234")
	point, comma := Dialect{}.Readings(w)
	readings := []grid.Reading{{Write: "comma", Means: said(comma)}, {Write: "point", Means: said(point)}}
	return &grid.Error{At: f.either.At, Key: "decimal", Readings: readings,
		Text: "a number in the form of " + example + " may be two, and no other cell says which",
		Hint: fmt.Sprintf("%s is %s with decimal: comma, %s with decimal: point", example, readings[0].Means, readings[1].Means),
	}
}
