package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

const preciseFile = `title: T
language: LANGUAGE
sources: {s: {publisher: P, title: Q, date: 2020}}
figures:
  share: {title: F, unit: percent, decimals: 1, source: s, csv: {file: f.csv, key: year, value: share}}
  people: {title: F, unit: people, scale: million, decimals: 1, between: [30000000, 40000000], source: s, csv: {file: f.csv, key: year, value: people}}
  exact: {title: F, unit: people, scale: Mio., source: s, csv: {file: f.csv, key: year, value: people}}
  digits: {title: F, unit: people, significant: 3, source: s, csv: {file: f.csv, key: year, value: people}}
  thousands: {title: F, unit: thousand people, scale: 百万, decimals: 1, source: s, values: {2018: 34010, 2019: 35000}}
  money: {title: F, unit: million yuan, source: s, values: {2018: 1234567, 2019: 1300000}}
  head: {title: F, unit: yuan, from: [money, people], by: ratio, significant: 3}
  exact-head: {title: F, unit: yuan, from: [money, exact], by: ratio, decimals: 1}
  thousands-head: {title: F, unit: yuan, from: [money, thousands], by: ratio}
  growth: {title: F, from: people, by: growth}
  exact-growth: {title: F, from: exact, by: growth}
  sum: {title: F, from: [people, thousands], by: sum}
appendix: methods
briefing:
  - text: 'TEXT'
`

// preciseCases are what texts say in three languages. Growth from 34.010177 to 35 million
// is 2.9103%, of which numbers that are known to 0.05 million leave 0.3 open.
var preciseCases = []struct{ call, en, de, zh string }{
	{`{{ value "share" "2018" }}`, "77.1%", "77,1 %", "77.1%"},
	{`{{ value "share" "2019" }}`, "less than 0.1%", "weniger als 0,1 %", "不到0.1%"},
	{`{{ value "share" "2020" }}`, "more than −0.1%", "mehr als −0,1 %", "超过−0.1%"},
	{`{{ value "share" "2021" }}`, "2.0%", "2,0 %", "2.0%"},
	{`{{ value "people" "2018" }}`, "34.0 million people", "34,0 Millionen Personen", "3400万人"},
	{`{{ value "exact" "2018" }}`, "34.010177 million people", "34,010177 Millionen Personen", "3401.0177万人"},
	{`{{ value "exact" "2019" }}`, "35 million people", "35 Millionen Personen", "3500万人"},
	{`{{ value "digits" "2018" }}`, "34,000,000 people", "34.000.000 Personen", "34,000,000人"},
	{`{{ value "thousands" "2018" }}`, "34.0 million people", "34,0 Millionen Personen", "3400万人"},
	{`{{ value "head" "2018" }}`, "36,300 yuan", "36.300 Yuan", "36,300元"},
	{`{{ value "exact-head" "2018" }}`, "36,299.9 yuan", "36.299,9 Yuan", "36,299.9元"},
	{`{{ value "thousands-head" "2018" }}`, "36,300 yuan", "36.300 Yuan", "36,300元"},
	{`{{ value "growth" "2019" }}`, "2.9%", "2,9 %", "2.9%"},
	{`{{ value "exact-growth" "2019" }}`, "2.9%", "2,9 %", "2.9%"},
	{`{{ value "sum" "2018" }}`, "68.0 million people", "68,0 Millionen Personen", "6800万人"},
}

// TestPrecise checks what is printed of figures that say how far their numbers are known,
// and of those computed from them.
func TestPrecise(t *testing.T) {
	for _, lang := range []string{"en", "de", "zh"} {
		var calls, want []string
		for _, c := range preciseCases {
			calls = append(calls, c.call)
			want = append(want, map[string]string{"en": c.en, "de": c.de, "zh": c.zh}[lang])
		}
		content := strings.NewReplacer("LANGUAGE", lang, "TEXT", strings.Join(calls, " ; ")).Replace(preciseFile)
		ds, err := Load(fstest.MapFS{
			"f.yaml": {Data: []byte(content)},
			"f.csv":  {Data: []byte("year,share,people\n2018,77.10000000000001,34010177\n2019,0.04,35000000\n2020,-0.04,35610177\n2021,2,35610177\n")},
		}, "f.yaml", Options{})
		must(t, err)
		got := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(ds.Briefing[0].Text.Plain)
		for i, part := range strings.Split(got, " ; ") {
			if part != want[i] {
				t.Errorf("%s: %s is %q, want %q", lang, preciseCases[i].call, part, want[i])
			}
		}
	}
}

