package page

// groups are the roles of what holds blocks, each of which is heard as a whole.
var groups = map[Role]bool{DocumentRole: true, Part: true, Sect: true, Div: true}

// reading is the blocks of a document in the order in which they are heard: that of the file,
// wherever on the pages floats stand.
type reading []*Element

// add adds the blocks of what is drawn.
func (r *reading) add(boxes []Box) {
	for _, b := range boxes {
		e := b.Element
		for e != nil && e.Parent != nil && !groups[e.Parent.Role] {
			e = e.Parent
		}
		if n := len(*r); e != nil && !e.Role.IsArtifact() && (n == 0 || (*r)[n-1] != e) {
			*r = append(*r, e)
		}
	}
}

// addItems adds those of items that have been set on pages. A footnote follows the block that cites
// it first.
func (r *reading) addItems(items []item) {
	for i := range items {
		it := &items[i]
		r.add(it.boxes)
		if f := it.float; f != nil {
			r.addItems(f.parts[:f.at])
			if f.picture != nil {
				r.add(f.parts[f.at].boxes)
				r.add(f.picture.boxes)
				r.addItems(f.parts[f.at+1:])
			} else {
				r.addItems(f.parts[f.at:])
			}
		}
		r.addItems(it.notes)
	}
}
