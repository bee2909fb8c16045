package data

import "slices"

// AppendSources appends the sources that are not there yet.
func AppendSources(to []*Source, more ...*Source) []*Source {
	for _, s := range more {
		if !slices.Contains(to, s) {
			to = append(to, s)
		}
	}
	return to
}

// Add appends a value and takes its sources over.
func (s *Series) Add(k Key, v Value) {
	s.Keys = append(s.Keys, k)
	s.Values = append(s.Values, v)
	s.Sources = AppendSources(s.Sources, v.Detail().Sources...)
}

// Take appends a value of another series, which then has its sources of its own: those that others of
// the series name are not its.
func (s *Series) Take(k Key, v Value, from *Series) {
	more := *v.Detail()
	more.Sources = from.SourcesOf(v)
	v.More = &more
	s.Add(k, v)
}

// Ascends reports whether the keys of the series are periods, each later than the
// one before. The series remembers it where they are.
func (s *Series) Ascends() bool {
	step := evenStep(s.Keys)
	for i, k := range s.Keys {
		if step > 0 {
			break
		}
		if k.Period.IsZero() || i > 0 && k.Period.Compare(s.Keys[i-1].Period) <= 0 {
			return false
		}
	}
	s.ordered = true
	if len(s.Keys) > 0 {
		s.even = evenKeys{&s.Keys[0], len(s.Keys), step}
	}
	return true
}

// Finish orders the periods of each series and gathers the keys of all. A figure is
// whole only after it.
func (f *Figure) Finish() {
	if f.Periods {
		f.dropOuterBlanks()
	}
	for _, s := range f.Series {
		if f.Periods {
			continue
		}
		s.index = make(map[Key]int, len(s.Keys))
		for i, k := range s.Keys {
			s.index[k] = i
		}
	}
	if f.Periods {
		f.keepTime()
	}
	f.findBare()
	f.Keys = UnionOfKeys(f.Series, f.Periods)
}

// findBare looks at the values of series that may be bare. Those of a computed figure may
// yet be rounded.
func (f *Figure) findBare() {
	for _, s := range f.Series {
		if s.Plain && f.Derived == nil {
			s.bare = bareOf(s.Values)
		}
	}
}

// keepTime finds when values of the figure are due. A computed figure keeps the time of the
// first that it is computed from.
func (f *Figure) keepTime() {
	if f.Derived != nil && f.likeWith(f.Derived.From[0]) {
		f.inheritRhythm(f.Derived.From[0])
	}
	t := f.Timetable
	if t == nil {
		t = NewTimetable(f.Series)
	}
	if f.Rhythm.Said {
		t = t.saying(f.Rhythm)
	}
	for _, s := range f.Series {
		t.hold(s)
		if f.Derived != nil && f.Timetable != nil && !s.Rhythm.Said {
			t.keepGaps(s)
		}
	}
	f.Timetable, f.Rhythm = t, t.Rhythm
}

// likeWith reports whether the keys of two figures are periods of one length.
func (f *Figure) likeWith(g *Figure) bool {
	for _, s := range f.Series {
		if len(s.Keys) > 0 && len(g.Keys) > 0 {
			return s.Keys[0].Period.LikeWith(g.Keys[0].Period)
		}
	}
	return false
}

// inheritRhythm takes over what is known of when a figure has values.
func (f *Figure) inheritRhythm(from *Figure) {
	f.Rhythm, f.Timetable = from.Rhythm, from.Timetable
	named := from.byName()
	for _, s := range f.Series {
		t := named[s.Name]
		if s.Name == "" && len(from.Series) == 1 {
			t = from.Series[0]
		}
		if t != nil && t.Rhythm.Said {
			s.Rhythm = t.Rhythm
		}
	}
}

// sortByTime brings the periods into order, unless they are already.
func (s *Series) sortByTime() {
	byTime := func(a, b Key) int { return a.Period.Compare(b.Period) }
	if s.ordered || slices.IsSortedFunc(s.Keys, byTime) {
		return
	}
	order := make([]int, len(s.Keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return byTime(s.Keys[a], s.Keys[b]) })
	keys, values := make([]Key, len(order)), make([]Value, len(order))
	for to, from := range order {
		keys[to], values[to] = s.Keys[from], s.Values[from]
	}
	s.Keys, s.Values = keys, values
}

