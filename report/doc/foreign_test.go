package doc

import (
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/language"
)

// Words that a text marks as in another language are a run of their own, which says so.
func TestForeignWords(t *testing.T) {
	read := func(text string) ([]Inline, data.Faults) {
		r := newTextReader(language.Of(&data.Dataset{Language: "en"}))
		p := r.prose(data.Text{Parts: []data.Part{{Text: text}}})
		if len(p.Passages) == 0 {
			return nil, r.faults
		}
		return p.Passages[0].(Paragraph).Words, r.faults
	}
	words, faults := read(`The *[Jahresgutachten]{de}* and the [国家统计局]{lang=zh-Hans} say so; \[this\]{de} and [that](https://a.b) are none.`)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	got := map[string]string{}
	for _, w := range words {
		if r, ok := w.(Run); ok && r.Language != "" {
			got[r.Text] = r.Language
			if r.Text == "Jahresgutachten" && !r.Italic {
				t.Error("the emphasis around it is lost")
			}
		}
	}
	if len(got) != 2 || got["Jahresgutachten"] != "de" || got["国家统计局"] != "zh-Hans" {
		t.Errorf("foreign words %v in %v", got, words)
	}
	if _, faults := read("A [word]{germanic}."); len(faults) != 1 || !strings.Contains(faults[0].Text, `"germanic" is not a language`) {
		t.Errorf("faults %v", faults)
	}
}
