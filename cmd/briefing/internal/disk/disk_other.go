//go:build !unix

// Package disk does what the program needs of a file system beyond package os: it opens
// files safely, locks folders, and makes file names survive a loss of power. This
// system has no such locks, and no way to do the last.
package disk

import "os"

// Locks is false: temporary files cannot be told from those of a running program, and
// are kept.
const Locks = false

// TryLock always succeeds.
func TryLock(*os.File, bool) (bool, error) { return true, nil }

// Runs is true: it cannot be told here.
func Runs(int) bool { return true }

// SyncFolder does nothing: such systems cannot open a folder to sync it.
func SyncFolder(*os.Root) error { return nil }
