package data

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

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

// faultsOf are the faults of a file alone in its folder.
func faultsOf(t *testing.T, content string) Faults {
	t.Helper()
	_, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}}, "f.yaml", Options{})
	faults, ok := err.(Faults)
	if !ok {
		t.Fatalf("got %v", err)
	}
	return faults
}

// Of many faults the first are listed, and the rest is counted.
func TestFaultsAreListedUpToALimit(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: T\n")
	for i := range 1000 {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	faults := faultsOf(t, b.String())
	if len(faults) != maxFaults+1 {
		t.Fatalf("%d faults are listed", len(faults))
	}
	last := faults[maxFaults]
	if last.Pos != faults[maxFaults-1].Pos || last.Pos.Line != maxFaults+1 || !strings.HasPrefix(last.Text, "800 more in this file") {
		t.Errorf("the last is %v", last)
	}
}

// What is long is shown in part, around the place.
func TestLongTextsAreShortened(t *testing.T) {
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\n"
	long := strings.Repeat("1", 1_000_000)
	for _, content := range []string{
		head + "figures: {a: {title: A, unit: percent, source: s, values: {2016: " + long + "}}}\n",
		head + "figures: {a: {title: A, unit: percent, source: s, values: {" + strings.Repeat("1", 1000) + ": {x: 1}}}}\n",
		head + "x" + long + ": 1\n",
		"{title: T, " + strings.Repeat("a b, ", 2000) + "c: 1}\n",
	} {
		for _, f := range faultsOf(t, content) {
			if n := len(f.Error()) + len(f.Caret()); n > 4*maxShown {
				t.Errorf("a fault takes %d bytes: %.200s", n, f.Error())
			}
		}
	}
}

func TestCaretInALongLine(t *testing.T) {
	line := strings.Repeat("中\t", 500) + "X\x1b[31m" + strings.Repeat("z", 500)
	f := Fault{Pos: Pos{"f", 1, 1001}, Line: line}
	shown, caret, _ := strings.Cut(f.Caret(), "\n")
	at := strings.Index(shown, "X")
	if at < 0 || !strings.HasPrefix(shown[at:], "X\ufffd[31mz") || strings.ContainsAny(shown, "\t\x1b") {
		t.Errorf("shown %q", shown)
	}
	if want := 33*2 + 33 + 1; len(caret) != want { // a character of Chinese takes two columns
		t.Errorf("the caret is in column %d, want %d", len(caret), want)
	}
}
