package file

import (
	"fmt"
	"runtime/metrics"
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzCost looks for the file that costs the most for its length. It counts what is
// allocated, which is the same on every machine, in place of the time: what takes steps
// without end mostly allocates in them.
//
// The bounds of what grows are about twice the worst that was measured in one process, each file loaded
// twice: this package's and the charts' test files, and lists of 1 to 300 of each thing below.
// Words and patterns that are made once took 3.5 MB with the first file and 1.7 MB with a later
// one. A byte took at most 534 where the work is linear: 300 indices of three values. Figures
// computed of others are not: half a file of values and half a file of indices of them are
// values by the square of its length, 2.1 bytes for each byte squared with 30, 100 and 300 of
// both (6.9 MB for 1,850 bytes), before the limit on computed values ends it.
func FuzzCost(f *testing.F) {
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n  a: {title: A, unit: yuan, source: s, values: {2016: 1, 2017: 2, 2018: 4}}\n"
	for _, s := range []string{
		"", "{a,b,c}", "a: > 36\nb: > 37\nc: > 38\n", "x: 1\nx: 1\nx: 1\n",
		head + "  b: {title: B, from: a, by: index, base: 2016}\n  c: {title: C, from: b, by: growth, over: previous}\n",
		head + "briefing:\n  - text: \"{{ rank \\\"a\\\" \\\"2016\\\" }} {{ value \\\"b\\\" \\\"2016\\\" }} > > [[ 3 percent\"\n",
		head + "charts: {c: {figure: a, kind: bar, title: '2'}, d: {figures: [a, a], title: T}}\n",
		indicesOf(30), indicesOf(100),
	} {
		f.Add(s)
	}
	const fixed, each, square = 6 << 20, 1 << 10, 4
	f.Fuzz(func(t *testing.T, content string) {
		fsys := fstest.MapFS{"f.yaml": {Data: []byte(content)}}
		allocated := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
		metrics.Read(allocated)
		before := allocated[0].Value.Uint64()
		Load(fsys, "f.yaml", Options{})
		metrics.Read(allocated)
		length := uint64(len(content))
		if cost := allocated[0].Value.Uint64() - before; cost > fixed+(each+square*length)*length {
			t.Errorf("%d bytes allocate %d", length, cost)
		}
	})
}

// indicesOf returns the worst known file: n values, and n figures computed of each.
func indicesOf(n int) string {
	var values, figures strings.Builder
	for i := range n {
		fmt.Fprintf(&values, "%d: 1,", 1700+i)
		fmt.Fprintf(&figures, "  b%d: {title: B, from: a, by: index, base: 1700}\n", i)
	}
	return "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n" +
		"  a: {title: A, unit: yuan, source: s, values: {" + values.String() + "}}\n" + figures.String()
}
