// Package publish writes files into a folder so that each appears complete or not at
// all, whatever ends the program in between: a full disk, a signal, kill -9.
//
// New bytes go to a hidden temporary file beside the final name, are synced, and then
// renamed, which a file system does in one step. All files of a call are on disk before
// the first is renamed, so that a full disk leaves the earlier outputs as they were.
// What a killed program leaves behind is hidden, and the next call removes it.
package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"briefing/cmd/briefing/internal/disk"
)

// Write publishes the files in the folder dir/name, as Tree.Write does. It creates dir
// if needed.
func Write(ctx context.Context, dir, name string, files []File) ([]File, error) {
	p, err := Open(dir)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	return p.Write(ctx, name, files)
}

// Replace replaces the bytes of a file in an existing folder: all of them or none. It
// does not wait for others who write to that folder, and removes what killed programs have
// left of the same file.
func Replace(file string, data []byte) error {
	root, err := disk.OpenRoot(filepath.Dir(file))
	if err != nil {
		return explain(file, err)
	}
	defer root.Close()
	f := &folder{root, filepath.Dir(file)}
	ready := []staged{{temporary: Temporary(filepath.Base(file)), final: filepath.Base(file)}}
	defer func() { f.remove(ready) }()
	f.removeDead(ready[0].final)
	if err := f.stage(&ready[0], data); err != nil {
		return explain(file, err)
	}
	if err := f.sync(ready); err != nil {
		return err
	}
	return f.rename(&ready)
}

