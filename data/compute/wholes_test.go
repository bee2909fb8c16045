package compute

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"briefing/data"
)

// tableFigure is a figure of categories, or of series, with rows of numbers.
func tableFigure(unit data.Unit, names []string, rows [][]data.Decimal, series bool) *data.Figure {
	f := &data.Figure{ID: "f", Unit: unit}
	if series {
		f.Periods = true
		for i, row := range rows {
			s := &data.Series{Name: names[i]}
			for year, n := range row {
				p, _ := data.ParsePeriod(fmt.Sprint(2000 + year))
				s.Add(data.PeriodKey(p), data.Value{Number: n})
			}
			f.Series = append(f.Series, s)
		}
		f.Finish()
		return f
	}
	for column := range rows[0] {
		s := &data.Series{Name: fmt.Sprint("column ", column)}
		for i, row := range rows {
			s.Add(data.CategoryKey(names[i]), data.Value{Number: row[column]})
		}
		f.Series = append(f.Series, s)
	}
	f.Finish()
	return f
}

var million = data.Unit{Scale: 6, Noun: "people"}

// TestSums finds wholes as tables have them: all of the rest, wholes of wholes before or
// after their parts, and all but another whole.
func TestSums(t *testing.T) {
	for _, c := range []struct {
		name  string
		names []string
		rows  [][]int64 // in tenths
		want  string
	}{
		{"all of the rest", []string{"a", "b", "c", "t"}, [][]int64{{1023, 1057}, {2311, 2380}, {415, 433}, {3749, 3870}}, "t"},
		{"two parts of many years", []string{"m", "f", "t"}, [][]int64{{4011, 4027, 4050}, {4110, 4123, 4142}, {8121, 8150, 8192}}, "t"},
		{"two parts of one year", []string{"m", "f", "t"}, [][]int64{{41}, {42}, {83}}, ""},
		{"rounding", []string{"a", "b", "c", "t"}, [][]int64{{3333, 4004}, {3333, 4011}, {3333, 4043}, {10000, 12057}}, "t"},
		{"more than rounding", []string{"a", "b", "c", "t"}, [][]int64{{3333, 4004}, {3333, 4011}, {3333, 4043}, {10000, 12068}}, ""},
		{"within each other", []string{"World", "Asia", "China", "India", "Japan", "Europe", "Italy", "Spain", "Malta"},
			[][]int64{{50512, 51623, 52214}, {42807, 43890, 44407}, {19013, 19502, 19755}, {17682, 18180, 18459}, {6112, 6208, 6193}, {7705, 7733, 7807}, {4310, 4322, 4329}, {3188, 3201, 3263}, {207, 210, 215}}, "World Asia Europe"},
		{"after their parts", []string{"x", "y", "z", "north", "v", "w", "u", "south"},
			[][]int64{{1021, 1047, 1066}, {2219, 2301, 2377}, {517, 498, 467}, {3757, 3846, 3910}, {819, 840, 852}, {1207, 1301, 1322}, {333, 341, 359}, {2359, 2482, 2533}}, "north south"},
		{"all but another whole", []string{"EU", "a", "W", "b", "c"}, [][]int64{{9203, 9333}, {5011, 5103}, {21234, 22123}, {3190, 3201}, {1002, 1029}}, "EU"},
		{"zeros", []string{"a", "b", "c", "d"}, [][]int64{{5123, 5201}, {5123, 5201}, {0, 0}, {0, 0}}, ""},
	} {
		rows := make([][]data.Decimal, len(c.rows))
		for i, row := range c.rows {
			for _, n := range row {
				rows[i] = append(rows[i], data.NewDecimal(n, 1))
			}
		}
		for _, series := range []bool{true, false} {
			f := tableFigure(million, c.names, rows, series)
			names, found := KeySums(f)
			if series {
				names, found = SeriesSums(f)
			}
			got := ""
			for _, s := range found {
				got += " " + names[s.Whole]
			}
			if want := c.want; got != want && got != " "+want {
				t.Errorf("%s, series %v: found %q, want %q", c.name, series, got, want)
			}
		}
	}
}

// TestNoSumsByChance looks for sums in numbers without any.
func TestNoSumsByChance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	false1 := 0
	const tables = 3000
	for range tables {
		n, columns := 3+random.IntN(30), 1+random.IntN(3)
		rows, names := make([][]data.Decimal, n), make([]string, n)
		for i := range rows {
			names[i] = fmt.Sprint("row ", i)
			for range columns {
				rows[i] = append(rows[i], data.NewDecimal(100+random.Int64N(9900), 1))
			}
		}
		if _, found := KeySums(tableFigure(million, names, rows, false)); len(found) > 0 {
			false1++
		}
	}
	if false1 > tables/200 {
		t.Errorf("%d of %d tables without sums have some", false1, tables)
	}
}

// TestSumsOfMany checks that large tables take no time to speak of.
func TestSumsOfMany(t *testing.T) {
	rows, names := make([][]data.Decimal, 1000), make([]string, 1000)
	total := make([]int64, 30)
	for i := range rows {
		names[i] = fmt.Sprint("row ", i)
		for column := range total {
			n := int64(1000 + (i*7919+column*104729)%9000)
			total[column] += n
			rows[i] = append(rows[i], data.NewDecimal(n, 1))
		}
	}
	for column, n := range total {
		rows[999][column] = data.NewDecimal(n-int64(1000+(999*7919+column*104729)%9000), 1)
	}
	f := tableFigure(million, names, rows, true)
	if names, found := SeriesSums(f); len(found) != 1 || names[found[0].Whole] != "row 999" {
		t.Errorf("found %v", found)
	}
}
