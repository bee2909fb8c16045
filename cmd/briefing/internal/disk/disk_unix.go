//go:build unix

// Package disk holds what the program needs of a file system beyond package os: the
// one door that files are opened through, locks on folders, and names that outlast a
// loss of power.
package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// Locks tells whether [TryLock] keeps other programs out.
const Locks = true

// TryLock takes the lock of an open folder, alone or shared with others that share
// it, and reports whether it was free. Closing the folder, or the end of the
// process, lets go of it.
func TryLock(d *os.File, shared bool) (bool, error) {
	how := unix.LOCK_EX
	if shared {
		how = unix.LOCK_SH
	}
	for {
		err := unix.Flock(int(d.Fd()), how|unix.LOCK_NB)
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

// SyncFolder waits until the folder's list of names is on the disk: without it a
// rename may be lost with the power.
func SyncFolder(r *os.Root) error {
	d, err := OpenFolder(r, ".")
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, unix.EINVAL) {
		err = nil // a file system that has nothing to sync, such as some network ones
	}
	return errors.Join(err, d.Close())
}
