package doc

import (
	"strings"
	"testing"
	"time"

	"briefing/data"
	"briefing/data/language"
)

// TestMarkdownIsLinear checks that a text of 64 KiB takes about eight times as long as one of
// 8 KiB, whatever it repeats.
func TestMarkdownIsLinear(t *testing.T) {
	for _, s := range []string{
		"[", "![", "](", "[a](", "[a](<b", "[a]", "[a][b]", "[a]: ", "[@", "[@a]", "[@a ", "[^", "[^a]", "[^a", "*a ", "*a_", "**", "_*", "a*b_", "<a ", "<a href=", "<!--", "<?", "&", "&#", "\\", "`a ``b ", "|a", "- ", "> ", "~~a ", "http://", "www.", "a@b.",
	} {
		took := func(size int) time.Duration {
			least := time.Hour
			for range 3 {
				r := newTextReader(language.Of(&data.Dataset{}))
				began := time.Now()
				r.prose(data.Text{Parts: []data.Part{{Text: strings.Repeat(s, size/len(s))}}})
				least = min(least, time.Since(began))
			}
			return least
		}
		long := took(64 << 10)
		if long < 100*time.Millisecond {
			continue
		}
		if short := took(8 << 10); long > 24*short {
			t.Errorf("%q: %v for 64 KiB, %v for 8 KiB", s, long, short)
		}
	}
}

// TestManyBrackets checks that links are read where they stand among few brackets that are
// none, and those beside a text of many.
func TestManyBrackets(t *testing.T) {
	for text, want := range map[string]int{
		strings.Repeat("[sic] ", 300) + "[a](https://e.org)":        1,
		strings.Repeat("[", 30_000) + "\n\n[a](https://e.org)":      1,
		strings.Repeat("*a ", 9_000) + "\n\n*a* [b](https://e.org)": 1,
	} {
		r := newTextReader(language.Of(&data.Dataset{}))
		prose := r.prose(data.Text{Parts: []data.Part{{Text: text}}})
		links, italic := 0, 0
		for _, p := range prose.Passages {
			for _, w := range p.(Paragraph).Words {
				run, _ := w.(Run)
				if run.Link != nil {
					links++
				}
				if run.Italic {
					italic++
				}
			}
		}
		if links != want || strings.HasPrefix(text, "*") && italic == 0 {
			t.Errorf("%.20q: %d links, %d italic", text, links, italic)
		}
	}
}
