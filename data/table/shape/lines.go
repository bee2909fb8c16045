package shape

import (
	"slices"
	"strings"

	"briefing/data/table/grid"
)

// Line is what a line about a table says, or the file of itself: a text, and what it is, as the
// keys of [Table.About] have it.
type Line struct{ Key, Text string }

// LineKeys are what such texts may be, beside units.
func LineKeys() []string { return []string{"title", "measure", "source", "publisher", "note"} }

// SaidPrefix begins the keys of findings that say what lines say now in place of a Line.
const SaidPrefix = "stated-"

// saidNow is what the lines say in place of those that the file names: the same text, and else
// one of the kind, which is empty where there is none.
func saidNow(lines []Line, about []grid.Finding) (found []grid.Finding) {
	for _, l := range lines {
		is := func(f grid.Finding) bool { return f.Text == l.Text && l.Text != "" }
		if !slices.ContainsFunc(about, is) {
			is = func(f grid.Finding) bool { return f.Key == l.Key && wordOf(f.Text) == wordOf(l.Text) && f.Text != "" }
		}
		if !slices.ContainsFunc(about, is) {
			is = func(f grid.Finding) bool { return f.Key == l.Key }
		}
		now := grid.Finding{}
		if i := slices.IndexFunc(about, is); i >= 0 {
			now = about[i]
		}
		now.Key = SaidPrefix + l.Key
		found = append(found, now)
	}
	return found
}

// wordOf is the word that a text begins with which says what it is: CDID of CDID: IHYQ.
func wordOf(text string) string {
	word, _, found := strings.Cut(text, ":")
	if !found {
		return ""
	}
	return word
}