// TestExcerptKeepsPrecision checks that what travels with a picture is built again as it
// was, although its numbers stand in YAML then.
func TestExcerptKeepsPrecision(t *testing.T) {
	content := strings.NewReplacer("LANGUAGE", "en", "TEXT", "x").Replace(preciseFile)
	files := fstest.MapFS{
		"f.yaml": {Data: []byte(content)},
		"f.csv":  {Data: []byte("year,share,people\n2018,77.10000000000001,34010177\n2019,0.04,35000000\n2020,-0.04,35610177\n2021,2,35610177\n")},
	}
	ds, err := Load(files, "f.yaml", Options{})
	must(t, err)
	whole, err := Whole(ds).YAML()
	must(t, err)
	again, err := Load(fstest.MapFS{"e.yaml": {Data: whole}}, "e.yaml", Options{})
	must(t, err)
	for i, f := range ds.Figures {
		for j, s := range f.Series {
			for k, v := range s.Values {
				w := again.Figures[i].Series[j].Values[k]
				if v.Is != data.Absent && (v.Shown().Number != w.Shown().Number || v.Shown().Is != w.Shown().Is || v.Number.Cmp(w.Number) != 0) {
					t.Errorf("%s at %s: %s, and built again %s", f.ID, s.Keys[k], v.Number, w.Number)
				}
			}
		}
	}
}

// TestRoundedParts checks that parts whose shown numbers miss the shown total say so, although
// those behind them add up, and that the methods say how the numbers are rounded.
func TestRoundedParts(t *testing.T) {
	ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(`title: T
sources: {s: {publisher: P, title: Q, date: 2020}}
figures:
  whole: {title: Whole, unit: tonnes, decimals: 1, source: s, values: {2018: 100.00}}
  parts: {title: Parts, unit: tonnes, decimals: 1, total: whole, source: s, series: {A: {2018: 33.34}, B: {2018: 33.33}, C: {2018: 33.33}}}
  people: {title: People, unit: people, scale: million, significant: 3, source: s, values: {2018: 35610177}}
appendix: methods
`)}}, "f.yaml", Options{})
	must(t, err)
	differences := ds.Figures[1].Roundings
	if len(differences) != 1 || differences[0].Sum.String() != "99.9" || differences[0].Total.String() != "100.0" {
		t.Errorf("the differences are %v", differences)
	}
	var said strings.Builder
	for _, b := range ds.Appendix {
		said.WriteString(b.Text.Plain + "\n")
	}
	for _, want := range []string{"Decimals that are shown: 1.", "Significant digits that are shown: 3.", "The source gives the numbers in people; they are shown in million people."} {
		if !strings.Contains(strings.ReplaceAll(said.String(), "\u00a0", " "), want) {
			t.Errorf("the methods do not say %q but %s", want, said.String())
		}
	}
}

// The methods say where a table has lost zeros, which its numbers have again.
func TestPaddedNumbers(t *testing.T) {
	for table, padded := range map[string]bool{"y,v\n2018,1\n2019,2.5\n": true, "y,v\n2018,1.0\n2019,2.5\n": false} {
		for tag, want := range map[string]string{"en": "Numbers that have fewer digits in their table are shown with zeros added.", "de": "Zahlen, die in ihrer Tabelle weniger Stellen haben, sind mit Nullen ergänzt.", "zh": "表中位数不足的数字以零补足。"} {
			ds, err := Load(fstest.MapFS{"t.csv": {Data: []byte(table)}, "f.yaml": {Data: []byte("language: " + tag + "\n" + textHead +
				"figures:\n  f: {title: F, unit: tonnes, decimals: 1, source: s, csv: {file: t.csv, key: y, value: v}}\nappendix: methods\n")}}, "f.yaml", Options{})
			must(t, err)
			said := false
			for _, b := range ds.Appendix {
				said = said || strings.Contains(b.Text.Plain, want)
			}
			if said != padded {
				t.Errorf("%s: %q: said %t", tag, table, said)
			}
		}
	}
}
