package file

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/internal/pattern"
	"briefing/data/language"
)

// methodNotes writes the appendix of methods: how each computed number of a briefing
// came about, and which values to take with care. All of it follows from the
// data. Its texts are Markdown.
type methodNotes struct {
	ds        *data.Dataset
	printer   *language.Printer
	figures   map[string]bool // ids of those that the briefing shows or refers to
	functions map[string]bool // of its texts
	totals    map[string]bool // ids of figures whose table ends with sums
	blocks    []data.Block
	pos       data.Pos
}

// The most computations listed from each end of a figure that has more than [data.MostListed], and the
// most values of a kind that are named.
const (
	fewListed = 3
	maxNamed  = 12
)

// appendix makes the blocks of the appendix; nil where the file asks for none.
func (r *blockResolver) appendix() []data.Block {
	if r.base.draft.appendix.Node == nil {
		return nil
	}
	m := &methodNotes{ds: r.base.ds, printer: r.base.printer, figures: map[string]bool{}, functions: map[string]bool{}, pos: r.base.draft.appendix.pos()}
	for u := range withDependencies(r.base.uses, r.shownBy(r.base.ds.Briefing, []*uses{&r.base.textUses})...) {
		for _, f := range u.figures {
			m.figures[f] = true
		}
		for _, f := range u.functions {
			m.functions[f] = true
		}
	}
	m.heading(1, m.say(language.WordMethods))
	m.totals = totalled(r.base.ds.Briefing, map[string]bool{})
	m.computed()
	m.inTexts()
	m.selections(r.base.ds.Briefing)
	m.tables(r.base.drafts)
	m.rows(r.base.drafts)
	m.doubts()
	if len(m.blocks) == 1 {
		m.text(m.say(language.WordMethodsNone))
	}
	return m.blocks
}

// shownBy appends what blocks use.
func (r *blockResolver) shownBy(blocks []data.Block, all []*uses) []*uses {
	for _, b := range blocks {
		if b.Chart != nil {
			all = append(all, r.base.uses["chart "+b.Chart.ID])
			all = append(all, &uses{figures: idsOf(b.Chart.Figures)})
		}
		if b.Figure != nil {
			all = append(all, &uses{figures: []string{b.Figure.ID}})
		}
		for _, n := range b.Numbers {
			all = append(all, &uses{figures: []string{n.Figure.ID}})
		}
		for _, column := range b.Columns {
			all = r.shownBy(column, all)
		}
	}
	return all
}

func idsOf(figures []*data.Figure) []string {
	ids := make([]string, len(figures))
	for i, f := range figures {
		ids[i] = f.ID
	}
	return ids
}

func (m *methodNotes) say(w language.Word, args ...string) string { return m.printer.Say(w, args...) }

func (m *methodNotes) heading(level int, text string) {
	m.blocks = append(m.blocks, data.Block{Kind: data.BlockHeading, Level: level, Text: data.Text{Plain: text, Pos: m.pos}, Pos: m.pos})
}

// text adds Markdown.
func (m *methodNotes) text(markdown string) {
	t := data.TextOf([]data.Part{{Text: markdown, Pos: m.pos}}, m.pos)
	t.Plain = readable(t.Plain)
	m.blocks = append(m.blocks, data.Block{Kind: data.BlockText, Text: t, Pos: m.pos})
}

// citing is a text as Markdown, with its sources.
func citing(text string, sources []*data.Source) string {
	text = data.EscapeMarkdown(text)
	for _, s := range sources {
		text += s.Citation()
	}
	return text
}

// list adds a list.
func (m *methodNotes) list(items []string) {
	if len(items) > 0 {
		m.text("- " + strings.Join(items, "\n- "))
	}
}

var (
	ruleOfTable = pattern.New(`(?m)^\|[-:|]+\|$\n?`)
	escaped     = pattern.New(`\\(.)`)
)

// readable makes Markdown of the appendix plain: a paragraph for each row of a
// table and each point of a list.
func readable(s string) string {
	s = ruleOfTable.ReplaceAllString(s, "")
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		line = strings.TrimPrefix(strings.Trim(line, "| "), "- ")
		lines[i] = strings.TrimSuffix(escaped.ReplaceAllString(strings.ReplaceAll(line, " | ", ", "), "$1"), ", ")
	}
	return strings.Join(lines, "\n\n")
}

