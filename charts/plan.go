package charts

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"
	"strings"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/language"
)

// chartPlan is what a chart shows, before it has a size.
type chartPlan struct {
	chart *data.Chart // with its numbers as they are shown, but for stacks
	known *data.Chart // with its numbers as far as they are known, by which they are compared
	form  *form
	say   *language.Printer
	theme Theme
	fonts *typeset.Fonts

	words           chartWords
	credits         credits
	title, subtitle string
	notes           []note
	logo            *Logo           // at the foot; nil for none
	keys            []data.Key      // of the chart, with the missing periods between them
	places          slotPlaces      // of those
	groups          []data.RowGroup // of those, with the spaces between rows that belong together
	parent          *chartPlan      // of the whole chart, for a panel; otherwise nil
	panels          []*chartPlan    // of a chart in panels
	shades          []color.RGBA    // of series that follow each other, by series; nil for the theme's colours
	keyStandsOut    bool            // some key is highlighted, and the others are muted
	strong          []string        // rows of answers whose names and sums stand out
	out             emphasis        // the series that stand out
	summary         summary
	span            valueRange // what the value axis covers, where it need not begin at zero
	compact         language.Compact
	asked           bool // a reader can ask where numbers are seen
	inText          bool // the texts around print the title
	looked          int  // at how many places for remarks
}

func newPlan(ds *data.Dataset, c *data.Chart, theme Theme, opt Options) (*chartPlan, error) {
	known := c
	c = asShown(c)
	p := &chartPlan{chart: c, known: known, form: formOf(c), say: language.Of(ds), theme: theme, fonts: opt.Fonts, asked: opt.Asked, inText: opt.InText}
	p.words = chartWords{chart: c, say: p.say}
	p.title = oneLine(c.Title.Plain)
	p.subtitle = oneLine(c.Subtitle.Plain)
	p.subtitle = withUnit(p)
	switch {
	case c.Log && p.subtitle == "":
		p.subtitle = p.say.Say(language.WordLogScale)
	case c.Log && !strings.Contains(strings.ToLower(p.subtitle), strings.ToLower(p.say.Say(language.WordLogScale))):
		p.subtitle = p.say.Say(language.WordWithLogScale, "text", p.subtitle)
	}
	highlightTitled(p)
	compareTitled(p)
	c = p.chart
	p.keys = p.form.slots(c)
	p.places = placesOf(c, p.keys)
	p.groups = groupsOfRows(p)
	p.keyStandsOut = len(c.Highlight) > 0 && slices.ContainsFunc(p.keys, func(k data.Key) bool { return p.words.highlighted(k.String()) })
	p.strong = rowsInTitle(p)
	p.out.names = outstanding(c)
	p.out.inks = inksOfOutstanding(p)
	p.summary = summarize(c)
	if p.form.free {
		p.span = p.freeSpan()
	}
	p.compact = language.NewCompact(p.say, c.Unit, p.labelled)
	p.shades = orderShades(p)
	if p.form.shades != nil {
		var err error
		if p.shades, err = p.form.shades(p); err != nil {
			return nil, err
		}
	}
	p.credits = credits{p.say, p.words.cited(), opt.Numbers, p.words.refersToSources()}
	if opt.Numbers != nil {
		slices.SortStableFunc(p.credits.sources, func(a, b *data.Source) int { return cmp.Compare(opt.Numbers[a], opt.Numbers[b]) })
	}
	if c.Facets != data.FacetsNone {
		p.panels = p.panelPlans()
	}
	p.notes = p.writeNotes(true)
	return p, p.check()
}

// writeNotes writes the notes of the chart: in brief for the foot, which says of many things
// how many they are, and in full for the alt text.
func (p *chartPlan) writeNotes(brief bool) []note {
	words := p.words
	words.brief = brief
	return (&noteWriter{p.chart, p.say, p.form, words, &p.summary, &p.credits, &p.places, &p.compact, colourful(p.theme.Muted), p.cut()}).all()
}

// oneLine turns each run of white space into one space.
func oneLine(s string) string { return data.OneLine(s) }

// wholeNumbers reports whether the chart counts things, so that ticks at
// fractions would mean nothing.
func (p *chartPlan) wholeNumbers() bool {
	if p.parent != nil && !p.ownScale() {
		return p.parent.wholeNumbers()
	}
	if !p.chart.Unit.Single() {
		return false
	}
	for _, s := range p.chart.Series {
		for _, v := range s.Values {
			if v.Low().Decimals() > 0 || v.High().Decimals() > 0 {
				return false
			}
		}
	}
	return true
}

