package doc

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"briefing/data"
)

// outline prints passages in one line.
func outline(passages []Passage) string {
	var parts []string
	for _, p := range passages {
		switch p := p.(type) {
		case Paragraph:
			parts = append(parts, "p("+written(p.Words)+")")
		case List:
			var points []string
			for _, point := range p.Points {
				points = append(points, outline(point.Passages))
			}
			kind := "ul"
			if p.Ordered {
				kind = fmt.Sprint("ol", p.Start)
			}
			if want := map[bool]string{false: "•", true: fmt.Sprint(p.Start) + "."}[p.Ordered]; p.Points[0].Marker != want {
				kind += "?" + p.Points[0].Marker
			}
			parts = append(parts, kind+"["+strings.Join(points, " | ")+"]")
		case Quote:
			parts = append(parts, "quote("+outline(p.Passages)+")")
		case Separator:
			parts = append(parts, "---")
		case TextTable:
			var rows []string
			for _, cells := range p.Rows {
				var row []string
				for i, c := range cells {
					row = append(row, [...]string{"", "^", ">"}[p.Aligns[i]]+written(c))
				}
				rows = append(rows, strings.Join(row, ","))
			}
			parts = append(parts, "table["+strings.Join(rows, " | ")+"]")
		}
	}
	return strings.Join(parts, " ")
}

func written(words []Inline) string {
	var b strings.Builder
	for _, w := range words {
		switch w := w.(type) {
		case Run:
			b.WriteString(styled(w))
		case Marks:
			for _, s := range w.Sources {
				b.WriteString("@" + strings.TrimPrefix(s.Anchor, "source."))
			}
			for _, n := range w.Notes {
				b.WriteString("^" + n.Note.Letter)
			}
		}
	}
	return b.String()
}

func styled(w Run) string {
	text := strings.ReplaceAll(w.Text, "\n", "/")
	for _, mark := range []struct {
		on   bool
		sign string
	}{{w.Bold, "*"}, {w.Italic, "_"}, {w.Code, "`"}} {
		if mark.on {
			text = mark.sign + text + mark.sign
		}
	}
	if w.Link != nil {
		text = "<" + text + " " + w.Link.URL + w.Link.Anchor + ">"
	}
	return text
}

// reading returns a reader of texts that cite the sources given by key, numbered from 1.
func reading(sources ...string) *textReader {
	ds := &data.Dataset{Language: "en"}
	for _, key := range sources {
		ds.Sources = append(ds.Sources, &data.Source{Key: key})
	}
	ds.Cited = ds.Sources
	return newBuilder(ds).texts
}

func TestMarkdown(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"one\ntwo\n\nthree", "p(one two) p(three)"},
		{"a **b *c*** d", "p(a* b*_* c*_ d)"},
		{"a  \nb\\\nc", "p(a/b/c)"},
		{"- one\n- two\n  - three", "ul[p(one) | p(two) ul[p(three)]]"},
		{"3. one\n4. two", "ol3[p(one) | p(two)]"},
		{"> said", "quote(p(said))"},
		{"a\n\n---\n\nb", "p(a) --- p(b)"},
		{"a\n---\nb", "p(a) --- p(b)"},
		{"use `x < y`", "p(use `x < y`)"},
		{"50&nbsp;% \\*not\\* &lt;b&gt;", "p(50\u00a0% *not* <b>)"},
		{"[text](https://example.org/a_b?c=d)", "p(<text https://example.org/a_b?c=d>)"},
		{"<https://example.org> <me@example.org>", "p(<https://example.org https://example.org> <me@example.org mailto:me@example.org>)"},
		{"[text][ref]\n\n[ref]: http://example.org", "p(<text http://example.org>)"},
		{"35.8[@a][@b-2] and **36[@c]**", "p(35.8 and* 36*@a@b-2@c)"},
		{"`[@a]` \\[@a]", "p(`[@a]` [@a])"},
		{"[@来源]", "p(@来源)"},
		{"a[^x] b[^y] c[^x]\n\n[^y]: why\n[^x]: ex\n    more", "p(a^a b^b c^a)"},
		{"`[^x]` \\[^x]", "p(`[^x]` [^x])"},
		{"wow![^1]\n\n[^1]: n", "p(wow!^a)"},
		{"a|b|c\n-|:-:|-:\n1|2|3\n4| | |", "table[a,^b,>c | 1,^2,>3 | 4,^,>]"},
		{"| a \\| b | `c \\| d` |\n|---|---|\n| *e*[@f] | [g](https://e.org) |", "table[a | b,`c | d` | _e_@f,<g https://e.org>]"},
		{"text\n| a |\n|---|\n| b |", "p(text) table[a | b]"},
		{"> |a|\n> |-|\n> |b|", "quote(table[a | b])"},
		{"a|b\n-|-\n | \\| | `x\\|y` | \nc\\|d|e", "table[a,b | |,`x|y` | c|d,e]"},
	} {
		r := reading("a", "b-2", "c", "f", "来源")
		got := outline(r.prose(data.Text{Parts: []data.Part{{Text: tt.in}}}).Passages)
		if got != tt.want || len(r.faults) > 0 {
			t.Errorf("%q\ngot  %s\nwant %s\nfaults %v", tt.in, got, tt.want, r.faults)
		}
	}
}

