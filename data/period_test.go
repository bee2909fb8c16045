package data

import (
	"testing"
	"time"
)

func TestPeriodArithmetic(t *testing.T) {
	for _, test := range [][4]string{ // period, next, year earlier, end
		{"2019", "2020", "2018", "2020-01-01"},
		{"2019-H2", "2020-H1", "2018-H2", "2020-01-01"},
		{"2019-Q4", "2020-Q1", "2018-Q4", "2020-01-01"},
		{"2019-12", "2020-01", "2018-12", "2020-01-01"},
		{"2021-02-28", "2021-03-01", "2020-02-28", "2021-03-01"},
		{"2020-W53", "2021-W01", "", "2021-01-04"}, // 2019 has 52 weeks
		{"2021-W01", "2021-W02", "2020-W01", "2021-01-11"},
		{"2020-02-29", "2020-03-01", "", "2020-03-01"},
		{"2019/20", "2020/21", "2018/19", "2020-01-01"},
		{"1999/2000", "2000/01", "1998/99", "2000-01-01"},
		{"FY2021", "FY2022", "FY2020", "2022-01-01"},
	} {
		p, _ := ParsePeriod(test[0])
		got := [4]string{p.String(), p.Next(1).String(), "", p.End().Format("2006-01-02")}
		if earlier, exists := p.YearEarlier(); exists {
			got[2] = earlier.String()
		}
		if got != test {
			t.Errorf("got %q, want %q", got, test)
		}
	}
	for _, bad := range []string{"", "19", "2019-Q5", "2019-H3", "2019-13", "2019-02-30", "2019-5", "2019 ", "x2019", "2019-00",
		"2021-W53", "2020-W00", "2020-W1", "2019/21", "2019/2020", "1999/00", "FY21", "FY"} {
		if p, ok := ParsePeriod(bad); ok {
			t.Errorf("%q is read as %s", bad, p)
		}
	}
}

// Weeks are those of package time, which counts them by ISO 8601, and String and
// ParsePeriod agree about periods of every length.
func TestPeriodsByTheCalendar(t *testing.T) {
	from, to := time.Date(1800, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2201, 1, 1, 0, 0, 0, 0, time.UTC)
	seen := map[Period]bool{}
	for at := from; at.Before(to); at = at.AddDate(0, 0, 1) {
		year, nth := at.ISOWeek()
		week, ok := NthOf(Week, year, nth)
		if y, n := week.YearAndPart(); !ok || y != year || n != nth || week.Start().After(at) || !week.End().After(at) {
			t.Fatalf("%s is in week %d of %d: got %s, %v, from %s", at.Format(time.DateOnly), nth, year, week, ok, week.Start())
		}
		year, month := at.Year(), int(at.Month())
		periods := []Period{YearOf(year), FiscalYearOf(year, Fiscal{}), FiscalYearOf(year, Fiscal{ByOneYear: true}), week, DayOf(at)}
		for g, n := range map[Granularity]int{HalfYear: 1 + (month-1)/6, Quarter: 1 + (month-1)/3, Month: month} {
			p, _ := NthOf(g, year, n)
			periods = append(periods, p)
		}
		for _, p := range periods {
			if seen[p] {
				continue
			}
			seen[p] = true
			if q, ok := ParsePeriod(p.String()); !ok || q != p {
				t.Errorf("%s is read as %s, %v", p, q, ok)
			}
			if p.Start().After(at) || !p.End().After(at) || p.Next(1).Sub(p) != 1 || p.Next(1).Start() != p.End() {
				t.Errorf("%s runs from %s to %s", p, p.Start(), p.End())
			}
		}
	}
}

// A fiscal year stands where it is said to begin.
func TestFiscalYears(t *testing.T) {
	for _, test := range []struct {
		fiscal     Fiscal
		year       int
		name       string
		start, end string
	}{
		{Fiscal{}, 2019, "2019/20", "2019-01-01", "2020-01-01"},
		{Fiscal{Begins: 4}, 2019, "2019/20", "2019-04-01", "2020-04-01"},
		{Fiscal{ByOneYear: true, Begins: 4}, 2021, "FY2021", "2021-04-01", "2022-04-01"},
		{Fiscal{ByOneYear: true, Begins: -3}, 2021, "FY2021", "2020-10-01", "2021-10-01"},
		{Fiscal{ByOneYear: true, Begins: -12}, 2021, "FY2021", "2020-01-01", "2021-01-01"},
		{Fiscal{Begins: 4, Day: 6}, 2019, "2019/20", "2019-04-06", "2020-04-06"},
		{Fiscal{ByOneYear: true, Begins: -5, Day: 16}, 2021, "FY2021", "2020-08-16", "2021-08-16"},
	} {
		p := FiscalYearOf(test.year, test.fiscal)
		got := [3]string{p.String(), p.Start().Format(time.DateOnly), p.End().Format(time.DateOnly)}
		if want := [3]string{test.name, test.start, test.end}; got != want {
			t.Errorf("%+v: got %q, want %q", test.fiscal, got, want)
		}
	}
}

// A quarter of a fiscal year begins where that does, or some months after, and is a part of
// nothing else.
func TestFiscalParts(t *testing.T) {
	april, previous, uk := Fiscal{Begins: 4}, Fiscal{ByOneYear: true, Begins: -3}, Fiscal{Begins: 4, Day: 6}
	for _, test := range []struct {
		of      Granularity
		year, n int
		fiscal  Fiscal
		want    string // with its first day, and that after it
	}{
		{Quarter, 2022, 1, april, "2022/23-Q1 2022-04-01 2022-07-01"},
		{Quarter, 2022, 4, april, "2022/23-Q4 2023-01-01 2023-04-01"},
		{Quarter, 2023, 1, previous, "FY2023-Q1 2022-10-01 2023-01-01"},
		{HalfYear, 2023, 2, previous, "FY2023-H2 2023-04-01 2023-10-01"},
		{Quarter, 2022, 3, uk, "2022/23-Q3 2022-10-06 2023-01-06"},
	} {
		p, ok := FiscalPartOf(test.of, test.year, test.n, test.fiscal)
		if got := p.String() + p.Start().Format(" 2006-01-02") + p.End().Format(" 2006-01-02"); !ok || got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
		year, ok := p.In(FiscalYear, test.fiscal)
		if want := FiscalYearOf(test.year, test.fiscal); !ok || year != want {
			t.Errorf("%s: it is in %s, want %s", p, year, want)
		}
		if first, n := year.PartsLike(p); n != test.of.PerYear() || first.Next(test.n-1) != p {
			t.Errorf("%s: %d parts of %s from %s", p, n, year, first)
		}
		if before, ok := p.YearEarlier(); !ok || before.Sub(p) != -test.of.PerYear() {
			t.Errorf("%s: a year before is %s", p, before)
		}
		if _, ok := p.In(Year, Fiscal{}); ok {
			t.Errorf("%s: it is in a year of the calendar", p)
		}
	}
	for _, n := range []int{0, 5} {
		if _, ok := FiscalPartOf(Quarter, 2022, n, april); ok {
			t.Errorf("there is a quarter %d", n)
		}
	}
	if _, ok := FiscalPartOf(Quarter, 2022, 1, Fiscal{}); ok {
		t.Error("there is a quarter of a fiscal year that nobody knows when it begins")
	}
	if _, ok := FiscalPartOf(Month, 2022, 1, april); ok {
		t.Error("there is a month of a fiscal year")
	}
}
