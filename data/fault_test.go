package data

import (
	"strings"
	"testing"
)

func TestCaret(t *testing.T) {
	f := Fault{Pos: Pos{"f.yaml", 1, 10}, Line: "  北京: {x: fife}"}
	if got, want := f.Caret(), "  北京: {x: fife}\n           ^"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	long := Fault{Pos: Pos{"f.yaml", 1, 500}, Line: strings.Repeat("x", 499) + "!" + strings.Repeat("y", 300)}
	shown, caret, _ := strings.Cut(long.Caret(), "\n")
	if len(shown) != 100 || shown[len(caret)-1] != '!' {
		t.Errorf("got\n%s\n%s", shown, caret)
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
