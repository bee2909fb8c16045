package shape

import (
	"slices"
	"strings"
	"testing"

	"briefing/data/table/grid"
)

// What cannot be read right is a fault, and never a wrong number.
func TestNotInSilence(t *testing.T) {
	for _, tt := range []struct {
		name, content, want string
		shape               Shape
	}{
		{"a point below a decimal comma", "Region;Share\nA;1.5\nB;2.125\n", `t.csv:2:3: a cell is no number with decimal: comma and thousands: point`, Shape{Decimal: "comma"}},
		{"a comma below a decimal point", "Region;Share\nA;1,5\nB;2.125\n", `t.csv:2:3: a cell is no number with decimal: point and thousands: none`, Shape{Decimal: "point"}},
		{"a decimal point where points group", "Region;Share\nA;1.500\nB;2.5\n", `t.csv:3:3: a cell is no number with decimal: comma and thousands: point`, Shape{Thousands: "point"}},
		{"a decimal comma where commas group", "Region;Share\nA;1,500\nB;2,5\n", `t.csv:3:3: a cell is no number with decimal: point and thousands: comma`, Shape{Thousands: "comma"}},
		{"years below a title with years", "Sales;England and Wales;2021;2022\nRegion;2020;2021;2022\nNorth;30.1;35.2;33.1\n", `t.csv:2:1: line 2 may have heads, or be a row of the table`, Shape{}},
		{"two tables with one head", "Men\nRegion;2019;2020\nA;1;2\n\nWomen\nRegion;2019;2020\nC;5;6\n", `t.csv:6:1: another table begins here: there are 2`, Shape{}},
	} {
		_, err := read(fileOf(tt.content, ';'), tt.shape)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: got\n%v, want\n%s", tt.name, err, tt.want)
		}
	}
}

// Heads that are repeated on each page are no rows.
func TestHeadsAgain(t *testing.T) {
	want := "2,North,2019,1\n2,North,2020,2\n"
	for _, between := range []string{"Region;2019;2020\n", "\nRegion;2019;2020\n", "Page 2\nRegion;2019;2020\n"} {
		x, err := read(fileOf("Region;2019;2020\nNorth;1;2\n"+between+"East;5;6\n", ';'), Shape{})
		if err != nil {
			t.Errorf("%q: %v", between, err)
			continue
		}
		if got := plainHead(x); !strings.Contains(got, want) || strings.Contains(got, "2019,2019") || x.Rows != 4 {
			t.Errorf("%q: got\n%s", between, got)
		}
		if !slices.Contains(said(x.Found), "repeated: Region, 2019, 2020") {
			t.Errorf("%q: found %q", between, said(x.Found))
		}
	}
}

