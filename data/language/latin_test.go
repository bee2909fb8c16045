package language

import (
	"strings"
	"testing"
)

// TestLatinWords: a Chinese text says which of its words are English; a text in another language none.
func TestLatinWords(t *testing.T) {
	for _, test := range []struct{ tag, text, want string }{
		{"zh", "Technology Times（新华社），2020年", "Technology Times"},
		{"zh", "eguizhou.gov.cn（中国日报）和China Daily", "eguizhou.gov.cn|China Daily"},
		{"zh", "占GDP的5G用户", ""},
		{"de", "Technology Times (Xinhua)", ""},
	} {
		var got []string
		for _, at := range LatinWords(printer(t, test.tag), test.text) {
			got = append(got, test.text[at[0]:at[1]])
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}
