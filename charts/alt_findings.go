package charts

import (
	"iter"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// altMaxTied is how many values may be highest for the alt text to name them.
const altMaxTied = 4

// findings are the sentences on what the data shows: change over time, steps, ranks, extremes,
// and the values themselves where they are few and no table follows.
func (alt *altWriter) findings() []string {
	c, few := alt.chart, alt.values() <= altMaxListed
	switch {
	case alt.values() == 0:
		return nil
	case alt.form.changes:
		return []string{alt.sentence(alt.clause()), alt.changes()}
	case few && !alt.table:
		if ranked := rankedClause(alt); ranked != "" {
			return []string{ranked, alt.plain(alt.apart())}
		}
	}
	listed := few && alt.values() > 1 && !alt.table
	single := len(c.Series) == 1 && c.Periods
	first := alt
	if !single && (listed || c.Periods && len(c.Series) > 1) {
		first = following(alt)
	}
	parts := []string{alt.sentence(first.clause())}
	switch {
	case single && alt.values() > 2:
		if _, all := courseOf(alt, 0); !all && !c.Series[0].Restarts && !(listed && alt.open()) {
			parts = beyondCourse(alt, listed)
		}
	case !single && listed && alt.open():
		parts = nil
	}
	if single && listed {
		if ends := alt.spots(); parts[0] == alt.plain([]spot{ends[0], ends[len(ends)-1]}) { // which are listed
			parts = nil
		}
	}
	switch {
	case listed:
		parts = append(parts, listedValues(alt))
	case c.Periods && len(c.Series) > 1:
		for i := range c.Series {
			text, _ := courseOf(alt, i)
			parts = append(parts, text)
		}
	}
	return slices.Compact(parts)
}

// following is the writer of a sentence that the values themselves follow: those of the extremes are
// left to them, so that none is heard twice.
func following(alt *altWriter) *altWriter {
	one := *alt
	one.follow = true
	return &one
}

// followed reports whether a value is heard after the extremes: in the list of all, or at the end of
// the course of its series.
func followed(alt *altWriter, at spot) bool {
	if !alt.follow {
		return false
	}
	if few := alt.values() <= altMaxListed; few && !alt.table {
		return true
	}
	_, last, _ := seriesEnds(alt.chart.Series[at.series])
	return last == at.value
}

// countsApart reports whether each name of the chart counts something else: then none is said to be
// the highest.
func countsApart(alt *altWriter) bool {
	return slices.ContainsFunc(alt.chart.Figures, func(f *data.Figure) bool { return f.Nature() == data.Mixed })
}

// beyondCourse are the course of a single series, where that is sure and its values are not listed,
// and the highest and lowest of all values, as far as the course does not name them.
func beyondCourse(alt *altWriter, listed bool) []string {
	course, peaks := alt.clause(), peakClauses(alt)
	var ends []spot // there may be a million between them
	for at := range alt.all() {
		ends = append(ends[:min(len(ends), 1)], at)
	}
	switch {
	case peaks == "":
		return []string{alt.sentence(course)}
	case listed || course == alt.plainly(ends):
		return []string{alt.sentence(peaks)}
	}
	var beyond []string
	for _, only := range []extremes{highest, lowest} {
		one := *alt
		one.only = only
		if text := peakClauses(&one); !saidBy(course, text) && !slices.Contains(beyond, text) {
			beyond = append(beyond, text)
		}
	}
	return slices.DeleteFunc([]string{alt.sentence(course), alt.sentence(alt.items(beyond))}, func(s string) bool { return s == "" })
}

// open reports whether some value may be the highest and the lowest as well: to name it as both
// says nothing beside the values.
func (alt *altWriter) open() bool {
	if alt.summary.plain {
		return false
	}
	high, _ := leadersAmong(alt, alt.steps(), 1)
	low, _ := leadersAmong(alt, alt.steps(), -1)
	return slices.ContainsFunc(high, func(at spot) bool { return slices.Contains(low, at) })
}

// findingsOfPanels is a sentence on each panel of a chart in several units, which are not compared
// with each other.
func findingsOfPanels(alt *altWriter) []string {
	var parts []string
	for i := range alt.chart.Panels() {
		panel := *alt
		panel.chart = panelOf(alt.chart, i)
		found := summarize(panel.chart)
		panel.words.chart, panel.summary, panel.unit = panel.chart, &found, language.Named(panel.chart.Unit)
		text := keySentence(&panel)
		if panel.table && panel.clause() == "" {
			continue
		}
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

// keySentence is the first of the findings, or what the chart is of where there is none.
func keySentence(alt *altWriter) string {
	if text := alt.clause(); text != "" {
		return alt.sentence(text)
	}
	if alt.values() > 0 && alt.values() <= altMaxListed {
		return listedValues(alt)
	}
	return alt.head()
}

// sentence makes one of a clause.
func (alt *altWriter) sentence(clause string) string {
	if clause == "" {
		return ""
	}
	return alt.capitalized(language.WordSentence, "text", clause)
}

// clause says what the data shows most, without capital and stop; empty where that is nothing
// but the values, and these are many.
func (alt *altWriter) clause() string {
	c := alt.chart
	switch {
	case alt.values() == 0:
		return ""
	case alt.form.sentence != nil:
		return alt.form.sentence(alt)
	case alt.values() == 1:
		return alt.plainly(alt.spots())
	case alt.form.changes:
		all := alt.spots()
		return fromTo(alt, all[0], all[len(all)-1])
	case len(c.Series) == 1 && c.Periods:
		text, _ := courseClause(alt, 0)
		return text
	case c.Periods && len(c.Series) > 1:
		if text, ok := atTheEnd(alt); ok {
			return text
		}
	}
	return peakClauses(alt)
}

// fromTo says from which value a waterfall leads to which.
func fromTo(alt *altWriter, first, last spot) string {
	of := func(at spot) string {
		s := alt.chart.Series[at.series]
		if k := s.Keys[at.value]; k.Period.IsZero() {
			return language.ValueOf(alt.say, alt.words.point(s, k), alt.valueWithStatus(at))
		}
		return alt.plainly([]spot{at})
	}
	return alt.say.Say(language.WordAltFromValue, "first", of(first), "last", of(last))
}

// atTheEnd says what is highest and lowest at the last key that all series have; of two series how much
// each is, unless that follows.
func atTheEnd(alt *altWriter) (text string, ok bool) {
	k, ok := lastShared(alt)
	if !ok || countsApart(alt) {
		return "", false
	}
	spots := slices.Collect(alt.ofParts(slices.Values(alt.spotsAt(k))))
	if len(spots) == 2 {
		if alt.follow {
			return "", true
		}
		return valuesAt(alt, k, fromHighest(alt, spots)), true
	}
	if text = extremeClauses(alt, slices.Values(spots), false); text == "" {
		return "", false
	}
	return atPeriod(alt, k, text), true
}

// fromHighest sorts values from the highest to the lowest, as far as their numbers go.
func fromHighest(alt *altWriter, spots []spot) []spot {
	slices.SortStableFunc(spots, func(a, b spot) int { return alt.valueAt(b).Number.Cmp(alt.valueAt(a).Number) })
	return spots
}

// changes says by how much each step of a waterfall leads on, or the greatest of many.
func (alt *altWriter) changes() string {
	all := alt.spots()
	if len(all) < 3 {
		return ""
	}
	steps := all[1 : len(all)-1]
	if len(steps) > altMaxListed {
		return alt.sentence(largestStep(alt))
	}
	items := make([]string, len(steps))
	for i, at := range steps {
		items[i] = alt.step(at)
	}
	return alt.say.Say(language.WordAltChanges, "items", alt.items(items))
}

// step says what a step of a waterfall adds or takes; of a sum on the way, how much it is.
func (alt *altWriter) step(at spot) string {
	s, v := alt.chart.Series[at.series], alt.valueAt(at)
	k := s.Keys[at.value]
	if v.Is != data.Exact || v.Interval() != nil || len(v.Disputes()) > 0 || s.Figure != nil && s.Figure.IsAggregate(k.Name) {
		return alt.item(s, k, alt.valueWithStatus(at))
	}
	return alt.plusOrMinus(alt.words.point(s, k), v)
}

// plusOrMinus says what a change adds or takes.
func (alt *altWriter) plusOrMinus(name string, v data.Value) string {
	word := language.WordAltPlus
	if v.Number.Sign() < 0 {
		word, v.Number = language.WordAltMinus, v.Number.Neg()
	}
	return alt.say.Say(word, "name", name, "value", alt.say.WithInterval(v, alt.unit))
}

// magnitude is a number without its sign.
func magnitude(d data.Decimal) data.Decimal {
	if d.Sign() < 0 {
		return d.Neg()
	}
	return d
}

// largestStep names the greatest step of a waterfall; empty where bounds leave open which it is.
func largestStep(alt *altWriter) string {
	best, found := spot{}, false
	for at := range alt.steps() {
		if v := alt.valueAt(at); v.Is != data.Exact || v.Interval() != nil || len(v.Disputes()) > 0 {
			return ""
		} else if !found || magnitude(v.Number).Cmp(magnitude(alt.valueAt(best).Number)) > 0 {
			best, found = at, true
		}
	}
	if !found {
		return ""
	}
	return alt.say.Say(language.WordAltLargest, "item", alt.step(best))
}

// plain is a sentence of values without a word on them.
func (alt *altWriter) plain(spots []spot) string { return alt.sentence(alt.plainly(spots)) }

// plainly is the same as a clause.
func (alt *altWriter) plainly(spots []spot) string {
	items := make([]string, len(spots))
	for i, at := range spots {
		s := alt.chart.Series[at.series]
		items[i] = alt.item(s, s.Keys[at.value], alt.valueWithStatus(at))
	}
	return alt.items(items)
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
func lastShared(alt *altWriter) (data.Key, bool) {
	for _, k := range slices.Backward(alt.chart.Keys) {
		if len(alt.spotsAt(k)) == len(alt.chart.Series) {
			return k, true
		}
	}
	return data.Key{}, false
}

// courseOf is a sentence on how a series over time changed from its first value to its last, and
// reports whether it names the highest and the lowest of them.
func courseOf(alt *altWriter, i int) (text string, peaks bool) {
	text, peaks = courseClause(alt, i)
	if text == "" {
		return "", false
	}
	text = alt.sentence(text)
	if alt.aloud {
		return text, peaks
	}
	return alt.say.Paragraph([]string{text, between(alt, alt.chart.Series[i])}), peaks
}

// seriesEnds are the places of the first and the last number of a series; first is negative where it
// has none. Of sums from January the first is for as many months as the last, and alike false
// where there is no such.
func seriesEnds(s data.Plotted) (first, last int, alike bool) {
	first = slices.IndexFunc(s.Values, func(v data.Value) bool { return v.Is != data.Absent })
	last = max(first, 0)
	for j, v := range slices.Backward(s.Values) {
		if v.Is != data.Absent {
			last = j
			break
		}
	}
	if alike = true; s.Restarts && first < last {
		first, alike = firstAlike(s.Series, first, last)
	}
	return first, last, alike
}

// courseClause is the same as a clause. It says rose or fell only if bounds and disputes leave
// no doubt, and where a rise or fall turned on the way.
func courseClause(alt *altWriter, i int) (text string, peaks bool) {
	s := alt.chart.Series[i]
	first, last, alike := seriesEnds(s)
	switch {
	case first < 0:
		return "", false
	case first == last && len(alt.chart.Series) > 1: // which no other sentence may name
		return alt.plainly([]spot{{i, first}}), false
	case first == last:
		return "", false
	}
	turns := turnsOf(alt, i, first, last)
	told := append([]int{first, last}, turns...)
	order, sure := alt.order(s.Values[last], s.Values[first])
	word, turn, end := course{}, "", last
	if alike && sure && order != 0 && !breaksBetween(s, first, last) {
		word = wordsOfCourse(s, order, told)
		turn, peaks = turnOf(alt, i, first, last)
	}
	if alike && (len(turns) > 1 || len(turns) == 1 && turn == "") {
		if path, all := coursePath(alt, i, first, last, turns); path != "" {
			turn, peaks, end = path, all, turns[0]
			word = wordsOfCourse(s, s.Values[end].Number.Cmp(s.Values[first].Number), told)
		}
	}
	name, say := alt.words.seriesName(i), word.named
	switch {
	case name == "" && word == course{} && alt.aloud:
		return alt.items(append([]string{alt.plainly([]spot{{i, first}, {i, last}})}, breakInBrief(alt, s, first, last)...)), false
	case word == course{}:
		say = language.WordAltFromTo
	case name == "" && alt.aloud:
		say = word.it
	case end == last && saidAtEnd(alt, i, last):
		say = word.toThat
	}
	if name == "" && s.Figure != nil {
		name = oneLine(s.Figure.Title.Plain)
	}
	return alt.say.Say(say, "series", name, "turn", turn,
		"first", alt.valueWithStatus(spot{i, first}), "from", alt.say.When(s.Keys[first]),
		"last", alt.valueWithStatus(spot{i, end}), "to", alt.say.When(s.Keys[end])), peaks
}

// saidAtEnd reports whether the alt text before has the last value of one of several series.
func saidAtEnd(alt *altWriter, i, last int) bool {
	s := alt.chart.Series[i]
	if len(alt.chart.Series) == 1 || !strings.Contains(alt.said, alt.say.Key(s.Keys[last])) {
		return false
	}
	return toldBefore(alt, spot{i, last})
}

// breakInBrief says, where no note will, that a break lies between two values.
func breakInBrief(alt *altWriter, s data.Plotted, first, last int) []string {
	if !alt.brief || !breaksBetween(s, first, last) {
		return nil
	}
	b := s.Figure.BreakBetween(s.Series, s.Keys[first], s.Keys[last])
	return []string{alt.say.Say(language.WordAltBreak, "key", alt.say.Key(data.PeriodKey(b.At)))}
}

// breaksBetween reports whether a series measures something else at its last value than at its first.
func breaksBetween(s data.Plotted, first, last int) bool {
	return s.Figure != nil && s.Figure.BreakBetween(s.Series, s.Keys[first], s.Keys[last]) != nil
}

// turnOf says what is highest and lowest between the ends of a series, where that is surely beyond
// both. It reports whether all is said then: no other value may be highest or lowest.
func turnOf(alt *altWriter, i, first, last int) (text string, all bool) {
	s := alt.chart.Series[i]
	if s.Restarts || s.Figure != nil && s.Figure.HasBreaks(s.Series) {
		return "", false
	}
	all = true
	for _, direction := range []int{1, -1} {
		found, sure := alt.extreme(i, direction)
		inside := found != first && found != last
		if !sure {
			all = false
			continue
		}
		if inside {
			word := language.WordAltPeak
			switch {
			case direction < 0 && text != "":
				word = language.WordAltLowToo
			case direction < 0:
				word = language.WordAltLow
			}
			text += alt.say.Say(word, "value", alt.valueWithStatus(spot{i, found}), "when", alt.say.When(s.Keys[found]))
		}
	}
	return text, all
}

// extreme is the place of the highest or lowest number of a series, and whether that is surely
// the only one.
func (alt *altWriter) extreme(i, direction int) (place int, sure bool) {
	s := alt.chart.Series[i]
	place = -1
	plain, alone := alt.summary.plain, true
	for j := range s.Values {
		v := &s.Values[j]
		if v.Is == data.Absent {
			continue
		}
		plain = plain && v.Known == (data.Known{})
		order := 1
		if place >= 0 {
			order = direction * v.Number.Cmp(s.Values[place].Number)
		}
		switch {
		case order > 0:
			place, alone = j, true
		case order == 0:
			alone = false
		}
	}
	if plain { // of a table, which may bring millions
		return place, place >= 0 && alone
	}
	for j := range s.Values {
		if v := s.Values[j]; j != place && v.Is != data.Absent {
			if order, known := alt.order(s.Values[place], v); !known || direction*order <= 0 {
				return place, false
			}
		}
	}
	return place, place >= 0
}

// between names the keys between two values of a series for which there is none, so that what
// is said of both is not read as said of all between them.
func between(alt *altWriter, s data.Plotted) string {
	if s.Bare() != nil && !s.HasGaps() {
		return ""
	}
	first, last, _ := seriesEnds(s)
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
	text := valueWithDoubts(alt, at)
	if len(alt.valueAt(at).Disputes()) > 0 {
		text = alt.say.Say(language.WordWithStatus, "value", text, "status", alt.say.Say(language.WordDisputed))
	}
	return text
}

// valueWithDoubts is the same without a word on disputes.
func valueWithDoubts(alt *altWriter, at spot) string {
	v := alt.valueAt(at)
	text := alt.value(alt.chart.Series[at.series], v)
	if v.Status >= data.Provisional || v.Marks.Has(^data.SeriesBreak) {
		text = language.WithDoubts(alt.say, text, language.Doubts(alt.say, v, data.AllMarks))
	}
	return text
}

// rankedClause lists the values of a single series of categories from highest to
// lowest, if no bound or dispute leaves the order open.
func rankedClause(alt *altWriter) string {
	all := ranked(alt)
	if len(all) < 3 {
		return ""
	}
	if order, _ := compute.Order(alt.valueAt(all[0]), alt.valueAt(all[len(all)-1]), alt.chart.Unit); order == 0 {
		return "" // all the same
	}
	items := make([]string, len(all))
	for i, at := range all {
		s := alt.chart.Series[at.series]
		items[i] = alt.item(s, s.Keys[at.value], alt.value(s, alt.valueAt(at)))
	}
	return alt.say.Say(language.WordAltRanked, "items", alt.items(items))
}

// ranked are the values of a single series of categories from highest to lowest; none where a bound or
// a dispute leaves the order open.
func ranked(alt *altWriter) []spot {
	all := slices.Collect(alt.ofParts(alt.all()))
	if alt.chart.Periods || len(alt.chart.Series) != 1 || countsApart(alt) {
		return nil
	}
	slices.SortStableFunc(all, func(a, b spot) int { return alt.valueAt(b).Number.Cmp(alt.valueAt(a).Number) })
	for i, at := range all {
		if i > 0 {
			if order, sure := alt.order(alt.valueAt(all[i-1]), alt.valueAt(at)); !sure || order < 0 {
				return nil
			}
		}
	}
	return all
}

// order is compute.Order for values that may have intervals: where these overlap,
// the order is open.
func (alt *altWriter) order(a, b data.Value) (order int, sure bool) {
	order, sure = compute.Order(a, b, alt.chart.Unit)
	if i, j := a.Interval(), b.Interval(); i != nil && j != nil && i.Meets(*j) {
		return order, false
	}
	return order, sure
}

// peaks is a sentence on the highest and lowest of all values.
func (alt *altWriter) peaks() string { return alt.sentence(peakClauses(alt)) }

// peakClauses are the same as clauses. If all values are plain they do not look at each of them
// again; where a break lies between them, there are none.
func peakClauses(alt *altWriter) string {
	if countsApart(alt) && !(alt.chart.Periods && len(alt.chart.Series) == 1) {
		return ""
	}
	if !alt.summary.plain || alt.form.changes || alt.broken() || alt.anyApart() {
		if !comparableSpots(alt, alt.steps()) {
			return ""
		}
		return extremeClauses(alt, alt.steps(), true)
	}
	if alt.summary.high.number == alt.summary.low.number {
		return ""
	}
	return bothOr(alt,
		clauseOfExtremes(alt, alt.summary.high.spots, true, true, language.WordAltHighest, language.WordAltHighestOpen),
		clauseOfExtremes(alt, alt.summary.low.spots, true, true, language.WordAltLowest, language.WordAltLowestOpen))
}

// broken reports whether any series of the chart has a break.
func (alt *altWriter) broken() bool {
	return slices.ContainsFunc(alt.chart.Series, func(s data.Plotted) bool { return s.Figure != nil && s.Figure.HasBreaks(s.Series) })
}

// comparableSpots reports whether no break lies between any of some values.
func comparableSpots(alt *altWriter, among iter.Seq[spot]) bool {
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

// capitalized is a sentence that begins with a capital letter.
func (alt *altWriter) capitalized(w language.Word, args ...string) string {
	return language.Capitalized(alt.say.Say(w, args...))
}

// extremeClauses says which of some values is highest and which lowest, or which
// may be. Empty where all are the same.
func extremeClauses(alt *altWriter, among iter.Seq[spot], keys bool) string {
	high, highSure := leadersAmong(alt, among, 1)
	low, lowSure := leadersAmong(alt, among, -1)
	if highSure && lowSure && alt.valueAt(high[0]).Number == alt.valueAt(low[0]).Number {
		return ""
	}
	if !highSure && !lowSure && slices.Equal(high, low) {
		return clauseOfExtremes(alt, high, false, keys, language.WordAltHighest, language.WordAltBothOpen)
	}
	first := clauseOfExtremes(alt, high, highSure, keys, language.WordAltHighest, language.WordAltHighestOpen)
	return bothOr(alt, first, clauseOfExtremes(alt, low, lowSure, keys, language.WordAltLowest, language.WordAltLowestOpen))
}

// endsShown are the extremes that a chart has: one of the highest names alone has not the lowest.
func endsShown(c *data.Chart) extremes {
	switch s := c.Selected; {
	case !s.Ranks() || c.Periods && len(c.Series) == 1:
	case s.Bottom == 0:
		return highest
	case s.Top == 0:
		return lowest
	}
	return bothExtremes
}

// bothOr puts the clauses on the highest and on the lowest values together or, of two, chooses the one
// that is asked for.
func bothOr(alt *altWriter, high, low string) string {
	switch {
	case high == "" || low == "":
		return high + low
	case alt.only == highest:
		return high
	case alt.only == lowest:
		return low
	}
	return alt.items([]string{high, low})
}

// clauseOfExtremes names the highest or the lowest values; empty for too many.
func clauseOfExtremes(alt *altWriter, spots []spot, sure, keys bool, is, open language.Word) string {
	if len(spots) > altMaxTied {
		return ""
	}
	var items []string
	for value, same := range inGroups(spots, func(at spot) string { return sharedValue(alt, at, keys) }) {
		names := make([]string, len(same))
		for i, at := range same {
			names[i] = extremeName(alt, at, keys, len(same) > 1)
		}
		switch at := same[0]; {
		case value == "" && followed(alt, at):
			items = append(items, names...)
		case len(same) > 1:
			items = append(items, language.Each(alt.say, names, value))
		case keys:
			s := alt.chart.Series[at.series]
			items = append(items, alt.item(s, s.Keys[at.value], alt.valueWithStatus(at)))
		default:
			items = append(items, language.NameAndValue(alt.say, names[0], alt.valueWithStatus(at)))
		}
	}
	if !sure {
		is = open
	}
	if is == language.WordAltHighestOpen && alt.brief { // what is said first
		return alt.items(items)
	}
	if len(items) > 1 && len(items) < len(spots) { // some stand for several
		return alt.say.Say(is, "items", alt.items(items))
	}
	if followed(alt, spots[0]) {
		return alt.say.Say(is, "items", alt.words.list(items))
	}
	return alt.say.Say(is, "items", language.ListValues(alt.say, items))
}

// sharedValue is what several extremes are grouped by: their value, where names alone part them; none
// where that follows.
func sharedValue(alt *altWriter, at spot, keys bool) string {
	s := alt.chart.Series[at.series]
	switch k := s.Keys[at.value]; {
	case followed(alt, at) && (!keys || k.Period.IsZero()):
		return ""
	case keys && !k.Period.IsZero():
		return alt.item(s, k, alt.valueWithStatus(at))
	}
	return valueWithDoubts(alt, at)
}

// extremeName is the name of an extreme; among others of the same value, or without it, it says that it
// is disputed.
func extremeName(alt *altWriter, at spot, keys, shared bool) string {
	s := alt.chart.Series[at.series]
	name := alt.words.seriesName(at.series)
	if keys {
		name = alt.words.point(s, s.Keys[at.value])
	}
	if (shared || followed(alt, at)) && len(alt.valueAt(at).Disputes()) > 0 {
		name = alt.say.Say(language.WordWithStatus, "value", name, "status", alt.say.Say(language.WordDisputed))
	}
	return name
}

// leadersAmong are the values that none of the others surely exceeds in a direction,
// up or down. It is sure where they are all equal: that one of them, or each,
// is the highest or the lowest.
func leadersAmong(alt *altWriter, among iter.Seq[spot], direction int) (found []spot, sure bool) {
	best, any := spot{}, false
	var number data.Decimal
	for at := range among {
		if n, ok := sureNumber(&alt.chart.Series[at.series].Values[at.value], direction); ok && (!any || direction*n.Cmp(number) > 0) {
			best, number, any = at, n, true
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

// sureNumber is what a value is surely at least, or, downwards, at most, whoever is right.
func sureNumber(v *data.Value, direction int) (data.Decimal, bool) {
	number, ok := v.Number, firm(v.Is, direction)
	for _, d := range v.Disputes() {
		ok = ok && firm(d.Value.Is, direction)
		if direction*d.Value.Number.Cmp(number) < 0 {
			number = d.Value.Number
		}
	}
	return number, ok
}

// firm reports whether a value is surely at least, or, downwards, at most, what
// it says.
func firm(q data.Qualifier, direction int) bool {
	if direction > 0 {
		return !q.Upper()
	}
	return !q.Lower()
}
