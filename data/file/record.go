package file

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/language"
)

// field is one key of a mapping. What the decoder does with it and what the
// JSON Schema says of it stand side by side, so that they cannot drift.
type field[T any] struct {
	name     string
	doc      string
	required bool
	shape    *schema
	decode   func(d *decoder, n node, into *T)
}

// record is the table of all keys of a mapping.
type record[T any] []field[T]

func (rec record[T]) names() []string {
	names := make([]string, len(rec))
	for i, f := range rec {
		names[i] = f.name
	}
	return names
}

// decode walks a mapping by its table: unknown keys, missing ones and empty
// values are faults, and so are open questions. It reports false when n is not a mapping.
func (rec record[T]) decode(d *decoder, n node, what string, into *T) bool {
	if d.asks(n, n) {
		return false
	}
	if n.Kind != yaml.MappingNode {
		d.fault(n, fmt.Sprintf("%s is a mapping of keys to values, not %s", what, describe(n)), "its keys are "+strings.Join(rec.names(), ", "))
		return false
	}
	for key, child := range d.pairs(n) {
		i := slices.IndexFunc(rec, func(f field[T]) bool { return f.name == key.Value })
		if i < 0 {
			hint := d.suggest(key.Value, rec.names())
			if n.Style&yaml.FlowStyle != 0 && child.Tag == "!!null" {
				hint = "a comma separates keys inside { }: put a text that contains one into quotes"
			}
			if rule, text := refusedKey(what, key.Value); rule != "" {
				d.faultOf(rule, key, text, data.CureOf(rule))
				continue
			}
			d.fault(key, fmt.Sprintf("%s has no key %q", what, key.Value), hint)
			continue
		}
		if !d.asks(child, n) {
			rec[i].decode(d, child, into)
		}
	}
	for _, f := range rec {
		if f.required && lookup(n.Node, f.name) == nil {
			d.fault(n, fmt.Sprintf("%s needs the key %q", what, f.name), f.doc)
		}
	}
	return true
}

// sound is decode that reports whether all of the mapping is without a fault.
func (rec record[T]) sound(d *decoder, n node, what string, into *T) bool {
	return d.sound(func() { rec.decode(d, n, what, into) })
}

// list decodes a list of such mappings; begin makes a draft of one that is at a place.
func (rec record[T]) list(d *decoder, n node, items, item string, begin func(at node) T) []T {
	var all []T
	for _, at := range d.sequence(n, items) {
		draft := begin(at)
		if rec.decode(d, at, item, &draft) {
			all = append(all, draft)
		}
	}
	return all
}

// suggest says which key was probably meant, or which there are.
func (d *decoder) suggest(s string, known []string) string { return language.Suggest(s, known) }

// pairs yields the keys and values of a mapping.
func (d *decoder) pairs(n node) func(yield func(key, value node) bool) {
	return func(yield func(key, value node) bool) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if !yield(n.at(key, key.Value), n.at(n.Content[i+1], key.Value)) {
				return
			}
		}
	}
}

// lookup returns the value of a key, or nil.
func lookup(n *yaml.Node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// describe says what a node is, for faults.
func describe(n node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!null":
		return "nothing"
	case len(n.Value) > 40:
		return "a text"
	}
	return fmt.Sprintf("%q", n.Value)
}

// The building blocks of decoding: each records a fault and reports false when
// the node is something else.

// text reads a scalar as text, whatever YAML thinks it is.
func (d *decoder) text(n node) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		d.fault(n, "a text is expected, not "+describe(n), withoutText(n))
		return "", false
	}
	if len(n.Value) > maxTextSize {
		d.fault(n, fmt.Sprintf("the text is longer than %d KiB", maxTextSize>>10), "")
		return "", false
	}
	if i := strings.IndexFunc(n.Value, data.IsControl); i >= 0 {
		r := []rune(n.Value[i:])[0]
		what := "control"
		if data.IsInvisible(r) {
			what = "invisible"
		}
		pos := d.place(textDraft{raw: n.Value, at: n}, string(r), 0)
		d.faultAt(pos, n.path, fmt.Sprintf("the text contains the %s character %U", what, r), "remove it")
		return "", false
	}
	return n.Value, true
}

