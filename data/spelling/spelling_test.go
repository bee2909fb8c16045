package spelling

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"briefing/data"
)

// keysOf are keys as the file language and tables hand them over.
func keysOf(texts ...string) []data.Key {
	keys := make([]data.Key, len(texts))
	for i, text := range texts {
		keys[i] = data.CategoryKey(text)
		if p, ok := data.ParsePeriod(text); ok {
			keys[i] = data.PeriodKey(p)
		}
	}
	return keys
}

// Each column, its keys between bars, is read as the periods beside it.
func TestSpellings(t *testing.T) {
	n := 0
	for _, test := range []struct{ column, want string }{
		{"2019", "2019"},
		{"2019年", "2019"},
		{"CY2019", "2019"},
		{"2019 | 2020年", "2019 2020"},
		{"2020 | 2100 | 2300", "2020 2100 2300"},
		{"2200M12 | 2201M01", "2200-12 2201-01"},
		{"2019-H1", "2019-H1"},
		{"2019H2", "2019-H2"},
		{"2019-S1", "2019-H1"},
		{"2019 S2", "2019-H2"},
		{"2019S1", "2019-H1"},
		{"H1 2019", "2019-H1"},
		{"1H2019", "2019-H1"},
		{"1. Halbjahr 2019", "2019-H1"},
		{"2019年上半年", "2019-H1"},
		{"2019年下半年", "2019-H2"},
		{"2019-Q3", "2019-Q3"},
		{"2019Q1", "2019-Q1"},
		{"2019q1", "2019-Q1"},
		{"2019 Q1", "2019-Q1"},
		{"2019-T1", "2019-Q1"},
		{"2019T4", "2019-Q4"},
		{"2019K2", "2019-Q2"},
		{"Q1 2019", "2019-Q1"},
		{"Q1-2019", "2019-Q1"},
		{"Q1/2019", "2019-Q1"},
		{"1Q2019", "2019-Q1"},
		{"1Q 2019", "2019-Q1"},
		{"Quarter 2 2019", "2019-Q2"},
		{"4th quarter 2019", "2019-Q4"},
		{"2. Quartal 2019", "2019-Q2"},
		{"1er trimestre 2019", "2019-Q1"}, {"1º trimestre 2019", "2019-Q1"}, {"4º trimestre de 2019", "2019-Q4"},
		{"T2 2019", "2019-Q2"},
		{"2019年第1季度", "2019-Q1"},
		{"2019年第三季度", "2019-Q3"},
		{"2019年二季度", "2019-Q2"},
		{"2019Q1 | Q2 2019 | 2019-Q3 | 2019年四季度", "2019-Q1 2019-Q2 2019-Q3 2019-Q4"},
		{"2019-05", "2019-05"},
		{"2019M01", "2019-01"},
		{"2019-M12", "2019-12"},
		{"2019M1", "2019-01"},
		{"M01 2019", "2019-01"},
		{"2019MM01", "2019-01"},
		{"2019 JAN", "2019-01"},
		{"2019 Jan", "2019-01"},
		{"2019-Jan", "2019-01"},
		{"Jan 2019", "2019-01"},
		{"Jan. 2019", "2019-01"},
		{"Sept 2019", "2019-09"},
		{"Jan-2019", "2019-01"},
		{"January 2019", "2019-01"},
		{"DECEMBER 2019", "2019-12"},
		{"2019 January", "2019-01"},
		{"2019/01", "2019-01"},
		{"2019/01 | 2019/02 | 2009/10", "2019-01 2019-02 2009-10"},
		{"2019/9 | 2019/10 | 2019/11", "2019-09 2019-10 2019-11"},
		{"01/2019", "2019-01"},
		{"1/2019", "2019-01"},
		{"12.2019", "2019-12"},
		{"2019.01", "2019-01"},
		{"2019.10 | 2019.11", "2019-10 2019-11"},
		{"2019年1月", "2019-01"},
		{"2019年12月", "2019-12"},
		{"2019年01月", "2019-01"},
		{"2019年5月份", "2019-05"},
		{"Januar 2019", "2019-01"},
		{"Jänner 2019", "2019-01"},
		{"März 2019 | Mai 2019 | Dez. 2019", "2019-03 2019-05 2019-12"},
		{"janvier 2019 | févr. 2019 | août 2019", "2019-01 2019-02 2019-08"},
		{"2006-07 | 2006-08", "2006-07 2006-08"},
		{"ene 2019 | dic 2019", "2019-01 2019-12"},
		{"mrt 2019 | mei 2019", "2019-03 2019-05"},
		{"янв 2019 | май 2019", "2019-01 2019-05"},
		{"2019년 1월 | 2019년 12월", "2019-01 2019-12"},
		{"2019년 3분기", "2019-Q3"},
		{"2019年第1四半期", "2019-Q1"},
		{"2019:01 | 2019:12", "2019-01 2019-12"},
		{"1947:1 | 1947:10", "1947-01 1947-10"},
		{"2019-III | 2019-XI", "2019-03 2019-11"},
		{"XII 2019 | I 2020", "2019-12 2020-01"},
		{"2019-W05", "2019-W05"},
		{"2019W05", "2019-W05"},
		{"2019-W5", "2019-W05"},
		{"2019 W05", "2019-W05"},
		{"W05 2019", "2019-W05"},
		{"W5/2019", "2019-W05"},
		{"week 5, 2019", "2019-W05"},
		{"2019 week 5", "2019-W05"},
		{"KW 5/2019", "2019-W05"},
		{"KW05 2019", "2019-W05"},
		{"5. KW 2019", "2019-W05"},
		{"2020年第53周", "2020-W53"},
		{"2019-05-31", "2019-05-31"},
		{"20190131", "2019-01-31"},
		{"31.12.2019", "2019-12-31"},
		{"01.02.2024", "2024-02-01"},
		{"1. 2. 2024", "2024-02-01"},
		{"31/12/2019 | 01/02/2019", "2019-12-31 2019-02-01"},
		{"12/31/2019 | 01/02/2019", "2019-12-31 2019-01-02"},
		{"5/5/2019", "2019-05-05"},
		{"2019/05/31", "2019-05-31"},
		{"2019.05.31", "2019-05-31"},
		{"2019/5/3", "2019-05-03"},
		{"31 Dec 2019", "2019-12-31"},
		{"31-Dec-2019", "2019-12-31"},
		{"December 31, 2019", "2019-12-31"},
		{"31. Dezember 2019", "2019-12-31"},
		{"31 décembre 2019", "2019-12-31"},
		{"2019年5月31日", "2019-05-31"},
		{"2019-05-31T00:00:00", "2019-05-31"},
		{"31.05.2019 00:00", "2019-05-31"},
		{"2019-05-31 00:00:00", "2019-05-31"},
		{"2019/20", "2019/20"},
		{"2019-20", "2019/20"},
		{"2019–20", "2019/20"},
		{"2019/2020", "2019/20"},
		{"2019-2020", "2019/20"},
		{"1999/00", "1999/2000"},
		{"1999-2000", "1999/2000"},
		{"2011-12 | 2012-13", "2011/12 2012/13"},
		{"2009/10 | 2010/11 | 2011/12 | 2012/13", "2009/10 2010/11 2011/12 2012/13"},
		{"2008/2009 | 2009/10", "2008/09 2009/10"},
		{"FY2019/20", "2019/20"},
		{"2019/20财年", "2019/20"},
		{"FY2021", "FY2021"},
		{"FY 2021", "FY2021"},
		{"2021财年", "FY2021"},
	} {
		keys := keysOf(strings.Split(test.column, " | ")...)
		v := Decide(keys, Said{})
		if got := strings.Join(data.KeyNames(keys), " "); got != test.want || !v.Periods || len(v.Troubles) > 0 {
			t.Errorf("%s: got %s, %+v, want %s", test.column, got, v, test.want)
		}
		for _, k := range keys {
			if k.Period.IsZero() {
				t.Errorf("%s: %s is a name", test.column, k)
			}
		}
		n += len(keys)
	}
	if n < 80 {
		t.Errorf("only %d spellings", n)
	}
}

