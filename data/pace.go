package data

import (
	"iter"
	"math/bits"
	"slices"
	"sort"
)

// A rhythm that nobody says is found in the keys. A run is three or more equal steps. A
// step outside of the runs is a gap where it is at least twice the longer step of the
// runs before and after it: five years between censuses that come every ten are early,
// and twenty lack one. Two rules were added to these, each for the series that showed it:
//
//   - Where more than a third of the steps would be gaps, the runs are chance and the
//     rhythm is unknown: a central bank that raises its rate in eight months on end, and
//     then now and again, has no monthly rate. Days off the beat count as gaps do: one that
//     meets every six or seven weeks, and does not always change its rate, has no rhythm.
//   - A table is held against its series as well as they against it: where fewer than half
//     of the steps of its series are those from one key of the table to the next, as in
//     surveys of a hundred countries each in years of its own, it has no rhythm that
//     one of them could lack in. The same holds for a series of three steps or more.
const (
	leastRun     = 3  // equal steps
	mostClosed   = 10 // days on which a market is closed, in a row
	mostGapShare = 3  // one in so many steps
	// Months that three banks change their rates in skip some, too, two years on end: where
	// parts of the year are left out, the rest has to be all there, or nearly.
	mostCyclicGapShare = 10
)

// pace is when the values of a series are due.
type pace struct {
	kind RhythmKind
	gaps []gap // in order of time; few, as are the bytes of each
	// table has the keys that are due in a gap that has no step of its own.
	table *Timetable
	// of is the length of the periods that the steps of gaps count.
	of Granularity
	// skips are the parts of a year (from the lowest bit), or of trading days those of a
	// week from Sunday, at which nothing is due.
	skips uint16
}

// gap is where values lack.
type gap struct {
	after int32 // the place of the key before it
	step  int32 // from one value that is due to the next; 0: those of the table
	n     int32 // how many lack
}

// after finds the gap behind a place.
func (p *pace) after(place int) (int, bool) {
	if len(p.gaps) == 0 {
		return 0, false
	}
	return sort.Find(len(p.gaps), func(i int) int { return place - int(p.gaps[i].after) })
}

// due yields the keys that lack in the i-th gap.
func (p *pace) due(keys []Key, i int) iter.Seq[Key] {
	g := p.gaps[i]
	from, to := keys[g.after], keys[g.after+1]
	switch {
	case g.step == 0:
		return p.table.between(from, to)
	case p.skips != 0:
		return p.unskipped(from.Period, g)
	}
	return func(yield func(Key) bool) {
		start := from.Period.in(p.of)
		for n := range g.n {
			if !yield(PeriodKey(start.Next(int((n + 1) * g.step)))) {
				return
			}
		}
	}
}

// unskipped yields every so manieth of the periods that are not skipped.
func (p *pace) unskipped(from Period, g gap) iter.Seq[Key] {
	return func(yield func(Key) bool) {
		for found := int32(0); found < g.n*g.step; {
			if from = from.Next(1); p.skips>>from.place()&1 == 1 {
				continue
			}
			if found++; found%g.step == 0 && !yield(PeriodKey(from)) {
				return
			}
		}
	}
}

// place is where a period lies in its year, from 0; of a day, in its week.
func (p Period) place() int {
	if p.of == Day {
		return ((int(p.index)+4)%7 + 7) % 7 // 1970 began on a Thursday
	}
	return int(p.index % perYear[p.of])
}

// in returns the period of a length in which p begins; p itself where it is longer. A fiscal
// year stands for a year.
func (p Period) in(g Granularity) Period {
	switch {
	case p.of == Day && g == Week:
		return Period{of: Week, index: int32(weekOf(int(p.index)))}
	case p.of == g || p.of == FiscalYear || g.PerYear() == 0 || p.of.PerYear() > 0 && p.of.PerYear() < g.PerYear():
		return p
	}
	t := p.Start()
	within, _ := NthOf(g, t.Year(), (int(t.Month())-1)*g.PerYear()/12+1)
	return within
}

// stepsOf returns the steps of a series: how many periods come from the key before the
// i-th to that one.
func stepsOf(keys []Key, of Granularity) func(i int) int {
	if len(keys) == 0 || keys[0].Period.of == of {
		return func(i int) int { return keys[i].Period.Sub(keys[i-1].Period) }
	}
	return func(i int) int { return keys[i].Period.in(of).Sub(keys[i-1].Period.in(of)) }
}

// evenKeys is the step that some keys keep throughout.
type evenKeys struct {
	of *Key // the first of them
	n  int
	// step is how many periods come from one key to the next; 0 where that differs.
	step int
}

// evenStep is the step that keys keep throughout, each later than the one before; 0 for none.
func evenStep(keys []Key) int {
	if len(keys) < 2 {
		return 0
	}
	step, of, fiscal := keys[1].Period.Sub(keys[0].Period), keys[0].Period.of, keys[0].Period.fiscal
	last := keys[0].Period.index
	for i := 1; i < len(keys); i++ {
		p := &keys[i].Period
		if p.of != of || p.fiscal != fiscal || int(p.index)-int(last) != step {
			return 0
		}
		last = p.index
	}
	return max(step, 0)
}

