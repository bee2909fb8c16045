package language

import (
	"strings"
	"testing"

	"briefing/data"
)

// TestCompactKeepsScales checks that numbers have no second scale beside a unit that begins
// with a number.
func TestCompactKeepsScales(t *testing.T) {
	for noun, want := range map[string]bool{"yuan": true, "100 million yuan": false, "1000 hectares": false} {
		if got := compacts(data.Unit{Noun: noun}); got != want {
			t.Errorf("numbers of %s compact: %t, want %t", noun, got, want)
		}
	}
}

// TestUnitsWithNumbers checks that no unit that begins with a number is read as a part of the
// number before it.
func TestUnitsWithNumbers(t *testing.T) {
	number, more := data.Value{Number: decimal(t, "3678.7")}, data.Value{Number: decimal(t, "3678.7"), Is: data.MoreThan}
	for _, tt := range []struct {
		tag, unit string
		value     data.Value
		text      string
		big, noun string // of a key number
		head      string
	}{
		{"en", "100 million yuan", number, "367,870 million yuan", "367,870 m", "yuan", "million yuan"},
		{"en", "100 million yuan", more, "more than 367,870 million yuan", "> 367,870 m", "yuan", "million yuan"},
		{"de", "100 million yuan", number, "367.870 Millionen Yuan", "367.870 Mio.", "Yuan", "Millionen Yuan"},
		{"zh", "100 million yuan", number, "3678.7亿元", "3678.7亿", "元", "亿元"},
		{"zh", "10,000 people", more, "超过3678.7万人", "> 3678.7万", "人", "万人"},
		{"en", "10,000 people", number, "36,787 thousand people", "36,787 thousand", "people", "thousand people"},
		{"en", "1,000 people", number, "3,678.7 thousand people", "3,678.7 thousand", "people", "thousand people"},
		{"de", "1000 people", number, "3.678,7 Tausend Personen", "3.678,7 Tsd.", "Personen", "Tausend Personen"},
		{"en", "2015 US dollars", number, "3,678.7 (in 2015 US dollars)", "3,678.7", "in 2015 US dollars", "2015 US dollars"},
		{"zh", "2015 US dollars", number, "3,678.7（单位：2015 US dollars）", "3,678.7", "单位：2015 US dollars", "2015 US dollars"},
		{"en", "million 2015 US dollars", number, "3,678.7 (in million 2015 US dollars)", "3,678.7 m", "in 2015 US dollars", "million 2015 US dollars"},
		{"en", "4-star hotels", number, "3,678.7 4-star hotels", "3,678.7", "4-star hotels", "4-star hotels"},
		{"en", "100 million yuan", data.Value{Is: data.Absent}, "not available", "no value", "yuan", "million yuan"},
	} {
		u, hint := ParseUnit(tt.unit)
		if hint != "" {
			t.Errorf("%s: %s", tt.unit, hint)
		}
		p := printer(t, tt.tag)
		big, noun := p.Short(tt.value, u)
		for _, pair := range [][2]string{{p.Value(tt.value, u), tt.text}, {big, tt.big}, {noun, tt.noun}, {p.Unit(u), tt.head}} {
			if got := strings.ReplaceAll(pair[0], "\u00a0", " "); got != pair[1] {
				t.Errorf("%s, %s: got %q, want %q", tt.tag, tt.unit, got, pair[1])
			}
		}
	}
}
