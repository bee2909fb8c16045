package charts

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/charts/typeset"
	"briefing/data"
)

func fileOf(content string) fstest.MapFS {
	return fstest.MapFS{"test.yaml": {Data: []byte(content)}}
}

func period(t testing.TB, s string) data.Period {
	t.Helper()
	p, ok := data.ParsePeriod(s)
	if !ok {
		t.Fatalf("%q is not a period", s)
	}
	return p
}

func TestTimeLabels(t *testing.T) {
	tests := []struct {
		first, last string
		width       float64
		want        string
	}{
		{"2012", "2019", 800, "2012 2013 2014 2015 2016 2017 2018 2019"},
		{"2007", "2024", 757, "2007 2010 2015 2020 2024"},
		{"2014", "2030", 702, "2014 2016 2018 2020 2022 2024 2026 2028 2030"},
		{"2015", "2030", 757, "2015 2020 2025 2030"},
		{"1995-Q1", "2024-Q4", 780, "1995|2000|2005|2010|2015|2020|2024 Q4"},
		{"2012", "2019", 200, "2012 2015 2019"},
		{"1900", "2020", 200, "1900 1960 2020"},
		{"2019", "2019", 200, "2019"},
		{"2018-Q1", "2020-Q4", 900, "2018 Q1|Q2|Q3|Q4|2019 Q1|Q2|Q3|Q4|2020 Q1|Q2|Q3|Q4"},
		{"2018-Q1", "2020-Q4", 200, "2018|2019|2020|Q4"},
		{"2018-Q2", "2020-Q4", 340, "2018 Q2|2019|2020|Q4"},
		{"2018-H1", "2019-H2", 400, "2018 H1|H2|2019 H1|H2"},
		{"2019-01", "2019-12", 400, "Jan 2019|Apr|Jul|Oct|Dec"},
		{"2019-01-01", "2019-01-05", 600, "1 Jan 2019|2 Jan|3 Jan|4 Jan|5 Jan"},
		{"2019-01-05", "2019-06-20", 500, "5 Jan 2019|Mar|May|20 Jun"},
		{"2019-01-05", "2019-01-30", 200, "5 Jan 2019|19 Jan|30 Jan"},
		{"2019-02-05", "2019-02-06", 40, "6 Feb 2019"},
	}
	s := &sheet{plan: &chartPlan{say: printer(t, "en"), fonts: typeset.Default(), theme: Light()}, sizes: newSizes(Light(), 960, 540, 0), scene: scene{width: 960}}
	for _, tt := range tests {
		first, last := period(t, tt.first), period(t, tt.last)
		plot := timePlot{sheet: s, plan: s.plan, sizes: s.sizes, area: rect{0, 0, tt.width, 100}, first: first, last: last, time: timeAxis{days(first), days(last), 0, tt.width}}
		var got []string
		for _, l := range plot.timeLabels() {
			got = append(got, strings.ReplaceAll(l.block.lines[0].Text, "\u00a0", " "))
		}
		separator := " "
		if strings.Contains(tt.want, "|") || len(got) == 1 {
			separator = "|"
		}
		if text := strings.Join(got, separator); text != tt.want {
			t.Errorf("%s to %s on %v points: %s, want %s", tt.first, tt.last, tt.width, text, tt.want)
		}
	}
}

func TestTimeIsToScale(t *testing.T) {
	axis := timeAxis{days(period(t, "2019-01")), days(period(t, "2020-01")), 100, 465}
	if got, want := axis.at(period(t, "2019-02")), 131.0; got != want {
		t.Errorf("February stands at %v, want %v: January has 31 days", got, want)
	}
	if got, want := axis.at(period(t, "2019-03")), 159.0; got != want {
		t.Errorf("March stands at %v, want %v", got, want)
	}
}

// stretches describes how a track is drawn: solid and dashed runs of points.
func stretches(ch *Chart) string {
	var parts []string
	for _, sh := range ch.scene.shapes {
		kind := ""
		switch {
		case sh.role == roleLine && sh.dash == nil:
			kind = "solid"
		case sh.role == roleLine:
			kind = "forecast"
		case sh.role == roleConnector:
			kind = "gap"
		default:
			continue
		}
		parts = append(parts, kind+strings.Repeat("·", len(sh.points)))
	}
	return strings.Join(parts, " ")
}

