package charts

import (
	"strings"
	"testing"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/language"
)

// The alt text is a sentence: what the chart is, its finding, what the data shows, as far as that
// fits; bounds and disputes always.
func TestShortAlt(t *testing.T) {
	tests := []struct{ lang, title, kind, values, want string }{
		{"en", "It grew", "line", "{2018: 20, 2019: 30}", "Line chart: It grew; it rose from 20% in 2018 to 30% in 2019."},
		{"de", "Mehr", "line", "{2018: 20, 2019: 35, 2020: 30}", "Liniendiagramm: Mehr; der Wert stieg von 20 % im Jahr 2018 auf 30 % im Jahr 2020, mit einem Höchststand von 35 % im Jahr 2019."},
		{"zh", "增长", "line", "{2018: 20, 2019: 10, 2020: 30}", "折线图：增长；从2018年的20%升至2020年的30%，其间2019年最低，为10%。"},
		{"en", "From 20 to 30", "line", "{2018: 20, 2019: 25, 2020: 30}", "Line chart: From 20 to 30; it rose from 20% in 2018 to 30% in 2020."},
		{"en", "From 20% in 2018 to 30% in 2020", "line", "{2018: 20, 2019: 25, 2020: 30}", "Line chart: From 20% in 2018 to 30% in 2020."},
		{"en", "Who leads", "bar", "{A: more than 50, B: 40, C: {value: 20, disputed: 25, by: b}}", "Bar chart: Who leads. A more than 50%; B 40%; C 20% (disputed)."},
		{"en", "Who leads", "bar", "{A: 60, B: more than 40, C: {value: 30, disputed: 25, by: b}, D: 20}", "Bar chart: Who leads. A 60%; B more than 40%; C 30% (disputed); D 20%."},
		{"en", "Who leads " + strings.Repeat("in all these places ", 6), "bar", "{A: 60, B: 30, C: {value: 40, disputed: 45, by: b}, D: 20}", "Bar chart: Who leads" + strings.Repeat(" in all these places", 6) + ". A 60%; C 40% (disputed); B 30%; D 20%."},
		{"en", "Who leads " + strings.Repeat("in all these places ", 12), "bar", "{A: 60, B: 30, C: {value: 40, disputed: 45, by: b}, D: 20}", "Bar chart: Who leads" + strings.Repeat(" in all these places", 8) + " in all…. A 60%; C 40% (disputed); B 30%; D 20%."},
		{"en", "Who leads " + strings.Repeat("in all these places ", 4), "bar", "{A place that has a long name: 60, B: 50, Another that has a long name: 20}", "Bar chart: Who leads" + strings.Repeat(" in all these places", 4) + ". A place that has a long name 60%; B 50%; Another that has a long name 20%."},
		{"en", "Less is left", "waterfall", "{Budget: 120, Grants: 14, Rents: -23, Result: 111}", "Waterfall chart: Less is left. From Budget 120% to Result 111%; largest step: Rents minus 23%."},
		{"en", "T", "range", "{A: between 2 and 8, B: between 4 and 12, C: 5}", "Range chart: T; the lowest range is A 2% to 8%, the highest B 4% to 12%."},
	}
	for _, tt := range tests {
		ds := load(t, "language: "+tt.lang+"\n"+head+"    unit: percent\n    values: "+tt.values+"\ncharts: {c: {figure: f, kind: "+tt.kind+", title: \""+strings.TrimSpace(tt.title)+"\"}}")
		p, _ := newPlan(ds, chartOf(t, ds, "c"), Light(), Options{Fonts: typeset.Default()}) // no font of its own has Chinese
		if got := strings.ReplaceAll(breakable(p.alt().short()), "\u202f", " "); got != tt.want {
			t.Errorf("%s\n%s, want\n%s", tt.values, got, tt.want)
		}
	}
}

// Whatever a chart shows, its alt text is short, and says neither a value three times.
func TestAltIsBrief(t *testing.T) {
	ds := gallery(t)
	for _, c := range ds.Charts {
		p, err := newPlan(ds, c, Light(), Options{Fonts: fontsFor(t, ds)})
		if err != nil {
			t.Fatal(err)
		}
		if short := p.alt().short(); letters(short) > altMost+60 { // a name of 60 letters is not cut
			t.Errorf("%s: %.0f letters: %s", c.ID, letters(short), short)
		}
		text := p.alt().text(Standing{})
		seen := map[string]int{}
		for _, s := range c.Series {
			for _, v := range s.Values {
				seen[p.say.Value(v, language.Named(c.Unit))]++
			}
		}
		for value, n := range seen {
			if n == 1 && len(value) > 4 && strings.Count(text, " "+value) > 2 {
				t.Errorf("%s says %q %d times:\n%s", c.ID, value, strings.Count(text, value), text)
			}
		}
	}
}

