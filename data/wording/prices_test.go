package wording

import "testing"

// TestPricesOf finds the year of prices in titles and units.
func TestPricesOf(t *testing.T) {
	for text, want := range map[string]struct {
		year string
		rest string
	}{
		"£ at 2023 prices": {"2023", "£"}, "Real average weekly earnings at 2023 prices": {"2023", "Real average weekly earnings"}, "Real earnings in 2023 pounds": {"2023", "Real earnings"},
		"€ in prices of 2020": {"2020", "€"}, "€ in Preisen von 2015": {"2015", "€"}, "GDP, constant 2015 US$": {"2015", "US$"}, "2017 US$": {"2017", "US$"}, "元（按2020年不变价格计算）": {"2020", "元"}, "Pay (2023 prices)": {"2023", "Pay"},
		"£ at 2022/23 prices": {"2022/23", "£"}, "£ at 2022-23 prices": {"2022/23", "£"}, "£ (1999/2000 prices)": {"1999/00", "£"}, "crore rupees at constant (2011-12) prices": {"2011/12", "crore rupees"}, "$ at December 2023 prices": {"2023-12", "$"}, "£, Sept. 2022 prices": {"2022-09", "£"}, "£ at 2023-11 prices": {"2023-11", "£"},
		"£ at Q4 2023 prices": {"2023-Q4", "£"}, "£ at 2023 Q1 prices": {"2023-Q1", "£"}, "€ at fourth quarter 2023 prices": {"2023-Q4", "€"}, "€ (prices of 2019/20)": {"2019/20", "€"}, "€ in Preisen vom März 2023": {"2023-03", "€"}, "€ (Preise von 2015)": {"2015", "€"}, "€ in Preisen des 4. Quartal 2022": {"2022-Q4", "€"},
		"元（按2020年12月价格计算）": {"2020-12", "元"}, "元（2020年第四季度价格）": {"2020-Q4", "元"}, "2020年1季度不变价": {"2020-Q1", ""}, "2022/23 £": {"2022/23", "£"}, "Sales by price, 2019/20": {"", "Sales by price, 2019/20"}, "Prices of 2019-2021": {"", "Prices of 2019-2021"},
		"Consumer prices in 2023": {"", "Consumer prices in 2023"}, "Prices 2023": {"", "Prices 2023"}, "At constant prices": {"", "At constant prices"}, "Pay, 2023": {"", "Pay, 2023"}, "At 2010 prices and at 2015 prices": {"", "At 2010 prices and at 2015 prices"},
	} {
		if year, rest, ok := PricesOf(text); year != want.year || ok != (want.year != "") || ok && want.rest != "US$" && rest != want.rest {
			t.Errorf("%s: got %s and %q", text, year, rest)
		}
	}
}
