package doc

import "testing"

// TestWhiteSpace checks where white space and citations stand between Chinese
// characters, which the default fonts do not cover.
func TestWhiteSpace(t *testing.T) {
	a, b := &Source{nth: 1, Anchor: "1"}, &Source{nth: 2, Anchor: "2"}
	var r inlineBuilder
	r.write("规模35.8万亿元", Run{})
	r.cite(a)
	r.write("。增\r长", Run{})
	r.cite(b)
	r.write("。", Run{})
	if got, want := written(r.inlines()), "规模35.8万亿元@1。增长@2。"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{1: "a", 26: "z", 27: "aa", 52: "az", 53: "ba", 702: "zz", 703: "aaa"} {
		if got := letters(n); got != want {
			t.Errorf("%d: %s, not %s", n, got, want)
		}
	}
}
