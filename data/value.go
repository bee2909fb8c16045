package data

import (
	"cmp"
	"iter"
	"math/big"
)

// Observed reports whether a value has a number that is no forecast.
func (v Value) Observed() bool { return v.Is != Absent && v.Status != Forecast }

// Bounded reports whether a number is only a bound.
func (v Value) Bounded() bool { return v.Is.Lower() || v.Is.Upper() }

// Entry is one number of a figure with where it belongs.
type Entry struct {
	Series *Series
	Key    Key
	Value  Value
}

// Numbers yields every value of a figure that has a number.
func (f *Figure) Numbers() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for _, s := range f.Series {
			for i, v := range s.Values {
				if v.Is != Absent && !yield(Entry{s, s.Keys[i], v}) {
					return
				}
			}
		}
	}
}

// Claims yields what the sources say a value is: the value, then its disputes.
func (v Value) Claims() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if !yield(v) {
			return
		}
		for _, d := range v.Disputes() {
			if !yield(d.Value) {
				return
			}
		}
	}
}

// Outside reports whether a value cannot lie from low to high.
func (v Value) Outside(low, high Decimal) bool {
	below, above := v.Low().Cmp(low), v.High().Cmp(high)
	return below < 0 || above > 0 || below == 0 && v.Is == LessThan || above == 0 && v.Is == MoreThan
}

// Qualifier says how the number of a Value stands to the truth, in the words of
// its source.
type Qualifier uint8

// The qualifiers. Absent marks a missing value: there is a reason instead of a
// number.
const (
	Exact    Qualifier = iota // as printed, within its rounding
	MoreThan                  // a lower bound, not reached
	AtLeast                   // a lower bound that may be reached
	LessThan                  // an upper bound, not reached
	UpTo                      // an upper bound that may be reached
	About                     // an approximation of unknown width
	Between                   // two bounds: Number and Detail.Upper
	Absent                    // no number
)

// Lower reports whether the number is only a lower bound.
func (q Qualifier) Lower() bool { return q == MoreThan || q == AtLeast }

// Upper reports whether the number is only an upper bound.
func (q Qualifier) Upper() bool { return q == LessThan || q == UpTo }

// Status says how settled a value is. Greater is less settled.
type Status uint8

// The statuses, from the most settled to the least.
const (
	Final Status = iota
	Revised
	Provisional
	Estimate
	Forecast
)

// Value is one figure as its source states it. It is small (32 bytes) because a
// CSV file may bring millions; whatever few values have is in Detail.
type Value struct {
	// Number is the number as printed; for Between the lower of the two; 0 when
	// Absent.
	Number Decimal
	Is     Qualifier
	Status Status
	// Known says how far the number is known, where its figure says so.
	Known Known
	Marks Marks
	// More is nil for a plain value from a CSV file.
	More *Detail
}

// Detail is what only some values carry.
type Detail struct {
	// Pos is where the value stands in the file; zero for computed values.
	Pos Pos
	// Upper is the greater number of a Between.
	Upper Decimal
	// Sources are the value's own sources; nil means those of its series.
	Sources []*Source
	// Note is the value's note, expanded; nil for none.
	Note *Text
	// Missing is why there is no number: "not published".
	Missing string
	// Blank says that an empty cell of a table is all that there is of the value.
	Blank bool
	// Confidential says that the source has a number and keeps it secret, or that the
	// value would be computed from such a number. Such a value is Absent, and its number is
	// nowhere in the dataset.
	Confidential bool
	// Disputes are what others say the number is.
	Disputes []Dispute
	// Interval is where the number may lie, as the source gives it; nil for none.
	Interval *Interval
	// Levels are several intervals of the number, each within the one before: the first is
	// Interval. Nil for one alone.
	Levels []NamedInterval
	// Computed is how a derived value was computed, with its numbers:
	// "35.8 ÷ 11". Empty for a value that was read.
	Computed string
	// Open is what the rounding of its operands leaves open of a computed number; nil where
	// that is nothing, or not known.
	Open *Open
}

