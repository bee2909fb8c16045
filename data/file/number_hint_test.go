package file

import (
	"testing"

	"briefing/data"
)

// Numbers in the forms of tables are refused with what to write.
func TestNumberHints(t *testing.T) {
	for text, hint := range map[string]string{
		"(512644)":        "where it is one below zero, write -512644",
		"(512,644)":       "where it is one below zero, write -512644",
		"–579572":         "where it is one below zero, write -579572",
		"—3.5":            "where it is one below zero, write -3.5",
		"△0.8":            "where it is one below zero, write -0.8",
		"▲ 3.9":           "where it is one below zero, write -3.9",
		"(.5)":            "where it is one below zero, write -0.5",
		"721-":            "where it is one below zero, write -721",
		"-.16":            "write -0.16",
		".39":             "write 0.39",
		"14.8(p)":         `write 14.8, and what "(p)" means under status:, note: or, in a CSV file, codes:`,
		"13.2¹":           `write 13.2, and what "¹" means under status:, note: or, in a CSV file, codes:`,
		"12*":             `write 12, and what "*" means under status:, note: or, in a CSV file, codes:`,
		"5†":              `write 5, and what "†" means under status:, note: or, in a CSV file, codes:`,
		"1,234 [note 2]":  `write 1234, and what "[note 2]" means under status:, note: or, in a CSV file, codes:`,
		"87,36,329":       "write only digits: 8736329",
		"-1,87,36,329.5":  "write only digits: -18736329.5",
		"about 87,36,329": "write only digits: about 8736329",
		"more than 12*":   `write more than 12, and what "*" means under status:, note: or, in a CSV file, codes:`,
		"6.3 u":           "where the sign is Eurostat's, write {value: 6.3, mark: low reliability}; where it is a unit, write 6.3 and the unit under unit:",
		"2.8 bp":          "where the sign is Eurostat's, write {value: 2.8, status: provisional, mark: break}; where it is a unit, write 2.8 and the unit under unit:",
		": c":             "where the sign is Eurostat's, write confidential",
		":":               "where the sign is Eurostat's, write {missing: not available}",
		"6.3 kg":          "write 6.3 here and the unit under unit:",
		"c. 400":          "write: about 400",
		"1-4":             "write: between 1 and 4",
		"–":               hintMissing,
		"-":               hintMissing,
		"()":              hintDigits,
		"(a)":             hintDigits,
		"12.3.4*":         hintDigits,
		"△":               hintDigits,
	} {
		_, wrong := parseScalar(text)
		if wrong == nil || wrong.hint != hint {
			t.Errorf("%q: got %+v, want the hint %q", text, wrong, hint)
		}
	}
	if d, ok := typed("1,234.5"); !ok || d.Cmp(data.NewDecimal(12345, 1)) != 0 {
		t.Errorf("got %s", d)
	}
}
