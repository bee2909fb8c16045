package page

import (
	"math"
	"slices"

	"briefing/report/doc"
)

// body composes all that stands between the contents and the sources.
func (c blockComposer) body() []item {
	if !c.set.slides {
		return slices.Concat(c.portrait(c.doc.Blocks), c.tablesAtEnd())
	}
	var items []item
	for _, s := range slidesOf(c.doc.Blocks) {
		items = append(items, c.slide(s)...)
		items = append(items, item{breaks: true})
	}
	return append(items, c.tablesAtEnd()...)
}

// slide is what stands on a slide, or on several where one does not hold it.
type slide struct {
	headings []doc.Block
	texts    []doc.Block // what stands beside a chart or above a row of charts, or all there is
	drawn    doc.Block   // a *doc.Figure or a *doc.Row; nil for none
	more     []doc.Block // texts that follow it, and could stand on it
	closed   bool        // nothing is added
	broken   bool        // a page break is before it
}

// slidesOf makes slides of blocks. A heading begins one. A chart shares its slide with the
// texts before it, and the last of a section with those after it. Key numbers and summaries
// end a slide.
func slidesOf(blocks []doc.Block) []slide {
	var all []slide
	next := func() *slide {
		if n := len(all); n == 0 || all[n-1].closed || all[n-1].drawn != nil {
			all = append(all, slide{})
		}
		return &all[len(all)-1]
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			if s := next(); len(s.texts) > 0 {
				s.closed = true
			}
			s := next()
			s.headings = append(s.headings, b)
		case *doc.PageBreak:
			all = append(all, slide{broken: true})
		case *doc.Figure, *doc.Row:
			next().drawn = b
		case *doc.Summary:
			if s := next(); len(s.texts) > 0 {
				s.closed = true
			}
			s := next()
			s.texts, s.closed = append(s.texts, b), true
		case *doc.KeyNumbers, *doc.Columns:
			s := next()
			s.texts, s.closed = append(s.texts, b), true
		default:
			s := next()
			s.texts = append(s.texts, b)
		}
	}
	return joined(all)
}

// joined lets texts without a heading follow the chart before them, and drops slides that hold
// nothing.
func joined(all []slide) []slide {
	var out []slide
	for _, s := range all {
		n := len(out)
		switch {
		case len(s.headings)+len(s.texts) == 0 && s.drawn == nil:
		case s.follows() && n > 0 && out[n-1].drawn != nil:
			out[n-1].more = s.texts
		default:
			out = append(out, s)
		}
	}
	return out
}

// follows reports whether a slide could as well stand on that of the chart before it.
func (s slide) follows() bool {
	if s.drawn != nil || len(s.headings) > 0 || s.broken {
		return false
	}
	return !slices.ContainsFunc(s.texts, func(b doc.Block) bool {
		switch b.(type) {
		case *doc.Text, *doc.Table:
			return false
		}
		return true
	})
}

// slideGap is the space between the parts of a slide, in points.
const slideGap = figureGap

// slide composes a slide, and others for what does not fit.
func (c blockComposer) slide(s slide) []item {
	var head []item
	for _, h := range s.headings {
		head = append(head, c.block(h, c.set.left, c.set.textWidth)...)
	}
	loosen(head)
	room := c.set.bodyBottom - c.set.bodyTop
	if len(head) > 0 && (len(s.texts) > 0 || s.drawn != nil) {
		head[len(head)-1].after = slideGap
		room -= heightOf(head) + slideGap
	}
	if s.drawn == nil {
		return append(head, c.stack(s.texts, room)...)
	}
	if items, ok := c.shared(s.drawn, slices.Concat(s.texts, s.more), room); ok {
		return append(head, items...)
	}
	if items, ok := c.shared(s.drawn, s.texts, room); ok {
		return slices.Concat(head, items, c.stackAlone(s.more))
	}
	if len(s.texts) == 0 {
		return slices.Concat(head, c.drawn(s.drawn, head), c.stackAlone(s.more))
	}
	return slices.Concat(head, c.stack(s.texts, room), []item{{breaks: true}}, c.drawn(s.drawn, nil), c.stackAlone(s.more))
}

// drawn composes a chart or a row of charts that fills what is left of a slide.
func (c blockComposer) drawn(b doc.Block, head []item) []item {
	return c.set.guarded(b.Place(), func() []item {
		items, _ := c.fillPage(b, head)
		return items
	})
}

// stackAlone composes texts on a slide of their own, if there are any.
func (c blockComposer) stackAlone(texts []doc.Block) []item {
	if len(texts) == 0 {
		return nil
	}
	return append([]item{{breaks: true}}, c.stack(texts, c.set.bodyBottom-c.set.bodyTop)...)
}

// typeSteps are the sizes tried for the texts of a slide without a chart, as multiples of the
// usual one: the greatest at which they fit.
var typeSteps = [...]float64{1.6, 1.5, 1.4, 1.3, 1.2, 1.1}

// stack composes blocks one below the other, in type as large as fits, up to a limit; what
// fits no slide goes on on the next.
func (c blockComposer) stack(blocks []doc.Block, room float64) []item {
	for _, step := range typeSteps {
		if items, ok := c.tried(func() ([]item, bool) { return c.scaled(step).stacked(blocks, room) }); ok {
			return items
		}
	}
	return c.blocksIn(blocks, c.set.left, c.set.textWidth)
}

