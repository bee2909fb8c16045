package charts

import (
	"strings"
	"testing"
)

// TestCompare checks that what is between two values stands in the picture and in the alt text,
// signed and in its unit, in every form that has a place for it and in each language.
func TestCompare(t *testing.T) {
	years := "    unit: jobs\n    values: {2019: 200, 2020: 190, 2021: 150}\n"
	names := "    unit: euros\n    series: {Women: {x: 20, y: 30}, Men: {x: 25, y: 40}}\n"
	ends := "    unit: tonnes\n    series: {Low: {2019: 5, 2020: 4.0}, High: {2019: 5, 2020: 9.5}}\n"
	tests := []struct{ figure, chart, language, label, alt string }{
		{years, "kind: bar-vertical, compare: {from: 2019, to: 2021}", "en", "−25%", "From 2019 to 2021: −25%."},
		{years, "kind: bar-horizontal, compare: {from: 2021, to: 2019, as: difference}", "en", "+50 jobs", "From 2021 to 2019: +50 jobs."},
		{years, "kind: line, compare: {from: 2019, to: 2021, as: times}", "en", "0.75 times", "From 2019 to 2021: 0.75 times."},
		{years, "kind: bar-vertical, compare: {from: 2019, to: 2021}", "de", "−25 %", "2021 gegenüber 2019: −25 %."},
		{names, "kind: bar-grouped, compare: {from: Women, to: Men, key: x}", "en", "+25%", "From Women to Men: +25%, x."},
		{names, "kind: bar-grouped, compare: {from: x, to: y, series: Women}", "en", "Women +50%", "From x to y: +50%, Women."},
		{ends, "kind: line, compare: {from: Low, to: High, as: difference, label: Gap in 2020}", "en", "Gap in 2020: 5.5", "From Low to High: +5.5 tonnes, 2020."},
		{ends, "kind: step, compare: {from: High, to: Low, as: difference}", "en", "−5.5 tonnes", "From High to Low: −5.5 tonnes, 2020."},
		{ends, "kind: line, compare: {from: Low, to: High, as: difference, label: Abstand}", "de", "Abstand: 5,5", "High gegenüber Low: +5,5 Tonnen, 2020."},
	}
	for _, test := range tests {
		ds := load(t, head+test.figure+"charts: {c: {figure: f, title: Change, "+test.chart+"}}\nlanguage: "+test.language)
		ch, err := New(ds, chartOf(t, ds, "c"), Options{})
		if err != nil {
			t.Error(test.chart, err)
			continue
		}
		checkScene(t, ch)
		plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
		found := false
		for _, text := range ch.scene.texts {
			found = found || text.role == roleRemark && plain.Replace(text.line.Text) == test.label
		}
		if !found {
			t.Errorf("%s: no text %q", test.chart, test.label)
		}
		if alt := plain.Replace(ch.Description(Standing{})); !strings.Contains(alt, test.alt) {
			t.Errorf("%s: the alt text %q lacks %q", test.chart, alt, test.alt)
		}
	}
}

// TestCompareLeavesTextsAlone checks that no leg of a bracket runs through a text.
func TestCompareLeavesTextsAlone(t *testing.T) {
	for _, kind := range []string{"bar-vertical", "bar-horizontal", "lollipop"} {
		ds := load(t, head+"    unit: jobs\n    values: {First: 200, Second: 190, Third: -50, Fourth: 155}\ncharts: {c: {figure: f, title: Change, kind: "+kind+", compare: {from: Second, to: Fourth}}}")
		for _, size := range [][2]float64{{960, 540}, {480, 270}, {300, 169}} {
			ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
			if ch == nil {
				continue
			}
			for _, sh := range ch.scene.shapes {
				for _, text := range ch.scene.texts {
					if sh.role == roleLeader && sh.covers(text.box().inset(0.5)) {
						t.Errorf("%s at %v: a line runs through %q", kind, size, text.line.Text)
					}
				}
			}
		}
	}
}

// TestBracketBetweenLines checks that between lines that cross the bracket leads from the end of one to that of the other,
// that no text stands on it, and that names of lines stand beyond it.
func TestBracketBetweenLines(t *testing.T) {
	inEveryLook(t, head+`    unit: tonnes
    series: {Low: {2019: 6, 2020: 4}, Middle: {2019: 5, 2020: 6}, High: {2019: 5, 2020: 9}}
charts: {c: {figure: f, kind: line, title: T, subtitle: S, compare: {from: Low, to: High, as: difference, label: Gap}}}
`, func(ch drawnChart) {
		heights := map[string]float64{}
		var bracket shape
		for _, sh := range ch.scene.shapes {
			if sh.role == roleMarker && sh.owner >= 0 {
				name, box := ch.plan.chart.Series[sh.owner].Name, sh.bounds()
				heights[name] = (box.y0 + box.y1) / 2 // the last is drawn last
			}
			if sh.role == roleLeader && len(sh.points) == 4 {
				bracket = sh
			}
		}
		if len(bracket.points) != 4 {
			t.Fatalf("%s: no bracket", ch.name)
		}
		low, high := bracket.points[0].y, bracket.points[3].y
		if d := low - heights["Low"]; d > 1 || d < -1 {
			t.Errorf("%s: the bracket begins at %v, and Low ends at %v", ch.name, low, heights["Low"])
		}
		if d := high - heights["High"]; d > 1 || d < -1 {
			t.Errorf("%s: the bracket ends at %v, and High at %v", ch.name, high, heights["High"])
		}
		for _, text := range ch.scene.texts {
			if bracket.covers(text.box()) {
				t.Errorf("%s: the bracket runs through %q", ch.name, text.line.Text)
			}
			if text.role == roleSeries && text.box().x0 < bracket.points[1].x {
				t.Errorf("%s: the name %q does not stand beyond the bracket", ch.name, text.line.Text)
			}
		}
	})
}
