package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// diskCalls are the calls of the system that fail when a disk does, together where a test
// should not tell them apart.
var diskCalls = []string{"openat", "read", "pread64", "newfstatat,fstat,statx", "getdents64", "mkdirat", "write", "fsync", "renameat,renameat2", "unlinkat", "flock"}

// nthCalls are the calls that are tried: all with BRIEFING_FULL=1, otherwise a sample.
func nthCalls() []int {
	if os.Getenv("BRIEFING_FULL") == "1" {
		all := make([]int, 150)
		for i := range all {
			all[i] = i + 1
		}
		return all
	}
	return []int{1, 2, 3, 4, 6, 9, 14, 22, 35, 56}
}

// TestInjectedEverywhere lets calls of the system fail, one in each run, wherever the program
// makes them: what it says must blame the machine, each output be an old one or a new one, the
// program never blame itself or name a file that the user does not know, and the run after it
// put all right.
func TestInjectedEverywhere(t *testing.T) {
	needsStrace(t)
	files := map[string]string{
		"main.yaml": "title: T\ninclude: inc.yaml\nlogo: l.png\nchart-logo: l.png\nfigures:\n" +
			"  a: {title: A, unit: percent, source: s, csv: {file: t.csv, key: k, value: v}}\n" +
			"  b: {title: B, unit: percent, source: s, table: {file: w.tsv, key: k, value: v}}\n",
		"inc.yaml": "sources: {s: {publisher: P, title: Q, date: 2020}}\n",
		"t.csv":    "k,v\n2016,1\n2017,2\n", "w.tsv": "k\tv\n2016\t1\n2017\t2\n", "l.png": picture(t, 90),
		"row.yaml":   "parameters: {x: {default: one}}\ntitle: \"T ${x}\"\ninclude: inc.yaml\nfigures: {a: {title: A, unit: percent, source: s, csv: {file: t.csv, key: k, value: v}}}\n",
		"batch.yaml": "template: row.yaml\nmatrix: {x: [one, two]}\nname: \"{x}\"\nformats: [svg]\n",
	}
	for name, args := range map[string][]string{
		"build":   {"build", "main.yaml", "--format", "svg,csv"},
		"batch":   {"batch", "batch.yaml"},
		"check":   {"check", "main.yaml"},
		"verify":  {"inspect", "--verify", "out/main/a.svg"},
		"diff":    {"diff", "main.yaml", "old.yaml"},
		"import":  {"import", "w.tsv"},
		"against": {"import", "--against", "main.yaml", "w.tsv"},
		"init":    {"init", "new"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := t.TempDir()
			write(t, before, files)
			mustRun(t, briefing(t, before, "build", "main.yaml", "--format", "svg,csv"))
			mustRun(t, briefing(t, before, "batch", "batch.yaml"))
			write(t, before, map[string]string{"old.yaml": files["main.yaml"]})
			if name != "verify" && name != "diff" {
				write(t, before, map[string]string{"t.csv": "k,v\n2016,1\n2017,3\n"})
			}
			i := injection{t: t, before: before, args: args, old: outputsBelow(t, before)}
			after := i.copy()
			i.want = i.run(after)
			i.now = outputsBelow(t, after)
			fail := diskCalls
			if name == "batch" { // whose processes also read from each other
				fail = []string{"mkdirat", "fsync", "renameat,renameat2"}
			}
			for _, calls := range fail {
				i.everywhere(calls)
			}
			t.Logf("%d runs failed, %d did not notice", i.failed, i.passed)
		})
	}
}

// injection is a command that is run with failing calls.
type injection struct {
	t              *testing.T
	before         string // the folder as it is before
	args           []string
	old, now       map[string]string // the outputs before and after a run without failure
	want           int               // the status of that
	failed, passed int
}

// copy returns a copy of the folder.
func (i *injection) copy() string {
	i.t.Helper()
	dir := i.t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(i.before)); err != nil {
		i.t.Fatal(err)
	}
	return dir
}

// run runs the command without failing calls.
func (i *injection) run(dir string) int {
	cmd := briefing(i.t, dir, i.args...)
	cmd.Run()
	return cmd.ProcessState.ExitCode()
}

// everywhere lets each of some calls fail.
func (i *injection) everywhere(calls string) {
	unnoticed := 0
	for _, nth := range nthCalls() {
		dir, log := i.copy(), filepath.Join(i.t.TempDir(), "calls")
		status, stdout, stderr := injectedInto(i.t, log, dir, calls, "", nth, i.args...)
		if isMute(i.t, log) {
			continue
		}
		said := stdout + stderr
		if strings.Contains(said, "fatal error: ") || strings.Contains(said, "error while loading") || strings.Contains(stderr, "strace: ") || strings.Contains(said, "signal: killed") {
			continue // the call was one of the runtime, of the start of the program, or between its processes
		}
		if status == i.want {
			i.passed++
			if unnoticed++; unnoticed == 4 {
				return // there are no more such calls
			}
		} else {
			i.failed++
			unnoticed = 0
		}
		i.judge(calls, nth, dir, status, said)
	}
}

// isMute reports whether a call failed that was to tell the user something. The nth call of each
// thread fails, so that on a busy machine, where calls move from thread to thread, both an output
// and the line that says so may fail.
func isMute(t *testing.T, log string) bool {
	t.Helper()
	calls, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`(?m) write\(2, .*\(INJECTED\)$`).Match(calls)
}

// judge holds what must hold after a run with a failed call.
func (i *injection) judge(calls string, nth int, dir string, status int, said string) {
	i.t.Helper()
	fault := func(text string) { i.t.Errorf("%s %d: %s: status %d\n%s", calls, nth, text, status, said) }
	switch {
	case status != i.want && status != int(machineFault):
		fault(fmt.Sprintf("it blames others, and ends with %d otherwise", i.want))
	case status == int(machineFault) && !strings.Contains(said, "input/output error") && !strings.Contains(said, "file exists"):
		fault("it does not say why")
	case strings.Contains(said, bugWords):
		fault("it blames itself")
	case strings.Contains(said, ".briefing-") || strings.Contains(said, ".new:"):
		fault("it names a temporary file")
	}
	for name, content := range outputsBelow(i.t, dir) {
		if strings.HasPrefix(filepath.Base(name), ".") {
			continue // hidden, and the next run removes it
		}
		if content != i.old[name] && content != i.now[name] {
			fault(name + " is neither old nor new")
		}
	}
	if status != i.want && i.run(dir) == i.want {
		if got := outputsBelow(i.t, dir); !maps.Equal(got, i.now) {
			fault("the next run does not put it right: " + strings.Join(slices.Sorted(maps.Keys(got)), " "))
		}
	}
}

// outputsBelow returns the outputs in a folder, without those that say when they were made,
// and what the starter wrote.
func outputsBelow(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, pattern := range []string{"out/*/*", "out/*/.*", "new/*", "new/.*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasPrefix(filepath.Base(filepath.Dir(file)), ".") {
				continue
			}
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name, _ := filepath.Rel(dir, file)
			found[name] = string(bytes.TrimSpace(content))
		}
	}
	return found
}
