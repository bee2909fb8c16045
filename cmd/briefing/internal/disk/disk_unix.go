//go:build unix

// Package disk does what the program needs of a file system beyond package os: it opens
// files safely, locks folders, and makes file names survive a loss of power.
package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// Locks reports whether [TryLock] keeps other programs out.
const Locks = true

// TryLock locks an open folder, exclusively or shared with others that share it, and
// reports whether it could. The lock ends when the folder is closed or the process
// ends.
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

// Runs reports whether a process runs.
func Runs(pid int) bool { return !errors.Is(unix.Kill(pid, 0), unix.ESRCH) }

// SyncFolder waits until the folder's list of names is on disk: otherwise a loss of
// power may undo a rename.
func SyncFolder(r *os.Root) error {
	d, err := OpenFolder(r, ".")
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, unix.EINVAL) {
		err = nil // a file system with nothing to sync, such as some network ones
	}
	return errors.Join(err, d.Close())
}
