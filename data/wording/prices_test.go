package wording

import "testing"

// TestPricesOf finds the year of prices in titles and units.
func TestPricesOf(t *testing.T) {
	for text, want := range map[string]struct {
		year int
		rest string
	}{
		"£ at 2023 prices": {2023, "£"}, "Real average weekly earnings at 2023 prices": {2023, "Real average weekly earnings"}, "Real earnings in 2023 pounds": {2023, "Real earnings"},
		"€ in prices of 2020": {2020, "€"}, "€ in Preisen von 2015": {2015, "€"}, "GDP, constant 2015 US$": {2015, "US$"}, "2017 US$": {2017, "US$"}, "元（按2020年不变价格计算）": {2020, "元（）"}, "Pay (2023 prices)": {2023, "Pay"},
		"Consumer prices in 2023": {0, "Consumer prices in 2023"}, "Prices 2023": {0, "Prices 2023"}, "At constant prices": {0, "At constant prices"}, "Pay, 2023": {0, "Pay, 2023"}, "At 2010 prices and at 2015 prices": {0, "At 2010 prices and at 2015 prices"},
	} {
		if year, rest, ok := PricesOf(text); year != want.year || ok != (want.year > 0) || ok && want.rest != "US$" && rest != want.rest {
			t.Errorf("%s: got %d and %q", text, year, rest)
		}
	}
}
