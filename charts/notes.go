package charts

import (
	"iter"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// note is a remark in the footer.
type note struct {
	text    string
	pos     data.Pos
	seen    bool          // on the look of the picture: not for those who hear what it shows
	single  bool          // on single values: their status, what others say of them, a remark, or why there is none
	gap     string        // of why there is no value: the same without the reason
	bound   language.Word // of values that are no exact numbers: which sort of bound
	kept    saving        // up to how much saving it stays
	said    said          // what the plot may say in its place
	instead string        // what stays of the text then
}

// noteWriter writes the notes of a chart from what it shows.
type noteWriter struct {
	chart   *data.Chart
	say     *language.Printer
	form    *form
	words   chartWords
	summary *summary
	credits *credits
	places  *slotPlaces
	compact *language.Compact // prints the labels

	coloured bool // what does not stand out is no grey
	cut      bool // the value axis does not begin at zero
}

// all are the notes of the chart: those of the user, then what readers must
// know about the values.
func (nw *noteWriter) all() []note {
	var notes []note
	user := func(t data.Text) {
		text := oneLine(t.Plain)
		if text != "" && !slices.ContainsFunc(notes, func(n note) bool { return n.text == text }) {
			notes = append(notes, note{text: text, pos: t.Pos, kept: saveNames})
		}
	}
	user(nw.chart.Note)
	for _, f := range nw.chart.Figures {
		user(f.Note)
	}
	for _, s := range nw.chart.Series {
		user(s.Note)
	}
	notes = append(notes, ofInputs(nw, notes)...)
	notes = slices.Concat(notes, nw.context(), nw.axis(), nw.selection(), nw.bounds(), nw.disputes(), nw.ranges(), nw.intervals(), nw.statuses(), nw.ofValues(), nw.spans(), nw.gapNotes(), nw.cumulative(), nw.fiscal(), nw.events(), nw.breaks(), nw.overlay(), nw.targets(), nw.references(), nw.roundings())
	if nw.form.notes != nil {
		return append(notes, nw.form.notes(nw)...)
	}
	return append(notes, nw.computed()...)
}

// ofInputs are the notes on what the figures of the chart were computed from, but for those that stand
// there already.
func ofInputs(nw *noteWriter, known []note) []note {
	var inputs []data.InputNote
	for _, f := range nw.chart.Figures {
		inputs = append(inputs, f.InputNotes()...)
	}
	if inputs == nil {
		return nil // long series have none, and are not looked through
	}
	told := map[string]bool{}
	for _, n := range known {
		told[n.text] = true
	}
	for _, s := range nw.chart.Series {
		for i := range s.Values {
			told[oneLine(s.Values[i].Note().Plain)] = true
		}
	}
	var notes []note
	for _, in := range inputs {
		text := oneLine(in.Note.Plain)
		if told[text] {
			continue
		}
		told[text] = true
		n := note{text: nw.say.Say(language.WordLabelled, "label", language.InputNoteLabel(nw.say, in), "text", text), pos: in.Note.Pos, kept: saveNames}
		if in.Key != (data.Key{}) {
			n.kept = saveNothing
		}
		notes = append(notes, n)
	}
	return notes
}

// selection says what of its figures the chart shows.
func (nw *noteWriter) selection() []note {
	var notes []note
	for _, text := range language.SelectionNotes(nw.say, nw.chart) {
		notes = append(notes, note{text: text, kept: saveNames})
	}
	if text := language.SelectionAside(nw.say, nw.chart); text != "" {
		notes = append(notes, note{text: text, kept: saveNothing})
	}
	return notes
}

// context counts the lines that have no name, since others stand out.
func (nw *noteWriter) context() []note {
	if nw.form.context == nil {
		return nil
	}
	if others := len(nw.chart.Series) - 1; nw.form.ghosts && nw.chart.Facets == data.FacetsSeries && !nw.chart.OwnScales && others > 0 {
		return []note{{text: nw.say.Say(greyWord(nw), "n", nw.say.Number(data.Int(int64(others)))), kept: saveText, seen: true}}
	}
	n := nw.form.context(nw.words)
	if n == 0 {
		return nil
	}
	word := greyWord(nw)
	if nw.form.contextNames != nil {
		if word = language.WordNoteGreyNames; nw.coloured {
			word = language.WordNoteThinNames
		}
		return []note{{text: nw.say.Say(word, "names", nw.form.contextNames(nw.words)), kept: saveNames, said: saysContext, seen: true}}
	}
	return []note{{text: nw.say.Say(word, "n", nw.say.Number(data.Int(int64(n)))), kept: saveNames, said: saysContext, seen: true}}
}

// greyWord is what lines of context are called: by their colour, if they have none.
func greyWord(nw *noteWriter) language.Word {
	if nw.coloured {
		return language.WordNoteThin
	}
	return language.WordNoteGrey
}

// axis says that the value axis does not begin at zero, for those who read lengths.
// Panels may have scales of their own.
func (nw *noteWriter) axis() []note {
	var notes []note
	cut := language.WordNoteCut
	if nw.chart.OwnScales {
		cut = language.WordNoteCutSome
		notes = append(notes, note{text: nw.say.Say(language.WordNoteOwnScales), kept: saveNames, seen: true})
	}
	if nw.cut {
		notes = append(notes, note{text: nw.say.Say(cut), kept: saveNames})
	}
	return notes
}

// cumulative says that values run from the start of the year.
func (nw *noteWriter) cumulative() []note {
	for _, f := range nw.chart.Figures {
		if text := language.CumulativeNote(nw.say, f); text != "" {
			return []note{{text: text, kept: saveNothing}}
		}
	}
	return nil
}

// ofValues are what the file remarks on single values: in brief, of a few.
func (nw *noteWriter) ofValues() []note {
	var notes []note
	for _, s := range nw.chart.Series {
		if s.Plain {
			continue
		}
		for i, v := range s.Values {
			if text := oneLine(v.Note().Plain); text != "" {
				notes = append(notes, note{kept: saveNothing, single: true, pos: v.Note().Pos,
					text: nw.say.Say(language.WordLabelled, "label", nw.words.point(s, s.Keys[i]), "text", strings.TrimSuffix(text, "."))})
			}
		}
	}
	if nw.words.brief && len(notes) > maxBrief || len(notes) > data.MostNoted {
		return nil // they are in the table
	}
	return notes
}

// spans says of values that are compared with the ones before that these are not equally far away.
func (nw *noteWriter) spans() []note {
	for _, s := range nw.chart.Series {
		f := s.Figure
		if f == nil || f.Derived == nil || !f.Derived.Previous || len(f.Derived.From[0].Series) != 1 {
			continue
		}
		from := f.Derived.From[0].Series[0]
		if r := from.Rhythm.Kind; r == data.Cyclic || r == data.TradingDays {
			continue
		}
		shortest, longest := 0, 0
		step := func(i int) int { return from.Keys[i].Period.Sub(from.Keys[i-1].Period) }
		for i := 1; i < len(from.Keys); i++ {
			if _, compared := data.NumberAt(s.Series, from.Keys[i]); !compared {
				continue
			}
			if shortest == 0 || step(i) < step(shortest) {
				shortest = i
			}
			if longest == 0 || step(i) > step(longest) {
				longest = i
			}
		}
		if shortest != longest && step(shortest) != step(longest) {
			when := func(i int) string { return nw.say.Key(from.Keys[i]) }
			return []note{{kept: saveNothing, text: nw.say.Say(language.WordNoteSpans,
				"a", when(shortest-1), "b", when(shortest), "c", when(longest-1), "d", when(longest))}}
		}
	}
	return nil
}

// events name those of which the chart shows a part.
func (nw *noteWriter) events() []note {
	var notes []note
	for _, e := range nw.chart.Events {
		if e.Cut() {
			text := nw.say.Say(language.WordNoteEventCut, "text", oneLine(e.Text.Plain), "when", nw.words.when(e))
			notes = append(notes, note{text: text, pos: e.Pos, kept: saveNames})
		}
	}
	return notes
}

// fiscal says when fiscal years begin.
func (nw *noteWriter) fiscal() []note {
	if !nw.chart.Periods || len(nw.chart.Keys) == 0 {
		return nil
	}
	text := language.FiscalNote(nw.say, nw.chart.Keys[0].Period)
	if text == "" {
		return nil
	}
	return []note{{text: text, kept: saveNothing}}
}

// computed says that values were computed by the program.
func (nw *noteWriter) computed() []note {
	if slices.ContainsFunc(nw.chart.Figures, derived) {
		return []note{{text: nw.say.Say(language.WordNoteComputed), kept: saveNames}}
	}
	var notes []note
	if total := nw.chart.Sum; total != nil {
		notes = append(notes, note{text: nw.say.Say(language.WordNoteSum, "label", language.TotalName(*total, nw.say)), kept: saveNames, said: saysNoTotals, seen: true}) // which the alt text calls a total of the parts
	} else if len(nw.chart.SideSums) > 1 {
		notes = append(notes, note{text: nw.say.Say(language.WordNoteSum, "label", nw.say.Say(language.WordTotal)), kept: saveNames})
	}
	if names := computedBeside(nw.words); names != nil {
		notes = append(notes, note{text: nw.say.Say(language.WordNoteComputedOf, "names", nw.say.List(names)), kept: saveNames})
	}
	return notes
}

// derived reports whether the program computed a figure.
func derived(f *data.Figure) bool { return f != nil && f.Derived != nil }

// computedBeside names what the program computed of that which a chart shows with its figures: a line over
// its bars, marks across them, columns beside them, lines across the chart.
func computedBeside(w chartWords) (names []string) {
	if line := w.chart.Line; line != nil && derived(line.Figure) {
		names = append(names, oneLine(line.Label.Plain))
	}
	if target := w.chart.Target; target != nil && derived(target.Figure) {
		names = append(names, w.targetName())
	}
	for _, b := range w.chart.Beside {
		if derived(b.Figure) {
			names = append(names, w.headOf(b))
		}
	}
	for _, r := range w.chart.References {
		if derived(r.Figure) {
			names = append(names, w.referenceName(r))
		}
	}
	return names
}

// bounds name the values that are bounds, approximations or ranges. Those of
// computed values are the program's, not the source's.
func (nw *noteWriter) bounds() []note {
	var notes []note
	add := func(text string, q language.Word) {
		notes = append(notes, note{text: text, kept: saveNothing, bound: q})
	}
	for _, q := range boundWords {
		if q == language.WordNoteRange && nw.form.spans {
			continue // its marks say so
		}
		such := func(v data.Value) bool { w, ok := boundWord(v.Is); return ok && w == q }
		var keys []string
		ofValues := q
		if nw.summary.bounds(q) {
			list, all := nw.words.where(func(s data.Plotted, v data.Value) bool { return !s.Computed() && such(v) })
			if all && nw.words.brief {
				add(nw.say.Say(allBounds[q]), q)
				list = ""
			}
			keys = append(keys, list)
		}
		for _, r := range nw.chart.References {
			if such(r.Value) && !r.Target {
				keys, ofValues = append(keys, nw.words.referenceName(r)), 0
			}
		}
		if list := nw.say.List(slices.DeleteFunc(keys, func(k string) bool { return k == "" })); list != "" {
			word := q
			if strings.Contains(list, nw.say.Say(language.WordCreditBetween)) { // else it may be of the last of them alone
				word = eachBound[q]
			}
			add(nw.say.Say(word, "keys", list), ofValues)
		}
	}
	for _, q := range []data.Qualifier{data.MoreThan, data.LessThan, data.About, data.Between} {
		word, _ := boundWord(q)
		if !nw.summary.bounds(word) {
			continue
		}
		list, _ := nw.words.where(func(s data.Plotted, v data.Value) bool {
			w, ok := boundWord(v.Is)
			return ok && s.Computed() && w == word
		})
		if list != "" {
			add(nw.say.Say(language.WordNoteInexact, "keys", list, "bound", nw.say.Bound(q)), 0)
		}
	}
	return notes
}

// boundWords are the remarks on what is no exact number, in their order.
var boundWords = []language.Word{language.WordNoteLower, language.WordNoteUpper, language.WordNoteAbout, language.WordNoteRange}

// eachBound are the same remarks on several values with commas in their names.
var eachBound = map[language.Word]language.Word{
	language.WordNoteLower: language.WordEachLower, language.WordNoteUpper: language.WordEachUpper,
	language.WordNoteAbout: language.WordEachAbout, language.WordNoteRange: language.WordEachRange,
}

// allBounds are the same remarks on all values.
var allBounds = map[language.Word]language.Word{
	language.WordNoteLower: language.WordAllLower, language.WordNoteUpper: language.WordAllUpper,
	language.WordNoteAbout: language.WordAllAbout, language.WordNoteRange: language.WordAllRange,
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

// sources are those that a note names: by their numbers, or in the alt text, which has no list.
func (nw *noteWriter) sources(of []*data.Source) string {
	if nw.words.brief {
		return nw.credits.numbers(of)
	}
	return nw.credits.named(of)
}

// disputes name what others say; in brief, of many values only which are disputed.
func (nw *noteWriter) disputes() []note {
	var notes []note
	for _, s := range nw.chart.Series {
		if s.Plain {
			continue
		}
		for i, v := range s.Values {
			for _, d := range v.Disputes() {
				word := language.WordNoteDisputed
				if s.Computed() {
					word = language.WordNoteWould
				}
				notes = append(notes, note{kept: saveNames, single: true, text: nw.say.Say(word,
					"key", nw.words.point(s, s.Keys[i]), "value", nw.say.Value(d.Value, nw.chart.UnitOf(s)), "sources", nw.sources(d.Sources))})
			}
		}
	}
	if nw.words.brief && len(notes) > maxBrief {
		list, _ := nw.words.where(func(_ data.Plotted, v data.Value) bool { return len(v.Disputes()) > 0 })
		if list != "" {
			return []note{{kept: saveNames, text: nw.say.Say(language.WordNoteManyDisputed, "keys", list)}}
		}
	}
	return notes
}

// intervals say what the intervals are, and which values lack one that others
// have.
func (nw *noteWriter) intervals() []note {
	var notes []note
	var said said
	add := func(text string) {
		if n := (note{text: text, kept: saveNames, said: said}); !slices.Contains(notes, n) {
			notes = append(notes, n)
		}
	}
	for _, s := range nw.chart.Series {
		if s.Figure == nil {
			continue
		}
		word := language.WordNoteWhiskers
		if banded(nw.chart) {
			word = language.WordNoteBand
		}
		said = saysBands
		switch levels := nw.levels(s); {
		case nw.form.spans:
		case levels != "":
			add(levels)
		case s.HasIntervals():
			add(nw.say.Say(word, "interval", s.Figure.Interval))
		}
		said = 0
		if s.Figure.Derived == nil {
			continue
		}
		for _, f := range s.Figure.Derived.Inputs() {
			if f.Interval != "" {
				add(nw.say.Say(language.WordNoteIntervalLost, "interval", f.Interval))
			}
		}
	}
	if !nw.chart.Intervals() {
		return notes
	}
	if list, _ := nw.words.where(func(s data.Plotted, v data.Value) bool { return v.Interval() == nil && !(v.Observed() && opens(s)) }); list != "" && !nw.form.spans {
		add(nw.say.Say(language.WordNoteNoInterval, "keys", list))
	}
	return notes
}

// opens reports whether the first interval of a series is that of a forecast: the values before
// it are known, and have none.
func opens(s data.Plotted) bool {
	i := slices.IndexFunc(s.Values, func(v data.Value) bool { return v.Interval() != nil })
	return i >= 0 && s.Values[i].Status == data.Forecast
}

// levels say what the several bands around a line are.
func (nw *noteWriter) levels(s data.Plotted) string {
	if s.Plain {
		return ""
	}
	i := slices.IndexFunc(s.Values, func(v data.Value) bool { return v.Levels() != nil })
	if i < 0 {
		return ""
	}
	var names []string
	for _, l := range s.Values[i].Levels() {
		names = append(names, l.Name)
	}
	slices.Reverse(names)
	list := nw.say.List(names)
	if !slices.ContainsFunc(names, func(name string) bool { return shortLevel(name) != name }) {
		list = nw.say.Say(language.WordTitleUnit, "title", s.Figure.Interval, "unit", list)
	}
	if !banded(nw.chart) {
		return nw.say.Say(language.WordNoteWhiskers, "interval", list)
	}
	return nw.say.Say(language.WordNoteBands, "intervals", list)
}

// shortLevel is the percentage in the name of an interval, such as 90% confidence interval; the
// whole name without one.
func shortLevel(name string) string {
	end := strings.IndexByte(name, '%')
	if end < 0 {
		return name
	}
	number := strings.TrimRight(name[:end], " \u00a0\u202f")
	start := len(number)
	for start > 0 && strings.IndexByte("0123456789.,", number[start-1]) >= 0 {
		start--
	}
	if start == len(number) {
		return name
	}
	return name[start : end+1]
}

// maxBands is the most lines whose intervals are drawn as bands. More would
// hide each other, so they get whiskers.
const maxBands = 3

// banded reports whether intervals are drawn as bands around lines.
func banded(c *data.Chart) bool {
	return c.Kind.OverTime() && len(c.Series) <= maxBands
}

// statusesNoted are the statuses in the order of their notes.
var statusesNoted = []data.Status{data.Provisional, data.Estimate, data.Forecast, data.Revised}

// statuses name the values that have a status or a mark.
func (nw *noteWriter) statuses() []note {
	there := slices.DeleteFunc(slices.Clone(statusesNoted), func(s data.Status) bool { return !nw.summary.statuses[s] })
	notes := nw.doubts(there, nw.summary.marks, nw.summary.sign, func(such func(data.Value) bool) (string, bool) {
		return nw.words.where(func(_ data.Plotted, v data.Value) bool { return such(v) })
	})
	for i := range notes {
		notes[i].single = true
	}
	return notes
}

// references names the lines across the chart whose values have a status or a mark.
func (nw *noteWriter) references() []note {
	if len(nw.chart.References) == 0 {
		return nil
	}
	unsigned := func(data.Marks) string { return "" }
	notes := nw.doubts(statusesNoted, data.Value{Marks: data.AllMarks &^ data.SeriesBreak}.Remarks(), unsigned, func(such func(data.Value) bool) (list string, all bool) {
		var names []string
		for _, r := range nw.chart.References {
			if such(r.Value) {
				names = append(names, nw.words.referenceName(r))
			}
		}
		return nw.say.List(names), false
	})
	for i := range notes {
		notes[i].said = 0 // the plot divides the values over time, and no line across it
	}
	return notes
}

// doubts names the values that have a status or a mark, one status and mark after the other,
// each mark with its sign in the picture.
func (nw *noteWriter) doubts(statuses []data.Status, marks []data.Marks, sign func(data.Marks) string, where func(such func(data.Value) bool) (list string, all bool)) []note {
	var notes []note
	var said said
	add := func(text string) { notes = append(notes, note{text: text, kept: saveNames, said: said}) }
	for _, st := range statuses {
		if said = 0; st == data.Forecast {
			said = saysForecast
		}
		onSome, onAll := statusNotes(st)
		switch list, all := where(func(v data.Value) bool { return v.HasStatus(st) }); {
		case all && nw.words.brief:
			add(nw.say.Say(onAll))
		case list != "":
			add(nw.say.Say(onSome, "keys", list))
		}
	}
	said = 0
	for _, mark := range marks {
		list, all := where(func(v data.Value) bool { return v.Marks.Has(mark) })
		if list == "" {
			continue
		}
		word := language.WordNoteMark
		if all && nw.words.brief {
			word = language.WordAllMark
		}
		text := nw.say.Say(word, "mark", language.Capitalized(language.Mark(nw.say, mark)), "keys", list)
		if at := sign(mark); at != "" && nw.words.brief { // which nobody hears
			text = at + "\u00a0" + text
		}
		add(text)
	}
	return notes
}

// statusNotes are the remarks on some values of a status, and on all of them.
func statusNotes(s data.Status) (some, all language.Word) {
	switch s {
	case data.Estimate:
		return language.WordNoteEstimate, language.WordAllEstimate
	case data.Forecast:
		return language.WordNoteForecast, language.WordAllForecast
	case data.Revised:
		return language.WordNoteRevised, language.WordAllRevised
	}
	return language.WordNoteProvisional, language.WordAllProvisional
}

func (nw *noteWriter) gapNotes() []note {
	keys, _ := nw.chart.Lacking(maxGaps)
	var notes []note
	add := func(list, reason string) {
		if list != "" {
			notes = append(notes, nw.gapNote(list, reason))
		}
	}
	bare, beside := nw.partsMissing(keys)
	for reason, some := range inGroups(bare, nw.whyAt) {
		add(nw.words.keyList(some), reason)
	}
	for reason, some := range inGroups(beside, nw.whyAt) {
		notes = append(notes, ofParts(nw, some, reason)...)
	}
	lacking := nw.lacking(keys)
	for reason, some := range inGroups(lacking, func(l lack) string { return nw.unlessBreak(l.reason) }) {
		perSeries := make([][]data.Key, len(nw.chart.Series))
		for _, l := range some {
			perSeries[l.series] = append(perSeries[l.series], l.key)
		}
		add(nw.words.bySeries(perSeries), reason)
	}
	if lacking != nil && nw.form.needsAllSeries {
		notes = append(notes, note{text: nw.say.Say(language.WordNoteWholeStack), kept: saveNames})
	}
	if len(notes) > 0 && nw.chart.Connect && nw.chart.Kind.OverTime() && !nw.chart.Kind.Stacks() && (nw.form.years || linkedBy(nw.chart, data.Parted)) {
		notes = append(notes, note{text: nw.say.Say(language.WordNoteConnected), kept: saveNames, seen: true})
	}
	if nw.form.upright && nw.places.unscaled {
		notes = append(notes, note{text: nw.say.Say(language.WordNoteUnscaled), kept: saveNames})
	}
	if nw.chart.Kind.OverTime() && !nw.form.holds && linkedBy(nw.chart, data.Unsure) {
		unsure := language.WordNoteUnsure
		if nw.chart.Kind.Stacks() {
			unsure = language.WordNoteUnsureGap // whose areas no line joins
		}
		notes = append(notes, note{text: nw.say.Say(unsure), kept: saveNames})
	}
	if nw.form.years {
		if _, lacking := yearsShown(nw.words); len(lacking) > 0 {
			notes = append(notes, nw.gapNote(nw.words.keyList(lacking), ""))
		}
	}
	return notes
}

// linkedBy reports whether two numbers of a series that follow each other are linked in one way, and no
// break parts them.
func linkedBy(c *data.Chart, link data.Link) bool {
	return slices.ContainsFunc(c.Series, func(s data.Plotted) bool {
		if link == data.Unsure && !s.Unsure() {
			return false // which most know at once, however many values they have
		}
		last := -1
		for i := range s.Values {
			if s.Values[i].Is == data.Absent {
				continue
			}
			if last >= 0 && s.Link(last, i) == link && (s.Figure == nil || s.Figure.BreakBetween(s.Series, s.Keys[last], s.Keys[i]) == nil) {
				return true
			}
			last = i
		}
		return false
	})
}

// whyAt is why there is no value at a key, unless a note on a break says so.
func (nw *noteWriter) whyAt(k data.Key) string { return nw.unlessBreak(nw.reasonAt(k)) }

// partsMissing parts the keys without a value into those of which nothing is known, and those whose
// parts alone are missing, as the chart has their total.
func (nw *noteWriter) partsMissing(keys []data.Key) (bare, parts []data.Key) {
	total, ok := nw.chart.StackTotal()
	if !ok {
		return keys, nil
	}
	for _, k := range keys {
		if _, known := data.NumberAt(total.Series, k); known {
			parts = append(parts, k)
		} else {
			bare = append(bare, k)
		}
	}
	return bare, parts
}

// ofParts are the notes on keys whose parts are missing: with their total where there is room, of many
// those of which have it is for the table to say.
func ofParts(nw *noteWriter, keys []data.Key, reason string) []note {
	words := nw.words
	words.aloud = true // 2020年各部分, also at the foot
	n := nw.gapNote(nw.say.Say(language.WordPartsOf, "keys", words.keyList(keys)), reason)
	total, _ := nw.chart.StackTotal()
	if len(keys) > maxBrief || !nw.words.brief && len(total.Keys) <= altMaxTied { // the alt text lists them
		return []note{n}
	}
	items := make([]string, len(keys))
	for i, k := range keys {
		v, _ := data.NumberAt(total.Series, k)
		if items[i] = nw.say.Value(v, language.Named(nw.chart.Unit)); len(keys) > 1 {
			items[i] = language.NameAndValue(nw.say, words.listed(k), items[i])
		}
	}
	return []note{n, {text: nw.say.Say(language.WordAltTotals, "items", strings.Join(items, nw.say.Say(language.WordCreditBetween))), kept: saveNothing, single: n.single}}
}

// gapNote says what has no value and, where it is known, why.
func (nw *noteWriter) gapNote(list, reason string) note {
	gap := nw.say.Say(language.WordNoteGap, "keys", list)
	if reason == "" {
		return note{text: gap, kept: saveNames}
	}
	text := nw.say.Say(language.WordMissingBecause, "keys", list, "reason", oneLine(strings.TrimSuffix(reason, ".")))
	return note{text: text, kept: saveNames, single: true, gap: gap} // a value that is said to be missing has its place
}

// unlessBreak is the reason for which a value lacks, but for a break that has a note of its
// own, which says what that means.
func (nw *noteWriter) unlessBreak(reason string) string {
	if reason != "" && slices.ContainsFunc(nw.chart.Breaks(), func(b *data.Break) bool {
		return reason == nw.say.Say(language.WordReasonBreak, "key", nw.say.Key(data.PeriodKey(b.At)))
	}) {
		return ""
	}
	return reason
}

// breaks say where a series begins to measure something else.
func (nw *noteWriter) breaks() []note {
	breaks := nw.differentBreaks()
	if nw.words.brief && len(breaks) > maxBrief {
		first, last := breaks[0].At, breaks[0].At
		for _, b := range breaks {
			if b.At.Compare(first) < 0 {
				first = b.At
			}
			if b.At.Compare(last) > 0 {
				last = b.At
			}
		}
		return []note{{kept: saveNames, pos: breaks[0].Pos, text: nw.say.Say(language.WordNoteManyBreaks,
			"n", nw.words.number(len(breaks)), "from", nw.say.Period(first), "to", nw.say.Period(last))}}
	}
	var notes []note
	for i, text := range language.BreakNotes(nw.say, breaks, nw.breaking, oneLine) {
		n := note{text: text, kept: saveNames}
		if i < len(breaks) {
			n.pos = breaks[i].Pos
		}
		notes = append(notes, n)
	}
	return notes
}

// differentBreaks are the breaks of the chart, those of which the same is said once.
func (nw *noteWriter) differentBreaks() []*data.Break {
	var all []*data.Break
	for _, b := range nw.chart.Breaks() {
		if !slices.ContainsFunc(all, func(other *data.Break) bool { return sameBreak(b, other) }) {
			all = append(all, b)
		}
	}
	return all
}

// sameBreak reports whether the same is said of two breaks.
func sameBreak(a, b *data.Break) bool { return a.At == b.At && a.Text.Plain == b.Text.Plain }

// breaking are the names of the figures, or of the series, that have a break; none where
// all of the chart have it.
func (nw *noteWriter) breaking(b *data.Break) []string {
	same := func(other *data.Break) bool { return sameBreak(b, other) }
	var figures, series []string
	for _, f := range nw.chart.Figures {
		if slices.ContainsFunc(f.Breaks, same) {
			figures = append(figures, oneLine(f.Title.Plain))
		}
	}
	for i, s := range nw.chart.Series {
		if slices.ContainsFunc(s.Breaks, same) || s.Figure != nil && slices.ContainsFunc(s.Figure.Breaks, same) {
			series = append(series, nw.words.seriesName(i))
		}
	}
	switch {
	case len(figures) == len(nw.chart.Figures), len(series) == len(nw.chart.Series):
		return nil
	case len(figures) > 0:
		return figures
	}
	return nw.words.names(series, len(nw.chart.Series))
}

// maxGaps is the most missing periods that are listed; a longer list would be
// no use.
const maxGaps = 400

// inGroups yields things by what is said of them, in the order of the first of each.
func inGroups[T any](all []T, of func(T) string) iter.Seq2[string, []T] {
	var order []string
	groups := map[string][]T{}
	for _, one := range all {
		said := of(one)
		if groups[said] == nil {
			order = append(order, said)
		}
		groups[said] = append(groups[said], one)
	}
	return func(yield func(string, []T) bool) {
		for _, said := range order {
			if !yield(said, groups[said]) {
				return
			}
		}
	}
}

// reasonAt is why no series of the chart has a value at a key; empty where they differ in that.
func (nw *noteWriter) reasonAt(k data.Key) string {
	series := make([]*data.Series, len(nw.chart.Series))
	for i, p := range nw.chart.Series {
		series[i] = p.Series
	}
	return reasonAt(series, k)
}

// reasonAt is why some series have no value at a key; empty where they differ in that.
func reasonAt(series []*data.Series, k data.Key) string {
	reason, any := "", false
	for _, s := range series {
		v, ok := s.At(k)
		switch why, _ := v.Missing(); {
		case !ok:
		case !any:
			reason, any = why, true
		case why != reason:
			return ""
		}
	}
	return reason
}

// lack is a value that is due in a series, and why it lacks there.
type lack struct {
	series int
	key    data.Key
	reason string
}

// lacking lists the values that are due in some series, and lack there, at keys where
// others have one. The gaps, where no series has a value, are left out.
func (nw *noteWriter) lacking(gaps []data.Key) []lack {
	var all []lack
	for i, s := range nw.chart.Series {
		n := 0
		for k := range nw.due(s) {
			if slices.Contains(gaps, k) {
				continue
			}
			if n++; n > maxGaps {
				return nil
			}
			v, _ := s.At(k)
			reason, _ := v.Missing()
			all = append(all, lack{i, k, reason})
		}
	}
	return all
}

// due yields the keys at which a series has no number and should have one. Of parts of a
// whole, each should have one wherever another has.
func (nw *noteWriter) due(s data.Plotted) iter.Seq[data.Key] {
	if !nw.form.needsAllSeries {
		return s.Lacks()
	}
	return func(yield func(data.Key) bool) {
		for _, k := range nw.chart.Keys {
			if _, ok := data.NumberAt(s.Series, k); !ok && !yield(k) {
				return
			}
		}
	}
}

func (nw *noteWriter) roundings() []note {
	var notes []note
	var keys []data.Key
	for _, f := range nw.chart.Figures {
		for _, r := range f.Roundings {
			if !nw.chart.Kind.Stacks() || !slices.Contains(nw.chart.Keys, r.Key) {
				continue
			}
			notes = append(notes, note{kept: saveText, text: nw.say.Say(language.WordNoteRounding,
				"key", nw.say.Key(r.Key), "sum", nw.say.Tick(r.Sum, f.Unit), "total", nw.say.Tick(r.Total, f.Unit))})
			keys = append(keys, r.Key)
		}
	}
	if nw.words.brief && len(notes) > maxBriefSeries {
		return []note{{kept: saveText, text: nw.say.Say(language.WordNoteManyRoundings, "keys", nw.words.keyList(keys))}}
	}
	return notes
}

// footnote is the text of the footer: the sources, then the notes, below them where there is
// room. Notes on bounds may be left out if labels show them.
func (p *chartPlan) footnote(save saving, foot footing) []string {
	credit := p.credits.credit()
	if save == saveNames || p.credits.listedAs != nil && len(p.credits.sources) > maxNamedSources {
		credit = p.credits.numberCredit(p.credits.bracketed(p.credits.sources))
	}
	if foot.full {
		credit = p.credits.fullCredit()
	}
	sources := p.words.sentence(credit)
	var notes []string
	if foot.few != (fewBars{}) {
		notes = append(notes, foot.few.words(p.say))
	}
	for i, text := range p.words.asides() {
		if foot.aside.has(i) {
			notes = append(notes, p.words.sentence(foot.aside.number(i)+"\u00a0"+oneLine(text)))
		}
	}
	for _, n := range p.notes {
		if n.said&foot.said != 0 {
			n.text = n.instead
		}
		if n.text == "" {
			continue
		}
		if n.kept >= save || foot.bounds && n.kept == saveNothing {
			notes = append(notes, p.words.sentence(n.text))
		}
	}
	switch {
	case len(notes) == 0 && sources == "":
		return nil
	case len(notes) == 0:
		return []string{sources}
	case save == saveNothing && sources != "":
		return []string{sources, p.say.Paragraph(notes)}
	}
	return []string{p.say.Paragraph(append([]string{sources}, notes...))}
}