// What could be two things is asked, and what is none of ours is refused: each with the
// words that tell the user what it may be, and what to write.
func TestAskedOrRefused(t *testing.T) {
	asked := []struct{ column, text, hint string }{
		{"01/02/2024 | 02/02/2024", `"01/02/2024" may be 1 February 2024 or 2 January 2024`, "add dates: day-first or dates: month-first"},
		{"05-06-2024", `may be 5 June 2024 or 6 May 2024`, "dates: month-first"},
		{"31/12/2019 | 12/31/2019", `"12/31/2019" has its day and its month in another order`, "write all dates as 2019-05-31"},
		{"2006-07 | 2007-08 | 2008-09", `"2006-07" may be the fiscal year 2006/07 or July 2006`, "add period: fiscal-year or period: month"},
		{"2006-07", `may be the fiscal year 2006/07 or July 2006`, "period: month"},
		{"2009/10", `may be the fiscal year 2009/10 or October 2009`, "period: fiscal-year"},
		{"2000/01 | 2001/02", `may be the fiscal year 2000/01 or January 2000`, "period: month"},
		{"2019.1", `may be January or the first quarter of 2019, or October`, "write 2019-01 or 2019-10, or add period: quarter"},
		{"2019.2", `may be the second quarter of 2019 or February 2019`, "period: quarter or period: month"},
		{"2019.7", `may be July 2019`, "period: month"},
		{"2019/1 | 2019/2", `may be the first quarter of 2019 or January 2019`, "period: quarter or period: month"},
		{"2019-4", `may be the fourth quarter of 2019 or April 2019`, "period: quarter"},
		{"201901", `may be January 2019 or week 1, 2019`, "or keys: names"},
		{"201945", `may be week 45, 2019`, "or keys: names"},
		{"2019KW01", `may be the first quarter of 2019 or week 1, 2019`, "period: quarter or period: week"},
		{"2019年度", `may be the year 2019 or the fiscal year FY2019`, "period: year or period: fiscal-year"},
		{"2567", `may be 2024 of the Buddhist calendar`, "add calendar: buddhist to the figure, period: year or period: fiscal-year if it is so far ahead"},
		{"01/19 | 02/19", `"01/19" may be January 2019`, "add period: month"},
		{"15/16 | 16/17", `"15/16" may be the fiscal year 2015/16`, "add period: fiscal-year"},
		{"FY2020 Q1", `"FY2020 Q1" is a part of a fiscal year`, "such as fiscal: April"},
		{"Q1:2019-20 | Q2:2019-20", `"Q1:2019-20" is a part of a fiscal year`, "such as fiscal: April"},
		{"2019/21 Q1", `spans several periods`, "keys: names"},
		{"Jan-19", `"Jan-19" may be January 2019`, "add period: month"},
		{"Jan-19 | Jan-20 | Jan-21", `"Jan-19" may be January 2019`, "keys: names"},
		{"19-Jan | 26-Jan", `"19-Jan" may be January 2019`, "add period: month"},
		{"2019-1 | 2019-2 | 2019-3 | 2019-4", `"2019-1" may be the first quarter of 2019 or January 2019`, "period: quarter or period: month"},
		{"I/2019 | II/2019", `may be the first half of 2019 or the first quarter of 2019 or January 2019`, "period: half-year"},
		{"201901 | 201902 | 201903", `may be January 2019 or week 1, 2019`, "period: month or period: week"},
		{"2000-01 | 2001-02 | 2002-03", `"2000-01" may be the fiscal year 2000/01 or January 2000`, "period: month"},
		{"108年 | 109年", `"108年" may be the year 2019 by the Minguo calendar`, "add calendar: minguo"},
		{"108年1月", `may be January 2019 by the Minguo calendar`, "add calendar: minguo"},
		{"H27 | H28 | H29 | H30", `"H27" may be the year 2015 by the Japanese calendar`, "add calendar: japanese"},
		{"1975 | 1976 | TQ | 1977", `"TQ" is the quarter from July to September 1976`, "leave it out"},
		{"1976 TQ", `belongs to no fiscal year`, "leave it out"},
		{"平成32年", `counts its years by another calendar`, "Common Era"},
		{"AH 1445", `counts its years by another calendar`, "Common Era"},
		{"2018 | 2019 | 2020 | 2018-2020", `"2018-2020" spans several years`, "with where: and period:"},
		{"2566 | 2567", `"2566" is far ahead`, "or keys: names"},
		{"2567-05", `may be 2024 of the Buddhist calendar`, "keys: names"},
		{"2567-05-01", `may be 2024 of the Buddhist calendar`, "period: day if it is so far ahead"},
		{"Jan-Mar 2019", `"Jan-Mar 2019" spans several periods`, "say in the title what the values cover; for a quarter write 2019-Q1; add keys: names"},
		{"January to March 2019 | Jan-Jun 2019", `"January to March 2019" spans several periods (and 1 other)`, "keys: names"},
		{"2015 to 2019", `spans several years`, "keys: names"},
		{"1990s | 2000s", `"1990s" spans several periods (and 1 other)`, "keys: names"},
		{"2019-I | 2019-II", `may be the first half of 2019 or the first quarter of 2019 or January 2019`, "period: half-year or period: quarter or period: month"},
		{"2019-III | 2019-IV | 2020-I", `"2019-III" may be the third quarter of 2019 or March 2019`, "period: quarter or period: month"},
		{"1672531200000 | 1675209600000 | 1677628800000", `"1672531200000" may be 1 January 2023, as programs count milliseconds`, "add period: day, or the length that the days stand for"},
		{"44197 | 44228 | 44256", `"44197" may be 1 January 2021, as spreadsheets count days`, "add period: day, or the length that the days stand for"},
		{"Ketvirtis 1/2019 | Ketvirtis 1/2020 | Ketvirtis 1/2021", `"Ketvirtis 1/2019" has a year, and so have all other keys`, "keys: names"},
		{"2021 I ketvirtis | 2021 II ketvirtis | 2021 III ketvirtis", `"2021 I ketvirtis" has a year, and so have all other keys`, "keys: names"},
		{"2019Q1p | 2019Q2p", `"2019Q1p" is not a period`, "write 2019Q1, and what is remarked under status: or note:"},
		{"2023 (est.)", `is not a period`, "write 2023, and"},
		{"2019年1-3月", `spans several periods`, "write the last of them"},
		{"2019/ 1- 3. | 2019/ 1- 6. | 2019/ 1- 9. | 2019/ 1-12.", `"2019/ 1- 3." spans several periods (and 3 others)`, "write the last of them"},
		{"2019年1-3月 | 2019年1-6月", `"2019年1-3月" spans several periods (and 1 other)`, "write the last of them"},
		{"Jan-Mar 2018 | Jan-Mar 2019", `"Jan-Mar 2018" spans several periods (and 1 other)`, "for a quarter write 2019-Q1"},
		{"May quarter 2019", `"May quarter 2019" is not a period`, "write 2019"},
		{"2019 1-3 months | 2019 1-6 months", `"2019 1-3 months" spans several periods (and 1 other)`, "write the last of them"},
		{"2019年前三季度", `spans several periods`, "keys: names"},
		{"9M 2019", `spans several periods`, "keys: names"},
		{"2019 YTD", `spans several periods`, "keys: names"},
		{"2015-2019", `spans several years`, "where each value is of 5 years, as those of life tables and of some surveys are, write its last month as its key, 2019-12, and rolling: 60 in the figure"},
		{"2010-2019", `spans several years`, "and period:; add keys: names"},
		{"2015/17 | 2016/18 | 2017/19", `"2015/17" spans several years (and 2 others)`, "where each value is of 3 years, as those of life tables and of some surveys are, write its last month as its key, 2017-12, and rolling: 36 in the figure; add keys: names"},
		{"2018-2020 | 2019-2021", `"2018-2020" spans several years (and 1 other)`, "write its last month as its key, 2020-12, and rolling: 36 in the figure"},
		{"2015-19", `spans several years`, "keys: names"},
		{"2015/2018", `spans several years`, "keys: names"},
		{"Q1-Q3 2019", `spans several periods`, "keys: names"},
		{"H1", `"H1" is a part of a year without its year`, "write the year too"},
		{"Q1 | Q2 | Q3 | Q4", `"Q1" is a part of a year without its year (and 3 others)`, "add keys: names"},
		{"上半年", `without its year`, "keys: names"},
		{"31/12/19", `has a year of two digits`, "four digits"},
		{"31.12.19", `has a year of two digits`, "four digits"},
		{"2021-W53", `does not exist: the last week of 2021 is week 52`, "write 2021-W52, or 2022-W01"},
		{"KW 53/2019", `does not exist: the last week of 2019 is week 52`, "write 2019-W52"},
		{"2019-05-31T22:00:00Z", `has a time of day by UTC`, "write 2019-05-31"},
		{"2023-02-31", `"2023-02-31" is not a period`, "2019-05-31"},
		{"2019-13", `is not a period`, "2019-05"},
		{"2019-00", `is not a period`, "2019-05"},
		{"2020-Q5", `is not a period`, "2019-Q3"},
		{"2019p", `is not a period`, "write 2019"},
		{"2019(a)", `is not a period`, "write 2019"},
		{"2019 | 2020 | 2020 Q1 | 2020 Q2", `"2020 Q1" is a quarter among years (and 1 other)`, "where: and period:"},
		{"2020 Q1 | 2020 Q2 | 2020 Q3 | 2020", `"2020" is a year among quarters`, "figure of their own"},
		{"2018 | 2019 | 2019/20", `"2019/20" is a fiscal year among years`, "figure of their own"},
		{"FY2019 | 2020/21", `"2020/21" is named by another number of years`, "as FY2019, or by two, as 2019/20"},
		{"May 2019 | Juni 2019", `"Juni 2019" names its month in another language`, "write 2019-05"},
		{"2019 | 2020 | later", `"later" is not a period, among keys that are`, "write 2019,"},
		{"Beijing | Shanghai | 2019", `"2019" is a period among names`, "keys: names"},
	}
	for _, test := range asked {
		keys := keysOf(strings.Split(test.column, " | ")...)
		v := Decide(keys, Said{})
		found := slices.ContainsFunc(v.Troubles, func(p Trouble) bool {
			return strings.Contains(p.Text, test.text) && strings.Contains(p.Hint, test.hint)
		})
		if !found {
			t.Errorf("%s: got %+v, %s, want %q and %q", test.column, v, data.KeyNames(keys), test.text, test.hint)
		}
	}
	if len(asked) < 40 {
		t.Errorf("only %d columns", len(asked))
	}
}

