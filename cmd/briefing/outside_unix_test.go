//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const outsideHead = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\n"
const outsideFigure = "figures: {a: {title: A, unit: percent, source: s, values: {2016: 1, 2017: 2}}}\n"

// outsideFiles name a file called pipe in every possible way.
var outsideFiles = map[string]string{
	"logo.yaml":       outsideHead + "logo: pipe\n" + outsideFigure,
	"chart-logo.yaml": outsideHead + "chart-logo: pipe\n" + outsideFigure,
	"include.yaml":    outsideHead + "include: pipe\n" + outsideFigure,
	"font.yaml":       outsideHead + "fonts: {regular: pipe}\n" + outsideFigure,
	"fallback.yaml":   outsideHead + "fonts: {fallback: [pipe]}\n" + outsideFigure,
	"csv.yaml":        outsideHead + "figures: {a: {title: A, unit: percent, source: s, csv: {file: pipe, key: k, value: v}}}\n",
	"where.yaml":      outsideHead + "figures: {a: {title: A, unit: percent, source: s, csv: {file: pipe, key: k, value: v, where: {r: x}}}}\n",
	"template.yaml":   "template: pipe\nmatrix: {x: [one]}\nname: \"{x}\"\n",
	"table.yaml":      "template: main.yaml\ntable: {file: pipe}\nname: \"{x}\"\n",
	"main.yaml":       "parameters: {x: {values: [one, two], default: one}}\n" + strings.Replace(outsideHead, "T\n", "'T ${x}'\n", 1) + outsideFigure,
	"rows.yaml":       "template: main.yaml\nmatrix: {x: [one, two]}\nname: \"{x}\"\n",
}

// runWithTimeout runs a command line that must not block.
func runWithTimeout(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		status, stdout, stderr = shell(ctx, "", args...)
	}()
	select {
	case <-ended:
	case <-ctx.Done():
		t.Fatalf("briefing %s waits", strings.Join(args, " "))
	}
	return status, stdout, stderr
}

