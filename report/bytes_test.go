package report

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/report/pdf"
	"briefing/report/reporttest"
)

// TestBytes compares every PDF of the corpus with the bytes that were stored before the
// program was split into packages.
func TestBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	all := specimens(t)
	slices.SortFunc(all, func(a, b specimen) int { return cmp.Compare(a.name, b.name) })
	var b strings.Builder
	for _, s := range all {
		sum := sha256.New()
		if err := s.write(sum, pdf.UA1); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		fmt.Fprintf(&b, "%x  %s\n", sum.Sum(nil), s.name)
	}
	reporttest.Golden(t, "bytes.txt", b.String())
}
