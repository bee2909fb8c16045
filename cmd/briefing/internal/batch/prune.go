package batch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
)

// prune removes the outputs of rows that the plan has no more, or lists them. Only
// files that stand as the journal says are removed.
func (r *run) prune() error {
	var gone []place
	killed := false
	for _, e := range r.journal.index {
		switch {
		case e.seen:
		case e.built != 0:
			gone = append(gone, e.built)
		default:
			killed = killed || e.starts > 0
		}
	}
	if killed && r.prunes() {
		r.sweepUnmade()
	}
	if len(gone) == 0 {
		return nil
	}
	slices.Sort(gone)
	var records []record
	for _, at := range gone {
		var rec record
		if _, ok := r.journal.record(at, &rec); ok {
			rec.left = append(rec.left, rec.outputs...)
			records = append(records, record{name: rec.name, left: rec.left})
		}
	}
	twins, err := r.twins(records)
	if err != nil {
		return err
	}
	for _, rec := range records {
		left := r.orphansOf(rec.name, twins[rec.name], rec.left)
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

// twins finds rows whose names are those of removed ones in other case: where file
// systems take the two for one, their files are the same.
func (r *run) twins(removed []record) (map[string]string, error) {
	twins := map[string]string{}
	if !r.prunes() {
		return twins, nil
	}
	byFolded := map[string][]string{}
	for _, rec := range removed {
		folded := data.Folded(rec.name)
		byFolded[folded] = append(byFolded[folded], rec.name)
	}
	for row, err := range r.Batch.Rows() {
		if err != nil {
			return nil, err
		}
		for _, name := range byFolded[data.Folded(row.Name)] {
			twins[name] = row.Name
		}
	}
	return twins, nil
}

// sweepUnmade takes away what killed runs have left of rows that were never built
// and are in the plan no more: of them the journal has no more than that they were
// begun.
func (r *run) sweepUnmade() {
	var rows []string
	for _, f := range r.journal.files {
		f.lines(func(_ int64, line []byte) {
			body, _ := bodyOf(line)
			w := words{rest: body}
			if w.next() != startVerb {
				return
			}
			name := w.next()
			if e := r.journal.index[sumOfName(name)]; w.err == nil && !e.seen && e.built == 0 && e.starts > 0 {
				rows = append(rows, name)
			}
		})
	}
	slices.Sort(rows)
	r.sweep(slices.Compact(rows))
}

// formerOutputs are files that a row had before and does not make any more.
func (r *run) formerOutputs(rec *record) []Output {
	e := r.journal.index[sumOfName(rec.name)]
	var was record
	if e.built == 0 {
		return nil
	}
	if _, ok := r.journal.record(e.built, &was); !ok {
		return nil
	}
	return slices.DeleteFunc(append(was.left, was.outputs...), func(o Output) bool {
		return slices.ContainsFunc(rec.outputs, func(now Output) bool { return now.File == o.File })
	})
}

// orphansOf removes files of a row that nothing makes any more, or lists them, and
// returns those that stay: of generations all, which earlier ones may have. The twin
// is a row with the same name in other case, or empty.
func (r *run) orphansOf(row, twin string, files []Output) (left []Output) {
	if r.generations != nil {
		defer func() { left = files }()
	}
	root, err := os.OpenRoot(r.rows)
	if err != nil {
		return files
	}
	defer root.Close()
	if _, what := publish.Obstacle(root, row, false); what != "" && !r.Trust {
		return nil // what is there is not what was written
	}
	for _, o := range files {
		name := path.Join(row, o.File)
		info, err := root.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist) && !r.Trust:
		case err == nil && twin != "" && isSame(root, info, path.Join(twin, o.File)):
		case r.prunes() && err == nil && r.stands(name, info, o) && root.Remove(name) == nil:
			r.pruned = listed(r.pruned, name)
			r.sum.Pruned++
		default:
			r.orphans = listed(r.orphans, name)
			r.sum.Orphans++
			left = append(left, o)
		}
	}
	return left
}

// isSame reports whether a file is the one of another name.
func isSame(root *os.Root, info fs.FileInfo, name string) bool {
	other, err := root.Lstat(name)
	return err == nil && os.SameFile(info, other)
}

// stands reports whether an output stands as its record says.
func (r *run) stands(name string, info fs.FileInfo, o Output) bool {
	if !info.Mode().IsRegular() || info.Size() != o.Size {
		return false
	}
	if info.ModTime().UnixNano() == o.Time {
		return true
	}
	sum, err := sumOfFile(filepath.Join(r.rows, filepath.FromSlash(name)))
	return err == nil && sum == o.Sum
}

// mostListed is how many files the report names; it counts all.
const mostListed = 1000

func listed(list []string, name string) []string {
	if len(list) >= mostListed {
		return list
	}
	return append(list, name)
}

// removeFolders removes the folder of a row, and those above it, as far as nothing
// is in them.
func (r *run) removeFolders(name string) {
	root, err := os.OpenRoot(r.rows)
	if err != nil {
		return
	}
	defer root.Close()
	removeEmpty(root, name)
}

// removeEmpty removes a folder and those above it, as far as they are folders and
// nothing is in them.
func removeEmpty(root *os.Root, name string) {
	for ; name != "."; name = path.Dir(name) {
		if info, err := root.Lstat(name); err == nil && !info.IsDir() {
			return
		}
		if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return
		}
	}
}
