package page

import (
	"slices"
	"strings"
	"testing"
)

// heardIn are the blocks of a document in the order in which they are heard, by the words that they
// begin with, and in the order in which they are drawn.
func heardIn(d *Document) (heard, drawn []string) {
	words := map[*Element]string{}
	var first reading
	for _, p := range d.Pages {
		first.add(p)
		for _, b := range p {
			for e := b.Element; e != nil && b.Kind == BoxText; e = e.Parent {
				words[e] += b.Line.Text
			}
		}
	}
	named := func(all []*Element) (out []string) {
		for _, e := range all {
			name, _, _ := strings.Cut(words[e], " ")
			if e.Role == Div || e.Role == Figure {
				name = "chart"
			}
			if name != "" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
		return out
	}
	return named(d.Reading), named(first)
}

// TestReading: a chart that stands on the page after its text is heard where the file has it, and so is
// a footnote.
func TestReading(t *testing.T) {
	long := strings.Repeat("word after word ", 130)
	d := layout(t, "title: Title\ncover: none\nsources: {a: {publisher: A, title: One}}\nfigures: {f: {title: F, unit: euros, source: a, values: {2019: 1, 2020: 2}}}\n"+
		"charts: {f: {figure: f, title: Found, size: 800x700}}\nbriefing:\n  - text: \"First "+long+"\"\n  - text: \"Second[^n] "+long+"\\n\\n[^n]: Noted.\"\n  - {chart: f, data-table: false}\n  - text: \"Third "+long+"\"\n  - text: \"Fourth "+long+"\"\n  - text: \"Fifth "+long+"\"\n")
	check(t, d)
	for _, p := range d.Pages {
		for _, b := range p {
			if b.Kind == BoxText && b.Element != nil && b.Element.Role == Link && b.Element.Parent.Role == Lbl && b.Element.Alt != "Back to the mark of note a" {
				t.Errorf("the mark of a note is called %q", b.Element.Alt)
			}
		}
	}
	heard, drawn := heardIn(d)
	heard, drawn = heard[slices.Index(heard, "First"):], drawn[slices.Index(drawn, "First"):]
	if want := "First Second[a] a\u00a0Noted. Figure chart Third Fourth Fifth"; !strings.HasPrefix(strings.Join(heard, " "), want) {
		t.Errorf("heard is %q, want %q", heard, want)
	}
	if slices.Index(drawn, "chart") < slices.Index(drawn, "Third") {
		t.Errorf("drawn is %q: the chart does not float", drawn)
	}
}
