package data

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

// Rhythm is the step that keys keep in time. It says which values are due, and so
// which lack: a census every ten years lacks none of the nine between.
type Rhythm struct {
	Kind RhythmKind
	// Every periods Of a length come from one key to the next of a Steady rhythm. Of a
	// Changing one, Every is the first step and Then the last that differs from it.
	Every, Then int
	Of          Granularity
	// Said tells that the file says so. It was found in the keys otherwise.
	Said bool
}

// RhythmKind is the kind of a Rhythm.
type RhythmKind uint8

// The kinds. The zero value is that of keys from which no step can be told: of what
// lies between two that are not next to each other nobody knows whether it was due.
const (
	RhythmUnknown RhythmKind = iota
	Steady
	Changing    // found only: one step after the other, such as a survey that became yearly
	Cyclic      // found only: some part of the year is left out each year
	TradingDays // every day on which a market is open
	Irregular   // values come when they come, and none lacks
)

// Words of rhythms in the file language that are not made of a number and a length.
const (
	tradingDayWord = "trading day"
	irregularWord  = "irregular"
)

// ParseRhythm reads year, 5 years, quarter, trading day or irregular.
func ParseRhythm(text string) (Rhythm, bool) {
	switch text {
	case irregularWord:
		return Rhythm{Kind: Irregular, Said: true}, true
	case tradingDayWord:
		return Rhythm{Kind: TradingDays, Every: 1, Of: Day, Said: true}, true
	}
	every, name := 1, text
	if number, rest, several := strings.Cut(text, " "); several {
		if n, err := strconv.Atoi(number); err == nil && n > 0 && n < 1000 {
			every, name = n, strings.TrimSuffix(rest, "s")
		}
	}
	for g := range Granularities() {
		if g.String() == name {
			return Rhythm{Kind: Steady, Every: every, Of: g, Said: true}, true
		}
	}
	return Rhythm{}, false
}

// Granularities yields all lengths of periods, the longest first.
func Granularities() iter.Seq[Granularity] {
	return func(yield func(Granularity) bool) {
		for g := Year; int(g) < len(perYear); g++ {
			if !yield(g) {
				return
			}
		}
	}
}

// String prints a rhythm as ParseRhythm reads it; one that can only be found in words
// of the same kind.
func (r Rhythm) String() string {
	switch r.Kind {
	case Steady:
		return every(r.Every, r.Of)
	case Changing:
		return every(r.Every, r.Of) + ", then " + every(r.Then, r.Of)
	case Cyclic:
		return r.Of.String() + " but for some of each year"
	case TradingDays:
		return tradingDayWord
	case Irregular:
		return irregularWord
	}
	return "unknown"
}

func every(n int, g Granularity) string {
	if n == 1 {
		return g.String()
	}
	return fmt.Sprintf("%d %ss", n, g)
}

// Misfit says why keys cannot keep a rhythm that the file says, and what to write; empty
// where they can.
func (r Rhythm) Misfit(keys []Key) (text, hint string) {
	if len(keys) == 0 || r.Kind == Irregular {
		return "", ""
	}
	of := keys[0].Period.of
	if !r.Of.holds(of) {
		return fmt.Sprintf("a key for every %s is asked for, but the keys are %ss", r, of), fmt.Sprintf("write every: %s, or how many of them", of)
	}
	if r.Kind != Steady {
		return "", ""
	}
	sorted := slices.Clone(keys)
	sortKeys(sorted)
	step := stepsOf(sorted, r.Of)
	for i := 1; i < len(sorted); i++ {
		if 2*step(i) <= r.Every && (r.Every > 1 || step(i) == 0) {
			return fmt.Sprintf("%s and %s are closer to each other than every %s", sorted[i-1], sorted[i], r), "write the step that the keys keep, or every: irregular"
		}
	}
	return "", ""
}

// holds reports whether periods of one length begin in those of another.
func (g Granularity) holds(of Granularity) bool {
	switch g {
	case Day:
		return of == Day
	case Week:
		return of == Week || of == Day
	case FiscalYear:
		return of == FiscalYear
	}
	return of.PerYear() == 0 || of.PerYear() >= g.PerYear()
}

// Link says what is known of the time between two numbers of a series.
type Link uint8

// The links, from the closest.
const (
	Linked Link = iota // nothing was due between them
	Unsure             // nothing tells whether something was
	Parted             // a value was due, and lacks, or the sums of a year begin again
)

// Link returns the link between the numbers at two places of a series with periods,
// with no number between them.
func (s *Series) Link(from, to int) Link {
	if to > from+1 {
		return Parted // what is between is marked as missing
	}
	if _, lacks := s.pace.after(from); lacks {
		return Parted
	}
	if s.Restarts {
		before, _ := s.Keys[from].Period.YearAndPart()
		if year, _ := s.Keys[to].Period.YearAndPart(); year != before {
			return Parted
		}
	}
	if s.pace.kind == RhythmUnknown && s.Keys[to].Period.Sub(s.Keys[from].Period) > 1 {
		return Unsure
	}
	return Linked
}

