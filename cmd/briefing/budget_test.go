//go:build linux

package main

import (
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// What the whole process may use to build the shipped briefing from nothing:
// the PDF and every chart.
const (
	cpuBudget    = time.Second
	memoryBudget = 150 << 20 // bytes
)

// program builds the program as users have it: without the race detector and
// the code of the tests.
func program(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "briefing")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// measure runs the program once and returns what it used.
func measure(t testing.TB, program string) (cpu time.Duration, memory int64) {
	t.Helper()
	cmd := exec.Command(program, "--out", t.TempDir())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), usage.Maxrss << 10
}

func TestBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	path := program(t)
	cpu, memory := measure(t, path)
	for range 2 { // the least of three: other work on the machine only adds
		c, m := measure(t, path)
		cpu, memory = min(cpu, c), min(memory, m)
	}
	t.Logf("%v of CPU, %d MiB", cpu, memory>>20)
	if cpu > cpuBudget || memory > memoryBudget {
		t.Errorf("%v of CPU and %d MiB, more than %v and %d MiB", cpu, memory>>20, cpuBudget, memoryBudget>>20)
	}
}

// BenchmarkProcess is the whole program: start, decode, layout, drawing,
// encoding, publishing. Its parts have benchmarks in their packages.
func BenchmarkProcess(b *testing.B) {
	path := program(b)
	var cpu time.Duration
	var memory int64
	for b.Loop() {
		c, m := measure(b, path)
		cpu, memory = cpu+c, max(memory, m)
	}
	b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "cpu-ms/op")
	b.ReportMetric(float64(memory>>20), "MiB-max")
}
