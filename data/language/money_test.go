package language

import (
	"strings"
	"testing"

	"briefing/data"
)

// only is a value that stands alone.
func only(v data.Value) func() []data.Value { return func() []data.Value { return []data.Value{v} } }

// places are where numbers are printed.
var places = map[string]func(*Printer, data.Value, data.Unit) string{
	"prose": (*Printer).Value,
	"label": func(p *Printer, v data.Value, u data.Unit) string { return NewCompact(p, u, only(v)).Label(v) },
	"cell":  (*Printer).Bare,
	"head":  func(p *Printer, _ data.Value, u data.Unit) string { return p.Unit(u) },
	"key number": func(p *Printer, v data.Value, u data.Unit) string {
		number, noun := p.Short(NewCompact(p, u, only(v)).Value(v))
		return strings.TrimSpace(number + " " + noun)
	},
	"axis": func(p *Printer, v data.Value, u data.Unit) string {
		return strings.Join(Ticks(p, []data.Decimal{data.Int(0), v.Number}, u, false), " ")
	},
}

// TestPlaces checks what a number of a unit is in each place.
func TestPlaces(t *testing.T) {
	for _, c := range []struct{ number, unit, place, en, de, zh string }{
		{"8.50", "$", "prose", "$8.50", "8,50 $", "$8.50"},
		{"-9.25", "$", "prose", "−$9.25", "−9,25 $", "−$9.25"},
		{"-9.25", "$", "label", "−$9.25", "−9,25 $", "−$9.25"},
		{"-9.25", "$", "cell", "−9.25", "−9,25", "−9.25"},
		{"-9.25", "$", "head", "$", "$", "$"},
		{"15", "$", "axis", "0 $15", "0 15 $", "0 $15"},
		{"1500000000", "$", "axis", "0 $1.5 billion", "0 1,5 Mrd. $", "0 $15亿"},
		{"1461927462", "$", "label", "$1.46 billion", "1,46 Mrd. $", "$14.6亿"},
		{"1461927462", "$", "key number", "$1.46 bn", "1,46 Mrd. $", "$14.6亿"},
		{"1461927462", "$", "cell", "1,461,927,462", "1.461.927.462", "1,461,927,462"},
		{"3.4", "billion $", "prose", "$3.4 billion", "3,4 Mrd. $", "$34亿"},
		{"3.4", "$ billion", "prose", "$3.4 billion", "3,4 Mrd. $", "$34亿"},
		{"-3.4", "billion €", "prose", "−€3.4 billion", "−3,4 Mrd. €", "−34亿欧元"},
		{"3.4", "billion €", "head", "€ billion", "Mrd. €", "亿欧元"},
		{"3.4", "billion €", "label", "3.4", "3,4", "34"},
		{"3.4", "billion €", "axis", "0 3.4", "0 3,4", "0 34"},
		{"-9.25", "€", "prose", "−€9.25", "−9,25 €", "−9.25欧元"},
		{"3.4", "billion USD", "prose", "USD 3.4 billion", "3,4 Mrd. USD", "34亿美元"},
		{"-3.4", "EUR billion", "prose", "−EUR 3.4 billion", "−3,4 Mrd. EUR", "−34亿欧元"},
		{"3.4", "billion USD", "head", "USD billion", "Mrd. USD", "亿美元"},
		{"-9.25", "US$", "prose", "−US$9.25", "−9,25 US$", "−9.25美元"},
		{"9", "XAF", "prose", "XAF 9", "9 XAF", "9XAF"},
		{"9", "XAF", "label", "9", "9", "9"},
		{"9", "US dollars", "prose", "9 US dollars", "9 US-Dollar", "9美元"},
		{"9", "LED", "prose", "9 LED", "9 LED", "9LED"}, // no currency
		{"1896", "year", "prose", "1896", "1896", "1896年"},
		{"1896", "year", "label", "1896", "1896", "1896"},
		{"1896", "year", "cell", "1896", "1896", "1896"},
		{"1896", "year", "head", "year", "Jahr", "年份"},
		{"1896", "year", "axis", "0 1896", "0 1896", "0 1896"},
		{"-44", "year", "prose", "−44", "−44", "−44年"},
		{"1", "years", "prose", "1 year", "1 Jahr", "1年"},
		{"2004", "years", "prose", "2,004 years", "2.004 Jahre", "2,004年"},
		{"1896", "Jahr", "prose", "1896", "1896", "1896年"},
		{"1896", "年份", "prose", "1896", "1896", "1896年"},
		{"10115", "code", "prose", "10115", "10115", "10115"},
		{"10115", "code", "label", "10115", "10115", "10115"},
		{"35.6", "million people", "prose", "35.6 million people", "35,6 Millionen Personen", "3560万人"},
		{"-0.5", "percent", "label", "−0.5%", "−0,5 %", "−0.5%"},
	} {
		u, hint := ParseUnit(c.unit)
		if hint != "" {
			t.Errorf("%s: %s", c.unit, hint)
		}
		for tag, want := range map[string]string{"en": c.en, "de": c.de, "zh": c.zh} {
			v := data.Value{Number: decimal(t, c.number)}
			if got := spaced(places[c.place](printer(t, tag), v, u)); got != want {
				t.Errorf("%s: %s in %s, %s: %q, want %q", tag, c.number, c.unit, c.place, got, want)
			}
		}
	}
}

