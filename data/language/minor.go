package language

import (
	"slices"
	"strings"

	"briefing/data"
)

// minorUnit is a part of units of money: a hundredth of them, or a tenth.
type minorUnit struct {
	size   int      // the power of ten of it
	names  []string // in lower case
	majors []string // the currencies that have it, as currencyName calls them, or by their names
}

var minorUnits = []minorUnit{
	{-2, []string{"pence", "penny"}, []string{"£", "sterling"}},
	{-2, []string{"cents", "cent", "¢", "eurocents", "eurocent", "us cents", "美分", "欧分"}, []string{"US$", "dollars", "dollar", "€", "A$", "C$", "HK$", "NT$", "S$", "NZD", "ZAR", "rand"}},
	{-2, []string{"分", "fen"}, []string{"yuan"}},
	{-1, []string{"角", "jiao"}, []string{"yuan"}},
	{-2, []string{"paise", "paisa"}, []string{"₹"}},
	{-2, []string{"pfennig", "pfennige"}, []string{"DM", "D-Mark", "Mark"}},
	{-2, []string{"rappen", "centimes", "centime"}, []string{"CHF", "francs", "Franken", "€"}},
	{-2, []string{"øre", "öre"}, []string{"kr", "kroner", "kronor", "DKK", "NOK", "SEK"}},
	{-2, []string{"kopecks", "kopeks"}, []string{"₽", "roubles", "rubles"}},
	{-2, []string{"groszy", "grosz"}, []string{"zł", "zlotys"}},
}

// minorOf is the part of a unit of money that a noun names.
func minorOf(noun string) (minorUnit, bool) {
	lower := strings.ToLower(noun)
	i := slices.IndexFunc(minorUnits, func(m minorUnit) bool { return slices.Contains(m.names, lower) })
	if i < 0 {
		return minorUnit{}, false
	}
	return minorUnits[i], true
}

// minorOf reports whether a thing is a part of another, which is a unit of money.
func (t Thing) minorOf(u Thing) bool {
	m, ok := minorOf(t.Noun)
	return ok && (slices.Contains(m.majors, u.of) || slices.Contains(m.majors, u.Noun))
}

// Apart is how many powers of ten the numbers of a unit are above those of another of the same
// quantity: 2 for pounds and pence, 5 for thousand pounds and pence, 3 for tonnes and kg. It is
// false of units of which one is no multiple of the other.
func Apart(a, b data.Unit) (power int, ok bool) {
	if a.Kind != b.Kind {
		return 0, false
	}
	power = a.Scale - b.Scale
	if data.SameNoun(a.Noun, b.Noun) {
		return power, true
	}
	if a.Kind != data.UnitPlain {
		return 0, false
	}
	t, u := wholeThing(a.Noun), wholeThing(b.Noun)
	return power + t.size - u.size, t.of != "" && t.of == u.of || t.minorOf(u) || u.minorOf(t)
}

// wholeThing is what all of a noun names, and no part of it.
func wholeThing(noun string) Thing {
	if of, size, ok := sized(noun); ok {
		return Thing{Noun: noun, of: of, size: size}
	}
	if m, ok := minorOf(noun); ok {
		return Thing{Noun: noun, size: m.size}
	}
	if name, money := amountNoun(noun); money {
		return Thing{Noun: noun, of: currencyName(name)}
	}
	return Thing{Noun: noun}
}
