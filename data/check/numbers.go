package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
)

var (
	// shareOfWhole are words for the parts of a whole, and amountCompared for what parts are not
	// of, but are compared with: debt may be more than a year's product.
	shareOfWhole   = pattern.New(`(?i)\b(shares?|proportions?|percent(age)? of|per cent of)\b|% of\b|\banteile?\b|占比|比重|份额|比例`)
	amountCompared = pattern.New(`(?i)\b(gdp|gni|gnp|product|income|earnings|revenues?|exports|imports|debt|savings?|equity|reserves|bip|bne|bruttoinlandsprodukts?|einkommens?|einnahmen)\b|生产总值|收入|债务|出口|进口`)
	// economy are words for all of an economy, of which other amounts of it are no parts.
	economy = pattern.New(`(?i)\b(gdp|gni|gnp|product|income|revenues?|earnings|bip|bne|bruttoinlandsprodukts?|einkommens?|einnahmen)\b|生产总值|收入`)
)

// aboveWhole looks for shares of a whole that are greater than it.
func (g *gate) aboveWhole() {
	for _, f := range g.ds.Figures {
		if f.Unit.Kind != data.UnitPercent {
			continue
		}
		if saysShares(f) {
			if first, n := above(f, 100); n > 0 {
				g.warn(data.RuleAboveWhole, f.PosOf(first.Value), f.PathOf(first.Series, first.Key), fmt.Sprintf("%s (%s) is more than the whole that it is a share of%s", g.say.Value(first.Value, f.Unit), first.Key, andOthers(n)))
			}
			continue
		}
		if most := mostOfPeople(f); most > 0 {
			if first, n := above(f, most); n > 0 {
				a, b := f.Derived.From[0], f.Derived.From[1]
				g.found = append(g.found, data.Fault{Rule: data.RuleAboveWhole, Pos: f.PosOf(first.Value), Path: f.PathOf(first.Series, first.Key),
					Text: fmt.Sprintf("%s is %s of %s in %s, which is more than all of it%s", a.ID, g.say.Label(first.Value, f.Unit), b.ID, first.Key, andOthers(n)),
					Hint: fmt.Sprintf("correct the unit of %s (%s) or that of %s (%s), or swap them under from:", a.ID, g.say.Unit(a.Unit), b.ID, g.say.Unit(b.Unit))})
			}
		}
	}
}

// above is the first number of a figure that is surely above a limit, and how many are.
func above(f *data.Figure, limit int64) (first data.Entry, n int) {
	for e := range f.Numbers() {
		if e.Value.Low().Cmp(data.Int(limit)) > 0 {
			if n++; n == 1 {
				first = e
			}
		}
	}
	return first, n
}

// mostOfPeople is how many percent some people, or what people have, can be of others: all of
// them where the title says that it is a rate, and otherwise no more than a slip of a unit would
// make. It is 0 where nothing is known.
func mostOfPeople(f *data.Figure) int64 {
	d := f.Derived
	switch {
	case d == nil || d.By != data.Ratio || len(d.From) != 2:
		return 0
	case !slices.Contains(ofPeople, d.From[0].Unit.Noun) || !data.SameNoun(d.From[0].Unit.Noun, d.From[1].Unit.Noun):
		return 0
	case rateOfPeople.MatchString(f.Title.Plain) && !ratesAboveAll.MatchString(f.Title.Plain):
		return 100
	}
	return slippedShare
}

// slippedShare is how many percent of other people nobody is without a slip of a unit.
const slippedShare = 5000

var (
	rateOfPeople = pattern.New(`(?i)\b(rates?|shares?|proportions?|percent(age)? of)\b|(quoten?|anteile?)\b|率|占比|比重|份额`)
	// ratesAboveAll are rates of people by other people: those of any age who go to a school by those
	// of its age, or those who leave by those who come.
	ratesAboveAll = pattern.New(`(?i)\b(gross|dependency|replacement|coverage|vacancy|application|occupancy|growth|turnover|sex)\b|brutto|毛|抚养|赡养|增长|替代|覆盖`)
)

// saysShares reports percentages that are said to be of a whole: by their title, or as shares
// computed of another figure, which is no product or income of a time.
func saysShares(f *data.Figure) bool {
	d := f.Derived
	if d == nil {
		return shareOfWhole.MatchString(f.Title.Plain) && !amountCompared.MatchString(f.Title.Plain)
	}
	return d.By == data.ShareOfTotal && len(d.From) == 2 && f.Unit.Noun == "" && d.From[0].Nature() == d.From[1].Nature() && !economy.MatchString(d.From[1].Title.Plain)
}

// andOthers says that there are n-1 more of what is named.
func andOthers(n int) string {
	switch n {
	case 1:
		return ""
	case 2:
		return "; so is another value"
	}
	return fmt.Sprintf("; so are %d other values", n-1)
}

