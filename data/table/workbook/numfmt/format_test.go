package numfmt

import (
	"strings"
	"testing"
)

// TestLenient checks formats that no spreadsheet program writes: a number is not lost.
func TestLenient(t *testing.T) {
	x, _ := ParseNumber([]byte("-12.5"))
	for _, code := range []string{"", " ", "[Red]", "Standard", "0;0;0;@;0", strings.Repeat("0", longestCode+1)} {
		if text, value := Parse(code).AppendNumber(nil, nil, x, From1900); string(text) != "-12.5" || string(value) != "-12.5" {
			t.Errorf("%.20s: %s and %s", code, text, value)
		}
	}
}

// TestTexts checks what is shown of texts.
func TestTexts(t *testing.T) {
	for _, c := range []struct{ code, text, want string }{
		{"General", "North", "North"},
		{"0.0", "North", "North"},
		{`@" (p)"`, "North", "North (p)"},
		{`0;-0;0;"<"@">"`, "North", "<North>"},
		{`;;;`, "North", ""},
	} {
		if got := Parse(c.code).AppendText(nil, []byte(c.text)); string(got) != c.want {
			t.Errorf("%s by %s: %q, want %q", c.text, c.code, got, c.want)
		}
	}
}

// TestCalendar checks that days may be counted from 1904.
func TestCalendar(t *testing.T) {
	x, _ := ParseNumber([]byte("43554"))
	if text, _ := Parse("yyyy-mm-dd").AppendNumber(nil, nil, x, From1904); string(text) != "2023-03-31" {
		t.Errorf("%s", text)
	}
}

// TestNumbers checks what is read as a number, and its plain digits.
func TestNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"1": "1", "-1.50": "-1.5", "1e3": "1000", "1.5E-7": "0.00000015", "+2": "2", "0.0": "0", "-0": "0", ".5": "0.5", "5.": "5",
		"100": "100", "20892376700000000": "20892376700000000", "1234567890123456": "1234567890123456",
		"12345678901234567": "12345678901234600", "0.1234567890123456789": "0.123456789012346", "99999999999999999": "100000000000000000",
	} {
		x, ok := ParseNumber([]byte(text))
		if got := string(x.AppendPlain(nil)); !ok || got != want {
			t.Errorf("%s: %s %v, want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "-", ".", "1e", "1e999", "NaN", "Inf", "0x10", "1_0", "1,5", "1e5000000000000000000000", "1.2.3", " 1"} {
		if x, ok := ParseNumber([]byte(text)); ok {
			t.Errorf("%q is read as %s", text, x.AppendPlain(nil))
		}
	}
}

// FuzzFormat checks that no format and no number make a text that is too long, or worse.
func FuzzFormat(f *testing.F) {
	for _, code := range []string{"General", `0.0" [p]"`, `#,##0;-#,##0;"–";@`, "0.0,,%", "##0.0E+0", "# ??/??", "[<1]0;[>=100]0.0;0", "yyyy-mm-dd h:mm:ss.00 AM/PM", "[h]:mm", "_-* 0_-", "\a[$€-407]"} {
		f.Add(code, "-12345.678")
	}
	f.Fuzz(func(t *testing.T, code, number string) {
		x, ok := ParseNumber([]byte(number))
		if !ok {
			return
		}
		format := Parse(code)
		text, value := format.AppendNumber(nil, nil, x, From1900)
		if most := 4*len(code) + 2000; len(text) > most || len(value) > most {
			t.Errorf("%d and %d bytes", len(text), len(value))
		}
		format.AppendText(nil, []byte(number))
	})
}
