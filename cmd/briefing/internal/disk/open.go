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

// maxSize is the largest file that is opened, in bytes: far more than any reader
// accepts.
const maxSize = 4 << 30

// invalidFile is why a name can never be read as a file, whatever the machine does. It
// is fs.ErrInvalid. Errors that are neither that nor fs.ErrNotExist are the machine's.
type invalidFile string

func (u invalidFile) Error() string { return string(u) }

// Is reports whether the target is fs.ErrInvalid.
func (invalidFile) Is(target error) bool { return target == fs.ErrInvalid }

// Open opens a regular file for reading. It refuses anything else with fs.ErrInvalid,
// such as a named pipe, which would block until somebody writes to it. It checks the
// open file, so that nothing can be swapped in between. Errors are of type
// *fs.PathError and name the path as given.
func Open(path string) (*os.File, error) {
	return checked(path, func() (*os.File, error) { return os.OpenFile(path, os.O_RDONLY|noWait, 0) })
}

// OpenIn is like Open for a name in a folder that links must not lead out of: if one
// does, the error is a file.OutsideError. Errors include the path of the folder.
func OpenIn(root *os.Root, name string) (*os.File, error) {
	return checked(filepath.Join(root.Name(), filepath.FromSlash(name)), func() (*os.File, error) {
		f, err := root.OpenFile(name, os.O_RDONLY|noWait, 0)
		if err != nil && escapes(root, err) {
			err = &file.OutsideError{Name: name}
		}
		return f, err
	})
}

// escapes reports whether a name was refused because it leads out of the folder.
// Package os does not export that error, so that it is compared with the one for the
// folder above.
func escapes(root *os.Root, err error) bool {
	_, above := root.Open("..")
	return errors.Is(err, errors.Unwrap(above))
}

// OpenRoot opens a folder. The trailing slash makes it fail at once if a named pipe is
// in its place.
func OpenRoot(path string) (*os.Root, error) {
	return os.OpenRoot(filepath.Clean(path) + string(filepath.Separator))
}

// OpenFolder opens a folder of a root, or "." for the root itself, to list or lock it.
func OpenFolder(root *os.Root, name string) (*os.File, error) {
	return root.OpenFile(name, os.O_RDONLY|noWait, 0)
}

// Names returns the names in a folder, in no order.
func Names(root *os.Root) ([]string, error) {
	d, err := OpenFolder(root, ".")
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return d.Readdirnames(-1)
}

// ReadFile reads a regular file of at most limit bytes; a larger one is fs.ErrInvalid.
func ReadFile(path string, limit int64) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadAll(f, path, limit)
}

// ReadAll reads r to its end, at most limit bytes; more is fs.ErrInvalid.
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

// ReadIn is like ReadFile for a name in a folder that links must not lead out of.
func ReadIn(root *os.Root, name string, limit int64) ([]byte, error) {
	f, err := OpenIn(root, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadAll(f, f.Name(), limit)
}

// IsDescriptor reports whether a path is a file that the caller of the program has
// opened for it, such as /dev/fd/63 for <(...) in a shell.
func IsDescriptor(path string) bool {
	number, ok := strings.CutPrefix(path, "/dev/fd/")
	_, err := strconv.Atoi(number)
	return ok && err == nil
}

// OpenDescriptor opens such a path. It may be a pipe: somebody is already writing to
// it, so that it ends.
func OpenDescriptor(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|noWait, 0)
	if err != nil {
		return nil, cannotRead(path, reasonOf(err))
	}
	return f, nil
}

// checked opens a file, and closes it again if it is not one to read.
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
		err = invalidFile("it is " + kindOf(info.Mode()) + ", and no regular file")
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

func tooLarge(limit int64) error {
	return invalidFile(fmt.Sprintf("it is larger than %d MiB", limit>>20))
}

// reasonOf returns the reason in an error of package os. It tells names that cannot be
// those of a file apart from failures of the machine.
func reasonOf(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = at.Err
	}
	switch {
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ENAMETOOLONG):
		return fs.ErrNotExist
	case errors.Is(err, syscall.ELOOP), errors.Is(err, syscall.EINVAL):
		return invalidFile(err.Error())
	case errors.Is(err, syscall.ENXIO):
		return invalidFile("it is a socket, or a device that is not there, and no regular file")
	}
	return err
}

// kindOf describes what is not a regular file.
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

// Folder is a folder as a file system that opens only regular files.
type Folder struct{ Root *os.Root }

// Open opens a file by its slash-separated name.
func (d Folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, cannotRead(name, fs.ErrInvalid)
	}
	f, err := OpenIn(d.Root, name)
	if err != nil {
		return nil, err // not a non-nil fs.File with a nil *os.File
	}
	return f, nil
}