// TestPlacesOfPrecision checks the same of numbers that are known to some places only.
func TestPlacesOfPrecision(t *testing.T) {
	one, three := data.Precision{Places: 1, HasPlaces: true}, data.Precision{Significant: 3}
	million := data.Precision{Places: 1, HasPlaces: true, Up: 6}
	for _, c := range []struct {
		number     string
		is         data.Qualifier
		unit       string
		precision  data.Precision
		place      string
		en, de, zh string
	}{
		{"78.74600000000002", 0, "percent", one, "label", "78.7%", "78,7 %", "78.7%"},
		{"78.74600000000002", 0, "percent", one, "cell", "78.7", "78,7", "78.7"},
		{"0.04", 0, "percent", one, "prose", "less than 0.1%", "weniger als 0,1 %", "不到0.1%"},
		{"-0.04", 0, "percent", one, "prose", "more than −0.1%", "mehr als −0,1 %", "超过−0.1%"},
		{"-0.04", 0, "€", one, "prose", "more than −€0.1", "mehr als −0,1 €", "超过−0.1欧元"},
		{"50.04", data.LessThan, "percent", one, "prose", "less than 50.1%", "weniger als 50,1 %", "不到50.1%"},
		{"59.96", data.AtLeast, "percent", one, "cell", "at least 59.9", "mindestens 59,9", "至少59.9"},
		{"35610177", 0, "people", three, "prose", "35,600,000 people", "35.600.000 Personen", "35,600,000人"},
		{"35610177", 0, "people", three, "label", "35.6 million", "35,6 Mio.", "3560万"},
		{"35610177", 0, "people", million, "prose", "35.6 million people", "35,6 Millionen Personen", "3560万人"},
		{"35610177", 0, "people", million, "label", "35.6", "35,6", "3,560"},
		{"35610177", 0, "$", million, "prose", "$35.6 million", "35,6 Mio. $", "$3560万"},
		{"9000", 0, "people", million, "prose", "less than 0.1 million people", "weniger als 0,1 Millionen Personen", "不到10万人"},
	} {
		u, _ := ParseUnit(c.unit)
		v := data.Value{Number: decimal(t, c.number), Is: c.is}
		if !c.precision.Apply(&v, false, Counts(u)) {
			t.Fatal(c.number)
		}
		u.Scale += c.precision.Up
		for tag, want := range map[string]string{"en": c.en, "de": c.de, "zh": c.zh} {
			if got := spaced(places[c.place](printer(t, tag), v, u)); got != want {
				t.Errorf("%s: %s in %s, %s: %q, want %q", tag, c.number, c.unit, c.place, got, want)
			}
		}
	}
}

// The sign of a currency stands at its amount where that is one for each of something, too.
func TestMoneyPer(t *testing.T) {
	for _, test := range []struct{ tag, noun, number, want string }{
		{"en", "₹ per person", "213060", "₹213,060 per person"},
		{"en", "SEK per person", "568260", "SEK 568,260 per person"},
		{"en", "¥/$", "110.2", "¥110.2/$"},
		{"en", "$ per barrel", "-37.63", "−$37.63 per barrel"},
		{"de", "€ je Einwohner", "41508", "41.508 € je Einwohner"},
		{"en", "yuan per person", "65410.2", "65,410.2 yuan per person"},
		{"en", "$ million", "3", "3 $ million"},
	} {
		n, err := data.ParseDecimal(test.number)
		if err != nil {
			t.Fatal(err)
		}
		p, err := New(test.tag)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.ReplaceAll(p.Value(data.Value{Number: n}, data.Unit{Noun: test.noun}), "\u00a0", " ")
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.noun, got, test.want)
		}
	}
}
