package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"briefing/cmd/briefing/internal/publish"
)

// states counts what became of rows.
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

// expectDrawn is expect for runs whose renderer dies: a row that it had published, and
// not yet said so, is then drawn again and found to stand there.
func expectDrawn(t *testing.T, rows []*RowReport, want map[State]int) {
	t.Helper()
	got := states(rows)
	got[Built] += got[Same]
	delete(got, Same)
	if !maps.Equal(got, want) {
		t.Errorf("rows are %v, want %v", got, want)
	}
}

// A run builds all; the next one nothing; rows are told in their order.
func TestRun(t *testing.T) {
	t.Parallel()
	p := newProject(t, 40)
	_, rows := p.must(nil)
	expect(t, rows, map[State]int{Built: 40})
	for i, r := range rows {
		if r.Row != fmt.Sprintf("r%d", i) {
			t.Fatalf("row %d is told as %s", i, r.Row)
		}
	}
	before := times(t, p)
	sum, rows := p.must(nil)
	expect(t, rows, map[State]int{Skipped: 40})
	if sum.Written != 0 || !maps.Equal(before, times(t, p)) {
		t.Error("a run with nothing to do wrote something")
	}
}

// times are the times of all outputs.
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

// What can change bytes builds what depends on it, and nothing else; the reason
// says what it was.
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
		{"fonts in SVG", func(*project) {}, func(c *Config) { c.Setting.Embed = true }, rows, "options changed"},
		{"an output is gone", func(p *project) { os.Remove(filepath.Join(p.out, "r5", "own.txt")) }, nil, 1, "output missing (own.txt)"},
		{"an output is altered", func(p *project) {
			os.WriteFile(filepath.Join(p.out, "r5", "own.txt"), []byte("mine"), 0o666)
		}, nil, 1, "output altered (own.txt)"},
		{"the journal is gone", func(p *project) { os.RemoveAll(filepath.Join(p.out, stateName)) }, nil, rows, "new"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := newProject(t, rows)
			p.must(nil)
			test.change(p)
			_, reports := p.must(test.config)
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
			got, want := p.outputs(), p.clean()
			for name, content := range want {
				if got[name] != content {
					t.Errorf("%s is not as a run into an empty folder makes it", name)
				}
			}
			if _, again := p.must(test.config); states(again)[Skipped] != len(again) {
				t.Errorf("the next run does it again: %v", states(again))
			}
		})
	}
}

// A picture that shows the same is not drawn again, and a file with the same bytes
// keeps its time.
func TestKept(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	p.must(nil)
	before := times(t, p)
	p.figures(3, map[int]int{1: 99})
	_, rows := p.must(nil)
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

// An output with another time and the same bytes is looked at once.
func TestTouched(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	p.must(nil)
	name := filepath.Join(p.out, "r1", "own.txt")
	long := time.Unix(1e9, 0)
	if err := os.Chtimes(name, long, long); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, rows := p.must(nil)
		expect(t, rows, map[State]int{Skipped: 3})
	}
	if journal := readAll(t, p); strings.Count(journal, " same r1 ") != 1 {
		t.Errorf("it is not noted once:\n%s", journal)
	}
}

// readAll are all files of the journal.
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

// Rows that fail, hang, or kill the program are reported, each for what it did. All
// others are built, and what stood there before stays.
func TestPoison(t *testing.T) {
	t.Parallel()
	const rows = 30
	p := newProject(t, rows)
	p.must(nil)
	before := p.outputs()
	poison := map[int]string{4: "error", 8: "panic", 12: "hang", 16: "die", 20: "die-early"}
	p.rows(rows, poison)
	p.write("template.yaml", strings.Replace(toyTemplate, "Of all", "Of them all", 1))
	limit := func(c *Config) { c.Limit = 700 * time.Millisecond }
	sum, reports := p.must(limit)
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

	// Those in quarantine are not tried again until something changes.
	_, reports = p.must(limit)
	expect(t, reports, map[State]int{Skipped: 25, Failed: 3, InQuarantine: 2})
	if reports[16].Reason != "quarantined" || !strings.Contains(reports[16].Error, "no ink") {
		t.Errorf("%+v", reports[16])
	}
	p.rows(rows, map[int]string{16: "die", 20: "die-early"})
	_, reports = p.must(limit)
	expectDrawn(t, reports, map[State]int{Skipped: 25, Built: 3, InQuarantine: 2})
	p.rows(rows, nil)
	_, reports = p.must(limit)
	expect(t, reports, map[State]int{Skipped: 28, Built: 2})
}

