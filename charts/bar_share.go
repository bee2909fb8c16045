package charts

import (
	"math/big"
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// shareBars are stacks of percentages, each a whole.
var shareBars = form{
	axisSaysUnit: true,
	upright:      true,
	layouts:      []layoutFunc{sharesUpright},
	rows:         inRows(shareRows),
	inRows:       asksAnswers,
	headOfPanels: language.WordAltStackPanels,
	panels:       []panelLayout{{sharesUpright, uprightPanels.shape}, {panelRows(shareRows), horizontalShape}},
	head:         func(alt *altWriter) string { return alt.headOf(language.WordAltShare) },
	notes:        (*noteWriter).shares,
	noAnnotation: &layoutError{text: "there is no room for an annotation beyond a bar of 100%", hint: "write it as the note, or write kind: bar-stacked"},
}

// hundred is the whole of a bar of shares.
var hundred = big.NewRat(100, 1)

// sharesUpright draws percentages of a whole on top of each other.
func sharesUpright(s *sheet) error {
	b, err := newShares(s, false)
	if err != nil {
		return err
	}
	return b.stackUpright(nil)
}

// shareRows draws percentages of a whole end to end.
func shareRows(s *sheet, way rowWay) error {
	b, err := newShares(s, true)
	if err != nil {
		return err
	}
	return b.stackRows(nil, way)
}

// newShares makes the bars, each filled to its end where all parts are known.
func newShares(s *sheet, horizontal bool) (*barChart, error) {
	for _, r := range s.plan.chart.References {
		if r.Value.Low().Sign() < 0 || r.Value.High().Rat().Cmp(hundred) > 0 {
			return nil, &layoutError{text: "the reference line at " + s.plan.say.Label(r.Value, s.plan.chart.Unit) + " is beyond the whole", hint: "remove it", pos: r.Pos}
		}
	}
	b := newBars(s, horizontal, stackLane(horizontal))
	if !horizontal && sharesClosed(s.plan.chart) {
		b.plot.slots.share = 1
	}
	if b.marks.seam, b.plot.scale = 1, wholeScale; horizontal {
		b.marks.seam = rowSeam
	}
	b.addStacks()
	b.plot.values = valueRange{new(big.Rat), hundred}
	for i := range s.plan.keys {
		fill(b.bars.at(i))
	}
	return b, nil
}

// manyShares is the most periods whose shares stand apart as bars of their own.
const manyShares = 12

// sharesClosed reports whether upright bars of shares over time touch: of many periods it is the course of
// the parts that is read.
func sharesClosed(c *data.Chart) bool {
	return c.Periods && len(c.Keys) > manyShares && c.Orientation != data.Horizontal
}

// wholePercent prints a share as whole percent, which is all that is seen of many beside each other.
func wholePercent(p *chartPlan, v data.Value) string {
	if v.Is == data.Exact {
		return p.say.Number(v.Number.Rounded(0, data.HalfAway))
	}
	return labelWith(p, v, false)
}

// fill stretches parts that add up to 100% within their rounding, so that
// together they fill the whole. Nothing goes beyond the whole.
func fill(stack []bar) {
	sum, whole := wholeSum(stack)
	factor := 1.0
	if whole {
		f, _ := sum.Float64()
		factor = 100 / f
	}
	for i := range stack {
		n := &stack[i]
		n.limit = 100
		if n.dir < 0 { // up to nothing: no share is below zero
			n.dir, n.look.End, n.open = 1, look.Sharp, false
		}
		n.from, n.to, n.far = min(n.from*factor, 100), min(n.to*factor, 100), min(n.far*factor, 100)
		if whole && n.outer {
			n.closed, n.open = true, false
		}
	}
}

// wholeSum adds up the numbers of a stack, and reports whether all are known
// and fill the whole but for their rounding.
func wholeSum(stack []bar) (sum *big.Rat, whole bool) {
	sum, slack := new(big.Rat), new(big.Rat)
	for _, n := range stack {
		if n.missing {
			return sum, false
		}
		sum.Add(sum, n.value.Low().Rat())
		slack.Add(slack, n.value.Shown().Low().HalfUnit())
		if n.value.Is == data.About {
			slack.Add(slack, new(big.Rat).Mul(n.value.Shown().Low().HalfUnit(), big.NewRat(9, 1))) // rounded to one place less
		}
	}
	off := new(big.Rat).Sub(sum, hundred)
	return sum, sum.Sign() > 0 && off.Abs(off).Cmp(slack) <= 0
}

// wholeScale is the axis from nothing to the whole.
func wholeScale(plot *barPlot) (axis, bool) {
	return newAxis(plot.values.lo, plot.values.hi, plot.steps, false)
}

// shares say of which keys the percentages miss a hundred by their
// rounding, and why others have none.
func (nw *noteWriter) shares() []note {
	var notes []note
	var rounded []data.Key
	reasons := map[string][]data.Key{}
	var order []string
	for i, k := range nw.chart.Keys {
		printed := !sharesClosed(nw.chart) || i == len(nw.chart.Keys)-1
		if printed && nw.missesByRounding(k) {
			rounded = append(rounded, k)
		}
		for _, s := range nw.chart.Series {
			if reason := lackingReason(s, k); reason != "" && !slices.Contains(reasons[reason], k) {
				if reasons[reason] == nil {
					order = append(order, reason)
				}
				reasons[reason] = append(reasons[reason], k)
			}
		}
	}
	for _, reason := range order {
		notes = append(notes, note{kept: saveNames, text: nw.say.Say(language.WordNoteNoShares, "keys", nw.words.keyList(reasons[reason]), "reason", reason)})
	}
	if rounded != nil {
		notes = append(notes, note{kept: saveText, text: nw.say.Say(language.WordNoteShareRounding, "keys", nw.words.keyList(rounded))})
	}
	if len(nw.chart.Series) > 0 && nw.chart.Series[0].Computed() {
		return append(notes, note{kept: saveNames, text: nw.say.Say(language.WordNoteShares)})
	}
	return append(notes, nw.computed()...)
}

// lackingReason is why a computed percentage is missing.
func lackingReason(s data.Plotted, k data.Key) string {
	if v, ok := s.At(k); ok && s.Computed() && v.Is == data.Absent {
		return v.Detail().Missing
	}
	return ""
}

// missesByRounding reports whether exact percentages at a key, as their labels have them,
// add up to something near a hundred.
func (nw *noteWriter) missesByRounding(k data.Key) bool {
	return slices.ContainsFunc(nw.chart.Panels(), func(panel []int) bool { return nw.panelMisses(panel, k) })
}

// panelMisses reports it of the series of a panel, or of a whole chart.
func (nw *noteWriter) panelMisses(panel []int, k data.Key) bool {
	sum := new(big.Rat)
	for _, i := range panel {
		v, ok := nw.chart.Series[i].At(k)
		if !ok || v.Is != data.Exact {
			return false
		}
		label, _ := nw.compact.Value(v)
		number := label.Shown().Number
		if sharesClosed(nw.chart) {
			number = v.Number.Rounded(0, data.HalfAway)
		}
		sum.Add(sum, number.Rat())
	}
	return sum.Sign() > 0 && sum.Cmp(hundred) != 0
}
