package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/sys/unix"
)

// stopState is a state that a signal finds the program in.
type stopState struct {
	args    []string
	held    string // a call of the system that takes longer than any test, as on a disk that is lost
	file    string // at which
	deaf    bool   // nobody reads what it prints
	before  func(t *testing.T, dir string)
	reached func(t *testing.T, dir string, pid int) bool // nil: it waits in a call, or for a reader
}

// stopStates are the states of the program by name.
var stopStates = map[string]stopState{
	"starting":                     {args: []string{"check", "csv.yaml"}, held: "newfstatat", file: "csv.yaml"},
	"opening a file":               {args: []string{"check", "csv.yaml"}, held: "openat", file: "csv.yaml"},
	"reading a file":               {args: []string{"check", "csv.yaml"}, held: "read", file: "csv.yaml"},
	"reading an include":           {args: []string{"build", "include.yaml"}, held: "read", file: "inc.yaml"},
	"reading a CSV file":           {args: []string{"check", "csv.yaml"}, held: "read", file: "t.csv"},
	"reading a table":              {args: []string{"build", "table.yaml"}, held: "read,pread64", file: "w.tsv"},
	"reading a font":               {args: []string{"check", "font.yaml"}, held: "read", file: "f.ttf"},
	"reading a logo":               {args: []string{"check", "logo.yaml"}, held: "read", file: "l.png"},
	"importing":                    {args: []string{"import", "w.tsv"}, held: "read,pread64", file: "w.tsv"},
	"comparing tables":             {args: []string{"import", "--against", "table.yaml", "w2.tsv"}, held: "read,pread64", file: "w2.tsv"},
	"inspecting":                   {args: []string{"inspect", "built.svg"}, held: "read", file: "built.svg"},
	"verifying":                    {args: []string{"inspect", "--verify", "built.svg"}, held: "read", file: "built.svg"},
	"comparing":                    {args: []string{"diff", "csv.yaml", "table.yaml"}, held: "read", file: "table.yaml"},
	"reading a batch file":         {args: []string{"batch", "batch.yaml"}, held: "read", file: "batch.yaml"},
	"planning a batch":             {args: []string{"batch", "batch.yaml"}, held: "read", file: "rows.csv"},
	"making a folder":              {args: []string{"build", "csv.yaml"}, held: "mkdirat", file: "out"},
	"publishing: waiting for disk": {args: []string{"build", "csv.yaml", "--format", "svg"}, held: "fsync"},
	"publishing: renaming":         {args: []string{"build", "csv.yaml", "--format", "svg"}, held: "renameat,renameat2"},
	"writing a starter":            {args: []string{"init", "new"}, held: "fsync"},
	"replaying the journal":        {args: []string{"batch", "batch.yaml"}, held: "pread64", file: "out/.briefing/journal/00000001", before: builtBefore},
	"writing the report":           {args: []string{"batch", "batch.yaml"}, held: "write", file: "out/.briefing/report.json.new", before: builtBefore},

	"nobody reads the schema":  {args: []string{"schema"}, deaf: true},
	"nobody reads the faults":  {args: []string{"check", "large.yaml"}, deaf: true},
	"nobody reads an excerpt":  {args: []string{"inspect", "--json", "built.svg"}, deaf: true},
	"nobody reads the changes": {args: []string{"diff", "csv.yaml", "large.yaml"}, deaf: true},
	"nobody reads the plan":    {args: []string{"batch", "--dry-run", "--json", "large-batch.yaml"}, deaf: true},
	"nobody reads the rows":    {args: []string{"batch", "--json", "large-batch.yaml"}, deaf: true},

	"standard input is left open":      {args: []string{"build", "-"}, reached: isSleeping},
	"inspecting standard input":        {args: []string{"inspect", "-"}, reached: isSleeping},
	"comparing with standard input":    {args: []string{"diff", "csv.yaml", "-"}, reached: isSleeping},
	"inspecting a pipe":                {args: []string{"inspect", "/dev/fd/0"}, reached: isSleeping},
	"waiting for another build":        {args: []string{"build", "csv.yaml"}, before: locked("out/csv"), reached: isSleeping},
	"waiting for another batch":        {args: []string{"batch", "--wait", "batch.yaml"}, before: locked("out"), reached: isSleeping},
	"waiting for a suspended renderer": {args: []string{"batch", "large-batch.yaml"}, reached: suspendedRenderer},
}

