package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// A code and a name that are called the same are one thing, in keys, series and weights.
func TestJoinByNames(t *testing.T) {
	head := headOfGroups + "names: {DE: Germany, FR: France}\nfigures:\n  "
	tests := []struct{ name, figures, want string }{
		{"keys", "a: {title: A, unit: users, source: s, values: {DE: 5, FR: 10}}\n  b: {title: B, unit: users, source: s, values: {France: 1, Germany: 2}}\n  x: {title: X, from: [a, b], by: sum}",
			"DE=7 users; FR=11 users"},
		{"names before codes", "a: {title: A, unit: users, source: s, values: {DE: 5, FR: 10}}\n  b: {title: B, unit: users, source: s, values: {France: 1, Germany: 2, Spain: 3}}\n  x: {title: X, from: [b, a], by: difference}",
			"France=−9 users; Germany=−3 users; Spain=not available (one of the figures that it is computed from has no value)"},
		{"series", "a: {title: A, unit: users, source: s, series: {DE: {2019: 5}, FR: {2019: 10}}}\n  b: {title: B, unit: users, source: s, series: {France: {2019: 1}, Germany: {2019: 2}}}\n  x: {title: X, from: [a, b], by: sum}",
			"DE/2019=7 users; FR/2019=11 users"},
		{"weights", "a: {title: A, unit: percent, source: s, series: {DE: {2019: 10.0}, FR: {2019: 20.0}}}\n  b: {title: B, unit: users, source: s, values: {France: 1, Germany: 3}}\n  x: {title: X, from: a, by: weighted-mean, weights: b}",
			"2019=12.5%"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ds := loadWhole(t, head+test.figures+"\n")
			if got := figureOf(t, ds, "x"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			for _, w := range ds.Warnings {
				if strings.Contains(w.Text, "Germany") || strings.Contains(w.Text, "DE") {
					t.Errorf("warns: %s", w.Text)
				}
			}
		})
	}
}

// A series that one of the figures lacks has no value and is named, unless it is left out on
// purpose; a whole among them stays one, under whatever name.
func TestUnmatchedSeries(t *testing.T) {
	const none = "not available (one of the figures that it is computed from has no value)"
	const a = "a: {title: A, unit: users, source: s, aggregates: [WLD], series: {DE: {2019: 5, 2020: 6}, FR: {2019: 3, 2020: 2}, WLD: {2018: 1, 2019: 9, 2020: 8}}}\n  "
	const b = "b: {title: B, unit: users, source: s, series: {Germany: {2019: 1, 2020: 2}, France: {2019: 4, 2020: 4}, Spain: {2019: 1}}}\n  "
	tests := []struct{ name, figures, want, aggregates, warned string }{
		{"has no value", a + b + "x: {title: X, from: [a, b], by: difference}",
			"DE/2019=4 users; DE/2020=4 users; FR/2019=−1 users; FR/2020=−2 users; WLD/2019=" + none + "; WLD/2020=" + none + "; Spain/2019=" + none,
			"WLD", "\"WLD\" is not in b, \"Spain\" is not in a"},
		{"is left out", a + b + "x: {title: X, from: [a, b], by: difference, match: both}", "DE/2019=4 users; DE/2020=4 users; FR/2019=−1 users; FR/2020=−2 users", "", ""},
		{"a whole of another name", a + "b: {title: B, unit: users, source: s, series: {Germany: {2020: 3}, World: {2020: 4}, France: {2020: 1}}}\n  x: {title: X, from: [b, a], by: ratio}",
			"Germany/2020=0.5 times; World/2020=0.5 times; France/2020=0.5 times", "World", ""},
		{"none matches", a + "b: {title: B, unit: users, source: s, series: {p: {2020: 3}, q: {2020: 4}}}\n  x: {title: X, from: [a, b], by: ratio}", "! b has no series \"DE\"", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ds, err := loadString(headOfGroups + "names: {DE: Germany, FR: France, WLD: World}\nfigures:\n  " + test.figures + "\n")
			if faults, ok := err.(data.Faults); ok {
				if got := "! " + faults[0].Text; got != test.want {
					t.Errorf("got  %s\nwant %s", got, test.want)
				}
				return
			}
			must(t, err)
			if got := figureOf(t, ds, "x"); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			warned := ""
			for _, w := range ds.Warnings {
				if w.Rule == data.RuleUnmatched {
					warned = w.Text
				}
			}
			if x := ds.Figures[len(ds.Figures)-1]; strings.Join(x.Aggregates, ", ") != test.aggregates || warned != test.warned {
				t.Errorf("aggregates %v, warns: %s", x.Aggregates, warned)
			}
		})
	}
}

