package survey

import (
	"slices"
	"strings"
	"testing"

	"briefing/data/table"
)

// Each change of a table is told for what it is, and no number is told to be revised that is
// the same in another way.
func TestChanges(t *testing.T) {
	const long = "geo,year,n\nNO,2019,1.0\nNO,2020,1.5\nSE,2019,2.0\nSE,2020,2.5\n"
	const index = "geo,year,n\nNO,2018,100.0\nNO,2019,110.0\nNO,2020,121.0\nNO,2021,133.1\nSE,2018,100.0\nSE,2019,102.0\nSE,2020,105.0\nSE,2021,108.0\n"
	for _, c := range []struct{ name, before, after, want string }{
		{"nothing", long, long, ""},
		{"a row and a column more", long, "geo,year,n,sex\nNO,2019,1.0,T\nNO,2020,1.5,T\nSE,2019,2.0,T\nSE,2020,2.5,T\nNO,2021,1.7,T\nFI,2021,3.0,T\n",
			"column sex:  -> the same in each row\ntext geo:  -> FI\ntext year:  -> 2021"},
		{"columns of another role", "geo,year,unit,n,flag\nNO,2019,PC,1.0,\nSE,2019,PC,2.0,p\nNO,2020,PC,1.5,\nSE,2020,PC,2.5,\n", "geo,year,unit,n\nNO,2019,PC_ACT,1.0\nNO,2020,PC_ACT,1.6\nNO,2021,PC_ACT,1.7\nSE,2020,PC_ACT,2.5\n",
			"column flag: status -> \nnumber NO, 2020, n: 1.5 -> 1.6\nnumber SE, 2019, n: 2.0 -> \ntext unit:  -> PC_ACT\ntext unit: PC -> \ntext year:  -> 2021"},
		{"a revision", long, strings.Replace(long, "2.5", "2.6", 1), "number SE, 2020, n: 2.5 -> 2.6"},
		{"a number that is new", strings.Replace(long, "SE,2020,2.5", "SE,2020,", 1), long, "number SE, 2020, n:  -> 2.5"},
		{"a row that is new", strings.Replace(long, "SE,2020,2.5\n", "", 1), long, "number SE, 2020, n:  -> 2.5"},
		{"a flag", long, strings.Replace(long, "2.5", "2.5 p", 1), "status SE, 2020, n: 2.5 -> 2.5 p"},
		{"a code that is gone", long, "geo,year,n\nNO,2019,1.0\nNO,2020,1.5\nSE,2019,2.0\nSE,2020,2.5\nDK,2019,3.0\nDK,2020,3.5\n", "text geo:  -> DK"},
		{"a name that may be another one now", long, strings.NewReplacer("SE,2020,2.5", "SWE,2020,9.9", "SE", "SWE").Replace(long), "not compared numbers of SE, geo:  -> there is now SWE, which may be another name of the same\ntext geo:  -> SWE\ntext geo: SE -> "},
		{"a code that was there", "geo,year,n\nNO,2019,1.0\nNO,2020,1.5\nSE,2019,2.0\nSE,2020,2.5\nDK,2019,3.0\nDK,2020,3.5\n", long, "text geo: DK -> "},
		{"a column with another name", long, strings.Replace(long, "geo,year,n", "region,time,number", 1), "renamed column: geo -> region\nrenamed column: n -> number\nrenamed column: year -> time"},
		{"columns in another order", long, "year,geo,n\n2019,NO,1.0\n2020,NO,1.5\n2019,SE,2.0\n2020,SE,2.5\n", "order of the columns: geo, year, n -> year, geo, n"},
		{"rows in another order", long, "geo,year,n\nSE,2019,2.0\nSE,2020,2.5\nNO,2019,1.0\nNO,2020,1.5\n", "order of the rows:  -> another than before"},
		{"periods that are written otherwise", strings.ReplaceAll(strings.ReplaceAll(long, "2019", "2019Q1"), "2020", "2020Q1"), strings.ReplaceAll(strings.ReplaceAll(long, "2019", "2019-Q1"), "2020", "2020-Q1"),
			"written year: 2019Q1 -> 2019-Q1"},
		{"another scale", long, "geo,year,n\nNO,2019,1000\nNO,2020,1500\nSE,2019,2000\nSE,2020,2500\n", "decimals n: 1 -> 0\nscale n: 1.0 -> 1000: 4 numbers are 1000 times what they were"},
		{"another scale, and a revision", long, "geo,year,n\nNO,2019,0.010\nNO,2020,0.015\nSE,2019,0.020\nSE,2020,0.025\nSE,2021,0.027\n", "decimals n: 1 -> 3\nscale n: 1.0 -> 0.010: 4 numbers are 0.01 times what they were\ntext year:  -> 2021"},
		{"another base", index, "geo,year,n\nNO,2018,82.6\nNO,2019,90.9\nNO,2020,100.0\nNO,2021,110.0\nSE,2018,95.2\nSE,2019,97.1\nSE,2020,100.0\nSE,2021,102.9\n",
			"base NO, n: 100.0 -> 82.6: 4 numbers are 0.8263 times what they were\nbase SE, n: 100.0 -> 95.2: 4 numbers are 0.9523 times what they were"},
		{"more decimals", long, "geo,year,n\nNO,2019,1.04\nNO,2020,1.46\nSE,2019,2.00\nSE,2020,2.71\n", "decimals n: 1 -> 2\nnumber SE, 2020, n: 2.5 -> 2.71"},
		{"small revisions of all numbers", "geo,year,n\nNO,2017,5.1\nNO,2018,6.0\nNO,2019,7.2\nNO,2020,8.0\n", "geo,year,n\nNO,2017,5.2\nNO,2018,6.1\nNO,2019,7.3\nNO,2020,8.1\n",
			"number 2017, n: 5.1 -> 5.2\nnumber 2018, n: 6.0 -> 6.1\nnumber 2019, n: 7.2 -> 7.3\nnumber 2020, n: 8.0 -> 8.1"},
		{"a column that tells rows apart", long, "geo,sex,year,n\nNO,F,2019,1.0\nNO,F,2020,1.5\nSE,M,2019,2.0\nSE,F,2020,2.5\nSE,F,2019,2.1\nSE,M,2020,2.6\n",
			"column sex:  -> names\nnot compared numbers:  -> the column sex, which tells rows apart, is new"},
		{"rows that stand twice", long + "SE,2020,2.7\n", long + "SE,2020,2.8\n", "number SE, 2020 (2), n: 2.7 -> 2.8"},
		{"a number that may not be published now", "geo,year,n,CONF_STATUS\nNO,2019,1.0,F\nNO,2020,377.25,C\nSE,2019,2.0,F\nSE,2020,2.5,F\n", "geo,year,n,CONF_STATUS\nNO,2019,1.0,C\nNO,2020,388.5,C\nSE,2019,2.0,F\nSE,2020,2.5,F\n",
			"confidential NO, 2019, n: a number -> confidential\nstatus NO, 2019, CONF_STATUS: F -> C"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, after := Version{Survey: Look(tableOf(t, c.before))}, Version{Survey: Look(tableOf(t, c.after))}
			var rules []table.Rule
			for _, v := range []Version{before, after} {
				rules = append(rules, v.Plan(nil, Answers{}).Rules()...)
			}
			all, full := Changes(before, after, rules)
			var got []string
			for _, c := range all {
				got = append(got, string(c.What)+" "+c.Where+": "+c.Old+" -> "+c.New)
			}
			want := strings.Split(c.want, "\n")
			if sortedLines(got) != sortedLines(want) || full {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), c.want)
			}
		})
	}
}

func sortedLines(lines []string) string {
	return strings.Join(slices.Sorted(slices.Values(lines)), "\n")
}

// The layout and what a table says of itself are compared where both say it.
func TestChangedLayout(t *testing.T) {
	s := Look(tableOf(t, "geo,year,n\nNO,2019,1.0\nSE,2019,2.0\n"))
	before := Version{s, "CSV", map[string]string{"separator": "comma", "head": "1", "thousands": "comma"}, About{"title": "Rates"}}
	after := Version{s, "Excel workbook", map[string]string{"head": "3"}, About{"title": "Rates", "date": "2024-05"}}
	all, _ := Changes(before, after, nil)
	var got []string
	for _, c := range all {
		got = append(got, string(c.What)+" "+c.Where+": "+c.Old+" -> "+c.New)
	}
	if want := "format of the file: CSV -> Excel workbook\nlayout head: 1 -> 3\nabout date:  -> 2024-05"; strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