// computed says how each computed figure was.
func (m *methodNotes) computed() {
	begun := false
	for _, f := range m.ds.Figures {
		if !m.figures[f.ID] || f.Derived == nil && !m.totals[f.ID] {
			continue
		}
		if !begun {
			m.heading(2, m.say(language.WordMethodsComputed))
			m.text(roundingOf(m))
			begun = true
		}
		m.heading(3, f.Title.Plain)
		if f.Derived != nil {
			m.text(m.method(f) + "\n" + m.say(language.WordMethodFrom, "figures", m.inputs(f.Derived.Inputs())))
			m.list(m.groups(f.Derived))
			m.listed(f)
			m.list(m.reservations(f))
		}
		if m.totals[f.ID] {
			m.text(m.say(language.WordMethodTableTotal))
		}
	}
}

// roundingOf says how the computed figures are rounded, and those of whole counts if there are any.
func roundingOf(m *methodNotes) string {
	words := []string{m.say(language.WordMethodRounding)}
	if slices.ContainsFunc(m.ds.Figures, func(f *data.Figure) bool { return m.figures[f.ID] && ofCounts(f) }) {
		words = append(words, m.say(language.WordMethodCounts))
	}
	return m.printer.Paragraph(words)
}

// ofCounts reports whether a figure has quotients or means of whole counts.
func ofCounts(f *data.Figure) bool {
	d := f.Derived
	return d != nil && (d.By.Averages() || d.By.Divides() && d.By != data.Index) && !slices.ContainsFunc(d.From, func(from *data.Figure) bool { return !counted(from) })
}

// counted reports whether some numbers of a figure are whole counts.
func counted(f *data.Figure) bool {
	return language.Counts(f.Unit) && slices.ContainsFunc(f.Series, func(s *data.Series) bool {
		return slices.ContainsFunc(s.Values, func(v data.Value) bool { return v.Is == data.Exact && v.Number.Decimals() == 0 })
	})
}

// totalled notes the figures whose tables end with sums.
func totalled(blocks []data.Block, into map[string]bool) map[string]bool {
	for _, b := range blocks {
		if len(b.Totals) > 0 {
			into[b.Figure.ID] = true
		}
		for _, column := range b.Columns {
			totalled(column, into)
		}
	}
	return into
}

// inputs names figures with their units.
func (m *methodNotes) inputs(from []*data.Figure) string {
	names := make([]string, len(from))
	for i, f := range from {
		names[i] = m.say(language.WordMethodInput, "title", data.EscapeMarkdown(f.Title.Plain), "unit", data.EscapeMarkdown(m.printer.UnitOf(f)))
	}
	return m.printer.List(names)
}

func (m *methodNotes) name(f *data.Figure) string {
	return m.say(language.WordMethodName, "title", data.EscapeMarkdown(f.Title.Plain))
}

// method says in words how a figure was computed.
func (m *methodNotes) method(f *data.Figure) string {
	d := f.Derived
	if d.By.Combines() || d.By.Runs() {
		return m.combined(d)
	}
	base := m.printer.Period(d.Base)
	if len(d.From) == 1 {
		w := map[data.Method]language.Word{data.Growth: language.WordMethodGrowth, data.CAGR: language.WordMethodCAGR, data.Index: language.WordMethodIndex, data.Difference: language.WordMethodChange, data.ShareOfTotal: language.WordMethodShareOfParts}[d.By]
		switch {
		case d.Previous && d.By == data.Growth:
			w = language.WordMethodGrowthOver
		case d.Previous:
			w = language.WordMethodChangeOver
		}
		if d.Whole != "" {
			w = language.WordMethodShareOfWhole
		}
		sentences := []string{m.say(w, "base", base, "whole", data.EscapeMarkdown(m.printer.Name(d.Whole)))}
		if d.By == data.ShareOfTotal {
			sentences = append(sentences, m.addsUpTo(d))
		}
		if d.Previous && d.From[0].Cumulative {
			return m.say(language.WordMethodSingle)
		}
		if d.By == data.Index && !slices.Contains(d.From[0].Keys, data.PeriodKey(d.Base)) {
			sentences = append(sentences, m.say(language.WordMethodBaseMean, "base", base))
		}
		if d.Previous && slices.ContainsFunc(d.From[0].Series, (*data.Series).Uneven) {
			sentences = append(sentences, m.say(language.WordMethodUneven))
		}
		return m.printer.Paragraph(sentences)
	}
	w := map[data.Method]language.Word{data.Difference: language.WordMethodDifference, data.Ratio: language.WordMethodRatio, data.ShareOfTotal: language.WordMethodShareOf}[d.By]
	times, daily := "", ""
	if d.Times > 1 {
		times = m.say(language.WordMethodTimes, "n", m.count(int(d.Times)))
	}
	if d.Daily {
		daily = m.say(language.WordMethodDaily)
	}
	return m.printer.Paragraph([]string{m.say(w, "a", m.name(d.From[0]), "b", m.name(d.From[1])), times, daily, m.leftOut(d)})
}

