package shape

import (
	"strings"
	"testing"

	"briefing/data/table"
)

// Nothing depends on a number that may not be published: neither how the others are read, nor
// what is found, nor whether the table can be read.
func TestWithheld(t *testing.T) {
	flagged := table.Rule{Flag: "conf", Public: []string{"", "F"}, Hidden: []string{"value"}}
	beside := table.Rule{Flag: "value", Secret: []string{"c"}, Hidden: []string{"value"}}
	for _, tt := range []struct {
		name, content, want string
		rule                table.Rule
	}{
		{"a flag of the row", "region;2019;2020;conf\nA;1,25;2;F\nB;SECRET;SECRET;C\n",
			"briefing:table across=year decimal=comma,region,conf,year,value\n,A,F,2019,1.25\n,A,F,2020,2\n,B,C,2019,confidential\n,B,C,2020,confidential\n", flagged},
		{"a flag above its rows", "conf;region;year;value\nC;A;2019;SECRET\n;A;2020;SECRET\nF;A;2019;1,25\n;A;2020;2\n",
			"briefing:table fill=conf decimal=comma,conf,region,year,value\n,C,A,2019,confidential\n,C,A,2020,confidential\n,F,A,2019,1.25\n,F,A,2020,2\n", flagged},
		{"a flag above a part", "region;value\nC\nA;SECRET\nB;SECRET\n",
			"briefing:table,region,value,section\n,A,confidential,C\n,B,confidential,C\n", table.Rule{Flag: "section", Public: []string{"", "F"}, Hidden: []string{"value"}}},
		{"a code beside the number", "region;2019;2020\nA;1,25;2\nB;SECRET c;3\n",
			"briefing:table across=year decimal=comma,region,year,value\n,A,2019,1.25\n,A,2020,2\n,B,2019,confidential\n,B,2020,3\n", beside},
		{"one row for each number", "region;year;value;conf\nA;2019;1,25;F\nB;2019;SECRET;C\n",
			"briefing:table decimal=comma,region,year,value,conf\n,A,2019,1.25,F\n,B,2019,confidential,C\n", flagged},
	} {
		found := ""
		for _, secret := range []string{"7", "7.5", "37.777,25", "(7)", "7%", "12,345.6", "7 †"} {
			x, err := read(fileOf(strings.ReplaceAll(tt.content, "SECRET", secret), ';'), Shape{Rules: []table.Rule{tt.rule}})
			if err != nil {
				t.Errorf("%s, %s: %v", tt.name, secret, err)
				continue
			}
			if string(x.Content) != tt.want {
				t.Errorf("%s, %s: got\n%s\nwant\n%s", tt.name, secret, x.Content, tt.want)
			}
			if all := strings.Join(said(x.Found), "; "); found == "" {
				found = all
			} else if all != found {
				t.Errorf("%s, %s: found %s, and %s", tt.name, secret, all, found)
			}
		}
	}
}

// The rules stand in what is written of a shape.
func TestWithheldSpelled(t *testing.T) {
	s := Shape{Sheet: "a", Rules: []table.Rule{{Flag: "conf, x", Public: []string{"", "F"}, Hidden: []string{"value"}}}}
	again, rest, ok := Cut(s.String() + "rest")
	if !ok || rest != "rest" || again.String() != s.String() || len(again.Rules) != 1 || again.Rules[0].Flag != "conf, x" {
		t.Errorf("%q is read as %v, %q", s.String(), again, rest)
	}
}
