package batch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"briefing/cmd/briefing/internal/disk"
	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
)

// prune removes or lists the outputs of rows that are no longer in the plan. It removes
// only files that are as the journal says.
func (r *run) prune() error {
	var gone []position // positions of their records
	unmade := false
	for _, e := range r.journal.index {
		switch {
		case e.planned:
		case e.built != 0:
			gone = append(gone, e.built)
		default:
			unmade = unmade || e.starts > 0
		}
	}
	if unmade && r.prunes() {
		if err := r.removeTemporariesOfRemovedRows(); err != nil {
			return err
		}
	}
	if len(gone) == 0 {
		return nil
	}
	slices.Sort(gone)
	variants, err := r.caseVariants(gone)
	if err != nil {
		return err
	}
	for _, at := range gone {
		var rec builtRow
		if _, ok := r.journal.readRow(at, &rec); !ok {
			continue
		}
		left := r.orphansOf(&builtRow{name: rec.name}, variants[at], append(rec.left, rec.outputs...))
		if len(left) > 0 || !r.prunes() && r.generation == nil || r.DryRun {
			continue
		}
		removeFolders(r.rows, rec.name)
		if err := r.journal.add(goneVerb, rec.name); err != nil {
			return err
		}
	}
	return nil
}

// prunes reports whether files are removed.
func (r *run) prunes() bool { return r.Prune && !r.DryRun }

// caseVariants finds rows whose names differ from those of removed rows only in case:
// on some file systems they have the same files.
func (r *run) caseVariants(gone []position) (map[position]string, error) {
	byFolded := make(map[nameHash]position, len(gone))
	for _, at := range gone {
		var rec builtRow
		if _, ok := r.journal.readRow(at, &rec); ok {
			byFolded[hashName(data.Folded(rec.name))] = at
		}
	}
	variants := map[position]string{}
	for row, err := range r.Batch.Rows {
		if err != nil {
			return nil, err
		}
		if at, ok := byFolded[hashName(data.Folded(row.Name))]; ok {
			variants[at] = row.Name
		}
	}
	return variants, nil
}

// removeTemporariesOfRemovedRows removes what killed runs have left of rows that were
// never built and are no longer in the plan: the journal knows only that they were
// begun.
func (r *run) removeTemporariesOfRemovedRows() error {
	rows := r.begunBefore(func(e entry) bool { return !e.planned && e.built == 0 })
	removeTemporaries(r.rows, rows)
	for _, row := range rows {
		removeFolders(r.rows, row)
		if err := r.journal.add(goneVerb, row); err != nil {
			return err
		}
	}
	return nil
}

// begunBefore returns the rows that killed runs had begun and not done, of those whose
// entry is such.
func (r *run) begunBefore(such func(entry) bool) []string {
	isLeft := func(e entry) bool { return e.starts > 0 && such(e) }
	left := false
	for _, e := range r.journal.index {
		left = left || isLeft(e)
	}
	if !left { // as mostly: the journal need not be read again
		return nil
	}
	var rows []string
	for _, f := range r.journal.files {
		f.lines(func(_ int64, line []byte) {
			body, _ := bodyOf(line)
			w := words{rest: body}
			if w.next() != startVerb {
				return
			}
			name := w.next()
			if w.err == nil && isLeft(r.journal.index[hashName(name)]) {
				rows = append(rows, name)
			}
		})
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

// formerOutputs returns the files that a row had before and no longer makes.
func (r *run) formerOutputs(rec *builtRow) []publish.File {
	was, ok := r.journal.lastBuilt(rec.name)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(append(was.left, was.outputs...), func(o publish.File) bool {
		return slices.ContainsFunc(rec.outputs, func(now publish.File) bool { return now.Name == o.Name })
	})
}

// orphansOf removes or lists files that a row no longer makes, and returns those that
// stay. The record says what it makes now. The variant is a row whose name differs only
// in case, or empty.
//
// A generation holds only what is made now, so files are always removed from it; files
// of earlier generations stay.
func (r *run) orphansOf(now *builtRow, variant string, files []publish.File) (kept []publish.File) {
	if len(files) == 0 {
		return nil
	}
	root, err := disk.OpenRoot(r.rows)
	if err != nil {
		return files
	}
	defer root.Close()
	if publish.InTheWay(root, r.rows, now.name, false) != nil {
		return nil // it is not the file that was written
	}
	for _, o := range files {
		name := path.Join(now.name, o.Name)
		info, err := root.Lstat(name)
		removes := (r.prunes() || r.generation != nil && !r.DryRun) && err == nil
		switch {
		case errors.Is(err, fs.ErrNotExist) && !r.Trust:
		case err == nil && isMade(root, info, now, variant, o.Name):
			continue
		case removes && isUnchanged(filepath.Join(r.rows, filepath.FromSlash(name)), info, o) && root.Remove(name) == nil:
			if r.generation == nil {
				r.pruned = listed(r.pruned, name)
				r.sum.Pruned++
			}
		default:
			r.orphans = listed(r.orphans, name)
			r.sum.Orphans++
			kept = append(kept, o)
			continue
		}
		if r.generation != nil && r.generation.have(now.name, o.Name) {
			kept = append(kept, o)
		}
	}
	return kept
}

// isMade reports whether a file is one that a row makes now under another name: that of
// its variant, or one that differs only in case.
func isMade(root *os.Root, info fs.FileInfo, now *builtRow, variant, made string) bool {
	if variant != "" && isSame(root, info, path.Join(variant, made)) {
		return true
	}
	return slices.ContainsFunc(now.outputs, func(o publish.File) bool {
		return data.Folded(o.Name) == data.Folded(made) && isSame(root, info, path.Join(now.name, o.Name))
	})
}

// isSame reports whether another name leads to the same file.
func isSame(root *os.Root, info fs.FileInfo, name string) bool {
	other, err := root.Lstat(name)
	return err == nil && os.SameFile(info, other)
}

// isUnchanged reports whether an output is as its record says.
func isUnchanged(name string, info fs.FileInfo, o publish.File) bool {
	if !info.Mode().IsRegular() || info.Size() != o.Size {
		return false
	}
	if info.ModTime().UnixNano() == o.Time {
		return true
	}
	sum, err := hashFile(name)
	return err == nil && sum == o.Sum
}

// maxListed is how many files the report lists; it counts them all.
const maxListed = 1000

func listed(list []string, name string) []string {
	if len(list) >= maxListed {
		return list
	}
	return append(list, name)
}

// removeFolders removes a row's folder, below that of all rows, and those above it, as
// far as they are empty.
func removeFolders(rows, name string) {
	root, err := disk.OpenRoot(rows)
	if err != nil {
		return
	}
	defer root.Close()
	removeEmpty(root, name)
}

// removeEmpty removes a folder and those above it, as far as they are empty folders.
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
