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
		{"bar-vertical", "values: " + many(10_000), "256 fit beside each other, and the chart has 10000"},
		{"bar-grouped", "series: {A: " + many(5_001) + ", B: " + many(5_000) + "}", "there is no room for 10001 bars or dots: at most 10000 are drawn"},
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

// TestFootSaysWhichBarsAreLabelled checks that where a few of many bars have a label the foot
// says which, and that these have one.
func TestFootSaysWhichBarsAreLabelled(t *testing.T) {
	grouped := "series: {Men: {2010: 1440.2, 2011: 1422.3, 2012: 1445.7, 2013: 1447.1, 2014: 1450.4, 2015: 1452.2, 2016: 1455.1, 2017: 1460.4, 2018: 1470.2, 2019: 1484.2, 2020: 1399.4}," +
		" Women: {2010: 1340.2, 2011: 1322.3, 2012: 1345.7, 2013: 1347.1, 2014: 1350.4, 2015: 1352.2, 2016: 1355.1, 2017: 1360.4, 2018: 1370.2, 2019: 1384.2, 2020: 1299.4}}"
	for _, tt := range []struct {
		kind, figure, foot string
		labels             []string
	}{
		{"bar-vertical", "values: " + fortyKeysOf(180), "Labelled: first, last, highest and lowest.", []string{"1", "30", "50", "1"}},
		{"bar-grouped", grouped, "Labelled: first and highest.", []string{"1,440.2", "1,484.2"}},
		{"bar-vertical", "values: {A: 5, B: 4, C: 3}", "", []string{"5", "4", "3"}},
	} {
		ds := load(t, head+"    unit: tonnes\n    "+tt.figure+"\ncharts: {c: {figure: f, title: T, kind: "+tt.kind+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		if foot := footOf(ch); tt.foot == "" && strings.Contains(foot, "Labelled") || !strings.Contains(foot, tt.foot) {
			t.Errorf("%s of %.40s: the foot is %q, want it to say %q", tt.kind, tt.figure, foot, tt.foot)
		}
		var labels []string
		for _, text := range ch.scene.texts {
			if text.role == roleValue {
				labels = append(labels, text.line.Text)
			}
		}
		for _, want := range tt.labels {
			if !slices.Contains(labels, want) {
				t.Errorf("%s of %.40s: the labels are %q, want %q", tt.kind, tt.figure, labels, tt.labels)
			}
		}
	}
}

// TestNoLabelByChance checks that many narrow stacks have labels in all pieces of the first and of
// the last, or in none.
func TestNoLabelByChance(t *testing.T) {
	var a, b []string
	for i := range 25 {
		n := fmt.Sprintf("%d.%d", 40+i%9, i%7+1)
		if i == 12 {
			n = "44"
		}
		a, b = append(a, fmt.Sprintf("%d: %s", 2000+i, n)), append(b, fmt.Sprintf("%d: %d.%d", 2000+i, 30+i%5, i%6+2))
	}
	ds := load(t, head+"    unit: tonnes\n    series: {A: {"+strings.Join(a, ", ")+"}, B: {"+strings.Join(b, ", ")+"}}\ncharts: {c: {figure: f, title: T, kind: bar-stacked}}")
	for _, width := range []float64{400, 500, 600, 700, 960} {
		n := 0
		for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), width, 540).scene.texts {
			if text.role == roleValue && text.owner >= 0 && !text.style.Bold {
				n++
			}
		}
		if n > 0 && n != 4 {
			t.Errorf("%g points wide: %d of 50 pieces have a label", width, n)
		}
	}
}

// TestEarlyEndsAreNamedThere checks that the last value of a series that ends early stands at
// its end, in panels too, and over lines that are context.
func TestEarlyEndsAreNamedThere(t *testing.T) {
	const values = `    unit: percent
    series:
      Long: {2014: 40, 2015: 42, 2016: 45, 2017: 47, 2018: 50, 2019: 52, 2020: 55, 2021: 60}
      Short: {2014: 30, 2015: 33, 2016: 38, 2017: 44}
      Other: {2014: 35, 2015: 33, 2016: 38, 2017: 44, 2018: 46, 2019: 48, 2020: 50, 2021: 49}
`
	ds := load(t, head+values+"charts: {c: {figure: f, facets: series, title: T}, d: {figure: f, title: T, highlight: Short}}")
	for _, id := range []string{"c", "d"} {
		for _, size := range []string{"slide", "half", "4K"} {
			ch := laidOut(t, ds, chartOf(t, ds, id), pictures[size][0], pictures[size][1])
			var name rect
			owner := noOwner
			for _, text := range ch.scene.texts {
				if strings.HasSuffix(text.line.Text, "44") && text.role == roleSeries {
					name, owner = text.box(), text.owner
				}
			}
			var end point
			for _, sh := range ch.scene.shapes {
				if sh.role == roleLine && sh.owner == owner {
					end = sh.points[len(sh.points)-1]
				}
			}
			if owner == noOwner || distance(name, rect{end.x, end.y, end.x, end.y}) > 3*ch.plan.theme.Label*baseUnit(pictures[size][0], pictures[size][1]) {
				t.Errorf("%s in %s: the last value stands at %.0f, and its line ends at %.0f", id, size, name, end)
			}
		}
	}
}
