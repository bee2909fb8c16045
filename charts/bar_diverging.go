package charts

import (
	"image/color"
	"math/big"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// divergingBars show a scale of answers to the left and right of zero.
var divergingBars = form{
	axisSaysUnit: true,
	layouts:      inRows(drawAnswers),
	noReference:  &layoutError{text: "a reference line would mean nothing between answers on two sides of zero", hint: "remove it, or write kind: bar-share"},
	head:         func(alt *altWriter) string { return alt.headOf(language.WordAltDiverging) },
	shades:       (*chartPlan).scaleColours,
}

// drawAnswers draws a scale of answers as horizontal bars: the first answers to
// the left of zero, the last to the right, a neutral one across it, and those who gave no
// answer in columns of their own at the right.
func drawAnswers(s *sheet, way rowWay) error {
	if s.plan.chart.Pyramid() && (way.named > 0 || way.plain) {
		return &layoutError{text: "classes of numbers are read from an axis", hint: "write kind: bar-grouped"}
	}
	b := newBars(s, true, oneLane)
	b.marks.seam, b.plot.scale = 1, answerScale
	for i, k := range s.plan.keys {
		b.addAnswers(i, k)
	}
	labels := b.stacked(nil)
	labels.sums = newSideSums(labels)
	b.aside = newAsideBars(b)
	if b.plot.plain, labels.all = way.plain, way.plain; way.plain {
		b.plot.scale = tightScale
	}
	if sides, ok := sidesOfPyramid(b); ok {
		top := s.body.y1
		s.body.y1 -= 1.5 * sides[0].height()
		if err := b.layHorizontal(); err != nil {
			return err
		}
		return drawSides(b, sides, top)
	}
	if err := b.nameAnswers(way); err != nil {
		return err
	}
	return b.layHorizontal()
}

// sidesOfPyramid are the names of the two sides of a pyramid, to stand at their tops in place of a legend.
func sidesOfPyramid(b *barChart) (sides [2]textBlock, ok bool) {
	s := b.sheet
	if !s.plan.chart.Pyramid() || s.panel != nil || s.plan.chart.Scale.Left != 1 || len(s.plan.chart.SideSums) > 0 {
		return sides, false
	}
	for i := range sides {
		if sides[i], ok = s.fits(s.plan.words.seriesName(i), bold(s.label), 0.3*s.body.width(), 1); !ok {
			return sides, false
		}
	}
	return sides, true
}

// drawSides prints the names of the two sides of a pyramid at either side of zero.
func drawSides(b *barChart, sides [2]textBlock, top float64) error {
	plot, theme := &b.plot, b.plan.theme
	zero, gap := plot.at(0, plot.pos(0)).x, 0.6*b.label
	if zero-gap-sides[0].width() < b.sheet.body.x0 || zero+gap+sides[1].width() > b.sheet.body.x1 {
		return &layoutError{text: "the names of the two sides have no room over them", hint: "shorten them"}
	}
	for i, at := range [2]struct {
		x float64
		h align
	}{{zero - gap, right}, {zero + gap, left}} {
		b.sheet.place(roleSeries, b.bars.at(0)[i].owner, sides[i], readable(b.plan.seriesInk(i), theme.Ink, theme.Paper), point{at.x, top}, at.h, right)
	}
	return nil
}

// nameAnswers names the answers over the first row or in a legend. The names of sums and of
// columns stand over them in any case.
func (b *barChart) nameAnswers(way rowWay) error {
	if way.named > 0 {
		b.over = &nameRow{chart: b, lines: way.named, pieces: true}
		return nil
	}
	if len(b.plan.chart.SideSums) > 0 || b.aside != nil {
		b.over = &nameRow{chart: b, lines: 2}
	}
	return legend(b.sheet)
}

// addAnswers adds the bars of a key, from the neutral answer outwards in both
// directions.
func (b *barChart) addAnswers(i int, k data.Key) {
	scale, n := b.plan.chart.Scale, len(b.plan.chart.Series)
	stack := make([]bar, n)
	for j := range stack {
		stack[j] = b.newBar(i, j, k)
		stack[j].dir = 1
	}
	half, open := new(big.Rat), false
	first := scale.Left
	if scale.Neutral {
		half = b.straddle(&stack[first])
		open = stack[first].look.End == look.Open && !stack[first].missing
		first++
	}
	unsure := n - scale.Unsure
	for j := unsure; j < n; j++ {
		stack[j].aside, stack[j].outer = true, true
	}
	b.answersTo(1, stack[first:unsure], half, open)
	b.answersTo(-1, stack[:scale.Left], half, open)
	b.bars.all = append(b.bars.all, stack...)
}

// straddle places the neutral answer across zero and returns its half.
func (b *barChart) straddle(n *bar) *big.Rat {
	half := new(big.Rat)
	if n.missing {
		return half
	}
	half.Mul(n.value.Low().Rat(), big.NewRat(1, 2))
	n.straddles = true
	n.to, _ = half.Float64()
	n.from, n.far = -n.to, n.to
	b.plot.values.cover(half, new(big.Rat).Neg(half))
	return half
}

// answersTo stacks the answers on one side of zero (-1 for the left, 1 for the
// right). On the left the last answer is nearest to zero.
func (b *barChart) answersTo(side int, answers []bar, from *big.Rat, open bool) {
	at, sign := new(big.Rat).Set(from), big.NewRat(int64(side), 1)
	place := func(r *big.Rat) float64 {
		r = new(big.Rat).Mul(r, sign)
		b.plot.values.cover(r)
		f, _ := r.Float64()
		return f
	}
	outermost := -1
	for i := range answers {
		if side < 0 {
			i = len(answers) - 1 - i
		}
		n := &answers[i]
		if n.missing {
			continue
		}
		n.dir = float64(side)
		n.from = place(at)
		n.far = place(new(big.Rat).Add(at, n.value.High().Rat()))
		n.to = place(at.Add(at, n.value.Low().Rat()))
		open = open || n.look.End == look.Open
		if n.from != n.far || n.look.End != look.Sharp {
			outermost = i
		}
	}
	if outermost >= 0 {
		answers[outermost].outer, answers[outermost].open = true, open
	}
}

// answerScale is an axis whose numbers have no signs, as answers to the left of
// zero are not negative.
func answerScale(plot *barPlot) (axis, bool) {
	a, ok := roomyScale(plot)
	for i, t := range a.ticks {
		if t.number.Sign() < 0 {
			a.ticks[i].number = t.number.Neg()
		}
	}
	return a, ok
}

// scaleColours are those of the series of a scale of answers, in their order.
func (p *chartPlan) scaleColours() ([]color.RGBA, error) {
	if p.chart.Pyramid() {
		return nil, nil // no answers, which would get stronger outwards
	}
	scale := p.chart.Scale
	_, right := p.chart.Sides()
	colours, ok := p.sidedShades(scale, len(right))
	if !ok {
		return nil, &layoutError{text: "the theme has no shades for so many answers that readers can tell apart", hint: "combine answers, or choose another theme"}
	}
	return p.withUnsure(colours, scale.Unsure), nil
}
