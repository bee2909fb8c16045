package charts

import (
	"strings"
	"testing"

	"briefing/charts/typeset"
	"briefing/data"
)

// spoken is what is heard of a chart in a language: its alt text and its description.
func spoken(t *testing.T, lang, content string) (short, long string) {
	t.Helper()
	return spokenAt(t, lang, content, Standing{WithTable: true})
}

// spokenAt is the same for a description that stands somewhere else.
func spokenAt(t *testing.T, lang, content string, at Standing) (short, long string) {
	t.Helper()
	ds := load(t, "language: "+lang+"\n"+content)
	p, err := newPlan(ds, chartOf(t, ds, "c"), Light(), Options{Fonts: typeset.Default()}) // no font of its own has Chinese
	if p == nil {
		t.Fatal(err)
	}
	plain := func(s string) string { return strings.ReplaceAll(breakable(s), "\u202f", " ") }
	short = p.alt().short()
	alt := p.alt()
	if alt.remarked = at.Remarked; at.AfterAlt {
		alt.said = short
	}
	return plain(short), plain(alt.text(at))
}

// heard is a text in each language.
type heard struct{ en, de, zh string }

// holds reports texts that are not in what is heard in their language.
func (h heard) holds(t *testing.T, content string, of func(short, long string) string) {
	t.Helper()
	for lang, want := range map[string]string{"en": h.en, "de": h.de, "zh": h.zh} {
		if got := of(spoken(t, lang, content)); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", lang, want, got)
		}
	}
}

func shortOf(short, _ string) string { return short }
func longOf(_, long string) string   { return long }

// TestAltNamesBounds: of what only a lower bound is known, no upper one is claimed.
func TestAltNamesBounds(t *testing.T) {
	heard{
		". A more than 60%; B at least 50%; C less than 90%; D between 20% and 80%; E 55%; F 56%.",
		". A mehr als 60 %; B mindestens 50 %; C weniger als 90 %; D 20 % bis 80 %; E 55 %; F 56 %.",
		"。A超过60%；B至少50%；C不到90%；D为20%至80%；E为55%；F为56%。",
	}.holds(t, head+"    unit: percent\n    values: {A: more than 60, B: at least 50, C: less than 90, D: between 20 and 80, E: 55, F: 56}\ncharts: {c: {figure: f, kind: bar, title: Something that is long "+strings.Repeat("in all these places ", 4)+"}}", shortOf)
	heard{
		". In 2021, B 31%; A 20%. Lower bound only: A, 2019 and 2020. Upper bound only: B up to 25% in 2019.",
		". 2021: B 31 %; A 20 %. Nur Untergrenze: A, 2019 und 2020. Nur Obergrenze: B bis zu 25 % im Jahr 2019.",
		"。2021年，B为31%；A为20%。仅知下限：A（2019年和2020年）。仅知上限：B 2019年至多25%。",
	}.holds(t, head+"    unit: percent\n    series: {A: {2019: more than 10, 2020: more than 15, 2021: 20}, B: {2019: up to 25, 2020: 22, 2021: 31}}\ncharts: {c: {figure: f, kind: line, title: T}}", shortOf)
}

// TestAltOfPartsWithoutValues: where the parts of a stack are missing, their total is no gap.
func TestAltOfPartsWithoutValues(t *testing.T) {
	const content = "title: T\nsources: {s: {publisher: P, title: Q, date: 2024}}\nfigures:\n  w: {title: Whole, unit: users, source: s, values: {2018: 28, 2019: 30, 2020: 39, 2021: 50, 2022: 51}}\n" +
		"  f: {title: Parts, unit: users, source: s, total: w, series: {A: {2018: 8, 2019: 10, 2020: {missing: unpublished}, 2021: 20, 2022: 20}, B: {2018: 20, 2019: 20, 2020: {missing: unpublished}, 2021: 30, 2022: 31}}}\ncharts: {c: {figure: f, kind: bar-stacked, title: T}}"
	heard{
		"No value for the parts of 2020: unpublished. Their total: 39 users. ",
		"Kein Wert für die Teile von 2020: unpublished. Ihre Summe: 39 Nutzer. ",
		"2020年各部分无数据：unpublished。其总数：39用户。",
	}.holds(t, content, longOf)
	ds := load(t, content)
	if text := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).Description(Standing{AfterAlt: true, WithTable: true, Remarked: true}); strings.Contains(text, "unpublished") || strings.Contains(text, "39") || !strings.Contains(text, "No value for the parts of 2020. ") {
		t.Errorf("before a table that has the reason and the total, and not that none is known: %s", text)
	}
}

