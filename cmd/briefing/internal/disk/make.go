package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// MakeFolder creates a folder and those above it that are missing, and waits until each new
// name is on disk: otherwise a loss of power may take away the folder with all that was
// safely written into it.
func MakeFolder(dir string) error {
	var above []string
	for at := filepath.Clean(dir); isMissing(at) && at != filepath.Dir(at); at = filepath.Dir(at) {
		above = append(above, filepath.Dir(at))
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, at := range above {
		if err := syncNames(at); err != nil {
			return err
		}
	}
	return nil
}

func isMissing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// syncNames is SyncFolder for a path. A folder that may be written to but not read cannot be
// synced.
func syncNames(dir string) error {
	root, err := OpenRoot(dir)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	return errors.Join(SyncFolder(root), root.Close())
}

// SyncFolderAt is SyncFolder for a folder below another, or for that one itself, ".".
func SyncFolderAt(root *os.Root, name string) error {
	folder, err := root.OpenRoot(name)
	if err != nil {
		return err
	}
	return errors.Join(SyncFolder(folder), folder.Close())
}
