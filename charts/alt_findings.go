package charts

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// altMaxTied is how many values may be highest for the alt text to name them.
const altMaxTied = 4

// findings are the sentences on what the data shows: change over time,
// ranks, extremes, and the values themselves where they are few.
func (alt *altWriter) findings() []string {
	few := alt.values() <= altMaxListed
	if few && !alt.form.changes {
		if ranked := alt.ranked(); ranked != "" {
			if apart := alt.apart(); len(apart) > 0 {
				return []string{ranked, alt.plain(apart)}
			}
			return []string{ranked}
		}
	}
	if alt.values() == 0 {
		return nil
	}
	parts := []string{alt.keySentence()}
	if len(alt.chart.Series) == 1 && alt.chart.Periods && alt.values() > 2 || alt.form.changes {
		parts = append(parts, alt.peaks())
	}
	switch values := alt.listed; {
	case few && alt.values() > 1:
		parts = append(parts, values())
	case alt.chart.Periods && len(alt.chart.Series) > 1:
		for i := range alt.chart.Series {
			parts = append(parts, alt.course(i))
		}
	}
	if parts[0] == alt.head() {
		parts = parts[1:]
	}
	return slices.Compact(parts)
}

// ofPanels is a sentence on each panel of a chart in several units, which are not compared
// with each other.
func (alt *altWriter) ofPanels() []string {
	var parts []string
	for i := range alt.chart.Panels() {
		panel := *alt
		panel.chart = panelOf(alt.chart, i)
		found := summarize(panel.chart)
		panel.words.chart, panel.summary, panel.unit = panel.chart, &found, language.Named(panel.chart.Unit)
		text := panel.keySentence()
		switch {
		case panel.values() == 0:
			continue
		case !panel.chart.Periods || len(panel.chart.Series) > 1:
			text = alt.say.Say(language.WordLabelled, "label", alt.words.panelName(i), "text", text)
		}
		parts = append(parts, text)
	}
	return parts
}

// keySentence is the first of the findings.
func (alt *altWriter) keySentence() string {
	c := alt.chart
	switch {
	case alt.values() == 0:
		return alt.head()
	case alt.form.sentence != nil:
		return alt.form.sentence(alt)
	case alt.values() == 1:
		return alt.plain(alt.spots())
	case alt.form.changes:
		all := alt.spots()
		return alt.plain([]spot{all[0], all[len(all)-1]})
	case len(c.Series) == 1 && c.Periods:
		return alt.course(0)
	case c.Periods && len(c.Series) > 1:
		if k, ok := alt.lastShared(); ok {
			if text := alt.clauses(alt.ofParts(slices.Values(alt.spotsAt(k))), false); text != "" {
				word := language.WordAltAt
				if k.Period.Granularity() == data.Day {
					word = language.WordAltOnDay
				}
				return alt.capitalized(word, "key", alt.say.Key(k), "text", text)
			}
		}
	}
	if text := alt.peaks(); text != "" {
		return text
	}
	if alt.values() <= altMaxListed {
		return alt.listed()
	}
	return alt.head()
}

// plain is a sentence of values without a word on them.
func (alt *altWriter) plain(spots []spot) string {
	items := make([]string, len(spots))
	for i, at := range spots {
		s := alt.chart.Series[at.series]
		items[i] = alt.item(s, s.Keys[at.value], alt.valueWithStatus(at))
	}
	return alt.capitalized(language.WordSentence, "text", strings.Join(items, alt.say.Say(language.WordCreditBetween)))
}

// spot is the place of a value in the chart.
type spot struct{ series, value int }

func (alt *altWriter) valueAt(s spot) data.Value { return alt.chart.Series[s.series].Values[s.value] }

// all yields the places of all values: there may be millions.
func (alt *altWriter) all() iter.Seq[spot] {
	return func(yield func(spot) bool) {
		for i, s := range alt.chart.Series {
			for j := range s.Values {
				if s.Values[j].Is != data.Absent && !yield(spot{i, j}) {
					return
				}
			}
		}
	}
}

