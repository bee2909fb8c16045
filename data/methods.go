package data

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data/internal/pattern"
)

// methodNotes writes the appendix of methods: how each computed number of a briefing
// came about, and which values to take with care. All of it follows from the
// data. Its texts are Markdown with the marks of filled-in references.
type methodNotes struct {
	*resolver
	figures   map[string]bool // ids of those that the briefing shows or refers to
	functions map[string]bool // of its texts
	totals    map[string]bool // ids of figures whose table ends with sums
	blocks    []Block
	pos       Pos
}

// The most computations listed of a figure, those listed of one with more from
// each end, and the most values of a kind that are named.
const (
	maxListed = 24
	fewListed = 3
	maxNamed  = 12
)

// appendix makes the blocks of the appendix; nil where the file asks for none.
func (r *resolver) appendix() []Block {
	if r.draft.appendix.Node == nil {
		return nil
	}
	m := &methodNotes{resolver: r, figures: map[string]bool{}, functions: map[string]bool{}, pos: r.draft.appendix.pos()}
	for u := range allBehind(r.uses, r.shownBy(r.ds.Briefing, []*uses{&r.spoken})...) {
		for _, f := range u.figures {
			m.figures[f] = true
		}
		for _, f := range u.functions {
			m.functions[f] = true
		}
	}
	m.heading(1, WordMethods)
	m.totals = totalled(r.ds.Briefing, map[string]bool{})
	m.computed()
	m.inTexts()
	m.doubts()
	if len(m.blocks) == 1 {
		m.text(m.say(WordMethodsNone))
	}
	return m.blocks
}

