package file

import (
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// selections says what the charts of the briefing show of their figures, where that is
// not all.
func (m *methodNotes) selections(blocks []data.Block) {
	var items []string
	for _, c := range chartsIn(blocks, nil) {
		notes := language.SelectionNotes(m.printer, c)
		if s := c.Selected; s != nil && s.Rest != "" && s.RestOfWhole == "" {
			notes = append(notes, m.printer.Say(language.WordMethodRest, "name", s.Rest, "names", m.printer.List(m.called(s.RestOf))))
		}
		shares := m.shares(c)
		if len(notes) == 0 && shares == "" {
			continue
		}
		text := m.printer.Paragraph([]string{data.EscapeMarkdown(m.printer.Paragraph(notes)), shares})
		items = append(items, m.say(language.WordLabelled, "label", m.say(language.WordMethodName, "title", data.EscapeMarkdown(c.Title.Plain)), "text", text))
	}
	if len(items) > 0 {
		m.heading(2, m.say(language.WordMethodsCharts))
		m.list(items)
	}
}

// shares says how the shares of a chart were computed; empty for other charts.
func (m *methodNotes) shares(c *data.Chart) string {
	if c.Kind != data.KindShare || len(c.Series) == 0 || !c.Series[0].Computed() || c.Series[0].Figure.Derived.By != data.ShareOfTotal {
		return ""
	}
	return m.printer.Paragraph([]string{m.say(language.WordMethodShareOfParts), m.addsUpTo(c.Series[0].Figure.Derived)})
}

// called are names as the language calls them.
func (m *methodNotes) called(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = m.printer.Name(name)
	}
	return out
}

// chartsIn appends the charts of blocks, each once.
func chartsIn(blocks []data.Block, all []*data.Chart) []*data.Chart {
	for _, b := range blocks {
		if b.Chart != nil && !slices.Contains(all, b.Chart) {
			all = append(all, b.Chart)
		}
		for _, column := range b.Columns {
			all = chartsIn(column, all)
		}
	}
	return all
}
