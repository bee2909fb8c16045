package charts

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"briefing/data"
	"briefing/data/check"
)

// maxLines is how many lines the label of a category may take, and mostLines how many in a column where
// it would not fit otherwise, as on a phone.
const maxLines, mostLines = 3, 5

// Shares of the picture's width that the column of categories may take: a
// broader one is tried where a narrower needs too many lines.
var columnShares = [...]float64{0.25, 0.34, 0.42}

// categorySizes are the sizes of text tried for categories, none smaller than that of the
// sources.
func (z sizes) categorySizes() []float64 {
	return []float64{z.label, (z.label + z.smallestName()) / 2, z.smallestName()}
}

// smallestName is the least size of the name of a category.
func (z sizes) smallestName() float64 { return min(z.footerSize, z.label) }

// largeNames is how much larger the names of groups of bars are than the names of the bars in them.
const largeNames = 1.12

// slotLabels sets the categories below their slots. Some periods may be left
// out; names may not.
func (plot *barPlot) slotLabels() (labels []textBlock, err error) {
	if plot.plan.chart.Periods {
		return plot.periodLabels(), nil
	}
	var worst string
	room := plot.slot - max(6*plot.u, 3)
	if large := largeNames * plot.label; plot.plan.form.groups {
		if labels, worst = plot.names(large, room, 1.5*large); worst == "" { // in one line
			return labels, nil
		}
	}
	for _, size := range plot.categorySizes() {
		if labels, worst = plot.names(size, room, math.Inf(1)); worst == "" {
			return labels, nil
		}
	}
	hint := "shorten it, choose kind: bar-horizontal or show fewer categories"
	if n := int(plot.breadth() / (plot.plan.fonts.WidestWord(worst, regular(plot.smallestName())) + max(6*plot.u, 3))); n > 1 {
		hint = fmt.Sprintf("shorten it, choose kind: bar-horizontal, or show fewer categories, as with top: %d", n)
	}
	return nil, tooSmall("category", worst, hint)
}

func (plot *barPlot) drawSlotLabels(labels []textBlock) {
	drawOmitted(plot, plot.below+plot.sheet.footGap()+0.6*plot.tick)
	for i, l := range labels {
		if len(l.lines) == 0 {
			continue
		}
		x := plot.area.x0 + plot.centre(i)
		x = max(min(x, plot.sheet.scene.width-l.width()/2-1), l.width()/2+1)
		plot.sheet.place(roleCategory, noOwner, l, nameInk(plot, i), point{x, plot.area.y0 - plot.sheet.footGap() - plot.below}, centre, right)
	}
}

// nameInk is the colour of the name of a key: that of its bars where they stand out by it from
// those of others.
func nameInk(plot *barPlot, key int) color.RGBA {
	theme, k := plot.plan.theme, plot.plan.keys[key]
	if plot.plan.form.groups && plot.plan.shades != nil && !plot.plan.out.any() && plot.plan.words.highlighted(k.String()) {
		return nameOfGroups(plot.plan)
	}
	if touching(plot) {
		return theme.Soft // as the years below lines
	}
	return theme.Ink
}

// columnLabels sets the categories beside their slots, in the greatest size
// that fits.
func (plot *barPlot) columnLabels() ([]textBlock, error) {
	var worst string
	picture := plot.sheet.scene.width
	if plot.sheet.panel != nil {
		picture = plot.sheet.panel.picture
	}
	for _, size := range plot.categorySizes() {
		for _, share := range columnShares {
			var labels []textBlock
			if labels, worst = plot.names(size, share*picture, plot.slot); worst == "" {
				return labels, nil
			}
		}
	}
	if plot.plan.chart.Pyramid() {
		if labels, ok := plot.everyNth(picture); ok {
			return labels, nil
		}
	}
	if plot.sheet.saving == saveNames {
		if labels, long := namesIn(plot, mostLines, plot.smallestName(), columnShares[len(columnShares)-1]*picture, plot.slot); long == "" {
			return labels, nil
		}
	}
	least := plot.smallestName() * (ascent + descent)
	if n, all := int(plot.breadth()/least), len(plot.plan.keys); plot.slot < least && n > 1 {
		return nil, &layoutError{text: fmt.Sprintf("there is no room for %d categories below each other: %d fit", all, n), hint: fmt.Sprintf("show fewer, as with top: %d", n)}
	}
	return nil, tooSmall("category", worst, "shorten it or show fewer categories")
}

// mostSkipped is how many classes may stand between two that are named.
const mostSkipped = 4

