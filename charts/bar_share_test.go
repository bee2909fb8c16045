package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"briefing/charts/look"
	"briefing/data"
)

// shareEnds are the ends of the parts at each key, in percent.
func shareEnds(t *testing.T, content string) (*barChart, [][]float64) {
	t.Helper()
	ds := load(t, content)
	s := &sheet{plan: mustPlan(t, ds, "c"), sizes: newSizes(Light(), 960, 540, 0)}
	b, err := newShares(s, false)
	if err != nil {
		t.Fatal(err)
	}
	ends := make([][]float64, len(b.plan.keys))
	for i := range b.plan.keys {
		for _, n := range b.bars.at(i) {
			ends[i] = append(ends[i], math.Round(n.to*10)/10)
		}
	}
	return b, ends
}

// TestSharesFillTheWhole checks that parts reach the whole, however they are
// rounded, that bounds stay bounds, and that a whole is not made up for parts
// that are not known.
func TestSharesFillTheWhole(t *testing.T) {
	b, ends := shareEnds(t, head+`    unit: users
    series:
      Low: {A: 1, B: more than 20, C: {missing: closed}, D: 0}
      Mid: {A: 1, B: 30, C: 4, D: 0}
      High: {A: 1, B: 50, C: 5, D: 0}
charts: {c: {figure: f, kind: bar-share}}
`)
	if got := ends[0]; got[0] != 33.3 || got[1] != 66.7 || got[2] != 100 {
		t.Errorf("thirds end at %v", got)
	}
	if got := ends[1]; got[2] != 100 || b.bars.at(1)[0].look.End != look.Open || b.bars.at(1)[1].look.End != look.Outline {
		t.Errorf("the shares of a bound end at %v: %+v", got, b.bars.at(1))
	}
	if !b.bars.at(1)[2].closed || b.marks.fade(b.bars.at(1)[2]) != 0 {
		t.Error("a whole fades out beyond 100%")
	}
	if !b.bars.empty(2) || !b.bars.empty(3) {
		t.Error("a whole that is not known, or nothing, has shares")
	}
	text := ""
	for _, n := range b.plan.notes {
		text += n.text + " "
	}
	for _, want := range []string{"No shares for C: no value for Low.", "No shares for D: ", "A: the percentages as printed do not add up to the whole", "Shares computed"} {
		if !strings.Contains(text, want) {
			t.Errorf("the notes lack %q: %s", want, text)
		}
	}
}

// TestSharesOfPercentages checks that percentages that add up are printed as
// their source has them, and drawn to the whole.
func TestSharesOfPercentages(t *testing.T) {
	b, ends := shareEnds(t, head+"    unit: percent\n    series: {Yes: {A: 33.4}, No: {A: 33.3}, Perhaps: {A: 33.2}}\ncharts: {c: {figure: f, kind: bar-share}}")
	if got := ends[0]; got[0] != 33.4 || got[2] != 100 {
		t.Errorf("the parts end at %v", got)
	}
	ch := laidOut(t, load(t, head+"    unit: percent\n    series: {Yes: {A: 33.4}, No: {A: 33.3}, Perhaps: {A: 33.2}}\ncharts: {c: {figure: f, kind: bar-share}}"), b.plan.chart, 960, 540)
	if alt := ch.Description(Standing{}); !strings.Contains(alt, "33.2%") || strings.Contains(alt, "computed") {
		t.Errorf("alt text %q", alt)
	}
}

// TestSharesOfEveryNumber checks that wholes of any number, of any number of
// parts, fit into a large picture.
func TestSharesOfEveryNumber(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 3, 12, 40} {
		for m := 2; m <= 8; m++ {
			content := strings.Replace(bigData(n, m, func(i, j int) string { return fmt.Sprint((i*7 + j*13) % 40) }), "unit: percent", "unit: users", 1)
			ds := load(t, content+"charts: {c: {figure: f, kind: bar-share}}")
			for name, size := range pictures {
				if ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]); ch == nil && name == "4K" {
					t.Errorf("%d keys of %d parts do not fit into 4K", n, m)
				}
			}
		}
	}
}

