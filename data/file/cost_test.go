package file

import (
	"runtime/metrics"
	"testing"
	"testing/fstest"
)

// FuzzCost looks for the file that costs the most for its length. It counts what is
// allocated, which is the same on every machine, in place of the time: what takes steps
// without end mostly allocates in them. The bounds are several times what the worst known
// input takes: a fixed part for the words and patterns that are made once, and one for each byte.
func FuzzCost(f *testing.F) {
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n  a: {title: A, unit: yuan, source: s, values: {2016: 1, 2017: 2, 2018: 4}}\n"
	for _, s := range []string{
		"", "{a,b,c}", "a: > 36\nb: > 37\nc: > 38\n", "x: 1\nx: 1\nx: 1\n",
		head + "  b: {title: B, from: a, by: index, base: 2016}\n  c: {title: C, from: b, by: growth, over: previous}\n",
		head + "briefing:\n  - text: \"{{ rank \\\"a\\\" \\\"2016\\\" }} {{ value \\\"b\\\" \\\"2016\\\" }} > > [[ 3 percent\"\n",
		head + "charts: {c: {figure: a, kind: bar, title: '2'}, d: {figures: [a, a], title: T}}\n",
	} {
		f.Add(s)
	}
	const fixed, each = 16 << 20, 64 << 10
	f.Fuzz(func(t *testing.T, content string) {
		fsys := fstest.MapFS{"f.yaml": {Data: []byte(content)}}
		allocated := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
		metrics.Read(allocated)
		before := allocated[0].Value.Uint64()
		Load(fsys, "f.yaml", Options{})
		metrics.Read(allocated)
		if cost := allocated[0].Value.Uint64() - before; cost > fixed+each*uint64(len(content)) {
			t.Errorf("%d bytes allocate %d", len(content), cost)
		}
	})
}
