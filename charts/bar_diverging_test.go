package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"briefing/data/language"
)

// TestAnswersStandAboutZero checks on which side of zero answers stand, and that
// each is as long as its number.
func TestAnswersStandAboutZero(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {Bad: {A: 10}, Poor: {A: 20}, Neither: {A: 8}, Good: {A: 30}, Best: {A: more than 5}}\ncharts: {c: {figure: f, kind: bar-diverging}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var zero, whole float64
	lengths := map[int]rect{}
	for _, sh := range ch.scene.shapes {
		switch sh.role {
		case roleBaseline:
			zero = sh.points[0].x
		case roleBar:
			if sh.width == 0 && sh.owner < 4 {
				lengths[sh.owner], whole = sh.bounds(), whole+sh.bounds().width()
			}
		}
	}
	if len(lengths) != 4 || lengths[1].x1 > lengths[2].x0+slack || lengths[0].x1 > lengths[1].x0+slack || lengths[3].x0 < zero {
		t.Fatalf("the answers stand at %v, zero at %.1f", lengths, zero)
	}
	if mid := (lengths[2].x0 + lengths[2].x1) / 2; mid < zero-slack || mid > zero+slack {
		t.Errorf("the middle of the neutral answer stands at %.1f, zero at %.1f", mid, zero)
	}
	for owner, number := range []float64{10, 20, 8, 30} {
		if got := lengths[owner].width() / whole * 68; got < number-0.05 || got > number+0.05 {
			t.Errorf("an answer of %v is %v long", number, got)
		}
	}
	for _, text := range ch.scene.texts {
		if text.role == roleTick && strings.ContainsAny(text.line.Text, "-−") {
			t.Errorf("the axis says %s", text.line.Text)
		}
	}
	var names []string // over the first row, from left to right
	for _, text := range ch.scene.texts {
		if text.role == roleSeries {
			names = append(names, text.line.Text)
		}
	}
	if want := []string{"Bad", "Poor", "Neither", "Good", "Best"}; !slices.Equal(names, want) {
		t.Errorf("the names are %q", names)
	}
}

// TestOpenNeutral checks that both sides of a neutral answer of at least so many
// are open.
func TestOpenNeutral(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {Bad: {A: 10}, Neither: {A: at least 8}, Good: {A: 30}}\ncharts: {c: {figure: f, kind: bar-diverging}}")
	p := mustPlan(t, ds, "c")
	b := newBars(&sheet{plan: p}, true, oneLane)
	b.plot.values = valueRange{p.chart.Series[0].Values[0].Number.Rat(), p.chart.Series[0].Values[0].Number.Rat()}
	b.addAnswers(0, p.keys[0])
	if n := b.bars.all; !n[0].open || n[1].open || !n[2].open || n[0].to != -14 || n[2].to != 34 {
		t.Errorf("%+v", n)
	}
}

// TestScalesOfEveryNumber checks that scales of two to seven answers fit.
func TestScalesOfEveryNumber(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 3, 12, 40} {
		for m := 2; m <= 7; m++ {
			ds := load(t, bigData(n, m, func(i, j int) string { return fmt.Sprint((i*7 + j*13) % 14) })+"charts: {c: {figure: f, kind: bar-diverging}}")
			for name, size := range pictures {
				if ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]); ch == nil && name == "4K" {
					t.Errorf("%d keys of %d answers do not fit into 4K", n, m)
				}
			}
		}
	}
}

// sided is answers of two sides, with those who gave none.
const sided = head + "    unit: percent\n    series: {Very good: {A: 10, B: 20}, Good: {A: 30, B: 25}, Bad: {A: 35, B: 21}, Very bad: {A: 15, B: 30}, Don't know: {A: 10, B: 4}}\ncharts: {c: {figure: f, kind: bar-diverging, totals: true}}"

