//go:build unix

package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/data/file"
)

// unusualFiles returns a folder with a file and several things that are not files.
func unusualFiles(t *testing.T) *os.Root {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "inner")
	for _, err := range []error{
		os.MkdirAll(filepath.Join(dir, "folder"), 0o777),
		os.WriteFile(filepath.Join(dir, "file"), []byte("text"), 0o666),
		os.WriteFile(filepath.Join(dir, "..", "secret"), []byte("secret"), 0o666),
		os.Symlink("file", filepath.Join(dir, "link")),
		os.Symlink("../secret", filepath.Join(dir, "out")),
		os.Symlink("/etc/passwd", filepath.Join(dir, "far")),
		os.Symlink("nothing", filepath.Join(dir, "dead")),
		syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o666),
	} {
		if err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

// withTimeout fails the test if do blocks.
func withTimeout(t *testing.T, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s waits", what)
	}
}

func TestOpenIn(t *testing.T) {
	root := unusualFiles(t)
	for _, test := range []struct {
		name, says   string
		is           error
		outside      bool
		alsoByItself bool // Open says the same about the path
	}{
		{name: "file"}, {name: "link"},
		{name: "nothing", says: "no such file", is: fs.ErrNotExist, alsoByItself: true},
		{name: "dead", says: "no such file", is: fs.ErrNotExist},
		{name: "file/below", says: "file does not exist", is: fs.ErrNotExist, alsoByItself: true},
		{name: strings.Repeat("n", 300), says: "file does not exist", is: fs.ErrNotExist, alsoByItself: true},
		{name: "folder", says: "it is a folder", is: fs.ErrInvalid, alsoByItself: true},
		{name: "pipe", says: "it is a named pipe", is: fs.ErrInvalid, alsoByItself: true},
		{name: "out", says: "leads out of its folder", outside: true},
		{name: "far", says: "leads out of its folder", outside: true},
		{name: "../secret", says: "leads out of its folder", outside: true},
	} {
		withTimeout(t, test.name, func() {
			f, err := OpenIn(root, test.name)
			if f != nil {
				f.Close()
			}
			_, outside := errors.AsType[*file.OutsideError](err)
			if (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) || outside != test.outside {
				t.Errorf("%.20s: %v", test.name, err)
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("%.20s: %v is not %v", test.name, err, test.is)
			}
			if !test.alsoByItself {
				return
			}
			if f, err := Open(filepath.Join(root.Name(), test.name)); f != nil || !errors.Is(err, test.is) {
				t.Errorf("%.20s by its path: %v", test.name, err)
			}
		})
	}
}

// TestOpenRoot checks that nothing waits for a pipe in the place of a folder.
func TestOpenRoot(t *testing.T) {
	dir := unusualFiles(t).Name()
	for name, fits := range map[string]bool{"": true, "folder": true, "folder/": true, "file": false, "pipe": false, "nothing": false} {
		withTimeout(t, name, func() {
			root, err := OpenRoot(filepath.Join(dir, name))
			if (err == nil) != fits {
				t.Errorf("%q: %v", name, err)
			}
			if err == nil {
				root.Close()
			}
		})
	}
}

func TestReadLimits(t *testing.T) {
	root := unusualFiles(t)
	for limit, fits := range map[int64]bool{3: false, 4: true, 5: true} {
		for _, read := range []func() ([]byte, error){
			func() ([]byte, error) { return ReadIn(root, "file", limit) },
			func() ([]byte, error) { return ReadFile(filepath.Join(root.Name(), "file"), limit) },
			func() ([]byte, error) { return ReadAll(strings.NewReader("text"), "file", limit) },
		} {
			content, err := read()
			if fits && (err != nil || string(content) != "text") || !fits && !errors.Is(err, fs.ErrInvalid) {
				t.Errorf("at most %d bytes: %q, %v", limit, content, err)
			}
		}
	}
}

// TestOpenDescriptor checks that a pipe opened by the caller is read, even when its
// writer has finished.
func TestOpenDescriptor(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	w.WriteString("text")
	w.Close()
	path := fmt.Sprintf("/dev/fd/%d", r.Fd())
	if _, err := os.Stat(path); err != nil {
		t.Skip(err)
	}
	withTimeout(t, path, func() {
		f, err := OpenDescriptor(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if content, err := ReadAll(f, path, 100); err != nil || string(content) != "text" {
			t.Errorf("%q, %v", content, err)
		}
	})
	for path, want := range map[string]bool{path: true, "/dev/fd/": false, "/dev/fd/x": false, "/dev/fd/../sda": false, "fd/3": false, "/dev/stdin": false} {
		if IsDescriptor(path) != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
}