// TestAltOfGapsBySeries: series with the same gaps are named together.
func TestAltOfGapsBySeries(t *testing.T) {
	heard{"No value for A and B, 2020: lost. ", "Kein Wert für A und B, 2020: lost. ", "A和B（2020年）无数据：lost。"}.holds(t,
		head+"    unit: users\n    series: {A: {2019: 10, 2020: {missing: lost}, 2021: 20}, B: {2019: 20, 2020: {missing: lost}, 2021: 30}, C: {2019: 1, 2020: 2, 2021: 3}}\ncharts: {c: {figure: f, kind: line, title: T}}", longOf)
}

// TestOneBracket: Chinese remarks in brackets that follow each other stand in one.
func TestOneBracket(t *testing.T) {
	ds := head + "    unit: percent\n    values: {2019: 10, 2020: 20}\ncharts: {c: {figure: f, kind: line, subtitle: 比重（市级口径）, title: T}}"
	if _, long := spoken(t, "zh", ds); !strings.Contains(long, "比重（市级口径，百分比）") {
		t.Errorf("two brackets in %s", long)
	}
}

// TestAltOfOpenLeaders: which is highest is left open with how high each is, those of one value at once;
// who is surely below one that nobody disputes does not lead.
func TestAltOfOpenLeaders(t *testing.T) {
	heard{
		"Left open which is highest: A (disputed) and B, each more than 50%; C and D, each more than 40%; lowest: G 29.5%. ",
		"Offen, was am höchsten ist: A (umstritten) und B, je mehr als 50 %; C und D, je mehr als 40 %; am niedrigsten: G 29,5 %. ",
		"何者最高未定：A（有争议）和B均超过50%；C和D均超过40%；最低：G为29.5%。",
	}.holds(t, head+"    unit: percent\n    values: {A: {value: more than 50, disputed: 38, by: b}, B: more than 50, C: more than 40, D: more than 40, E: about 39, F: 36.2, G: 29.5}\ncharts: {c: {figure: f, kind: bar, title: T}}",
		func(_, long string) string { return long })
}

// TestAltOfDifferentThings: where each name counts something else, none is called the highest.
func TestAltOfDifferentThings(t *testing.T) {
	const content = head + "    unit: million\n    nature: mixed\n    values: {Users: 110, Terminals: 160, Masts: 5}\ncharts: {c: {figure: f, kind: bar, title: T}}"
	heard{"Bar chart: T. Users 110 million; Terminals 160 million; Masts 5 million.", "Balkendiagramm: T. Users 110 Millionen; Terminals 160 Millionen; Masts 5 Millionen.", "条形图：T。Users为1.1亿；Terminals为1.6亿；Masts为500万。"}.holds(t, content, shortOf)
	for lang, never := range map[string]string{"en": "ighest", "de": "höchsten", "zh": "最高"} {
		if short, long := spoken(t, lang, content); strings.Contains(short+long, never) {
			t.Errorf("%s: %q in %s %s", lang, never, short, long)
		}
	}
}

// TestAltSaysValuesOnce: the extremes at the end of several courses are names, as the courses have the
// values.
func TestAltSaysValuesOnce(t *testing.T) {
	heard{
		"In 2021, highest: B; lowest: A. A rose from 10% in 2019 to 20% in 2021. B rose from 12% in 2019 to 31% in 2021. C rose ",
		"2021: am höchsten: B; am niedrigsten: A. A: gestiegen von 10 % im Jahr 2019 auf 20 % im Jahr 2021. B: gestiegen von 12 % im Jahr 2019 auf 31 % im Jahr 2021. C: ",
		"2021年，最高：B；最低：A。A从2019年的10%升至2021年的20%。B从2019年的12%升至2021年的31%。C从",
	}.holds(t, head+"    unit: percent\n    series: {A: {2019: 10, 2020: 15, 2021: 20}, B: {2019: 12, 2020: 22, 2021: 31}, C: {2019: 11, 2020: 16, 2021: 21}}\ncharts: {c: {figure: f, kind: line, title: T}}", longOf)
	two := head + "    unit: trillion yuan\n    series: {A: {2019: 10, 2020: 15, 2021: 20}, B: {2019: 12, 2020: 22, 2021: 31}}\ncharts: {c: {figure: f, kind: line, title: T}}"
	heard{". In 2021, B 31 trillion yuan; A 20 trillion yuan.", ". 2021: B 31 Billionen Yuan; A 20 Billionen Yuan.", "。2021年，B为31万亿元；A为20万亿元。"}.holds(t, two, shortOf)
	heard{"from 2019 to 2021. A rose from 10 trillion yuan in 2019 ", "von 2019 bis 2021. A: gestiegen von", "从2019年到2021年。A从"}.holds(t, two, longOf)
}