// A number is taken for one with a slipped decimal point where, divided by a power of ten, it
// is what its neighbours are, and these are alike. So the numbers of a hyperinflation, whose
// neighbours are unlike, and a first great rise at the end of a series are not, nor are
// numbers of one digit, such as 0.1 beside 1.
const (
	mostSlip       = 3   // places
	neighboursAt   = 2   // on each side
	alikeWithin    = 1.5 // the greatest neighbour by the least
	alikeAtEnd     = 1.2 // the same, where they are all on one side
	nearWithin     = 1.25
	nearAtEnd      = 1.1
	leastToSlip    = 3 // neighbours
	leastSlipTimes = 5.0
)

// slippedPoints looks for numbers that are ten, a hundred or a thousand times as great, or as
// small, as what is before and after them.
func (g *gate) slippedPoints() {
	for _, f := range g.ds.Figures {
		if f.Derived != nil || !f.Periods || f.Unit.Names() {
			continue
		}
		slippedSteps(g, f)
		n := 0
		var first data.Entry
		var by int
		for _, s := range f.Series {
			for i := range s.Values {
				if i > 0 && nearInSize(&s.Values[i-1], &s.Values[i]) {
					continue // nearly always
				}
				if power := slipped(s, i); power != 0 {
					if n++; n == 1 {
						by, first = power, data.Entry{Series: s, Key: s.Keys[i], Value: s.Values[i]}
					}
				}
			}
		}
		if n == 0 {
			continue
		}
		text := fmt.Sprintf("%s in %s is about %.0f times as %s as the values around it: a decimal point may have slipped", g.say.Label(first.Value, f.Unit), first.Key, math.Pow10(max(by, -by)), sizeOf(by))
		g.warn(data.RuleSlippedPoint, f.PosOf(first.Value), f.PathOf(first.Series, first.Key), text+andOthers(n))
	}
}

// nearInSize reports whether a number is surely of the size of the one before it; it looks at
// what is quickly told alone.
func nearInSize(before, v *data.Value) bool {
	return v.Number.Within(before.Number, int64(leastSlipTimes)-1)
}

// slipped is by how many places the i-th number of a series is greater than its neighbours;
// negative where it is smaller, and 0 where it is of their size or they are of none.
func slipped(s *data.Series, i int) int {
	v, ok := plainNumber(s, i)
	if !ok || v <= 0 {
		return 0
	}
	beside := max(i-1, 0)
	if i == 0 {
		beside = min(1, len(s.Values)-1)
	}
	if w, ok := plainNumber(s, beside); !ok || w <= 0 || v/w < leastSlipTimes && w/v < leastSlipTimes {
		return 0
	}
	least, greatest, n := math.Inf(1), 0.0, 0
	for j := max(i-neighboursAt, 0); j <= min(i+neighboursAt, len(s.Values)-1); j++ {
		if j == i {
			continue
		}
		w, ok := plainNumber(s, j)
		if !ok || w <= 0 || digitsOfNumber(s.Values[j].Number) < 2 {
			return 0
		}
		least, greatest, n = min(least, w), max(greatest, w), n+1
	}
	alike, near := alikeWithin, nearWithin
	if i == 0 || i == len(s.Values)-1 {
		alike, near = alikeAtEnd, nearAtEnd
		n++
	}
	if n < leastToSlip || greatest/least > alike || digitsOfNumber(s.Values[i].Number) < 2 {
		return 0
	}
	for power := 1; power <= mostSlip; power++ {
		for _, by := range []int{power, -power} {
			if w := v / math.Pow10(by); w >= least/near && w <= greatest*near {
				return by
			}
		}
	}
	return 0
}

// steps are by how many places numbers of one scale differ from those of another: hundreds,
// thousands, millions.
var steps = [...]int{2, 3, 6}

// slippedSteps looks for series that go on a hundred, a thousand or a million times as great, or as
// small, from some period on.
func slippedSteps(g *gate, f *data.Figure) {
	for _, s := range f.Series {
		for i := 2; i+1 < len(s.Values); i++ {
			if nearInSize(&s.Values[i-1], &s.Values[i]) || f.BreakBetween(s, s.Keys[i-1], s.Keys[i]) != nil {
				continue
			}
			if by := slippedStep(s, i); by != 0 {
				g.warn(data.RuleSlippedPoint, f.PosOf(s.Values[i]), f.PathOf(s, s.Keys[i]),
					fmt.Sprintf("from %s in %s on the values are about %.0f times as %s as before: they may be of another scale", g.say.Label(s.Values[i], f.Unit), s.Keys[i], math.Pow10(max(by, -by)), sizeOf(by)))
				break
			}
		}
	}
}

// sizeOf is the word for by how many places numbers are greater.
func sizeOf(by int) string {
	if by < 0 {
		return "small"
	}
	return "great"
}

