package charts

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/file"
	"briefing/data/language"
)

// altLeaders is how many values may be highest for the alt text to name them.
const altLeaders = 4

// altFindings are the sentences on what the data shows: change over time,
// ranks, extremes, and the values themselves where they are few.
func (p *plan) altFindings() []string {
	few := p.values() <= altListed
	if few && !p.form.changes {
		if ranked := p.altRanked(); ranked != "" {
			return []string{ranked}
		}
	}
	if p.values() == 0 {
		return nil
	}
	parts := []string{p.keySentence()}
	if len(p.chart.Series) == 1 && p.chart.Periods && p.values() > 2 || p.form.changes {
		parts = append(parts, p.altPeaks())
	}
	switch values := p.altValues; {
	case few && p.values() > 1:
		parts = append(parts, values())
	case p.chart.Periods && len(p.chart.Series) > 1:
		for i := range p.chart.Series {
			parts = append(parts, p.altEnds(i))
		}
	}
	if parts[0] == p.altHead() {
		parts = parts[1:]
	}
	return slices.Compact(parts)
}

// keySentence is the first of the findings.
func (p *plan) keySentence() string {
	c := p.chart
	switch {
	case p.values() == 0:
		return p.altHead()
	case p.values() == 1:
		return p.altPlain(p.spots())
	case p.form.changes:
		all := p.spots()
		return p.altPlain([]spot{all[0], all[len(all)-1]})
	case len(c.Series) == 1 && c.Periods:
		return p.altEnds(0)
	case c.Periods && len(c.Series) > 1:
		if k, ok := p.lastShared(); ok {
			if text := p.altClauses(slices.Values(p.spotsAt(k)), false); text != "" {
				return p.opened(language.WordAltAt, "key", p.say.Key(k), "text", text)
			}
		}
	}
	if text := p.altPeaks(); text != "" {
		return text
	}
	if p.values() <= altListed {
		return p.altValues()
	}
	return p.altHead()
}

// altPlain is a sentence of values without a word on them.
func (p *plan) altPlain(spots []spot) string {
	items := make([]string, len(spots))
	for i, at := range spots {
		s := p.chart.Series[at.series]
		items[i] = p.altItem(s, s.Keys[at.value], p.altSaid(at))
	}
	return p.opened(language.WordSentence, "text", strings.Join(items, p.say.Say(language.WordCreditBetween)))
}

// spot is the place of a value in the chart.
type spot struct{ series, value int }

func (p *plan) valueAt(s spot) data.Value { return p.chart.Series[s.series].Values[s.value] }

// all yields the places of all values: there may be millions.
func (p *plan) all() iter.Seq[spot] {
	return func(yield func(spot) bool) {
		for i, s := range p.chart.Series {
			for j := range s.Values {
				if s.Values[j].Is != data.Absent && !yield(spot{i, j}) {
					return
				}
			}
		}
	}
}

// spots are the places of all values.
func (p *plan) spots() []spot { return slices.Collect(p.all()) }

// steps yields the places of what is compared: all values, but of a waterfall
// not those that it leads from and to.
func (p *plan) steps() iter.Seq[spot] {
	if !p.form.changes || p.values() < 3 {
		return p.all()
	}
	all := p.spots()
	return slices.Values(all[1 : len(all)-1])
}

// spotsAt are the places of the values at one key.
func (p *plan) spotsAt(k data.Key) []spot {
	var found []spot
	for i, s := range p.chart.Series {
		if j := slices.Index(s.Keys, k); j >= 0 && s.Values[j].Is != data.Absent {
			found = append(found, spot{i, j})
		}
	}
	return found
}

// lastShared is the last key at which every series has a number.
func (p *plan) lastShared() (data.Key, bool) {
	for _, k := range slices.Backward(p.chart.Keys) {
		if len(p.spotsAt(k)) == len(p.chart.Series) {
			return k, true
		}
	}
	return data.Key{}, false
}

