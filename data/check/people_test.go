package check

import (
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/compute"
)

// TestOtherAges compares the ages that titles name.
func TestOtherAges(t *testing.T) {
	for _, tt := range []struct {
		by               data.Method
		title, one, with string
		want             bool
	}{
		{data.Ratio, "Unemployment rate", "Unemployed persons aged 15-74", "Labour force aged 15-64", true},
		{data.Ratio, "Unemployment rate", "Unemployed persons aged 15-64", "Labour force, 15 to 64 years", false},
		{data.Ratio, "Unemployment rate", "Unemployed persons aged 15-64", "Labour force aged 15-74", true},
		{data.Ratio, "Share of the young", "Population aged 15-24", "Population aged 15-64", false},
		{data.Ratio, "Old-age dependency", "Population aged 65-99", "Population aged 15-64", false},
		{data.Sum, "Employed", "Men aged 15-64", "Women aged 15-74", true}, {data.Sum, "Employed", "Men aged 15-64", "Women aged 15-64", false},
		{data.Ratio, "失业率", "15-64岁失业人口", "16—59岁劳动力", false}, {data.Ratio, "失业率", "15-64岁失业人口", "16-59岁劳动力", true},
		{data.Ratio, "Erwerbslosenquote", "Erwerbslose im Alter von 15 bis 74", "Erwerbspersonen im Alter von 15 bis 64", true},
		{data.Ratio, "Rate", "Deaths in 2010-19", "Population in 2010-20", false},
	} {
		f := derived(quarters(t, "f", tt.title, "1"), tt.by, quarters(t, "a", tt.one, "1"), quarters(t, "b", tt.with, "1"))
		if got := otherAges(f); (got != "") != tt.want {
			t.Errorf("%s: %s by %s: got %q", tt.title, tt.one, tt.with, got)
		}
	}
}

// TestUnlikeNames compares the ages in names of one figure.
func TestUnlikeNames(t *testing.T) {
	for _, tt := range []struct{ names, want string }{
		{"Germany, 15 to 64|France, 20 to 64", `"Germany, 15 to 64" is of the ages 15 to 64, and "France, 20 to 64" of 20 to 64`},
		{"Men (15–64)|Women (20–64)", `"Men (15–64)" is of the ages 15 to 64, and "Women (20–64)" of 20 to 64`},
		{"Männer im Alter von 15 bis 64|Frauen im Alter von 20 bis 64", `"Männer im Alter von 15 bis 64" is of the ages 15 to 64, and "Frauen im Alter von 20 bis 64" of 20 to 64`},
		{"男性（15-64岁）|女性（16-59岁）", `"男性（15-64岁）" is of the ages 15 to 64, and "女性（16-59岁）" of 16 to 59`},
		{"Germany, 15 to 64|France, 15 to 64", ""},
		{"15–24|20–64", ""}, // which are told where they are put together
		{"Men 15–24|Men 15–64|Women 15–24|Women 15–64", ""},
		{"Youth (15–24)|All (15–74)", ""},
		{"Pupils (6–15)|Students (16–25)", ""},
		{"Germany 2015–16|France 2016–17", ""},
		{"Germany|France, 20 to 64", ""},
	} {
		if got := unlikeNames(strings.Split(tt.names, "|")); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.names, got, tt.want)
		}
	}
}

// TestOtherDays compares the days that titles name.
func TestOtherDays(t *testing.T) {
	for _, tt := range []struct {
		one, with string
		want      bool
	}{
		{"Men, 1 January", "Women, annual average", true}, {"Men, 1 January", "Women, 1 January", false}, {"Men, 31 December", "Women", false},
		{"Männer am Jahresende", "Frauen im Jahresdurchschnitt", true}, {"年末男性人口", "年平均女性人口", true},
	} {
		f := derived(quarters(t, "f", "Population", "1"), data.Sum, quarters(t, "a", tt.one, "1"), quarters(t, "b", tt.with, "1"))
		if got := otherDays(f); (got != "") != tt.want {
			t.Errorf("%s and %s: got %q", tt.one, tt.with, got)
		}
	}
}

// TestUnlikeLengths finds what is annualised beside what is not in one chart.
func TestUnlikeLengths(t *testing.T) {
	a, b := quarters(t, "a", "Growth, annualised", "1"), quarters(t, "b", "Growth, not annualised", "1")
	both := &data.Chart{Figures: []*data.Figure{a, b}, Series: []data.Plotted{{Series: a.Series[0], Figure: a}, {Series: b.Series[0], Figure: b}}}
	if got, want := compute.UnlikeLengths(both), `"a" is annualised, and "b" is not annualised`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	both.Series = both.Series[:1]
	if got := compute.UnlikeLengths(both); got != "" {
		t.Errorf("of one: got %q", got)
	}
}

