package charts

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"github.com/lucasb-eyer/go-colorful"

	"briefing/data"
	"briefing/data/language"
)

// What stands out is drawn last, thicker, and in a colour of its own for each series, so
// that it can be followed where lines cross. The others are behind it: thin, pale and
// without markers. They are context, and no reader follows one of many.

// manyLines is the number of lines above which those that do not stand out lose their
// names: more of them would only fill the picture.
const manyLines = 8

// outstanding lists the names of the series that stand out, in the order in which the file
// names them: the first has the accent colour.
func outstanding(c *data.Chart) []string {
	var names []string
	for _, name := range c.Highlight {
		if slices.ContainsFunc(c.Series, func(s data.Plotted) bool { return s.Name == name }) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// inksOfOutstanding are the colours of the series that stand out: from among many others first a
// warm one, and of years the warmer and the stronger the later they are.
func inksOfOutstanding(p *chartPlan) []color.RGBA {
	n := len(p.out.names)
	if !p.form.years || n < 1 {
		return inksByTitle(p, inksAmongOthers(p, n))
	}
	way := p.theme.wayOfYears(n)
	if p.theme.Copied || n > 1 && p.theme.leastApart(way, 0, p.theme.visions()) < rampDifference {
		way = slices.Clone(p.theme.outstandingInks(n))
		slices.SortStableFunc(way, func(a, b color.RGBA) int { return cmp.Compare(contrast(a, p.theme.Paper), contrast(b, p.theme.Paper)) })
	}
	if len(way) < n {
		return way
	}
	inks := make([]color.RGBA, n)
	next := 0
	for _, s := range p.chart.Series { // which are in the order of time
		if i := slices.Index(p.out.names, s.Name); i >= 0 && next < n {
			inks[i], next = way[next], next+1
		}
	}
	return inks
}

// inksByTitle leaves their colours to those lines that the title names, where it names more of those that stand
// out than not, and makes one or two others dark grey: their names beside them are strong enough.
func inksByTitle(p *chartPlan, inks []color.RGBA) []color.RGBA {
	if p.theme.Copied || len(inks) < len(p.out.names) {
		return inks
	}
	list := slices.Clone(inks)
	for nth, name := range outButUntitled(p) {
		list[slices.Index(p.out.names, name)] = [2]color.RGBA{p.theme.Soft, p.theme.Ink}[nth]
	}
	return list
}

// outButUntitled names the one or two lines that stand out though the title does not name them, where it names
// more of those that do: in the order in which the file highlights them.
func outButUntitled(p *chartPlan) (list []string) {
	if !p.chart.Kind.OverTime() || p.chart.Kind.Stacks() {
		return nil
	}
	for _, name := range p.out.names {
		i := slices.IndexFunc(p.chart.Series, func(s data.Plotted) bool { return s.Name == name })
		if !namedInTitle(p, i) {
			list = append(list, name)
		}
	}
	if 2*len(list) >= len(p.out.names) || len(list) > 2 {
		return nil
	}
	return list
}

// namedInTitle reports whether the title names a series.
func namedInTitle(p *chartPlan, series int) bool {
	_, _, nth := language.NextName(p.title, []string{p.words.seriesName(series)})
	return nth >= 0
}

// quiet reports whether a line is neither what the title names nor context: thinner than those that it
// names, and beneath them. Of scenarios, all others are, where it names one.
func quiet(p *chartPlan, series int) bool {
	if p.out.any() {
		return p.parent == nil && slices.Contains(outButUntitled(p), p.chart.Series[series].Name)
	}
	past := knownPast(p)
	return past >= 0 && series != past && !namedInTitle(p, series) && titlesScenario(p, past)
}

// titlesScenario reports whether the title names a scenario that goes on from such a past.
func titlesScenario(p *chartPlan, past int) bool {
	for i := range p.chart.Series {
		if past >= 0 && i != past && namedInTitle(p, i) {
			return true
		}
	}
	return false
}

// warm is the colour that stands out most among many grey lines: the accent where it is warm or the
// file chose it, or else the first warm colour of series. It reports whether it is warm.
func (t Theme) warm() (color.RGBA, bool) {
	for _, c := range append([]color.RGBA{t.Accent}, t.Series...) {
		if hue, chroma, _ := colourOfInk(c).Hcl(); chroma > 0.35 && (hue < 80 || hue > 350) {
			return c, true
		}
		if t.chosen {
			break
		}
	}
	return t.Accent, false
}

// inksAmongOthers are the colours of so many marks that stand out: the first is warm among lines that
// are too many to be named.
func inksAmongOthers(p *chartPlan, n int) []color.RGBA {
	t := p.theme
	warm, ok := t.warm()
	if !p.nameless() || !ok || warm == t.Accent {
		return t.outstandingInks(n)
	}
	others := slices.DeleteFunc(slices.Clone(t.Series), func(c color.RGBA) bool { return c == warm })
	inks := t.apart([]color.RGBA{t.hot(warm)}, slices.Concat([]color.RGBA{t.Accent}, others, []color.RGBA{warm}))
	return inks[:min(n, len(inks))]
}

// hot is a warm colour made redder and more vivid, if that leaves it apart from all others.
func (t Theme) hot(warm color.RGBA) color.RGBA {
	hue, chroma, light := colourOfInk(warm).Hcl()
	r, g, b := colorful.Hcl(math.Mod(hue+344, 360), vivid*chroma, light-0.06).Clamped().RGB255()
	hot := color.RGBA{r, g, b, 255}
	for _, other := range append([]color.RGBA{t.Accent, t.Muted, t.Ink}, t.Series...) {
		for _, v := range t.visions() {
			if other != warm && v.difference(hot, other) < minDifference {
				return warm
			}
		}
	}
	return hot
}

// vivid is how much more of its hue a hot colour has than the warm one that it comes from.
const vivid = 1.2

// wayOfYears are so many colours for years, the latest the strongest: from the warm colour through red,
// on dark paper through yellow, as far as anyone needs to tell them apart, or else by the shorter way
// through the hues to the accent. Lines that cross each other need more than shades of one.
func (t Theme) wayOfYears(n int) (way []color.RGBA) {
	warm, ok := t.warm()
	if !ok {
		return wayBetween(colourOfInk(t.opposite()), colourOfInk(blend(t.Accent, t.Ink, 0.8)), n)
	}
	hue, chroma, light := colourOfInk(warm).Hcl()
	_, _, end := colourOfInk(t.Ink).Hcl()
	if n > 2 {
		light += math.Copysign(0.1, light-end) // for room between
	}
	r, g, b := colorful.Hcl(hue, vivid*chroma, light).Clamped().RGB255()
	from := colourOfInk(strengthened(color.RGBA{r, g, b, 255}, warm, t.Paper, markContrast))
	turn := 35.0 // to yellow
	if end < light {
		turn = 325 // to red
	}
	ways := []float64{0.65, 0.75, 0.85, 0.95}
	if n > 2 { // which are well apart in lightness
		ways = ways[2:]
	}
	for _, far := range ways {
		to := colorful.Hcl(math.Mod(hue+turn, 360), vivid*chroma, light+float64(far*(end-light))).Clamped()
		if way = wayBetween(from, to, n); n < 2 || t.leastApart(way, 0, t.visions()) >= rampDifference+2 {
			break
		}
	}
	return way
}

func colourOfInk(c color.RGBA) colorful.Color { made, _ := colorful.MakeColor(c); return made }

// wayBetween are so many colours from one to another; an only one lies halfway.
func wayBetween(from, to colorful.Color, n int) []color.RGBA {
	way := make([]color.RGBA, n)
	for i := range way {
		part := 0.5
		if n > 1 {
			part = float64(i) / float64(n-1)
		}
		r, g, b := from.BlendHcl(to, part).Clamped().RGB255()
		way[i] = color.RGBA{r, g, b, 255}
	}
	return way
}

// outstandingInks are colours for so many of what stands out: the accent colour first, then
// those of series that can be told from it, from each other and from the muted colour. Where
// the accent is too near to several of them, as greys are, it gives way. There may be fewer.
func (t Theme) outstandingInks(n int) []color.RGBA {
	if n <= 1 {
		return []color.RGBA{t.Accent}[:n]
	}
	with := t.apart([]color.RGBA{t.Accent}, t.Series)
	if n <= len(with) {
		return with[:n]
	}
	without := t.apart(nil, t.Series)
	if len(without) < len(with) {
		without = with
	}
	return without[:min(n, len(without))]
}

// behindShade is a shade of an ordered scale for what is context: paler, and with no more hue than what is muted,
// which beside the shades of what stands out would be taken for one of theirs. Those of an aggregate, which the
// others are read against, end darker.
func (t Theme) behindShade(shade color.RGBA, aggregate bool) color.RGBA {
	behind := blend(grey(shade), t.Paper, 0.2)
	if aggregate {
		behind = blend(behind, t.Ink, darkest*min((contrast(shade, t.Paper)-1)/strongShade, 1))
	}
	return t.shadesOf(t.Muted).at(contrast(behind, t.Paper))
}

// darkest is how far the strongest shades of an aggregate, of a contrast over that of the paper by strongShade,
// are on the way to ink: the paler ones less, so that each is the same step of its scale as those of the others.
const darkest, strongShade = 0.45, 5

// behindInStack is the grey of a part of stacks that is behind others: by turns darker and lighter, so that
// those beside each other are apart, and all lighter than what stands out. Where stacks touch, up to four have
// shades in the order of the file: the first, which the others are read against, clearly the strongest.
func behindInStack(p *chartPlan, series int) color.RGBA {
	var all []int
	for i := range p.chart.Series {
		if p.behind(i) {
			all = append(all, i)
		}
	}
	nth := slices.Index(all, series)
	closed := sharesClosed(p.chart) // no paper is beside a part
	if closed && len(all) <= 4 {
		return p.theme.greyInStack(slices.Index(inFileOrder(p.chart, all), series), len(all))
	}
	later := float64(nth/2) / float64(max((len(all)+1)/2, 1))
	switch {
	case nth%2 == 0:
		return blend(p.theme.Muted, p.theme.Ink, 0.3*later)
	case closed:
		return blend(p.theme.Muted, p.theme.Paper, 0.45+float64(0.25*later))
	}
	return blend(p.theme.Muted, p.theme.Ink, 0.4+float64(0.3*later))
}

// inFileOrder sorts series as the figure has them.
func inFileOrder(c *data.Chart, series []int) []int {
	place := func(i int) int {
		f := c.Series[i].Figure
		if f == nil {
			return i
		}
		return slices.IndexFunc(f.Series, func(s *data.Series) bool { return s.Name == c.Series[i].Name })
	}
	return slices.SortedStableFunc(slices.Values(series), func(a, b int) int { return cmp.Compare(place(a), place(b)) })
}

// greyInStack is one of so many greys of parts that touch.
func (t Theme) greyInStack(nth, of int) color.RGBA {
	first := readable(t.Muted, t.Ink, t.Paper)
	if nth == 0 {
		return first
	}
	least, strong := palestArea, secondGrey*contrast(first, t.Paper)
	if t.Copied {
		least, strong = paleFill, markContrast
	}
	return t.shadesOf(t.Muted).at(strong * math.Pow(least/strong, float64(nth-1)/float64(max(of-2, 1))))
}

// palestArea is the contrast with the paper of the palest of them, whose name and values are beside it, and
// secondGrey that of the second as a part of that of the first.
const palestArea, secondGrey = 1.3, 0.52

// apart adds those colours of series that are not the accent, the muted colour or a shade of
// them. That anyone can tell colours of series apart is held elsewhere, and context is thinner.
func (t Theme) apart(list, more []color.RGBA) []color.RGBA {
	near := func(a, b color.RGBA) bool { return t.visions()[0].difference(a, b) < minDifference }
	for _, c := range more {
		if !near(c, t.Muted) && !slices.ContainsFunc(list, func(other color.RGBA) bool { return near(c, other) }) {
			list = append(list, c)
		}
	}
	return list
}

// emphasis is the series of a chart that stand out from the others.
type emphasis struct {
	names []string     // the one with the accent colour first
	inks  []color.RGBA // their colours
}

// any reports whether some series stands out.
func (e *emphasis) any() bool { return len(e.names) > 0 }

// ink is the colour of a series that stands out.
func (e *emphasis) ink(name string) (color.RGBA, bool) {
	i := slices.Index(e.names, name)
	if i < 0 || len(e.inks) == 0 {
		return color.RGBA{}, false
	}
	return e.inks[i%len(e.inks)], true
}

// behind reports whether a series is context for others that stand out. In panels of series
// each has a place of its own.
func (p *chartPlan) behind(series int) bool {
	return p.out.any() && !outstands(p, series) && p.chart.Facets != data.FacetsSeries
}

// outstands reports whether a series is one of those that stand out.
func outstands(p *chartPlan, series int) bool {
	_, out := p.out.ink(p.chart.Series[series].Name)
	return out
}

// contextInk is the colour of a line that is context: paler where there are many.
func (p *chartPlan) contextInk() color.RGBA {
	if p.nameless() {
		return blend(p.theme.Muted, p.theme.Paper, 0.4)
	}
	return p.theme.Muted
}

// yearBehind is the colour of a year that is context: the paler the earlier.
func yearBehind(p *chartPlan, series int) color.RGBA {
	later := float64(series) / float64(max(len(p.chart.Series)-1, 1))
	return blend(p.theme.Paper, p.theme.Muted, 0.5+float64(0.3*later))
}

// nameless reports whether the lines that do not stand out are too many to be named.
func (p *chartPlan) nameless() bool {
	if p.parent != nil {
		return p.parent.nameless()
	}
	return p.form.context != nil && p.form.context(p.words) > 0
}

// contextLines is how many lines of a chart over time have no name, since others stand out.
// A panel has the name of its series.
func contextLines(w chartWords) int {
	switch w.chart.Facets {
	case data.FacetsSeries:
		return 0
	case data.FacetsFigures:
		return unnamed(len(w.facetNames()), len(outstanding(w.chart)))
	}
	return unnamed(len(w.chart.Series), len(outstanding(w.chart)))
}

// unnamed is how many of some lines have no name, where so many stand out.
func unnamed(lines, out int) int {
	if out == 0 || lines <= manyLines {
		return 0
	}
	return lines - out
}

// drawBehind draws what is context, if it is, behind all other marks.
func (s *scene) drawBehind(context bool, draw func()) {
	since := len(s.shapes)
	draw()
	for i := since; context && i < len(s.shapes); i++ {
		s.shapes[i].behind = true
	}
}