// TestPipesAreRefused checks that a named pipe in the place of a file is refused,
// whatever names it.
func TestPipesAreRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", outsideFiles)
	if err := syscall.Mkfifo("pipe", 0o666); err != nil {
		t.Skip(err)
	}
	const want = `cannot read "pipe": it is a named pipe, and no regular file`
	for _, name := range []string{"logo", "chart-logo", "include", "font", "fallback", "csv", "where"} {
		if status, _, stderr := runWithTimeout(t, "check", name+".yaml"); status != int(inputFault) || !strings.Contains(stderr, want) {
			t.Errorf("%s: status %d, %s", name, status, stderr)
		}
	}
	for _, name := range []string{"template", "table"} {
		if status, _, stderr := runWithTimeout(t, "batch", name+".yaml"); status != int(inputFault) || !strings.Contains(stderr, strings.ReplaceAll(want, `"`, `\"`)) {
			t.Errorf("%s: status %d, %s", name, status, stderr)
		}
	}
	for _, args := range [][]string{{"check", "pipe"}, {"batch", "pipe"}, {"build", "--theme", "pipe", "main.yaml"}, {"check", "pipe/main.yaml"}} {
		if status, _, stderr := runWithTimeout(t, args...); status != int(usageFault) || !strings.Contains(stderr, "pipe") {
			t.Errorf("%v: status %d, %s", args, status, stderr)
		}
	}
	for _, args := range [][]string{{"batch", "rows.yaml"}, {"batch", "--dry-run", "rows.yaml"}, {"build", "main.yaml"}} {
		if status, stdout, stderr := runWithTimeout(t, append(args, "--out", "pipe")...); status != int(usageFault) || !strings.Contains(stderr, "--out: it is a file") {
			t.Errorf("%v: status %d, %s%s", args, status, stdout, stderr)
		}
	}
	for _, flag := range []string{"--verify", "--json"} {
		if status, stdout, stderr := runWithTimeout(t, "inspect", flag, "pipe"); status != int(inputFault) || !strings.Contains(stdout+stderr, "pipe: it is a named pipe") {
			t.Errorf("inspect: status %d, %s%s", status, stdout, stderr)
		}
	}
	journal := filepath.Join("out", ".briefing", "journal", "00000001")
	if err := os.MkdirAll(filepath.Dir(journal), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(journal, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, flag := range []string{"--dry-run", "--retry"} {
		if status, _, stderr := runWithTimeout(t, "batch", flag, "rows.yaml"); status != int(inputFault) || !strings.Contains(stderr, journal+": what is no journal (it is a named pipe") {
			t.Errorf("journal: status %d, %s", status, stderr)
		}
	}
}

// TestDiskErrors checks that a file that the disk cannot read is the machine's fault. The
// memory of a process is a regular file whose first page cannot be read.
func TestDiskErrors(t *testing.T) {
	const broken = "/proc/self/mem"
	if f, err := os.Open(broken); err != nil {
		t.Skip(err)
	} else {
		f.Close()
	}
	for _, args := range [][]string{{"inspect", broken}, {"inspect", "--verify", broken}, {"check", broken}, {"batch", broken}} {
		if status, _, stderr := runWithTimeout(t, args...); status != int(machineFault) || !strings.Contains(stderr, "input/output error") {
			t.Errorf("%v: status %d, %s", args, status, stderr)
		}
	}
}

// TestGivenFiles checks that what the caller has opened is read, including pipes: their
// writers are at work already.
func TestGivenFiles(t *testing.T) {
	if _, err := os.Stat("/dev/fd/0"); err != nil {
		t.Skip(err)
	}
	t.Chdir(t.TempDir())
	pipe := func(content string) string {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.Close() })
		go func() {
			w.WriteString(content)
			w.Close()
		}()
		return fmt.Sprintf("/dev/fd/%d", r.Fd())
	}
	old, now := outsideHead+outsideFigure, outsideHead+strings.Replace(outsideFigure, "2017: 2", "2017: 3", 1)
	if status, stdout, stderr := runWithTimeout(t, "diff", pipe(old), pipe(now)); status != int(inputFault) || !strings.Contains(stdout, "figures.a.2017") {
		t.Errorf("status %d, %s%s", status, stdout, stderr)
	}
	if status, _, stderr := runWithTimeout(t, "diff", pipe(old), pipe("title: T\ntitel: U\n")); status != int(inputFault) || !strings.Contains(stderr, "fd-") || !strings.Contains(stderr, ":2:1: ") {
		t.Errorf("status %d, %s", status, stderr)
	}
	svg := string(madeBy(t, producer)["f.svg"])
	if status, stdout, stderr := runWithTimeout(t, "inspect", "--verify", pipe(svg)); status != 0 || !strings.Contains(stdout, ": same") {
		t.Errorf("status %d, %s%s", status, stdout, stderr)
	}
	file := writeInput(t, "f.svg", svg)
	opened, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	if status, stdout, stderr := runWithTimeout(t, "inspect", "--verify", fmt.Sprintf("/dev/fd/%d", opened.Fd())); status != 0 {
		t.Errorf("status %d, %s%s", status, stdout, stderr)
	}
	if status, _, stderr := runWithTimeout(t, "inspect", "/dev/fd/987654"); status != int(usageFault) || !strings.Contains(stderr, "there is no file /dev/fd/987654") {
		t.Errorf("status %d, %s", status, stderr)
	}
	if status, _, stderr := runWithTimeout(t, "check", pipe(old)); status != int(usageFault) || !strings.Contains(stderr, "write - to read standard input") {
		t.Errorf("status %d, %s", status, stderr)
	}
}

// TestLinksOut checks that a link out of the folder is a fault of the file, wherever it
// is named.
func TestLinksOut(t *testing.T) {
	dir := t.TempDir()
	inner := filepath.Join(dir, "inner")
	if err := os.Mkdir(inner, 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, inner, outsideFiles)
	writeInput(t, filepath.Join(dir, "secret"), "x,v\n1,2\n")
	if err := os.Symlink("../secret", filepath.Join(inner, "pipe")); err != nil {
		t.Skip(err)
	}
	t.Chdir(inner)
	for _, name := range []string{"logo", "chart-logo", "include", "font", "fallback", "csv", "where"} {
		status, _, stderr := runWithTimeout(t, "check", name+".yaml")
		if status != int(inputFault) || !strings.Contains(stderr, `"pipe" leads out of the folder of the file`) || !strings.Contains(stderr, "hint: put a copy") {
			t.Errorf("%s: status %d, %s", name, status, stderr)
		}
	}
}

// TestFaultsAreCounted checks that faults that are not listed are counted, and that the
// line that says so is not counted as one.
func TestFaultsAreCounted(t *testing.T) {
	t.Chdir(t.TempDir())
	writeInput(t, "many.yaml", outsideHead+outsideFigure+strings.Repeat("x: 1\n", 305))
	writeInput(t, "full.yaml", outsideHead+outsideFigure+strings.Repeat("x: 1\n", 200))
	writeInput(t, "one-more.yaml", outsideHead+outsideFigure+strings.Repeat("x: 1\n", 201))
	for file, want := range map[string]string{"many": "1 file: 305 faults;", "full": "1 file: 200 faults;", "one-more": "1 file: 201 faults;"} {
		status, stdout, stderr := runWithTimeout(t, "check", file+".yaml")
		if status != int(inputFault) || !strings.Contains(stdout, want) {
			t.Errorf("status %d, %s%s", status, stdout, stderr[:200])
		}
	}
}
