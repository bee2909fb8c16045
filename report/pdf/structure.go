package pdf

import (
	"cmp"
	"fmt"

	"briefing/report/page"
)

// structure builds the tree that describes the content (ISO 32000-1, 14.7), and refers
// to it from the pages and annotations.
type structure struct {
	doc     *Document
	pages   []*object
	parents array   // number tree: key of a page or annotation, its elements
	next    int     // next key
	notes   array   // name tree of elements with an identifier
	titled  bool    // an element is the title: the first heading, above those of the sections
	space   *object // of the types of PDF 2.0; nil in PDF 1.7
	mapped  dict    // roles that are no standard types of PDF 1.7, and what they are there
}

// structureRoot returns the tree, or nil if nothing in the document has an element:
// such a file must not claim to be tagged.
func (d *Document) structureRoot(pages []*object) *object {
	s := &structure{doc: d, pages: pages, titled: d.root.has(page.Title), mapped: dict{}}
	if d.info.Standard == UA2 {
		s.space = &object{value: dict{"Type": name("Namespace"), "NS": textString("http://iso.org/pdf2/ssn")}}
	}
	root := &object{}
	top := s.element(d.root, root)
	if top == nil {
		return nil
	}
	s.addParentKeys(d)
	tree := dict{
		"Type": name("StructTreeRoot"), "K": top,
		"ParentTree":        &object{value: dict{"Nums": s.parents}},
		"ParentTreeNextKey": integer(s.next),
	}
	if s.space != nil {
		tree["Namespaces"] = array{s.space}
	}
	if len(s.mapped) > 0 {
		tree["RoleMap"] = s.mapped
	}
	if len(s.notes) > 0 {
		tree["IDTree"] = &object{value: dict{"Names": s.notes}}
	}
	root.value = tree
	return root
}

// element makes the object of e and of everything below it; nil for an artifact, and
// for a tree without content.
func (s *structure) element(e *Element, parent *object) *object {
	e.object = nil
	if e.Role.IsArtifact() || !e.hasContent() {
		return nil
	}
	se := &structElem{role: s.role(e.Role), expansion: e.Long, parent: parent, alt: e.Alt, actual: e.Actual, title: e.Title, lang: e.Lang}
	if !oldRoles[e.Role] {
		se.space = s.space
	}
	if s.space != nil {
		if e.Role == page.Link { // its annotation has that in Contents
			se.alt = ""
		}
		if to := e.target(); e.Role == page.TOCI && to != "" {
			se.ref = array{structurePlace{s.doc, s.doc.dests[to]}.reference()}
		}
	}
	o := &object{value: se}
	e.object = o
	if e.Role == page.Note {
		// A note has an identifier of its own (PDF/UA-1, 7.9).
		se.id = bytestr(fmt.Sprintf("note-%06d", len(s.notes)/2+1))
		s.notes = append(s.notes, se.id, o)
	}
	s.kids(e, o, se)
	s.attributes(e, se)
	return o
}

// target is the destination of the first link in e; empty for none.
func (e *Element) target() string {
	for _, k := range e.kids {
		if k.link != nil {
			return k.link.dest
		}
		if k.element != nil {
			if to := k.element.target(); to != "" {
				return to
			}
		}
	}
	return ""
}

// has reports whether e, or something below it, has a role.
func (e *Element) has(role page.Role) bool {
	if e.Role == role {
		return true
	}
	for _, k := range e.kids {
		if k.element != nil && k.element.has(role) {
			return true
		}
	}
	return false
}

// below are the roles of headings below a title, which is the first heading.
var below = map[page.Role]page.Role{page.Title: page.H1, page.H1: page.H2, page.H2: page.H3, page.H3: page.H4, page.H4: page.H5, page.H5: page.H6}

// newRoles are the types of PDF 2.0 that stand for some of PDF 1.7, oldRoles those of PDF 1.7 for
// which it has none. The caption of a Div would be one of what that stands in.
var (
	newRoles = map[page.Role]page.Role{page.Note: "FENote", page.Reference: page.Span, page.Div: page.Sect}
	oldRoles = map[page.Role]bool{page.TOC: true, page.TOCI: true, page.BlockQuote: true, page.Code: true}
)