// evenStep is that of keys which may be those of the series: of these it is found once.
func (s *Series) evenStep(keys []Key) int {
	if len(keys) == 0 || len(keys) != s.even.n || &keys[0] != s.even.of {
		return evenStep(keys)
	}
	return s.even.step
}

// paceOf finds the rhythm of keys by themselves, whose even step is known.
func paceOf(keys []Key, step int) (Rhythm, pace) {
	if len(keys) < leastRun+1 {
		return Rhythm{}, pace{}
	}
	of := keys[0].Period.of
	if step > 0 { // one run; there may be millions of keys
		return Rhythm{Kind: Steady, Every: step, Of: of}, pace{kind: Steady, of: of}
	}
	steps := stepsOf(keys, of)
	r, p := measured(len(keys), of, steps)
	if r.Kind != RhythmUnknown && p.gaps == nil {
		return r, p
	}
	skips := returning(keys)
	if skips == 0 {
		return r, p
	}
	between := func(i int) int { return steps(i) - skippedBetween(keys[i-1].Period, keys[i].Period, skips) }
	cyclic, q := measured(len(keys), of, between)
	if cyclic.Kind == RhythmUnknown || r.Kind != RhythmUnknown && len(q.gaps) >= len(p.gaps) || mostCyclicGapShare*len(q.gaps) > len(keys)-1 {
		return r, p
	}
	cyclic.Kind, q.kind, q.skips = Cyclic, Cyclic, skips
	return cyclic, q
}

// measured finds the runs among steps, and the gaps outside of them. Each step is looked
// at once to find the runs, and once more if it is in none.
func measured(keys int, of Granularity, step func(i int) int) (Rhythm, pace) {
	p := pace{of: of}
	r := Rhythm{Of: of}
	loose, last := 1, 0 // the first step behind the last run, and the step of that run
	off := 0            // steps off the beat
	for i := 1; i < keys; {
		end := i + 1
		for end < keys && step(end) == step(i) {
			end++
		}
		if end-i >= leastRun && step(i) > 0 {
			off += p.gapsIn(loose, i, max(last, step(i)), step)
			last, loose = step(i), end
			r.meet(last)
		}
		i = end
	}
	if last > 0 {
		off += p.gapsIn(loose, keys, last, step)
	}
	if last == 0 || mostGapShare*(len(p.gaps)+off) > keys-1 {
		return Rhythm{}, pace{}
	}
	p.kind = r.Kind
	return r, p
}

// meet takes the step of a run into a rhythm.
func (r *Rhythm) meet(step int) {
	switch {
	case r.Kind == RhythmUnknown:
		r.Kind, r.Every = Steady, step
	case step != r.Every:
		r.Kind, r.Then = Changing, step
	}
}

// gapsIn finds the gaps among steps outside of runs, and counts the days off the beat: other
// steps that are no run's, of keys that are days.
func (p *pace) gapsIn(from, to, run int, step func(i int) int) (off int) {
	for i := from; i < to; i++ {
		switch d := step(i); {
		case d >= 2*run:
			p.gaps = append(p.gaps, gap{after: int32(i - 1), step: int32(run), n: int32(d/run - 1)})
		case d != run && p.of == Day:
			off++
		}
	}
	return off
}

// returning finds the parts of the year that keys skip again and again: a skip that comes
// back in three years on end, or in two where the keys never have those parts.
func returning(keys []Key) (skips uint16) {
	cycle := keys[0].Period.of.PerYear()
	if cycle < 2 {
		return 0
	}
	met := uint16(0)
	for _, k := range keys {
		met |= 1 << k.Period.place()
	}
	chain := make([]int32, len(keys))
	for i, later := len(keys)-1, len(keys)-1; i > 0; i-- {
		before, at := keys[i-1].Period, keys[i].Period
		if d := at.Sub(before); d < 2 || d > cycle {
			continue
		}
		for keys[later].Period.Sub(at) > cycle {
			later--
		}
		chain[i] = 1
		if later > i && keys[later].Period == at.Next(cycle) && keys[later-1].Period == before.Next(cycle) {
			chain[i] += chain[later]
		}
		skipped := uint16(0)
		for n := 1; n < at.Sub(before); n++ {
			skipped |= 1 << before.Next(n).place()
		}
		if chain[i] >= leastRun || chain[i] >= 2 && skipped&met == 0 {
			skips |= skipped
		}
	}
	return skips
}

// skippedBetween counts the periods between two that are skipped each year.
func skippedBetween(a, b Period, skips uint16) int {
	n, cycle := b.Sub(a)-1, a.of.PerYear()
	count := n / cycle * bits.OnesCount16(skips)
	for range n % cycle {
		a = a.Next(1)
		count += int(skips >> a.place() & 1)
	}
	return count
}

func sortKeys(keys []Key) {
	slices.SortFunc(keys, func(a, b Key) int { return a.Period.Compare(b.Period) })
}
