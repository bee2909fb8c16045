package charts

import "briefing/data"

// headLines is how much room a heading over rows takes, in sizes of its text.
const headLines = 1.3

// headings are those over rows of horizontal bars.
func (plot *barPlot) headings() []data.RowGroup {
	if !plot.horizontal {
		return nil
	}
	return plot.plan.chart.Groups
}

// headingsUpTo is how many headings stand above the i-th row.
func (plot *barPlot) headingsUpTo(i int) int {
	n := 0
	for _, g := range plot.headings() {
		if g.From <= i {
			n++
		}
	}
	return n
}

// headSize is the size of the headings: that of names, where rows have room for it.
func (plot *barPlot) headSize(slots, heads float64) float64 {
	for _, size := range plot.categorySizes() {
		if (plot.breadth()-heads*headLines*size)/slots >= size*(ascent+descent) {
			return size
		}
	}
	return plot.smallestName()
}

// drawHeadings draws the headings over rows, in line with the names of these. They may
// be longer than the names, and cross the plot.
func (plot *barPlot) drawHeadings(names []textBlock) {
	x := plot.area.x0 - plot.nameGap() - greatest(textBlock.width, names)
	for _, g := range plot.headings() {
		l := plot.heading(g)
		y := plot.area.y1 - plot.centre(g.From) + plot.slot/2
		plot.sheet.clear(plot.sheet.place(roleCategory, noOwner, l, plot.plan.theme.Ink, point{x, y + 0.4*(plot.head-l.height())}, left, left))
	}
}

func (plot *barPlot) heading(g data.RowGroup) textBlock {
	return plot.sheet.single(oneLine(g.Heading.Plain), bold(plot.head/headLines))
}

// headingsFit checks that the headings are not wider than the picture.
func (plot *barPlot) headingsFit() error {
	for _, g := range plot.headings() {
		if plot.heading(g).width() > plot.sheet.titleWidth() {
			return tooSmall("heading", shortened(oneLine(g.Heading.Plain)), "shorten it")
		}
	}
	return nil
}
