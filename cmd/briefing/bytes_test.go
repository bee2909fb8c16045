package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// storedBytes lists the SHA-256 and the name of every output, as it was before the
// program was rebuilt.
const storedBytes = "testdata/bytes.txt"

// bytesRun is a command whose outputs are stored: its folder, relative to the root of
// the project, and its arguments without --out.
type bytesRun struct {
	name, dir string
	args      []string
}

// TestBytes checks that every output of the shipped briefing, the gallery, the valid
// files of data, the batch example and, if they are there, the cases beside the project
// has the stored bytes. UPDATE=1 stores the current ones of what is there.
func TestBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	if file, err := installed.find("WenQuanYi Micro Hei", data.FontStyle{}); err != nil || file == nil {
		t.Skip("the Chinese edition needs a font: install fonts-wqy-microhei")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	runs := bytesRuns(t, root)
	results := make([]string, len(runs))
	t.Run("runs", func(t *testing.T) {
		for i, r := range runs {
			t.Run(r.name, func(t *testing.T) {
				t.Parallel()
				results[i] = bytesOf(t, root, r)
			})
		}
	})
	got := map[string]string{}
	for _, r := range results {
		for line := range strings.Lines(r) {
			sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
			got[name] = sum
		}
	}
	want := readBytes(t)
	ran := func(name string) bool {
		of, _, _ := strings.Cut(name, ":")
		return slices.ContainsFunc(runs, func(r bytesRun) bool { return r.name == of })
	}
	if os.Getenv("UPDATE") == "1" {
		maps.DeleteFunc(want, func(name, _ string) bool { return ran(name) })
		maps.Copy(want, got)
		var b strings.Builder
		for _, name := range slices.Sorted(maps.Keys(want)) {
			fmt.Fprintf(&b, "%s  %s\n", want[name], name)
		}
		if err := os.WriteFile(storedBytes, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if want[name] != got[name] {
			t.Errorf("%s is %s, stored as %q", name, got[name], want[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] == "" && ran(name) {
			t.Errorf("%s is no longer made", name)
		}
	}
}

func readBytes(t *testing.T) map[string]string {
	content, err := os.ReadFile(storedBytes)
	if err != nil && os.Getenv("UPDATE") != "1" {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(content)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		want[name] = sum
	}
	return want
}

// bytesRuns lists the commands.
func bytesRuns(t *testing.T, root string) []bytesRun {
	all := []string{"--format", "pdf,png,svg,csv,chart-pdf"}
	all = all[:len(all):len(all)] // each command has its own copy
	var runs []bytesRun
	add := func(name, dir string, args ...string) { runs = append(runs, bytesRun{name, dir, args}) }
	for _, theme := range data.ThemeNames() {
		add("shipped-"+theme, ".", append(all, "--theme", theme)...)
		add("gallery-"+theme, "charts/testdata", append(all, "--theme", theme, "--embed-fonts", "gallery.yaml", "gallery-bars.yaml", "gallery-facets.yaml", "gallery-lines.yaml")...)
	}
	for _, size := range []string{"600x338", "half", "square", "a4"} {
		add("gallery-"+size, "charts/testdata", "--format", "png,svg", "--size", size, "gallery.yaml", "gallery-bars.yaml", "gallery-lines.yaml")
	}
	for _, pattern := range []string{"charts/testdata/forms/*.yaml", "data/testdata/valid/*.yaml", "../shared/cases/*/*.yaml"} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			dir, err := filepath.Rel(root, filepath.Dir(file))
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Base(file)
			add(filepath.Base(dir)+"/"+name, dir, append(all, name)...)
		}
	}
	return runs
}

// bytesOf runs a command and returns a line for each file that it made, and one for
// its exit status.
func bytesOf(t *testing.T, root string, r bytesRun) string {
	out := t.TempDir()
	args := []string{"build", "--date", "2026-11-29", "--out", out}
	dir := filepath.Join(root, r.dir)
	for _, a := range r.args {
		if strings.HasSuffix(a, ".yaml") {
			a = filepath.Join(dir, a)
		}
		args = append(args, a)
	}
	var stdout, stderr bytes.Buffer
	status := run(context.Background(), args, strings.NewReader(""), &stdout, &stderr)
	var b strings.Builder
	fmt.Fprintf(&b, "%d  %s: exit status\n", status, r.name)
	err := fs.WalkDir(os.DirFS(out), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(out, name))
		if strings.HasSuffix(name, "manifest.json") {
			content = bytes.ReplaceAll(content, []byte(dir+"/"), nil)
		}
		if !strings.HasPrefix(filepath.Base(name), ".") {
			fmt.Fprintf(&b, "%x  %s: %s\n", sha256.Sum256(content), r.name, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
