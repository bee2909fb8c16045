package file

import (
	"fmt"
	"slices"
	"strings"

	bcp47 "golang.org/x/text/language"
	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/table"
)

// decodeNames reads what the names of categories and series are called. In the main
// edition the name itself will do.
func decodeNames(d *decoder, n node, f *fileDraft) {
	for key, child := range d.filledMapping(n, "names") {
		name := table.OneLine(key.Value)
		if len(d.editions) > 0 && child.Kind == yaml.MappingNode && lookup(child.Node, d.editions[0]) == nil && lookup(child.Node, allEditions) == nil && d.edition == d.editions[0] {
			child.Content = append(slices.Clone(child.Content), text(d.edition), text(name))
		}
		called := name
		if !d.asks(child, child) {
			if said, ok := nameOf(d, child); ok { // otherwise a fault is recorded: do not ask for it again
				called = said
			}
		}
		if f.names == nil {
			f.names = map[string]string{}
		}
		f.names[name] = called
		if n.file == d.including[0] {
			f.named = append(f.named, key)
		}
	}
}

func nameOf(d *decoder, n node) (string, bool) {
	n, ok := d.inLanguage(n, d.editions[min(len(d.editions), 1):])
	if !ok {
		return "", false
	}
	return d.line(n)
}

// dataWords are the words of a figure that stand in its data: names of categories
// and series, and the remarks of a CSV file.
func (r *resolver) dataWords(f *figureDraft, fig *data.Figure) []string {
	var words []string
	seen := map[string]bool{}
	add := func(s string) {
		if s != "" && !seen[s] {
			seen[s] = true
			words = append(words, s)
		}
	}
	for _, s := range fig.Series {
		add(s.Name)
	}
	if !fig.Periods {
		for _, k := range fig.Keys {
			add(k.Name)
		}
	}
	for _, s := range f.remarks {
		add(s)
	}
	return words
}

// checkNames checks that the names of a figure are known in every language, and
// that none stands for two things.
func (r *resolver) checkNames(f *figureDraft) {
	fig, _ := r.known(ref{name: f.id})
	if fig == nil || f.from != nil && (fig.Derived == nil || fig.Derived.Over.Groups == nil) {
		return // those of a computed figure are its inputs', unless it has groups
	}
	if len(r.draft.names) > 0 {
		r.oneThingEach(f, fig)
	}
	if len(r.decoder.editions) < 2 || f.sameNames {
		return
	}
	lacking := slices.DeleteFunc(r.dataWords(f, fig), func(s string) bool { _, ok := r.draft.names[s]; return ok || !hasWords(s) })
	if len(lacking) == 0 {
		return
	}
	shown := lacking[:min(len(lacking), language.MaxSuggested)]
	more := ""
	if n := len(lacking) - len(shown); n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	r.fault(f.key, fmt.Sprintf("names of %s have no translation into %s: %s%s", f.id, strings.Join(r.decoder.editions[1:], ", "), strings.Join(shown, "; "), more),
		fmt.Sprintf("add each to names: at the head of the file, as %s: %s, or names: same to the figure where they are the same in every language", keyText(lacking[0]), langHint(r.decoder.editions[1:])))
}

// translateRow puts the words of a row of a CSV file into the language that is
// read.
func (r *resolver) translateRow(f *figureDraft, v *valueDraft) {
	if v.note.raw != "" {
		f.remarks = append(f.remarks, v.note.raw)
		v.note.raw = r.printer.Name(v.note.raw)
	}
	explain(r.printer, v)
}

// keyText is a name as a key of YAML.
func keyText(name string) string {
	if strings.ContainsAny(name, ":#,{}[]&*!|>'\"%@`") {
		return fmt.Sprintf("%q", name)
	}
	return name
}

// oneThingEach refuses one name for two categories, or two series, of a figure.
func (r *resolver) oneThingEach(f *figureDraft, fig *data.Figure) {
	called := map[string]string{}
	check := func(kind, name string) bool {
		as := r.printer.Name(name)
		other, taken := called[kind+as]
		called[kind+as] = name
		if taken && other != name {
			r.fault(f.key, fmt.Sprintf("%q and %q of %s are both called %q", other, name, f.id, as), "call them by two names under names:")
		}
		return taken && other != name
	}
	for _, s := range fig.Series {
		if s.Name != "" && check("series ", s.Name) {
			return
		}
	}
	if fig.Periods {
		return
	}
	for _, k := range fig.Keys {
		if check("key ", k.Name) {
			return
		}
	}
}

// usedNames warns of names of the main file that nothing has: no category, no series and no
// member of a group. It is no fault: a table may have lost its row overnight.
func (r *resolver) usedNames() {
	if r.decoder.partial || len(r.draft.named) == 0 {
		return
	}
	known := map[string]bool{}
	for _, f := range r.draft.figures {
		fig, _ := r.known(ref{name: f.id})
		if fig == nil {
			return // names may be of a broken figure
		}
		for _, s := range r.dataWords(f, fig) {
			known[s] = true
		}
	}
	headings := func(groups []data.Group) {
		for _, group := range groups {
			known[group.Name] = true
		}
	}
	for _, c := range r.draft.charts {
		headings(c.groups.listed)
	}
	for _, g := range r.draft.groupings {
		headings(g.groups)
		for _, group := range g.groups {
			for _, name := range group.Members {
				known[name] = true
			}
		}
	}
	for _, key := range r.draft.named {
		if name := table.OneLine(key.Value); !known[name] {
			text := fmt.Sprintf("no category and no series is called %q", name)
			if near := language.Nearest(name, keysOf(known)); near != "" {
				text += fmt.Sprintf("; the nearest is %q", near)
			}
			r.warn(data.Fault{Rule: data.RuleUnusedName, Pos: key.pos(), Path: key.path, Text: text})
		}
	}
}

// ownWords reads a text that may stay in the language of its source. The language
// is that of the main edition where another one does not translate it.
func ownWords(d *decoder, n node) (text, foreign string) {
	text, translated, _ := d.quoted(n)
	if translated {
		return text, ""
	}
	return text, d.editions[0]
}

// decodeSourceLanguage finds the language of the publisher and the title of a source,
// where the briefing does not translate them.
func decodeSourceLanguage(d *decoder, n node, s *data.Source) {
	if s.Language == "" {
		return
	}
	own := s.Language
	if sameLanguage(own, d.current) {
		own = ""
	}
	for key, of := range map[string]*string{"publisher": &s.PublisherLanguage, "title": &s.TitleLanguage} {
		if text := lookup(n.Node, key); text != nil && !d.chosen[text] {
			*of = own
		}
	}
}

// decodeLanguageTag reads a BCP 47 tag of any language.
func decodeLanguageTag(d *decoder, n node) string {
	tag, ok := d.line(n)
	if !ok {
		return ""
	}
	if _, err := bcp47.Parse(tag); err != nil {
		d.fault(n, fmt.Sprintf("%q is not a language tag", tag), "write one such as en, zh or pt-BR")
		return ""
	}
	return tag
}
