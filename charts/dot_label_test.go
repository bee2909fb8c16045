package charts

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/file"
)

// TestDifferencesStandBesideDumbbells checks the column of how far two series are apart: of
// exact numbers, with signs only where they are of both kinds or falls, and not where the file says so or
// has columns of its own.
func TestDifferencesStandBesideDumbbells(t *testing.T) {
	for _, tt := range []struct {
		language, unit, series, chart, want, head, alt string
	}{
		{"en", "percent", "{Women: {A: 52, B: 70.5}, Men: {A: 71, B: 82}}", "", "19 11.5", "Gap, points", "The difference between Women and Men: A 19 percentage points; B 11.5 percentage points."},
		{"de", "Prozent", "{Women: {A: 52, B: 70.5}, Men: {A: 71, B: 82}}", "", "19 11,5", "Abstand, Prozentpunkte", "Abstand zwischen Women und Men: A 19 Prozentpunkte; B 11,5 Prozentpunkte."},
		{"zh", "百分比", "{Women: {A: 52, B: 70.5}, Men: {A: 71, B: 82}}", "", "19 11.5", "差距（百分点）", "之间的差距"},
		{"en", "percent", "{Women: {A: 71, B: 82}, Men: {A: 52, B: 70.5}}", "", "19 11.5", "Gap, points", "A 19 percentage points"},
		{"en", "users", "{Then: {A: 5, B: 9, C: 4, D: 1}, Now: {A: 8, B: 7, C: 4, D: about 3}}", "", "+3 −2 0 –", "Now − Then", "Now − Then: A 3 users; B −2 users; C 0 users"},
		{"de", "Prozent", "{Women: {A: 13.8, B: 2.8}, Men: {A: 10.6, B: 3.3}}", "", "−3,2 +0,5", "Men − Women, Prozentpunkte", "Men − Women: A −3,2 Prozentpunkte; B 0,5 Prozentpunkte."},
		{"en", "percent", "{2000: {A: 41.7, B: 19.8}, 2022: {A: 31.2, B: 19.8}}", "", "−10.5 0.0", "Difference, points", "A −10.5 percentage points"},
		{"en", "users", "{Then: {A: 5}, Now: {A: more than 8}}", "", "", "", ""},
		{"en", "users", "{Then: {A: 5}, Now: {A: 8}}", ", difference: false", "", "", ""},
		{"en", "users", "{Then: {A: 5}, Now: {A: 8}}", ", difference: true", "3", "Gap", "A 3 users"},
	} {
		if tt.language == "zh" && !hasHan() {
			continue
		}
		content := "title: T\nlanguage: " + tt.language + "\n" + fontLine(tt.language) + "sources: {a: {publisher: P, title: A, date: 2020}}\nfigures:\n  f:\n    title: F\n    source: a\n    unit: " + tt.unit + "\n    series: " + tt.series + "\ncharts: {c: {figure: f, kind: dumbbell, sort: file, title: T" + tt.chart + "}}\n"
		ds := loadWithHan(t, content)
		ch, err := New(ds, chartOf(t, ds, "c"), Options{Fonts: fontsFor(t, ds)})
		if err != nil {
			t.Fatal(err)
		}
		checkScene(t, ch)
		var column []string
		edge := 0.0
		for _, text := range ch.scene.texts {
			if text.role == roleValue && text.owner == noOwner {
				column = append(column, text.line.Text)
				edge = text.box().x1
			}
		}
		if got := strings.Join(column, " "); got != tt.want {
			t.Errorf("%s %s%s: the column has %q, want %q", tt.language, tt.series, tt.chart, got, tt.want)
		}
		var head []string
		for _, text := range ch.scene.texts {
			if text.role == roleTick && edge > 0 && math.Abs(text.box().x1-edge) < 0.5 {
				head = append(head, text.line.Text)
			}
		}
		if got := strings.Join(head, " "); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(tt.head, " ", "") {
			t.Errorf("%s %s%s: the head is %q, want %q", tt.language, tt.series, tt.chart, got, tt.head)
		}
		if alt := strings.ReplaceAll(ch.Description(Standing{}), "\u00a0", " "); !strings.Contains(alt, tt.alt) || tt.alt == "" && strings.Contains(alt, "difference") {
			t.Errorf("%s %s%s: alt text %q lacks %q", tt.language, tt.series, tt.chart, alt, tt.alt)
		}
	}
}

