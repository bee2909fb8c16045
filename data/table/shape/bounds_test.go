package shape

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// What a small file asks for stays in bounds: keys that stand in each row of the extract,
// and measures that stand at one period each.
func TestBounds(t *testing.T) {
	var periods, names strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&periods, ",%d-%02d", 1900+i/12, i%12+1)
		fmt.Fprintf(&names, ",n%d", i)
	}
	for name, tt := range map[string]struct{ content, want string }{
		"a long key": {"region" + periods.String() + "\n" + strings.Repeat("x", 100_000) + strings.Repeat(",1", 2000) + "\n", "t.csv:2:1: the table has more than 32 MiB"},
		"measures":   {"region" + periods.String() + "\nregion" + names.String() + "\nA" + strings.Repeat(",1", 2000) + "\n", "hardly any of these stands at two keys"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := read(fileOf(tt.content, ','), Shape{})
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", name, err, tt.want)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 256<<20 {
			t.Errorf("%s: %d million bytes allocated", name, used>>20)
		}
	}
}
