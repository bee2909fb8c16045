package compute

import (
	"math"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// SumFound is a row of numbers that is the sum of other rows, as places among them.
type SumFound struct {
	Whole int
	Parts []int
	// Digits tell how unlikely chance is: each is a factor of ten.
	Digits float64
}

// The digits that a sum must have so that it is not taken for chance: a sum of all the
// rest, a sum of two rows, which a balance and its sides are too, and one of rows that
// stand together, of which there are many. SureDigits are enough to refuse what counts a
// whole with its parts.
const (
	restDigits  = 2
	pairDigits  = 1.5 // in addition
	runDigits   = 3   // and the digits of the number of tries
	SureDigits  = 4
	mostOfCell  = 6 // what one number proves at most
	maxRunRows  = 1_000
	maxSumCells = 100_000
)

// SeriesSums finds the series of a figure that are sums of others at every key, and
// KeySums the categories that are in every series. Aggregates are left out.
func SeriesSums(f *data.Figure) (rows []string, found []SumFound) {
	parts := f.Parts()
	if len(parts) < 3 {
		return nil, nil
	}
	for _, s := range parts {
		rows = append(rows, s.Name)
	}
	keys := sampled(f.PartKeys(), maxSumCells/len(parts))
	return rows, sums(newSumTable(f.Unit, len(parts), len(keys), func(row, column int) (data.Value, bool) { return data.NumberAt(parts[row], keys[column]) }))
}

// KeySums is for categories what SeriesSums is for series.
func KeySums(f *data.Figure) (rows []string, found []SumFound) {
	keys, parts := f.PartKeys(), f.Parts()
	if f.Periods || len(keys) < 3 || len(keys) > maxSumCells {
		return nil, nil
	}
	parts = parts[:min(len(parts), max(maxSumCells/len(keys), 1))]
	return data.KeyNames(keys), sums(newSumTable(f.Unit, len(keys), len(parts), func(row, column int) (data.Value, bool) { return data.NumberAt(parts[column], keys[row]) }))
}

// sampled are at most so many of some keys, from the first to the last.
func sampled(keys []data.Key, most int) []data.Key {
	if len(keys) <= most || most < 2 {
		return keys[:min(len(keys), max(most, 1))]
	}
	out := make([]data.Key, most)
	for i := range out {
		out[i] = keys[i*(len(keys)-1)/(most-1)]
	}
	return out
}

// sumTable are the numbers that sums are looked for among. They are floats: what they
// lose is far below the rounding of the numbers.
type sumTable struct {
	columns   int
	mid, half [][]float64 // by row; NaN where there is no number that is known
	step      []float64   // of each row: a unit of the last place
}

func newSumTable(unit data.Unit, rows, columns int, at func(row, column int) (data.Value, bool)) *sumTable {
	t := &sumTable{columns: columns, step: make([]float64, rows)}
	for row := range rows {
		mid, half := make([]float64, columns), make([]float64, columns)
		for column := range columns {
			v, ok := at(row, column)
			var known bool
			if mid[column], half[column], known = approximate(unit, v); !ok || !known {
				mid[column] = math.NaN()
				continue
			}
			t.step[row] = max(t.step[row], math.Pow10(-v.Number.Decimals()))
		}
		t.mid, t.half = append(t.mid, mid), append(t.half, half)
	}
	return t
}

// approximate is a number as a float, and what its rounding leaves open on each side; false
// for a bound, and for what has no number.
func approximate(unit data.Unit, v data.Value) (mid, half float64, ok bool) {
	if v.Is != data.Exact && v.Is != data.About {
		return 0, 0, false
	}
	step := math.Pow10(-v.Number.Decimals())
	switch {
	case v.Is == data.About:
		half = math.Pow10(-certainPlaces(v)) / 2
	case !language.Counts(unit) || v.Number.Decimals() > 0:
		half = step / 2
	}
	return v.Number.Float(), half, true
}

// digits are those that speak for a row being the sum of others; 0 where it is not, or
// not in every column that has all numbers.
func (t *sumTable) digits(whole int, parts []int) float64 {
	digits, before := 0.0, math.NaN()
	several := false // two parts have numbers that are not zero
	for column := range t.columns {
		sum, doubt, filled := 0.0, t.half[whole][column], 0
		for _, part := range parts {
			sum += t.mid[part][column]
			doubt += t.half[part][column]
			if t.mid[part][column] != 0 {
				filled++
			}
		}
		number := t.mid[whole][column]
		if math.IsNaN(sum) || math.IsNaN(number) {
			continue
		}
		if math.Abs(sum-number) > doubt+1e-9*math.Abs(number) {
			return 0
		}
		several = several || filled > 1
		if number != 0 && number != before { // the same again proves nothing
			digits += min(max(math.Log10(math.Abs(number)/max(2*doubt, t.step[whole])), 0), mostOfCell)
		}
		before = number
	}
	if !several {
		return 0
	}
	return digits
}

// sums finds the rows that are sums of others. A table of regions and their countries has
// wholes within wholes: once those of countries are found, the regions are looked at.
func sums(t *sumTable) []SumFound {
	active := make([]int, len(t.mid))
	for i := range active {
		active[i] = i
	}
	var found []SumFound
	for len(active) > 2 {
		s, ok := t.sumOfRest(active)
		if ok {
			found = append(found, s)
			active = without(active, []int{s.Whole})
			continue
		}
		if s, ok = t.sumOfRun(active); !ok {
			break
		}
		found = append(found, s)
		active = without(active, s.Parts)
	}
	slices.SortFunc(found, func(a, b SumFound) int { return a.Whole - b.Whole })
	return found
}

// CountedTwice finds a name that is surely the sum of all others which would be added up
// with it: of the series of a figure or, of one series, of its categories. It is no
// aggregate. The name is empty where there is none.
func CountedTwice(f *data.Figure) string {
	if len(f.Series) == 1 {
		return sureWhole(KeySums(f))
	}
	return sureWhole(SeriesSums(f))
}

// sureWhole is the name of what is surely the sum of all others; empty where there is
// none.
func sureWhole(names []string, found []SumFound) string {
	for _, s := range found {
		if len(s.Parts) == len(names)-1 && s.Digits >= SureDigits {
			return names[s.Whole]
		}
	}
	return ""
}

func without(all, some []int) []int {
	return slices.DeleteFunc(slices.Clone(all), func(i int) bool { return slices.Contains(some, i) })
}

// sumOfRest finds a row that is the sum of all others, or of all others but one.
func (t *sumTable) sumOfRest(active []int) (SumFound, bool) {
	probe, ok := t.full(active)
	if !ok {
		return SumFound{}, false
	}
	total, doubt := 0.0, 0.0
	for _, i := range active {
		total += t.mid[i][probe]
		doubt += t.half[i][probe]
	}
	doubt += 1e-9 * math.Abs(total)
	tries := math.Log10(float64(len(active)))
	pairs := active // of which the sum may lack one
	if len(active) < 4 || len(active) > maxRunRows {
		pairs = nil
	}
	for _, i := range active {
		over := total - 2*t.mid[i][probe] // what the others have beyond the row
		if math.Abs(over) <= doubt {
			if s, ok := t.sum(i, without(active, []int{i}), restDigits); ok {
				return s, true
			}
		}
		for _, j := range pairs {
			if j == i || math.Abs(over-t.mid[j][probe]) > doubt {
				continue
			}
			if s, ok := t.sum(i, without(active, []int{i, j}), runDigits+tries); ok {
				return s, true
			}
		}
	}
	return SumFound{}, false
}

// full is a column in which all rows have numbers.
func (t *sumTable) full(active []int) (column int, ok bool) {
	for column := range t.columns {
		if !slices.ContainsFunc(active, func(i int) bool { return math.IsNaN(t.mid[i][column]) }) {
			return column, true
		}
	}
	return 0, false
}

// sumOfRun finds a row that is the sum of the rows just after it, or just before it.
func (t *sumTable) sumOfRun(active []int) (SumFound, bool) {
	probe, ok := t.full(active)
	if !ok || len(active) > maxRunRows {
		return SumFound{}, false
	}
	need := runDigits + 2*math.Log10(float64(len(active)))
	for at, whole := range active {
		after, before := active[at+1:], slices.Clone(active[:at])
		slices.Reverse(before)
		for _, run := range [][]int{after, before} {
			sum, doubt := 0.0, t.half[whole][probe]+1e-9*math.Abs(t.mid[whole][probe])
			for n, part := range run {
				sum += t.mid[part][probe]
				doubt += t.half[part][probe]
				if n < 1 || math.Abs(sum-t.mid[whole][probe]) > doubt {
					continue
				}
				if s, ok := t.sum(whole, run[:n+1], need); ok {
					return s, true
				}
			}
		}
	}
	return SumFound{}, false
}

// sum is a row as the sum of parts, where so many digits speak for it.
func (t *sumTable) sum(whole int, parts []int, need float64) (SumFound, bool) {
	if len(parts) == 2 {
		need += pairDigits
	}
	digits := t.digits(whole, parts)
	return SumFound{whole, slices.Sorted(slices.Values(parts)), digits}, digits >= need
}
