//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// runUsage is what a run used: CPU time of supervisor and renderer, elapsed time, and
// the peak of their memory together.
type runUsage struct {
	cpu, clock time.Duration
	memory     int64 // bytes
}

// runProgram runs a batch and measures it.
func runProgram(t testing.TB, program, dir string, args ...string) runUsage {
	t.Helper()
	cmd := exec.Command(program, append([]string{"batch", filepath.Join(dir, "batch.yaml"), "--log", "json"}, args...)...)
	cmd.Dir = dir
	start := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var over atomic.Bool
	most := make(chan int64)
	go func() {
		peak := int64(0)
		for !over.Load() {
			peak = max(peak, familyMemory(cmd.Process.Pid))
			time.Sleep(5 * time.Millisecond)
		}
		most <- peak
	}()
	err := cmd.Wait()
	u := runUsage{clock: time.Since(start)}
	over.Store(true)
	u.memory = <-most
	if err != nil {
		t.Fatal(err)
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return u
}

// familyMemory returns the resident memory of a process and its children, in bytes.
func familyMemory(pid int) int64 {
	lists, _ := filepath.Glob(filepath.Join("/proc", strconv.Itoa(pid), "task/*/children"))
	pids := strconv.Itoa(pid)
	for _, list := range lists {
		content, _ := os.ReadFile(list)
		pids += " " + string(content)
	}
	total := int64(0)
	for _, p := range strings.Fields(pids) {
		content, _ := os.ReadFile(filepath.Join("/proc", p, "statm"))
		if fields := strings.Fields(string(content)); len(fields) > 1 {
			pages, _ := strconv.ParseInt(fields[1], 10, 64)
			total += pages * int64(os.Getpagesize())
		}
	}
	return total
}

// changeFigure changes one figure of one region.
func changeFigure(t testing.TB, dir string) {
	t.Helper()
	name := filepath.Join(dir, "figures.csv")
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	old, now := "region-0000003,2017,", "region-0000003,2017,1"
	if strings.Contains(string(content), now) { // changed before
		old, now = now, old
	}
	write(t, dir, map[string]string{"figures.csv": strings.Replace(string(content), old, now, 1)})
}

// TestBatchBudget builds a tenth of the batch that BenchmarkBatch measures, and leaves
// more room for slow and busy machines.
func TestBatchBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	path, dir := program(t), t.TempDir()
	write(t, dir, manyRows(100))
	hold := func(what string, got runUsage, cpu time.Duration, memory int64) {
		t.Logf("%s: %v of CPU in %v, %d MB", what, got.cpu, got.clock, got.memory/1e6)
		if got.cpu > cpu || got.memory > memory {
			t.Errorf("%s: more than %v of CPU or %d MB", what, cpu, memory/1e6)
		}
	}
	hold("cold", runProgram(t, path, dir), 3*time.Second, 160e6)
	hold("unchanged", runProgram(t, path, dir), 300*time.Millisecond, 100e6)
	changeFigure(t, dir)
	hold("one figure", runProgram(t, path, dir), 500*time.Millisecond, 150e6)
}

// BenchmarkBatch measures 1,000 rows of two charts and a PDF of four pages each: from
// scratch, unchanged, and with one figure changed; then 100,000 rows with a CSV file
// each, unchanged. The first run of the latter takes a minute.
func BenchmarkBatch(b *testing.B) {
	path := program(b)
	dir := b.TempDir()
	write(b, dir, manyRows(1000))
	b.Run("Cold", func(b *testing.B) {
		for b.Loop() {
			if err := os.RemoveAll(filepath.Join(dir, "out")); err != nil {
				b.Fatal(err)
			}
			reportUsage(b, runProgram(b, path, dir))
		}
	})
	b.Run("Unchanged", func(b *testing.B) {
		for b.Loop() {
			reportUsage(b, runProgram(b, path, dir))
		}
	})
	b.Run("OneFigure", func(b *testing.B) {
		for b.Loop() {
			changeFigure(b, dir)
			reportUsage(b, runProgram(b, path, dir))
		}
	})
	b.Run("Unchanged100000", func(b *testing.B) {
		many := b.TempDir()
		write(b, many, manyRows(100_000))
		write(b, many, map[string]string{"batch.yaml": "template: region.yaml\ntable: rows.csv\nname: \"{region}\"\nformats: [csv]\n"})
		runProgram(b, path, many)
		b.ResetTimer()
		for b.Loop() {
			reportUsage(b, runProgram(b, path, many))
		}
	})
}

func reportUsage(b *testing.B, u runUsage) {
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(u.cpu.Seconds(), "cpu-s")
	b.ReportMetric(u.clock.Seconds(), "clock-s")
	b.ReportMetric(float64(u.memory)/1e6, "MB-peak")
	b.ReportMetric(100*u.cpu.Seconds()/u.clock.Seconds()/2, "%-of-2-cores")
}
