package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// keysIn reads keys: "1990..1993" are all periods from the first to the last, a mark ~
// before one says that its value is missing.
func seriesOf(t testing.TB, text string) *Series {
	t.Helper()
	s := &Series{Plain: !strings.Contains(text, "~")}
	for _, item := range strings.Fields(text) {
		value := Value{Number: Int(1)}
		if strings.HasPrefix(item, "~") {
			item, value = item[1:], Value{Is: Absent, More: &Detail{Missing: "not published"}}
		}
		first, last, ranged := strings.Cut(item, "..")
		if !ranged {
			last = first
		}
		from, ok := ParsePeriod(first)
		to, also := ParsePeriod(last)
		if !ok || !also || from.Compare(to) > 0 {
			t.Fatalf("%q is no period", item)
		}
		for p := from; p.Compare(to) <= 0; p = p.Next(1) {
			s.Keys, s.Values = append(s.Keys, PeriodKey(p)), append(s.Values, value)
		}
	}
	return s
}

// weekdays leaves Saturdays and Sundays out of a range of days.
func weekdays(from, to string) string {
	a, _ := ParsePeriod(from)
	b, _ := ParsePeriod(to)
	var days []string
	for ; a.Compare(b) <= 0; a = a.Next(1) {
		if w := a.Start().Weekday(); w > 0 && w < 6 {
			days = append(days, a.String())
		}
	}
	return strings.Join(days, " ")
}

func without(text string, out ...string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(text), func(s string) bool { return slices.Contains(out, s) }), " ")
}

// linksOf prints how the numbers of a series are joined: the places where they are not
// are named, as 2003|2007, and those where nobody knows as 2003?2007.
func linksOf(s *Series) string {
	var found []string
	last := -1
	for i, v := range s.Values {
		if v.Is == Absent {
			continue
		}
		if last >= 0 {
			if l := s.Link(last, i); l != Linked {
				found = append(found, fmt.Sprintf("%s%s%s", s.Keys[last], map[Link]string{Unsure: "?", Parted: "|"}[l], s.Keys[i]))
			}
		}
		last = i
	}
	return strings.Join(found, " ")
}

