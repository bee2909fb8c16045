//go:build linux

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"briefing/data"
)

// A budget is what a whole process may use: start, decoding, layout, drawing, encoding,
// publishing. Benchmarks of the parts are in their packages. The CPU time leaves room
// for slower and busier machines.
type budget struct {
	name   string
	cpu    time.Duration
	memory int64 // bytes
	args   func(t testing.TB) []string
}

var budgets = []budget{
	{"Shipped", time.Second, 150e6, func(testing.TB) []string { return []string{"build", "--edition", "en"} }},
	{"OneChart", 150 * time.Millisecond, 60e6, func(testing.TB) []string {
		return []string{"build", "--format", "png", "../../charts/testdata/forms/bar-vertical.yaml"}
	}},
	{"OneBriefing", 300 * time.Millisecond, 70e6, func(t testing.TB) []string { return writeBriefings(t, 1) }},
	{"HundredBriefings", 5 * time.Second, 110e6, func(t testing.TB) []string { return writeBriefings(t, 100) }},
	{"ThreeHundredCharts", 5 * time.Second, 250e6, manyCharts},
	{"MillionPoints", time.Second, 120e6, func(t testing.TB) []string {
		return []string{"build", "--format", "png", millionPoints(t)}
	}},
}

// millionPoints writes a file with one line of a million points, and returns its path.
func millionPoints(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	rows, err := os.Create(filepath.Join(dir, "million.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	w := bufio.NewWriter(rows)
	fmt.Fprintln(w, "day,value")
	day := data.DayOf(time.Date(1000, 1, 1, 0, 0, 0, 0, time.UTC))
	for i := range 1_000_000 {
		fmt.Fprintf(w, "%s,%.1f\n", day.Next(i), 1000+300*math.Sin(float64(i)/40_000)+float64((i*7919)%997)/10)
	}
	file := filepath.Join(dir, "million.yaml")
	text := "title: T\nsources: {a: {publisher: A, title: A, date: 2020}}\nfigures:\n" +
		"  f: {title: F, unit: million users, source: a, period: day, csv: {file: million.csv, key: day, value: value}}\n"
	if err := errors.Join(w.Flush(), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
	return file
}

// program returns the program as users have it, without the race detector and the code
// of the tests. It is built once.
func program(t testing.TB) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var built = sync.OnceValues(func() (string, error) {
	beside, err := exec.LookPath("measured") // its folder is removed at the end
	if err != nil {
		return "", err
	}
	path := filepath.Join(filepath.Dir(beside), "plain")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
})

// measure runs the program once and returns what it used. A process starts with the
// peak memory of its parent, and this process may have grown: so a small new one starts
// the program.
func measure(t testing.TB, program string, args []string) (cpu time.Duration, memory int64) {
	t.Helper()
	cmd := exec.Command("measured", append([]string{program}, append(slices.Clone(args), "--out", t.TempDir())...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err == nil {
		_, err = fmt.Sscan(string(out), &cpu, &memory)
	}
	if err != nil {
		t.Fatalf("%v\n%s%s", err, out, &stderr)
	}
	return cpu, memory
}

func TestBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	path := program(t)
	for _, b := range budgets {
		args := b.args(t)
		cpu, memory := measure(t, path, args)
		for n := 1; n < 3 && (cpu > b.cpu || memory > b.memory); n++ { // the least of three: other work on the machine only adds
			c, m := measure(t, path, args)
			cpu, memory = min(cpu, c), min(memory, m)
		}
		t.Logf("%s: %v of CPU, %d MB", b.name, cpu, memory/1e6)
		if cpu > b.cpu || memory > b.memory {
			t.Errorf("%s: %v of CPU and %d MB, more than %v and %d MB", b.name, cpu, memory/1e6, b.cpu, b.memory/1e6)
		}
	}
}

// BenchmarkProcess reports the least CPU time of all runs, which other work on the
// machine disturbs least, and the most memory.
func BenchmarkProcess(b *testing.B) {
	path := program(b)
	for _, task := range budgets {
		b.Run(task.name, func(b *testing.B) { measureTask(b, path, task) })
	}
}

func measureTask(b *testing.B, path string, task budget) {
	args := task.args(b)
	least, most := time.Hour, int64(0)
	for b.Loop() {
		cpu, memory := measure(b, path, args)
		least, most = min(least, cpu), max(most, memory)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(least)/1e6, "cpu-ms/op")
	b.ReportMetric(float64(most)/1e6, "MB-peak")
}
