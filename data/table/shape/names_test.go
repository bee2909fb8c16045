package shape

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Marks that lead to notes are no part of a name; what is no mark stays.
func TestMarksOfNames(t *testing.T) {
	n := &namer{noted: map[string]bool{"1": true, "b": true, "2": true}}
	for text, want := range map[string]string{
		"Germany (1)": "Germany|(1)", "Germany(1)": "Germany|(1)", "Italy b/": "Italy|b/", "Spain 1)": "Spain|1)", "Portugal [2]": "Portugal|[2]", "Japan (b)": "Japan|(b)",
		"France*": "France|*", "Spain ¹": "Spain|¹", "Türkiye²": "Türkiye|²", "Kosovo [note 4]": "Kosovo|[note 4]", "Cyprus (1)(2)": "Cyprus|(1) (2)", "日本¹": "日本|¹", "Total (%)¹": "Total (%)|¹",
		"Congo (3)": "Congo (3)|", "Kosovo (UNSCR 1244)": "Kosovo (UNSCR 1244)|", "Index (Q1)": "Index (Q1)|", "Area, km²": "Area, km²|", "EU27": "EU27|", "A*": "A*|", "*": "*|", "12 (1)": "12 (1)|", "Italy c/": "Italy c/|",
	} {
		name, mark := n.Cut(text)
		if got := name + "|" + mark; got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// Names with marks are those without, unless rows are told apart by the marks alone.
func TestNamesWithMarks(t *testing.T) {
	for _, tt := range []struct{ name, content, want, told string }{
		{"in some rows", "Country;year;Rate\nA land;2019;1\nA land (1);2020;2\nB land*;2019;3\n\n(1) New borders.\n", "Country,year,Rate|2,A land,2019,1|3,A land,2020,2|4,B land,2019,3|", "mark: (1): New borders."},
		{"in heads", "Year;North ¹;South\n2019;1;2\n2020;3;4\n\n¹ Provisional.\n", "Year,North,South|2,2019,1,2|3,2020,3,4|", "mark: North ¹: Provisional."},
		{"joined to numbers", "Country;2019;2020\nA land;1.5b;2.5\nB land;3.5;4.5 *\n\nb. In prices of 2018.\n* Estimated anew.\n", "Country,year,value|2,A land,2019,1.5 b|2,A land,2020,2.5|3,B land,2019,3.5|3,B land,2020,4.5|", "mark: *: Estimated anew."},
		{"that tell rows apart", "Country;2019;2020\nA land;1;2\nA land¹;3;4\n\n¹ With the islands.\n", "Country,year,value|2,A land,2019,1|2,A land,2020,2|3,A land¹,2019,3|3,A land¹,2020,4|", ""},
		{"that tell heads apart", "Year;Pay¹;Pay²\n2019;1;2\n2020;3;4\n", "Year,Pay¹,Pay²|2,2019,1,2|3,2020,3,4|", ""},
		{"without a note", "Country;2019;2020\nA land (1);1;2\nB land;3;4\n", "Country,year,value|2,A land (1),2019,1|2,A land (1),2020,2|3,B land,2019,3|3,B land,2020,4|", ""},
	} {
		x, err := read(fileOf(tt.content, ';'), Shape{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := strings.ReplaceAll(plainHead(x), "\n", "|"); got != "briefing:table,"+tt.want {
			t.Errorf("%s: got\n%s, want\n%s", tt.name, got, tt.want)
		}
		marks := slices.DeleteFunc(said(x.Found), func(f string) bool { return !strings.HasPrefix(f, "mark: ") })
		if tt.told == "" && len(marks) > 0 || tt.told != "" && !slices.Contains(marks, tt.told) {
			t.Errorf("%s: told %q, want %q", tt.name, marks, tt.told)
		}
	}
}

// Marks of names and numbers below the sample, and notes there, are read as those above.
func TestLateMarks(t *testing.T) {
	var content strings.Builder
	content.WriteString("Country;year;Rate\n")
	for i := range 1100 {
		fmt.Fprintf(&content, "Area %d;2019;1.5\n", i)
	}
	content.WriteString("Chad (1);2019;2.5\nOman*;2019;3.5\nPeru;2019;4.5b\n\n(1) New borders.\n* Estimated.\nb. In prices of 2018.\n")
	x, err := read(fileOf(content.String(), ';'), Shape{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(x.Content), "\n,Chad,2019,2.5\n,Oman,2019,3.5\n,Peru,2019,4.5 b\n"; !strings.HasSuffix(got, want) || x.Rows != 1103 {
		t.Errorf("got %d rows, ending in\n%s", x.Rows, got[len(got)-100:])
	}
}