// Open is from where to where a computed number may lie, since its operands are rounded.
type Open struct {
	Least, Most *big.Rat
	// Guessed says that an operand is approximate: nobody knows how far, and the ends are not told.
	Guessed bool
}

// Half is how far the number may be from the middle.
func (o *Open) Half() *big.Rat {
	half := new(big.Rat).Sub(o.Most, o.Least)
	return half.Mul(half, big.NewRat(1, 2))
}

// moved is what is open of the number times 10^power.
func (o *Open) moved(power int) *Open {
	by := new(big.Rat).SetInt(PowerOf10(max(power, -power)))
	if power < 0 {
		by.Inv(by)
	}
	return &Open{new(big.Rat).Mul(o.Least, by), new(big.Rat).Mul(o.Most, by), o.Guessed}
}

// Interval is where a number may lie by the reckoning of its source: the figure
// says by which.
type Interval struct{ Low, High Decimal }

// NamedInterval is one of several intervals of a number, such as that of 50%.
type NamedInterval struct {
	Name string
	Interval
}

// Levels returns the intervals of a number that has several, from the widest.
func (v Value) Levels() []NamedInterval {
	if v.More == nil {
		return nil
	}
	return v.More.Levels
}

// Level returns the interval of a name.
func (v Value) Level(name string) (Interval, bool) {
	for _, l := range v.Levels() {
		if l.Name == name {
			return l.Interval, true
		}
	}
	return Interval{}, false
}

// Within reports whether an interval lies within another.
func (i Interval) Within(other Interval) bool {
	return i.Low.Cmp(other.Low) >= 0 && i.High.Cmp(other.High) <= 0
}

// Meets reports whether two intervals have a number in common.
func (i Interval) Meets(other Interval) bool {
	return i.Low.Cmp(other.High) <= 0 && other.Low.Cmp(i.High) <= 0
}

// WiderFirst compares two intervals of a number, of which one lies within the other: the wider
// comes first.
func (i Interval) WiderFirst(other Interval) int {
	return cmp.Or(other.High.Cmp(i.High), i.Low.Cmp(other.Low))
}

// intervalsWith puts a function of each end of the intervals in its place.
func (m *Detail) intervalsWith(f func(Decimal) Decimal) {
	if i := m.Interval; i != nil {
		m.Interval = &Interval{Low: f(i.Low), High: f(i.High)}
	}
	levels := m.Levels
	m.Levels = nil
	for _, l := range levels {
		m.Levels = append(m.Levels, NamedInterval{l.Name, Interval{f(l.Low), f(l.High)}})
	}
}

// Interval returns where the number may lie; nil where the source does not say.
func (v Value) Interval() *Interval {
	if v.More == nil {
		return nil
	}
	return v.More.Interval
}

// Dispute is another number for the same thing, with who says so.
type Dispute struct {
	// Value has no Detail of its own but for Between.
	Value   Value
	Sources []*Source
	Note    Text
}

// Missing reports whether the value has no number, and why.
func (v Value) Missing() (reason string, missing bool) {
	if v.Is != Absent {
		return "", false
	}
	return v.Detail().Missing, true
}

// Confidential reports whether there is no number because its source keeps it secret.
func (v Value) Confidential() bool { return v.More != nil && v.More.Confidential }

// Detail returns the details, never nil.
func (v Value) Detail() *Detail {
	if v.More == nil {
		return &Detail{}
	}
	return v.More
}

// Note returns the note of the value, if it has one.
func (v Value) Note() Text {
	if v.More == nil || v.More.Note == nil {
		return Text{}
	}
	return *v.More.Note
}

// Disputes returns what others say the number is.
func (v Value) Disputes() []Dispute {
	if v.More == nil {
		return nil
	}
	return v.More.Disputes
}

// Low and High are the least and the greatest number the value names: they
// differ only for Between. Both are 0 for a missing value.
func (v Value) Low() Decimal { return v.Number }

// High is the greatest number the value names; see Low.
func (v Value) High() Decimal {
	if v.Is == Between && v.More != nil {
		return v.More.Upper
	}
	return v.Number
}
