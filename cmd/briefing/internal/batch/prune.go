package batch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
)

// prune removes outputs that no row makes any more, or lists them. Only files that
// the journal says are ours are touched.
func (r *run) prune() error {
	var rows []place
	for _, e := range r.journal.index {
		if !e.seen && e.built != 0 {
			rows = append(rows, e.built)
		}
	}
	slices.Sort(rows)
	for _, at := range rows {
		var rec record
		if _, ok := r.journal.record(at, &rec); !ok {
			continue
		}
		for _, o := range rec.outputs {
			r.orphan(rec.name, o.File)
		}
		if !r.Prune || r.DryRun {
			continue
		}
		r.removeFolders(rec.name)
		if err := r.journal.say(goneVerb, rec.name); err != nil {
			return err
		}
	}
	return nil
}

// remove removes a file below the folder of rows, and reports whether it did.
func (r *run) remove(name string) bool {
	root, err := os.OpenRoot(r.rows)
	if err != nil {
		return false
	}
	defer root.Close()
	return root.Remove(name) == nil
}

// removeFolders removes the folder of a row, and those above it, as far as nothing
// is in them.
func (r *run) removeFolders(name string) {
	root, err := os.OpenRoot(r.rows)
	if err != nil {
		return
	}
	defer root.Close()
	for ; name != "."; name = path.Dir(name) {
		if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return
		}
	}
}
