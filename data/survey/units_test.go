package survey

import (
	"strings"
	"testing"
)

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

// Columns of amounts in one unit that are of like size are the lines of one figure.
func TestColumnsOfOneUnit(t *testing.T) {
	for _, c := range []struct {
		table   string
		answers Answers
		figures int
	}{
		{"Year,Exports (£m),Imports (£m)\n2020,601,598\n2021,654,665\n2022,834,902\n", Answers{}, 1},
		{"Year,Exports (£m),Imports (£m)\n2020,601,598\n2021,654,665\n2022,834,902\n", Answers{Grouping: Apart}, 2},
		{"Year,Exports (£m),Fish (£m)\n2020,601,5\n2021,654,6\n2022,834,9\n", Answers{}, 2},
		{"Year,Exports (£m),Fish (£m)\n2020,60,5\n2021,65,3\n2022,100,4\n", Answers{}, 1}, // 100 is 20 times 5
		{"Year,Exports (£m),Fish (£m)\n2020,60,5\n2021,65,3\n2022,101,4\n", Answers{}, 2},
		{"Year,A (£m),B (£m),C (£m),D (£m)\n2020,60,51,52,53\n2021,65,31,32,33\n", Answers{}, 1},
		{"Year,A (£m),B (£m),C (£m),D (£m),E (£m)\n2020,60,51,52,53,54\n2021,65,31,32,33,34\n", Answers{}, 5},
		{"Year,Exports (£m),Imports (€m)\n2020,601,598\n2021,654,665\n2022,834,902\n", Answers{}, 2},
		{"Year,Inflation (%),Unemployment (%)\n2020,1.5,4.5\n2021,2.5,4.6\n2022,8.5,3.7\n", Answers{}, 2},
	} {
		got, _ := composed(t, c.table, c.answers)
		if n := strings.Count(got, "\n    unit: "); n != c.figures {
			t.Errorf("%s%+v: %d figures, want %d:\n%s", c.table, c.answers, n, c.figures, got)
		}
	}
}

// Codes that have their labels beside them need no list.
func TestLabelledCodes(t *testing.T) {
	got, _ := composed(t, "year,place,value,OBS_STATUS,OBS_CONF\n2020,A,1.5,A: Normal value,F: Free\n2021,A,2.5,r: Revised,F: Free\n2022,A,3.5,p: Provisional value,C: Confidential\n", Answers{})
	for _, want := range []string{"'A: Normal value': normal", "'r: Revised': revised", "'p: Provisional value': provisional", "'F: Free': public", "'C: Confidential': confidential"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

// What the user says of all numbers is not said of columns that their heads say are of another unit.
func TestUnitOfOtherColumns(t *testing.T) {
	for head, want := range map[string]string{"Rate (%)1": "percent", "Rate (%) *": "percent", "Rate (per cent)2": "percent", "Rate (%)¹": "percent", "Rate per head": "?", "Leavers": "thousand people"} {
		p := Look(tableOf(t, "Year,Level,"+head+"\n2020,32508,60.9\n2021,32426,60.6\n2022,32758,60.9\n")).Plan(About{}, Answers{Units: []string{"thousand people"}})
		var got []string
		for _, f := range p.Figures {
			unit := f.Unit
			if f.AskUnit != "" {
				unit = "?"
			}
			got = append(got, unit)
		}
		if len(got) != 2 || got[0] != "thousand people" || got[1] != want {
			t.Errorf("%s: %q, want %q", head, got, want)
		}
	}
}

// Rows that count in several units are a figure for each, and a unit that is said of all is that of none
// whose scale is another.
func TestUnitsOfRows(t *testing.T) {
	for _, c := range []struct {
		table   string
		answers Answers
		want    string
	}{
		{"Indicator,2020,2021\n\"Population, thousand people\",5000,5100\n\"Rate, %\",4.5,4.6\n", Answers{}, "t, Population: thousand people; t, Rate: percent"},
		{"Indicator,2020,2021\nPopulation (thousands),5000,5100\nRate (%),4.5,4.6\nEmployed,2000,2100\n", Answers{Units: []string{"percent"}}, "t, Population: ?; t, Rate: percent; t, Employed: percent"},
		{"Indicator,2020,2021\nPopulation (thousands),5000,5100\nRate (%),4.5,4.6\n", Answers{Units: []string{"people"}}, "t, Population: thousand people; t, Rate: percent"},
		{"Indicator,2020,2021\nPopulation (thousands),5000,5100\nRate (%),4.5,4.6\nEmployed,2000,2100\n", Answers{Units: []string{"thousand people", "Employed=million people"}}, "t, Population: thousand people; t, Rate: percent; t, Employed: million people"},
		{"Indicator,2020,2021\n\"Population, thousand people\",5000,5100\n\"Employed, thousand people\",2000,2100\n", Answers{}, "t: thousand people"},
		{"Indicator,2023\n\"Population, million people\",5\n\"Rate, %\",4.5\n\"Share, %\",2.5\n", Answers{}, "2023, Population: million people; 2023: percent"},
		{"Group,2020,2021\nAll,50,51\nChildren (0-14 years),20,21\nOlder (15 years and over),30,30\n", Answers{Units: []string{"percent"}}, "t: percent"},
	} {
		c.answers.Title = "t"
		rows := strings.Split(strings.TrimSpace(c.table), "\n")
		text := "name,year,value\n"
		years := strings.Split(rows[0], ",")[1:]
		for _, row := range rows[1:] {
			cells := strings.Split(row, ",")
			n := len(cells) - len(years)
			for i, year := range years {
				text += strings.Join(cells[:n], ",") + "," + year + "," + cells[n+i] + "\n"
			}
		}
		if len(years) == 1 {
			text = c.table
			c.answers.Title = ""
		}
		p := Look(tableOf(t, text)).Plan(nil, c.answers)
		var got []string
		for _, f := range p.Figures {
			unit := f.Unit
			if f.AskUnit != "" {
				unit = "?"
			}
			got = append(got, f.Title+": "+unit)
		}
		if all := strings.Join(got, "; "); all != c.want {
			t.Errorf("%s%q: got %q, want %q", c.table, c.answers.Units, all, c.want)
		}
	}
}
