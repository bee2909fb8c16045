package pdf

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// complete completes gofpdf's objects and returns the trailer, from which the whole
// file can be reached.
func (d *Document) complete(c *container, fonts []subset) (dict, error) {
	if len(c.pages) != len(d.pages) || len(c.images) != len(d.images.files) {
		return nil, fmt.Errorf("%w: %d pages and %d pictures of %d and %d", errObjects, len(c.pages), len(c.images), len(d.pages), len(d.images.files))
	}
	resources := d.resources(c, fonts)
	for i, p := range d.pages {
		d.completePage(p, c.pages[i], c, resources)
	}
	c.pageSet.value = dict{"Type": name("Pages"), "Kids": pageList(c.pages), "Count": integer(len(c.pages))}
	trailer := dict{"Root": &object{value: d.catalog(c)}}
	if info := d.info.dict(); len(info) > 0 && d.info.Standard == UA1 { // PDF/A-4 has all of it in the XMP packet
		trailer["Info"] = &object{value: info}
	}
	return trailer, nil
}

func pageList(pages []*object) array {
	var out array
	for _, p := range pages {
		out = append(out, p)
	}
	return out
}

// completePage replaces the page's dictionary: exact size, compressed content, shared
// resources, links.
func (d *Document) completePage(p *Page, o *object, c *container, resources *object) {
	contents := &object{value: dict{}, stream: p.content()}
	page := dict{
		"Type": name("Page"), "Parent": c.pageSet, "Resources": resources, "Contents": contents,
		"MediaBox": array{integer(0), integer(0), real(p.width), real(p.height)},
	}
	if links := d.annotations(p, c.pages); len(links) > 0 {
		page["Annots"] = links
		page["Tabs"] = name("S") // in the order of the structure
	}
	o.value = page
	compress(contents)
}

// catalog returns the root of the file.
func (d *Document) catalog(c *container) dict {
	tree := d.structureRoot(c.pages)
	root := dict{
		"Type": name("Catalog"), "Pages": c.pageSet,
		"Metadata": &object{value: dict{"Type": name("Metadata"), "Subtype": name("XML")}, stream: d.info.xmp(tree != nil, len(d.attached) > 0)},
	}
	profile := &object{value: dict{"N": integer(3)}, stream: slices.Clone(srgb())}
	compress(profile)
	root["OutputIntents"] = array{dict{
		"Type": name("OutputIntent"), "S": name("GTS_PDFA1"), "OutputConditionIdentifier": bytestr("sRGB"),
		"Info": bytestr("sRGB IEC61966-2.1"), "DestOutputProfile": profile,
	}}
	if d.info.Language != "" {
		root["Lang"] = textString(d.info.Language)
	}
	if d.info.Title != "" {
		root["ViewerPreferences"] = dict{"DisplayDocTitle": keyword("true")}
	}
	if tree != nil {
		root["StructTreeRoot"] = tree
		root["MarkInfo"] = dict{"Marked": keyword("true")}
	}
	if outline := d.outlineRoot(c.pages); outline != nil {
		root["Outlines"], root["PageMode"] = outline, name("UseOutlines")
	}
	names := d.names(c.pages)
	if files := d.files(); files != nil {
		names["EmbeddedFiles"], root["AF"] = &object{value: dict{"Names": files.named()}}, files.all()
	}
	if len(names) > 0 {
		root["Names"] = names
	}
	if labels := d.pageLabels(); labels != nil {
		root["PageLabels"] = labels
	}
	return root
}

// resources returns the dictionary that all pages share, under the names that their
// content uses.
func (d *Document) resources(c *container, subsets []subset) *object {
	out := dict{}
	fonts := dict{}
	for _, s := range subsets {
		fonts[fontName(s.use.index)] = s.object()
	}
	pictures := dict{}
	for i, o := range c.images {
		pictures[imageName(i+1)] = o
	}
	opacities := dict{}
	for a, used := range d.alphas {
		if used {
			v := real(unit(uint8(a)))
			opacities[alphaName(uint8(a))] = &object{value: dict{"Type": name("ExtGState"), "ca": v, "CA": v}}
		}
	}
	for k, v := range map[name]dict{"Font": fonts, "XObject": pictures, "ExtGState": opacities} {
		if len(v) > 0 {
			out[k] = v
		}
	}
	return &object{value: out}
}

// compress deflates a stream where that makes it shorter.
func compress(o *object) {
	if packed := deflate(o.stream); len(packed) < len(o.stream) {
		o.stream = packed
		d := dictOf(o)
		d["Filter"] = name("FlateDecode")
	}
}

// level makes a hundred briefings of 12 pages 12% larger than the default level does,
// and saves 7% of the CPU time of building them.
const level = 1

// writers are reused: a new one allocates more than the size of most pages.
var writers = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, level) // the level is valid
	return w
}}

func deflate(data []byte) []byte {
	w := writers.Get().(*zlib.Writer)
	defer writers.Put(w)
	var buf bytes.Buffer
	buf.Grow(len(data)/2 + 64) // more than most need
	w.Reset(&buf)
	_, _ = w.Write(data) // a Buffer accepts everything
	_ = w.Close()
	return buf.Bytes()
}

// inflate returns at most limit bytes of a deflated stream.
func inflate(data []byte, limit int64) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, limit))
}
