package page

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/data"
)

// FuzzMarkdown checks that any text is laid out or refused: no panic, and nothing
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
		pages, _ := paginate(c.text(data.Text{Parts: []data.Part{{Text: s}}}), c.set.bodyTop, c.set.bodyBottom)
		for _, p := range pages {
			for _, b := range p {
				if b.X < c.set.left-slack || b.Kind == BoxText && b.X+b.W > c.set.right+slack && utf8.RuneCountInString(b.Line.Text) > 1 {
					t.Errorf("%q is outside the text: %.2f to %.2f", b.Line.Text, b.X, b.X+b.W)
				}
			}
		}
	})
}

// TestLongText checks that long texts, made to be slow, are laid out.
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
			items := c.text(data.Text{Parts: []data.Part{{Text: text}}})
			if _, faults := paginate(items, c.set.bodyTop, c.set.bodyBottom); len(faults) > 0 {
				t.Errorf("%q: %v", s, faults)
			}
		}
	}
}
