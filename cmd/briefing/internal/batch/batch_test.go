package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data/file"
)

// states counts the rows in each state.
func states(rows []*RowReport) map[State]int {
	n := map[State]int{}
	for _, r := range rows {
		n[r.State]++
	}
	return n
}

func expect(t *testing.T, rows []*RowReport, want map[State]int) {
	t.Helper()
	if got := states(rows); !maps.Equal(got, want) {
		t.Errorf("rows are %v, want %v", got, want)
	}
}

// expectDrawn is like expect for runs whose renderer dies: a row that it had published
// without reporting it is drawn again, with the same bytes.
func expectDrawn(t *testing.T, rows []*RowReport, want map[State]int) {
	t.Helper()
	got := states(rows)
	got[Built] += got[Same]
	delete(got, Same)
	if !maps.Equal(got, want) {
		t.Errorf("rows are %v, want %v", got, want)
	}
}

// TestRun checks that a run builds everything, that the next builds nothing, and that
// rows are reported in order.
func TestRun(t *testing.T) {
	t.Parallel()
	p := newProject(t, 40)
	_, rows := p.mustRun(nil)
	expect(t, rows, map[State]int{Built: 40})
	for i, r := range rows {
		if r.Row != fmt.Sprintf("r%d", i) {
			t.Fatalf("row %d is reported as %s", i, r.Row)
		}
	}
	before := times(t, p)
	sum, rows := p.mustRun(nil)
	expect(t, rows, map[State]int{Skipped: 40})
	if sum.Written != 0 || !maps.Equal(before, times(t, p)) {
		t.Error("a run with nothing to do wrote something")
	}
}

// times returns the times of all outputs.
func times(t *testing.T, p *project) map[string]int64 {
	t.Helper()
	list := map[string]int64{}
	for name := range p.outputs() {
		info, err := os.Stat(filepath.Join(p.out, name))
		if err != nil {
			t.Fatal(err)
		}
		list[name] = info.ModTime().UnixNano()
	}
	return list
}

// TestIdentity checks that whatever can change bytes builds the rows that depend on it,
// and no others, and that the reason names it.
func TestIdentity(t *testing.T) {
	const rows = 12
	for _, test := range []struct {
		name   string
		change func(p *project)
		config func(*Config)
		built  int // of rows; the others are skipped
		reason string
	}{
		{"nothing", func(*project) {}, nil, 0, ""},
		{"a figure", func(p *project) { p.figures(rows, map[int]int{3: 99}) }, nil, 1, "figures changed (figures.csv)"},
		{"the template", func(p *project) { p.write("template.yaml", strings.Replace(toyTemplate, "About", "On", 1)) }, nil, rows, "template changed (template.yaml)"},
		{"a row of the table", func(p *project) {
			p.write("rows.csv", "region,poison,mark\nr0,none,x\n")
		}, nil, 1, "parameters changed"},
		{"a row of the table more", func(p *project) {
			p.rows(rows+1, nil)
			p.figures(rows+1, nil)
		}, nil, 1, "new"},
		{"the program", func(*project) {}, func(c *Config) { c.Setting.Program = "toy 2" }, rows, "program changed (toy 1)"},
		{"the theme", func(*project) {}, func(c *Config) { c.Setting.Theme = "dark" }, rows, "theme changed"},
		{"the formats", func(*project) {}, func(c *Config) { c.Setting.Formats = []string{"text", "other"} }, rows, "options changed"},
		{"the resolution", func(*project) {}, func(c *Config) { c.Setting.DPI = 72 }, rows, "options changed"},
		{"fonts in SVG", func(*project) {}, func(c *Config) { c.Setting.EmbedFonts = true }, rows, "options changed"},
		{"an output is gone", func(p *project) { os.Remove(filepath.Join(p.out, "r5", "own.txt")) }, nil, 1, "output missing (own.txt)"},
		{"an output is altered", func(p *project) {
			os.WriteFile(filepath.Join(p.out, "r5", "own.txt"), []byte("mine"), 0o666)
		}, nil, 1, "output altered (own.txt)"},
		{"the journal is gone", func(p *project) { os.RemoveAll(filepath.Join(p.out, stateName)) }, nil, rows, "new"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t, rows)
			p.mustRun(nil)
			test.change(p)
			_, reports := p.mustRun(test.config)
			built := 0
			for _, r := range reports {
				if r.State == Skipped {
					continue
				}
				built++
				got := r.Reason
				if r.Detail != "" {
					got += " (" + r.Detail + ")"
				}
				if got != test.reason {
					t.Errorf("%s is built: %s, want %s", r.Row, got, test.reason)
				}
			}
			if built != test.built {
				t.Errorf("%d rows are built, want %d", built, test.built)
			}
			got, want := p.outputs(), p.fromScratch()
			for name, content := range want {
				if got[name] != content {
					t.Errorf("%s is not as a run into an empty folder makes it", name)
				}
			}
			if _, again := p.mustRun(test.config); states(again)[Skipped] != len(again) {
				t.Errorf("the next run does it again: %v", states(again))
			}
		})
	}
}