// sharesOfYears are shares of 13 years; the parts of each are 30.4, 20.3 and 49.3, but for the last year
// 40.4, 10.3 and 49.3, or as given.
func sharesOfYears(last string) string {
	parts := map[string]string{}
	for year := 2001; year <= 2013; year++ {
		values := []string{"30.4", "20.3", "49.3"}
		if year == 2013 {
			values = strings.Split(last, " ")
		}
		for i, part := range []string{"Coal", "Gas", "Wind"} {
			parts[part] += fmt.Sprintf("%d: %s, ", year, values[i])
		}
	}
	return head + "    unit: percent\n    series: {Coal: {" + parts["Coal"] + "}, Gas: {" + parts["Gas"] + "}, Wind: {" + parts["Wind"] + "}}\n"
}

// TestSharesOfManyPeriodsTouch checks that bars of shares over more than twelve periods leave no gaps, that
// the part which stands out is at the foot of each, and that names have the last values beside them.
func TestSharesOfManyPeriodsTouch(t *testing.T) {
	ds := load(t, sharesOfYears("40.4 10.3 49.3")+"charts: {c: {figure: f, kind: bar-share, title: Wind grows, highlight: Wind}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	baseline := 0.0
	for _, sh := range ch.scene.shapes {
		if sh.role == roleBaseline {
			baseline = sh.points[0].y
		}
	}
	var feet []rect
	for _, sh := range ch.scene.shapes {
		if sh.role == roleBar && sh.closed && sh.ink == ch.plan.theme.Accent {
			feet = append(feet, sh.bounds())
		}
	}
	if len(feet) != 13 {
		t.Fatalf("there are %d bars in the accent colour", len(feet))
	}
	for i, foot := range feet {
		if math.Abs(foot.y0-baseline) > slack {
			t.Errorf("bar %d begins at %.1f, the baseline is at %.1f", i, foot.y0, baseline)
		}
		if i > 0 && foot.x0 != feet[i-1].x1 {
			t.Errorf("bar %d begins at %.2f, the one before ends at %.2f", i, foot.x0, feet[i-1].x1)
		}
	}
	beside := map[string]rect{}
	for _, text := range ch.scene.texts {
		if text.role == roleSeries {
			beside[text.line.Text] = text.box()
		}
	}
	for name, value := range map[string]string{"Coal": "40", "Gas": "10", "Wind": "49"} {
		if a, b := beside[name], beside[value]; math.Abs(a.y0-b.y0) > 1 || b.x0 < a.x1 || math.Abs(b.x1-beside["49"].x1) > 0.5 {
			t.Errorf("%s stands at %.0f, its value %s at %.0f", name, a, value, b)
		}
	}
	if first := strings.Join(textsOf(ch.scene.texts, roleValue), " "); first != "49 30 20" {
		t.Errorf("in the first bar are %q", first)
	}
}

// TestSharesOfManyPeriodsAddUp checks that the foot tells of rounding only where the shares that are printed,
// those of the last period, do not add up.
func TestSharesOfManyPeriodsAddUp(t *testing.T) {
	for last, want := range map[string]bool{"40.4 10.3 49.3": true, "40.6 10.3 49.1": false} { // 99, 100
		ds := load(t, sharesOfYears(last)+"charts: {c: {figure: f, kind: bar-share, title: T}}")
		if foot := footOf(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)); strings.Contains(foot, "do not add up") != want || strings.Contains(foot, "2012") {
			t.Errorf("%s: the foot is %q", last, foot)
		}
	}
}

// TestPartsBehindAreApart checks that the greys of parts behind others are apart from their neighbours, and
// paler than what stands out.
func TestPartsBehindAreApart(t *testing.T) {
	ds := load(t, sharesOfYears("40.4 10.3 49.3")+"charts: {c: {figure: f, kind: bar-share, title: T, highlight: Coal}}")
	p := mustPlan(t, ds, "c")
	theme := p.theme
	out, lower, upper := p.seriesInk(0), p.seriesInk(1), p.seriesInk(2)
	if got := theme.visions()[0].difference(lower, upper); got < 9 {
		t.Errorf("%v and %v differ by %.1f", lower, upper, got)
	}
	if contrast(lower, theme.Paper) >= contrast(out, theme.Paper) || contrast(upper, theme.Paper) >= contrast(out, theme.Paper) {
		t.Errorf("%v or %v is as strong as %v", lower, upper, out)
	}
}