// role is the structure type of a role.
func (s *structure) role(r page.Role) name {
	if s.space != nil {
		return name(cmp.Or(newRoles[r], r))
	}
	if lower, ok := below[r]; ok && s.titled {
		r = lower
	}
	if r == page.Strong || r == page.Em {
		s.mapped[name(r)] = name(page.Span)
	}
	return name(r)
}

// hasContent reports whether e, or something below it, has content. Cells may be empty,
// and count: a table without them would be misread.
func (e *Element) hasContent() bool {
	if e.Role == page.TD || e.Role == page.TH {
		return true
	}
	for _, k := range e.kids {
		if k.element == nil || !k.element.Role.IsArtifact() && k.element.hasContent() {
			return true
		}
	}
	return false
}

// kids sets the children of e, in reading order. The page of the first marked content
// becomes that of the element; content on other pages names its own.
func (s *structure) kids(e *Element, o *object, se *structElem) {
	var page *Page
	list := make(array, 0, len(e.kids))
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			if c := s.element(k.element, o); c != nil {
				list = append(list, c)
			}
		case k.link != nil:
			list = append(list, dict{"Type": name("OBJR"), "Obj": k.link.object, "Pg": s.pages[k.page.index]})
		case page == nil || page == k.page:
			page = k.page
			list = append(list, integer(k.mcid))
		default:
			list = append(list, dict{"Type": name("MCR"), "MCID": integer(k.mcid), "Pg": s.pages[k.page.index]})
		}
	}
	if page != nil {
		se.page = s.pages[page.index]
	}
	se.kids = list
}

// attributes sets the attributes of e.
func (s *structure) attributes(e *Element, se *structElem) {
	switch e.Role {
	case page.L:
		numbering := name("Disc")
		if e.Ordered {
			numbering = "Decimal"
		}
		se.attributes = dict{"O": name("List"), "ListNumbering": numbering}
	case page.Table: // which its caption names
		se.title = ""
	case page.TH, page.TD:
		if e.Role == page.TH && e.Scope != "" || e.RowSpan > 1 || e.ColSpan > 1 {
			se.attributes = e.cell()
		}
	case page.Figure:
		if e.boxed != nil {
			b := e.box
			se.attributes = dict{"O": name("Layout"), "BBox": array{real(b[0]), real(b[1]), real(b[2]), real(b[3])}}
			if se.page == nil {
				se.page = s.pages[e.boxed.index]
			}
		}
	}
}

// cell returns the attributes of a cell.
func (e *Element) cell() dict {
	a := dict{"O": name("Table")}
	if e.Role == page.TH && e.Scope != "" {
		a["Scope"] = name(e.Scope)
	}
	if e.RowSpan > 1 {
		a["RowSpan"] = integer(e.RowSpan)
	}
	if e.ColSpan > 1 {
		a["ColSpan"] = integer(e.ColSpan)
	}
	return a
}

// addParentKeys gives pages and annotations the keys under which the parent tree lists
// the elements of their content.
func (s *structure) addParentKeys(d *Document) {
	for i, p := range d.pages {
		if len(p.marks) == 0 {
			continue
		}
		elements := make(array, 0, len(p.marks))
		for _, e := range p.marks {
			if o := e.object; o != nil {
				elements = append(elements, o)
			} else { // became an artifact after it was drawn
				elements = append(elements, keyword("null"))
			}
		}
		dictOf(s.pages[i])["StructParents"] = integer(s.next)
		s.add(&object{value: elements})
	}
	for _, p := range d.pages {
		for _, a := range p.links {
			if o := a.element.object; o != nil {
				dictOf(a.object)["StructParent"] = integer(s.next)
				s.add(o)
			}
		}
	}
}

func (s *structure) add(v *object) {
	s.parents = append(s.parents, integer(s.next), v)
	s.next++
}
