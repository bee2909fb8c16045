package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// Where no more than the base of an index changes, growth on one side compares with that on the other, and
// only growth over the change is left out. Words tell it, or kind:.
func TestRebase(t *testing.T) {
	for _, tt := range []struct {
		broken string
		rebase bool
	}{
		{"new base year 2020 = 100", true},
		{"\"base year 2020 = 100 instead of 2015 = 100, with new weights\"", true},
		{"Rebased to 2020", true},
		{"2020 = 100 statt 2015 = 100", true},
		{"Umbasierung auf das Basisjahr 2020", true},
		{"基期改为2020年", true},
		{"new definition", false},
		{"new base year and new method", false},
		{"a new database", false},
		{"{text: chain-linked anew, kind: rebase}", true},
		{"{text: new base year 2020, kind: measure}", false},
	} {
		ds := loadText(t, "figures:\n  cpi: {title: CPI, unit: index points, source: s, breaks: {2020: "+tt.broken+"}, values: {2018: 100.0, 2019: 105.0, 2020: 100.0, 2021: 103.1, 2022: 110.2}}\n"+
			"  rate: {title: Inflation, from: cpi, by: growth, incomparable: gap}\n  step: {title: Points, from: cpi, by: difference, over: previous, incomparable: gap}\n")
		breaks := map[string]int{}
		for _, f := range ds.Figures {
			breaks[f.ID] = len(f.AllBreaks())
			if f.ID == "rate" {
				if v, _ := f.Series[0].At(data.PeriodKey(data.YearOf(2020))); v.Is != data.Absent {
					t.Errorf("%s: there is growth over it: %v", tt.broken, v.Number)
				}
			}
		}
		want := 1
		if tt.rebase {
			want = 0
		}
		if breaks["cpi"] != 1 || breaks["step"] != 1 || breaks["rate"] != want {
			t.Errorf("%s: %v breaks, want %d of the rate", tt.broken, breaks, want)
		}
	}
}

// Rates of two sides compare in texts, levels do not; and what may be said to allow it is said.
func TestTextOverRebase(t *testing.T) {
	text := func(broken, call string) string {
		_, err := loadString(textHead + "figures:\n  cpi: {title: CPI, unit: index points, source: s, breaks: {2020: " + broken + "}, values: {2018: 100.0, 2019: 105.0, 2020: 100.0, 2021: 103.1, 2022: 110.2}}\n" +
			"  rate: {title: Inflation, from: cpi, by: growth, incomparable: gap}\nbriefing:\n  - text: 'It is {{ " + call + " }}.'\n")
		if err == nil {
			return ""
		}
		return err.Error()
	}
	if got := text("new base year 2020", `difference "rate" "2019" "2022"`); got != "" {
		t.Error(got)
	}
	if got := text("new base year 2020", `change "cpi" "2019" "2022"`); !strings.Contains(got, "cpi breaks between 2019 and 2022") {
		t.Error(got)
	}
	if got := text("new weights", `difference "rate" "2019" "2022"`); !strings.Contains(got, "if no more than the base of cpi changed then, write its break as {text: ..., kind: rebase}") {
		t.Error(got)
	}
}
