package compute

import (
	"fmt"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// ratioUnit is the unit of a quotient, as it follows from those of its parts or, where
// that cannot be known, as the file says it. It finds out by what the quotient is
// multiplied: by 100 where the second figure is in percent or an index, which are
// hundredths, or by what the values are per.
func ratioUnit(d *derivation) (data.Unit, bool) {
	a, b := d.From[0].Unit, d.From[1].Unit
	d.times = int64(max(d.Per, 1))
	switch {
	case Alike(a, b) && d.Per == 0 && d.HasUnit && d.Unit.Kind == data.UnitPercent: // of the other figure
		d.times = 100
		return d.Unit, true
	case Alike(a, b) && d.Per == 0:
		return d.given(data.Unit{Kind: data.UnitTimes})
	case a.Kind == data.UnitPlain && b.Kind == data.UnitPlain:
		return perUnit(d)
	case a.Kind != data.UnitPlain || d.Per > 0 || !slices.Contains([]data.UnitKind{data.UnitPercent, data.UnitIndex, data.UnitTimes}, b.Kind):
		d.refuse(OfMethod, fmt.Sprintf("%s is in %s and %s in %s: their ratio means nothing", d.From[0].ID, d.say.UnitOf(d.From[0]), d.From[1].ID, d.say.UnitOf(d.From[1])),
			"divide amounts by amounts, or by a share, an index or a ratio")
		return data.Unit{}, false
	}
	if b.Kind != data.UnitTimes {
		d.times = 100
	}
	if d.HasUnit && Alike(a, d.Unit) {
		return d.Unit, true
	}
	return d.given(a)
}

// perUnit is the unit of one amount by another: yuan per person.
func perUnit(d *derivation) (data.Unit, bool) {
	a, b := d.From[0], d.From[1]
	follows, known := language.UnitPer(d.say, a.Unit, b.Unit, d.Per)
	switch {
	case !d.HasUnit && !known:
		d.refuse(OfUnit, fmt.Sprintf("the unit of %s by %s does not follow from theirs", a.ID, b.ID), "add unit: and what one is")
	case !d.HasUnit:
		return follows, true
	case d.Unit.Kind != data.UnitPlain:
		d.refuse(OfUnit, fmt.Sprintf("%s by %s cannot be in %s: they measure unlike things", a.ID, b.ID, d.say.Unit(d.Unit)),
			fmt.Sprintf("write one unit into both where they count the same things, as voters and electors are people; otherwise remove unit:, which is then %s", d.say.Unit(follows)))
	case d.Unit.Noun != a.Unit.Noun && language.KnowsNoun(d.Unit.Noun) && language.KnowsNoun(a.Unit.Noun):
		d.refuse(OfUnit, fmt.Sprintf("%s by %s is in %s, not %s", a.ID, b.ID, d.say.Unit(follows), d.say.Unit(d.Unit)), "remove unit:, or swap the figures")
	case d.Per > 0 && !language.PerUnit(d.Unit.Noun):
		d.refuse(OfUnit, fmt.Sprintf("%s does not say per what", d.say.Unit(d.Unit)), fmt.Sprintf("remove unit:, which is then %s", d.say.Unit(follows)))
	default:
		return d.Unit, true
	}
	return data.Unit{}, false
}

// quotientOf is the formula of a ratio.
func quotientOf(d *derivation) Formula {
	if d.times == 1 {
		return Quotient()
	}
	times := d.say.Number(data.Int(d.times))
	return scaledQuotient(d.times, 0, func(in []string) string { return in[0] + " ÷ " + in[1] + " × " + times })
}
