package file

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
)

// blankLine parts two paragraphs.
var blankLine = pattern.New(`\n\s*\n`)

// ofWholes adds to percentages what they are of, 4.2% of GDP: once in a paragraph, where its
// sentence does not say it.
func ofWholes(say *language.Printer, parts []data.Part) {
	if !slices.ContainsFunc(parts, printsPercentage) {
		return
	}
	said := map[data.Unit]bool{} // in the paragraph so far
	sentences, of := sentencesOf(parts)
	for i := range parts {
		p := &parts[i]
		if !p.Reference {
			if blankLine.MatchString(p.Text) {
				clear(said)
			}
			continue
		}
		if !printsPercentage(*p) {
			continue
		}
		u := p.Printed.Unit
		if !said[u] && !language.SaysWhole(say, sentences[of[i]], u) && !beginsWith(textBehind(parts[i+1:]), saysOf) {
			if p.Text = language.InTextOfWhole(say, p.Printed.Value, u); i == 0 {
				p.Text = language.Capitalized(p.Text)
			}
		}
		said[u] = true
	}
}

// printsPercentage reports whether a part prints a percentage with its sign.
func printsPercentage(p data.Part) bool {
	return p.Reference && p.PrintsOne() && p.Function() != "number" && p.Printed != nil && p.Printed.Unit.Kind == data.UnitPercent
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

// sentencesOf are the sentences of a text as they are printed, and the one that each part of it begins in.
// What a reference prints ends none.
func sentencesOf(parts []data.Part) (sentences []string, of []int) {
	var text strings.Builder
	for _, p := range parts {
		text.WriteString(p.Text)
	}
	whole, from, start := text.String(), 0, 0
	ends := sentenceEnd.FindAllStringIndex(whole, -1)
	for _, p := range parts {
		of = append(of, len(sentences))
		for start += len(p.Text); len(ends) > 0 && ends[0][0] < start; ends = ends[1:] {
			if !p.Reference {
				sentences = append(sentences, whole[from:ends[0][0]])
				from = ends[0][1]
			}
		}
	}
	return append(sentences, whole[from:]), of
}
