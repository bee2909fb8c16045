package charts

import (
	"image/color"
	"math"

	"github.com/lucasb-eyer/go-colorful"
)

// ramp returns the colours of an ordered scale around a middle: left shades of
// one colour, perhaps a grey, then right shades of another, each stronger
// outwards. It reports whether the theme has that many: every shade must stand
// out from the paper and be distinct from its neighbours and from the others on
// its side, with any colour vision and, if the theme is for photocopies, in
// grey. On a copy, the position tells the two sides apart, not the grey.
//
// The innermost shades, and the middle, may be as pale as floor, so that the outermost are colours
// and not near to black or brown, if that is enough to tell all apart.
func (t Theme) ramp(left, right int, neutral bool, floor float64) (colours []color.RGBA, ok bool) {
	ink := 0.85 * contrast(t.Ink, t.Paper)
	if !t.Copied && floor < t.leastContrast() {
		if colours, ok = t.clearRamp(left, right, neutral, floor); ok {
			return colours, true
		}
	}
	floor = t.leastContrast()
	if !neutral {
		return t.rampAround(rampShape{left: left, right: right, floor: floor, top: ink})
	}
	greys := t.shadesOf(grey(t.Muted))
	for _, least := range []float64{floor, textContrast, floor} { // the second where text cannot be read on the first
		middle := greys.at(least)
		if colours, ok = t.rampAround(rampShape{left, right, []color.RGBA{middle}, floor, ink, false}); ok && t.illegible([]color.RGBA{middle}) == 0 {
			return colours, true
		}
	}
	return colours, ok
}

// clearRamp looks for shades from tints, around a pale grey where there is a middle, to ends that are not
// much stronger than the colours that they come from.
func (t Theme) clearRamp(left, right int, neutral bool, floor float64) ([]color.RGBA, bool) {
	shape := rampShape{left: left, right: right, floor: floor, clear: true}
	shape.top = min(0.85*contrast(t.Ink, t.Paper), strongEnd*max(contrast(t.Accent, t.Paper), contrast(t.opposite(), t.Paper)))
	if neutral {
		shape.middle = []color.RGBA{t.shadesOf(grey(t.Muted)).at(paleMiddle)}
	}
	colours, ok := t.rampAround(shape)
	return colours, ok && t.illegible(colours) == 0
}

// paleMiddle is the contrast with the paper of an answer in the middle of tints.
const paleMiddle = 1.7

// rampShape says between what the shades of a ramp lie.
type rampShape struct {
	left, right int          // shades on each side
	middle      []color.RGBA // between them, if any
	floor, top  float64      // contrasts with the paper
	clear       bool         // numbers are read best on it, and colours stay colours; otherwise all are apart as far as comfortable
}

// rampAround looks for shades on both sides of a middle that can be told apart
// best, that text can be read on, and that look most like the colours they come
// from, between two contrasts with the paper.
func (t Theme) rampAround(shape rampShape) ([]color.RGBA, bool) {
	left, right, floor, top, other := shape.left, shape.right, shape.floor, shape.top, t.opposite()
	ones, others, seen := t.shadesOf(t.Accent), t.shadesOf(other), t.visions()
	end := func(base color.RGBA, strong float64) float64 {
		if shape.clear && t.browns(base) {
			return min(strong, warmEnd*textContrast)
		}
		return strong
	}
	var best choice
	for i := range rampSteps {
		pale := floor * math.Pow(top/floor, float64(i)/rampSteps)
		for j := range rampSteps - i {
			strong := top * math.Pow(pale/top, float64(j)/rampSteps)
			for _, shift := range t.shifts(len(shape.middle) > 0) {
				var colours []color.RGBA
				for k := range left {
					colours = append(colours, others.step(pale, end(other, strong), left-1-k, left))
				}
				colours = append(colours, shape.middle...)
				for k := range right {
					colours = append(colours, ones.step(max(pale*shift, floor), end(t.Accent, strong*shift), k, right))
				}
				least := t.leastApart(colours, left, seen)
				score, astray := t.scoreOf(colours, least, minDifference), t.deviation(colours[:left], other)+t.deviation(colours[len(colours)-right:], t.Accent)
				if shape.clear && max(left, right) > 1 && least >= minDifference {
					score, astray = score-min(least, comfortable)-float64(t.dull(colours, clearInk)), t.farFromClear(pale, strong)
				}
				best.offer(colours, score, astray)
			}
		}
	}
	return best.colours, t.leastApart(best.colours, left, seen) >= minDifference
}