// TestRhythmOfOneSeries holds series with the shapes of those of many offices against
// what is due in them. All are made up.
func TestRhythmOfOneSeries(t *testing.T) {
	january := func(y int) string { return fmt.Sprintf("%d-02..%d-12", y, y) }
	n := 0
	for _, test := range []struct{ name, every, keys, rhythm, links, lacks string }{
		{"yearly accounts", "", "1995..2023", "year", "", ""},
		{"yearly accounts with a hole", "", "1995..2003 2006..2023", "year", "2003|2006", "2004 2005"},
		{"yearly accounts with a mark", "", "1995..2003 ~2004 2005..2023", "year", "2003|2005", "2004"},
		{"yearly from an early value on", "", "2012 2015..2023", "year", "2012|2015", "2013 2014"},
		{"census every ten years", "", "1950 1960 1970 1980 1990 2000 2010 2020", "10 years", "", ""},
		{"census with an odd year", "", "1951 1961 1971 1982 1991 2001 2011 2021", "10 years", "", ""},
		{"rate of a bank that meets every six or seven weeks", "", "2022-07-27 2022-09-14 2022-11-02 2022-12-21 2023-02-08 2023-03-22 2023-05-10 2023-06-21 2023-08-02 2023-09-20 2024-06-12 2024-09-18", "unknown", "2022-07-27?2022-09-14 2022-09-14?2022-11-02 2022-11-02?2022-12-21 2022-12-21?2023-02-08 2023-02-08?2023-03-22 2023-03-22?2023-05-10 2023-05-10?2023-06-21 2023-06-21?2023-08-02 2023-08-02?2023-09-20 2023-09-20?2024-06-12 2024-06-12?2024-09-18", ""},
		{"census that was not held once", "", "1900 1910 1920 1930 1950 1960 1970 1980", "10 years", "1930|1950", "1940"},
		{"life expectancy every five years", "", "1952 1957 1962 1967 1972 1977 1982 1987", "5 years", "", ""},
		{"population yearly, projected every five years", "", "2015..2020 2025 2030 2035 2040", "year, then 5 years", "", ""},
		{"decades of temperatures", "", "1880 1890 1900 1910 1920 1930", "10 years", "", ""},
		{"test of pupils, late once", "", "2003 2006 2009 2012 2015 2018 2022", "3 years", "", ""},
		{"survey every two years, then each", "", "2004 2006 2008 2010 2011 2012 2013 2014", "2 years, then year", "", ""},
		{"elections to a parliament with fixed terms", "", "1980 1984 1988 1992 1996 2000", "4 years", "", ""},
		{"elections that are called", "", "1979 1983 1987 1992 1997 2001 2005 2010 2015 2017 2019 2024", "unknown", "1979?1983 1983?1987 1987?1992 1992?1997 1997?2001 2001?2005 2005?2010 2010?2015 2015?2017 2017?2019 2019?2024", ""},
		{"the same, said", "irregular", "1979 1983 1987 1992 1997 2001 2005 2010 2015 2017 2019 2024", "irregular", "", ""},
		{"elections mostly every four years", "", "1949 1953 1957 1961 1965 1969 1972 1976 1980 1983 1987 1990 1994 1998 2002 2005 2009 2013 2017 2021", "4 years", "", ""},
		{"three elections", "", "2012 2016 2020", "unknown", "2012?2016 2016?2020", ""},
		{"the same, said to be four years apart", "4 years", "2012 2016 2020", "4 years", "", ""},
		{"five years said, one lacks", "5 years", "2000 2005 2015", "5 years", "2005|2015", "2010"},
		{"quarterly", "", "2018-Q1..2023-Q4", "quarter", "", ""},
		{"quarterly with a hole", "", "2018-Q1..2020-Q1 2020-Q3..2023-Q4", "quarter", "2020-Q1|2020-Q3", "2020-Q2"},
		{"one quarter of each year", "", "2018-Q2 2019-Q2 2020-Q2 2021-Q2", "4 quarters", "", ""},
		{"no first quarters", "", "2019-Q2..2019-Q4 2020-Q2..2020-Q4 2021-Q2..2021-Q4 2022-Q2..2022-Q4", "quarter but for some of each year", "", ""},
		{"half-years", "", "2015-H1..2022-H2", "half-year", "", ""},
		{"monthly prices", "", "2019-01..2023-06", "month", "", ""},
		{"monthly prices with a hole", "", "2019-01..2020-03 2020-06..2023-06", "month", "2020-03|2020-06", "2020-04 2020-05"},
		{"retail sales without Januaries", "", january(2020) + " " + january(2021) + " " + january(2022) + " " + january(2023), "month but for some of each year", "", ""},
		{"retail sales that had Januaries once", "", "2009-01..2011-12 " + january(2012) + " " + january(2013) + " " + january(2014), "month but for some of each year", "", ""},
		{"retail sales without Januaries, and with a hole", "", january(2020) + " " + january(2021) + " 2022-02..2022-05 2022-08..2022-12 " + january(2023), "month but for some of each year", "2022-05|2022-08", "2022-06 2022-07"},
		{"one January lacks", "", "2020-01..2020-12 2021-02..2022-12", "month", "2020-12|2021-02", "2021-01"},
		{"reports every third month", "", "2020-03 2020-06 2020-09 2020-12 2021-03 2021-06", "3 months", "", ""},
		{"reports of months said to be quarterly", "quarter", "2020-03 2020-06 2020-12 2021-02", "quarter", "2020-06|2020-12", "2020-Q3"},
		{"weekly prices by their day", "", "2024-01-05 2024-01-12 2024-01-19 2024-01-26 2024-02-09 2024-02-16 2024-02-23 2024-03-01", "7 days", "2024-01-26|2024-02-09", "2024-02-02"},
		{"weekly counts", "", "2020-W01..2021-W20", "week", "", ""},
		{"weekly counts with a hole over the year", "", "2020-W01..2020-W51 2021-W02..2021-W20", "week", "2020-W51|2021-W02", "2020-W52 2020-W53 2021-W01"},
		{"days of each week", "week", "2024-01-05 2024-01-11 2024-01-25", "week", "2024-01-11|2024-01-25", "2024-W03"},
		{"fiscal years", "", "2010/11..2019/20", "fiscal year", "", ""},
		{"fiscal years said to come every two", "2 years", "2010/11 2012/13 2016/17", "2 years", "2012/13|2016/17", "2014/15"},
		{"daily cases", "", "2024-06-01..2024-08-30", "day", "", ""},
		{"daily cases with a hole", "", "2024-06-01..2024-06-12 2024-06-14..2024-08-30", "day", "2024-06-12|2024-06-14", "2024-06-13"},
		{"trading days", "", weekdays("2023-01-02", "2023-12-29"), "trading day", "", ""},
		{"trading days with holidays", "", without(weekdays("2023-01-02", "2023-12-29"), "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-12-25", "2023-12-26"), "trading day", "", ""},
		{"trading days with a week of holidays", "", weekdays("2023-09-01", "2023-09-28") + " " + weekdays("2023-10-09", "2023-10-31"), "trading day", "", ""},
		{"trading days with marks", "", "~2024-01-01 2024-01-02..2024-01-05 2024-01-08 2024-01-09 ~2024-01-15 2024-01-16", "trading day", "", ""},
		{"an exchange that was closed for a month", "", weekdays("2022-02-01", "2022-02-25") + " " + weekdays("2022-03-14", "2022-04-15"), "trading day", "2022-02-25|2022-03-14", "2022-02-28 2022-03-01 2022-03-02 2022-03-03 2022-03-04 2022-03-07 2022-03-08 2022-03-09 2022-03-10 2022-03-11"},
		{"trading days with one Saturday", "", strings.Replace(weekdays("2023-01-02", "2023-12-29"), "2023-05-08", "2023-05-06 2023-05-08", 1), "trading day", "", ""},
		{"an exchange that closes on Fridays and Saturdays", "", "2024-01-07..2024-01-11 2024-01-14..2024-01-18 2024-01-21..2024-01-25", "trading day", "", ""},
		{"a newspaper's Sundays", "", "2024-01-01..2024-01-06 2024-01-08..2024-01-13 2024-01-15..2024-01-20", "trading day", "", ""},
		{"rates at their dates of change", "", "2022-03-17 2022-05-05 2022-06-16 2022-07-28 2022-09-22 2023-02-02", "unknown", "2022-03-17?2022-05-05 2022-05-05?2022-06-16 2022-06-16?2022-07-28 2022-07-28?2022-09-22 2022-09-22?2023-02-02", ""},
		{"rates raised in eight months on end", "", "2022-05..2022-12 2023-02 2023-03 2023-05 2023-06 2023-11 2025-02 2025-05 2025-08", "unknown", "2022-12?2023-02 2023-03?2023-05 2023-06?2023-11 2023-11?2025-02 2025-02?2025-05 2025-05?2025-08", ""},
		{"two years next to each other", "", "2019 2020", "unknown", "", ""},
		{"two years apart", "", "2010 2020", "unknown", "2010?2020", ""},
		{"one year", "", "2019", "unknown", "", ""},
		{"three years on end", "", "2018 2019 2020", "unknown", "", ""},
		{"a city's own count", "", "2015 2019 2022 2023", "unknown", "2015?2019 2019?2022", ""},
		{"the same, said to be yearly", "year", "2015 2019 2022 2023", "year", "2015|2019 2019|2022", "2016 2017 2018 2020 2021"},
	} {
		n++
		s := seriesOf(t, test.keys)
		f := &Figure{Periods: true, Series: []*Series{s}}
		if test.every != "" {
			r, ok := ParseRhythm(test.every)
			if !ok {
				t.Fatalf("%s: %q is no rhythm", test.name, test.every)
			}
			f.Rhythm = r
		}
		f.Finish()
		var lacks []string
		for k := range s.Lacks() {
			lacks = append(lacks, k.String())
		}
		if got := s.Rhythm.String(); got != test.rhythm {
			t.Errorf("%s: %s, want %s", test.name, got, test.rhythm)
		}
		if got := linksOf(s); got != test.links {
			t.Errorf("%s: joined but for %q, want %q", test.name, got, test.links)
		}
		if got := strings.Join(lacks, " "); got != test.lacks {
			t.Errorf("%s: %q lack, want %q", test.name, got, test.lacks)
		}
	}
	if n < 30 {
		t.Errorf("only %d series", n)
	}
}

