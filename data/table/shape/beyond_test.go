package shape

import (
	"strings"
	"testing"
)

// What a file does not say to read, and what stands below its range, is told.
func TestTold(t *testing.T) {
	for _, tt := range []struct {
		name, content, want string
		shape               Shape
	}{
		{"a column", "Year;Rate;Codes\n2020;1.5;\n2021;2.5;p\n", "unread: Codes (column C)", Shape{Columns: []string{"Year", "Rate"}}},
		{"a column of a head that is no period", "Land;2020;2021;Total\nA;1;2;3\n", "unread: Total (column D)", Shape{Columns: []string{"Land", "year", "value"}}},
		{"rows below the range", "Year;Rate\n2020;1.5\n2021;2.5\n2022;3.5\n2023;4.5\n\n2024;5.5\n", "beyond: 2022|beyond: 2023", Shape{Range: Range{1, 1, 3, 2}}},
		{"no row of the table", "Year;Rate\n2020;1.5\n2021;2.5\nMean;2\n", "", Shape{Range: Range{1, 1, 3, 2}}},
		{"names below the range", "Land;Rate\nA;1.5\nB;2.5\nC;3.5\nSource: survey;\n", "beyond: C", Shape{Range: Range{1, 1, 3, 2}}},
	} {
		x, err := read(fileOf(tt.content, ';'), tt.shape)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var got []string
		for _, f := range said(x.Found) {
			if strings.HasPrefix(f, "unread: ") || strings.HasPrefix(f, "beyond: ") {
				got = append(got, f)
			}
		}
		if all := strings.Join(got, "|"); all != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, all, tt.want)
		}
	}
}

// Numbers that are not told exactly, and codes in their place, stand in columns of numbers.
func TestUntold(t *testing.T) {
	for _, tt := range []struct{ name, content, want string }{
		{"bounds", "Land;Cases\nA;1,234.5\nB;<5\nC;≥ 1,000\nD;~12.5\n", "briefing:table,Land,Cases|2,A,1234.5|3,B,less than 5|4,C,at least 1000|5,D,about 12.5|"},
		{"mostly codes", "Land;Cases\nA;1,234.5\nB;c\nC;c\nD;c\n", "briefing:table,Land,Cases|2,A,1234.5|3,B,c|4,C,c|5,D,c|"},
		{"codes of names", "Date;Money;Rate\n2024-01;EUR1;1.5\n2024-01;USD1;2.5\n", "briefing:table,Date,Money,Rate|2,2024-01,EUR1,1.5|3,2024-01,USD1,2.5|"},
	} {
		x, err := read(fileOf(tt.content, ';'), Shape{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := strings.ReplaceAll(plainHead(x), "\n", "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Lines about a table say who published it, and when.
func TestReleased(t *testing.T) {
	x, err := read(fileOf("Year;Rate\n2020;1.5\n2021;2.5\n\nSource: Central Office. Released 12 May 2024\n(C)opyright Office of Facts, 2024\n", ';'), Shape{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(said(x.About), "|"), "source: Central Office|date: 12 May 2024|publisher: Office of Facts"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