// tried returns what a try makes; the faults of one that fails are forgotten.
func (c blockComposer) tried(try func() ([]item, bool)) ([]item, bool) {
	faults := len(c.set.faults)
	items, ok := try()
	if !ok {
		c.set.faults = c.set.faults[:faults]
	}
	return items, ok
}

// scaled composes with type of another size.
func (c blockComposer) scaled(by float64) blockComposer {
	set := *c.set
	set.bodySize *= by
	set.listIndent *= by
	set.numberLabel *= min(by, 1.25)
	set.tableSize *= max(min(by, 1.25), 12/set.tableSize)
	set.measure = min(set.measure*by, set.textWidth)
	c.set = &set
	return c
}

// stacked composes blocks on one slide; it reports whether they fit. The small lines of key
// numbers are as high as there is room.
func (c blockComposer) stacked(blocks []doc.Block, room float64) ([]item, bool) {
	items := c.blocksIn(blocks, c.set.left, c.set.textWidth)
	if len(items) > 0 {
		items[0].before = 0
	}
	free := room - heightOf(items) - heightOfNotes(notesOf(items))
	if free < 0 {
		return nil, false
	}
	if hasLines(blocks) && free > 1 {
		set := *c.set
		set.sparkHeight = min(set.sparkHeight+free-1, mostSpark)
		c.set = &set
		items = c.blocksIn(blocks, c.set.left, c.set.textWidth)
		items[0].before = 0
	}
	return items, true
}

// mostSpark is the most that a small line is high on a slide, in points.
const mostSpark = 260

// hasLines reports whether there is one row of key numbers with small lines.
func hasLines(blocks []doc.Block) bool {
	rows := 0
	for _, b := range blocks {
		if k, ok := b.(*doc.KeyNumbers); ok && slices.ContainsFunc(k.Numbers, func(n doc.KeyNumber) bool { return n.Sparkline != nil }) {
			rows++
		}
	}
	return rows == 1
}

// blocksIn composes blocks one below the other in a column, their tables in place.
func (c blockComposer) blocksIn(blocks []doc.Block, x, width float64) []item {
	var items []item
	for _, b := range blocks {
		items = append(items, c.block(b, x, width)...)
	}
	return settled(items)
}

// sharedSteps are the sizes tried for texts that share a slide with charts, as multiples of
// the usual one.
var sharedSteps = [...]float64{1.1, 1, 0.92, 0.84, 0.76}

// shared composes charts that fill a slide together with texts: a chart has them at its left,
// a row of charts above. It reports whether that is possible.
func (c blockComposer) shared(b doc.Block, texts []doc.Block, room float64) ([]item, bool) {
	if f, ok := b.(*doc.Figure); len(texts) == 0 || ok && f.Beside != nil {
		return nil, false
	}
	for i, step := range sharedSteps {
		least := 0.6 * room // of the charts, as long as there is smaller type
		if i == len(sharedSteps)-1 {
			least = minChart
		}
		try := func() ([]item, bool) { return c.scaled(step).above(b, texts, room, least) }
		if f, ok := b.(*doc.Figure); ok {
			try = func() ([]item, bool) { return c.scaled(step).atLeft(f, texts, room) }
		}
		if items, ok := c.tried(try); ok {
			return items, true
		}
	}
	return nil, false
}

// chartShare is the part of a slide's width that a chart with texts at its side takes.
const chartShare = 0.64

// atLeft composes a chart with texts at its left.
func (c blockComposer) atLeft(f *doc.Figure, texts []doc.Block, room float64) ([]item, bool) {
	const gap = 2 * columnGap
	wide := math.Round(chartShare * (c.set.textWidth - gap))
	narrow := c.set.textWidth - gap - wide
	words := c.blocksIn(texts, c.set.left, narrow)
	room -= heightOfNotes(notesOf(words))
	left, height := stacked(words)
	if height > room {
		return nil, false
	}
	above, below := c.figures().frameRoom(f, wide)
	ch, err := c.charts.atSize(f.Chart, wide, room-above-below, 0)
	if err != nil {
		return nil, false
	}
	right, _ := stacked(c.set.guarded(f.Place(), func() []item {
		return c.figures().withCaption(f, ch, nil, c.set.right-wide, wide)
	}))
	row := item{height: room, boxes: append(left, right...), notes: notesOf(words), what: "a chart with the text beside it", pos: f.Place()}
	return []item{row}, true
}

// above composes a row of charts below texts, at least so high.
func (c blockComposer) above(b doc.Block, texts []doc.Block, room, least float64) ([]item, bool) {
	c.set.measure = c.set.textWidth
	words := c.blocksIn(texts, c.set.left, c.set.textWidth)
	room -= heightOf(words) + slideGap + heightOfNotes(notesOf(words))
	if room < least {
		return nil, false
	}
	faults := len(c.set.faults)
	row, _ := c.figures().row(b.(*doc.Row), c.set.left, c.set.textWidth, room)
	if len(c.set.faults) > faults || len(row) == 0 {
		return nil, false
	}
	pos := b.Place()
	noteBlock(row, &pos)
	return append(words, row...), true
}
