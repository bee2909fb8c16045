package compute

import (
	"fmt"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/wording"
)

// BaseOf is the time in which an index is 100, as periods are written: that of its unit, or the base that
// it was computed with; empty where nothing says so, and of other figures.
func BaseOf(f *data.Figure) string {
	d := f.Derived
	switch {
	case !f.Unit.IsIndex():
		return ""
	case d != nil && d.By == data.Index:
		return d.Base.String()
	case wording.PriceBase(f.Unit.Noun) != "":
		return wording.PriceBase(f.Unit.Noun)
	case d != nil && len(d.From) == 1:
		return BaseOf(d.From[0])
	}
	return ""
}

// deflatedUnit is the unit of an amount divided by an index, where the file says at the prices of which
// time it is: £ at 2023 prices, by an index of which 2023 is the base.
func deflatedUnit(d *derivation) (unit data.Unit, named, ok bool) {
	a, b := d.From[0], d.From[1]
	if !d.HasUnit || !b.Unit.IsIndex() {
		return data.Unit{}, false, false
	}
	said, rest, named := wording.PricesOf(d.Unit.Noun)
	in, hint := language.ParseUnit(rest)
	if !named || hint != "" || in.Kind != data.UnitPlain || !data.SameNoun(in.Noun, a.Unit.Noun) {
		return data.Unit{}, false, false
	}
	if BaseOf(b) != said {
		d.refuse(OfUnit, fmt.Sprintf("%s is divided by %s, %s, and so is not %s", a.ID, b.ID, d.say.UnitOf(b), d.say.Unit(d.Unit)), OfPrices(b, said))
		return data.Unit{}, true, false
	}
	return d.Unit, true, true
}

// OfPrices is what to write for amounts at the prices of a time.
func OfPrices(index *data.Figure, said string) string {
	hint := fmt.Sprintf("make an index with the base %s, a figure of %s with by: index and base: %s, and divide by that", said, index.ID, said)
	if base := BaseOf(index); base != "" {
		hint += fmt.Sprintf("; or say %s in place of %s", base, said)
	}
	return hint
}

// partsOfYear are the lengths of time that an amount at a date may last for, each with how many there are
// in a year. It is not modified.
var partsOfYear = map[string]int{"months": 12, "monate": 12, "个月": 12, "quarters": 4, "quartale": 4, "years": 1, "jahre": 1, "年": 1}

// eachOf are shorter times that the result of a division may be in, where what is divided by is for each.
// It is not modified.
var eachOf = map[string]string{"weeks": "week", "days": "day", "hours": "hour", "wochen": "week", "tage": "day", "stunden": "hour", "周": "week", "天": "day", "小时": "hour"}

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
