package data

import "testing"

func TestWithoutCitations(t *testing.T) {
	for in, want := range map[string]string{
		"a[@b] c": "a c", "[@b]": "", "[@b": "[@b", "[@]": "[@]", "[@a b]": "[@a b]", "[@a\n][@b]": "[@a\n]", "x[@[@b]y": "xy", "[@ [@数]": "[@ ", "[@[@ [@c] [@d": "[@[@  [@d", "[@a[@[@b] c [@]d": " c [@]d",
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

// TestNumberOf holds that a number is found by its name, also among names with quotes.
func TestNumberOf(t *testing.T) {
	s := &Series{Name: `the "new" one`}
	s.Add(CategoryKey("a, b"), Value{Number: Int(5)})
	f := &Figure{ID: "f", Series: []*Series{s}}
	f.Finish()
	ds := &Dataset{Figures: []*Figure{f}}
	n := Number{f, s.Name, s.Keys[0]}
	if got, want := n.String(), `["f","the \"new\" one","a, b"]`; got != want {
		t.Errorf("it is called %s, want %s", got, want)
	}
	if found, ok := ds.NumberOf(n.String()); !ok || found != n {
		t.Errorf("found %v, %t", found, ok)
	}
	for _, name := range []string{"", `["f","","a, b"]`, `["g","the \"new\" one","a, b"]`, `{{ value "f" }}`} {
		if _, ok := ds.NumberOf(name); ok {
			t.Errorf("%s names a number", name)
		}
	}
}

func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"":               "",
		" ":              "",
		"a b":            "a b",
		"a  b":           "a b",
		" a b":           "a b",
		"a b ":           "a b",
		"a\nb":           "a b",
		"a\u00a0b":       "a b",
		"5\u202f% of it": "5\u202f% of it",
		"\xff b":         "\xff b",
	} {
		if got := OneLine(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
