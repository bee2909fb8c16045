package language

import "strings"

// Ranges puts things, which are in order of their numbers, together for citations: one by one, or
// the first and the last of three or more whose numbers follow each other.
func Ranges[T any](things []T, number func(T) int) [][]T {
	var out [][]T
	for from := 0; from < len(things); {
		to := from
		for to+1 < len(things) && number(things[to+1]) == number(things[to])+1 {
			to++
		}
		if to-from < 2 {
			to = from
			out = append(out, things[from:from+1])
		} else {
			out = append(out, []T{things[from], things[to]})
		}
		from = to + 1
	}
	return out
}

// CitationInWords are the numbers of things for those who hear them: "1 to 3 and 7".
func CitationInWords[T any](p *Printer, things []T, number func(T) int, printed func(T) string) string {
	return Spoken(p, p.List(cited(things, number, printed)))
}

// Through is what stands between the ends of a range for those who hear it.
func Through(p *Printer) string { return p.lang.periods.through }

// Spoken is a text for those who hear it: a dash between numbers, which voices leave out, is a word.
func Spoken(p *Printer, text string) string {
	var b strings.Builder
	done := 0
	for _, short := range ShortForms(p, text) {
		if short.Heard != "" {
			b.WriteString(text[done:short.From] + short.Heard)
			done = short.To
		}
	}
	return b.String() + text[done:]
}

// Citation is how the numbers of things stand in brackets: "1–3, 7".
func Citation[T any](p *Printer, things []T, number func(T) int, printed func(T) string) string {
	return strings.Join(cited(things, number, printed), p.Say(WordCitationBetween))
}

func cited[T any](things []T, number func(T) int, printed func(T) string) []string {
	var out []string
	for _, r := range Ranges(things, number) {
		text := printed(r[0])
		if len(r) > 1 {
			text += "–" + printed(r[1])
		}
		out = append(out, text)
	}
	return out
}
