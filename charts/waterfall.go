package charts

import (
	"image/color"

	"briefing/data"
)

// waterfallBars lead from the first value to the last.
var waterfallBars = form{
	layouts: []layout{(*sheet).waterfall},
	head: func(p *plan) string {
		return p.headOf(data.WordAltWaterfall, "from", p.say.Key(p.keys[0]), "to", p.say.Key(p.keys[len(p.keys)-1]))
	},
	changes: true,
}

// waterfall shows what added up to a change: the first and the last bar stand on
// zero, and each bar between them begins where the one before ends.
func (s *sheet) waterfall() error {
	b := s.newBars(&barChart{sheet: s, plan: s.plan, sizes: s.sizes, falling: true})
	return b.vertical()
}

// step reports whether the bar at a key is a change, and not one of the two
// totals.
func (b *barChart) step(key int) bool { return b.falling && key > 0 && key < len(b.plan.keys)-1 }

// stepInk is the colour of a bar of a waterfall: the accent for totals, another
// for what adds and one for what takes away. A highlight of the file goes first.
func (b *barChart) stepInk(n bar) color.RGBA {
	series := b.plan.theme.Series
	switch {
	case b.plan.keyStandsOut || !b.step(n.key):
		return b.plan.ink(n.series, b.plan.keys[n.key])
	case n.dir < 0:
		return series[1%len(series)]
	}
	return series[2%len(series)]
}

// drawLevels joins the end of each bar of a waterfall to the next.
func (b *barChart) drawLevels() {
	for i := range len(b.bars) - 1 {
		n, next := b.bars[i], b.bars[i+1]
		p := b.pos(n.to)
		b.sheet.scene.polyline(roleConnector, nobody, b.plan.theme.Soft, max(b.u, 0.5), nil, b.at(n.k1, p), b.at(next.k0, p))
	}
}
