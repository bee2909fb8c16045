package batch

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/cmd/briefing/internal/publish"
)

// in is what a generation holds.
func (p *project) in(generation string) map[string]string {
	p.t.Helper()
	return (&project{p.t, p.dir, filepath.Join(p.out, generation)}).outputs()
}

// folders are the dated folders, and what latest leads to.
func (p *project) folders() (dated []string, latest string) {
	p.t.Helper()
	entries, err := os.ReadDir(p.out)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && e.Name() != stateName {
			dated = append(dated, e.Name())
		}
	}
	latest, _ = os.Readlink(filepath.Join(p.out, latestName))
	return dated, latest
}

func TestGenerations(t *testing.T) {
	const rows = 6
	p := newProject(t, rows)
	on := func(day string) func(*Config) {
		return func(c *Config) { c.Load.Today, c.Keep = period(t, day), 2 }
	}
	p.must(on("2026-11-25"))
	if got := p.in("2026-11-25"); len(got) != 3*rows {
		t.Fatalf("%d files", len(got))
	}
	if err := os.MkdirAll(filepath.Join(p.out, "2020-01-01"), 0o777); err != nil { // not ours
		t.Fatal(err)
	}
	theirs := filepath.Join(p.out, "2026-11-26", "r1", "invoice.txt")
	if err := errors.Join(os.MkdirAll(filepath.Dir(theirs), 0o777), os.WriteFile(theirs, nil, 0o666)); err != nil {
		t.Fatal(err)
	}

	// What is the same is the same file; what is not is drawn.
	p.figures(rows, map[int]int{2: 99})
	sum, told := p.must(on("2026-11-26"))
	if sum.Built != 1 || sum.Skipped != rows-1 || told[2].Reason != "figures changed" {
		t.Errorf("%+v", sum)
	}
	same := func(name string) bool {
		a, err1 := os.Stat(filepath.Join(p.out, "2026-11-25", name))
		b, err2 := os.Stat(filepath.Join(p.out, "2026-11-26", name))
		return err1 == nil && err2 == nil && os.SameFile(a, b)
	}
	if !same("r1/own.txt") || !same("r2/all.txt") || same("r2/own.txt") {
		t.Error("not the right files are shared")
	}
	got, want := p.in("2026-11-26"), p.clean()
	want["r1/invoice.txt"] = ""
	if !maps.Equal(got, want) {
		t.Error("the generation is not as a run into an empty folder makes it")
	}

	// A run of a day goes on in the same one.
	if sum, _ = p.must(on("2026-11-26")); sum.Skipped != rows {
		t.Errorf("%+v", sum)
	}

	// One that fails has the earlier output of what failed, and is not latest.
	p.rows(rows, map[int]string{4: "error"})
	p.must(on("2026-11-27"))
	if _, latest := p.folders(); latest != "2026-11-26" {
		t.Errorf("latest is %s", latest)
	}
	if a, b := p.in("2026-11-27"), p.in("2026-11-26"); a["r4/own.txt"] != b["r4/own.txt"] || a["r4/own.txt"] == "" {
		t.Error("what failed has not its earlier output")
	}

	// Of those that are ours two are kept. What others have put there stays.
	p.rows(rows, nil)
	var notes []string
	p.must(func(c *Config) {
		on("2026-11-28")(c)
		c.Tell = func(e Event) {
			if e.Note != "" {
				notes = append(notes, strings.ReplaceAll(e.Note, p.out+string(filepath.Separator), ""))
			}
		}
	})
	dated, latest := p.folders()
	if got := p.in("2026-11-26"); len(got) != 1 || got["r1/invoice.txt"] != "" {
		t.Errorf("in an old generation are %v", got)
	}
	if got, want := strings.Join(notes, "\n"), "removed 2026-11-25, older than the last 2\nremoved 2026-11-26, older than the last 2\n"+
		"2026-11-26 stays: it holds files that the journal does not know\n"+
		p.out+": the journal does not know 2020-01-01, which --keep therefore does not remove"; got != want {
		t.Errorf("it says\n%s\nwant\n%s", got, want)
	}
	if !slices.Equal(dated, []string{"2020-01-01", "2026-11-26", "2026-11-27", "2026-11-28"}) || latest != "2026-11-28" {
		t.Errorf("%v, latest %s", dated, latest)
	}
	if sum, _ = p.must(func(c *Config) { on("2026-11-29")(c); c.DryRun = true }); sum.Skipped != rows {
		t.Errorf("%+v", sum)
	}
	if dated, _ = p.folders(); len(dated) != 4 || strings.Contains(readAll(t, p), "2026-11-29") {
		t.Error("a dry run makes a generation")
	}
}

// A file that is called as the link is not replaced.
func TestLatestInTheWay(t *testing.T) {
	p := newProject(t, 2)
	theirs := filepath.Join(p.out, latestName)
	if err := errors.Join(os.MkdirAll(p.out, 0o777), os.WriteFile(theirs, []byte("theirs"), 0o666)); err != nil {
		t.Fatal(err)
	}
	_, _, err := p.run(func(c *Config) { c.Keep = 2 })
	if _, ok := errors.AsType[*publish.InTheWayError](err); !ok {
		t.Errorf("%v", err)
	}
	if content, _ := os.ReadFile(theirs); string(content) != "theirs" {
		t.Error("it was replaced")
	}
}
