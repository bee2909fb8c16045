package batch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
)

// prune removes the outputs of rows that the plan has no more, or lists them. Only
// files that the journal says are ours are touched.
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
			rec.left = append(rec.left, o.File)
		}
		left := r.orphansOf(rec.name, rec.left)
		if !r.prunes() || len(left) > 0 {
			continue
		}
		r.removeFolders(rec.name)
		if err := r.journal.say(goneVerb, rec.name); err != nil {
			return err
		}
	}
	return nil
}

// prunes reports whether files are removed.
func (r *run) prunes() bool { return r.Prune && !r.DryRun }

// formerOutputs are files that a row had before and does not make any more.
func (r *run) formerOutputs(rec *record) []string {
	e := r.journal.index[sumOfName(rec.name)]
	var was record
	if e.built == 0 {
		return nil
	}
	if _, ok := r.journal.record(e.built, &was); !ok {
		return nil
	}
	for _, o := range was.outputs {
		was.left = append(was.left, o.File)
	}
	return slices.DeleteFunc(was.left, func(file string) bool {
		return slices.ContainsFunc(rec.outputs, func(o Output) bool { return o.File == file })
	})
}

// orphansOf removes files of a row that nothing makes any more, or lists them, and
// returns those that stay.
func (r *run) orphansOf(row string, files []string) (left []string) {
	for _, file := range files {
		name := path.Join(row, file)
		switch _, err := os.Lstat(filepath.Join(r.rows, filepath.FromSlash(name))); {
		case errors.Is(err, fs.ErrNotExist) && !r.Trust:
		case r.prunes() && r.remove(name):
			r.pruned = listed(r.pruned, name)
			r.sum.Pruned++
		default:
			r.orphans = listed(r.orphans, name)
			r.sum.Orphans++
			left = append(left, file)
		}
	}
	return left
}

// mostListed is how many files the report names; it counts all.
const mostListed = 1000

func listed(list []string, name string) []string {
	if len(list) >= mostListed {
		return list
	}
	return append(list, name)
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