// A row that killed the program once, perhaps for no fault of its own, is built,
// and --retry tries the others again.
func TestRetry(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	p := newProject(t, 6)
	p.write("rows.csv", "region,poison,mark\nr0,,\nr1,die-once,a\nr2,,\nr3,,\nr4,,\nr5,,\n")
	_, reports := p.must(nil)
	expectDrawn(t, reports, map[State]int{Built: 6})

	p = newProject(t, 3)
	p.rows(3, map[int]string{1: "die"})
	p.must(nil)
	_, reports = p.must(func(c *Config) { c.Retry = true })
	if reports[1].Reason == "quarantined" || reports[1].State != InQuarantine {
		t.Errorf("%+v", reports[1])
	}
}

// A row that a whole run died of, again and again, is drawn alone, and then not any
// more.
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
	_, reports := p.must(nil)
	expect(t, reports, map[State]int{Built: 6})
	if !strings.Contains(readAll(t, p), " start r2 alone") {
		t.Error("it was not drawn alone")
	}
	if strings.Contains(readAll(t, p), " start r3 alone") {
		t.Error("another was")
	}

	p.figures(6, map[int]int{2: 99})
	for range mostAlone {
		dies(startVerb, "r2", "alone")
	}
	left := filepath.Join(p.out, "r2", publish.Temporary("own.txt"))
	if err := os.WriteFile(left, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, reports = p.must(nil)
		expect(t, reports, map[State]int{Skipped: 5, InQuarantine: 1})
	}
	if _, err := os.Lstat(left); err == nil {
		t.Error("what it has left behind is there")
	}
	_, reports = p.must(func(c *Config) { c.Retry = true })
	expect(t, reports, map[State]int{Skipped: 5, Built: 1})

	// A run that is asked to stop accuses nobody.
	p.figures(6, map[int]int{2: 98})
	for range mostAlone {
		dies(startVerb, "r2", "alone")
	}
	dies(stopVerb, "r2")
	_, reports = p.must(nil)
	expect(t, reports, map[State]int{Skipped: 5, Built: 1})
}

