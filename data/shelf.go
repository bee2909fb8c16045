package data

import (
	"errors"
	"io/fs"
)

// Shelf shares between loads from one folder what they have in common: each file
// is read once, YAML is parsed once, and a CSV file is searched once for all the
// rows that where: may ask for. What was read stays as it was: a file that
// changes needs a new Shelf. It may be used by several goroutines.
type Shelf struct {
	fsys fs.FS
}

// NewShelf returns an empty shelf for a folder.
func NewShelf(fsys fs.FS) *Shelf { return &Shelf{fsys: fsys} }

// Load is Load from the folder of the shelf: it gives the same dataset, and the
// same faults.
func (s *Shelf) Load(name string, opt Options) (*Dataset, error) { return Load(s.fsys, name, opt) }

// Sum is the present SHA-256 of an input, or of its used part, as
// Dataset.Depends has it. Of opt it uses FindFont only. The error is that of
// reading the file; a file without the columns or rows asked for has another sum,
// not an error.
func (s *Shelf) Sum(ref InputRef, opt Options) ([32]byte, error) {
	return [32]byte{}, errors.New("not yet")
}
