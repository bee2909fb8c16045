package data

import (
	"slices"
	"strings"
)

// UnitKind distinguishes the units that behave in a way of their own from plain ones.
type UnitKind uint8

// The kinds of unit.
const (
	UnitPlain   UnitKind = iota // a scale and a noun: trillion yuan, users
	UnitPercent                 // parts of a hundred of a named whole
	UnitPoints                  // percentage points: differences of percentages
	UnitIndex                   // a base period is 100
	UnitTimes                   // a ratio of like things
	UnitYear                    // years of a calendar: 1896
	UnitCode                    // codes
)

// Unit is what a figure is measured in. Figures share an axis only when their units are the
// same.
type Unit struct {
	Kind UnitKind
	// Scale is the power of ten that a printed number is multiplied with: 12
	// for trillion yuan.
	Scale int
	// Indian says that the scale is written as India does: lakh, crore.
	Indian bool
	// Noun is what is measured, as the file has it or by its English plural
	// when the program knows it: "yuan", "users"; the base of an index, and the whole of
	// percentages with the word before it: "of GDP".
	Noun string
	// One and Short are the file's own singular and short form of the noun;
	// empty: those the program knows, or the noun itself.
	One, Short string
}

// Names reports whether numbers of the unit are names: years of a calendar and codes, which
// are not added, divided or written with separators.
func (u Unit) Names() bool { return u.Kind == UnitYear || u.Kind == UnitCode }

// IsIndex reports whether numbers of the unit are those of an index, also where the file has
// a noun for them: index points, 2015 = 100.
func (u Unit) IsIndex() bool {
	return u.Kind == UnitIndex || u.Kind == UnitPlain && (strings.HasPrefix(strings.ToLower(u.Noun), "index") || strings.HasSuffix(u.Noun, "= 100") || strings.HasSuffix(u.Noun, "=100"))
}

// Single reports whether numbers of the unit are of single things, and not of thousands.
func (u Unit) Single() bool { return u.Kind == UnitPlain && u.Scale == 0 }

// sameNouns are spellings of one thing each: its sign, its code and its name.
var sameNouns = [][]string{
	{"€", "EUR", "euros"}, {"£", "GBP", "pounds"}, {"US$", "USD", "US dollars"}, {"yuan", "CNY", "RMB"}, {"JPY", "yen"}, {"₹", "INR", "rupees"}, {"₩", "KRW"}, {"₽", "RUB"},
	{"HK$", "HKD"}, {"NT$", "TWD"}, {"S$", "SGD"}, {"A$", "AUD"}, {"C$", "CAD"}, {"zł", "PLN"},
	{"tonnes", "t"}, {"people", "persons"},
}

// SameNoun reports whether two nouns of units are one thing.
func SameNoun(a, b string) bool {
	return a == b || slices.ContainsFunc(sameNouns, func(all []string) bool { return slices.Contains(all, a) && slices.Contains(all, b) })
}

// Same reports whether two units are one, perhaps in two spellings: billion € and billion
// euros.
func (u Unit) Same(v Unit) bool {
	return u.Kind == v.Kind && u.Scale == v.Scale && SameNoun(u.Noun, v.Noun)
}

// placeNouns are units of numbers that are places in an order.
var placeNouns = []string{"rank", "ranks", "place", "places", "position", "positions", "rang", "ränge", "platz", "plätze", "名次", "排名", "位次"}

// Places reports whether the numbers are places in an order, of which the first is the best.
func (u Unit) Places() bool {
	return u.Kind == UnitPlain && slices.Contains(placeNouns, strings.ToLower(u.Noun))
}
