package file

import (
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/data/language"
)

// Rates and averages are known by their unit or their title, and have no sum over names.
func TestRatesByName(t *testing.T) {
	for _, test := range []struct {
		title, unit string
		adds        bool
	}{
		{"Birth rate", "‰", false}, {"出生率", "‰", false}, {"Geburtenziffer", "je 1.000", false}, {"Live births", "per mille", false},
		{"GDP per head", "€", false}, {"GDP per capita", "US$", false}, {"BIP je Einwohner", "€", false}, {"人均国内生产总值", "元", false},
		{"CO2 emissions per head", "t", false}, {"Pro-Kopf-Verbrauch", "kg", false}, {"Doctors per 10 000 inhabitants", "doctors", false},
		{"House prices", "£'000", false}, {"Price of bread", "pence", false}, {"Consumer price of bread", "pence", false}, {"Mietpreis", "€", false},
		{"Hourly pay", "£", false}, {"Bruttostundenlohn", "€", false}, {"Gross monthly earnings", "€", false}, {"Exchange rate", "€", false},
		{"Average household size", "persons", false}, {"Persons per household", "persons", false}, {"Length of stay", "nights", false}, {"Aufenthaltsdauer", "Nächte", false}, {"Gini coefficient", "points of it", false},
		{"GDP at current prices", "£m", true}, {"Wages and salaries", "£m", true}, {"Exports per quarter", "£m", true}, {"Population", "people", true}, {"Average number of employees", "people", true},
		{"Bruttolöhne und -gehälter", "Mrd. €", true}, {"Households", "households", true}, {"Live births", "births", true}, {"工资总额", "亿元", true},
	} {
		text := "title: T\nsources:\n  s: {publisher: P, title: T}\nfigures:\n  a: {title: " + test.title + ", unit: \"" + test.unit + "\", source: s, series: {A: {2019: 10}, B: {2019: 20}}}\n  x: {title: X, from: a, by: sum}\n"
		if _, err := loadString(text); (err == nil) != test.adds {
			t.Errorf("%s in %s: adds %t, want %t: %v", test.title, test.unit, err == nil, test.adds, err)
		}
	}
}

// What would compare an amount at a date with that of a part of a year, or take a part of a year
// for all of it, is a fault.
func TestPartsOfYears(t *testing.T) {
	const quarters = "{2022-Q1: 100, 2022-Q2: 110, 2022-Q3: 120, 2022-Q4: 130}"
	const debt = "a: {title: Government debt, unit: £bn, source: s, values: {2022-Q1: 900, 2022-Q2: 910, 2022-Q3: 920, 2022-Q4: 920}}\n  "
	const gdp = "b: {title: Gross domestic product, unit: £bn, source: s, values: " + quarters + "}\n  "
	testDerived(t, debt+gdp+"x: {title: X, from: [a, b], by: ratio, unit: percent of GDP}", "")
	testDerived(t, debt+gdp+"x: {title: X, from: [a, b], by: share-of-total}", "")
	testDerived(t, debt+gdp+"y: {title: Y, from: b, by: running-sum, window: 4}\n  x: {title: X, from: [a, y], by: ratio, unit: percent of GDP}", "2022-Q4=200%")
	testDerived(t, "a: {title: Exports of goods, unit: £bn, source: s, values: "+quarters+"}\n  x: {title: X, from: a, by: last, over: year}", "")
	testDerived(t, "a: {title: Government debt, unit: £bn, source: s, values: "+quarters+"}\n  x: {title: X, from: a, by: last, over: year}", "2022=£130 billion")
	testDerived(t, "a: {title: Share, unit: percent, source: s, values: {A: 5, B: 7}}\n  w: {title: Temperature, unit: degrees Celsius, source: s, values: {A: 5, B: 7}}\n  x: {title: X, from: a, by: weighted-mean, weights: w}", "")
}

// A mean of whole numbers by weights that are rounded has no digits that none of them has: 34086.45
// is 34086, and 2.4938 children of families with 2 and 3, give or take a half, 2.5.
func TestDigitsOfWeightedMeans(t *testing.T) {
	const weights = "w: {title: Population, unit: thousand people, source: s, series: {A: {2020: 10123}, B: {2020: 9876}}}\n  "
	testDerived(t, "a: {title: GDP per head, unit: € per person, source: s, series: {A: {2020: 41000}, B: {2020: 27000}}}\n  "+weights+"x: {title: X, from: a, by: weighted-mean, weights: w}", "2020=€34,086 per person")
	testDerived(t, "a: {title: Children of a family, unit: children per family, source: s, series: {A: {2020: 2}, B: {2020: 3}}}\n  "+weights+"x: {title: X, from: a, by: weighted-mean, weights: w}", "2020=2.5 children per family")
}

// Yearly rates say since when they are, in each language.
func TestYearlyRatesSaySinceWhen(t *testing.T) {
	for lang, want := range map[string]string{"en": "percent a year since 2015", "de": "Prozent pro Jahr seit 2015", "zh": "自2015年以来的年均百分比"} {
		ds, err := loadString("language: " + lang + "\ntitle: T\nsources:\n  s: {publisher: P, title: T}\nfigures:\n  a: {title: A, unit: t, source: s, values: {2015: 100, 2016: 110}}\n  x: {title: X, from: a, by: cagr, base: 2015}\n")
		if err != nil {
			t.Fatal(err)
		}
		if got := language.Of(ds).UnitOf(ds.Figures[1]); got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
}

// Long computations lose whole terms.
func TestShortened(t *testing.T) {
	long := "(2.8% × 7,512 thousand people + 9.9% × 3,361.4 thousand people + 5.5% × 2,120 thousand people + 5.4% × 2,110 thousand people + 5.3% × 2,100 thousand people) ÷ (7,512 thousand people + 3,361.4 thousand people + 2,120 thousand people + 2,110 thousand people + 2,100 thousand people)"
	want := "(2.8% × 7,512 thousand people + 9.9% × 3,361.4 thousand people + … + 5.3% × 2,100 thousand people) ÷ (7,512 thousand people + 3,361.4 thousand people + … + 2,100 thousand people)"
	if got := shortened(long); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if whole := strings.Repeat("1", 160); shortened(whole) != whole || utf8.RuneCountInString(whole) != 160 {
		t.Error("what is short enough is changed")
	}
}
