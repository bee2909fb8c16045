package data

import (
	"iter"
	"slices"
)

// Due yields, in order of time, the keys at which a value of a series with periods is
// due, each with its place in the series, or -1 where it lacks. Where nobody knows
// whether something lacks between two keys, the first period between them does.
func (s *Series) Due() iter.Seq2[Key, int] {
	return func(yield func(Key, int) bool) {
		next := 0
		for i, k := range s.Keys {
			if i > 0 && s.pace.kind == RhythmUnknown && k.Period.Sub(s.Keys[i-1].Period) > 1 && !yield(PeriodKey(s.Keys[i-1].Period.Next(1)), -1) {
				return
			}
			if !yield(k, i) {
				return
			}
			if next == len(s.pace.gaps) || int(s.pace.gaps[next].after) != i {
				continue
			}
			for due := range s.pace.due(s.Keys, next) {
				if !yield(due, -1) {
					return
				}
			}
			next++
		}
	}
}

// HasGaps reports whether values of the series are known to lack between others.
func (s *Series) HasGaps() bool { return len(s.pace.gaps) > 0 }

// Wholes yields the longer periods that a series reaches into, in order of time, with the
// keys at which values of it are due in each. Fiscal years begin as f says.
func (s *Series) Wholes(of Granularity, f Fiscal) iter.Seq2[Period, PartsDue] {
	return func(yield func(Period, PartsDue) bool) {
		if len(s.Keys) == 0 {
			return
		}
		first, last := s.Keys[0].Period, s.Keys[len(s.Keys)-1].Period
		from, _ := first.In(of, f)
		to, _ := last.In(of, f)
		due, slack := s.dueDays()
		for p := from; p.Compare(to) <= 0; p = p.Next(1) {
			parts := due
			if slack == 0 {
				parts = p.keys(first)
			} else {
				n := slices.IndexFunc(due, func(k Key) bool { return k.Period.StartDay() >= p.Next(1).StartDay() })
				if n < 0 {
					n = len(due)
				}
				parts, due = due[:n], due[n:]
			}
			begins := !s.openBetween(p.StartDay(), first.StartDay(), slack)
			ends := !s.openBetween(last.Next(1).StartDay(), p.Next(1).StartDay(), slack)
			if !yield(p, PartsDue{parts, begins && ends, ends}) {
				return
			}
		}
	}
}

// PartsDue are the keys in a longer period at which values of a series are due.
type PartsDue struct {
	Keys []Key
	// Whole is false of a period at an end that begins before the values do, or ends after
	// them.
	Whole bool
	// Ends is false of one that ends after them.
	Ends bool
}

// BeginsWith reports whether no value was due in a year before the first of the series.
func (s *Series) BeginsWith(year Period) bool {
	first, step := s.Keys[0].Period, 1
	if first.of == Week {
		_, n := first.YearAndPart()
		return n == 1
	}
	if s.Rhythm.Kind == Steady && s.Rhythm.Of != first.of {
		start := first.in(s.Rhythm.Of)
		step = start.Next(s.Rhythm.Every).StartDay() - start.StartDay()
	}
	return !s.openBetween(year.StartDay(), first.StartDay(), step)
}

// openBetween reports whether a value may be due on a day from one to before another. On
// the first of January no market is open.
func (s *Series) openBetween(from, to, slack int) bool {
	if s.Rhythm.Kind != TradingDays {
		return to-from >= max(slack, 1)
	}
	for day := from; day < to; day++ {
		d := Period{of: Day, index: int32(day)}
		if t := d.Start(); s.pace.skips>>d.place()&1 == 0 && t.YearDay() != 1 {
			return true
		}
	}
	return false
}

// dueDays are the keys at which values are due by a rhythm that is not that of the
// calendar, and how many days come from one to the next, 1 for the days of a market; 0
// where every period of the calendar is due.
func (s *Series) dueDays() (due []Key, slack int) {
	step := 0
	switch r := s.Rhythm; {
	case r.Kind == TradingDays, r.Kind == Irregular:
		step = 1
	case r.Kind == Steady && (r.Every > 1 || r.Of != s.Keys[0].Period.of):
		start := s.Keys[0].Period.in(r.Of)
		step = start.Next(r.Every).StartDay() - start.StartDay()
	default:
		return nil, 0
	}
	for k := range s.Due() {
		due = append(due, k)
	}
	return due, step
}

// keys are the shorter periods that make up p and count time as another does.
func (p Period) keys(like Period) []Key {
	first, n := p.PartsLike(like)
	keys := make([]Key, n)
	for i := range keys {
		keys[i] = PeriodKey(first.Next(i))
	}
	return keys
}
