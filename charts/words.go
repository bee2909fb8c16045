package charts

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/language"
)

// chartWords prints the names of what a chart shows.
type chartWords struct {
	chart *data.Chart
	say   *language.Printer
	brief bool // of many things their number is said: for the foot of a picture
	aloud bool // what is in brief is heard all the same: years are named as in a sentence
}

// when is the time of an event, also where the chart shows a part of it.
func (w chartWords) when(e *data.Event) string {
	from, to := e.Time()
	if from == to {
		return w.say.Period(from)
	}
	return w.say.Say(language.WordFromTo, "from", w.say.Period(from), "to", w.say.Period(to))
}

// highlighted reports whether the chart's file names a series or a key to
// stand out.
func (w chartWords) highlighted(name string) bool {
	return name != "" && slices.Contains(w.chart.Highlight, name)
}

// seriesName is what the chart calls a series; empty for an only one.
func (w chartWords) seriesName(i int) string { return oneLine(w.chart.Series[i].Label) }

// keyText prints a key for the axis.
func (w chartWords) keyText(k data.Key) string { return oneLine(w.say.KeyShort(k)) }

func (w chartWords) seriesList() string {
	var names []string
	for i := range w.chart.Series {
		if name := w.seriesName(i); name != "" {
			names = append(names, name)
		}
	}
	return w.list(names)
}

// list joins names.
func (w chartWords) list(names []string) string { return language.ListNames(w.say, names) }

// referenceName is what notes call a reference line.
func (w chartWords) referenceName(r data.ReferenceLine) string {
	return cmp.Or(oneLine(r.Label.Plain), w.say.Label(r.Value, w.chart.Unit))
}

// where lists the values for which such is true: by key if this holds for every
// series with a value there, otherwise by series and key. It reports whether such is true of
// all.
func (w chartWords) where(such func(data.Plotted, data.Value) bool) (list string, all bool) {
	perSeries := make([][]data.Key, len(w.chart.Series))
	found, others := map[data.Key]bool{}, map[data.Key]bool{}
	for i, s := range w.chart.Series {
		for j, v := range s.Values {
			if v.Is != data.Absent && such(s, v) {
				perSeries[i] = append(perSeries[i], s.Keys[j])
				found[s.Keys[j]] = true
			}
		}
	}
	if len(found) == 0 { // of most charts, some of a million values
		return "", false
	}
	all = true
	for _, s := range w.chart.Series {
		for j, v := range s.Values {
			if v.Is != data.Absent && !such(s, v) {
				if all = false; found[s.Keys[j]] {
					others[s.Keys[j]] = true
				}
			}
		}
	}
	keys := slices.DeleteFunc(slices.Clone(w.chart.Keys), func(k data.Key) bool { return !found[k] })
	if !slices.ContainsFunc(keys, func(k data.Key) bool { return others[k] }) {
		return w.keyList(keys), all
	}
	return w.bySeries(perSeries), all
}

// bySeries lists series, those with the same keys together, with these; in brief, of many only how many have them.
func (w chartWords) bySeries(perSeries [][]data.Key) string {
	if w.brief {
		if text := w.ofSeries(perSeries); text != "" {
			return text
		}
	}
	var series []int
	for i, keys := range perSeries {
		if len(keys) > 0 {
			series = append(series, i)
		}
	}
	var groups []string
	for list, some := range inGroups(series, func(i int) string { return w.keyList(perSeries[i]) }) {
		names := make([]string, len(some))
		for n, i := range some {
			names[n] = w.seriesName(i)
		}
		groups = append(groups, w.say.Say(language.WordTitleUnit, "title", w.list(names), "unit", list))
	}
	return w.list(groups)
}

// maxBrief is how many things the foot names one by one, maxBriefSeries how many series with
// their keys.
const maxBrief, maxBriefSeries = 4, 2

// ofSeries says how many series have which keys, or how many values there are; empty for few
// series, which are named.
func (w chartWords) ofSeries(perSeries [][]data.Key) string {
	series, values := 0, 0
	var order []string
	count := map[string]int{}
	for _, keys := range perSeries {
		if len(keys) == 0 {
			continue
		}
		list := w.keyList(keys)
		if count[list] == 0 {
			order = append(order, list)
		}
		count[list]++
		series++
		values += len(keys)
	}
	switch {
	case series <= maxBriefSeries:
		return ""
	case len(order) > maxBriefSeries:
		return w.some(language.WordSomeValues, values, w.values(perSeries))
	}
	for i, list := range order {
		order[i] = w.say.Say(language.WordKeysOfSeries, "keys", list, "n", w.number(count[list]))
	}
	return strings.Join(order, w.say.Say(language.WordCreditBetween))
}

