package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Tables whose heads and keys are periods as offices write them: what import writes of each,
// with its questions answered, is built, and has each number under its period.
func TestPeriodsOfTables(t *testing.T) {
	const two = "region,%\nA,1,2\nB,3,4\n"
	for _, tt := range []struct{ name, table, flags, want string }{
		{"fiscal years of two digits", strings.Replace(two, "%", "FY19,FY20", 1), "", "FY2019 A 1; FY2020 A 2; FY2019 B 3; FY2020 B 4"},
		{"months of two digits", strings.Replace(two, "%", "Jan-19,Feb-19", 1), "", "2019-01 A 1; 2019-02 A 2; 2019-01 B 3; 2019-02 B 4"},
		{"years of two digits", strings.Replace(two, "%", "'19,'20", 1), "", "2019 A 1; 2020 A 2; 2019 B 3; 2020 B 4"},
		{"quarters of two digits", strings.Replace(two, "%", "1Q19,2Q19", 1), "", "2019-Q1 A 1; 2019-Q2 A 2; 2019-Q1 B 3; 2019-Q2 B 4"},
		{"floating years", strings.Replace(two, "%", "2019.0,2020.0", 1), "", "2019 A 1; 2020 A 2; 2019 B 3; 2020 B 4"},
		{"pairs of three kinds", "region,1998-99,1999-2000,2000-01\nA,1,2,3\n", "--series region", "1998/99 A 1; 1999/2000 A 2; 2000/01 A 3"},
		{"pairs that may be months", strings.Replace(two, "%", "2000-01,2001-02", 1), "--period fiscal-year", "2000/01 A 1; 2001/02 A 2; 2000/01 B 3; 2001/02 B 4"},
		{"counted parts", strings.Replace(two, "%", "2019-1,2019-2", 1), "--period quarter", "2019-Q1 A 1; 2019-Q2 A 2; 2019-Q1 B 3; 2019-Q2 B 4"},
		{"months without a sign", strings.Replace(two, "%", "201901,201902", 1), "--period month", "2019-01 A 1; 2019-02 A 2; 2019-01 B 3; 2019-02 B 4"},
		{"an average of years", "region,2018,2019,2020,2018-2020\nA,1,2,3,9\nB,4,5,6,9\n", "", "2018 A 1; 2019 A 2; 2020 A 3; 2018 B 4; 2019 B 5; 2020 B 6"},
		{"marks of notes", "region,2018 1),2019¹,2020 (a)\nA,1,2,3\nB,4,5,6\n", "", "2018 A 1; 2019 A 2; 2020 A 3; 2018 B 4; 2019 B 5; 2020 B 6"},
		{"years that notes stick to", "region,20181,20192,20203\nA,1,2,3\nB,4,5,6\n", "", "2018 A 1; 2019 A 2; 2020 A 3; 2018 B 4; 2019 B 5; 2020 B 6"},
		{"revised and provisional years", strings.Replace(two, "%", "2019r,2020p", 1), "--codes eurostat", "2019 A 1; 2020 A 2; 2019 B 3; 2020 B 4"},
		{"quarters below years", "region,2019,,2020\n,Q3,Q4,Q1\nA,1,2,3\nB,4,5,6\n", "", "2019-Q3 A 1; 2019-Q4 A 2; 2020-Q1 A 3; 2019-Q3 B 4; 2019-Q4 B 5; 2020-Q1 B 6"},
		{"quarters below repeated years", "region,2019,2019,2020\n,Q3,Q4,Q1\nA,1,2,3\nB,4,5,6\n", "", "2019-Q3 A 1; 2019-Q4 A 2; 2020-Q1 A 3; 2019-Q3 B 4; 2019-Q4 B 5; 2020-Q1 B 6"},
		{"years down, quarters across", "year,Q1,Q2,Q3,Q4\n2019,1,2,3,4\n2020,5,6,7,8\n", "", "2019-Q1  1; 2019-Q2  2; 2019-Q3  3; 2019-Q4  4; 2020-Q1  5; 2020-Q2  6; 2020-Q3  7; 2020-Q4  8"},
		{"a year and a quarter", "year,quarter,v\n2019,1,10\n2019,2,20\n", "", "2019-Q1  10; 2019-Q2  20"},
		{"a year and a month", "year,month,v\n2019,11,10\n2019,12,20\n", "", "2019-11  10; 2019-12  20"},
		{"years of the republic", "year,v\n108,10\n109,20\n", "--calendar minguo", "2019  10; 2020  20"},
		{"years of the Buddhist calendar", "year,v\n2562,10\n2563,20\n", "--calendar buddhist", "2019  10; 2020  20"},
		{"years of eras", "年,v\n平成30年,10\n令和元年,20\n", "", "2018  10; 2019  20"},
		{"letters of eras", "year,v\nH30,10\nR1,20\n", "", "2018  10; 2019  20"},
		{"quarters of fiscal years", "quarter,v\n2022/23 Q1,10\n2022/23 Q2,20\n", "--fiscal April", "2022/23-Q1  10; 2022/23-Q2  20"},
		{"a quarter between fiscal years", "year,v\n1975,10\n1976,20\nTQ,5\n1977,30\n", "", "1975  10; 1976  20; 1977  30"},
		{"budget estimates", "item,2021-22,2022-23 (RE),2023-24 (BE)\nA,1,2,3\nB,4,5,6\n", "", "2021/22 A 1; 2022/23 A 2 estimate; 2023/24 A 3 forecast; 2021/22 B 4; 2022/23 B 5 estimate; 2023/24 B 6 forecast"},
		{"an actual year", "item,\"Actual, 2023\",2024\nA,1,2\nB,4,5\n", "", "2023 A 1; 2024 A 2; 2023 B 4; 2024 B 5"},
		{"outturn and forecast above years", ",Outturn,Forecast,Forecast\n,2022-23,2023-24,2024-25\nA,1,2,3\nB,4,5,6\n", "", "2022/23 A 1; 2023/24 A 2 forecast; 2024/25 A 3 forecast; 2022/23 B 4; 2023/24 B 5 forecast; 2024/25 B 6 forecast"},
		{"years of fiscal heads", "Fiscal Year,v\n1975,10\n1976,20\nTQ,5\n1977,30\n", "", "FY1975  10; FY1976  20; FY1977  30"},
		{"fiscal years down, quarters across", "Year,Q1,Q2,Q3,Q4\n2021-22,1,2,3,4\n2022-23,5,6,7,8\n", "--fiscal April", "2021/22-Q1  1; 2021/22-Q2  2; 2021/22-Q3  3; 2021/22-Q4  4; 2022/23-Q1  5; 2022/23-Q2  6; 2022/23-Q3  7; 2022/23-Q4  8"},
		{"letters of eras across", "area,H30,R1\nA,1,2\nB,3,4\n", "", "2018 A 1; 2019 A 2; 2018 B 3; 2019 B 4"},
		{"an era and the year", "area,平成30年(2018年),令和元年(2019年)\nA,1,2\nB,3,4\n", "", "2018 A 1; 2019 A 2; 2018 B 3; 2019 B 4"},
		{"Roman quarters below years", ",2019,,,,2020\n,I,II,III,IV,I\nA,1,2,3,4,5\nB,6,7,8,9,10\n", "", "2019-Q1 A 1; 2019-Q2 A 2; 2019-Q3 A 3; 2019-Q4 A 4; 2020-Q1 A 5; 2019-Q1 B 6; 2019-Q2 B 7; 2019-Q3 B 8; 2019-Q4 B 9; 2020-Q1 B 10"},
		{"Vierteljahre", "Zeit;v\n2022 1.Vj.;10\n2022 2.Vj.;20\n", "", "2022-Q1  10; 2022-Q2  20"},
		{"quarters without the name of the republic", "年,v\n108年第1季,10\n108年第2季,20\n", "--calendar minguo", "2019-Q1  10; 2019-Q2  20"},
		{"quarters of Korea", "area,2019. 1/4,2019. 2/4\nA,1,2\nB,3,4\n", "", "2019-Q1 A 1; 2019-Q2 A 2; 2019-Q1 B 3; 2019-Q2 B 4"},
		{"quarters by their months", "Quarter,v\n2019/ 4- 6.,10\n2019/ 7- 9.,20\n", "", "2019-Q2  10; 2019-Q3  20"},
		{"quarters that end with a month", "area,Mar Qtr 2023,Jun Qtr 2023\nA,1,2\nB,3,4\n", "", "2023-Q1 A 1; 2023-Q2 A 2; 2023-Q1 B 3; 2023-Q2 B 4"},
		{"an estimated quarter", "item,2Q23,3Q23E\nA,1,2\nB,3,4\n", "--codes eurostat", "2023-Q2 A 1; 2023-Q3 A 2 estimate; 2023-Q2 B 3; 2023-Q3 B 4 estimate"},
		{"revised estimates", "item,2012-13,2013-14 (2nd RE)\nA,1,2\nB,3,4\n", "", "2012/13 A 1; 2013/14 A 2 estimate; 2012/13 B 3; 2013/14 B 4 estimate"},
		{"estimates of years down", "year,v\n2021-22,1\n2022-23 (Revised Estimates),2\n2023-24 BE,3\n", "", "2021/22  1; 2022/23  2 estimate; 2023/24  3 forecast"},
		{"years across, months down", "month,2021,2022\nJanuary,1,2\nFebruary,3,4\n", "", "2021-01  1; 2021-02  3; 2022-01  2; 2022-02  4"},
		{"months of Turkey across", "yıl,Ocak,Aralık\n2021,1,2\n2022,3,4\n", "", "2021-01  1; 2021-12  2; 2022-01  3; 2022-12  4"},
		{"quarters of Hungary", "Időszak,v\n2021. I. negyedév,1\n2021. II. negyedév,2\n", "", "2021-Q1  1; 2021-Q2  2"},
		{"what adds up across", "year,Q1,H1,9M,Year\n2021,1,3,5,8\n2022,2,4,6,9\n", "", "2021-03  1; 2021-06  3; 2021-09  5; 2021-12  8; 2022-03  2; 2022-06  4; 2022-09  6; 2022-12  9"},
		{"what adds up in two columns", "year,months,v\n2021,Jan-Mar,1\n2021,Jan-Jun,3\n2022,Jan-Mar,2\n", "", "2021-03  1; 2021-06  3; 2022-03  2"},
		{"rolling months of two years", "months,v\n2023年11月-2024年1月,1\n2023年12月-2024年2月,2\n2024年1月-3月,3\n", "", "2024-01  1; 2024-02  2; 2024-03  3"},
		{"heads of South Africa", "H01,H04,MO012021,MO022021\nP0141,All,1,2\nP0141,Food,3,4\n", "", "2021-01 All 1; 2021-02 All 2; 2021-01 Food 3; 2021-02 Food 4"},
		{"money", "Year,M1,M2\n2019,1,2\n2020,3,4\n", "", "2019  1; 2020  3"},
		{"women and men", "area,2019 F,2019 M,2020 F,2020 M\nA,1,2,3,4\nB,4,5,6,7\n", "", "2019 A 1; 2020 A 3; 2019 B 4; 2020 B 6"},
		{"times of days", `[{"t":"2019-12-31T23:30:00","v":1},{"t":"2020-01-31T23:30:00","v":2}]`, "--period day", "2019-12-31  1; 2020-01-31  2"},
	} {
		if got := builtOf(t, tt.table, tt.flags); got != tt.want {
			t.Errorf("%s: got\n%s, want\n%s", tt.name, got, tt.want)
		}
	}
}

// builtOf is the key, the series and the value of each number of the first figure that import
// makes of a table, as it is built; what was said where it is not.
func builtOf(t *testing.T, table, flags string) string {
	t.Helper()
	dir := t.TempDir()
	name := filepath.Join(dir, "t.csv")
	if err := os.WriteFile(name, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	got, stdout, stderr := shell(t.Context(), "", append([]string{"import", name, "--unit", "percent", "--publisher", "P", "--title", "T", "--date", "2024-01-01"}, strings.Fields(flags)...)...)
	if got != int(done) {
		return stdout + stderr
	}
	file := filepath.Join(dir, "f.yaml")
	if err := os.WriteFile(file, []byte(stdout), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, _, stderr := shell(t.Context(), "", "build", file, "--out", filepath.Join(dir, "out"), "--format", "csv"); got != int(done) {
		return stdout + stderr
	}
	built, err := filepath.Glob(filepath.Join(dir, "out", "f", "*.csv"))
	if err != nil || built == nil {
		return "nothing is built"
	}
	f, err := os.Open(built[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, row := range rows[1:] {
		text := row[0] + " " + row[1] + " " + row[2]
		if row[6] == "estimate" || row[6] == "forecast" {
			text += " " + row[6]
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}
