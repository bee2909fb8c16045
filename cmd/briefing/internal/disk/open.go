package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"briefing/data/file"
)

// maxSize is the size in bytes of a file above which it is not opened: far above
// what any reader takes.
const maxSize = 4 << 30

// unfit is why a name can never be read as a file, whatever the machine does. It is
// fs.ErrInvalid; other errors than that and fs.ErrNotExist are the machine's.
type unfit string

func (u unfit) Error() string { return string(u) }

// Is reports whether the target is fs.ErrInvalid.
func (unfit) Is(target error) bool { return target == fs.ErrInvalid }

// Open opens a regular file for reading. Anything else, such as a named pipe, which
// would be waited for until somebody writes to it, is refused with fs.ErrInvalid:
// it is looked at when it is open, so that nothing can take its place in between.
// Errors are of type *fs.PathError and name the path as it was given.
func Open(path string) (*os.File, error) {
	return checked(path, func() (*os.File, error) { return os.OpenFile(path, os.O_RDONLY|noWait, 0) })
}

// OpenIn is Open for a name in a folder that no link leads out of: one that does is a
// file.OutsideError. Errors name the path of the folder, too.
func OpenIn(root *os.Root, name string) (*os.File, error) {
	return checked(filepath.Join(root.Name(), filepath.FromSlash(name)), func() (*os.File, error) {
		f, err := root.OpenFile(name, os.O_RDONLY|noWait, 0)
		if err != nil && leadsOut(root, err) {
			err = &file.OutsideError{Name: name}
		}
		return f, err
	})
}

// leadsOut reports whether a name of a folder was refused because it leads out of it.
// Package os has no name for that error: it is the one that the folder above gives.
func leadsOut(root *os.Root, err error) bool {
	_, above := root.Open("..")
	return errors.Is(err, errors.Unwrap(above))
}

// OpenRoot opens a folder. The slash keeps a named pipe in its place from being waited
// for.
func OpenRoot(path string) (*os.Root, error) {
	return os.OpenRoot(filepath.Clean(path) + string(filepath.Separator))
}

// OpenFolder opens a folder of a root, or "." for itself, to list it or to lock it.
func OpenFolder(root *os.Root, name string) (*os.File, error) {
	return root.OpenFile(name, os.O_RDONLY|noWait, 0)
}

// Names are the names in a folder, in no order.
func Names(root *os.Root) ([]string, error) {
	d, err := OpenFolder(root, ".")
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return d.Readdirnames(-1)
}

// ReadFile reads a regular file of at most limit bytes; a larger one is
// fs.ErrInvalid.
func ReadFile(path string, limit int64) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadAll(f, path, limit)
}

// ReadAll reads what is open to its end, which is at most limit bytes away; more is
// fs.ErrInvalid.
func ReadAll(r io.Reader, path string, limit int64) ([]byte, error) {
	var b bytes.Buffer
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil { // so that the buffer need not grow
			b.Grow(int(min(info.Size(), limit)) + bytes.MinRead)
		}
	}
	n, err := b.ReadFrom(io.LimitReader(r, limit+1))
	if err == nil && n > limit {
		err = cannotRead(path, tooLarge(limit))
	}
	return b.Bytes(), err
}

// ReadIn is ReadFile for a name in a folder that no link leads out of.
func ReadIn(root *os.Root, name string, limit int64) ([]byte, error) {
	f, err := OpenIn(root, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadAll(f, f.Name(), limit)
}

// IsGiven reports whether a path is that of something the caller of the program has
// opened for it, such as /dev/fd/63 for <(...) of a shell.
func IsGiven(path string) bool {
	number, ok := strings.CutPrefix(path, "/dev/fd/")
	_, err := strconv.Atoi(number)
	return ok && err == nil
}

// OpenGiven opens that. It may be a pipe: whoever writes to it is at work already, so
// that it ends.
func OpenGiven(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|noWait, 0)
	if err != nil {
		return nil, cannotRead(path, reasonOf(err))
	}
	return f, nil
}

// checked opens a file, and closes it again if it is none to read.
func checked(path string, open func() (*os.File, error)) (*os.File, error) {
	f, err := open()
	if err != nil {
		return nil, cannotRead(path, reasonOf(err))
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = reasonOf(err)
	case !info.Mode().IsRegular():
		err = unfit("it is " + kindOf(info.Mode()) + ", and no regular file")
	case info.Size() > maxSize:
		err = tooLarge(maxSize)
	default:
		return f, nil
	}
	f.Close()
	return nil, cannotRead(path, err)
}

func cannotRead(path string, reason error) error {
	return &fs.PathError{Op: "cannot read", Path: path, Err: reason}
}

func tooLarge(limit int64) error { return unfit(fmt.Sprintf("it is larger than %d MiB", limit>>20)) }

// reasonOf is the reason in an error of package os, where a name that cannot be that
// of a file is told apart from a machine that fails.
func reasonOf(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = at.Err
	}
	switch {
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ENAMETOOLONG):
		return fs.ErrNotExist
	case errors.Is(err, syscall.ELOOP), errors.Is(err, syscall.EINVAL):
		return unfit(err.Error())
	case errors.Is(err, syscall.ENXIO):
		return unfit("it is a socket, or a device that is not there, and no regular file")
	}
	return err
}

// kindOf names what is not a regular file.
func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else"
}

// Folder is a folder as a file system of which only regular files are opened.
type Folder struct{ Root *os.Root }

// Open opens a file by its name with / between folders.
func (d Folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, cannotRead(name, fs.ErrInvalid)
	}
	f, err := OpenIn(d.Root, name)
	if err != nil {
		return nil, err // a nil *os.File is no nil fs.File
	}
	return f, nil
}
