package file

import (
	"fmt"
	"strings"

	"briefing/data/flag"
	"briefing/data/internal/pattern"
)

// flagged is a number, or the sign for none, with a code after it, as Eurostat prints them.
var flagged = pattern.New(`^([-+−]?\d[\d.]*|:) ?([a-z]{0,3})$`)

// whyFlagged explains a number with the code of an office, which would be lost if it were taken
// for a unit; nil for what is none.
func whyFlagged(s string) *mistake {
	m := flagged.FindStringSubmatch(s)
	list, _ := flag.Named("eurostat")
	if m == nil || list == nil || m[1] != ":" && m[2] == "" {
		return nil
	}
	codes, unknown := list.Read(m[2])
	write := fmt.Sprintf("{value: %s%s}", m[1], keysOfFlags(codes))
	switch {
	case unknown != "" || codes.Zero || m[1] != ":" && codes.Missing:
		return nil
	case codes.Confidential:
		write = "confidential"
	case m[1] == ":":
		write = "{missing: not available}"
	}
	hint := fmt.Sprintf("where the sign is Eurostat's, write %s", write)
	if m[1] != ":" {
		hint += fmt.Sprintf("; where it is a unit, write %s and the unit under unit:", m[1])
	}
	return &mistake{fmt.Sprintf("%q is no plain number", s), hint}
}

// keysOfFlags are the keys of a value that say what codes say.
func keysOfFlags(codes flag.Together) string {
	text := ""
	if codes.Status != 0 {
		text += ", status: " + string(statusWords[codes.Status])
	}
	switch marks := wordsOfMarks(codes.Marks); len(marks) {
	case 0:
		return text
	case 1:
		return text + ", mark: " + marks[0]
	default:
		return text + ", mark: [" + strings.Join(marks, ", ") + "]"
	}
}
