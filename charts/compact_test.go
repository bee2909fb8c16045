package charts

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/charts/typeset"
	"briefing/data"
)

// TestLabelsTellApart checks of every chart of the gallery that the labels of unequal values
// differ, whether in words or with signs.
func TestLabelsTellApart(t *testing.T) {
	ds := gallery(t)
	for _, c := range ds.Charts {
		p, err := newPlan(ds, c, Light(), Options{Fonts: typeset.Default()})
		if err != nil {
			t.Fatal(err)
		}
		labels := map[string]data.Value{}
		for _, v := range p.labelled() {
			if v.Is == data.Absent {
				continue
			}
			shown := v.Shown()
			for _, text := range []string{p.compact.Label(v), p.compact.Sign(v)} {
				other, met := labels[text]
				if met && (other.Number.Cmp(shown.Number) != 0 || other.High().Cmp(shown.High()) != 0) {
					t.Errorf("%s: %s and %s are both %q", c.ID, other.Number, shown.Number, text)
				}
				labels[text] = shown
			}
		}
	}
}

// printedApart checks of a chart as it is laid out that no two unequal values are printed
// alike, in labels or at the ends of lines, and no two ticks of an axis.
func printedApart(t *testing.T, ch *Chart) {
	t.Helper()
	type spotted struct {
		panel int
		text  string
	}
	times, ticks := map[string]int{}, map[spotted]int{}
	for _, text := range ch.scene.texts {
		switch text.role {
		case roleValue, roleSeries:
			words := strings.Fields(text.line.Text) // a name stands before a value
			for i := range words {
				times[strings.Join(words[i:], " ")]++
			}
		case roleTick:
			if ticks[spotted{text.panel, text.line.Text}]++; ticks[spotted{text.panel, text.line.Text}] > 1 && ch.plan.chart.Kind != data.KindDiverging { // which counts to both sides
				t.Errorf("%s: two ticks are %q", ch.ID(), text.line.Text)
			}
		}
	}
	met := map[string]data.Value{}
	total, _ := ch.plan.chart.StackTotal()
	for _, s := range append(ch.plan.chart.Series, total) {
		if s.Series == nil {
			continue
		}
		for _, v := range s.Values {
			label := strings.Join(strings.Fields(ch.plan.label(v)), " ")
			if v.Is == data.Absent || times[label] < 2 {
				continue
			}
			if other, again := met[label]; again && (other.Shown().Number.Cmp(v.Shown().Number) != 0 || other.Shown().High().Cmp(v.Shown().High()) != 0) {
				t.Errorf("%s: %s and %s are both printed as %q", ch.ID(), other.Number, v.Number, label)
			}
			met[label] = v
		}
	}
}

// TestPrintedApart checks the charts of the gallery, and made-up ones of numbers that differ
// little, in each kind and two sizes.
func TestPrintedApart(t *testing.T) {
	ds := gallery(t)
	for _, c := range ds.Charts {
		if ch, err := New(ds, c, Options{Width: 960, Height: 540, Fonts: fontsFor(t, ds)}); err == nil {
			printedApart(t, ch)
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 60 {
		unit := []string{"percent", "people", "million people", "$"}[n%4]
		ds := load(t, head+"    unit: "+unit+"\n    series: {A: {"+near(r)+"}, B: {"+near(r)+"}}\n"+
			"charts: {line: {figure: f, kind: line, title: T}, only: {figure: f, series: [A], kind: line, title: T}, step: {figure: f, kind: step, title: T}, panels: {figure: f, kind: line, facets: series, title: T}, bar: {figure: f, series: [A], kind: bar, title: T}, group: {figure: f, kind: bar-grouped, title: T}, stack: {figure: f, kind: bar-stacked, title: T}, slope: {figure: f, kind: slope, title: T}}")
		for _, c := range ds.Charts {
			for _, size := range [][2]float64{{300, 169}, {960, 540}} {
				ch, err := New(ds, c, Options{Width: size[0], Height: size[1], Fonts: typeset.Default()})
				if err != nil {
					continue // it says that there is no room
				}
				printedApart(t, ch)
			}
		}
	}
}

// near makes up numbers of which some differ in the last digit alone.
func near(r *rand.Rand) string {
	var list []string
	places := r.IntN(5)
	base := int64(1)
	for range 1 + r.IntN(11) {
		base *= 10
	}
	at := base + r.Int64N(base)
	for i := range 2 {
		at += int64(r.IntN(3)) * (1 + int64(i)*base/100)
		list = append(list, fmt.Sprintf("%d: %s", 2018+i, data.NewDecimal(at, places)))
	}
	return strings.Join(list, ", ")
}

// TestAltsTellApart checks of made-up numbers that differ little that an alt text and the table of
// its chart never print two unequal ones alike.
func TestAltsTellApart(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 4))
	met := 0
	for n := range 200 {
		unit := []string{"percent", "people", "million people", "$"}[n%4]
		ds := load(t, head+"    unit: "+unit+"\n    series: {A: {"+near(r)+"}, B: {"+near(r)+"}}\n"+
			"charts: {line: {figure: f, kind: line, title: T}, only: {figure: f, series: [A], kind: bar, title: T}, slope: {figure: f, kind: slope, title: T}}")
		for _, c := range ds.Charts {
			p, err := newPlan(ds, c, Light(), Options{Fonts: typeset.Default()})
			if err != nil {
				t.Fatal(err)
			}
			alt, labels := altText(t, ds, c.ID), map[string]data.Value{}
			for _, s := range c.Series {
				for _, v := range s.Values {
					label := breakable(p.say.Label(v, c.Unit))
					if v.Is == data.Absent || !strings.Contains(alt, label) {
						continue
					}
					met++
					if other, again := labels[label]; again && other.Number.Cmp(v.Number) != 0 {
						t.Errorf("%s: %s and %s are both %q in\n%s", c.ID, other.Number, v.Number, label, alt)
					}
					labels[label] = v
				}
			}
		}
	}
	if met < 500 {
		t.Errorf("only %d numbers are in the alt texts", met)
	}
}
