package shape

import (
	"slices"
	"strings"
	"testing"
)

// Columns beside periods belong to them, columns of one head have names of their own, and
// names that stand once above their rows are those of all of these.
func TestLayouts(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		shape         Shape
		want          string
		found         []string
	}{
		{"flags that are named", "Region;2019;flag;2020;flag\nA;10;p;20;\nB;30;;40;b\n", Shape{},
			"Region,year,value,flag\nA,2019,10,p\nA,2020,20,\nB,2019,30,\nB,2020,40,b\n", []string{"head: 1", "across: year", "range: A1:E3"}},
		{"flags without a head", "Region;2019;;2020;\nA;10;p;20;\nB;30;;40;b\n", Shape{},
			"Region,year,value,flag\nA,2019,10,p\nA,2020,20,\nB,2019,30,\nB,2020,40,b\n", []string{"head: 1", "across: year", "range: A1:E3"}},
		{"each year twice", "Region;2019;2019;2020;2020\nA;10;p;20;\nB;30;;40;b\n", Shape{},
			"Region,year,value,flag\nA,2019,10,p\nA,2020,20,\nB,2019,30,\nB,2020,40,b\n", []string{"head: 1", "across: year", "range: A1:E3"}},
		{"columns of spaces", "Region;2019;;2020;\nA;10;;20;\nB;30;;40;\n", Shape{},
			"Region,year,value\nA,2019,10\nA,2020,20\nB,2019,30\nB,2020,40\n", []string{"head: 1", "across: year", "range: A1:D3"}},
		{"a note of each row", "Region;2019;2020;Note\nA;10;20;c\nB;30;40;\n", Shape{},
			"Region,Note,year,value\nA,c,2019,10\nA,c,2020,20\nB,,2019,30\nB,,2020,40\n", []string{"head: 1", "across: year", "range: A1:D3"}},
		{"two numbers of each year", "Region;2019;2019;2020;2020\nA;1;2;3;4\n", Shape{},
			"Region,year,value (column B),value (column C)\nA,2019,1,2\nA,2020,3,4\n", []string{"head: 1", "across: year", "range: A1:E2"}},
		{"a head twice", "Region;Pay;Pay\nA;1;2\nB;3;4\n", Shape{},
			"Region,Pay (column B),Pay (column C)\nA,1,2\nB,3,4\n", []string{"head: 1", "range: A1:C3"}},
		{"names above rows", "Country;Year;Pay\nA;2019;1\n;2020;3\nB;2019;2\n;2020;4\n", Shape{},
			"Country,Year,Pay\nA,2019,1\nA,2020,3\nB,2019,2\nB,2020,4\n", []string{"head: 1", "fill: Country", "range: A1:C5"}},
		{"names above names", "Country;Sex;Year;Pay\nA;Men;2019;1\n;;2020;3\n;Women;2019;2\n;;2020;4\nB;Men;2019;5\n;;2020;6\n", Shape{},
			"Country,Sex,Year,Pay\nA,Men,2019,1\nA,Men,2020,3\nA,Women,2019,2\nA,Women,2020,4\nB,Men,2019,5\nB,Men,2020,6\n", []string{"head: 1", "fill: Country, Sex", "range: A1:D7"}},
		{"a column of remarks", "Remark;Region;Pay\nnew;A;1\n;B;3\nold;C;2\n", Shape{},
			"Remark,Region,Pay\nnew,A,1\n,B,3\nold,C,2\n", []string{"head: 1", "range: A1:C4"}},
		{"a total below names", "Country;Sex;Year;Pay\nA;Men;2019;1\n;Women;2019;2\nB;;2019;5\n;Men;2019;5\n", Shape{},
			"Country,Sex,Year,Pay\nA,Men,2019,1\n,Women,2019,2\nB,,2019,5\n,Men,2019,5\n", []string{"head: 1", "range: A1:D5"}},
		{"names above rows, as it is said", "Country;Year;Pay\nA;2018;1\n;2019;3\nB;2020;2\n;2021;4\n", Shape{Fill: []string{"Country"}},
			"Country,Year,Pay\nA,2018,1\nA,2019,3\nB,2020,2\nB,2021,4\n", []string{"head: 1", "range: A1:C5"}},
		{"no name above others", "Country;Year;Pay\nA;2019;1\n;2020;3\nB;2019;2\n;2020;4\n", Shape{Fill: []string{NoFill}},
			"Country,Year,Pay\nA,2019,1\n,2020,3\nB,2019,2\n,2020,4\n", []string{"head: 1", "range: A1:C5"}},
	} {
		x, err := read(fileOf(tt.content, ';'), tt.shape)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := tidy(x); got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, got, tt.want)
		}
		if got := said(x.Found); !slices.Equal(got, tt.found) {
			t.Errorf("%s: found %q, want %q", tt.name, got, tt.found)
		}
	}
}

// tidy is an extract without its first column.
func tidy(x *Extract) string {
	var b strings.Builder
	for line := range strings.Lines(string(x.Content)) {
		_, cells, _ := strings.Cut(line, ",")
		b.WriteString(cells)
	}
	return b.String()
}

// What fill: names has to be a column of names.
func TestFillRefused(t *testing.T) {
	for _, tt := range []struct{ fill, want string }{
		{"Land", `t.csv:1:1: fill: names a column "Land", which the table does not have`},
		{"Pay", `t.csv:1:14: fill: names the column "Pay", which holds numbers: an empty cell there is no number`},
	} {
		_, err := read(fileOf("Country;Year;Pay\nA;2019;1\n;2020;3\n", ';'), Shape{Fill: []string{tt.fill}})
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: got\n%v, want\n%s", tt.fill, err, tt.want)
		}
	}
}

// A text that is filled in stands in faults where its cell is empty.
func TestFillPlace(t *testing.T) {
	x, err := read(fileOf("Country;Year;Pay\nAustria;2019;1\n;2020;3\nB;2019;2\n;2020;4\n", ';'), Shape{})
	if err != nil {
		t.Fatal(err)
	}
	if at := x.Place(3, 1).String(); at != "t.csv:3:1" {
		t.Errorf("%s, want t.csv:3:1", at)
	}
	s := Shape{Fill: []string{"a b", "c"}}
	if again, _, ok := Cut(s.String()); !ok || !slices.Equal(again.Fill, s.Fill) {
		t.Errorf("%s is read as %v", s.String(), again)
	}
}
