package data

import "testing"

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"plain, 中文, עברית, ١٢":   "plain, 中文, עברית, ١٢",
		"می\u200cخواهم":          "می\u200cخواهم",
		"a\u00a0b\u3000c":        "a\u00a0b\u3000c",
		"\x1b[31mred\u202e":      `\x1b[31mred\u202e`,
		"k\nfake.yaml:1:1: well": `k\nfake.yaml:1:1: well`,
		"a\u2028b\ufeff\u009bc":  `a\u2028b\ufeff\u009bc`,
		"\xff\x7f\r\t":           `\xff\x7f\r\t`,
	} {
		got := Printable(text)
		if got != want {
			t.Errorf("%q is printed %q, want %q", text, got, want)
		}
		if Printable(got) != got {
			t.Errorf("%q is not printed as it is", got)
		}
	}
}