// slots are the keys that get a place on the axis: those of the chart, and those at which
// a value lacks.
func (f *form) slots(c *data.Chart) []data.Key {
	if f.sparsePeriods || !c.Periods || len(c.Keys) == 0 {
		return c.Keys
	}
	lacking, _ := c.Lacking(maxGaps)
	if len(lacking) == 0 {
		return c.Keys
	}
	keys := slices.Clone(c.Keys)
	for _, k := range lacking {
		if k.Period.LikeWith(keys[0].Period) {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b data.Key) int { return a.Period.Compare(b.Period) })
	return slices.Compact(keys)
}

// check finds text that no font can set, and what the form cannot show. Every
// text is checked here, so that layout only measures.
func (p *chartPlan) check() error {
	c := p.chart
	check := func(what, text string, pos data.Pos) error {
		err := p.fonts.Check(text)
		if err == nil {
			return nil
		}
		problem := data.ProblemOf(err)
		return &layoutError{text: "the " + what + " of the chart: " + problem.Text, hint: problem.Hint, pos: pos}
	}
	errs := []error{p.emptyError(), p.tooManySeries(), check("title", p.title, c.Title.Pos), check("subtitle", p.subtitle, c.Subtitle.Pos)}
	for i := range c.Series {
		errs = append(errs, check("series", p.words.seriesName(i), data.Pos{}))
	}
	for i := range c.Panels() {
		errs = append(errs, check("panel", p.words.panelName(i), c.Pos))
	}
	for _, k := range p.keys {
		if k.Period.IsZero() {
			errs = append(errs, check("category", p.say.Key(k), data.Pos{}))
		}
	}
	for _, b := range c.Beside {
		errs = append(errs, check("head of a column", p.words.headOf(b), c.Pos))
	}
	if c.Line != nil {
		errs = append(errs, check("name of the line", oneLine(c.Line.Label.Plain), c.Pos))
	}
	if total, ok := c.StackTotal(); ok {
		errs = append(errs, check("name of the total", oneLine(language.TotalName(total, p.say)), c.Pos))
	}
	for _, sum := range c.StepSums {
		errs = append(errs, check("name of the steps", oneLine(sum.Name.Plain), c.Pos))
	}
	for _, g := range c.Groups {
		errs = append(errs, check("heading", oneLine(g.Heading.Plain), c.Pos))
	}
	for _, r := range c.References {
		errs = append(errs, check("reference line", oneLine(r.Label.Plain), r.Pos), p.form.noReference.at(r.Pos))
	}
	errs = append(errs, check("name of the targets", p.words.targetName(), data.Pos{}))
	if c.Compare != nil {
		errs = append(errs, check("comparison", p.words.compared(), c.Compare.Pos))
	}
	for _, a := range c.Annotations {
		errs = append(errs, check("annotation", oneLine(a.Text.Plain), a.Pos), p.form.noAnnotation.at(a.Pos))
	}
	for _, b := range c.Breaks() {
		errs = append(errs, check("break", oneLine(b.Text.Plain), b.Pos))
	}
	for _, e := range c.Events {
		errs = append(errs, check("event", oneLine(e.Text.Plain), e.Pos))
	}
	errs = append(errs, check("source", p.credits.fullCredit(), data.Pos{}))
	for _, n := range p.notes {
		errs = append(errs, check("note", n.text, n.pos))
	}
	// Numbers, units and the program's own words, all in one language.
	errs = append(errs, check("language", p.say.Say(language.WordNoValue)+p.say.Say(language.WordDisputed)+p.units(), data.Pos{}))
	return cmp.Or(errs...)
}

// units are all that a font must be able to set.
func (p *chartPlan) units() string {
	text := p.say.Unit(p.chart.Unit)
	for _, f := range p.chart.Figures {
		text += p.say.Unit(f.Unit)
	}
	return text
}

// ink is the colour of a series' mark at a key.
func (p *chartPlan) ink(series int, key data.Key) color.RGBA {
	if len(p.chart.Series) > 1 || p.parent != nil && !p.keyStandsOut {
		ink := p.seriesInk(series)
		switch {
		case mutesGroup(p, key):
			ink = p.theme.behindShade(ink, isAggregate(p.chart, key))
		case p.keyStandsOut && p.chart.Pyramid() && !p.words.highlighted(key.String()):
			ink = strengthened(blend(ink, p.theme.Paper, behindInPyramid), ink, p.theme.Paper, contextContrast) // it stays on its side
		}
		return ink
	}
	return inkOfKey(p, key)
}

// behindInPyramid is how much paler the bars of a pyramid are that do not stand out.
const behindInPyramid = 0.55

// mutesGroup reports whether the bars of a key are context for those of others, which stand out.
// They lose their colour and keep their order from pale to strong, where there is one.
func mutesGroup(p *chartPlan, key data.Key) bool {
	return p.form.groups && p.keyStandsOut && p.shades != nil && !p.out.any() && !p.words.highlighted(key.String())
}

