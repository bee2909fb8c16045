package doc

import (
	"cmp"
	"fmt"
	"slices"

	"briefing/data"
)

// Failure is the fault of a block on which the program failed. No input may cause
// one, so each is a bug; but the message says where to look.
func Failure(pos data.Pos, cause any) data.Fault {
	return data.Fault{Pos: pos, Text: fmt.Sprintf("the program failed on this block: %v", cause), Hint: "this is a bug; report it, and write the block another way until it is fixed"}
}

// Ordered returns the faults once each, in the order of the files given and of
// their lines.
func Ordered(faults data.Faults, files []data.Input) data.Faults {
	file := func(f data.Fault) int {
		return slices.IndexFunc(files, func(in data.Input) bool { return in.Name == f.Pos.File })
	}
	slices.SortStableFunc(faults, func(a, b data.Fault) int {
		return cmp.Or(cmp.Compare(file(a), file(b)), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	return slices.Compact(faults)
}
