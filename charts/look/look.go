// Package look decides how a value is drawn. It alone knows the look of a
// forecast, of a provisional or a disputed number, of a bound, an approximation, a
// range, and of what is missing. Forms and legends ask it, and draw what it says
// with marks of their own:
//
//   - settled numbers are full and solid;
//   - provisional and estimated ones are hatched, or hollow where the mark is small;
//   - forecasts are pale, sparsely hatched and dashed;
//   - a lower bound fades out beyond its number, or has an arrow; an upper one is
//     a hollow outline, or has an arrow the other way;
//   - an approximation has a soft edge or a halo; a range both its ends;
//   - what its source warns of is pale with a dotted outline, or a cross where the mark
//     is small; what is imputed looks like an estimate;
//   - what others say is an open diamond;
//   - what is missing has no mark at all.
//
// Lengths are in base units (1 point on a slide of 960 × 540 points) and dashes in
// widths of their line, unless a name says otherwise. A tint is the part of the
// paper in a colour: 0 is the colour itself, 1 the paper.
package look

import "briefing/data"

// Look is how the mark of one value is drawn. The zero Look is that of an exact,
// settled, undisputed number above zero.
type Look struct {
	Missing  bool    // no number, so no mark
	End      End     // of a bar
	Down     bool    // a bar points down from zero, or to the left
	Arrow    int8    // at a point: 1 up, for a lower bound, -1 down, for an upper one, otherwise 0
	Range    bool    // both ends are shown, and no point between them
	Halo     bool    // it is an approximation
	Hollow   bool    // a small mark has a hole: the number is not settled
	Weak     bool    // a small mark is a cross: the source warns of the number
	Texture  Texture // of an area
	Disputed bool    // diamonds stand at the numbers of others
	Whiskers bool    // an interval is drawn around it
}

// End says how the end of a bar is drawn. What a bound leaves open depends on the
// sign: "more than -5" is less far from zero than -5.
type End uint8

const (
	Sharp   End = iota // the value
	Open               // at least so far: fades out beyond
	Outline            // at most so far: hollow throughout
	Reach              // between: hollow from the lower end to the greater
	Soft               // about: a blurred edge
)

// Texture is how an area is filled.
type Texture uint8

const (
	Full    Texture = iota // settled
	Hatched                // provisional or estimated
	Sparse                 // a forecast
)

// Of is the look of a value.
func Of(v *data.Value) Look {
	l := Look{
		Missing: v.Is == data.Absent,
		End:     endOf(v),
		Down:    v.Number.Sign() < 0 && v.High().Sign() <= 0 || v.Number.Sign() == 0 && v.Is.Upper(), // a range from below zero to above points up
		Range:   v.Is == data.Between,
		Halo:    v.Is == data.About,
		Hollow:  v.Status >= data.Provisional || v.Marks.Has(data.Imputed),
		Weak:    v.Marks.Has(weak),

		Disputed: len(v.Disputes()) > 0,
		Whiskers: v.Interval() != nil,
	}
	switch {
	case v.Is.Lower():
		l.Arrow = 1
	case v.Is.Upper():
		l.Arrow = -1
	}
	switch {
	case v.Status == data.Forecast:
		l.Texture = Sparse
	case l.Hollow:
		l.Texture = Hatched
	}
	return l
}

// weak are the marks of numbers that their source warns of.
const weak = data.Doubts &^ data.Imputed

// Shows reports whether a mark shows in the look of a number. Others have a sign.
func Shows(m data.Marks) bool { return m.Has(data.Doubts) }

func endOf(v *data.Value) End {
	towards := v.Number.Sign() < 0 // an upper bound of a negative number is further from zero
	switch {
	case v.Number.Sign() == 0 && (v.Is.Lower() || v.Is.Upper()):
		return Open
	case v.Is.Lower() && !towards, v.Is.Upper() && towards:
		return Open
	case v.Is.Lower(), v.Is.Upper():
		return Outline
	case v.Is == data.Between:
		return Reach
	case v.Is == data.About:
		return Soft
	}
	return Sharp
}

// Bound reports whether the number is only a bound of the value.
func (l Look) Bound() bool { return l.Arrow != 0 }

// Inexact reports whether the number is a bound, an approximation or a range.
func (l Look) Inexact() bool { return l.Bound() || l.Range || l.Halo }

// Remarkable reports whether a point needs a mark and a label of its own even
// among many, because its number is inexact or disputed.
func (l Look) Remarkable() bool { return l.Missing || l.Inexact() || l.Disputed }

// Way is 1 for a bar that points up or to the right, otherwise -1.
func (l Look) Way() float64 {
	if l.Down {
		return -1
	}
	return 1
}

// HollowDisc reports whether a disc at the end of a bar has a hole: for a
// number that is not settled, or an upper bound.
func (l Look) HollowDisc() bool { return l.Hollow || l.End == Outline }

// Telling reports whether a point needs a mark even on a line whose other points have
// none.
func (l Look) Telling() bool { return l.Remarkable() || l.Hollow || l.Weak }

// Patterned reports whether a bar is not a plain background for text.
func (l Look) Patterned() bool { return l.Hollow || l.Weak || l.End == Outline || l.End == Reach }