// Each column in the heads and keys of some office is read as the periods beside it, of which
// what other people might write so is told.
func TestSpellingsOfOffices(t *testing.T) {
	for _, test := range []struct{ column, want, told string }{
		{"2019-05-31 14:30", "2019-05-31", `"2019-05-31 14:30" is read as 31 May 2019, as the shortest period is a day`},
		{"2019-05-31T23:30:00 | 2019-06-03T23:30:00", "2019-05-31 2019-06-03", `the time does not count`},
		{"31.05.2019 2:30 PM", "2019-05-31", `the time does not count`},
		{"2019-05-31T00:00:00Z | 2019-06-01T00:00:00.000Z", "2019-05-31 2019-06-01", ""},
		{"FY19 | FY20", "FY2019 FY2020", `"FY19" is read as the fiscal year FY2019, as years of two digits are those from 1970 to 2069`},
		{"FY70 | FY69", "FY1970 FY2069", `"FY70" is read as the fiscal year FY1970`},
		{"FY'19", "FY2019", `two digits`},
		{"FY2019 | FY 2020 | 2021FY", "FY2019 FY2020 FY2021", ""},
		{"FY 2019/20 | FY2020/21 | FY 2021-22", "2019/20 2020/21 2021/22", ""},
		{"FY19/20 | FY99/00", "2019/20 1999/2000", `"FY19/20" is read as the fiscal year 2019/20`},
		{"1998-99 | 1999-2000 | 2000-01", "1998/99 1999/2000 2000/01", ""},
		{"1998-99 | 1999-00 | 2000-01", "1998/99 1999/2000 2000/01", ""},
		{"'19 | '20", "2019 2020", `"'19" is read as the year 2019`},
		{"’98 | ’99", "1998 1999", `two digits`},
		{"1Q19 | 2Q19", "2019-Q1 2019-Q2", `"1Q19" is read as the first quarter of 2019`},
		{"Q1-19 | Q2-19", "2019-Q1 2019-Q2", `two digits`},
		{"Q1 '19", "2019-Q1", `two digits`},
		{"19Q1 | 19Q2", "2019-Q1 2019-Q2", `two digits`},
		{"H1 19 | 2H19", "2019-H1 2019-H2", `two digits`},
		{"Jan-19 | Feb-19 | Mar-19", "2019-01 2019-02 2019-03", `"Jan-19" is read as January 2019, as years of two digits`},
		{"Dec-99 | Jan-00", "1999-12 2000-01", `"Dec-99" is read as December 1999`},
		{"Jan '19", "2019-01", `two digits`},
		{"19-Jan | 19-Feb", "2019-01 2019-02", `"19-Jan" is read as January 2019`},
		{"Mrz 19 | Apr 19", "2019-03 2019-04", `two digits`},
		{"19年1月 | 19年10月", "2019-01 2019-10", `two digits`},
		{"2019-1 | 2019-2 | 2019-3 | 2019-4 | 2020-1", "2019-Q1 2019-Q2 2019-Q3 2019-Q4 2020-Q1", `"2019-1" is read as the first quarter of 2019, as the keys go on from one year to the next`},
		{"2019-1 | 2019-2 | 2019-12", "2019-01 2019-02 2019-12", ""},
		{"I/2019 | II/2019 | III/2019 | IV/2019 | I/2020", "2019-Q1 2019-Q2 2019-Q3 2019-Q4 2020-Q1", `as the keys go on`},
		{"2019-I | 2019-II | 2020-I | 2020-II", "2019-H1 2019-H2 2020-H1 2020-H2", `as the keys go on`},
		{"201911 | 201912 | 202001", "2019-11 2019-12 2020-01", `"201911" is read as November 2019`},
		{"201951 | 201952 | 202001", "2019-W51 2019-W52 2020-W01", `"201951" is read as week 51, 2019`},
		{"2019.0 | 2020.0", "2019 2020", ""},
		{"2019.01 | 2019.02", "2019-01 2019-02", ""},
		{"2019 Annual | Annual 2020", "2019 2020", ""},
		{"平成30年 | 令和元年 | 令和2年", "2018 2019 2020", ""},
		{"昭和64年 | 平成元年", "1989 1989", ""},
		{"大正15年 | 昭和2年", "1926 1927", ""},
		{"明治33年", "1900", ""},
		{"平成30年度 | 令和元年度", "FY2018 FY2019", ""},
		{"令和元年5月 | 令和2年12月", "2019-05 2020-12", ""},
		{"Taisho 9 | Showa 5 | Heisei 2 | Reiwa 1", "1920 1930 1990 2019", ""},
		{"H29 | H30 | R1 | R2", "2017 2018 2019 2020", ""},
		{"民國108年 | 民国109年 | 中華民國110年", "2019 2020 2021", ""},
		{"民國108年1月", "2019-01", ""},
		{"民國108年第1季", "2019-Q1", ""},
		{"พ.ศ. 2567 | BE 2568", "2024 2025", ""},
		{"2019年1月 | 2019年2月", "2019-01 2019-02", ""},
		{"2019年第1季度", "2019-Q1", ""},
		{"2019/ 1- 3. | 2019/ 4- 6. | 2019/ 7- 9. | 2019/10-12.", "2019-Q1 2019-Q2 2019-Q3 2019-Q4", `"2019/ 1- 3." is read as the first quarter of 2019, as not all keys begin in January`},
		{"2019年4～6月期 | 2019年7～9月期", "2019-Q2 2019-Q3", `not all keys begin in January`},
		{"Jan-Mar 2019 | Apr-Jun 2019", "2019-Q1 2019-Q2", `not all keys begin in January`},
		{"Mar Qtr 2019 | June quarter 2019", "2019-Q1 2019-Q2", ""},
		{"2019. 1/4 | 2019. 4/4", "2019-Q1 2019-Q4", ""},
		{"2019 г. | 2020 год", "2019 2020", ""},
		{"1e trimestre 2019 | 2019 2e kwartaal", "2019-Q1 2019-Q2", ""},
		{"2022 1.Vj. | 2022 2.Vj.", "2022-Q1 2022-Q2", ""},
		{"2021. I. negyedév | 2021. IV. negyedév", "2021-Q1 2021-Q4", ""},
		{"I kwartał 2021 | IV kwartał 2021", "2021-Q1 2021-Q4", ""},
		{"I квартал 2021 года | II квартал 2021 года", "2021-Q1 2021-Q2", ""},
		{"Quý I/2023 | Quý 4 năm 2023", "2023-Q1 2023-Q4", ""},
		{"Triwulan III 2023", "2023-Q3", ""},
		{"II. félév 2021 | 2021. I. félév", "2021-H2 2021-H1", ""},
		{"Ocak 2023 | ŞUBAT 2023 | Kasım 2023 | Aralık 2023", "2023-01 2023-02 2023-11 2023-12", ""},
		{"2023. január | 2023. szeptember", "2023-01 2023-09", ""},
		{"Juli 2023 | Agustus 2023 | Desember 2023", "2023-07 2023-08 2023-12", ""},
		{"tammikuu 2023 | joulukuu 2023", "2023-01 2023-12", ""},
		{"январь 2023 года", "2023-01", ""},
		{"2021年全年 | 2022年全年", "2021 2022", ""},
		{"MO012021 | MO122021", "2021-01 2021-12", ""},
	} {
		keys := keysOf(strings.Split(test.column, " | ")...)
		v := Decide(keys, Said{})
		if got := strings.Join(data.KeyNames(keys), " "); got != test.want || !v.Periods || len(v.Troubles) > 0 || (v.Assumed == "") != (test.told == "") || !strings.Contains(v.Assumed, test.told) {
			t.Errorf("%s: got %s, %+v, want %s and %q", test.column, got, v, test.want, test.told)
		}
	}
}

