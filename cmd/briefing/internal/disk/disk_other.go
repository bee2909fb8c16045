//go:build !unix

// Package disk holds what the program needs of a file system beyond package os: the
// one door that files are opened through, locks on folders, and names that outlast a
// loss of power. This system has no locks, and no way to ask for the last.
package disk

import "os"

// Locks is false: temporaries cannot be told from those of a running program,
// and stay.
const Locks = false

// TryLock reports that the lock is free.
func TryLock(*os.File, bool) (bool, error) { return true, nil }

// SyncFolder does nothing: such systems cannot open a folder to sync it.
func SyncFolder(*os.Root) error { return nil }
