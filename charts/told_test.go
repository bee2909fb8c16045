package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// longLine is a figure of thirty years that rises, but for its value of 2010.
func longLine(of2010 int) string {
	var values []string
	for i := range 30 {
		value := 200 + 5*i
		if i == 20 { // in 2010
			value = of2010
		}
		values = append(values, fmt.Sprintf("%d: %d", 1990+i, value))
	}
	return "    unit: tonnes\n    values: {" + strings.Join(values, ", ") + "}"
}

// TestRemarksTellALongLine checks that of a long line with remarks only points that have one are
// labelled, and that a bracket over a range stands over the line in the plot.
func TestRemarksTellALongLine(t *testing.T) {
	content := head + longLine(210) + `
charts:
  c:
    figure: f
    title: T
    annotations:
    - {key: 2010, text: The mill burned}
    - {from: 1995, to: 2003, text: Good years}
`
	ds := load(t, content)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	checkScene(t, ch)
	for _, text := range ch.scene.texts {
		if text.role == roleValue && text.line.Text != "210" {
			t.Errorf("the value %q has no remark", text.line.Text)
		}
	}
	grid := gridOf(&ch.scene)
	bracket := slices.IndexFunc(ch.scene.shapes, func(sh shape) bool { return sh.role == roleLeader && len(sh.points) == 4 })
	if bracket < 0 || ch.scene.shapes[bracket].bounds().y1 > grid.y1 {
		t.Error("the bracket does not stand over the line in the plot")
	}
}

// TestLongRemarkStandsBeside checks that a remark of several lines stands beside its point in at most three of
// about one length, the number on the other side in the colour of the line, and that the band of an event reaches
// to its name.
func TestLongRemarkStandsBeside(t *testing.T) {
	ds := load(t, head+longLine(190)+`
charts:
  c:
    figure: f
    title: T
    annotations: [{key: 2010, text: 'The mill burned down in a single night, the worst fire since there have been records'}]
    events: [{from: 1995, to: 1998, text: Drought}]
`)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	checkScene(t, ch)
	var remark []rect
	var number, name placedText
	for _, text := range ch.scene.texts {
		switch {
		case text.role == roleValue:
			number = text
		case text.line.Text == "Drought":
			name = text
		case text.role == roleRemark:
			remark = append(remark, text.box())
		}
	}
	if number.ink != ch.plan.theme.Accent {
		t.Errorf("the number has the colour %v", number.ink)
	}
	if len(remark) < 2 || len(remark) > 3 {
		t.Fatalf("the remark has %d lines", len(remark))
	}
	for _, box := range remark {
		if box.x1 > number.x || box.width() < 0.6*remark[0].width() {
			t.Errorf("a line of the remark is at %v, the first at %v and the number at %.1f", box, remark[0], number.x)
		}
	}
	for _, sh := range ch.scene.shapes {
		if gap := name.box().y0 - sh.bounds().y1; sh.role == roleBand && (gap < 0 || gap > 4) {
			t.Errorf("the band ends %.1f below its name", gap)
		}
	}
}

// TestYearsHaveAnOrderOfColours checks that years that stand out over others get ever stronger colours.
func TestYearsHaveAnOrderOfColours(t *testing.T) {
	var years strings.Builder
	for y := 2015; y < 2025; y++ {
		fmt.Fprintf(&years, "      '%d': {Jan: %d, Feb: %d, Mar: %d}\n", y, y-2010, y-2000, y-2005)
	}
	for theme := range builtIn {
		if theme == "" || theme == "print" {
			continue
		}
		ds := load(t, "theme: "+theme+"\n"+head+"    unit: tonnes\n    series:\n"+years.String()+"charts: {c: {figure: f, kind: season, highlight: ['2024', '2022', '2023'], title: T}}")
		p := mustPlan(t, ds, "c")
		strong := func(name string) float64 {
			ink, ok := p.out.ink(name)
			if !ok {
				t.Fatalf("%s: %s does not stand out", theme, name)
			}
			return contrast(ink, p.theme.Paper)
		}
		if a, b, c := strong("2022"), strong("2023"), strong("2024"); !(a < b && b < c) {
			t.Errorf("%s: the contrasts are %.1f, %.1f and %.1f", theme, a, b, c)
		}
	}
}

// TestPastOfScenarios checks that the one series that is known has the colour of text, and that without
// scenarios none has.
func TestPastOfScenarios(t *testing.T) {
	const forecast = "{value: %d, status: forecast}"
	future := func(n int) string { return fmt.Sprintf("{2021: "+forecast+", 2022: "+forecast+"}", n, n+1) }
	for _, tt := range []struct {
		low  string
		past int
	}{{future(3), 0}, {"{2019: 1, 2020: 3}", -1}} {
		ds := load(t, head+"    unit: tonnes\n    series: {Past: {2019: 1, 2020: 2}, Low: "+tt.low+", High: "+future(8)+"}\ncharts: {c: {figure: f, kind: line, title: T}}")
		p := mustPlan(t, ds, "c")
		if got := pastOfScenarios(p); got != tt.past {
			t.Errorf("the past is series %d, want %d", got, tt.past)
		}
		if got := p.seriesInk(0) == p.theme.Ink; got != (tt.past == 0) {
			t.Errorf("Past has the colour of text: %t", got)
		}
	}
}
