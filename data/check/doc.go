// Package check holds a briefing to what it says of itself, and to the publication gate:
// what a file should not be published with (see [data.Rule]). It is given what was read
// and computed, and returns faults: it changes nothing.
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