// A fault of one row is known before the first is drawn; --fail-fast then draws
// none.
func TestCheckedFirst(t *testing.T) {
	t.Parallel()
	p := newProject(t, 8)
	p.write("rows.csv", "region,poison,mark\nr0,,\nr1,,\nnowhere,,\nr3,,\n")
	var first string
	p.must(func(c *Config) {
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
		t.Errorf("first is told: %s", first)
	}
	os.RemoveAll(p.out)
	sum, reports := p.must(func(c *Config) { c.FailFast = true })
	if sum.Built != 0 || sum.Left != sum.Rows-1 || len(reports) != 1 || reports[0].State != Failed {
		t.Errorf("%+v", sum)
	}
}

// The report says what the run came to, and is written when it fails, too.
func TestReport(t *testing.T) {
	t.Parallel()
	p := newProject(t, 5)
	p.rows(5, map[int]string{2: "error"})
	p.must(nil)
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

// Outputs of rows that are gone are listed, and removed when that is asked for;
// what others have put there stays.
func TestPrune(t *testing.T) {
	t.Parallel()
	p := newProject(t, 5)
	p.must(nil)
	mine := filepath.Join(p.out, "r4", "mine.txt")
	if err := os.WriteFile(mine, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	p.rows(3, nil)
	sum, _ := p.must(nil)
	if sum.Orphans != 6 || sum.Pruned != 0 || len(p.outputs()) != 16 {
		t.Errorf("%+v", sum)
	}
	if sum, _ = p.must(func(c *Config) { c.Prune = true }); sum.Pruned != 6 || sum.Orphans != 0 {
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
		if sum, _ = p.must(nil); sum.Orphans != 3 {
			t.Errorf("%+v", sum)
		}
	}
	if sum, _ = p.must(func(c *Config) { c.Prune = true }); sum.Pruned != 3 {
		t.Errorf("%+v", sum)
	}
	if sum, _ = p.must(nil); sum.Orphans != 0 || len(p.outputs()) != 7 {
		t.Errorf("%+v, %v", sum, slices.Sorted(maps.Keys(p.outputs())))
	}
}

// What stands there otherwise than the journal says is not removed: files that
// others have put in place of ours, and what a link leads to.
func TestPruneOnlyOurs(t *testing.T) {
	t.Parallel()
	p := newProject(t, 4)
	p.must(nil)
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
	sum, _ := p.must(func(c *Config) { c.Prune = true })
	if sum.Skipped != 2 || sum.Pruned != 2 || sum.Orphans != 1 || !slices.Equal(removed(before, p.outputs()), []string{"r2/all.txt", "r2/manifest.json"}) {
		t.Errorf("%+v, removed %v", sum, removed(before, p.outputs()))
	}
	if _, err := os.Lstat(linked); err != nil {
		t.Error("a link that is not ours was removed")
	}

	// Not even where nobody looks.
	if sum, _ = p.must(func(c *Config) { c.Prune, c.Trust = true, true }); sum.Pruned != 0 || len(removed(before, p.outputs())) != 2 {
		t.Errorf("%+v", sum)
	}

	// Nor is anything written through one.
	p.rows(4, nil)
	sum, reports, err := p.run(nil)
	if err != nil || sum.Failed != 1 || reports[3].Blame != InputFault || !strings.Contains(reports[3].Error, "r3: a link is in the way; move it") {
		t.Errorf("%v, %+v, %+v", err, sum, reports[3])
	}
}

// removed are the names of files that are gone.
func removed(before, after map[string]string) (names []string) {
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if _, there := after[name]; !there {
			names = append(names, name)
		}
	}
	return names
}

// A row that was begun when a run was killed, and that the plan has no more, leaves
// nothing behind.
func TestPruneTemporaries(t *testing.T) {
	t.Parallel()
	p := newProject(t, 2)
	p.must(nil)
	j := journalIn(t, filepath.Join(p.out, stateName, "journal"))
	folder := filepath.Join(p.out, "r7")
	left := filepath.Join(folder, publish.Temporary("own.txt"))
	if err := errors.Join(j.add(startVerb, "r7"), j.close(), os.Mkdir(folder, 0o777), os.WriteFile(left, nil, 0o666)); err != nil {
		t.Fatal(err)
	}
	p.must(func(c *Config) { c.Prune = true })
	if _, err := os.Lstat(left); err == nil {
		t.Error("it is there")
	}
}

// With the journal alone nothing is looked for.
func TestTrust(t *testing.T) {
	t.Parallel()
	p := newProject(t, 4)
	p.must(nil)
	for i := range 4 {
		os.RemoveAll(filepath.Join(p.out, fmt.Sprint("r", i)))
	}
	p.figures(4, map[int]int{2: 99})
	_, rows := p.must(func(c *Config) { c.Trust = true })
	expect(t, rows, map[State]int{Skipped: 3, Built: 1})
	if files := p.outputs(); len(files) != 3 {
		t.Errorf("%d files", len(files))
	}
}

// A dry run makes nothing, not even the folder.
func TestDryRun(t *testing.T) {
	t.Parallel()
	p := newProject(t, 4)
	dry := func(c *Config) { c.DryRun = true }
	_, rows := p.must(dry)
	expect(t, rows, map[State]int{WouldBuild: 4})
	if _, err := os.Stat(p.out); err == nil {
		t.Error("it made the output folder")
	}
	p.must(nil)
	p.figures(4, map[int]int{2: 99})
	_, rows = p.must(dry)
	expect(t, rows, map[State]int{WouldBuild: 1, Skipped: 3})
}

// A run that is stopped ends at once, with a report, and leaves nothing behind.
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
	_, rows := p.must(func(c *Config) { c.DryRun = true })
	if n := states(rows); n[Skipped] != published {
		t.Errorf("%d rows are there: %v", published, n)
	}
	p.rows(200, nil)
	_, rows = p.must(nil)
	if n := states(rows); n[Failed]+n[InQuarantine] > 0 {
		t.Errorf("%v", n)
	}
}

// Figures that are too old are told of in every run, also where nothing is built,
// and what the files say of them changes on the day.
func TestOldFigures(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	p.write("template.yaml", strings.Replace(toyTemplate, "unit: percent, source: s, values: {2019: 7}", "unit: percent, source: s, fresh: 3000d, values: {2019: 7}", 1))
	on := func(day string) func(*Config) { return func(c *Config) { c.Load.Today = period(t, day) } }
	sum, _ := p.must(on("2026-11-25"))
	if sum.OldRows != 0 {
		t.Errorf("%+v", sum)
	}
	sum, rows := p.must(on("2036-11-25"))
	expect(t, rows, map[State]int{Same: 3})
	if sum.OldRows != 3 || rows[0].Reason != "figure too old" || !slices.Equal(rows[0].Old, []string{"all"}) {
		t.Errorf("%+v %+v", sum, rows[0])
	}
	sum, rows = p.must(on("2036-11-26"))
	expect(t, rows, map[State]int{Skipped: 3})
	if sum.OldRows != 3 {
		t.Errorf("%+v", sum)
	}
}

// A machine where no renderer lives is to blame, and not the rows.
func TestNoRenderer(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	sum, _, err := p.run(func(c *Config) { c.Renderer = falseCommand })
	if err == nil || !strings.Contains(err.Error(), "renderers do not stay alive on this machine") || sum.Left != 3 {
		t.Errorf("%v, %+v", err, sum)
	}
}
