//go:build linux

package batch

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"briefing/cmd/briefing/internal/disk/disktest"
)

// TestFullDisk checks that a full disk stops the run, that outputs are complete, and
// that the next run with enough room does the rest.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	const rows = 60
	p := newProject(t, rows)
	want := p.fromScratch()
	p.out = t.TempDir()
	for _, size := range []int{16, 64, 200, 400} { // kilobytes; all rows need about 900
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			disktest.Mount(t, "tmpfs", p.out, "tmpfs", 0, fmt.Sprintf("size=%dk", size))
			sum, _, err := p.run(nil)
			if !errors.Is(err, unix.ENOSPC) && !(err != nil && strings.Contains(err.Error(), "no space left")) || sum.Left == 0 {
				t.Fatalf("%v, %+v", err, sum)
			}
			for name, content := range p.outputs() {
				if content != want[name] {
					t.Errorf("%s is not whole", name)
				}
			}
			if err := unix.Mount("tmpfs", p.out, "tmpfs", unix.MS_REMOUNT, "size=20m"); err != nil {
				t.Fatal(err)
			}
			sum, _ = p.mustRun(nil)
			if !sum.Complete() || size > 100 && sum.Skipped == 0 || !maps.Equal(p.outputs(), want) {
				t.Errorf("with room: %+v", sum)
			}
		})
	}
}

// TestReadOnly checks that a read-only folder is the machine's fault, found before
// anything is drawn, and that the outputs there stay.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	p := newProject(t, 4)
	p.mustRun(nil)
	before := p.outputs()
	p.figures(4, map[int]int{1: 99})
	disktest.Mount(t, p.out, p.out, "", unix.MS_BIND, "")
	if err := unix.Mount("", p.out, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	_, _, err := p.run(nil)
	if err == nil || !strings.Contains(err.Error(), "read-only file system") {
		t.Errorf("got %v", err)
	}
	if !maps.Equal(p.outputs(), before) {
		t.Error("something was changed")
	}
	if _, rows := p.mustRun(func(c *Config) { c.DryRun = true }); states(rows)[WouldBuild] != 1 {
		t.Error("a dry run needs to write")
	}
}

// TestVanished checks that a run stops if its output folder vanishes, and does not
// create it again: somebody removed it.
func TestVanished(t *testing.T) {
	t.Parallel()
	p := newProject(t, 60)
	poison := map[int]string{}
	for i := range 60 {
		poison[i] = "slow"
	}
	p.rows(60, poison)
	sum, _, err := p.run(func(c *Config) {
		c.OnEvent = func(e Event) {
			if e.Step {
				os.RemoveAll(p.out)
			}
		}
	})
	if err == nil || sum.Left == 0 {
		t.Errorf("%v, %+v", err, sum)
	}
	if _, err := os.Stat(filepath.Join(p.out, stateName)); err == nil {
		t.Error("it was made again")
	}
	p.rows(60, nil)
	if sum, _ := p.mustRun(nil); !sum.Complete() {
		t.Errorf("%+v", sum)
	}
}

// TestLinksOut checks that nothing outside the output folder is written, whatever links
// it contains.
func TestLinksOut(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	elsewhere := t.TempDir()
	if err := os.MkdirAll(p.out, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(p.out, "r1")); err != nil {
		t.Fatal(err)
	}
	_, rows := p.mustRun(nil)
	if rows[1].State != Failed || rows[0].State != Built || rows[2].State != Built {
		t.Errorf("%v", states(rows))
	}
	if entries, _ := os.ReadDir(elsewhere); len(entries) > 0 {
		t.Error("something was written outside")
	}
}

// TestClock checks that a jumping clock changes the reported times, and nothing else.
func TestClock(t *testing.T) {
	t.Parallel()
	p := newProject(t, 20)
	now := time.Date(2026, 11, 25, 2, 0, 0, 0, time.UTC)
	jumps := []time.Duration{-240 * time.Hour, 24 * 365 * time.Hour, -time.Second, 0}
	for round := range 4 {
		p.figures(20, map[int]int{round: 99})
		calls := 0
		sum, _ := p.mustRun(func(c *Config) {
			c.Now = func() time.Time {
				calls++
				return now.Add(jumps[(round+calls)%len(jumps)])
			}
		})
		built := 2
		if round == 0 {
			built = 20
		}
		if sum.Built != built || sum.Elapsed < 0 {
			t.Errorf("round %d: %+v", round, sum)
		}
	}
	// Files may also have times in another century.
	for name := range p.outputs() {
		if err := os.Chtimes(filepath.Join(p.out, name), time.Time{}, time.Date(2150, 1, 1, 0, 0, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if sum, _ := p.mustRun(nil); sum.Skipped != 20 {
			t.Errorf("%+v", sum)
		}
	}
}

// unreadable returns a regular file whose first page cannot be read: EIO.
func unreadable(t *testing.T) *os.File {
	t.Helper()
	f, err := os.Open("/proc/self/mem")
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestUnreadableJournal checks that a journal that cannot be read ends the run, and is
// not taken for an empty one.
func TestUnreadableJournal(t *testing.T) {
	t.Parallel()
	p := newProject(t, 4)
	p.mustRun(nil)
	before := p.outputs()
	disktest.Mount(t, unreadable(t).Name(), filepath.Join(p.out, ".briefing", "journal", fileName(1)), "", unix.MS_BIND, "")
	for name, change := range map[string]func(*Config){"build": nil, "dry run": func(c *Config) { c.DryRun = true }, "retry": func(c *Config) { c.Retry = true }} {
		sum, rows, err := p.run(change)
		if !errors.Is(err, unix.EIO) || !strings.Contains(err.Error(), "cannot read the journal") || len(rows) > 0 || sum.Built > 0 {
			t.Errorf("%s: %v, %+v", name, err, sum)
		}
	}
	if !maps.Equal(p.outputs(), before) {
		t.Error("outputs were changed")
	}
}

// TestUnreadableLines checks that a line that can no longer be read does not make its
// row count as new, and is not left out when the journal is rewritten.
func TestUnreadableLines(t *testing.T) {
	t.Parallel()
	p := newProject(t, 4)
	p.mustRun(nil)
	path := filepath.Join(p.out, ".briefing", "journal")
	root, err := os.OpenRoot(path)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	all := func(nameHash) bool { return true }
	j, err := openJournal(root, path, all)
	if err != nil {
		t.Fatal(err)
	}
	j.files[0].f.Close()
	j.files[0].f, j.files[0].window = unreadable(t), nil
	var rec builtRow
	if _, ok := j.readRow(j.index[hashName("r1")].built, &rec); ok || !errors.Is(j.failed, unix.EIO) {
		t.Errorf("read %+v, %v", rec, j.failed)
	}
	if err := j.rewrite(); !errors.Is(err, unix.EIO) {
		t.Errorf("rewritten: %v", err)
	}
	if names, err := journalNames(root); err != nil || len(names) != 1 {
		t.Errorf("files %v, %v", names, err)
	}
}
