package pdf

import (
	"cmp"
	"fmt"
	"strings"

	"briefing/report/page"
)

// Element is a part of the document's structure. Elements form a tree in reading order:
// the order in which children are made and content is drawn.
type Element struct {
	Role    page.Role
	Alt     string     // what a figure shows; for a link, where it leads
	Actual  string     // what stands for the content: what it says in words
	Long    string     // what a short form stands for
	Ordered bool       // of an L: its points are counted
	Title   string     // a name for the element, such as the text of a heading
	Lang    string     // BCP 47, where it differs from the document's
	Scope   page.Scope // of a TH
	// RowSpan and ColSpan are how many rows and columns a TH or TD covers; 0 means 1.
	RowSpan, ColSpan int

	parent *Element
	kids   []kid
	text   []byte  // text drawn into it, for the names of links
	end    lineEnd // of the last line of a block
	// box is the area of a figure on its first page: left, bottom, right, top.
	box   [4]float64
	boxed *Page

	object *object // of the file; nil for an artifact
}

// kid is a child element, a marked piece of a page's content, or an annotation.
type kid struct {
	element *Element
	page    *Page
	mcid    int
	link    *annotation
}

// Child appends an element below e and returns it.
func (e *Element) Child(role page.Role) *Element {
	c := &Element{Role: role, parent: e}
	e.kids = append(e.kids, kid{element: c})
	return c
}

// inBlocks are the roles of what stands on the lines of a block.
var inBlocks = map[page.Role]bool{page.Link: true, page.Span: true, page.Reference: true, page.Code: true, page.Strong: true, page.Em: true}

// block is the element whose lines the text of e stands on.
func (e *Element) block() *Element {
	for inBlocks[e.Role] && e.parent != nil {
		e = e.parent
	}
	return e
}

// lineage returns the outermost element above e and, for content that is not part of
// the text, the role to mark it with.
func (e *Element) lineage() (root *Element, artifact page.Role) {
	for ; e != nil; e = e.parent {
		root = e
		if e.Role.IsArtifact() {
			artifact = e.Role
		}
	}
	return root, artifact
}

// enclose widens the box of a figure to contain a rectangle given by its bottom left
// corner.
func (e *Element) enclose(p *Page, x, y, w, h float64) {
	if e == nil || e.Role != page.Figure || e.boxed != nil && e.boxed != p {
		return
	}
	if e.boxed == nil {
		e.boxed, e.box = p, [4]float64{x, y, x + w, y + h}
		return
	}
	e.box = [4]float64{min(e.box[0], x), min(e.box[1], y), max(e.box[2], x+w), max(e.box[3], y+h)}
}

// addText adds a line that was drawn into e.
func (e *Element) addText(line string) {
	if len(e.text) > 0 {
		e.text = append(e.text, ' ')
	}
	e.text = append(e.text, line...)
}

// allText returns the text drawn into e and the elements below it.
func (e *Element) allText() string {
	var parts []string
	if len(e.text) > 0 {
		parts = append(parts, string(e.text))
	}
	for _, k := range e.kids {
		if k.element == nil {
			continue
		}
		if s := k.element.allText(); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// roles lists the roles that a file may contain.
var roles = map[page.Role]bool{
	page.DocumentRole: true, page.Part: true, page.Sect: true, page.Div: true, page.H1: true, page.H2: true, page.H3: true, page.H4: true, page.H5: true, page.H6: true, page.P: true, page.L: true, page.LI: true, page.Lbl: true,
	page.LBody: true, page.Figure: true, page.Caption: true, page.Table: true, page.THead: true, page.TBody: true, page.TR: true, page.TH: true, page.TD: true,
	page.TOC: true, page.TOCI: true, page.Link: true, page.Span: true, page.Reference: true, page.Note: true, page.Code: true, page.BlockQuote: true, page.Title: true, page.Strong: true, page.Em: true,
	page.Artifact: true, page.PageHeader: true, page.PageFooter: true,
}

// check returns the first fault of the element's attributes, or of those below.
func (e *Element) check() error {
	if !roles[e.Role] {
		return fmt.Errorf("unknown role %q; use one of the roles of this package", string(e.Role))
	}
	what := string(e.Role)
	if e.Alt != "" || e.Actual != "" || e.Long != "" || e.Title != "" || e.Lang != "" {
		if err := cmp.Or(checkText("alternative text of a "+what, e.Alt), checkText("replacement of a "+what, e.Actual), checkText("expansion in a "+what, e.Long), checkText("title of a "+what, e.Title), checkLanguage("language of a "+what, e.Lang)); err != nil {
			return err
		}
	}
	switch e.Scope {
	case "", page.Column, page.Row, page.Both:
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