// A daily series of weekdays alone that lacks few days, a weekend among them, may be that of a
// market.
func TestPerhapsClosed(t *testing.T) {
	for keys, want := range map[string]string{
		"2020-04-08 2020-04-09 2020-04-14..2020-04-17":             "2020-04-09|2020-04-14", // Easter
		"2021-12-20..2021-12-23 2022-01-03..2022-01-06":            "2021-12-23|2022-01-03",
		"2020-04-06..2020-04-09 2020-04-14..2020-04-19":            "", // with a weekend
		"2024-06-03..2024-06-06 2024-06-24..2024-06-27":            "", // 17 days
		"2024-06-03 2024-06-04 2024-06-05 2024-06-06 2024-06-07":   "",
		"2023-01-02..2023-01-06 2023-01-09..2023-01-13 2023-01-16": "", // found
		"2020-W01..2020-W04 2020-W08..2020-W11":                    "",
	} {
		f := &Figure{Periods: true, Series: []*Series{seriesOf(t, keys)}}
		f.Finish()
		got := ""
		if from, to, perhaps := f.Series[0].PerhapsClosed(); perhaps {
			got = from.String() + "|" + to.String()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", keys, got, want)
		}
	}
	f := &Figure{Periods: true, Rhythm: Rhythm{Kind: Steady, Every: 1, Of: Day, Said: true}, Series: []*Series{seriesOf(t, "2020-04-08 2020-04-09 2020-04-14..2020-04-17")}}
	f.Finish()
	if _, _, perhaps := f.Series[0].PerhapsClosed(); perhaps {
		t.Error("it asks what the file says")
	}
}