// altEnds says how a series over time changed from its first value to its last.
// That it rose or fell is said only where bounds and disputes leave it sure.
func (p *plan) altEnds(i int) string {
	s := p.chart.Series[i]
	first := slices.IndexFunc(s.Values, func(v data.Value) bool { return v.Is != data.Absent })
	last := first
	for j, v := range s.Values {
		if v.Is != data.Absent {
			last = j
		}
	}
	if first == last {
		return ""
	}
	name := p.seriesName(i)
	if name == "" && s.Figure != nil {
		name = oneLine(s.Figure.Title.Plain)
	}
	word := language.WordAltFromTo
	order, sure := p.order(s.Values[last], s.Values[first])
	switch broken := s.Figure != nil && s.Figure.BreakBetween(s.Keys[first], s.Keys[last]) != nil; {
	case broken: // the two measure different things
	case sure && order > 0:
		word = language.WordAltRose
	case sure && order < 0:
		word = language.WordAltFell
	}
	return p.say.Say(word, "series", name,
		"first", p.altSaid(spot{i, first}), "from", p.say.When(s.Keys[first]),
		"last", p.altSaid(spot{i, last}), "to", p.say.When(s.Keys[last]))
}

// altSaid prints a value that stands alone: with its status, and with a word on
// its being disputed.
func (p *plan) altSaid(at spot) string {
	v := p.valueAt(at)
	text := p.altValue(p.chart.Series[at.series], v)
	if v.Status >= data.Provisional {
		text = p.say.Say(language.WordWithStatus, "value", text, "status", p.say.Status(v.Status))
	}
	if len(v.Disputes()) > 0 {
		text = p.say.Say(language.WordWithStatus, "value", text, "status", p.say.Say(language.WordDisputed))
	}
	return text
}

// altRanked lists the values of an only series of names from the highest to the
// lowest, where no bound and no dispute leaves a place open.
func (p *plan) altRanked() string {
	all := p.spots()
	if p.chart.Periods || len(p.chart.Series) != 1 || len(all) < 3 {
		return ""
	}
	slices.SortStableFunc(all, func(a, b spot) int { return p.valueAt(b).Number.Cmp(p.valueAt(a).Number) })
	items := make([]string, len(all))
	for i, at := range all {
		if i > 0 {
			if order, sure := p.order(p.valueAt(all[i-1]), p.valueAt(at)); !sure || order < 0 {
				return ""
			}
		}
		s := p.chart.Series[at.series]
		items[i] = p.altItem(s, s.Keys[at.value], p.altValue(s, p.valueAt(at)))
	}
	if order, _ := file.Order(p.valueAt(all[0]), p.valueAt(all[len(all)-1]), p.chart.Unit); order == 0 {
		return "" // all the same
	}
	return p.say.Say(language.WordAltRanked, "items", p.say.List(items))
}

// order is file.Order for values that may have intervals: where these overlap,
// the order is open.
func (p *plan) order(a, b data.Value) (order int, sure bool) {
	order, sure = file.Order(a, b, p.chart.Unit)
	if i, j := a.Interval(), b.Interval(); i != nil && j != nil && i.High.Cmp(j.Low) >= 0 && j.High.Cmp(i.Low) >= 0 {
		return order, false
	}
	return order, sure
}

// altPeaks is altExtremes of all values; of a million it does not look at each.
func (p *plan) altPeaks() string {
	if !p.census.plain || p.form.changes || p.broken() {
		return p.altExtremes(p.steps())
	}
	if p.census.high.number == p.census.low.number {
		return ""
	}
	clauses := []string{
		p.altClause(p.census.high.spots, true, true, language.WordAltHighest, language.WordAltHighestOpen),
		p.altClause(p.census.low.spots, true, true, language.WordAltLowest, language.WordAltLowestOpen),
	}
	clauses = slices.DeleteFunc(clauses, func(s string) bool { return s == "" })
	if len(clauses) == 0 {
		return ""
	}
	return p.opened(language.WordSentence, "text", strings.Join(clauses, p.say.Say(language.WordCreditBetween)))
}

