package language

import (
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// spaced writes the spaces that do not break as plain ones.
func spaced(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }

func numbers(t *testing.T, texts string) []data.Decimal {
	t.Helper()
	var all []data.Decimal
	for _, s := range strings.Fields(texts) {
		d, err := data.ParseDecimal(s)
		if err != nil {
			t.Fatal(s, err)
		}
		all = append(all, d)
	}
	return all
}

// TestCompact checks the labels of values that stand in a picture together.
func TestCompact(t *testing.T) {
	people, million, percent := data.Unit{Noun: "people"}, data.Unit{Noun: "people", Scale: 6}, data.Unit{Kind: data.UnitPercent}
	for _, c := range []struct {
		numbers    string
		is         data.Qualifier
		unit       data.Unit
		en, de, zh string
	}{
		{"1461927462 1406306063 341626796", 0, people, "1.46 billion, 1.41 billion, 342 million", "1,46 Mrd., 1,41 Mrd., 342 Mio.", "14.6亿, 14.1亿, 3.42亿"},
		{"999999", 0, people, "999,999", "999.999", "100万"},
		{"9999 12025", 0, people, "9,999, 12,025", "9.999, 12.025", "9,999, 1.20万"},
		{"1000000 2500000", 0, people, "1 million, 2.5 million", "1 Mio., 2,5 Mio.", "100万, 250万"},
		{"999999999", 0, people, "1.00 billion", "1,00 Mrd.", "10.0亿"},
		{"999999999 1000000000", 0, people, "999.999999 million, 1 billion", "999,999999 Mio., 1 Mrd.", "9.99999999亿, 10亿"},
		{"1234567 1234568", 0, people, "1.234567 million, 1.234568 million", "1,234567 Mio., 1,234568 Mio.", "123.4567万, 123.4568万"},
		{"1461927462", data.MoreThan, people, "more than 1.46 billion", "mehr als 1,46 Mrd.", "超过14.6亿"},
		{"1461927462", data.UpTo, people, "up to 1.47 billion", "bis zu 1,47 Mrd.", "至多14.7亿"},
		{"1469927462", data.AtLeast, people, "at least 1.46 billion", "mindestens 1,46 Mrd.", "至少14.6亿"},
		{"-1461927462", 0, people, "−1.46 billion", "−1,46 Mrd.", "−14.6亿"},
		{"1461927462", 0, million, "1,461,927,462", "1.461.927.462", "146,192,746,200"},
		{"1461927.5", 0, percent, "1,461,927.5%", "1.461.927,5 %", "1,461,927.5%"},
		{"34.250 31.118 9.730", 0, percent, "34.3%, 31.1%, 9.7%", "34,3 %, 31,1 %, 9,7 %", "34.3%, 31.1%, 9.7%"},
		{"34.250 34.248 31.1", 0, percent, "34.250%, 34.248%, 31.1%", "34,250 %, 34,248 %, 31,1 %", "34.250%, 34.248%, 31.1%"},
		{"34.250 34.210 31.118", 0, percent, "34.25%, 34.21%, 31.12%", "34,25 %, 34,21 %, 31,12 %", "34.25%, 34.21%, 31.12%"},
		{"34.25 31.1", 0, percent, "34.25%, 31.1%", "34,25 %, 31,1 %", "34.25%, 31.1%"},
		{"0.12345 0.5678", 0, people, "0.123, 0.568", "0,123, 0,568", "0.123, 0.568"},
		{"34.2504 0.0411", 0, people, "34.250, 0.041", "34,250, 0,041", "34.250, 0.041"},
		{"1346.254", data.MoreThan, people, "more than 1,346", "mehr als 1.346", "超过1,346"},
		{"34.256 0.000", data.LessThan, million, "less than 34.3, less than 0.0", "weniger als 34,3, weniger als 0,0", "不到3,430, 不到0"},
		{"9.253 34.256", 0, data.Unit{Noun: "$"}, "$9.25, $34.26", "9,25 $, 34,26 $", "$9.25, $34.26"},
		{"0 1234567890123456", 0, people, "0, 1,230 trillion", "0, 1.230 Bio.", "0, 1230万亿"},
	} {
		var values []data.Value
		for _, d := range numbers(t, c.numbers) {
			values = append(values, data.Value{Number: d, Is: c.is})
		}
		for tag, want := range map[string]string{"en": c.en, "de": c.de, "zh": c.zh} {
			p, err := New(tag)
			if err != nil {
				t.Fatal(err)
			}
			compact := NewCompact(p, c.unit, func() []data.Value { return values })
			var got []string
			for _, v := range values {
				got = append(got, spaced(compact.Label(v)))
			}
			if text := strings.Join(got, ", "); text != want {
				t.Errorf("%s: %s (%d): %q, want %q", tag, c.numbers, c.is, text, want)
			}
		}
	}
}

// TestCompactTellsApart checks that unequal values are never printed alike, and that a
// compact bound is true.
func TestCompactTellsApart(t *testing.T) {
	for _, tag := range Languages() {
		p, _ := New(tag)
		var values []data.Value
		for n := int64(1); n < 1e15; n = n*7/3 + 1 {
			for _, near := range []int64{n, n + 1, n + n/1000} {
				for _, is := range []data.Qualifier{data.Exact, data.MoreThan, data.UpTo} {
					values = append(values, data.Value{Number: data.Int(near), Is: is}, data.Value{Number: data.Int(-near), Is: is})
				}
			}
		}
		for together := range slices.Chunk(values, 18) {
			type shown struct {
				number data.Decimal
				is     data.Qualifier
			}
			c, seen := NewCompact(p, data.Unit{Noun: "people"}, func() []data.Value { return together }), map[shown]data.Decimal{}
			for _, v := range together {
				short, u := c.Value(v)
				number, ok := short.Shown().Number.Shift(u.Scale)
				as := shown{number.WithoutZeros(0), v.Is} // 1.00 reads as 1
				if other, met := seen[as]; met && other.Cmp(v.Number) != 0 {
					t.Errorf("%s: %s and %s are both %q", tag, other, v.Number, c.Label(v))
				}
				seen[as] = v.Number
				if !ok || v.Is == data.MoreThan && number.Cmp(v.Number) > 0 || v.Is == data.UpTo && number.Cmp(v.Number) < 0 {
					t.Errorf("%s: a bound of %s is %q", tag, v.Number, c.Label(v))
				}
			}
		}
	}
}

// TestTicks checks the numbers of axes.
func TestTicks(t *testing.T) {
	people, thousand, percent := data.Unit{Noun: "people"}, data.Unit{Noun: "people", Scale: 3}, data.Unit{Kind: data.UnitPercent}
	for _, c := range []struct {
		numbers    string
		log        bool
		unit       data.Unit
		en, de, zh string
	}{
		{"0 500000000 1000000000 1500000000", false, people, "0 | 0.5 | 1.0 | 1.5 billion", "0 | 0,5 | 1,0 | 1,5 Mrd.", "0 | 5 | 10 | 15亿"},
		{"0 50000 100000 150000", false, people, "0 | 50,000 | 100,000 | 150,000", "0 | 50.000 | 100.000 | 150.000", "0 | 5 | 10 | 15万"},
		{"0 2000 4000", false, people, "0 | 2,000 | 4,000", "0 | 2.000 | 4.000", "0 | 2,000 | 4,000"},
		{"-2000000 0 2000000", false, people, "−2 | 0 | 2 million", "−2 | 0 | 2 Mio.", "−200 | 0 | 200万"},
		{"1461000000 1461500000 1462000000", false, people, "1,461.0 | 1,461.5 | 1,462.0 million", "1.461,0 | 1.461,5 | 1.462,0 Mio.", "146,100 | 146,150 | 146,200万"},
		{"0 250000 500000 750000 1000000", false, people, "0 | 0.25 | 0.50 | 0.75 | 1.00 million", "0 | 0,25 | 0,50 | 0,75 | 1,00 Mio.", "0 | 25 | 50 | 75 | 100万"},
		{"1000 10000 1000000 100000000", true, people, "1,000 | 10,000 | 1 million | 100 million", "1.000 | 10.000 | 1 Mio. | 100 Mio.", "1,000 | 1万 | 100万 | 1亿"},
		{"0 500000 1000000", false, thousand, "0 | 500,000 | 1,000,000", "0 | 500.000 | 1.000.000", "0 | 500,000,000 | 1,000,000,000"},
		{"0 25 50", false, percent, "0 | 25 | 50%", "0 | 25 | 50 %", "0 | 25 | 50%"},
		{"0.0 0.5 1.0", false, people, "0.0 | 0.5 | 1.0", "0,0 | 0,5 | 1,0", "0.0 | 0.5 | 1.0"},
	} {
		for tag, want := range map[string]string{"en": c.en, "de": c.de, "zh": c.zh} {
			p, err := New(tag)
			if err != nil {
				t.Fatal(err)
			}
			if got := spaced(strings.Join(Ticks(p, numbers(t, c.numbers), c.unit, c.log), " | ")); got != want {
				t.Errorf("%s: %s: %q, want %q", tag, c.numbers, got, want)
			}
		}
	}
}
