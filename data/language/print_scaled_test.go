package language

import (
	"strings"
	"testing"

	"briefing/data"
)

// TestNumbersBeforeScales: a text has numbers before 万 and 亿 as Chinese writers do; a chart and a
// table keep to one scale, and so does a unit that the file itself has in 万.
func TestNumbersBeforeScales(t *testing.T) {
	million, billion := data.Unit{Noun: "people", Scale: 6}, data.Unit{Noun: "US dollars", Scale: 9}
	for _, tt := range []struct {
		lang, number string
		unit         data.Unit
		text, label  string
	}{
		{"zh", "66", million, "6600万人", "6,600"},
		{"zh", "110", million, "1.1亿人", "11,000"},
		{"zh", "160", million, "1.6亿人", "16,000"},
		{"zh", "100", million, "1亿人", "10,000"},
		{"zh", "99.99", million, "9999万人", "9,999"},
		{"zh", "-160", million, "−1.6亿人", "−16,000"},
		{"zh", "203.6", billion, "2036亿美元", "2,036"},
		{"zh", "13600", billion, "13.6万亿美元", "136,000"},
		{"zh", "140967", data.Unit{Noun: "人", Scale: 4}, "140,967万人", "140,967"},
		{"zh", "6600", data.Unit{Noun: "人", Scale: 4}, "6600万人", "6,600"},
		{"zh", "53.9", data.Unit{Noun: "yuan", Scale: 12}, "53.9万亿元", "53.9"},
		{"zh", "6600", data.Unit{Noun: "people"}, "6,600人", "6,600"},
		{"en", "1110", million, "1,110 million people", "1,110"},
		{"de", "1110", million, "1.110 Millionen Personen", "1.110"},
	} {
		p, _ := New(tt.lang)
		d, err := data.ParseDecimal(tt.number)
		if err != nil {
			t.Fatal(err)
		}
		v := data.Value{Number: d}
		if got := strings.ReplaceAll(p.Value(v, tt.unit), "\u00a0", " "); got != tt.text {
			t.Errorf("%s %s: a text has %q, want %q", tt.lang, tt.number, got, tt.text)
		}
		if got := p.Label(v, tt.unit); got != tt.label {
			t.Errorf("%s %s: a chart has %q, want %q", tt.lang, tt.number, got, tt.label)
		}
	}
}

// TestIntervalsAcrossScales: the bounds of an interval have the word of their scale where the number has
// a greater one.
func TestIntervalsAcrossScales(t *testing.T) {
	p, _ := New("zh")
	v := data.Value{Number: data.Int(110), More: &data.Detail{Interval: &data.Interval{Low: data.Int(95), High: data.Int(125)}}}
	if got, want := p.WithInterval(v, data.Unit{Noun: "people", Scale: 6}), "1.1亿人（9500万至1.25亿）"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestNamesAndValues: a name and a value are a sentence in Chinese, and a comma of a name parts nothing.
func TestNamesAndValues(t *testing.T) {
	for _, tt := range []struct{ lang, name, value, want string }{
		{"zh", "德国", "63.4%", "德国为63.4%"},
		{"zh", "北京", "超过50%", "北京超过50%"},
		{"zh", "5G", "约30%", "5G约30%"},
		{"zh", "用户，9月15日", "1.1亿", "用户（9月15日）为1.1亿"},
		{"zh", "农业、林业，合计", "3%", "农业、林业，合计为3%"},
		{"en", "Germany", "63.4%", "Germany 63.4%"},
		{"en", "Users, 15 September", "more than 110 million", "Users, 15 September: more than 110 million"},
		{"en", "Congo (Loans, long)", "8%", "Congo (Loans, long) 8%"},
		{"de", "Nutzer, 3. Juli", "3 %", "Nutzer, 3. Juli: 3 %"},
		{"en", "Goods, America", "55 users", "Goods, America: 55 users"},
	} {
		p, _ := New(tt.lang)
		if got := NameAndValue(p, InSentence(p, tt.name), tt.value); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}
