package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// injected runs the program with an error of the disk at calls that concern a file, or at
// the nth of all if there is none. It needs strace.
func injected(t *testing.T, dir, calls, file string, nth int, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	return injectedInto(t, os.DevNull, dir, calls, file, nth, args...)
}

// injectedInto is injected with a list of the calls.
func injectedInto(t *testing.T, log, dir, calls, file string, nth int, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	program, err := exec.LookPath("briefing") // TestMain puts it into PATH
	if err != nil {
		t.Fatal(err)
	}
	inject := "inject=" + calls + ":error=EIO"
	if nth > 0 {
		inject += fmt.Sprintf(":when=%d", nth)
	}
	list := []string{"-f", "-qq", "-o", log, "-e", "trace=" + calls, "-e", inject}
	if file != "" {
		list = append(list, "-P", file, "-P", filepath.Join(dir, file))
	}
	cmd := exec.Command("strace", append(append(list, program), args...)...)
	var out, errs bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	if err := cmd.Run(); cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String(), errs.String()
}

func needsStrace(t *testing.T) {
	t.Helper()
	err := exec.Command("strace", "-o", os.DevNull, "true").Run()
	switch {
	case err == nil:
	case os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1":
		t.Fatal("strace: ", err)
	default:
		t.Skip("strace: ", err)
	}
}

const packedTable = "k,v\n2016,1\n2017,2\n"

// packedFile is a table in a compressed file.
func packedFile(t *testing.T, pack func(to io.Writer) io.WriteCloser) string {
	t.Helper()
	var b bytes.Buffer
	w := pack(&b)
	if _, err := io.WriteString(w, packedTable); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// zippedFile is a table in a zip file.
func zippedFile(t *testing.T, name string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = io.WriteString(w, packedTable)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestInjectedReads checks that an error of the disk while any file is opened or read is the
// machine's fault, whatever names the file.
func TestInjectedReads(t *testing.T) {
	needsStrace(t)
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"main.yaml": "title: T\ninclude: inc.yaml\nlogo: l.png\nchart-logo: l.png\nfonts: {regular: f.ttf}\nfigures:\n" +
			"  a: {title: A, unit: percent, source: s, csv: {file: t.csv, key: k, value: v}}\n" +
			"  b: {title: B, unit: percent, source: s, table: {file: w.tsv, key: k, value: v}}\n" +
			"  c: {title: C, unit: percent, source: s, table: {file: p.csv.gz, key: k, value: v}}\n" +
			"  d: {title: D, unit: percent, source: s, table: {file: q.zip, key: k, value: v}}\n",
		"p.csv.gz": packedFile(t, func(to io.Writer) io.WriteCloser { return gzip.NewWriter(to) }),
		"q.zip":    zippedFile(t, "q.csv"),
		"inc.yaml": "sources: {s: {publisher: P, title: Q, date: 2020}}\n",
		"t.csv":    "k,v\n2016,1\n2017,2\n", "w.tsv": "k\tv\n2016\t1\n2017\t2\n", "l.png": "\x89PNG", "f.ttf": "\x00\x01\x00\x00",
		"batch.yaml": "template: main.yaml\nmatrix: {x: [one]}\nname: \"{x}\"\n",
	})
	for _, file := range []string{"main.yaml", "inc.yaml", "l.png", "f.ttf", "t.csv", "w.tsv", "p.csv.gz", "q.zip"} {
		for _, calls := range []string{"openat", "read,pread64"} {
			status, stdout, stderr := injected(t, dir, calls, file, 0, "check", "main.yaml")
			if status != int(machineFault) || !strings.Contains(stderr, "input/output error") {
				t.Errorf("%s of %s: status %d, %s%s", calls, file, status, stdout, stderr)
			}
		}
	}
	for _, file := range []string{"batch.yaml", "main.yaml"} {
		if status, stdout, stderr := injected(t, dir, "openat", file, 0, "batch", "batch.yaml"); status != int(machineFault) {
			t.Errorf("batch, %s: status %d, %s%s", file, status, stdout, stderr)
		}
	}
}

// TestInjectedSyncs checks that an error at any sync is the machine's fault, that no file is
// half there, and that where all have got their names the last line says so.
func TestInjectedSyncs(t *testing.T) {
	needsStrace(t)
	for nth := 1; ; nth++ {
		dir := t.TempDir()
		write(t, dir, map[string]string{"main.yaml": outsideHead + outsideFigure})
		status, stdout, stderr := injected(t, dir, "fsync", "", nth, "build", "main.yaml", "--format", "svg,csv")
		if status == 0 && nth > 3 {
			return // there are no more
		}
		files, _ := filepath.Glob(filepath.Join(dir, "out", "main", "*"))
		all := strings.Contains(stdout, "3 written")
		if status != int(machineFault) || !strings.Contains(stderr, "cannot write out") || all != (len(files) == 3) || nth > 30 {
			t.Errorf("sync %d: status %d, %d files, %s%s", nth, status, len(files), stdout, stderr)
		}
		if nth > 30 {
			return
		}
	}
}
