package compute

import (
	"fmt"
	"strconv"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/wording"
)

// BaseYear is the year in which an index is 100: that of its unit, or the base that it was computed
// with; false of one with another base than a year, and of other figures.
func BaseYear(f *data.Figure) (year int, ok bool) {
	if !f.Unit.IsIndex() {
		return 0, false
	}
	if year, err := strconv.Atoi(f.Unit.Noun); err == nil && len(f.Unit.Noun) == 4 {
		return year, true
	}
	if d := f.Derived; d != nil && d.By == data.Index && d.Base.Granularity() == data.Year {
		year, _ = d.Base.YearAndPart()
		return year, true
	}
	if d := f.Derived; d != nil && d.By != data.Index && len(d.From) == 1 {
		return BaseYear(d.From[0])
	}
	return 0, false
}

// deflatedUnit is the unit of an amount divided by an index, where the file says at the prices of which
// year it is: £ at 2023 prices, by an index of which 2023 is the base.
func deflatedUnit(d *derivation) (unit data.Unit, said, ok bool) {
	a, b := d.From[0], d.From[1]
	if !d.HasUnit || !b.Unit.IsIndex() {
		return data.Unit{}, false, false
	}
	year, rest, named := wording.PricesOf(d.Unit.Noun)
	in, hint := language.ParseUnit(rest)
	if !named || hint != "" || in.Kind != data.UnitPlain || !data.SameNoun(in.Noun, a.Unit.Noun) {
		return data.Unit{}, false, false
	}
	if base, known := BaseYear(b); !known || base != year {
		d.refuse(OfUnit, fmt.Sprintf("%s is divided by %s, %s, and so is not %s", a.ID, b.ID, d.say.UnitOf(b), d.say.Unit(d.Unit)), OfPrices(b, year))
		return data.Unit{}, true, false
	}
	return d.Unit, true, true
}

// OfPrices is what to write for amounts at the prices of a year.
func OfPrices(index *data.Figure, year int) string {
	base, known := BaseYear(index)
	hint := fmt.Sprintf("make an index with the base %d, a figure of %s with by: index and base: %d, and divide by that", year, index.ID, year)
	if known {
		hint += fmt.Sprintf("; or say %d in place of %d", base, year)
	}
	return hint
}

// partsOfYear are the lengths of time that an amount at a date may last for, each with how many there are
// in a year. It is not modified.
var partsOfYear = map[string]int{"months": 12, "monate": 12, "个月": 12, "quarters": 4, "quartale": 4, "years": 1, "jahre": 1, "年": 1}

// coverUnit is the unit of an amount at a date by one of a period, where the file asks how long it lasts:
// reserves by the imports of a year, in months.
func coverUnit(d *derivation) (data.Unit, bool) {
	a, b := d.From[0], d.From[1]
	parts := partsOfYear[d.Unit.Noun]
	if !d.HasUnit || parts == 0 || d.Unit.Scale > 0 || a.Nature() != data.Stock || !b.Periods || len(b.Keys) == 0 || b.Cumulative {
		return data.Unit{}, false
	}
	each := 1
	switch b.Nature() {
	case data.Flow:
		each = b.Keys[0].Period.Granularity().PerYear()
	case data.AnnualRate:
	default:
		return data.Unit{}, false
	}
	if runs(b) || each == 0 || parts%each != 0 {
		return data.Unit{}, false
	}
	d.times = int64(parts / each)
	return d.Unit, true
}