// Groups know the names that are called the same.
func TestGroupsKnowNames(t *testing.T) {
	const a = "a: {title: A, unit: users, source: s, aggregates: [EUR], values: {DE: 5, FR: 10, IT: 3, EUR: 18}}\n  "
	tests := []struct{ name, names, groups, figures, want string }{
		{"codes in names", "", "{EU: [Germany, France], Other: IT}", a + "x: {title: X, from: a, by: sum, over: r}", "EU=15 users; Other=3 users"},
		{"names in codes", "", "{EU: [DE, FR]}", "a: {title: A, unit: users, source: s, values: {Germany: 5, France: 10}}\n  x: {title: X, from: a, by: sum, over: r}", "EU=15 users"},
		{"series", "", "{EU: [Germany, France]}", "a: {title: A, unit: users, source: s, series: {DE: {2019: 1, 2020: 2}, FR: {2019: 3, 2020: 4}}}\n  x: {title: X, from: a, by: sum, over: r}", "EU/2019=4 users; EU/2020=6 users"},
		{"a whole of another name is no member that lacks", ", EUR: Europe", "{EU: [Germany, France, IT, Europe]}", a + "x: {title: X, from: a, by: sum, over: r}", "EU=18 users"},
		{"a member that lacks under both names", ", ES: Spain", "{EU: [Germany, DE, France, IT, ES, Spain]}", a + "x: {title: X, from: a, by: sum, over: r}", "EU=not available (no value for Spain)"},
		{"a group that is called as a name is", "", "{Germany: [FR, IT]}", a + "x: {title: X, from: a, by: sum, over: r}", "! a has \"DE\", which belongs to no group of r, but is the name of one"},
		{"one name in two groups", "", "{EU: [Germany, France], G: DE}", a + "x: {title: X, from: a, by: sum, over: r}", "! \"Germany\" of \"EU\" and \"DE\" of \"G\" are both called \"Germany\""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ds, err := loadString(headOfGroups + "names: {DE: Germany, FR: France" + test.names + "}\ngroups:\n  r: " + test.groups + "\nfigures:\n  " + test.figures + "\n")
			got := ""
			if faults, ok := err.(data.Faults); ok {
				got = "! " + faults[0].Text
			} else {
				must(t, err)
				got = figureOf(t, ds, "x")
			}
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// The methods name the times that only one of the figures has values for.
func TestMethodsOfOtherTimes(t *testing.T) {
	figures := "figures:\n  a: {title: A, unit: users, source: s, values: {2001: 1, 2002: 2, 2003: 3, 2004: 4}}\n" +
		"  b: {title: B, unit: users, source: s, values: {2003: 1, 2004: 2, 2005: 3}}\n  x: {title: X, from: [a, b], by: ratio}\n"
	for language, want := range map[string]string{
		"en": "Each value of “A” is divided by that of “B”. Left out, because not all of these figures have values for that time: 2001 to 2002 (“A”); 2005 (“B”).\n",
		"de": "Weggelassen, weil nicht alle diese Größen für die Zeit Werte haben: 2001 bis 2002 („A“); 2005 („B“).",
		"zh": "以下时期因并非所有数据都有数值而未列入：",
	} {
		if got := methodsOf(t, language, textHead+figures); !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// What names are called may stand in a table, in each language of the editions.
func TestNamesFromTable(t *testing.T) {
	const table = "iso,name,nom\nDE,Germany,Deutschland\nFR,France,Frankreich\n"
	load := func(head, table string) string {
		files := fstest.MapFS{"t.csv": {Data: []byte(table)}, "f.yaml": {Data: []byte(headOfGroups + head + "figures:\n" +
			"  a: {title: A, unit: users, source: s, values: {DE: 5, FR: 10, IT: 3}}\n  b: {title: B, unit: users, source: s, values: {France: 1, Germany: 2, IT: 4}}\n  x: {title: X, from: [a, b], by: sum}\n")}}
		ds, err := Load(files, "f.yaml", Options{})
		if faults, ok := err.(data.Faults); ok {
			return "! " + faults[0].Text
		}
		must(t, err)
		whole, err := Whole(ds).YAML()
		must(t, err)
		again, err := loadString(string(whole))
		must(t, err)
		return again.Names["DE"] + ": " + figureOf(t, again, "x")
	}
	for _, test := range []struct{ head, table, want string }{
		{"names-from: {file: t.csv, key: iso, name: name}\n", table, "Germany: DE=7 users; FR=11 users; IT=7 users"},
		{"names: {IT: Italy}\nnames-from: [{file: t.csv, key: iso, name: name}]\n", table, "Germany: DE=7 users; FR=11 users; IT=7 users"},
		{"names-from: {file: t.csv, key: iso, name: title}\n", table, "! t.csv has no column \"title\""},
		{"names-from: {file: u.csv, key: iso, name: name}\n", table, "! there is no file \"u.csv\""},
		{"names-from: {file: t.csv, key: iso, name: name}\n", table + "DE,GDR,DDR\n", "! \"DE\" is called \"Germany\" already, in a row above"},
	} {
		if got := load(test.head, test.table); got != test.want {
			t.Errorf("%s: got %s, want %s", test.head, got, test.want)
		}
	}
}
