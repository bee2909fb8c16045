package file

import (
	"os"
	"strings"
	"testing"

	"briefing/data"
)

// stored returns a file for several tests.
func stored(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile("../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// methodsOf prints the appendix of a file, with its citations.
func methodsOf(t *testing.T, language, content string) string {
	t.Helper()
	ds := loadWhole(t, content+"appendix: methods\nlanguage: "+language+"\n")
	var b strings.Builder
	for _, block := range ds.Appendix {
		if block.Kind == data.BlockHeading {
			b.WriteString(strings.Repeat("#", block.Level) + " " + block.Text.Plain + "\n")
			continue
		}
		for _, p := range block.Text.Parts {
			b.WriteString(p.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestMethods holds the appendix of a file with every method and every doubt
// against a golden text.
func TestMethods(t *testing.T) {
	for _, language := range []string{"en", "zh"} {
		got := methodsOf(t, language, stored(t, "methods.yaml"))
		name := "../testdata/methods-" + language + ".md"
		if os.Getenv("UPDATE") == "1" {
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("differs from %s (UPDATE=1 accepts it); got:\n%s", name, got)
		}
		if strings.Contains(got, "Unseen") {
			t.Error("a figure that the briefing does not show stands in its appendix")
		}
	}
}

// The rule of whole counts stands where quotients or means of them are shown, and nowhere else.
func TestMethodsOfCounts(t *testing.T) {
	for unit, want := range map[string]bool{"{x: 12345, y: 2345}": true, "{x: 12.3, y: 23.4}": false} {
		got := methodsOf(t, "en", textHead+"figures:\n  a: {title: A, unit: users, source: s, values: "+unit+"}\n  b: {title: B, unit: sites, source: s, values: {x: 12, y: 23}}\n"+
			"  r: {title: R, from: [a, b], by: ratio, unit: users per site}\nbriefing:\n  - table: r\n")
		if strings.Contains(got, "Quotients of whole counts") != want {
			t.Errorf("%s: %s", unit, got)
		}
	}
}

func TestMethodsOfNothing(t *testing.T) {
	got := methodsOf(t, "en", textHead+"figures:\n  a: {title: A, unit: users, source: s, values: {x: 1, y: 2}}\n")
	if want := "# Methods\nEvery number is printed by its source, and none is computed, disputed or only a bound.\n"; got != want {
		t.Errorf("got %q", got)
	}
	if ds := loadText(t, "figures:\n  a: {title: A, unit: users, source: s, values: {x: up to 1, y: 2}}\n"); ds.Appendix != nil {
		t.Error("an appendix that no one asked for")
	}
}

// TestMethodsOfMany checks that the appendix of large figures stays short.
func TestMethodsOfMany(t *testing.T) {
	var b strings.Builder
	for i := range 200 {
		b.WriteString(string(rune('a'+i/26)) + string(rune('a'+i%26)) + ": up to 5, ")
	}
	got := methodsOf(t, "en", textHead+"figures:\n  a: {title: A, unit: users, source: s, values: {"+b.String()+"}}\n  b: {title: B, unit: users, source: s, values: {"+strings.ReplaceAll(b.String(), "up to 5", "7")+"}}\n  c: {title: C, from: b, by: share-of-total}\n")
	for _, want := range []string{"; al up to 5\u00a0users[@s]; and 188 more", "aa | ", "hr | ", "not listed: 194"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if len(got) > 6000 {
		t.Errorf("%d bytes", len(got))
	}
}

// TestMethodsName checks that the appendix calls series and categories as its
// language does.
func TestMethodsName(t *testing.T) {
	fsys, name := data.Default()
	ds, err := Load(fsys, name, Options{Edition: "zh", FindFont: func(string, data.FontStyle) (*data.File, error) { return &data.File{Name: "f.ttf"}, nil }})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range ds.Appendix {
		for _, f := range ds.Figures {
			for _, s := range f.Series {
				if hasWords(s.Name) && strings.Contains(b.Text.Plain, s.Name) {
					t.Errorf("%q stands in %q", s.Name, b.Text.Plain)
				}
			}
		}
	}
}
