package file

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	bcp47 "golang.org/x/text/language"
	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/language"
)

// An EditionError is a choice that a file does not offer: an edition in a
// language that it does not name.
type EditionError struct {
	Edition string
	data.Problem
}

// Wrong is what is wrong with the choice, at the key that makes it in a batch file.
func (e *EditionError) Wrong() (path string, wrong data.Problem) { return "editions", e.Problem }

// A FontMissingError leaves out an edition whose own font is not installed; the
// others do without it.
type FontMissingError struct {
	Edition string
	// Fault says which font it is, where the file names it, and how to get it.
	Fault data.Fault
	// Optional says that the file allows for that.
	Optional bool
}

// Error says what is missing, and how to get it.
func (e *FontMissingError) Error() string {
	return fmt.Sprintf("the edition %s is left out: %s; %s", e.Edition, e.Fault.Text, e.Fault.Hint)
}

// Unwrap is the fault at its place.
func (e *FontMissingError) Unwrap() error { return e.Fault }

// LoadEditions is Load for several editions of a file: those named ("" is the main
// one), or, for none, all that it has, the main one first; a file without editions has one. The
// faults of all come together, each once. Those left out for want of a font are
// returned apart.
func LoadEditions(fsys fs.FS, name string, tags []string, opt Options) (all []*data.Dataset, left []*FontMissingError, err error) {
	if len(tags) > 0 {
		opt.Edition = tags[0]
	}
	var faults data.Faults
	cache := &FileCache{fsys: fsys, oneLoad: true}
	ds, has, err := open(cache, name, opt)
	rest := tags[min(len(tags), 1):]
	if len(tags) == 0 && len(has) > 0 {
		rest = has[1:]
	}
	for {
		switch e := err.(type) {
		case nil:
			all = append(all, ds)
		case data.Faults:
			faults = faults.And(e)
		case *FontMissingError:
			left = append(left, e)
		default:
			return nil, nil, err
		}
		if len(rest) == 0 {
			break
		}
		opt.Edition, rest = rest[0], rest[1:]
		ds, _, err = open(cache, name, opt)
	}
	if len(faults) > 0 {
		var files []string
		for _, f := range faults {
			files = append(files, f.Pos.File)
		}
		return nil, nil, faults.Sorted(files)
	}
	return all, left, nil
}

// allEditions is the key of a text that is the same in every language.
const allEditions = "all"

// fileLanguages are the languages of a file: its editions, the main one first, and the
// one that is read now. Both are empty in a file without editions.
type fileLanguages struct {
	editions []string
	edition  string
	current  string // the language that is read
	// own says that what is read belongs to this edition alone.
	own bool
	// without is why the edition that is read is left out; nil where it is not.
	without *FontMissingError
	// chosen are the texts whose language is chosen; true for those that the file
	// gives in several.
	chosen map[*yaml.Node]bool
}

// chooseEdition reads the editions that the head names, and decides which one is
// read.
func (d *decoder) chooseEdition(root node, chosen string) error {
	if named := lookup(root.Node, "editions"); named != nil {
		for _, item := range d.sequence(root.at(named, "editions"), "languages") {
			d.addEdition(item)
		}
		if tag := lookup(root.Node, "language"); tag != nil {
			d.fault(root.at(tag, "language"), "the file has editions, each with a language of its own", "remove language:")
		}
	}
	if len(d.editions) == 0 {
		return d.onlyEdition(root, chosen)
	}
	d.edition, d.current = d.editions[0], d.editions[0]
	if chosen == "" {
		return nil
	}
	i := slices.IndexFunc(d.editions, func(tag string) bool { return sameLanguage(tag, chosen) })
	if i < 0 {
		return &EditionError{chosen, data.Problem{Text: fmt.Sprintf("the file has no edition %q", chosen), Hint: "it has " + strings.Join(d.editions, ", ")}}
	}
	d.edition, d.current = d.editions[i], d.editions[i]
	return nil
}

// onlyEdition checks that a file without editions is in the language chosen.
func (d *decoder) onlyEdition(root node, chosen string) error {
	own := language.StandardLanguage
	if tag := lookup(root.Node, "language"); tag != nil {
		own = tag.Value
	}
	d.current = own
	if chosen == "" || sameLanguage(own, chosen) || lookup(root.Node, "editions") != nil {
		return nil
	}
	return &EditionError{chosen, data.Problem{Text: fmt.Sprintf("the file has no edition %q: it is in %s alone", chosen, own), Hint: "name its languages at its head: editions: [" + own + ", " + chosen + "]"}}
}

func (d *decoder) addEdition(item node) {
	tag, ok := d.line(item)
	if !ok {
		return
	}
	if _, err := language.New(tag); err != nil {
		d.problem(item, err)
		return
	}
	if slices.ContainsFunc(d.editions, func(other string) bool { return sameLanguage(other, tag) }) {
		d.fault(item, fmt.Sprintf("the edition %q is named twice", tag), "remove one")
		return
	}
	d.editions = append(d.editions, tag)
}

