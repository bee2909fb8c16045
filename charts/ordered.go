package charts

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"github.com/lucasb-eyer/go-colorful"

	"briefing/data"
)

// orderShades are the colours of series that follow each other: shades of the accent
// colour, or of two colours around a middle, and a pale grey for those who gave no
// answer. Nil where the series have no order, or where the theme has no shades for so
// many that readers can tell apart.
func orderShades(p *chartPlan) []color.RGBA {
	c, o := p.chart, p.chart.Order
	n := len(c.Series) - o.Unsure
	if c.Facets == data.FacetsFigures {
		if c.Kind.OverTime() {
			return nil
		}
		n = len(p.words.facetNames()) - o.Unsure
	}
	if o.Kind == data.Unordered || n < 2 {
		return nil
	}
	for i := range c.Series {
		if c.Context(i) {
			return nil
		}
	}
	var shades []color.RGBA
	var ok bool
	right := n - o.Scale.Left
	if o.Scale.Neutral {
		right--
	}
	switch {
	case o.Kind == data.Sided && o.Scale.Left > 0 && right > 0:
		shades, ok = p.sidedShades(o.Scale, right)
	default:
		theme := p.theme
		theme.Accent = accentOfGroups(p)
		if shades, ok = theme.sequence(n, leastShade(p)); o.Kind == data.Falling {
			slices.Reverse(shades)
		}
	}
	if !ok {
		return nil
	}
	return p.withUnsure(shades, o.Unsure)
}

// accentOfGroups is the colour of the groups of bars that stand out: a warm one, since the pale shades of a cold
// one are hardly apart from those of the grey groups beside them. Where none stands out it is the accent.
func accentOfGroups(p *chartPlan) color.RGBA {
	if p.form.groups && p.keyStandsOut && !p.out.any() && !p.theme.Copied {
		warm, _ := p.theme.warm()
		return warm
	}
	return p.theme.Accent
}

// nameOfGroups is the colour of their names: the strongest of their shades, or the accent where they have none.
func nameOfGroups(p *chartPlan) color.RGBA {
	ink := p.theme.Accent
	if p.form.groups {
		ink = slices.MaxFunc(p.shades, func(a, b color.RGBA) int { return cmp.Compare(contrast(a, p.theme.Paper), contrast(b, p.theme.Paper)) })
	}
	return readable(ink, p.theme.Ink, p.theme.Paper)
}

// withUnsure adds pale greys for those who gave no answer.
func (p *chartPlan) withUnsure(shades []color.RGBA, unsure int) []color.RGBA {
	for i := range unsure {
		shades = append(shades, blend(p.theme.Muted, p.theme.Paper, 0.6-0.25*float64(i)/float64(unsure)))
	}
	return shades
}

// sidedShades are those of answers on two sides, so many on the right: those of the accent colour
// for the side that agrees or approves, where the answers tell which does, otherwise for the right.
func (p *chartPlan) sidedShades(scale data.Scale, right int) ([]color.RGBA, bool) {
	if !data.FavourableFirst(namesOfPlan(p)) {
		return p.theme.ramp(scale.Left, right, scale.Neutral, leastShade(p))
	}
	shades, ok := p.theme.ramp(right, scale.Left, scale.Neutral, leastShade(p))
	slices.Reverse(shades)
	return shades, ok
}

// namesOfPlan are the names of the series as the file writes them, each once.
func namesOfPlan(p *chartPlan) []string {
	var names []string
	for _, s := range p.chart.Series {
		if !slices.Contains(names, s.Name) {
			names = append(names, s.Name)
		}
	}
	return names
}

// paleFill is the least contrast with the paper of bars that have an outline.
const paleFill = 1.6

// leastShade is the least contrast of a shade with the paper: bars that are paler than
// marks may be are outlined, and lines and points cannot be.
func leastShade(p *chartPlan) float64 {
	if p.chart.Kind.OverTime() || p.form.points || p.theme.Copied {
		return p.theme.leastContrast()
	}
	return paleFill
}

