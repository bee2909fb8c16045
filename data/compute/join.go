package compute

import (
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// join finds the names that are called the same: DE in one figure and Germany in another,
// where the file says that DE is called Germany.
type join struct {
	say    *language.Printer
	called map[*data.Series]map[string]data.Key
}

// in is the key of a series that stands for the same as another key; that key where it has
// none.
func (j *join) in(s *data.Series, k data.Key) data.Key {
	if _, ok := s.At(k); ok || !k.Period.IsZero() {
		return k
	}
	keys := j.called[s]
	if keys == nil {
		keys = make(map[string]data.Key, len(s.Keys))
		for _, own := range s.Keys {
			keys[j.say.Name(own.Name)] = own
		}
		if j.called == nil {
			j.called = map[*data.Series]map[string]data.Key{}
		}
		j.called[s] = keys
	}
	if own, ok := keys[j.say.Name(k.Name)]; ok {
		return own
	}
	return k
}

// once leaves out the names that are called the same as one before.
func (j *join) once(keys []data.Key) []data.Key {
	seen := make(map[string]bool, len(keys))
	return slices.DeleteFunc(slices.Clone(keys), func(k data.Key) bool {
		name := j.say.Name(k.Name)
		twice := seen[name]
		seen[name] = true
		return twice
	})
}

// series is the series of a figure that is called as a name is.
func (j *join) series(g *data.Figure, name string) (*data.Series, bool) {
	if s, ok := g.SeriesNamed(name); ok {
		return s, true
	}
	i := slices.IndexFunc(g.Series, func(s *data.Series) bool { return j.say.Name(s.Name) == j.say.Name(name) })
	if i < 0 {
		return nil, false
	}
	return g.Series[i], true
}

// beyond notes the periods of series, one of each figure, that lie before and after the time
// that all have: from the first to the last of some keys.
func beyond(d *derivation, series []*data.Series, common []data.Key) {
	for i, s := range series {
		byTime := func(k data.Key, p data.Period) int { return k.Period.Compare(p) }
		before, _ := slices.BinarySearchFunc(s.Keys, common[0].Period, byTime)
		after, last := slices.BinarySearchFunc(s.Keys, common[len(common)-1].Period, byTime)
		if last {
			after++
		}
		noteBeyond(d, d.From[i], s.Keys[:before])
		noteBeyond(d, d.From[i], s.Keys[after:])
	}
}

func noteBeyond(d *derivation, g *data.Figure, keys []data.Key) {
	if len(keys) == 0 {
		return
	}
	b := data.Beyond{Figure: g, From: keys[0].Period, To: keys[len(keys)-1].Period}
	if !slices.Contains(d.beyond, b) {
		d.beyond = append(d.beyond, b)
	}
}