// Previous returns the key that is due before the one at a place of a series; false for
// the first.
func (s *Series) Previous(place int) (Key, bool) {
	if place == 0 {
		return Key{}, false
	}
	before := s.Keys[place-1]
	if i, lacks := s.pace.after(place - 1); lacks {
		for k := range s.pace.due(s.Keys, i) {
			before = k
		}
	}
	return before, true
}

// Uneven reports whether times that differ may lie between the values of a series, although
// none lacks.
func (s *Series) Uneven() bool {
	return s.Rhythm.Kind == Irregular || s.Rhythm.Kind == Changing
}

// YearsApart reports whether a rhythm has its values more than a year apart.
func (r Rhythm) YearsApart() bool {
	return r.Kind == Steady && r.Of.PerYear() > 0 && r.Every > r.Of.PerYear()
}

// Unsure reports whether nobody knows, of some time between two numbers of a series,
// whether a value was due.
func (s *Series) Unsure() bool {
	_, _, unsure := s.FirstUnsure()
	return unsure
}

// FirstUnsure returns the keys of the first two such numbers.
func (s *Series) FirstUnsure() (from, to Key, found bool) {
	if s.pace.kind != RhythmUnknown || len(s.Keys) == 0 || s.Keys[0].Period.IsZero() {
		return Key{}, Key{}, false
	}
	last := -1
	for i, v := range s.Values {
		if v.Is == Absent {
			continue
		}
		if last >= 0 && s.Link(last, i) == Unsure {
			return s.Keys[last], s.Keys[i], true
		}
		last = i
	}
	return Key{}, Key{}, false
}

// PerhapsClosed returns the first days that a daily series lacks although its market may only
// have been closed on them: all of its own days are weekdays, and few lack, with a weekend
// among them. It reports false where the file says the rhythm, and where nothing lacks so.
func (s *Series) PerhapsClosed() (from, to Key, perhaps bool) {
	if r := s.Rhythm; r.Kind != Steady || r.Said || r.Every != 1 || r.Of != Day || len(s.pace.gaps) == 0 || s.pace.table != nil {
		return Key{}, Key{}, false
	}
	for _, k := range s.Keys {
		if weekend>>k.Period.place()&1 == 1 {
			return Key{}, Key{}, false
		}
	}
	for i, g := range s.pace.gaps {
		if g.n > mostClosed {
			return Key{}, Key{}, false
		}
		for k := range s.pace.due(s.Keys, i) {
			perhaps = perhaps || weekend>>k.Period.place()&1 == 1
		}
	}
	first := s.pace.gaps[0].after
	return s.Keys[first], s.Keys[first+1], perhaps
}

// LinkBetween returns the weakest link of a series from one key to another.
func (s *Series) LinkBetween(a, b Key) Link {
	weakest, last := Linked, -1
	i, _ := s.find(a)
	for ; i < len(s.Keys) && s.Keys[i].Period.Compare(b.Period) <= 0; i++ {
		if s.Values[i].Is == Absent {
			continue
		}
		if last >= 0 {
			weakest = max(weakest, s.Link(last, i))
		}
		last = i
	}
	return weakest
}

// Lacks yields, in order of time, the keys at which a value of the series was due and
// lacks: those that are marked as missing, and those that its rhythm skips.
func (s *Series) Lacks() iter.Seq[Key] {
	return func(yield func(Key) bool) {
		if s.Plain && len(s.pace.gaps) == 0 {
			return
		}
		next := 0
		for i, k := range s.Keys {
			if s.Values[i].Is == Absent && !yield(k) {
				return
			}
			if next < len(s.pace.gaps) && int(s.pace.gaps[next].after) == i {
				for due := range s.pace.due(s.Keys, next) {
					if !yield(due) {
						return
					}
				}
				next++
			}
		}
	}
}

// Lacking lists the keys at which a value was due and no series of the chart has one,
// at most so many; false where there are more.
func (c *Chart) Lacking(most int) (keys []Key, all bool) {
	if !c.Periods {
		return c.lackingNames(), true
	}
	seen := map[Key]bool{}
	for _, s := range c.Series {
		for k := range s.Lacks() {
			if seen[k] {
				continue
			}
			seen[k] = true
			if c.hasNumber(k) {
				continue
			}
			if keys = append(keys, k); len(keys) > most {
				return nil, false
			}
		}
	}
	sortKeys(keys)
	return keys, true
}

// lackingNames are the categories without a number.
func (c *Chart) lackingNames() []Key {
	var keys []Key
	for _, k := range c.Keys {
		if !c.hasNumber(k) {
			keys = append(keys, k)
		}
	}
	return keys
}

func (c *Chart) hasNumber(k Key) bool {
	for _, s := range c.Series {
		if _, ok := NumberAt(s.Series, k); ok {
			return true
		}
	}
	return false
}