// builtBefore builds the batch.
func builtBefore(t *testing.T, dir string) { mustRun(t, briefing(t, dir, "batch", "batch.yaml")) }

// locked lets this process write to a folder.
func locked(folder string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		path := filepath.Join(dir, folder)
		if err := os.MkdirAll(path, 0o777); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
			t.Fatal(err)
		}
	}
}

// threads returns the states of the threads of a process.
func threads(pid int) (states []byte) {
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", pid))
	for _, list := range lists {
		stat, _ := os.ReadFile(list)
		if _, rest, ok := bytes.Cut(stat, []byte(") ")); ok {
			states = append(states, rest[0])
		}
	}
	return states
}

// isSleeping reports whether a process waits for something, with its start behind it: the
// system knows that it handles SIGTERM.
func isSleeping(_ *testing.T, _ string, pid int) bool {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, rest, _ := strings.Cut(string(status), "SigCgt:")
	caught, _ := strconv.ParseUint(strings.TrimSpace(strings.SplitN(rest, "\n", 2)[0]), 16, 64)
	states := threads(pid)
	return caught&(1<<(syscall.SIGTERM-1)) != 0 && len(states) > 1 && !slices.ContainsFunc(states, func(s byte) bool { return s != 'S' })
}

// isHeld reports whether a process, or one that it has started, is in a call that is held.
func isHeld(pid int) bool {
	return bytes.ContainsRune(threads(pid), 't') || slices.ContainsFunc(childrenOf(pid), func(c int) bool { return bytes.ContainsRune(threads(c), 't') })
}

// suspendedRenderer suspends the renderer of a batch at work.
func suspendedRenderer(t *testing.T, dir string, pid int) bool {
	children := childrenOf(pid)
	if done, _ := filepath.Glob(filepath.Join(dir, "out", "*", "manifest.json")); len(done) < 3 || len(children) == 0 {
		return false
	}
	return syscall.Kill(children[0], syscall.SIGSTOP) == nil
}

// childrenOf returns the processes that one has started.
func childrenOf(pid int) (children []int) {
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, list := range lists {
		content, _ := os.ReadFile(list)
		for _, field := range strings.Fields(string(content)) {
			child, _ := strconv.Atoi(field)
			children = append(children, child)
		}
	}
	return children
}

