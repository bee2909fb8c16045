package charts

import (
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/file"
)

// load reads a dataset from a text.
func load(t testing.TB, content string) *data.Dataset {
	t.Helper()
	ds, err := file.Load(fstest.MapFS{"test.yaml": {Data: []byte(content)}}, "test.yaml", file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// gallery is the dataset with charts of every kind.
func gallery(t testing.TB) *data.Dataset {
	t.Helper()
	ds, err := file.Load(os.DirFS("testdata"), "gallery.yaml", file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// head begins a dataset with one figure.
const head = `title: T
sources: {a: {publisher: A Publisher, title: A}, b: {publisher: Another, title: B}}
figures:
  f:
    title: What is measured
    source: a
`

func chartOf(t testing.TB, ds *data.Dataset, id string) *data.Chart {
	t.Helper()
	for _, c := range ds.Charts {
		if c.ID == id {
			return c
		}
	}
	t.Fatalf("no chart %q", id)
	return nil
}

// pictures are the sizes that layouts are tried at, in points.
var pictures = map[string][2]float64{
	"600x338":  {300, 169},
	"slide":    {960, 540},
	"half":     {480, 540},
	"square":   {540, 540},
	"a4":       {data.A4Width, data.A4Height},
	"4K":       {1920, 1080},
	"tall":     {300, 900},
	"panorama": {1200, 260},
}

// laidOut lays a chart out, and checks the layout or the fault.
func laidOut(t *testing.T, ds *data.Dataset, c *data.Chart, w, h float64) *Chart {
	t.Helper()
	ch, err := New(ds, c, Options{Width: w, Height: h})
	if err != nil {
		checkFault(t, err)
		return nil
	}
	checkScene(t, ch)
	return ch
}

// checkFault checks that a chart is refused as the file's fault, with what to
// change.
func checkFault(t *testing.T, err error) {
	t.Helper()
	var f data.Fault
	if !errors.As(err, &f) {
		t.Errorf("%v is a %T, not a fault", err, err)
		return
	}
	if f.Text == "" || f.Hint == "" || f.Pos.Line == 0 {
		t.Errorf("the fault lacks a text, hint or place: %+v", f)
	}
}

// checkScene checks the promises of every layout by its own calculation.
func checkScene(t *testing.T, c *Chart) {
	t.Helper()
	s := &c.scene
	for i, a := range s.texts {
		box := a.box()
		if box.x0 < -slack || box.y0 < -slack || box.x1 > s.width+slack || box.y1 > s.height+slack {
			t.Errorf("the %s %q is outside the picture: %.1f", a.role, a.line.Text, box)
		}
		if a.style.Size < c.plan.theme.MinText-1e-9 {
			t.Errorf("the %s %q is set in %.2f points", a.role, a.line.Text, a.style.Size)
		}
		for _, b := range s.texts[:i] {
			if other := b.box(); box.x0 < other.x1-slack && other.x0 < box.x1-slack && box.y0 < other.y1-slack && other.y0 < box.y1-slack {
				t.Errorf("the %s %q overlaps the %s %q", a.role, a.line.Text, b.role, b.line.Text)
			}
		}
	}
	for _, sh := range s.shapes {
		for _, p := range sh.points {
			if math.IsNaN(p.x) || math.IsNaN(p.y) || p.x < -1 || p.y < -1 || p.x > s.width+1 || p.y > s.height+1 {
				t.Errorf("a %s is outside the picture: %v", sh.role, p)
				return
			}
		}
	}
	checkMarks(t, s, c.plan.chart.OwnScales)
}

// checkMarks checks that no mark lies beyond the grid, but for less than the distance of two
// of its lines, as an axis may end between ticks. Stacks in rows whose values tell how long
// they are have no grid. Panels with scales of their own have grids of their own, drawn one after the
// other from the bottom: the widest counts.
func checkMarks(t *testing.T, s *scene, own bool) {
	t.Helper()
	if !slices.ContainsFunc(s.shapes, func(sh shape) bool { return sh.role == roleGrid }) {
		return
	}
	plot := gridOf(s)
	x, y := gridSteps(s)
	for i := 1; own && i < len(s.shapes); i++ {
		if a, b := s.shapes[i-1], s.shapes[i]; a.role == roleGrid && b.role == roleGrid && a.points[0].x == b.points[0].x {
			y = max(y, b.points[0].y-a.points[0].y)
		}
	}
	plot = rect{plot.x0 - x, plot.y0 - y, plot.x1 + x, plot.y1 + y}
	for _, sh := range s.shapes {
		if sh.role != roleBar && sh.role != roleLine && sh.role != rolePiece {
			continue
		}
		if slices.ContainsFunc(s.aside, func(column rect) bool { return column.inset(-1 - s.width/1000).contains(sh.bounds()) }) {
			continue // in the scale of the others, and with its number; outlines grow with the picture
		}
		for _, p := range sh.points {
			if !plot.inset(-2).contains(rect{p.x, p.y, p.x, p.y}) {
				t.Errorf("a %s reaches %v, beyond the axis %v", sh.role, p, plot)
				return
			}
		}
	}
}

// gridSteps are the least distances of lines of the grid beside and above each other, 0 for
// none.
func gridSteps(s *scene) (x, y float64) {
	least := func(places []float64) float64 {
		slices.Sort(places)
		step := 0.0
		for i := 1; i < len(places); i++ {
			if d := places[i] - places[i-1]; d > slack && (step == 0 || d < step) {
				step = d
			}
		}
		return step
	}
	var xs, ys []float64
	for _, sh := range s.shapes {
		if (sh.role == roleGrid || sh.role == roleBaseline) && len(sh.points) == 2 {
			switch a, b := sh.points[0], sh.points[1]; {
			case a.x == b.x:
				xs = append(xs, a.x)
			case a.y == b.y:
				ys = append(ys, a.y)
			}
		}
	}
	return least(xs), least(ys)
}

func TestGallery(t *testing.T) {
	t.Parallel()
	ds := gallery(t)
	for _, c := range ds.Charts {
		for name, size := range pictures {
			t.Run(c.ID+"/"+name, func(t *testing.T) {
				ch := laidOut(t, ds, c, size[0], size[1])
				if ch == nil && (name == "slide" || name == "4K") {
					t.Error("the chart does not fit")
				}
			})
		}
	}
}

func TestOddPictures(t *testing.T) {
	t.Parallel()
	ds := gallery(t)
	for _, c := range ds.Charts {
		for _, size := range [][2]float64{{1, 1}, {12, 900}, {2000, 30}, {90, 90}, {5000, 5000}} {
			laidOut(t, ds, c, size[0], size[1])
		}
	}
}

func TestShippedChartsFit(t *testing.T) {
	fsys, name := data.Default()
	ds, err := file.Load(fsys, name, file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range ds.Charts {
		for name, size := range pictures {
			if ch := laidOut(t, ds, c, size[0], size[1]); ch == nil && name != "panorama" {
				t.Errorf("%s does not fit into %s", c.ID, name)
			}
		}
	}
}

// bigData are figures of n categories and m series.
func bigData(n, m int, value func(i, j int) string) string {
	var b strings.Builder
	b.WriteString(head + "    unit: percent\n    series:\n")
	for j := range m {
		fmt.Fprintf(&b, "      Series %d: {", j+1)
		for i := range n {
			fmt.Fprintf(&b, "Key %d: %s, ", i+1, value(i, j))
		}
		b.WriteString("}\n")
	}
	return b.String()
}

func TestBarsOfEveryNumber(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"bar-grouped", "bar-stacked"} {
		for _, n := range []int{1, 2, 3, 7, 12, 25, 40} {
			for m := 1; m <= 8; m++ {
				ds := load(t, bigData(n, m, func(i, j int) string { return fmt.Sprint((i*7+j*13)%40 - 10) })+"charts: {c: {figure: f, kind: "+kind+"}}")
				for name, size := range pictures {
					ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
					if ch == nil && name == "4K" {
						t.Errorf("%s: %d keys of %d series do not fit into 4K", kind, n, m)
					}
				}
			}
		}
	}
}

// ugly are values that charts must draw or refuse.
var ugly = map[string]string{
	"one":             "{A: 1}",
	"zero":            "{A: 0}",
	"all zero":        "{A: 0, B: 0, C: 0}",
	"all equal":       "{A: 7, B: 7}",
	"negative":        "{A: -3, B: -1.5}",
	"mixed":           "{A: 30, B: -0.001}",
	"far apart":       "{A: 0.000001, B: 1000000000000000}",
	"tiny":            "{A: 0.000001, B: 0.000002}",
	"18 digits":       "{A: 999999999999999999, B: -999999999999999999}",
	"18 decimals":     "{A: 0.000000000000000001, B: 0.000000000000000003}",
	"missing":         "{A: {missing: unknown}, B: 1}",
	"only missing":    "{A: {missing: unknown}, B: {missing: lost}}",
	"bounds":          "{A: more than 5, B: at least 5, C: less than 5, D: up to 5, E: about 5, F: between 4 and 6}",
	"negative bounds": "{A: more than -5, B: at least -5, C: less than -5, D: up to -5, E: about -5, F: between -6 and -4}",
	"zero bounds":     "{A: more than 0, B: up to 0, C: between -1 and 1, D: about 0}",
	"statuses":        "{A: {value: 5, status: provisional}, B: {value: 4, status: estimate}, C: {value: 6, status: forecast}, D: {value: 6, status: revised}}",
	"status of bound": "{A: {value: more than 5, status: forecast}, B: {value: up to 6, status: provisional}}",
	"disputes":        "{A: {value: 5, disputed: 9, by: b}, B: {value: 5, disputed: -3, by: b}, C: {value: more than 5, disputed: [{value: 4.9, by: b}, {value: 5.1, by: b}]}}",
	"long names":      "{" + strings.Repeat("a long name ", 8) + ": 1, " + strings.Repeat("x", 120) + ": 2, B: 3}",
	"markup":          `{"<b>&amp;\"'": 1, "]]>": 2}`,
	"one year":        "{2019: 3}",
	"years apart":     "{1900: 3, 2019: 5}",
	"gaps":            "{2010: 1, 2011: {missing: unknown}, 2012: 3, 2015: more than 4, 2016: up to 4, 2017: between 3 and 9, 2019: {value: 4, disputed: 40, by: b}}",
	"days":            "{2019-01-01: 1, 2019-01-02: 2, 2019-03-01: 3}",
	"months":          "{2019-01: 1, 2019-02: 2, 2020-03: {value: 3, status: forecast}}",
	"halves":          "{2019-H1: 98, 2019-H2: 99, 2020-H1: 101}",
}

func TestUglyData(t *testing.T) {
	t.Parallel()
	for name, values := range ugly {
		for _, unit := range []string{"percent", "users"} {
			for _, kind := range []string{"", "bar-vertical", "bar-horizontal", "bar-grouped", "bar-stacked", "line"} {
				content := head + "    unit: " + unit + "\n    values: " + values + "\ncharts: {c: {figure: f, gaps: dashed, references: [{value: 4, source: b, label: A mark}]"
				if kind != "" {
					content += ", kind: " + kind
				}
				ds, err := file.Load(fstest.MapFS{"test.yaml": {Data: []byte(content + "}}")}}, "test.yaml", file.Options{})
				if err != nil {
					continue // refused before it can be drawn
				}
				for size, wh := range pictures {
					t.Run(strings.Join([]string{name, unit, kind, size}, "/"), func(t *testing.T) {
						laidOut(t, ds, chartOf(t, ds, "c"), wh[0], wh[1])
					})
				}
			}
		}
	}
}

func TestBarsBeginAtTheBaseline(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {A: 30, B: -12, C: 0.5, D: 7}\ncharts: {c: {figure: f, kind: bar-vertical}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var zero float64
	for _, sh := range ch.scene.shapes {
		if sh.role == roleBaseline {
			zero = sh.points[0].y
		}
	}
	for _, sh := range ch.scene.shapes {
		if sh.role != roleBar {
			continue
		}
		if b := sh.bounds(); math.Abs(b.y0-zero) > slack && math.Abs(b.y1-zero) > slack {
			t.Errorf("a bar stands from %.2f to %.2f; the baseline is at %.2f", b.y0, b.y1, zero)
		}
	}
}

func TestBarLengthsAreProportional(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {A: 10, B: 30}\ncharts: {c: {figure: f, kind: bar-horizontal}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var widths []float64
	for _, sh := range ch.scene.shapes {
		if sh.role == roleBar {
			widths = append(widths, sh.bounds().width())
		}
	}
	if len(widths) != 2 || math.Abs(widths[1]/widths[0]-3) > 1e-9 {
		t.Errorf("bars of 10 and 30 are %v long", widths)
	}
}

func TestStacksAreNotNetted(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {Up: {A: 10}, Down: {A: -4}, More: {A: 5}}\ncharts: {c: {figure: f, kind: bar-stacked}}")
	s := &sheet{plan: mustPlan(t, ds, "c"), sizes: newSizes(Light(), 960, 540, 0)}
	b := newBars(s, false, oneLane)
	b.addStacks()
	want := []struct{ from, to float64 }{{0, 10}, {0, -4}, {10, 15}}
	for i, w := range want {
		if b.bars.all[i].from != w.from || b.bars.all[i].to != w.to {
			t.Errorf("bar %d stands from %v to %v, want %v", i, b.bars.all[i].from, b.bars.all[i].to, w)
		}
	}
}

func mustPlan(t testing.TB, ds *data.Dataset, id string) *chartPlan {
	t.Helper()
	p, err := newPlan(ds, chartOf(t, ds, id), Light(), Options{Fonts: typeset.Default()})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFaults(t *testing.T) {
	tests := []struct {
		name, content    string
		width, height    float64
		text, hint, path string
	}{
		{"no font", head + "    unit: percent\n    values: {北京: 1}", 960, 540, "'北'", "fonts-wqy-microhei", "charts.f"},
		{"small", head + "    unit: percent\n    values: {A: 1, B: 2}", 60, 40, "does not fit", "larger", "charts.f"},
		{"long word", head + "    unit: percent\n    values: {" + strings.Repeat("x", 200) + ": 1, B: 2}", 960, 540, "does not fit", "shorten", "charts.f"},
		{"too many", bigData(200, 1, func(i, j int) string { return "3" }), 300, 169, "no room for this many bars", "fewer", "charts.f"},
		{"far too many", bigData(2000, 1, func(i, j int) string { return "3" }), 300, 169, "no room for this many bars", "fewer", "charts.f"}, // one layout is tried
	}
	for _, tt := range tests {
		ds := load(t, tt.content)
		_, err := New(ds, chartOf(t, ds, "f"), Options{Width: tt.width, Height: tt.height})
		var f data.Fault
		if !errors.As(err, &f) {
			t.Errorf("%s: %v is no fault", tt.name, err)
			continue
		}
		if !strings.Contains(f.Text, tt.text) || !strings.Contains(f.Hint, tt.hint) || f.Path != tt.path {
			t.Errorf("%s: %+v", tt.name, f)
		}
	}
}

func TestTooManySeries(t *testing.T) {
	ds := load(t, bigData(3, 9, func(i, j int) string { return "3" })+"charts: {c: {figure: f, kind: bar-grouped}}")
	_, err := New(ds, chartOf(t, ds, "c"), Options{})
	if err == nil || !strings.Contains(err.Error(), "9 series") {
		t.Errorf("nine series: %v", err)
	}
}

func TestSizesOfNoPicture(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {A: 1}")
	for _, side := range []float64{-1, math.NaN(), math.Inf(1)} {
		_, err := New(ds, chartOf(t, ds, "f"), Options{Width: side, Height: 100})
		if err == nil {
			t.Errorf("a picture %v wide was laid out", side)
		}
	}
}

// TestChartWithoutNumbers checks that a chart of computed values says why it has none.
func TestChartWithoutNumbers(t *testing.T) {
	ds := load(t, head+`    unit: boats
    values: {2019: {missing: late}, 2020: 3}
  h: {title: H, unit: boats, source: a, values: {2019: 4, 2020: {missing: lost}}}
  g: {title: Ratio, from: [f, h], by: ratio}
charts: {c: {figure: g, kind: line}}
`)
	_, err := New(ds, chartOf(t, ds, "c"), Options{})
	if want := "the chart has no number to draw: late; lost"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v; want %q", err, want)
	}
}

// TestNoOrphanInTitle checks that the last line of a title is no single short word, in as many lines.
func TestNoOrphanInTitle(t *testing.T) {
	ds := load(t, head+"    unit: jobs\n    values: {2019: 1, 2020: 2}\ncharts: {c: {figure: f, kind: bar, title: The number of people who are out of work has risen again and prices fell}}")
	found := false
	for width := 240.0; width < 520; width += 10 {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), width, 300)
		lines := rolesOf(ch, roleTitle)
		found = found || len(lines) == 2
		if last := lines[len(lines)-1]; len(lines) > 1 && !strings.Contains(last, " ") {
			t.Errorf("%.0f: the title is set as %q", width, lines)
		}
	}
	if !found {
		t.Error("no title has two lines")
	}
}