// TestKept checks that a picture that would show the same is not drawn again, and that
// a file with the same bytes keeps its time.
func TestKept(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	p.mustRun(nil)
	before := times(t, p)
	p.figures(3, map[int]int{1: 99})
	_, rows := p.mustRun(nil)
	if len(rows[1].Outputs) != 3 || rows[1].Outputs[0].Kept || !rows[1].Outputs[1].Kept || rows[1].Outputs[1].Written {
		t.Errorf("outputs are %+v", rows[1].Outputs)
	}
	after := times(t, p)
	for name := range before {
		changed := name == "r1/own.txt" || name == "r1/manifest.json"
		if (before[name] != after[name]) != changed {
			t.Errorf("%s was written: %t", name, !changed)
		}
	}
}

// TestTouched checks that an output with another time and the same bytes is read only
// once.
func TestTouched(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	p.mustRun(nil)
	name := filepath.Join(p.out, "r1", "own.txt")
	long := time.Unix(1e9, 0)
	if err := os.Chtimes(name, long, long); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, rows := p.mustRun(nil)
		expect(t, rows, map[State]int{Skipped: 3})
	}
	if journal := readAll(t, p); strings.Count(journal, " same r1 ") != 1 {
		t.Errorf("it is not noted once:\n%s", journal)
	}
}