// addsUpTo says what the parts of shares of their sum add up to; empty where nothing is known of
// that.
func (m *methodNotes) addsUpTo(d *data.Derivation) string {
	switch {
	case d.AddsUpTo != "":
		return m.say(language.WordMethodAddUpTo, "whole", data.EscapeMarkdown(m.printer.Name(d.AddsUpTo)))
	case d.Parts && len(d.From) == 1 && d.From[0].Total != nil:
		return m.say(language.WordMethodAddUpTo, "whole", m.name(d.From[0].Total))
	}
	return ""
}

// leftOut says which names are left out because not all figures have them; nothing where
// none is.
func (m *methodNotes) leftOut(d *data.Derivation) string {
	if !d.Matched {
		return m.beyond(d)
	}
	var names, members, others []string
	for _, u := range d.Unmatched {
		into := &names
		switch {
		case u.Lacking == nil:
			into = &others
		case d.Over.Groups != nil:
			into = &members
		}
		if name := data.EscapeMarkdown(m.printer.Name(u.Name)); !slices.Contains(*into, name) {
			*into = append(*into, name)
		}
	}
	return m.printer.Paragraph([]string{m.some(language.WordMethodLeftOut, names), m.some(language.WordMethodNoGroup, others), m.some(language.WordMethodNoMember, members), m.beyond(d)})
}

// some says something of the first of some keys, and how many more there are; nothing of
// none.
func (m *methodNotes) some(w language.Word, keys []string) string {
	if len(keys) == 0 {
		return ""
	}
	return m.say(w, "keys", m.joined(keys[:min(len(keys), maxNamed)], max(len(keys)-maxNamed, 0)))
}

// listed is a table of the computations of a figure, in full or, of many, the
// first and the last.
func (m *methodNotes) listed(f *data.Figure) {
	key := language.WordCategory
	if f.Periods {
		key = language.WordPeriod
	}
	total := 0
	for _, s := range f.Series {
		total += len(s.Keys)
	}
	var rows []string
	nth, missing := 0, 0
	for _, s := range f.Series {
		for i, v := range s.Values {
			among := total <= data.MostListed || nth < fewListed || nth >= total-fewListed
			if v.Is == data.Absent && !among {
				missing++ // which is not computed likewise: its row has the reason
			}
			if among || v.Is == data.Absent && missing <= fewListed {
				rows = append(rows, m.row(f, s, s.Keys[i], v))
			}
			nth++
		}
	}
	result := m.say(language.WordMethodResult)
	if f.Unit.Kind != data.UnitPercent { // which has a sign
		result = m.say(language.WordMeasured, "noun", result, "label", data.EscapeMarkdown(m.printer.UnitOf(f)))
	}
	head := fmt.Sprintf("| %s | %s | %s | %s |\n|:--|--:|:--|--:|\n", m.say(key), result, m.say(language.WordMethodComputation), m.say(language.WordSource))
	m.text(head + strings.Join(rows, "\n"))
	if left := total - len(rows); left > 0 {
		m.text(m.say(language.WordMethodLikewise, "n", m.count(left)))
	}
}

func (m *methodNotes) count(n int) string { return m.printer.Number(data.Int(int64(n))) }

// row is one computation: the key, the result, and what was computed or why
// nothing was.
func (m *methodNotes) row(f *data.Figure, s *data.Series, k data.Key, v data.Value) string {
	how := v.Detail().Computed
	if reason, missing := v.Missing(); missing {
		how = reason
	}
	if open := v.Detail().Open; open != nil && open.Guessed {
		how = m.say(language.WordMethodGuessed, "computation", how)
	} else if open != nil && v.Is == data.About {
		how = m.say(language.WordMethodOpen, "computation", how, "low", endOf(m, f, v, open.Least, data.Down), "high", endOf(m, f, v, open.Most, data.Up))
	}
	return fmt.Sprintf("| %s | %s | %s | %s |", data.EscapeMarkdown(m.point(s, k)), data.EscapeMarkdown(m.printer.Label(v, f.Unit)), data.EscapeMarkdown(shortened(how)), citing("", s.SourcesOf(v)))
}

