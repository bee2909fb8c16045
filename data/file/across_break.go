package file

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// sentenceEnd is where a sentence ends in a text: a stop with a blank after it, a Chinese one, an empty
// line, or the next item of a list.
var sentenceEnd = pattern.Lazy(`[.!?]["”’»)]*(?:\s|$)|[。！？]|\n\s*(?:\n|[-*] |\d+\. )`)

// saysBreak are words of a sentence that tells its readers of the break itself.
var saysBreak = pattern.Lazy(`(?i)\bbreak|\bbroken\b|definition|method|comparab|revis|bruch|vergleichbar|methode|口径|可比|定义|方法|断点`)

// printing are the functions of texts that print one value as it is.
var printing = []string{"value", "number", "latest", "earliest"}

// acrossBreaks warns of a sentence with two values of one series between which the series breaks: they
// are read as a change.
func acrossBreaks(r *resolver, t textDraft, parts []data.Part) {
	var sentence []data.Number
	words, before := "", "" // of the sentence, and since its last reference
	end := func() {
		ends := sentenceEnd().FindAllStringIndex(before, -1)
		if ends != nil {
			warnOfBreak(r, t, sentence, words+before[:ends[0][0]])
			sentence, words, before = nil, "", before[ends[len(ends)-1][1]:]
		}
		words, before = words+before, ""
	}
	for _, p := range parts {
		if !p.Reference {
			before += p.Text
			continue
		}
		end()
		if printsOne(p) {
			sentence = append(sentence, p.Of[0])
		}
	}
	end()
	warnOfBreak(r, t, sentence, words)
}

// printsOne reports whether a reference prints one value as it is.
func printsOne(p data.Part) bool {
	call := strings.Fields(strings.Trim(p.Call, "{}"))
	return len(call) > 0 && slices.Contains(printing, call[0]) && len(p.Of) == 1
}

// warnOfBreak warns of the first two values of a sentence that lie on two sides of a break.
func warnOfBreak(r *resolver, t textDraft, values []data.Number, words string) {
	if saysBreak().MatchString(words) {
		return
	}
	for i, b := range values {
		for _, a := range values[:i] {
			s, ok := b.Figure.SeriesNamed(b.Series)
			if !ok || a.Figure != b.Figure || a.Series != b.Series {
				continue
			}
			if k := b.Figure.BreakBetween(s, a.Key, b.Key); k != nil {
				r.warn(data.Fault{Rule: data.RuleBreakInSentence, Pos: t.at.pos(), Path: t.at.path,
					Text: fmt.Sprintf("one sentence has the values of %s for %s and %s, and the series breaks in %s", namedIn(b), a.Key, b.Key, k.At)})
				return
			}
		}
	}
}

// namedIn is a figure, and the series of it that a number is of.
func namedIn(n data.Number) string {
	if n.Series == "" {
		return n.Figure.ID
	}
	return n.Figure.ID + ", " + n.Series
}
