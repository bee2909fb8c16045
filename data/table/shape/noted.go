package shape

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// cutNoted cuts the number of a note from behind a number and a blank: 12.3 1. No sign between
// digits has fewer than three after it, so it is no part of the number.
func cutNoted(text string) (before, note string, ok bool) {
	i := strings.LastIndexFunc(text, unicode.IsSpace)
	if i < 1 {
		return "", "", false
	}
	before, note = trim(text[:i]), trim(text[i:])
	if len(note) > 2 || note == "" || note[0] == '0' || !data.AllDigits(note) || !isDigit(before[len(before)-1]) || isYear(before) {
		return "", "", false
	}
	w, ok := number.Cut(before)
	return before, note, ok && w.Mark == "" && isWritten(w)
}

// notedNumbers are the numbers of notes that stand behind numbers of a table, in their order.
type notedNumbers []grid.Finding

func (n *notedNumbers) take(note string, at data.Pos) {
	if len(*n) < maxMarks && !slices.ContainsFunc(*n, func(f grid.Finding) bool { return f.Text == note }) {
		*n = append(*n, grid.Finding{Key: "mark", Text: note, At: at})
	}
}

// settle finds the notes that the numbers lead to. What leads to none, and is not said to be a
// mark, is asked.
func (n notedNumbers) settle(said []string, notes []grid.Finding) ([]grid.Finding, Errors) {
	var open []string
	at := data.Pos{}
	found := (&marks{list: slices.Clone(n)}).findings(notes)
	for i, f := range n {
		if found[i].Text == f.Text && !slices.Contains(said, f.Text) {
			if open == nil {
				at = f.At
			}
			open = append(open, f.Text)
		}
	}
	if open == nil {
		return found, nil
	}
	list := strings.Join(open, ", ")
	return nil, Errors{{At: at, Key: "marks", Readings: []grid.Reading{{Write: list, Means: "these are the numbers of notes, and no part of the numbers before them"}},
		Text: fmt.Sprintf("a number has another one behind it, with a blank between, and no note below the table begins with it: %s", list), Hint: fmt.Sprintf("write marks: [%s], where these are the numbers of notes", list)}}
}
