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
}

// child returns a new element below e.
func (e *element) child(role pdf.Role) *element { return &element{role: role, parent: e} }
