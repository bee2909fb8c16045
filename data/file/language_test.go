package file

import (
	"testing"

	"briefing/data"
	"briefing/data/language"
)

// inLanguage is the printer of a language.
func inLanguage(t testing.TB, tag string) *language.Printer {
	t.Helper()
	p, err := language.New(tag)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func decimalOf(t testing.TB, s string) data.Decimal {
	t.Helper()
	d, err := data.ParseDecimal(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}