// Others returns, sorted, the names of the files in the folder dir/name that have one
// of the endings, such as ".pdf", and are not among files.
func Others(dir, name string, files []File, endings ...string) ([]string, error) {
	root, err := disk.OpenRoot(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	names, err := disk.Names(root)
	others := slices.DeleteFunc(names, func(n string) bool {
		isOutput := slices.Contains(endings, filepath.Ext(n)) && !strings.HasPrefix(n, ".")
		return !isOutput || slices.ContainsFunc(files, func(f File) bool { return f.Name == n })
	})
	slices.Sort(others)
	return others, err
}

// folder is the folder to write to.
type folder struct {
	root *os.Root
	path string // as the user knows it, for messages
}

// explain puts the path that the user knows into an error of the operating system:
// os.Root names only the part below the root, and temporary names mean nothing to the
// user.
func explain(path string, err error) error {
	var at *fs.PathError
	var link *os.LinkError
	var inTheWay *InTheWayError
	switch {
	case errors.As(err, &inTheWay):
		return err
	case errors.As(err, &at):
		err = at.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("cannot write %s: %w", path, err)
}

// explain does so for a file of the folder.
func (f *folder) explain(name string, err error) error {
	return explain(filepath.Join(f.path, name), err)
}

// staged is a file whose new bytes are under a temporary name.
type staged struct {
	temporary, final string
	open             *os.File // until it is synced
}

func (f *folder) write(ctx context.Context, files []File) ([]File, error) {
	if err := f.removeLeftovers(); err != nil {
		return nil, err
	}
	done := slices.Clone(files)
	var ready []staged
	defer func() { f.remove(ready) }() // what was not renamed
	for i := range done {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if err := f.prepare(&done[i], &ready); err != nil {
			return nil, err
		}
	}
	if err := f.sync(ready); err != nil {
		return nil, err
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if err := f.rename(&ready); err != nil {
		if len(ready) == 0 { // all have their names, but a power failure may take them away
			return done, err
		}
		return nil, err
	}
	return done, f.setTimes(done)
}

// prepare writes a file under a temporary name, unless the same bytes are there
// already.
func (f *folder) prepare(file *File, ready *[]staged) error {
	if file.Kept {
		return nil
	}
	same, err := f.isCurrent(*file)
	if err != nil {
		return f.explain(file.Name, err)
	}
	if same {
		return nil
	}
	file.Written = true
	*ready = append(*ready, staged{temporary: Temporary(file.Name), final: file.Name})
	if err := f.stage(&(*ready)[len(*ready)-1], file.Data); err != nil {
		return f.explain(file.Name, err)
	}
	if len(*ready)%syncedTogether == 0 {
		return f.sync(*ready)
	}
	return nil
}

// setTimes records when the files on disk last changed, and drops their bytes.
func (f *folder) setTimes(files []File) error {
	for i := range files {
		file := &files[i]
		if file.Kept {
			continue
		}
		info, err := f.root.Lstat(file.Name)
		if err != nil {
			return f.explain(file.Name, err)
		}
		file.Time, file.Data = info.ModTime().UnixNano(), nil
	}
	return nil
}

// isCurrent reports whether the file is already there with the same bytes. A folder in
// its place is an error, found before anything is renamed.
func (f *folder) isCurrent(file File) (bool, error) {
	info, err := f.root.Lstat(file.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return false, &InTheWayError{filepath.Join(f.path, file.Name), "a folder"}
	case !info.Mode().IsRegular() || info.Size() != int64(len(file.Data)):
		return false, nil
	}
	old, err := disk.ReadIn(f.root, file.Name, info.Size())
	if err != nil {
		return false, nil // unreadable: replace it
	}
	return bytes.Equal(old, file.Data), nil
}

// syncedTogether is how many files are written between syncs: syncing the first then
// takes most of the time for all.
const syncedTogether = 16

// stage writes the bytes under the temporary name.
func (f *folder) stage(s *staged, data []byte) error {
	w, err := f.root.OpenFile(s.temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	s.open = w
	_, err = w.Write(data)
	return err
}

// sync waits until the staged files are on disk.
func (f *folder) sync(ready []staged) error {
	for i := range ready {
		s := &ready[i]
		if s.open == nil {
			continue
		}
		err := errors.Join(s.open.Sync(), s.open.Close())
		s.open = nil
		if err != nil {
			return f.explain(s.final, err)
		}
	}
	return nil
}

// rename gives the files their final names, the last one only when the others are safe.
// It removes from ready what it has renamed.
func (f *folder) rename(ready *[]staged) error {
	for len(*ready) > 0 {
		s := (*ready)[0]
		if len(*ready) == 1 {
			if err := disk.SyncFolder(f.root); err != nil {
				return f.explain(s.final, err)
			}
		}
		if err := f.root.Rename(s.temporary, s.final); err != nil {
			return f.explain(s.final, err)
		}
		*ready = (*ready)[1:]
	}
	if err := disk.SyncFolder(f.root); err != nil {
		return f.explain(".", err)
	}
	return nil
}

// remove tries to remove temporary files. What is left is hidden, and the next call
// tries again.
func (f *folder) remove(temporaries []staged) {
	for _, s := range temporaries {
		if s.open != nil {
			s.open.Close()
		}
		f.root.Remove(s.temporary)
	}
}

// temporaryPattern matches what Temporary returns: a form that other programs with
// files in the same folder do not use.
var temporaryPattern = regexp.MustCompile(`^\..+\.briefing-\d+$`)

// Temporary returns the name under which a file is first written. The process id keeps
// programs apart where a file system has no locks.
func Temporary(name string) string { return fmt.Sprintf(".%s.briefing-%d", name, os.Getpid()) }

// removeDead removes the temporary files for a name that programs have left which run no
// more, or which were this one under an earlier number.
func (f *folder) removeDead(name string) {
	names, err := disk.Names(f.root)
	if err != nil {
		return // the next call tries again
	}
	for _, n := range names {
		pid, ok := strings.CutPrefix(n, "."+name+".briefing-")
		if number, err := strconv.Atoi(pid); ok && err == nil && (number == os.Getpid() || !disk.Runs(number)) {
			f.root.Remove(n)
		}
	}
}

// removeLeftovers removes the temporary files of killed programs. It is called with the
// lock held, so that they belong to nobody.
func (f *folder) removeLeftovers() error {
	if !disk.Locks {
		return nil
	}
	names, err := disk.Names(f.root)
	if err != nil {
		return f.explain(".", err)
	}
	for _, n := range names {
		if !temporaryPattern.MatchString(n) {
			continue
		}
		if err := f.root.Remove(n); err != nil {
			return f.explain(n, err)
		}
	}
	return nil
}
