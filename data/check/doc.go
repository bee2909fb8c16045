// Package check compares a briefing with its own claims, such as a total or a range, and
// applies the publication gate: the rules for what should not be published (see
// [data.Rule]). It is given what was read and computed, and returns faults: it changes
// nothing.
//
// [Figure] checks a figure against its claims, [Chart] whether a kind of chart can carry
// its data, [Gate] a whole dataset.
package check

import "briefing/data"

// Place is where something stands in a file, with the keys that lead there; zero for
// what the file does not have.
type Place struct {
	Pos  data.Pos
	Path string
}

// placeOf is where a value of a figure stands.
func placeOf(f *data.Figure, s *data.Series, k data.Key, v data.Value) Place {
	return Place{f.PosOf(v), f.PathOf(s, k)}
}
