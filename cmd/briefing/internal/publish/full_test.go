//go:build linux

package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"briefing/cmd/briefing/internal/disk/disktest"
)

// TestWriteFullDisk checks that a full disk leaves the earlier files complete and no
// temporary files.
func TestWriteFullDisk(t *testing.T) {
	dir := t.TempDir()
	disktest.Mount(t, "tmpfs", dir, "tmpfs", 0, "size=64k")
	if _, err := Write(t.Context(), dir, "x", files("a", "old", "b", "old")); err != nil {
		t.Fatal(err)
	}
	big := string(make([]byte, 100<<10))
	_, err := Write(t.Context(), dir, "x", files("a", "new", "b", big))
	if !errors.Is(err, unix.ENOSPC) {
		t.Errorf("got %v, want no space left", err)
	}
	expect(t, filepath.Join(dir, "x"), map[string]string{"a": "old", "b": "old"})
	if _, err := Write(t.Context(), dir, "x", files("a", "new", "b", "new")); err != nil {
		t.Errorf("after the full disk: %v", err)
	}
}

func TestWriteReadOnly(t *testing.T) {
	dir := t.TempDir()
	if _, err := Write(t.Context(), dir, "x", files("a", "old")); err != nil {
		t.Fatal(err)
	}
	want := makeReadOnly(t, dir, filepath.Join(dir, "x"))
	_, err := Write(t.Context(), dir, "x", files("a", "new"))
	if !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
	if _, err := Write(t.Context(), dir, "x", files("a", "old")); err != nil {
		t.Errorf("nothing to write, and yet: %v", err)
	}
	expect(t, filepath.Join(dir, "x"), map[string]string{"a": "old"})
}

// makeReadOnly makes a folder read-only and returns the error of a write there. Root
// may write whatever the permissions are, but not to a read-only mount.
func makeReadOnly(t *testing.T, dir, folder string) error {
	t.Helper()
	if os.Geteuid() != 0 {
		if err := os.Chmod(folder, 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(folder, 0o777) })
		return unix.EACCES
	}
	disktest.Mount(t, dir, dir, "", unix.MS_BIND, "")
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	return unix.EROFS
}
