package file

import (
	"slices"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/table"
	"briefing/data/table/number"
	"briefing/data/table/shape"
)

// rows says which rows of their files the figures of the briefing have, where that is not
// all.
func (m *methodNotes) rows(drafts map[string]*figureDraft) {
	var items []string
	for _, f := range m.ds.Figures {
		draft := drafts[f.ID]
		if !m.figures[f.ID] || draft == nil || draft.csv == nil || draft.csv.where == nil {
			continue
		}
		rows := m.say(language.WordMethodRows, "file", draft.csv.original(), "conditions", m.conditions(draft.csv.selection()))
		items = append(items, m.say(language.WordLabelled, "label", m.name(f), "text", data.EscapeMarkdown(rows)))
	}
	if len(items) > 0 {
		m.heading(2, m.say(language.WordMethodsRows))
		m.list(items)
	}
}

// tables says how the tables of offices were read that the figures of the briefing come
// from, where that touches numbers.
func (m *methodNotes) tables(drafts map[string]*figureDraft) {
	var items []string
	add := func(w language.Word, args ...string) {
		if item := data.EscapeMarkdown(m.say(w, args...)); !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	for _, f := range m.ds.Figures {
		draft := drafts[f.ID]
		if !m.figures[f.ID] || draft == nil || draft.csv == nil || draft.csv.layout == nil || draft.csv.layout.x == nil {
			continue
		}
		layout := draft.csv.layout
		switch layout.says.Brackets {
		case shape.Negative:
			add(language.WordMethodNegative, "file", layout.file)
		case shape.Uncertain:
			add(language.WordMethodUncertain, "file", layout.file)
		}
		if fill := layout.says.Fill; fill != nil && !slices.Equal(fill, []string{shape.NoFill}) {
			add(language.WordMethodFill, "file", layout.file, "columns", m.printer.List(fill))
		}
		if layout.says.Unseen == shape.LeaveOut {
			add(language.WordMethodHidden, "file", layout.file)
		}
		for _, found := range layout.x.Found {
			switch found.Key {
			case "fill":
				add(language.WordMethodFill, "file", layout.file, "columns", found.Text)
			case "across":
				add(language.WordMethodAcross, "file", layout.file, "key", found.Text)
			case "decimal":
				if found.Text == number.Word(',') {
					add(language.WordMethodDecimal, "file", layout.file)
				}
			case "mark":
				add(language.WordMethodMark, "file", layout.file, "mark", found.Text)
			}
		}
	}
	if len(items) > 0 {
		m.heading(2, m.say(language.WordMethodsTables))
		m.list(items)
	}
}

// conditions prints what where: asks for, in its order.
func (m *methodNotes) conditions(s table.Selection) string {
	words := map[table.Relation]language.Word{table.Is: language.WordWhereIs, table.IsNot: language.WordWhereNot, table.From: language.WordWhereFrom, table.UpTo: language.WordWhereTo, table.Lasting: language.WordWhereLasting}
	var items []string
	for i := 0; i < len(s.Conditions); {
		c, texts := s.Conditions[i], []string(nil)
		for ; i < len(s.Conditions) && s.Conditions[i].Column == c.Column && s.Conditions[i].Relation == c.Relation; i++ {
			text := s.Conditions[i].Text
			if c.Relation == table.Lasting {
				text = language.Lengths(m.printer, data.Granularity(slices.Index(lengthWords(), text)+1))
			}
			texts = append(texts, text)
		}
		if len(texts) > maxNamed {
			texts = append(texts[:maxNamed], m.say(language.WordMethodMore, "n", m.count(len(texts)-maxNamed)))
		}
		items = append(items, m.say(words[c.Relation], "column", c.Column, "texts", m.printer.List(texts), "from", texts[0], "to", texts[0]))
	}
	return m.joined(items, 0)
}