// warmEnd is the contrast with the paper of the strongest shade of a colour that turns brown in the dark, as a
// multiple of that of text.
const warmEnd = 1.2

// browns reports whether a colour is an orange or a yellow on light paper, whose dark shades are brown.
func (t Theme) browns(c color.RGBA) bool {
	hue, chroma, _ := colourOfInk(c).Hcl()
	return contrast(t.Paper, rgb(0x000000)) > contrast(t.Paper, rgb(0xFFFFFF)) && chroma > 0.3 && hue > rust && hue < 110
}

// rusty is the hue of a shade of a colour on the part of the way to the ink.
func (t Theme) rusty(base color.RGBA, part float64) float64 {
	hue, _, _ := colourOfInk(base).Hcl()
	if t.browns(base) {
		hue += float64(min(2*part, 1) * (rust - hue))
	}
	return hue
}

// rust is the hue of a red that is taken for a shade of orange.
const rust = 46

// strongEnd is how much stronger than the colours of a ramp its ends are at most, as a part of
// the contrast with the paper.
const strongEnd = 1.7

// choice is the best of the ramps that were offered: of those with the highest score the one
// that strays least from the colours that it comes from.
type choice struct {
	colours       []color.RGBA
	score, astray float64
}

func (c *choice) offer(colours []color.RGBA, score, astray float64) {
	if c.colours == nil || score > c.score || score == c.score && astray < c.astray {
		*c = choice{colours, score, astray}
	}
}

// scoreOf ranks ramps whose nearest shades differ by so much, and must by enough: first by
// whether they do, then by whether text can be read on them, then by how different the
// shades are, up to a comfortable difference.
func (t Theme) scoreOf(colours []color.RGBA, least, enough float64) float64 {
	const ahead, each = 1e6, 1e3
	if least < enough {
		return least
	}
	return ahead - each*float64(t.illegible(colours)) + min(least, comfortable)
}

// comfortable is a difference of colours above which more does not count.
const comfortable = minDifference + 4

// deviation is how far shades are, on the whole, from the strength of the
// colour they come from: very dark ones look black.
func (t Theme) deviation(shades []color.RGBA, base color.RGBA) float64 {
	sum := 0.0
	for _, c := range shades {
		sum += math.Log(contrast(c, t.Paper) / contrast(base, t.Paper))
	}
	return math.Abs(sum)
}

// illegible counts the shades on which neither paper nor ink can be read.
func (t Theme) illegible(colours []color.RGBA) int { return t.dull(colours, textContrast) }

// dull counts the shades on which paper cannot be read, and ink has less than a contrast.
func (t Theme) dull(colours []color.RGBA, ofInk float64) int {
	n := 0
	for _, c := range colours {
		if contrast(c, t.Paper) < textContrast && contrast(c, t.Ink) < ofInk {
			n++
		}
	}
	return n
}

// clearInk is the contrast that ink has with a tint on which numbers are read at once.
const clearInk = 7

// farFromClear is how far two contrasts with the paper are from those on which numbers stand best: ink on
// a tint that is not paler than it must be, and paper on a colour that is not near to black, but well apart
// from the tint.
func (t Theme) farFromClear(pale, strong float64) float64 {
	return math.Abs(math.Log(1.3*pale*clearInk/contrast(t.Ink, t.Paper))) + math.Abs(math.Log(strong/(strongFill*textContrast)))
}

// strongFill is the contrast with the paper of strong answers, as a multiple of that of text.
const strongFill = 1.65

// shifts are how much paler the right side may be than the left, on photocopies
// without a middle answer to separate their greys.
func (t Theme) shifts(neutral bool) []float64 {
	if t.Copied && !neutral {
		return []float64{1, 0.8, 0.65, 0.5, 0.35, 0.2}
	}
	return []float64{1}
}

// grey is a colour without its hue.
func grey(c color.RGBA) color.RGBA {
	v := uint8((int(c.R) + int(c.G) + int(c.B)) / 3)
	return color.RGBA{v, v, v, 255}
}