// dropOuterBlanks takes the empty cells before the first number of each series out of it, and
// those after the last number of all: they say that the table is wider than the series. One for
// which another series has a number is a value that lacks.
func (f *Figure) dropOuterBlanks() {
	var last Key
	for _, s := range f.Series {
		s.sortByTime()
		if to := s.withinBlanks(); to > 0 && s.Keys[to-1].Period.Compare(last.Period) > 0 {
			last = s.Keys[to-1]
		}
	}
	for _, s := range f.Series {
		for n := len(s.Keys); !s.Plain && !last.Period.IsZero() && n > 0 && s.Keys[n-1].Period.Compare(last.Period) > 0; n-- {
			s.Keys, s.Values = s.Keys[:n-1], s.Values[:n-1]
		}
	}
}

// withinBlanks drops the empty cells before the first number of the series, and returns the place
// after its last; 0 where it has none.
func (s *Series) withinBlanks() int {
	known := func(v Value) bool { return v.Is != Absent || !v.Detail().Blank }
	switch {
	case s.Plain:
		return len(s.Values)
	case !slices.ContainsFunc(s.Values, known):
		return 0
	}
	from := slices.IndexFunc(s.Values, known)
	s.Keys, s.Values = s.Keys[from:], s.Values[from:]
	to := len(s.Values)
	for !known(s.Values[to-1]) {
		to--
	}
	return to
}

// sameKeys reports whether all series have the same keys in the same order.
func sameKeys(series []*Series) bool {
	return !slices.ContainsFunc(series[1:], func(s *Series) bool { return !slices.Equal(s.Keys, series[0].Keys) })
}

// LatestPeriod returns the last period of the series that has a number and no forecast;
// zero for none, and for names.
func (s *Series) LatestPeriod() Period {
	for i, v := range slices.Backward(s.Values) {
		if v.Observed() {
			return s.Keys[i].Period
		}
	}
	return Period{}
}

// LatestPeriod returns the last of those of its series.
func (f *Figure) LatestPeriod() Period {
	var last Period
	for _, s := range f.Series {
		if p := s.LatestPeriod(); last.IsZero() || !p.IsZero() && p.Compare(last) > 0 {
			last = p
		}
	}
	return last
}

// UnionOfKeys returns the keys of all series: periods by time, categories in
// order of first appearance.
func UnionOfKeys(series []*Series, periods bool) []Key {
	if len(series) > 0 && sameKeys(series) {
		return series[0].Keys // nearly always, and there may be hundreds of thousands
	}
	var keys []Key
	seen := map[Key]bool{}
	for _, s := range series {
		for _, k := range s.Keys {
			if !seen[k] {
				seen[k] = true
				keys = append(keys, k)
			}
		}
	}
	if periods {
		slices.SortFunc(keys, func(a, b Key) int { return a.Period.Compare(b.Period) })
	}
	return keys
}

// NumberAt returns the value of a series at a key; false where there is no number.
func NumberAt(s *Series, k Key) (Value, bool) {
	v, ok := s.At(k)
	return v, ok && v.Is != Absent
}

// Only returns the series without the values of other keys.
func (s *Series) Only(keys []Key) *Series {
	out := *s
	out.Keys, out.Values, out.index, out.pace.gaps = nil, nil, map[Key]int{}, nil
	kept := make(map[Key]bool, len(keys))
	for _, k := range keys {
		kept[k] = true
	}
	last := -1
	for i, k := range s.Keys {
		if !kept[k] {
			continue
		}
		if nth, lacks := s.pace.after(last); lacks && last == i-1 {
			gap := s.pace.gaps[nth]
			gap.after = int32(len(out.Keys) - 1)
			out.pace.gaps = append(out.pace.gaps, gap)
		}
		last = i
		out.index[k] = len(out.Keys)
		out.Keys, out.Values = append(out.Keys, k), append(out.Values, s.Values[i])
	}
	return &out
}

// Between returns the values of a series over time from the i-th up to the j-th, with what
// lacks among them.
func (s *Series) Between(i, j int) *Series {
	out := *s
	out.Keys, out.Values, out.pace.gaps = s.Keys[i:j], s.Values[i:j], nil
	for _, gap := range s.pace.gaps {
		if after := int(gap.after); after >= i && after+1 < j {
			gap.after -= int32(i)
			out.pace.gaps = append(out.pace.gaps, gap)
		}
	}
	return &out
}

// SeriesNames are the names of the series of some figures, but for the empty one.
func SeriesNames(figures []*Figure) []string {
	var names []string
	for _, f := range figures {
		for _, s := range f.Series {
			if s.Name != "" {
				names = append(names, s.Name)
			}
		}
	}
	return names
}

// KeyNames are keys as the file writes them.
func KeyNames(keys []Key) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.String()
	}
	return names
}
