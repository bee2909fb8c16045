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
// marks, and what others say, in words of its own, printed as the value itself is.
func (p phrases) doubts(v data.Value, dispute language.Word, printed func(data.Value) string) []string {
	out := language.Doubts(p.say, v, data.AllMarks)
	if v.Detail().Computed != "" {
		dispute = language.WordDisputedWith // the source disputes an input
	}
	for _, d := range v.Disputes() {
		out = append(out, p.say.Say(dispute, "value", printed(d.Value), "source", p.naming(d.Sources)))
		if d.Note.Plain != "" {
			out = append(out, d.Note.Plain)
		}
	}
	return out
}

// naming names sources in running text, each with its number: "Xinhua [6]".
func (p phrases) naming(sources []*data.Source) string { return naming(p.say, p.entries(sources)) }

func naming(say *language.Printer, sources []*Source) string {
	var names []string
	for _, s := range byNumber(sources) {
		names = append(names, s.Publisher.Text+"\u00a0"+inBrackets(s))
	}
	return say.List(names)
}

// inBrackets prints the number of a source as a text names it.
func inBrackets(s *Source) string { return "[" + s.Number + "]" }

// named are the sources that the doubts about a value name.
func (p phrases) named(v data.Value) (all []*Source) {
	for _, d := range v.Disputes() {
		all = append(all, p.entries(d.Sources)...)
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
