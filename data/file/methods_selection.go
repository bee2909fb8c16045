package file

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// selections says what the charts of the briefing show of their figures, where that is
// not all.
func (m *methodNotes) selections(blocks []data.Block) {
	var items []string
	for _, c := range chartsIn(blocks, nil) {
		notes := language.SelectionNotes(m.printer, c)
		if len(notes) == 0 {
			continue
		}
		if s := c.Selected; s.Rest != "" {
			notes = append(notes, m.printer.Say(language.WordMethodRest, "name", s.Rest, "names", m.printer.List(m.called(s.RestOf))))
		}
		text := data.EscapeMarkdown(strings.Join(notes, " "))
		items = append(items, m.say(language.WordLabelled, "label", m.say(language.WordMethodName, "title", data.EscapeMarkdown(c.Title.Plain)), "text", text))
	}
	if len(items) > 0 {
		m.heading(2, m.say(language.WordMethodsCharts))
		m.list(items)
	}
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