// What follows an alt text says nothing of that again, and ends where the table follows.
func TestDescriptionAfterAlt(t *testing.T) {
	ds := load(t, head+"    unit: firms\n    note: Sole traders are not counted.\n    values: {2019: 5, 2020: 9, 2021: 7}\ncharts:\n  c: {figure: f, title: Up and down, kind: line, note: A note., annotations: [{key: 2020, text: Borders closed}]}\n  own: {figure: f, title: Up and down, kind: line, alt: Something of my own}\n")
	for id, want := range map[string]string{
		"c":   "2020: Borders closed. A note. Sole traders are not counted. The axis does not begin at zero. The data table follows.",
		"own": "It rose from 5 firms in 2019 to 7 firms in 2021, with a peak of 9 firms in 2020. Sole traders are not counted. The axis does not begin at zero. The data table follows.",
	} {
		ch := laidOut(t, ds, chartOf(t, ds, id), 960, 540)
		if got := breakable(ch.Description(Standing{AfterAlt: true, WithTable: true})); got != want {
			t.Errorf("%s: %s\nwant %s", id, got, want)
		}
	}
}

// A source is cited by its number in the list near the chart, and by its name.
func TestAltCitesByNumbers(t *testing.T) {
	ds := load(t, "title: T\nsources: {a: {publisher: Alpha, title: Q, date: 2024}, b: {publisher: Beta, title: Q, date: 2024}}\nfigures: {f: {title: Scale, unit: percent, source: a, values: {2019: {value: 35, disputed: 30, by: b}, 2020: 36}}}")
	numbers := map[*data.Source]int{ds.Sources[0]: 7, ds.Sources[1]: 3}
	ch, err := New(ds, chartOf(t, ds, "f"), Options{Width: 960, Height: 540, Numbers: numbers})
	if err != nil {
		t.Fatal(err)
	}
	if got := breakable(ch.Description(Standing{})); !strings.Contains(got, "2019 is disputed: 30% according to Beta [3]. Sources: 3 and 7.") {
		t.Errorf("the description is %s", got)
	}
}

// Many sources are their numbers, with words for the dashes that no voice says.
func TestAltCitesRanges(t *testing.T) {
	ds := load(t, "title: T\nsources: {a: {publisher: A, title: Q, date: 2024}, b: {publisher: B, title: Q, date: 2024}, c: {publisher: C, title: Q, date: 2024}, d: {publisher: D, title: Q, date: 2024}}\n"+
		"figures: {f: {title: Scale, unit: percent, values: {2017: {value: 35, source: d}, 2018: {value: 36, source: b}, 2019: {value: 37, source: a}, 2020: {value: 38, source: c}}}}")
	numbers := map[*data.Source]int{ds.Sources[0]: 1, ds.Sources[1]: 2, ds.Sources[2]: 3, ds.Sources[3]: 7}
	ch, err := New(ds, chartOf(t, ds, "f"), Options{Width: 960, Height: 540, Numbers: numbers})
	if err != nil {
		t.Fatal(err)
	}
	if got := breakable(ch.Description(Standing{})); !strings.HasSuffix(got, " Sources: 1 to 3 and 7.") {
		t.Errorf("the description is %s", got)
	}
}

// Chinese texts call a year 2019年 in lists as well; other languages call it 2019, and the foot of
// a picture has the digits alone.
func TestYearsInLists(t *testing.T) {
	const values = "    unit: percent\n    values: {2013: {value: 10, status: provisional}, 2014: {value: 30, status: provisional}, 2015: {value: 31, status: provisional}, 2017: {value: 23, status: estimate}, 2019: {value: 24, status: estimate}}\ncharts: {c: {figure: f, kind: bar}}\n"
	for tag, want := range map[string][3]string{
		"zh": {"涵盖2013至2015年、2017年和2019年。", "初步数：2013至2015年。估计数：2017年和2019年。", "初步数：2013–2015。估计数：2017和2019。"},
		"de": {"für 2013 bis 2015, 2017 und 2019.", "2013 bis 2015", "2013–2015"},
	} {
		ds := load(t, "language: "+tag+"\n"+head+values)
		p, _ := newPlan(ds, chartOf(t, ds, "c"), Light(), Options{Fonts: typeset.Default()}) // no font of its own has Chinese
		text := breakable(p.alt().text(Standing{}))
		var foot []string
		for _, n := range p.writeNotes(true) {
			foot = append(foot, n.text)
		}
		for _, part := range want[:2] {
			if !strings.Contains(text, part) {
				t.Errorf("no %q in %s", part, text)
			}
		}
		if got := breakable(p.say.Paragraph(foot)); !strings.Contains(got, want[2]) {
			t.Errorf("no %q in the foot: %s", want[2], got)
		}
	}
}

