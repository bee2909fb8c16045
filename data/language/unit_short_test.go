package language

import (
	"testing"

	"briefing/data"
)

// Units in short are what the same units in full are, and are printed as each language has them.
func TestShortUnits(t *testing.T) {
	for _, c := range []struct {
		unit   string
		scale  int
		noun   string
		en, de string
	}{
		{"£bn", 9, "£", "£ billion", "Mrd. £"},
		{"£m", 6, "£", "£ million", "Mio. £"},
		{"€m", 6, "€", "€ million", "Mio. €"},
		{"€ million", 6, "€", "€ million", "Mio. €"},
		{"US$ bn", 9, "US$", "US$ billion", "Mrd. US$"},
		{"$US m", 6, "US$", "US$ million", "Mio. US$"},
		{"A$b", 9, "A$", "A$ billion", "Mrd. A$"},
		{"$m", 6, "$", "$ million", "Mio. $"},
		{"£'000", 3, "£", "£ thousand", "Tsd. £"},
		{"£000s", 3, "£", "£ thousand", "Tsd. £"},
		{"USD mn", 6, "USD", "USD million", "Mio. USD"},
		{"$ billions", 9, "$", "$ billion", "Mrd. $"},
		{"EUR Mio", 6, "EUR", "EUR million", "Mio. EUR"},
		{"EUR in thousands", 3, "EUR", "EUR thousand", "Tsd. EUR"},
		{"TEUR", 3, "EUR", "EUR thousand", "Tsd. EUR"},
		{"Mrd. €", 9, "€", "€ billion", "Mrd. €"},
		{"Md€", 9, "€", "€ billion", "Mrd. €"},
		{"M€", 6, "€", "€ million", "Mio. €"},
		{"Mio. Euro", 6, "euros", "million euros", "Millionen Euro"},
		{"millions d'euros", 6, "euros", "million euros", "Millionen Euro"},
		{"millones de euros", 6, "euros", "million euros", "Millionen Euro"},
		{"miles de personas", 3, "people", "thousand people", "Tausend Personen"},
		{"mld zł", 9, "zł", "billion zł", "Milliarden zł"},
		{"mrd kr", 9, "kr", "billion kr", "Milliarden kr"},
		{"mkr", 6, "kr", "million kr", "Millionen kr"},
		{"Tsd. t", 3, "tonnes", "thousand tonnes", "Tausend Tonnen"},
		{"Mio. t", 6, "tonnes", "million tonnes", "Millionen Tonnen"},
		{"'000 tonnes", 3, "tonnes", "thousand tonnes", "Tausend Tonnen"},
		{"persons (thousands)", 3, "people", "", ""},
		{"Persons in thousands", 3, "people", "", ""},
		{"yen bn", 9, "yen", "billion yen", "Milliarden Yen"},
		{"Rs. crore", 7, "rupees", "crore rupees", "Millionen rupees"},
		{"₹ in crore", 7, "₹", "₹ crore", "Mio. ₹"},
		{"億円", 8, "yen", "million yen", "Millionen Yen"},
		{"百万円", 6, "yen", "million yen", "Millionen Yen"},
		{"천명", 3, "people", "thousand people", "Tausend Personen"},
		{"Tsd.", 3, "", "thousand", "Tausend"},
		{"'000", 3, "", "thousand", "Tausend"},
		{"000s", 3, "", "thousand", "Tausend"},
		{"thous.", 3, "", "thousand", "Tausend"},
		{"bn", 9, "", "billion", "Milliarden"},
		{"mn", 6, "", "million", "Millionen"},
		{"tn", 12, "", "trillion", "Billionen"},
		{"in Mio. €", 6, "€", "€ million", "Mio. €"},
		{"m users", 6, "users", "million users", "Millionen Nutzer"},
		{"mm", 0, "mm", "mm", "mm"},
		{"GWh", 0, "GWh", "GWh", "GWh"},
		{"$ per person", 0, "$ per person", "$ per person", "$ per person"},
		{"US dollars", 0, "US dollars", "US dollars", "US-Dollar"},
	} {
		u, hint := ParseUnit(c.unit)
		if c.en == "" { // persons are not known as people
			c.noun, c.en, c.de = "persons", "thousand persons", "Tausend persons"
		}
		if hint != "" || u.Kind != data.UnitPlain || u.Scale != c.scale || u.Noun != c.noun {
			t.Errorf("%q: %+v, hint %q", c.unit, u, hint)
		}
		if en, de := nbsp(printer(t, "en").Unit(u)), nbsp(printer(t, "de").Unit(u)); en != c.en || de != c.de {
			t.Errorf("%q: got %q and %q, want %q and %q", c.unit, en, de, c.en, c.de)
		}
	}
}

