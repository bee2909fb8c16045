package table

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// rows reads all of a file, with the place of the last cell of each row.
func rows(t *testing.T, content string, separator rune) (all [][]string, places [][2]int) {
	t.Helper()
	in := bufio.NewReader(strings.NewReader(content))
	SkipMark(in)
	r := NewRows(in, separator)
	for {
		err := r.Next()
		if errors.Is(err, io.EOF) {
			return all, places
		}
		if err != nil {
			t.Fatalf("%q: %v", content, err)
		}
		texts := slices.Clone(r.Texts())
		line, column := r.Position(len(texts) - 1)
		all, places = append(all, texts), append(places, [2]int{r.LineOf(line), column})
	}
}

// Rows are those of RFC 4180, whether split by hand or by encoding/csv, and each cell
// knows its place.
func TestRows(t *testing.T) {
	for _, tt := range []struct {
		content   string
		separator rune
		want      [][]string
		last      [2]int
	}{
		{"a,b\n1,2\n", ',', [][]string{{"a", "b"}, {"1", "2"}}, [2]int{2, 3}},
		{"\ufeffa;b\r\n1;2,5\r\n", ';', [][]string{{"a", "b"}, {"1", "2,5"}}, [2]int{2, 3}},
		{"a\tb\n\"x\ty\"\t2", '\t', [][]string{{"a", "b"}, {"x y", "2"}}, [2]int{2, 7}},
		{"a,b\n\"1\n2\",\"say \"\"so\"\"\"\n3,4\n", ',', [][]string{{"a", "b"}, {"1 2", `say "so"`}, {"3", "4"}}, [2]int{4, 3}},
	} {
		got, places := rows(t, tt.content, tt.separator)
		same := slices.EqualFunc(got, tt.want, func(a, b []string) bool {
			return slices.EqualFunc(a, b, func(x, y string) bool { return OneLine(x) == y })
		})
		if !same || places[len(places)-1] != tt.last {
			t.Errorf("%q: got %q, the last at %v, want %q at %v", tt.content, got, places[len(places)-1], tt.want, tt.last)
		}
	}
}

// A selection is read back from what it writes, whatever its texts hold.
func TestSelectionString(t *testing.T) {
	for _, want := range []Selection{
		{Conditions: []Condition{{Column: "region", Text: "Tian jin"}}},
		{Separator: ';', Conditions: []Condition{{Column: "a&b", Text: "50%"}, {Column: "c=d", Text: "x|y:z"}, {Column: "e~", Text: "quarter", Relation: Lasting}}},
	} {
		got, ok := ParseUsed(want.String())
		if !ok || len(got) != 1 || got[0].String() != want.String() || !slices.Equal(got[0].Conditions, want.Conditions) {
			t.Errorf("%q is read as %+v, want %+v", want.String(), got, want)
		}
	}
	if _, ok := ParseUsed("no condition"); ok {
		t.Error("a text without a condition is a selection")
	}
}
