package charts

import (
	"fmt"
	"strings"
	"testing"
)

// TestFitter checks that a chart is laid out at the first height at which it fits, and that
// after many that fit nowhere no more are looked at.
func TestFitter(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: T\nsources: {a: {publisher: A, title: A, date: 2020}}\nfigures:\n  f: {title: F, unit: percent, source: a, values: {")
	for i := range 24 {
		fmt.Fprintf(&b, "Area %d: %d, ", i, i+1)
	}
	b.WriteString("}}\n")
	ds := load(t, b.String())
	chart := ds.Charts[0]
	f := Fitter{Dataset: ds}
	opt := Options{Width: 400}
	drawn, err := f.AtFirst(chart, &opt, 20, 60, 500, 900)
	if err != nil || drawn == nil || opt.Height != 500 {
		t.Errorf("%v at %g", err, opt.Height)
	}
	tries := 0
	for ; tries < 2*mostTries; tries++ {
		if _, err = f.AtFirst(chart, &opt, 20, 30); strings.Contains(err.Error(), "not looked at") {
			break
		}
	}
	if most := mostTries / 2; tries > most {
		t.Errorf("%d tries of two heights, at most %d wanted", tries, most)
	}
	if _, err := f.New(chart, Options{Width: 400, Height: 500}); err == nil {
		t.Error("it is looked at")
	}
}