// values is how many values a chart has, or should have, where some of them are missing.
func (w chartWords) values(perSeries [][]data.Key) int {
	n := 0
	for i, s := range w.chart.Series {
		keys := map[data.Key]bool{}
		for _, k := range perSeries[i] {
			keys[k] = true
		}
		for j, v := range s.Values {
			if v.Is != data.Absent {
				keys[s.Keys[j]] = true
			}
		}
		n += len(keys)
	}
	return n
}

// some says how many of all are meant.
func (w chartWords) some(word language.Word, n, all int) string {
	return w.say.Say(word, "n", w.number(n), "all", w.number(all))
}

func (w chartWords) number(n int) string { return w.say.Number(data.Int(int64(n))) }

// names lists names, in brief only how many of all they are.
func (w chartWords) names(names []string, all int) []string {
	if w.brief && len(names) > maxBrief {
		return []string{w.some(language.WordSomeSeries, len(names), all)}
	}
	return names
}

// point names a value: by its key, and by its series where there are several.
func (w chartWords) point(s data.Plotted, k data.Key) string {
	if len(w.chart.Series) == 1 || s.Label == "" {
		return spokenKey(w, k)
	}
	key := spokenKey(w, k)
	if strings.ContainsRune(s.Label+key, ',') { // another comma would say nothing
		return w.say.Say(language.WordWithStatus, "value", key, "status", s.Label)
	}
	return w.say.Say(language.WordTitleUnit, "title", s.Label, "unit", key)
}

// listed prints a key of a list; in the sentences of a text, years as these have them: 2019年.
func (w chartWords) listed(k data.Key) string {
	switch {
	case w.brief && !w.aloud:
		return w.say.KeyShort(k)
	case k.Period.IsZero() || k.Period.RunsFromStart():
		return language.InSentence(w.say, w.say.KeyShort(k))
	}
	return w.say.Key(k)
}

// spokenKey names a key; but for the foot, which has names as the axis has them, with what Chinese ones
// have after a comma in brackets.
func spokenKey(w chartWords, k data.Key) string {
	if w.brief && !w.aloud {
		return w.say.Key(k)
	}
	return language.InSentence(w.say, w.say.Key(k))
}

// keyList prints keys, with three or more periods in a row as a range.
func (w chartWords) keyList(keys []data.Key) string {
	items := language.KeyRuns(w.say, keys, w.follows, w.listed)
	switch {
	case w.brief && len(items) > maxBrief && w.chart.Periods:
		return w.some(language.WordSomePeriods, len(keys), len(w.withKeys(keys)))
	case w.brief && len(items) > maxBrief:
		return w.some(language.WordSomeKeys, len(keys), len(w.chart.Keys))
	case len(items) > maxListed:
		items = append(items[:maxListed-2], "…", items[len(items)-1])
	}
	return w.list(items)
}

// withKeys are the keys of the chart and some others, each once.
func (w chartWords) withKeys(keys []data.Key) map[data.Key]bool {
	all := map[data.Key]bool{}
	for _, k := range slices.Concat(w.chart.Keys, keys) {
		all[k] = true
	}
	return all
}

// follows reports whether a key is the next after another. Among trading days Monday is the
// next after Friday. In brief, that is the next that the chart has.
func (w chartWords) follows(a, b data.Key) bool {
	if a.Period.IsZero() {
		return false
	}
	if i := slices.Index(w.chart.Keys, a); w.brief && i >= 0 && i+1 < len(w.chart.Keys) && w.chart.Keys[i+1] == b {
		return true
	}
	next := a.Period.Next(1)
	for keepsTradingDays(w.chart) && (next.Start().Weekday() == time.Saturday || next.Start().Weekday() == time.Sunday) {
		next = next.Next(1)
	}
	return next == b.Period
}

// sentence ends a text with a full stop unless it has an end of its own.
func (w chartWords) sentence(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	if s == "" || strings.ContainsRune(".!?。！？…", last) {
		return s
	}
	return w.say.Say(language.WordSentence, "text", s)
}

// panelName is the name of a panel: of its series, or of its figure.
func (w chartWords) panelName(i int) string {
	first := w.chart.Panels()[i][0]
	if w.chart.Facets == data.FacetsFigures {
		return oneLine(w.chart.Series[first].Figure.Title.Plain)
	}
	return w.seriesName(first)
}

// panelUnit is the unit of a panel where not all have one; otherwise empty.
func (w chartWords) panelUnit(i int) string {
	if !w.chart.SeveralUnits() {
		return ""
	}
	return language.PanelUnit(w.say, w.chart.Series[w.chart.Panels()[i][0]])
}

// facetNames are the names that series have within the figures of panels, each
// once; nil where a panel is a series.
func (w chartWords) facetNames() []string {
	if w.chart.Facets != data.FacetsFigures {
		return nil
	}
	var names []string
	for _, s := range w.chart.Series {
		if name := oneLine(s.Name); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// maxListed is how many keys a note lists by name.
const maxListed = 12