// readAll returns all files of the journal.
func readAll(t *testing.T, p *project) string {
	t.Helper()
	var all strings.Builder
	names, err := filepath.Glob(filepath.Join(p.out, stateName, "journal", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(content)
	}
	return all.String()
}

// TestPoison checks that rows that fail, hang or kill the program are reported, each
// for what it did, that all others are built, and that earlier outputs stay.
func TestPoison(t *testing.T) {
	t.Parallel()
	const rows = 30
	p := newProject(t, rows)
	p.mustRun(nil)
	before := p.outputs()
	poison := map[int]string{4: "error", 8: "panic", 12: "hang", 16: "die", 20: "die-early"}
	p.rows(rows, poison)
	p.write("template.yaml", strings.Replace(toyTemplate, "Of all", "Of them all", 1))
	limit := func(c *Config) { c.Limit = 700 * time.Millisecond }
	sum, reports := p.mustRun(limit)
	expectDrawn(t, reports, map[State]int{Built: 25, Failed: 3, InQuarantine: 2})
	if sum.Complete() || sum.Stale != 5 {
		t.Errorf("%+v", sum)
	}
	for i, want := range map[int]string{4: "program: the ink is dry", 8: "program: out of ink; this is a bug", 12: "limit: it took longer than 700ms",
		16: "killed: it killed the program, both alone and beside others: exit status 2: fatal error: no ink", 20: "killed: it killed the program, both alone and beside others: exit status 3"} {
		if got := fmt.Sprintf("%s: %s", reports[i].Blame, reports[i].Error); !strings.HasPrefix(got, want) || !reports[i].Stale {
			t.Errorf("row %d: %s, want %s", i, got, want)
		}
	}
	got := p.outputs()
	for name, content := range before {
		row := strings.TrimPrefix(filepath.Dir(name), "r")
		var n int
		fmt.Sscan(row, &n)
		if poison[n] != "" && got[name] != content {
			t.Errorf("%s did not stay", name)
		}
	}

	// Rows in quarantine are not tried again until something changes.
	_, reports = p.mustRun(limit)
	expect(t, reports, map[State]int{Skipped: 25, Failed: 3, InQuarantine: 2})
	if reports[16].Reason != "quarantined" || !strings.Contains(reports[16].Error, "no ink") {
		t.Errorf("%+v", reports[16])
	}
	p.rows(rows, map[int]string{16: "die", 20: "die-early"})
	_, reports = p.mustRun(limit)
	expectDrawn(t, reports, map[State]int{Skipped: 25, Built: 3, InQuarantine: 2})
	p.rows(rows, nil)
	_, reports = p.mustRun(limit)
	expect(t, reports, map[State]int{Skipped: 28, Built: 2})
}

// TestRetry checks that a row that killed the program once, perhaps through no fault of
// its own, is built, and that --retry tries the others again.
func TestRetry(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	p := newProject(t, 6)
	p.write("rows.csv", "region,poison,mark\nr0,,\nr1,die-once,a\nr2,,\nr3,,\nr4,,\nr5,,\n")
	_, reports := p.mustRun(nil)
	expectDrawn(t, reports, map[State]int{Built: 6})

	p = newProject(t, 3)
	p.rows(3, map[int]string{1: "die"})
	p.mustRun(nil)
	_, reports = p.mustRun(func(c *Config) { c.Retry = true })
	if reports[1].Reason == "quarantined" || reports[1].State != InQuarantine {
		t.Errorf("%+v", reports[1])
	}
}

// TestAccused checks that a row during which whole runs were killed again and again is
// drawn alone, and then no more.
func TestAccused(t *testing.T) {
	t.Parallel()
	p := newProject(t, 6)
	dies := func(words ...string) {
		folder := filepath.Join(p.out, stateName, "journal")
		if err := os.MkdirAll(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		j := journalIn(t, folder)
		if err := errors.Join(j.add(words...), j.close()); err != nil {
			t.Fatal(err)
		}
	}
	dies(startVerb, "r2")
	dies(startVerb, "r2")
	_, reports := p.mustRun(nil)
	expect(t, reports, map[State]int{Built: 6})
	if !strings.Contains(readAll(t, p), " start r2 alone") {
		t.Error("it was not drawn alone")
	}
	if strings.Contains(readAll(t, p), " start r3 alone") {
		t.Error("another was")
	}

	p.figures(6, map[int]int{2: 99})
	for range maxAlone {
		dies(startVerb, "r2", "alone")
	}
	left := filepath.Join(p.out, "r2", publish.Temporary("own.txt"))
	if err := os.WriteFile(left, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, reports = p.mustRun(nil)
		expect(t, reports, map[State]int{Skipped: 5, InQuarantine: 1})
	}
	if _, err := os.Lstat(left); err == nil {
		t.Error("its leftovers are there")
	}
	_, reports = p.mustRun(func(c *Config) { c.Retry = true })
	expect(t, reports, map[State]int{Skipped: 5, Built: 1})

	// A run that is asked to stop makes no row a suspect.
	p.figures(6, map[int]int{2: 98})
	for range maxAlone {
		dies(startVerb, "r2", "alone")
	}
	dies(stopVerb, "r2")
	_, reports = p.mustRun(nil)
	expect(t, reports, map[State]int{Skipped: 5, Built: 1})
}

// TestCheckedFirst checks that a fault of one row is known before the first is drawn;
// with --fail-fast none is drawn then.
func TestCheckedFirst(t *testing.T) {
	t.Parallel()
	p := newProject(t, 8)
	p.write("rows.csv", "region,poison,mark\nr0,,\nr1,,\nnowhere,,\nr3,,\n")
	var first string
	p.mustRun(func(c *Config) {
		tell := c.OnEvent
		c.OnEvent = func(e Event) {
			tell(e)
			switch {
			case first != "":
			case len(e.Faults) > 0:
				first = e.Faults[0].Error()
			case e.Row != nil:
				first = "a row"
			}
		}
	})
	if !strings.HasPrefix(first, "rows.csv:4:1: template.yaml:") {
		t.Errorf("first is reported: %s", first)
	}
	os.RemoveAll(p.out)
	sum, reports := p.mustRun(func(c *Config) { c.FailFast = true })
	if sum.Built != 0 || sum.Left != sum.Rows-1 || len(reports) != 1 || reports[0].State != Failed {
		t.Errorf("%+v", sum)
	}
}

// TestReport checks that the report has the result of the run, and is also written when
// the run fails.
func TestReport(t *testing.T) {
	t.Parallel()
	p := newProject(t, 5)
	p.rows(5, map[int]string{2: "error"})
	p.mustRun(nil)
	var report struct {
		Version int
		Status  int
		Inputs  []struct{ Name, SHA256 string }
		Summary Summary
		Rows    []struct {
			Row, State, Reason, Error string
			Outputs                   []struct {
				File   string
				Bytes  int
				SHA256 string
			}
		}
	}
	content, err := os.ReadFile(filepath.Join(p.out, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, &report); err != nil {
		t.Fatal(err)
	}
	if report.Version != reportVersion || report.Status != 1 || report.Summary.Failed != 1 || len(report.Inputs) != 3 || len(report.Rows) != 5 || report.Rows[2].Error != "the ink is dry" {
		t.Fatalf("%+v", report)
	}
	for _, o := range report.Rows[3].Outputs {
		if content := p.outputs()["r3/"+o.File]; o.Bytes != len(content) || o.SHA256 != sumOf([]byte(content)).String() {
			t.Errorf("%s is not as the report says", o.File)
		}
	}
}

// TestPrune checks that outputs of removed rows are listed, and removed on request, and
// that files of others stay.
func TestPrune(t *testing.T) {
	t.Parallel()
	p := newProject(t, 5)
	p.mustRun(nil)
	mine := filepath.Join(p.out, "r4", "mine.txt")
	if err := os.WriteFile(mine, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	p.rows(3, nil)
	sum, _ := p.mustRun(nil)
	if sum.Orphans != 6 || sum.Pruned != 0 || len(p.outputs()) != 16 {
		t.Errorf("%+v", sum)
	}
	if sum, _ = p.mustRun(func(c *Config) { c.Prune = true }); sum.Pruned != 6 || sum.Orphans != 0 {
		t.Errorf("%+v", sum)
	}
	if _, err := os.Stat(filepath.Join(p.out, "r3")); err == nil {
		t.Error("the folder of a row that is gone is there")
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error("a file that is not ours was removed")
	}
	// A row that makes fewer files than before.
	p.write("template.yaml", strings.Replace(toyTemplate, "  all: {title: Of all, unit: percent, source: s, values: {2019: 7}}\n", "", 1))
	for range 2 { // it is not forgotten
		if sum, _ = p.mustRun(nil); sum.Orphans != 3 {
			t.Errorf("%+v", sum)
		}
	}
	if sum, _ = p.mustRun(func(c *Config) { c.Prune = true }); sum.Pruned != 3 {
		t.Errorf("%+v", sum)
	}
	if sum, _ = p.mustRun(nil); sum.Orphans != 0 || len(p.outputs()) != 7 {
		t.Errorf("%+v, %v", sum, slices.Sorted(maps.Keys(p.outputs())))
	}
}

// TestPruneOnlyOurs checks that nothing is removed that is not as the journal says:
// files that others have put in place of ours, and the target of a link.
func TestPruneOnlyOurs(t *testing.T) {
	t.Parallel()
	p := newProject(t, 4)
	p.mustRun(nil)
	theirs := filepath.Join(p.out, "r2", "own.txt")
	if err := os.WriteFile(theirs, []byte("theirs"), 0o666); err != nil {
		t.Fatal(err)
	}
	linked := filepath.Join(p.out, "r3")
	if err := errors.Join(os.RemoveAll(linked), os.Symlink("r0", linked)); err != nil {
		t.Fatal(err)
	}
	before := p.outputs()
	p.rows(2, nil)
	sum, _ := p.mustRun(func(c *Config) { c.Prune = true })
	if sum.Skipped != 2 || sum.Pruned != 2 || sum.Orphans != 1 || !slices.Equal(removed(before, p.outputs()), []string{"r2/all.txt", "r2/manifest.json"}) {
		t.Errorf("%+v, removed %v", sum, removed(before, p.outputs()))
	}
	if _, err := os.Lstat(linked); err != nil {
		t.Error("a link that is not ours was removed")
	}

	// Not even if the outputs are not looked at.
	if sum, _ = p.mustRun(func(c *Config) { c.Prune, c.Trust = true, true }); sum.Pruned != 0 || len(removed(before, p.outputs())) != 2 {
		t.Errorf("%+v", sum)
	}

	// Nor is anything written through a link.
	p.rows(4, nil)
	sum, reports, err := p.run(nil)
	if err != nil || sum.Failed != 1 || reports[3].Blame != InputFault || !strings.Contains(reports[3].Error, "r3: a link is in the way; move it") {
		t.Errorf("%v, %+v, %+v", err, sum, reports[3])
	}
}

// removed returns the names of files that are gone.
func removed(before, after map[string]string) (names []string) {
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if _, there := after[name]; !there {
			names = append(names, name)
		}
	}
	return names
}

// TestPruneTemporaries checks that nothing is left of a row that was begun when a run
// was killed, and that is no longer in the plan.
func TestPruneTemporaries(t *testing.T) {
	t.Parallel()
	p := newProject(t, 2)
	p.mustRun(nil)
	j := journalIn(t, filepath.Join(p.out, stateName, "journal"))
	folder := filepath.Join(p.out, "r7")
	left := filepath.Join(folder, publish.Temporary("own.txt"))
	if err := errors.Join(j.add(startVerb, "r7"), j.close(), os.Mkdir(folder, 0o777), os.WriteFile(left, nil, 0o666)); err != nil {
		t.Fatal(err)
	}
	p.mustRun(func(c *Config) { c.Prune = true })
	if _, err := os.Lstat(left); err == nil {
		t.Error("it is there")
	}
}

// TestLeftTemporaries checks that what killed runs have left is gone after the next run,
// of rows that it does not build and of the report too.
func TestLeftTemporaries(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	_, rows := p.mustRun(nil)
	j := journalIn(t, filepath.Join(p.out, stateName, "journal"))
	names := []string{rows[1].Row, "r7"}
	left := []string{filepath.Join(p.out, stateName, "report.json.new"), filepath.Join(p.out, stateName, "rows-of-report.json"), filepath.Join(p.out, stateName, "journal", temporaryJournal)}
	for _, name := range names {
		if err := errors.Join(j.add(startVerb, name), os.MkdirAll(filepath.Join(p.out, name), 0o777)); err != nil {
			t.Fatal(err)
		}
		left = append(left, filepath.Join(p.out, name, publish.Temporary("own.txt")))
	}
	if err := j.close(); err != nil {
		t.Fatal(err)
	}
	for _, file := range left {
		if err := os.WriteFile(file, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if sum, _ := p.mustRun(nil); sum.Skipped != 3 {
		t.Errorf("%+v", sum)
	}
	for _, file := range left {
		if _, err := os.Lstat(file); err == nil {
			t.Errorf("%s is there", file)
		}
	}
}

// TestTrust checks that with the journal alone no output is looked at.
func TestTrust(t *testing.T) {
	t.Parallel()
	p := newProject(t, 4)
	p.mustRun(nil)
	for i := range 4 {
		os.RemoveAll(filepath.Join(p.out, fmt.Sprint("r", i)))
	}
	p.figures(4, map[int]int{2: 99})
	_, rows := p.mustRun(func(c *Config) { c.Trust = true })
	expect(t, rows, map[State]int{Skipped: 3, Built: 1})
	if files := p.outputs(); len(files) != 3 {
		t.Errorf("%d files", len(files))
	}
}

// TestDryRun checks that a dry run creates nothing, not even the folder.
func TestDryRun(t *testing.T) {
	t.Parallel()
	p := newProject(t, 4)
	dry := func(c *Config) { c.DryRun = true }
	_, rows := p.mustRun(dry)
	expect(t, rows, map[State]int{WouldBuild: 4})
	if _, err := os.Stat(p.out); err == nil {
		t.Error("it made the output folder")
	}
	p.mustRun(nil)
	p.figures(4, map[int]int{2: 99})
	_, rows = p.mustRun(dry)
	expect(t, rows, map[State]int{WouldBuild: 1, Skipped: 3})

	// A row that kills the program while it is compared with its outputs leaves no trace.
	p.rows(4, map[int]string{2: "die-early"})
	journal, files := readAll(t, p), p.outputs()
	_, rows = p.mustRun(dry)
	expect(t, rows, map[State]int{WouldBuild: 1, Skipped: 3})
	if readAll(t, p) != journal || !maps.Equal(p.outputs(), files) {
		t.Error("a dry run has written something")
	}
}

// opened counts what is opened of a folder.
type opened struct {
	fs.FS
	files map[string]int
}

func (o opened) Open(name string) (fs.File, error) {
	o.files[name]++
	return o.FS.Open(name)
}

// Stat opens nothing.
func (o opened) Stat(name string) (fs.FileInfo, error) { return fs.Stat(o.FS, name) }

// TestOneReader checks that the supervisor does not read a large table that the rows choose
// rows of, and that a renderer that dies over one only costs that.
func TestOneReader(t *testing.T) {
	t.Parallel()
	const n = 2*rowsAhead + 7
	p := newProject(t, n)
	figures := func(other map[int]int) {
		p.figures(n, other)
		content, err := os.ReadFile(filepath.Join(p.dir, "figures.csv"))
		if err != nil {
			t.Fatal(err)
		}
		for range 5 { // a large file
			content = fmt.Appendf(content, "other,2019,%s\n", strings.Repeat("x", 1<<20))
		}
		p.write("figures.csv", string(content))
	}
	figures(nil)
	p.mustRun(nil)
	figures(map[int]int{3: 99, n - 1: 99})
	read := map[string]int{}
	watched := func(c *Config) { c.Files = file.NewFileCache(opened{os.DirFS(p.dir), read}) }
	_, rows := p.mustRun(watched)
	expect(t, rows, map[State]int{Built: 2, Skipped: n - 2})
	if read["figures.csv"] != 0 || read["template.yaml"] == 0 {
		t.Errorf("the supervisor has opened %v", read)
	}
	_, rows = p.mustRun(func(c *Config) {
		watched(c)
		c.Renderer = func() *exec.Cmd { return exec.Command("false") }
	})
	expect(t, rows, map[State]int{Skipped: n})
	if read["figures.csv"] == 0 {
		t.Error("without a renderer nobody reads the table")
	}
}

// TestStopped checks that a stopped run ends at once, with a report, and leaves nothing
// behind.
func TestStopped(t *testing.T) {
	p := newProject(t, 200)
	poison := map[int]string{}
	for i := range 200 {
		poison[i] = "slow"
	}
	p.rows(200, poison)
	stop := errors.New("stopped")
	var asked time.Time
	ctx, cancel := context.WithCancelCause(t.Context())
	c := p.config()
	c.OnEvent = func(e Event) {
		if e.Step && asked.IsZero() {
			asked = time.Now()
			cancel(stop)
		}
	}
	sum, err := Run(ctx, c)
	if took := time.Since(asked); took > 100*time.Millisecond {
		t.Errorf("it took %v to stop", took)
	}
	if !errors.Is(err, stop) || sum.Left == 0 {
		t.Errorf("%v, %+v", err, sum)
	}
	if _, err := os.Stat(filepath.Join(p.out, "report.json")); err != nil {
		t.Error(err)
	}
	for name := range p.outputs() {
		if strings.HasPrefix(filepath.Base(name), ".") {
			t.Errorf("%s was left behind", name)
		}
	}
	published := 0
	for name := range p.outputs() {
		if filepath.Base(name) == "manifest.json" {
			published++
		}
	}
	if known := strings.Count(readAll(t, p), " done "); known != published {
		t.Errorf("%d rows are there, and the journal knows %d", published, known)
	}
	_, rows := p.mustRun(func(c *Config) { c.DryRun = true })
	if n := states(rows); n[Skipped] != published {
		t.Errorf("%d rows are there: %v", published, n)
	}
	p.rows(200, nil)
	_, rows = p.mustRun(nil)
	if n := states(rows); n[Failed]+n[InQuarantine] > 0 {
		t.Errorf("%v", n)
	}
}

// TestOldFigures checks that every run reports figures that are too old, even if
// nothing is built, and that what the outputs say about them changes on the right day.
func TestOldFigures(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	p.write("template.yaml", strings.Replace(toyTemplate, "unit: percent, source: s, values: {2019: 7}", "unit: percent, source: s, fresh: 3000d, values: {2019: 7}", 1))
	on := func(day string) func(*Config) { return func(c *Config) { c.Options.Today = period(t, day) } }
	sum, _ := p.mustRun(on("2026-11-25"))
	if sum.OldRows != 0 {
		t.Errorf("%+v", sum)
	}
	sum, rows := p.mustRun(on("2036-11-25"))
	expect(t, rows, map[State]int{Same: 3})
	if sum.OldRows != 3 || rows[0].Reason != "figure too old" || !slices.Equal(rows[0].OldFigures, []string{"all"}) {
		t.Errorf("%+v %+v", sum, rows[0])
	}
	sum, rows = p.mustRun(on("2036-11-26"))
	expect(t, rows, map[State]int{Skipped: 3})
	if sum.OldRows != 3 {
		t.Errorf("%+v", sum)
	}
}

// TestNoRenderer checks that a machine on which no renderer survives is to blame, and
// not the rows.
func TestNoRenderer(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	sum, _, err := p.run(func(c *Config) { c.Renderer = falseCommand })
	if err == nil || !strings.Contains(err.Error(), "renderers do not stay alive on this machine") || sum.Left != 3 {
		t.Errorf("%v, %+v", err, sum)
	}
}
