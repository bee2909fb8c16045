//go:build linux

package charts

import (
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What drawing costs in a process of its own: CPU time, of which other work on
// the machine takes nothing, and the greatest memory the process has held. The
// process is this test binary, which asks the environment what to do.

const costEnv = "BRIEFING_COST"

// tasks are what can be measured, by name: what prepares it, and the work.
var tasks = map[string]func(t testing.TB) func() error{
	"png": func(t testing.TB) func() error { return mixedTask(t, writeSlide) },
	"svg": func(t testing.TB) func() error {
		return mixedTask(t, func(ch *Chart) error { return ch.WriteSVG(io.Discard) })
	},
}

func writeSlide(ch *Chart) error { return ch.WritePNG(io.Discard, 1920, 1080, 144) }

// mixedCharts is a file of n charts: half with twelve bars, half with three
// lines of fifteen points, each with its numbers.
func mixedCharts(n int) string {
	var b strings.Builder
	b.WriteString("title: T\nsources: {a: {publisher: A Publisher, title: A, date: 2020}}\nfigures:\n")
	for i := range n {
		fmt.Fprintf(&b, "  f%d:\n    title: What is measured in the %d. figure\n    unit: million users\n    source: a\n", i, i+1)
		if i%2 == 0 {
			b.WriteString("    values: {")
			for j := range 12 {
				fmt.Fprintf(&b, "Region %c: %d.%d, ", 'A'+j, 10+(i*7+j*13)%80, (i+j)%10)
			}
			b.WriteString("}\n")
			continue
		}
		b.WriteString("    series:\n")
		for s := range 3 {
			fmt.Fprintf(&b, "      Country %c: {", 'A'+s)
			for j := range 15 {
				fmt.Fprintf(&b, "%d: %d.%d, ", 2005+j, 10+s*30+(i+j*(s+1))%28, (i+j)%10)
			}
			b.WriteString("}\n")
		}
	}
	return b.String()
}

func mixedTask(t testing.TB, write func(*Chart) error) func() error {
	ds := load(t, mixedCharts(200))
	return func() error {
		for _, c := range ds.Charts {
			ch, err := New(ds, c, Options{})
			if err == nil {
				err = write(ch)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
}

func usage(t testing.TB) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestCost does the work of a measurement in the process that was started for
// it; otherwise nothing.
func TestCost(t *testing.T) {
	name := os.Getenv(costEnv)
	if name == "" {
		t.Skip("no measurement")
	}
	work := tasks[name](t)
	before := usage(t)
	if err := work(); err != nil {
		t.Fatal(err)
	}
	fmt.Println("cost", int64(usage(t)-before), peak(t))
}

// peak is the most memory that this process has held. What wait reports of a
// child begins with the memory of its parent.
func peak(t testing.TB) int64 {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes int64
	if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}

// cost runs a task in a process and returns what it took.
func cost(t testing.TB, name string) (cpu, memory int64) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestCost$", "-test.v")
	cmd.Env = append(os.Environ(), costEnv+"="+name)
	out, err := cmd.CombinedOutput()
	_, rest, _ := strings.Cut(string(out), "cost ")
	if _, scan := fmt.Sscan(rest, &cpu, &memory); err != nil || scan != nil {
		t.Fatalf("%v, %v\n%s", err, scan, out)
	}
	return cpu, memory
}

// measured runs a task as often as the benchmark asks for, and reports the
// least CPU time, which other work on the machine disturbs least, and the most
// memory.
func measured(b *testing.B, name string) {
	least, most := int64(math.MaxInt64), int64(0)
	for b.Loop() {
		cpu, memory := cost(b, name)
		least, most = min(least, cpu), max(most, memory)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(least)/1e6, "cpu-ms/op")
	b.ReportMetric(float64(most)/1e6, "MB-peak")
}

func BenchmarkMixedPNG(b *testing.B) { measured(b, "png") }
func BenchmarkMixedSVG(b *testing.B) { measured(b, "svg") }
