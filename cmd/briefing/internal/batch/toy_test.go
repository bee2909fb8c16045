package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/data/file"
)

// Arguments with which the test binary acts as renderer or supervisor.
const (
	renderArg    = "test-render"
	superviseArg = "test-supervise"
	brokenArg    = "test-broken"
)

func TestMain(m *testing.M) {
	os.Setenv("GORACE", "atexit_sleep_ms=0") // otherwise each process of a race test ends a second later
	if len(os.Args) == 2 && os.Args[1] == renderArg {
		if err := Serve(os.Stdin, os.Stdout, openToyHandlers); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if len(os.Args) == 5 && os.Args[1] == brokenArg {
		os.Exit(renderBroken(os.Args[2], os.Args[3], os.Args[4]))
	}
	if len(os.Args) > 2 && os.Args[1] == superviseArg {
		os.Exit(supervise(os.Args[2:]))
	}
	os.Exit(m.Run())
}

// toyHandlers draw rows as small texts; some rows are poison to them. Only the test
// binary has them.
type toyHandlers struct{ files *file.FileCache }

func openToyHandlers(setup Setup) (*Handlers, error) {
	t := toyHandlers{file.NewFileCache(os.DirFS(setup.Folder))}
	return &Handlers{Check: t.check, Draw: t.draw, Sum: t.sum, Fail: blameToy}, nil
}

func blameToy(err error) *Failure {
	if faults, ok := errors.AsType[data.Faults](err); ok {
		return &Failure{Blame: InputFault, Faults: faults}
	}
	return &Failure{Blame: ProgramFault, Text: err.Error()}
}

func (t toyHandlers) sum(of data.InputRef) (publish.Sum, error) {
	return t.files.Sum(of, file.Options{})
}

func (t toyHandlers) load(j Job) (*data.Dataset, error) {
	row, err := j.Row()
	if err != nil {
		return nil, err
	}
	ds, err := t.files.Load("template.yaml", file.Options{Set: row.Set})
	return ds, row.Fault(err)
}

func (t toyHandlers) check(_ context.Context, j Job) (*Result, error) {
	ds, err := t.load(j)
	if err != nil {
		return nil, err
	}
	if j.Set["poison"] == "die-early" {
		os.Exit(3)
	}
	return &Result{Inputs: Inputs(ds)}, nil
}

// poisons are what a row does to its renderer, by the value of a parameter.
var poisons = map[string]func(j Job) error{
	"error": func(Job) error { return errors.New("the ink is dry") },
	"panic": func(Job) error { panic("out of ink") },
	"hang":  func(Job) error { select {} },
	"die": func(Job) error {
		fmt.Fprintln(os.Stderr, "fatal error: no ink")
		os.Exit(2)
		return nil
	},
	"die-once": func(j Job) error {
		mark := filepath.Join(os.TempDir(), j.Set["mark"])
		if _, err := os.Stat(mark); err == nil {
			return nil
		}
		os.WriteFile(mark, nil, 0o666)
		os.Exit(2)
		return nil
	},
	"slow": func(Job) error { time.Sleep(30 * time.Millisecond); return nil },
	"nap":  func(Job) error { time.Sleep(600 * time.Millisecond); return nil },
}

func (t toyHandlers) draw(_ context.Context, j Job) (*Result, error) {
	ds, err := t.load(j)
	if err != nil {
		return nil, err
	}
	if poison := poisons[j.Set["poison"]]; poison != nil {
		if err := poison(j); err != nil {
			return nil, err
		}
	}
	d := &Result{Inputs: Inputs(ds), AgeLimits: AgeLimits(ds), Warnings: ds.Warnings}
	for _, f := range ds.Figures {
		text := fmt.Sprintf("%s %s\n", f.Title.Plain, f.Series[0].Values[0].Number)
		text = strings.Repeat(text, 200)
		o := publish.NewFile(f.ID+".txt", []byte(text))
		o.DrawnFrom = sumOf([]byte(text))
		for _, h := range j.Existing {
			if h.Name == o.Name && h.DrawnFrom == o.DrawnFrom {
				o = h
				o.Kept = true
			}
		}
		o.Kind = "text"
		d.Outputs = append(d.Outputs, o)
	}
	about, err := json.Marshal(map[string]any{"row": j.Set, "inputs": Inputs(ds)})
	d.Outputs = append(d.Outputs, publish.NewFile("manifest.json", about))
	return d, err
}

// project is a batch in a folder of its own.
type project struct {
	t   testing.TB
	dir string
	out string
}

const toyTemplate = `title: About ${region}
sources: {s: {publisher: P, title: T, date: 2020-06}}
parameters:
  region: {default: r0}
  poison: {default: none}
  mark: {default: none}
figures:
  own: {title: "Own of ${region}", unit: percent, source: s, csv: {file: figures.csv, key: year, value: share, where: {region: "${region}"}}}
  all: {title: Of all, unit: percent, source: s, values: {2019: 7}}
`

func newProject(t testing.TB, rows int) *project {
	t.Helper()
	p := &project{t, t.TempDir(), filepath.Join(t.TempDir(), "out")}
	p.write("template.yaml", toyTemplate)
	p.write("batch.yaml", "template: template.yaml\ntable: rows.csv\nname: \"{region}\"\n")
	p.rows(rows, nil)
	p.figures(rows, nil)
	return p
}

// inMemory returns a folder that syncs cost nothing in, where the system has one: what a killed
// process has written is there all the same.
func inMemory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "briefing-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func (p *project) write(name, text string) {
	p.t.Helper()
	if err := os.WriteFile(filepath.Join(p.dir, name), []byte(text), 0o666); err != nil {
		p.t.Fatal(err)
	}
}