// standsApart reports whether a value is of an aggregate, or of the rest of others.
func (alt *altWriter) standsApart(at spot) bool {
	return alt.chart.Context(at.series) || alt.chart.StandsApart(alt.chart.Series[at.series].Keys[at.value])
}

// ofParts leaves out those values: they are not compared with the others.
func (alt *altWriter) ofParts(among iter.Seq[spot]) iter.Seq[spot] {
	return func(yield func(spot) bool) {
		for at := range among {
			if !alt.standsApart(at) && !yield(at) {
				return
			}
		}
	}
}

// anyApart reports whether the chart has such values.
func (alt *altWriter) anyApart() bool {
	c := alt.chart
	if s := c.Selected; s != nil && (len(s.Apart) > 0 || s.Rest != "") {
		return true
	}
	for i := range c.Series {
		if c.Context(i) {
			return true
		}
	}
	return false
}

// apart are the values that stand apart.
func (alt *altWriter) apart() []spot {
	return slices.DeleteFunc(alt.spots(), func(at spot) bool { return !alt.standsApart(at) })
}

// spots are the places of all values.
func (alt *altWriter) spots() []spot { return slices.Collect(alt.all()) }

// steps yields the places of what is compared: all values, but of a waterfall
// not those that it leads from and to, nor sums on the way.
func (alt *altWriter) steps() iter.Seq[spot] {
	if !alt.form.changes || alt.values() < 3 {
		return alt.ofParts(alt.all())
	}
	all := alt.spots()
	return slices.Values(slices.DeleteFunc(all[1:len(all)-1], func(at spot) bool {
		s := alt.chart.Series[at.series]
		return s.Figure != nil && s.Figure.IsAggregate(s.Keys[at.value].Name)
	}))
}

// spotsAt are the places of the values at one key.
func (alt *altWriter) spotsAt(k data.Key) []spot {
	var found []spot
	for i, s := range alt.chart.Series {
		if j := slices.Index(s.Keys, k); j >= 0 && s.Values[j].Is != data.Absent {
			found = append(found, spot{i, j})
		}
	}
	return found
}

// lastShared is the last key at which every series has a number.
func (alt *altWriter) lastShared() (data.Key, bool) {
	for _, k := range slices.Backward(alt.chart.Keys) {
		if len(alt.spotsAt(k)) == len(alt.chart.Series) {
			return k, true
		}
	}
	return data.Key{}, false
}

// course says how a series over time changed from its first value to its last.
// It says rose or fell only if bounds and disputes leave no doubt.
func (alt *altWriter) course(i int) string {
	s := alt.chart.Series[i]
	first := slices.IndexFunc(s.Values, func(v data.Value) bool { return v.Is != data.Absent })
	last := max(first, 0)
	for j, v := range slices.Backward(s.Values) {
		if v.Is != data.Absent {
			last = j
			break
		}
	}
	switch {
	case first < 0:
		return ""
	case first == last && len(alt.chart.Series) > 1: // which no other sentence may name
		return alt.plain([]spot{{i, first}})
	case first == last:
		return ""
	}
	alike := true // sums from January are compared with those of as many months
	if s.Restarts {
		first, alike = firstAlike(s.Series, first, last)
	}
	name := alt.words.seriesName(i)
	if name == "" && s.Figure != nil {
		name = oneLine(s.Figure.Title.Plain)
	}
	word := language.WordAltFromTo
	order, sure := alt.order(s.Values[last], s.Values[first])
	switch broken := s.Figure != nil && s.Figure.BreakBetween(s.Series, s.Keys[first], s.Keys[last]) != nil; {
	case broken || !alike: // the two measure different things
	case sure && order > 0:
		word = language.WordAltRose
	case sure && order < 0:
		word = language.WordAltFell
	}
	text := alt.say.Say(word, "series", name,
		"first", alt.valueWithStatus(spot{i, first}), "from", alt.say.When(s.Keys[first]),
		"last", alt.valueWithStatus(spot{i, last}), "to", alt.say.When(s.Keys[last]))
	return alt.say.Paragraph([]string{text, between(alt, s, first, last)})
}

