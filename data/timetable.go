package data

import (
	"cmp"
	"iter"
	"slices"
	"sort"
)

// Timetable is when a table has values: its keys, whatever series they belong to, and
// the rhythm that they keep.
type Timetable struct {
	Rhythm Rhythm
	keys   []Key
	pace   pace
}

// NewTimetable finds the rhythm of a table from all of its series, whose periods are in
// order. Of a series without values every key counts as one with a number.
func NewTimetable(series []*Series) *Timetable {
	t := &Timetable{keys: UnionOfKeys(series, true)}
	if open, ok := openDays(series); ok {
		t.Rhythm, t.pace = Rhythm{Kind: TradingDays, Every: 1, Of: Day}, pace{kind: TradingDays, of: Day, skips: ^open & (1<<7 - 1)}
		return t
	}
	step := 0
	if len(series) > 0 {
		step = series[0].evenStep(t.keys)
	}
	r, p := paceOf(t.keys, step)
	if len(series) > 1 && !t.keptBy(series...) {
		return t
	}
	t.Rhythm, t.pace = r, p
	return t
}

// SeriesOfKeys is a series whose numbers are not known, for NewTimetable.
func SeriesOfKeys(keys []Key) *Series {
	sortKeys(keys)
	return &Series{Keys: slices.Compact(keys), Plain: true}
}

// saying is the timetable with a rhythm that the file says.
func (t *Timetable) saying(r Rhythm) *Timetable {
	out := &Timetable{Rhythm: r, keys: t.keys, pace: pace{kind: r.Kind, of: r.Of}}
	if r.Kind == TradingDays {
		out.pace.skips = t.pace.skips
	}
	return out
}

// weekend are the bits of Saturday and Sunday.
const weekend = 1<<6 | 1<<0

// keptBy reports whether at least half of the steps of series lead from one key of the
// table to the next.
func (t *Timetable) keptBy(series ...*Series) bool {
	steps, kept := 0, 0
	for _, s := range series {
		if len(s.Keys) == 0 {
			continue
		}
		steps += len(s.Keys) - 1
		if len(s.Keys) == len(t.keys) {
			kept += len(s.Keys) - 1
			continue
		}
		at := t.find(s.Keys[0], 0)
		for _, k := range s.Keys[1:] {
			next := t.find(k, at)
			if next == at+1 {
				kept++
			}
			at = next
		}
	}
	return 2*kept >= steps
}

// find is the place of a key, or of the first one behind it, not before a place. It looks
// near that place first.
func (t *Timetable) find(k Key, from int) int {
	width := 1
	for from+width < len(t.keys) && t.keys[from+width].Period.Compare(k.Period) < 0 {
		from, width = from+width, 2*width
	}
	width = min(width+1, len(t.keys)-from)
	return from + sort.Search(width, func(i int) bool { return t.keys[from+i].Period.Compare(k.Period) >= 0 })
}

// between yields the keys that are due between two others.
func (t *Timetable) between(a, b Key) iter.Seq[Key] {
	return func(yield func(Key) bool) {
		i := t.find(a, 0)
		for ; i < len(t.keys) && t.keys[i].Period.Compare(b.Period) < 0; i++ {
			if k := t.keys[i]; k.Period.Compare(a.Period) > 0 && !yield(k) {
				return
			}
			if gap, lacks := t.pace.after(i); lacks {
				for k := range t.pace.due(t.keys, gap) {
					if k.Period.Compare(a.Period) > 0 && k.Period.Compare(b.Period) < 0 && !yield(k) {
						return
					}
				}
			}
		}
	}
}

// hold finds when the values of a series are due, and where they lack.
func (t *Timetable) hold(s *Series) {
	switch {
	case s.Rhythm.Said:
		s.pace = t.said(s)
		return
	case t.Rhythm.Said:
		s.Rhythm = t.Rhythm
		s.pace = t.said(s)
		return
	case t.Rhythm.Kind == TradingDays:
		s.dropClosedDays()
		if p, kept := t.openDaysOf(s); kept {
			s.Rhythm, s.pace = t.Rhythm, p
			return
		}
	}
	if s.Rhythm, s.pace = paceOf(s.Keys, s.evenStep(s.Keys)); s.Rhythm.Kind == RhythmUnknown && t.Rhythm.Kind != RhythmUnknown && len(s.Keys) < len(t.keys) {
		t.lend(s)
	}
}

