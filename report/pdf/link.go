package pdf

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"

	"briefing/report/page"
)

// annotation is an area of a page that leads somewhere.
type annotation struct {
	element *Element
	box     [4]float64   // left, bottom, right, top on the page
	lines   [][4]float64 // the parts of the box, where it is that of several lines
	url     string       // an address, or
	dest    string       // the name of a destination in the document
	object  *object      // set by annotations
}

// LinkURL makes a rectangle, given by its top left corner, a link to an http, https or
// mailto address. e is the Link element that contains the text of the link; below any
// other element, one is made.
func (p *Page) LinkURL(e *Element, x, y, w, h float64, url string) {
	if url == "" {
		p.doc.fail("a link on page %d has no address; write one such as https://example.org/page", p.index+1)
	}
	p.link(e, &annotation{box: p.corners(x, y, w, h), url: url})
}

// LinkTo makes a rectangle a link to a destination in the document. Dest may name it
// before or afterwards.
func (p *Page) LinkTo(e *Element, x, y, w, h float64, dest string) {
	p.link(e, &annotation{box: p.corners(x, y, w, h), dest: dest})
}

func (p *Page) corners(x, y, w, h float64) [4]float64 {
	return [4]float64{x, p.height - y - h, x + w, p.height - y}
}

func (p *Page) link(e *Element, a *annotation) {
	p.doc.writable("a link", a.box[:]...)
	if e == nil {
		e = p.doc.root
	}
	if e.Role != page.Link {
		e = e.Child(page.Link)
	}
	a.element = e
	p.links = append(p.links, a)
	e.kids = append(e.kids, kid{page: p, link: a})
}

// destination is a named height on a page.
type destination struct {
	page *Page
	y    float64 // from the bottom of the page
	mark int     // the content that follows, by MCID
}

// Dest names a height on the page, in points from its top, for LinkTo and Outline. Each
// name may be used once.
func (p *Page) Dest(name string, y float64) {
	if _, ok := p.doc.dests[name]; ok {
		p.doc.fail("the destination %q is set twice; name each place differently", name)
		return
	}
	if err := checkText("destination", name); err != nil {
		p.doc.fail("%w", err)
	}
	p.doc.writable("a destination", y)
	p.doc.dests[name] = destination{p, min(max(0, p.height-y), p.height), len(p.marks)}
}

// checkLinks returns the first link that leads nowhere.
func (d *Document) checkLinks() error {
	for _, p := range d.pages {
		for _, a := range p.links {
			if a.url == "" {
				if _, ok := d.dests[a.dest]; !ok {
					return fmt.Errorf("a link on page %d leads to %q, which no Dest names", p.index+1, a.dest)
				}
				continue
			}
			if _, err := address(a.url); err != nil {
				return fmt.Errorf("link on page %d: %w", p.index+1, err)
			}
		}
	}
	return nil
}

// address returns a link's address in ASCII, as a file needs it.
func address(s string) (string, error) {
	if err := checkText("address", s); err != nil {
		return "", err
	}
	u, err := url.Parse(s)
	if err != nil {
		return "", fmt.Errorf("%q is not an address; write one such as https://example.org/page", s)
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return "", fmt.Errorf("%q names no host; write one such as https://example.org/page", s)
		}
	case "mailto":
	default:
		return "", fmt.Errorf("%q has the scheme %q; only http, https and mailto can be linked to", s, u.Scheme)
	}
	return escapeAddress(s), nil
}

