package file

import (
	"briefing/data"
	"briefing/data/language"
)

// wholes are the longer periods, with all values in them.
var wholes = map[data.Granularity]language.Word{
	data.Year: language.WordPartsYear, data.FiscalYear: language.WordPartsFiscalYear, data.HalfYear: language.WordPartsHalfYear, data.Quarter: language.WordPartsQuarter, data.Month: language.WordPartsMonth, data.Week: language.WordPartsWeek,
}

// combined says in words what was put together, and what was left out.
func (m *methodNotes) combined(d *data.Derivation) string {
	names := make([]string, len(d.From))
	for i, g := range d.From {
		names[i] = m.name(g)
	}
	figures := m.printer.List(names)
	switch {
	case d.By == data.Sum && len(d.From) > 1:
		return m.printer.Paragraph([]string{m.say(language.WordMethodSum, "figures", figures), m.leftOut(d)})
	case d.Over.Period != data.NoPeriod && d.From[0].Cumulative:
		return m.printer.Paragraph([]string{m.say(language.WordMethodLastOfYear), m.partial(d)})
	case d.By == data.Sum && d.Over.Series && d.Over.Groups == nil:
		return m.say(language.WordMethodSumSeries)
	}
	parts, window := m.say(language.WordPartsFigures, "figures", figures), ""
	if d.Running.Window > 0 {
		window = m.say(language.WordMethodOutside)
	}
	switch {
	case d.By.Runs():
		parts = m.reach(d.Running)
	case d.Over.Groups != nil:
		parts = m.say(language.WordPartsGroup)
	case d.Over.Series:
		parts = m.say(language.WordPartsSeries)
	case d.Over.Period != data.NoPeriod:
		parts = m.say(wholes[d.Over.Period])
	}
	sentences := []string{m.say(language.WordMethodCombined, "what", language.Combination(m.printer, d.By), "parts", parts)}
	if d.Over.Period == data.FiscalYear {
		sentences = append(sentences, m.fiscal(d))
	}
	if d.Weights != nil {
		sentences = append(sentences, m.say(language.WordMethodWeights, "figure", m.name(d.Weights)))
	}
	if d.Equal {
		sentences = append(sentences, m.say(language.WordMethodEqual))
	}
	if d.Held {
		sentences = append(sentences, m.say(language.WordMethodHeld))
	}
	if d.By == data.Median && d.From[0].Nature() == data.Average || d.Equal && d.From[0].Nature() == data.Average {
		sentences = append(sentences, m.say(language.WordMethodOfAverages))
	}
	if len(d.From) == 1 && d.By != data.Last { // which needs no other
		sentences = append(sentences, m.say(language.WordMethodWhole), window)
	}
	sentences = append(sentences, m.partial(d))
	return m.printer.Paragraph(append(sentences, m.leftOut(d)))
}

// reach says what a running mean or sum is of.
func (m *methodNotes) reach(r data.Running) string {
	switch {
	case r.PerYear:
		return m.say(language.WordPartsSinceYear)
	case !r.Since.IsZero():
		return m.say(language.WordPartsSince, "period", m.printer.Period(r.Since))
	case r.Centred:
		return m.say(language.WordPartsCentred, "n", m.count(r.Window))
	}
	return m.say(language.WordPartsWindow, "n", m.count(r.Window))
}

// fiscal says when the fiscal years begin, by the first of them.
func (m *methodNotes) fiscal(d *data.Derivation) string {
	first, _ := d.From[0].Keys[0].Period.In(data.FiscalYear, d.Over.Fiscal)
	return language.FiscalNote(m.printer, first)
}

// partial names the periods at the ends that are not whole; nothing where all are.
func (m *methodNotes) partial(d *data.Derivation) string {
	if len(d.Partial) == 0 {
		return ""
	}
	names := make([]string, len(d.Partial))
	for i, p := range d.Partial {
		names[i] = m.printer.Period(p)
	}
	named := names[:min(len(names), maxNamed)]
	return m.say(language.WordMethodPartial, "periods", language.ListSome(m.printer, named, len(names)-len(named)))
}

// groups names the members of the groups that values were put together over.
func (m *methodNotes) groups(d *data.Derivation) []string {
	if d.Over.Groups == nil || d.Over.Groups.All() {
		return nil
	}
	var items []string
	for _, group := range d.Over.Groups.Groups {
		if len(items) == maxNamed {
			break
		}
		var names []string
		for _, name := range group.Members[:min(len(group.Members), maxNamed)] {
			names = append(names, m.printer.Name(name))
		}
		text := m.say(language.WordLabelled, "label", m.printer.Name(group.Name), "text", language.ListSome(m.printer, names, len(group.Members)-len(names)))
		items = append(items, data.EscapeMarkdown(text))
	}
	return items
}

// beyond names the times that not all inputs reach; nothing where they have one time.
func (m *methodNotes) beyond(d *data.Derivation) string {
	var items []string
	for _, b := range d.Beyond {
		when := m.printer.Period(b.From)
		if b.To != b.From {
			when = m.say(language.WordFromTo, "from", when, "to", m.printer.Period(b.To))
		}
		items = append(items, m.say(language.WordAside, "text", when, "aside", m.name(b.Figure)))
	}
	return m.some(language.WordMethodBeyond, items)
}
