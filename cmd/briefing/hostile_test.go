//go:build unix

package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// bugWords are what the program says where it is to blame itself.
const bugWords = "bug of the program"

// TestNoBug checks that no input of the corpora is called a bug of the program.
func TestNoBug(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{"../../data/testdata/*/*.yaml", "../../charts/testdata/gallery*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			if status, stdout, stderr := shell(t.Context(), "", "check", file); status > int(usageFault) && status != int(staleData) || strings.Contains(stdout+stderr, bugWords) {
				t.Errorf("%s: status %d, %s", file, status, stderr)
			}
		}
	}
}

// TestHostile checks that what once cost too much is a fault, soon.
func TestHostile(t *testing.T) {
	t.Chdir(t.TempDir())
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n"
	const figure = "  f: {title: A, unit: percent, source: s, values: {2016: 1, 2017: 2}}\n"
	for name, content := range map[string]string{
		"a long list":        "title: T\nx: [" + strings.Repeat("1,", 1<<21) + "1]\n",
		"one line":           "{" + numbered("k%d: 1, ", 40_000) + "}\n",
		"block marks":        "title: T\n" + numbered("a%d: > 36\n", 300_000),
		"late block marks":   "title: T\nx:\n" + strings.Repeat("- 1\n", 100_000) + numbered("a%d: > 36\n", 200),
		"repeated keys":      "title: T\n" + strings.Repeat("x: 1\n", 140_000),
		"many categories":    head + "  f: {title: A, unit: percent, source: s, values: {" + numbered("Cat%d: 1, ", 9_000) + "z: 1}}\n",
		"unknown references": head + figure + "briefing:\n" + numbered("  - text: \"{{ value \\\"g%d\\\" \\\"2016\\\" }}\"\n", 20_000),
		"a long number":      head + "  f: {title: A, unit: percent, source: s, values: {2016: " + strings.Repeat("1", 1_000_000) + "}}\n",
		"quotes":             head + figure + "briefing:\n  - text: \"" + strings.Repeat(">", 60_000) + " a\"\n",
		"many marks":         head + "  f: {title: A, unit: percent, source: s, series: {" + numbered("s%d: {a: 1, b: 2, c: 3, d: 4}, ", 2_600) + "}}\ncharts: {c: {figure: f, kind: dot, title: C}}\n",
		"many bars":          head + numbered("  f%d: {title: A, unit: percent, source: s, values: {", 1) + numbered("Cat%d: 1, ", 100) + "}}\ncharts:\n" + numbered("  c%d: {figure: f0, title: C}\n", 300),
	} {
		file := strings.ReplaceAll(name, " ", "-") + ".yaml"
		writeInput(t, file, content)
		began := time.Now()
		status, stdout, stderr := shell(t.Context(), "", "check", file)
		if took := time.Since(began); took > 30*time.Second || status != int(inputFault) || !strings.Contains(stderr, file+":") || strings.Contains(stdout+stderr, bugWords) {
			t.Errorf("%s: status %d after %v, %s", name, status, took, stderr[:min(len(stderr), 500)])
		}
		if len(stderr) > 400_000 {
			t.Errorf("%s: %d bytes of faults", name, len(stderr))
		}
	}
}

// numbered prints numbers in a format, one after the other.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// twice is numbered with each number twice.
func twice(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i, i)
	}
	return b.String()
}

// bombs are small files that unpack to so many bytes, or whose objects lead in a circle.
func bombs(size int) [][]byte {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	w.Write(make([]byte, size))
	w.Close()
	return [][]byte{
		pngWith(append([]byte("Data\x00\x01\x00\x00\x00"), packed.Bytes()...)),
		fmt.Appendf(nil, "%%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n9\n%%%%EOF\n", packed.Len(), packed.Bytes()),
		[]byte("%PDF-1.7\n1 0 obj\n<</Length 1 0 R/Kids[1 0 R]/Parent 1 0 R>>\nendobj\n2 0 obj\n2 0 R\nendobj\ntrailer\n<</Root 2 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n"),
	}
}

// TestBombs checks that what unpacks to far more than it is, or leads in a circle, is a
// fault of the file, soon.
func TestBombs(t *testing.T) {
	for i, content := range bombs(256 << 20) {
		file := writeInput(t, filepath.Join(t.TempDir(), "f"), string(content))
		began := time.Now()
		status, stdout, stderr := shell(t.Context(), "", "inspect", file)
		if took := time.Since(began); status != int(inputFault) || took > 20*time.Second || strings.Contains(stdout+stderr, bugWords) {
			t.Errorf("%d: status %d after %v, %s", i, status, took, stderr)
		}
	}
}

// FuzzInspect inspects any bytes, those of pictures and PDFs at first.
func FuzzInspect(f *testing.F) {
	f.Add(madeBy(f, producer)["f.svg"])
	for _, content := range bombs(1 << 16) {
		f.Add(content)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte) {
		file := filepath.Join(dir, fmt.Sprint(os.Getpid()))
		if err := os.WriteFile(file, content, 0o666); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"inspect", file}, {"inspect", "--json", file}} {
			status, stdout, stderr := shell(t.Context(), "", args...)
			if status > int(inputFault) && status != int(madeByOther) || strings.Contains(stdout+stderr, bugWords) {
				t.Errorf("status %d, %s", status, stderr)
			}
		}
	})
}

// pngWith is a picture of one pixel with a chunk iTXt.
func pngWith(text []byte) []byte {
	out := []byte("\x89PNG\r\n\x1a\n")
	for _, c := range []struct{ kind, body string }{{"IHDR", "\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"}, {"iTXt", string(text)}, {"IDAT", "x\x9cc\xfa\xcf\x00\x00\x02\x07\x01\x02"}, {"IEND", ""}} {
		out = binary.BigEndian.AppendUint32(out, uint32(len(c.body)))
		out = append(out, c.kind+c.body...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(c.kind+c.body)))
	}
	return out
}

// FuzzDiff compares any two files.
func FuzzDiff(f *testing.F) {
	f.Add(verified, strings.Replace(verified, "B: 2", "B: 3", 1))
	f.Add(verified, "title: T\nfigures: {}\n")
	f.Add(outsideHead+"figures: {a: {title: A, unit: percent, source: s, values: {2016: more than 50, 2017: {missing: gone}}}}\n", outsideHead+"figures: {a: {title: A, unit: percent, source: s, values: {2016: 51, 2018: 2}}, b: {title: B, from: a, by: growth, over: previous}}\n")
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, a, b string) {
		before, after := filepath.Join(dir, fmt.Sprintf("a%d.yaml", os.Getpid())), filepath.Join(dir, fmt.Sprintf("b%d.yaml", os.Getpid()))
		write(t, "", map[string]string{before: a, after: b})
		if status, stdout, stderr := shell(t.Context(), "", "diff", before, after); status > int(usageFault) || strings.Contains(stdout+stderr, bugWords) {
			t.Errorf("status %d, %s", status, stderr)
		}
	})
}