// A part of a fiscal year begins as the file says that these begin.
func TestFiscalParts(t *testing.T) {
	april, october, uk := data.Fiscal{Begins: 4}, data.Fiscal{Begins: -3}, data.Fiscal{Begins: 4, Day: 6}
	for _, test := range []struct {
		column string
		fiscal data.Fiscal
		want   string // and the first day of each
	}{
		{"2022/23 Q1 | 2022/23 Q4", april, "2022/23-Q1 2022-04-01, 2022/23-Q4 2023-01-01"},
		{"Q1 FY2023 | Q2 FY2023", october, "FY2023-Q1 2022-10-01, FY2023-Q2 2023-01-01"},
		{"FY2023 Q4 | FY24 Q1", october, "FY2023-Q4 2023-07-01, FY2024-Q1 2023-10-01"},
		{"Q1:2019-20 | Q3:2019-20", april, "2019/20-Q1 2019-04-01, 2019/20-Q3 2019-10-01"},
		{"1Q 2019-20 | 2022/2023 Q2 | FY 2021/22 Q2", april, "2019/20-Q1 2019-04-01, 2022/23-Q2 2022-07-01, 2021/22-Q2 2021-07-01"},
		{"Q1 1999-2000", april, "1999/2000-Q1 1999-04-01"},
		{"1QFY20", april, "FY2020-Q1 2020-04-01"},
		{"2022/23 H2", april, "2022/23-H2 2022-10-01"},
		{"2022/23 Q2", uk, "2022/23-Q2 2022-07-06"},
		{"2019年度第1四半期", april, "FY2019-Q1 2019-04-01"},
		{"2022/23-Q1 | 2022/23-Q2", april, "2022/23-Q1 2022-04-01, 2022/23-Q2 2022-07-01"},
		{"FY2023-H1", april, "FY2023-H1 2023-04-01"},
	} {
		keys := keysOf(strings.Split(test.column, " | ")...)
		v := Decide(keys, Said{Fiscal: test.fiscal})
		var got []string
		for _, k := range keys {
			got = append(got, k.String()+" "+k.Period.Start().Format(time.DateOnly))
		}
		if s := strings.Join(got, ", "); s != test.want || len(v.Troubles) > 0 {
			t.Errorf("%s: got %s, %+v, want %s", test.column, s, v, test.want)
		}
	}
}

