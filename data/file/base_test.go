package file

import (
	"strings"
	"testing"
)

// TestIndexOfYear sets the mean of the periods of a year to 100.
func TestIndexOfYear(t *testing.T) {
	head := textHead + "figures:\n  a: {title: A, unit: million tonnes, source: s, values: {"
	for _, test := range []struct{ name, values, want string }{
		{"the mean of four quarters", "2018-Q4: 99.00, 2019-Q1: 102.00, 2019-Q2: 104.00, 2019-Q3: 106.00, 2019-Q4: 108.00, 2020-Q1: 110.25",
			"2018-Q4 94.29; 2019-Q1 97.14; 2019-Q2 99.05; 2019-Q3 100.95; 2019-Q4 102.86; 2020-Q1 105.00"}, // of 105
	} {
		ds := loadWhole(t, head+test.values+"}}\n  b: {title: B, from: a, by: index, base: 2019}\n")
		if got := numbersOf(t, ds, "b"); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
	for name, values := range map[string]string{
		"a quarter lacks":      "2019-Q1: 102, 2019-Q2: 104, 2019-Q4: 108, 2020-Q1: 110",
		"a quarter is missing": "2019-Q1: 102, 2019-Q2: {missing: lost}, 2019-Q3: 104, 2019-Q4: 108, 2020-Q1: 110",
		"it begins too late":   "2019-Q2: 102, 2019-Q3: 104, 2019-Q4: 108, 2020-Q1: 110",
	} {
		_, err := loadString(head + values + "}}\n  b: {title: B, from: a, by: index, base: 2019}\n")
		if err == nil || !strings.Contains(err.Error(), "a has no value for 2019") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	content := head + "2019-H1: 102.0, 2019-H2: 104.0, 2020-H1: 110.0}}\n  b: {title: B, from: a, by: index, base: 2019}\nbriefing:\n  - table: b\n"
	for language, want := range map[string]string{
		"en": "The value for 2019 is the mean of all values in it.",
		"de": "Der Wert für 2019 ist der Mittelwert aller Werte darin.",
		"zh": "2019年的数值为其中各期数值的平均值。",
	} {
		if got := methodsOf(t, language, content); !strings.Contains(got, want) {
			t.Errorf("%s: got:\n%s\nwant %s", language, got, want)
		}
	}
}
