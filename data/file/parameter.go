package file

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/spelling"
	"briefing/data/table"
)

// parameterDraft is a parameter as the head of the file declares it.
type parameterDraft struct {
	name     string
	at       node
	kind     parameterKind
	standard string
	has      bool // a default
	allowed  []string
	// confidential says that no value of it may be published: each is the word.
	confidential bool
}

// parameterKind is what values of a parameter look like.
type parameterKind string

// The kinds of parameters.
const (
	textParameter   parameterKind = "text"
	numberParameter parameterKind = "number"
	periodParameter parameterKind = "period"
)

var parameterKinds = []parameterKind{textParameter, numberParameter, periodParameter}

func parameterFields() record[parameterDraft] {
	return record[parameterDraft]{
		{"type", "what a value looks like: text unless given", false, wordShape(parameterKinds), func(d *decoder, n node, p *parameterDraft) { p.kind, _ = word(d, n, "type", parameterKinds) }},
		{"default", "the value unless one is set; without it one must be", false, textShape(), func(d *decoder, n node, p *parameterDraft) { p.standard, p.has = d.line(n) }},
		{"values", "the values allowed; any unless given", false, oneOrMore(textShape()), func(d *decoder, n node, p *parameterDraft) {
			for _, item := range d.list(n) {
				if s, ok := d.line(item); ok {
					p.allowed = append(p.allowed, s)
				}
			}
		}},
		{"confidential", "true: no value of it may be published. Whatever is chosen, the word stands in its place", false, truthShape(), func(d *decoder, n node, p *parameterDraft) {
			if secret, _ := d.truth(n); secret {
				p.confidential = true
			}
		}},
		{"about", "what it is for", false, textShape(), func(d *decoder, n node, p *parameterDraft) { d.line(n) }},
	}
}

// A ParameterError is a choice that a file does not offer: a parameter that it
// does not declare, or a value that is not allowed.
type ParameterError struct {
	Name string
	data.Problem
}

// Error says which parameter it is, what is wrong, and what to write instead.
func (e *ParameterError) Error() string { return e.Name + ": " + e.Problem.Error() }

// Wrong is what is wrong with the choice, at the path of the parameter.
func (e *ParameterError) Wrong() (path string, wrong data.Problem) { return e.Name, e.Problem }

// declared reads the parameters that the head of a file declares, but for broken
// ones, whose values stay unknown.
func (d *decoder) declared(root node) []parameterDraft {
	d.lookAhead(root.Node)
	d.values = map[string]string{}
	list := lookup(root.Node, "parameters")
	if list == nil {
		return nil
	}
	var all []parameterDraft
	for key, child := range d.filledMapping(root.at(list, "parameters"), "parameters") {
		id, ok := decodeId(d, key)
		if !ok || d.openParameter(key, child) {
			continue
		}
		p := parameterDraft{name: id, at: key}
		d.values[id] = ""
		sound := parameterRecord().sound(d, child, "a parameter", &p)
		if p.confidential = p.confidential || d.isSecret(id); p.confidential && p.has {
			p.standard = table.Confidential
		}
		if sound {
			all = append(all, p)
		}
	}
	return all
}

// isSecret reports whether a confidential value of a file that was read refers to a
// parameter.
func (r *reader) isSecret(parameter string) bool {
	for _, file := range r.public {
		if slices.Contains(file.parameters, parameter) {
			return true
		}
	}
	return false
}

// openParameter refuses a parameter that stands openly where it is declared and that a
// confidential value of another file refers to: no line is quoted.
func (d *decoder) openParameter(key, n node) bool {
	if isMapping(n.Node) && isConfidential(n.Node) || n.file != "" && d.public[n.file] != nil && slices.Contains(d.public[n.file].parameters, key.Value) {
		return false
	}
	for _, name := range keysOf(d.public) {
		if slices.Contains(d.public[name].parameters, key.Value) {
			d.hideLines(n.file)
			d.fault(key, fmt.Sprintf("a confidential value in %s refers to the parameter %q, which is not confidential here", name, key.Value), "add confidential: true to it")
			d.settle(data.Pos{File: n.file, Line: key.Line})
			d.values[key.Value] = table.Confidential
			return true
		}
	}
	return false
}

// hideLines takes the numbers out of the lines of a file that faults quote.
func (r *reader) hideLines(file string) {
	hidden := make([]string, len(r.lines[file]))
	for i, line := range r.lines[file] {
		hidden[i] = string(withoutNumbers([]byte(line)))
	}
	r.lines[file] = hidden
}

// checkSecretParameters checks that what a confidential value refers to was known to be
// one when it was chosen, which a file tells too late whose name is itself chosen.
func (d *decoder) checkSecretParameters() {
	for _, name := range keysOf(d.public) {
		for _, parameter := range d.public[name].parameters {
			if value, ok := d.values[parameter]; ok && value != "" && value != table.Confidential {
				d.faultAt(data.Pos{File: name}, "", fmt.Sprintf("a confidential value refers to the parameter %q, which is not", parameter), "declare it as one: parameters: {"+parameter+": {confidential: true}}")
			}
		}
	}
}

