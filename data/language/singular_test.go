package language

import (
	"strings"
	"testing"

	"briefing/data"
)

// One of a thing that the program does not know is called by the rules of English; what
// follows none stays.
func TestEnglishSingular(t *testing.T) {
	for plural, one := range map[string]string{
		"square kilometres": "square kilometre", "seats": "seat", "rupees": "rupee", "cities": "city", "facilities": "facility",
		"births per woman": "birth per woman", "barrels of oil": "barrel of oil", "children per woman": "child per woman",
		"women": "woman", "boxes": "box", "matches": "match", "classes": "class", "houses": "house", "purchases": "purchase",
		"series": "series", "Mbps": "Mbps", "kWh": "kWh", "status": "status", "gross": "gross", "axis": "axis", "yuan": "yuan",
		"gigawatt hours": "gigawatt hour", "calories": "calorie", "ties": "tie", "TEUs": "TEUs", "$": "$", "": "", "per 1000": "per 1000",
	} {
		if got := englishSingular(plural); got != one {
			t.Errorf("%q: got %q, want %q", plural, got, one)
		}
	}
	per, _ := UnitPer(printer(t, "en"), data.Unit{Noun: "people"}, data.Unit{Noun: "square kilometres"}, 0)
	if per.Noun != "people per square kilometre" {
		t.Errorf("got %q", per.Noun)
	}
}

// Numbers in lakh and crore stay in them in English, and are in the scales of others in other
// languages; nothing compact is put on top of them.
func TestIndianScales(t *testing.T) {
	for _, tt := range []struct{ tag, unit, number, value, big, head string }{
		{"en", "crore rupees", "2632792", "2,632,792 crore rupees", "2,632,792 crore", "crore rupees"},
		{"en", "lakh rupees", "7317000", "7,317,000 lakh rupees", "7,317,000 lakh", "lakh rupees"},
		{"en", "lakh crore rupees", "26.86", "26.86 lakh crore rupees", "26.86 lakh crore", "lakh crore rupees"},
		{"en", "₹ crore", "9250", "₹9,250 crore", "₹9,250 crore", "₹ crore"},
		{"en", "trillion rupees", "26.86", "26.86 trillion rupees", "26.86 trn", "trillion rupees"},
		{"de", "crore rupees", "12", "120 Millionen rupees", "120 Mio.", "Millionen rupees"},
		{"zh", "lakh people", "12", "120万人", "120万", "万人"},
		{"en", "千万元", "3", "30 million yuan", "30 m", "million yuan"},
	} {
		u, hint := ParseUnit(tt.unit)
		p, v := printer(t, tt.tag), data.Value{Number: decimal(t, tt.number)}
		big, _ := p.Short(v, u)
		if got := p.Value(v, u); hint != "" || got != tt.value && nbsp(got) != tt.value {
			t.Errorf("%s, %s: got %q, hint %q", tt.tag, tt.unit, got, hint)
		}
		if nbsp(big) != tt.big || nbsp(p.Unit(u)) != tt.head {
			t.Errorf("%s, %s: got %q in %q", tt.tag, tt.unit, big, p.Unit(u))
		}
		if compacts(u) {
			t.Errorf("%s: numbers are compact on top of the scale", tt.unit)
		}
	}
}

// A unit may be the base of an index.
func TestIndexBases(t *testing.T) {
	for text, head := range map[string]string{
		"2015 = 100": "index, 2015 = 100", "2015=100": "index, 2015 = 100", "index, 2015 = 100": "index, 2015 = 100",
		"Index (1982-84=100)": "index, 1982-84 = 100", "Jan 2020 = 100": "index, Jan 2020 = 100",
	} {
		u, _ := ParseUnit(text)
		if got := printer(t, "en").Unit(u); u.Kind != data.UnitIndex || got != head {
			t.Errorf("%q: got %q", text, got)
		}
	}
	for _, text := range []string{"2015 = 1000", "= 100", "a (2015 = 100"} {
		if u, _ := ParseUnit(text); u.Kind == data.UnitIndex {
			t.Errorf("%q is an index", text)
		}
	}
}

// nbsp writes spaces that do not break as others.
func nbsp(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }
