package batch

import (
	"iter"
	"slices"

	"briefing/data"
)

// Frame is what the rows of a batch may differ in.
type Frame struct {
	// Columns are the names of the cells of each row: those of the parameters, in
	// their order, then other heads of a table.
	Columns []string
	// Choices are how many values of a matrix each column has; 0 where it has none.
	Choices []int
	// Languages are those of the template, the main one first; none where a
	// parameter decides.
	Languages []string
	// Editions and Sizes are those that the outputs are made for; none: as the
	// template says.
	Editions []string
	Sizes    []data.Size
}

// Variant is one of the outputs of a row of the table.
type Variant struct {
	// Edition is the language that is asked for; empty for the main one, whose
	// language is Language, where it is known.
	Edition, Language string
	// Size is that of all charts; zero: as the template says.
	Size data.Size
	size string
}

// Variants are the editions and sizes that each row of the table is built in.
func (f *Frame) Variants() []Variant {
	all := []Variant{{}}
	if len(f.Languages) > 0 {
		all[0].Language = f.Languages[0]
	}
	if len(f.Editions) > 0 {
		all = nil
		for _, e := range f.Editions {
			all = append(all, Variant{Edition: e, Language: e})
		}
	}
	if len(f.Sizes) == 0 {
		return all
	}
	var sized []Variant
	for _, v := range all {
		for _, size := range f.Sizes {
			v.Size, v.size = size, size.String()
			sized = append(sized, v)
		}
	}
	return sized
}

// Combinations yields the places in the values of a matrix, the last column changing
// first, without those that a combination of out is part of: places, -1 for any. What is
// yielded is valid until the next.
func (f *Frame) Combinations(out [][]int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		places := make([]int, len(f.Choices))
		for more := true; more; more = f.next(places) {
			if !leftOut(places, out) && !yield(places) {
				return
			}
		}
	}
}

// next goes on to the next places; false after the last.
func (f *Frame) next(places []int) bool {
	for i := len(places) - 1; i >= 0; i-- {
		if places[i]++; places[i] < f.Choices[i] {
			return true
		}
		places[i] = 0
	}
	return false
}

func leftOut(places []int, out [][]int) bool {
	return slices.ContainsFunc(out, func(out []int) bool {
		for i, place := range out {
			if place >= 0 && place != places[i] {
				return false
			}
		}
		return true
	})
}
