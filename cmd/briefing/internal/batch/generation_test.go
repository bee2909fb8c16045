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

// generation returns the files of a generation.
func (p *project) generation(generation string) map[string]string {
	p.t.Helper()
	return (&project{p.t, p.dir, filepath.Join(p.out, generation)}).outputs()
}

// folders returns the dated folders, and where latest leads.
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
	t.Parallel()
	const rows = 6
	p := newProject(t, rows)
	on := func(day string) func(*Config) {
		return func(c *Config) { c.Options.Today, c.Keep = period(t, day), 2 }
	}
	p.mustRun(on("2026-11-25"))
	if got := p.generation("2026-11-25"); len(got) != 3*rows {
		t.Fatalf("%d files", len(got))
	}
	if err := os.MkdirAll(filepath.Join(p.out, "2020-01-01"), 0o777); err != nil { // not ours
		t.Fatal(err)
	}
	theirs := filepath.Join(p.out, "2026-11-26", "r1", "invoice.txt")
	if err := errors.Join(os.MkdirAll(filepath.Dir(theirs), 0o777), os.WriteFile(theirs, nil, 0o666)); err != nil {
		t.Fatal(err)
	}

	// Unchanged files are hard links; changed ones are drawn.
	p.figures(rows, map[int]int{2: 99})
	sum, reports := p.mustRun(on("2026-11-26"))
	if sum.Built != 1 || sum.Skipped != rows-1 || reports[2].Reason != "figures changed" {
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
	got, want := p.generation("2026-11-26"), p.fromScratch()
	want["r1/invoice.txt"] = ""
	if !maps.Equal(got, want) {
		t.Error("the generation is not as a run into an empty folder makes it")
	}

	// Another run on the same day continues the same generation.
	if sum, _ = p.mustRun(on("2026-11-26")); sum.Skipped != rows {
		t.Errorf("%+v", sum)
	}

	// A failing run has the earlier output of what failed, and does not become latest.
	p.rows(rows, map[int]string{4: "error"})
	p.mustRun(on("2026-11-27"))
	if _, latest := p.folders(); latest != "2026-11-26" {
		t.Errorf("latest is %s", latest)
	}
	if a, b := p.generation("2026-11-27"), p.generation("2026-11-26"); a["r4/own.txt"] != b["r4/own.txt"] || a["r4/own.txt"] == "" {
		t.Error("what failed has not its earlier output")
	}

	// Two complete generations are kept, with those between them.
	p.rows(rows, nil)
	p.mustRun(on("2026-11-28"))
	dated, latest := p.folders()
	if !slices.Equal(dated, []string{"2020-01-01", "2026-11-26", "2026-11-27", "2026-11-28"}) || latest != "2026-11-28" {
		t.Errorf("%v, latest %s", dated, latest)
	}

	// Files of others in it stay, and so do folders that are not ours at all.
	var notes []string
	p.mustRun(func(c *Config) {
		on("2026-11-29")(c)
		c.OnEvent = func(e Event) {
			if e.Note != "" {
				notes = append(notes, strings.ReplaceAll(e.Note, p.out+string(filepath.Separator), ""))
			}
		}
	})
	if got := p.generation("2026-11-26"); len(got) != 1 || got["r1/invoice.txt"] != "" {
		t.Errorf("in an old generation are %v", slices.Sorted(maps.Keys(got)))
	}
	if got, want := strings.Join(notes, "\n"), "2026-11-26, older than the last 2, was removed except for files that the journal does not know\n"+
		"2026-11-27 was removed: it is older than the last 2\n"+
		p.out+": the journal does not know 2020-01-01, which --keep therefore does not remove"; got != want {
		t.Errorf("it says\n%s\nwant\n%s", got, want)
	}
	if dated, latest = p.folders(); !slices.Equal(dated, []string{"2020-01-01", "2026-11-26", "2026-11-28", "2026-11-29"}) || latest != "2026-11-29" {
		t.Errorf("%v, latest %s", dated, latest)
	}
	if sum, _ = p.mustRun(func(c *Config) { on("2026-11-30")(c); c.DryRun = true }); sum.Skipped != rows {
		t.Errorf("%+v", sum)
	}
	if dated, _ = p.folders(); len(dated) != 4 || strings.Contains(readAll(t, p), "2026-11-30") {
		t.Error("a dry run makes a generation")
	}
}

