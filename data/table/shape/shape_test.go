package shape

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/table/grid"
)

// fileOf is a file of one table in lines of text.
func fileOf(content string, separator rune) *grid.File {
	return &grid.File{Name: "t.csv", Sheets: []grid.Sheet{{Open: func() (grid.Rows, error) {
		r := csv.NewReader(strings.NewReader(content))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = separator, -1, true
		return &textRows{in: r}, nil
	}}}}
}

type textRows struct {
	in  *csv.Reader
	row grid.Row
}

func (r *textRows) Next() (*grid.Row, error) {
	texts, err := r.in.Read()
	if err != nil {
		return nil, err
	}
	r.row.Cells = r.row.Cells[:0]
	for i, text := range texts {
		line, column := r.in.FieldPos(i)
		r.row.Line = line
		r.row.Cells = append(r.row.Cells, grid.Cell{Text: data.OneLine(text), Column: column, Indent: len(text) - len(strings.TrimLeft(text, " "))})
	}
	return &r.row, nil
}

func (r *textRows) Close() error { return nil }

// bookOf is a workbook with one sheet; rows that are nil are left out, as workbooks do.
func bookOf(rows ...[]grid.Cell) *grid.File {
	return &grid.File{Name: "b.xlsx", Sheets: []grid.Sheet{sheetOf("Table 1", rows...)}}
}

func sheetOf(name string, rows ...[]grid.Cell) grid.Sheet {
	return grid.Sheet{Name: name, Open: func() (grid.Rows, error) { return &cellRows{rows: rows}, nil }}
}

type cellRows struct {
	rows   [][]grid.Cell
	n      int
	hidden int // the line that is
}

func (r *cellRows) Next() (*grid.Row, error) {
	for r.n < len(r.rows) {
		r.n++
		if row := r.rows[r.n-1]; row != nil {
			return &grid.Row{Line: r.n, Hidden: r.n == r.hidden, Cells: row}, nil
		}
	}
	return nil, io.EOF
}

func (r *cellRows) Close() error { return nil }

// cells are cells by their texts; a number is one after a sign of equality.
func cells(texts ...string) []grid.Cell {
	row := make([]grid.Cell, len(texts))
	for i, t := range texts {
		text, number, _ := strings.Cut(t, "=")
		row[i] = grid.Cell{Text: text, Number: number}
	}
	return row
}

// read reads the table of a file.
func read(file *grid.File, s Shape) (*Extract, error) {
	t, err := Open(file, s)
	if err != nil {
		return nil, err
	}
	return t.Read(nil)
}

// said are findings as key: text.
func said(findings []grid.Finding) []string {
	var all []string
	for _, f := range findings {
		all = append(all, f.Key+": "+f.Text)
	}
	return all
}

func check(t *testing.T, name string, file *grid.File, s Shape, want string, found, about []string) {
	t.Helper()
	x, err := read(file, s)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if got, want := plainHead(x), strings.ReplaceAll(strings.TrimLeft(want, "\n"), "\t", ""); got != want {
		t.Errorf("%s: got\n%swant\n%s", name, got, want)
	}
	if got := said(x.Found); !slices.Equal(got, found) {
		t.Errorf("%s: found\n%q, want\n%q", name, got, found)
	}
	if got := said(x.About); !slices.Equal(got, about) {
		t.Errorf("%s: about\n%q, want\n%q", name, got, about)
	}
}

// plainHead is an extract without what was found in its first head, which is read back.
func plainHead(x *Extract) string {
	first, _, _ := strings.Cut(string(x.Content), ",")
	lines := strings.SplitAfter(string(x.Content), "\n")
	for i := range lines[:len(lines)-1] {
		_, lines[i], _ = strings.Cut(lines[i], ",")
		if i > 0 {
			lines[i] = fmt.Sprintf("%d,%s", x.Place(i+1, 0).Line, lines[i])
		}
	}
	stored, ok := Stored(x.Content)
	told := slices.DeleteFunc(slices.Clone(x.Found), func(f grid.Finding) bool { return !isStored(f) })
	if !ok || !slices.Equal(said(stored.Found), said(told)) || stored.Columns[0].Name != x.Columns[0].Name {
		return "not read back: " + first
	}
	name, _, _ := strings.Cut(first, " ")
	return name + "," + strings.Join(lines, "")
}

