package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
)

var english = language.Of(&data.Dataset{Language: "en"})

// years returns a series of values for the years from 2019 on.
func years(t *testing.T, name string, values ...string) *data.Series {
	t.Helper()
	s := &data.Series{Name: name}
	for i, text := range values {
		v := data.Value{Is: data.Absent}
		if text != "" {
			number, err := data.ParseDecimal(text)
			if err != nil {
				t.Fatal(err)
			}
			v = data.Value{Number: number}
		}
		s.Keys, s.Values = append(s.Keys, data.PeriodKey(data.YearOf(2019+i))), append(s.Values, v)
	}
	return s
}

// figure returns a figure of series over years.
func figure(id string, series ...*data.Series) *data.Figure {
	f := &data.Figure{ID: id, Unit: data.Unit{Noun: "users"}, Periods: true, Series: series, Pos: data.Pos{File: "f.yaml", Line: 7, Col: 3}}
	f.Finish()
	return f
}

// texts are what faults say.
func texts(faults data.Faults) []string {
	var all []string
	for _, f := range faults {
		all = append(all, f.Text)
	}
	return all
}

// A total is held against its parts, and what misses it by rounding is told.
func TestTotal(t *testing.T) {
	for _, tt := range []struct {
		name, total string
		unit        data.Unit
		fault       string
		roundings   int
	}{
		{"the sum", "30", data.Unit{Noun: "users"}, "", 0},
		{"not the sum", "31", data.Unit{Noun: "users"}, "the parts of 2019 add up to 30, but total is 31", 0},
		{"within rounding", "31", data.Unit{Noun: "users", Scale: 6}, "", 1},
	} {
		parts := figure("parts", years(t, "A", "10"), years(t, "B", "20"))
		total := figure("total", years(t, "", tt.total))
		parts.Unit, total.Unit = tt.unit, tt.unit
		got := Figure(english, parts, Claims{Total: total})
		if !got.AddsUp || len(got.Roundings) != tt.roundings || strings.Join(texts(got.Faults), "\n") != tt.fault {
			t.Errorf("%s: %q and %d roundings, want %q and %d", tt.name, texts(got.Faults), len(got.Roundings), tt.fault, tt.roundings)
		}
	}
	one := figure("one", years(t, "", "10"))
	if got := Figure(english, one, Claims{Total: one}); got.AddsUp || len(got.Faults) != 1 {
		t.Errorf("a figure of one series has parts: %v", got.Faults)
	}
}

