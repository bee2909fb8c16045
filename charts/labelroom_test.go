package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// TestNamesAreNoSmallerThanSources checks that the name of no category is smaller than the line
// of the sources.
func TestNamesAreNoSmallerThanSources(t *testing.T) {
	t.Parallel()
	ds := gallery(t)
	for _, c := range ds.Charts {
		for size, wh := range pictures {
			ch, err := New(ds, c, Options{Width: wh[0], Height: wh[1]})
			if err != nil || c.Kind == data.KindUnits {
				continue
			}
			foot := 0.0
			for _, text := range ch.scene.texts {
				if text.role == roleFooter {
					foot = text.style.Size
				}
			}
			for _, text := range ch.scene.texts {
				if text.role == roleCategory && text.style.Size < foot-1e-9 && c.Facets == data.FacetsNone {
					t.Errorf("%s in %s: %q is set in %.1f points, the sources in %.1f", c.ID, size, text.line.Text, text.style.Size, foot)
				}
			}
		}
	}
}

// TestFaultSaysHowManyFit checks what is said of too many bars.
func TestFaultSaysHowManyFit(t *testing.T) {
	many := func(n int) string {
		var cells []string
		for i := range n {
			cells = append(cells, fmt.Sprintf("Region of number %d: %d", i, i+1))
		}
		return "{" + strings.Join(cells, ", ") + "}"
	}
	for _, tt := range []struct {
		kind, figure, want string
	}{
		{"bar-horizontal", "values: " + many(60), "there is no room for 60 categories below each other: "},
		{"bar-vertical", "values: " + many(60), "show fewer categories, as with top: "},
		{"bar-vertical", "values: " + fortyKeysOf(900), "and the chart has 900"},
	} {
		ds := load(t, head+"    unit: tonnes\n    "+tt.figure+"\ncharts: {c: {figure: f, title: T, kind: "+tt.kind+"}}")
		_, err := New(ds, chartOf(t, ds, "c"), Options{Width: 300, Height: 169})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.kind, err, tt.want)
		}
	}
}

// fortyKeysOf are values under so many months.
func fortyKeysOf(n int) string {
	var cells []string
	for i := range n {
		cells = append(cells, fmt.Sprintf("%d-%02d: %d", 1900+i/12, i%12+1, i%50+1))
	}
	return "{" + strings.Join(cells, ", ") + "}"
}

// TestRemarksKeepApart checks that a remark, and the line from it, cross no band, and no line
// across the plot, where there is another place.
func TestRemarksKeepApart(t *testing.T) {
	ds := load(t, head+`    unit: index
    values: {2005: 92, 2006: 96, 2007: 99, 2008: 101, 2009: 94, 2010: 96, 2011: 98, 2012: 99, 2013: 101, 2014: 103, 2015: 105, 2016: 107, 2017: 109, 2018: 110, 2019: 112, 2020: 96, 2021: 104, 2022: 107, 2023: 109}
charts:
  c:
    figure: f
    title: T
    events: [{from: 2008, to: 2009, text: Crisis, source: a}, {at: 2016, text: Vote, source: a}, {at: 2017, text: Election, source: a}, {at: 2020, text: Lockdown, source: a}]
    annotations: [{key: 2009, text: The trough of the recession}, {key: 2020, text: The greatest fall in a single year since there are records}]
`)
	for _, size := range []string{"slide", "half", "4K"} {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), pictures[size][0], pictures[size][1])
		if ch == nil {
			t.Fatalf("no room in %s", size)
		}
		across := slices.DeleteFunc(slices.Clone(ch.scene.shapes), func(sh shape) bool { return sh.role != roleBand && sh.role != roleReference })
		for _, text := range ch.scene.texts {
			if text.role != roleRemark || text.owner == noOwner {
				continue
			}
			for _, sh := range across {
				if sh.covers(text.box()) {
					t.Errorf("%s: the remark %q lies on a %s", size, text.line.Text, sh.role)
				}
			}
		}
	}
}
