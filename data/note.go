package data

import "slices"

// InputNote is a note on a figure, or on a series or a value of it, that another figure was computed from.
type InputNote struct {
	Of     *Figure
	Series *Series // nil for the figure as a whole
	Key    Key     // of a value; zero for none
	Note   Text
}

// InputNotes are the notes on all that the figure was computed from, each text once: what is said of a
// number is true of what was made of it. Those on values for times that the figure has nothing of are left
// out, and none is there where the values with notes are more than MostNoted.
func (f *Figure) InputNotes() []InputNote {
	var notes, values []InputNote
	told := map[string]bool{"": true}
	add := func(to *[]InputNote, n InputNote) {
		if !told[n.Note.Plain] {
			told[n.Note.Plain] = true
			*to = append(*to, n)
		}
	}
	for _, g := range f.ancestors(nil) {
		add(&notes, InputNote{Of: g, Note: g.Note})
		for _, s := range g.Series {
			add(&notes, InputNote{Of: g, Series: s, Note: s.Note})
			for i, v := range s.Values {
				if v.More != nil && v.More.Note != nil && f.rests(g, s.Keys[i]) {
					add(&values, InputNote{Of: g, Series: s, Key: s.Keys[i], Note: *v.More.Note})
				}
			}
		}
	}
	if len(values) > MostNoted {
		return notes
	}
	return append(notes, values...)
}

// ancestors adds all figures that the figure was computed from to those that are known.
func (f *Figure) ancestors(known []*Figure) []*Figure {
	if f.Derived == nil {
		return known
	}
	for _, g := range f.Derived.Inputs() {
		if !slices.Contains(known, g) {
			known = g.ancestors(append(known, g))
		}
	}
	return known
}

// rests reports whether values of the figure may rest on one of another at a key.
func (f *Figure) rests(on *Figure, k Key) bool {
	if f.Periods != on.Periods || len(f.Keys) == 0 {
		return true
	}
	if !f.Periods {
		return slices.Contains(f.Keys, k) || !slices.ContainsFunc(f.Keys, func(k Key) bool { return slices.Contains(on.Keys, k) })
	}
	first, last := f.Keys[0].Period, f.Keys[len(f.Keys)-1].Period
	earlier := len(f.Derived.From) == 1 // as growth does
	return (earlier || k.Period.End().After(first.Start())) && k.Period.Start().Before(last.End())
}
