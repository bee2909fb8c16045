package file

import (
	"strings"
	"testing"
)

// The unit of a figure is held against the column of units that is chosen, and against what stands under
// stated:. What is not known, or is said in other words, is no fault.
func TestUnitsHeldAgainstTables(t *testing.T) {
	for _, tt := range []struct{ unit, of, stated, want string }{
		{"thousand people", "PC_ACT", "", `the table counts in "PC_ACT", which is percent, and the unit of the figure is thousand people; write unit: percent`},
		{"percent", "PC_ACT", "", ""},
		{"percent of the labour force", "PC_ACT", "", ""},
		{"euros", "'US dollars, PPP converted'", "", `and the unit of the figure is euros; write unit: US dollars, PPP converted`},
		{"US dollars, PPP converted", "'US dollars, PPP converted'", "", ""},
		{"percent", "THS_PER", "", `which is thousand people, and the unit of the figure is percent; write unit: thousand people`},
		{"thousand workers", "THS_PER", "", ""},
		{"million people", "THS_PER", "", "write unit: thousand people"},
		{"people", "THS_PER", "", "write unit: thousand people"},
		{"kt", "THS_T", "", ""},
		{"percent", "XQ_17", "", ""},
		{"thousand people", "T", "", "write unit: tonnes"},
		{"million people", "", "Thousands", `the table counts in "Thousands", and the unit of the figure is million people; write unit: thousand people; where other numbers are in Thousands, remove it from stated:`},
		{"thousand people", "", "Thousands", ""},
		{"people", "", "(in thousand)", "write unit: thousand people"},
		{"percent", "", "Thousands", "write the scale with what is counted, as unit: thousand people"},
		{"million euros", "", "Mio. EUR", ""},
		{"billion euros", "", "Mio. EUR", "write unit: EUR million"},
		{"percent", "", "Index, 2015=100", "the unit of the figure is percent"},
		{"Canadian dollars", "CAD", "", ""},
		{"Swiss francs", "CHF", "", ""},
	} {
		where, stated := "", ""
		if tt.of != "" {
			where = ", where: {UNIT_MEASURE: " + tt.of + "}"
		}
		if tt.stated != "" {
			stated = ", stated: {unit: '" + tt.stated + "'}"
		}
		cell := strings.Trim(tt.of, "'")
		table := "year,UNIT_MEASURE,v\n2020,\"" + cell + "\",1\n2021,\"" + cell + "\",2\n"
		if tt.stated != "" {
			table = "Table 1\n\"" + tt.stated + "\"\n" + strings.ReplaceAll(table, "UNIT_MEASURE", "n")
		}
		_, err := loadTables("  f: {title: F, unit: '"+tt.unit+"', source: s, table: {file: t.csv, key: year, value: v"+where+stated+"}}\n", map[string]string{"t.csv": table})
		got := ""
		if err != nil {
			got = strings.ReplaceAll(err.Error(), "\u00a0", " ")
		}
		if tt.want == "" && strings.Contains(got, "the table counts in") || !strings.Contains(got, tt.want) {
			t.Errorf("%s of %s%s: %q, want %q", tt.unit, tt.of, tt.stated, got, tt.want)
		}
	}
}
