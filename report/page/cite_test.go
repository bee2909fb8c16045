package page

import (
	"strings"
	"testing"

	"briefing/data"
	"briefing/report/doc"
)

// withMarks prints spans with superscripts as ^([1, 2]).
func withMarks(spans []span) string {
	var b strings.Builder
	raised := false
	for _, s := range spans {
		if (s.rise > 0) != raised {
			b.WriteString(map[bool]string{true: "^(", false: ")"}[s.rise > 0])
		}
		raised = s.rise > 0
		b.WriteString(s.text)
	}
	if raised {
		b.WriteString(")")
	}
	return b.String()
}

func TestCitations(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"It reached 35.8[@b] in 2019, 3.3 times[@c][@b] 2012.", "It reached 35.8 in 2019, 3.3 times 2012^([2, 3])."},
		{"One[@b]. Two[@a].", "One^([2]). Two^([1])."},
		{"One[@c]; two[@a]: three", "One^([3]); two^([1]): three"},
		{"no stop[@a]", "no stop^([1])"},
		{"in 2019 [@a]. Next", "in 2019^([1]). Next"},
		{"in 2019 [@a], and later", "in 2019, and later^([1])"},
		{"in 2019 [@a] and later", "in 2019 and later^([1])"},
		{"**36.2%[@b]** of GDP[@a].", "36.2% of GDP^([1, 2])."},
		{"(36.2%[@b]). Next", "(36.2%)^([2]). Next"},
		{"at 10:30[@a] sharp.", "at 10:30 sharp^([1])."},
		{"Said.[@a] Then[@b].", "Said.^([1]) Then^([2])."},
		{"“Said.”[@a] Then.", "“Said.”^([1]) Then."},
		{"[@c]", "[3]"},
		{"[@c][@a]", "[1, 3]"},
		{"Really[@a]? Yes[@b]!", "Really^([1])? Yes^([2])!"},
		{"one\ntwo", "one two"},
		{"a \t b", "a b"},
		{"a  \n  b[@a]", "a\nb^([1])"},
	} {
		c := composing(t, "a", "b", "c")
		read := c.read(data.Text{Parts: []data.Part{{Text: tt.in}}})
		if len(c.set.faults) > 0 {
			t.Fatal(c.set.faults)
		}
		w := proseComposer{set: c.set, size: c.set.bodySize}
		got := withMarks(w.words(read.Passages[0].(doc.Paragraph).Words, c.set.root.child(P)))
		if got != tt.want {
			t.Errorf("%q\ngot  %q\nwant %q", tt.in, got, tt.want)
		}
	}
}

func TestUnknownSource(t *testing.T) {
	c := composing(t, "a")
	c.text(data.Text{Parts: []data.Part{{Text: "x[@nobody]"}}})
	if len(c.set.faults) != 1 || c.set.faults[0].Text != `there is no source "nobody"` {
		t.Errorf("got %v", c.set.faults)
	}
}
