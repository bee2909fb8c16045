package records

// maxTree is how many values and keys a tree may have: what describes a cube, not the cube.
const maxTree = 4 << 20

// tree is a piece of JSON that is kept whole.
type tree struct {
	kind kind
	text string
	at   place
	keys []entry // of an object
	list []tree  // of an array
}

// entry is a key of an object with its value.
type entry struct {
	name string
	at   place
	of   tree
}

// get returns the value of a key; a tree of kind end where there is none.
func (t tree) get(name string) tree {
	for _, e := range t.keys {
		if e.name == name {
			return e.of
		}
	}
	return tree{at: t.at}
}

// treeOf reads a value of which the first token has been read.
func treeOf(s *scanner, t token, left *int) (tree, error) {
	if *left--; *left < 0 {
		return tree{}, s.fault(t.at, "what describes the dataset has more than %d values", "", maxTree)
	}
	read := tree{kind: t.kind, text: string(t.text), at: t.at}
	switch t.kind {
	case object:
		return read, eachKey(s, func(name string, at place, v token) error {
			of, err := treeOf(s, v, left)
			read.keys = append(read.keys, entry{name, at, of})
			return err
		})
	case array:
		for {
			e, err := s.next()
			if err != nil || e.kind == closing {
				return read, err
			}
			of, err := treeOf(s, e, left)
			if err != nil {
				return read, err
			}
			read.list = append(read.list, of)
		}
	}
	return read, nil
}

// eachKey goes through an object of which the brace has been read; visit reads each value
// to its end, of which the first token has been read.
func eachKey(s *scanner, visit func(name string, at place, v token) error) error {
	seen := map[string]bool{}
	for {
		t, err := s.next()
		if err != nil || t.kind == closing {
			return err
		}
		name, at := string(t.text), t.at
		if seen[name] {
			return s.fault(at, "the key %q stands twice in an object", "give each key once", shorten(name))
		}
		if seen[name] = true; len(seen) > maxTree {
			return s.fault(at, "an object of more than %d keys", hintRecords, maxTree)
		}
		if t, err = s.next(); err != nil {
			return err
		}
		if err := visit(name, at, t); err != nil {
			return err
		}
	}
}