// everyNth names some of many classes of numbers, at equal distances from the first of the
// file, which stands at the foot: readers know what is between them.
func (plot *barPlot) everyNth(picture float64) ([]textBlock, bool) {
	for nth := 2; nth <= mostSkipped+1; nth++ {
		labels, worst := plot.names(plot.smallestName(), columnShares[0]*picture, float64(nth)*plot.slot)
		if worst != "" {
			continue
		}
		for i := range labels {
			if (len(labels)-1-i)%nth > 0 {
				labels[i] = textBlock{style: labels[i].style}
			}
		}
		return labels, true
	}
	return nil, false
}

// isReference reports whether a key is an aggregate, which others are read against, where none stands out.
func isReference(p *chartPlan, k data.Key) bool {
	return !p.keyStandsOut && isAggregate(p.chart, k)
}

// isAggregate reports whether the figures of a chart say that a key is the whole of others, or its name is that
// of a union of countries beside others.
func isAggregate(c *data.Chart, k data.Key) bool {
	said := func(f *data.Figure) bool { return f.IsAggregate(k.String()) }
	return slices.ContainsFunc(c.Figures, said) || !c.Periods && check.IsUnion(k.String(), data.KeyNames(c.Keys))
}

// names sets the categories in a size, within a width and a height; worst is one
// that does not fit.
func (plot *barPlot) names(size, width, height float64) (labels []textBlock, worst string) {
	lines := maxLines
	if !plot.horizontal && plot.nameLines > 0 {
		lines = plot.nameLines
	}
	return namesIn(plot, lines, size, width, height)
}

// namesIn is names that take at most so many lines.
func namesIn(plot *barPlot, lines int, size, width, height float64) (labels []textBlock, worst string) {
	labels = make([]textBlock, len(plot.plan.keys))
	for i, k := range plot.plan.keys {
		style := regular(size)
		style.Bold = plot.plan.words.highlighted(k.String()) || plot.plan.form.changes && !plot.plan.step(i) || isReference(plot.plan, k) || slices.Contains(plot.plan.strong, k.String())
		var ok bool
		if labels[i], ok = plot.sheet.fits(plot.plan.words.keyText(k), style, width, lines); !ok || labels[i].height() > height {
			return nil, plot.plan.words.keyText(k)
		}
	}
	return labels, ""
}

func (plot *barPlot) drawColumn(labels []textBlock) {
	drawOmitted(plot, plot.before+plot.nameGap()+0.4*plot.label)
	x, side := plot.area.x0-plot.before-plot.nameGap(), right
	if len(headingsOf(plot)) > 0 { // in line with the headings
		x, side = x-greatest(textBlock.width, labels), left
	}
	for i, l := range labels {
		plot.sheet.place(roleCategory, noOwner, l, nameInk(plot, i), point{x, plot.area.y1 - plot.centre(i)}, side, centre)
	}
}

// greatest is the greatest measure, such as the width, of some blocks.
func greatest(measure func(textBlock) float64, blocks []textBlock) float64 {
	most := 0.0
	for _, b := range blocks {
		most = max(most, measure(b))
	}
	return most
}

// rowNames places horizontal bars between what stands above and below them, and sets
// the names of their rows.
func (plot *barPlot) rowNames(bars []bar) ([]textBlock, error) {
	if p := plot.sheet.panel; p != nil {
		plot.area = p.plot
	} else {
		body, foot := plot.sheet.body, plot.tick*(ascent+descent)+plot.sheet.tickGap()
		if plot.plain { // nothing stands between the rows and the foot
			foot = -min(2, 0.5*plot.labelGap())
		}
		plot.area = rect{body.x0, body.y0 + foot, body.x1, body.y1 - referenceRows(plot) - plot.over}.crisp()
		if plot.area.height() < 1 {
			return nil, &layoutError{text: "the labels leave no room for the values", hint: "shorten the title and the notes"}
		}
	}
	if err := plot.setSlots(bars); err != nil {
		return nil, err
	}
	return plot.columnLabels()
}

// narrow makes room for names on the left, and for some points on the right.
func (plot *barPlot) narrow(names []textBlock, side float64) error {
	plot.area.x0 += greatest(textBlock.width, names) + plot.nameGap()
	plot.area.x1 -= side
	plot.area = plot.area.crisp()
	if plot.area.width() < 5*plot.tick {
		return tooSmall("category", plot.plan.words.keyText(plot.plan.keys[0]), "shorten the categories")
	}
	return headingsFit(plot)
}

// nameGap is the distance of names from their rows.
func (z sizes) nameGap() float64 { return max(12*z.u, 4) }

// drawAxes draws the frame, with the texts of its axes where they are asked for.
func (plot *barPlot) drawAxes(names []textBlock, bars []bar, left, foot bool) {
	plot.drawFrame(bars)
	if foot {
		plot.drawTicksBelow()
	}
	if left {
		plot.drawColumn(names)
		drawHeadings(plot, names)
	}
}
