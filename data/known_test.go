package data_test

import (
	"math/big"
	"testing"

	"briefing/data"
)

func decimal(t *testing.T, s string) data.Decimal {
	t.Helper()
	d, err := data.ParseDecimal(s)
	if err != nil {
		t.Fatal(s, err)
	}
	return d
}

// TestRounded holds rounding to decimals, tens and outwards to results written by hand.
func TestRounded(t *testing.T) {
	for _, c := range []struct {
		number         string
		decimals       int
		near, down, up string
	}{
		{"50.04", 1, "50.0", "50.0", "50.1"},
		{"50.05", 1, "50.1", "50.0", "50.1"},
		{"-50.05", 1, "-50.1", "-50.1", "-50.0"},
		{"0.04", 1, "0.0", "0.0", "0.1"},
		{"-0.04", 1, "0.0", "-0.1", "0.0"},
		{"35610177", -5, "35600000", "35600000", "35700000"},
		{"-35610177", -5, "-35600000", "-35700000", "-35600000"},
		{"2.5", 0, "3", "2", "3"},
		{"7", 2, "7", "7", "7"},
		{"999999999999999999", -17, "1000000000000000000", "900000000000000000", "1000000000000000000"},
	} {
		d := decimal(t, c.number)
		for how, want := range map[data.Rounding]string{data.HalfAway: c.near, data.Down: c.down, data.Up: c.up} {
			if got := d.Rounded(c.decimals, how).String(); got != want {
				t.Errorf("%s to %d decimals, way %d: %s, want %s", c.number, c.decimals, how, got, want)
			}
		}
	}
}

// TestPrecision checks what figures show of their numbers, and what they compute with.
func TestPrecision(t *testing.T) {
	one, three := data.Precision{Places: 1, HasPlaces: true}, data.Precision{Significant: 3}
	whole := data.Precision{HasPlaces: true}
	millions := data.Precision{Up: 6}
	oneMillions := data.Precision{Up: 6, Places: 1, HasPlaces: true}
	for _, c := range []struct {
		precision      data.Precision
		number         string
		is             data.Qualifier
		typed, counted bool
		shown          string
		as             data.Qualifier
	}{
		{precision: one, number: "78.74600000000002", shown: "78.7"},
		{precision: one, number: "78.74999999999999", shown: "78.8"}, // 78.75 before it was a float
		{precision: one, number: "2", shown: "2.0"},
		{precision: one, number: "2", typed: true, shown: "2"},
		{precision: one, number: "2", is: data.About, shown: "2", as: data.About},
		{precision: one, number: "2", is: data.MoreThan, shown: "2", as: data.MoreThan},
		{precision: one, number: "50.04", is: data.LessThan, shown: "50.1", as: data.LessThan},
		{precision: one, number: "50.04", is: data.UpTo, shown: "50.1", as: data.UpTo},
		{precision: one, number: "59.96", is: data.AtLeast, shown: "59.9", as: data.AtLeast},
		{precision: one, number: "59.96", is: data.MoreThan, shown: "59.9", as: data.MoreThan},
		{precision: one, number: "0.04", shown: "0.1", as: data.LessThan},
		{precision: one, number: "-0.04", shown: "-0.1", as: data.MoreThan},
		{precision: one, number: "0.04", is: data.About, shown: "0.1", as: data.LessThan},
		{precision: one, number: "0.04", is: data.AtLeast, shown: "0.0", as: data.MoreThan},
		{precision: one, number: "-0.04", is: data.UpTo, shown: "0.0", as: data.LessThan},
		{precision: one, number: "0", shown: "0.0"},
		{precision: one, number: "-0.05", shown: "-0.1"},
		{precision: whole, number: "0.4", shown: "1", as: data.LessThan},
		{precision: three, number: "35610177", counted: true, shown: "35600000"},
		{precision: three, number: "1.5", shown: "1.50"},
		{precision: three, number: "1.5", typed: true, shown: "1.5"},
		{precision: three, number: "0.00123456", shown: "0.00123"},
		{precision: three, number: "9.996", shown: "10.0"},
		{precision: three, number: "0", shown: "0"},
		{precision: data.Precision{Places: 5, HasPlaces: true, Significant: 3}, number: "1.23456", shown: "1.23"},
		{precision: millions, number: "35610177", counted: true, shown: "35.610177"},
		{precision: millions, number: "35000000", counted: true, shown: "35"},
		{precision: oneMillions, number: "35000000", counted: true, shown: "35.0"},
		{precision: oneMillions, number: "35610177", counted: true, typed: true, shown: "35.6"},
		{precision: oneMillions, number: "9000", counted: true, shown: "0.1", as: data.LessThan},
	} {
		v := data.Value{Number: decimal(t, c.number), Is: c.is}
		if !c.precision.Apply(&v, c.typed, c.counted) {
			t.Errorf("%+v of %s fails", c.precision, c.number)
			continue
		}
		if got := v.Shown(); got.Number.String() != c.shown || got.Is != c.as {
			t.Errorf("%+v of %s (%d): %s (%d), want %s (%d)", c.precision, c.number, c.is, got.Number, got.Is, c.shown, c.as)
		}
		before := new(big.Rat).Mul(v.Number.Rat(), new(big.Rat).SetInt(data.PowerOf10(c.precision.Up)))
		if c.precision.Rounds() && decimal(t, c.number).FloatDigits() == 0 && before.Cmp(decimal(t, c.number).Rat()) != 0 {
			t.Errorf("%+v of %s computes with %s", c.precision, c.number, v.Number)
		}
	}
}

