package pdf

import (
	"fmt"
	"strings"
)

// Role says what a piece of content is: a standard structure type of PDF 1.7
// (ISO 32000-1, 14.8.4).
type Role string

// The roles a document is made of.
const (
	DocumentRole Role = "Document"
	Part         Role = "Part"
	Sect         Role = "Sect"
	H1           Role = "H1"
	H2           Role = "H2"
	H3           Role = "H3"
	H4           Role = "H4"
	H5           Role = "H5"
	H6           Role = "H6"
	P            Role = "P"
	L            Role = "L"
	LI           Role = "LI"
	Lbl          Role = "Lbl"
	LBody        Role = "LBody"
	Figure       Role = "Figure"
	Caption      Role = "Caption"
	Table        Role = "Table"
	THead        Role = "THead"
	TBody        Role = "TBody"
	TR           Role = "TR"
	TH           Role = "TH"
	TD           Role = "TD"
	TOC          Role = "TOC"
	TOCI         Role = "TOCI"
	Link         Role = "Link"
	Span         Role = "Span"
	Reference    Role = "Reference"
	Note         Role = "Note"
	Code         Role = "Code"
	BlockQuote   Role = "BlockQuote"
)

// The roles of what is no part of the text: rules and backgrounds, which may as
// well have no element, and the lines that come back on every page.
const (
	Artifact   Role = "Artifact"
	PageHeader Role = "Header"
	PageFooter Role = "Footer"
)

// artifact reports whether content of the role is no part of the text.
func (r Role) artifact() bool { return r == Artifact || r == PageHeader || r == PageFooter }

// Scope says which cells a TH is the head of.
type Scope string

// The scopes of a head cell.
const (
	Column Scope = "Column"
	Row    Scope = "Row"
	Both   Scope = "Both"
)

// Element is a piece of the document's structure. Elements form a tree in
// reading order: the order in which children are made and content is drawn.
type Element struct {
	Role  Role
	Alt   string // what a figure shows; for a link, what it leads to
	Title string // a name for the element, such as the text of a heading
	Lang  string // BCP 47, where it differs from the document's
	Scope Scope  // of a TH
	// RowSpan and ColSpan are the rows and columns a TH or TD covers; 0 is 1.
	RowSpan, ColSpan int

	parent *Element
	kids   []kid
	text   []byte  // what was drawn into it, for the names of links
	end    lineEnd // of the last line
	// box is the place of a figure on its first page: left, bottom, right, top.
	box   [4]float64
	boxed *Page
}

// kid is a child element, a marked stretch of a page's content, or an annotation.
type kid struct {
	element *Element
	page    *Page
	mcid    int
	link    *annotation
}

// Child appends an element below e and returns it.
func (e *Element) Child(role Role) *Element {
	c := &Element{Role: role, parent: e}
	e.kids = append(e.kids, kid{element: c})
	return c
}

// lineage returns the outermost element above e and, for content that is no part
// of the text, as what it is to be marked.
func (e *Element) lineage() (root *Element, artifact Role) {
	for ; e != nil; e = e.parent {
		root = e
		if e.Role.artifact() {
			artifact = e.Role
		}
	}
	return root, artifact
}

// enclose widens the box of a figure by a rectangle given from the bottom left.
func (e *Element) enclose(p *Page, x, y, w, h float64) {
	if e == nil || e.Role != Figure || e.boxed != nil && e.boxed != p {
		return
	}
	if e.boxed == nil {
		e.boxed, e.box = p, [4]float64{x, y, x + w, y + h}
		return
	}
	e.box = [4]float64{min(e.box[0], x), min(e.box[1], y), max(e.box[2], x+w), max(e.box[3], y+h)}
}

// addWords notes a line that was drawn into e.
func (e *Element) addWords(line string) {
	if len(e.text) > 0 {
		e.text = append(e.text, ' ')
	}
	e.text = append(e.text, line...)
}

// words returns the text drawn into e and the elements below it.
func (e *Element) words() string {
	var parts []string
	if len(e.text) > 0 {
		parts = append(parts, string(e.text))
	}
	for _, k := range e.kids {
		if k.element == nil {
			continue
		}
		if s := k.element.words(); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// roles lists what may stand in a file.
var roles = map[Role]bool{
	DocumentRole: true, Part: true, Sect: true, H1: true, H2: true, H3: true, H4: true, H5: true, H6: true, P: true, L: true, LI: true, Lbl: true,
	LBody: true, Figure: true, Caption: true, Table: true, THead: true, TBody: true, TR: true, TH: true, TD: true,
	TOC: true, TOCI: true, Link: true, Span: true, Reference: true, Note: true, Code: true, BlockQuote: true,
	Artifact: true, PageHeader: true, PageFooter: true,
}

// check returns the first fault of the element's attributes, or of those below.
func (e *Element) check() error {
	if !roles[e.Role] {
		return fmt.Errorf("unknown role %q; use one of the roles of this package", string(e.Role))
	}
	what := string(e.Role)
	for _, s := range []struct{ where, text string }{
		{"alternative text of a " + what, e.Alt}, {"title of a " + what, e.Title},
	} {
		if err := checkText(s.where, s.text); err != nil {
			return err
		}
	}
	if err := checkLanguage("language of a "+what, e.Lang); err != nil {
		return err
	}
	switch e.Scope {
	case "", Column, Row, Both:
	default:
		return fmt.Errorf("unknown scope %q of a %s; use Column, Row or Both", string(e.Scope), what)
	}
	for _, k := range e.kids {
		if k.element == nil {
			continue
		}
		if err := k.element.check(); err != nil {
			return err
		}
	}
	return nil
}
