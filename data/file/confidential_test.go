package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/language"
)

// What is computed from a confidential value has no number either, for that reason: however
// the value is said to be confidential.
func TestConfidentialInputs(t *testing.T) {
	for _, secret := range []string{"confidential", "{missing: confidential}", "{confidential: true}", "{value: 7.25, confidential: true}", "{value: more than 7, confidential: true, interval: [6, 8], disputed: 9, by: o}"} {
		ds := loadText(t, "figures:\n"+
			"  a: {title: A, unit: lorries, source: s, values: {2018: 5, 2019: "+secret+", 2020: 8, 2021: 10}}\n"+
			"  b: {title: B, unit: lorries, source: s, values: {2018: 1, 2019: 2, 2020: {missing: not surveyed}, 2021: 4}}\n"+
			"  g: {title: G, from: a, by: growth}\n"+
			"  s: {title: S, from: [a, b], by: sum}\n"+
			"  r: {title: R, from: [b, a], by: ratio}\n"+
			"  i: {title: I, from: a, by: index, base: 2018}\n")
		const hidden = "not available (confidential)"
		for id, want := range map[string]string{
			"a": "2018=5 lorries; 2019=" + hidden + "; 2020=8 lorries; 2021=10 lorries",
			"g": "2021=25%",
			"s": "2018=6 lorries; 2019=" + hidden + "; 2020=not available (not surveyed); 2021=14 lorries",
			"r": "2018=0.2 times; 2019=" + hidden + "; 2020=not available (not surveyed); 2021=0.4 times",
			"i": "2018=100; 2019=" + hidden + "; 2020=160; 2021=200",
		} {
			if got := figureOf(t, ds, id); got != want {
				t.Errorf("%s: %s: got %s, want %s", secret, id, got, want)
			}
		}
	}
}

// The reason is in the language of the file, unless that gives one.
func TestConfidentialReason(t *testing.T) {
	for tag, want := range map[string]string{"en": "confidential", "de": "vertraulich", "zh": "保密"} {
		ds := loadText(t, "language: "+tag+"\nfigures:\n  a: {title: A, unit: lorries, source: s, values: {x: confidential, y: {missing: held by the court, confidential: true}, z: 2}}\n")
		for i, reason := range []string{want, "held by the court"} {
			v := ds.Figures[0].Series[0].Values[i]
			if got, missing := v.Missing(); !missing || got != reason || !v.Confidential() {
				t.Errorf("%s: got %q (missing: %t, confidential: %t), want %q", tag, got, missing, v.Confidential(), reason)
			}
		}
		if no := language.Of(ds); no.Value(ds.Figures[0].Series[0].Values[0], ds.Figures[0].Unit) == "" {
			t.Errorf("%s: the value prints nothing", tag)
		}
	}
}

// A confidential cell of a CSV file comes out of a picture as one.
func TestConfidentialExcerpt(t *testing.T) {
	ds, err := Load(fstest.MapFS{
		"f.yaml": {Data: []byte(textHead + "figures:\n  a: {title: A, unit: lorries, source: s, csv: {file: a.csv, key: name, value: v}}\n")},
		"a.csv":  {Data: []byte("name,v\nx,confidential\ny,2\n")},
	}, "f.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	excerpt, _ := ExcerptOf(ds, ds.Charts[0], data.Slide(), data.DefaultDPI)
	text, err := excerpt.YAML()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "confidential: true") {
		t.Errorf("the excerpt does not say so:\n%s", text)
	}
	if again := loadWhole(t, string(text)); !again.Figures[0].Series[0].Values[0].Confidential() {
		t.Errorf("read again, the value is not confidential:\n%s", text)
	}
}

// Where no value can be missing, none can be confidential.
func TestConfidentialRefused(t *testing.T) {
	const figure = "figures:\n  a: {title: A, unit: lorries, source: s, values: {2018: 5, 2019: 6}}\n"
	for _, tt := range []struct{ file, want string }{
		{figure + "charts:\n  a: {figure: a, references: [{value: confidential, label: L, source: s}]}\n", "a confidential number cannot stand here"},
		{strings.Replace(figure, "2018: 5", "2018: {value: 5, disputed: confidential, by: o}", 1), "a confidential number cannot stand here"},
		{strings.Replace(figure, "source: s", "source: s, between: [confidential, 9]", 1), "a confidential number cannot stand here"},
		{strings.Replace(figure, "2018: 5", "2018: {value: 5, confidential: perhaps}", 1), "is neither true nor false"},
		{strings.Replace(figure, "2018: 5", "2018: confidential", 1) + "briefing:\n  - text: 'It was {{ change \"a\" \"2018\" \"2019\" }}.'\n", "a cannot be compared from 2018 to 2019: confidential"},
	} {
		if _, err := loadString(textHead + tt.file); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.file, err, tt.want)
		}
	}
}