// TestOutwards checks that bounds and ranges stay true however they are rounded: what the
// value says may be, what is shown says may be, too.
func TestOutwards(t *testing.T) {
	numbers := []string{"-123.456", "-59.96", "-50.04", "-1", "-0.05", "-0.04", "-0.001", "0", "0.001", "0.04", "0.05", "0.96", "1", "9.96", "50.04", "59.96", "99.99", "123.456"}
	for _, places := range []int{-2, -1, 0, 1, 2, 3} {
		for i, a := range numbers {
			for is := data.MoreThan; is <= data.UpTo; is++ {
				before := data.Value{Number: decimal(t, a), Is: is, Known: data.KnownTo(places)}
				covers(t, before, before.Shown())
			}
			for _, b := range numbers[i+1:] {
				before := data.Value{Number: decimal(t, a), Is: data.Between, Known: data.KnownTo(places), More: &data.Detail{Upper: decimal(t, b)}}
				covers(t, before, before.Shown())
			}
		}
	}
}

// covers checks that each number that a value may be is one that another may be, at the
// ends of the first and just inside them, and that no end has become zero unless as a
// limit that is not reached.
func covers(t *testing.T, v, shown data.Value) {
	t.Helper()
	tiny := decimal(t, "0.0000001").Rat()
	for _, end := range []*big.Rat{v.Low().Rat(), v.High().Rat()} {
		for _, x := range []*big.Rat{end, new(big.Rat).Add(end, tiny), new(big.Rat).Sub(end, tiny)} {
			if may(v, x) && !may(shown, x) {
				t.Errorf("%s (%d) may be %s, but %s (%d) may not", v.Number, v.Is, x.FloatString(7), shown.Number, shown.Is)
			}
		}
	}
	if shown.Number.Sign() == 0 && v.Number.Sign() != 0 && shown.Is != data.MoreThan && shown.Is != data.LessThan {
		t.Errorf("%s (%d) is shown as zero (%d)", v.Number, v.Is, shown.Is)
	}
}

// may reports whether a value may be a number.
func may(v data.Value, x *big.Rat) bool {
	low, high := x.Cmp(v.Low().Rat()), x.Cmp(v.High().Rat())
	switch v.Is {
	case data.MoreThan:
		return low > 0
	case data.AtLeast:
		return low >= 0
	case data.LessThan:
		return high < 0
	case data.UpTo:
		return high <= 0
	}
	return low >= 0 && high <= 0
}

// TestIntervalsAreRounded checks that the ends of an interval are rounded to the nearest, as its
// source would print them, and stay around the number.
func TestIntervalsAreRounded(t *testing.T) {
	for _, c := range []struct{ number, low, high, want string }{
		{"84.26", "84.22", "84.31", "84.3 (84.2 to 84.3)"},
		{"78.50", "78.46", "78.55", "78.5 (78.5 to 78.6)"},
		{"-0.34", "-0.38", "-0.26", "-0.3 (-0.4 to -0.3)"},
		{"62.6", "58.4", "66.5", "62.6 (58.4 to 66.5)"},
	} {
		v := data.Value{Number: decimal(t, c.number), More: &data.Detail{Interval: &data.Interval{Low: decimal(t, c.low), High: decimal(t, c.high)}}}
		if !(data.Precision{Places: 1, HasPlaces: true}).Apply(&v, false, false) {
			t.Errorf("%s fails", c.number)
			continue
		}
		v = v.Shown()
		if got := v.Number.String() + " (" + v.Interval().Low.String() + " to " + v.Interval().High.String() + ")"; got != c.want {
			t.Errorf("%s (%s to %s): got %s, want %s", c.number, c.low, c.high, got, c.want)
		}
	}
}
