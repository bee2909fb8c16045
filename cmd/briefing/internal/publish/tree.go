package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"briefing/cmd/briefing/internal/disk"
)

// Tree is an open folder below which files are published. It stays the same folder even
// if another one takes its name. Several goroutines may use it.
type Tree struct {
	root  *os.Root
	path  string // as the user knows it, for messages
	links bool   // folders below may be links to others below
}

// InTheWayError is something in the place of a file or folder to be written. It is not
// removed, because it may be somebody's. Trying again later does not help.
type InTheWayError struct {
	Path string // as the user knows it
	What string // what is there
}

// Error says what to move away.
func (e *InTheWayError) Error() string {
	return fmt.Sprintf("cannot write %s: %s is in the way; move it", e.Path, e.What)
}

// InTheWay finds what is in the place of the folder name below root, or of one above
// it: a file or, unless links are allowed, a link. It returns nil if there is nothing.
// rootPath is the path of root as the user knows it.
func InTheWay(root *os.Root, rootPath, name string, links bool) *InTheWayError {
	for i, c := range name + "/" {
		if c != '/' {
			continue
		}
		info, err := root.Lstat(name[:i])
		if err != nil {
			return nil
		}
		what := ""
		switch link := info.Mode()&fs.ModeSymlink != 0; {
		case link && !links:
			what = "a link"
		case link:
			if below, err := root.Stat(name[:i]); err != nil || !below.IsDir() {
				what = "a link that leads to no folder, or out of " + rootPath
			}
		case !info.IsDir():
			what = "a file"
		}
		if what != "" {
			return &InTheWayError{filepath.Join(rootPath, filepath.FromSlash(name[:i])), what}
		}
	}
	return nil
}

// Open opens the folder dir, and creates it if needed, so that it outlasts a loss of power.
func Open(dir string) (*Tree, error) {
	if err := disk.MakeFolder(dir); err != nil {
		return nil, explain(dir, err)
	}
	t, err := OpenExisting(dir)
	if err != nil {
		return nil, err
	}
	t.links = true
	return t, nil
}

// OpenExisting opens the folder dir, which must exist. No folder below it may be a
// link: two names would stand for one folder.
func OpenExisting(dir string) (*Tree, error) {
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, explain(dir, err)
	}
	return &Tree{root: root, path: dir}, nil
}

// Close closes the folder.
func (t *Tree) Close() error { return t.root.Close() }

// Write publishes the files in the folder name of the tree, a slash-separated path that
// it creates if needed, and returns the files as they are then. It leaves alone files
// that are kept and files whose bytes have not changed. The last file appears only when
// all others are safely on disk: it may describe them. On an error, or if ctx ends
// before the first rename, the folder is as it was; only a rename or sync that fails
// halfway can leave some files new and others old. Where all are there, but not known to be
// safe from a power failure, it returns them with the error.
//
// Nothing outside the tree is touched, whatever the name is and whatever links the
// folder holds. Calls for the same folder, in this program and in others, wait for each
// other; Write fails with ErrBusy if that takes too long.
func (t *Tree) Write(ctx context.Context, name string, files []File) ([]File, error) {
	f, err := t.folder(name)
	if err != nil {
		return nil, err
	}
	defer f.root.Close()
	release, err := f.lock(ctx, lockWait)
	if err != nil {
		return nil, err
	}
	defer release()
	return f.write(ctx, files)
}

// RemoveTemporaries removes what killed programs left behind in the folder name of the
// tree, if that exists.
func (t *Tree) RemoveTemporaries(ctx context.Context, name string) error {
	if InTheWay(t.root, t.path, path.Clean(name), t.links) != nil {
		return nil
	}
	root, err := t.root.OpenRoot(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(filepath.Join(t.path, name), err)
	}
	f := &folder{root, filepath.Join(t.path, name)}
	defer root.Close()
	release, err := f.lock(ctx, lockWait)
	if err != nil {
		return err
	}
	defer release()
	return f.removeLeftovers()
}

// folder opens a folder of the tree, and creates it if needed.
func (t *Tree) folder(name string) (*folder, error) {
	where := filepath.Join(t.path, filepath.FromSlash(name))
	if inTheWay := InTheWay(t.root, t.path, path.Clean(name), t.links); inTheWay != nil {
		return nil, inTheWay
	}
	root, err := t.root.OpenRoot(name)
	if errors.Is(err, fs.ErrNotExist) {
		if err = t.make(path.Clean(name)); err == nil {
			root, err = t.root.OpenRoot(name)
		}
	}
	if err != nil {
		return nil, explain(where, err)
	}
	return &folder{root, where}, nil
}

// make creates a folder and those above it, and waits until each is on disk.
func (t *Tree) make(name string) error {
	above := path.Dir(name)
	if above != "." {
		if _, err := t.root.Stat(above); errors.Is(err, fs.ErrNotExist) {
			if err := t.make(above); err != nil {
				return err
			}
		}
	}
	if err := t.root.Mkdir(name, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return disk.SyncFolderAt(t.root, above)
}
