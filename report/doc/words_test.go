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

// A point ends no sentence where a short form has it: marks stand behind what they are said of.
func TestPointsOfShortForms(t *testing.T) {
	for text, want := range map[string]int{
		"Es waren 1.370,2 Mrd.\u00a0€ und mehr": -1,
		"Es waren 2 Mrd. € im Jahr":             -1,
		"Bayern bzw. die Länder im Süden":       -1,
		"It rose. It fell":                      len("It rose"),
		"It rose (by 5%.) 2020 was so":          len("It rose (by 5%"),
		"At 10:30 it rose: by 5%":               len("At 10:30 it rose"),
		"规模扩大。随后":                               len("规模扩大"),
	} {
		got := citationPlaces(text)
		if want >= 0 && (len(got) != 2 || got[0] != want) || want < 0 && len(got) != 1 {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
