package survey

import (
	"iter"
	"slices"

	"gopkg.in/yaml.v3"
)

// Shown yields the texts that the briefing shows: titles, sources, units and names.
func (p *Plan) Shown() iter.Seq[string] {
	return func(yield func(string) bool) {
		texts := []string{p.Title, p.publisher(), p.sourceTitle(), p.About["note"]}
		if p.Answers.Language == "zh" {
			texts = append(texts, "来源") // as the words of the program are
		}
		for _, f := range p.Figures {
			texts = append(texts, f.Title, f.Unit, f.Note)
		}
		for _, text := range append(texts, p.namesShown()...) {
			if !yield(text) {
				return
			}
		}
	}
}

// namesShown are the names of series and categories, once each.
func (p *Plan) namesShown() []string {
	var names []string
	seen := map[string]bool{}
	for _, f := range p.Figures {
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
func (p *Plan) titled(key, s string) *yaml.Node {
	if p.Unset != nil && p.Unset(s) {
		return p.ask(key, Ask{What: "this in another script, as its letters cannot be set: " + s})
	}
	return title(s)
}

// names asks what names are called whose letters cannot be set, beside those that are asked.
func (p *Plan) names(asked []entry) []entry {
	for _, name := range p.namesShown() {
		known := slices.ContainsFunc(asked, func(e entry) bool { return e.key == name })
		if len(asked) < maxNames && !known && p.Unset != nil && p.Unset(name) {
			asked = append(asked, entry{name, p.ask("names", Ask{What: "what it is called in another script, as its letters cannot be set"})})
		}
	}
	return asked
}

// maxNames is how many names are asked at once.
const maxNames = 100

// fonts are those that the file names.
func (p *Plan) fonts() *yaml.Node {
	if p.AskFallback != "" {
		return mapping(entry{"fallback", p.ask("fallback", Ask{What: p.AskFallback})})
	}
	if p.Fallback == nil {
		return nil
	}
	var families []*yaml.Node
	for _, family := range p.Fallback {
		families = append(families, flow(mapping(entry{"family", text(family)})))
	}
	if len(families) == 1 {
		return flow(mapping(entry{"fallback", families[0]}))
	}
	return flow(mapping(entry{"fallback", &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: families}}))
}
