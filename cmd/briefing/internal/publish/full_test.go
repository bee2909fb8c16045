//go:build linux

package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// mount mounts for the length of the test, which it skips where that is not
// allowed.
func mount(t *testing.T, source, target, kind string, flags uintptr, options string) {
	t.Helper()
	if err := unix.Mount(source, target, kind, flags, options); err != nil {
		if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" && os.Geteuid() == 0 {
			t.Fatalf("cannot mount %s: %v", kind, err)
		}
		t.Skipf("cannot mount %s (needs root): %v", kind, err)
	}
	t.Cleanup(func() { unix.Unmount(target, unix.MNT_DETACH) })
}

// A disk that fills up leaves the earlier files whole and no temporaries.
func TestWriteFullDisk(t *testing.T) {
	dir := t.TempDir()
	mount(t, "tmpfs", dir, "tmpfs", 0, "size=64k")
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
	mount(t, dir, dir, "", unix.MS_BIND, "")
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	_, err := Write(t.Context(), dir, "x", files("a", "new"))
	if !errors.Is(err, unix.EROFS) {
		t.Errorf("got %v, want a read-only file system", err)
	}
	if _, err := Write(t.Context(), dir, "x", files("a", "old")); err != nil {
		t.Errorf("nothing to write, and yet: %v", err)
	}
	expect(t, filepath.Join(dir, "x"), map[string]string{"a": "old"})
}
