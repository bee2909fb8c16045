package charts

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/language"
)

// note is a remark in the footer.
type note struct {
	text string
	pos  data.Pos
	own  bool   // written by the program
	kept saving // up to how much saving it stays
}

// remarks are the notes of the chart: the user's own, then what must be known
// of its values.
func (p *plan) remarks() []note {
	var notes []note
	user := func(t data.Text) {
		text := oneLine(t.Plain)
		if text != "" && !slices.ContainsFunc(notes, func(n note) bool { return n.text == text }) {
			notes = append(notes, note{text: text, pos: t.Pos, kept: saveNames})
		}
	}
	user(p.chart.Note)
	for _, f := range p.chart.Figures {
		user(f.Note)
	}
	for _, s := range p.chart.Series {
		user(s.Note)
	}
	notes = append(notes, p.boundNotes()...)
	notes = append(notes, p.disputeNotes()...)
	notes = append(notes, p.intervalNotes()...)
	notes = append(notes, p.statusNotes()...)
	notes = append(notes, p.gapNotes()...)
	notes = append(notes, p.breakNotes()...)
	notes = append(notes, p.targetNotes()...)
	notes = append(notes, p.roundingNotes()...)
	notes = append(notes, p.shareNotes()...)
	if p.chart.Kind == data.KindShare && p.sharesComputed() {
		notes = append(notes, note{text: p.say.Say(language.WordNoteShares), kept: saveNames, own: true})
	} else if slices.ContainsFunc(p.chart.Figures, func(f *data.Figure) bool { return f.Derived != nil }) {
		notes = append(notes, note{text: p.say.Say(language.WordNoteComputed), kept: saveNames, own: true})
	}
	return notes
}

// boundNotes name the values that are bounds, approximations or ranges. What a
// computed value leaves open is the program's finding, not the source's.
func (p *plan) boundNotes() []note {
	var notes []note
	add := func(text string) { notes = append(notes, note{text: text, kept: saveNothing, own: true}) }
	for _, q := range []language.Word{language.WordNoteLower, language.WordNoteUpper, language.WordNoteAbout, language.WordNoteRange} {
		such := func(v data.Value) bool { w, ok := boundWord(v.Is); return ok && w == q }
		var keys []string
		if p.census.bounds(q) {
			keys = append(keys, p.where(func(s data.Plotted, v data.Value) bool { return !s.Computed() && such(v) }))
		}
		for _, r := range p.chart.References {
			if such(r.Value) && !r.Target {
				keys = append(keys, p.referenceName(r))
			}
		}
		if list := p.say.List(slices.DeleteFunc(keys, func(k string) bool { return k == "" })); list != "" {
			add(p.say.Say(q, "keys", list))
		}
	}
	for _, q := range []data.Qualifier{data.MoreThan, data.LessThan, data.About, data.Between} {
		word, _ := boundWord(q)
		if !p.census.bounds(word) {
			continue
		}
		list := p.where(func(s data.Plotted, v data.Value) bool {
			w, ok := boundWord(v.Is)
			return ok && s.Computed() && w == word
		})
		if list != "" {
			add(p.say.Say(language.WordNoteInexact, "keys", list, "bound", p.say.Bound(q)))
		}
	}
	return notes
}

// referenceName is what notes call a reference line.
func (p *plan) referenceName(r data.ReferenceLine) string {
	return cmp.Or(oneLine(r.Label.Plain), p.say.Label(r.Value, p.chart.Unit))
}

// where lists the values of a kind: by key where every series that has a value
// at these keys is meant, otherwise by series and key.
func (p *plan) where(such func(data.Plotted, data.Value) bool) string {
	perSeries := make([][]data.Key, len(p.chart.Series))
	found, others := map[data.Key]bool{}, map[data.Key]bool{}
	for i, s := range p.chart.Series {
		for j, v := range s.Values {
			if v.Is != data.Absent && such(s, v) {
				perSeries[i] = append(perSeries[i], s.Keys[j])
				found[s.Keys[j]] = true
			}
		}
	}
	if len(found) == 0 { // of most charts, some of a million values
		return ""
	}
	for _, s := range p.chart.Series {
		for j, v := range s.Values {
			if v.Is != data.Absent && found[s.Keys[j]] && !such(s, v) {
				others[s.Keys[j]] = true
			}
		}
	}
	keys := slices.DeleteFunc(slices.Clone(p.chart.Keys), func(k data.Key) bool { return !found[k] })
	if !slices.ContainsFunc(keys, func(k data.Key) bool { return others[k] }) {
		return p.keyList(keys)
	}
	return p.bySeries(perSeries)
}