// rampDifference is the least difference of shades that follow each other. It is below
// that of other colours, because their order helps to tell them apart.
const rampDifference = 9

// sequence returns n shades of the accent colour, each stronger than the one before by the
// same difference, of a least contrast with the paper. It reports whether they can be told
// apart. The strongest is near to black only where so many need it.
func (t Theme) sequence(n int, floor float64) ([]color.RGBA, bool) {
	ink := 0.85 * contrast(t.Ink, t.Paper)
	if strongest := strongEnd * contrast(t.Accent, t.Paper); !t.Copied && strongest < ink {
		if colours, ok := t.sequenceUpTo(strongest, n, floor); ok {
			return colours, true
		}
	}
	return t.sequenceUpTo(ink, n, floor)
}

// sequenceUpTo does so with shades that have at most a contrast with the paper.
func (t Theme) sequenceUpTo(most float64, n int, floor float64) ([]color.RGBA, bool) {
	shades, seen, normal := t.shadesOf(t.Accent), append(slices.Clone(visions), photocopier), visions[0]
	var usable []color.RGBA
	var way []float64 // from the palest to each, as the sum of differences
	for i, s := range shades {
		switch {
		case s.contrast < floor || s.contrast > most:
		case len(usable) == 0:
			usable, way = append(usable, s.colour), append(way, 0)
		default:
			usable, way = append(usable, s.colour), append(way, way[len(way)-1]+normal.difference(shades[i-1].colour, s.colour))
		}
	}
	if len(usable) == 0 {
		return nil, false
	}
	apart := neighbours(usable, seen)
	var best choice
	for i := range rampSteps {
		for j := range rampSteps - i {
			places := spaced(way, n, float64(i)/rampSteps, 1-float64(j)/rampSteps)
			colours, least := make([]color.RGBA, n), math.Inf(1)
			for k, place := range places {
				if colours[k] = usable[place]; k > 0 {
					least = min(least, apart(places[k-1], place)) // on one way from pale to strong none is nearer
				}
			}
			best.offer(colours, t.scoreOf(colours, least, rampDifference), t.deviation(colours, t.Accent))
		}
	}
	for k := range max(len(best.colours)-1, 0) { // of very many, two neighbours say it
		if t.leastApart(best.colours[k:k+2], 0, seen) < rampDifference {
			return best.colours, false
		}
	}
	return best.colours, t.leastApart(best.colours, 0, seen) >= rampDifference
}

// neighbours returns what two of the colours, given by their places, differ by for the worst
// of some visions. Each pair is compared once.
func neighbours(colours []color.RGBA, seen []vision) func(i, j int) float64 {
	views := make([][]colorful.Color, len(seen))
	for n, v := range seen {
		for _, c := range colours {
			views[n] = append(views[n], v.see(c))
		}
	}
	known := map[[2]int]float64{}
	return func(i, j int) float64 {
		least, ok := known[[2]int{i, j}]
		if ok {
			return least
		}
		least = math.Inf(1)
		for _, view := range views {
			least = min(least, 100*view[i].DistanceCIEDE2000(view[j]))
		}
		known[[2]int{i, j}] = least
		return least
	}
}

// spaced returns the places of n shades at equal distances, from one part of the way to
// another.
func spaced(way []float64, n int, from, to float64) []int {
	places := make([]int, n)
	for k := range places {
		at := way[len(way)-1] * (from + (to-from)*float64(k)/float64(max(n-1, 1)))
		i, _ := slices.BinarySearch(way, at)
		places[k] = min(i, len(way)-1)
	}
	return places
}

// outline is the colour of lines that bound or cross an area: its own, or one that
// stands out from the paper where it does not.
func (t Theme) outline(c color.RGBA) color.RGBA {
	if contrast(c, t.Paper) >= contextContrast {
		return c
	}
	return strengthened(c, t.Ink, t.Paper, markContrast)
}
