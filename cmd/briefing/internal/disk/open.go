package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
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

// OpenIn is Open for a name in a folder that no link leads out of. Errors name the
// path of the folder, too.
func OpenIn(root *os.Root, name string) (*os.File, error) {
	return checked(filepath.Join(root.Name(), filepath.FromSlash(name)), func() (*os.File, error) {
		return root.OpenFile(name, os.O_RDONLY|noWait, 0)
	})
}

// ReadFile reads a regular file of at most limit bytes; a larger one is
// fs.ErrInvalid.
func ReadFile(path string, limit int64) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(content)) > limit {
		err = cannotRead(path, tooLarge(limit))
	}
	return content, err
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
