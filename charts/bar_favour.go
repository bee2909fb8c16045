package charts

import (
	"image/color"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// favourColumn is the sum of the answers that approve, at the right of each row: what readers of
// such rows would add up themselves.
type favourColumn struct {
	chart *barChart
	sum   data.Plotted
	lines int // that its head may take
	head  textBlock
	sums  []textBlock // by key
	ink   color.RGBA
}

// newFavourColumn is the column, with a head of so many lines.
func newFavourColumn(b *barChart, lines int) *favourColumn {
	return &favourColumn{chart: b, sum: b.plan.chart.SideSums[0], ink: favourInk(b.plan), lines: lines}
}

// favourInk is the strongest colour of the side that approves, in which text can be read.
func favourInk(p *chartPlan) color.RGBA {
	side := p.chart.FavouringSide()
	outer := side[0].Name
	if outer != p.chart.Series[0].Name {
		outer = side[len(side)-1].Name
	}
	at := slices.IndexFunc(p.chart.Series, func(s data.Plotted) bool { return s.Name == outer })
	return readable(p.seriesInk(at), p.theme.Ink, p.theme.Paper)
}

// set sets the texts in the size that the rows have room for, and returns the width that they take.
func (f *favourColumn) set() float64 {
	if f == nil {
		return 0
	}
	plot, say := &f.chart.plot, f.chart.plan.say
	name, style := oneLine(language.TotalName(f.sum, say)), bold(plot.label)
	f.head = plot.sheet.single(name, style)
	if two, ok := plot.sheet.fits(name, style, plot.plan.fonts.WidestWord(name, style), f.lines); ok {
		f.head = two
	}
	f.sums = make([]textBlock, len(plot.plan.keys))
	for i, k := range plot.plan.keys {
		if v, ok := data.NumberAt(f.sum.Series, k); ok {
			style := bold(labelInSlot(plot))
			style.Bold = len(plot.plan.strong) == 0 || slices.Contains(plot.plan.strong, k.String())
			f.sums[i] = plot.sheet.single(labelWith(plot.plan, v, false), style)
		}
	}
	return f.width() + f.gap()
}

func (f *favourColumn) width() float64 {
	return max(greatest(textBlock.width, f.sums), f.head.width())
}

func (f *favourColumn) gap() float64 { return 1.5 * f.chart.nameGap() }

// middle is that of the column, in the picture.
func (f *favourColumn) middle() float64 { return f.chart.sheet.body.x1 - f.width()/2 }

// name is what stands over the column, beside the names of the answers.
func (f *favourColumn) name() rowName {
	return rowName{block: f.head, wanted: f.middle(), owner: noOwner, ink: f.ink}
}

// draw prints the sums below their head, aligned to the right.
func (f *favourColumn) draw() {
	if f == nil {
		return
	}
	plot := &f.chart.plot
	edge := f.middle() + greatest(textBlock.width, f.sums)/2
	for i, l := range f.sums {
		plot.sheet.place(roleValue, noOwner, l, f.ink, point{edge, plot.area.y1 - plot.centre(i)}, right, centre)
	}
}
