//go:build unix

package batch

import (
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"briefing/cmd/briefing/internal/publish"
)

// TestPipesInTheState checks that named pipes in the places of the engine's own files, and
// of outputs, keep no run waiting.
func TestPipesInTheState(t *testing.T) {
	t.Parallel()
	for _, name := range []string{stateName + "/report.json.new", stateName + "/rows-of-report.json", stateName + "/journal/" + temporaryJournal, "report.json", "r1/own.txt", "r1/" + publish.Temporary("own.txt"), stateName + "/latest.new"} {
		p := newProject(t, 2)
		p.mustRun(nil)
		path := filepath.Join(p.out, name)
		os.Remove(path)
		if err := unix.Mkfifo(path, 0o666); err != nil {
			t.Skip(err)
		}
		p.figures(2, map[int]int{1: 99})
		ended := make(chan Summary, 1)
		go func() { sum, _ := p.mustRun(nil); ended <- sum }()
		select {
		case sum := <-ended:
			if info, err := os.Lstat(filepath.Join(p.out, "report.json")); !sum.Complete() || err != nil || !info.Mode().IsRegular() {
				t.Errorf("%s: %+v, %v", name, sum, err)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%s: it waits", name)
		}
	}
}

// TestPipeOfTheIndex checks the same of the index, which rows without web pages have none of.
func TestPipeOfTheIndex(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := root.Mkdir(stateName, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mkfifo(filepath.Join(dir, stateName, indexName+".new"), 0o666); err != nil {
		t.Skip(err)
	}
	ended := make(chan error, 1)
	go func() {
		ended <- replace(root, indexName, func(to io.Writer) error { _, err := io.WriteString(to, "index"); return err })
	}()
	select {
	case err := <-ended:
		if content, _ := os.ReadFile(filepath.Join(dir, indexName)); err != nil || string(content) != "index" {
			t.Errorf("%q, %v", content, err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it waits")
	}
}

// TestLeftOfTheDayBefore checks that what a run has left that was killed on the day before is
// gone after the next run, also where each day has its folder.
func TestLeftOfTheDayBefore(t *testing.T) {
	t.Parallel()
	p := newProject(t, 2)
	keep := func(day string) func(*Config) {
		return func(c *Config) { c.Keep, c.Options.Today = 3, period(t, day) }
	}
	p.mustRun(keep("2026-11-24"))
	j := journalIn(t, filepath.Join(p.out, stateName, "journal"))
	left := filepath.Join(p.out, "2026-11-24", "r1", publish.Temporary("own.txt"))
	if err := j.add(startVerb, "r1"); err != nil {
		t.Fatal(err)
	}
	j.close()
	if err := os.WriteFile(left, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	p.mustRun(keep("2026-11-25"))
	if _, err := os.Lstat(left); err == nil {
		t.Error("it is there")
	}
}
