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
	keys   map[*data.Series]map[string]string // of series, what they call their keys
	series map[*data.Figure]map[string]int    // of figures, the places of their series
}

// called are names by what they are called.
func called(say *language.Printer, names []string) map[string]string {
	own := make(map[string]string, len(names))
	for _, name := range names {
		own[say.Name(name)] = name
	}
	return own
}

// in is the key of a series that stands for the same as another key; that key where it has
// none.
func (j *join) in(s *data.Series, k data.Key) data.Key {
	if _, ok := s.At(k); ok || !k.Period.IsZero() {
		return k
	}
	own := j.keys[s]
	if own == nil {
		if j.keys == nil {
			j.keys = map[*data.Series]map[string]string{}
		}
		own = called(j.say, data.KeyNames(s.Keys))
		j.keys[s] = own
	}
	if name, ok := own[j.say.Name(k.Name)]; ok {
		return data.CategoryKey(name)
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

// named is the series of a figure that is called as a name is.
func (j *join) named(g *data.Figure, name string) (*data.Series, bool) {
	own := j.series[g]
	if own == nil {
		if j.series == nil {
			j.series = map[*data.Figure]map[string]int{}
		}
		own = make(map[string]int, len(g.Series))
		for i, s := range g.Series {
			own[j.say.Name(s.Name)] = i
		}
		j.series[g] = own
	}
	if i, ok := own[j.say.Name(name)]; ok {
		return g.Series[i], true
	}
	return nil, false
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