// Each office hands out tables in its own shape.
func TestOffices(t *testing.T) {
	check(t, "Eurostat", fileOf("freq,unit,geo\\TIME_PERIOD\t2021 \t2022 \t2023 \nA,PC,AT\t6.0 b\t4.8 \t5.1 p\nA,PC,ME\t15.2 \t: c\t: u\n", '\t'), Shape{}, `
		briefing:table,freq,unit,geo,TIME_PERIOD,value
		2,A,PC,AT,2021,6.0 b
		2,A,PC,AT,2022,4.8
		2,A,PC,AT,2023,5.1 p
		3,A,PC,ME,2021,15.2
		3,A,PC,ME,2022,: c
		3,A,PC,ME,2023,: u
		`, []string{"head: 1", `key: freq, unit, geo`, "across: TIME_PERIOD", "decimal: point", "range: A1:D3"}, nil)
	check(t, "World Bank", fileOf("\"Data Source\",\"Indicators\",\r\n\r\n\"Last Updated Date\",\"2024-06-28\",\r\n\r\n\"Country Name\",\"Country Code\",\"2021\",\"2022\",\"2023\",\r\n\"Aland\",\"ALD\",\"1234.5678\",\"\",\"15\",\r\n\"Beland\",\"BLD\",\"\",\"\",\"\",\r\n", ','), Shape{}, `
		briefing:table,Country Name,Country Code,year,value
		6,Aland,ALD,2021,1234.5678
		6,Aland,ALD,2023,15
		`, []string{"head: 5", "across: year", "decimal: point", "range: A5:E7", "without numbers: Beland, BLD"}, []string{"source: Indicators", "date: 2024-06-28"})
	check(t, "IMF", fileOf("ISO\tCountry\tScale\t2022\t2023\tEstimates Start After\nAAA\tAland\tBillions\t3,957.208\t4,348.297\t2022\nBBB\tBeland\tBillions\tn/a\t--\t2021\nInternational Office, Outlook Database, April 2024\n", '\t'), Shape{}, `
		briefing:table,ISO,Country,Scale,Estimates Start After,year,value
		2,AAA,Aland,Billions,2022,2022,3957.208
		2,AAA,Aland,Billions,2022,2023,4348.297
		3,BBB,Beland,Billions,2021,2022,n/a
		3,BBB,Beland,Billions,2021,2023,--
		`, []string{"head: 1", "across: year", "decimal: point", "thousands: comma", "range: A1:F3", "foot: International Office, Outlook Database, April 2024"}, []string{"note: International Office, Outlook Database, April 2024"})
	check(t, "ONS", fileOf("\"Title\",\"Growth of output %\"\n\"CDID\",\"ABCD\"\n\"PreUnit\",\"\"\n\"Unit\",\"%\"\n\"Release date\",\"10-05-2024\"\n\"Important notes\",\"\"\n\"2019\",\"1.6\"\n\"2020\",\"-10.4\"\n\"2020 Q1\",\"-2.6\"\n\"2020 JAN\",\"98.1\"\n", ','), Shape{}, `
		briefing:table,period,value
		7,2019,1.6
		8,2020,-10.4
		9,2020 Q1,-2.6
		10,2020 JAN,98.1
		`, []string{"head: none", "decimal: point", "range: A7:B10"}, []string{"title: Growth of output %", "note: CDID: ABCD", "unit: %", "date: 10-05-2024"})
	check(t, "NBS", fileOf("数据库：年度数据\n时间：最近5年\n指标,2023年,2022年\n生产总值(亿元),1260.1,1204.0\n注：1.1980年以后\n数据来源：国家统计局\n", ','), Shape{}, `
		briefing:table,指标,year,value
		4,生产总值(亿元),2023年,1260.1
		4,生产总值(亿元),2022年,1204.0
		`, []string{"head: 3", "across: year", "decimal: point", "range: A3:C4", "foot: 注：1.1980年以后", "foot: 数据来源：国家统计局"},
		[]string{"title: 年度数据", "note: 最近5年", "note: 1.1980年以后", "source: 国家统计局"})
	check(t, "SDMX-CSV", fileOf("geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nME,2020,6.0,b\nME,2021,,c\nME,2022,,\nME,2023,7.5,\n", ','), Shape{}, `
		briefing:table,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG
		2,ME,2020,6.0,b
		3,ME,2021,,c
		4,ME,2022,,
		5,ME,2023,7.5,
		`, []string{"head: 1", "decimal: point", "range: A1:D5"}, nil)
	check(t, "a plain table", fileOf("Entity,Code,Year,Life expectancy\nAland,ALD,1952,50.917\nAland,ALD,1957,53.2\n", ','), Shape{}, `
		briefing:table,Entity,Code,Year,Life expectancy
		2,Aland,ALD,1952,50.917
		3,Aland,ALD,1957,53.2
		`, []string{"head: 1", "decimal: point", "range: A1:D3"}, nil)
}

