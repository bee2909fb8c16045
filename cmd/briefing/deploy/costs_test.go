//go:build linux

package deploy

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// fullTemplate is a briefing of the usual size: two charts as PNG, and a PDF of three
// pages.
const fullTemplate = `title: The digital economy of ${region}
sources:
  office: {publisher: Statistics Office, title: Yearbook, date: 2020}
parameters:
  region: {default: region-0000001}
  share: {default: "36.2"}
figures:
  share:
    title: Share of the digital economy in ${region}
    unit: percent
    source: office
    values: {2015: 27.0, 2016: 30.3, 2017: 32.9, 2018: 34.8, 2019: "${share}"}
  parts:
    title: Parts of the digital economy
    unit: percent
    source: office
    values: {Services: 37.8, Industry: 19.5, Agriculture: 8.2, Other: "${share}"}
`

const fullBatch = `template: region.yaml
table: regions.csv
name: "{region}"
formats: [pdf, png]
`

// BenchmarkCosts measures the figures used in the README of this folder, for
// BRIEFING_ROWS rows, or 1,000.
func BenchmarkCosts(b *testing.B) {
	program, err := built()
	if err != nil {
		b.Fatal(err)
	}
	rows := 1000
	if text := os.Getenv("BRIEFING_ROWS"); text != "" {
		if rows, err = strconv.Atoi(text); err != nil {
			b.Fatal(err)
		}
	}
	out, shards := b.TempDir(), b.TempDir()
	batch := writeFull(b, b.TempDir(), rows)
	for _, run := range []struct {
		name, out string
		args      []string
	}{
		{"cold", out, nil},
		{"unchanged", out, nil},
		{"unchanged/trusting-the-journal", out, []string{"--trust-journal"}},
		{"shard-1-of-100", shards, []string{"--shard", "0/100"}},
		{"shard-1-of-100/unchanged", shards, []string{"--shard", "0/100"}},
	} {
		b.Run(run.name, func(b *testing.B) {
			for range b.N {
				measure(b, program, append([]string{"batch", batch, "--out", run.out}, run.args...)...)
			}
		})
	}
	b.Run("outputs", func(b *testing.B) { reportSizes(b, out, rows) })
}

// measure runs the program and reports what it used.
func measure(b *testing.B, program string, args ...string) {
	b.Helper()
	cmd := exec.Command(program, args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	state := cmd.ProcessState
	b.ReportMetric((state.UserTime() + state.SystemTime()).Seconds(), "cpu-s/op")
	b.ReportMetric(float64(state.SysUsage().(*syscall.Rusage).Maxrss)/1000, "peak-MB")
}

// reportSizes reports the files and bytes per row in the output folder, and the bytes
// of the journal.
func reportSizes(b *testing.B, out string, rows int) {
	b.Helper()
	var files, bytes, journal int64
	err := fs.WalkDir(os.DirFS(out), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if strings.HasPrefix(name, ".briefing/") {
			journal += info.Size()
		} else {
			files, bytes = files+1, bytes+info.Size()
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(files)/float64(rows), "files/row")
	b.ReportMetric(float64(bytes)/float64(rows), "bytes/row")
	b.ReportMetric(float64(journal)/float64(rows), "journal-bytes/row")
}

// writeFull writes a batch of full briefings to a folder.
func writeFull(b *testing.B, dir string, rows int) (file string) {
	b.Helper()
	var table strings.Builder
	table.WriteString("region,share\n")
	for n := range rows {
		fmt.Fprintf(&table, "region-%08d,%d.%d\n", n, 5+n%25, n%10)
	}
	for name, text := range map[string]string{"region.yaml": fullTemplate, "regions.csv": table.String(), "batch.yaml": fullBatch} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return filepath.Join(dir, "batch.yaml")
}

// BenchmarkPublish measures what it costs the disk to publish a file of 25 KB safely:
// written, synced, renamed, its folder synced.
func BenchmarkPublish(b *testing.B) {
	dir := b.TempDir()
	folder, err := os.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer folder.Close()
	content := make([]byte, 25_000)
	for n := 0; b.Loop(); n++ {
		f, err := os.Create(filepath.Join(dir, "temporary"))
		if err != nil {
			b.Fatal(err)
		}
		_, err = f.Write(content)
		err = errors.Join(err, f.Sync(), f.Close(), os.Rename(f.Name(), filepath.Join(dir, strconv.Itoa(n))), folder.Sync())
		if err != nil {
			b.Fatal(err)
		}
	}
}
