package charts

import (
	"slices"

	"briefing/data"
)

// asShown is a chart whose numbers are those that its labels say, so that marks stand where
// the labels put them: where a figure is known to a tenth, two values that read alike are
// as high, and what reads "less than 0.1" is drawn as that bound. The pieces of a stack
// keep what is known of them, as do the steps of a waterfall: their heights add up, and
// would otherwise add up to another total than is known.
func asShown(c *data.Chart) *data.Chart {
	if c.Kind.Stacks() || registry[c.Kind].changes {
		return c
	}
	d := *c
	d.Series = slices.Clone(c.Series)
	for i, s := range d.Series {
		d.Series[i].Series = shownSeries(s.Series)
	}
	d.Beside = slices.Clone(c.Beside)
	for i := range d.Beside {
		d.Beside[i].Series = shownSeries(d.Beside[i].Series)
	}
	if c.Line != nil {
		line := *c.Line
		line.Series = shownSeries(line.Series)
		d.Line = &line
	}
	if t := c.Target; t != nil {
		target := *t
		target.Series = slices.Clone(t.Series)
		for i, s := range target.Series {
			target.Series[i] = shownSeries(s)
		}
		d.Target = &target
	}
	d.References = slices.Clone(c.References)
	for i := range d.References {
		d.References[i].Value = shownValue(d.References[i].Value)
	}
	return &d
}

// shownSeries is the series itself where all its numbers are shown as they are known.
func shownSeries(s *data.Series) *data.Series {
	if s == nil || s.Bare() != nil || !slices.ContainsFunc(s.Values, rounds) {
		return s
	}
	shown := *s
	shown.Values = make([]data.Value, len(s.Values))
	for i, v := range s.Values {
		shown.Values[i] = shownValue(v)
	}
	return &shown
}

// rounds reports whether a value, or what others say it is, is shown otherwise than it is
// known.
func rounds(v data.Value) bool {
	if toPlaces(v) {
		return true
	}
	return slices.ContainsFunc(v.Disputes(), func(d data.Dispute) bool { return toPlaces(d.Value) })
}

// shownValue is the value as it is shown, with what others say it is.
func shownValue(v data.Value) data.Value {
	if !rounds(v) {
		return v
	}
	v = v.Shown()
	if disputes := v.Disputes(); disputes != nil {
		more := *v.More
		more.Disputes = slices.Clone(disputes)
		for i := range more.Disputes {
			more.Disputes[i].Value = more.Disputes[i].Value.Shown()
		}
		v.More = &more
	}
	return v
}

// toPlaces reports whether a number is known to a number of places alone.
func toPlaces(v data.Value) bool { return v.Known != (data.Known{}) && !v.Known.Exactly() }
