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

// Place is an open folder below which files are published. It stays the same
// folder when its name is given to another, and may be used by several
// goroutines.
type Place struct {
	root  *os.Root
	path  string // as the user knows it, for messages
	links bool   // a folder below may be a link to another one below
}

// InTheWayError is something that stands in the place of a file or folder that is to
// be written, and is not removed: it may be somebody's. Trying later does not help.
type InTheWayError struct {
	Path string // as the user knows it
	What string // that stands there
}

// Error says what is to be moved.
func (e *InTheWayError) Error() string {
	return fmt.Sprintf("cannot write %s: %s is in the way; move it", e.Path, e.What)
}

// InTheWay finds what stands in the place of the folder name below root, or of one
// above it: a file, or, unless links are allowed, a link. It returns nil if nothing
// does. The path is that of root, as the user knows it.
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

// Open opens the folder dir, which it makes when it is not there.
func Open(dir string) (*Place, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, explain(dir, err)
	}
	p, err := At(dir)
	if err != nil {
		return nil, err
	}
	p.links = true
	return p, nil
}

// At opens the folder dir, which must be there, and below which no folder may be a
// link: two names would stand for one.
func At(dir string) (*Place, error) {
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, explain(dir, err)
	}
	return &Place{root: root, path: dir}, nil
}

// Close gives the folder back.
func (p *Place) Close() error { return p.root.Close() }

// Write publishes the files into the folder name of the place, a path with / whose
// folders it makes, and returns them as they stand there. Files that are kept, or whose
// bytes are unchanged, are left alone. The last file appears only when all others are safely
// on the disk: it may describe them. On an error, or when ctx ends before the
// first rename, the folder is as it was; only a rename or sync that the machine
// refuses halfway can leave some files new and the others old.
//
// Nothing outside the place is touched, whatever name is and whatever links the
// folder holds. Calls on one folder, in this program and in others, wait for
// each other; Write fails with ErrBusy when that takes too long.
func (p *Place) Write(ctx context.Context, name string, files []File) ([]File, error) {
	f, err := p.folder(name)
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

// Sweep removes what killed programs left behind in the folder name of the place.
// A folder that is not there has nothing.
func (p *Place) Sweep(ctx context.Context, name string) error {
	if InTheWay(p.root, p.path, path.Clean(name), p.links) != nil {
		return nil
	}
	root, err := p.root.OpenRoot(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return explain(filepath.Join(p.path, name), err)
	}
	f := &folder{root, filepath.Join(p.path, name)}
	defer root.Close()
	release, err := f.lock(ctx, lockWait)
	if err != nil {
		return err
	}
	defer release()
	return f.removeLeftovers()
}

// folder opens a folder of the place, and makes it when it is not there.
func (p *Place) folder(name string) (*folder, error) {
	where := filepath.Join(p.path, filepath.FromSlash(name))
	if inTheWay := InTheWay(p.root, p.path, path.Clean(name), p.links); inTheWay != nil {
		return nil, inTheWay
	}
	root, err := p.root.OpenRoot(name)
	if errors.Is(err, fs.ErrNotExist) {
		if err = p.make(path.Clean(name)); err == nil {
			root, err = p.root.OpenRoot(name)
		}
	}
	if err != nil {
		return nil, explain(where, err)
	}
	return &folder{root, where}, nil
}

// make makes a folder and those above it, and waits until the disk has each.
func (p *Place) make(name string) error {
	above := path.Dir(name)
	if above != "." {
		if _, err := p.root.Stat(above); errors.Is(err, fs.ErrNotExist) {
			if err := p.make(above); err != nil {
				return err
			}
		}
	}
	if err := p.root.Mkdir(name, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	parent, err := p.root.OpenRoot(above)
	if err != nil {
		return err
	}
	return errors.Join(disk.SyncFolder(parent), parent.Close())
}
