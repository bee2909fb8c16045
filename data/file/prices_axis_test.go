package file

import (
	"fmt"
	"strings"
	"testing"
)

// TestPricesShareAnAxis checks that a wage at current prices and one at those of a year share an axis in their
// unit without prices, where the names say which is which, and that other money does not.
func TestPricesShareAnAxis(t *testing.T) {
	content := func(title, unit string) string {
		return textHead + "figures:\n  n: {title: Wage, unit: € per hour, source: s, values: {2022: 21, 2023: 22}}\n" +
			"  r: {title: " + title + ", unit: " + unit + ", source: s, values: {2022: 23, 2023: 22}}\n" +
			"charts:\n  c: {figures: [n, r], kind: line, title: Wages}\n"
	}
	ds := loadWhole(t, content("Real wage", "€ per hour at 2024 prices"))
	if c := ds.Charts[0]; c.SeveralUnits() || strings.Contains(c.Subtitle.Plain, "prices") || !strings.Contains(c.Subtitle.Plain, "per hour") {
		t.Errorf("several units: %t, subtitle %q", c.SeveralUnits(), c.Subtitle.Plain)
	}
	for text, want := range map[string]string{
		content("Wage of all", "€ per hour at 2024 prices"):                                                      "write the prices into the title",
		content("Real wage", "€ per month at 2024 prices"):                                                       "two units on one axis",
		content("Real wage", "£ per hour at 2024 prices"):                                                        "two units on one axis",
		strings.Replace(content("Real wage", "€ per hour at 2024 prices"), "kind: line", "kind: bar-stacked", 1): "two units on one axis",
	} {
		if got := fmt.Sprintf("%+v", faultsOf(t, text)); !strings.Contains(got, want) {
			t.Errorf("no %q in %s\nof %s", want, got, text)
		}
	}
}

// TestSharesKeepTheOrder checks that the sum of a share is written in the order of the figure in each row.
func TestSharesKeepTheOrder(t *testing.T) {
	got := methodsOf(t, "en", textHead+"figures:\n  a: {title: A, unit: users, source: s, values: {P: 50, Q: 30, R: 20}}\n  x: {title: X, from: a, by: share-of-total}\n")
	for _, want := range []string{"50 ÷ (50 + 30 + 20) × 100", "30 ÷ (50 + 30 + 20) × 100", "20 ÷ (50 + 30 + 20) × 100"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
