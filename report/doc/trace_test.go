package doc

import (
	"slices"
	"testing"

	"briefing/data"
)

// TestTrace holds that the signs lead to the references, and that nothing else of a text
// changes.
func TestTrace(t *testing.T) {
	r := &textReader{traced: true}
	text := "It was " + r.trace(data.Part{Call: "{{ one }}"}, "35.8") + " and then " + r.trace(data.Part{Call: "{{ two }}"}, "39.2") + "."
	want := []Piece{{"It was ", -1}, {"35.8", 0}, {" and then ", -1}, {"39.2", 1}, {".", -1}}
	if got := Cut(text); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if len(r.references) != 2 || r.references[1].Call != "{{ two }}" {
		t.Errorf("the references are %v", r.references)
	}
	if got := (&textReader{}).trace(data.Part{}, "35.8"); got != "35.8" {
		t.Errorf("a text that is not traced is %q", got)
	}
	if got := Cut(""); got != nil {
		t.Errorf("nothing is cut into %v", got)
	}
}
