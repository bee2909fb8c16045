package page

import (
	"errors"
	"slices"
	"strings"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
)

// checker collects what cannot be shown.
type checker struct {
	fonts     *typeset.Fonts
	faults    data.Faults
	fontHints map[string]bool // hints of the faults that a font would mend
}

// fault notes what is wrong at a place of the file.
func (c *checker) fault(pos data.Pos, text, hint string) {
	c.faults = append(c.faults, data.Fault{Pos: pos, Text: text, Hint: hint})
}

// refuse notes the faults of an error. What names no place is put at pos.
func (c *checker) refuse(err error, pos data.Pos) {
	c.faults = append(c.faults, data.FaultsAt(err, pos)...)
}

// sorted returns the faults once each, in the order of the input. Of those that
// the same font would mend only the first is kept: a file in Chinese would have
// one for each of its texts.
func (c *checker) sorted(inputs []data.Input) data.Faults {
	seen := map[string]bool{}
	return slices.DeleteFunc(doc.Ordered(c.faults, inputs), func(f data.Fault) bool {
		again := c.fontHints[f.Hint] && seen[f.Hint]
		seen[f.Hint] = true
		return again
	})
}

// check notes the fault of a text that cannot be set, and returns nothing then.
func (c *checker) check(text string, pos data.Pos) string {
	err := c.fonts.Check(blanks.Replace(text))
	if err == nil {
		return text
	}
	c.refuse(err, pos)
	var uncovered *typeset.UncoveredError
	if errors.As(err, &uncovered) {
		c.fontHints[c.faults[len(c.faults)-1].Hint] = true
	}
	return ""
}

// blanks are the control characters that are only white space.
var blanks = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

// plain returns a text of one line: white space is single spaces.
func (c *checker) plain(text string, pos data.Pos) string {
	return c.check(data.OneLine(text), pos)
}

// line returns a text of one line of the document.
func (c *checker) line(l doc.Line) string { return c.plain(l.Text, l.Pos) }

// guarded composes what stands at a place of the file, and notes the place in
// its boxes. A panic is a fault there, so that the others are found all the same.
func (c *checker) guarded(pos data.Pos, compose func() []item) (items []item) {
	defer func() {
		if r := recover(); r != nil {
			items = nil
			c.faults = append(c.faults, doc.Failure(pos, r))
		}
	}()
	items = compose()
	noteBlock(items, &pos)
	return items
}

// guardedBoxes is guarded for the boxes of an item.
func (c *checker) guardedBoxes(pos data.Pos, compose func() []Box) []Box {
	items := c.guarded(pos, func() []item { return []item{{boxes: compose()}} })
	if len(items) == 0 {
		return nil
	}
	return items[0].boxes
}

// noteBlock notes the block that items belong to, unless one inside of it is known.
func noteBlock(items []item, pos *data.Pos) {
	for _, it := range items {
		for i := range it.boxes {
			if it.boxes[i].Block == nil {
				it.boxes[i].Block = pos
			}
		}
		noteBlock(it.notes, pos)
		if it.float != nil {
			noteBlock(it.float.parts, pos)
		}
	}
}
