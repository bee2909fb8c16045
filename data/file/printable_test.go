package file

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// faultsOf are the faults of a file alone in its folder.
func faultsOf(t *testing.T, content string) data.Faults {
	t.Helper()
	_, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}}, "f.yaml", Options{})
	faults, ok := err.(data.Faults)
	if !ok {
		t.Fatalf("got %v", err)
	}
	return faults
}

// Of many faults the first are listed, and the rest is counted.
func TestFaultsAreListedUpToALimit(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: T\n")
	for i := range 1000 {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	faults := faultsOf(t, b.String())
	if len(faults) != data.MaxFaults+1 {
		t.Fatalf("%d faults are listed", len(faults))
	}
	last := faults[data.MaxFaults]
	if last.Pos != faults[data.MaxFaults-1].Pos || last.Pos.Line != data.MaxFaults+1 || !strings.HasPrefix(last.Text, "800 more in this file") {
		t.Errorf("the last is %v", last)
	}
}

// What is long is shown in part, around the place.
func TestLongTextsAreShortened(t *testing.T) {
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\n"
	long := strings.Repeat("1", 1_000_000)
	for _, content := range []string{
		head + "figures: {a: {title: A, unit: percent, source: s, values: {2016: " + long + "}}}\n",
		head + "figures: {a: {title: A, unit: percent, source: s, values: {" + strings.Repeat("1", 1000) + ": {x: 1}}}}\n",
		head + "x" + long + ": 1\n",
		"{title: T, " + strings.Repeat("a b, ", 2000) + "c: 1}\n",
	} {
		for _, f := range faultsOf(t, content) {
			if n := len(f.Error()) + len(f.Caret()); n > 4*data.MaxShown {
				t.Errorf("a fault takes %d bytes: %.200s", n, f.Error())
			}
		}
	}
}