// TestGreysInStacks checks that of parts that touch the first of the file has the strongest grey, that the greys
// are apart on a copy, and that text can be read on each.
func TestGreysInStacks(t *testing.T) {
	for _, name := range data.ThemeNames() {
		theme := builtIn[name]()
		for of := 1; of <= 4; of++ {
			for i := range of {
				grey := theme.greyInStack(i, of)
				if got := max(contrast(grey, theme.Paper), contrast(grey, theme.Ink)); got < textContrast {
					t.Errorf("%s: text on grey %d of %d has a contrast of %.1f", name, i, of, got)
				}
				if got := contrast(grey, theme.Paper); got >= contrast(theme.Accent, theme.Paper) || got < 1.29 || theme.Copied && got < paleFill-0.01 {
					t.Errorf("%s: grey %d of %d has a contrast of %.1f with the paper", name, i, of, got)
				}
				if i == 0 {
					continue
				}
				if got, before := photocopier.difference(grey, theme.greyInStack(i-1, of)), theme.greyInStack(i-1, of); got < 6 || contrast(grey, theme.Paper) >= contrast(before, theme.Paper) {
					t.Errorf("%s: greys %d and %d of %d differ by %.1f", name, i-1, i, of, got)
				}
			}
		}
	}
}

// TestFirstValueOfFlatPart checks that the first value of a flat part is printed in a smaller size.
func TestFirstValueOfFlatPart(t *testing.T) {
	wind, gas, rest := "", "", ""
	for year := 2001; year <= 2025; year++ {
		wind, gas, rest = wind+fmt.Sprintf("%d: 40, ", year), gas+fmt.Sprintf("%d: 57, ", year), rest+fmt.Sprintf("%d: 3, ", year)
	}
	ds := load(t, head+"    unit: percent\n    series: {Wind: {"+wind+"}, Gas: {"+gas+"}, Rest: {"+rest+"}}\ncharts: {c: {figure: f, kind: bar-share, title: T, highlight: Wind}}")
	sizes := map[string]float64{}
	for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.texts {
		if text.role == roleValue {
			sizes[text.line.Text] = text.style.Size
		}
	}
	if len(sizes) != 3 || sizes["3"] >= sizes["57"] || sizes["3"] < Light().MinText || sizes["40"] != sizes["57"] {
		t.Errorf("the first values have the sizes %v", sizes)
	}
	half := laidOut(t, ds, chartOf(t, ds, "c"), 480, 540)
	if years := textsOf(half.scene.texts, roleCategory); len(years) > 7 { // rows have all 25
		t.Errorf("half a slide has the years %v", years)
	}
}

