package language

import (
	"fmt"
	"testing"
)

// TestShortForms: what stands next to a number in short is known for what it stands for, and
// nothing else is.
func TestShortForms(t *testing.T) {
	for _, test := range []struct{ language, text, want string }{
		{"en", "53.9 trn yuan", "trn=trillion"},
		{"en", "€5bn or 3\u00a0trn", "bn=billion trn=trillion"},
		{"en", "> 50% and (<0.05)", ">=more than <=less than"},
		{"en", "≥ 65 years, ≈ 3", "≥=at least ≈=about"},
		{"en", "5 m of cable", ""}, // metres, or million
		{"en", "5 bnx, trn, -> 5, a<b, x>5, 3 trillion", ""},
		{"de", "5 Mio. Euro, < 3 Mrd.", "Mio.=Millionen <=weniger als Mrd.=Milliarden"},
		{"en", "No value for 2016–2018, 2020–2022; Paris–Berlin, 3 – 5", "–= to  –= to "},
		{"zh", "2016年–2018年", "–=至"},
		{"zh", "> 50%，5万亿元", ">=超过"},
	} {
		got := ""
		for i, s := range ShortForms(printer(t, test.language), test.text) {
			if i > 0 {
				got += " "
			}
			got += fmt.Sprintf("%s=%s", test.text[s.From:s.To], s.Long+s.Heard)
		}
		if got != test.want {
			t.Errorf("%s: %q: got %q, want %q", test.language, test.text, got, test.want)
		}
	}
}

// TestUnitAlone: above a column a Chinese classifier stands behind what is counted.
func TestUnitAlone(t *testing.T) {
	zh, en := printer(t, "zh"), printer(t, "en")
	for unit, want := range map[string]string{"家企业": "企业数（家）", "户": "户", "百分比": "百分比", "万亿元": "万亿元", "": ""} {
		if got := UnitAlone(zh, unit); got != want {
			t.Errorf("%s: got %s, want %s", unit, got, want)
		}
	}
	if got := UnitAlone(en, "enterprises"); got != "enterprises" {
		t.Error(got)
	}
}
