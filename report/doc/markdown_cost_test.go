package doc

import (
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
)

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