// TestAltOfNamesWithCommas: a Chinese name with a comma is said with brackets, and with a verb.
func TestAltOfNamesWithCommas(t *testing.T) {
	for lang, tt := range map[string]struct{ values, want string }{
		"en": {`{"Users, 5 September": 66, "Users, 15 September": 160, "Users, 1 October": 110}`, "Highest: Users, 15 September: 160 million; lowest: Users, 5 September: 66 million. "},
		"de": {`{"Nutzer, 5. September": 66, "Nutzer, 15. September": 160, "Nutzer, 1. Oktober": 110}`, "Am höchsten: Nutzer, 15. September: 160 Millionen; am niedrigsten: Nutzer, 5. September: 66 Millionen. "},
		"zh": {`{"用户，9月5日": 66, "用户，9月15日": 160, "用户，10月1日": 110}`, "涵盖用户（9月5日）、用户（9月15日）和用户（10月1日）。最高：用户（9月15日）为1.6亿；最低：用户（9月5日）为6600万。"},
	} {
		if _, long := spoken(t, lang, head+"    unit: million\n    values: "+tt.values+"\ncharts: {c: {figure: f, kind: bar, title: T}}"); !strings.Contains(long, tt.want) {
			t.Errorf("%s: no %q in\n%s", lang, tt.want, long)
		}
	}
}

// TestAltOfTurns: a fall and a rise of a quarter of the span are told, smaller ones are not; a course
// that turns often has none but its highest and lowest.
func TestAltOfTurns(t *testing.T) {
	for _, tt := range []struct {
		values string
		want   heard
	}{
		{"{2016: 21.5, 2017: 20.4, 2018: 15.1, 2019: 14.4, 2020: 9.5, 2021: 16.1, 2022: 10.3, 2023: 7.4}", heard{
			"It fell from 21.5% in 2016 to 9.5% in 2020, rose to 16.1% in 2021 and fell to 7.4% in 2023. ",
			"Der Wert sank von 21,5 % im Jahr 2016 auf 9,5 % im Jahr 2020, dann Anstieg auf 16,1 % im Jahr 2021, dann Rückgang auf 7,4 % im Jahr 2023. ",
			"从2016年的21.5%降至2020年的9.5%，2021年升至16.1%，2023年降至7.4%。"}},
		{"{2016: 20, 2017: 30, 2018: 28, 2019: 40}", heard{"It rose from 20% in 2016 to 40% in 2019. ", "Der Wert stieg von 20 % im Jahr 2016 auf 40 % im Jahr 2019. ", "从2016年的20%升至2019年的40%。"}},
		{"{2016: 20, 2017: 30, 2018: 25, 2019: 40}", heard{"It rose from 20% in 2016 to 30% in 2017, fell to 25% in 2018 and rose to 40% in 2019. ", "", "从2016年的20%升至2017年的30%，2018年降至25%，2019年升至40%。"}},
		{"{2016: 20, 2017: 40, 2018: 40, 2019: 20}", heard{"It rose from 20% in 2016 to 40% in 2017 and fell to 20% in 2019. ", "", ""}},
		{"{2010: 20, 2011: 30, 2012: 20, 2013: 31, 2014: 19, 2015: 30, 2016: 20, 2017: 30, 2018: 25}", heard{"It rose from 20% in 2010 to 25% in 2018, with a peak of 31% in 2013 and a low of 19% in 2014. ", "", ""}},
		{"{2016: 20, 2017: more than 30, 2018: 22, 2019: 40}", heard{"It rose from 20% in 2016 to 40% in 2019. ", "", ""}},
	} {
		tt.want.holds(t, head+"    unit: percent\n    values: "+tt.values+"\ncharts: {c: {figure: f, kind: line, title: T}}", longOf)
	}
	const title = "title: The growth of the digital economy over the year before it"
	heard{en: "; it fell from 21.5% in 2016 to 9.5% in 2020, rose to 16.1% in 2021 and fell to 7.4% in 2023."}.holds(t,
		head+"    unit: percent\n    values: {2016: 21.5, 2017: 20.4, 2018: 15.1, 2019: 14.4, 2020: 9.5, 2021: 16.1, 2022: 10.3, 2023: 7.4}\ncharts: {c: {figure: f, kind: line, "+title+"}}", shortOf)
}

// TestTurnsOfLongCourses: a course that rises to its middle and falls turns there, unless it has very many values.
func TestTurnsOfLongCourses(t *testing.T) {
	for n, want := range map[int]int{101: 1, longestCourse: 1, longestCourse + 1: 0} {
		values := make([]data.Value, n)
		for i := range values {
			values[i].Number = data.Int(int64(min(i, n-i)))
		}
		alt := &altWriter{chart: &data.Chart{Series: []data.Plotted{{Series: &data.Series{Values: values}}}}, turns: mostTurns}
		if turns := turnsOf(alt, 0, 0, n-1); len(turns) != want || want > 0 && turns[0] != n/2 && turns[0] != n/2+1 {
			t.Errorf("%d values turn at %v, want %d turns", n, turns, want)
		}
	}
}

