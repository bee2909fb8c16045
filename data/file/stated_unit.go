package file

import (
	"fmt"
	"strings"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/survey"
	"briefing/data/table"
)

// checkStatedUnit holds the unit of a figure against what its table states of it, as far as the file
// says so: the text of a column of units that is chosen, and what stands under stated:.
func checkStatedUnit(r *resolver, f *figureDraft, u data.Unit) {
	if !f.hasUnit {
		return
	}
	for _, w := range f.csv.where {
		if w.condition.Relation != table.Is || w.listed {
			continue
		}
		if said := survey.UnitNamed(w.condition.Column, w.condition.Text); said != "" {
			refuseOtherUnit(r, f, u, w.at, w.condition.Text, said, "")
		}
	}
	if f.csv.layout == nil {
		return
	}
	for _, text := range []string{f.csv.layout.says.Stated, f.csv.layout.inName} {
		if said := survey.UnitText(text); text != "" && said != "" {
			refuseOtherUnit(r, f, u, f.csv.at, text, said, "; where other numbers are in "+data.Clip(text, maxQuoted)+", remove it from stated:")
		}
	}
}

// refuseOtherUnit records that a figure has another unit than the one that its table says in a text.
func refuseOtherUnit(r *resolver, f *figureDraft, u data.Unit, at node, text, said, or string) {
	stated, unsure := language.ParseUnit(said)
	if scale, known := language.ScaleNamed(said); known && scale != "" {
		stated, unsure = data.Unit{}, ""
		stated.Scale, stated.Indian = language.ScaleOf(scale)
	}
	if unsure != "" {
		return
	}
	lone := stated.Kind == data.UnitPlain && stated.Noun == ""
	if !contradicts(stated, u, f.csv.shared.scale.name != "") {
		return
	}
	write := stated
	if lone && u.Kind == data.UnitPlain {
		write = data.Unit{Scale: stated.Scale, Indian: stated.Indian, Noun: u.Noun}
	} else if lone {
		write.Noun = "people"
	}
	says := fmt.Sprintf("%q", data.Clip(text, maxQuoted))
	in := strings.ReplaceAll(inEnglish().Unit(write), "\u00a0", " ")
	if !lone && said != text {
		says += ", which is " + in
	}
	hint := "write unit: " + in
	if lone && u.Kind != data.UnitPlain {
		hint = "write the scale with what is counted, as unit: " + in
	}
	r.fault(at, fmt.Sprintf("the table counts in %s, and the unit of the figure is %s", says, r.printer.Unit(u)), hint+or)
}

// contradicts reports whether numbers that are stated in one unit cannot be in another: they are of
// another kind, currency or size. Words that are not known say nothing. Where a column has the scale,
// the stated unit has none.
func contradicts(stated, u data.Unit, scaledApart bool) bool {
	share := func(u data.Unit) bool { return u.Kind == data.UnitPercent || u.Kind == data.UnitPoints }
	if share(stated) || share(u) {
		return share(stated) != share(u) && (measures(stated) || share(stated))
	}
	if stated.IsIndex() || u.IsIndex() {
		return stated.IsIndex() != u.IsIndex() && (measures(stated) || stated.IsIndex())
	}
	if stated.Kind != data.UnitPlain || u.Kind != data.UnitPlain || language.PerUnit(stated.Noun) != language.PerUnit(u.Noun) {
		return false
	}
	one, other := moneyOf(stated.Noun), moneyOf(u.Noun)
	switch {
	case !measures(stated):
		return false
	case one != "" && other != "":
		if one != other && !data.SameNoun(stated.Noun, u.Noun) {
			return true
		}
	case one != "" && language.KnowsNoun(u.Noun), other != "" && language.KnowsNoun(stated.Noun):
		return true
	case !measures(u) && len(u.Noun) <= longestSymbol:
		return false
	}
	return stated.Scale != u.Scale && !scaledApart
}

// longestSymbol is how long the symbol of a unit is that may have its scale in it, in bytes: kt, GWh, ktoe.
const longestSymbol = 4

// measures reports whether a unit says surely what is measured, or in what size: it has a scale, or is a
// currency or a thing that the program knows.
func measures(u data.Unit) bool {
	return u.Kind != data.UnitPlain || u.Scale > 0 || moneyOf(u.Noun) != "" || language.KnowsNoun(u.Noun)
}

// moneyOf is a word for the currency that a unit is in; empty for none. All dollars are one here, for
// their names do not always say whose they are.
func moneyOf(noun string) string {
	known := currencyIn(strings.ReplaceAll(noun, ",", " "))
	switch isCode := language.IsCurrency(noun); {
	case known != "":
		return known
	case isCode && strings.HasSuffix(noun, "D"), strings.Contains(noun, "$"):
		return currencyIn("$")
	case isCode:
		return noun
	}
	return ""
}
