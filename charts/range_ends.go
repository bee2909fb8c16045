package charts

import (
	"image/color"
	"math"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/spelling"
	phrases "briefing/data/wording"
)

// rangeScale are the colours of ranges of numbers that count from a zero that was chosen, such as
// degrees Celsius: of no range is one end more than the other, but one end of the scale is the cold
// one. Each range has the colour of its middle, over a pale one half way.
type rangeScale struct {
	lo, hi                 float64 // the least and the greatest middle
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
	s.between = blend(blend(grey(blend(s.bottom, s.other, 0.5)), p.theme.Paper, 0.5), s.other, 0.35) // sand for orange
	if warm, ok := p.theme.warm(); ok && warm == s.other {
		s.other = p.theme.hot(warm)
	}
	s.bottom, s.other = blend(s.bottom, p.theme.Paper, 0.12), blend(s.other, p.theme.Paper, 0.12)
	s.lo, s.hi = math.Inf(1), math.Inf(-1)
	for _, k := range p.keys {
		if at := p.chart.SpanAt(k); at.Known {
			s.lo, s.hi = min(s.lo, middleOf(at)), max(s.hi, middleOf(at))
		}
	}
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

// middleOf is the number in the middle of a range.
func middleOf(s data.Span) float64 { return (s.Low.Number.Float() + s.High.Number.Float()) / 2 }

// at is the colour of a number.
func (s *rangeScale) at(v float64) color.RGBA {
	t := 2 * (v - s.lo) / max(s.hi-s.lo, 1e-300)
	if t < 1 {
		return blend(s.bottom, s.between, max(t, 0))
	}
	return blend(s.between, s.other, min(t-1, 1))
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

// styleOfEnd is the style and the colour of the numbers of the upper or the lower ends: it is the upper one
// that a reader looks for first.
func styleOfEnd(theme Theme, upper bool, size float64) (typeset.Style, color.RGBA) {
	if upper {
		return bold(size), theme.Ink
	}
	return regular(size), theme.Soft
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
	ends := []namedEnd{{low, s.Low.Number.Float(), plan.theme.Soft}, {high, s.High.Number.Float(), plan.theme.Ink}}
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

// leadsThroughYear reports whether the one series of a chart has for each part of a year a range from its
// minimum to its maximum, and the chart does not speak of what is between.
func leadsThroughYear(c *data.Chart) bool {
	if len(c.Series) != 1 || c.Facets != data.FacetsNone || len(c.Annotations) > 0 || c.Line != nil || c.Target != nil || c.Log || !lowToHigh(c) || !midpoints(c) {
		return false
	}
	_, parts := spelling.PartsOfYear(data.KeyNames(c.Keys))
	return parts != nil || c.Periods
}

// lowToHigh reports whether the intervals of a chart lead from a minimum to a maximum, and its
// title and subtitle do not speak of what is between.
func lowToHigh(c *data.Chart) bool {
	for _, s := range c.Series {
		if s.Figure == nil || !phrases.LowToHigh(s.Figure.Interval) {
			return false
		}
	}
	return !phrases.OfMiddle(c.Title.Plain) && !phrases.OfMiddle(c.Subtitle.Plain)
}
