package language

import "testing"

// TestArithmeticInWords: a computation that is heard has the result that is printed, without its
// brackets.
func TestArithmeticInWords(t *testing.T) {
	for _, test := range []struct{ tag, text, want string }{
		{"en", "(22.6 ÷ 18.6 − 1) × 100", "22.6 divided by 18.6, minus 1, the result times 100"},
		{"de", "(22,6 ÷ 18,6 − 1) × 100", "22,6 geteilt durch 18,6, minus 1, das Ergebnis mal 100"},
		{"zh", "(22.6 ÷ 18.6 − 1) × 100", "22.6除以18.6，减1，所得结果乘以100"},
		{"en", "35.8 ÷ 11", "35.8 divided by 11"},
		{"en", "(1 + 2 + 6) ÷ 3", "1 plus 2 plus 6, the result divided by 3"},
		{"en", "((53.9 ÷ 11)^(1/11) − 1) × 100", "53.9 divided by 11, the result to the power of 1 over 11, minus 1, the result times 100"},
		{"en", "5 ÷ (5 + 10) × 100", "5 divided by open bracket, 5, plus 10, close bracket times 100"},
		{"en", "2019", ""},
		{"en", "a 3 × 4 grid", ""},
		{"en", "", ""},
	} {
		p := printer(t, test.tag)
		if got := ArithmeticInWords(p, test.text); got != test.want {
			t.Errorf("%s in %s: %q, want %q", test.text, test.tag, got, test.want)
		}
	}
}