// rampSteps is how many contrasts are tried for either end of a ramp.
const rampSteps = 14

// visions are those that have to tell the theme's colours apart.
func (t Theme) visions() []vision {
	if t.Copied {
		return append(visions[:len(visions):len(visions)], photocopier)
	}
	return visions
}

// leastContrast is the contrast of the theme's palest mark with the paper.
func (t Theme) leastContrast() float64 {
	least := contrast(t.Muted, t.Paper)
	for _, c := range append([]color.RGBA{t.Accent}, t.Series...) {
		least = min(least, contrast(c, t.Paper))
	}
	return max(least, markContrast)
}

// opposite is the colour of the series that is least like the accent.
func (t Theme) opposite() color.RGBA {
	best, most := t.Muted, 0.0
	for _, c := range t.Series {
		least := math.Inf(1)
		for _, v := range t.visions() {
			least = min(least, v.difference(c, t.Accent))
		}
		if least > most && colourful(c) == colourful(t.Accent) {
			best, most = c, least
		}
	}
	return best
}

// colourful reports whether a colour is not a grey.
func colourful(c color.RGBA) bool {
	return max(c.R, c.G, c.B)-min(c.R, c.G, c.B) > 40
}

// shades are those of one colour, from the paper through the colour to the ink,
// with their contrasts with the paper.
type shades [64]struct {
	colour   color.RGBA
	contrast float64
}

func (t Theme) shadesOf(base color.RGBA) *shades {
	var all shades
	for i := range all {
		c := t.tinted(base, float64(2*i)/float64(len(all)))
		if 2*i >= len(all) {
			c = t.darkened(base, float64(2*i)/float64(len(all))-1)
		}
		all[i].colour, all[i].contrast = c, contrast(c, t.Paper)
	}
	return &all
}

// tinted is a colour on the part of the way from the paper, more vivid than paper mixed into it.
func (t Theme) tinted(base color.RGBA, part float64) color.RGBA {
	mixed := blend(t.Paper, base, part)
	if !colourful(base) || part == 0 {
		return mixed
	}
	hue, chroma, light := colourOfInk(mixed).Hcl()
	r, g, b := colorful.Hcl(hue, chroma*(1+float64(vividTint*(1-part))), light).Clamped().RGB255()
	return color.RGBA{r, g, b, 255}
}

// vividTint is how much more of its hue the palest tint has than a mixture.
const vividTint = 0.4

// darkened is a colour on the part of the way to the ink, or on dark paper to the light one. Its hue stays
// as vivid as it can be for most of the way, as an orange mixed with ink is a brown: it
// turns to rust.
func (t Theme) darkened(base color.RGBA, part float64) color.RGBA {
	mixed := blend(base, t.Ink, part)
	if !colourful(base) {
		return mixed
	}
	_, chroma, _ := colourOfInk(base).Hcl()
	_, own, light := colourOfInk(mixed).Hcl()
	r, g, b := colorful.Hcl(t.rusty(base, part), own+float64((1-part)*(chroma-own)), light).Clamped().RGB255()
	return color.RGBA{r, g, b, 255}
}

// at is the palest shade of at least a contrast.
func (s *shades) at(contrast float64) color.RGBA {
	for _, shade := range s {
		if shade.contrast >= contrast {
			return shade.colour
		}
	}
	return s[len(s)-1].colour
}

// step is the i-th of n shades from pale to strong, by equal steps of contrast.
func (s *shades) step(pale, strong float64, i, n int) color.RGBA {
	part := 0.0
	if n > 1 {
		part = float64(i) / float64(n-1)
	}
	return s.at(pale * math.Pow(strong/pale, part))
}

// leastApart is the least difference of two shades that have to be told apart.
func (t Theme) leastApart(colours []color.RGBA, left int, seen []vision) float64 {
	least := math.Inf(1)
	for _, v := range seen {
		as := make([]colorful.Color, len(colours))
		for i, c := range colours {
			as[i] = v.see(c)
		}
		for i := range as {
			for j := range i {
				if t.Copied && j < left && i >= left && i-j > 1 {
					continue
				}
				least = min(least, 100*as[i].DistanceCIEDE2000(as[j]))
			}
		}
	}
	return least
}
