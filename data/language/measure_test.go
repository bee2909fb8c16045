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

// Products leave one factor where they are divided by the other.
func TestProducts(t *testing.T) {
	for _, test := range []struct {
		a, b, over, under string
		power             int
	}{
		{"tonne-kilometres", "tonnes", "kilometres", "", 3},
		{"tonne-kilometres", "km", "tonne", "", 6},
		{"billion tkm", "million t", "km", "", 6},
		{"Mrd. Tonnenkilometer", "Mio. Tonnen", "Kilometer", "", 6},
		{"亿吨公里", "万吨", "公里", "", 7},
		{"vehicle miles", "vehicles", "miles", "", 0},
		{"person-days", "persons", "days", "", 0},
		{"passenger-kilometres", "people", "passenger-kilometres", "people", 0}, // what inhabitants travel
		{"hospital days", "hospitals", "hospital days", "hospitals", 0},
		{"tonnes", "tonne-kilometres", "tonnes", "tonne-kilometres", 6},
	} {
		from, _ := ParseUnit(test.a)
		by, _ := ParseUnit(test.b)
		a, _ := MeasureOf(from)
		b, _ := MeasureOf(by)
		q := a.Quotient(b)
		over, under := "", ""
		for _, thing := range q.Over {
			over += thing.Noun
		}
		for _, thing := range q.Under {
			under += thing.Noun
		}
		if over != test.over || under != test.under || q.Power != test.power {
			t.Errorf("%s by %s: 10^%d %q by %q, want 10^%d %q by %q", test.a, test.b, q.Power, over, under, test.power, test.over, test.under)
		}
	}
}