// between names the keys between two values of a series for which there is none, so that what
// is said of both is not read as said of all between them.
func between(alt *altWriter, s data.Plotted, first, last int) string {
	if s.Bare() != nil && !s.HasGaps() {
		return ""
	}
	var keys []data.Key
	undefined := true
	for k, at := range s.Due() {
		if k.Period.Compare(s.Keys[first].Period) < 0 || at >= 0 && s.Values[at].Is != data.Absent || at < 0 && s.Unsure() {
			continue
		}
		if k.Period.Compare(s.Keys[last].Period) > 0 || len(keys) == maxGaps {
			break
		}
		undefined = undefined && at >= 0 && compute.Undefined(alt.say, s.Values[at])
		keys = append(keys, k)
	}
	if keys == nil {
		return ""
	}
	word := language.WordAltNoneBetween
	if undefined {
		word = language.WordAltUndefinedBetween
	}
	return alt.say.Say(word, "keys", alt.words.keyList(keys))
}

// firstAlike is the place of the first number for the part of the year that the last one is
// for; of those from a place on, and that itself with false where there is no other.
func firstAlike(s *data.Series, from, last int) (int, bool) {
	_, part := s.Keys[last].Period.YearAndPart()
	for i := from; i < last; i++ {
		if _, other := s.Keys[i].Period.YearAndPart(); other == part && s.Values[i].Is != data.Absent {
			return i, true
		}
	}
	return from, false
}

// valueWithStatus prints a value that stands alone, with its status and whether
// it is disputed.
func (alt *altWriter) valueWithStatus(at spot) string {
	v := alt.valueAt(at)
	text := alt.value(alt.chart.Series[at.series], v)
	if v.Status >= data.Provisional || v.Marks.Has(^data.SeriesBreak) {
		for _, doubt := range language.Doubts(alt.say, v, data.AllMarks) {
			text = alt.say.Say(language.WordWithStatus, "value", text, "status", doubt)
		}
	}
	if len(v.Disputes()) > 0 {
		text = alt.say.Say(language.WordWithStatus, "value", text, "status", alt.say.Say(language.WordDisputed))
	}
	return text
}

// ranked lists the values of a single series of categories from highest to
// lowest, if no bound or dispute leaves the order open.
func (alt *altWriter) ranked() string {
	all := slices.Collect(alt.ofParts(alt.all()))
	if alt.chart.Periods || len(alt.chart.Series) != 1 || len(all) < 3 {
		return ""
	}
	slices.SortStableFunc(all, func(a, b spot) int { return alt.valueAt(b).Number.Cmp(alt.valueAt(a).Number) })
	items := make([]string, len(all))
	for i, at := range all {
		if i > 0 {
			if order, sure := alt.order(alt.valueAt(all[i-1]), alt.valueAt(at)); !sure || order < 0 {
				return ""
			}
		}
		s := alt.chart.Series[at.series]
		items[i] = alt.item(s, s.Keys[at.value], alt.value(s, alt.valueAt(at)))
	}
	if order, _ := compute.Order(alt.valueAt(all[0]), alt.valueAt(all[len(all)-1]), alt.chart.Unit); order == 0 {
		return "" // all the same
	}
	return alt.say.Say(language.WordAltRanked, "items", alt.say.List(items))
}

// order is compute.Order for values that may have intervals: where these overlap,
// the order is open.
func (alt *altWriter) order(a, b data.Value) (order int, sure bool) {
	order, sure = compute.Order(a, b, alt.chart.Unit)
	if i, j := a.Interval(), b.Interval(); i != nil && j != nil && i.High.Cmp(j.Low) >= 0 && j.High.Cmp(i.Low) >= 0 {
		return order, false
	}
	return order, sure
}

