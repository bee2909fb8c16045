package spelling

import (
	"testing"

	"briefing/data"
)

// TestClassOf reads names of classes as offices of three languages write them: the low and the
// high end, with ( or ) for one that is not in the class.
func TestClassOf(t *testing.T) {
	for name, want := range map[string]string{
		"0–9": "[0 9]", "10-19 years": "[10 19]", "aged 10 to 19": "[10 19]", "10 bis 19 Jahre": "[10 19]", "10至19岁": "[10 19]", "10～19岁": "[10 19]", "10到19": "[10 19]",
		"between 5 and 9": "[5 9]", "zwischen 5 und 9 Jahren": "[5 9]", "from 5 to 9": "[5 9]", "von 5 bis 9": "[5 9]",
		"under 15": "[- 15)", "unter 15 Jahre": "[- 15)", "不满15岁": "[- 15)", "<15": "[- 15)", "15岁以下": "[- 15~]", "up to 14": "[- 14]", "bis 14 Jahre": "[- 14]", "14 and under": "[- 14]", "14岁及以下": "[- 14]",
		"65+": "[65 -]", "65 and over": "[65 -]", "65 years and older": "[65 -]", "65 Jahre und älter": "[65 -]", "65岁及以上": "[65 -]", "65岁以上": "[65 -]", "ab 65": "[65 -]", "≥ 65": "[65 -]",
		"over 64": "(64 -]", "more than 64": "(64 -]", "über 64": "(64 -]", "超过64岁": "(64 -]",
		"10 to under 20": "[10 20)", "10 bis unter 20": "[10 20)", "10-<20": "[10 20)", "more than 10 to 20": "(10 20]",
		"[0, 10)": "[0 10)", "[0,10)": "[0 10)", "(0; 10]": "(0 10]", "]0, 10]": "(0 10]", "[65, ∞)": "[65 -)",
		"7": "[7 7]", "-10 to -5": "[-10 -5]", "−10–−5": "[-10 -5]", "-10-0 °C": "[-10 0]",
		"€10,000–19,999": "[10000 19999]", "10 000 to 19 999 euros": "[10000 19999]", "1.5–2.4": "[1.5 2.4]", "0.125–0.250": "[0.125 0.250]",
		"5–10万元": "[50000 100000]", "1万–5万": "[10000 50000]", "10k–20k": "[10000 20000]",
	} {
		c, err := ClassOf(name, false)
		if got := classText(c); err != nil || got != want {
			t.Errorf("%q is read as %s (%v), want %s", name, got, err, want)
		}
	}
	for _, name := range []string{"", "Unknown", "All ages", "5 9 13", "1 2", "10 and 20", "[a, b)", "65-", "10.000–19.999", "99999999999999999999–5", "to", "<>5"} {
		if c, err := ClassOf(name, false); err == nil {
			t.Errorf("%q is read as %s", name, classText(c))
		}
	}
	if c, err := ClassOf("10.000 bis unter 20.000 Euro", true); err != nil || classText(c) != "[10000 20000)" {
		t.Errorf("a German file reads %s, %v", classText(c), err)
	}
	if c, err := ClassOf("1,5–2,4", true); err != nil || classText(c) != "[1.5 2.4]" {
		t.Errorf("a German file reads %s, %v", classText(c), err)
	}
}

func classText(c Class) string {
	end := func(d *data.Decimal) string {
		if d == nil {
			return "-"
		}
		return d.String()
	}
	text, high := "[", "]"
	if c.LowOut {
		text = "("
	}
	if c.HighOut {
		high = ")"
	}
	if c.Loose {
		high = "~]"
	}
	return text + end(c.Low) + " " + end(c.High) + high
}
