package language

import "briefing/data"

// InputNoteLabel says what a note on what a figure was computed from is on: the title of that figure, and
// its series and the period or the category where it is no more than these.
func InputNoteLabel(p *Printer, n data.InputNote) string {
	label := n.Of.Title.Plain
	if n.Series != nil && n.Series.Name != "" {
		label = p.Say(WordTitleUnit, "title", label, "unit", p.Name(n.Series.Name))
	}
	if n.Key != (data.Key{}) {
		label = p.Say(WordTitleUnit, "title", label, "unit", p.Key(n.Key))
	}
	return label
}
