package file

import (
	"fmt"

	"briefing/data"
)

// anchorsOf adds those of all that blocks show.
func anchorsOf(blocks []data.Block, into map[string]bool) map[string]bool {
	for _, b := range blocks {
		if a := b.Anchor(); a != "" {
			into[a] = true
		}
		for _, column := range b.Columns {
			anchorsOf(column, into)
		}
	}
	return into
}

// ref names the place of a chart or of a table, which the document numbers.
func (e *expander) ref(form string, args []string) (data.Part, error) {
	if len(args) != 1 {
		return data.Part{}, &referenceError{text: "the reference names no chart", hint: "write " + form}
	}
	if e.base.user != nil {
		return data.Part{}, &referenceError{text: "a chart on its own has no number to refer to", hint: "refer to charts in the texts of the briefing"}
	}
	for _, anchor := range []string{"#chart." + args[0], "#table." + args[0]} {
		if e.base.shown[anchor] {
			return data.Part{Text: args[0], Anchor: anchor}, nil
		}
	}
	if e.unsure {
		return data.Part{}, errBroken // its block may be one at fault
	}
	return data.Part{}, &referenceError{text: fmt.Sprintf("no block of the briefing shows %q", args[0]), hint: "add the block chart: " + args[0] + ", or table: " + args[0]}
}