// endOf is where what is open of a value ends, with as many decimals as the value is shown with.
func endOf(m *methodNotes, f *data.Figure, v data.Value, at *big.Rat, how data.Rounding) string {
	end, ok := data.RoundRat(at, v.Shown().Number.Decimals(), how)
	if !ok {
		return "…"
	}
	return m.printer.Label(data.Value{Number: end}, f.Unit)
}

// shortened leaves out the middle of each sum and list of a long computation, between whole
// terms: the sum of a hundred parts.
func shortened(s string) string {
	const most = 160
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	var b strings.Builder
	for s != "" {
		end := strings.IndexAny(s, "()")
		if end < 0 {
			b.WriteString(shortTerms(s))
			break
		}
		b.WriteString(shortTerms(s[:end]))
		b.WriteByte(s[end])
		s = s[end+1:]
	}
	return b.String()
}

// shortTerms are the first two terms of a sum or a list, and the last.
func shortTerms(s string) string {
	for _, sep := range []string{" + ", ", "} {
		if terms := strings.Split(s, sep); len(terms) > 4 {
			return strings.Join([]string{terms[0], terms[1], "…", terms[len(terms)-1]}, sep)
		}
	}
	return s
}

// point names a value by its key and, where there are several, its series.
func (m *methodNotes) point(s *data.Series, k data.Key) string {
	if s.Name == "" {
		return m.printer.KeyShort(k)
	}
	return language.NameAndKey(m.printer, m.printer.Name(s.Name), m.printer.KeyShort(k))
}

// pointInText is the same within a sentence, where years are as these have them.
func pointInText(m *methodNotes, s *data.Series, k data.Key) string {
	if s.Name == "" {
		return language.InSentence(m.printer, m.printer.Key(k))
	}
	return language.NameAndKey(m.printer, m.printer.Name(s.Name), m.printer.Key(k))
}

// valueInText says where a value belongs as a sentence does: Exports more than 5 million users in 2019.
func valueInText(m *methodNotes, s *data.Series, k data.Key, value string) string {
	if k.Period.IsZero() {
		return language.NameAndValue(m.printer, pointInText(m, s, k), value)
	}
	text := language.AtTime(m.printer, m.printer.When(k), value)
	if s.Name == "" {
		return text
	}
	return language.NameAndKey(m.printer, m.printer.Name(s.Name), text)
}

// inTexts says what the functions of texts compute.
func (m *methodNotes) inTexts() {
	var items []string
	for _, f := range []struct {
		name string
		word language.Word
	}{{"times", language.WordMethodTimesInText}, {"change", language.WordMethodChangeInText}, {"difference", language.WordMethodDifferenceInText}, {"share", language.WordMethodShareInText}} {
		if m.functions[f.name] {
			items = append(items, m.say(f.word))
		}
	}
	if m.functions[shareOfAggregate] {
		items = append(items, m.say(language.WordMethodWholeInText))
	}
	if len(items) > 0 {
		m.heading(2, m.say(language.WordMethodsTexts))
		m.text(m.say(language.WordMethodInTexts) + "\n\n- " + strings.Join(items, "\n- "))
	}
}

// doubts says which values of the sourced figures to take with care.
func (m *methodNotes) doubts() {
	begun := false
	for _, f := range m.ds.Figures {
		if !m.figures[f.ID] || f.Derived != nil {
			continue
		}
		items := m.reservations(f)
		if len(items) == 0 {
			continue
		}
		if !begun {
			m.heading(2, m.say(language.WordMethodsDoubts))
			begun = true
		}
		m.heading(3, f.Title.Plain)
		m.list(items)
	}
}

