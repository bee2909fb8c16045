package data

import "testing"

func TestPeriodArithmetic(t *testing.T) {
	for _, test := range [][4]string{ // period, next, year earlier, end
		{"2019", "2020", "2018", "2020-01-01"},
		{"2019-H2", "2020-H1", "2018-H2", "2020-01-01"},
		{"2019-Q4", "2020-Q1", "2018-Q4", "2020-01-01"},
		{"2019-12", "2020-01", "2018-12", "2020-01-01"},
		{"2020-02-29", "2020-03-01", "2019-02-28", "2020-03-01"},
	} {
		p, _ := ParsePeriod(test[0])
		got := [4]string{p.String(), p.Next(1).String(), p.YearEarlier().String(), p.End().Format("2006-01-02")}
		if got != test {
			t.Errorf("got %q, want %q", got, test)
		}
	}
	for _, bad := range []string{"", "19", "2019-Q5", "2019-H3", "2019-13", "2019-02-30", "2019-5", "2019 ", "x2019", "2019-00"} {
		if p, ok := ParsePeriod(bad); ok {
			t.Errorf("%q is read as %s", bad, p)
		}
	}
}
