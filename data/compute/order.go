package compute

import (
	"cmp"
	"math"

	"briefing/data"
	"briefing/data/language"
)

// Order compares two values of a unit, whichever of the disputed numbers
// is right. It is not sure where bounds, rounding or a dispute leave the order
// open.
func Order(a, b data.Value, u data.Unit) (order int, sure bool) {
	if a.More == nil && b.More == nil { // of a CSV file, which may bring millions
		return compareValues(a, b, u)
	}
	first := true
	for x := range a.Claims() {
		for y := range b.Claims() {
			o, known := compareValues(x, y, u)
			if !known || !first && o != order {
				return 0, false
			}
			order, first = o, false
		}
	}
	return order, true
}

// compareValues orders two values that no one disputes. Numbers printed to the
// same place compare as printed.
func compareValues(a, b data.Value, u data.Unit) (order int, sure bool) {
	if a.Is == data.Exact && b.Is == data.Exact && (a.Known != data.Known{} || b.Known != data.Known{}) {
		x, y := a.Shown(), b.Shown()
		if x.Is != data.Exact || y.Is != data.Exact { // bounds by how they are shown: more is known
			return compareShown(a, b, x, y), true
		}
		a, b = x, y
	}
	if a.Is == data.Exact && b.Is == data.Exact && a.Number.Decimals() == b.Number.Decimals() {
		return a.Number.Cmp(b.Number), true
	}
	if a.Is == data.Exact && b.Is == data.Exact { // far enough apart for plain arithmetic
		x, y := a.Number.Float(), b.Number.Float()
		doubt := math.Pow10(-a.Number.Decimals()) + math.Pow10(-b.Number.Decimals()) + 1e-9*(math.Abs(x)+math.Abs(y))
		if math.Abs(x-y) > doubt {
			return cmp.Compare(x, y), true
		}
	}
	switch {
	case surelyAbove(a, b, u):
		return 1, true
	case surelyAbove(b, a, u):
		return -1, true
	}
	return 0, false
}

// compareShown orders two known numbers of which one at least is shown as a bound: what is
// shown alike is alike.
func compareShown(a, b, shownA, shownB data.Value) int {
	if shownA.Is == shownB.Is && shownA.Number.Cmp(shownB.Number) == 0 {
		return 0
	}
	return a.Number.Cmp(b.Number)
}

// surelyAbove reports whether everything that a may be is above everything that
// b may be.
func surelyAbove(a, b data.Value, u data.Unit) bool {
	low, _ := Span(NewInput(a, language.Counts(u), 0))
	_, high := Span(NewInput(b, language.Counts(u), 0))
	if low == nil || high == nil {
		return false
	}
	touching := low.Cmp(high) == 0 && (a.Low().Cmp(b.High()) > 0 || a.Is == data.MoreThan || b.Is == data.LessThan)
	return low.Cmp(high) > 0 || touching
}
