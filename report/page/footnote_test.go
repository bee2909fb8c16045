package page

import (
	"fmt"
	"strings"
	"testing"

	"briefing/data"
	"briefing/report/doc"
	"briefing/report/reporttest"
)

// textWithNotes is a text of n paragraphs, each with a footnote of its own.
func textWithNotes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Paragraph %d has a note[^n%d], %s.\n\n[^n%d]: Remark %d, %s.\n\n", i, i, strings.Repeat("and words ", i%60), i, i, strings.Repeat("as long as it is ", i%23))
	}
	return b.String()
}

// TestFootnotes checks that every footnote stands on the page of its mark, below
// all text, in order, once.
func TestFootnotes(t *testing.T) {
	const n = 120
	c := composing(t)
	pages, faults := paginate(c.text(data.Text{Parts: []data.Part{{Text: textWithNotes(n)}}}), c.set.bodyTop, c.set.bodyBottom)
	if len(faults)+len(c.set.faults) > 0 || len(pages) < 3 {
		t.Fatalf("%d pages %v %v", len(pages), faults, c.set.faults)
	}
	next := 1
	for i, p := range pages {
		marks, lowest, notes := 0, 0.0, 0
		for _, b := range p {
			switch {
			case strings.HasPrefix(b.Anchor, "mark."):
				marks++
			case strings.HasPrefix(b.Anchor, "note."):
				if b.Anchor != fmt.Sprint("note.", next) || b.Y < lowest {
					t.Fatalf("page %d: %s at %.1f, where note %d is due below %.1f", i+1, b.Anchor, b.Y, next, lowest)
				}
				next++
				notes++
			case notes == 0 && b.Element != nil:
				lowest = max(lowest, b.Y+b.H)
			}
			if b.Y+b.H > c.set.bodyBottom+slack {
				t.Errorf("page %d: %s reaches down to %.1f", i+1, content(b), b.Y+b.H)
			}
		}
		if marks != notes {
			t.Errorf("page %d: %d marks and %d notes", i+1, marks, notes)
		}
	}
	if next != n+1 {
		t.Errorf("%d notes of %d", next-1, n)
	}
}

// TestFootnoteTwice checks that a note which is marked twice stands once, and that
// notes go on counting through the texts of a briefing.
func TestFootnoteTwice(t *testing.T) {
	d := layout(t, strings.Replace(small, `- text: "> A quotation[@office]."`, `- text: "One[^x] and two[^x].\n\n[^x]: Remark.\n"
  - columns:
      - [{text: "Left[^x].\n\n[^x]: Left remark."}]
      - [{text: "|Right[^x]|\n|-|\n|cell|\n\n[^x]: Right remark."}]
`, 1))
	check(t, d)
	all := texts(d.Pages)
	for want, times := range map[string]int{"One [ a ] and two [ a ] .": 1, "a Remark.": 1, "b Left remark.": 1, "c Right remark.": 1} {
		if strings.Count(all, want) != times {
			t.Errorf("%q stands %d times in %s", want, strings.Count(all, want), all)
		}
	}
}

func TestProseGolden(t *testing.T) {
	d := layout(t, prose)
	check(t, d)
	reporttest.Golden(t, "prose.txt", dump(d.Pages))
	for _, l := range []string{"letter", "deck"} {
		check(t, layout(t, prose+"layout: "+l+"\n"))
	}
}

// TestIntroduction: a line that ends in a colon stands with what it introduces.
func TestIntroduction(t *testing.T) {
	c := composing(t)
	items := c.text(data.Text{Parts: []data.Part{{Text: "Zero.\n\nOne:\n\n- two\n- three\n\nFour:"}}})
	if items[0].next != loose || items[1].next != together || items[len(items)-1].next != loose {
		t.Errorf("%+v", items)
	}
}

func TestTallFootnote(t *testing.T) {
	c := composing(t)
	items := c.text(data.Text{Parts: []data.Part{{Text: "A[^x]\n\n[^x]: " + strings.Repeat("word ", 3000)}}})
	_, faults := paginate(items, c.set.bodyTop, c.set.bodyBottom)
	if len(faults) != 1 || !strings.Contains(faults[0].Text, "taller than a page") {
		t.Errorf("got %v", faults)
	}
}

// TestMarksSideBySide: a footnote stays at its word, a citation goes to the end
// of the sentence; where they meet they share brackets.
func TestMarksSideBySide(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"One[@b] two[^x] three[^x] four[@a].", "One two^([a]) three^([a]) four^([1, 2])."},
		{"Said.[^x] Next[^x].", "Said.^([a]) Next^([a])."},
		{"One[@a][^x].", "One^([1, a])."},
		{"One [^x], two", "One^([a]), two"},
		{"[^x]", "[a]"},
	} {
		c := composing(t, "a", "b")
		read := c.read(data.Text{Parts: []data.Part{{Text: tt.in + "\n\n[^x]: note"}}})
		if len(c.set.faults) > 0 {
			t.Fatal(c.set.faults)
		}
		w := proseComposer{set: c.set, size: c.set.bodySize}
		if got := withMarks(w.words(read.Passages[0].(doc.Paragraph).Words, c.set.root)); got != tt.want {
			t.Errorf("%q\ngot  %q\nwant %q", tt.in, got, tt.want)
		}
	}
}

// TestFootnotesBesideChart checks that a chart which fills a page leaves the room
// for the footnotes of the text beside it: heading, chart and notes stand together.
func TestFootnotesBesideChart(t *testing.T) {
	for _, tt := range []struct{ head, page string }{
		{"layout: deck\n", ""}, {"", "    page: landscape\n"}, {"layout: letter\n", "    page: landscape\n    side: left\n"},
	} {
		for _, notes := range []int{1, 3} {
			text := ""
			for i := range notes {
				text += fmt.Sprintf("      Mark[^n%d].\n\n      [^n%d]: %s.\n\n", i, i, strings.Repeat("as long as it is ", 12))
			}
			d := layout(t, "title: T\n"+tt.head+`sources: {s: {publisher: P, title: T}}
figures:
  f: {title: F, unit: people, source: s, values: {A: 1, B: 2}}
briefing:
  - heading: H
  - chart: f
`+tt.page+"    beside: |\n"+text)
			together := 0
			for _, p := range d.Pages {
				heading, chart, found := false, false, 0
				for _, b := range p {
					heading = heading || b.Anchor == "section.1"
					chart = chart || b.Kind == BoxChart
					if strings.HasPrefix(b.Anchor, "note.") {
						found++
					}
				}
				if heading && chart {
					together = found
				}
			}
			if together != notes {
				t.Errorf("%q %q: %d of %d notes stand with heading and chart", tt.head, tt.page, together, notes)
			}
		}
	}
}
