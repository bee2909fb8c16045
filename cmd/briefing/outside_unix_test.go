//go:build unix

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const outsideHead = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\n"
const outsideFigure = "figures: {a: {title: A, unit: percent, source: s, values: {2016: 1, 2017: 2}}}\n"

// outsideFiles name a file called pipe in every way that a file can be named.
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

// promptly runs a command line that must not wait for anybody.
func promptly(t *testing.T, args ...string) (status int, stdout, stderr string) {
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

// A named pipe in the place of a file is refused by its name, whatever names it.
func TestPipesAreRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", outsideFiles)
	if err := syscall.Mkfifo("pipe", 0o666); err != nil {
		t.Skip(err)
	}
	const said = `cannot read "pipe": it is a named pipe, and no regular file`
	for _, name := range []string{"logo", "chart-logo", "include", "font", "fallback", "csv", "where"} {
		if status, _, stderr := promptly(t, "check", name+".yaml"); status != int(inputFault) || !strings.Contains(stderr, said) {
			t.Errorf("%s: status %d, %s", name, status, stderr)
		}
	}
	for _, name := range []string{"template", "table"} {
		if status, _, stderr := promptly(t, "batch", name+".yaml"); status != int(inputFault) || !strings.Contains(stderr, strings.ReplaceAll(said, `"`, `\"`)) {
			t.Errorf("%s: status %d, %s", name, status, stderr)
		}
	}
	for _, args := range [][]string{{"check", "pipe"}, {"batch", "pipe"}, {"build", "--theme", "pipe", "main.yaml"}} {
		if status, _, stderr := promptly(t, args...); status != int(usageFault) || !strings.Contains(stderr, "pipe") {
			t.Errorf("%v: status %d, %s", args, status, stderr)
		}
	}
	for _, flag := range []string{"--verify", "--json"} {
		if status, stdout, stderr := promptly(t, "inspect", flag, "pipe"); status != int(inputFault) || !strings.Contains(stdout+stderr, "pipe: it is a named pipe") {
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
		if status, _, stderr := promptly(t, "batch", flag, "rows.yaml"); status != int(inputFault) || !strings.Contains(stderr, journal+": what is no journal (it is a named pipe") {
			t.Errorf("journal: status %d, %s", status, stderr)
		}
	}
}

// A file that the disk does not give is nobody's fault. The memory of a process is
// a regular file whose first page cannot be read.
func TestDiskErrors(t *testing.T) {
	const broken = "/proc/self/mem"
	if f, err := os.Open(broken); err != nil {
		t.Skip(err)
	} else {
		f.Close()
	}
	for _, args := range [][]string{{"inspect", broken}, {"inspect", "--verify", broken}, {"check", broken}, {"batch", broken}} {
		if status, _, stderr := promptly(t, args...); status != int(machineFault) || !strings.Contains(stderr, "input/output error") {
			t.Errorf("%v: status %d, %s", args, status, stderr)
		}
	}
}
