package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"briefing/cmd/briefing/internal/disk"
)

// contents returns every file of a folder, including hidden ones.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got[e.Name()] = string(data)
	}
	return got
}

func expect(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if got := contents(t, dir); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("folder holds %q, want %q", got, want)
	}
}

func files(pairs ...string) []File {
	var list []File
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, NewFile(pairs[i], []byte(pairs[i+1])))
	}
	return list
}

func written(files []File) []bool {
	list := make([]bool, len(files))
	for i, f := range files {
		list[i] = f.Written
	}
	return list
}

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "out")
	done, err := Write(t.Context(), dir, "x", files("a", "1", "b", "2", "c", ""))
	if err != nil || !slices.Equal(written(done), []bool{true, true, true}) {
		t.Fatal(done, err)
	}
	before, _ := os.Stat(filepath.Join(dir, "x", "a"))
	list := append(files("a", "1", "b", "3", "c", ""), File{Name: "never drawn", Size: 5, Time: 7, Kept: true})
	done, err = Write(t.Context(), dir, "x", list)
	if err != nil || !slices.Equal(written(done), []bool{false, true, false, false}) {
		t.Fatal(done, err)
	}
	after, _ := os.Stat(filepath.Join(dir, "x", "a"))
	if !os.SameFile(before, after) || before.ModTime() != after.ModTime() {
		t.Error("an unchanged file was written again")
	}
	if f := done[0]; f.Time != after.ModTime().UnixNano() || f.Size != 1 || f.Data != nil || f.Sum.String()[:8] != "6b86b273" {
		t.Errorf("the file is %+v", f)
	}
	if done[3].Time != 7 || list[1].Written || list[1].Data == nil {
		t.Errorf("changed: %+v, %+v", done[3], list[1])
	}
	expect(t, filepath.Join(dir, "x"), map[string]string{"a": "1", "b": "3", "c": ""})
}

// TestWriteFails checks that a call that fails leaves everything as it was, and nothing
// of its own.
func TestWriteFails(t *testing.T) {
	cancelled, cancel := context.WithCancelCause(context.Background())
	stopped := errors.New("stopped")
	cancel(stopped)
	tests := []struct {
		name    string
		prepare func(t *testing.T, x string)
		ctx     context.Context
		files   []File
		want    string
	}{
		{"folder in place", func(t *testing.T, x string) { mkdir(t, x, "c") }, t.Context(), files("a", "new", "c", "new"), "a folder is in the way; move it"},
		{"cancelled", nil, cancelled, files("a", "new", "c", "new"), "stopped"},
		{"outside", nil, t.Context(), files("a", "new", "../c", "new"), "path escapes"},
		{"long name", nil, t.Context(), files("a", "new", strings.Repeat("n", 300), "new"), "name too long"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			x := mkdir(t, dir, "x")
			if err := os.WriteFile(filepath.Join(x, "a"), []byte("old"), 0o666); err != nil {
				t.Fatal(err)
			}
			if test.prepare != nil {
				test.prepare(t, x)
			}
			_, err := Write(test.ctx, dir, "x", test.files)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want %q", err, test.want)
			}
			os.Remove(filepath.Join(x, "c"))
			expect(t, x, map[string]string{"a": "old"})
		})
	}
}

func mkdir(t *testing.T, parent, name string) string {
	t.Helper()
	dir := filepath.Join(parent, name)
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestWriteFileInPlaceOfFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "x"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{dir, filepath.Join(dir, "x")} {
		_, err := Write(t.Context(), out, "x", files("a", "1"))
		if err == nil || !strings.HasPrefix(err.Error(), "cannot write "+filepath.Join(dir, "x")) {
			t.Errorf("got error %v, want one that names the file", err)
		}
	}
	expect(t, dir, map[string]string{"x": "mine"})
}