// slippedStep is by how many places the i-th number of a series and the next are greater than the two
// before, of which each are alike; 0 where they are not.
func slippedStep(s *data.Series, i int) int {
	var x [2 * neighboursAt]float64
	for j := range x {
		n, ok := plainNumber(s, i-neighboursAt+j)
		if !ok || n <= 0 || digitsOfNumber(s.Values[i-neighboursAt+j].Number) < 2 {
			return 0
		}
		x[j] = n
	}
	if max(x[0], x[1])/min(x[0], x[1]) > alikeAtEnd || max(x[2], x[3])/min(x[2], x[3]) > alikeAtEnd {
		return 0
	}
	for _, step := range steps {
		for _, by := range []int{step, -step} {
			if times := x[2] / x[1] / math.Pow10(by); times <= nearWithin && times >= 1/nearWithin {
				return by
			}
		}
	}
	return 0
}

// slippedRows looks for a series, or a name, whose numbers are written with decimals where those of
// all others have none, and are theirs in size if they are taken a thousand or a million times: a row
// that was printed in another scale.
func slippedRows(g *gate) {
	for _, f := range g.ds.Figures {
		if f.Derived != nil || f.Unit.Kind != data.UnitPlain || f.Precision.Rounds() {
			continue
		}
		rows := rowsOf(f)
		if len(rows) < leastToSlip {
			continue
		}
		lone := -1
		for i, row := range rows {
			if !row.decimals {
				continue
			}
			if lone >= 0 {
				lone = -1
				break
			}
			lone = i
		}
		if lone < 0 {
			continue
		}
		if by := slippedRow(rows, lone); by != 0 {
			row := rows[lone]
			g.warn(data.RuleSlippedPoint, f.Pos, "figures."+f.ID, fmt.Sprintf("%q has numbers such as %s, with decimals that no other name has, and would be about their size if it were %.0f times as great: it may be of another scale", row.name, row.first.Number, math.Pow10(by)))
		}
	}
}

// A customaryUnit is one that numbers of another are found among, with what makes these of them: what a
// bushel weighs differs from crop to crop.
type customaryUnit struct {
	name    string
	in      *pattern.Pattern // the unit of the figure
	convert []func(x float64) float64
}

func times(by float64) func(x float64) float64 { return func(x float64) float64 { return x * by } }

var customaryUnits = [...]customaryUnit{
	{"bushels per acre", yieldUnit, []func(float64) float64{times(0.0673), times(0.0628), times(0.0538), times(0.0359)}},
	{"jin per mu", yieldUnit, []func(float64) float64{times(0.0075)}},
	{"kilograms per mu", yieldUnit, []func(float64) float64{times(0.015)}},
	{"decitonnes per hectare", yieldUnit, []func(float64) float64{times(0.1)}},
	{"degrees Fahrenheit", pattern.New(`(?i)^(?:°c|degrees celsius|grad celsius|摄氏度|℃)$`), []func(float64) float64{func(x float64) float64 { return (x - 32) / 1.8 }}},
}

var yieldUnit = pattern.New(`(?i)^(?:(?:metric )?tons|tonnes|tonnen|t|吨) ?(?:per|je|pro|/|每) ?(?:hectares?|hektar|ha|公顷)$`)

// How far a number stands out from the others, and how far one that belongs among them may be from these.
const (
	standsOut = 1.8
	belongs   = 1.3
)

// otherUnits looks for the one name of a figure whose numbers stand out, and would be among the others if
// they were of a unit that is customary elsewhere: bushels per acre among tonnes per hectare.
func otherUnits(g *gate) {
	for _, f := range g.ds.Figures {
		if f.Derived != nil || f.Unit.Kind != data.UnitPlain || f.Unit.Scale != 0 {
			continue
		}
		units := slices.DeleteFunc(slices.Clone(customaryUnits[:]), func(u customaryUnit) bool { return !u.in.MatchString(f.Unit.Noun) })
		if len(units) == 0 {
			continue
		}
		rows := rowsOf(f)
		i := outlying(rows)
		var fitting []string
		for _, unit := range units {
			if i >= 0 && slices.ContainsFunc(unit.convert, func(convert func(float64) float64) bool { return amongOthers(rows, i, convert) }) {
				fitting = append(fitting, unit.name)
			}
		}
		if len(fitting) > 0 {
			g.warn(data.RuleSlippedPoint, f.Pos, "figures."+f.ID, fmt.Sprintf("%q has numbers such as %s, far above all others, and would be among them if it were in %s", rows[i].name, g.say.Label(rows[i].first, f.Unit), strings.Join(fitting, " or ")))
		}
	}
}