// What is short for two things is asked, and what stands near a unit is not taken for one.
func TestUnitsOfTwoReadings(t *testing.T) {
	for unit, want := range map[string]string{
		"m":                 `write "metres", or "million" with what is counted`,
		"b":                 `write "barrels", or "billion" with what is counted`,
		"m above sea level": `write "million above sea level", or "metres above sea level"`,
		"M inhabitants":     `write "million inhabitants", or "metres inhabitants"`,
		"Billion €":         `write "billion €"`,
	} {
		if _, hint := ParseUnit(unit); hint != want {
			t.Errorf("%q: got %q, want %q", unit, hint, want)
		}
	}
}

// Percentages say of what they are, and are percentages all the same.
func TestPercentUnits(t *testing.T) {
	for _, c := range []struct {
		unit       string
		kind       data.UnitKind
		en, de, zh string
	}{
		{"per cent", data.UnitPercent, "percent", "Prozent", "百分比"},
		{"v. H.", data.UnitPercent, "percent", "Prozent", "百分比"},
		{"in %", data.UnitPercent, "percent", "Prozent", "百分比"},
		{"pourcentage", data.UnitPercent, "percent", "Prozent", "百分比"},
		{"pp", data.UnitPoints, "percentage points", "Prozentpunkte", "个百分点"},
		{"p.p.", data.UnitPoints, "percentage points", "Prozentpunkte", "个百分点"},
		{"%-Punkte", data.UnitPoints, "percentage points", "Prozentpunkte", "个百分点"},
		{"% of GDP", data.UnitPercent, "percent of GDP", "Prozent des BIP", "占国内生产总值的百分比"},
		{"percent of valid votes", data.UnitPercent, "percent of valid votes", "Prozent der gültigen Stimmen", "占有效票的百分比"},
		{"Prozent der gültigen Stimmen", data.UnitPercent, "percent of valid votes", "Prozent der gültigen Stimmen", "占有效票的百分比"},
		{"占有效票的百分比", data.UnitPercent, "percent of valid votes", "Prozent der gültigen Stimmen", "占有效票的百分比"},
		{"% of disposable income", data.UnitPercent, "percent of disposable income", "Prozent des verfügbaren Einkommens", "占可支配收入的百分比"},
		{"percent of GDP", data.UnitPercent, "percent of GDP", "Prozent des BIP", "占国内生产总值的百分比"},
		{"% des BIP", data.UnitPercent, "percent of GDP", "Prozent des BIP", "占国内生产总值的百分比"},
		{"占GDP的比重", data.UnitPercent, "percent of GDP", "Prozent des BIP", "占国内生产总值的百分比"},
		{"% of total population", data.UnitPercent, "percent of total population", "Prozent (total population)", "百分比（total population）"},
		{"% der Waldfläche", data.UnitPercent, "percent (Waldfläche)", "Prozent der Waldfläche", "百分比（Waldfläche）"},
		{"Index 2015=100", data.UnitIndex, "index, 2015 = 100", "Index, 2015 = 100", "指数（2015 = 100）"},
	} {
		u, hint := ParseUnit(c.unit)
		if hint != "" || u.Kind != c.kind {
			t.Errorf("%q: %+v, hint %q", c.unit, u, hint)
		}
		for tag, want := range map[string]string{"en": c.en, "de": c.de, "zh": c.zh} {
			if got := nbsp(printer(t, tag).Unit(u)); got != want {
				t.Errorf("%s: %q: got %q, want %q", tag, c.unit, got, want)
			}
		}
	}
}

// A unit in two spellings is one.
func TestSameUnits(t *testing.T) {
	for _, pair := range [][2]string{{"€ million", "Mio. EUR"}, {"million euros", "€m"}, {"£bn", "billion pounds"}, {"USD mn", "million US dollars"}, {"Tsd. t", "thousand tonnes"}, {"% of GDP", "Prozent des BIP"}} {
		a, _ := ParseUnit(pair[0])
		b, _ := ParseUnit(pair[1])
		if !a.Same(b) {
			t.Errorf("%q and %q are two units", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"€m", "€bn"}, {"$m", "A$m"}, {"percent", "percent of GDP"}, {"£m", "€m"}} {
		a, _ := ParseUnit(pair[0])
		b, _ := ParseUnit(pair[1])
		if a.Same(b) {
			t.Errorf("%q and %q are one unit", pair[0], pair[1])
		}
	}
}