func TestStretchesOfALine(t *testing.T) {
	tests := []struct{ name, values, every, options, want string }{
		{"whole", "{2010: 1, 2011: 2, 2012: 3}", "", "", "solid···"},
		{"gap of a lacking year", "{2010: 1, 2011: 2, 2013: 3, 2014: 4}", "year", "", "solid·· solid··"},
		{"gap of a missing value", "{2010: 1, 2011: 2, 2012: {missing: lost}, 2013: 3, 2014: 4}", "", "", "solid·· solid··"},
		{"gap joined", "{2010: 1, 2011: 2, 2013: 3, 2014: 4}", "year", ", gaps: dashed", "gap·· solid·· solid··"},
		{"lonely points", "{2010: 1, 2012: 2, 2014: 3}", "year", "", ""},
		{"forecast", "{2010: 1, 2011: 2, 2012: {value: 3, status: forecast}, 2013: {value: 4, status: forecast}}", "", "", "solid·· forecast···"},
		{"forecast within", "{2010: 1, 2011: {value: 3, status: forecast}, 2012: 4, 2013: 5}", "", "", "forecast··· solid··"},
		{"forecast after a gap", "{2010: 1, 2011: 2, 2013: {value: 3, status: forecast}, 2014: {value: 3, status: forecast}}", "year", "", "solid·· forecast··"},
		{"found rhythm", "{1990: 1, 2000: 2, 2010: 3, 2020: 4}", "", "", "solid····"},
		{"found rhythm with a gap", "{1990: 1, 2000: 2, 2010: 3, 2020: 4, 2040: 5, 2050: 6}", "", "", "solid···· solid··"},
		{"found rhythm into forecasts", "{2010: 1, 2015: 2, 2020: 3, 2025: {value: 4, status: forecast}}", "", "", "solid··· forecast··"},
		{"no rhythm", "{2010: 1, 2012: 2, 2017: 3}", "", "", "gap···"},
		{"no rhythm, and two years on end", "{2010: 1, 2012: 2, 2013: 3}", "", "", "gap·· solid··"},
		{"said to have none", "{2010: 1, 2012: 2, 2017: 3}", "irregular", "", "solid···"},
	}
	for _, tt := range tests {
		every := ""
		if tt.every != "" {
			every = "    every: " + tt.every + "\n"
		}
		ds := load(t, head+"    unit: trillion yuan\n"+every+"    values: "+tt.values+"\ncharts: {c: {figure: f, kind: line"+tt.options+"}}")
		if got := stretches(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestManyPointsAreThinned(t *testing.T) {
	ds := csvOf(t, 200_000)
	ch := laidOut(t, ds, chartOf(t, ds, "f"), 960, 540)
	points := 0
	for _, sh := range ch.scene.shapes {
		if sh.role == roleLine {
			points += len(sh.points)
		}
	}
	if limit := 4 * 4 * 960; points == 0 || points > limit {
		t.Errorf("%d points are drawn, want at most %d", points, limit)
	}
}

// TestBareLine draws a long line of bare numbers, with gaps, as one whose values are looked at
// one by one.
func TestBareLine(t *testing.T) {
	drawn := func(change func(*data.Series)) []shape {
		ds := csvOf(t, 60_000)
		c := chartOf(t, ds, "f")
		s := c.Figures[0].Series[0]
		s.Keys = slices.DeleteFunc(slices.Clone(s.Keys), func(k data.Key) bool { return (k.Period.StartDay()%997+997)%997 < 40 })
		s.Values = s.Values[:len(s.Keys)]
		(&data.Figure{Series: []*data.Series{s}, Periods: true}).Finish()
		change(s)
		return laidOut(t, ds, c, 960, 540).scene.shapes
	}
	bare := drawn(func(s *data.Series) {
		if s.Bare() == nil {
			t.Error("the series is not bare")
		}
	})
	looked := drawn(func(s *data.Series) { s.Values = slices.Clone(s.Values) })
	if !reflect.DeepEqual(bare, looked) {
		t.Error("the two differ")
	}
}

func TestThinnerKeepsExtremes(t *testing.T) {
	at := func(x, y float64) *pick { return &pick{point: point{x, y}} }
	s := &data.Series{Keys: make([]data.Key, 1), Values: make([]data.Value, 1)}
	var thin thinner
	var got []dot
	for _, d := range []*pick{
		at(0.01, 5), at(0.02, 9), at(0.03, 4), at(0.04, 1), at(0.05, 6), // one column
		at(0.60, 2),
		at(1.20, 3), at(1.40, 3),
	} {
		got = thin.add(got, d, s)
	}
	got = thin.flush(got, s)
	want := []point{{0.01, 5}, {0.02, 9}, {0.04, 1}, {0.05, 6}, {0.60, 2}, {1.20, 3}, {1.40, 3}}
	if points := straight(got); !slices.Equal(points, want) {
		t.Errorf("%v, want %v", points, want)
	}
	if points := stepwise(got[:2]); !slices.Equal(points, []point{{0.01, 5}, {0.02, 5}, {0.02, 9}}) {
		t.Errorf("a step goes %v", points)
	}
}
