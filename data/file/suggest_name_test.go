package file

import (
	"strings"
	"testing"
)

// A reference that names a country, or what the file calls a code, is led to the code; one with its
// texts in another order is led to the right one.
func TestNamesOfReferences(t *testing.T) {
	const figures = "names: {EU27_2020: European Union}\nfigures:\n  f:\n    title: F\n    unit: percent\n    source: s\n    every: year\n    series: {DE: {2018: 1, 2019: 2}, EL: {2018: 3, 2019: 4}, EU27_2020: {2018: 5, 2019: 6}, Total: {2018: 7, 2019: 8}}\n" +
		"  g: {title: G, unit: users, source: s, values: {DE: 1, FR: 2}}\nbriefing:\n  - text: 'It is "
	for _, tt := range []struct{ reference, want string }{
		{`value "f" "2018" "Germany"`, `f has no series "Germany"; write "DE", which stands for Germany`},
		{`value "f" "2018" "Germny"`, `write "DE", which stands for Germany`},
		{`value "f" "2018" "Greece"`, `write "EL", which stands for Greece`},
		{`value "f" "2018" "European Union"`, `write "EU27_2020", which stands for European Union`},
		{`value "f" "2018" "Totl"`, `write "Total"`},
		{`value "f" "2018" "Xxxxxxxxxx"`, `the known ones are DE, EL, EU27_2020, Total; write {{ value "figure" "key" "series" }}`},
		{`value "f" "DE" 2018`, `write the series after the key: {{ value "f" "2018" "DE" }}`},
		{`value "f" "Germany" "2019"`, `write the series after the key: {{ value "f" "2019" "DE" }}`},
		{`change "f" "DE" "2018" "2019"`, `write the series after the key: {{ change "f" "2018" "2019" "DE" }}`},
		{`value "f" "DE"`, `"DE" is a series: write the key before it, as in {{ value "figure" "key" "series" }}, or {{ latest "f" "DE" }}`},
		{`value "g" "France"`, `g has no value for "France"; write "FR", which stands for France`},
	} {
		_, err := loadString(strings.TrimSuffix(textHead, "\n") + "\n" + figures + "{{ " + tt.reference + " }}.'\n")
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.reference, err, tt.want)
		}
	}
}

// A figure whose source is not known has one fault of it, and names: inside a figure is led to the head of
// the file.
func TestOneFaultEach(t *testing.T) {
	_, err := loadTables("  f: {title: F, unit: percent, source: ofice, table: {file: t.csv, key: year, value: v}}\n", map[string]string{"t.csv": "year,v\n2020,1\n2021,2\n"})
	if err == nil || !strings.Contains(err.Error(), `there is no source "ofice"`) || strings.Contains(err.Error(), "no source [no-source]") {
		t.Errorf("got %v", err)
	}
	_, err = loadTables("  f: {title: F, unit: percent, table: {file: t.csv, key: year, value: v}}\n", map[string]string{"t.csv": "year,v\n2020,1\n2021,2\n"})
	if err == nil || !strings.Contains(err.Error(), "the values have no source") {
		t.Errorf("got %v", err)
	}
	faults := faultsOf(t, textHead+"figures:\n  f: {title: F, unit: percent, source: s, names: {A: Aland}, values: {A: 1}}\n")
	if len(faults) != 1 || !strings.Contains(faults[0].Hint, "head of the file") {
		t.Errorf("got %v", faults)
	}
}
