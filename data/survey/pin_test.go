package survey

import (
	"strings"
	"testing"
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