// TestSidesHaveSums checks the sums of both sides in the picture, in the alt text and in the table,
// and that those who gave no answer stand apart from both.
func TestSidesHaveSums(t *testing.T) {
	ds := load(t, sided)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var outer float64
	texts := map[string]int{}
	places := map[string]rect{}
	for _, text := range ch.scene.texts {
		texts[text.line.Text]++
		places[text.line.Text] = text.box()
		if text.role == roleValue && text.line.Text == "50" || text.line.Text == "51" {
			outer = max(outer, text.box().x1)
		}
	}
	for text, n := range map[string]int{"40": 1, "50": 1, "45": 1, "51": 1, "Total": 2} {
		if texts[text] != n {
			t.Errorf("%s is there %d times, want %d", text, texts[text], n)
		}
	}
	if places["40"].x1 > places["10"].x0 || places["know"].x0 < outer {
		t.Errorf("the sum stands at %v, those who do not know at %v", places["40"], places["know"])
	}
	alt := ch.Description(Standing{})
	for _, want := range []string{"Total of Very good and Good: A 40%; B 45%.", "Total of Bad and Very bad: A 50%; B 51%."} {
		if !strings.Contains(alt, want) {
			t.Errorf("the alt text lacks %q: %s", want, alt)
		}
	}
	var names []string
	for _, s := range language.Tabled(ch.plan.chart, ch.plan.say) {
		names = append(names, s.Label)
	}
	if want := []string{"Very good", "Good", "Bad", "Very bad", "Don't know", "Total of Very good and Good", "Total of Bad and Very bad"}; !slices.Equal(names, want) {
		t.Errorf("the table has %q", names)
	}
}

// TestFavourableSideHasAccent checks that the colour of the accent is that of the side that approves,
// wherever it stands, and that what is not known which approves has it on the right.
func TestFavourableSideHasAccent(t *testing.T) {
	for series, accented := range map[string]int{
		"Very good: {A: 10}, Good: {A: 30}, Bad: {A: 35}, Very bad: {A: 15}":                               0,
		"Very bad: {A: 10}, Bad: {A: 30}, Good: {A: 35}, Very good: {A: 15}":                               3,
		"Strongly agree: {A: 10}, Agree: {A: 30}, Neither: {A: 9}, Disagree: {A: 35}, No opinion: {A: 15}": 0,
		"Much more: {A: 10}, More: {A: 30}, Less: {A: 35}, Much less: {A: 15}":                             3,
		"Very satisfied: {A: 10}, Satisfied: {A: 30}, Dissatisfied: {A: 35}, Not stated: {A: 15}":          0,
		"Sehr unzufrieden: {A: 10}, Unzufrieden: {A: 30}, Zufrieden: {A: 35}, Weiß nicht: {A: 15}":         2,
		"Sehr zufrieden: {A: 10}, Zufrieden: {A: 30}, Unzufrieden: {A: 35}, Weiß nicht: {A: 15}":           0,
	} {
		for _, kind := range []string{"bar-diverging", "bar-stacked"} {
			ds := load(t, head+"    unit: percent\n    series: {"+series+"}\ncharts: {c: {figure: f, kind: "+kind+"}}")
			p := mustPlan(t, ds, "c")
			ink := p.seriesInk(accented)
			if near, far := visions[0].difference(ink, p.theme.Accent), visions[0].difference(ink, p.theme.opposite()); near > far {
				t.Errorf("%s, %s: the colour of %d is %v", kind, series, accented, ink)
			}
		}
	}
}

// TestGroupsWithoutHeadings checks the space between groups of rows that have no heading.
func TestGroupsWithoutHeadings(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {A: 10, B: 20, C: 30, D: 40}\ncharts: {c: {figure: f, kind: bar-horizontal, groups: [[C], [A, B, D]]}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	at := map[string]float64{}
	for _, text := range ch.scene.texts {
		if text.role == roleCategory {
			at[text.line.Text] = (text.box().y0 + text.box().y1) / 2
		}
	}
	step := at["A"] - at["B"]
	if len(at) != 4 || step <= 0 || math.Abs(at["B"]-at["D"]-step) > 1 || math.Abs(at["C"]-at["A"]-1.5*step) > 1 {
		t.Errorf("the rows stand at %v", at)
	}
	if alt := ch.Description(Standing{}); strings.Contains(alt, "grouped") {
		t.Errorf("the alt text speaks of groups: %s", alt)
	}
}