// bySeries lists keys of each series.
func (p *plan) bySeries(perSeries [][]data.Key) string {
	var groups []string
	for i, keys := range perSeries {
		if len(keys) > 0 {
			groups = append(groups, p.say.Say(language.WordTitleUnit, "title", p.seriesName(i), "unit", p.keyList(keys)))
		}
	}
	return strings.Join(groups, p.say.Say(language.WordCreditBetween))
}

func boundWord(q data.Qualifier) (language.Word, bool) {
	switch {
	case q.Lower():
		return language.WordNoteLower, true
	case q.Upper():
		return language.WordNoteUpper, true
	case q == data.About:
		return language.WordNoteAbout, true
	case q == data.Between:
		return language.WordNoteRange, true
	}
	return 0, false
}

func (p *plan) disputeNotes() []note {
	var notes []note
	for _, s := range p.chart.Series {
		if s.Plain {
			continue
		}
		for i, v := range s.Values {
			for _, d := range v.Disputes() {
				word := language.WordNoteDisputed
				if s.Computed() {
					word = language.WordNoteWould
				}
				notes = append(notes, note{own: true, kept: saveNames, text: p.say.Say(word,
					"key", p.point(s, s.Keys[i]), "value", p.say.Value(d.Value, p.chart.Unit), "sources", p.numbers(d.Sources))})
			}
		}
	}
	return notes
}

// point names a value: by its key, and by its series where there are several.
func (p *plan) point(s data.Plotted, k data.Key) string {
	if len(p.chart.Series) == 1 || s.Label == "" {
		return p.say.Key(k)
	}
	return p.say.Say(language.WordTitleUnit, "title", s.Label, "unit", p.say.Key(k))
}

// intervalNotes say what the intervals are, and which values have none among
// others that do.
func (p *plan) intervalNotes() []note {
	var notes []note
	add := func(text string) {
		if n := (note{text: text, kept: saveNames, own: true}); !slices.Contains(notes, n) {
			notes = append(notes, n)
		}
	}
	for _, s := range p.chart.Series {
		if s.Figure == nil {
			continue
		}
		word := language.WordNoteWhiskers
		if p.banded() {
			word = language.WordNoteBand
		}
		if s.HasIntervals() {
			add(p.say.Say(word, "interval", s.Figure.Interval))
		}
		if s.Figure.Derived == nil {
			continue
		}
		for _, f := range s.Figure.Derived.From {
			if f.Interval != "" {
				add(p.say.Say(language.WordNoteIntervalLost, "interval", f.Interval))
			}
		}
	}
	if !p.chart.Intervals() {
		return notes
	}
	if list := p.where(func(_ data.Plotted, v data.Value) bool { return v.Interval() == nil }); list != "" {
		add(p.say.Say(language.WordNoteNoInterval, "keys", list))
	}
	return notes
}

// maxBands is how many lines have their intervals drawn as bands; more would
// hide each other, and have whiskers.
const maxBands = 3

// banded reports whether intervals are drawn as bands around lines.
func (p *plan) banded() bool {
	return p.chart.Kind.OverTime() && len(p.chart.Series) <= maxBands
}

func (p *plan) statusNotes() []note {
	var notes []note
	for _, st := range []data.Status{data.Provisional, data.Estimate, data.Forecast, data.Revised} {
		if !p.census.statuses[st] {
			continue
		}
		list := p.where(func(_ data.Plotted, v data.Value) bool { return v.Status == st })
		if list != "" {
			notes = append(notes, note{text: p.say.Say(statusNote(st), "keys", list), kept: saveNames, own: true})
		}
	}
	return notes
}

// statusNote is the remark on values of a status.
func statusNote(s data.Status) language.Word {
	switch s {
	case data.Estimate:
		return language.WordNoteEstimate
	case data.Forecast:
		return language.WordNoteForecast
	case data.Revised:
		return language.WordNoteRevised
	}
	return language.WordNoteProvisional
}

func (p *plan) gapNotes() []note {
	keys := p.gaps()
	var notes []note
	lacking := p.lacking(keys)
	for _, list := range []string{p.keyList(keys), lacking} {
		if list != "" {
			notes = append(notes, note{text: p.say.Say(language.WordNoteGap, "keys", list), kept: saveNames, own: true})
		}
	}
	if lacking != "" && p.chart.Kind == data.KindAreaStack {
		notes = append(notes, note{text: p.say.Say(language.WordNoteWholeStack), kept: saveNames, own: true})
	}
	if len(notes) > 0 && p.chart.Connect && p.chart.Kind.OverTime() && !p.chart.Kind.Stacks() {
		notes = append(notes, note{text: p.say.Say(language.WordNoteConnected), kept: saveNames, own: true})
	}
	return notes
}

