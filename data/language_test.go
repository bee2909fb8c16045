package data

import "testing"

// inLanguage is the printer of a language.
func inLanguage(t testing.TB, tag string) *Printer {
	t.Helper()
	p, err := NewPrinter(tag)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func decimalOf(t testing.TB, s string) Decimal {
	t.Helper()
	d, err := ParseDecimal(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}
