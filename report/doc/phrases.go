package doc

import (
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// phrases puts into words what tables, key numbers and sources have in common.
type phrases struct {
	say     *language.Printer
	sources map[*data.Source]*Source
}

// whole prints a whole number.
func whole(say *language.Printer, n int) string { return say.Number(data.Int(int64(n))) }

// doubts says how far a value can be trusted beyond its qualifier: its statuses and
// marks, and what others say, printed as the value itself is.
func (p phrases) doubts(v data.Value, printed func(data.Value) string) []string {
	out := language.Doubts(p.say, v, data.AllMarks)
	dispute := language.WordDisputedBy
	if v.Detail().Computed != "" {
		dispute = language.WordDisputedWith // the source disputes an input
	}
	for _, d := range v.Disputes() {
		out = append(out, p.say.Say(dispute, "value", printed(d.Value), "source", p.bracketed(d.Sources)))
		if d.Note.Plain != "" {
			out = append(out, d.Note.Plain)
		}
	}
	return out
}

// bracketed prints the numbers of sources for running text: "[1, 4–6]".
func (p phrases) bracketed(sources []*data.Source) string { return inBrackets(p.entries(sources)) }

// inBrackets prints the numbers of sources as a text names them.
func inBrackets(sources []*Source) string { return "[" + Numbers(byNumber(sources)) + "]" }

// named are the sources that the doubts about a value name.
func (p phrases) named(v data.Value) (all [][]*Source) {
	for _, d := range v.Disputes() {
		all = append(all, p.entries(d.Sources))
	}
	return all
}

// joined joins remarks on one thing.
func (p phrases) joined(remarks []string) string {
	return strings.Join(remarks, p.say.Say(language.WordItems))
}

// prefixed puts a name before a text; without one, the text stands alone.
func prefixed(say *language.Printer, label, text string) string {
	if label == "" {
		return text
	}
	return say.Say(language.WordLabelled, "label", label, "text", text)
}

// entries are the entries of sources.
func (p phrases) entries(sources []*data.Source) []*Source {
	out := make([]*Source, len(sources))
	for i, s := range sources {
		out[i] = p.sources[s]
	}
	return out
}
