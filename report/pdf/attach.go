package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strconv"
	"unicode/utf16"

	"briefing/report/page"
)

// Attachment is a file embedded in the document (ISO 32000-1, 7.11.4).
type Attachment struct {
	Name        string // a file name, with slashes between folders
	Type        string // MIME type
	Description string
	// Relation says how the file relates to the document (ISO 19005-3, annex E).
	Relation Relation
	Data     []byte
}

// Relation is how an attachment relates to the document.
type Relation string

// The relations.
const (
	Source     Relation = "Source"     // the document was made from it
	Data       Relation = "Data"       // what a picture shows
	Supplement Relation = "Supplement" // to be read along with the source
)

// Attach adds a file to the document. Names must differ.
func (d *Document) Attach(a Attachment) { d.attached = append(d.attached, a) }

func (d *Document) checkAttachments() error {
	seen := map[string]bool{}
	for _, a := range d.attached {
		if err := checkText("name of an attachment", a.Name); err != nil {
			return err
		}
		if err := checkText("description of an attachment", a.Description); err != nil {
			return err
		}
		if a.Name == "" || seen[a.Name] {
			return fmt.Errorf("two attachments have the name %q, or one has none; name each differently", a.Name)
		}
		seen[a.Name] = true
	}
	return nil
}

// attachedFile is the object of an attachment.
type attachedFile struct {
	name   string
	object *object
}

type attachedFiles []attachedFile

// files makes the objects of the attachments; nil if there are none.
func (d *Document) files() attachedFiles {
	var files attachedFiles
	for _, a := range d.attached {
		content := &object{
			value:  dict{"Type": name("EmbeddedFile"), "Subtype": name(a.Type), "Params": dict{"Size": integer(len(a.Data))}},
			stream: slices.Clone(a.Data),
		}
		compress(content)
		spec := dict{
			"Type": name("Filespec"), "F": textString(a.Name), "UF": textString(a.Name),
			"EF": dict{"F": content, "UF": content}, "AFRelationship": name(a.Relation),
		}
		if description := cmp.Or(a.Description, a.Name); a.Description != "" || d.info.Standard == UA2 {
			spec["Desc"] = textString(description)
		}
		files = append(files, attachedFile{a.Name, &object{value: spec}})
	}
	return files
}

// named lists the files by name, as a name tree does. Readers disagree about the order
// of non-ASCII names, so those are escaped.
func (f attachedFiles) named() array {
	key := func(file attachedFile) string { return (&url.URL{Path: file.name}).EscapedPath() }
	sorted := slices.Clone(f)
	slices.SortFunc(sorted, func(a, b attachedFile) int { return cmp.Compare(key(a), key(b)) })
	var list array
	for _, file := range sorted {
		list = append(list, bytestr(key(file)), file.object)
	}
	return list
}

// all lists the files in the order in which they were attached.
func (f attachedFiles) all() array {
	var list array
	for _, file := range f {
		list = append(list, file.object)
	}
	return list
}

// Contents is what a file that this package wrote says about itself.
type Contents struct {
	Title       string
	Producer    string
	Language    string   // BCP 47; empty if not given
	Alts        []string // of its figures, in reading order
	Attachments []Attachment
}

// Limits of Read: far more than a briefing needs.
const (
	maxRead     = 256 << 20 // bytes of a file, and of one unpacked stream
	maxUnpacked = 1 << 30   // bytes of all streams together
)

// stated is the text of the first element of an XMP packet with a tag.
func stated(packet []byte, tag string) string {
	_, rest, _ := bytes.Cut(packet, []byte("<"+tag+">"))
	text, _, _ := bytes.Cut(rest, []byte("<"))
	return html.UnescapeString(string(text))
}

var errForeign = errors.New("it is not a PDF that this program wrote, or it was changed since")

// Read reads back what Write wrote: the title, the alt texts of the figures, and the
// attachments. It fails for files of other programs and for damaged files.
func Read(content []byte) (Contents, error) {
	if len(content) > maxRead || !bytes.HasPrefix(content, []byte("%PDF-1.7\n")) && !bytes.HasPrefix(content, []byte("%PDF-2.0\n")) || !bytes.HasSuffix(content, []byte("%%EOF\n")) {
		return Contents{}, errForeign
	}
	objects, trailer, err := readObjects(content)
	if err != nil {
		return Contents{}, fmt.Errorf("%w: %w", errForeign, err)
	}
	var out Contents
	if info, ok := follow(trailer["Info"]).(dict); ok {
		out.Title, out.Producer = textOf(info["Title"]), textOf(info["Producer"])
	}
	root, ok := follow(trailer["Root"]).(dict)
	if !ok {
		return Contents{}, errForeign
	}
	out.Language = textOf(root["Lang"])
	if o, ok := root["Metadata"].(*object); ok && out.Producer == "" { // of PDF/A-4
		out.Title, out.Producer = stated(o.stream, "rdf:li xml:lang=\"x-default\""), stated(o.stream, "pdf:Producer")
	}
	if tree, ok := follow(root["StructTreeRoot"]).(dict); ok {
		alts(tree["K"], map[*object]bool{}, 0, &out.Alts)
	}
	files, _ := follow(root["AF"]).(array)
	for _, f := range files {
		a, err := attachment(f, objects)
		if err != nil {
			return Contents{}, err
		}
		out.Attachments = append(out.Attachments, a)
	}
	return out, nil
}

