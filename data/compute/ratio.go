package compute

import (
	"fmt"
	"math/big"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// ratioUnit is the unit of a quotient, as it follows from those of its parts: in the size that
// the file names, or, where the unit cannot be known, as the file says it. It finds out by what
// the quotient is multiplied: by 100 where the second figure is in percent or an index, which
// are hundredths, or by what the values are per; and to which scales its parts are brought.
func ratioUnit(d *derivation) (data.Unit, bool) {
	a, b := d.From[0].Unit, d.From[1].Unit
	d.times = int64(max(d.Per, 1))
	switch {
	case a.Kind == data.UnitPlain && b.Kind == data.UnitPlain && !(Alike(a, b) && d.Per == 0) || saysPer(d):
		return perUnit(d)
	case Alike(a, b) && d.Per == 0:
		d.scales = [2]int{a.Scale, a.Scale}
		return timesUnit(d)
	case a.Kind != data.UnitPlain || d.Per > 0 || !slices.Contains([]data.UnitKind{data.UnitPercent, data.UnitIndex, data.UnitTimes}, b.Kind):
		d.refuse(OfMethod, fmt.Sprintf("%s is in %s and %s in %s: their ratio means nothing", d.From[0].ID, d.say.UnitOf(d.From[0]), d.From[1].ID, d.say.UnitOf(d.From[1])),
			insteadOfRatio(d))
		return data.Unit{}, false
	}
	if b.Kind != data.UnitTimes {
		d.times = 100
	}
	unit, said, ok := deflatedUnit(d)
	switch {
	case said:
	case d.HasUnit && Alike(a, d.Unit):
		unit, ok = d.Unit, true
	default:
		unit, ok = d.given(a)
	}
	d.scales[0] = unit.Scale
	return unit, ok
}

// timesUnit is the unit of one amount by another of the same thing, or how long the one lasts.
func timesUnit(d *derivation) (data.Unit, bool) {
	switch {
	case d.HasUnit && d.Unit.Kind == data.UnitPercent: // of the other figure
		d.times = 100
		return d.Unit, true
	case d.HasUnit && language.PerMille(d.Unit):
		d.times = 1000
		return d.Unit, true
	}
	if unit, ok := coverUnit(d); ok {
		return unit, true
	}
	unit, ok := d.given(data.Unit{Kind: data.UnitTimes})
	return unit, ok && (d.Precise || legibleTimes(d))
}

// perUnit is the unit of one amount by another: yuan per person.
func perUnit(d *derivation) (data.Unit, bool) {
	a, b := d.From[0].Unit, d.From[1].Unit
	over, _ := language.MeasureOf(a)
	under, _ := language.MeasureOf(b)
	q := over.Quotient(under)
	if len(q.Over)+len(q.Under) == 0 && saysPer(d) { // deaths per 1,000 people, of people by people
		q = language.Measure{Power: over.Power - under.Power, Over: over.Over, Under: under.Over}
	}
	if len(q.Over)+len(q.Under) == 0 && d.Per == 0 { // TWh by GWh
		bringTo(d, q.Power)
		return timesUnit(d)
	}
	follows, known := unitOf(d, q, under)
	if d.HasUnit {
		return sizedUnit(d, q, follows)
	}
	if !known {
		d.refuse(OfUnit, fmt.Sprintf("the unit of %s by %s does not follow from theirs", d.From[0].ID, d.From[1].ID), "add unit: and what one is")
	}
	switch {
	case known && d.Per == 0:
		return legibleSize(d, q, follows)
	case known:
		return legiblePer(d, q, follows)
	}
	return follows, false
}

// insteadOfRatio is what to write instead of a ratio that means nothing.
func insteadOfRatio(d *derivation) string {
	a, b := d.From[0].Unit, d.From[1].Unit
	switch {
	case Alike(a, b):
		return "write unit: percent in place of per:, as for the terms of trade"
	case a.Kind == data.UnitIndex && b.Kind == data.UnitIndex:
		return "bring both to one base first, with by: index and base:, and divide these with unit: percent"
	}
	return "divide amounts by amounts, or by a share, an index or a ratio"
}

// saysPer reports whether the file names a unit of the result that is for each of something.
func saysPer(d *derivation) bool {
	in, plain := language.MeasureOf(d.Unit)
	return d.HasUnit && plain && in.Per && len(in.Under) > 0 && !d.From[1].Unit.IsIndex() // by which £ per week stay £ per week
}

// bringTo has the parts of the quotient brought to scales by which it is multiplied by a power of
// ten.
func bringTo(d *derivation, power int) {
	d.scales = [2]int{d.From[0].Unit.Scale - d.From[1].Unit.Scale - power, 0}
}

// unitOf is the unit of a quotient that follows from those of its parts, with the scales for it.
func unitOf(d *derivation, q, under language.Measure) (data.Unit, bool) {
	a, b := d.From[0].Unit, d.From[1].Unit
	switch {
	case !under.Per && len(q.Over) == 1 && len(q.Under) == 0 && len(under.Over) == 1 && d.Per == 0: // tonne-kilometres by tonnes
		bringTo(d, q.Named(q.Over[0], language.Thing{}))
		return data.Unit{Noun: q.Over[0].Noun}, q.Over[0].Noun != ""
	case !under.Per:
		return language.UnitPer(d.say, a, b, d.Per)
	case len(q.Over) == 1 && len(q.Under) == 0: // ₹ by ₹ per US$
		bringTo(d, q.Named(q.Over[0], language.Thing{})-a.Scale)
		return data.Unit{Scale: a.Scale, Indian: a.Indian, Noun: q.Over[0].Noun}, q.Over[0].Noun != ""
	case len(q.Over) == 1 && len(q.Under) == 1:
		bringTo(d, q.Named(q.Over[0], q.Under[0]))
		return language.UnitPer(d.say, data.Unit{Noun: q.Over[0].Noun}, data.Unit{Noun: q.Under[0].Noun}, d.Per)
	}
	return data.Unit{}, false
}

// mostCount is the power of ten of how many a quotient is for each of at most.
const mostCount = 12

// sizedUnit is the unit that the file names: that which follows, or another size of it, to which
// the quotient is brought.
func sizedUnit(d *derivation, q language.Measure, follows data.Unit) (data.Unit, bool) {
	a, b := d.From[0], d.From[1]
	in, plain := language.MeasureOf(d.Unit)
	in, d.daily = in.Daily(q)
	power, ok := q.Sized(in)
	follow := d.say.Unit(follows)
	switch {
	case !plain:
		d.refuse(OfUnit, fmt.Sprintf("%s by %s cannot be in %s: they measure unlike things", a.ID, b.ID, d.say.Unit(d.Unit)),
			fmt.Sprintf("write one unit into both where they count the same things, as voters and electors are people; otherwise remove unit:, which is then %s", follow))
	case d.Unit == (data.Unit{Noun: follows.Noun}):
		return follows, true
	case d.Per > 0 && !in.Per:
		d.refuse(OfUnit, fmt.Sprintf("%s does not say per what", d.say.Unit(d.Unit)), fmt.Sprintf("remove unit:, which is then %s", follow))
	case in.Count > mostCount:
		d.refuse(OfUnit, fmt.Sprintf("%s is for each of more than there can be", d.say.Unit(d.Unit)), "write what one is for each of, such as per 1,000 people")
	case !ok && follows.Noun != "":
		d.refuse(OfUnit, fmt.Sprintf("%s by %s is in %s, not %s", a.ID, b.ID, follow, d.say.Unit(d.Unit)), "remove unit:, or name another size of it, or swap the figures")
	case !ok && len(q.Over) > 0 && len(q.Under) > 0 && q.Over[0].Noun != "" && q.Under[0].Noun != "":
		d.refuse(OfUnit, fmt.Sprintf("%s by %s cannot be in %s", a.ID, b.ID, d.say.Unit(d.Unit)), "divide figures whose units leave one of these for each of the other")
	case !ok:
		d.refuse(OfUnit, fmt.Sprintf("%s by %s cannot be in %s", a.ID, b.ID, d.say.Unit(d.Unit)), "write the units of both figures with what is counted, such as thousand people")
	case d.Per > 0 && language.PowerOfTen(in.Count) != fmt.Sprint(d.Per):
		d.refuse(OfUnit, fmt.Sprintf("%s is not per %s, as per: says", d.say.Unit(d.Unit), d.say.Number(data.Int(int64(d.Per)))), "remove unit:, or per:")
	case d.daily && notDaily(d) != "":
		d.refuse(OfUnit, notDaily(d), "remove the day from unit:")
	case in.Yearly(q) && notYearly(a):
		d.refuse(OfUnit, fmt.Sprintf("%s has a value for each %s, and what it is by %s is not for each year", a.ID, a.Keys[0].Period.Granularity(), b.ID), "remove the year from unit:, or add the values up first, with by: sum and over: year")
	default:
		return sizedAlike(d, in, power), true
	}
	return data.Unit{}, false
}

// notYearly reports a figure whose values are of parts of a year.
func notYearly(f *data.Figure) bool {
	return f.Periods && len(f.Keys) > 0 && f.Keys[0].Period.Granularity().PerYear() > 1 && f.Keys[0].Period.Rolls() == 0
}

// notDaily says why the values of a ratio are not divided by the days that they are of; empty where they are.
func notDaily(d *derivation) string {
	a := d.From[0]
	switch {
	case !a.Periods:
		return fmt.Sprintf("nothing tells how many days the values of %s are of", a.ID)
	case a.Nature() == data.Stock || a.Basis.Aspects&data.AtDate != 0:
		return fmt.Sprintf("the values of %s are of a date, and not of days", a.ID)
	case a.Cumulative || a.Keys[0].Period.Rolls() > 0:
		return fmt.Sprintf("the values of %s are not of one period each", a.ID)
	}
	return ""
}

// byDays is a formula whose result is divided by the days of a period.
func byDays(f Formula, p data.Period) Formula {
	days := int64(p.Next(1).StartDay() - p.StartDay())
	compute, show := f.compute, f.show
	f.compute = func(x []*big.Rat) (*big.Rat, bool) {
		result, ok := compute(x)
		if !ok {
			return nil, false
		}
		return new(big.Rat).Mul(result, big.NewRat(1, days)), true
	}
	f.show = func(in []string) string { return fmt.Sprintf("%s ÷ %d", show(in), days) }
	return f
}

// sizedAlike brings the quotient to the size of the unit that the file names.
func sizedAlike(d *derivation, in language.Measure, power int) data.Unit {
	for range in.Count {
		d.times *= 10
	}
	if d.Per > 0 {
		d.times = int64(d.Per)
	}
	bringTo(d, power-in.Count)
	return language.Normal(d.Unit)
}

// quotientOf is the formula of a ratio.
func quotientOf(d *derivation) Formula {
	if d.times == 1 {
		return Quotient()
	}
	times := d.say.Number(data.Int(d.times))
	f := scaledQuotient(d.times, 0, func(in []string) string { return in[0] + " ÷ " + in[1] + " × " + times })
	f.percent = d.Unit.Kind == data.UnitPercent
	return f
}
