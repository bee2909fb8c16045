//go:build linux

package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// plainBriefing returns a briefing of 12 pages: a summary, eight charts of four forms
// with text, a table of 30 rows, sources. All its numbers depend on n.
func plainBriefing(n int) string {
	var b strings.Builder
	value := func(i int) string { return fmt.Sprintf("%d.%d", 10+(n*31+i*17)%80, (n+i)%10) }
	fmt.Fprintf(&b, "title: Region %d in numbers\nsubtitle: What was counted, and what follows\nauthor: Statistics office\ndate: 2024-05\nsources:\n", n)
	for i := range 12 {
		fmt.Fprintf(&b, "  s%d: {publisher: Office %d, title: Yearbook of region %d, date: %d, url: 'https://example.org/%d'}\n", i, i, n, 2012+i, i)
	}
	b.WriteString("figures:\n")
	for i := range 4 {
		fmt.Fprintf(&b, "  line%d:\n    title: Output of branch %d\n    unit: billion yuan\n    values:\n", i, i)
		for year := range 12 {
			fmt.Fprintf(&b, "      %d: {value: %s, source: s%d}\n", 2012+year, value(i*12+year), year)
		}
	}
	for i := range 2 {
		fmt.Fprintf(&b, "  bar%d: {title: Share of branch %d by city, unit: percent, source: s%d, values: {", i, i, i)
		for city := range 7 {
			fmt.Fprintf(&b, "City %c: %s, ", 'A'+city, value(100+i*7+city))
		}
		b.WriteString("}}\n")
	}
	b.WriteString("  stack:\n    title: Parts of the output\n    unit: billion yuan\n    source: s1\n    series:\n")
	for part := range 3 {
		fmt.Fprintf(&b, "      Part %d: {", part)
		for year := range 6 {
			fmt.Fprintf(&b, "%d: %s, ", 2016+year, value(200+part*6+year))
		}
		b.WriteString("}\n")
	}
	b.WriteString("  growth: {title: Growth of branch 0, from: line0, by: growth}\n  long:\n    title: Enterprises by county\n    unit: enterprises\n    source: s2\n    chart: false\n    values:\n")
	for county := range 30 {
		fmt.Fprintf(&b, "      County %02d: %d\n", county, 100+(n*7+county*13)%900)
	}
	b.WriteString("charts:\n  stack: {figure: stack, kind: bar-stacked}\n")
	b.WriteString("briefing:\n  - summary: |\n      The region grew, and its cities with it.\n\n      - Branch 0 came to {{ latest \"line0\" }}.\n      - City A has {{ value \"bar0\" \"City A\" }}.\n  - key-numbers: [{figure: line0}, {figure: bar0, key: City A}, {figure: line1}]\n")
	for i, id := range []string{"line0", "line1", "bar0", "stack", "growth", "line2", "bar1", "line3"} {
		if i%2 == 0 {
			fmt.Fprintf(&b, "  - page-break\n  - heading: Section %d\n", i/2+1)
		}
		fmt.Fprintf(&b, "  - text: |\n      The office counted it again, and gives what it found in the chart and in the table below it. In the first\n      branch it was {{ value \"line0\" \"2012\" }}, and in the end {{ latest \"line0\" }}: {{ times \"line0\" \"2012\" \"2023\" }} as\n      much. The cities differ, and %s is one of them, with {{ value \"bar0\" \"City A\" }}.\n  - chart: %s\n", "City A", id)
	}
	b.WriteString("  - page-break\n  - heading: Counties\n  - text: The counties follow in the order of the office, which is that of its register.\n  - table: long\n")
	return b.String()
}

// writeBriefings writes n plain briefings, and returns the command line that builds
// their PDFs.
func writeBriefings(t testing.TB, n int) []string {
	t.Helper()
	dir := t.TempDir()
	args := []string{"build", "--format", "pdf"}
	for i := range n {
		args = append(args, writeInput(t, filepath.Join(dir, fmt.Sprintf("region-%03d.yaml", i)), plainBriefing(i)))
	}
	return args
}

// manyCharts writes a file of 300 figures, with a page for each chart and its data, and
// returns the command line that builds its PDF.
func manyCharts(t testing.TB) []string {
	t.Helper()
	var b strings.Builder
	b.WriteString("title: Three hundred charts\nsources: {s: {publisher: Office, title: Yearbook, date: 2024}}\nfigures:\n")
	for i := range 300 {
		fmt.Fprintf(&b, "  f%03d: {title: Output of branch %d, unit: billion yuan, source: s, values: {", i, i)
		for year := range 12 {
			fmt.Fprintf(&b, "%d: %d.%d, ", 2012+year, 10+(i*31+year*17)%80+100*(i/80), (i+year)%10)
		}
		b.WriteString("}}\n")
	}
	b.WriteString("briefing:\n")
	for i := range 300 {
		fmt.Fprintf(&b, "  - chart: f%03d\n  - page-break\n", i)
	}
	return []string{"build", "--format", "pdf", writeInput(t, filepath.Join(t.TempDir(), "many.yaml"), b.String())}
}
