package compute

import (
	"cmp"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// withSilent adds to computed series those of the figure that have no result at all: each
// with the reasons, so that no reader takes the others for all there are. There is nothing
// to add to where no series has a result.
func (d *derivation) withSilent(out []*data.Series) []*data.Series {
	g := d.From[0]
	if out == nil || len(out) == len(g.Series) {
		return out
	}
	all, keys := make([]*data.Series, len(g.Series)), data.UnionOfKeys(out, true)
	computed := make(map[string]*data.Series, len(out))
	for _, s := range out {
		computed[s.Name] = s
	}
	for i, s := range g.Series {
		if all[i] = computed[s.Name]; all[i] != nil {
			continue
		}
		all[i] = d.like(s)
		all[i].Rhythm = out[0].Rhythm
		for _, k := range keys {
			if v, ok := s.At(k); ok {
				all[i].Add(k, d.silentAt(s, k, v))
			}
		}
		if len(all[i].Keys) == 0 {
			last := keys[len(keys)-1]
			all[i].Add(last, d.noResult(last, d.firstLack(s, last)))
		}
	}
	return all
}

// silentAt is the result at a key where there is none: because the value has no number, or
// one that it is computed with.
func (d *derivation) silentAt(s *data.Series, k data.Key, v data.Value) data.Value {
	if v.Is != data.Absent {
		before := d.before(s, k)
		var ok bool
		if v, ok = s.At(before); !ok || v.Is != data.Absent {
			return d.noResult(k, before)
		}
	}
	if v.Confidential() {
		return Confidential(d.say)
	}
	return missingAs(d.say, v)
}

// missingAs is a result that is missing because a value is, for the same reason; without one
// because there is nothing to compute with.
func missingAs(say *language.Printer, v data.Value) data.Value {
	return Missing(cmp.Or(v.Detail().Missing, say.Say(language.WordReasonNoInput)))
}

// noResult is the result at a key for want of a value at another, or at the same.
func (d *derivation) noResult(at, of data.Key) data.Value {
	if at == of {
		return missingAs(d.say, data.Value{})
	}
	return Missing(d.say.Say(language.WordReasonPartMissing, "parts", d.say.Key(of)))
}

// before is the key that a value is computed with and lacks.
func (d *derivation) before(s *data.Series, k data.Key) data.Key {
	switch {
	case TakesBase(d.By):
		return data.PeriodKey(d.Base)
	case d.By.Runs():
		k = s.Keys[0]
	case d.Over != "previous":
		earlier, _ := k.Period.YearEarlier()
		return data.PeriodKey(earlier)
	}
	if at := slices.Index(d.From[0].Keys, k); at > 0 {
		return d.From[0].Keys[at-1]
	}
	return data.PeriodKey(k.Period.Next(-1))
}

// firstLack is the first key that a series lacks of a longer period, or the key itself.
func (d *derivation) firstLack(s *data.Series, k data.Key) data.Key {
	of := s.Keys[0].Period.Granularity()
	if k.Period.Granularity() == of {
		return k
	}
	first, n := k.Period.PartsLike(s.Keys[0].Period)
	for i := range n {
		if part := data.PeriodKey(first.Next(i)); !slices.Contains(s.Keys, part) {
			return part
		}
	}
	return k
}