// Every number outside is a fault, up to a limit, and a missing value is none.
func TestBetween(t *testing.T) {
	least, most := data.Int(0), data.Int(100)
	f := figure("f", years(t, "", "5", "", "101", "-1", "100"))
	got := texts(Figure(english, f, Claims{Between: &[2]data.Decimal{least, most}}).Faults)
	if want := []string{"101 is outside 0 to 100", "−1 is outside 0 to 100"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	many := figure("many", years(t, "", slices.Repeat([]string{"101"}, 200)...))
	if n := len(Figure(english, many, Claims{Between: &[2]data.Decimal{least, most}}).Faults); n > 60 {
		t.Errorf("%d faults are listed", n)
	}
}

// A figure is fresh for its days after the end of its last period, and stale from
// then on.
func TestFresh(t *testing.T) {
	f := figure("f", years(t, "", "5"))
	for today, stale := range map[string]bool{"2020-01-11": false, "2020-01-12": true} {
		day, _ := data.ParsePeriod(today)
		got := Figure(english, f, Claims{FreshDays: 10, Today: day})
		if got.Fresh == nil || got.Fresh.StaleFrom.String() != "2020-01-12" {
			t.Fatalf("fresh: %+v", got.Fresh)
		}
		if (got.Stale != nil) != stale {
			t.Errorf("on %s: stale %v, want %v", today, got.Stale, stale)
		}
	}
}

// What a kind cannot carry is refused, and says so at the key that asks for it.
func TestChart(t *testing.T) {
	one, two := years(t, "A", "1", "2", "3"), years(t, "B", "3", "-1", "4")
	chart := func(kind data.Kind, periods bool, series ...*data.Series) *data.Chart {
		f := figure("f", series...)
		c := &data.Chart{ID: "c", Kind: kind, Figures: []*data.Figure{f}, Keys: f.Keys, Periods: periods, Unit: f.Unit}
		for _, s := range series {
			c.Series = append(c.Series, data.Plotted{Series: s, Figure: f})
		}
		return c
	}
	at := Place{Pos: data.Pos{File: "f.yaml", Line: 9, Col: 5}, Path: "charts.c.kind"}
	for _, tt := range []struct {
		chart *data.Chart
		want  string // a part of the only fault; empty for none
	}{
		{chart(data.KindLine, true, one, two), ""},
		{chart(data.KindLine, false, one), "a line through names"},
		{chart(data.KindBar, true, one, two), "bar shows one series, and the chart has 2"},
		{chart(data.KindArea, true, one, two), "areas hide each other"},
		{chart(data.KindDumbbell, true, one), "a dumbbell compares two series"},
		{chart(data.KindDot, true, one), "dots rank names"},
		{chart(data.KindSlope, true, one, two), ""},
		{chart(data.KindShare, true, one), "the chart has one"},
		{chart(data.KindShare, true, one, two), "is below zero"},
		{chart(data.KindAreaStack, true, one, two), "below zero"},
		{chart(data.KindUnits, true, one), "units are counted one by one"},
	} {
		got := Chart(english, tt.chart, Asked{Kind: at})
		switch {
		case tt.want == "" && len(got) > 0, tt.want != "" && (len(got) != 1 || !strings.Contains(got[0].Text, tt.want)):
			t.Errorf("%s of %d series: %q, want %q", tt.chart.Kind, len(tt.chart.Series), texts(got), tt.want)
		case len(got) == 1 && got[0].Hint == "":
			t.Errorf("%s: %q says nothing to write instead", tt.chart.Kind, got[0].Text)
		}
	}
}

// The gate finds what misleads in a whole dataset, and names the rule.
func TestGate(t *testing.T) {
	a := figure("a", years(t, "Guangdong", "1", "2", "3", "4"))
	b := figure("b", years(t, "Guangdomg", "1", "2", "3", "4"))
	a.Title, b.Title = data.Text{Plain: "A"}, data.Text{Plain: "B"}
	c := &data.Chart{ID: "c", Kind: data.KindLine, Title: data.Text{Plain: "a!"}, Figures: []*data.Figure{a}, Keys: a.Keys, Series: []data.Plotted{{Series: a.Series[0], Figure: a}}}
	ds := &data.Dataset{Language: "en", Figures: []*data.Figure{a, b}, Charts: []*data.Chart{c}, Cited: []*data.Source{{Key: "s"}}}
	rules := func(own map[string]bool) []string {
		var all []string
		for _, f := range Gate(english, ds, own, data.Period{}) {
			all = append(all, f.Rule)
		}
		slices.Sort(all)
		return all
	}
	want := []string{data.RuleNearNames, data.RuleSameSeries, data.RuleSourceDate}
	if got := rules(nil); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := rules(map[string]bool{"c": true}); !slices.Contains(got, data.RuleTitleFinding) {
		t.Errorf("got %v, and no title that says only what is measured", got)
	}
}

// Names that do not match are counted where they are many, and none is told where they
// are left out on purpose.
func TestUnmatched(t *testing.T) {
	a := figure("a", years(t, "", "1"))
	sum := figure("sum", years(t, "", "1"))
	for n, want := range map[int]string{
		1: `"N0" is not in a`,
		7: `"N0" is not in a, "N1" is not in a, "N2" is not in a, "N3" is not in a, "N4" is not in a, and 2 more do not match`,
	} {
		sum.Derived = &data.Derivation{By: data.Sum, From: []*data.Figure{a, a}}
		for i := range n {
			sum.Derived.Unmatched = append(sum.Derived.Unmatched, data.Unmatched{Name: fmt.Sprintf("N%d", i), Lacking: a})
		}
		ds := &data.Dataset{Language: "en", Figures: []*data.Figure{a, sum}}
		if got := Gate(english, ds, nil, data.Period{}); len(got) != 1 || got[0].Rule != data.RuleUnmatched || got[0].Text != want {
			t.Errorf("got %v, want %s", got, want)
		}
		sum.Derived.Matched = true
		if got := Gate(english, ds, nil, data.Period{}); len(got) != 0 {
			t.Errorf("left out on purpose: %v", got)
		}
	}
}

// Numbers that are printed from doubles are found, and long ones that are not are left
// alone.
func TestFloatDigits(t *testing.T) {
	for text, want := range map[string]bool{
		"78.74600000000002": true, "0.30000000000000004": true, "2.2999999999999998": true, "-1.1000000000000001": true, "61.199999999999996": true,
		"78.746": false, "0.333333333333333": false, "3.14159265358979": false, "1234567890.12345678": false, "100000000000001": false, "0.000001": false,
	} {
		f := figure("f", years(t, "", "1", text, "2"))
		got := Gate(english, &data.Dataset{Language: "en", Figures: []*data.Figure{f}}, nil, data.Period{})
		if found := len(got) == 1 && got[0].Rule == data.RuleFloatDigits && strings.HasPrefix(got[0].Text, text); found != want {
			t.Errorf("%s: %v, want it found: %v", text, got, want)
		}
	}
}

// Years of a calendar in a unit of times are found, and the other way round; and so are
// numbers that have the zeros of their scale already.
func TestUnitsThatNumbersCannotHave(t *testing.T) {
	for _, c := range []struct {
		unit          data.Unit
		first, second string
		rule          string
	}{
		{data.Unit{Noun: "years"}, "1896", "2004", data.RuleYearOrYears},
		{data.Unit{Noun: "years"}, "1", "2004", ""},
		{data.Unit{Kind: data.UnitYear}, "1896", "2004", ""},
		{data.Unit{Kind: data.UnitYear}, "5", "12.5", data.RuleYearOrYears},
		{data.Unit{Kind: data.UnitYear}, "1896", "753", ""},
		{data.Unit{Noun: "people", Scale: 6}, "34010177", "35610177", data.RuleScaleTwice},
		{data.Unit{Noun: "people", Scale: 6}, "7683.8", "7764.9", ""},
		{data.Unit{Noun: "people", Scale: 3}, "7683800", "7764900", ""},
		{data.Unit{Noun: "tonnes", Scale: 6}, "34010177", "35610177", ""},
		{data.Unit{Noun: "tonnes", Scale: 3}, "1411778724", "-1", data.RuleScaleTwice},
		{data.Unit{Noun: "people"}, "1411778724", "1461927462", ""},
		{data.Unit{Noun: "rupiah", Scale: 9}, "22138964.0", "20892376.7", ""},
	} {
		f := figure("f", years(t, "", c.first, c.second))
		f.Unit = c.unit
		got := Gate(english, &data.Dataset{Language: "en", Figures: []*data.Figure{f}}, nil, data.Period{})
		if c.rule == "" && len(got) > 0 || c.rule != "" && (len(got) != 1 || got[0].Rule != c.rule) {
			t.Errorf("%s and %s in %+v: %v, want %q", c.first, c.second, c.unit, got, c.rule)
		}
	}
}

// TestAheadOfToday checks that periods after today are found where no source has a date.
func TestAheadOfToday(t *testing.T) {
	f := figure("a", years(t, "Coast", "1", "2", "3", "4"))
	last := f.Keys[len(f.Keys)-1]
	f.Series[0].Sources = []*data.Source{{Key: "s"}}
	f.Periods = true
	ds := &data.Dataset{Language: "en", Figures: []*data.Figure{f}}
	count := func(today data.Period) (n int) {
		for _, fault := range Gate(english, ds, nil, today) {
			if fault.Rule == data.RuleAheadOfSource {
				n++
			}
		}
		return n
	}
	if n := count(last.Period); n != 0 {
		t.Errorf("in %s: %d warnings, want none", last, n)
	}
	if n := count(last.Period.Next(-2)); n != 1 {
		t.Errorf("two years before %s: %d warnings, want one", last, n)
	}
	if n := count(data.Period{}); n != 0 {
		t.Errorf("without a day: %d warnings, want none", n)
	}
}

// Names of one list that differ in capitals alone are told; others that stand together are two things.
func TestNamesThatDifferInCapitals(t *testing.T) {
	for names, want := range map[[2]string]bool{{"Alpha", "alpha"}: true, {"USA", "Usa"}: true, {"Alpha", "Alpka"}: false, {"A1", "A2"}: false} {
		f := figure("f", years(t, names[0], "1", "2"), years(t, names[1], "3", "4"))
		ds := &data.Dataset{Language: "en", Figures: []*data.Figure{f}}
		got := slices.ContainsFunc(Gate(english, ds, nil, data.Period{}), func(f data.Fault) bool { return f.Rule == data.RuleNearNames })
		if got != want {
			t.Errorf("%v: told is %t", names, got)
		}
	}
}

// TestEmptyAlt: an alt text of the file that is a word, or the title again, is a warning.
func TestEmptyAlt(t *testing.T) {
	a := figure("a", years(t, "", "1", "2", "3", "4"))
	a.Title = data.Text{Plain: "Rate of firms"}
	for alt, want := range map[string]bool{
		"x": true, "Line chart": true, "It grew, and then fell.": true, "rate of FIRMS": true, "折线图": true,
		"Line chart of the rate, which doubled": false, "折线图：比率翻了一番": false, "": false,
	} {
		c := &data.Chart{ID: "c", Kind: data.KindLine, Title: data.Text{Plain: "It grew and then fell"}, Alt: data.Text{Plain: alt}, Figures: []*data.Figure{a}, Keys: a.Keys, Series: []data.Plotted{{Series: a.Series[0], Figure: a}}}
		ds := &data.Dataset{Language: "en", Figures: []*data.Figure{a}, Charts: []*data.Chart{c}}
		found := slices.ContainsFunc(Gate(english, ds, map[string]bool{"c": true}, data.Period{}), func(f data.Fault) bool { return f.Rule == data.RuleEmptyAlt })
		if found != want {
			t.Errorf("%q: a warning is %t, want %t", alt, found, want)
		}
	}
}

// TestOtherUnits finds the name whose numbers are of a unit that is customary elsewhere.
func TestOtherUnits(t *testing.T) {
	for _, tt := range []struct {
		unit   string
		values string
		want   string
	}{
		{"tonnes per hectare", "France 7.1|Germany 7.6|United Kingdom 8.6|United States 46.5|Canada 3.4", "bushels per acre or decitonnes per hectare"}, // 46.5 bushels of wheat are 3.1 t
		{"t/ha", "France 7.1|Germany 7.6|United Kingdom 8.6|Canada 3.4", ""}, {"Tonnen je Hektar", "Polen 4.9|Frankreich 7.1|Dänemark 7.8|Deutschland 76", "bushels per acre or decitonnes per hectare"},
		{"吨/公顷", "河南 6.6|山东 6.2|河北 6.5|安徽 846", "jin per mu"}, {"tonnes per hectare", "Tomatoes 60|Wheat 7.1|Rye 5.5", ""}, // too few to tell
		{"°C", "Berlin 24|Madrid 31|London 22|New York 84", "degrees Fahrenheit"}, {"°C", "Berlin 24|Madrid 31|London 22|Riyadh 43", ""}, {"kg", "A 7.1|B 7.6|C 8.6|D 46.5", ""},
	} {
		s := &data.Series{}
		for _, pair := range strings.Split(tt.values, "|") {
			at := strings.LastIndex(pair, " ")
			number, _ := data.ParseDecimal(pair[at+1:])
			s.Keys, s.Values = append(s.Keys, data.CategoryKey(pair[:at])), append(s.Values, data.Value{Number: number})
		}
		f := &data.Figure{ID: "y", Unit: data.Unit{Noun: tt.unit}, Series: []*data.Series{s}}
		f.Finish()
		g := &gate{ds: &data.Dataset{Figures: []*data.Figure{f}}, say: english}
		otherUnits(g)
		if len(g.found) > 1 || (tt.want != "") != (len(g.found) == 1) || tt.want != "" && !strings.HasSuffix(g.found[0].Text, "in "+tt.want) {
			t.Errorf("%s: %s: got %q, want %q", tt.unit, tt.values, texts(g.found), tt.want)
		}
	}
}
