package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// manyValues is a figure of n years with the given values, and others between them.
func manyValues(n int, given map[int]string) string {
	var list []string
	for i := range n {
		v, ok := given[i]
		if !ok {
			v = fmt.Sprintf("%d.5", 300+i*37%200)
		}
		list = append(list, fmt.Sprintf("%d: %s", 1960+i, v))
	}
	return "    unit: thousand people\n    values: {" + strings.Join(list, ", ") + "}\n"
}

// TestFewLabels checks which of many bars have a label: the first, the last, the highest, the
// lowest and those that are highlighted; none is smaller than in other charts, and none stands
// on the bar of another.
func TestFewLabels(t *testing.T) {
	given := map[int]string{0: "412.1", 5: "901.2", 12: "55.5", 20: "333.3", 59: "444.4"}
	ds := load(t, head+manyValues(60, given)+"charts: {c: {figure: f, title: T, kind: bar, highlight: [1980]}}")
	for _, size := range [][2]float64{{300, 169}, {960, 540}, {1920, 1080}} {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
		var labels []string
		for _, text := range ch.scene.texts {
			if text.role != roleValue {
				continue
			}
			labels = append(labels, text.line.Text)
			if text.style.Size < ch.plan.theme.MinText {
				t.Errorf("%v: the label %s has %.1f points", size, text.line.Text, text.style.Size)
			}
			for _, sh := range ch.scene.shapes {
				if sh.role == roleBar && sh.owner != text.owner && sh.covers(text.box()) {
					t.Errorf("%v: the label %s covers a bar", size, text.line.Text)
				}
			}
		}
		if !slices.Contains(labels, "333.3") || !slices.Contains(labels, "901.2") {
			t.Errorf("%v: the labels are %q, without what is highlighted or the highest", size, labels)
		}
		for _, l := range labels {
			if !slices.Contains([]string{"412.1", "901.2", "55.5", "333.3", "444.4"}, l) {
				t.Errorf("%v: %s has a label", size, l)
			}
		}
		if size[0] > 300 && len(labels) != 5 {
			t.Errorf("%v: the labels are %q, want five", size, labels)
		}
	}
}

// TestFewLabelsBelowZero checks labels of bars that point down, and of missing values.
func TestFewLabelsBelowZero(t *testing.T) {
	given := map[int]string{3: "-420.2", 4: "-10.1", 30: "{missing: not published}", 31: "-77.7"}
	ds := load(t, head+manyValues(50, given)+"charts: {c: {figure: f, title: T, kind: bar-vertical}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	for _, text := range ch.scene.texts {
		if text.role != roleValue || !strings.Contains(text.line.Text, "420.2") {
			continue
		}
		if zero := slices.IndexFunc(ch.scene.shapes, func(s shape) bool { return s.role == roleBaseline }); text.box().y1 > ch.scene.shapes[zero].bounds().y0 {
			t.Error("the label of a bar that points down stands above zero")
		}
		return
	}
	t.Error("the lowest value has no label")
}

// TestManyBarsOfOneSize checks that up to twenty bars have all their labels where these fit.
func TestManyBarsOfOneSize(t *testing.T) {
	ds := load(t, head+manyValues(20, nil)+"charts: {c: {figure: f, title: T, kind: bar}}")
	n := 0
	for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.texts {
		if text.role == roleValue {
			n++
		}
	}
	if n != 20 {
		t.Errorf("%d of 20 bars have a label", n)
	}
}

// printedOf joins the texts of a role.
func printedOf(c *Chart, r role) string {
	return strings.Join(textsOf(c.scene.texts, r), " ")
}

// TestFewHighlightedNeighbours checks that of two highlighted bars beside each other both have a label, one
// above the other.
func TestFewHighlightedNeighbours(t *testing.T) {
	given := map[int]string{20: "905.1", 21: "902.4"}
	ds := load(t, head+manyValues(30, given)+"charts: {c: {figure: f, title: T, kind: bar-vertical, highlight: [1980, 1981]}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 600, 338)
	upper, lower := boxOf(ch, "905.1"), boxOf(ch, "902.4")
	if lower.height() == 0 || upper.y0 < lower.y1 {
		t.Errorf("the labels stand at %v and %v in %q", upper, lower, printedOf(ch, roleValue))
	}
}

// TestFewSomeHighlighted checks that the foot names all that is labelled, also where only some of the
// highlighted bars are.
func TestFewSomeHighlighted(t *testing.T) {
	const file = `    unit: percent
    series:
      One: {A: 93, B: 67, C: 78, D: 62, E: 65, F: 42, G: 44, H: 32}
      Two: {A: 92, B: 75, C: 59, D: 39, E: 30, F: 27, G: 31, H: 40}
      Six: {A: 83, B: 69, C: 35, D: 24, E: 13, F: 17, G: 11, H: 31}
      Ten: {A: 60, B: 58, C: 15, D: 10, E: 4, F: 6, G: 3, H: 12}
charts: {c: {figure: f, title: T, kind: bar-grouped, orientation: horizontal, highlight: [C, D, E]}}`
	ds := load(t, head+file)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 300, 169)
	if values := printedOf(ch, roleValue); !strings.Contains(values, "78") || strings.Contains(values, "62") {
		t.Errorf("the labels are %s", values)
	}
	if foot := strings.Join(strings.Fields(printedOf(ch, roleFooter)), " "); !strings.Contains(foot, "Labelled: first, highest and some highlighted.") {
		t.Errorf("the foot is %q", foot)
	}
}