// TestFirstOfThinPart checks that the first value of a part that stands out is printed over its band where that
// is too thin for it, in its colour, and that its steps have a white edge.
func TestFirstOfThinPart(t *testing.T) {
	wind, gas, coal := "", "", ""
	for i := range 25 {
		year := 2000 + i
		wind, gas, coal = wind+fmt.Sprintf("%d: %d, ", year, 2+i), gas+fmt.Sprintf("%d: %d, ", year, 60-i), coal+fmt.Sprintf("%d: 38, ", year)
	}
	ds := load(t, head+"    unit: percent\n    series: {Coal: {"+coal+"}, Gas: {"+gas+"}, Wind: {"+wind+"}}\ncharts: {c: {figure: f, kind: bar-share, title: Wind overtakes gas, highlight: Wind}}")
	c := chartOf(t, ds, "c")
	for _, size := range pictures {
		laidOut(t, ds, c, size[0], size[1])
	}
	ch := laidOut(t, ds, c, 960, 540)
	if order := c.Series[0].Name + " " + c.Series[1].Name + " " + c.Series[2].Name; order != "Wind Gas Coal" {
		t.Errorf("from the foot are %s", order)
	}
	theme := ch.plan.theme
	var band rect
	var edges []float64
	for _, sh := range ch.scene.shapes {
		switch {
		case sh.role == roleBar && sh.closed && sh.ink == theme.Accent && band == (rect{}):
			band = sh.bounds()
		case sh.role == roleBar && sh.ink == theme.Paper && len(sh.points) == 50: // two ends of each step
			edges = append(edges, sh.width)
		}
	}
	if len(edges) != 2 || edges[0] <= edges[1] { // under gas, and under coal
		t.Errorf("the edges along the steps are %v wide", edges)
	}
	years, first := "", 0
	for _, text := range ch.scene.texts {
		switch {
		case text.role == roleValue && text.line.Text == "2":
			first++
			if box := text.box(); box.y0 < band.y1 || box.y0 > band.y1+8 || box.x0 < band.x0 || box.x1 > band.x1 || text.ink == theme.Ink || !colourful(text.ink) {
				t.Errorf("the first value stands at %v in %v, its band is %v", box, text.ink, band)
			}
		case text.role == roleCategory:
			if years += text.line.Text + " "; text.ink != theme.Soft {
				t.Errorf("%s is in %v", text.line.Text, text.ink)
			}
		}
	}
	if first != 1 {
		t.Errorf("the first value is printed %d times", first)
	}
	if years != "2000 2004 2008 2012 2016 2020 2024 " {
		t.Errorf("the years are %s", years)
	}
	if gas, coal := ch.plan.seriesInk(1), ch.plan.seriesInk(2); contrast(gas, theme.Paper) >= contrast(coal, theme.Paper) {
		t.Errorf("the second part of the file is %v, the first %v", gas, coal)
	}
}

// TestTitledPartsStandBesideWhatStandsOut checks which parts the title names, and that an order which the chart
// gives stays.
func TestTitledPartsStandBesideWhatStandsOut(t *testing.T) {
	figure := sharesOfYears("40.4 10.3 49.3")
	for chart, want := range map[string]string{
		"title: Coal and gas, highlight: Coal":                                  "Coal Gas Wind",
		"title: Coal falls behind wind, highlight: Coal":                        "Coal Wind Gas",
		"title: Coal falls behind windmills, highlight: Coal":                   "Coal Gas Wind",
		"title: Gas falls behind wind":                                          "Coal Gas Wind",
		"title: Wind overtakes gas, highlight: Wind, series: [Coal, Gas, Wind]": "Coal Gas Wind",
	} {
		c := chartOf(t, load(t, figure+"charts: {c: {figure: f, kind: bar-share, "+chart+"}}"), "c")
		var names []string
		for _, s := range c.Series {
			names = append(names, s.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %s, want %s", chart, got, want)
		}
	}
}

// TestNoughtHasNoMark checks that a part of nothing is not drawn, and that no thin part is drawn beyond the whole.
func TestNoughtHasNoMark(t *testing.T) {
	for _, kind := range []string{"bar-share", "bar-stacked"} {
		ds := load(t, head+`    unit: thousand people
    series:
      Young: {A: 18472, B: 15032}
      Old: {A: 108225, B: 111116}
      Not stated: {A: 229, B: 0}
charts: {c: {figure: f, kind: `+kind+`}}
`)
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		marks := map[int]int{}
		for _, sh := range ch.scene.shapes {
			if sh.role != roleBar || sh.owner == noOwner {
				continue
			}
			marks[sh.owner]++
			if sh.closed || len(sh.points) < 4 { // an area, not a seam
				continue
			}
			low, high := sh.points[0].y, sh.points[0].y
			for _, p := range sh.points {
				low, high = min(low, p.y), max(high, p.y)
			}
			if high-low < sh.width {
				t.Errorf("%s: an edge of %.2f around a part of %.2f", kind, sh.width, high-low)
			}
		}
		if len(marks) != 5 {
			t.Errorf("%s: %d parts have marks, want 5 of 6", kind, len(marks))
		}
	}
}
