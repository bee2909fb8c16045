package file

import "testing"

// TestComparisonsKeepTheRhythm are changes over the value before.
func TestComparisonsKeepTheRhythm(t *testing.T) {
	for _, test := range []struct{ name, every, values, want string }{
		{"every five years, of which one lacks", "", "{2000: 10, 2005: 12, 2010: 15, 2020: 20, 2025: 21, 2030: 23, 2035: 26}",
			"2005=2 sheep; 2010=3 sheep; 2020=not available (no value for 2015 to compare with); 2025=1 sheep; 2030=2 sheep; 2035=3 sheep"},
		{"elections", "irregular", "{2015: 10, 2017: 12, 2019: 15, 2024: 20}", "2017=2 sheep; 2019=3 sheep; 2024=5 sheep"},
		{"trading days over a weekend", "", "{2024-01-03: 1, 2024-01-04: 2, 2024-01-05: 4, 2024-01-08: 7, 2024-01-09: 8}",
			"2024-01-04=1 sheep; 2024-01-05=2 sheep; 2024-01-08=3 sheep; 2024-01-09=1 sheep"},
		{"months without Januaries", "", "{2022-10: 1, 2022-11: 2, 2022-12: 3, 2023-02: 5, 2023-03: 6, 2023-04: 7, 2023-05: 8, 2023-06: 9, 2023-07: 10, 2023-08: 11, 2023-09: 12, 2023-10: 13, 2023-11: 14, 2023-12: 15, 2024-02: 18, 2024-03: 19}",
			"2022-11=1 sheep; 2022-12=1 sheep; 2023-02=2 sheep; 2023-03=1 sheep; 2023-04=1 sheep; 2023-05=1 sheep; 2023-06=1 sheep; 2023-07=1 sheep; 2023-08=1 sheep; 2023-09=1 sheep; 2023-10=1 sheep; 2023-11=1 sheep; 2023-12=1 sheep; 2024-02=3 sheep; 2024-03=1 sheep"},
		{"quarters", "", "{2019-Q1: 1, 2019-Q2: 2, 2019-Q3: 4, 2019-Q4: 7, 2020-Q2: 9}",
			"2019-Q2=1 sheep; 2019-Q3=2 sheep; 2019-Q4=3 sheep; 2020-Q2=not available (no value for the first quarter of 2020 to compare with)"},
	} {
		every := ""
		if test.every != "" {
			every = "every: " + test.every + ", "
		}
		ds := loadText(t, "figures:\n  a: {title: A, unit: sheep, source: s, "+every+"values: "+test.values+"}\n  x: {title: X, from: a, by: difference, over: previous}\n")
		if got := figureOf(t, ds, "x"); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
