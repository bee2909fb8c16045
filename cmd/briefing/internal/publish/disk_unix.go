//go:build unix

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// locks tells whether tryLock keeps other programs out.
const locks = true

// tryLock takes the lock of an open folder and reports whether it was free.
func tryLock(d *os.File) (bool, error) {
	for {
		err := unix.Flock(int(d.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, unix.EINTR):
		case errors.Is(err, unix.EWOULDBLOCK):
			return false, nil
		default:
			return false, err
		}
	}
}

// sync waits until the folder's list of names is on the disk: without it a
// rename may be lost with the power.
func sync(r *os.Root) error {
	d, err := r.Open(".")
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, unix.EINVAL) {
		err = nil // a file system that has nothing to sync, such as some network ones
	}
	return errors.Join(err, d.Close())
}
