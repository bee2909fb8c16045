package charts

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// narrow are three narrow panels of lines to 2023, with a break in one of them and numbers
// of three decimals.
func narrow() string {
	var b strings.Builder
	b.WriteString("title: T\nsources: {s: {publisher: P, title: Q}}\nfigures:\n  f:\n    title: F\n    unit: percent\n    source: s\n    chart: false\n    series:\n")
	for i, name := range []string{"Alfa", "Bravo", "Charlie"} {
		fmt.Fprintf(&b, "      %s: {", name)
		if i == 0 {
			b.WriteString("breaks: {2018: redefinition}, ")
		}
		b.WriteString("values: {")
		for year := 2012; year <= 2023; year++ {
			fmt.Fprintf(&b, "%d: %d.%d50, ", year, 10+i*4+(year-2012)*(1-i), year%10)
		}
		b.WriteString("}}\n")
	}
	b.WriteString("charts:\n  c: {figure: f, kind: line, facets: series, title: T}\n")
	return b.String()
}

// TestPanelsNameTheirYears checks that each narrow panel has the same years below it, the
// first and the last, and that no word or number of it is broken.
func TestPanelsNameTheirYears(t *testing.T) {
	ds := load(t, narrow())
	for _, size := range [][2]float64{{300, 169}, {320, 200}, {400, 225}, {960, 540}} {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
		years := map[int][]string{}
		for _, text := range ch.scene.texts {
			switch text.role {
			case roleCategory:
				years[text.panel] = append(years[text.panel], text.line.Text)
			case roleRemark:
				if !strings.Contains("redefinition", text.line.Text) || len(text.line.Text) < 12 {
					t.Errorf("%v: the remark %q is broken", size, text.line.Text)
				}
			case roleSeries, roleValue:
				if _, err := strconv.ParseFloat(text.line.Text, 64); err != nil {
					t.Errorf("%v: the number %q is broken", size, text.line.Text)
				}
			}
		}
		if len(years) == 0 {
			t.Fatalf("%v: no panel has years", size)
		}
		first := ""
		for _, list := range years {
			if got := strings.Join(list, " "); first == "" {
				first = got
			} else if got != first {
				t.Errorf("%v: a panel has the years %s, another %s", size, got, first)
			}
		}
	}
}
