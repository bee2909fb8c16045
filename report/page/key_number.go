package page

import (
	"cmp"
	"fmt"
	"slices"

	"briefing/data"
	"briefing/report/doc"
)

// numberComposer composes key numbers.
type numberComposer struct {
	set    *setter
	charts *sizer
}

// maxPerRow is how many key numbers stand in a row.
const maxPerRow = 4

// keyNumbers composes large numbers in a row, in rows of equal columns.
func (c numberComposer) keyNumbers(b *doc.KeyNumbers, x, width float64) []item {
	n := len(b.Numbers)
	if n == 0 {
		return nil
	}
	most := maxPerRow
	if width < c.set.textWidth {
		most = 2
	}
	rows := (n + most - 1) / most
	perRow := max((n+rows-1)/rows, 2)
	var items []item
	for from := 0; from < n; from += perRow {
		items = append(items, c.numberRow(b.Numbers[from:min(from+perRow, n)], perRow, x, width, b.Place()))
	}
	items[0].before, items[len(items)-1].after = c.set.numberSpace-4, c.set.numberSpace
	return items
}

func (c numberComposer) numberRow(numbers []doc.KeyNumber, perRow int, x, width float64, pos data.Pos) item {
	column := (width - c.set.numberGap*float64(perRow-1)) / float64(perRow)
	headlines, size := c.headlines(numbers, column, pos)
	row := item{before: c.set.numberSpace, after: c.set.numberSpace, what: "the row of key numbers", hint: "shorten the labels", pos: pos}
	columns := make([][]Box, len(numbers))
	for i := range numbers {
		boxes, height := c.keyNumber(headlines[i], numbers[i].Of, size, x+float64(i)*(column+c.set.numberGap), column, pos)
		columns[i] = boxes
		row.height = max(row.height, height)
	}
	top := row.height + sparkGap // of all sparklines of the row
	for i, n := range numbers {
		boxes, height := c.sparkline(n, x+float64(i)*(column+c.set.numberGap), column, pos)
		row.boxes = lowered(append(row.boxes, columns[i]...), boxes, top)
		if height > 0 {
			row.height = max(row.height, top+height)
		}
	}
	return row
}

// sparkGap is the distance of a sparkline from the label above it, in points.
const sparkGap = 6

// sparkline places the small line of a key number that has one, and below it the
// sources of what the line shows beside the number.
func (c numberComposer) sparkline(n doc.KeyNumber, x, width float64, pos data.Pos) ([]Box, float64) {
	if n.Sparkline == nil {
		return nil, 0
	}
	ch, err := c.charts.sparkline(*n.Sparkline, width, c.set.sparkHeight)
	if err != nil {
		c.set.refuse(err, pos)
		return nil, 0
	}
	e := c.set.section().child(Figure)
	e.Alt = ch.Alt()
	boxes := []Box{{Kind: BoxChart, Element: e, X: x, W: width, H: c.set.sparkHeight, Chart: ch}}
	if n.TrendSources == nil {
		return boxes, c.set.sparkHeight
	}
	p := c.set.section().child(P)
	spans := c.set.spans(n.TrendSources, span{style: regular(c.set.smallSize), ink: c.set.ink.soft}, p)
	below, height := c.set.stack(spans, setting{x: x, width: width, size: c.set.smallSize, leading: 1.35}, p)
	return lowered(boxes, below, c.set.sparkHeight+2), c.set.sparkHeight + 2 + height
}

// numberLine is how thick the rule above a key number is, in points.
const numberLine = 2

// keyNumber places a number: a rule above it, its label and sources below.
func (c numberComposer) keyNumber(h doc.PrintedNumber, which data.Number, size, x, width float64, pos data.Pos) ([]Box, float64) {
	e := c.set.section().child(P) // and the label another: a voice pauses between them
	boxes := []Box{rule(x, 0, width, numberLine, c.set.ink.accent)}
	s := setting{x: x, width: width, size: size, leading: 1.18}
	of := e
	if h.InWords != "" {
		of = e.child(Span)
		of.Long = h.InWords
	}
	large := styled(c.set.check(h.Number, pos), bold(size), c.set.ink.named)
	if c.set.doc.Traced && len(large) > 0 {
		large[0].at = which.String()
	}
	number, height := c.set.stack(large, s, of)
	boxes = lowered(boxes, number, 8)

	e = c.set.section().child(P)
	label := c.set.spans(h.Label, span{style: regular(c.set.numberLabel), ink: c.set.ink.soft}, e)
	below, labelHeight := c.set.stack(label, setting{x: x, width: width, size: c.set.numberLabel, leading: 1.35}, e)
	return lowered(boxes, below, 8+height+2), 8 + height + 2 + labelHeight
}

// headlines chooses how the key numbers of a row are printed, and returns the size
// at which every one fits its column. One that is too long for the smallest type is
// printed in a greater scale; where it would still be broken between its digits,
// it is a fault.
func (c numberComposer) headlines(numbers []doc.KeyNumber, column float64, pos data.Pos) ([]doc.PrintedNumber, float64) {
	all := make([]doc.PrintedNumber, len(numbers))
	size := c.set.numberSize
	for i, n := range numbers {
		h := n.Printed[0]
		if c.set.fonts.Width(h.Number, bold(c.set.minNumber)) > column {
			h = c.shortest(n.Printed)
			c.checkWidth(h, column, pos)
		}
		if w := c.set.fonts.Width(h.Number, bold(c.set.numberSize)); w > column {
			size = min(size, c.set.numberSize*column/w)
		}
		all[i] = h
	}
	return all, max(size, c.set.minNumber)
}

// shortest returns the scale in which a key number is shortest.
func (c numberComposer) shortest(scales []doc.PrintedNumber) doc.PrintedNumber {
	return slices.MinFunc(scales, func(a, b doc.PrintedNumber) int {
		return cmp.Compare(c.set.fonts.Width(a.Number, bold(c.set.minNumber)), c.set.fonts.Width(b.Number, bold(c.set.minNumber)))
	})
}

// checkWidth notes the fault of a key number of which a part is wider than its column.
func (c numberComposer) checkWidth(h doc.PrintedNumber, column float64, pos data.Pos) {
	least, _ := extent(c.set.fonts, styled(c.set.check(h.Number, pos), bold(c.set.minNumber), c.set.ink.text))
	if least <= column {
		return
	}
	c.set.fault(pos, fmt.Sprintf("the key number %s is too long for its column: it takes %.0f points, where %.0f fit", doc.Excerpt(h.Number), least, column), "give its figure significant: 3, or write it as a text")
}