// Each value has its unit also where there is little room. The description after it has none of them.
func TestAltHasValues(t *testing.T) {
	const long = "What all the towns and the villages of the country have built by themselves, by year and by what it is for"
	for name, tt := range map[string]struct{ unit, values, kind, want, after string }{
		"thresholds": {"percent", "    values: {Beijing: {value: more than 50, disputed: 38, by: b}, Shanghai: more than 50, Jiangsu: more than 40, Fujian: more than 40, China: 36.2}", "bar",
			". Beijing more than 50% (disputed); Shanghai more than 50%; Jiangsu more than 40%; Fujian more than 40%; China 36.2%.", "Beijing is disputed: 38% according to Another. The data table follows."},
		"two series": {"trillion yuan", "    series: {Digital: {2016: 5.2, 2022: 9.2}, Industrial: {2016: more than 17, 2022: 41}}", "bar-stacked",
			". In 2022, Industrial 41 trillion yuan; Digital 9.2 trillion yuan. Lower bound only: Industrial, 2016.", "Digital had risen from 5.2 trillion yuan in 2016. Industrial: more than 17"},
		"things apart": {"million", "    nature: mixed\n    values: {\"Masts, end of June\": 66, \"Users, 5 September\": up to 60, \"Users, 15 September\": more than 110}", "bar",
			". Masts, end of June: 66 million; Users, 5 September: up to 60 million; Users, 15 September: more than 110 million.", "The data table follows."},
	} {
		ds := load(t, head+"    unit: "+tt.unit+"\n"+tt.values+"\ncharts: {c: {figure: f, kind: "+tt.kind+", title: \""+long+"\"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		if got := breakable(ch.Alt()); !strings.Contains(got, tt.want) || letters(got) > altMost {
			t.Errorf("%s: %q has no %q, or is too long", name, got, tt.want)
		}
		if got := breakable(ch.Description(Standing{AfterAlt: true, WithTable: true})); !strings.HasPrefix(got, tt.after) {
			t.Errorf("%s: it goes on with %q, want %q", name, got, tt.after)
		}
		if got := breakable(ch.Description(Standing{AfterAlt: true, WithTable: true})); strings.Contains(got, "lower bound") {
			t.Errorf("%s: bounds that the alt text has are told again: %q", name, got)
		}
		if got := breakable(ch.Description(Standing{})); !strings.Contains(got, "a lower bound, not an exact value.") {
			t.Errorf("%s: nothing is said of bounds without the alt text: %q", name, got)
		}
		if got := breakable(ch.Description(Standing{AfterAlt: true})); name != "two series" && strings.Contains(got, "Values:") {
			t.Errorf("%s: the values are said again: %q", name, got)
		}
	}
}

// TestAltNamesTheUnit: the title says the unit where the values after it do not.
func TestAltNamesTheUnit(t *testing.T) {
	for unit, want := range map[string]string{
		"trillion yuan":   "Line chart: Output; it rose from 5 trillion yuan in 2019 to 6 trillion yuan in 2020.",
		"percent":         "Line chart: Output; it rose from 5% in 2019 to 6% in 2020.",
		"index":           "Line chart: Output, index; it rose from 5 in 2019 to 6 in 2020.",
		"percent of GDP":  "Line chart: Output, percent of GDP; it rose from 5% in 2019 to 6% in 2020.",
		"2015 US dollars": "Line chart: Output, 2015 US dollars; it rose from 5 in 2019 to 6 in 2020.",
	} {
		ds := load(t, head+"    unit: "+unit+"\n    values: {2019: 5, 2020: 6}\ncharts: {c: {figure: f, kind: line, title: Some, subtitle: Output}}")
		ch, err := New(ds, chartOf(t, ds, "c"), Options{Width: 960, Height: 540, InText: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := breakable(ch.Alt()); got != want {
			t.Errorf("%s: %q, want %q", unit, got, want)
		}
	}
}
