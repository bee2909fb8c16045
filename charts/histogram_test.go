package charts

import (
	"math"
	"slices"
	"strings"
	"testing"

	"briefing/data/language"
)

// classBars are the bars of a histogram, from left to right.
func classBars(ch *Chart) []rect {
	var all []rect
	for _, s := range ch.scene.shapes {
		if s.role == roleBar && s.closed {
			all = append(all, s.bounds())
		}
	}
	return all
}

// rolesOf are the texts of a role, in the order of the picture.
func rolesOf(ch *Chart, r role) []string {
	var all []string
	for _, text := range ch.scene.texts {
		if text.role == r {
			all = append(all, text.line.Text)
		}
	}
	return all
}

// TestHistogram checks that bars stand from bound to bound, touch, and say their values by their
// areas, with the values of the classes as labels.
func TestHistogram(t *testing.T) {
	for name, tt := range map[string]struct {
		values, classes string
		bounds          []float64
		numbers         []float64
		labels, axis    []string
		whole           bool // heights are values
	}{
		"unequal": {"{0–4: 50, 5–14: 80, 15–64: 300, 65 and over: 70}", "{per: year of age, to: 100}", []float64{0, 5, 15, 65, 100}, []float64{50, 80, 300, 70},
			[]string{"50", "80", "300", "70"}, []string{"0", "5", "15", "65", "65 and over"}, false},
		"equal":          {"{0–9: 50, 10–19: 80, 20–29: 30}", "", []float64{0, 10, 20, 30}, []float64{50, 80, 30}, []string{"50", "80", "30"}, []string{"0", "10", "20", "30"}, true},
		"out of order":   {"{20–29: 30, 0–9: 50, 10–19: 80}", "", []float64{0, 10, 20, 30}, []float64{50, 80, 30}, []string{"50", "80", "30"}, []string{"0", "10", "20", "30"}, true},
		"until a number": {"{under 10: 50, 10 to under 30: 80}", "{per: year, from: 0}", []float64{0, 10, 30}, []float64{50, 80}, []string{"50", "80"}, []string{"10", "30", "under 10"}, false},
		"named":          {"{Children: 50, Adults: 80, Old: 30}", "{bounds: [0, 18, 65, 90], per: year}", []float64{0, 18, 65, 90}, []float64{50, 80, 30}, []string{"50", "80", "30"}, []string{"0", "18", "65", "90"}, false},
		"incomes": {"{'0–9,999': 50, '10,000–19,999': 80, '20,000–49,999': 60}", "{per: '1,000 euros', width: 1000}", []float64{0, 10000, 20000, 50000}, []float64{50, 80, 60},
			[]string{"50", "80", "60"}, []string{"0", "10,000", "20,000", "50,000"}, false},
	} {
		chart := "{figure: f, kind: histogram, title: T"
		if tt.classes != "" {
			chart += ", classes: " + tt.classes
		}
		ds := load(t, head+"    unit: people\n    values: "+tt.values+"\ncharts: {c: "+chart+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		bars, first, last := classBars(ch), tt.bounds[0], tt.bounds[len(tt.bounds)-1]
		if len(bars) != len(tt.numbers) {
			t.Errorf("%s: %d bars", name, len(bars))
			continue
		}
		left, right := bars[0].x0, bars[len(bars)-1].x1
		measure := func(i int) float64 {
			if tt.whole {
				return bars[i].height()
			}
			return bars[i].height() * (tt.bounds[i+1] - tt.bounds[i])
		}
		for i, bar := range bars {
			if want := left + (tt.bounds[i]-first)/(last-first)*(right-left); math.Abs(bar.x0-want) > 0.51 {
				t.Errorf("%s: bar %d begins at %.2f, want %.2f", name, i, bar.x0, want)
			}
			if i > 0 && bar.x0 != bars[i-1].x1 {
				t.Errorf("%s: bars %d and %d do not touch", name, i-1, i)
			}
			if got, want := measure(i)/measure(0), tt.numbers[i]/tt.numbers[0]; math.Abs(got-want) > 0.001*want {
				t.Errorf("%s: bar %d says %.4f times the first, want %.4f", name, i, got, want)
			}
		}
		if got := rolesOf(ch, roleValue); !slices.Equal(got, tt.labels) {
			t.Errorf("%s: labels %q, want %q", name, got, tt.labels)
		}
		got := rolesOf(ch, roleCategory)
		slices.Sort(got)
		slices.Sort(tt.axis)
		if !slices.Equal(got, tt.axis) {
			t.Errorf("%s: the axis says %q, want %q", name, got, tt.axis)
		}
	}
}

// TestHistogramInWords checks what the axis, the foot and the alt text say, in each language.
func TestHistogramInWords(t *testing.T) {
	for lang, tt := range map[string]struct{ names, per, axis, alt string }{
		"en": {"{0–9: 50, 10–19: 80, 20 and over: 30}", "year of age", "height: thousand people per year of age",
			"Histogram: What is measured, thousand people, in 3 classes from 0 to 100. Most per year of age: 10 to 19: 8 thousand people per year of age, 80 thousand people in all. Values: 0 to 9: 50 thousand people; 10 to 19: 80 thousand people; 20 and over 30 thousand people. " +
				"Areas and labels show the values, heights the values per year of age. 20 and over: drawn up to 100."},
		"de": {"{0–9: 50, 10–19: 80, 20 und älter: 30}", "Lebensjahr", "Höhe: Tausend Personen je Lebensjahr",
			"Histogramm: What is measured, Tausend Personen, 3 Klassen von 0 bis 100. Am meisten je Lebensjahr: 10 bis 19: 8 Tausend Personen je Lebensjahr, insgesamt 80 Tausend Personen. Werte: 0 bis 9: 50 Tausend Personen; 10 bis 19: 80 Tausend Personen; 20 und älter 30 Tausend Personen. " +
				"Flächen und Beschriftungen zeigen die Werte, Höhen die Werte je Lebensjahr. 20 und älter: bis 100 gezeichnet."},
		"zh": {"{0–9岁: 50, 10–19岁: 80, 20岁及以上: 30}", "岁", "", "直方图：What is measured（人），从0到100，共3组。每岁数值最大的是：10至19岁每岁8,000人，共80,000人。数值：0至9岁为50,000人；10至19岁为80,000人；20岁及以上为30,000人。面积和标签表示数值，高度表示每岁的数值。20岁及以上：画到100为止。"},
	} {
		text := strings.Replace(head, "title: T\n", "title: T\nlanguage: "+lang+"\n", 1)
		ds := load(t, text+"    unit: thousand people\n    values: "+tt.names+"\ncharts: {c: {figure: f, kind: histogram, classes: {per: "+tt.per+", to: 100}, title: T}}")
		c := chartOf(t, ds, "c")
		plan := &chartPlan{chart: c, known: c, form: registry[c.Kind], say: language.Of(ds), title: "T"}
		plan.words, plan.summary = chartWords{chart: c, say: plan.say}, summarize(c)
		plan.compact = language.NewCompact(plan.say, c.Unit, plan.labelled)
		if got := strings.ReplaceAll(plan.alt().text(Standing{}), "\u00a0", " "); !strings.Contains(got, tt.alt) {
			t.Errorf("%s: alt text %q lacks %q", lang, got, tt.alt)
		}
		if tt.axis == "" {
			continue // whose characters the default fonts lack
		}
		ch := laidOut(t, ds, c, 960, 540)
		if got := rolesOf(ch, roleTick); !strings.Contains(strings.ReplaceAll(strings.Join(got, "|"), "\u00a0", " "), tt.axis) {
			t.Errorf("%s: the axis says %q, want %q", lang, got, tt.axis)
		}
	}
}

// TestHistogramDoubts checks that what others say of a class is printed as they say it, where
// heights are not values, and that a missing class is said to be missing.
func TestHistogramDoubts(t *testing.T) {
	ds := load(t, head+"    unit: people\n    values: {0–9: 500, 10–29: {value: 800, disputed: 1600, by: b}, 30–39: {missing: not asked}}\ncharts: {c: {figure: f, kind: histogram, classes: {per: year}, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	texts := strings.Join(slices.Concat(rolesOf(ch, roleValue), rolesOf(ch, roleRemark), rolesOf(ch, roleMissing)), " ")
	for _, want := range []string{"500", "800", "1,600 disputed", "no value"} {
		if !strings.Contains(strings.ReplaceAll(texts, "\u00a0", " "), want) {
			t.Errorf("the texts %q lack %q", texts, want)
		}
	}
	bars := classBars(ch)
	for _, s := range ch.scene.shapes {
		if s.role == roleMarker && s.closed && len(s.points) == 4 {
			b := s.bounds()
			if height := (b.y0+b.y1)/2 - bars[1].y0; math.Abs(height/bars[1].height()-2) > 0.01 {
				t.Errorf("the other number stands at %.2f of the bar, want 2", height/bars[1].height())
			}
		}
	}
}

// TestHistogramLabelsAllOrNone checks that no bar has its value where the narrow ones have no room for theirs,
// and what the foot says of areas then.
func TestHistogramLabelsAllOrNone(t *testing.T) {
	ds := load(t, head+"    unit: people\n    values: {0–1: 120000, 2–3: 150000, 4–49: 880000, 50–99: 410000}\ncharts: {c: {figure: f, kind: histogram, title: T, classes: {per: year of age}}}")
	for size, want := range map[float64]int{160: 0, 3840: 4} {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), size, 540)
		foot := strings.Contains(strings.Join(rolesOf(ch, roleFooter), " "), "Areas and labels")
		if got := len(rolesOf(ch, roleValue)); got != want || foot != (want > 0) {
			t.Errorf("%.0f: %d labels, want %d; the foot says labels: %t", size, got, want, foot)
		}
	}
}
