package report

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/data"
)

// outline prints passages in one line.
func outline(passages []passage) string {
	var parts []string
	for _, p := range passages {
		switch p.kind {
		case paragraph:
			parts = append(parts, "p("+words(p.words)+")")
		case list:
			var points []string
			for _, point := range p.items {
				points = append(points, outline(point))
			}
			kind := "ul"
			if p.ordered {
				kind = fmt.Sprintf("ol%d", p.start)
			}
			parts = append(parts, kind+"["+strings.Join(points, " | ")+"]")
		case quote:
			parts = append(parts, "quote("+outline(p.inner)+")")
		case separator:
			parts = append(parts, "---")
		case table:
			var rows []string
			for _, cells := range p.rows {
				var row []string
				for i, c := range cells {
					row = append(row, [...]string{"", "^", ">"}[p.aligns[i]]+words(c))
				}
				rows = append(rows, strings.Join(row, ","))
			}
			parts = append(parts, "table["+strings.Join(rows, " | ")+"]")
		}
	}
	return strings.Join(parts, " ")
}

func words(words []inline) string {
	var b strings.Builder
	for _, w := range words {
		text := strings.NewReplacer("\n", "/", "\r", "~").Replace(w.text)
		for _, mark := range []struct {
			on   bool
			sign string
		}{{w.bold, "*"}, {w.italic, "_"}, {w.code, "`"}} {
			if mark.on {
				text = mark.sign + text + mark.sign
			}
		}
		if w.url != "" {
			text = "<" + text + " " + w.url + ">"
		}
		if w.cite != "" {
			text = "@" + w.cite
		}
		if w.note > 0 {
			text = fmt.Sprint("^", w.note)
		}
		b.WriteString(text)
	}
	return b.String()
}

func TestMarkdown(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"one\ntwo\n\nthree", "p(one~two) p(three)"},
		{"a **b *c*** d", "p(a *b *_*c*_ d)"},
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
		{"35.8[@a][@b-2] and **36[@c]**", "p(35.8@a@b-2 and *36*@c)"},
		{"`[@a]` \\[@a]", "p(`[@a]` [@a])"},
		{"[@来源]", "p(@来源)"},
		{"a[^x] b[^y] c[^x]\n\n[^y]: why\n[^x]: ex\n    more", "p(a^1 b^2 c^1)"},
		{"`[^x]` \\[^x]", "p(`[^x]` [^x])"},
		{"wow![^1]\n\n[^1]: n", "p(wow!^1)"},
		{"a|b|c\n-|:-:|-:\n1|2|3\n4| | |", "table[a,^b,>c | 1,^2,>3 | 4,^,>]"},
		{"| a \\| b | `c \\| d` |\n|---|---|\n| *e*[@f] | [g](https://e.org) |", "table[a | b,`c | d` | _e_@f,<g https://e.org>]"},
		{"text\n| a |\n|---|\n| b |", "p(text) table[a | b]"},
		{"> |a|\n> |-|\n> |b|", "quote(table[a | b])"},
		{"a|b\n-|-\n | \\| | `x\\|y` | \nc\\|d|e", "table[a,b | |,`x|y` | c|d,e]"},
	} {
		got, _, faults := markdown(data.Text{Cited: tt.in})
		if outline(got) != tt.want || len(faults) > 0 {
			t.Errorf("%q\ngot  %s\nwant %s\nfaults %v", tt.in, outline(got), tt.want, faults)
		}
	}
}

