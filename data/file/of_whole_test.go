package file

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A percentage says of what it is, once in a paragraph, unless its sentence says it or its words do.
func TestOfWhole(t *testing.T) {
	const figures = "figures:\n  b: {title: B, unit: percent of GDP, source: s, every: year, values: {2021: -6.6, 2022: 4.8, 2023: {value: 4.2, status: estimate}, 2024: more than 3}}\n" +
		"  v: {title: V, unit: percent of valid votes, source: s, values: {A: 16.4, B: 20.8}}\n  i: {title: I, unit: percent per year, source: s, every: year, values: {2022: 3.1, 2023: 2.2}}\n  n: {title: N, unit: percent, source: s, values: {A: 7}}\nbriefing:\n  - text: |\n      "
	for _, tt := range []struct{ language, text, want string }{
		{"en", `Borrowing was {{ value "b" "2022" }}.`, "Borrowing was 4.8% of GDP."},
		{"en", `Borrowing was {{ value "b" "2023" }}.`, "Borrowing was 4.2% of GDP (estimate)."},
		{"en", `The deficit was {{ amount "b" "2021" }}, then {{ value "b" "2022" }}.`, "The deficit was 6.6% of GDP, then 4.8%."},
		{"en", `It was {{ value "b" "2024" }}.`, "It was more than 3% of GDP."},
		{"en", `It was {{ value "b" "2022" }}. Then it was {{ value "b" "2023" }}.`, "It was 4.8% of GDP. Then it was 4.2% (estimate)."},
		{"en", "It was {{ value \"b\" \"2022\" }}.\n\n      Then it was {{ value \"b\" \"2024\" }}.", "It was 4.8% of GDP.\n\nThen it was more than 3% of GDP."},
		{"en", `As a share of GDP it was {{ value "b" "2022" }}.`, "As a share of GDP it was 4.8%."},
		{"en", `Of gross domestic product, {{ value "b" "2022" }} were borrowed.`, "Of gross domestic product, 4.8% were borrowed."},
		{"en", `GDP grew. Borrowing was {{ value "b" "2022" }}.`, "GDP grew. Borrowing was 4.8% of GDP."},
		{"en", `It was {{ value "b" "2022" }} of output.`, "It was 4.8% of output."},
		{"en", `{{ latest "b" }} was borrowed.`, "More than 3% of GDP was borrowed."},
		{"en", `Of these {{ number "b" "2022" }}, {{ difference "b" "2021" "2022" }} more.`, "Of these 4.8%, 11.4 percentage points more."},
		{"en", `A got {{ value "v" "A" }}, B {{ value "v" "B" }}.`, "A got 16.4% of valid votes, B 20.8%."},
		{"en", `A got {{ value "v" "A" }} and every fifth vote went to B.`, "A got 16.4% and every fifth vote went to B."},
		{"en", `The rate was {{ value "i" "2022" }}.`, "The rate was 3.1%."},
		{"en", `It was {{ value "n" "A" }}.`, "It was 7%."},
		{"de", `Das Defizit betrug {{ value "b" "2022" }}.`, "Das Defizit betrug 4,8\u202f% des BIP."},
		{"de", `Gemessen am Bruttoinlandsprodukt waren es {{ value "b" "2022" }}.`, "Gemessen am Bruttoinlandsprodukt waren es 4,8\u202f%."},
		{"de", `Die BIP-Quote betrug {{ value "b" "2022" }}.`, "Die BIP-Quote betrug 4,8\u202f%."},
		{"de", `Es waren {{ value "b" "2023" }}.`, "Es waren 4,2\u202f% des BIP (Schätzung)."},
		{"zh", `赤字为{{ value "b" "2022" }}。`, "赤字为国内生产总值的4.8%。"},
		{"zh", `赤字占国内生产总值的{{ value "b" "2022" }}。`, "赤字占国内生产总值的4.8%。"},
		{"zh", `赤字占GDP的{{ value "b" "2022" }}。`, "赤字占GDP的4.8%。"},
		{"zh", `赤字为{{ value "b" "2022" }}。后为{{ value "b" "2024" }}。`, "赤字为国内生产总值的4.8%。后为超过3%。"},
	} {
		ds := loadWhole(t, "language: "+tt.language+"\n"+textHead+figures+tt.text+"\n")
		if got := strings.TrimSpace(strings.ReplaceAll(ds.Briefing[0].Text.Plain, "\u00a0", " ")); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}

// A whole that the program knows needs no translation into the other editions; another one does.
func TestKnownWholesInEditions(t *testing.T) {
	for unit, fault := range map[string]string{"percent of valid votes": "", "percent of GDP": "", "percent of heat pumps": "the text has no translation into de, zh"} {
		content := "editions: [en, de, zh]\ntitle: {all: T}\nsources: {s: {publisher: {all: P}, title: {all: Q}, date: 2024}}\nfigures:\n  f: {title: {all: F}, unit: " + unit + ", source: s, values: {2021: 16.4, 2022: 20.8}}\nbriefing:\n  - text: {all: '{{ value \"f\" \"2021\" }}'}\n"
		for edition, want := range map[string]string{"en": "16.4% of valid votes", "de": "16,4\u202f% der gültigen Stimmen", "zh": "有效票的16.4%"} {
			ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}}, "f.yaml", Options{Edition: edition})
			switch {
			case fault != "" && (err == nil || !strings.Contains(err.Error(), fault)), fault == "" && err != nil:
				t.Errorf("%s in %s: %v, want %q", unit, edition, err, fault)
			case fault == "" && unit == "percent of valid votes" && !strings.Contains(ds.Briefing[0].Text.Plain, want):
				t.Errorf("%s in %s: %q, want %q", unit, edition, ds.Briefing[0].Text.Plain, want)
			}
		}
	}
}