// setParameters decides the values of the parameters that the head declares, by
// what was chosen.
func (d *decoder) setParameters(root node, chosen map[string]string) ([]data.Parameter, error) {
	var all []data.Parameter
	for _, p := range d.declared(root) {
		value, err := d.choose(p, chosen)
		if err != nil {
			return nil, err
		}
		d.values[p.name] = value
		all = append(all, data.Parameter{Name: p.name, Value: value, Allowed: p.allowed})
	}
	for _, name := range keysOf(chosen) {
		if _, ok := d.values[name]; !ok {
			return nil, &ParameterError{name, data.Problem{Text: "the file has no such parameter", Hint: d.suggest(name, keysOf(d.values))}}
		}
	}
	return all, nil
}

// choose returns the value of a parameter: the chosen one, or the default.
func (d *decoder) choose(p parameterDraft, chosen map[string]string) (string, error) {
	value, set := chosen[p.name]
	if !d.soundDefault(p) {
		return "", nil
	}
	if !set && !p.has {
		return "", &ParameterError{p.name, data.Problem{Text: "the parameter has no default, and no value was set", Hint: "add --set " + p.name + "=VALUE"}}
	}
	if !set {
		return p.standard, nil
	}
	if p.confidential {
		return table.Confidential, nil
	}
	value = data.OneLine(value)
	if text, hint := p.refuses(d, value); text != "" {
		return "", &ParameterError{p.name, data.Problem{Text: text, Hint: hint}}
	}
	return value, nil
}

// soundDefault checks the default of a parameter, where it has one.
func (d *decoder) soundDefault(p parameterDraft) bool {
	if !p.has {
		return true
	}
	text, hint := p.refuses(d, p.standard)
	if text != "" {
		d.fault(p.at, "the default: "+text, hint)
	}
	return text == ""
}

// refuses says what is wrong with a value, and what to write; empty for nothing.
func (p parameterDraft) refuses(d *decoder, value string) (text, hint string) {
	switch {
	case value == table.Confidential && (p.confidential || p.kind == numberParameter):
	case value == "" || !clean(value) || strings.Contains(value, "${"):
		return fmt.Sprintf("%q cannot be a value", value), "write a text without control characters"
	case p.allowed != nil && !slices.Contains(p.allowed, value):
		return fmt.Sprintf("%q is not allowed", value), d.suggest(value, p.allowed)
	case p.kind == numberParameter:
		if _, wrong := parseScalar(value); wrong != nil {
			return wrong.text, wrong.hint
		}
	case p.kind == periodParameter:
		if _, err := spelling.One(value); err != nil {
			problem := data.ProblemOf(err)
			return problem.Text, problem.Hint
		}
	}
	return "", ""
}

// parameterUse is where a text asks for the value of a parameter; with another sign before
// it, where it stands for itself.
var parameterUse = pattern.New(`\$?\$\{([^{}]*)\}`)

// isItself is the beginning of a use that stands for itself, without its first sign.
const isItself = "$${"

// fill puts the values of the parameters into all texts below a node, those of
// keys left out.
func (d *decoder) fill(n node) {
	if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, "${") {
		d.fillText(n)
	}
	for i := range n.Content {
		switch {
		case d.filled > maxFileSize:
			return
		case n.Kind != yaml.MappingNode:
			d.fill(n.item(i))
		case i%2 == 1:
			d.fill(n.at(n.Content[i], n.Content[i-1].Value))
		}
	}
}

func (d *decoder) fillText(n node) {
	unknown := false
	n.Value = parameterUse.ReplaceAllStringFunc(n.Value, func(use string) string {
		if strings.HasPrefix(use, isItself) {
			return use[1:]
		}
		name := strings.TrimSpace(use[2 : len(use)-1])
		value, ok := d.values[name]
		if !ok && !unknown {
			unknown = true
			d.fault(n, fmt.Sprintf("there is no parameter %q", name), d.suggest(name, keysOf(d.values))+parameterHint(d.values))
		}
		if d.filled > maxFileSize {
			return ""
		}
		if d.filled += len(value); d.filled > maxFileSize {
			d.fault(n, fmt.Sprintf("the values of parameters have more than %d MiB up to here", maxFileSize>>20), "write shorter values, or use them in fewer places")
		}
		return value
	})
	if unknown {
		d.settle(n.pos()) // what is wrong with the rest follows from it
	}
	if n.Style == 0 {
		n.Tag = ""
		n.Tag = n.ShortTag() // a number now, perhaps
	}
}

// unfilled is a node whose parameters are filled in, as a file writes it: what stands for
// itself in its texts has its sign again. The node may be shared.
func unfilled(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.ScalarNode {
		if !strings.Contains(n.Value, "${") {
			return n
		}
		own := *n
		own.Value = parameterUse.ReplaceAllStringFunc(n.Value, func(use string) string { return "$" + use })
		return &own
	}
	all := n.Content
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			continue
		}
		if now := unfilled(child); now != child {
			if &all[0] == &n.Content[0] {
				all = slices.Clone(all)
			}
			all[i] = now
		}
	}
	own := *n
	if own.Content = all; len(all) == 0 || &all[0] == &n.Content[0] {
		return n
	}
	return &own
}

// parameterHint says where parameters are declared, in a file without any.
func parameterHint(values map[string]string) string {
	if len(values) == 0 {
		return "declare it at the head of the file: parameters: {name: {default: value}}"
	}
	return ""
}

// filledShape is a text that asks for a parameter, which may stand for anything.
func filledShape() *schema { return &schema{Type: "string", Pattern: `\$\{[^{}]*\}`} }