// escapeAddress escapes the bytes that an address may not contain (RFC 3987, 3.1), but
// not those that are escaped already.
func escapeAddress(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' || strings.IndexByte(`"<>\^`+"`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// joinLinks makes one of the areas of a link that goes on below: who steps from link to link stops once. Programs that
// know no parts take all of the box for the link, so lines that do not begin below each other, beside other text, stay apart.
func joinLinks(p *Page) {
	all := p.links
	p.links = p.links[:0:0]
	for i, b := range all {
		var a *annotation
		if i > 0 {
			a = p.links[len(p.links)-1]
		}
		if a == nil || a.element != b.element || a.url != b.url || a.dest != b.dest || math.Abs(a.box[0]-b.box[0]) > 0.5 {
			p.links = append(p.links, b)
			continue
		}
		if a.lines == nil {
			a.lines = [][4]float64{a.box}
		}
		a.lines = append(a.lines, b.box)
		a.box = [4]float64{min(a.box[0], b.box[0]), min(a.box[1], b.box[1]), max(a.box[2], b.box[2]), max(a.box[3], b.box[3])}
		a.element.kids = slices.DeleteFunc(a.element.kids, func(k kid) bool { return k.link == b })
	}
}

// quads are the corners of the lines of a link, each from the bottom left against the clock.
func (a *annotation) quads() array {
	var out array
	for _, l := range a.lines {
		out = append(out, real(l[0]), real(l[1]), real(l[2]), real(l[1]), real(l[2]), real(l[3]), real(l[0]), real(l[3]))
	}
	return out
}

// annotations makes the objects of a page's links.
func (d *Document) annotations(p *Page, pages []*object) array {
	joinLinks(p)
	var out array
	for _, a := range p.links {
		v := dict{
			"Type": name("Annot"), "Subtype": name("Link"), "F": integer(4), // 4: is printed
			"Rect":   array{real(a.box[0]), real(a.box[1]), real(a.box[2]), real(a.box[3])},
			"Border": array{integer(0), integer(0), integer(0)},
			"P":      pages[p.index],
		}
		if a.lines != nil {
			v["QuadPoints"] = a.quads()
		}
		description := a.element.Alt
		if a.url != "" {
			uri, _ := address(a.url) // checked before
			v["A"] = dict{"S": name("URI"), "URI": bytestr(uri)}
			description = or(description, a.url)
		} else {
			d.lead(v, a.dest, pages)
			description = or(description, or(a.element.allText(), a.dest))
		}
		v["Contents"] = textString(description)
		a.object = &object{value: v}
		out = append(out, a.object)
	}
	return out
}

// lead sets where a link or an entry of the outline leads. PDF/UA-2 wants a place in the
// structure (ISO 14289-2, 8.8), beside the one on a page.
func (d *Document) lead(v dict, dest string, pages []*object) {
	to := d.dests[dest]
	if d.info.Standard == UA1 {
		v["Dest"] = to.value(pages)
		return
	}
	v["A"] = dict{"S": name("GoTo"), "D": to.value(pages), "SD": structurePlace{d, to}}
}

// structurePlace is a destination in the structure, whose element is made after the links.
type structurePlace struct {
	doc *Document
	to  destination
}

// element is that of the first content after the destination, or of the document.
func (s structurePlace) element() *object {
	for _, e := range s.to.page.marks[min(s.to.mark, len(s.to.page.marks)):] {
		if e != nil && e.object != nil {
			return e.object
		}
	}
	for _, e := range s.to.page.marks {
		if e != nil && e.object != nil {
			return e.object
		}
	}
	return s.doc.root.object
}

// reference is the element alone.
func (s structurePlace) reference() value { return structureReference(s) }

// structureReference is a reference to the element of a place.
type structureReference structurePlace

func (s structureReference) append(b []byte) []byte { return structurePlace(s).element().append(b) }

func (s structurePlace) append(b []byte) []byte {
	return array{s.element(), name("XYZ"), keyword("null"), real(s.to.y), keyword("null")}.append(b)
}

// or returns s, or t where s is empty.
func or(s, t string) string {
	if s == "" {
		return t
	}
	return s
}

// value returns an explicit destination: the height at the top of the window; left edge
// and zoom stay as they are.
func (d destination) value(pages []*object) array {
	return array{pages[d.page.index], name("XYZ"), keyword("null"), real(d.y), keyword("null")}
}