// reservations are what must be known of the values of a figure.
func (m *methodNotes) reservations(f *data.Figure) []string {
	p := m.printer
	items := append(remarksOn(m, f), m.precision(f)...)
	if f.Derived == nil { // the table of a computed figure says it
		for _, q := range []data.Qualifier{data.AtLeast, data.UpTo, data.About, data.Between} {
			items = append(items, m.kind(f, p.Bound(q), func(v data.Value) bool { return v.Is != data.Absent && p.Bound(v.Is) == p.Bound(q) })...)
		}
		if f.Periods && len(f.Keys) > 0 {
			if note := language.FiscalNote(m.printer, f.Keys[0].Period); note != "" {
				items = append(items, note)
			}
		}
		items = append(items, m.missing(f)...)
		items = append(items, m.rhythm(f)...)
	}
	for _, s := range []data.Status{data.Revised, data.Provisional, data.Estimate, data.Forecast} {
		items = append(items, m.kind(f, p.Status(s), func(v data.Value) bool { return v.Is != data.Absent && v.HasStatus(s) })...)
	}
	for _, mark := range marksOf(f) {
		items = append(items, m.kind(f, language.Mark(p, mark), func(v data.Value) bool { return v.Is != data.Absent && v.Marks.Has(mark) })...)
	}
	items = append(items, m.dated(f)...)
	items = append(items, m.disputed(f)...)
	items = append(items, noted(m, f)...)
	for _, b := range f.AllBreaks() {
		items = append(items, language.BreakNote(p, b, language.NamesOf(p, f.Breaking(b)), data.EscapeMarkdown))
	}
	items = append(items, m.intervals(f)...)
	for _, d := range f.Roundings {
		items = append(items, m.say(language.WordNoteRounding, "key", data.EscapeMarkdown(p.Key(d.Key)), "sum", p.Number(d.Sum), "total", p.Number(d.Total)))
	}
	if f.Total != nil {
		items = append(items, m.say(language.WordMethodTotal, "total", m.name(f.Total)))
	}
	if note := language.CumulativeNote(m.printer, f); note != "" {
		items = append(items, note)
	}
	if len(f.Aggregates) > 0 {
		items = append(items, m.say(language.WordMethodAggregates, "names", m.names(f.Aggregates)))
	}
	return append(items, m.counted(f)...)
}

// remarksOn are what the file says of a figure and of its series, but for what its inputs say already.
func remarksOn(m *methodNotes, f *data.Figure) (items []string) {
	inputs := f.InputNotes()
	told := func(t data.Text) bool {
		return t.Plain == "" || slices.ContainsFunc(inputs, func(in data.InputNote) bool { return in.Note.Plain == t.Plain })
	}
	text := func(t data.Text) string { return data.EscapeMarkdown(strings.TrimSpace(data.OneLine(t.Plain))) }
	if !told(f.Note) {
		items = append(items, text(f.Note))
	}
	for _, s := range f.Series {
		if !told(s.Note) && s.Note.Plain != f.Note.Plain {
			items = append(items, m.say(language.WordLabelled, "label", data.EscapeMarkdown(m.printer.Name(s.Name)), "text", text(s.Note)))
		}
	}
	return items
}

// names lists names of series and categories, the first of many.
func (m *methodNotes) names(all []string) string {
	names := make([]string, min(len(all), maxNamed))
	for i := range names {
		names[i] = data.EscapeMarkdown(m.printer.Name(all[i]))
	}
	return m.joined(names, len(all)-len(names))
}

// marksOf are the marks that values of a figure have.
func marksOf(f *data.Figure) []data.Marks {
	any := data.Value{}
	for _, s := range f.Series {
		for i := range s.Values {
			any.Marks |= s.Values[i].Marks
		}
	}
	if f.Periods {
		any.Marks &^= data.SeriesBreak // which is said of the series
	}
	return any.Remarks()
}

// precision says how the numbers of a figure were rounded to be shown, if any was.
func (m *methodNotes) precision(f *data.Figure) []string {
	var items []string
	if from := f.Unit; f.Precision.Up > 0 {
		from.Scale -= f.Precision.Up
		items = append(items, m.say(language.WordMethodScale, "from", data.EscapeMarkdown(m.printer.Unit(from)), "to", data.EscapeMarkdown(m.printer.Unit(f.Unit))))
	}
	if f.Padded {
		items = append(items, m.say(language.WordMethodPadded))
	}
	if !f.Precision.Rounds() {
		return items
	}
	for e := range f.Numbers() {
		if v := e.Value; v.Known.Rounds(v.Number) || v.Known.Rounds(v.High()) {
			w, n := language.WordMethodDecimals, f.Precision.Places
			if f.Precision.Significant > 0 {
				w, n = language.WordMethodSignificant, f.Precision.Significant
			}
			return append(items, m.say(w, "n", m.count(n)))
		}
	}
	return items
}

