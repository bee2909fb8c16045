package file

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// fontDraft are the fonts of a file, and the family that has those it does not
// name one by one.
type fontDraft struct {
	data.FontFiles
	family node // zero for none
}

func fontFields() record[fontDraft] {
	return record[fontDraft]{
		{"family", "an installed family, for all styles that are not given", false, textShape(), func(d *decoder, n node, f *fontDraft) {
			if _, ok := d.line(n); ok {
				f.family = n
			}
		}},
		{"regular", "the upright face of running text", false, fontShape(), func(d *decoder, n node, f *fontDraft) { f.Regular = decodeFont(d, n, data.FontStyle{}) }},
		{"bold", "the bold face", false, fontShape(), func(d *decoder, n node, f *fontDraft) { f.Bold = decodeFont(d, n, data.FontStyle{Bold: true}) }},
		{"italic", "the italic face", false, fontShape(), func(d *decoder, n node, f *fontDraft) { f.Italic = decodeFont(d, n, data.FontStyle{Italic: true}) }},
		{"bold-italic", "the bold italic face", false, fontShape(), func(d *decoder, n node, f *fontDraft) {
			f.BoldItalic = decodeFont(d, n, data.FontStyle{Bold: true, Italic: true})
		}},
		{"fallback", "faces for the characters the others lack, in order", false, oneOrMore(fontShape()), func(d *decoder, n node, f *fontDraft) {
			f.Fallback = nil // an edition has its own
			for _, item := range d.list(n) {
				if file := decodeFont(d, item, data.FontStyle{}); file != nil {
					f.Fallback = append(f.Fallback, file)
				}
			}
		}},
	}
}

// familyDraft names an installed family.
type familyDraft struct {
	name     node
	optional bool
}

func familyRecord() record[familyDraft] {
	return record[familyDraft]{
		{"family", "the name of an installed family, such as DejaVu Sans", true, textShape(), func(d *decoder, n node, f *familyDraft) {
			if _, ok := d.line(n); ok {
				f.name = n
			}
		}},
		{"optional", "true: where it is not installed, the edition that names it is left out; the main edition does without it", false, truthShape(), func(d *decoder, n node, f *familyDraft) {
			f.optional, _ = d.truth(n)
		}},
	}
}

func fontShape() *schema {
	return eitherShape(textShape(), familyRecord().shape("A family of fonts that is installed where the file is built."))
}

// fontsShape is the fonts of a file, and under the tags of its editions those of
// each.
func fontsShape() *schema {
	s := fontRecord().shape("TrueType fonts or collections: paths inside the folder of the file, or families that are installed; under the tag of an edition those that it alone has.")
	s.AdditionalProperties = &closed{fontRecord().shape("The fonts of one edition, besides those of all.")}
	return s
}

// decodeFonts reads the fonts of a file: those of all editions, and then those of the
// one that is read. A family serves the styles that are not given.
func decodeFonts(d *decoder, n node) data.FontFiles {
	var f fontDraft
	own := ownFonts(d, n)
	if !fontRecord().decode(d, n, "fonts", &f) {
		return f.FontFiles
	}
	if own.Node != nil {
		d.own = d.edition != d.editions[0]
		defer func() { d.own = false }()
		if fontRecord().decode(d, own, "fonts", &f) {
			for key, child := range d.pairs(own) {
				put(n.Node, key.Value, child.Node) // for what is made of the file later
			}
		}
	}
	if f.family.Node == nil {
		return f.FontFiles
	}
	for _, style := range []struct {
		into *(*data.File)
		data.FontStyle
	}{{&f.Regular, data.FontStyle{}}, {&f.Bold, data.FontStyle{Bold: true}}, {&f.Italic, data.FontStyle{Italic: true}}, {&f.BoldItalic, data.FontStyle{Bold: true, Italic: true}}} {
		if *style.into == nil && lookup(n.Node, key(style.FontStyle)) == nil {
			file, ok := installedFont(d, f.family, style.FontStyle, style.FontStyle == data.FontStyle{})
			if !ok {
				break // it would be the same for all
			}
			*style.into = file
		}
	}
	return f.FontFiles
}

// ownFonts takes the fonts of single editions out of those of all, and returns
// those of the one that is read.
func ownFonts(d *decoder, n node) (own node) {
	if n.Kind != yaml.MappingNode {
		return own
	}
	var shared []*yaml.Node
	for key, child := range d.pairs(n) {
		if !slices.Contains(d.editions, key.Value) {
			shared = append(shared, key.Node, child.Node)
		} else if key.Value == d.edition {
			own = child
		}
	}
	n.Content = shared
	return own
}

// key is the key of a style under fonts:.
func key(s data.FontStyle) string {
	switch {
	case s.Bold && s.Italic:
		return "bold-italic"
	case s.Bold:
		return "bold"
	case s.Italic:
		return "italic"
	}
	return "regular"
}

// decodeFont reads a font: the path of a file, or {family: NAME}.
func decodeFont(d *decoder, n node, style data.FontStyle) *data.File {
	if n.Kind != yaml.MappingNode {
		return decodeAttachment(d, n)
	}
	var f familyDraft
	if !familyRecord().decode(d, n, "a font", &f) || f.name.Node == nil {
		return nil
	}
	if f.optional && !d.own && missingFont(d, f.name, style) != nil {
		return nil // the characters that it would serve are looked for all the same
	}
	file, _ := installedFont(d, f.name, style, true)
	if d.without != nil && f.optional {
		d.without.Optional = true
	}
	return file
}

// missingFont says why a family cannot be used; nil where it can.
func missingFont(d *decoder, n node, style data.FontStyle) error {
	_, err := fontFamily(d, n, style)
	return err
}

// fontFamily looks for an installed font; nil where the family has no such style.
func fontFamily(d *decoder, n node, style data.FontStyle) (*cachedFont, error) {
	if d.findFont == nil {
		return nil, errNoLookUp
	}
	return d.cache.font(n.Value, style, d.findFont)
}

var errNoLookUp = data.Problem{Text: "installed fonts cannot be found here", Hint: "name the path of a TrueType file instead"}

// installedFont looks for an installed font. Without a fault it may be missing only
// where it is not required.
func installedFont(d *decoder, n node, style data.FontStyle, required bool) (file *data.File, ok bool) {
	found, err := fontFamily(d, n, style)
	if _, broken := errors.AsType[*fs.PathError](err); broken {
		d.unread(n, err)
		return nil, false
	}
	switch {
	case err != nil:
		problem := data.ProblemOf(err)
		if d.own {
			d.without = &FontMissingError{Edition: d.edition, Fault: d.withLine(data.Fault{Pos: n.pos(), Path: n.path, Text: problem.Text, Hint: problem.Hint})}
			return nil, false
		}
		d.fault(n, problem.Text, problem.Hint)
		return nil, false
	case found == nil && required:
		d.fault(n, fmt.Sprintf("the family %q has no %s font that is installed", n.Value, key(style)), "name another family, or the path of a TrueType file")
		return nil, false
	case found == nil:
		d.depends = append(d.depends, data.Dependency{InputRef: fontRef(n.Value, style)})
		return nil, true
	}
	d.note(data.Input{Name: systemFont + found.Name, SHA256: hex.EncodeToString(found.sum[:])})
	d.depends = append(d.depends, data.Dependency{InputRef: fontRef(n.Value, style), Sum: found.sum})
	return &data.File{Name: found.Name, Data: found.Data, Face: found.Face, Pos: n.pos()}, true
}
