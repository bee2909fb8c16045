package survey

import (
	"iter"
	"slices"

	"gopkg.in/yaml.v3"
)

// wording is what a plan says in words that a reader meets.
type wording struct{ p *Plan }

// Shown yields the texts that the briefing shows: titles, sources, units and names.
func (p *Plan) Shown() iter.Seq[string] {
	return func(yield func(string) bool) {
		texts := []string{p.Title, wording{p}.publisher(), wording{p}.sourceTitle(), p.About["note"]}
		if p.Answers.Language == "zh" {
			texts = append(texts, "来源") // as the words of the program are
		}
		for _, f := range p.Figures {
			texts = append(texts, f.Title, f.Unit, f.Note)
		}
		for _, text := range append(texts, wording{p}.namesShown()...) {
			if !yield(text) {
				return
			}
		}
	}
}

// namesShown are the names of series and categories, once each.
func (w wording) namesShown() []string {
	var names []string
	seen := map[string]bool{}
	for _, f := range w.p.Figures {
		for _, name := range f.found.names {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names
}

// titled is a title as a reader meets it; a question where its letters cannot be set.
func (w wording) titled(key, s string) *yaml.Node {
	if w.p.Unset != nil && w.p.Unset(s) {
		return w.p.ask(key, Ask{What: "this in another script, as its letters cannot be set: " + s})
	}
	return title(s)
}

// names asks what names are called whose letters cannot be set, beside those that are asked.
func (w wording) names(asked []entry) []entry {
	for _, name := range w.namesShown() {
		known := slices.ContainsFunc(asked, func(e entry) bool { return e.key == name })
		if len(asked) < maxNames && !known && w.p.Unset != nil && w.p.Unset(name) {
			asked = append(asked, entry{name, w.p.ask("names", Ask{What: "what it is called in another script, as its letters cannot be set"})})
		}
	}
	return asked
}

// maxNames is how many names are asked at once.
const maxNames = 100

// fonts are those that the file names.
func (w wording) fonts() *yaml.Node {
	if w.p.AskFallback != "" {
		return mapping(entry{"fallback", w.p.ask("fallback", Ask{What: w.p.AskFallback})})
	}
	if w.p.Fallback == nil {
		return nil
	}
	var families []*yaml.Node
	for _, family := range w.p.Fallback {
		families = append(families, flow(mapping(entry{"family", text(family)})))
	}
	if len(families) == 1 {
		return flow(mapping(entry{"fallback", families[0]}))
	}
	return flow(mapping(entry{"fallback", &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: families}}))
}