// rows writes the table; some rows are poison.
func (p *project) rows(n int, poison map[int]string) {
	var b strings.Builder
	b.WriteString("region,poison,mark\n")
	for i := range n {
		fmt.Fprintf(&b, "r%d,%s,\n", i, poison[i])
	}
	p.write("rows.csv", b.String())
}

// figures writes the figures of the rows, some with other values.
func (p *project) figures(n int, other map[int]int) {
	var b strings.Builder
	b.WriteString("region,year,share\n")
	for i := range n {
		value := 10 + i%80
		if v, ok := other[i]; ok {
			value = v
		}
		fmt.Fprintf(&b, "r%d,2019,%d\n", i, value)
	}
	p.write("figures.csv", b.String())
}

// config returns a run of the batch.
func (p *project) config() Config {
	p.t.Helper()
	c, err := toyConfig(p.dir, p.out)
	if err != nil {
		p.t.Fatal(err)
	}
	return c
}

func toyConfig(dir, out string) (Config, error) {
	fsys := os.DirFS(dir)
	b, err := file.LoadBatch(fsys, "batch.yaml", file.Options{})
	if err != nil {
		return Config{}, err
	}
	today, _ := data.ParsePeriod("2026-11-25")
	return Config{
		Batch: b, Files: file.NewFileCache(fsys), Options: file.Options{Today: today}, File: "batch.yaml", Folder: dir, Out: out,
		Setting: Setting{Program: "toy 1", Template: b.Template, Formats: []string{"text"}}, Limit: 10 * time.Second,
		Renderer: func() *exec.Cmd { return Self(renderArg) }, Now: time.Now, OnEvent: func(Event) {},
		Status: func(s Summary, err error) int {
			if err != nil || !s.Complete() {
				return 1
			}
			return 0
		},
	}, nil
}

// supervise runs the supervisor in a process of its own: DIR OUT [LIMIT].
func supervise(args []string) int {
	c, err := toyConfig(args[0], args[1])
	if err == nil && len(args) > 2 {
		c.Limit, err = time.ParseDuration(args[2])
	}
	if err == nil {
		_, err = Run(context.Background(), c)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// run runs the batch, with a change to its configuration.
func (p *project) run(change func(*Config)) (Summary, []*RowReport, error) {
	p.t.Helper()
	c := p.config()
	var rows []*RowReport
	c.OnEvent = func(e Event) {
		if e.Row != nil {
			rows = append(rows, e.Row)
		}
	}
	if change != nil {
		change(&c)
	}
	sum, err := Run(p.t.Context(), c)
	return sum, rows, err
}

// mustRun is like run for a run that must not fail.
func (p *project) mustRun(change func(*Config)) (Summary, []*RowReport) {
	p.t.Helper()
	sum, rows, err := p.run(change)
	if err != nil {
		p.t.Fatal(err)
	}
	reported := map[string]bool{}
	for _, r := range rows {
		reported[r.Row] = true
	}
	once := len(rows) == 0 || len(rows) == sum.reported() && len(reported) == len(rows) // none: somebody else listens
	if !once || sum.reported()+sum.Left != sum.Rows {
		p.t.Errorf("%d rows were reported %d times, and the summary does not count each once: %+v", len(reported), len(rows), sum)
	}
	return sum, rows
}

// outputs returns the files of all rows by their paths, without the engine's own files.
func (p *project) outputs() map[string]string {
	p.t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(p.out, func(name string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(p.out, name)
		switch {
		case e.IsDir() && e.Name() == stateName:
			return filepath.SkipDir
		case e.IsDir() || !strings.Contains(rel, string(filepath.Separator)):
			return nil
		}
		content, err := os.ReadFile(name)
		files[filepath.ToSlash(rel)] = string(content)
		return err
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return files
}

// fromScratch returns what a run into an empty folder makes.
func (p *project) fromScratch() map[string]string {
	p.t.Helper()
	other := &project{p.t, p.dir, filepath.Join(p.t.TempDir(), "out")}
	other.mustRun(nil)
	return other.outputs()
}

// period parses a day.
func period(t testing.TB, text string) data.Period {
	t.Helper()
	p, ok := data.ParsePeriod(text)
	if !ok {
		t.Fatal(text)
	}
	return p
}

// falseCommand is a program that is not a renderer.
func falseCommand() *exec.Cmd { return exec.Command("false") }