// kind lists the values of a figure that are such, with their sources.
func (m *methodNotes) kind(f *data.Figure, what string, such func(data.Value) bool) []string {
	var items []string
	more := 0
	for _, s := range f.Series {
		for i, v := range s.Values {
			switch {
			case !such(v):
			case len(items) == maxNamed:
				more++
			default:
				items = append(items, citing(valueInText(m, s, s.Keys[i], m.printer.Value(v, f.Unit)), s.SourcesOf(v)))
			}
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []string{m.say(language.WordMethodKind, "what", language.Capitalized(what), "items", m.joined(items, more))}
}

// joined puts items one after the other, each with its own citations.
func (m *methodNotes) joined(items []string, more int) string {
	if more > 0 {
		items = append(items, m.say(language.WordMethodMore, "n", m.count(more)))
	}
	return strings.Join(items, m.say(language.WordCreditBetween))
}

// missing says where there are no values, and why: of series that lack the same ones, at once.
func (m *methodNotes) missing(f *data.Figure) []string {
	var reasons []string
	groups := map[string][]lacking{}
	for _, s := range f.Series {
		keys, order := map[string][]data.Key{}, []string(nil)
		for k := range s.Lacks() {
			v, _ := s.At(k)
			reason := v.Detail().Missing // none of what the rhythm skips
			if keys[reason] == nil {
				order = append(order, reason)
			}
			keys[reason] = append(keys[reason], k)
		}
		for _, reason := range order {
			if groups[reason] == nil {
				reasons = append(reasons, reason)
			}
			groups[reason] = alongside(groups[reason], lacking{keysInText(m, keys[reason]), []string{data.EscapeMarkdown(m.printer.Name(s.Name))}})
		}
	}
	var items []string
	for _, reason := range reasons {
		named := lackingSeries(m, groups[reason])
		if reason == "" {
			items = append(items, m.say(language.WordNoteGap, "keys", named))
			continue
		}
		items = append(items, m.say(language.WordMissingBecause, "keys", named, "reason", data.EscapeMarkdown(strings.TrimSuffix(reason, "."))))
	}
	return items
}

// lacking are series without a value at the same keys.
type lacking struct {
	keys   string
	series []string
}

// alongside adds a series to those that lack the same keys, or after them.
func alongside(groups []lacking, one lacking) []lacking {
	for i, g := range groups {
		if g.keys == one.keys {
			groups[i].series = append(g.series, one.series...)
			return groups
		}
	}
	return append(groups, one)
}

// keysInText lists keys, with three or more periods in a row as a range.
func keysInText(m *methodNotes, keys []data.Key) string {
	runs := language.KeyRuns(m.printer, keys, followingPeriod, m.printer.Key)
	for i, run := range runs {
		runs[i] = data.EscapeMarkdown(run)
	}
	return someNames(m, runs)
}

// someNames lists the first of some names, and how many more there are.
func someNames(m *methodNotes, names []string) string {
	if len(names) <= maxNamed {
		return language.ListNames(m.printer, names)
	}
	return m.joined(slices.Clone(names[:maxNamed]), len(names)-maxNamed)
}

// lackingSeries names the series with the keys that they lack.
func lackingSeries(m *methodNotes, groups []lacking) string {
	items := make([]string, len(groups))
	for i, g := range groups {
		if items[i] = g.keys; g.series[0] != "" {
			items[i] = m.say(language.WordTitleUnit, "title", someNames(m, g.series), "unit", g.keys)
		}
	}
	return someNames(m, items)
}

// followingPeriod reports whether a period is the next after another.
func followingPeriod(a, b data.Key) bool { return !a.Period.IsZero() && a.Period.Next(1) == b.Period }

// rhythm says how often there is a value, where the keys show it and it is not each period,
// and where they leave it open. Of several series each says its own, once.
func (m *methodNotes) rhythm(f *data.Figure) []string {
	var items []string
	for _, s := range f.Series {
		item := ""
		switch r := s.Rhythm; {
		case s.Unsure():
			item = m.say(language.WordMethodNoRhythm)
		case !r.Said && r.Kind != data.RhythmUnknown && (r.Kind != data.Steady || r.Every > 1):
			item = m.say(language.WordMethodRhythm, "every", language.Rhythm(m.printer, r))
		}
		if item != "" && !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	return items
}

// disputed gives the other numbers, and who says so.
func (m *methodNotes) disputed(f *data.Figure) []string {
	word := language.WordNoteDisputed
	if f.Derived != nil {
		word = language.WordNoteWould
	}
	var items []string
	for _, s := range f.Series {
		for i, v := range s.Values {
			for _, d := range v.Disputes() {
				names := make([]string, len(d.Sources))
				for j, source := range d.Sources {
					names[j] = source.Publisher
				}
				items = append(items, m.say(word, "key", data.EscapeMarkdown(pointInText(m, s, s.Keys[i])), "value", data.EscapeMarkdown(m.printer.Value(d.Value, f.Unit)), "sources", citing(m.printer.List(names), d.Sources)))
			}
		}
	}
	if more := len(items) - maxNamed; more > 0 {
		items = append(items[:maxNamed], m.say(language.WordSentence, "text", m.say(language.WordMethodMore, "n", m.count(more))))
	}
	return items
}

// noted are the notes on single values, each with all that have it.
func noted(m *methodNotes, f *data.Figure) []string {
	var notes []string
	points := map[string][]string{}
	for e := range f.Numbers() {
		for _, note := range notesOn(e.Value) {
			if points[note] == nil {
				notes = append(notes, note)
			}
			points[note] = append(points[note], data.EscapeMarkdown(pointInText(m, e.Series, e.Key)))
		}
	}
	items := make([]string, min(len(notes), maxNamed))
	for i := range items {
		items[i] = m.say(language.WordSentence, "text", m.say(language.WordLabelled, "label", someNames(m, points[notes[i]]), "text", data.EscapeMarkdown(notes[i])))
	}
	if more := len(notes) - maxNamed; more > 0 {
		items = append(items, m.say(language.WordSentence, "text", m.say(language.WordMethodMore, "n", m.count(more))))
	}
	return items
}

// notesOn are the notes on a value and on what others say of it, without their stops.
func notesOn(v data.Value) (all []string) {
	notes := []string{v.Note().Plain}
	for _, d := range v.Disputes() {
		notes = append(notes, d.Note.Plain)
	}
	for _, note := range notes {
		if note = strings.TrimRight(note, ".。"); note != "" {
			all = append(all, note)
		}
	}
	return all
}

// intervals says what the intervals of values are, or that those of the inputs
// are left out.
func (m *methodNotes) intervals(f *data.Figure) []string {
	if f.Interval != "" {
		return []string{m.say(language.WordMethodInterval, "interval", data.EscapeMarkdown(f.Interval))}
	}
	if f.Derived == nil {
		return nil
	}
	var items []string
	for _, g := range f.Derived.Inputs() {
		if text := m.say(language.WordNoteIntervalLost, "interval", data.EscapeMarkdown(g.Interval)); g.Interval != "" && !slices.Contains(items, text) {
			items = append(items, text)
		}
	}
	return items
}

// counted gives counts of a whole as percentages, and the check of a printed one.
func (m *methodNotes) counted(f *data.Figure) []string {
	if f.Of == nil {
		return nil
	}
	p := m.printer
	var items []string
	for e := range f.Numbers() {
		if len(items) == maxNamed {
			break
		}
		whole := compute.Operand{Value: data.Value{Number: f.Of.Count}, Unit: f.Unit}
		share := compute.Evaluate(p, compute.PercentOf(), []compute.Operand{{Value: e.Value, Unit: f.Unit}, whole})
		if share.Is == data.Absent {
			continue
		}
		percent := func(v data.Value) string { return p.Value(v, data.Unit{Kind: data.UnitPercent}) }
		word, printed := language.WordMethodOf, ""
		if f.Of.Printed != nil {
			word, printed = language.WordMethodPrinted, percent(data.Value{Number: *f.Of.Printed})
		}
		if printed == percent(share) {
			word = language.WordMethodOfPrinted
		}
		item := m.say(word, "key", data.EscapeMarkdown(pointInText(m, e.Series, e.Key)), "part", citing(language.OfWholeInWords(p, e.Value, f.Of.Count, f.Unit), e.Series.SourcesOf(e.Value)), "share", percent(share), "printed", printed)
		items = append(items, item)
	}
	return items
}

// dated says that the periods of a figure were written as days.
func (m *methodNotes) dated(f *data.Figure) []string {
	switch f.Dated {
	case data.FirstDays:
		return []string{m.say(language.WordMethodFirstDays)}
	case data.LastDays:
		return []string{m.say(language.WordMethodLastDays)}
	}
	return nil
}
