package charts

import (
	"fmt"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
)

const compared = head + `    unit: percent
    values: {A: 10, B: 50, C: {missing: closed}, D: -20}
  t: {title: Target, unit: percent, source: b, chart: false, values: {A: 40, B: more than 30, C: 5, D: between -30 and -10}}
charts: {c: {figure: f, kind: bar-horizontal, targets: {figure: t}}}
`

// TestMarksStandAtTheirNumbers checks where marks stand, that no text lies on
// them, and that legend, alt text, notes and sources name them.
func TestMarksStandAtTheirNumbers(t *testing.T) {
	ds := load(t, compared)
	for _, kind := range []data.Kind{data.KindHorizontal, data.KindVertical, data.KindLollipop} {
		c := chartOf(t, ds, "c")
		c.Kind = kind
		ch := laidOut(t, ds, c, 960, 540)
		along := func(p point) float64 {
			if kind == data.KindVertical {
				return p.y
			}
			return p.x
		}
		var zero float64
		marks := map[int][]float64{}
		for _, sh := range ch.scene.shapes {
			switch {
			case sh.role == roleBaseline:
				zero = along(sh.points[0])
			case sh.role == roleTarget && sh.ink == Light().Ink && along(sh.points[0]) == along(sh.points[1]):
				marks[sh.owner] = append(marks[sh.owner], along(sh.points[0])-zero)
			}
		}
		var places []float64
		for owner := range 20 {
			places = append(places, marks[owner]...)
		}
		if len(places) != 5 {
			t.Fatalf("%s: marks at %v", kind, places)
		}
		for i, want := range []float64{40, 30, 5, -30, -10} {
			if got := places[i] / places[0] * 40; got < want-0.01 || got > want+0.01 {
				t.Errorf("%s: the mark %d stands at %.2f, want %v", kind, i, got, want)
			}
		}
		for _, text := range ch.scene.texts {
			for _, sh := range ch.scene.shapes {
				if sh.role == roleTarget && sh.covers(text.box()) {
					t.Errorf("%s: the %s %q lies on a mark", kind, text.role, text.line.Text)
				}
			}
		}
		if alt := ch.Description(Standing{}); !strings.Contains(alt, "Target, marked across the bars: A 40%; B more than 30%; C 5%; D between −30% and −10%.") {
			t.Errorf("alt text %q", alt)
		}
		if note := strings.Join(ch.plan.footnote(saveNames, footing{}), " "); !strings.Contains(note, "Marks across the bars: Target, [2].") || !strings.Contains(note, "Target, B: a lower bound") || len(ch.Sources()) != 2 {
			t.Errorf("the footer says %q", note)
		}
	}
}

// TestMarksOfEveryNumber checks that marks fit wherever bars of the same number
// do, and none is lost.
func TestMarksOfEveryNumber(t *testing.T) {
	for _, m := range []int{1, 2, 4} {
		for _, n := range []int{1, 5, 20} {
			content := bigData(n, m, func(i, j int) string { return fmt.Sprint((i*7+j*13)%40 - 10) })
			aims := strings.SplitN(bigData(n, m, func(i, j int) string {
				return []string{"", "more than ", "up to ", "about "}[i%4] + fmt.Sprint((i*5+j*9)%40-12)
			}), "series:\n", 2)[1]
			ds := load(t, content+"  t:\n    title: Target\n    unit: percent\n    source: b\n    chart: false\n    series:\n"+aims+"charts: {c: {figure: f, targets: {figure: t}}}")
			for name, size := range pictures {
				ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
				if ch == nil {
					if name == "4K" {
						t.Errorf("%d keys of %d series do not fit into 4K", n, m)
					}
					continue
				}
				owners := map[int]bool{}
				for _, sh := range ch.scene.shapes {
					if sh.role == roleTarget {
						owners[sh.owner] = true
					}
				}
				if len(owners) != n*m {
					t.Errorf("%s: %d marks for %d bars", name, len(owners), n*m)
				}
			}
		}
	}
}

// TestMarksThatLack checks that the foot says which bars have no mark, and why.
func TestMarksThatLack(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "No value for A and C (Target): confidential. No value for D (Target): late.",
		"de": "Kein Wert für A und C (Target): vertraulich. Kein Wert für D (Target): late.",
		"zh": "A和C（Target）无数据：保密。D（Target）无数据：late。",
	} {
		ds := load(t, "language: "+tag+"\n"+head+`    unit: percent
    values: {A: 10, B: 50, C: 20, D: 30}
  t: {title: Target, unit: percent, source: b, chart: false, values: {A: confidential, B: 30, C: confidential, D: {missing: late}}}
charts: {c: {figure: f, kind: bar-horizontal, targets: {figure: t}}}
`)
		c := chartOf(t, ds, "c")
		found := summarize(c)
		nw := &noteWriter{chart: c, say: language.Of(ds), form: registry[c.Kind], words: chartWords{chart: c, say: language.Of(ds)}, summary: &found, credits: &credits{}}
		foot := ""
		for _, n := range nw.targets() {
			foot += n.text + " "
		}
		if !strings.Contains(strings.ReplaceAll(foot, "。 ", "。"), want) {
			t.Errorf("%s: no %q in %q", tag, want, foot)
		}
	}
}
