package doc

import (
	"math/rand/v2"
	"testing"

	"briefing/data"
)

// near makes up values of which some differ in the last digit alone.
func near(r *rand.Rand) []data.Value {
	base := int64(1)
	for range 1 + r.IntN(12) {
		base *= 10
	}
	places, at := r.IntN(6), base+r.Int64N(base)
	is := []data.Qualifier{data.Exact, data.MoreThan, data.UpTo, data.About}[r.IntN(4)]
	var all []data.Value
	for range 5 {
		at += []int64{0, 1, 2, base / 50}[r.IntN(4)]
		all = append(all, data.Value{Number: data.NewDecimal(at, places), Is: is})
	}
	return all
}

// TestNumbersApart checks that neither key numbers that stand together nor the cells of a
// table show two unequal values as equal, and that a table has all digits.
func TestNumbersApart(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	units := []data.Unit{{Kind: data.UnitPercent}, {Noun: "people"}, {Noun: "people", Scale: 6}, {Noun: "$"}, {Noun: "grams"}}
	for _, tag := range []string{"en", "de", "zh"} {
		b := newBuilder(&data.Dataset{Language: tag})
		for range 300 {
			values, f := near(r), &data.Figure{Unit: units[r.IntN(len(units))]}
			s := &data.Series{Values: values}
			var among []data.KeyNumber
			for i, v := range values {
				among = append(among, data.KeyNumber{Figure: f, Value: v})
				k := data.CategoryKey(string(rune('A' + i)))
				s.Keys = append(s.Keys, k)
			}
			f.Keys, f.Series = s.Keys, []*data.Series{s}
			printed, cells := map[string]data.Decimal{}, map[string]data.Decimal{}
			for i, n := range among {
				first := b.printed(n, among)[0]
				same(t, tag+" key number", printed, first.Number+" "+written(first.Label), values[i].Number)
			}
			for i, record := range b.dataTables.figureTable(f, nil, data.TablePlain).Records {
				same(t, tag+" cell", cells, record.Cells[0].Text, values[i].Number)
			}
		}
	}
}

// same checks that a text stands for one number.
func same(t *testing.T, what string, printed map[string]data.Decimal, text string, d data.Decimal) {
	t.Helper()
	if other, met := printed[text]; met && other.Cmp(d) != 0 {
		t.Errorf("%s: %s and %s are both printed as %q", what, other, d, text)
	}
	printed[text] = d
}
