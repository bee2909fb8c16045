package pdf

import (
	"fmt"
	"maps"
	"slices"
)

type outlineEntry struct {
	level       int
	title, dest string
}

// Outline appends an entry to the outline, the list of headings that readers show
// beside the pages. Level 1 is the outermost; an entry that skips a level becomes one
// below the entry before. dest is a destination named by Dest.
func (d *Document) Outline(level int, title, dest string) {
	d.outline = append(d.outline, outlineEntry{max(1, level), title, dest})
}

func (d *Document) checkOutline() error {
	for _, e := range d.outline {
		if err := checkText("outline", e.title); err != nil {
			return err
		}
		if e.title == "" {
			return fmt.Errorf("an entry of the outline has no title")
		}
		if _, ok := d.dests[e.dest]; !ok {
			return fmt.Errorf("the outline entry %q leads to %q, which no Dest names", e.title, e.dest)
		}
	}
	return nil
}

// outlineNode is an entry with its children, while the objects are built.
type outlineNode struct {
	object *object
	dict   dict
	kids   []*outlineNode
}

// outlineRoot returns the outline, or nil if there is none. First-level entries are
// open, deeper ones closed.
func (d *Document) outlineRoot(pages []*object) *object {
	if len(d.outline) == 0 {
		return nil
	}
	root := newOutlineNode(dict{"Type": name("Outlines")})
	path := []*outlineNode{root}
	for _, e := range d.outline {
		n := newOutlineNode(dict{"Title": textString(e.title)})
		d.lead(n.dict, e.dest, pages)
		path = path[:min(e.level, len(path))]
		parent := path[len(path)-1]
		parent.kids = append(parent.kids, n)
		path = append(path, n)
	}
	root.connect(true)
	return root.object
}

func newOutlineNode(d dict) *outlineNode {
	return &outlineNode{object: &object{value: d}, dict: d}
}

// connect sets the references between parents, children and neighbours. Count is the
// number of visible entries below an open one, and minus the number of those that a
// closed one would show (ISO 32000-1, 12.3.3).
func (n *outlineNode) connect(open bool) {
	if len(n.kids) == 0 {
		return
	}
	n.dict["First"], n.dict["Last"] = n.kids[0].object, n.kids[len(n.kids)-1].object
	n.dict["Count"] = integer(len(n.kids))
	if !open {
		n.dict["Count"] = integer(-len(n.kids))
	}
	for i, k := range n.kids {
		k.dict["Parent"] = n.object
		if i > 0 {
			k.dict["Prev"] = n.kids[i-1].object
		}
		if i+1 < len(n.kids) {
			k.dict["Next"] = n.kids[i+1].object
		}
		k.connect(false)
	}
}

// names returns the tree of named destinations, which can be reached from outside as
// file.pdf#name; empty if there are none.
func (d *Document) names(pages []*object) dict {
	if len(d.dests) == 0 {
		return dict{}
	}
	var list array
	for _, k := range slices.Sorted(maps.Keys(d.dests)) {
		list = append(list, bytestr(k), d.dests[k].value(pages))
	}
	return dict{"Dests": &object{value: dict{"Names": list}}}
}

// pageLabels returns the page numbers that readers show, or nil if no page has one.
func (d *Document) pageLabels() dict {
	labelled := false
	var list array
	for i, p := range d.pages {
		labelled = labelled || p.Label != ""
		list = append(list, integer(i), dict{"P": textString(p.Label)})
	}
	if !labelled {
		return nil
	}
	return dict{"Nums": list}
}
