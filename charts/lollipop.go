package charts

import (
	"briefing/charts/look"
	"briefing/data"
)

// lollipops are stems with a disc at the value, horizontal.
var lollipops = form{
	layouts:      []layout{(*sheet).lollipop},
	panels:       []panelLayout{{(*sheet).lollipop, lyingShape}},
	head:         func(p *plan) string { return p.headOf(data.WordAltLollipop) },
	headOfPanels: data.WordAltLollipops,
}

// lollipop draws one series as lying stems from zero, each with a disc at its
// value: for rankings, where broad bars would be a wall of ink.
func (s *sheet) lollipop() error {
	s.lying = true
	if err := s.legendOfMany(); err != nil {
		return err
	}
	b := s.newBarChart(true, false)
	b.lollipop = true
	return b.lying()
}

// Breadth of a stem and radius of its disc, in base units.
const (
	stemUnits = 4
	discUnits = 7
)

// discRadius is the radius (points) of the disc at the end of a stem.
func (b *barChart) discRadius() float64 { return min(max(discUnits*b.u, 2.2), b.slot/2) }

// reach is how far (points) a bar is drawn beyond the place of its greatest end.
func (b *barChart) reach(n bar) float64 {
	switch {
	case !b.lollipop || n.missing:
		return b.fade(n)
	case n.look.End == look.Soft:
		return look.DiscHalo * b.discRadius()
	}
	return max(b.fade(n), b.discRadius())
}

// drawDiscs draws the disc at the end of a stem: full for a known end, hollow
// for one that is not settled or not reached, within a halo for an
// approximation. A range has one at either end.
func (b *barChart) drawDiscs(n bar) {
	k, radius := (n.k0+n.k1)/2, b.discRadius()
	if n.look.End == look.Soft {
		b.sheet.scene.disc(roleMarker, n.owner, b.at(k, b.pos(n.to)), look.DiscHalo*radius, blend(n.ink, b.plan.theme.Paper, look.HaloTint))
	}
	b.drawDisc(n, b.at(k, b.pos(n.to)), radius, n.look.HollowDisc())
	if n.look.End == look.Reach {
		b.drawDisc(n, b.at(k, b.pos(n.far)), radius, true)
	}
}

func (b *barChart) drawDisc(n bar, at point, radius float64, hollow bool) {
	b.sheet.scene.disc(roleMarker, n.owner, at, radius, n.ink)
	if hollow {
		b.sheet.scene.disc(roleMarker, n.owner, at, look.DiscHole*radius, b.plan.theme.Paper)
	}
}
