package file

import (
	"strings"
	"testing"

	"briefing/data/language"
)

// What is said of a number is true of what was made of it: notes on figures, series and values go on to
// what is computed from them, also over several steps, each once, and those of other times do not.
func TestNotesOfInputs(t *testing.T) {
	const figures = `figures:
  h: {title: Homicides, unit: offences, source: s, nature: flow, note: With the victims of 1989., values: {2015: 57, 2016: {value: 69, note: Recorded then}, 2017: 70}}
  p: {title: Population, unit: people, source: s, note: At mid-year., values: {2016: 10, 2017: 10}}
  r: {title: Rate, from: [h, p], by: ratio, match: both}
  g: {title: Growth of the rate, from: r, by: growth, note: At mid-year.}
  l: {title: Homicides of late, unit: offences, source: s, values: {2017: 3}}
`
	ds := loadText(t, figures)
	got := map[string]string{}
	for _, f := range ds.Figures {
		for _, in := range f.InputNotes() {
			got[f.ID] += language.InputNoteLabel(language.Of(ds), in) + ": " + in.Note.Plain + "; "
		}
	}
	want := "Homicides: With the victims of 1989.; Population: At mid-year.; Homicides, 2016: Recorded then; "
	if got["r"] != want || got["g"] != want || got["h"] != "" || got["l"] != "" {
		t.Errorf("%q, want %q", got, want)
	}
}

// The methods say what the file says of a figure, once: with the figure that it is said of.
func TestMethodsSayNotes(t *testing.T) {
	text := methodsOf(t, "en", textHead+`figures:
  h: {title: Homicides, unit: offences, source: s, note: With the victims of 1989., values: {2016: {value: 69, note: Recorded then}, 2017: 70}}
  p: {title: Population, unit: people, source: s, values: {2016: 10, 2017: 10}}
  r: {title: Rate, from: [h, p], by: ratio, note: Rounded.}
charts: {r: {figure: r, title: T}}
briefing: [{chart: r}]
`)
	for _, want := range []string{"With the victims of 1989.", "2016: Recorded then", "- Rounded."} {
		if n := strings.Count(text, want); n != 1 {
			t.Errorf("%q is said %d times: %s", want, n, text)
		}
	}
}
