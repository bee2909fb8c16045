package survey

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkLook finds the roles of the columns of 20,000 rows, with codes, labels and flags.
func BenchmarkLook(b *testing.B) {
	var text strings.Builder
	text.WriteString("DATAFLOW,freq,geo,Label,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "E,A,R%d,Region %[1]d,%d,%d.%d,%s\n", i/20, 2000+i%20, i%97, i%10, []string{"", "p", "", "b"}[i%4])
	}
	t := tableOf(b, text.String())
	b.ReportAllocs()
	for b.Loop() {
		if s := Look(t); len(s.Columns) != 7 {
			b.Fatal("columns are missing")
		}
	}
}
