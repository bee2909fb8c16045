package file

import (
	"fmt"

	"briefing/data"
	"briefing/data/language"
)

// movedAs answers with how far a number moved from one period to a later one, and with the verb for its
// direction: rose by 0.4 percentage points. The words are that of a rise and the two after it.
func movedAs(rose language.Word) func(*expander, query) (data.Part, error) {
	return func(e *expander, q query) (data.Part, error) {
		if !q.figure.Periods || q.keys[0].Period.Compare(q.keys[1].Period) >= 0 {
			return data.Part{}, &referenceError{text: fmt.Sprintf("nothing moves from %s to %s", q.keys[0], q.keys[1]), hint: "name two periods, the earlier one first; of names write {{ difference }}"}
		}
		e.base.note("change", nil) // as which the methods explain it
		v, unit, err := compared(e.base.printer, q, asChange)
		if err != nil {
			return data.Part{}, err
		}
		words, up := rose, v.Number.Sign() > 0
		switch {
		case v.Number.Sign() < 0 && v.Is == data.MoreThan, v.Number.Sign() < 0 && v.Is == data.AtLeast, v.Number.Sign() < 0 && v.Is == data.Between, up && v.Is.Upper():
			return data.Part{}, &referenceError{text: fmt.Sprintf("the direction of %s from %s to %s is open", q.figure.ID, q.keys[0], q.keys[1]), hint: "name the two values"}
		case v.Shown().Is == data.Exact && v.Shown().Number.Sign() == 0:
			words = rose + 2
		case !up:
			words, v = rose+1, negated(v)
		}
		text := e.base.printer.Say(words, "change", e.base.printer.Value(v, unit))
		return data.Part{Text: language.Doubted(e.base.printer, text, v), Sources: v.More.Sources, Computed: v.More.Computed, Printed: &data.Printed{Value: v, Unit: unit}}, nil
	}
}

// negated is a value below zero as what it lacks to zero.
func negated(v data.Value) data.Value {
	v.Number = v.Number.Neg()
	switch v.Is {
	case data.LessThan:
		v.Is = data.MoreThan
	case data.UpTo:
		v.Is = data.AtLeast
	}
	return v
}
