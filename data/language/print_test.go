package language

import (
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

func printer(t testing.TB, tag string) *Printer {
	t.Helper()
	p, err := New(tag)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func decimal(t testing.TB, s string) data.Decimal {
	t.Helper()
	d, err := data.ParseDecimal(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

func TestPrintNumber(t *testing.T) {
	p := printer(t, "en")
	for _, test := range [][2]string{
		{"0.000001", "0.000001"}, {"1000000000000000", "1,000,000,000,000,000"}, {"-1234.50", "−1,234.50"},
		{"-0.5", "−0.5"}, {"0", "0"}, {"999999999999999999", "999,999,999,999,999,999"},
	} {
		if got := p.Number(decimal(t, test[0])); got != test[1] {
			t.Errorf("%s: got %q, want %q", test[0], got, test[1])
		}
	}
}

func TestPrintUnitsOfTheFile(t *testing.T) {
	p := printer(t, "en")
	u := data.Unit{Scale: 6, Noun: "widgets", One: "widget", Short: "wdg"}
	if got, want := p.Value(data.Value{Number: data.Int(1)}, u), "1\u00a0million\u00a0widgets"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	u.Scale = 0
	if got, want := p.Value(data.Value{Number: data.Int(1)}, u), "1\u00a0widget"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for unit, want := range map[string]string{
		"percent of GDP": "", "% GDP": `write "percent", and of what in the title, or "percent of GDP"`,
		"bn US dollars": "", "m users": "", "trilion yuan": `write "trillion yuan"`,
		"percentage points": "", "m": `write "metres", or "million" with what is counted`, "km": "", "percent": "", "widgets per user": "",
	} {
		if _, hint := ParseUnit(unit); hint != want {
			t.Errorf("%s: got %q, want %q", unit, hint, want)
		}
	}
}

// An extension of a language tag may ask for other digits; decimals would be in
// two scripts.
func TestDigitsOfLanguageTags(t *testing.T) {
	for tag, want := range map[string]string{"en-u-nu-deva": "1,234.5", "zh-Hans-CN-u-nu-hanidec": "1,234.5", "en-IN": "1,234.5", "en-GB": "1,234.5"} {
		if got := printer(t, tag).Number(decimal(t, "1234.5")); got != want {
			t.Errorf("%s: got %q, want %q", tag, got, want)
		}
	}
}

func TestPrintPeriod(t *testing.T) {
	en, zh := printer(t, "en"), printer(t, "zh")
	for _, test := range [][5]string{
		{"2019/20", "2019/20", "2019/20", "2019/20财年", "2019/20"},
		{"FY2021", "FY2021", "FY2021", "2021财年", "2021财年"},
		{"2019-W05", "week 5, 2019", "2019 W5", "2019年第5周", "2019年第5周"},
		{"2019", "2019", "2019", "2019年", "2019"},
		{"2019-H1", "the first half of 2019", "2019 H1", "2019年上半年", "2019 H1"},
		{"2019-Q3", "the third quarter of 2019", "2019 Q3", "2019年第三季度", "2019 Q3"},
		{"2019-05", "May 2019", "May 2019", "2019年5月", "2019年5月"},
		{"2020-02-29", "29 February 2020", "29 Feb 2020", "2020年2月29日", "2020年2月29日"},
	} {
		p, _ := data.ParsePeriod(test[0])
		if p.String() != test[0] {
			t.Errorf("%s prints as %s", test[0], p)
		}
		got := []string{en.Period(p), en.PeriodShort(p), zh.Period(p), zh.PeriodShort(p)}
		if !slices.Equal(got, test[1:]) {
			t.Errorf("%s: got %q, want %q", test[0], got, test[1:])
		}
	}
}

// A language that lacks a word would print nothing in its place.
func TestLanguagesAreComplete(t *testing.T) {
	for tag, lang := range languages {
		for w, phrase := range lang.phrases {
			if phrase == "" {
				t.Errorf("%s lacks word %d (%q in English)", tag, w, english.phrases[w])
			}
			for _, name := range placeholders(english.phrases[w]) {
				if !strings.Contains(phrase, name) {
					t.Errorf("%s: %q lacks %s", tag, phrase, name)
				}
			}
		}
		for q, pattern := range lang.qualifiers {
			if !strings.Contains(pattern, "{a}") {
				t.Errorf("%s: qualifier %d has no number", tag, q)
			}
		}
		for s := data.Revised; s <= data.Forecast; s++ {
			if lang.statuses[s] == "" {
				t.Errorf("%s lacks status %d", tag, s)
			}
		}
		for noun := range english.nouns {
			if lang.nouns[noun].many == "" {
				t.Errorf("%s lacks the noun %q", tag, noun)
			}
		}
		for g := data.Year; g <= data.Day; g++ {
			if lang.periods.patterns[g] == "" || lang.shortPeriods.patterns[g] == "" {
				t.Errorf("%s lacks a pattern for %ss", tag, g)
			}
		}
	}
}

func placeholders(s string) []string {
	var names []string
	for {
		i, j := strings.Index(s, "{"), strings.Index(s, "}")
		if i < 0 || j < i {
			return names
		}
		names = append(names, s[i:j+1])
		s = s[j+1:]
	}
}

// A part of a fiscal year is called by its number in that, not in the calendar.
func TestPrintFiscalParts(t *testing.T) {
	april, october := data.Fiscal{Begins: 4}, data.Fiscal{ByOneYear: true, Begins: -3}
	q, _ := data.FiscalPartOf(data.Quarter, 2022, 1, april)
	f, _ := data.FiscalPartOf(data.Quarter, 2023, 3, october)
	h, _ := data.FiscalPartOf(data.HalfYear, 2022, 2, april)
	for _, test := range []struct {
		language string
		period   data.Period
		want     string // long, short, and after its year
	}{
		{"en", q, "the first quarter of 2022/23, 2022/23 Q1, Q1"},
		{"en", f, "the third quarter of FY2023, FY2023 Q3, Q3"},
		{"en", h, "the second half of 2022/23, 2022/23 H2, H2"},
		{"de", q, "1. Quartal 2022/23, 1. Q. 2022/23, 1. Q."},
		{"de", f, "3. Quartal FY2023, 3. Q. FY2023, 3. Q."},
		{"zh", q, "2022/23财年第一季度, 2022/23 Q1, Q1"},
		{"zh", f, "2023财年第三季度, 2023财年 Q3, Q3"},
		{"zh", h, "2022/23财年下半年, 2022/23 H2, H2"},
	} {
		p, err := New(test.language)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Period(test.period) + ", " + p.PeriodShort(test.period) + ", " + p.PeriodInYear(test.period); got != test.want {
			t.Errorf("%s, %s: got %s, want %s", test.language, test.period, got, test.want)
		}
	}
}
