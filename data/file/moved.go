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
		v, unit, err := movement(e, q)
		if err != nil {
			return data.Part{}, err
		}
		words := rose
		switch sign := v.Shown().Number.Sign(); {
		case !v.Shown().Bounded() && sign == 0:
			words = rose + 2
		case v.Number.Sign() < 0:
			words, v = rose+1, negated(v)
		}
		text := e.base.printer.Say(words, "change", e.base.printer.Value(v, unit))
		return data.Part{Text: language.Doubted(e.base.printer, text, v), Sources: v.More.Sources, Computed: v.More.Computed, Printed: &data.Printed{Value: v, Unit: unit}}, nil
	}
}

// movedBy answers with how far a number moved from one period to a later one, without a sign, for texts
// that say the direction: 6.2% fewer than in 2022. Whether they say the right one is checked with the words.
func movedBy(e *expander, q query) (data.Part, error) {
	v, unit, err := movement(e, q)
	if err != nil {
		return data.Part{}, err
	}
	v = withoutMinus(v)
	return data.Part{Text: e.base.printer.InText(v, unit), Sources: v.More.Sources, Computed: v.More.Computed, Printed: &data.Printed{Value: v, Unit: unit}}, nil
}

// movement is the change from one period to a later one, in a direction that leaves no doubt.
func movement(e *expander, q query) (data.Value, data.Unit, error) {
	if !q.figure.Periods || q.keys[0].Period.Compare(q.keys[1].Period) >= 0 {
		return data.Value{}, data.Unit{}, &referenceError{text: fmt.Sprintf("nothing moves from %s to %s", q.keys[0], q.keys[1]), hint: "name two periods, the earlier one first; of names write {{ difference }}"}
	}
	e.base.note("change", nil) // as which the methods explain it
	v, unit, err := compared(e.base.printer, q, asChange)
	if err == nil {
		asInFigures(e, q, &v)
	}
	if err == nil && ofOpenSign(v) {
		err = &referenceError{text: fmt.Sprintf("the direction of %s from %s to %s is open", q.figure.ID, q.keys[0], q.keys[1]), hint: "name the two values"}
	}
	return v, unit, err
}

// answerAmount answers with a value without its sign, for texts that say it: a deficit of 5.5%.
func answerAmount(e *expander, q query) (data.Part, error) {
	p, err := e.one(q)
	if err != nil {
		return data.Part{}, err
	}
	if p.value.Number.Sign() < 0 && ofOpenSign(p.value) {
		return data.Part{}, &referenceError{text: fmt.Sprintf("whether %s is below zero for %s is open", p.figure.ID, p.key), hint: "write {{ value }}"}
	}
	e.quote(p, false)
	v := withoutMinus(p.value)
	return data.Part{Text: e.base.printer.InText(v, p.figure.Unit), Sources: p.series.SourcesOf(p.value), Of: p.number(), Printed: &data.Printed{Value: v, Unit: p.figure.Unit}}, nil
}

// ofOpenSign reports whether a bound leaves open which side of zero a number lies on.
func ofOpenSign(v data.Value) bool {
	if v.Number.Sign() < 0 {
		return v.Is == data.MoreThan || v.Is == data.AtLeast || v.Is == data.Between
	}
	return v.Number.Sign() > 0 && v.Is.Upper() && v.Is != data.Absent
}

// withoutMinus is a value without its sign.
func withoutMinus(v data.Value) data.Value {
	if v.Is != data.Absent && v.Number.Sign() < 0 {
		return negated(v)
	}
	return v
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
