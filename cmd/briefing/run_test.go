package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/data/file"
)

// shell runs a command line in this process.
func shell(ctx context.Context, stdin string, args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(ctx, args, strings.NewReader(stdin), &out, &err)
	return status, out.String(), err.String()
}

func TestRunStopped(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(signalError{syscall.SIGTERM})
	out := filepath.Join(t.TempDir(), "out")
	status, _, stderr := shell(ctx, "", "build", "--out", out)
	if status != 128+int(syscall.SIGTERM) || !strings.Contains(stderr, "stopped by a signal") {
		t.Errorf("status %d, %s", status, stderr)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("something was written")
	}
}

func TestWorse(t *testing.T) {
	order := []status{done, staleData, madeByOther, inputFault, usageFault, machineFault, signalBase + 2}
	for i, less := range order {
		for _, more := range order[i:] {
			if less.worse(more) != more || more.worse(less) != more {
				t.Errorf("%d is not worse than %d", more, less)
			}
		}
	}
}

// TestJobs checks that a panic while drawing is reported with the name of what was
// drawn, and that the other drawings go on.
func TestJobs(t *testing.T) {
	one := func(name string) job {
		return func(bool) ([]output, error) { return []output{{File: publish.File{Name: name}}}, nil }
	}
	broken := func(bool) ([]output, error) {
		return catchPanic("chart x", func() ([]output, error) { panic("out of ink") })
	}
	faulty := func(bool) ([]output, error) {
		return nil, data.Faults{{Text: "a"}, {Text: "b"}}
	}
	steps := make(chan int, 8)
	step := func() { steps <- 1 }

	outputs, err := runJobs(t.Context(), []job{one("1"), one("2"), one("3")}, step)
	if err != nil || len(outputs) != 3 || outputs[0].Name != "1" || outputs[2].Name != "3" || len(steps) != 3 {
		t.Error(outputs, err, len(steps))
	}
	_, err = runJobs(t.Context(), []job{faulty, one("2"), broken, faulty}, step)
	faults, _ := errors.AsType[data.Faults](err)
	if len(faults) != 2 || faults[0].Text != "a" {
		t.Errorf("got faults %v, want each once", faults)
	}
	bug, ok := errors.AsType[*bugError](err)
	if !ok || bug.where != "chart x" || bug.cause != "out of ink" || statusOf(bug) != inputFault {
		t.Error(err)
	}
}

// TestManifest checks that the manifest lists every other file of the folder with its
// checksum, and cites only sources of the file.
func TestManifest(t *testing.T) {
	out := t.TempDir()
	if status, _, stderr := shell(t.Context(), "", "--out", out, "--size", "half"); status != 0 {
		t.Fatal(stderr)
	}
	dir := filepath.Join(out, "digital-economy")
	content, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		t.Fatal(err)
	}
	var m manifest
	if err := json.Unmarshal(content, &m); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(m.Outputs)+1 {
		t.Errorf("%d files, %d of them in the manifest", len(entries), len(m.Outputs))
	}
	for _, e := range m.Outputs {
		got, err := os.ReadFile(filepath.Join(dir, e.File))
		if err != nil || publish.NewFile(e.File, got).Sum != e.SHA256 || int64(len(got)) != e.Bytes {
			t.Errorf("%s differs from the manifest (%v)", e.File, err)
		}
		if e.Title == "" || len(e.Sources) == 0 || e.Chart != "" && e.Alt == "" {
			t.Errorf("%s lacks its title, alt text or sources", e.File)
		}
		if e.Kind == pngFormat && (e.Width != 960 || e.Height != 1080) || e.Kind == pdfFormat && e.Pages == 0 {
			t.Errorf("%s: %d x %d, %d pages", e.File, e.Width, e.Height, e.Pages)
		}
	}
	if i := slices.IndexFunc(m.Outputs, func(e entry) bool { return e.Kind == pdfFormat }); i != len(m.Outputs)-1 {
		t.Error("the PDF is not the last of the outputs")
	}
}

// TestSourceOutput checks that the output folder is known before the file is read: it
// is the name that package data gives the file.
func TestSourceOutput(t *testing.T) {
	dir := t.TempDir()
	const content = "title: T\nsources: {s: {publisher: P, title: T, date: 2020}}\nfigures: {f: {title: F, unit: percent, source: s, values: {A: 1}}}\n"
	for _, name := range []string{"a.yaml", "a", "a.b.yml", "a b.yaml", "数据.yaml", "a..yaml"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		src, err := newSource(path)
		if err != nil {
			t.Fatal(err)
		}
		loaded, err := src.load(nil, nil, file.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if ds := loaded.editions[0]; ds.Name != src.outputName() {
			t.Errorf("%s: output %q, Dataset.Name %q", name, src.outputName(), ds.Name)
		}
	}
}

// failing is standard output on a full disk.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestFailingWriter(t *testing.T) {
	for _, args := range [][]string{{"schema"}, {"version"}, {"--help"}, {"check"}, {"check", "--json"}} {
		var stderr bytes.Buffer
		if status := run(t.Context(), args, nil, failing{}, &stderr); status != int(machineFault) {
			t.Errorf("%v: status %d, want %d", args, status, machineFault)
		}
		if !strings.HasSuffix(stderr.String(), "cannot write the output: no space left on device\n") {
			t.Errorf("%v: %s", args, stderr.String())
		}
	}
}

// TestManyUnfit checks that the charts after a hundred at fault are skipped, the same ones
// on every machine, and that the briefing is not.
func TestManyUnfit(t *testing.T) {
	faulty := func(skip bool) ([]output, error) {
		if skip {
			return nil, data.Faults{{Text: "skipped"}}
		}
		return nil, data.Faults{{Text: "unfit"}}
	}
	var jobs []job
	for i := range 350 {
		jobs = append(jobs, func(skip bool) ([]output, error) {
			_, err := faulty(skip)
			faults, _ := errors.AsType[data.Faults](err)
			faults[0].Pos.Line = i
			return nil, faults
		})
	}
	_, err := runJobs(t.Context(), jobs, func() {})
	faults, _ := errors.AsType[data.Faults](err)
	if last := len(faults) - 1; last != 200 || faults[last].Text != "150 more in this file are not listed" {
		t.Fatalf("%d faults, the last: %s", len(faults), faults[last].Text)
	}
	for i, f := range faults[:200] {
		if (f.Text == "skipped") != (i >= 100) {
			t.Errorf("job %d is %s", i, f.Text)
		}
	}
}