// line reads a text of one line: line ends become spaces.
func (d *decoder) line(n node) (string, bool) {
	s, ok := d.text(n)
	if !ok {
		return "", false
	}
	s = data.OneLine(s)
	if s == "" {
		d.fault(n, "the text is empty", "remove the key or write a text")
	}
	return s, s != ""
}

// article is the indefinite article of a noun of the program.
func article(noun string) string {
	if strings.ContainsRune("aeio", rune(noun[0])) {
		return "an"
	}
	return "a"
}

// word reads one of a fixed set of words.
func word[T ~string](d *decoder, n node, what string, known []T) (T, bool) {
	s, ok := d.line(n)
	if !ok {
		return "", false
	}
	if !slices.Contains(known, T(s)) {
		d.fault(n, fmt.Sprintf("%q is not %s %s", s, article(what), what), d.suggest(s, textsOf(known)))
		return "", false
	}
	return T(s), true
}

// textsOf are words as texts.
func textsOf[T ~string](words []T) []string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = string(w)
	}
	return texts
}

// truth reads true or false.
func (d *decoder) truth(n node) (value, ok bool) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!bool" && (n.Value == "true" || n.Value == "false") {
		return n.Value == "true", true
	}
	d.fault(n, describe(n)+" is neither true nor false", "write true or false")
	return false, false
}

// list yields the items of a sequence; a node of another kind is a list of
// itself, so that `source: a` and `source: [a, b]` both work.
func (d *decoder) list(n node) []node {
	if n.Kind != yaml.SequenceNode {
		return []node{n}
	}
	items := make([]node, len(n.Content))
	for i := range items {
		items[i] = n.item(i)
	}
	return items
}

// sequence is list where a single item will not do. Nil with a fault when there
// is none.
func (d *decoder) sequence(n node, of string) []node {
	if n.Kind != yaml.SequenceNode {
		d.fault(n, fmt.Sprintf("a list of %s is expected, not %s", of, describe(n)), "begin each item with a dash")
		return nil
	}
	if len(n.Content) == 0 {
		d.fault(n, "the list is empty", "remove the key or name something")
		return nil
	}
	return d.list(n)
}

// mapping yields the pairs of a mapping whose keys the user chose.
func (d *decoder) mapping(n node, what string) func(yield func(key, value node) bool) {
	if n.Kind != yaml.MappingNode {
		d.fault(n, fmt.Sprintf("%s is a mapping of keys to values, not %s", what, describe(n)), "")
		return func(func(key, value node) bool) {}
	}
	return d.pairs(n)
}

// filledMapping is mapping where an empty one is a fault.
func (d *decoder) filledMapping(n node, what string) func(yield func(key, value node) bool) {
	if n.Kind == yaml.MappingNode && len(n.Content) == 0 {
		d.fault(n, what+" is empty", "remove the key or name something")
	}
	return d.mapping(n, what)
}

// ref is a name in the file that stands for a thing elsewhere in it.
type ref struct {
	name string
	at   node
}

func (d *decoder) ref(n node) (ref, bool) {
	s, ok := d.line(n)
	return ref{s, n}, ok
}

func (d *decoder) refs(n node) []ref {
	var refs []ref
	for _, item := range d.list(n) {
		r, ok := d.ref(item)
		if !ok {
			continue
		}
		if slices.ContainsFunc(refs, func(o ref) bool { return o.name == r.name }) {
			d.fault(item, fmt.Sprintf("%q is named twice", r.name), "remove one")
			continue
		}
		refs = append(refs, r)
	}
	if len(refs) == 0 && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		d.fault(n, "the list is empty", "remove the key or name something")
	}
	return refs
}

// withoutText says what to write where there is no text: between braces, a comma ends one.
func withoutText(n node) string {
	if n.Kind != yaml.ScalarNode {
		return "write one text"
	}
	return `write the text; between { and }, put a text that has a comma or a colon in it into quotes: {2020: "new base, new weights"}`
}