// breakNotes say where a series begins to measure something else.
func (p *plan) breakNotes() []note {
	var notes []note
	for _, b := range p.chart.Breaks() {
		var names []string
		for _, f := range p.chart.Figures {
			if slices.Contains(f.Breaks, b) {
				names = append(names, oneLine(f.Title.Plain))
			}
		}
		args := []string{"key", p.say.Key(data.PeriodKey(b.At)), "text", strings.TrimSuffix(oneLine(b.Text.Plain), ".")}
		word := language.WordNoteBreak
		if len(names) < len(p.chart.Figures) {
			word, args = language.WordNoteBreakOf, append(args, "series", p.say.List(names))
		}
		notes = append(notes, note{text: p.say.Say(word, args...), pos: b.Pos, kept: saveNames, own: true})
	}
	return notes
}

// maxGaps is how many lacking periods are looked for; beyond, the list would be
// no use to anybody.
const maxGaps = 400

// gaps are the keys at which no series has a number, and for which one is to be
// expected.
func (p *plan) gaps() []data.Key {
	known := map[data.Key]bool{}
	for _, s := range p.chart.Series {
		if len(s.Keys) > 10*maxGaps {
			return nil
		}
		for i, v := range s.Values {
			if v.Is != data.Absent {
				known[s.Keys[i]] = true
			}
		}
	}
	keys := p.chart.Keys
	if p.chart.Kind != data.KindSlope {
		keys = wholeKeys(&data.Chart{Keys: keys, Periods: p.chart.Periods})
	}
	gaps := slices.DeleteFunc(slices.Clone(keys), func(k data.Key) bool { return known[k] })
	if len(gaps) > maxGaps {
		return nil
	}
	return gaps
}

// lacking lists the values that some series lack at keys where others have one;
// gaps are the keys where none has.
func (p *plan) lacking(gaps []data.Key) string {
	if p.chart.Kind != data.KindAreaStack && !p.census.qualifiers[data.Absent] {
		return ""
	}
	perSeries := make([][]data.Key, len(p.chart.Series))
	any := false
	for i, s := range p.chart.Series {
		keys := s.Keys
		if p.chart.Kind == data.KindAreaStack {
			keys = p.chart.Keys // a part that is not there at all leaves a gap, too
		}
		for _, k := range keys {
			if v, ok := s.At(k); (!ok || v.Is == data.Absent) && !slices.Contains(gaps, k) {
				perSeries[i], any = append(perSeries[i], k), true
			}
		}
	}
	if !any {
		return ""
	}
	return p.bySeries(perSeries)
}

// listed is how many keys a note lists by name.
const listed = 12

// keyList prints keys; three and more periods in a row as a range.
func (p *plan) keyList(keys []data.Key) string {
	var items []string
	for i := 0; i < len(keys); {
		j := i + 1
		for j < len(keys) && follows(keys[j-1], keys[j]) {
			j++
		}
		if j-i > 2 {
			items = append(items, p.say.KeyShort(keys[i])+"–"+p.say.KeyShort(keys[j-1]))
		} else {
			for _, k := range keys[i:j] {
				items = append(items, p.say.KeyShort(k))
			}
		}
		i = j
	}
	if len(items) > listed {
		items = append(items[:listed-2], "…", items[len(items)-1])
	}
	return p.say.List(items)
}

func follows(a, b data.Key) bool {
	return !a.Period.IsZero() && a.Period.Next(1) == b.Period
}

func (p *plan) roundingNotes() []note {
	var notes []note
	for _, f := range p.chart.Figures {
		for _, r := range f.Roundings {
			if !p.chart.Kind.Stacks() || !slices.Contains(p.chart.Keys, r.Key) {
				continue
			}
			notes = append(notes, note{kept: saveText, own: true, text: p.say.Say(language.WordNoteRounding,
				"key", p.say.Key(r.Key), "sum", p.say.Tick(r.Sum, f.Unit), "total", p.say.Tick(r.Total, f.Unit))})
		}
	}
	return notes
}

// footnote is the text of the footer: the sources, then the notes. Bounds may
// be left to labels that say them.
func (p *plan) footnote(save saving, bounds bool) string {
	credit := p.credit()
	if save == saveNames {
		credit = p.numberCredit()
	} else if p.listedAs != nil {
		credit = p.shortCredit()
	}
	parts := []string{p.sentence(credit)}
	for _, n := range p.notes {
		if n.kept >= save || bounds && n.kept == saveNothing {
			parts = append(parts, p.sentence(n.text))
		}
	}
	return p.say.Paragraph(parts)
}

// sentence ends a text with a full stop unless it has an end of its own.
func (p *plan) sentence(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	if s == "" || strings.ContainsRune(".!?。！？…", last) {
		return s
	}
	return p.say.Say(language.WordSentence, "text", s)
}
