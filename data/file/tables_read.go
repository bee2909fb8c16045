package file

import (
	"io/fs"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/table/shape"
)

// TableRead is a table that figures of a file read, and how.
type TableRead struct {
	File  string // as the file names it
	Shape shape.Shape
}

// TablesRead are the tables that the figures of a file read, once for each layout, in order.
// Parameters stay as they are written, and fonts are not looked for. The error is of type
// data.Faults where the file is at fault, and the machine's otherwise.
func TablesRead(fsys fs.FS, name string) ([]TableRead, error) {
	d := newDecoder(&FileCache{fsys: fsys, oneLoad: true}, name)
	content, err := d.readFile(name, maxFileSize)
	if err != nil {
		return nil, err
	}
	draft := &fileDraft{ids: map[string]data.Pos{}, sourceNodes: map[string]*yaml.Node{}, stamps: stamps{}}
	if root := d.document(name, content); root != nil {
		main := node{Node: root, file: name}
		if err := d.chooseEdition(main, ""); err != nil {
			return nil, err
		}
		withoutKey(root, "fonts") // no table is read with them
		draft.head = root
		fileRecord().decode(d, main, "the file", draft)
	}
	switch {
	case d.machine != nil:
		return nil, d.machine
	case len(d.faults) > 0:
		return nil, d.found()
	}
	return draft.tablesRead(), nil
}

// withoutKey leaves a key out of a mapping.
func withoutKey(n *yaml.Node, key string) {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content = slices.Delete(n.Content, i, i+2)
			return
		}
	}
}

func (f *fileDraft) tablesRead() []TableRead {
	var all []TableRead
	known := map[string]bool{}
	for _, figure := range f.figures {
		c := figure.csv
		if c == nil || c.file.Node == nil {
			continue
		}
		read := TableRead{File: c.file.Value}
		if c.layout != nil {
			read.Shape = c.layout.says
		}
		read.Shape.Rules = c.rules()
		if key := read.File + read.Shape.String(); !known[key] {
			known[key] = true
			all = append(all, read)
		}
	}
	return all
}
