package file_test

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data/file"
)

// TestRatioUnits: rates that are read for each hundred million, products by one of their factors, and amounts
// of a period for each of its days. 3,581 million cubic metres for 81.1 million people are 120.97 litres a day;
// 2012 has 366 days, and February 2023 has 28.
func TestRatioUnits(t *testing.T) {
	const head = `title: T
sources: {s: {publisher: P, title: Q, date: 2024}}
figures:
  deaths: {title: People killed, unit: people, source: s, values: {2019: 1752, 2020: 1460, 2021: 1558}}
  miles: {title: Motor traffic, unit: billion vehicle miles, source: s, values: {2019: 338.3, 2020: 266.4, 2021: 298.9}}
  tkm: {title: Freight moved 2022, unit: billion tonne-kilometres, source: s, values: {Road: 506.0, Rail: 133.4}}
  tonnes: {title: Freight carried 2022, unit: million tonnes, source: s, values: {Road: 3640, Rail: 358.5}}
  pkm: {title: Travel, unit: million passenger-km, source: s, values: {Rail: 100000}}
  passengers: {title: Passengers, unit: million passengers, source: s, values: {Rail: 2500}}
  supplied: {title: Drinking water supplied, unit: million cubic metres, source: s, every: 2 years, values: {2010: 3581, 2012: 3660}}
  connected: {title: Inhabitants, unit: thousand people, source: s, every: 2 years, values: {2010: 81100, 2012: 80000}}
  monthly: {title: Milk delivered, unit: tonnes, source: s, values: {2023-01: 310, 2023-02: 280, 2023-03: 310}}
  cows: {title: Cows, unit: cows, source: s, values: {2023-01: 400, 2023-02: 400, 2023-03: 500}}
  stock: {title: Water in reservoirs at the end of the year, unit: million cubic metres, source: s, nature: stock, every: 2 years, values: {2010: 3581, 2012: 3660}}
  r: {title: R, `
	for _, c := range []struct{ from, unit, values, fault string }{
		{"from: [deaths, miles], by: ratio, per: 100000000", "people per 100 million vehicle miles", "0.51788 0.54805 0.52124", ""},
		{"from: [deaths, miles], by: ratio, per: 1000000000", "people per billion vehicle miles", "5.1788 5.4805 5.2124", ""},
		{"from: [deaths, miles], by: ratio", "", "", "the greatest of deaths by miles is 5e-09 people per vehicle mile, which nobody reads; add per: 100000000, or per: 1000000000"},
		{"from: [deaths, miles], by: ratio, per: 100000", "", "", "is 0.0005 people per 100,000 vehicle miles, which nobody reads; write per: 100000000, or per: 1000000000"},
		{"from: [tkm, tonnes], by: ratio", "kilometres", "139.01 372.11", ""},
		{"from: [tkm, tonnes], by: ratio, unit: metres", "metres", "1.3901e+05 3.7211e+05", ""},
		{"from: [pkm, passengers], by: ratio", "km", "40", ""},
		{"from: [supplied, connected], by: ratio, unit: litres per person per day", "litres per person per day", "120.97 125", ""},
		{"from: [supplied, connected], by: ratio, unit: litres per person and day", "litres per person and day", "120.97 125", ""},
		{"from: [monthly, cows], by: ratio, unit: kg per cow per day", "kg per cow per day", "25 25 20", ""},
		{"from: [monthly, cows], by: ratio, unit: kg per cow per year", "", "", "monthly has a value for each month, and what it is by cows is not for each year"},
		{"from: [stock, connected], by: ratio, unit: litres per person per day", "", "", "the values of stock are of a date, and not of days"},
		{"from: [tonnes, passengers], by: ratio, unit: kg per passenger per day", "", "", "nothing tells how many days the values of tonnes are of"},
	} {
		ds, err := file.Load(fstest.MapFS{"f.yaml": {Data: []byte(head + c.from + "}\n")}}, "f.yaml", file.Options{})
		if c.fault != "" {
			if err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "\u00a0", " "), c.fault) {
				t.Errorf("%s: %v, want %s", c.from, err, c.fault)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.from, err)
			continue
		}
		f := ds.Figures[len(ds.Figures)-1]
		var got []string
		for _, v := range f.Series[0].Values {
			got = append(got, strconv.FormatFloat(v.Number.Float(), 'g', 5, 64))
		}
		if all := strings.Join(got, " "); f.Unit.Noun != c.unit || all != c.values {
			t.Errorf("%s: %s in %q, want %s in %q", c.from, all, f.Unit.Noun, c.values, c.unit)
		}
	}
}
