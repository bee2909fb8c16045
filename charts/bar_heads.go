package charts

import (
	"slices"

	"briefing/data"
)

// headLines is how much room a heading over rows takes, in sizes of its text.
const headLines = 1.3

// headingsOf are those over rows of horizontal bars.
func headingsOf(plot *barPlot) []data.RowGroup {
	if !plot.horizontal {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(plot.plan.groups), func(g data.RowGroup) bool { return g.Plain })
}

// headingsUpTo is how many headings stand above the i-th row.
func headingsUpTo(plot *barPlot, i int) int {
	n := 0
	for _, g := range plot.plan.groups {
		if plot.horizontal && !g.Plain && g.From <= i {
			n++
		}
	}
	return n
}

// spacesUpTo is how many groups without a heading stand apart from what is above them, up to the
// i-th row.
func spacesUpTo(plot *barPlot, i int) int {
	n := 0
	for _, g := range plot.plan.groups {
		if plot.horizontal && g.Plain && 0 < g.From && g.From <= i {
			n++
		}
	}
	return n
}

// headingSize is the size of the headings: that of names, where rows have room for it.
func headingSize(plot *barPlot, slots, heads float64) float64 {
	for _, size := range plot.categorySizes() {
		if (plot.breadth()-heads*headLines*size)/slots >= size*(ascent+descent) {
			return size
		}
	}
	return plot.smallestName()
}

// drawHeadings draws the headings over rows, in line with the names of these. They may
// be longer than the names, and cross the plot.
func drawHeadings(plot *barPlot, names []textBlock) {
	x := plot.area.x0 - plot.before - plot.nameGap() - greatest(textBlock.width, names)
	for _, g := range headingsOf(plot) {
		l := headingBlock(plot, g)
		y := plot.area.y1 - plot.centre(g.From) + plot.slot/2
		plot.sheet.clear(plot.sheet.place(roleCategory, noOwner, l, plot.plan.theme.Ink, point{x, y + 0.4*(plot.head-l.height())}, left, left))
	}
}

func headingBlock(plot *barPlot, g data.RowGroup) textBlock {
	return plot.sheet.single(oneLine(g.Heading.Plain), bold(plot.head/headLines))
}

// groupsOfRows are those that the file names. Of answers in rows without them, those of each sex and of
// classes that begin with one word, such as Ages 18–29 and Ages 65+, are set apart from the others.
func groupsOfRows(p *chartPlan) []data.RowGroup {
	c := p.chart
	if len(c.Groups) > 0 || p.form.inRows == nil || c.Periods || c.Facets != data.FacetsNone || c.Order.Kind != data.Sided || p.places.gap > 0 || p.places.omitted > 0 {
		return c.Groups
	}
	kinds := make([]string, len(p.keys))
	for i, k := range p.keys {
		kinds[i] = data.KindOfRow(k.String())
	}
	var groups []data.RowGroup
	last := ""
	for i, kind := range kinds {
		if alone := (i == 0 || kinds[i-1] != kind) && (i == len(kinds)-1 || kinds[i+1] != kind); alone {
			kind = ""
		}
		if i == 0 || kind != last {
			groups = append(groups, data.RowGroup{Plain: true, From: i})
		}
		last = kind
	}
	return groups
}

// headingsFit checks that the headings are not wider than the picture.
func headingsFit(plot *barPlot) error {
	for _, g := range headingsOf(plot) {
		if headingBlock(plot, g).width() > plot.sheet.titleWidth() {
			return tooSmall("heading", shortened(oneLine(g.Heading.Plain)), "shorten it")
		}
	}
	return nil
}