// inkOfKey is the colour of the mark at a key, where all keys have one colour unless some stand
// out, stand apart, or are behind a line.
func inkOfKey(p *chartPlan, key data.Key) color.RGBA {
	if p.words.highlighted(key.String()) || !p.keyStandsOut && !p.chart.StandsApart(key) && p.chart.Line == nil {
		return p.theme.Accent
	}
	return p.theme.Muted
}

// seriesInk is the colour of a series. Those that are highlighted among several have
// colours of their own, the others are muted.
func (p *chartPlan) seriesInk(series int) color.RGBA {
	c := p.chart
	if p.parent != nil {
		return panelInk(p, series)
	}
	if len(c.Series) == 1 && c.Line != nil {
		return p.theme.Muted
	}
	if len(c.Series) == 1 {
		return p.theme.Accent
	}
	if !p.out.any() && p.shades != nil {
		return p.shades[series]
	}
	if !p.out.any() {
		return p.colourOf(series)
	}
	if ink, ok := p.out.ink(c.Series[series].Name); ok {
		return ink
	}
	if p.form.years && !p.theme.Copied {
		return yearBehind(p, series)
	}
	if c.Kind.OverTime() && !c.Kind.Stacks() {
		return p.contextInk()
	}
	if (c.Kind.Stacks() || p.form.inRows != nil) && (!p.theme.Copied || sharesClosed(c)) {
		return behindInStack(p, series)
	}
	// Shades of the muted colour, none lighter, so that marks keep their
	// contrast.
	return blend(p.theme.Muted, p.theme.Ink, 0.7*float64(series)/float64(len(c.Series)))
}

// colourOf is the colour of a series of several of which none stands out. Aggregates, and
// the rest of others, are muted.
func (p *chartPlan) colourOf(series int) color.RGBA {
	past := pastOfScenarios(p)
	if series == past {
		return p.theme.Ink
	}
	if past >= 0 {
		return inkOfScenario(p, series, past)
	}
	parts, context := 0, 0
	for i := range series {
		switch {
		case p.chart.Context(i):
			context++
		default:
			parts++
		}
	}
	if !p.chart.Context(series) {
		colours := seriesColours(p)
		return colours[parts%len(colours)]
	}
	return blend(p.theme.Muted, p.theme.Ink, 0.35*float64(min(context, 2)))
}

// seriesColours are those for series of which none stands out.
func seriesColours(p *chartPlan) []color.RGBA {
	if areas := p.chart.Kind.Stacks() || !p.form.points && !p.chart.Kind.OverTime(); !areas || p.chart.Facets != data.FacetsNone {
		return p.theme.Series
	}
	return slices.Concat(p.theme.Series, p.theme.Pale)
}

// emptyError refuses a chart without a key.
func (p *chartPlan) emptyError() error {
	if len(p.chart.Series) > 0 && len(p.keys) > 0 {
		return nil
	}
	return &layoutError{text: "the chart has nothing to show", hint: "give its figure at least one value"}
}

// tooManySeries refuses more series than there are colours to tell them apart.
// Lines other than a highlighted one share a colour and are named.
func (p *chartPlan) tooManySeries() error {
	if out := len(p.out.names); out > len(p.out.inks) && !p.form.sparsePeriods {
		return &layoutError{
			text: fmt.Sprintf("%d series are highlighted, and no more than %d colours are easy to tell apart and from what is not highlighted", out, len(p.out.inks)),
			hint: "highlight fewer, or write a theme with more colours", pos: p.chart.Pos,
		}
	}
	n, colours := 0, len(seriesColours(p))
	for i := range p.chart.Series {
		if !p.chart.Context(i) {
			n++
		}
	}
	if p.chart.Facets != data.FacetsNone {
		n = len(p.words.facetNames())
	}
	if n <= colours || p.shades != nil || p.form.sparsePeriods || p.chart.Kind.OverTime() && !p.chart.Kind.Stacks() && p.out.any() {
		return nil
	}
	return &layoutError{
		text: fmt.Sprintf("the chart has %d series, and no more than %d colours are easy to tell apart", n, colours),
		hint: "choose some under series:, highlight one, make several charts, or write a theme with more colours",
	}
}

// mostReasons is how many reasons a chart without a number gives.
const mostReasons = 3

// noNumber is the error of a chart that has nothing to draw, with why its values are
// missing: of computed ones the user sees no other sign of it.
func noNumber(c *data.Chart) error {
	var reasons []string
	for _, s := range c.Series {
		for _, v := range s.Values {
			if reason, _ := v.Missing(); reason != "" && !slices.Contains(reasons, reason) && len(reasons) < mostReasons {
				reasons = append(reasons, reason)
			}
		}
	}
	e := &layoutError{text: "the chart has no number to draw", hint: "give at least one value"}
	if len(reasons) > 0 {
		e.text += ": " + strings.Join(reasons, "; ")
	}
	return e
}
