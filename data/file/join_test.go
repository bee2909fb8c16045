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
