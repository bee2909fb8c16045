package charts

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data/file"
)

// TestUglyLines draws all that stands around lines together with ugly values:
// breaks, events, bands and logarithmic axes, at every size.
func TestUglyLines(t *testing.T) {
	around := []string{
		"axis: log",
		"kind: step, axis: log, events: [{from: 2010, to: 2016, text: A long while}]",
		"kind: line, gaps: dashed, events: [{at: 2016, text: " + strings.Repeat("a long name ", 8) + "}, {from: 2011, to: 2012, text: War}]",
		"kind: area, references: [{from: 2, to: 4, source: b, label: A band}, {value: between -3 and 8, source: b, label: A wide one}]",
		"kind: line, annotations: [{from: 2010, to: 2019, text: All of it}, {from: 2012, to: 2012, text: One year}]",
	}
	values := map[string]string{
		"one":       "{2012: 3}",
		"gaps":      ugly["gaps"],
		"years":     "{1900: 3, 2012: 5, 2019: 4}",
		"equal":     "{2010: 5, 2012: 5, 2016: 5}",
		"far apart": "{2010: 0.000001, 2012: 1000000000000000, 2016: 4}",
		"18 digits": "{2010: 1, 2012: 999999999999999999, 2016: 7}",
		"ranges":    "{2010: between 1 and 2, 2011: between 2 and 9, 2012: between 3 and 4, 2016: {value: between 5 and 500, status: forecast}}",
		"intervals": "{2010: {value: 3, interval: [1, 9]}, 2011: {value: about 4, interval: [4, 4]}, 2012: {value: 5, interval: [2, 80]}, 2016: 4}",
	}
	drawn := 0
	for name, v := range values {
		for i, options := range around {
			for _, more := range []string{"", "    breaks: {2012: new definition, 2016: an even newer definition of what is counted}\n"} {
				if name == "intervals" {
					more += "    interval: 95% confidence\n"
				}
				content := head + "    unit: percent\n" + more + "    values: " + v + "\ncharts: {c: {figure: f, title: T, " + options + "}}"
				ds, err := file.Load(fstest.MapFS{"test.yaml": {Data: []byte(content)}}, "test.yaml", file.Options{})
				if err != nil {
					continue // refused before it can be drawn
				}
				for size, wh := range pictures {
					t.Run(fmt.Sprint(name, "/", i, "/", len(more), "/", size), func(t *testing.T) {
						if laidOut(t, ds, chartOf(t, ds, "c"), wh[0], wh[1]) != nil {
							drawn++
						}
					})
				}
			}
		}
	}
	if drawn < 200 {
		t.Errorf("only %d charts were drawn", drawn)
	}
}

// TestUglyStacks draws stacked areas of many shapes at every size.
func TestUglyStacks(t *testing.T) {
	for _, n := range []int{1, 2, 3, 12, 60} {
		for m := 2; m <= 8; m++ {
			var b strings.Builder
			b.WriteString(head + "    unit: percent\n    series:\n")
			for j := range m {
				fmt.Fprintf(&b, "      Series %d: {", j+1)
				for i := range n {
					value := fmt.Sprint((i*7 + j*13) % 20)
					switch (i + 3*j) % 11 {
					case 3:
						value = "more than " + value
					case 5:
						value = "between " + value + " and 40"
					case 7:
						value = "{value: up to " + value + ", status: forecast}"
					case 9:
						if n > 3 {
							value = "{missing: lost}"
						}
					}
					fmt.Fprintf(&b, "%d: %s, ", 1950+i, value)
				}
				b.WriteString("}\n")
			}
			b.WriteString("charts: {c: {figure: f, kind: area-stacked, title: T, events: [{from: 1950, to: 1951, text: The beginning}], references: [{from: 3, to: 9, source: b, label: A band}]}}")
			ds, err := file.Load(fstest.MapFS{"test.yaml": {Data: []byte(b.String())}}, "test.yaml", file.Options{})
			if err != nil {
				continue // no period has all parts
			}
			for name, size := range pictures {
				t.Run(fmt.Sprint(n, "/", m, "/", name), func(t *testing.T) {
					if ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]); ch == nil && name == "4K" {
						_, err := New(ds, chartOf(t, ds, "c"), Options{Width: size[0], Height: size[1]})
						t.Error("the stack does not fit into 4K:", err)
					}
				})
			}
		}
	}
}