// TestBadDays checks that days without a complete generation do not count.
func TestBadDays(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	on := func(day string) func(*Config) {
		return func(c *Config) { c.Options.Today, c.Keep = period(t, day), 2 }
	}
	p.mustRun(on("2026-11-20"))
	p.rows(3, map[int]string{1: "error"})
	p.mustRun(on("2026-11-21"))
	p.mustRun(on("2026-11-22"))
	p.run(func(c *Config) { on("2026-11-23")(c); c.Batch, c.Refused = nil, errors.New("refused") })
	if dated, _ := p.folders(); !slices.Equal(dated, []string{"2026-11-20", "2026-11-21", "2026-11-22"}) {
		t.Error(dated)
	}
	if sum, _ := p.mustRun(func(c *Config) { on("2026-11-23")(c); c.DryRun = true }); sum.Skipped != 2 {
		t.Errorf("%+v", sum)
	}
	p.rows(3, nil)
	p.mustRun(on("2026-11-24"))
	if got := p.generation("2026-11-20"); len(got) != 9 {
		t.Errorf("the last good one has %d files", len(got))
	}
	p.mustRun(on("2026-11-25"))
	if dated, _ := p.folders(); !slices.Equal(dated, []string{"2026-11-24", "2026-11-25"}) {
		t.Error(dated)
	}
}

// TestLinkedGeneration checks that a link in the place of a generation is left alone,
// and so is its target.
func TestLinkedGeneration(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	on := func(day string) func(*Config) {
		return func(c *Config) { c.Options.Today, c.Keep = period(t, day), 1 }
	}
	p.mustRun(on("2026-11-20"))
	old := filepath.Join(p.out, "2026-11-20")
	if err := errors.Join(os.RemoveAll(old), os.Symlink(latestName, old)); err != nil {
		t.Fatal(err)
	}
	p.mustRun(on("2026-11-21"))
	if got := p.generation("2026-11-21"); len(got) != 9 {
		t.Errorf("%d files", len(got))
	}
	if err := errors.Join(os.Remove(filepath.Join(p.out, "2026-11-21", "r0", "own.txt")), os.RemoveAll(filepath.Join(p.out, "2026-11-21")),
		os.Symlink(t.TempDir(), filepath.Join(p.out, "2026-11-21"))); err != nil {
		t.Fatal(err)
	}
	p.mustRun(on("2026-11-22"))
	p.mustRun(on("2026-11-23"))
	if dated, _ := p.folders(); !slices.Equal(dated, []string{"2026-11-23"}) {
		t.Error(dated)
	}
}

// TestGenerationOfLess checks that a generation has what a run into an empty folder
// would make, without files that the last one had and no row makes any more. The files
// of the last one are not forgotten.
func TestGenerationOfLess(t *testing.T) {
	t.Parallel()
	p := newProject(t, 2)
	on := func(day string) func(*Config) {
		return func(c *Config) { c.Options.Today, c.Keep = period(t, day), 2 }
	}
	p.mustRun(on("2026-11-20"))
	p.rows(1, nil)
	p.write("template.yaml", strings.Replace(toyTemplate, "  all: {title: Of all, unit: percent, source: s, values: {2019: 7}}\n", "", 1))
	for _, day := range []string{"2026-11-21", "2026-11-21", "2026-11-22"} {
		sum, _ := p.mustRun(on(day))
		if sum.Orphans != 0 || sum.Pruned != 0 || !maps.Equal(p.generation(day), p.fromScratch()) {
			t.Errorf("%s: %+v, %v", day, sum, slices.Sorted(maps.Keys(p.generation(day))))
		}
	}
	if dated, _ := p.folders(); !slices.Equal(dated, []string{"2026-11-21", "2026-11-22"}) {
		t.Error(dated)
	}
	p.mustRun(on("2026-11-23"))
	p.mustRun(on("2026-11-24"))
	j := journalIn(t, filepath.Join(p.out, stateName, "journal"))
	defer j.close()
	var rec builtRow
	if e := j.index[hashName("r0")]; !func() bool { _, ok := j.readRow(e.built, &rec); return ok }() || len(rec.left) != 0 {
		t.Errorf("%+v", rec)
	}
	if _, known := j.index[hashName("r1")]; known {
		t.Error("a row that no generation has is not forgotten")
	}
}

// TestLatestInTheWay checks that a file with the name of the link is not replaced.
func TestLatestInTheWay(t *testing.T) {
	t.Parallel()
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
	if report, _ := os.ReadFile(filepath.Join(p.out, "report.json")); !strings.Contains(string(report), "latest: something that is not a link is in the way") {
		t.Errorf("the report says\n%s", report)
	}
}