// TestValuesStandAtTheirMarks checks that the value of a dot is read next to it, in each theme
// and size: of all marks of its row the middle of its own is the nearest.
func TestValuesStandAtTheirMarks(t *testing.T) {
	for _, kind := range []data.Kind{data.KindDot, data.KindDumbbell} {
		series := "values: {Alpha: 3, Beta: 41, Gamma: 55.5, Delta: {missing: lost}, Epsilon: more than 60, Zeta: {value: 20, disputed: 26, by: b}}"
		if kind == data.KindDumbbell {
			series = "series: {Then: {Alpha: 3, Beta: 41, Gamma: 55.5, Delta: 7, Epsilon: 60, Zeta: 33}, Now: {Alpha: 13, Beta: 41, Gamma: 20.5, Delta: {missing: lost}, Epsilon: up to 66, Zeta: 90}}"
		}
		for _, theme := range data.ThemeNames() {
			content := "title: T\ntheme: " + theme + "\nsources: {a: {publisher: P, title: A, date: 2020}, b: {publisher: Q, title: B, date: 2021}}\nfigures:\n  f:\n    title: F\n    source: a\n    unit: percent\n    " + series + "\ncharts: {c: {figure: f, kind: " + string(kind) + ", title: T}}\n"
			ds := loadWithHan(t, content)
			for _, size := range pictures {
				ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
				if ch == nil {
					continue
				}
				labelsAtMarks(t, ch)
			}
		}
	}
}

func labelsAtMarks(t *testing.T, ch *Chart) {
	t.Helper()
	marks := slices.DeleteFunc(slices.Clone(ch.scene.shapes), func(s shape) bool { return s.role != roleMarker })
	for _, text := range ch.scene.texts {
		if text.role != roleValue || text.owner == noOwner {
			continue
		}
		box := text.box()
		nearest, owner := math.Inf(1), noOwner
		for _, m := range marks {
			at := m.bounds()
			if at.y0 > box.y1 || at.y1 < box.y0 || math.Abs((at.y0+at.y1)/2-(box.y0+box.y1)/2) > 2 {
				continue
			}
			if far := math.Abs((at.x0+at.x1)/2 - (box.x0+box.x1)/2); far < nearest-slack || far < nearest+slack && m.owner == text.owner {
				nearest, owner = far, m.owner
			}
		}
		if owner != text.owner {
			t.Errorf("%s at %v: the value %q stands next to the mark of another", ch.plan.theme.Name, ch.size, text.line.Text)
		}
	}
}

// TestEndsOfWhiskersAreSaid checks that the low and the high number stand outward at a whisker.
func TestEndsOfWhiskersAreSaid(t *testing.T) {
	ds := load(t, head+"    unit: degrees Celsius\n    interval: minimum to maximum\n    values: {Jan: {value: 5, interval: [2, 8]}, Feb: {value: 7, interval: [1, 12]}}\ncharts: {c: {figure: f, kind: dot, sort: file, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	if got := strings.Join(textsOf(ch.scene.texts, roleValue), " "); got != "2 8 1 12 5 7" {
		t.Errorf("the values are %q", got)
	}
}

func hasHan() bool {
	_, err := os.Stat(hanFont)
	return err == nil
}

// loadWithHan reads a file that may use a font with Han characters.
func loadWithHan(t *testing.T, content string) *data.Dataset {
	t.Helper()
	han, _ := os.ReadFile(hanFont)
	ds, err := file.Load(fstest.MapFS{"test.yaml": {Data: []byte(content)}, "han.ttc": {Data: han}}, "test.yaml", file.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, content)
	}
	return ds
}
