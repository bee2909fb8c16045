package file

import (
	"fmt"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// sentenceEnd is where a sentence ends in a text: a stop with a blank after it, a Chinese one, an empty
// line, or the next item of a list.
var sentenceEnd = pattern.New(`[.!?]["”’»)]*(?:\s|$)|[。！？]|\n\s*(?:\n|[-*] |\d+\. )`)

// saysBreak are words of a sentence that tells its readers of the break itself.
var saysBreak = pattern.New(`(?i)\bbreak|\bbroken\b|definition|method|comparab|revis|bruch|vergleichbar|methode|口径|可比|定义|方法|断点`)

// acrossBreaks warns of a sentence with two values of one series between which the series breaks: they
// are read as a change.
func acrossBreaks(r *resolver, t textDraft, parts []data.Part) {
	sentences, of := sentencesOf(parts)
	values := make([][]data.Number, len(sentences))
	for i, p := range parts {
		if p.Reference && p.PrintsOne() {
			values[of[i]] = append(values[of[i]], p.Of[0])
		}
	}
	for i, of := range values {
		warnOfBreak(r, t, of, sentences[i])
	}
}

// warnOfBreak warns of the first two values of a sentence that lie on two sides of a break. A sentence
// may have thousands: each is compared with the earliest and the latest of its series before it, and
// only if it is earlier or later.
func warnOfBreak(r *resolver, t textDraft, values []data.Number, words string) {
	if len(values) < 2 || saysBreak.MatchString(words) {
		return
	}
	type row struct {
		figure *data.Figure
		series string
	}
	type ends struct{ first, last data.Key }
	met := map[row]*ends{}
	for i, b := range values {
		s, ok := b.Figure.SeriesNamed(b.Series)
		if !ok || b.Key.Period.IsZero() {
			continue
		}
		of := row{b.Figure, b.Series}
		e := met[of]
		if e == nil {
			met[of] = &ends{b.Key, b.Key}
			continue
		}
		far := b.Key
		switch {
		case b.Key.Period.Compare(e.first.Period) < 0:
			far, e.first = e.last, b.Key
		case b.Key.Period.Compare(e.last.Period) > 0:
			far, e.last = e.first, b.Key
		}
		if far == b.Key || b.Figure.BreakBetween(s, far, b.Key) == nil {
			continue
		}
		for _, a := range values[:i] {
			if a.Figure != b.Figure || a.Series != b.Series {
				continue
			}
			if k := b.Figure.BreakBetween(s, a.Key, b.Key); k != nil {
				r.warn(data.Fault{Rule: data.RuleBreakInSentence, Pos: t.at.pos(), Path: t.at.path,
					Text: fmt.Sprintf("one sentence has the values of %s for %s and %s, and the series breaks in %s", b.Row(), a.Key, b.Key, k.At)})
				return
			}
		}
	}
}
