package file

import (
	"fmt"

	"briefing/data"
	"briefing/data/language"
)

// numberBlocks counts the charts and the tables of the briefing, and returns the
// first block of each by its anchor.
func numberBlocks(blocks []data.Block) map[string]data.Block {
	counts, first := map[data.BlockKind]int{}, map[string]data.Block{}
	var walk func(blocks []data.Block)
	walk = func(blocks []data.Block) {
		for i := range blocks {
			b := &blocks[i]
			if b.Kind == data.BlockChart || b.Kind == data.BlockTable {
				counts[b.Kind]++
				b.Number = counts[b.Kind]
				if _, known := first[b.Anchor()]; !known {
					first[b.Anchor()] = *b
				}
			}
			for _, column := range b.Columns {
				walk(column)
			}
		}
	}
	walk(blocks)
	return first
}

// sayRef prints "Figure 3", or "Table 1", linked to it.
func (r *resolver) sayRef(f referenceFunction, args []string) (string, error) {
	if len(args) != 1 {
		return "", &referenceError{text: "the reference names no chart", hint: "write " + f.form}
	}
	if r.user != nil {
		return "", &referenceError{text: "a chart on its own has no number to refer to", hint: "refer to charts in the texts of the briefing"}
	}
	for _, what := range []struct {
		anchor string
		word   language.Word
	}{{"#chart." + args[0], language.WordFigure}, {"#table." + args[0], language.WordTable}} {
		if b, ok := r.numbered[what.anchor]; ok {
			return markStart + r.printer.Say(what.word, "n", r.printer.Number(data.Int(int64(b.Number)))) + markKeys + what.anchor + markEnd, nil
		}
	}
	if r.unsure {
		return "", errBroken // its block may be one at fault
	}
	return "", &referenceError{text: fmt.Sprintf("no block of the briefing shows %q", args[0]), hint: "add the block chart: " + args[0] + ", or table: " + args[0]}
}
