package charts

import (
	"image/color"
	"math/big"

	"briefing/data"
	"briefing/data/language"
)

// waterfallBars lead from the first value to the last: upright if their names fit in two lines,
// otherwise from the top down.
var waterfallBars = form{
	axisSaysUnit: true,
	upright:      true,
	layouts:      []layoutFunc{waterfall},
	rows:         []layoutFunc{waterfallRowsPlain, waterfallRows},
	inRows:       func(p *chartPlan) bool { return len(p.chart.StepSums) > 0 },
	head: func(alt *altWriter) string {
		return alt.headOf(language.WordAltWaterfall, "from", alt.say.Key(alt.chart.Keys[0]), "to", alt.say.Key(alt.chart.Keys[len(alt.chart.Keys)-1]))
	},
	changes: true,
}

// waterfall shows what added up to a change: the first and the last bar stand on
// zero, and each bar between them begins where the one before ends.
func waterfall(s *sheet) error {
	b := newWaterfall(s, false)
	if s.saving == saveNothing && s.plan.chart.Orientation == data.OrientationAuto {
		b.plot.nameLines = 2 // steps follow each other as time does, from left to right
	}
	return b.layUpright(nil)
}

// waterfallRows draws horizontal bars, a row for each step.
func waterfallRows(s *sheet) error {
	s.horizontal = true
	return newWaterfall(s, true).layHorizontal()
}

// waterfallRowsPlain draws them without an axis, as every bar has its value.
func waterfallRowsPlain(s *sheet) error {
	s.horizontal = true
	b := newWaterfall(s, true)
	if err := plainRows(b); err != nil {
		return err
	}
	return b.layHorizontal()
}

func newWaterfall(s *sheet, horizontal bool) *barChart {
	b := newBars(s, horizontal, oneLane)
	var level *big.Rat
	b.addBars(func(n bar) *big.Rat {
		if !s.plan.step(n.key) {
			level = new(big.Rat)
		}
		return level
	})
	for i := range b.bars.all {
		b.bars.all[i].ink = stepInk(s.plan, b.bars.all[i])
	}
	b.drawBackground = b.drawLevels
	b.labelled().text = func(n bar, w wording) string {
		text := textOfBar(&b.plot, n, w)
		if s.plan.step(n.key) {
			return signed(n.value, text)
		}
		return text
	}
	return b
}

// step reports whether the bar at a key is a change, and not one of the totals: the first,
// the last and the aggregates between them.
func (p *chartPlan) step(key int) bool {
	return !p.chart.Level(key)
}

// stepInk is the colour of a bar of a waterfall: grey for totals, paler for those on the way, and
// one colour each for increases and decreases: the accent for those that the file calls good,
// otherwise for increases. A highlight takes precedence.
func stepInk(p *chartPlan, n bar) color.RGBA {
	switch {
	case p.keyStandsOut:
		return p.ink(n.series, p.keys[n.key])
	case !p.step(n.key) && n.key > 0 && n.key < len(p.keys)-1:
		return p.theme.subtotal()
	case !p.step(n.key):
		return blend(p.theme.Muted, p.theme.Ink, 0.55) // the levels are what the steps are seen against
	}
	return p.stepColour(n.dir)
}

// subtotal is the colour of totals on the way: grey, on a copy one that no step has.
func (t Theme) subtotal() color.RGBA {
	if t.Copied && len(t.Pale) > 0 {
		return t.Pale[len(t.Pale)-1]
	}
	return t.Muted
}

// stepColour is the colour of steps up (1) or down (-1).
func (p *chartPlan) stepColour(dir float64) color.RGBA {
	better := float64(1) // no colour of what is good where the file does not say it: more may be worse
	if p.chart.GoodSteps == data.GoodFalls {
		better = -1
	}
	switch {
	case dir == better:
		return p.theme.Accent
	case p.chart.GoodSteps != "":
		return p.theme.opposite()
	}
	return p.theme.Series[1%len(p.theme.Series)]
}

// sumInk is the colour of a sum of steps.
func sumInk(p *chartPlan, v data.Value) color.RGBA {
	return p.stepColour(float64(v.Number.Sign()))
}

// signed puts a plus before the text of a number above zero.
func signed(v data.Value, text string) string {
	if v.Is == data.Exact && v.Number.Sign() > 0 {
		return "+" + text
	}
	return text
}

// drawLevels joins the end of each bar of a waterfall to the next.
func (b *barChart) drawLevels() {
	for i := range len(b.bars.all) - 1 {
		n, next := b.bars.all[i], b.bars.all[i+1]
		p := b.plot.pos(n.to)
		b.sheet.scene.polyline(roleConnector, noOwner, b.plan.theme.Soft, max(b.u, 0.5), nil, b.plot.at(n.k1, p), b.plot.at(next.k0, p))
	}
}
