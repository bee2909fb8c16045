package file

import (
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
)

// blankLine parts two paragraphs.
var blankLine = pattern.Lazy(`\n\s*\n`)

// ofWholes adds to percentages what they are of, 4.2% of GDP: once in a paragraph, where its
// sentence does not say it.
func ofWholes(say *language.Printer, parts []data.Part) {
	said := map[data.Unit]bool{} // in the paragraph so far
	sentences := sentencesOf(parts)
	for i := range parts {
		p := &parts[i]
		if !p.Reference {
			if blankLine().MatchString(p.Text) {
				clear(said)
			}
			continue
		}
		if !p.PrintsOne() || p.Function() == "number" || p.Printed == nil || p.Printed.Unit.Kind != data.UnitPercent {
			continue
		}
		u := p.Printed.Unit
		if !said[u] && !language.SaysWhole(say, sentences[i], u) && !beginsWith(textBehind(parts[i+1:]), saysOf) {
			if p.Text = language.InTextOfWhole(say, p.Printed.Value, u); i == 0 {
				p.Text = language.Capitalized(p.Text)
			}
		}
		said[u] = true
	}
}

// saysOf are the words behind a percentage that say what it is of.
var saysOf = []string{"of", "der", "des", "vom", "von", "aller"}

// textBehind is the text that parts begin with, without the blanks before it.
func textBehind(parts []data.Part) (text string) {
	for i := 0; i < len(parts) && !parts[i].Reference && strings.TrimSpace(text) == ""; i++ {
		text += parts[i].Text
	}
	return strings.TrimLeft(text, " \u00a0\n")
}

// sentencesOf are the sentences that each part of a text belongs to, as they are printed.
func sentencesOf(parts []data.Part) []string {
	sentences := make([]string, len(parts))
	from, sentence := 0, ""
	end := func(to int) {
		for ; from < to; from++ {
			sentences[from] = sentence
		}
		sentence = ""
	}
	for i, p := range parts {
		rest := p.Text
		if p.Reference {
			sentence += rest
			continue
		}
		for {
			at := sentenceEnd().FindStringIndex(rest)
			if at == nil {
				break
			}
			sentence += rest[:at[0]]
			end(i)
			rest = rest[at[1]:]
		}
		sentence += rest
	}
	end(len(parts))
	return sentences
}
