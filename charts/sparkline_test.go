package charts

import (
	"strings"
	"testing"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/file"
	"briefing/data/language"
)

// sparkOf lays the sparkline of the figure f up to a key out.
func sparkOf(t *testing.T, values, key string, width float64) *Chart {
	t.Helper()
	ds := load(t, head+"    unit: percent\n    values: "+values)
	p, _ := data.ParsePeriod(key)
	f := ds.Figures[0]
	v, ok := f.Series[0].At(data.PeriodKey(p))
	if !ok {
		t.Fatalf("no value for %s", key)
	}
	ch, err := Sparkline(ds, data.KeyNumber{Figure: f, Series: f.Series[0], Key: data.PeriodKey(p), Value: v}, Options{Width: width, Height: 44})
	if err != nil {
		t.Fatal(err)
	}
	checkSpark(t, ch)
	return ch
}

// checkSpark checks that nothing of a sparkline leaves it, strokes included.
func checkSpark(t *testing.T, c *Chart) {
	t.Helper()
	picture := rect{0, 0, c.scene.width, c.scene.height}
	for _, sh := range c.scene.shapes {
		if !picture.contains(sh.bounds().inset(0.3)) { // half a hairline
			t.Errorf("a %s takes %.1f of %.1f", sh.role, sh.bounds(), picture)
		}
	}
	if err := c.scene.verify(); err != nil {
		t.Error(err)
	}
}

func (s *scene) count(such func(shape) bool) int {
	n := 0
	for _, sh := range s.shapes {
		if such(sh) {
			n++
		}
	}
	return n
}

// The alt text of the line stands alone: it says what is measured, and where the line leads.
func TestAltOfSparkline(t *testing.T) {
	for _, tt := range []struct{ lang, values, want string }{
		{"en", "{2018: 20, 2019: 35, 2020: 30}", "Line chart: What is measured; it rose from 20% in 2018 to 30% in 2020, with a peak of 35% in 2019."},
		{"de", "{2018: 30, 2019: 25, 2020: 20}", "Liniendiagramm: What is measured; der Wert sank von 30 % im Jahr 2018 auf 20 % im Jahr 2020."},
		{"zh", "{2018: 20, 2019: 25, 2020: 30}", "折线图：What is measured；从2018年的20%升至2020年的30%。"},
		{"en", "{2018: more than 20, 2019: 25, 2020: 30}", "Line chart: What is measured. More than 20% in 2018; 30% in 2020."},
		{"en", "{2018: {value: 20, disputed: 25, by: b}, 2019: 25, 2020: 30}", "Line chart: What is measured; it rose from 20% (disputed) in 2018 to 30% in 2020."},
	} {
		ds := load(t, "language: "+tt.lang+"\n"+head+"    unit: percent\n    values: "+tt.values)
		f := ds.Figures[0]
		c := trendChart(language.Of(ds), data.KeyNumber{Figure: f, Series: f.Series[0], Key: f.Keys[len(f.Keys)-1]})
		p, _ := newPlan(ds, c, Light(), Options{Fonts: typeset.Default()}) // no font of its own has Chinese
		if got := strings.ReplaceAll(breakable(p.alt().short()), "\u202f", " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.values, got, tt.want)
		}
	}
}

func TestSparklineEndsAtTheKey(t *testing.T) {
	ch := sparkOf(t, "{2015: 3, 2016: 5, 2017: 4, 2018: 40}", "2017", 110)
	var periods []string
	for _, x := range ch.scene.texts {
		periods = append(periods, x.line.Text)
	}
	if got := strings.Join(periods, " "); got != "2015 2017" {
		t.Errorf("the periods are %q", got)
	}
	line := func(sh shape) bool { return sh.role == roleLine }
	if n := ch.scene.count(line); n != 1 {
		t.Errorf("%d lines", n)
	}
	if n := ch.scene.count(func(sh shape) bool { return sh.role == roleMarker }); n != 1 {
		t.Errorf("%d points are marked, want the last", n)
	}
	if !strings.Contains(ch.Description(Standing{}), "4% in 2017") || strings.Contains(ch.Description(Standing{}), "2018") {
		t.Errorf("alt text %q", ch.Description(Standing{}))
	}
}

func TestSparklineIsHonest(t *testing.T) {
	gaps := sparkOf(t, "{2012: 1, 2013: 2, 2015: 3, 2016: {missing: lost}, 2017: 5, 2018: 4}", "2018", 110)
	if n := gaps.scene.count(func(sh shape) bool { return sh.role == roleLine }); n != 2 {
		t.Errorf("%d lines around two gaps, with a lonely point between", n)
	}
	if n := gaps.scene.count(func(sh shape) bool { return sh.role == roleConnector }); n != 0 {
		t.Error("a line crosses a gap")
	}
	forecast := sparkOf(t, "{2017: 5, 2018: 4, 2019: {value: 6, status: forecast}}", "2019", 110)
	if n := forecast.scene.count(func(sh shape) bool { return sh.role == roleLine && sh.dash != nil }); n != 1 {
		t.Errorf("%d dashed lines to a forecast", n)
	}
	bound := sparkOf(t, "{2017: 5, 2018: more than 4, 2019: 6}", "2019", 110)
	if n := bound.scene.count(func(sh shape) bool { return sh.role == roleMarker && sh.width > 0 }); n != 2 {
		t.Errorf("a bound has an arrow of %d strokes, want 2", n)
	}
	for _, sh := range forecast.scene.shapes {
		if sh.role == roleBaseline && sh.points[0].y > 20 {
			t.Error("zero stands high above the foot")
		}
	}
}

func TestSparklinePeriodsThatDoNotFit(t *testing.T) {
	if n := len(sparkOf(t, "{2012-01-01: 1, 2013-01-01: 2}", "2013-01-01", 60).scene.texts); n != 0 {
		t.Errorf("%d texts in a narrow sparkline", n)
	}
}

func TestUglySparklines(t *testing.T) {
	for name, values := range ugly {
		ds, err := file.Load(fileOf(head+"    unit: percent\n    values: "+values+"\nbriefing: [{key-numbers: [{figure: f, sparkline: true}]}]"), "test.yaml", file.Options{})
		if err != nil {
			continue // refused before it can be drawn
		}
		for _, width := range []float64{30, 110, 230} {
			ch, err := Sparkline(ds, ds.Briefing[0].Numbers[0], Options{Width: width, Height: 44})
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			checkSpark(t, ch)
		}
	}
}

// TestSparklineInWords: beside a number, which it leads to, a small line says where it came from, and
// not what the number and its name say, nor the alt text of a chart of the same figure.
func TestSparklineInWords(t *testing.T) {
	for values, want := range map[string]string{
		"{2015: 3, 2016: 4, 2017: 5}":                              "Line chart: up from 3% in 2015.",
		"{2015: -5, 2016: 4, 2017: 3}":                             "Line chart: from −5% in 2015, with a peak of 4% in 2016.",
		"{2015: 5, 2016: 4, 2017: 3}":                              "Line chart: down from 5% in 2015.",
		"{2015: 3, 2016: 9, 2017: 5}":                              "Line chart: up from 3% in 2015, with a peak of 9% in 2016.",
		"{2015: up to 6, 2016: 4, 2017: 5}":                        "Line chart: in 2015, up to 6%.",
		"{2015: {value: 3, disputed: 2, by: b}, 2016: 4, 2017: 5}": "Line chart: up from 3% (disputed) in 2015.",
	} {
		if got := breakable(sparkOf(t, values, "2017", 110).Alt()); got != want {
			t.Errorf("%s: %q, want %q", values, got, want)
		}
	}
}
