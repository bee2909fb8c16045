package data

import "testing"

func TestWithoutCitations(t *testing.T) {
	for in, want := range map[string]string{
		"a[@b] c": "a c", "[@b]": "", "[@b": "[@b", "[@]": "[@]", "[@a b]": "[@a b]", "[@a\n][@b]": "[@a\n]", "x[@[@b]y": "xy", "[@ [@数]": "[@ ",
	} {
		if got := withoutCitations(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for in, want := range map[string]string{"36.2%": "36.2%", "R&D_1": `R\&D\_1`, `\数[a]`: `\\数\[a\]`} {
		if got := EscapeMarkdown(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
