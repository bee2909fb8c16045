package report

import "briefing/report/pdf"

// element says what a piece of content is: a node of the document's structure.
// It knows its parent only; the order of siblings is that of the boxes.
type element struct {
	role   pdf.Role
	parent *element
	alt    string    // of a figure or a link
	scope  pdf.Scope // of a head cell
	title  string    // of a section
	lang   string    // BCP 47, where it is not that of the document
	nth    int       // of the document, from 0
	made   *int      // how many the document has
}

// newRoot returns the element of a document.
func newRoot() *element { return &element{role: pdf.DocumentRole, made: new(int)} }

// child returns a new element below e.
func (e *element) child(role pdf.Role) *element {
	*e.made++
	return &element{role: role, parent: e, nth: *e.made, made: e.made}
}