// outlying is the one of some rows that is above all others by far; -1 for none.
func outlying(rows []row) int {
	if len(rows) <= leastToSlip {
		return -1
	}
	first := 0
	for i, r := range rows {
		if r.least > rows[first].least {
			first = i
		}
	}
	_, most := othersThan(rows, first)
	if rows[first].least < most*standsOut {
		return -1
	}
	return first
}

// othersThan are the least and the greatest number of the other rows.
func othersThan(rows []row, i int) (least, most float64) {
	least = math.Inf(1)
	for j, other := range rows {
		if j != i {
			least, most = min(least, other.least), max(most, other.most)
		}
	}
	return least, most
}

// amongOthers reports whether a row is among the others once it is converted.
func amongOthers(rows []row, i int, convert func(float64) float64) bool {
	least, most := othersThan(rows, i)
	return convert(rows[i].least) >= least/belongs && convert(rows[i].most) <= most*belongs
}

// row is what is told of the numbers of a name: the least and the greatest, and whether they have
// decimals.
type row struct {
	name        string
	least, most float64
	decimals    bool
	first       data.Value
}

// rowsOf are the series of a figure that has several, or else its names; nil where one has other than
// known numbers above zero.
func rowsOf(f *data.Figure) []row {
	var rows []row
	for _, s := range f.Series {
		for i, v := range s.Values {
			n, ok := plainNumber(s, i)
			if !ok || n <= 0 {
				return nil
			}
			name := s.Name
			if len(f.Series) == 1 {
				if name = s.Keys[i].Name; f.Periods {
					return nil
				}
			}
			if i == 0 || len(f.Series) == 1 {
				rows = append(rows, row{name: name, least: n, most: n, first: v})
			}
			last := &rows[len(rows)-1]
			last.least, last.most, last.decimals = min(last.least, n), max(last.most, n), last.decimals || v.Number.Decimals() > 0
		}
	}
	return rows
}

// slippedRow is by how many places one of some rows is smaller than the others; 0 where it is not.
func slippedRow(rows []row, lone int) int {
	least, most := othersThan(rows, lone)
	for _, by := range []int{3, 6} {
		own := rows[lone]
		if times := math.Pow10(by); own.most*100 < least && own.least*times >= least/leastSlipTimes && own.most*times <= most*leastSlipTimes {
			return by
		}
	}
	return 0
}

// plainNumber is the i-th number of a series, where it is one that is known.
func plainNumber(s *data.Series, i int) (float64, bool) {
	v := &s.Values[i]
	return v.Number.Float(), v.Is == data.Exact || v.Is == data.About
}

// digitsOfNumber is how many digits a number is written with, but for zeros before them.
func digitsOfNumber(d data.Decimal) int { return d.Exponent() + 1 + d.Decimals() }

// leastRebased is how far a base has to be from the value before it to be taken for a jump.
const leastRebased = 0.02

// rebased looks for indices that are exactly 100 in the middle, where they jump against the
// way that they take before and after: the number of a new yearbook, with a new base, after
// those of an old one.
func (g *gate) rebased() {
	for _, f := range g.ds.Figures {
		if f.Derived != nil || !f.Periods || !f.Unit.IsIndex() {
			continue
		}
		for _, s := range f.Series {
			if i := rebasedAt(f, s); i > 0 {
				g.warn(data.RuleRebased, f.PosOf(s.Values[i]), f.PathOf(s, s.Keys[i]), fmt.Sprintf("%s jumps from %s to exactly 100 in %s, and goes on: the numbers before may have another base", namedSeries{f, s}, s.Values[i-1].Number, s.Keys[i]))
				break
			}
		}
	}
}

// rebasedAt is where a series seems to begin with a new base; 0 for nowhere.
func rebasedAt(f *data.Figure, s *data.Series) int {
	for i := 2; i+1 < len(s.Values); i++ {
		if s.Values[i].Is != data.Exact || s.Values[i].Number.Cmp(data.Int(100)) != 0 {
			continue
		}
		var x [4]float64
		known := true
		for j := range x {
			n, ok := plainNumber(s, i-2+j)
			x[j], known = n, known && ok && n > 0
		}
		if !known || saysBase(f, s.Keys[i]) || f.BreakBetween(s, s.Keys[i-1], s.Keys[i]) != nil {
			continue
		}
		before, jump, after := x[1]/x[0]-1, x[2]/x[1]-1, x[3]/x[2]-1
		if math.Abs(jump) >= leastRebased && math.Abs(jump) > 1.5*math.Abs(before) && jump*before <= 0 && jump*after <= 0 {
			return i
		}
	}
	return 0
}

// saysBase reports whether the unit or the title of a figure says that it is 100 at a key.
func saysBase(f *data.Figure, k data.Key) bool {
	for _, text := range []string{f.Unit.Noun, f.Title.Plain} {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\u00a0", " "), " ", "")
		if strings.Contains(text, k.String()+"=100") {
			return true
		}
	}
	return false
}