// The file may say what a column is.
func TestSaid(t *testing.T) {
	april := data.Fiscal{Begins: 4}
	for _, test := range []struct {
		column string
		said   Said
		want   string
	}{
		{"2006-07 | 2007-08", Said{Length: data.Month}, "2006-07 2007-08"},
		{"2006-07 | 2007-08", Said{Length: data.FiscalYear, Fiscal: april}, "2006/07 2007/08"},
		{"2009/10", Said{Length: data.Month}, "2009-10"},
		{"2019 | 2020", Said{Length: data.FiscalYear}, "FY2019 FY2020"},
		{"2019年度", Said{Length: data.Year}, "2019"},
		{"2567", Said{Length: data.Year}, "2567"},
		{"201901 | 201902", Said{Length: data.Week}, "2019-W01 2019-W02"},
		{"201901 | 201902", Said{Length: data.Month}, "2019-01 2019-02"},
		{"2019.1 | 2019.2 | 2019.10", Said{Length: data.Month}, "2019-01 2019-02 2019-10"},
		{"2019.1 | 2019.2", Said{Length: data.Quarter}, "2019-Q1 2019-Q2"},
		{"01/02/2024", Said{Dates: DayFirst}, "2024-02-01"},
		{"01/02/2024", Said{Dates: MonthFirst}, "2024-01-02"},
		{"3 June 2024", Said{Dates: MonthFirst}, "2024-06-03"},
		{"03.06.2024", Said{Dates: DayFirst}, "2024-06-03"},
		{"2023-01-01 | 2023-02-01 | 2023-03-01", Said{Length: data.Day}, "2023-01-01 2023-02-01 2023-03-01"},
		{"2023-01-01", Said{Length: data.Month}, "2023-01"},
		{"31/03/2023 | 30/06/2023", Said{Length: data.Quarter}, "2023-Q1 2023-Q2"},
		{"44197 | 44228 | 44256", Said{Length: data.Month}, "2021-01 2021-02 2021-03"},
		{"44197", Said{Length: data.Day}, "2021-01-01"},
		{"1672531200000 | 1675209600000 | 1677628800000", Said{Length: data.Month}, "2023-01 2023-02 2023-03"},
		{"2019-I | 2019-II", Said{Length: data.HalfYear}, "2019-H1 2019-H2"},
		{"2019-01-28 | 2019-02-04", Said{Length: data.Week}, "2019-W05 2019-W06"},
		{"2021/22 | 2022/23", Said{Names: true}, "2021/22 2022/23"},
		{"2567 | 2568", Said{Calendar: Buddhist}, "2024 2025"},
		{"2567-02-29", Said{Calendar: Buddhist}, "2024-02-29"},
		{"2567/68", Said{Calendar: Buddhist}, "2024/25"},
		{"256701 | 256702", Said{Calendar: Buddhist, Length: data.Month}, "2024-01 2024-02"},
		{"ม.ค.", Said{Names: true}, "ม.ค."},
		{"99 | 108 | 109", Said{Calendar: Minguo}, "2010 2019 2020"},
		{"108年1月 | 108年12月", Said{Calendar: Minguo}, "2019-01 2019-12"},
		{"108Q1", Said{Calendar: Minguo}, "2019-Q1"},
		{"10801 | 10802", Said{Calendar: Minguo, Length: data.Month}, "2019-01 2019-02"},
		{"108年", Said{Length: data.Year}, "2019"},
		{"H27 | H28", Said{Calendar: Japanese}, "2015 2016"},
		{"R1", Said{Calendar: Japanese}, "2019"},
		{"2019-1 | 2019-2", Said{Length: data.Quarter}, "2019-Q1 2019-Q2"},
		{"Jan-19", Said{Length: data.Month}, "2019-01"},
		{"19-Jan", Said{Length: data.Month}, "2019-01"},
		{"01/19 | 02/19", Said{Length: data.Month}, "2019-01 2019-02"},
		{"Jan-Mar 2018 | Jan-Mar 2019", Said{Length: data.Quarter}, "2018-Q1 2019-Q1"},
		{"15/16 | 16/17", Said{Length: data.FiscalYear, Fiscal: april}, "2015/16 2016/17"},
	} {
		keys := keysOf(strings.Split(test.column, " | ")...)
		v := Decide(keys, test.said)
		if got := strings.Join(data.KeyNames(keys), " "); got != test.want || len(v.Troubles) > 0 || v.Periods == test.said.Names {
			t.Errorf("%s, %+v: got %s, %+v, want %s", test.column, test.said, got, v, test.want)
		}
	}
	for _, test := range []struct {
		column string
		said   Said
		text   string
	}{
		{"2019-Q1 | 2019-Q2", Said{Length: data.Month}, `"2019-Q1" is the first quarter of 2019, and the figure says period: month`},
		{"2023-01-01 | 2023-02-17", Said{Length: data.Month}, `"2023-02-17" is neither the first nor the last day of a month`},
		{"2019.1 | 2019.2", Said{Length: data.Month}, `"2019.1" may be January or the first quarter of 2019, or October`},
		{"31/12/2023", Said{Dates: MonthFirst}, ``},
		{"03.06.2024 | 04.06.2024", Said{Dates: MonthFirst}, `"03.06.2024" has its day first, as dates with dots have, and the figure says dates: month-first`},
		{"01/02/2024 | 03/02/2024 | 03.06.2024", Said{Dates: MonthFirst}, `"03.06.2024" has its day first`},
	} {
		v := Decide(keysOf(strings.Split(test.column, " | ")...), test.said)
		if got := fmt.Sprint(v.Troubles); test.text != "" && !strings.Contains(got, test.text) {
			t.Errorf("%s, %+v: got %s, want %s", test.column, test.said, got, test.text)
		}
	}
}

