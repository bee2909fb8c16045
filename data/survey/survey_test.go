package survey

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// tableOf is a table with the rows of a CSV text.
func tableOf(t testing.TB, text string) Table {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return Table{File: "labour.csv", Heads: rows[0], Rows: func(yield func([]string) bool) {
		for _, row := range rows[1:] {
			if !yield(row) {
				return
			}
		}
	}}
}

// TestRoles: what each column of a table is for.
func TestRoles(t *testing.T) {
	for _, c := range []struct {
		name, table string
		want        string // the roles, in order
	}{
		{"Our World in Data", "Entity,Code,Year,Births\nNorway,NOR,2019,3.5\nNorway,NOR,2020,3.4\nWorld,OWID_WRL,2019,9\nWorld,OWID_WRL,2020,8.9\n", "names, follows from another, time, numbers"},
		{"SDMX", "DATAFLOW,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\nE,A,NO,2019,3.5,,\nE,A,SE,2019,4,p,\nE,A,NO,2020,3.5,b,\nE,A,SE,2020,4,,\n", "bookkeeping, the same in each row, names, time, numbers, status, confidentiality"},
		{"codes and labels", "REF_AREA,Reference area,SEX,Sex,TIME_PERIOD,OBS_VALUE\nNOR,Norway,M,Male,2019,1\nNOR,Norway,F,Female,2019,2\nSWE,Sweden,M,Male,2019,3\nSWE,Sweden,F,Female,2019,4\nSWE,Sweden,F,Female,2020,5\n",
			"follows from another, names, follows from another, names, time, numbers"},
		{"letters that are no flags", "sex,year,n\nM,2019,1\nF,2019,2\nM,2020,3\nF,2020,4\n", "names, time, numbers"},
		{"several columns of numbers", "Region,Employees,Share\nNorth,12,3.5\nSouth,13,4.1\n", "names, numbers, numbers"},
		{"labels of a status", "year,OBS_VALUE,OBS_STATUS,Observation status\n2019,1,A,Normal value\n2020,2,P,Provisional value\n", "time, numbers, status, labels"},
		{"a region of each country", "country,continent,year,value\nNorway,Europe,2019,1\nSweden,Europe,2019,2\nChile,America,2019,3\nChile,America,2020,3\n", "names, follows from another, time, numbers"},
		{"codes that are numbers", "AGS,Land,Jahr,Wert\n01,Holstein,2019,4\n02,Hamburg,2019,5\n01,Holstein,2020,4\n02,Hamburg,2020,5\n", "follows from another, names, time, numbers"},
		{"Chinese", "地区,年份,数值\n北京,2019年,3\n上海,2019年,4\n北京,2020年,3\n上海,2020年,4\n", "names, time, numbers"},
	} {
		s := Look(tableOf(t, c.table))
		var got []string
		for _, column := range s.Columns {
			got = append(got, column.Role.Word())
		}
		if all := strings.Join(got, ", "); all != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, all, c.want)
		}
	}
}