// keepGaps leaves of the gaps of a computed series those in which the table that it comes
// from has a value, or lacks one: what was never due there lacks nowhere.
func (t *Timetable) keepGaps(s *Series) {
	s.pace.gaps = slices.DeleteFunc(s.pace.gaps, func(g gap) bool {
		for range t.between(s.Keys[g.after], s.Keys[g.after+1]) {
			return false
		}
		return true
	})
}

// lend holds a series that shows no rhythm of its own against that of the table. One of
// three steps or more has to keep it in half of them.
func (t *Timetable) lend(s *Series) {
	if len(s.Keys) > leastRun && !t.keptBy(s) {
		return
	}
	s.Rhythm, s.pace = t.Rhythm, pace{kind: t.Rhythm.Kind, table: t, of: t.pace.of}
	at := 0
	for i, k := range s.Keys {
		next := t.find(k, at)
		if _, lacks := t.pace.after(next - 1); i > 0 && (next > at+1 || lacks) {
			s.pace.gaps = append(s.pace.gaps, gap{after: int32(i - 1)})
		}
		at = next
	}
}

// said is the pace of a series by a rhythm that the file says.
func (t *Timetable) said(s *Series) pace {
	r := s.Rhythm
	p := pace{kind: r.Kind, of: r.Of}
	switch {
	case r.Kind == TradingDays:
		s.dropClosedDays()
		p, _ = t.openDaysOf(s)
	case r.Kind == Steady && len(s.Keys) > 0:
		p.gapsIn(1, len(s.Keys), r.Every, stepsOf(s.Keys, r.Of))
	}
	return p
}

// openDaysOf finds where more days lack than a market is closed, and reports whether that
// is seldom.
func (t *Timetable) openDaysOf(s *Series) (pace, bool) {
	p := pace{kind: TradingDays, of: Day, skips: cmp.Or(t.pace.skips, weekend)}
	for i := 1; i < len(s.Keys); i++ {
		from, to := s.Keys[i-1].Period, s.Keys[i].Period
		if to.Sub(from)-1 <= mostClosed {
			continue
		}
		n := int32(0)
		for d := from.Next(1); d != to; d = d.Next(1) {
			n += int32(1 - p.skips>>d.place()&1)
		}
		p.gaps = append(p.gaps, gap{after: int32(i - 1), step: 1, n: n})
	}
	return p, mostGapShare*len(p.gaps) <= max(len(s.Keys)-1, 0)
}

// dropClosedDays takes the marks of days on which a market was closed out of a series:
// those of so few days on end that they are holidays, and those before the first number
// and after the last.
func (s *Series) dropClosedDays() {
	if s.Plain {
		return
	}
	kept, last := 0, -1 // last is the place of the last number, in what is kept
	for i, k := range s.Keys {
		if s.Values[i].Is != Absent {
			if last < 0 || k.Period.Sub(s.Keys[last].Period)-1 <= mostClosed {
				kept = last + 1
			}
			last = kept
		}
		s.Keys[kept], s.Values[kept] = k, s.Values[i]
		kept++
	}
	if last >= 0 {
		s.Keys, s.Values = s.Keys[:last+1], s.Values[:last+1]
	}
}

// openDays finds the days of the week on which a market is open (bits from Sunday), and
// whether daily values are those of a market: most come a day after the other, and a
// weekend, or another day that comes again, is left out. A day that has fewer than one value
// in ten of the fullest day is a closed one: exchanges have opened on a Saturday.
func openDays(series []*Series) (open uint16, ok bool) {
	var count [7]int
	steps, next, passed := 0, 0, 0
	for _, s := range series {
		if len(s.Keys) == 0 || s.Keys[0].Period.of != Day {
			return 0, false
		}
		if s.Plain && s.evenStep(s.Keys) == 1 {
			n := len(s.Keys)
			for day := range count {
				count[day] += n / 7
			}
			for i := range n % 7 {
				count[s.Keys[i].Period.place()]++
			}
			steps, next = steps+n-1, next+n-1
			continue
		}
		last := -1
		for i, k := range s.Keys {
			if s.Values != nil && s.Values[i].Is == Absent {
				continue
			}
			count[k.Period.place()]++
			if last >= 0 {
				steps++
				switch k.Period.Sub(s.Keys[last].Period) {
				case 1:
					next++
				case 2, 3, 4:
					passed++
				}
			}
			last = i
		}
	}
	fullest := slices.Max(count[:])
	for day, n := range count {
		if 10*n >= fullest {
			open |= 1 << day
		}
	}
	closed := ^open & (1<<7 - 1)
	return open, closed != 0 && 2*next >= steps && (passed > 1 || passed == 1 && closed == weekend)
}
