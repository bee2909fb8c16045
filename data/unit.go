package data

import "strings"

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

// Unit is what a figure is measured in. Units are comparable with ==; figures
// share an axis only when their units are equal.
type Unit struct {
	Kind UnitKind
	// Scale is the power of ten that a printed number is multiplied with: 12
	// for trillion yuan.
	Scale int
	// Indian says that the scale is written as India does: lakh, crore.
	Indian bool
	// Noun is what is measured, as the file has it or by its English plural
	// when the program knows it: "yuan", "users".
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

// Exact reports whether whole numbers of the unit are exact counts, not
// roundings: things that are counted one by one.
func (u Unit) Exact() bool { return u.Kind == UnitPlain && u.Scale == 0 }
