package compute

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
)

// truths are numbers that a value, taken without rounding, may stand for.
func truths(rng *rand.Rand, v data.Value) *big.Rat {
	some := big.NewRat(rng.Int64N(1000)+1, 7)
	switch low := v.Low().Rat(); {
	case v.Is.Lower():
		return low.Add(low, some)
	case v.Is.Upper(): // between 0 and the number
		return low.Mul(low, big.NewRat(rng.Int64N(999), 1000))
	case v.Is == data.Between:
		width := v.High().Rat()
		width.Sub(width, low)
		return low.Add(low, width.Mul(width, big.NewRat(rng.Int64N(1001), 1000)))
	default:
		return low
	}
}

// holds reports whether a printed value is true of a number.
func holds(v data.Value, x *big.Rat) bool {
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
	case data.Between:
		return low >= 0 && high <= 0
	}
	off := new(big.Rat).Sub(x, v.Low().Rat())
	return off.Abs(off).Cmp(v.Low().HalfUnit()) <= 0
}

// Whatever the inputs stand for, what is printed of the result is true of it.
// Counts are used, because they have no rounding of their own.
func TestBoundsHold(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	p := language.Of(&data.Dataset{Language: "en"})
	share := func(values []data.Value) (data.Value, string) {
		parts := make([]Operand, len(values))
		for i, v := range values {
			parts[i].Value = v
		}
		v := NewWhole(p, parts).Share(0)
		return v, v.Detail().Missing
	}
	result := func(f Formula) func(values []data.Value) (data.Value, string) {
		return func(values []data.Value) (data.Value, string) {
			operands := make([]Operand, len(values))
			for i, v := range values {
				operands[i].Value = v
			}
			return f.of(p, operands)
		}
	}
	formulas := map[string]struct {
		of     func(values []data.Value) (data.Value, string)
		truth  func(x []*big.Rat) (*big.Rat, bool)
		inputs int
	}{
		"ratio": {result(Quotient()), Quotient().compute, 2}, "growth": {result(GrowthOf()), GrowthOf().compute, 2},
		"percent": {result(PercentOf()), PercentOf().compute, 2}, "difference": {result(MinusOf()), MinusOf().compute, 2},
		"sum": {result(SumOf(3)), SumOf(3).compute, 3},
		"share": {share, func(x []*big.Rat) (*big.Rat, bool) {
			return shareOf().compute([]*big.Rat{x[0], total(x[1:])})
		}, 3},
	}
	kinds := []data.Qualifier{data.Exact, data.Exact, data.MoreThan, data.AtLeast, data.LessThan, data.UpTo, data.Between}
	for name, f := range formulas {
		told := 0
		for range 3000 {
			values := make([]data.Value, f.inputs)
			for i := range values {
				n := rng.Int64N([]int64{5, 100, 1_000_000}[rng.IntN(3)])
				values[i] = data.Value{Number: data.Int(n), Is: kinds[rng.IntN(len(kinds))]}
				if values[i].Is == data.Between {
					values[i].More = &data.Detail{Upper: data.Int(n + 1 + rng.Int64N(50))}
				}
			}
			got, reason := f.of(values)
			if reason != "" {
				continue
			}
			told++
			for range 5 {
				x := make([]*big.Rat, len(values))
				for i, v := range values {
					x[i] = truths(rng, v)
				}
				if truth, defined := f.truth(x); defined && !holds(got, truth) {
					t.Fatalf("%s of %v: printed %s, but it may be %s", name, values, p.Value(got, data.Unit{}), truth.FloatString(9))
				}
			}
		}
		if told < 500 {
			t.Errorf("%s: only %d results", name, told)
		}
	}
}

func TestExponent(t *testing.T) {
	for text, want := range map[string]int{"1": 0, "9": 0, "10": 1, "999": 2, "1000": 3, "1000000": 6, "0.1": -1, "0.099": -2, "0.001": -3, "-325": 2, "0": 0} {
		d, err := data.ParseDecimal(text)
		if got := exponentOf(d.Rat()); err != nil || got != want {
			t.Errorf("%s: got %d, want %d (%v)", text, got, want, err)
		}
	}
}

// TestManyInputs writes the ends of a long sum down.
func TestManyInputs(t *testing.T) {
	in := strings.Split("1 2 3 4 5 6 7 8 9 10 11 12 13", " ")
	if got, want := SumOf(13).show(in), "1 + 2 + 3 + … + 11 + 12 + 13"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := medianOf(13).show(in), "median(1; 2; 3; …; 11; 12; 13)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := SumOf(3).show(in[:3]), "1 + 2 + 3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
