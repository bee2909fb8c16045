package charts

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
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
	notes = append(notes, p.statusNotes()...)
	notes = append(notes, p.gapNotes()...)
	notes = append(notes, p.roundingNotes()...)
	if slices.ContainsFunc(p.chart.Figures, func(f *data.Figure) bool { return f.Derived != nil }) {
		notes = append(notes, note{text: p.say.Say(data.WordNoteComputed), kept: saveSpace, own: true})
	}
	return notes
}

// boundNotes explain one value of each kind of bound.
func (p *plan) boundNotes() []note {
	var notes []note
	seen := map[data.Word]bool{}
	explain := func(v data.Value) {
		word, ok := boundWord(v.Is)
		if ok && !seen[word] {
			seen[word] = true
			notes = append(notes, note{text: p.say.Say(word, "value", p.say.Label(v, p.chart.Unit)), kept: saveNothing, own: true})
		}
	}
	for _, s := range p.chart.Series {
		for _, v := range s.Values {
			explain(v)
		}
	}
	for _, r := range p.chart.References {
		explain(r.Value)
	}
	return notes
}

func boundWord(q data.Qualifier) (data.Word, bool) {
	switch {
	case q.Lower():
		return data.WordNoteLower, true
	case q.Upper():
		return data.WordNoteUpper, true
	case q == data.About:
		return data.WordNoteAbout, true
	case q == data.Between:
		return data.WordNoteRange, true
	}
	return 0, false
}

func (p *plan) disputeNotes() []note {
	var notes []note
	for _, s := range p.chart.Series {
		for i, v := range s.Values {
			for _, d := range v.Disputes() {
				notes = append(notes, note{own: true, kept: saveSpace, text: p.say.Say(data.WordNoteDisputed,
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
	return p.say.Say(data.WordTitleUnit, "title", s.Label, "unit", p.say.Key(k))
}

func (p *plan) statusNotes() []note {
	var notes []note
	for _, st := range []struct {
		is   data.Status
		word data.Word
	}{
		{data.Provisional, data.WordNoteProvisional}, {data.Estimate, data.WordNoteEstimate},
		{data.Forecast, data.WordNoteForecast}, {data.Revised, data.WordNoteRevised},
	} {
		keys := p.keysWhere(func(v data.Value) bool { return v.Is != data.Absent && v.Status == st.is })
		if len(keys) > 0 {
			notes = append(notes, note{text: p.say.Say(st.word, "keys", p.keyList(keys)), kept: saveSpace, own: true})
		}
	}
	return notes
}

// keysWhere returns the keys at which some series has such a value, in the
// order of the chart.
func (p *plan) keysWhere(such func(data.Value) bool) []data.Key {
	found := map[data.Key]bool{}
	for _, s := range p.chart.Series {
		for i, v := range s.Values {
			if such(v) {
				found[s.Keys[i]] = true
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.chart.Keys), func(k data.Key) bool { return !found[k] })
}

func (p *plan) gapNotes() []note {
	keys := p.gaps()
	var notes []note
	for _, list := range []string{p.keyList(keys), p.lacking(keys)} {
		if list != "" {
			notes = append(notes, note{text: p.say.Say(data.WordNoteGap, "keys", list), kept: saveSpace, own: true})
		}
	}
	if len(notes) > 0 && p.chart.Connect && p.chart.Kind == data.KindLine {
		notes = append(notes, note{text: p.say.Say(data.WordNoteConnected), kept: saveSpace, own: true})
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
	keys := wholeKeys(&data.Chart{Keys: p.chart.Keys, Periods: p.chart.Periods})
	gaps := slices.DeleteFunc(slices.Clone(keys), func(k data.Key) bool { return known[k] })
	if len(gaps) > maxGaps {
		return nil
	}
	return gaps
}

// lacking lists the values that some series lack at keys where others have one;
// gaps are the keys where none has.
func (p *plan) lacking(gaps []data.Key) string {
	var items []string
	for _, s := range p.chart.Series {
		for i, v := range s.Values {
			if v.Is == data.Absent && !slices.Contains(gaps, s.Keys[i]) && len(items) <= listed {
				items = append(items, p.point(s, s.Keys[i]))
			}
		}
	}
	if len(items) > listed {
		items[listed] = "…"
	}
	return p.say.List(items)
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
			if p.chart.Kind != data.KindStacked || !slices.Contains(p.chart.Keys, r.Key) {
				continue
			}
			notes = append(notes, note{kept: saveSpace, own: true, text: p.say.Say(data.WordNoteRounding,
				"key", p.say.Key(r.Key), "sum", p.say.Tick(r.Sum, f.Unit), "total", p.say.Tick(r.Total, f.Unit))})
		}
	}
	return notes
}

// footnote is the text of the footer: the sources, then the notes for which there
// is space.
func (p *plan) footnote(save saving) string {
	credit := p.credit()
	if save == saveNames || p.listed {
		credit = p.shortCredit()
	}
	parts := []string{p.sentence(credit)}
	for _, n := range p.notes {
		if n.kept >= save {
			parts = append(parts, p.sentence(n.text))
		}
	}
	return paragraph(parts)
}

// paragraph joins sentences, with a space where their language has one.
func paragraph(sentences []string) string {
	var b strings.Builder
	for _, s := range sentences {
		if s != "" && b.Len() > 0 && !endsWide(b.String()) {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	return b.String()
}

// endsWide reports whether a text ends in a full-width stop, which brings its
// own space.
func endsWide(s string) bool {
	for _, stop := range []string{"。", "！", "？"} {
		if strings.HasSuffix(s, stop) {
			return true
		}
	}
	return false
}

// sentence ends a text with a full stop unless it has an end of its own.
func (p *plan) sentence(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	if s == "" || strings.ContainsRune(".!?。！？…", last) {
		return s
	}
	return p.say.Say(data.WordSentence, "text", s)
}

// Caption says in words what is measured and what has to be known of the
// values: bounds, gaps, disputes, rounding.
func (c *Chart) Caption() string {
	parts := []string{}
	if c.plan.subtitle != "" {
		parts = append(parts, c.plan.sentence(c.plan.subtitle))
	}
	for _, n := range c.plan.notes {
		if n.own {
			parts = append(parts, c.plan.sentence(n.text))
		}
	}
	return paragraph(parts)
}
