package charts

import (
	"image/color"
	"math"

	"briefing/data/language"
)

// asideBars are answers of those who gave none, such as don't know: each stands in a column of its
// own at the right, in the scale of the others, as it belongs to no side.
type asideBars struct {
	chart  *barChart
	series []int
	labels [][]textBlock // of each series, by key
	widths []float64     // of the columns, in points
}

// newAsideBars finds the series that stand aside; nil for none.
func newAsideBars(b *barChart) *asideBars {
	n := len(b.plan.chart.Series)
	if b.plan.chart.Scale.Unsure == 0 {
		return nil
	}
	a := &asideBars{chart: b}
	for i := n - b.plan.chart.Scale.Unsure; i < n; i++ {
		a.series = append(a.series, i)
	}
	return a
}

// room is the space that the columns take, beside names of rows: enough for their bars at the
// longest that the axis can make them.
func (a *asideBars) room(names []textBlock) float64 {
	if a == nil {
		return 0
	}
	plot := &a.chart.plot
	lo, _ := plot.values.lo.Float64()
	hi, _ := plot.values.hi.Float64()
	scale := (plot.area.width() - greatest(textBlock.width, names)) / max(hi-lo, math.SmallestNonzeroFloat32)
	a.labels, a.widths = make([][]textBlock, len(a.series)), make([]float64, len(a.series))
	total := 0.0
	for i, series := range a.series {
		a.widths[i] = a.head(i).width()
		for key := range plot.plan.keys {
			a.labels[i] = append(a.labels[i], a.label(a.chart.bars.at(key)[series]))
		}
		for key := range plot.plan.keys {
			a.widths[i] = max(a.widths[i], a.reach(a.chart.bars.at(key)[series], a.labels[i][key], scale, a.inside(i, 0.8*scale))) // the axis may make it shorter
		}
		total += a.widths[i] + a.gap()
	}
	return total
}

// reach is how far a bar reaches to the right of the beginning of its column, with its label, which
// may stand inside.
func (a *asideBars) reach(n bar, l textBlock, scale float64, inside bool) float64 {
	if n.missing {
		return l.width()
	}
	reach := n.value.High().Float()*scale + a.chart.marks.reach(n)
	if inside {
		return reach
	}
	return reach + a.chart.labelGap() + l.width()
}

// inside reports whether the values of a column can be read in its bars, which are so many points
// long for each of the unit: in all or in none.
func (a *asideBars) inside(column int, scale float64) bool {
	for key, l := range a.labels[column] {
		n := a.chart.bars.at(key)[a.series[column]]
		if _, legible := a.ink(n); !n.missing && (!legible || l.width()+2*a.chart.textInset() > n.value.Low().Float()*scale || l.height() > n.k1-n.k0) {
			return false
		}
	}
	return true
}

// ink is the colour of a value in its bar, and whether it can be read there.
func (a *asideBars) ink(n bar) (color.RGBA, bool) {
	ink, legible := a.chart.marks.insideInk(n)
	return ink, legible || !n.look.Patterned() && contrast(ink, n.ink) >= textContrast
}

// label is the value of a bar.
func (a *asideBars) label(n bar) textBlock {
	plot := &a.chart.plot
	style := regular(labelInSlot(plot))
	if n.missing {
		return plot.sheet.single(plot.plan.say.Say(language.WordNoValue), style)
	}
	return plot.sheet.single(labelWith(plot.plan, n.value, false), style)
}

// head is the name of a series over its column, in up to two lines.
func (a *asideBars) head(i int) textBlock {
	s := a.chart.sheet
	name, style := s.plan.words.seriesName(a.series[i]), bold(s.label)
	if two, ok := s.fits(name, style, s.plan.fonts.WidestWord(name, style), 2); ok {
		return two
	}
	return s.single(name, style)
}

func (a *asideBars) gap() float64 { return 2 * a.chart.nameGap() }

// left is where the i-th column begins, from the beginning of the plot.
func (a *asideBars) left(i int) float64 {
	at := a.chart.plot.area.width() + a.chart.plot.headroom()
	for j := range i {
		at += a.widths[j] + a.gap()
	}
	return at + a.gap()
}

// place puts the bars into their columns, once the axis is chosen.
func (a *asideBars) place() {
	if a == nil {
		return
	}
	plot := &a.chart.plot
	for i, series := range a.series {
		at := plot.axis.from + a.left(i)/plot.length()*(plot.axis.to-plot.axis.from)
		for key := range plot.plan.keys {
			n := &a.chart.bars.at(key)[series]
			if n.from, n.to, n.far = at, at, at; !n.missing {
				n.to, n.far = at+n.value.Low().Float(), at+n.value.High().Float()
			}
		}
	}
}

// draw prints the values, in the bars or beside them.
func (a *asideBars) draw() {
	if a == nil {
		return
	}
	plot := &a.chart.plot
	for i, series := range a.series {
		plot.sheet.scene.aside = append(plot.sheet.scene.aside, rect{plot.area.x0 + a.left(i), plot.area.y0, plot.area.x0 + a.left(i) + a.widths[i], plot.area.y1})
		inside := a.inside(i, plot.length()/(plot.axis.to-plot.axis.from))
		for key := range plot.plan.keys {
			n, l := a.chart.bars.at(key)[series], a.labels[i][key]
			from, far := plot.pos(n.from), plot.pos(n.far)
			switch ink, _ := a.ink(n); {
			case n.missing:
				plot.sheet.place(roleMissing, n.owner, l, plot.plan.theme.Soft, plot.at(n.middle(), from), left, centre)
			case inside:
				plot.sheet.place(roleValue, n.owner, l, ink, plot.at(n.middle(), (from+far)/2), centre, centre)
			default:
				plot.sheet.place(roleValue, n.owner, l, plot.plan.theme.Ink, plot.at(n.middle(), far+a.chart.marks.reach(n)+plot.labelGap()), left, centre)
			}
		}
	}
}