// shownBy appends what blocks use.
func (r *resolver) shownBy(blocks []Block, all []*uses) []*uses {
	for _, b := range blocks {
		if b.Chart != nil {
			all = append(all, r.uses["chart "+b.Chart.ID])
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

func idsOf(figures []*Figure) []string {
	ids := make([]string, len(figures))
	for i, f := range figures {
		ids[i] = f.ID
	}
	return ids
}

func (m *methodNotes) say(w Word, args ...string) string { return m.printer.Say(w, args...) }

func (m *methodNotes) heading(level int, w Word) {
	m.blocks = append(m.blocks, Block{Kind: BlockHeading, Level: level, Text: Text{Plain: m.say(w), Pos: m.pos}, Pos: m.pos})
}

// titled begins the part on a figure.
func (m *methodNotes) titled(f *Figure) {
	m.blocks = append(m.blocks, Block{Kind: BlockHeading, Level: 3, Text: Text{Plain: f.Title.Plain, Pos: m.pos}, Pos: m.pos})
}

// text adds Markdown.
func (m *methodNotes) text(filled string) {
	t := Text{Plain: readable(plainText(filled)), Cited: citedText(filled), Pos: m.pos}
	m.blocks = append(m.blocks, Block{Kind: BlockText, Text: t, Pos: m.pos})
}

// list adds a list.
func (m *methodNotes) list(items []string) {
	if len(items) > 0 {
		m.text("- " + strings.Join(items, "\n- "))
	}
}

var (
	ruleOfTable = pattern.Lazy(`(?m)^\|[-:|]+\|$\n?`)
	escaped     = pattern.Lazy(`\\(.)`)
)

// readable makes Markdown of the appendix plain: a paragraph for each row of a
// table and each point of a list.
func readable(s string) string {
	s = ruleOfTable().ReplaceAllString(s, "")
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		line = strings.TrimPrefix(strings.Trim(line, "| "), "- ")
		lines[i] = strings.TrimSuffix(escaped().ReplaceAllString(strings.ReplaceAll(line, " | ", ", "), "$1"), ", ")
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
			m.heading(2, WordMethodsComputed)
			m.text(m.say(WordMethodRounding))
			begun = true
		}
		m.titled(f)
		if f.Derived != nil {
			m.text(m.method(f) + "\n" + m.say(WordMethodFrom, "figures", m.inputs(f.Derived.From)))
			m.listed(f)
			m.list(m.reservations(f))
		}
		if m.totals[f.ID] {
			m.text(m.say(WordMethodTableTotal))
		}
	}
}

// totalled notes the figures whose tables end with sums.
func totalled(blocks []Block, into map[string]bool) map[string]bool {
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
func (m *methodNotes) inputs(from []*Figure) string {
	names := make([]string, len(from))
	for i, f := range from {
		names[i] = m.say(WordMethodInput, "title", escapeMarkdown(f.Title.Plain), "unit", escapeMarkdown(m.printer.UnitOf(f)))
	}
	return m.printer.List(names)
}

func (m *methodNotes) name(f *Figure) string {
	return m.say(WordMethodName, "title", escapeMarkdown(f.Title.Plain))
}

// method says in words how a figure was computed.
func (m *methodNotes) method(f *Figure) string {
	d := f.Derived
	base := m.printer.Period(d.Base)
	if len(d.From) == 1 {
		w := map[Method]Word{Growth: WordMethodGrowth, CAGR: WordMethodCAGR, Index: WordMethodIndex, Difference: WordMethodChange, ShareOfTotal: WordMethodShareOfParts, Sum: WordMethodSumSeries}[d.By]
		switch {
		case d.Previous && d.By == Growth:
			w = WordMethodGrowthOver
		case d.Previous:
			w = WordMethodChangeOver
		}
		return m.say(w, "base", base)
	}
	if d.By == Sum {
		names := make([]string, len(d.From))
		for i, g := range d.From {
			names[i] = m.name(g)
		}
		return m.say(WordMethodSum, "figures", m.printer.List(names))
	}
	w := map[Method]Word{Difference: WordMethodDifference, Ratio: WordMethodRatio, ShareOfTotal: WordMethodShareOf}[d.By]
	return m.say(w, "a", m.name(d.From[0]), "b", m.name(d.From[1]))
}

// listed is a table of the computations of a figure, in full or, of many, the
// first and the last.
func (m *methodNotes) listed(f *Figure) {
	key := WordCategory
	if f.Periods {
		key = WordPeriod
	}
	total := 0
	for _, s := range f.Series {
		total += len(s.Keys)
	}
	var rows []string
	nth := 0
	for _, s := range f.Series {
		for i, v := range s.Values {
			if total <= maxListed || nth < fewListed || nth >= total-fewListed {
				rows = append(rows, m.row(f, s, s.Keys[i], v))
			}
			nth++
		}
	}
	result := m.say(WordMethodResult)
	if f.Unit.Kind != UnitPercent { // which has a sign
		result = m.say(WordMeasured, "noun", result, "label", escapeMarkdown(m.printer.UnitOf(f)))
	}
	head := fmt.Sprintf("| %s | %s | %s | %s |\n|:--|--:|:--|--:|\n", m.say(key), result, m.say(WordMethodComputation), m.say(WordSource))
	m.text(head + strings.Join(rows, "\n"))
	if left := total - len(rows); left > 0 {
		m.text(m.say(WordMethodLikewise, "n", m.count(left)))
	}
}

func (m *methodNotes) count(n int) string { return m.printer.Number(Int(int64(n))) }

// row is one computation: the key, the result, and what was computed or why
// nothing was.
func (m *methodNotes) row(f *Figure, s *Series, k Key, v Value) string {
	how := v.Detail().Computed
	if reason, missing := v.Missing(); missing {
		how = reason
	}
	return fmt.Sprintf("| %s | %s | %s | %s |", escapeMarkdown(m.point(s, k)), escapeMarkdown(m.printer.Label(v, f.Unit)), escapeMarkdown(shortened(how)), mark("", s.SourcesOf(v)))
}

// shortened leaves out the middle of a long computation: the sum of a hundred
// parts.
func shortened(s string) string {
	const most, kept = 160, 70
	rs := []rune(s)
	if len(rs) <= most {
		return s
	}
	return string(rs[:kept]) + " … " + string(rs[len(rs)-kept:])
}

// point names a value by its key and, where there are several, its series.
func (m *methodNotes) point(s *Series, k Key) string {
	if s.Name == "" {
		return m.printer.KeyShort(k)
	}
	return m.say(WordAltOfKey, "key", m.printer.Name(s.Name), "value", m.printer.KeyShort(k))
}

// inTexts says what the functions of texts compute.
func (m *methodNotes) inTexts() {
	var items []string
	for _, f := range []struct {
		name string
		word Word
	}{{"times", WordMethodTimesInText}, {"change", WordMethodChangeInText}, {"difference", WordMethodDifferenceInText}, {"share", WordMethodShareInText}} {
		if m.functions[f.name] {
			items = append(items, m.say(f.word))
		}
	}
	if len(items) > 0 {
		m.heading(2, WordMethodsTexts)
		m.text(m.say(WordMethodInTexts) + "\n\n- " + strings.Join(items, "\n- "))
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
			m.heading(2, WordMethodsDoubts)
			begun = true
		}
		m.titled(f)
		m.list(items)
	}
}

// reservations are what must be known of the values of a figure.
func (m *methodNotes) reservations(f *Figure) []string {
	p := m.printer
	var items []string
	if f.Derived == nil { // the table of a computed figure says it
		for _, q := range []Qualifier{AtLeast, UpTo, About, Between} {
			items = append(items, m.kind(f, p.Bound(q), func(v Value) bool { return v.Is != Absent && p.Bound(v.Is) == p.Bound(q) })...)
		}
		items = append(items, m.missing(f)...)
	}
	for _, s := range []Status{Revised, Provisional, Estimate, Forecast} {
		items = append(items, m.kind(f, p.Status(s), func(v Value) bool { return v.Is != Absent && v.Status == s })...)
	}
	items = append(items, m.disputed(f)...)
	for _, b := range f.Breaks {
		items = append(items, m.say(WordNoteBreak, "key", p.Key(PeriodKey(b.At)), "text", escapeMarkdown(strings.TrimSuffix(b.Text.Plain, "."))))
	}
	items = append(items, m.intervals(f)...)
	for _, d := range f.Roundings {
		items = append(items, m.say(WordNoteRounding, "key", escapeMarkdown(p.Key(d.Key)), "sum", p.Number(d.Sum), "total", p.Number(d.Total)))
	}
	if f.Total != nil {
		items = append(items, m.say(WordMethodTotal, "total", m.name(f.Total)))
	}
	return append(items, m.counted(f)...)
}

// kind lists the values of a figure that are such, with their sources.
func (m *methodNotes) kind(f *Figure, what string, such func(Value) bool) []string {
	var items []string
	more := 0
	for _, s := range f.Series {
		for i, v := range s.Values {
			switch {
			case !such(v):
			case len(items) == maxNamed:
				more++
			default:
				value := mark(m.printer.Value(v, f.Unit), s.SourcesOf(v))
				items = append(items, m.say(WordTitleUnit, "title", escapeMarkdown(m.point(s, s.Keys[i])), "unit", value))
			}
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []string{m.say(WordMethodKind, "what", capitalized(what), "items", m.joined(items, more))}
}

// joined puts items behind each other, each with its own citations.
func (m *methodNotes) joined(items []string, more int) string {
	if more > 0 {
		items = append(items, m.say(WordMethodMore, "n", m.count(more)))
	}
	return strings.Join(items, m.say(WordCreditBetween))
}

// missing says where there are no values, and why.
func (m *methodNotes) missing(f *Figure) []string {
	var reasons []string
	points := map[string][]string{}
	for _, s := range f.Series {
		for i, v := range s.Values {
			if reason, missing := v.Missing(); missing {
				if points[reason] == nil {
					reasons = append(reasons, reason)
				}
				points[reason] = append(points[reason], escapeMarkdown(m.point(s, s.Keys[i])))
			}
		}
	}
	var items []string
	for _, reason := range reasons {
		keys := points[reason]
		named := m.joined(slices.Clone(keys[:min(len(keys), maxNamed)]), max(len(keys)-maxNamed, 0))
		if reason == "" {
			items = append(items, m.say(WordNoteGap, "keys", named))
			continue
		}
		items = append(items, m.say(WordMissingBecause, "keys", named, "reason", escapeMarkdown(strings.TrimSuffix(reason, "."))))
	}
	return items
}

// disputed gives the other numbers, and who says so.
func (m *methodNotes) disputed(f *Figure) []string {
	word := WordNoteDisputed
	if f.Derived != nil {
		word = WordNoteWould
	}
	var items []string
	for _, s := range f.Series {
		for i, v := range s.Values {
			for _, d := range v.Disputes() {
				names := make([]string, len(d.Sources))
				for j, source := range d.Sources {
					names[j] = source.Publisher
				}
				items = append(items, m.say(word, "key", escapeMarkdown(m.point(s, s.Keys[i])), "value", escapeMarkdown(m.printer.Value(d.Value, f.Unit)), "sources", mark(m.printer.List(names), d.Sources)))
			}
		}
	}
	if more := len(items) - maxNamed; more > 0 {
		items = append(items[:maxNamed], m.say(WordSentence, "text", m.say(WordMethodMore, "n", m.count(more))))
	}
	return items
}

// intervals says what the intervals of values are, or that those of the inputs
// are left out.
func (m *methodNotes) intervals(f *Figure) []string {
	if f.Interval != "" {
		return []string{m.say(WordMethodInterval, "interval", escapeMarkdown(f.Interval))}
	}
	if f.Derived == nil {
		return nil
	}
	var items []string
	for _, g := range f.Derived.From {
		if said := m.say(WordNoteIntervalLost, "interval", escapeMarkdown(g.Interval)); g.Interval != "" && !slices.Contains(items, said) {
			items = append(items, said)
		}
	}
	return items
}

// counted gives counts of a whole as percentages, and the check of a printed one.
func (m *methodNotes) counted(f *Figure) []string {
	if f.Of == nil {
		return nil
	}
	p := m.printer
	var items []string
	for e := range f.numbers() {
		if len(items) == maxNamed {
			break
		}
		whole := operand{value: Value{Number: f.Of.Count}, unit: f.Unit}
		share := m.evaluate(percentOf(), []operand{{value: e.value, unit: f.Unit}, whole})
		if share.Is == Absent {
			continue
		}
		item := m.say(WordMethodOf, "key", escapeMarkdown(m.point(e.series, e.key)), "part", mark(p.OfWhole(e.value, f.Of.Count), e.series.SourcesOf(e.value)), "share", p.Value(share, Unit{Kind: UnitPercent}))
		if f.Of.Printed != nil {
			item += "\n  " + m.say(WordMethodPrinted, "share", p.Value(Value{Number: *f.Of.Printed}, Unit{Kind: UnitPercent}))
		}
		items = append(items, item)
	}
	return items
}