// stopFiles are the files that the states need.
func stopFiles(t *testing.T) map[string]string {
	const by = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\n"
	files := map[string]string{
		"csv.yaml":         by + "figures: {a: {title: A, unit: percent, source: s, csv: {file: t.csv, key: k, value: v}}}\n",
		"table.yaml":       by + "figures: {a: {title: A, unit: percent, source: s, table: {file: w.tsv, key: k, value: v}}}\n",
		"include.yaml":     "title: T\ninclude: inc.yaml\nfigures: {a: {title: A, unit: percent, source: s, values: {2016: 1, 2017: 2}}}\n",
		"inc.yaml":         "sources: {s: {publisher: P, title: Q, date: 2020}}\n",
		"font.yaml":        "fonts: {regular: f.ttf}\n" + by + outsideFigure,
		"logo.yaml":        "logo: l.png\n" + by + outsideFigure,
		"t.csv":            "k,v\n2016,1\n2017,2\n",
		"w.tsv":            "k\tv\n2016\t1\n2017\t2\n",
		"w2.tsv":           "k\tv\n2016\t1\n2017\t3\n",
		"f.ttf":            "\x00\x01\x00\x00",
		"l.png":            picture(t, 90),
		"batch.yaml":       "template: row.yaml\ntable: {file: rows.csv}\nname: \"{x}\"\nformats: [svg]\n",
		"row.yaml":         "parameters: {x: {default: one}}\n" + by + "figures: {a: {title: \"A ${x}\", unit: percent, source: s, csv: {file: t.csv, key: k, value: v}}}\n",
		"rows.csv":         "x\none\ntwo\n",
		"large-batch.yaml": "template: row.yaml\ntable: {file: large.csv}\nname: \"{x}\"\nformats: [svg]\n",
		"built.svg":        string(madeBy(t, producer)["f.svg"]),
	}
	var rows, values strings.Builder
	rows.WriteString("x\n")
	for i := range 3000 {
		fmt.Fprintf(&rows, "row-number-%d\n", i)
		fmt.Fprintf(&values, "Area %d: %d, ", i, i%90)
	}
	files["large.csv"] = rows.String()
	files["large.yaml"] = by + "figures: {a: {title: A, unit: percent, source: s, values: {" + values.String() + "}}}\ncharts: {c: {figure: a, title: C, top: 5}}\n"
	return files
}

// TestStoppedInEveryState checks that SIGTERM ends the program within a second, with the
// status for it, whatever it is doing or waiting for.
func TestStoppedInEveryState(t *testing.T) {
	needsStrace(t)
	files := stopFiles(t)
	for name, state := range stopStates {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, dir, files)
			if state.before != nil {
				state.before(t, dir)
			}
			stopIn(t, dir, state)
		})
	}
}

// stopIn starts the program, waits until it is in a state, and stops it.
func stopIn(t *testing.T, dir string, state stopState) {
	cmd := briefing(t, dir, state.args...)
	pid := func() int { return cmd.Process.Pid }
	if state.held != "" {
		cmd = holding(t, dir, state)
		pid = func() int { return append(childrenOf(cmd.Process.Pid), 0)[0] }
	}
	r, w := fullPipe(t)
	if state.deaf {
		cmd.Stdout, cmd.Stderr = w, w
	} else {
		var opened *os.File
		cmd.Stdin, opened = fullPipe(t)
		defer opened.Close()
		cmd.Stdin.(*os.File).Read(make([]byte, pipeSize))
	}
	defer r.Close()
	defer w.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	reached := func() bool { return isSleeping(t, dir, pid()) }
	switch {
	case state.held != "":
		reached = func() bool { return isHeld(pid()) }
	case state.reached != nil:
		reached = func() bool { return state.reached(t, dir, pid()) }
	}
	if !eventually(reached) {
		cmd.Process.Kill()
		t.Fatalf("the state is not reached: %v, %s", cmd.Wait(), cmd.Stderr)
	}
	stopped := pid()
	asked := time.Now()
	syscall.Kill(stopped, syscall.SIGTERM)
	for !hasEnded(stopped) && time.Since(asked) < 20*time.Second {
		time.Sleep(5 * time.Millisecond)
	}
	took, status := time.Since(asked), endedWith(stopped)
	if status >= 0 {
		cmd.Process.Kill() // strace does not end before the call that it holds
	} else {
		time.AfterFunc(time.Second, func() { cmd.Process.Kill() })
	}
	if cmd.Wait(); status < 0 {
		status = cmd.ProcessState.ExitCode()
	}
	if took > time.Second || status != 128+int(syscall.SIGTERM) {
		t.Errorf("status %d after %v, %s", status, took, cmd.Stderr)
	}
}

// hasEnded reports whether nothing is left of a process but what its tracer keeps.
func hasEnded(pid int) bool {
	return !slices.ContainsFunc(threads(pid), func(s byte) bool { return s != 't' && s != 'Z' })
}

