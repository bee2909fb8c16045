package survey

import "testing"

// Units stand in brackets at the end of heads, before other brackets, or after in and a comma.
func TestUnitsInHeads(t *testing.T) {
	for _, c := range []struct{ head, name, unit string }{
		{"GDP per capita (current US$)", "GDP per capita", "current US$"},
		{"Unemployment, total (% of total labor force) (modeled ILO estimate)", "Unemployment, total (modeled ILO estimate)", "% of total labor force"},
		{"Exports (£bn)", "Exports", "£bn"},
		{"Population (historical)", "Population (historical)", ""},
		{"Umsatz (Mio. €)", "Umsatz", "Mio. €"},
		{"产值(亿元)", "产值", "亿元"},
	} {
		if name, unit := cutBracket(c.head); name != c.name || unit != c.unit {
			t.Errorf("%q: got %q in %q", c.head, name, unit)
		}
	}
	for _, c := range []struct{ head, name, unit string }{
		{"Umsatz in Mio. Euro", "Umsatz", "Mio. Euro"},
		{"Exports, thousand euros", "Exports", "thousand euros"},
		{"Arbeitslose in 1 000", "Arbeitslose", "1 000"},
		{"Fläche in km²", "Fläche", "km²"},
		{"Women in work", "Women in work", ""},
		{"Employed, total", "Employed, total", ""},
	} {
		if name, unit := cutMeasured(c.head); name != c.name || unit != c.unit {
			t.Errorf("%q: got %q in %q", c.head, name, unit)
		}
	}
}