// TestBrokenOff tells notes of a break from others.
func TestBrokenOff(t *testing.T) {
	for note, want := range map[string]bool{
		"From 2020 on a new survey design; not comparable with earlier years.": true, "Break in series in 2015.": true, "Not comparable with those of other countries.": false,
		"Ab 2020 nicht mit den früheren Jahren vergleichbar.": true, "Zeitreihenbruch 2011": true, "2020年起口径调整，与以前年份不可比。": true, "Comparable with earlier years.": false,
	} {
		if got := brokenOff.MatchString(note); got != want {
			t.Errorf("%s: got %v", note, got)
		}
	}
}

// TestSlippedStep finds where a series goes on in another scale, and leaves growth alone.
func TestSlippedStep(t *testing.T) {
	for _, tt := range []struct {
		values []string
		at     int
		want   int
	}{
		{[]string{"41650", "41780", "41.9", "42.1", "42.6"}, 2, -3}, {[]string{"41.6", "41.8", "4190", "4210"}, 2, 2}, {[]string{"41.6", "41.8", "41.9", "42.1"}, 2, 0},
		{[]string{"10", "100", "1000", "10000"}, 2, 0}, {[]string{"12", "14", "640", "700"}, 2, 0},
	} {
		if got := slippedStep(years(t, "", tt.values...), tt.at); got != tt.want {
			t.Errorf("%v: got %d, want %d", tt.values, got, tt.want)
		}
	}
}

// TestSlippedRow finds the one series that is written in thousands beside single ones.
func TestSlippedRow(t *testing.T) {
	row := func(f *data.Figure) int {
		rows := rowsOf(f)
		for i, r := range rows {
			if r.decimals {
				return slippedRow(rows, i)
			}
		}
		return 0
	}
	others := func(of ...string) *data.Figure {
		return figure("f", years(t, "Germany", "83196", "83798"), years(t, "France", of...), years(t, "Spain", "47400", "47800"))
	}
	for _, tt := range []struct {
		f    *data.Figure
		want int
	}{{others("67.7", "67.9"), 3}, {others("34", "33"), 0}, {others("0.6", "0.7"), 0}, {others("67700.5", "67900.1"), 0}} {
		if got := row(tt.f); got != tt.want {
			t.Errorf("got %d, want %d", got, tt.want)
		}
	}
}

// TestUnlikeYears compares the years that titles of figures of names say.
func TestUnlikeYears(t *testing.T) {
	for _, tt := range []struct {
		by               data.Method
		title, one, with string
		want             string
	}{
		{data.Ratio, "Road deaths per million inhabitants, 2023", "Road deaths, 2023", "Inhabitants, 2013", "a is of 2023, and b of 2013"},
		{data.Ratio, "Road deaths of 2023 per million inhabitants of 2013", "Road deaths, 2023", "Inhabitants, 2013", ""},
		{data.Ratio, "Road deaths per million inhabitants", "Road deaths, 2023", "Inhabitants, 2023", ""}, {data.Ratio, "Road deaths per million inhabitants", "Road deaths, 2023", "Inhabitants", ""},
		{data.Ratio, "Population, 2013 = 100", "Population, 2023", "Population in 2013", ""}, {data.Difference, "Change", "Deaths, 2023", "Births, 2013", ""}, {data.Sum, "Trade", "Exports, 2023", "Imports, 2022", "a is of 2023, and b of 2022"},
		{data.Ratio, "Output per head", "Output, 2023, at 2015 prices", "Inhabitants, 2023", ""}, {data.Ratio, "Output per head", "Output by NUTS 2021 region, 2023", "Inhabitants, 2023", ""},
		{data.Ratio, "Verkehrstote je Million Einwohner", "Verkehrstote 2023", "Einwohner 2013", "a is of 2023, and b of 2013"}, {data.Ratio, "每百万人交通死亡", "2023年交通死亡", "2013年人口", "a is of 2023, and b of 2013"},
	} {
		f := derived(quarters(t, "f", tt.title, "1"), tt.by, quarters(t, "a", tt.one, "1"), quarters(t, "b", tt.with, "1"))
		for _, g := range f.Derived.From {
			g.Periods = false
		}
		if got := unlikeYears(f); got != tt.want {
			t.Errorf("%s, from %s and %s: got %q, want %q", tt.title, tt.one, tt.with, got, tt.want)
		}
	}
}
