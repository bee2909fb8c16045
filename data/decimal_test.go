package data

import "testing"

func TestDecimal(t *testing.T) {
	decimal := func(s string) Decimal {
		d, err := ParseDecimal(s)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		return d
	}
	for _, s := range []string{"0", "35.8", "-0.50", "100.000", "0.000001", "123456789012345678"} {
		if got := decimal(s).String(); got != s {
			t.Errorf("%s prints as %s", s, got)
		}
	}
	for _, s := range []string{"", ".", "5.", ".5", "1e6", "014", "1_0", "1,0", "+", "1234567890123456789", "0x1F", "NaN", "--1", "1.1234567890123456789"} {
		if d, err := ParseDecimal(s); err == nil {
			t.Errorf("%q is read as %s", s, d)
		}
	}
	if got := decimal("−5").String(); got != "-5" {
		t.Errorf("a true minus is read as %s", got)
	}
	if decimal("1.0").Cmp(decimal("1")) != 0 || decimal("1.1").Cmp(decimal("1")) != 1 {
		t.Error("Cmp does not compare the numbers")
	}
	for _, test := range []struct {
		in   string
		n    int
		want string
	}{{"66", 2, "6600"}, {"2.036", 3, "2036"}, {"1.5", 2, "150"}, {"150", -2, "1.50"}} {
		if got, ok := decimal(test.in).Shift(test.n); !ok || got.String() != test.want {
			t.Errorf("%s shifted by %d is %s, want %s", test.in, test.n, got, test.want)
		}
	}
	if _, ok := decimal("123456789012345678").Shift(3); ok {
		t.Error("a shift past the range is not reported")
	}
	for _, test := range []struct {
		in       string
		how      Rounding
		decimals int
		want     string
	}{{"2.5", HalfAway, 0, "3"}, {"-2.5", HalfAway, 0, "-3"}, {"2.41", Up, 1, "2.5"}, {"-2.41", Up, 1, "-2.4"}, {"-2.41", Down, 1, "-2.5"}, {"2", Up, 1, "2.0"}} {
		if got, ok := RoundRat(decimal(test.in).Rat(), test.decimals, test.how); !ok || got.String() != test.want {
			t.Errorf("%s rounds to %s, want %s", test.in, got, test.want)
		}
	}
}