// Workbooks merge heads, and say above and below a table what it is.
func TestWorkbook(t *testing.T) {
	wide := func(text string, n int) grid.Cell { return grid.Cell{Text: text, Wide: n} }
	book := bookOf(
		cells("Table 1: Employment by region"), cells("Thousands"), nil,
		[]grid.Cell{{Text: "Region"}, wide("2022", 2), {}, wide("2023", 2), {}},
		cells("", "Men", "Women", "Men", "Women"),
		cells("North", "100.5=100.4987", "90=90", "101=101", "92=92"),
		cells("South", "55=55", "60.3=60.25", "56=56", "61=61"), nil,
		cells("Source: Labour force survey"))
	check(t, "periods above measures", book, Shape{}, `
		briefing:table,Region,year,Men,Women
		6,North,2022,100.4987,90
		6,North,2023,101,92
		7,South,2022,55,60.25
		7,South,2023,56,61
		`, []string{"head: [4, 5]", "across: year", "range: A4:E7", "foot: Source: Labour force survey"},
		[]string{"title: Table 1: Employment by region", "unit: Thousands", "source: Labour force survey"})
	x, err := read(book, Shape{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := x.Place(3, 4).String(), "b.xlsx:Table 1!E6"; got != want {
		t.Errorf("Women in the North in 2023 stand in %s, want %s", got, want)
	}
	if men := x.Columns[2]; men.Decimals != 1 || !men.Finer {
		t.Errorf("Men show %d decimals, want 1 of more", men.Decimals)
	}
	check(t, "measures above periods", bookOf(
		[]grid.Cell{{Text: "Area"}, wide("Men", 2), {}, wide("Women", 2), {}}, cells("", "2022", "2023", "2022", "2023"), cells("North", "1", "2", "3", "4.5")), Shape{Across: []string{"when"}}, `
		briefing:table,Area,when,Men,Women
		3,North,2022,1,3
		3,North,2023,2,4.5
		`, []string{"head: [1, 2]", "decimal: point", "range: A1:E3"}, nil)
	check(t, "units below heads, keys merged downwards", bookOf(
		cells("Area", "Town", "Jobs", "Share"), cells("", "", "thousands", "%"),
		[]grid.Cell{{Text: "North", High: 2}, {Text: "A"}, {Text: "1.5"}, {Text: "2"}}, cells("", "B", "2.5", "3"),
		cells("South"), cells("", "C", "3.5", "4")), Shape{}, `
		briefing:table,Area,Town,Jobs,Share,section
		3,North,A,1.5,2,no section
		4,North,B,2.5,3,no section
		6,,C,3.5,4,South
		`, []string{"head: 1", "decimal: point", "range: A1:D6", "sections: no section, South"}, []string{"unit: thousands, %"})
}

// What can be read in two ways is asked, with both.
func TestAsked(t *testing.T) {
	for _, tt := range []struct {
		name, content, want string
		shape               Shape
	}{
		{"a point", "Region;Share\nA;1.234\nB;9.100\n", `t.csv:2:3: a number in the form of "1.234" may be two, and no other cell says which`, Shape{}},
		{"brackets", "Region;Balance\nA;(3,2)\nB;1,4\n", `t.csv:2:3: brackets around a number, and triangles before it, say in some tables that it is below zero, and in others that it is uncertain`, Shape{}},
		{"units", "Region;Share\nA;3,2%\nB;1,4\n", `t.csv:3:3: % stands beside some numbers of the column "Share", and nothing beside others`, Shape{}},
		{"two tables", "Region;Jobs\nA;3\nB;1\n\nRegion;Pay\nC;2\n", `t.csv:5:1: another table begins here: there are 2`, Shape{}},
		{"side by side", "Region;Jobs;;Town;Pay\nA;3;;C;2\nB;1;;D;3\n", `t.csv:1:1: 2 tables stand side by side`, Shape{}},
		{"no period", "Region;Jobs\nA;3\n", `t.csv:1:1: across: year asks for heads that are periods, and no head is one`, Shape{Across: []string{"year"}}},
		{"twice", "Region;2020;2020\nA;3;4\n", `t.csv:1:8: 2 columns have the head "value"`, Shape{Columns: []string{"year", "value"}}},
		{"two of a name", "Region;Pay;Pay\nA;3;4\n", `t.csv:1:8: 2 columns have the head "Pay"`, Shape{Columns: []string{"Region", "Pay"}}},
		{"side by side without a gap", "Year;Pay;Year;Pay\n2018;3;2020;5\n2019;4;2021;6\n", `t.csv:1:1: 2 tables stand side by side`, Shape{}},
		{"no table", "Some text\nand more\n", `t.csv: no table is found: no row has numbers`, Shape{}},
		{"nothing", "", `t.csv: t.csv has no rows`, Shape{}},
		{"heads", "Region;Jobs\nA;3\n", `t.csv: head: names the lines 7, which are empty or too far below`, Shape{Head: []int{7}}},
	} {
		_, err := read(fileOf(tt.content, ';'), tt.shape)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: got\n%v, want\n%s", tt.name, err, tt.want)
		}
	}
}

// Numbers are written in many ways.
func TestNumbers(t *testing.T) {
	for _, tt := range []struct{ cells, want string }{
		{"1\u00a0234,5|987,6", "1234.5|987.6"},
		{"1\u202f234,5|12", "1234.5|12"},
		{"1.234,5|9.100", "1234.5|9100"},
		{"1,234.5|9,100", "1234.5|9100"},
		{"1'234.50|2’000", "1234.50|2000"},
		{"12,34,567|1,23,456.5", "1234567|123456.5"},
		{"12,5%|9,1 %", "12.5|9.1"},
		{"−3.2|–4", "-3.2|-4"},
		{"+3.2|0.5", "3.2|0.5"},
		{"€1,234.50|€ 2", "1234.50|2"},
		{"12.3 [note 1]|4†", "12.3|4"},
		{"12.3 1)|4.5 (2)", "12.3|4.5"},
		{"12.3 b|4.5p", "12.3 b|4.5 p"},
		{"1.234.567|12", "1234567|12"},
		{"0.123|12.345", "0.123|12.345"},
		{"0,123|12,345", "0.123|12.345"},
		{"1234.567|1.234", "1234.567|1.234"},
		{"5.5|1,2,3", `5.5|"1,2,3"`}, // none, and its reader says so
	} {
		one, other, _ := strings.Cut(tt.cells, "|")
		x, err := read(fileOf("Region;Jobs\nA;"+one+"\nB;"+other+"\n", ';'), Shape{})
		if err != nil {
			t.Errorf("%s: %v", tt.cells, err)
			continue
		}
		first, second, _ := strings.Cut(tt.want, "|")
		if got, want := plainHead(x), fmt.Sprintf("briefing:table,Region,Jobs\n2,A,%s\n3,B,%s\n", first, second); got != want {
			t.Errorf("%s: got %q, want %q", tt.cells, got, want)
		}
	}
	for _, tt := range []struct {
		cell, want string
		shape      Shape
	}{{"1.234", "1234", Shape{Decimal: ","}}, {"1.234", "1.234", Shape{Decimal: "."}}, {"(3.2)", "-3.2", Shape{Brackets: Negative}}, {"(3.2)", "3.2", Shape{Brackets: Uncertain}}} {
		x, err := read(fileOf("Region;Jobs\nA;"+tt.cell+"\n", ';'), tt.shape)
		if err != nil || !strings.HasSuffix(string(x.Content), "A,"+tt.want+"\n") {
			t.Errorf("%s: got %v, %v, want %s", tt.cell, x, err, tt.want)
		}
	}
}

// A range is written as workbooks do.
func TestRange(t *testing.T) {
	for text, want := range map[string]Range{"B4:H30": {4, 2, 30, 8}, "$A$1:AA2": {1, 1, 2, 27}, "B4:H": {4, 2, 0, 8}} {
		got, ok := ParseRange(text)
		if !ok || got != want {
			t.Errorf("%s: got %v, %t", text, got, ok)
		}
		if again, ok := ParseRange(got.String()); !ok || again != got {
			t.Errorf("%s is written %s", text, got)
		}
	}
	for _, text := range []string{"", "B4", "4:5", "H30:B4", "B4:H2", "B0:H4", "ZZZZ1:A2", "B4:H9999999999", "B4:H3x"} {
		if r, ok := ParseRange(text); ok {
			t.Errorf("%q is read as %v", text, r)
		}
	}
}

// A sheet is asked for where there are sheets.
func TestNoSheet(t *testing.T) {
	_, err := read(fileOf("region,2019,2020\nA,1,2\n", ','), Shape{Sheet: "x"})
	errs, ok := err.(Errors)
	if !ok || errs[0].Text != `t.csv has no sheet "x": it is one table` || errs[0].Hint != "leave out sheet:" || errs[0].Key != "" {
		t.Errorf("%#v", err)
	}
}

// Of several sheets one has to be named; hidden sheets are not looked for a table, and hidden
// rows are told and read.
func TestSheets(t *testing.T) {
	rows := [][]grid.Cell{cells("Region", "Jobs"), cells("North", "1.5"), cells("Region", "Jobs"), cells("South", "2")}
	hidden := sheetOf("Notes", cells("a", "b"), cells("c", "1"))
	hidden.Hidden = true
	book := &grid.File{Name: "b.xlsx", Sheets: []grid.Sheet{sheetOf("Cover"), hidden, sheetOf("Data", rows...)}}
	check(t, "the only sheet with rows", book, Shape{}, `
		briefing:table,Region,Jobs
		2,North,1.5
		4,South,2
		`, []string{"sheet: Data", "head: 1", "decimal: point", "range: A1:B4", "repeated: Region, Jobs"}, nil)
	book.Sheets = append(book.Sheets, sheetOf("More", rows...))
	for name, want := range map[string]string{"": "b.xlsx: b.xlsx has 2 sheets with rows", "Date": `b.xlsx: b.xlsx has no sheet "Date"`} {
		if _, err := read(book, Shape{Sheet: name}); err == nil || err.Error() != want {
			t.Errorf("sheet %q: got %v, want %s", name, err, want)
		}
	}
	if x, err := read(book, Shape{Sheet: "Notes"}); err != nil || x.Found[0].Key != "hidden" {
		t.Errorf("a hidden sheet that is named: %v", err)
	}
}

// Numbers below the sample say how those in it are written.
func TestLongTables(t *testing.T) {
	for last, want := range map[string]string{"12,5": "1234", "12.5": "1.234", "": ""} {
		content := "Region;Jobs\n" + strings.Repeat("A;1.234\n", 1500)
		if last != "" {
			content += "B;" + last + "\n"
		}
		x, err := read(fileOf(content, ';'), Shape{})
		if got := err == nil; got != (want != "") || got && !strings.Contains(string(x.Content), "\n,A,"+want+"\n") {
			t.Errorf("%q in the last row: %v", last, err)
		}
	}
}

// A column that a reader of the workbook does not see is told, and read.
func TestHiddenColumn(t *testing.T) {
	rows := [][]grid.Cell{cells("Region", "Jobs", "Draft"), cells("North", "1.5", "9.5"), cells("South", "2.5", "8.5")}
	for _, row := range rows {
		row[2].Hidden = true
	}
	x, err := read(&grid.File{Name: "b.xlsx", Sheets: []grid.Sheet{sheetOf("Data", rows...)}}, Shape{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "hidden: column C"; !slices.Contains(said(x.Found), want) {
		t.Errorf("found %q, want %s", said(x.Found), want)
	}
	if len(x.Columns) != 3 {
		t.Errorf("%d columns, want 3", len(x.Columns))
	}
}

// A formula without a result is at fault where its cell is read, and nowhere else.
func TestNotComputed(t *testing.T) {
	rows := [][]grid.Cell{cells("Region", "Jobs", "Sum"), cells("North", "1", ""), cells("South", "2", ""), cells("East", "3", "4")}
	rows[1][2].NotComputed, rows[2][2].NotComputed = true, true
	for _, tt := range []struct {
		shape Shape
		want  string
	}{
		{Shape{Columns: []string{"Region", "Jobs"}}, "Region,Jobs\nNorth,1\nSouth,2\nEast,3\n"},
		{Shape{Columns: []string{"Region", "Sum"}}, "b.xlsx:Table 1!C2: the result of its formula is not stored\nb.xlsx:Table 1!C3: the result of its formula is not stored"},
	} {
		x, err := read(bookOf(rows...), tt.shape)
		if got := ""; err != nil {
			if got = err.Error(); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		} else if got = tidy(x); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
	table, err := Open(bookOf(rows...), Shape{})
	if err == nil {
		_, err = table.Read(func() func([]string) bool { return func(cells []string) bool { return cells[1] == "East" } })
	}
	if err != nil {
		t.Errorf("rows that are not asked for: %v", err)
	}
}

// Hidden rows and columns are left out where the shape says so.
func TestLeftOut(t *testing.T) {
	rows := [][]grid.Cell{cells("Region", "2019", "2020", "2021"), cells("North", "1", "2", "3"), cells("South", "4", "5", "6"), cells("East", "7", "8", "9")}
	for _, row := range rows {
		row[1].Hidden = true
	}
	book := func() *grid.File {
		return &grid.File{Name: "b.xlsx", Sheets: []grid.Sheet{{Name: "T", Open: func() (grid.Rows, error) { return &cellRows{rows: rows, hidden: 3}, nil }}}}
	}
	x, err := read(book(), Shape{Unseen: LeaveOut})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Region,year,value\nNorth,2020,2\nNorth,2021,3\nEast,2020,8\nEast,2021,9\n"; tidy(x) != want || x.Hidden != 0 {
		t.Errorf("got %s and %d rows, want %s", tidy(x), x.Hidden, want)
	}
	x, err = read(book(), Shape{})
	if err != nil {
		t.Fatal(err)
	}
	if x.Hidden != 1 || x.Rows != 9 || !x.Columns[1].Hidden || x.Columns[0].Hidden {
		t.Errorf("read: %d rows hidden, %d rows, %+v", x.Hidden, x.Rows, x.Columns)
	}
}

// Rows of formulas without results alone are rows as others are, wherever they stand.
func TestOnlyNotComputed(t *testing.T) {
	lacking := func() []grid.Cell { return []grid.Cell{{NotComputed: true}, {}, {}} }
	rows := [][]grid.Cell{lacking(), cells("Region", "Jobs", "Sum"), lacking(), cells("North", "1", "2"), lacking(), cells("South", "2", "3"), nil, lacking()}
	for i := range rows {
		book := bookOf(slices.Concat(rows[i:], rows[:i])...)
		if _, err := read(book, Shape{}); err != nil && ErrorsOf(err) == nil {
			t.Error(err)
		}
	}
}

// A table whose numbers are whole is read once, and once more where one below the sample shows
// how all are written; then its rows are asked for from the first again.
func TestReadsOnce(t *testing.T) {
	for _, c := range []struct {
		name, last, want string
		begun, opened    int // in between all is looked at once
	}{
		{"whole numbers", "7", "7", 1, 1},
		{"a decimal comma", "7,5", "7.5", 2, 3},
		{"groups", "1 234 567", "1234567", 2, 3},
	} {
		rows, opened := strings.Repeat("North;5\n", sampleLines+20), 0
		file := fileOf("region;births\n"+rows+"East;"+c.last+"\n", ';')
		open := file.Sheets[0].Open
		file.Sheets[0].Open = func() (grid.Rows, error) { opened++; return open() }
		table, err := Open(file, Shape{})
		if err != nil {
			t.Fatal(err)
		}
		before, begun := opened, 0
		x, err := table.Read(func() func([]string) bool {
			begun++
			return func(cells []string) bool { return cells[1] == "East" }
		})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := tidy(x); got != "region,births\nEast,"+c.want+"\n" || begun != c.begun || opened-before != c.opened {
			t.Errorf("%s: got %q, begun %d times, opened %d times", c.name, got, begun, opened-before)
		}
	}
}