// broken reports whether any figure of the chart has a break.
func (p *plan) broken() bool {
	return slices.ContainsFunc(p.chart.Series, func(s data.Plotted) bool { return s.Figure != nil && len(s.Figure.Breaks) > 0 })
}

// comparable reports whether no break lies between any of some values.
func (p *plan) comparable(among iter.Seq[spot]) bool {
	if !p.broken() {
		return true
	}
	first, any := spot{}, false
	for at := range among {
		if !any {
			first, any = at, true
		}
		s, t := p.chart.Series[at.series], p.chart.Series[first.series]
		for _, f := range []*data.Figure{s.Figure, t.Figure} {
			if f != nil && f.BreakBetween(t.Keys[first.value], s.Keys[at.value]) != nil {
				return false
			}
		}
	}
	return true
}

// altExtremes is a sentence on the highest and the lowest of some values; empty
// where a break lies between them.
func (p *plan) altExtremes(among iter.Seq[spot]) string {
	if !p.comparable(among) {
		return ""
	}
	text := p.altClauses(among, true)
	if text == "" {
		return ""
	}
	return p.opened(language.WordSentence, "text", text)
}

// opened is a sentence that begins with a capital letter.
func (p *plan) opened(w language.Word, args ...string) string {
	text := p.say.Say(w, args...)
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// altClauses says which of some values is highest and which lowest, or which
// may be. Empty where all are the same.
func (p *plan) altClauses(among iter.Seq[spot], keys bool) string {
	high, highSure := p.leaders(among, 1)
	low, lowSure := p.leaders(among, -1)
	if highSure && lowSure && p.valueAt(high[0]).Number == p.valueAt(low[0]).Number {
		return ""
	}
	first := p.altClause(high, highSure, keys, language.WordAltHighest, language.WordAltHighestOpen)
	second := p.altClause(low, lowSure, keys, language.WordAltLowest, language.WordAltLowestOpen)
	if first == "" || second == "" {
		return first + second
	}
	return first + p.say.Say(language.WordCreditBetween) + second
}

func (p *plan) altClause(spots []spot, sure, keys bool, is, open language.Word) string {
	if len(spots) > altLeaders {
		return ""
	}
	var items []string
	for _, at := range spots {
		s := p.chart.Series[at.series]
		item := p.say.Say(language.WordAltOfKey, "key", p.seriesName(at.series), "value", p.altSaid(at))
		if keys {
			item = p.altItem(s, s.Keys[at.value], p.altSaid(at))
		}
		items = append(items, item)
	}
	if !sure {
		is = open
	}
	return p.say.Say(is, "items", p.say.List(items))
}

// leaders are the values that none of the others surely exceeds in a direction,
// up or down. It is sure where they are all equal: that one of them, or each,
// is the highest or the lowest.
func (p *plan) leaders(among iter.Seq[spot], direction int) (found []spot, sure bool) {
	best, any := spot{}, false
	var number data.Decimal
	for at := range among {
		v := &p.chart.Series[at.series].Values[at.value]
		if firm(v.Is, direction) && (!any || direction*v.Number.Cmp(number) > 0) {
			best, number, any = at, v.Number, true
		}
	}
	if !any {
		return slices.Collect(among), false
	}
	sure = true
	for at := range among {
		order, known := 0, true
		if at != best {
			order, known = p.order(p.valueAt(at), p.valueAt(best))
		}
		if known && direction*order < 0 {
			continue
		}
		sure = sure && known && order == 0
		found = append(found, at)
	}
	return found, sure
}

// firm reports whether a value is surely at least, or, downwards, at most, what
// it says.
func firm(q data.Qualifier, direction int) bool {
	if direction > 0 {
		return !q.Upper()
	}
	return !q.Lower()
}