// TestYAML: the file that a table becomes.
func TestYAML(t *testing.T) {
	for _, c := range []struct {
		name, table string
		answers     Answers
		want        string
	}{
		{"one series of months", "observation_date,RATE\n2023-01-01,3.5\n2023-02-01,3.6\n2023-03-01,3.5\n2023-04-01,3.4\n", Answers{Units: []string{"percent"}}, `
title: RATE
sources:
  office:
    publisher: Federal Reserve Bank of St. Louis
    title: FRED
figures:
  rate:
    title: RATE
    unit: percent
    source: office
    every: month
    period: month
    table:
      file: labour.csv
      key: observation_date
      value: RATE
`},
		{"places with a whole, and what is not known", "geo,year,n\nNorway,2019,1\nWorld,2019,9\nNorway,2020,2\nWorld,2020,9\n", Answers{}, `
title: n
sources:
  office:
    publisher: {ask: who published labour.csv}
    title: n
figures:
  n:
    title: n
    unit: {ask: 'what the numbers of n are counted in: percent, million people, ...'}
    source: office
    aggregates: World
    table:
      file: labour.csv
      key: year
      series: geo
      value: n
`},
		{"a ranking", "Region,Share (%)\nNorth,12.5\nSouth,3\n", Answers{Publisher: "Office", Title: "Shares"}, `
title: Shares
sources:
  office:
    publisher: Office
    title: Shares
figures:
  share:
    title: Share
    unit: percent
    source: office
    table:
      file: labour.csv
      key: Region
      value: Share (%)
charts:
  share:
    figure: share
    kind: bar-horizontal
    sort: descending
`},
		{"a figure for each measure", "geo,sex,year,value\nNO,M,2019,1\nNO,F,2019,2\nSE,M,2019,3\nSE,F,2019,4\nNO,M,2020,1\nNO,F,2020,2\nSE,M,2020,3\nSE,F,2020,\n",
			Answers{Publisher: "Office", Title: "Work", Units: []string{"thousand people"}}, `
title: Work
sources:
  office:
    publisher: Office
    title: Work
names:
  NO: Norway
  SE: Sweden
figures:
  work-m:
    title: Work, M
    unit: thousand people
    source: office
    table:
      file: labour.csv
      key: year
      series: geo
      value: value
      where: {sex: M}
  work-f:
    title: Work, F
    unit: thousand people
    source: office
    table:
      file: labour.csv
      key: year
      series: geo
      value: value
      where: {sex: F}
      missing: not given in the table
`},
		{"codes of nobody", "month,n\n2019-01,1 p\n2019-02,2\n2019-03,..\n2019-04,4\n", Answers{Publisher: "Office", Units: []string{"n=people"}}, `
title: n
sources:
  office:
    publisher: Office
    title: n
figures:
  n:
    title: n
    unit: people
    source: office
    table:
      file: labour.csv
      key: month
      value: n
      status: {codes: {ask: {statcan: 'p preliminary, .. not available for a specific reference period', ons: 'p provisional, .. not available'}}}
`},
		{"estimates after a year", "WEO Country Code,Country,Units,Scale,Estimates Start After,year,value\n134,Norway,U.S. dollars,Billions,2021,2020,3.5\n134,Norway,U.S. dollars,Billions,2021,2021,3.6\n134,Norway,U.S. dollars,Billions,2021,2022,3.7\n", Answers{Title: "Product"}, `
title: Product
sources:
  office:
    publisher: International Monetary Fund
    title: World Economic Outlook Database
figures:
  product-norway:
    title: Product, Norway
    unit: U.S. dollars
    source: office
    table:
      file: labour.csv
      key: year
      value: value
      scale: Scale
      estimates-after: Estimates Start After
      where: {Units: U.S. dollars, Country: Norway}
`},
		{"years and quarters in one column", "Date,n\n2019,10\n2020,11\n2019 Q1,2\n2019 Q2,3\n2019 Q3,2\n2019 Q4,3\n", Answers{Publisher: "Office", Units: []string{"people"}}, `
title: n
sources:
  office:
    publisher: Office
    title: n
figures:
  n-years:
    title: n (years)
    unit: people
    source: office
    table:
      file: labour.csv
      key: Date
      value: n
      where: {Date: {period: year}}
  n-quarters:
    title: n (quarters)
    unit: people
    source: office
    every: quarter
    table:
      file: labour.csv
      key: Date
      value: n
      where: {Date: {period: quarter}}
`},
	} {
		got, err := Compose([]*Plan{Look(tableOf(t, c.table)).Plan(nil, c.answers)}, "")
		if err != nil {
			t.Fatal(err)
		}
		if "\n"+string(got) != c.want {
			t.Errorf("%s:\ngot\n%s\nwant%s", c.name, got, c.want)
		}
	}
}

// A table with more columns of numbers than a briefing has figures makes none.
func TestMany(t *testing.T) {
	for n, want := range map[int]int{maxValues: 0, maxValues + 1: maxValues + 1} {
		var heads, row strings.Builder
		for i := range n {
			fmt.Fprintf(&heads, ",measure %d", i)
			fmt.Fprintf(&row, ",%d.5", i)
		}
		p := Look(tableOf(t, "region"+heads.String()+"\nNorth"+row.String()+"\nSouth"+row.String()+"\n")).Plan(nil, Answers{})
		if figures := n - want; p.Many != want || len(p.Figures) != figures {
			t.Errorf("%d columns: %d figures, want %d; Many is %d, want %d", n, len(p.Figures), figures, p.Many, want)
		}
	}
}

// The combinations of the names of many columns have no end, and the user chooses of each: 4 to
// the power of 39 is 0 as a number of 64 bits.
func TestManyNames(t *testing.T) {
	const columns = 40
	random := rand.New(rand.NewPCG(1, 2))
	var table strings.Builder
	for i := range columns {
		fmt.Fprintf(&table, "place %d,", i)
	}
	table.WriteString("year,rate\n")
	for row := range 64 {
		for range columns {
			fmt.Fprintf(&table, "%s,", []string{"north", "south", "east", "west"}[random.IntN(4)])
		}
		fmt.Fprintf(&table, "%d,%d.5\n", 1960+row/8, row)
	}
	p := Look(tableOf(t, table.String())).Plan(nil, Answers{})
	if len(p.Figures) != 1 || len(p.Figures[0].Open) < columns-1 {
		t.Fatalf("%d figures, and %d columns to choose in the first", len(p.Figures), len(p.Figures[0].Open))
	}
}