// Heads are those of the columns that they stand over.
func TestHeadsOver(t *testing.T) {
	merged := func(text string, n int) []grid.Cell { return []grid.Cell{{Text: text, Wide: n}, {}} }
	for _, tt := range []struct {
		name string
		file *grid.File
		want string
	}{
		{"a part directly below the heads", fileOf("Region;2019;2020\nMen;;\nNorth;1;2\nWomen;;\nSouth;3;4\n", ';'), "Region,year,value,section|3,North,2019,1,Men|3,North,2020,2,Men|5,South,2019,3,Women|5,South,2020,4,Women|"},
		{"parts in the middle of the page", fileOf("Region;2019;2020\n;Men;\nNorth;1;2\n;Women;\nNorth;3;4\n", ';'), "Region,year,value,section|3,North,2019,1,Men|3,North,2020,2,Men|5,North,2019,3,Women|5,North,2020,4,Women|"},
		{"parts of parts", fileOf("Region;2019;2020\nMen;;\nFull time;;\nNorth;1;2\nPart time;;\nNorth;3;4\nWomen;;\nFull time;;\nNorth;5;6\n", ';'), "Region,year,value,section|4,North,2019,1,Men / Full time|4,North,2020,2,Men / Full time|6,North,2019,3,Men / Part time|6,North,2020,4,Men / Part time|9,North,2019,5,Women / Full time|9,North,2020,6,Women / Full time|"},
		{"rows above the first part", fileOf("Region;2019;2020\nNorth;1;2\n\nMen;;\nNorth;3;4\n\nSource: survey\n", ';'), "Region,year,value,section|2,North,2019,1,no section|2,North,2020,2,no section|5,North,2019,3,Men|5,North,2020,4,Men|"},
		{"names indented by blanks", fileOf("Age;2019;2020\nTotal;10;20\n  Young;4;8\n    Men;1;2\n  Old;6;12\n    Men;3;6\n", ';'), "Age,year,value,section|2,Total,2019,10,no section|2,Total,2020,20,no section|3,Young,2019,4,Total|3,Young,2020,8,Total|4,Men,2019,1,Total / Young|4,Men,2020,2,Total / Young|5,Old,2019,6,Total|5,Old,2020,12,Total|6,Men,2019,3,Total / Old|6,Men,2020,6,Total / Old|"},
		{"names indented by dots", fileOf("Area;2019;2020\nAll;10;20\n.North;4;8\n..Town;1;2\n.South;6;12\n", ';'), "Area,year,value,section|2,All,2019,10,no section|2,All,2020,20,no section|3,North,2019,4,All|3,North,2020,8,All|4,Town,2019,1,All / North|4,Town,2020,2,All / North|5,South,2019,6,All|5,South,2020,12,All|"},
		{"years and a base below a title with years", fileOf("Residents; 2020 to July 1; 2022;;\nArea;April 1, 2020 base;2020;2021;2022\nNorth;1.5;2.5;3.5;4.5\nSouth;5.5;6.5;7.5;8.5\n", ';'), "Area,\"April 1, 2020 base\",year,value|3,North,1.5,2020,2.5|3,North,1.5,2021,3.5|3,North,1.5,2022,4.5|4,South,5.5,2020,6.5|4,South,5.5,2021,7.5|4,South,5.5,2022,8.5|"},
		{"years below nested heads", fileOf("Characteristic;Employment;;\nSex;Both;;\nArea;2019;2020;2021\n;Persons in thousands;;\nNorth;1.5;2.5;3.5\nSouth;4.5;5.5;6.5\n", ';'), "Characteristic / Sex / Area,year,Employment / Both|5,North,2019,1.5|5,North,2020,2.5|5,North,2021,3.5|6,South,2019,4.5|6,South,2020,5.5|6,South,2021,6.5|"},
		{"digits of another script", fileOf("Area;٢٠٢٠;٢٠٢١\nNorth;٨٤٤٦٫٩;٨٥٩١٫٧\nSouth;١٫٥;٢٫٥\n", ';'), "Area,year,value|2,North,2020,8446.9|2,North,2021,8591.7|3,South,2020,1.5|3,South,2021,2.5|"},
		{"a period without a number", fileOf("date;rate\n2019-01-01;4.0\n2019-02-01;\n2019-03-01;3.8\n2019-04-01;3.6\n", ';'), "date,rate|2,2019-01-01,4.0|3,2019-02-01,|4,2019-03-01,3.8|5,2019-04-01,3.6|"},
		{"a total of all parts", fileOf("Region;2019\nMen;\nNorth;1\nWomen;\nNorth;3\nGrand total;4\n", ';'), "Region,2019,section|3,North,1,Men|5,North,3,Women|6,Grand total,4,no section|"},
		{"below a title", fileOf("Table 1: Jobs\nRegion;Jobs;Rate\nMen;;\nNorth;1;2\nSouth;3;4\n", ';'), "Region,Jobs,Rate,section|4,North,1,2,Men|5,South,3,4,Men|"},
		{"over the middle", fileOf(";;Men;;;Women;\nRegion;2018;2019;2020;2018;2019;2020\nNorth;1;2;3;4;5;6\n", ';'), "Region,year,Men,Women|3,North,2018,1,4|3,North,2019,2,5|3,North,2020,3,6|"},
		{"years above quarters", fileOf("Region;2019;;2020\n;Q3;Q4;Q1\nNorth;1;2;3\n", ';'), "Region,quarter,value|3,North,2019 Q3,1|3,North,2019 Q4,2|3,North,2020 Q1,3|"},
		{"marks on each page", fileOf("Region;2018;2020*\nNorth;1;2\nRegion;2018;2020*\nSouth;3;4\n", ';'), "Region,year,value|2,North,2018,1|2,North,2020,2|4,South,2018,3|4,South,2020,4|"},
		{"years with marks", fileOf("Region;2018 1);2019 r;2020*\nNorth;1;2;3\nSouth;4;5;6\n", ';'), "Region,year,value|2,North,2018,1|2,North,2019,2 r|2,North,2020,3|3,South,2018,4|3,South,2019,5 r|3,South,2020,6|"},
		{"years down, quarters across", fileOf("Year;Q1;Q2\n2019;1;2\n2020p;5;6\n", ';'), "Year,quarter,value|2,2019,2019 Q1,1|2,2019,2019 Q2,2|3,2020,2020 Q1,5 p|3,2020,2020 Q2,6 p|"},
		{"years down, months across, and the whole", fileOf("Year;Jan;Feb;Annual\n2019;1;2;3\n2020;5;6;7\n", ';'), "Year,period,value|2,2019,2019 Jan,1|2,2019,2019 Feb,2|2,2019,2019,3|3,2020,2020 Jan,5|3,2020,2020 Feb,6|3,2020,2020,7|"},
		{"money is no month", fileOf("Year;M1;M2;M3\n2019;1;2;3\n2020;5;6;7\n", ';'), "Year,M1,M2,M3|2,2019,1,2,3|3,2020,5,6,7|"},
		{"outturn and forecast above fiscal years", fileOf(";Outturn;Forecast;\n;2022-23;2023-24;2024-25\nA;1;2;3\n", ';'), "column A,fiscal-year,value|3,A,2022-23,1 actual|3,A,2023-24,2 forecast|3,A,2024-25,3 forecast|"},
		{"years above quarters and the whole", fileOf(";2019;2019;2019\n;Q1;Q2;Total\nNorth;1;2;3\n", ';'), "column A,period,value|3,North,2019 Q1,1|3,North,2019 Q2,2|3,North,2019,3|"},
		{"fiscal years above quarters", fileOf("Region;2019/20;;2020/21\n;Q3;Q4;Q1\nNorth;1;2;3\n", ';'), "Region,quarter,value|3,North,2019/20 Q3,1|3,North,2019/20 Q4,2|3,North,2020/21 Q1,3|"},
		{"years and months in two columns", fileOf("year;month;v\n2019;1;10\n2019;12;20\n", ';'), "year,month,v,year month|2,2019,1,10,2019M1|3,2019,12,20,2019M12|"},
		{"a date in three columns", fileOf("year;month;day;v\n2019;1;5;10\n2019;12;31;20\n", ';'), "year,month,day,v,year month day|2,2019,1,5,10,2019-01-05|3,2019,12,31,20,2019-12-31|"},
		{"keys with marks", fileOf("Year;v\n2018 1);10\n2019p;20\n2020*;30\n", ';'), "Year,v|2,2018,10|3,2019,20 p|4,2020,30|"},
		{"a last row of texts", fileOf("Region;Men;Women\nSouth;5;3\nEast;5;4\nWest;6;4\nNorth;suppressed;suppressed\nSource: census\n", ';'), "Region,Men,Women|2,South,5,3|3,East,5,4|4,West,6,4|5,North,suppressed,suppressed|"},
		{"merged cells and others", bookOf(slices.Concat(cells(""), merged("Men", 2), cells("Women", "")), cells("Region", "2019", "2020", "2019", "2020"), cells("North", "1", "2", "3", "4")), "Region,year,Men,Women|3,North,2019,1,3|3,North,2020,2,4|"},
	} {
		x, err := read(tt.file, Shape{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got, want := plainHead(x), "briefing:table,"+strings.ReplaceAll(tt.want, "|", "\n"); got != want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, got, want)
		}
	}
	for name, file := range map[string]*grid.File{
		"beyond merged cells": bookOf(slices.Concat(cells(""), merged("Men", 2), cells("", "Women", "")), cells("Region", "2019", "2020", "2021", "2019", "2020"), cells("North", "1", "2", "3", "4", "5")),
		"parts of two sizes":  fileOf(";;Men;;Women;\nRegion;2018;2019;2020;2018;2019\nNorth;1;2;3;4;5\n", ';'),
	} {
		if _, err := read(file, Shape{}); err == nil || !strings.Contains(err.Error(), "no head in line 1 stands over column") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A line that may have heads or be a row is asked.
func TestHeadsAsked(t *testing.T) {
	for content, want := range map[string]string{
		"Region;100;200\nNorth;1;2\nSouth;5;6\n":                        "t.csv:1:1: line 1 may have heads, or be a row of the table; 1, none",
		"Region;2019.0;2020.0\nNorth;1;2\nSouth;5;6\n":                  "across: year",
		"Region;2019.01;2019.02\nNorth;1;2\nSouth;5;6\n":                "across: month",
		"Region;201901;201902\nNorth;1;2\nSouth;5;6\n":                  "across: period",
		"Region;20181;20192;20203\nNorth;1;2;3\nSouth;5;6;7\n":          "mark: 20181",
		"Region;20181;20192\nNorth;1;2\nSouth;5;6\n":                    "t.csv:1:1: line 1 may have heads, or be a row of the table; 1, none",
		"North;1.5;2\nSouth;5;6\n":                                      "head: none",
		"2019;1;2\n2020;5;6\n2021;7;8\n":                                "head: none",
		"Region;2019;2020\nNorth;not available;suppressed\nSouth;3;4\n": "head: 1",
		"Region;2019;2020\nName;budget;result\nSouth;3;4\n":             "t.csv:2:1: line 2 may have heads, or be a row of the table; 1, [1, 2]",
		"Region;Jobs\nNorth;5 bn\nSouth;3\n":                            "t.csv:2:1: line 2 may have heads, or be a row of the table; 1, [1, 2]",
		"Region;Jobs;Rate\n;thousands;%\nSouth;3;4\n":                   "head: 1",
	} {
		x, err := read(fileOf(content, ';'), Shape{})
		if err == nil {
			if got := said(x.Found); !slices.Contains(got, want) {
				t.Errorf("%q: found %q, want %s", content, got, want)
			}
			continue
		}
		got := err.Error()
		if all, ok := err.(Errors); ok && len(all[0].Readings) == 2 {
			got += "; " + all[0].Readings[0].Write + ", " + all[0].Readings[1].Write
		}
		if got != want {
			t.Errorf("%q: got\n%s, want\n%s", content, got, want)
		}
	}
	x, err := read(fileOf("Region;2019.0;2020.0\nNorth;1;2\n", ';'), Shape{Head: []int{1}})
	if err != nil || !strings.HasSuffix(plainHead(x), "2,North,2019,1\n2,North,2020,2\n") {
		t.Errorf("heads that are said: %v, %v", x, err)
	}
}

// A table below another is never read as more rows of it.
func TestTablesBelow(t *testing.T) {
	for name, tt := range map[string][2]string{
		"the same heads and rows":       {"Region;2019;2020\nNorth;1;2\nSouth;3;4\n\nRegion;2019;2020\nNorth;5;6\nSouth;7;8\n", "t.csv:5:1: another table with the same heads begins here, as its rows have the names of those above: there are 2"},
		"other years, without a gap":    {"Region;2019;2020\nNorth;1;2\nSouth;3;4\nRegion;2021;2022\nEast;5;6\n", "t.csv:4:1: another table begins here: there are 2"},
		"other years, without a corner": {";2019;2020\nNorth;1;2\nSouth;3;4\n;2021;2022\nEast;5;6\n", "t.csv:4:1: another table begins here: there are 2"},
		"another measure":               {"Region;Jobs\nNorth;1\nSouth;3\nRegion;Pay\nEast;5\n", "t.csv:4:1: another table begins here: there are 2"},
	} {
		_, err := read(fileOf(tt[0], ';'), Shape{})
		if err == nil || err.Error() != tt[1] {
			t.Errorf("%s: got\n%v, want\n%s", name, err, tt[1])
		}
	}
	x, err := read(fileOf("Region;2019;2020\nNorth;1;2\nRegion;2019;2020\nEast;5;6\n", ';'), Shape{})
	if err != nil || x.Rows != 4 {
		t.Errorf("a table on two pages: %v, want 4 rows", err)
	}
}

// A row that has keys and no number is said, where the extract cannot have it.
func TestRowsWithoutNumbers(t *testing.T) {
	const rows = "Country;Code;2019;2020\nA;AA;1;2\nB;BB;;\nC;CC;;4\nD;DD;;\n"
	x, err := read(fileOf(rows, ';'), Shape{})
	if err != nil {
		t.Fatal(err)
	}
	if got := said(x.Found); !slices.Contains(got, "without numbers: B, BB; D, DD") || x.Rows != 3 {
		t.Errorf("%d rows, found %q", x.Rows, got)
	}
	if x, err = read(fileOf(rows, ';'), Shape{Empty: true}); err != nil || x.Rows != 8 || slices.ContainsFunc(said(x.Found), func(f string) bool { return strings.HasPrefix(f, "without") }) {
		t.Errorf("%v: %d rows, found %q", err, x.Rows, said(x.Found))
	}
}

// A triangle before a number is a minus sign in Japan, and asked of elsewhere.
func TestTriangles(t *testing.T) {
	x, err := read(fileOf("科目;2019年度;2020年度\n収支;△5,000;▲3,000\n歳出;1,000;0\n歳入;1,200,000;1,300,000\n", ';'), Shape{})
	if err != nil || !strings.Contains(plainHead(x), "収支,2019年度,-5000\n2,収支,2020年度,-3000\n3,歳出,2019年度,1000\n3,歳出,2020年度,0\n") {
		t.Errorf("%v\n%s", err, plainHead(x))
	}
	const rows = "Region;Change\nNorth;▲2.5\nSouth;1.5\n"
	if _, err := read(fileOf(rows, ';'), Shape{}); err == nil || !strings.Contains(err.Error(), "triangles") {
		t.Errorf("not asked: %v", err)
	}
	for brackets, want := range map[Brackets]string{Negative: "2,North,-2.5\n", Uncertain: "2,North,2.5\n"} {
		if x, err := read(fileOf(rows, ';'), Shape{Brackets: brackets}); err != nil || !strings.Contains(plainHead(x), want) {
			t.Errorf("%s: %v", brackets, err)
		}
	}
}

// Amounts that are as dates without signs are amounts where others are not.
func TestAmountsAsDates(t *testing.T) {
	x, err := read(fileOf("region;2021;2022\nA;1208573;200814\nB;195850;198912\nC;300000;199999\n", ';'), Shape{})
	if err != nil || !strings.Contains(plainHead(x), "region,year,value\n2,A,2021,1208573\n2,A,2022,200814\n3,B,2021,195850\n3,B,2022,198912\n") {
		t.Errorf("%v\n%s", err, plainHead(x))
	}
	if x, err = read(fileOf("month;Rate\n201911;1.5\n201912;2.5\n202001;3.5\n", ';'), Shape{}); err != nil || x.Columns[0].Number {
		t.Errorf("%v: months are amounts", err)
	}
}
