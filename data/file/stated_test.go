package file

import (
	"fmt"
	"strings"
	"testing"
)

// What lines above a table state is held against what they stated: another scale is read, and
// another unit is a fault.
func TestStatedUnits(t *testing.T) {
	for _, c := range []struct{ unit, stated, line, want string }{
		{"thousand euros", "(in thousand euros)", "(in thousand euros)", "A/2021=1.5 thousand euros; A/2022=2.5 thousand euros"},
		{"thousand euros", "(in thousand euros)", "(in million euros)", "A/2021=1.5 million euros; A/2022=2.5 million euros"},
		{"thousand euros", "(in thousand euros)", "(in euros)", "A/2021=1.5 euros; A/2022=2.5 euros"},
		{"thousand euros", "(in thousand euros)", "Tsd. EUR", "A/2021=1.5 thousand euros; A/2022=2.5 thousand euros"},
		{"thousand people", "Thousands", "Persons", "A/2021=1.5 people; A/2022=2.5 people"},
		{"thousand people", "Thousands", "Millions", "A/2021=1.5 million people; A/2022=2.5 million people"},
		{"thousand euros", "(in thousand euros)", "(in tonnes)", `! the lines above the table state "in tonnes", and no longer "(in thousand euros)"`},
		{"thousand euros", "(in thousand euros)", "(in thousand US$)", `! and no longer "(in thousand euros)"`},
		{"percent", "per cent", "thousands", `! the lines above the table state "thousands", and no longer "per cent"`},
		{"thousand euros", "(in thousand euros)", "as of May", `! the lines above the table state no unit, and no longer "(in thousand euros)"`},
	} {
		table := "Exports by region\n" + c.line + "\n\nRegion,2021,2022\nA,1.5,2.5\n"
		figure := fmt.Sprintf("  x: {title: X, source: s, unit: %s, table: {file: o.csv, across: year, key: year, series: Region, value: value, stated: %s}}\n", c.unit, c.stated)
		ds, err := loadTables(figure, map[string]string{"o.csv": table})
		if want, fault := strings.CutPrefix(c.want, "! "); fault {
			if err == nil || !strings.Contains(strings.Replace(err.Error(), `"(in tonnes)"`, `"in tonnes"`, 1), want) {
				t.Errorf("%s: got %v, want %s", c.line, err, want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if got := figureOf(t, ds, "x"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.line, got, c.want)
		}
		whole, err := Whole(ds).YAML()
		must(t, err)
		if again, err := loadString(string(whole)); err != nil || figureOf(t, again, "x") != c.want {
			t.Errorf("%s: written again as\n%s\n%v", c.line, whole, err)
		}
	}
}

// Other texts of lines about a table, which the words of a figure were made of, are held against
// what they say now, where they say it.
func TestStatedLines(t *testing.T) {
	const stated = "{unit: (in thousand euros), title: Exports by region, source: Foreign trade, note: 'Series: X1'}"
	for _, c := range []struct{ lines, want string }{
		{"Exports by region\n(in thousand euros)\nSeries,X1\nSource,Foreign trade\n", ""},
		{"Exports by region\n(in million euros)\nSeries,X1\nSource,Foreign trade\n", ""},
		{"Source,Foreign trade\nExports by region\nSeries,X1\n(in thousand euros)\n", ""},
		{"Imports by region\n(in thousand euros)\nSeries,X1\nSource,Foreign trade\n", `o.csv:1:1: figures.x.table: the lines about the table say "Imports by region", and no longer "Exports by region"`},
		{"Exports by region\n(in thousand euros)\nSeries,X2\nSource,Foreign trade\n", `o.csv:3:1: figures.x.table: the lines about the table say "Series: X2", and no longer "Series: X1"`},
		{"Exports by region\n(in thousand euros)\nSeries,X1\n", `the lines about the table have no source, and no longer "Foreign trade"`},
	} {
		figure := "  x: {title: X, source: s, unit: thousand euros, table: {file: o.csv, across: year, key: year, series: Region, value: value, stated: " + stated + "}}\n"
		ds, err := loadTables(figure, map[string]string{"o.csv": c.lines + "\nRegion,2021,2022\nA,1.5,2.5\n"})
		if c.want != "" {
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: got %v, want %s", c.lines, err, c.want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.lines, err)
			continue
		}
		whole, err := Whole(ds).YAML()
		must(t, err)
		if again, err := loadString(string(whole)); err != nil || figureOf(t, again, "x") != figureOf(t, ds, "x") {
			t.Errorf("%s: written again as\n%s\n%v", c.lines, whole, err)
		}
	}
}

// What stands beside numbers, and the unit in the names of rows, are held against what they were.
func TestStatedBesideAndInNames(t *testing.T) {
	for _, c := range []struct{ stated, unit, table, want string }{
		{"{beside: '%'}", "percent", "Region,v\nA,12.5%\nB,9.1%\n", ""},
		{"{beside: '%'}", "percent", "Region,v\nA,0.125\nB,0.091\n", `nothing stands beside the numbers of the column "v", and no longer "%"`},
		{"{names: thousand euros}", "thousand euros", "Region,v\nExports (thousand euros),12.5\nImports (in thousand euros),9.1\n", ""},
		{"{names: thousand euros}", "thousand euros", "Region,v\nExports (thousand euros),12.5\nImports (million euros),9.1\n", `o.csv:3:1: figures.x.table: "Imports (million euros)" does not have the unit "thousand euros" in brackets`},
		{"{names: 亿元}", "亿元", "Region,v\n产值（亿元）,12.5\n收入,9.1\n", `"收入" does not have the unit "亿元" in brackets`},
	} {
		figure := fmt.Sprintf("  x: {title: X, source: s, unit: %s, table: {file: o.csv, key: Region, value: v, stated: %s}}\n", c.unit, c.stated)
		_, err := loadTables(figure, map[string]string{"o.csv": c.table})
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s of\n%s: got %v, want %s", c.stated, c.table, err, c.want)
		}
	}
}