// TestRhythmOfATable holds series against the others of their table.
func TestRhythmOfATable(t *testing.T) {
	for _, test := range []struct {
		name   string
		table  []string
		rhythm string
		links  []string
	}{
		{"election years beside yearly ones", []string{"2000 2004 2008 2012 2016", "2000..2016"}, "year", []string{"", ""}},
		{"a short series of a yearly table", []string{"2001 2003", "2000..2010", "2000..2010"}, "year", []string{"2001|2003", "", ""}},
		{"a series that begins late and ends early", []string{"2003..2006", "2000..2010"}, "year", []string{"", ""}},
		{"a series with holes in a table of quarters", []string{"2020-Q1 2020-Q2 2020-Q4 2021-Q1", "2019-Q1..2021-Q4"}, "quarter", []string{"2020-Q2|2020-Q4", ""}},
		{"two values of a census", []string{"1990 2010", "1970 1980 1990 2000 2010 2020", "1970 1980 1990 2000 2010 2020"}, "10 years", []string{"1990|2010", "", ""}},
		{"a hole of all", []string{"2001 2002 2005 2006", "2000..2002 2005..2010"}, "year", []string{"2002|2005", "2002|2005"}},
		{"surveys of countries in years of their own", []string{"1998 2004 2007", "1999 2005 2008", "2000 2003 2006", "2001 2002 2009"}, "unknown",
			[]string{"1998?2004 2004?2007", "1999?2005 2005?2008", "2000?2003 2003?2006", "2002?2009"}},
		{"rates of three banks", []string{
			"2021-12 2022-02 2022-05 2022-08 2022-09 2022-11 2022-12 2023-02 2023-05 2023-06 2023-08",
			"2021-12 2022-07 2022-09 2022-11 2022-12 2023-02 2023-05 2023-09",
		}, "unknown", []string{
			"2021-12?2022-02 2022-02?2022-05 2022-05?2022-08 2022-09?2022-11 2022-12?2023-02 2023-02?2023-05 2023-06?2023-08",
			"2021-12?2022-07 2022-07?2022-09 2022-09?2022-11 2022-12?2023-02 2023-02?2023-05 2023-05?2023-09",
		}},
		{"two exchanges with holidays of their own", []string{without(weekdays("2024-05-01", "2024-06-28"), "2024-05-01", "2024-05-20"), without(weekdays("2024-05-01", "2024-06-28"), "2024-05-27")}, "trading day", []string{"", ""}},
	} {
		f := &Figure{Periods: true}
		for _, keys := range test.table {
			f.Series = append(f.Series, seriesOf(t, keys))
		}
		f.Finish()
		if got := f.Rhythm.String(); got != test.rhythm {
			t.Errorf("%s: %s, want %s", test.name, got, test.rhythm)
		}
		for i, s := range f.Series {
			if got := linksOf(s); got != test.links[i] {
				t.Errorf("%s: series %d is joined but for %q, want %q", test.name, i, got, test.links[i])
			}
		}
	}
}

func TestParseRhythm(t *testing.T) {
	for text, want := range map[string]string{
		"year": "year", "5 years": "5 years", "1 year": "year", "quarter": "quarter", "3 months": "3 months", "half-year": "half-year", "2 half-years": "2 half-years",
		"14 days": "14 days", "trading day": "trading day", "irregular": "irregular",
	} {
		if r, ok := ParseRhythm(text); !ok || r.String() != want || !r.Said {
			t.Errorf("%q is %s, want %s", text, r, want)
		}
	}
	for _, text := range []string{"", "years", "0 years", "-1 years", "five years", "5 ", "5 fortnights", "trading days", "name", "5 names"} {
		if r, ok := ParseRhythm(text); ok {
			t.Errorf("%q is %s", text, r)
		}
	}
}

// TestRhythmIsLinear finds the rhythm of many keys without an allocation for each.
func TestRhythmIsLinear(t *testing.T) {
	s := seriesOf(t, "1000-01-01..1300-01-01")
	f := &Figure{Periods: true, Series: []*Series{s}}
	if n := testing.AllocsPerRun(3, func() { f.Timetable = nil; f.Finish() }); n > 20 {
		t.Errorf("%v allocations for %d keys", n, len(s.Keys))
	}
}

// TestTrendEndsBeforeAGap: what lacks behind the key of a sparkline is none of it.
func TestTrendEndsBeforeAGap(t *testing.T) {
	s := seriesOf(t, "2010..2012 2015..2020")
	f := &Figure{Periods: true, Series: []*Series{s}}
	f.Finish()
	for year, want := range map[int]int{2012: 0, 2015: 2, 2020: 2} {
		n := 0
		for range (KeyNumber{Figure: f, Series: s, Key: PeriodKey(YearOf(year))}).Trend().Lacks() {
			n++
		}
		if n != want {
			t.Errorf("up to %d, %d years lack, want %d", year, n, want)
		}
	}
}
