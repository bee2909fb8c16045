package language

import "testing"

// TestSizedUnits brings amounts of one unit, for each person, to another: by hand, 291 Mtoe are
// 291 million toe. What only ends like another unit is not that unit.
func TestSizedUnits(t *testing.T) {
	for _, test := range []struct {
		from, to string
		power    int
		ok       bool
	}{
		{"Mtoe", "toe per person", 6, true},
		{"Mtoe", "kgoe per person", 9, true},
		{"ktoe", "toe per person", 3, true},
		{"MtCO2", "tCO2 per person", 6, true},
		{"MtCO2", "t CO2 per person", 6, true},
		{"MtC", "tC per person", 6, true},
		{"kbbl", "bbl per person", 3, true},
		{"MMBtu", "Btu per person", 6, true},
		{"Mpkm", "pkm per person", 6, true},
		{"million Mpkm", "pkm per person", 12, true},
		{"Mbbl", "bbl per person", 0, false}, // a thousand, or a million
		{"Mcal", "kcal per person", 3, true},
		{"kilobarrels", "barrels per person", 0, false},
		{"Mxyz", "xyz per person", 0, false},
		{"primary pupils", "pupils per person", 0, true},
		{"Grundschüler", "Schüler per person", 0, true},
		{"小学生", "学生 per person", 0, true},
	} {
		from, _ := ParseUnit(test.from)
		to, _ := ParseUnit(test.to)
		a, _ := MeasureOf(from)
		people, _ := ParseUnit("people")
		b, _ := MeasureOf(people)
		in, _ := MeasureOf(to)
		power, ok := a.Quotient(b).Sized(in)
		if ok != test.ok || ok && power != test.power {
			t.Errorf("%s in %s: got 10^%d, %t; want 10^%d, %t", test.from, test.to, power, ok, test.power, test.ok)
		}
	}
}
