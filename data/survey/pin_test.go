package survey

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// A column whose only text stands in the words of a figure is asked for in its rows, and with it
// the column of its code; what no word is made of may change.
func TestPinnedConstants(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"a year in the title", "Region,Jahr,Share (%)\nNorth,2023,3.5\nSouth,2023,4.1\nEast,2023,2\n", `where: {Jahr: "2023"}`},
		{"what is measured, and in which prices", "Country,Indicator Name,Year,Value\nNorway,GDP (constant US$),2019,3\nSweden,GDP (constant US$),2019,4\nNorway,GDP (constant US$),2020,3\nSweden,GDP (constant US$),2020,4\n", "where: {Indicator Name: GDP (constant US$)}"},
		{"a remark with its code", "Country,ADJUSTMENT,Adjustment,Year,Rate (%)\nNorway,Y,Seasonally adjusted,2019,3\nSweden,Y,Seasonally adjusted,2019,4\nNorway,Y,Seasonally adjusted,2020,3\nSweden,Y,Seasonally adjusted,2020,4\n", "where: {ADJUSTMENT: Y, Adjustment: Seasonally adjusted}"},
		{"what no word is made of", "Country,Collection,Year,Rate (%)\nNorway,By post,2019,3\nSweden,By post,2019,4\nNorway,By post,2020,3\nSweden,By post,2020,4\n", ""},
	} {
		p := Look(tableOf(t, c.table)).Plan(About{}, Answers{Publisher: "An office"})
		out, err := Compose([]*Plan{p}, "")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for line := range strings.Lines(string(out)) {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "where:") {
				got = line
			}
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s in\n%s", c.name, got, c.want, out)
		}
	}
}

// What lines about a table say in words of a figure or its source is stated with the unit, but
// for an edition, and for what the user has said in its place.
func TestPinnedLines(t *testing.T) {
	const rows = "Country,Year,Value\nNorway,2019,3\nSweden,2019,4\nNorway,2020,3\nSweden,2020,4\n"
	for _, c := range []struct {
		about   About
		answers Answers
		want    string
	}{
		{About{"title": "Table 2: Employment", "unit": "Thousands", Statements: "Thousands\n"}, Answers{Publisher: "An office"}, "stated:\n  unit: Thousands\n  title: 'Table 2: Employment'\n"},
		{About{"title": "Employment", "note": "Series: X1"}, Answers{Publisher: "An office"}, "stated:\n  title: Employment\n  note: 'Series: X1'\n"},
		{About{"title": "Employment", "source": "Labour force survey"}, Answers{Title: "Work", Publisher: "An office"}, "stated:\n  source: Labour force survey\n"},
		{About{"unit": "Thousands", Statements: "Thousands\n"}, Answers{Publisher: "An office", Title: "Work"}, "stated: Thousands\n"},
		{About{"note": "An office, Outlook, April 2024", "publisher": "An office"}, Answers{Publisher: "Another", Title: "Work"}, "stated: \n"},
	} {
		p := Look(tableOf(t, rows)).Plan(c.about, c.answers)
		if got := statedText(p); got != c.want {
			t.Errorf("%v: got\n%s\nwant\n%s", c.about, got, c.want)
		}
	}
}

// The unit in the names of rows and what stands beside numbers are stated; units that differ are
// asked for.
func TestPinnedUnits(t *testing.T) {
	const rows = "Goods,Year,Value\nExports (million euros),2019,3\nImports (million euros),2019,4\nExports (million euros),2020,3\nImports (million euros),2020,4\n"
	p := Look(tableOf(t, rows)).Plan(About{}, Answers{Title: "Trade", Publisher: "An office"})
	if got, want := statedText(p), "stated:\n  names: million euros\n"; got != want || p.Figures[0].Unit != "million euros" {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	p = Look(tableOf(t, rows)).Plan(About{"unit": "thousand euros"}, Answers{Title: "Trade", Publisher: "An office"})
	if got, want := p.Figures[0].AskUnit, "the numbers are in thousand euros or in million euros, as the table says both"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	percent := tableOf(t, "Region,Share\nNorth,12.5\nSouth,9.1\nEast,3\n")
	percent.Units = []string{"", "%"}
	if got, want := statedText(Look(percent).Plan(About{}, Answers{Title: "Shares", Publisher: "An office"})), "stated:\n  beside: '%'\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// statedText is what is stated of the first figure of a plan.
func statedText(p *Plan) string {
	node := rows{p}.stated(p.Figures[0])
	if node == nil {
		return "stated: \n"
	}
	var b strings.Builder
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(mapping(entry{"stated", node})); err != nil {
		return err.Error()
	}
	return b.String()
}

// A text is known again as a word of its own.
func TestHasWord(t *testing.T) {
	for _, c := range []struct {
		in, text string
		want     bool
	}{
		{"Employment, 2023", "2023", true},
		{"Table 12023, 2023", "2023", true},
		{"Table 12023", "2023", false},
		{"Women in work", "men", false},
		{"Women", "", false},
	} {
		if got := hasWord(c.in, c.text); got != c.want {
			t.Errorf("%q in %q: got %v", c.text, c.in, got)
		}
	}
}