// endedWith returns the exit status of a process that has ended and is not waited for yet,
// else -1.
func endedWith(pid int) int {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 50 || !hasEnded(pid) {
		return -1
	}
	code, _ := strconv.Atoi(fields[49])
	return syscall.WaitStatus(code).ExitStatus()
}

// pipeSize is the least that a pipe of Linux holds.
const pipeSize = 4096

// fullPipe is a pipe that takes no more before it is read.
func fullPipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err == nil {
		_, err = unix.FcntlInt(w.Fd(), unix.F_SETPIPE_SZ, pipeSize)
	}
	if err == nil {
		_, err = w.Write(make([]byte, pipeSize))
	}
	if err != nil {
		t.Fatal(err)
	}
	return r, w
}

// holding is the program with a call that takes longer than any test.
func holding(t *testing.T, dir string, state stopState) *exec.Cmd {
	t.Helper()
	program, err := exec.LookPath("briefing")
	if err != nil {
		t.Fatal(err)
	}
	list := []string{"-f", "-qq", "-o", os.DevNull, "-e", "trace=" + state.held, "-e", "inject=" + state.held + ":delay_enter=60s"}
	if state.file != "" {
		list = append(list, "-P", state.file, "-P", filepath.Join(dir, state.file))
	}
	cmd := exec.Command("strace", append(append(list, program), state.args...)...)
	cmd.Dir, cmd.Stderr = dir, new(bytes.Buffer)
	return cmd
}

// eventually waits until something holds several times in a row.
func eventually(holds func() bool) bool {
	times := 0
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if times++; !holds() {
			times = 0
		}
		if times == 5 {
			return true
		}
	}
	return false
}

// TestStoppedAtWork checks that SIGTERM ends a run that computes, lays out, draws, cuts fonts or
// reads a large table within a second, at every fourth of its time.
func TestStoppedAtWork(t *testing.T) {
	dir := t.TempDir()
	var figures strings.Builder
	for i := range 6 {
		fmt.Fprintf(&figures, "  f%d: {title: F%d, unit: yuan, source: s, values: {", i, i)
		for year := range 400 {
			fmt.Fprintf(&figures, "%d: %d, ", 1601+year, 7+(year*i)%90)
		}
		fmt.Fprintf(&figures, "}}\n  g%d: {title: G%d, from: f%d, by: growth, over: previous}\n", i, i, i)
	}
	var table strings.Builder
	if err := regions(200)(&table); err != nil {
		t.Fatal(err)
	}
	font := string(liberationsansregular.TTF)
	write(t, dir, map[string]string{
		"f.yaml":     "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n" + figures.String(),
		"fonts.yaml": "title: T\nfonts: {regular: f.ttf, bold: f.ttf, italic: f.ttf, bold-italic: f.ttf}\nsources: {s: {publisher: P, title: Q, date: 2020}}\n" + outsideFigure,
		"f.ttf":      font, "large.csv": table.String(),
	})
	for _, args := range [][]string{{"build", "f.yaml"}, {"check", "f.yaml"}, {"build", "fonts.yaml", "--embed-fonts", "--format", "svg,pdf,html"}, {"import", "large.csv"}} {
		began := time.Now()
		whole := briefing(t, dir, args...)
		whole.Run() // an import leaves questions open
		took := time.Since(began)
		for fourth := 1; fourth < 4; fourth++ {
			cmd := briefing(t, dir, args...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(took * time.Duration(fourth) / 4)
			asked := time.Now()
			cmd.Process.Signal(syscall.SIGTERM)
			err := cmd.Wait()
			if took := time.Since(asked); took > time.Second {
				t.Errorf("%v, at %d/4: it took %v", args, fourth, took)
			}
			if status := cmd.ProcessState.ExitCode(); err != nil && status > int(inputFault) && status != 128+int(syscall.SIGTERM) {
				t.Errorf("%v, at %d/4: status %d, %s", args, fourth, status, cmd.Stderr)
			}
		}
	}
}
