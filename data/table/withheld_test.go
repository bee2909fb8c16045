package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

func withheld(t *testing.T, w *Withholding, content string) string {
	t.Helper()
	got, err := io.ReadAll(w.Reader(iotest.OneByteReader(strings.NewReader(content))))
	if err != nil {
		t.Fatalf("%q: %v", content, err)
	}
	if again, err := w.Text(got); err != nil || !bytes.Equal(again, got) {
		t.Errorf("%q: read again: %q, %v, want %q", content, again, err, got)
	}
	return string(got)
}

// What a flag marks is taken out; all else stays as it was, in its line.
func TestWithholding(t *testing.T) {
	flagged := Rule{Flag: "f", Public: []string{"", "F"}, Hidden: []string{"v"}, Empty: []string{"note"}}
	for _, tt := range []struct{ content, want string }{
		{"k,v,f,note\na,1.5,C,x\nb,2,F,y\n", "k,v,f,note\na,confidential,C,\nb,2,F,y\n"},
		{"k,v,f,note\r\na,1.5,?,x\r\n\r\nb,2,,y", "k,v,f,note\r\na,confidential,?,\r\n\r\nb,2,,y"},
		{"\ufeffk,v,f,note\n\n\"a, b\",\"1\",C,\"x \"\"y\"\"\"\n\"c\",\"2\",F,z\n", "\ufeffk,v,f,note\n\n\"a, b\",confidential,C,\n\"c\",\"2\",F,z\n"},
		{"k,v,f,note\na,\"1\n5\",C,x\nb,2,F,y\n", "k,v,f,note\na,confidential,C,\n\nb,2,F,y\n"},
		{"k,f,note,v\na, C ,x,9\nb, F ,,8\n", "k,f,note,v\na, C ,,confidential\nb, F ,,8\n"},
		{"k,v,note\na,1,x\n", "k,v,note\na,confidential,\n"}, // a flag that is not there marks all
		{"k,v,f,note\n", "k,v,f,note\n"},
		{"", ""},
	} {
		if got := withheld(t, &Withholding{Separator: ',', Rules: []Rule{flagged}}, tt.content); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.content, got, tt.want)
		}
	}
	w := &Withholding{Separator: ';', Rules: []Rule{{Hidden: []string{"w"}}, flagged}, Columns: []string{"f", "k", "v", "w"}}
	if got, want := withheld(t, w, "k;v;w;f;unused\na;1,5;2;C;3\nb;1;2;F;3\n"), "k;v;w;f;unused\na;confidential;confidential;C;\nb;1;confidential;F;\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A file that no rule marks a row of is published as it is.
func TestMarks(t *testing.T) {
	w := &Withholding{Separator: ',', Rules: []Rule{{Flag: "f", Secret: []string{"c"}, Others: []string{"b"}, Hidden: []string{"v"}}}, Columns: []string{"v", "f"}}
	for content, want := range map[string]bool{"v,f,x\n1,,2\n3,b,4\n": false, "v,f,x\n1,,2\n3,b c,4\n": true, "v,f,x\nconfidential,c,\n": true, "v,f\n": false} {
		if got, err := w.Marks(strings.NewReader(content)); got != want || err != nil {
			t.Errorf("%q: got %t, %v", content, got, err)
		}
	}
}

// Codes that stand beside others, or beside a number, mark a row as well.
func TestSecretCodes(t *testing.T) {
	letters := Rule{Flag: "f", Secret: []string{"c", "N"}, Others: []string{"b", "p", "u", ":"}}
	words := Rule{Flag: "f", Secret: []string{"conf", "x"}, Others: []string{"p", "confirmed"}}
	signs := Rule{Flag: "f", Secret: []string{"c1", "."}, Others: []string{"b"}}
	for _, tt := range []struct {
		rule Rule
		flag string
		want bool
	}{
		{letters, "c", true}, {letters, "bc", true}, {letters, "b c", true}, {letters, ": c", true}, {letters, ":N", true}, {letters, "7.5 bc", true}, {letters, "7.5c", true}, {letters, "[b][c]", true},
		{letters, "b", false}, {letters, "", false}, {letters, "7.5 b", false}, {letters, "C", false}, {letters, "cup", true}, {letters, "cap", false}, {letters, "confidential", true},
		{letters, "c?", true}, {letters, "7.5 (c)", true}, {letters, "c1", true},
		{signs, "c1", true}, {signs, "b, c1", true}, {signs, "7.5 c1", true}, {signs, "c", false}, {signs, ".", true}, {signs, "7.5", false}, {signs, "7.5 b", false}, {signs, "7.5 .", false},
		{words, "x", true}, {words, "p, conf", true}, {words, "3 [x]", true}, {words, "px", true}, {words, "con", false}, {words, "confirmed", false}, {words, "pconf", true},
	} {
		if got := tt.rule.Marks(tt.flag); got != tt.want {
			t.Errorf("%v: %q: got %t, want %t", tt.rule.Secret, tt.flag, got, tt.want)
		}
	}
}

// A withholding is read back from what it writes, whatever its texts hold.
func TestWithholdingString(t *testing.T) {
	for _, want := range []*Withholding{
		nil,
		{Separator: ',', Rules: []Rule{{Hidden: []string{"v"}}}},
		{Separator: ';', Rules: []Rule{{Flag: "a&b!", Public: []string{"", "x=y"}, Hidden: []string{"v|w"}, Empty: []string{"%"}}, {Flag: "c", Secret: []string{"c"}, Others: []string{"b"}}}, Columns: []string{"a&b!", "v|w"}},
	} {
		got, rest, ok := CutWithheld(want.String() + "region=Wow%21")
		if !ok || rest != "region=Wow%21" || !reflect.DeepEqual(got, want) {
			t.Errorf("%q is read as %+v, %q", want.String(), got, rest)
		}
	}
	for _, bad := range []string{"!", "!flag=a", "!public=a!", "!odd=a!", "!flag=%!"} {
		if _, _, ok := CutWithheld(bad); ok {
			t.Errorf("%q is read", bad)
		}
	}
}

// What is wrong with the form of a file is in no column: that would tell how long the
// cells before it are.
func TestWithholdingError(t *testing.T) {
	w := &Withholding{Separator: ',', Rules: []Rule{{Flag: "f", Hidden: []string{"v"}}}}
	for content, line := range map[string]int{"k,v,f\na,12345,\"C\"x\"\n": 2, "k,v,f\na,1,C\nb,2\n": 3} {
		_, err := w.Text([]byte(content))
		parse, ok := errors.AsType[*csv.ParseError](err)
		if !ok || parse.Line != line || parse.Column != 1 {
			t.Errorf("%q: got %v, want an error at %d:1", content, err, line)
		}
	}
}
