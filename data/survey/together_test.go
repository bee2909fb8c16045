package survey

import (
	"slices"
	"strings"
	"testing"
)

// Columns that are one measure of several groups are the series of one figure.
func TestTogether(t *testing.T) {
	for _, tt := range []struct {
		name, heads string
		rows        []string
		units       []string
		answers     Answers
		want        string // the columns of each figure
	}{
		{"sexes", "year,Men,Women", []string{"2019,3,4", "2020,5,6", "2021,5,7"}, nil, Answers{}, "Men+Women"},
		{"sexes with a whole", "Region,Male,Female,Both sexes", []string{"A,3,4,7", "B,5,6,11", "C,5,7,12"}, nil, Answers{}, "Male+Female+Both sexes"},
		{"one sex and its whole", "year,Total,Women", []string{"2019,7,4", "2020,8,6", "2021,9,7"}, nil, Answers{}, "Total+Women"},
		{"ages", "year,15 to 24 years,25 to 64,65+", []string{"2019,3,4,5", "2020,5,6,7", "2021,5,7,8"}, nil, Answers{}, "15 to 24 years+25 to 64+65+"},
		{"codes of countries", "year,DE,FR,NO", []string{"2019,3,4,5", "2020,5,6,7", "2021,5,7,8"}, nil, Answers{}, "DE+FR+NO"},
		{"in one unit in brackets", "year,Men (%),Women (%)", []string{"2019,3,4", "2020,5,6", "2021,5,7"}, nil, Answers{}, "Men (%)+Women (%)"},
		{"a sum", "year,Coal,Gas,Total", []string{"2019,3,4,7", "2020,5,6,11", "2021,5,7,12"}, nil, Answers{}, "Coal+Gas+Total"},
		{"no sum", "year,Jobs,Pay,Total", []string{"2019,3,4,7", "2020,5,6,20", "2021,5,7,12"}, nil, Answers{}, "Jobs,Pay,Total"},
		{"two measures", "year,Exports,Imports", []string{"2019,3,4", "2020,5,6", "2021,5,7"}, nil, Answers{}, "Exports,Imports"},
		{"as the user says", "year,Exports,Imports", []string{"2019,3,4", "2020,5,6", "2021,5,7"}, nil, Answers{Grouping: Together}, "Exports+Imports"},
		{"apart, as the user says", "year,Men,Women", []string{"2019,3,4", "2020,5,6", "2021,5,7"}, nil, Answers{Grouping: Apart}, "Men,Women"},
		{"two units below the heads", "year,Men,Women", []string{"2019,3,4", "2020,5,6", "2021,5,7"}, []string{"", "thousand", "%"}, Answers{}, "Men,Women"},
		{"two units in brackets", "year,Men (%),Women", []string{"2019,3,4", "2020,5,6", "2021,5,7"}, nil, Answers{}, "Men (%),Women"},
		{"sexes below sectors", "year,Farms / Men,Farms / Women,Shops / Men,Shops / Women", []string{"2019,3,4,5,6", "2020,5,6,7,8", "2021,5,7,7,8"}, nil, Answers{}, "Farms / Men+Farms / Women,Shops / Men+Shops / Women"},
		{"sectors below sexes", "year,Men / Pay,Men / Hours,Women / Pay,Women / Hours", []string{"2019,3,4,5,6", "2020,5,6,7,8", "2021,5,7,7,8"}, nil, Answers{}, "Men / Pay+Women / Pay,Men / Hours+Women / Hours"},
		{"regions in rows", "year,region,Men,Women", []string{"2019,A,3,4", "2019,B,5,6", "2020,A,3,4", "2020,B,5,6"}, nil, Answers{}, "Men,Women"},
	} {
		table := tableOf(t, tt.heads+"\n"+strings.Join(tt.rows, "\n")+"\n")
		table.Units = tt.units
		p := Look(table).Plan(About{}, tt.answers)
		var got []string
		for _, f := range p.Figures {
			var heads []string
			for _, c := range f.values() {
				heads = append(heads, table.Heads[c])
			}
			got = append(got, strings.Join(heads, "+"))
		}
		if want := strings.Split(tt.want, ","); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", tt.name, got, want)
		}
	}
}

// Numbers of rows and codes beside names are no measures, and the numbers of series are their
// names where nothing else is.
func TestNumbersOfRows(t *testing.T) {
	for _, tt := range []struct {
		heads string
		rows  []string
		want  []Role
	}{
		{"Pos,Region,Jobs", []string{"1,North,3", "2,South,5", "3,East,7"}, []Role{Bookkeeping, Dimension, Value}},
		{"Kommun,Name,Jobs", []string{"1101,North,3", "1102,South,5", "1107,East,7"}, []Role{Attribute, Dimension, Value}},
		{"Jobs,Region", []string{"1,North", "2,South", "3,East"}, []Role{Value, Dimension}},
		{"region,change,year,value", []string{"North,1.5,2019,3", "North,1.5,2020,5", "South,2.5,2019,7", "South,2.5,2020,8"}, []Role{Dimension, Attribute, Time, Value}},
		{"series_id,year,value", []string{"LN1,2019,3", "LN1,2020,5", "LN2,2019,7", "LN2,2020,8"}, []Role{Dimension, Time, Value}},
		{"series_id,area,year,value", []string{"LN1,A,2019,3", "LN1,A,2020,5", "LN2,B,2019,7", "LN2,B,2020,8"}, []Role{Bookkeeping, Dimension, Time, Value}},
	} {
		var got []Role
		for _, c := range Look(tableOf(t, tt.heads+"\n"+strings.Join(tt.rows, "\n")+"\n")).Columns {
			got = append(got, c.Role)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.heads, got, tt.want)
		}
	}
}