func TestMarkdownFaults(t *testing.T) {
	pos := data.Pos{File: "f.yaml", Line: 3, Col: 5}
	for _, tt := range []struct{ in, want string }{
		{"# Title", `a heading stands in a text: "Title"`},
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
		{"```\ncode\n```", "a code block stands in a text"},
		{"35.8 [@no key]", `"[@no key]" is no citation`},
		{"a\n\n    indented", `a line of a text is indented by four spaces or more: "indented"`},
		{strings.Repeat("> ", 40) + "x", "lists and quotes stand in each other more than 6 deep"},
		{strings.Repeat("> ", 30_000) + "x", "lists and quotes stand in each other more than 6 deep"},
		{strings.Repeat("- ", 5_000) + "x", "lists and quotes stand in each other more than 6 deep"},
		{"a[^x]", `there is no footnote "x"`},
		{"a[^x]\n\n[^y]: why", `there is no footnote "x"`},
		{"a\n\n[^y]: why", `nothing refers to the footnote "y"`},
		{"a[^y]\n\n[^y]: why\n[^y]: again", `the footnote "y" is written twice`},
		{"a[^y]\n\n[^y]:", `the footnote "y" is empty`},
		{"a[^y]\n\n[^y]: - list", `the footnote "y" holds more than paragraphs`},
		{"a[^y]\n\n[^y]: b[^y]", "a footnote stands in a footnote"},
		{"a[^y]\n\n[^y]: b[^z]\n[^z]: c", "a footnote stands in a footnote"},
		{"a[^y]\n\n[^y]: <b>", `HTML in a text: "<b>"`},
		{"|a|\n|-|" + strings.Repeat("\n|b|", 31), "a table of 31 rows in a text; at most 30 fit one"},
		{"|a|b|\n|-|-|\n|x|1|LOST|", `row 1 of a table has 3 cells, where its head has 2: "|x|1|LOST|"`},
		{"a|b\n-|-\n1|2\nx|`y|z`", `row 2 of a table has 3 cells, where its head has 2: "x|` + "`y|z`" + `"`},
		{"a|b\n-|-\nx", `row 1 of a table has 1 cell, where its head has 2: "x"`},
		{"|a|b|c|\n|-|-|\n|x|1|2|", `the head of a table has 3 cells, and the line below it 2`},
		{"|a|\n|-|\n|<b>|", `HTML in a text: "<b>"`},
	} {
		_, _, faults := markdown(data.Text{Cited: tt.in, Pos: pos})
		if len(faults) == 0 || faults[0].Text != tt.want || faults[0].Pos != pos {
			t.Errorf("%q: got %v, want %s", tt.in, faults, tt.want)
		}
	}
}

// FuzzMarkdown holds that any text is laid out or refused: no panic, and nothing
// outside the width of the text.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"a **b** *c* [d](https://e.org) `f`[@a].", "- x\n  1. y\n\n> z", "\u00ad\u200b\u2028", "数字经济[@a]。\n来源",
		"a[^x] b[^x]\n\n[^x]: note[@a]\n    more", "a|b\n-|-:\nc[^1]|**d**\n\n[^1]: e", "> |a|\n> |-|\n> |b[^n]|\n\n[^n]: c",
		"<b>", "![](x)", "[@a][@b]", "***", "\\", "&#0;&#x1F600;", "[x](javascript:1)", "a  \n  \n\tb", "\xff",
		strings.Repeat("[@a] ", 50), strings.Repeat("*a ", 50), "e*\u0301*",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			t.Skip("longer than is worth the time")
		}
		c := composing(t, "a", "b")
		pages, _ := paginate(c.text(data.Text{Cited: s}, c.left, c.textWidth), c.bodyTop, c.bodyBottom)
		for _, p := range pages {
			for _, b := range p {
				if b.x < c.left-slack || b.kind == boxText && b.x+b.w > c.right+slack && utf8.RuneCountInString(b.line.Text) > 1 {
					t.Errorf("%q lies outside the text: %.2f to %.2f", b.line.Text, b.x, b.x+b.w)
				}
			}
		}
	})
}

// TestLongText holds that long texts, made to be slow, are laid out.
func TestLongText(t *testing.T) {
	const most = 16 << 10
	for _, s := range []string{
		"[@a] ", "a[@a] ", "*a* ", "*a", "[", "](", "a\n", "`", "_a_[@b]. ", "w", "[x](https://e.org) ", "<", "&amp;", "- a\n", "1. \n", "\u00ad",
		"[^a]: b\n", "[^", "a[^x]\n\n[^x]: y\n\n", "|", "|a|\n|-|\n", "a\\|`",
	} {
		texts := []string{strings.Repeat(s, most/len(s))}
		if s == "|" { // as many columns as fit, and as many footnotes
			wide := most / 5
			notes := ""
			for i := range most / 16 {
				notes += fmt.Sprintf("a[^%d] b\n\n[^%d]: c\n\n", i, i)
			}
			texts = append(texts, strings.Repeat("|a", wide)+"|\n"+strings.Repeat("|-", wide)+"|\n|b|\n", notes)
		}
		for _, text := range texts {
			c := composing(t, "a", "b")
			items := c.text(data.Text{Cited: text}, c.left, c.textWidth)
			if _, faults := paginate(items, c.bodyTop, c.bodyBottom); len(faults) > 0 {
				t.Errorf("%q: %v", s, faults)
			}
		}
	}
}