// Dates that all begin, or all end, a period stand for it.
func TestFirstAndLastDays(t *testing.T) {
	for _, test := range []struct {
		column, want string
		dated        data.Dated
	}{
		{"2023-01-01 | 2023-02-01 | 2023-03-01", "2023-01 2023-02 2023-03", data.FirstDays},
		{"2023-01-31 | 2023-02-28 | 2023-03-31", "2023-01 2023-02 2023-03", data.LastDays},
		{"2024-01-31 | 2024-02-29 | 2024-03-31", "2024-01 2024-02 2024-03", data.LastDays},
		{"2023-03-31 | 2023-06-30 | 2023-09-30", "2023-Q1 2023-Q2 2023-Q3", data.LastDays},
		{"2023-01-01 | 2023-04-01 | 2023-07-01", "2023-Q1 2023-Q2 2023-Q3", data.FirstDays},
		{"2022-06-30 | 2022-12-31 | 2023-06-30", "2022-H1 2022-H2 2023-H1", data.LastDays},
		{"1990-01-01 | 2000-01-01 | 2010-01-01", "1990 2000 2010", data.FirstDays},
		{"2019-12-31 | 2020-12-31 | 2021-12-31", "2019 2020 2021", data.LastDays},
		{"31.01.2023 | 28.02.2023 | 31.03.2023", "2023-01 2023-02 2023-03", data.LastDays},
		{"2023-03-01 | 2023-01-01 | 2023-02-01", "2023-03 2023-01 2023-02", data.FirstDays},
		// Two dates, a date within, first and last days, and rates that changed now and then.
		{"2023-01-01 | 2023-02-01", "2023-01-01 2023-02-01", data.NotDated},
		{"2023-01-01 | 2023-02-01 | 2023-03-02", "2023-01-01 2023-02-01 2023-03-02", data.NotDated},
		{"2023-01-01 | 2023-01-31 | 2023-02-28", "2023-01-01 2023-01-31 2023-02-28", data.NotDated},
		{"1968-01-01 | 1968-07-01 | 1978-01-01 | 1979-07-01 | 1983-07-01 | 1993-01-01", "1968-01-01 1968-07-01 1978-01-01 1979-07-01 1983-07-01 1993-01-01", data.NotDated},
		{"2000-04-01 | 2010-04-01 | 2020-04-01", "2000-04-01 2010-04-01 2020-04-01", data.NotDated},
	} {
		keys := keysOf(strings.Split(test.column, " | ")...)
		v := Decide(keys, Said{})
		if got := strings.Join(data.KeyNames(keys), " "); got != test.want || v.Dated != test.dated || len(v.Troubles) > 0 {
			t.Errorf("%s: got %s, %+v, want %s", test.column, got, v, test.want)
		}
	}
}

// Names stay names, however like periods they look.
func TestNames(t *testing.T) {
	for _, column := range []string{
		"Beijing | Shanghai", "15-24 | 25-34", "110100 | 310000", "1 | 2 | 3", "Area 51 | Area 52", "S1 | S2 | T3", "2019 average | 2020 average", "G7 | G20", "May Inc. | June Ltd",
		"3.5 | 4.5", "Jan | Feb | Mar | Apr | May", "1月 | 2月", "+1 | −1", "?", "2019 World Cup", "12345678", "A4 | A5", "0-4 years | 5-9 years", "", "20095 | 22303 | 28195", "36061 | 36062 | 36063 | 36085", "90/10 | 50/10", "18 to 24 | 25 to 34", "I | II | III", "R1 | R2 | R3", "M1 | M2 | M3", "ROC 1 | ROC 2", "H1N1 | H5N1", "BE1 | BE2 | BE3",
		"Beijing 2019 | Shanghai 2019 | Tianjin 2019", "Census 2011 | Census 2021",
	} {
		keys := keysOf(strings.Split(column, " | ")...)
		v := Decide(keys, Said{})
		if got := strings.Join(data.KeyNames(keys), " | "); v.Periods || len(v.Troubles) > 0 || got != column {
			t.Errorf("%q: got %q, %+v", column, got, v)
		}
	}
}

// A text that refers to a key is read as the keys are.
func TestLike(t *testing.T) {
	month, _ := data.NthOf(data.Month, 2009, 1)
	pair, one := data.FiscalYearOf(2001, data.Fiscal{Begins: 4}), data.FiscalYearOf(2001, data.Fiscal{ByOneYear: true})
	for _, test := range []struct {
		text string
		like data.Period
		want string
	}{
		{"2009-10", month, "2009-10"}, {"2009-10", pair, "2009/10"}, {"2009/10", month, "2009-10"}, {"Oct 2009", month, "2009-10"},
		{"2009-10-01", month, "2009-10"}, {"2009-10-31", month, "2009-10"}, {"2009-10-15", month, ""}, {"2009", month, ""},
		{"FY2021", one, "FY2021"}, {"FY2021", pair, ""}, {"2021/22", one, ""}, {"later", month, ""}, {"2019", data.Period{}, ""},
	} {
		got, ok := Like(test.text, test.like)
		if ok != (test.want != "") || ok && (got.String() != test.want || !got.LikeWith(test.like)) {
			t.Errorf("%s like %s: got %s, %v, want %s", test.text, test.like, got, ok, test.want)
		}
	}
}

