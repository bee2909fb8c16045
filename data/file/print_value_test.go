package file

import (
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
)

func TestPrintValue(t *testing.T) {
	tests := []struct{ unit, value, en, zh, short string }{
		{"trillion yuan", "35.8", "35.8 trillion yuan", "35.8万亿元", "35.8 trn|yuan"},
		{"percent", "more than 50", "more than 50%", "超过50%", "> 50%|"},
		{"percent", "36.20", "36.20%", "36.20%", "36.20%|"},
		{"percentage points", "-1.4", "−1.4 percentage points", "−1.4个百分点", "−1.4 percentage points|"},
		{"million users", "66", "66 million users", "6600万用户", "66 m|users"},
		{"billion US dollars", "203.6", "203.6 billion US dollars", "2036亿美元", "203.6 bn|US dollars"},
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
		{"million", "up to 60", "up to 60 million", "至多6000万", "≤ 60 m|"},
		{"trillion yuan", "between 5 and 6.5", "between 5 trillion yuan and 6.5 trillion yuan", "5万亿元至6.5万亿元", "5 trn–6.5 trn|yuan"},
		{"percent", "about 39", "about 39%", "约39%", "≈ 39%|"},
		{"percent", "at least 1", "at least 1%", "至少1%", "≥ 1%|"},
		{"percent", "less than 1", "less than 1%", "不到1%", "< 1%|"},
	}
	en, zh := inLanguage(t, "en"), inLanguage(t, "zh-CN")
	for _, test := range tests {
		u, hint := language.ParseUnit(test.unit)
		s, wrong := parseScalar(test.value)
		if hint != "" || wrong != nil {
			t.Fatal(test.unit, hint, test.value, wrong)
		}
		v := data.Value{Number: s.number, Is: s.is, More: &data.Detail{Upper: s.upper}}
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

func TestPrintGerman(t *testing.T) {
	de := inLanguage(t, "de")
	plain := func(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }
	for _, test := range [][3]string{
		{"trillion yuan", "35.8", "35,8 Billionen Yuan"},
		{"Billionen Yuan", "1", "1 Billion Yuan"},
		{"million users", "1", "1 Million Nutzer"},
		{"billion US dollars", "203.6", "203,6 Milliarden US-Dollar"},
		{"Millionen Nutzer", "between 5 and 6.5", "5 Millionen Nutzer bis 6,5 Millionen Nutzer"},
		{"users", "1234567", "1.234.567 Nutzer"},
		{"percent", "more than 50", "mehr als 50 %"},
		{"Prozent", "about 39.5", "rund 39,5 %"},
		{"percentage points", "-1.4", "−1,4 Prozentpunkte"},
		{"percentage points", "1", "1 Prozentpunkt"},
		{"times", "3.3", "3,3-mal"},
	} {
		u, hint := language.ParseUnit(test[0])
		s, wrong := parseScalar(test[1])
		if hint != "" || wrong != nil {
			t.Fatal(test, hint, wrong)
		}
		if got := plain(de.Value(data.Value{Number: s.number, Is: s.is, More: &data.Detail{Upper: s.upper}}, u)); got != test[2] {
			t.Errorf("%v: got %q", test, got)
		}
	}
	for text, want := range map[string][2]string{
		"2019-05-31": {"31. Mai 2019", "31. Mai 2019"}, "2019-H1": {"1. Halbjahr 2019", "1. Hj. 2019"},
		"2019-Q3": {"3. Quartal 2019", "3. Q. 2019"}, "2019-02": {"Februar 2019", "Feb. 2019"}, "2019": {"2019", "2019"},
	} {
		q, _ := data.ParsePeriod(text)
		if got := [2]string{de.Period(q), de.PeriodShort(q)}; got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
	if number, noun := de.Short(data.Value{Number: decimalOf(t, "35.8")}, data.Unit{Scale: 12, Noun: "yuan"}); plain(number+"|"+noun) != "35,8 Bio.|Yuan" {
		t.Errorf("short: %q %q", number, noun)
	}
	for unit, want := range map[string]string{"Mio. Nutzer": "", "mio users": "", "Billion yuan": `write "billion yuan"`, "Prozent vom BIP": ""} {
		if _, hint := language.ParseUnit(unit); hint != want {
			t.Errorf("%s: got %q, want %q", unit, hint, want)
		}
	}
}
