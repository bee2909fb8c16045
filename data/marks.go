package data

import "slices"

// Marks are what an office remarks on a number, or on what stands in its place, beside
// its Status. They are a set: a number may have several.
type Marks uint32

// The marks. Those up to Imputed say that a number is worth less than others.
const (
	LowReliability       Marks = 1 << iota // the office warns of using it
	Unvalidated                            // not checked yet
	Experimental                           // by a method that is being tried
	NotStatistical                         // it may be chance
	Imputed                                // filled in by whoever publishes it
	NotSignificant                         // so small that it does not count
	RoundedToZero                          // it is a zero only as printed
	DefinitionDiffers                      // something slightly different is measured
	IncludesOther                          // data of another category are in it
	InOther                                // it is part of another category
	SpecialEvent                           // a strike, or the like, has moved it
	Derogation                             // the office was let off a rule
	EarliestRevision                       // the first of those that were revised
	Significant5                           // at the level of 5%
	Significant1                           // at the level of 1%
	Significant01                          // at the level of 0.1%
	DiffersFromReference                   // significantly, from the category that all are compared with
	SeriesEnded                            // there will be no more
	SeriesBreak                            // it is not comparable with those before it
	AlsoRevised                            // beside a Status that is less settled
	AlsoProvisional                        // likewise
	AlsoEstimate                           // likewise
	markEnd
)

// MarkCount is how many marks there are.
const MarkCount = 22

// AllMarks is every mark.
const AllMarks = markEnd - 1

// Doubts are the marks that say that a number is worth less than others. A number that
// is computed from it is worth less, too.
const Doubts = LowReliability | Unvalidated | Experimental | NotStatistical | Imputed

// inherited are the marks that a number has from those that it is computed from.
const inherited = Doubts | NotSignificant | RoundedToZero | DefinitionDiffers | IncludesOther | InOther | SpecialEvent | Derogation

// Inherited are those of the marks that a number passes on to what is computed from it.
func (m Marks) Inherited() Marks { return m & inherited }

// Has reports whether one of some marks is there.
func (m Marks) Has(some Marks) bool { return m&some != 0 }

// Each returns the marks one by one.
func (m Marks) Each() []Marks {
	var all []Marks
	for one := Marks(1); one < markEnd; one <<= 1 {
		if m.Has(one) {
			all = append(all, one)
		}
	}
	return all
}

// beside are the marks of statuses that a value has beside a less settled one.
var beside = map[Status]Marks{Revised: AlsoRevised, Provisional: AlsoProvisional, Estimate: AlsoEstimate}

// AddStatus gives a value a status beside those that it has. The least settled is its
// Status.
func (v *Value) AddStatus(s Status) {
	settled := min(v.Status, s)
	v.Status = max(v.Status, s)
	if settled != v.Status {
		v.Marks |= beside[settled]
	}
}

// HasStatus reports whether the value has a status, perhaps beside a less settled one.
func (v Value) HasStatus(s Status) bool { return v.Status == s || v.Marks.Has(beside[s]) }

// Statuses are those that a value has, the least settled first; none for a final one.
func (v Value) Statuses() []Status {
	var all []Status
	for s := Forecast; s > Final; s-- {
		if v.HasStatus(s) {
			all = append(all, s)
		}
	}
	return all
}

// Remarks are the marks of the value that are not statuses.
func (v Value) Remarks() []Marks {
	return slices.DeleteFunc(v.Marks.Each(), func(m Marks) bool { return m.Has(AlsoRevised | AlsoProvisional | AlsoEstimate) })
}
