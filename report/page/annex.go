package page

import (
	"math"

	"briefing/report/doc"
)

// tablesAtEnd composes the data tables that do not stand with their charts, each with the
// chart's caption, whose label leads back. On slides, narrow ones stand side by side, in type
// as large as fits.
func (c blockComposer) tablesAtEnd() []item {
	if c.doc.DataHeading == nil {
		return nil
	}
	heading := c.heading(c.doc.DataHeading, c.set.left, c.set.textWidth)
	if !c.set.slides {
		items := []item{heading}
		for _, f := range c.doc.DataFigures {
			items = append(items, floating(c.figures().tableAtEnd(f, c.set.left, c.set.textWidth))...)
		}
		return items
	}
	items := []item{heading}
	full := c.set.bodyBottom - c.set.bodyTop
	room := full - heading.height - slideGap
	groups := c.tableGroups()
	for _, n := range c.evenly(groups, room, full) {
		items = append(items, c.tableSlide(groups[:n], room)...)
		items = append(items, item{breaks: true})
		groups, room = groups[n:], full
	}
	return items
}

// evenly says how many groups of tables stand on each slide, so that all are about as full.
func (c blockComposer) evenly(groups [][]*doc.Figure, first, full float64) []int {
	least := make([]float64, len(groups)+1) // what is free on the slides from a group on, squared
	take := make([]int, len(groups))
	for i := len(groups) - 1; i >= 0; i-- {
		room := full
		if i == 0 {
			room = first
		}
		least[i] = math.Inf(1)
		for n := 1; i+n <= len(groups); n++ {
			free := room - heightOf(c.tableSlide(groups[i:i+n], room))
			if n > 1 && free < 0 {
				break
			}
			if cost := math.Round(max(free, 0)*max(free, 0)) + least[i+n]; cost < least[i] {
				least[i], take[i] = cost, n
			}
		}
	}
	var out []int
	for i := 0; i < len(groups); i += take[i] {
		out = append(out, take[i])
	}
	return out
}

// tableSteps are the sizes tried for the tables of a slide, as multiples of the usual one, and
// padSteps the space in their rows.
var (
	tableSteps = [...]float64{1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1}
	padSteps   = [...]float64{5.5, 5, 4.5, 4, 3.5, 3, 2.6, 2.2, 1.8, 1.4, 1}
)

// tableSlide composes tables that fill a slide, in type and with space as large as fits; one
// that fits none goes on on the next.
func (c blockComposer) tableSlide(groups [][]*doc.Figure, room float64) []item {
	size := fitting(tableSteps[:], room, func(by float64) []item { return c.spaced(by, 1).tablesOf(groups) })
	pad := fitting(padSteps[:], room, func(by float64) []item { return c.spaced(size, by).tablesOf(groups) })
	return c.spaced(size, pad).tablesOf(groups)
}

// fitting returns the first of some steps at which items fit, or the last.
func fitting(steps []float64, room float64, items func(step float64) []item) float64 {
	for _, step := range steps {
		if heightOf(items(step)) <= room {
			return step
		}
	}
	return steps[len(steps)-1]
}

// spaced composes with type in tables, and space in their rows, of another size.
func (c blockComposer) spaced(size, pad float64) blockComposer {
	set := *c.set
	set.tableSize, set.smallSize, set.cellPad = set.tableSize*size, set.smallSize*size, set.cellPad*pad
	c.set = &set
	return c
}

// tablesOf composes tables one below the other.
func (c blockComposer) tablesOf(groups [][]*doc.Figure) []item {
	var items []item
	for _, g := range groups {
		items = append(items, c.tablesBeside(g)...)
	}
	items[0].before = 0
	return items
}

// tableGroups are the data tables, alone or two side by side.
func (c blockComposer) tableGroups() (groups [][]*doc.Figure) {
	for all := c.doc.DataFigures; len(all) > 0; {
		n := 1
		if len(all) > 1 && c.pair(all[:2]) {
			n = 2
		}
		groups = append(groups, all[:n])
		all = all[n:]
	}
	return groups
}

// pair reports whether two tables stand side by side: not where one is shorter on its side.
func (c blockComposer) pair(two []*doc.Figure) bool {
	for _, f := range two {
		if turnedGrid(c.set, *f.Data, c.set.textWidth, c.set.root) != nil {
			return false
		}
	}
	return c.figures().tablesFit(two, (c.set.textWidth-columnGap)/2)
}

// tablesBeside composes a data table at the end, or two side by side.
func (c blockComposer) tablesBeside(figures []*doc.Figure) []item {
	if len(figures) == 1 {
		return c.figures().tableAtEnd(figures[0], c.set.left, c.set.textWidth)
	}
	column := (c.set.textWidth - columnGap) / 2
	row := item{before: figureGap, after: figureGap, what: "a row of tables", hint: "write data-table: false", pos: figures[0].Place()}
	for i, f := range figures {
		boxes, height := stacked(c.figures().tableAtEnd(f, c.set.left+float64(i)*(column+columnGap), column))
		row.boxes = append(row.boxes, boxes...)
		row.height = max(row.height, height)
	}
	return []item{row}
}

// tableAtEnd composes the data table of a chart below the chart's caption, whose label leads to
// the chart.
func (c figureComposer) tableAtEnd(f *doc.Figure, x, width float64) []item {
	items := c.tableWithCaption(f, f.Caption, x, width)
	caption := &items[0]
	for i := range caption.boxes {
		if b := &caption.boxes[i]; b.Kind == BoxText {
			b.To, b.Element = &Target{Anchor: f.Back}, b.Element.child(Link)
			break // the label comes first
		}
	}
	caption.boxes = append(anchorBoxes([]string{f.DataAnchor}, x), caption.boxes...)
	return items
}