// readObjects reads the objects of a whole file: first those that stand alone, then
// those packed into streams.
func readObjects(content []byte) (*unpacker, dict, error) {
	p := &parser{data: content, at: bytes.IndexByte(content, '\n') + 1, objects: map[int]*object{}}
	var trailer dict
	var order []*object
	for {
		if p.at < len(content) && content[p.at] == '%' { // the line of bytes that marks the file as binary
			p.at += max(1, bytes.IndexByte(content[p.at:], '\n'))
			continue
		}
		word := p.token()
		if word == "startxref" {
			break
		}
		n, err := strconv.Atoi(word)
		if err != nil {
			return nil, nil, errObjects
		}
		o := p.object(n)
		if err := p.define(o); err != nil {
			return nil, nil, err
		}
		order = append(order, o)
	}
	u := &unpacker{left: maxUnpacked}
	for _, o := range order {
		d := dictOf(o)
		switch d["Type"] {
		case name("XRef"):
			trailer = d
		case name("ObjStm"):
			if err := u.unpack(o, p.objects); err != nil {
				return nil, nil, err
			}
		}
	}
	if trailer == nil {
		return nil, nil, errObjects
	}
	return u, trailer, nil
}

// unpacker inflates streams, up to a total limit.
type unpacker struct{ left int64 }

// bytes returns the content of a stream.
func (u *unpacker) bytes(o *object) ([]byte, error) {
	if dictOf(o)["Filter"] == nil {
		return o.stream, nil
	}
	out, err := inflate(o.stream, min(u.left, maxRead))
	u.left -= int64(len(out))
	if err == nil && u.left <= 0 {
		err = errObjects
	}
	return out, err
}

// unpack reads the objects in an object stream.
func (u *unpacker) unpack(holder *object, objects map[int]*object) error {
	content, err := u.bytes(holder)
	if err != nil {
		return err
	}
	d := dictOf(holder)
	count, ok1 := d["N"].(integer)
	first, ok2 := d["First"].(integer)
	if !ok1 || !ok2 || first < 0 || int(first) > len(content) || count < 0 || count > perHolder {
		return errObjects
	}
	index := &parser{data: content[:first]}
	for range count {
		n, err1 := strconv.Atoi(index.token())
		at, err2 := strconv.Atoi(index.token())
		if err1 != nil || err2 != nil || at < 0 || int(first)+at > len(content) {
			return errObjects
		}
		p := &parser{data: content[int(first)+at:], objects: objects}
		v, err := p.value()
		if err != nil {
			return err
		}
		p.object(n).value = v
	}
	return nil
}

// follow returns the value itself or, for a reference, that of the object.
func follow(v value) value {
	if o, ok := v.(*object); ok {
		return o.value
	}
	return v
}

// alts collects the alt texts below an element of the structure.
func alts(v value, seen map[*object]bool, depth int, into *[]string) {
	if depth > maxDepth {
		return
	}
	if o, ok := v.(*object); ok {
		if seen[o] {
			return
		}
		seen[o] = true
	}
	switch e := follow(v).(type) {
	case array:
		for _, kid := range e {
			alts(kid, seen, depth+1, into)
		}
	case dict:
		if e["S"] == name(page.Figure) && e["Alt"] != nil {
			*into = append(*into, textOf(e["Alt"]))
		}
		alts(e["K"], seen, depth+1, into)
	}
}

func attachment(v value, u *unpacker) (Attachment, error) {
	spec, _ := follow(v).(dict)
	ef, _ := follow(spec["EF"]).(dict)
	content, ok := ef["UF"].(*object)
	if !ok {
		return Attachment{}, errForeign
	}
	data, err := u.bytes(content)
	if err != nil {
		return Attachment{}, fmt.Errorf("%w: %w", errForeign, err)
	}
	kind, _ := dictOf(content)["Subtype"].(name)
	relation, _ := spec["AFRelationship"].(name)
	return Attachment{Name: textOf(spec["UF"]), Type: string(kind), Description: textOf(spec["Desc"]), Relation: Relation(relation), Data: data}, nil
}

// textOf decodes what textString encoded.
func textOf(v value) string {
	s, _ := follow(v).(bytestr)
	rest, wide := bytes.CutPrefix([]byte(s), []byte{0xFE, 0xFF})
	if !wide {
		return string(s)
	}
	units := make([]uint16, len(rest)/2)
	for i := range units {
		units[i] = uint16(rest[2*i])<<8 | uint16(rest[2*i+1])
	}
	return string(utf16.Decode(units))
}
