package page

// Role says what a piece of content is: a standard structure type of PDF
// (ISO 32000-2, 14.8.4).
type Role string

// The roles a document is made of.
const (
	DocumentRole Role = "Document"
	Title        Role = "Title" // of the document, above the headings of its sections
	Part         Role = "Part"
	Sect         Role = "Sect"
	Div          Role = "Div" // what belongs together, wherever on a page it stands
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
	Strong       Role = "Strong"
	Em           Role = "Em"
)

// The roles of what is no part of the text: rules and backgrounds, which may as
// well have no element, and the lines that come back on every page.
const (
	Artifact   Role = "Artifact"
	PageHeader Role = "Header"
	PageFooter Role = "Footer"
)

// IsArtifact reports whether content of the role is no part of the text.
func (r Role) IsArtifact() bool { return r == Artifact || r == PageHeader || r == PageFooter }

// Scope says which cells a TH is the header of.
type Scope string

// The scopes of a header cell.
const (
	Column Scope = "Column"
	Row    Scope = "Row"
	Both   Scope = "Both"
)

// Element says what a piece of content is: a node of the document's structure.
// It knows its parent only; the order of siblings is that of Document.Reading and, in blocks, of the
// boxes.
type Element struct {
	Role    Role
	Parent  *Element
	Alt     string // of a figure or a link
	Actual  string // what is heard in place of the content
	Scope   Scope  // of a header cell
	Title   string // of a section; the name of a table
	Lang    string // BCP 47, where it is not that of the document
	Long    string // what a short form stands for
	Ordered bool   // of a list: its points are counted
	Nth     int    // of the document, from 0
	total   *int   // how many the document has
}

// newRoot returns the element of a document.
func newRoot() *Element { return &Element{Role: DocumentRole, total: new(int)} }

// child returns a new element below e.
func (e *Element) child(role Role) *Element {
	*e.total++
	return &Element{Role: role, Parent: e, Nth: *e.total, total: e.total}
}

// Count returns how many elements there are in the document, e among them.
func (e *Element) Count() int { return *e.total + 1 }

// sectionTitle is that of the section that e stands in; empty for none.
func (e *Element) sectionTitle() string {
	for ; e != nil; e = e.Parent {
		if e.Role == Sect {
			return e.Title
		}
	}
	return ""
}

// tree is the structure of a document while it is made.
type tree struct {
	root     *Element
	sections [4]*Element // the open section of each level; 0 is the document
}

// level is that of the open section; 0 for none.
func (t *tree) level() int {
	for level := len(t.sections) - 1; level > 0; level-- {
		if t.sections[level] != nil {
			return level
		}
	}
	return 0
}

// section returns the element that content stands in.
func (t *tree) section() *Element {
	for level := len(t.sections) - 1; level > 0; level-- {
		if t.sections[level] != nil {
			return t.sections[level]
		}
	}
	return t.root
}

// open begins a section of a level, ending those at or below it.
func (t *tree) open(level int, title string) *Element {
	clear(t.sections[level:])
	e := t.section().child(Sect)
	e.Title = title
	t.sections[level] = e
	return e
}
