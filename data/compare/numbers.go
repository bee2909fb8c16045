package compare

import (
	"iter"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// Number is a number of a figure that differs between an earlier briefing and a later one.
type Number struct {
	// Figure, Series and Key say which, as the file names them; Series is empty for an
	// only one.
	Figure, Series, Key string
	// Old and New print the number in English, or say why there is none; empty where the
	// series had, or has, no such key. Old says nothing of a number that has become
	// confidential.
	Old, New string
}

// withheld stands for a number that was published and is confidential now.
const withheld = "a number"

// Numbers lists the numbers that differ from one briefing to the next in the figures that
// both have: first those that changed, then those that are new, and last those that are
// gone; of figures that were read before those that were computed from them.
func Numbers(before, after *data.Dataset) []Number {
	f := &figureNumbers{print: language.Of(&data.Dataset{Language: language.StandardLanguage})}
	for f.was, f.is = range inBoth(before, after) {
		f.compare()
	}
	return slices.Concat(f.changed, f.added, f.gone)
}

// inBoth yields the figures that both briefings have: those that were read, then those
// that were computed.
func inBoth(before, after *data.Dataset) iter.Seq2[*data.Figure, *data.Figure] {
	return func(yield func(was, is *data.Figure) bool) {
		for _, computed := range []bool{false, true} {
			for _, is := range after.Figures {
				i := slices.IndexFunc(before.Figures, func(f *data.Figure) bool { return f.ID == is.ID })
				if i >= 0 && (is.Derived != nil) == computed && !yield(before.Figures[i], is) {
					return
				}
			}
		}
	}
}

// figureNumbers are the numbers of figures that differ.
type figureNumbers struct {
	print                *language.Printer
	was, is              *data.Figure // the figure that is compared
	changed, added, gone []Number
}

func (f *figureNumbers) compare() {
	pairs(f.was.Series, f.is.Series, func(s *data.Series) string { return s.Name }, func(name string, before, after *data.Series, _, _ bool) {
		if after != nil {
			for i, k := range after.Keys {
				f.now(name, k, before, after.Values[i])
			}
		}
		if before != nil {
			for i, k := range before.Keys {
				if _, there := at(after, k); !there {
					f.gone = append(f.gone, Number{f.is.ID, name, k.String(), f.text(before.Values[i], f.was.Unit), ""})
				}
			}
		}
	})
}

// now compares what a series has now at a key with what it had.
func (f *figureNumbers) now(series string, k data.Key, before *data.Series, v data.Value) {
	w, had := at(before, k)
	switch {
	case !had:
		f.added = append(f.added, Number{f.is.ID, series, k.String(), "", f.text(v, f.is.Unit)})
	case !same(w, v) || f.was.Unit != f.is.Unit:
		n := Number{f.is.ID, series, k.String(), f.text(w, f.was.Unit), f.text(v, f.is.Unit)}
		switch {
		case v.Confidential():
			n.Old = withheld
		case n.Old == n.New: // they differ in digits that are not printed
			n.Old, n.New = w.Number.String(), v.Number.String()
		}
		f.changed = append(f.changed, n)
	}
}

// text prints a value, or why there is none.
func (f *figureNumbers) text(v data.Value, u data.Unit) string {
	if reason, missing := v.Missing(); missing && reason != "" {
		return reason
	}
	return strings.ReplaceAll(f.print.InText(v, u), "\u00a0", " ")
}

func at(s *data.Series, k data.Key) (data.Value, bool) {
	if s == nil {
		return data.Value{}, false
	}
	return s.At(k)
}

// same reports whether two values have the same number, as printed, or none for the same
// reason.
func same(v, w data.Value) bool {
	if v.Is != w.Is || v.Number != w.Number || v.Confidential() != w.Confidential() {
		return false
	}
	return v.Is != data.Between && v.Is != data.Absent || v.Detail().Upper == w.Detail().Upper && v.Detail().Missing == w.Detail().Missing
}

// Latest is a figure, or one of its series, whose latest period is another one in the
// later of two briefings.
type Latest struct {
	Figure, Series string // Series is empty for all of the figure's
	Old, New       data.Period
}

// LatestPeriods lists the figures of both briefings whose latest observed period moved, or
// those of their series that moved without the others.
func LatestPeriods(before, after *data.Dataset) []Latest {
	var list []Latest
	for was, is := range inBoth(before, after) {
		moved := movedPeriods(was, is)
		together := len(moved) == len(is.Series) && !slices.ContainsFunc(moved, func(l Latest) bool { return l.Old != moved[0].Old || l.New != moved[0].New })
		if len(moved) > 0 && together {
			moved = []Latest{{is.ID, "", moved[0].Old, moved[0].New}}
		}
		list = append(list, moved...)
	}
	return list
}

// movedPeriods lists the series of a figure whose latest periods moved.
func movedPeriods(was, is *data.Figure) []Latest {
	var list []Latest
	pairs(was.Series, is.Series, func(s *data.Series) string { return s.Name }, func(name string, before, after *data.Series, had, has bool) {
		if !had || !has {
			return
		}
		if l := (Latest{is.ID, name, before.LatestPeriod(), after.LatestPeriod()}); l.Old != l.New && !l.Old.IsZero() && !l.New.IsZero() {
			list = append(list, l)
		}
	})
	return list
}
