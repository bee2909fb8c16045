package language

import (
	"strings"

	"briefing/data"
)

// Mark prints a mark in lower case: "low reliability".
func Mark(p *Printer, m data.Marks) string { return p.lang.marks[m] }

// Doubts prints the statuses of a value, the least settled first, and those of its marks
// that are among some.
func Doubts(p *Printer, v data.Value, some data.Marks) []string {
	var all []string
	for _, s := range v.Statuses() {
		all = append(all, p.Status(s))
	}
	for _, m := range v.Remarks() {
		if m.Has(some) {
			all = append(all, Mark(p, m))
		}
	}
	return all
}

// BreakNote says where a figure breaks and what has changed; of some series, which. The
// texts of the file are printed as they are to be.
func BreakNote(p *Printer, b *data.Break, series []string, text func(string) string) string {
	if b.Rebase {
		return p.Say(WordNoteOtherBase, "break", breakAt(p, b, series, text))
	}
	return p.Say(WordNoteNotComparable, "break", breakAt(p, b, series, text))
}

// BreakNotes are the notes on some breaks. What holds of each of several is said once, in a
// note of its own, the last one.
func BreakNotes(p *Printer, breaks []*data.Break, series func(*data.Break) []string, text func(string) string) []string {
	switch len(breaks) {
	case 0:
		return nil
	case 1:
		return []string{BreakNote(p, breaks[0], series(breaks[0]), text)}
	}
	var notes []string
	for _, b := range breaks {
		notes = append(notes, p.Say(WordSentence, "text", breakAt(p, b, series(b), text)))
	}
	return append(notes, p.Say(WordNoteNoneComparable))
}

// breakAt is where a figure breaks, and what has changed.
func breakAt(p *Printer, b *data.Break, series []string, text func(string) string) string {
	args := []string{"key", p.Key(data.PeriodKey(b.At)), "text", text(strings.TrimSuffix(b.Text.Plain, ".")), "series", text(p.List(series))}
	switch {
	case b.Text.Plain == "" && len(series) == 0:
		return p.Say(WordNoteBreakAt, args...)
	case b.Text.Plain == "":
		return p.Say(WordNoteBreakAtOf, args...)
	case len(series) == 0:
		return p.Say(WordNoteBreak, args...)
	}
	return p.Say(WordNoteBreakOf, args...)
}

// NamesOf are what the language calls some series.
func NamesOf(p *Printer, series []*data.Series) []string {
	names := make([]string, len(series))
	for i, s := range series {
		names[i] = p.Name(s.Name)
	}
	return names
}
