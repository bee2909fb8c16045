package compute

import (
	"fmt"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// matching computes figures with each other, each series and key with those of its name.
type matching struct {
	*derivation
	unit    data.Unit // of the result
	formula Formula
}

// pointwise combines the figures key by key: ratio, difference, share of a
// total figure, sum, mean. A series or a key that one of them lacks has no value, unless
// the request leaves such names out.
func pointwise(d *derivation, unit data.Unit) []*data.Series {
	m := &matching{derivation: d, unit: unit, formula: formulaOf(d.By, len(d.From))}
	if d.By == data.Ratio {
		m.formula = quotientOf(d)
	}
	all := m.partners()
	out, met := make([]*data.Series, len(all)), false
	for i, partners := range all {
		if slices.Contains(partners, nil) {
			continue
		}
		var some bool
		out[i], some = m.withPartners(partners)
		met = met || some
	}
	if !met {
		m.refuseUnmatched(all)
		return nil
	}
	m.withoutPartners(all, out)
	return slices.DeleteFunc(out, func(s *data.Series) bool { return s == nil || len(s.Keys) == 0 })
}

// partners are the series that are computed with each other: for each of the first figure
// one of each figure, which is the only one it has or that of the same name; nil where there
// is none. Series that the first figure lacks come after them.
func (m *matching) partners() [][]*data.Series {
	var all [][]*data.Series
	with := func(s *data.Series) {
		of := make([]*data.Series, len(m.From))
		for i, g := range m.From {
			of[i], _ = m.names.named(g, s.Name)
			if len(g.Series) == 1 && i > 0 {
				of[i] = g.Series[0]
			}
		}
		all = append(all, of)
	}
	for _, s := range m.From[0].Series {
		with(s)
	}
	met := map[string]bool{}
	for _, g := range m.From[1:] {
		for _, s := range g.Series {
			if _, ok := m.names.named(m.From[0], s.Name); !ok && len(g.Series) > 1 && !met[m.say.Name(s.Name)] {
				met[m.say.Name(s.Name)] = true
				with(s)
			}
		}
	}
	return all
}

// withPartners combines series, one of each figure, and reports whether they have a key in
// common.
func (m *matching) withPartners(partners []*data.Series) (t *data.Series, met bool) {
	t = m.like(partners[0])
	for _, k := range m.keysOf(partners) {
		operands := make([]Operand, 0, len(m.From))
		for i, g := range m.From {
			if o, ok := OperandAt(g, partners[i], m.names.in(partners[i], k), m.operandScale(i)); ok {
				operands = append(operands, o)
			} else {
				m.lacks(g, k.String())
			}
		}
		switch {
		case len(operands) == len(m.From) && m.daily:
			t.Add(k, Evaluate(m.say, byDays(m.formula, k.Period), operands))
			met = true
		case len(operands) == len(m.From):
			t.Add(k, Evaluate(m.say, m.formula, operands))
			met = true
		case !m.Matched:
			t.Add(k, Missing(m.say.Say(language.WordReasonUnmatched)))
		}
	}
	return t, met
}

// withoutPartners adds the series that a figure lacks to the others, in their place. They
// have no value.
func (m *matching) withoutPartners(all [][]*data.Series, out []*data.Series) {
	keys := data.UnionOfKeys(slices.DeleteFunc(slices.Clone(out), func(s *data.Series) bool { return s == nil }), m.From[0].Periods)
	for i, partners := range all {
		if out[i] != nil {
			continue
		}
		first := partners[slices.IndexFunc(partners, func(s *data.Series) bool { return s != nil })]
		for n, s := range partners {
			if s == nil {
				m.lacks(m.From[n], first.Name)
			}
		}
		if m.Matched {
			continue
		}
		out[i] = m.like(first)
		for _, k := range keys {
			if _, ok := first.At(m.names.in(first, k)); ok {
				out[i].Add(k, Missing(m.say.Say(language.WordReasonUnmatched)))
			}
		}
	}
}

// refuseUnmatched refuses figures of which nothing matches: no series, or no key.
func (m *matching) refuseUnmatched(all [][]*data.Series) {
	for _, partners := range all {
		if i := slices.Index(partners, nil); i > 0 {
			m.refuseInput(i, fmt.Sprintf("%s has no series %q", m.From[i].ID, partners[0].Name), "compute from figures whose series have the same names")
			return
		}
	}
	text, hint := nothingInCommon(m.From)
	m.refuseInput(0, text, hint)
}

// nothingInCommon says why figures have no key in common, and what to write instead.
func nothingInCommon(from []*data.Figure) (text, hint string) {
	text, hint = "the figures have no key in common", "compute from figures with the same periods or names"
	a := from[0]
	i := slices.IndexFunc(from, func(g *data.Figure) bool { return !g.Keys[0].Period.LikeWith(a.Keys[0].Period) })
	b := from[max(i, 1)%len(from)]
	last := func(g *data.Figure) data.Key { return g.Keys[len(g.Keys)-1] }
	lengthOf := func(g *data.Figure) data.Granularity { return g.Keys[0].Period.Granularity() }
	switch p, q := lengthOf(a), lengthOf(b); {
	case a == b:
	case !a.Periods:
		return text + fmt.Sprintf(": %s has %s, and %s has %s", a.ID, a.Keys[0], b.ID, b.Keys[0]), fmt.Sprintf("where these are one, write names: at the head of the file: {%s: the name that %s has for it}", a.Keys[0], b.ID)
	case p == data.FiscalYear && q == data.Year, p == data.Year && q == data.FiscalYear:
		years, fiscal := a, b
		if p == data.FiscalYear {
			years, fiscal = b, a
		}
		return text + fmt.Sprintf(": %s has fiscal years (%s), and %s has calendar years (%s)", fiscal.ID, fiscal.Keys[0], years.ID, years.Keys[0]),
			fmt.Sprintf("write period: fiscal-year into %s where its years are fiscal years, too; otherwise compute it from months or quarters with by: sum, over: fiscal-year and fiscal: and the month", years.ID)
	case p != q:
		longer, shorter := a, b
		if p > q {
			longer, shorter = b, a
		}
		return text + fmt.Sprintf(": the periods of %s are %ss, those of %s %ss", longer.ID, lengthOf(longer), shorter.ID, lengthOf(shorter)),
			fmt.Sprintf("put those of %s together first: a figure from it with by: sum, mean or last, and over: %s", shorter.ID, overWord(lengthOf(longer)))
	case i >= 0:
		return text + fmt.Sprintf(": the fiscal years of %s and %s begin at different times, or are named in two ways", a.ID, b.ID), "write fiscal: with the same month into both, where they are the same"
	default:
		return text + fmt.Sprintf(": %s is from %s to %s, and %s from %s to %s", a.ID, a.Keys[0], last(a), b.ID, b.Keys[0], last(b)), hint
	}
	return text, hint
}

// keysOf are the keys of series that are computed with each other: all names, and of
// periods those of the time that all series have.
func (m *matching) keysOf(series []*data.Series) []data.Key {
	periods := m.From[0].Periods
	keys := data.UnionOfKeys(series, periods)
	if !periods {
		return m.names.once(keys)
	}
	if m.From[0].Cumulative {
		keys = fromStart(keys)
	}
	byTime := func(k data.Key, p data.Period) int { return k.Period.Compare(p) }
	from, to := 0, len(keys)
	for _, s := range series {
		if len(s.Keys) == 0 {
			return nil
		}
		first, _ := slices.BinarySearchFunc(keys, s.Keys[0].Period, byTime)
		last, _ := slices.BinarySearchFunc(keys, s.Keys[len(s.Keys)-1].Period, byTime)
		from, to = max(from, first), min(to, last+1)
	}
	if from >= to {
		return nil
	}
	beyond(m.derivation, series, keys[from:to])
	return keys[from:to]
}

// fromStart are periods as those from the start of the year: a quarter of one figure and the time
// up to its end of another are one key.
func fromStart(keys []data.Key) []data.Key {
	keys = slices.Clone(keys)
	for i := range keys {
		keys[i].Period = keys[i].Period.FromStart()
	}
	return slices.Compact(keys)
}

// operandScale is the scale to which the i-th figure is brought before it is computed with: that
// of the first figure, so that the units cancel out or stay; in a ratio, the one that makes the
// quotient come out in the unit of the result.
func (m *matching) operandScale(i int) int {
	if m.By == data.Ratio {
		return m.scales[i]
	}
	apart, _ := language.Apart(m.From[i].Unit, m.From[0].Unit)
	return m.From[i].Unit.Scale - apart
}
