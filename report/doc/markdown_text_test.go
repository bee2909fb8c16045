package doc

import (
	"testing"

	"briefing/data"
)

// TestPlaceOf checks where the bytes of a text stand in the file: what is written,
// character by character; what a reference says, and what is not found again, as a
// whole; white space where the word after it does.
func TestPlaceOf(t *testing.T) {
	at := func(line, col int) data.Pos { return data.Pos{File: "f.yaml", Line: line, Col: col} }
	r := newBuilder(&data.Dataset{Language: "en"}).texts
	r.labels["#chart.f"] = "Figure 1"
	m := r.markdown(data.Text{Pos: at(3, 5), Parts: []data.Part{
		{Text: "数 a\n", Pos: at(4, 7), Verbatim: true},
		{Text: "1*2", Reference: true, Sources: []*data.Source{{Key: "s"}}, Pos: at(5, 7)},
		{Text: " ", Pos: at(3, 5)},
		{Text: "b\n", Pos: at(5, 30), Verbatim: true},
		{Text: "f", Reference: true, Anchor: "#chart.f", Pos: at(6, 7)},
		{Text: "lost"},
	}})
	const want = "数 a\n1\\*2[@s] b\n[Figure 1](#chart.f)lost"
	if string(m.source) != want {
		t.Fatalf("got %q, want %q", m.source, want)
	}
	for offset, pos := range map[int]data.Pos{
		-1: at(3, 5), 0: at(4, 7), 4: at(4, 9), 5: at(5, 7), 6: at(5, 7), 13: at(5, 7), 14: at(5, 30), 15: at(5, 30), 17: at(6, 7), 30: at(6, 7), len(want) - 1: at(3, 5), len(want): at(3, 5),
	} {
		if got := m.placeOf(offset); got != pos {
			t.Errorf("byte %d stands at %v, not %v", offset, got, pos)
		}
	}
	if none := r.markdown(data.Text{Pos: at(3, 5)}); none.placeOf(7) != at(3, 5) {
		t.Error("a text from no file has another place than its own")
	}
}