// TestWriteLinks checks that links cannot lead out of the folder, neither for the
// folder itself nor for a file.
func TestWriteLinks(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	x := mkdir(t, dir, "x")
	symlink(t, elsewhere, filepath.Join(dir, "away"))
	if _, err := Write(t.Context(), dir, "away", files("a", "1")); err == nil {
		t.Error("written through a link to a folder outside")
	}
	target := filepath.Join(elsewhere, "target")
	if err := os.WriteFile(target, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	symlink(t, target, filepath.Join(x, "a"))
	if _, err := Write(t.Context(), dir, "x", files("a", "1")); err != nil {
		t.Fatal(err)
	}
	expect(t, elsewhere, map[string]string{"target": "mine"})
	expect(t, x, map[string]string{"a": "1"})
}

func symlink(t *testing.T, old, new string) {
	t.Helper()
	if err := os.Symlink(old, new); err != nil {
		t.Skip("this system has no symbolic links:", err)
	}
}

func TestWriteRemovesLeftovers(t *testing.T) {
	if !disk.Locks {
		t.Skip("without locks leftovers stay")
	}
	dir := t.TempDir()
	x := mkdir(t, dir, "x")
	for _, name := range []string{".a.briefing-1", Temporary("a"), ".hidden", "b.briefing-1", ".b.tmp-1"} {
		if err := os.WriteFile(filepath.Join(x, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Write(t.Context(), dir, "x", files("a", "1")); err != nil {
		t.Fatal(err)
	}
	expect(t, x, map[string]string{".hidden": "", "b.briefing-1": "", ".b.tmp-1": "", "a": "1"})
}

// TestWriteTakesTurns checks that callers of one folder take turns: at the end all
// files are from one call.
func TestWriteTakesTurns(t *testing.T) {
	dir := t.TempDir()
	failures := make(chan error)
	const callers = 8
	for n := range callers {
		go func() {
			content := fmt.Sprint(n)
			_, err := Write(t.Context(), dir, "x", files("a", content, "b", content, "c", content))
			failures <- err
		}()
	}
	for range callers {
		if err := <-failures; err != nil {
			t.Error(err)
		}
	}
	got := contents(t, filepath.Join(dir, "x"))
	if len(got) != 3 || got["a"] != got["b"] || got["b"] != got["c"] {
		t.Errorf("files of several calls: %q", got)
	}
}

func TestLockBusy(t *testing.T) {
	if !disk.Locks {
		t.Skip("this system has no locks on folders")
	}
	dir := t.TempDir()
	p, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	f, err := p.folder("x")
	if err != nil {
		t.Fatal(err)
	}
	defer f.root.Close()
	release, err := f.lock(t.Context(), time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.lock(t.Context(), 0); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v, want ErrBusy", err)
	}
	stopped := errors.New("stopped")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(stopped)
	if _, err := Write(ctx, dir, "x", files("a", "1")); !errors.Is(err, stopped) {
		t.Errorf("got %v, want the reason of the context", err)
	}
	release()
	if _, err := Write(t.Context(), dir, "x", files("a", "1")); err != nil {
		t.Error(err)
	}
}

func TestOthers(t *testing.T) {
	dir := t.TempDir()
	x := mkdir(t, dir, "x")
	for _, name := range []string{"a.png", "old.png", "old.svg", ".hidden.png", "notes.txt", "old.pdf"} {
		if err := os.WriteFile(filepath.Join(x, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := Others(dir, "x", files("a.png", ""), ".png", ".pdf")
	if err != nil || !slices.Equal(got, []string{"old.pdf", "old.png"}) {
		t.Error(got, err)
	}
	if _, err := Others(dir, "absent", nil); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// TestTree checks that folders within folders are created, and that a removed tree is
// not created again.
func TestTree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	p, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	for range 2 {
		if _, err := p.Write(t.Context(), "north/2019/en", files("a", "1")); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, filepath.Join(dir, "north", "2019", "en"), map[string]string{"a": "1"})
	left := filepath.Join(dir, "north", ".a.briefing-1")
	if err := os.WriteFile(left, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(p.RemoveTemporaries(t.Context(), "north"), p.RemoveTemporaries(t.Context(), "south")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); err == nil && disk.Locks {
		t.Error("what a killed program left is there still")
	}
	if _, err := p.Write(t.Context(), "../elsewhere", files("a", "1")); err == nil {
		t.Error("written outside")
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write(t.Context(), "north", files("a", "1")); err == nil {
		t.Error("written to a folder that is gone")
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made again")
	}
}

// TestReplaceLeftovers checks that what killed programs have left of a file is gone when it
// is replaced, and that nothing of others is.
func TestReplaceLeftovers(t *testing.T) {
	if !disk.Locks {
		t.Skip("no telling which programs run")
	}
	dir := t.TempDir()
	dead := 1 << 30 // no system has so many
	own, running := fmt.Sprintf(".m.prom.briefing-%d", os.Getpid()), fmt.Sprintf(".m.prom.briefing-%d", os.Getppid())
	for _, name := range []string{fmt.Sprintf(".m.prom.briefing-%d", dead), own, running, fmt.Sprintf(".other.briefing-%d", dead), ".m.prom.briefing-x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := Replace(filepath.Join(dir, "m.prom"), []byte("whole")); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, map[string]string{"m.prom": "whole", running: "half", fmt.Sprintf(".other.briefing-%d", dead): "half", ".m.prom.briefing-x": "half"})
}
