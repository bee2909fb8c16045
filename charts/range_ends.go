package charts

import (
	"image/color"

	"briefing/charts/look"
	"briefing/data"
)

// rangeScale are the colours of ranges of numbers that count from a zero that was chosen, such as
// degrees Celsius: of no range is one end more than the other, but one end of the scale is the cold
// one. A number has one colour in all ranges.
type rangeScale struct {
	lo, hi                 float64
	bottom, between, other color.RGBA
}

// scaleOfRanges are the colours of the ranges of a chart; nil where they have one colour, as some
// stand out, or on a copy, whose greys say nothing of cold and warm.
func scaleOfRanges(p *chartPlan) *rangeScale {
	if !countsFromChosen(p.chart) || p.keyStandsOut || p.theme.Copied {
		return nil
	}
	s := &rangeScale{bottom: p.theme.Accent, other: p.theme.opposite()}
	if warmth(s.bottom) > warmth(s.other) {
		s.bottom, s.other = s.other, s.bottom
	}
	s.between = halfWay(s.bottom, s.other)
	s.lo, _ = p.span.lo.Float64()
	s.hi, _ = p.span.hi.Float64()
	return s
}

// countsFromChosen reports whether the numbers of a chart count from a zero that was chosen.
func countsFromChosen(c *data.Chart) bool {
	for _, s := range c.Series {
		if s.Figure == nil || s.Figure.Nature() != data.FromChosen {
			return false
		}
	}
	return len(c.Series) > 0
}

func warmth(c color.RGBA) int { return int(c.R) - int(c.B) }

// halfWay is a colour half way from one to another around the circle of colours, over purple for
// blue and orange: straight between them would be a grey.
func halfWay(a, b color.RGBA) color.RGBA {
	third := func(x, y uint8) uint8 { return uint8((2*int(max(x, y)) + int(min(x, y))) / 3) }
	return color.RGBA{third(a.R, b.R), uint8(3 * int(min(a.G, b.G)) / 4), third(a.B, b.B), 255}
}

// at is the colour of a number.
func (s *rangeScale) at(v float64) color.RGBA {
	t := 2 * (v - s.lo) / max(s.hi-s.lo, 1e-300)
	if t < 1 {
		return blend(s.bottom, s.between, max(t, 0))
	}
	return blend(s.between, s.other, min(t-1, 1))
}

// scaleSteps is how many colours a scale has.
const scaleSteps = 24

// fill draws a range in the colours of its numbers, each step over the rest of the one before.
func (s *rangeScale) fill(l *rangeLabels, n bar, p0, p1 float64) {
	step := (s.hi - s.lo) / scaleSteps
	for i := range scaleSteps {
		from := s.lo + float64(float64(i)*step)
		if from+step < n.from || from > n.to {
			continue
		}
		at := max(p0, l.plot.pos(from))
		if at < p1 {
			l.plot.sheet.scene.fill(roleBar, n.owner, l.plot.between(n.k0, n.k1, at, p1), s.at(from+step/2))
		}
	}
}

// fillRange draws the bar of a range.
func (l *rangeLabels) fillRange(n bar, p0, p1 float64) {
	if l.scale != nil && plainFill(n.look) {
		l.scale.fill(l, n, p0, p1)
		return
	}
	l.plot.sheet.textured(roleBar, n.owner, l.plot.between(n.k0, n.k1, p0, p1), n.ink, n.look.Fill())
}

// plainFill reports whether a bar of a look is filled with its colour alone.
func plainFill(l look.Look) bool {
	f := l.Fill()
	return f.Tint == 0 && f.Width == 0 && !f.Edge
}

// endNames are the names of the series at the ends of ranges beside the last one, and of the line
// across; none where one series has both ends, or the last range is not known.
func (l *rangeLabels) endNames() []sideLabel {
	plan := l.plot.plan
	last := len(l.spans) - 1
	if len(plan.chart.Series) < 2 || !l.spans[last].Open {
		return nil
	}
	s := l.spans[last]
	var labels []sideLabel
	for _, e := range l.namedEnds(s) {
		labels = append(labels, sideLabel{role: roleSeries, owner: noOwner, ink: e.ink, value: e.value, block: l.plot.sheet.sideBlock(e.name, bold(l.plot.label))})
	}
	return labels
}

// inkOfEnd is the colour of the numbers of the upper or the lower ends.
func (l *rangeLabels) inkOfEnd(upper bool) color.RGBA {
	theme := l.plot.plan.theme
	switch {
	case l.scale == nil:
		return theme.Ink
	case upper:
		return readable(l.scale.other, theme.Ink, theme.Paper)
	}
	return readable(l.scale.bottom, theme.Ink, theme.Paper)
}

// namedEnd is an end of a range, or what is between, with its name.
type namedEnd struct {
	name  string
	value float64
	ink   color.RGBA
}

// namedEnds are the ends of a range from the lower to the upper one.
func (l *rangeLabels) namedEnds(s data.Span) []namedEnd {
	plan := l.plot.plan
	low, high := rangeEndNames(plan.chart, plan.words)
	ends := []namedEnd{{low, s.Low.Number.Float(), l.inkOfEnd(false)}, {high, s.High.Number.Float(), l.inkOfEnd(true)}}
	if s.Central {
		ends = append(ends[:1], namedEnd{plan.words.seriesName(1), s.Middle.Number.Float(), plan.theme.Ink}, ends[1])
	}
	return ends
}

// rangeEndNames are the names of the series of the lower and the upper ends.
func rangeEndNames(c *data.Chart, words chartWords) (low, high string) {
	last := len(c.Series) - 1
	for _, k := range c.Keys {
		a, okA := data.NumberAt(c.Series[0].Series, k)
		b, okB := data.NumberAt(c.Series[last].Series, k)
		if okA && okB && a.Number.Cmp(b.Number) > 0 {
			return words.seriesName(last), words.seriesName(0)
		}
	}
	return words.seriesName(0), words.seriesName(last)
}

// midpoints reports whether each number between two ends is the middle of them.
func midpoints(c *data.Chart) bool {
	any := false
	for _, k := range c.Keys {
		if s := c.SpanAt(k); s.Known && s.Open {
			sum := s.Low.Number.Rat()
			sum = sum.Add(sum, s.High.Number.Rat())
			twice := s.Middle.Number.Rat()
			if twice = twice.Add(twice, twice); !s.Central || sum.Cmp(twice) != 0 {
				return false
			}
			any = true
		}
	}
	return any
}

// nameEndsOver sets the names of the ends over the first row of ranges.
func (l *rangeLabels) nameEndsOver() []rowName {
	if len(l.plot.plan.chart.Series) < 2 || !l.spans[0].Open {
		return nil
	}
	var names []rowName
	for _, e := range l.namedEnds(l.spans[0]) {
		block := l.plot.sheet.single(e.name, bold(l.plot.label))
		names = append(names, rowName{block: block, wanted: l.plot.area.x0 + l.plot.pos(e.value), owner: noOwner, ink: e.ink})
	}
	return names
}