// TestAltOfChineseClauses: values that have verbs are no names with 和 between them, and the ends of a
// waterfall have none.
func TestAltOfChineseClauses(t *testing.T) {
	for kind, tt := range map[string]struct{ values, want string }{
		"line":      {"{2019: 40, 2020: more than 50, 2021: 60}", "何者最高未定：2020年超过50%；2021年为60%。"},
		"waterfall": {"{预算: 120, 租金: -23, 结果: 97}", "从预算的120%到结果的97%。"},
	} {
		if _, long := spoken(t, "zh", head+"    unit: percent\n    values: "+tt.values+"\ncharts: {c: {figure: f, kind: "+kind+", title: T}}"); !strings.Contains(long, tt.want) {
			t.Errorf("%s: no %q in\n%s", kind, tt.want, long)
		}
	}
}

// TestAltKeepsValues: where there is no room to say which values are doubtful, some are said to be, and the
// values stay; periods of a list are called as a sentence calls them.
func TestAltKeepsValues(t *testing.T) {
	const content = head + "    unit: million tonnes\n    series:\n      Coal and lignite: {2019: 5, 2020: more than 8, 2021: 9, 2022: 18}\n      Oil and natural gas: {2019: up to 5, 2020: 7, 2021: more than 9, 2022: 23}\n" +
		"      Wind, sun and water: {2019: 7, 2020: between 2 and 4, 2021: {value: 9, disputed: 8, by: b}, 2022: 26}\ncharts: {c: {figure: f, kind: line, title: What the country gets its electricity from}}"
	heard{
		"from. In 2022, Wind, sun and water: 26 million tonnes; Oil and natural gas 23 million tonnes; Coal and lignite 18 million tonnes. Some values are bounds or disputed.",
		"from. Alle Werte in Millionen Tonnen; 2022: Wind, sun and water: 26; Oil and natural gas 23; Coal and lignite 18. Einige Werte sind nur eingegrenzt oder umstritten.",
		"2022年，",
	}.holds(t, content, shortOf)
	heard{
		"Provisional: the first quarter of 2020 to the third quarter of 2020. No value for the fourth quarter of 2019.",
		"Kein Wert für 4. Quartal 2019.",
		"初步数：2020年第一季度至2020年第三季度。",
	}.holds(t, head+"    unit: million tonnes\n    every: quarter\n    values: {2019-Q3: 5, 2020-Q1: {value: 6, status: provisional}, 2020-Q2: {value: 6, status: provisional}, 2020-Q3: {value: 6, status: provisional}, 2020-Q4: 7}\ncharts: {c: {figure: f, kind: line, title: T}}", longOf)
}

// TestAltBelowZero: of a harvest that shrank by a third and then by a quarter nobody says that it rose, nor of
// a deficit that it fell; of temperatures, which count from a zero that was chosen, everybody does.
func TestAltBelowZero(t *testing.T) {
	const harvest = head + "    unit: lorries\n    values: {2015: 40, 2016: 27, 2017: 36, 2018: 27, 2019: 36, 2020: 27}\n  g: {title: Change of the harvest, from: f, by: growth}\n"
	heard{
		"It went from −32.5% in 2016 to 33.3% in 2017, to −25.0% in 2018, to 33.3% in 2019 and to −25.0% in 2020.",
		"Der Wert veränderte sich von −32,5 % im Jahr 2016 auf 33,3 % im Jahr 2017, dann auf −25,0 % im Jahr 2018, dann auf 33,3 % im Jahr 2019, dann auf −25,0 % im Jahr 2020.",
		"由2016年的−32.5%变为2017年的33.3%，2018年变为−25.0%，2019年变为33.3%，2020年变为−25.0%。",
	}.holds(t, harvest+"charts: {c: {figure: g, kind: line, title: T}}", longOf)
	heard{
		"A went from −20 million euros in 2021 to −9 million euros in 2022. B rose from 5 ",
		"A: von −20 Millionen Euro im Jahr 2021 auf −9 Millionen Euro im Jahr 2022. B: gestiegen von 5 ",
		"A由2021年的−2000万欧元变为2022年的−900万欧元。B从2021年的500万欧元升至",
	}.holds(t, head+"    unit: million euros\n    series: {A: {2021: -20, 2022: -9}, B: {2021: 5, 2022: 9}}\ncharts: {c: {figure: f, kind: line, title: T}}", longOf)
	heard{
		"It rose from −5 °C in 2021 to −2 °C in 2022.", "Der Wert stieg von −5 °C im Jahr 2021 auf −2 °C im Jahr 2022.", "从2021年的−5°C升至2022年的−2°C。",
	}.holds(t, head+"    unit: °C\n    values: {2021: -5, 2022: -2}\ncharts: {c: {figure: f, kind: line, title: T}}", longOf)
}
