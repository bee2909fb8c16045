package language

import "testing"

// Powers of ten before a noun are scales, in figures and in words; other numbers are not.
func TestNumberedUnits(t *testing.T) {
	for _, c := range []struct {
		unit  string
		scale int
		noun  string
	}{
		{"100 million yuan", 8, "yuan"}, {"10,000 persons", 4, "persons"}, {"10 000 tonnes", 4, "tonnes"}, {"10\u00a0000 tonnes", 4, "tonnes"},
		{"10000 people", 4, "people"}, {"1,000 people", 3, "people"}, {"100,000 cars", 5, "cars"}, {"100 thousand cars", 5, "cars"},
		{"ten thousand persons", 4, "persons"}, {"hundred million yuan", 8, "yuan"}, {"hundred thousand people", 5, "people"},
		{"'000 persons", 3, "persons"}, {"’000 tonnes", 3, "tonnes"}, {"millions of euros", 6, "euros"}, {"thousands of people", 3, "people"},
		{"2015 US dollars", 0, "2015 US dollars"}, {"100 metres", 0, "100 metres"}, {"10 people", 0, "10 people"}, {"4-star hotels", 0, "4-star hotels"},
		{"million people", 6, "people"}, {"1000", 0, "1000"}, {"hundred metres", 0, "hundred metres"}, {"1000s of people", 0, "1000s of people"},
	} {
		u, hint := ParseUnit(c.unit)
		if hint != "" || u.Scale != c.scale || u.Noun != c.noun {
			t.Errorf("%q: scale %d of %q (%s), want %d of %q", c.unit, u.Scale, u.Noun, hint, c.scale, c.noun)
		}
	}
}
