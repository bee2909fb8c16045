package data

import (
	"slices"
	"strings"
	"testing"
)

func printer(t testing.TB, tag string) *Printer {
	t.Helper()
	p, err := NewPrinter(tag)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func decimal(t testing.TB, s string) Decimal {
	t.Helper()
	d, err := ParseDecimal(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

func TestPrintValue(t *testing.T) {
	tests := []struct{ unit, value, en, zh, short string }{
		{"trillion yuan", "35.8", "35.8 trillion yuan", "35.8万亿元", "35.8 trn|yuan"},
		{"percent", "more than 50", "more than 50%", "超过50%", "> 50%|"},
		{"percent", "36.20", "36.20%", "36.20%", "36.20%|"},
		{"percentage points", "-1.4", "−1.4 percentage points", "−1.4个百分点", "−1.4 percentage points|"},
		{"million users", "66", "66 million users", "6,600万用户", "66 m|users"},
		{"billion US dollars", "203.6", "203.6 billion US dollars", "2,036亿美元", "203.6 bn|US dollars"},
		{"亿元", "1.5", "150 million yuan", "1.5亿元", "150 m|yuan"},
		{"users", "1", "1 user", "1用户", "1|user"},
		{"users", "1.0", "1.0 users", "1.0用户", "1.0|users"},
		{"users", "-1", "−1 users", "−1用户", "−1|users"},
		{"users", "more than 1", "more than 1 user", "超过1用户", "> 1|user"},
		{"users", "between 1 and 2", "between 1 user and 2 users", "1用户至2用户", "1–2|users"},
		{"million users", "1", "1 million users", "100万用户", "1 m|users"},
		{"billion US dollars", "-0.5", "−0.5 billion US dollars", "−5亿美元", "−0.5 bn|US dollars"},
		{"千 users", "0", "0 thousand users", "0用户", "0 thousand|users"},
		{"users", "1234567", "1,234,567 users", "1,234,567用户", "1,234,567|users"},
		{"times", "3.3", "3.3 times", "3.3倍", "3.3×|"},
		{"million", "up to 60", "up to 60 million", "至多6,000万", "≤ 60 m|"},
		{"trillion yuan", "between 5 and 6.5", "between 5 trillion yuan and 6.5 trillion yuan", "5万亿元至6.5万亿元", "5 trn–6.5 trn|yuan"},
		{"percent", "about 39", "about 39%", "约39%", "≈ 39%|"},
		{"percent", "at least 1", "at least 1%", "至少1%", "≥ 1%|"},
		{"percent", "less than 1", "less than 1%", "不到1%", "< 1%|"},
	}
	en, zh := inLanguage(t, "en"), inLanguage(t, "zh-CN")
	for _, test := range tests {
		u, hint := parseUnit(test.unit)
		s, wrong := parseScalar(test.value)
		if hint != "" || wrong != nil {
			t.Fatal(test.unit, hint, test.value, wrong)
		}
		v := Value{Number: s.number, Is: s.is, More: &Detail{Upper: s.upper}}
		plain := func(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }
		if got := plain(en.Value(v, u)); got != test.en {
			t.Errorf("en: got %q, want %q", got, test.en)
		}
		if got := zh.Value(v, u); got != test.zh {
			t.Errorf("zh: got %q, want %q", got, test.zh)
		}
		number, noun := en.Short(v, u)
		if got := plain(number + "|" + noun); got != test.short {
			t.Errorf("short: got %q, want %q", got, test.short)
		}
	}
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
	u := Unit{Scale: 6, Noun: "widgets", One: "widget", Short: "wdg"}
	if got, want := p.Value(Value{Number: Int(1)}, u), "1\u00a0million\u00a0widgets"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	u.Scale = 0
	if got, want := p.Value(Value{Number: Int(1)}, u), "1\u00a0widget"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for unit, want := range map[string]string{
		"percent of GDP": `write "percent", and of what in the title`, "% GDP": `write "percent", and of what in the title`,
		"bn US dollars": `write "billion US dollars"`, "m users": `write "million users"`, "trilion yuan": `write "trillion yuan"`,
		"percentage points": "", "m": "", "km": "", "percent": "", "widgets per user": "",
	} {
		if _, hint := parseUnit(unit); hint != want {
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
		{"2019", "2019", "2019", "2019年", "2019"},
		{"2019-H1", "the first half of 2019", "2019 H1", "2019年上半年", "2019 H1"},
		{"2019-Q3", "the third quarter of 2019", "2019 Q3", "2019年第三季度", "2019 Q3"},
		{"2019-05", "May 2019", "May 2019", "2019年5月", "2019年5月"},
		{"2020-02-29", "29 February 2020", "29 Feb 2020", "2020年2月29日", "2020年2月29日"},
	} {
		p, _ := ParsePeriod(test[0])
		if p.String() != test[0] {
			t.Errorf("%s prints as %s", test[0], p)
		}
		got := []string{en.Period(p), en.PeriodShort(p), zh.Period(p), zh.PeriodShort(p)}
		if !slices.Equal(got, test[1:]) {
			t.Errorf("%s: got %q, want %q", test[0], got, test[1:])
		}
	}
}

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

func TestDecimal(t *testing.T) {
	decimal := func(s string) Decimal {
		d, err := ParseDecimal(s)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		return d
	}
	for _, s := range []string{"0", "35.8", "-0.50", "100.000", "0.000001", "123456789012345678"} {
		if got := decimal(s).String(); got != s {
			t.Errorf("%s prints as %s", s, got)
		}
	}
	for _, s := range []string{"", ".", "5.", ".5", "1e6", "014", "1_0", "1,0", "+", "1234567890123456789", "0x1F", "NaN", "--1", "1.1234567890123456789"} {
		if d, err := ParseDecimal(s); err == nil {
			t.Errorf("%q is read as %s", s, d)
		}
	}
	if got := decimal("−5").String(); got != "-5" {
		t.Errorf("a true minus is read as %s", got)
	}
	if decimal("1.0").Cmp(decimal("1")) != 0 || decimal("1.1").Cmp(decimal("1")) != 1 {
		t.Error("Cmp does not compare the numbers")
	}
	for _, test := range []struct {
		in   string
		n    int
		want string
	}{{"66", 2, "6600"}, {"2.036", 3, "2036"}, {"1.5", 2, "150"}, {"150", -2, "1.50"}} {
		if got, ok := decimal(test.in).Shift(test.n); !ok || got.String() != test.want {
			t.Errorf("%s shifted by %d is %s, want %s", test.in, test.n, got, test.want)
		}
	}
	if _, ok := decimal("123456789012345678").Shift(3); ok {
		t.Error("a shift past the range is not reported")
	}
	for _, test := range []struct {
		in       string
		how      Rounding
		decimals int
		want     string
	}{{"2.5", HalfAway, 0, "3"}, {"-2.5", HalfAway, 0, "-3"}, {"2.41", Up, 1, "2.5"}, {"-2.41", Up, 1, "-2.4"}, {"-2.41", Down, 1, "-2.5"}, {"2", Up, 1, "2.0"}} {
		if got, ok := RoundRat(decimal(test.in).Rat(), test.decimals, test.how); !ok || got.String() != test.want {
			t.Errorf("%s rounds to %s, want %s", test.in, got, test.want)
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
		for s := Revised; s <= Forecast; s++ {
			if lang.statuses[s] == "" {
				t.Errorf("%s lacks status %d", tag, s)
			}
		}
		for noun := range english.nouns {
			if lang.nouns[noun].many == "" {
				t.Errorf("%s lacks the noun %q", tag, noun)
			}
		}
		for g := Year; g <= Day; g++ {
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