// peaks is a sentence on the highest and lowest of all values. If all are plain
// it does not look at each of them again.
func (alt *altWriter) peaks() string {
	if !alt.summary.plain || alt.form.changes || alt.broken() || alt.anyApart() {
		return alt.extremes(alt.steps())
	}
	if alt.summary.high.number == alt.summary.low.number {
		return ""
	}
	clauses := []string{
		alt.clause(alt.summary.high.spots, true, true, language.WordAltHighest, language.WordAltHighestOpen),
		alt.clause(alt.summary.low.spots, true, true, language.WordAltLowest, language.WordAltLowestOpen),
	}
	clauses = slices.DeleteFunc(clauses, func(s string) bool { return s == "" })
	if len(clauses) == 0 {
		return ""
	}
	return alt.capitalized(language.WordSentence, "text", strings.Join(clauses, alt.say.Say(language.WordCreditBetween)))
}

// broken reports whether any series of the chart has a break.
func (alt *altWriter) broken() bool {
	return slices.ContainsFunc(alt.chart.Series, func(s data.Plotted) bool { return s.Figure != nil && s.Figure.HasBreaks(s.Series) })
}

// comparable reports whether no break lies between any of some values.
func (alt *altWriter) comparable(among iter.Seq[spot]) bool {
	if !alt.broken() {
		return true
	}
	first, any := spot{}, false
	for at := range among {
		if !any {
			first, any = at, true
		}
		s, t := alt.chart.Series[at.series], alt.chart.Series[first.series]
		for _, p := range []data.Plotted{s, t} {
			if f := p.Figure; f != nil && f.BreakBetween(p.Series, t.Keys[first.value], s.Keys[at.value]) != nil {
				return false
			}
		}
	}
	return true
}

// extremes is a sentence on the highest and the lowest of some values; empty
// where a break lies between them.
func (alt *altWriter) extremes(among iter.Seq[spot]) string {
	if !alt.comparable(among) {
		return ""
	}
	text := alt.clauses(among, true)
	if text == "" {
		return ""
	}
	return alt.capitalized(language.WordSentence, "text", text)
}

// capitalized is a sentence that begins with a capital letter.
func (alt *altWriter) capitalized(w language.Word, args ...string) string {
	text := alt.say.Say(w, args...)
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// clauses says which of some values is highest and which lowest, or which
// may be. Empty where all are the same.
func (alt *altWriter) clauses(among iter.Seq[spot], keys bool) string {
	high, highSure := alt.leaders(among, 1)
	low, lowSure := alt.leaders(among, -1)
	if highSure && lowSure && alt.valueAt(high[0]).Number == alt.valueAt(low[0]).Number {
		return ""
	}
	first := alt.clause(high, highSure, keys, language.WordAltHighest, language.WordAltHighestOpen)
	second := alt.clause(low, lowSure, keys, language.WordAltLowest, language.WordAltLowestOpen)
	if first == "" || second == "" {
		return first + second
	}
	return first + alt.say.Say(language.WordCreditBetween) + second
}

func (alt *altWriter) clause(spots []spot, sure, keys bool, is, open language.Word) string {
	if len(spots) > altMaxTied {
		return ""
	}
	var items []string
	for _, at := range spots {
		s := alt.chart.Series[at.series]
		item := language.NameAndValue(alt.say, alt.words.seriesName(at.series), alt.valueWithStatus(at))
		if keys {
			item = alt.item(s, s.Keys[at.value], alt.valueWithStatus(at))
		}
		items = append(items, item)
	}
	if !sure {
		is = open
	}
	return alt.say.Say(is, "items", alt.say.List(items))
}

// leaders are the values that none of the others surely exceeds in a direction,
// up or down. It is sure where they are all equal: that one of them, or each,
// is the highest or the lowest.
func (alt *altWriter) leaders(among iter.Seq[spot], direction int) (found []spot, sure bool) {
	best, any := spot{}, false
	var number data.Decimal
	for at := range among {
		v := &alt.chart.Series[at.series].Values[at.value]
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
			order, known = alt.order(alt.valueAt(at), alt.valueAt(best))
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