// A period that stands by itself is read, or asked for.
func TestOne(t *testing.T) {
	for text, want := range map[string]string{
		"2009-10": "2009-10", "2019": "2019", "Oct 2009": "2009-10", "2019-05-31": "2019-05-31", "31.05.2019": "2019-05-31", "5/5/2019": "2019-05-05", "2019/20": "2019/20",
		"2009/10":  `"2009/10" may be the fiscal year 2009/10 or October 2009; ` + Forms,
		"later":    `"later" is not a period; ` + Forms,
		"2021-W53": `"2021-W53" does not exist: the last week of 2021 is week 52; write 2021-W52, or 2022-W01 for the week after it`,
	} {
		p, err := One(text)
		got := p.String()
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// What String prints is read as it was, whatever the length, where the length is known.
func TestPrintedPeriods(t *testing.T) {
	for year := 1800; year <= 2200; year++ {
		for g := data.Year; g <= data.Day; g++ {
			var p data.Period
			switch g {
			case data.Year:
				p = data.YearOf(year)
			case data.FiscalYear:
				p = data.FiscalYearOf(year, data.Fiscal{ByOneYear: year%2 == 0})
			case data.Day:
				p = data.DayOf(time.Date(year, 1, year%365, 0, 0, 0, 0, time.UTC))
			default:
				p, _ = data.NthOf(g, year, 1+year%max(g.PerYear(), 1))
			}
			keys := keysOf(p.String())
			if v := Decide(keys, Said{Length: g}); keys[0].Period != p || len(v.Troubles) > 0 {
				t.Fatalf("%s is read as %s, %+v", p, keys[0], v)
			}
			if q, ok := Like(p.String(), p); !ok || q != p {
				t.Fatalf("%s refers to %s", p, q)
			}
		}
	}
}

// A day that stands by itself, with a time or a year of two digits.
func TestDay(t *testing.T) {
	for _, test := range []struct {
		text  string
		order Order
		want  string
	}{
		{"2024-06-14", "", "2024-06-14"},
		{"2024-06-14T23:00:00", "", "2024-06-14"},
		{"2024-06-14 23:00:00.000Z", "", "2024-06-14"},
		{"2024-06-14T23:00:00+02:00", MonthFirst, "2024-06-14"},
		{"20240614", "", "2024-06-14"},
		{"2024/06/14", "", "2024-06-14"},
		{"2024.6.4", "", "2024-06-04"},
		{"14/06/24 23:00:00", "", "?"}, // of 2024, or the 24th of 2014
		{"14/06/24 23:00:00", DayFirst, "2024-06-14"},
		{"14/06/24 23:00:00", YearFirst, "2014-06-24"},
		{"14/06/24", MonthFirst, ""},
		{"14/06/2024", "", "2024-06-14"},
		{"06/14/2024 11:00 PM", "", "2024-06-14"},
		{"03/06/2024", "", "?"},
		{"03/06/2024", DayFirst, "2024-06-03"},
		{"03/06/2024", MonthFirst, "2024-03-06"},
		{"06/06/2024", "", "2024-06-06"},
		{"31/05/98", "", "1998-05-31"}, // no other way: neither a month 31, nor a day 98
		{"31/02/2024", "", ""},
		{"14 Jun 2024", "", "2024-06-14"},
		{"June 14, 2024", "", "2024-06-14"},
		{"14-Jun-2024 23:00", "", "2024-06-14"},
		{"14-Jun-24 23:00:00", "", "?"},
		{"14-Jun-24 23:00:00", DayFirst, "2024-06-14"},
		{"14-Jun-24", YearFirst, "2014-06-24"},
		{"31-Jan-99", "", "1999-01-31"},
		{"Jun 14, 24", "", "2024-06-14"},
		{"31.05.2024 11:30", "", "2024-05-31"},
		{"03.06.2024", "", "2024-06-03"},
		{"03.06.2024", DayFirst, "2024-06-03"},
		{"03.06.2024", MonthFirst, ""},
		{"24/6/3", "", "2024-06-03"},
		{"3/6/24", DayFirst, "2024-06-03"},
		{"2024年6月14日 08:30", "", "2024-06-14"},
		{"2024-06-14T08:30:00,5 UTC", "", "2024-06-14"},
		{"23:00", "", ""},
		{"2024-06 23:00", "", ""},
		{"45457", "", ""},
		{"2024", "", ""},
		{"yesterday", "", ""},
	} {
		p, ways := Day(test.text, test.order)
		got := p.String()
		if ways > 1 {
			got = "?"
		}
		if got != test.want {
			t.Errorf("%q, %q: %q, want %q", test.text, test.order, got, test.want)
		}
	}
}

// What stands after a period, or around it, is a mark of a note or says something of its
// numbers; what it is not stays where it is.
func TestCutMark(t *testing.T) {
	for _, test := range []struct{ text, period, mark, code string }{
		{"2018¹", "2018", "¹", ""}, {"2018 1)", "2018", "1)", ""}, {"20181)", "2018", "1)", ""}, {"2018 12)", "2018", "12)", ""}, {"2018 (1)", "2018", "(1)", ""},
		{"2018 a)", "2018", "a)", ""}, {"2020*", "2020", "*", ""}, {"2020 **", "2020", "**", ""}, {"2020†", "2020", "†", ""}, {"2018 [note 1]", "2018", "[note 1]", ""}, {"2018 [3]", "2018", "[3]", ""},
		{"2020 (a)", "2020", "(a)", ""}, {"2019 r", "2019", "r", "r"}, {"2019r", "2019", "r", "r"}, {"2019(p)", "2019", "(p)", "p"}, {"2019e", "2019", "e", "e"}, {"2019E", "2019", "E", "e"},
		{"2024F", "2024", "F", "f"}, {"2019ᵖ", "2019", "p", "p"}, {"2023-24 (BE)", "2023-24", "(BE)", "forecast"}, {"2019 (est.)", "2019", "(est.)", "estimated"}, {"2019 est.", "2019", "est.", "estimated"},
		{"Actual, 2023", "2023", "Actual", "actual"}, {"2023 (provisional)", "2023", "(provisional)", "provisional"}, {"Q1 2019 p", "Q1 2019", "p", "p"}, {"2019Q1*", "2019Q1", "*", ""},
		{"2019年（速報）", "2019年", "（速報）", "provisional"}, {"令和元年(2019年)", "令和元年", "", ""}, {"2019 [YR2019]", "2019", "", ""}, {"2019p 1)", "2019", "p 1)", ""}, {"Jan-24 (P)", "Jan-24", "(P)", "p"},
		{"2023-24 f", "2023-24", "f", "f"}, {"3Q23E", "3Q23", "E", "e"}, {"2014-15 (1st RE)", "2014-15", "(1st RE)", "estimated"}, {"2022 (sd)", "2022", "(sd)", "sd"}, {"FY2024 (RE)", "FY2024", "(RE)", "estimated"}, {"2023-24P", "2023-24", "P", "p"},
		{"mid-2019", "2019", "mid", ""}, {"Mid 2019", "2019", "Mid", ""}, {"end of 2020", "2020", "end of", ""}, {"Forecast, 2022", "2022", "Forecast", "forecast"},
		{"2022-23 (Revised Estimates)", "2022-23", "(Revised Estimates)", "estimated"}, {"2023-24 (Budget Estimate)", "2023-24", "(Budget Estimate)", "forecast"}, {"2023-24 RE", "2023-24", "RE", "estimated"},
		{"2022-23 (First Advance Estimates)", "2022-23", "(First Advance Estimates)", "estimated"}, {"2022-23 (Provisional Estimates)", "2022-23", "(Provisional Estimates)", "provisional"},
		{"Sơ bộ 2022", "2022", "Sơ bộ", "provisional"}, {"2023 (geçici)", "2023", "(geçici)", "provisional"}, {"2024 (прогноз)", "2024", "(прогноз)", "forecast"},
		// No marks: other periods, people, and what is measured.
		{"2019", "2019", "", ""}, {"2019 (Q1)", "2019 (Q1)", "", ""}, {"2024 (Jan-Sep)", "2024 (Jan-Sep)", "", ""}, {"2019 (2020)", "2019 (2020)", "", ""}, {"2019 F", "2019 F", "", ""}, {"2019 M", "2019 M", "", ""},
		{"2019 average", "2019 average", "", ""}, {"Men (1)", "Men (1)", "", ""}, {"3.2 p", "3.2 p", "", ""}, {"2018-2020", "2018-2020", "", ""}, {"", "", "", ""}, {"2019 World Cup", "2019 World Cup", "", ""}, {"midwives 2019", "midwives 2019", "", ""},
	} {
		period, mark := CutMark(test.text)
		if period != test.period || mark != test.mark || Code(mark) != test.code && mark != "p 1)" {
			t.Errorf("%q: got %q, %q, %q, want %q, %q, %q", test.text, period, mark, Code(mark), test.period, test.mark, test.code)
		}
	}
}

// Numbers in a line of heads are periods where all of them are.
func TestHeads(t *testing.T) {
	for _, test := range []struct{ line, want string }{
		{"region | 2019 | 2020", "region, 2019!, 2020!"},
		{"region | 2019.0 | 2020.0", "region, 2019!, 2020!"},
		{"region | 20181 | 20192 | 20203", "region, 2018!1, 2019!2, 2020!3"},
		{"region | 2018 | 2019 | 20201", "region, 2018!, 2019!, 2020!1"},
		{"region | 20181 | 20191", "region, 20181, 20191"},
		{"region | 20181 | 20232 | 20203", "region, 20181, 20232, 20203"},
		{"region | 201901 | 201902", "region, 201901!, 201902!"},
		{"region | 201901 | 110100", "region, 201901, 110100"},
		{"region | 2019.01 | 2019.10", "region, 2019.01!, 2019.10!"},
		{"region | 20190131 | 20190228", "region, 20190131!, 20190228!"},
		{"region | 100 | 200", "region, 100, 200"},
		{"region | 19 | 20", "region, 19, 20"},
		{"region | 2019 | 100", "region, 2019!, 100"},
		{"region | 2018 1) | 2019r | Total", "region, 2018!1), 2019!r, Total"},
		{"area | 2019 M | 2019 F", "area, 2019 M, 2019 F"},
		{"year | H29 | H30 | R1", "year, H29!, H30!, R1!"},
		{"region | R1 | R2", "region, R1, R2"},
		{"region | 2018-2020 | FY19 | Jan-19", "region, 2018-2020!, FY19!, Jan-19!"},
		{"H01 | H02 | H17 | MO012021 | MO022021", "H01, H02, H17, MO012021!, MO022021!"},
	} {
		var got []string
		for _, h := range Heads(strings.Split(test.line, " | ")) {
			text := h.Text
			if h.Period {
				text += "!"
			}
			got = append(got, text+h.Mark)
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: got %s, want %s", test.line, s, test.want)
		}
	}
}

// TestSpansFromJanuary reads several months as the last of them where values run from January, and
// only there.
func TestSpansFromJanuary(t *testing.T) {
	for _, tt := range [][2]string{
		{"2023年1-2月 | 2023年1-3月 | 2023年1-12月", "2023-02 2023-03 2023-12"},
		{"2023年1月 | 2023年1-2月", "2023-01 2023-02"},
		{"Jan-Mar 2019 | Jan-Jun 2019", "2019-03 2019-06"},
		{"2019年1-3月 | 2019年4-6月", ""},
		{"2018年 | 2019年前三季度 | 2019年上半年 | 2019年一季度", "2018-Q4 2019-Q3 2019-Q2 2019-Q1"},
		{"2019年1-3季度 | 2019年一至二季度", "2019-Q3 2019-Q2"},
		{"Q1 2019 | Q1-Q2 2019 | Q1-Q3 2019 | 2019", "2019-Q1 2019-Q2 2019-Q3 2019-Q4"},
		{"2019年前三季度 | 2019年下半年", ""},
		{"3M 2019 | 6M 2019 | 9M 2019 | 12M 2019", "2019-03 2019-06 2019-09 2019-12"},
		{"2019 3M | 2019 9M", "2019-03 2019-09"},
		{"YTD Jan 2019 | YTD Sep 2019", "2019-01 2019-09"},
		{"Jan 2019 YTD | Sep 2019 YTD", "2019-01 2019-09"},
		{"2019年1至9月 | 2019年1—10月", "2019-09 2019-10"},
		{"2022年一季度 | 2022年上半年 | 2022年前三季度 | 2022年全年", "2022-Q1 2022-Q2 2022-Q3 2022-Q4"},
		{"2022 Jan-Mar | 2022 Jan-Dec", "2022-03 2022-12"},
		{"Q1 2022 | H1 2022 | 9M 2022 | 2022", "2022-03 2022-06 2022-09 2022-12"},
		{"2021 | Jan-Sep 2022", ""},
	} {
		var keys []data.Key
		for text := range strings.SplitSeq(tt[0], " | ") {
			keys = append(keys, data.CategoryKey(text))
		}
		v := Decide(keys, Said{Cumulative: true})
		got := strings.Join(data.KeyNames(keys), " ")
		if v.Troubles != nil {
			got = ""
		}
		if got != tt[1] {
			t.Errorf("%s: got %q %v, want %q", tt[0], got, v.Troubles, tt[1])
		}
	}
}
