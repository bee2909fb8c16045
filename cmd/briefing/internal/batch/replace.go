package batch

import (
	"errors"
	"io"
	"os"
	"path"

	"briefing/cmd/briefing/internal/disk"
)

// replace puts a file into the output folder, complete or not at all.
func replace(root *os.Root, name string, write func(io.Writer) error) error {
	temporary := path.Join(stateName, path.Base(name)+".new")
	f, err := create(root, temporary)
	if err == nil {
		err = write(f)
		if err == nil {
			err = f.Sync()
		}
		err = errors.Join(err, f.Close())
	}
	if err == nil {
		err = root.Rename(temporary, name)
	}
	if err == nil {
		err = disk.SyncFolderAt(root, path.Dir(name)) // that of a day's outputs, too
	}
	if err != nil {
		root.Remove(temporary)
	}
	return err
}

// create creates a file of the run's own in the place of what is there: a file that a killed run
// has left, or a pipe.
func create(root *os.Root, name string) (*os.File, error) {
	root.Remove(name)
	return root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
}
