package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// costly are the files that cost the most to check for their length, of each kind of thing
// that a file may have: just within the limits, or just beyond them. Each is about as much as
// its kind allows.
func costly() map[string]string {
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\n"
	const two = "figures:\n  f: {title: A, unit: percent, source: s, values: {2016: 1, 2017: 2}}\n"
	quarters := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%d-Q%d: %d, ", 1800+i/4, i%4+1, 7+i*i%90)
		}
		return b.String()
	}
	towns := func(n int) string { return numbered("Town %d: 1.5, ", n) }
	charts := func(values, more string, n int) string {
		return head + "figures:\n  f: {title: A, unit: percent, source: s, chart: false, values: {" + values + "}}\ncharts:\n" + numbered("  c%d: {figure: f, title: C"+more+"}\n", n)
	}
	computed := func(n, of int) string {
		return head + "figures:\n  f: {title: A, unit: yuan, source: s, values: {" + quarters(of) + "}}\n" + numbered("  g%d: {title: B, from: f, by: growth, over: previous}\n", n)
	}
	many := func(series, years int, more string, n int) string {
		all := ""
		for s := range series {
			all += fmt.Sprintf("s%d: {%s}, ", s, quarters(years))
		}
		return head + "figures:\n  f: {title: A, unit: percent, source: s, chart: false, series: {" + all + "}}\ncharts:\n" + numbered("  c%d: {figure: f, title: C"+more+"}\n", n)
	}
	remarks := func(n int) string {
		all := ""
		for i := range n {
			all += fmt.Sprintf("{key: %d-Q%d, text: Remark number %d of them}, ", 1800+i/4, i%4+1, i)
		}
		return ", annotations: [" + all + "]"
	}
	return map[string]string{
		"small charts":      charts("2016: 1, 2017: 2", "", 1_100),
		"long lines":        charts(quarters(2_000), "", 190),
		"bars":              charts(towns(20), ", kind: bar", 450),
		"bars without room": charts(towns(45), ", kind: bar", 260),
		"far too many bars": charts(towns(430), ", kind: bar", 36),
		"dots":              charts(towns(45), ", kind: dot", 260),
		"many lines":        many(8, 40, "", 600),
		"stacks":            many(8, 40, ", kind: area-stacked", 600),
		"remarks":           charts(quarters(200), remarks(149), 1),
		"remarks of charts": charts(quarters(160), remarks(40), 6),
		"seasons":           charts(quarters(800), ", kind: season", 30),
		"panels":            many(24, 10, ", facets: series", 19),
		"computed":          computed(60, 800),
		"computed, methods": "appendix: methods\n" + computed(500, 60),
		"headings":          head + two + "briefing:\n" + numbered("  - heading: H%d\n", 11_000),
		"paragraphs":        head + two + "briefing:\n" + numbered("  - text: \"t%d of it\"\n", 9_800),
		"marked words":      head + two + "briefing:\n" + strings.Repeat("  - text: \""+strings.Repeat("**a** _b_ `c` ", 4_000)+"\"\n", 13),
		"latest values":     head + two + "briefing:\n" + strings.Repeat("  - text: \"x"+strings.Repeat(` {{ latest \"f\" }}`, 3_500)+"\"\n", 11),
		"one sentence":      head + "figures:\n  f: {title: A, unit: percent, source: s, breaks: {" + numbered("20%02d: b, ", 25) + "}, values: {1990: 1, " + numbered("20%02d: 2, ", 25) + "}}\nbriefing:\n" + strings.Repeat("  - text: \"x"+strings.Repeat(` {{ value \"f\" \"1990\" }}`, 2_400)+"\"\n", 11),
		"open links":        head + two + "briefing:\n" + strings.Repeat("  - text: \""+strings.Repeat("[a](", 15_000)+"\"\n", 12),
		"key numbers":       head + two + "briefing:\n" + strings.Repeat("  - key-numbers: [{figure: f, sparkline: true}, {figure: f, sparkline: true}, {figure: f}]\n", 2_900),
		"long tables":       head + "figures:\n  f: {title: A, unit: percent, source: s, chart: false, values: {" + towns(9_900) + "}}\nbriefing:\n  - table: f\n  - table: f\n",
		"small tables":      head + "figures:\n  f: {title: A, unit: percent, source: s, chart: false, values: {a: 1, b: 2}}\nbriefing:\n" + strings.Repeat("  - table: f\n", 6_500),
		"sources":           "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}, " + numbered("s%d: {publisher: P, title: Q, date: 2020}, ", 30_000) + "}\n" + two,
		"names":             head + "names: {" + numbered("Town %d: Name, ", 100_000) + "}\n" + two,
		"parameters":        "parameters: {p: {default: " + strings.Repeat("a", 60_000) + "}}\n" + head + two + "briefing:\n  - text: \"" + strings.Repeat("${p}", 10_000) + "\"\n",
		"sparse series":     head + "figures:\n  f: {title: A, unit: percent, source: s, chart: false, series: {" + twice("s%d: {Town %d: 1}, ", 1_990) + "}}\n",
		"series":            head + "figures:\n  f: {title: A, unit: percent, source: s, chart: false, series: {" + numbered("s%d: {2016: 1}, ", 40_000) + "}}\n",
		"editions":          "title: {all: T}\neditions: [en, en-GB, en-US, de, de-AT, de-CH]\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures: {f: {title: {all: F}, unit: percent, source: s, values: {2016: 1, 2017: 2}}}\nbriefing:\n" + numbered("  - text: {all: t%d}\n", 1_700),
	}
}

// Limits of a check of any file. The memory is what is promised. The time is three times that:
// other work on the machine slows a process down, and the system ends it at the limit.
const (
	checkMemory = 300e6
	checkTime   = 15 * time.Second
)

// TestHostileBudget checks the costliest files in processes of their own, whose time the
// system limits: each ends by itself, with a status of a file, within the memory.
func TestHostileBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	path, dir := program(t), t.TempDir()
	for name, content := range costly() {
		file := writeInput(t, filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".yaml"), content)
		cmd := exec.Command("measured", "limited", path, "check", file)
		out, err := cmd.CombinedOutput()
		var cpu time.Duration
		var memory int64
		status := 0
		if _, scanned := fmt.Sscan(string(out), &cpu, &memory, &status); err != nil || scanned != nil {
			t.Errorf("%s: %v, %s", name, err, out)
			continue
		}
		t.Logf("%s: %d KB, %v of CPU, %d MB, status %d", name, len(content)>>10, cpu, memory/1e6, status)
		if memory > checkMemory || status > int(inputFault) || cpu >= checkTime {
			t.Errorf("%s: %v of CPU, %d MB, status %d", name, cpu, memory/1e6, status)
		}
	}
}

// limitTime limits the CPU time of this process and of those that it starts.
func limitTime(most time.Duration) error {
	seconds := uint64(most / time.Second)
	return unix.Setrlimit(unix.RLIMIT_CPU, &unix.Rlimit{Cur: seconds, Max: seconds})
}