// What a whole leaves when all other parts are taken away is no secret.
func TestLoneSecret(t *testing.T) {
	const secret = "confidential"
	for _, tt := range []struct{ name, figures, want string }{
		{"one part of a total", withTotal(secret, "120", "105", "250"), `figures.f.Farms.2019: the confidential value of "Farms" in 2019 can be computed: it is what all leaves when the other parts are taken away`},
		{"two parts", withTotal(secret, secret, "105", "250"), ""},
		{"a part that is confidential and one that is missing", withTotal(secret, "{missing: not surveyed}", "105", "250"), ""},
		{"a total that is confidential", withTotal("25", "120", "105", secret), "figures.f: the confidential value of all in 2019 can be computed: it is the sum of its parts"},
		{"a total and a part", withTotal(secret, "120", "105", secret), ""},
		{"nothing confidential", withTotal("25", "120", "105", "250"), ""},
		{"shares of a whole", withShares(secret, "120", "250"), `figures.f.Farms.2019: the confidential value of "Farms" in 2019 can be computed: it is what all leaves when the other parts are taken away`},
		{"shares of what is more than the parts", withShares(secret, "120", "250, 2018: 400"), ""},
		{"a whole of categories", "  f: {title: F, unit: jobs, source: s, aggregates: World, values: {World: 100, A: 60, B: 30, C: " + secret + "}}\n", `figures.f.C: the confidential value of "C" can be computed: it is what "World" leaves when the other parts are taken away`},
		{"two categories", "  f: {title: F, unit: jobs, source: s, aggregates: World, values: {World: 100, A: 60, B: " + secret + ", C: " + secret + "}}\n", ""},
		{"a whole that is confidential", "  f: {title: F, unit: jobs, source: s, aggregates: World, values: {World: " + secret + ", A: 60, B: 30}}\n", `figures.f: the confidential value of "World" can be computed: it is the sum of its parts`},
		{"rates beside the rate of all", "  f: {title: F, unit: percent, source: s, aggregates: World, values: {World: 5, A: 6, B: 3, C: " + secret + "}}\n", ""},
		{"numbers per head", "  f: {title: F, unit: kilograms per person, source: s, aggregates: World, values: {World: 5, A: 6, B: 3, C: " + secret + "}}\n", ""},
		{"a whole among the series", "  f: {title: F, unit: jobs, source: s, aggregates: All, series: {All: {2018: 10, 2019: 12}, A: {2018: 4, 2019: 5}, B: {2018: 6, 2019: " + secret + "}}}\n", `figures.f.B.2019: the confidential value of "B" in 2019 can be computed: it is what "All" leaves when the other parts are taken away`},
		{"percentages of one whole", "  f: {title: F, unit: percent, source: s, series: {A: {2018: 40, 2019: 45}, B: {2018: 60, 2019: " + secret + "}}}\n", `figures.f.B.2019: the confidential value of "B" in 2019 can be computed: it is what 100% leaves when the other parts are taken away`},
		{"a whole that nobody says is one", "  f: {title: F, unit: jobs, source: s, series: {2018 a: {Coast: 612, Hills: 205, Plain: 91, Land: 908}, 2018 b: {Coast: 634, Hills: " + secret + ", Plain: 88, Land: 931}}}\n", `figures.f.2018 b.Hills: the confidential value of "Hills" in 2018 b can be computed: it is what "Land" leaves when the other parts are taken away`},
		{"a series that nobody says is a whole", "  f: {title: F, unit: jobs, source: s, series: {Land: {2018: 908, 2019: 931, 2020: 944}, Coast: {2018: 612, 2019: 634, 2020: " + secret + "}, Hills: {2018: 205, 2019: 209, 2020: 211}, Plain: {2018: 91, 2019: 88, 2020: 90}}}\n", `figures.f.Coast.2020: the confidential value of "Coast" in 2020 can be computed: it is what "Land" leaves when the other parts are taken away`},
		{"two secrets beside such a whole", "  f: {title: F, unit: jobs, source: s, series: {Land: {2018: 908, 2019: 931, 2020: 944}, Coast: {2018: 612, 2019: 634, 2020: " + secret + "}, Hills: {2018: 205, 2019: 209, 2020: " + secret + "}, Plain: {2018: 91, 2019: 88, 2020: 90}}}\n", ""},
		{"percentages of several", "  f: {title: F, unit: percent, source: s, series: {A: {2018: 40, 2019: 45}, B: {2018: 10, 2019: " + secret + "}}}\n", ""},
	} {
		_, err := loadString(textHead + "figures:\n" + strings.TrimPrefix(tt.figures, "figures:\n"))
		got := ""
		if err != nil {
			got = err.Error()
		}
		if tt.want == "" && got != "" || !strings.Contains(got, ": "+tt.want+" [lone-secret]") && tt.want != "" || strings.Contains(got, "\n") {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// withTotal is a figure of three parts, with their total, of which the second year varies.
func withTotal(farms, mines, shops, all string) string {
	return "  all: {title: All, unit: jobs, source: s, values: {2018: 220, 2019: " + all + "}}\n" +
		"  f: {title: F, unit: jobs, source: s, total: all, series: {Farms: {2018: 20, 2019: " + farms + "}, Mines: {2018: 100, 2019: " + mines + "}, Shops: {2018: 100, 2019: " + shops + "}}}\n"
}

// withShares is a figure of two parts whose shares of a whole are computed.
func withShares(farms, mines, all string) string {
	return "  all: {title: All, unit: jobs, source: s, values: {2019: " + all + "}}\n" +
		"  f: {title: F, unit: jobs, source: s, series: {Farms: {2018: 20, 2019: " + farms + "}, Mines: {2018: 100, 2019: " + mines + "}}}\n" +
		"  shares: {title: S, from: [f, all], by: share-of-total}\n"
}
