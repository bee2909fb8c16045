package shape

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkShape reads 10,000 rows of an office's table: in one each row is a value, in the
// other each has twelve years across, with flags.
func BenchmarkShape(b *testing.B) {
	var long, across strings.Builder
	long.WriteString("freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n")
	across.WriteString("\"freq,geo\\TIME_PERIOD\"")
	for year := range 12 {
		fmt.Fprintf(&across, ";%d ", 2010+year)
	}
	across.WriteString("\n")
	for i := range 10_000 {
		fmt.Fprintf(&long, "A,R%d,%d,%d.%d,\n", i/20, 2000+i%20, i%97, i%10)
		fmt.Fprintf(&across, "\"A,R%d\"", i)
		for year := range 12 {
			fmt.Fprintf(&across, ";%d.%d b", (i+year)%97, i%10)
		}
		across.WriteString("\n")
	}
	for _, c := range []struct {
		name, text string
		separator  rune
	}{{"long", long.String(), ','}, {"across", across.String(), ';'}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := read(fileOf(c.text, c.separator), Shape{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
