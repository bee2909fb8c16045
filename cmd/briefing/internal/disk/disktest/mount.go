//go:build linux

// Package disktest provides file systems for tests, such as small and read-only ones.
package disktest

import (
	"errors"
	"testing"

	"golang.org/x/sys/unix"
)

// Mount mounts a file system for the length of the test. It skips the test where that
// is not allowed: to others than root, and in most containers. The arguments are those
// of mount(2).
func Mount(t *testing.T, source, target, kind string, flags uintptr, options string) {
	t.Helper()
	err := unix.Mount(source, target, kind, flags, options)
	if errors.Is(err, unix.EPERM) || errors.Is(err, unix.EACCES) {
		t.Skipf("not allowed to mount on %s", target)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { unix.Unmount(target, unix.MNT_DETACH) })
}
