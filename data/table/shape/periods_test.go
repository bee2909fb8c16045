package shape

import (
	"strings"
	"testing"
)

// TestPeriodsOfOffices: periods that stand in two columns, in two lines of heads, or in heads
// with what is measured; and lines above and below tables that say something of them.
func TestPeriodsOfOffices(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          []string // the extract without its first column
	}{
		{"years and months in two columns, with the mean of the year", "series_id\tyear\tperiod\tvalue\nA\t2023\tM01\t5.5\nA\t2023\tM02\t6.5\nA\t2023\tM13\t6.0\n",
			[]string{"series_id,year,period,value,year period", "A,2023,M01,5.5,2023 M01", "A,2023,M02,6.5,2023 M02", "A,2023,M13,6.0,2023"}},
		{"numbers of months below a head that says so", "Year\tMonth\tRate\n2023\t1\t5.5\n2023\t2\t6.5\n", []string{"Year,Month,Rate,Year Month", "2023,1,5.5,2023M1", "2023,2,6.5,2023M2"}},
		{"years above quarters", "Line\t\t2023\t2023\n\t\tQ1\tQ2\n1\tGoods\t5.5\t6.5\n", []string{"Line,column B,quarter,value", "1,Goods,2023 Q1,5.5", "1,Goods,2023 Q2,6.5"}},
		{"a measure and its year in each head", "region\tPersons 2020\tPersons 2021\n0301 Oslo\t5\t6\n1103 Bryne\t7\t8\n", []string{"region,year,Persons", "0301 Oslo,2020,5", "0301 Oslo,2021,6", "1103 Bryne,2020,7", "1103 Bryne,2021,8"}},
		{"years across and months down", "Month\t2021\t2022\nJanuary\t5.5\t6.5\nFebruary\t7.5\t8.5\n", []string{"Month,month,value", "January,2021 January,5.5", "January,2022 January,6.5", "February,2021 February,7.5", "February,2022 February,8.5"}},
		{"years across and quarters down, with the year", "Area\tPart\t2021\t2022\nOslo\tQ1\t5.5\t6.5\nOslo\tQ2\t7.5\t8.5\nOslo\tYear\t9.5\t10.5\n",
			[]string{"Area,Part,quarter,value", "Oslo,Q1,2021 Q1,5.5", "Oslo,Q1,2022 Q1,6.5", "Oslo,Q2,2021 Q2,7.5", "Oslo,Q2,2022 Q2,8.5", "Oslo,Year,2021,9.5", "Oslo,Year,2022,10.5"}},
		{"lines that are named as parts of years are", "Line\t2021\t2022\nT1\t5.5\t6.5\nT2\t7.5\t8.5\n", []string{"Line,year,value", "T1,2021,5.5", "T1,2022,6.5", "T2,2021,7.5", "T2,2022,8.5"}},
		{"years down, and across what adds up in them", "年份\t一季度\t上半年\t前三季度\t全年\n2021\t1.5\t3.5\t5.5\t7.5\n2022\t2.5\t4.5\t6.5\t8.5\n",
			[]string{"年份,period,value", "2021,2021 一季度,1.5", "2021,2021 上半年,3.5", "2021,2021 前三季度,5.5", "2021,2021,7.5", "2022,2022 一季度,2.5", "2022,2022 上半年,4.5", "2022,2022 前三季度,6.5", "2022,2022,8.5"}},
		{"numbers with a decimal comma under a head with one", "Év\tJobs, total\n2021\t5,5\n2022\t6,5\n", []string{"Év,\"Jobs, total\"", "2021,5.5", "2022,6.5"}},
		{"a year before what is measured on a day", "Area\t2020 People 31.12.\t2021 People 31.12.\nOslo\t5.5\t6.5\nBryne\t7.5\t8.5\n", []string{"Area,year,People 31.12.", "Oslo,2020,5.5", "Oslo,2021,6.5", "Bryne,2020,7.5", "Bryne,2021,8.5"}},
		{"a year between what is measured and its unit", "Nazwa\tstopa;2020;[%]\tstopa;2021;[%]\nPolska\t5.5\t6.5\nKujawy\t7.5\t8.5\n", []string{"Nazwa,year,stopa [%]", "Polska,2020,5.5", "Polska,2021,6.5", "Kujawy,2020,7.5", "Kujawy,2021,8.5"}},
		{"years with their flags", "Area\tY2019\tY2019F\tY2020\tY2020F\nChad\t5.5\tA\t6.5\tE\n", []string{"Area,year,value,Flag", "Chad,2019,5.5,A", "Chad,2020,6.5,E"}},
		{"years with their codes", "Country Name\t2019 [YR2019]\t2020 [YR2020]\nChad\t5.5\t6.5\n", []string{"Country Name,year,value", "Chad,2019,5.5", "Chad,2020,6.5"}},
		{"rows of codes below those of their numbers", "Label\tid\t2021\t2022\t2023\nMen\tm7\t4.5\t5.5\t6.5\nCodes\t\tA\tA\tP\nWomen\tm8\t7.5\t8.5\t9.5\nCodes\t\tA\tA\tP\nAll\tm9\t1.5\t2.5\t3.5\n",
			[]string{"Label,id,year,value", "Men,m7,2021,4.5 A", "Men,m7,2022,5.5 A", "Men,m7,2023,6.5 P", "Women,m8,2021,7.5 A", "Women,m8,2022,8.5 A", "Women,m8,2023,9.5 P", "All,m9,2021,1.5", "All,m9,2022,2.5", "All,m9,2023,3.5"}},
		{"the name of the periods beside the units", "Subject\tBirths\tDeaths\nPerioden\taantal\taantal\n2021\t179441\t170972\n2022\t167504\t170112\n", []string{"Perioden,Births,Deaths", "2021,179441,170972", "2022,167504,170112"}},
		{"a unit alone above the heads", "\t\t（単位\u3000万人）\nMonth\tAll\tMen\n2023年1月\t6689\t3669\n2023年2月\t6667\t3658\n", []string{"Month,All,Men", "2023年1月,6689,3669", "2023年2月,6667,3658"}},
		{"lines that say of each series what it is", "Title\tJobs\tHours\nUnit\tthousand\thours\nidBank\t001\t12345\nPeriod\t\t\n2023-Q1\t5.5\t30\n2023-Q2\t6.5\t31\n", []string{"Title,Jobs,Hours", "2023-Q1,5.5,30", "2023-Q2,6.5,31"}},
		{"a line of units that are numbers", "Work\n\tMen\tWomen\n\t1000\t1000\n2022\t5\t6\n2023\t7\t8\n__________\n© Office (Off), 2024\n", []string{"period,Men,Women", "2022,5,6", "2023,7,8"}},
		{"what marks mean, above", "***\tsecret\n-\tnothing\n\nYear\tJobs\tRate\n2022\t5.5\t3.5\n2023\t***\t-\n", []string{"Year,Jobs,Rate", "2022,5.5,3.5", "2023,***,-"}},
		{"footnotes as a table below", "Area\tYear\tValue\nChad\t2022\t5.5\nChad\t2023\t6.5\nfnSeqID\tFootnote\n1\tProvisional\n", []string{"Area,Year,Value", "Chad,2022,5.5", "Chad,2023,6.5"}},
	} {
		table, err := Open(fileOf(c.content, '\t'), Shape{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		x, err := table.Read(nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		lines := strings.Split(strings.TrimSpace(string(x.Content)), "\n")
		for i, line := range lines {
			_, lines[i], _ = strings.Cut(line, ",")
		}
		if got, want := strings.Join(lines, "\n"), strings.Join(c.want, "\n"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, want)
		}
	}
}