// sameLanguage reports whether two BCP 47 tags are one, written in one way or
// another.
func sameLanguage(a, b string) bool {
	if a == b {
		return true
	}
	s, err1 := bcp47.Parse(a)
	t, err2 := bcp47.Parse(b)
	return err1 == nil && err2 == nil && s == t
}

// phrase reads a text of one line that a reader of the briefing meets: in a file
// with editions it stands there in each language.
func (d *decoder) phrase(n node) (string, bool) {
	n, ok := d.inLanguage(n, d.editions)
	if !ok {
		return "", false
	}
	return d.line(n)
}

// quoted reads a text of one line that may stay in its own language, such as the
// title of a source. It reports whether the text is in that of the edition.
func (d *decoder) quoted(n node) (text string, translated, ok bool) {
	if n.Kind != yaml.MappingNode {
		text, ok = d.line(n)
		return text, d.edition == "" || d.edition == d.editions[0], ok
	}
	text, ok = d.phrase(n)
	return text, true, ok
}

// inLanguage returns the text of a place in the language that is read. Where the
// file has editions a mapping holds a text for each of those needed; in its place
// the one chosen stands afterwards, so that what is made of the file later, such
// as an excerpt, holds that alone.
func (d *decoder) inLanguage(n node, needed []string) (node, bool) {
	if _, done := d.chosen[n.Node]; done {
		return n, true
	}
	if d.chosen == nil {
		d.chosen = map[*yaml.Node]bool{}
	}
	d.chosen[n.Node] = n.Kind == yaml.MappingNode
	if n.Kind != yaml.MappingNode {
		if len(d.editions) > 1 && n.Kind == yaml.ScalarNode && hasWords(n.Value) {
			d.fault(n, "the text has no translation into "+strings.Join(d.editions[1:], ", "),
				"write "+langHint(d.editions)+", or {all: ...} where it is the same in every language")
		}
		return n, true
	}
	if len(d.editions) == 0 {
		d.fault(n, "a text is expected, not a mapping", noEditionsHint(n))
		return n, false
	}
	return d.chooseText(n, needed)
}

// noEditionsHint is what to write where a mapping stands for a text in a file
// without editions; empty where it is not a mapping of languages.
func noEditionsHint(n node) string {
	var tags []string
	for i := 0; i < len(n.Content); i += 2 {
		if _, err := language.New(n.Content[i].Value); err != nil {
			return ""
		}
		tags = append(tags, n.Content[i].Value)
	}
	if tags == nil {
		return ""
	}
	return "name the languages at the head of the file: editions: [" + strings.Join(tags, ", ") + "]"
}

// langHint shows how a text is written in several languages.
func langHint(tags []string) string { return "{" + strings.Join(tags, ": ..., ") + ": ...}" }

// chooseText puts the text of the language that is read in the place of a mapping
// of all.
func (d *decoder) chooseText(n node, needed []string) (node, bool) {
	var chosen node
	there := map[string]bool{}
	for key, child := range d.pairs(n) {
		switch {
		case key.Value != allEditions && !slices.Contains(d.editions, key.Value):
			hint := d.suggest(key.Value, d.editions)
			if n.Style&yaml.FlowStyle != 0 && child.Tag == "!!null" {
				hint = "a comma separates keys inside { }: put a text that contains one into quotes"
			}
			d.fault(key, fmt.Sprintf("there is no edition %q", key.Value), hint)
			return n, false
		case key.Value == d.edition || key.Value == allEditions:
			chosen = child
		default:
			d.line(child) // for its faults
		}
		there[key.Value] = true
	}
	if there[allEditions] && len(there) > 1 {
		d.fault(n, "the text is given for all languages, and for one of them as well", "keep all, or the languages")
		return n, false
	}
	lacking := slices.DeleteFunc(slices.Clone(needed), func(tag string) bool { return there[tag] || there[allEditions] })
	if len(lacking) > 0 {
		d.fault(n, "the text has no translation into "+strings.Join(lacking, ", "), "add "+strings.Join(lacking, ": ..., ")+": ...")
	}
	if chosen.Node == nil {
		return n, false
	}
	*n.Node = *chosen.Node
	return node{Node: n.Node, file: n.file, path: chosen.path}, true
}

// hasWords reports whether a text holds words, and not only references, numbers and
// signs.
func hasWords(s string) bool {
	return strings.IndexFunc(blankOut(s), unicode.IsLetter) >= 0
}

// translatedShape is a text, or one for each language of the file.
func translatedShape() *schema {
	return eitherShape(append(textShape().AnyOf, languagesShape(textShape()))...)
}

// languagesShape is one thing for each language of the file.
func languagesShape(of *schema) *schema {
	s := mapShape(&schema{Pattern: `^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$`}, eitherShape(append(of.alternatives(), filledShape())...))
	s.Description = "The same text in each of the editions; all: where it is the same in every one."
	return s
}