func TestMarkdownFaults(t *testing.T) {
	pos := data.Pos{File: "f.yaml", Line: 3, Col: 5}
	for _, tt := range []struct{ in, want string }{
		{"# Title", `there is a heading in a text: "Title"`},
		{"a <b>x</b>", `HTML in a text: "<b>"`},
		{"<script>alert(1)</script>", `HTML in a text: "<script>alert(1)</script>"`},
		{"![alt](https://example.org/x.png)", `a picture in a text: "https://example.org/x.png"`},
		{"[x](javascript:alert(1))", `a link to "javascript:alert(1)"`},
		{"[x](JaVaScRiPt:alert(1))", `a link to "JaVaScRiPt:alert(1)"`},
		{"[x](data:text/html,x)", `a link to "data:text/html,x"`},
		{"[x](file:///etc/passwd)", `a link to "file:///etc/passwd"`},
		{"[x](/relative)", `a link to "/relative"`},
		{"[x](http:///path)", `a link to "http:///path"`},
		{"<javascript:alert(1)>", `a link to "javascript:alert(1)"`},
		{"[x](&#106;avascript:alert(1))", `a link to "javascript:alert(1)"`},
		{"```\ncode\n```", "there is a code block in a text"},
		{"35.8 [@no key]", `"[@no key]" is not a citation`},
		{"a\n\n    indented", `a line of a text is indented by four spaces or more: "indented"`},
		{strings.Repeat("> ", 40) + "x", "lists and quotes are nested more than 6 deep"},
		{strings.Repeat("> ", 30_000) + "x", "lists and quotes are nested more than 6 deep"},
		{strings.Repeat("- ", 5_000) + "x", "lists and quotes are nested more than 6 deep"},
		{"a[^x]", `there is no footnote "x"`},
		{"a[^x]\n\n[^y]: why", `there is no footnote "x"`},
		{"a\n\n[^y]: why", `nothing refers to the footnote "y"`},
		{"a[^y]\n\n[^y]: why\n[^y]: again", `the footnote "y" is written twice`},
		{"a[^y]\n\n[^y]:", `the footnote "y" is empty`},
		{"a[^y]\n\n[^y]: - list", `the footnote "y" holds more than paragraphs`},
		{"a[^y]\n\n[^y]: b[^y]", "there is a footnote in a footnote"},
		{"a[^y]\n\n[^y]: b[^z]\n[^z]: c", "there is a footnote in a footnote"},
		{"a[^y]\n\n[^y]: <b>", `HTML in a text: "<b>"`},
		{"|a|\n|-|" + strings.Repeat("\n|b|", 31), "a table of 31 rows in a text; at most 30 fit one"},
		{"|a|b|\n|-|-|\n|x|1|LOST|", `row 1 of a table has 3 cells, where its header has 2: "|x|1|LOST|"`},
		{"a|b\n-|-\n1|2\nx|`y|z`", `row 2 of a table has 3 cells, where its header has 2: "x|` + "`y|z`" + `"`},
		{"a|b\n-|-\nx", `row 1 of a table has 1 cell, where its header has 2: "x"`},
		{"|a|b|c|\n|-|-|\n|x|1|2|", `the header of a table has 3 cells, and the line below it 2`},
		{"|a|\n|-|\n|<b>|", `HTML in a text: "<b>"`},
	} {
		r := reading()
		r.prose(data.Text{Parts: []data.Part{{Text: tt.in}}, Pos: pos})
		if len(r.faults) == 0 || r.faults[0].Text != tt.want || r.faults[0].Pos != pos {
			t.Errorf("%q: got %v, want %s", tt.in, r.faults, tt.want)
		}
	}
}

// TestDeepMarkdown reads texts of a few thousand levels and lines, which took
// gigabytes where each line was kept by each level.
func TestDeepMarkdown(t *testing.T) {
	for _, mark := range []string{"> ", ">", "- ", "1. ", "> - ", "[^a]: "} {
		text := strings.Repeat(mark, 2000) + "a" + strings.Repeat("\n", 4000)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := reading()
		r.prose(data.Text{Parts: []data.Part{{Text: text}}})
		runtime.ReadMemStats(&after)
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 20 {
			t.Errorf("%q: %d MB", mark, took)
		}
		if mark != "[^a]: " && len(r.faults) == 0 {
			t.Errorf("%q: no fault", mark)
		}
	}
}
