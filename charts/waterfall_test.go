package charts

import (
	"strings"
	"testing"

	"briefing/data"
)

// TestWaterfallStandsOnItsLevels checks that each step begins where the one
// before ends, and that the totals stand on zero.
func TestWaterfallStandsOnItsLevels(t *testing.T) {
	ds := load(t, head+"    unit: jobs\n    values: {First: 10, More: 4, Less: -20, Back: about 9, Last: 3}\ncharts: {c: {figure: f, kind: waterfall, title: Steps}}")
	s := &sheet{plan: mustPlan(t, ds, "c"), sizes: newSizes(Light(), 960, 540, 0)}
	b := newWaterfall(s, false)
	want := []struct{ from, to float64 }{{0, 10}, {10, 14}, {14, -6}, {-6, 3}, {0, 3}}
	for i, w := range want {
		if b.bars.all[i].from != w.from || b.bars.all[i].to != w.to {
			t.Errorf("bar %d stands from %v to %v, want %v", i, b.bars.all[i].from, b.bars.all[i].to, w)
		}
	}
	ch, err := New(ds, chartOf(t, ds, "c"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkScene(t, ch)
	var values []string
	for _, text := range ch.scene.texts {
		if text.role == roleValue {
			values = append(values, text.line.Text)
		}
	}
	for _, label := range []string{"10", "+4", "\u221220", "about 9", "3"} {
		if !strings.Contains(" "+strings.Join(values, " ")+" ", " "+label+" ") {
			t.Errorf("the values %q lack %q", values, label)
		}
	}
}

// TestWaterfallThroughZero checks sums on the way and ends below zero, in both layouts: the
// joins stand at the levels, and each label on the side to which its bar points.
func TestWaterfallThroughZero(t *testing.T) {
	ds := load(t, head+"    unit: jobs\n    aggregates: Half\n    values: {First: 10, Less: -16, Half: -6, Back: 4, Last: -2}\ncharts: {c: {figure: f, kind: waterfall, title: Steps}}")
	want := []struct{ from, to float64 }{{0, 10}, {10, -6}, {0, -6}, {-6, -2}, {0, -2}}
	for _, horizontal := range []bool{false, true} {
		s := &sheet{plan: mustPlan(t, ds, "c"), sizes: newSizes(Light(), 960, 540, 0)}
		b := newWaterfall(s, horizontal)
		for i, w := range want {
			if n := b.bars.all[i]; n.from != w.from || n.to != w.to {
				t.Errorf("bar %d stands from %v to %v, want %v", i, n.from, n.to, w)
			}
		}
	}
	ch, err := New(ds, chartOf(t, ds, "c"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkScene(t, ch)
	joins := 0
	for _, sh := range ch.scene.shapes {
		if sh.role == roleConnector {
			joins++
		}
	}
	if joins != 4 {
		t.Errorf("%d joins, want one between each two of five bars", joins)
	}
}

// TestLongWaterfallLies checks that steps whose names have no room beside each other stand
// below each other, in their order.
func TestLongWaterfallLies(t *testing.T) {
	values := "First long name: 100"
	for _, name := range []string{"Administration", "Infrastructure", "Representation", "Reconstruction", "Administrators", "Infrastructures", "Representatives", "Reconstructions"} {
		values += ", " + name + ": -1"
	}
	ds := load(t, head+"    unit: jobs\n    values: {"+values+", Last long name: 92}\ncharts: {c: {figure: f, kind: waterfall, title: Steps}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 300, 300)
	if ch == nil {
		t.Fatal("the chart does not fit")
	}
	names := textsOf(ch.scene.texts, roleCategory)
	if len(names) != 10 || names[0] != "First long name" || names[9] != "Last long name" {
		t.Errorf("the rows are %q", names)
	}
}

// TestSumsOfSteps checks the brackets beside runs of steps, and their sums in the picture, in the alt
// text and in the table.
func TestSumsOfSteps(t *testing.T) {
	const steps = head + "    unit: jobs\n    aggregates: Half\n    values: {First: 10, More: 4, Again: 3, Half: 17, Less: -5, Back: 1, Down: -2, Last: 11}\ncharts: {c: {figure: f, kind: waterfall, title: Steps, good: falls, sums: {Half: Came, Last: Went}}}"
	ds := load(t, steps)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	checkScene(t, ch)
	var remarks []string
	for _, text := range ch.scene.texts {
		if text.role == roleRemark {
			remarks = append(remarks, text.line.Text)
		}
	}
	if got := strings.Join(remarks, "|"); got != "Came: +7|Went: −6" {
		t.Errorf("beside the brackets stands %q", got)
	}
	if alt := strings.ReplaceAll(ch.Description(Standing{}), "\u00a0", " "); !strings.Contains(alt, "Together: Came (More and Again) plus 7 jobs; Went (Less, Back and Down) minus 6 jobs.") {
		t.Errorf("the alt text does not say the sums: %s", alt)
	}
	sums := ch.plan.chart.SummedSteps()
	if len(sums.Keys) != 2 || sums.Keys[0].Name != "Half" || sums.Values[0].Number.String() != "7" || sums.Keys[1].Name != "Last" || sums.Values[1].Number.String() != "-6" {
		t.Errorf("the table has %v at %v", sums.Values, sums.Keys)
	}
	p := ch.plan
	if p.stepColour(-1) != p.theme.Accent || p.stepColour(1) != p.theme.opposite() {
		t.Errorf("falls are %v and rises %v", p.stepColour(-1), p.stepColour(1))
	}
}

// TestSubtotalsAreApart checks that the colour of totals on the way is that of no step, also in grey.
func TestSubtotalsAreApart(t *testing.T) {
	for _, name := range data.ThemeNames() {
		ch := drawnIn(t, "en", name, "unit: jobs\n    aggregates: Half\n    values: {First: 10, More: 4, Half: 14, Less: -5, Last: 9}", "kind: waterfall", pictures["slide"])
		p := ch.plan
		for _, dir := range []float64{1, -1} {
			for _, seen := range p.theme.visions() {
				if got := seen.difference(p.theme.subtotal(), p.stepColour(dir)); got < minDifference {
					t.Errorf("%s: a subtotal differs by %.1f from steps", name, got)
				}
			}
		}
	}
}

// TestSumsOfStepsInMoney checks that sums of steps in a currency are written as the language writes
// money, that a number is not broken, and that rows of which each has its value have no axis.
func TestSumsOfStepsInMoney(t *testing.T) {
	for language, want := range map[string]string{"en": "Came: +€7\u00a0bn", "de": "Came: +7\u00a0Mrd.\u00a0€", "zh": "Came：+70亿欧元"} {
		for name, size := range pictures {
			ch := drawnIn(t, language, "light", "unit: € billion\n    aggregates: Half\n    values: {First: 10, More: 4, Again: 3, Half: 17, Less: -5, Last: 12}", "kind: waterfall, orientation: horizontal, sums: {Half: Came}", size)
			if ch == nil {
				continue
			}
			remarks := strings.Join(textsOf(ch.scene.texts, roleRemark), " ")
			if got := strings.ReplaceAll(remarks, "： ", "："); got != want {
				t.Errorf("%s at %s: beside the bracket stands %q, want %q", language, name, got, want)
			}
			if ticks := textsOf(ch.scene.texts, roleTick); len(ticks) > 0 {
				t.Errorf("%s at %s: the axis has %q", language, name, ticks)
			}
		}
	}
}

// TestLongNamesOfStepsStandInRows checks that a waterfall whose names need more than two lines is drawn
// in rows, and one with shorter names upright, as steps follow each other in time.
func TestLongNamesOfStepsStandInRows(t *testing.T) {
	for values, horizontal := range map[string]bool{
		"{First: 10, More: 4, Less: -2, Last: 12}": false,
		"{Forecast of autumn: 10, Changes of forecast: 4, Measures of policy: -2, Taxes on all: 1, Forecast of spring: 13}":                                       false,
		"{Forecast of the last autumn before the vote on a new budget: 10, Changes of the forecast: 4, Measures of policy: -2, Taxes: 1, Forecast of spring: 13}": true,
	} {
		ds := load(t, head+"    unit: jobs\n    values: "+values+"\ncharts: {c: {figure: f, kind: waterfall, title: Steps}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		first, last := rect{}, rect{}
		for _, sh := range ch.scene.shapes {
			if sh.role == roleBar {
				if last = sh.bounds(); first == (rect{}) {
					first = last
				}
			}
		}
		for _, text := range ch.scene.texts {
			if ink := ch.plan.theme.Ink; text.role == roleValue && (text.ink == ink) != text.style.Bold { // only totals are
				t.Errorf("%s: the value %s is in %v, bold %t", values, text.line.Text, text.ink, text.style.Bold)
			}
		}
		if got := first.x0 == last.x0; got != horizontal {
			t.Errorf("%s: rows %t, want %t", values, got, horizontal)
		}
	}
}
