package shape

import (
	"slices"
	"strings"
	"testing"
)

// What cannot be read right is a fault, and never a wrong number.
func TestNotInSilence(t *testing.T) {
	for _, tt := range []struct {
		name, content, want string
		shape               Shape
	}{
		{"a point below a decimal comma", "Region;Share\nA;1.5\nB;2.125\n", `t.csv:2:3: "1.5" is no number with decimal: comma and thousands: point`, Shape{Decimal: "comma"}},
		{"a comma below a decimal point", "Region;Share\nA;1,5\nB;2.125\n", `t.csv:2:3: "1,5" is no number with decimal: point and thousands: none`, Shape{Decimal: "point"}},
		{"a decimal point where points group", "Region;Share\nA;1.500\nB;2.5\n", `t.csv:3:3: "2.5" is no number with decimal: comma and thousands: point`, Shape{Thousands: "point"}},
		{"a decimal comma where commas group", "Region;Share\nA;1,500\nB;2,5\n", `t.csv:3:3: "2,5" is no number with decimal: point and thousands: comma`, Shape{Thousands: "comma"}},
		{"not a word of a cell", "Region;Share\nA;1.5\n", `t.csv:2:3: a cell is no number with decimal: comma and thousands: none`, Shape{Decimal: "comma", Secret: true}},
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
