package file

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/check"
	"briefing/data/compute"
	"briefing/data/language"
	"briefing/data/spelling"
)

// charts follows the names of the charts, and gives every figure that no chart
// shows one by convention.
func (r *chartResolver) charts() {
	shown := map[string]bool{}
	for _, c := range r.base.draft.charts {
		for _, f := range c.figures {
			shown[f.name] = true
		}
		if chart := r.chart(c); chart != nil {
			r.base.ds.Charts = append(r.base.ds.Charts, chart)
		}
	}
	for _, f := range r.base.draft.figures {
		fig := r.base.figures[f.id]
		if fig == nil || !f.chart || shown[f.id] || lengthless(fig) {
			continue
		}
		if other, taken := r.base.draft.ids["chart "+data.Folded(f.id)]; taken {
			r.base.fault(f.key, fmt.Sprintf("the chart of the figure %q would have the id of the chart in %s", f.id, other),
				"let that chart show the figure, give it another id, or add chart: false to the figure")
			continue
		}
		c := &data.Chart{ID: f.id, Figures: []*data.Figure{fig}, Pos: f.key.pos()}
		leave := r.base.enter("chart " + f.id)
		r.base.user.figure(f.id)
		r.plot(c, nil)
		c.Kind = conventionalKind(c)
		r.chooseNames(&chartDraft{key: f.key}, c)
		r.base.later(f.title, &c.Title)
		leave()
		if r.base.amounts.mayDispute(r.base, f.key, c) {
			r.base.ds.Charts = append(r.base.ds.Charts, c)
		}
	}
}

// lengthless reports whether a figure has no chart by convention because nothing in one would
// mean its numbers: years and codes have no lengths. Years over time are drawn as a line.
func lengthless(f *data.Figure) bool { return f.Unit.Names() && !f.Periods }

// chart follows the names of one chart. Nil when it is broken.
func (r *chartResolver) chart(d *chartDraft) *data.Chart {
	defer r.base.enter("chart " + d.id)()
	c := &data.Chart{ID: d.id, Kind: d.kind, Facets: d.facets, OwnScales: d.own, Connect: d.connect, Size: d.size, DPI: d.dpi, Pos: d.key.pos()}
	for _, name := range d.figures {
		fig, whole := r.base.known(name)
		if fig != nil {
			c.Figures = append(c.Figures, fig)
		}
		d.broken = d.broken || !whole
	}
	r.chartTexts(d, c)
	if len(c.Figures) == 0 || len(c.Figures) < len(d.figures) || !r.oneAxis(d, c) {
		r.partTexts(d)
		d.broken = true
		return nil
	}
	if sound := r.base.sound(func() { r.show(d, c) }); d.broken || !sound || r.base.amounts.overshown {
		d.broken = true
		return nil
	}
	return c
}

// show gives a chart its series, its kind, and what is drawn beside the values.
func (r *chartResolver) show(d *chartDraft, c *data.Chart) {
	r.plot(c, d.only)
	if !r.chooseTime(d, c) {
		return
	}
	if c.Kind == data.KindAuto {
		c.Kind = conventionalKind(c)
		if d.target != nil {
			c.Kind = conventionalBars(c)
		}
		if d.overlay != nil {
			c.Kind = data.KindBar
			if len(c.Series) > 2 || len(c.Series) > 1 && d.overlay.figure.name != "" {
				c.Kind = data.KindGrouped
			}
		}
	}
	resolveOverlay(r, d, c)
	if !r.chooseNames(d, c) {
		return
	}
	if c.Kind == data.KindSeason && c.Facets == data.FacetsNone && !layOutSeason(r, d, c) {
		return
	}
	if c.Kind == data.KindBump && c.Periods && c.Facets == data.FacetsNone && !rankChart(r, d, c) {
		return
	}
	if !resolveClasses(r, d, c) {
		return
	}
	r.nest(c)
	if !r.base.amounts.mayShow(r.base, d, c) {
		return
	}
	layOutSections(r, d, c)
	r.kindFits(d, c)
	r.ownScales(d, c)
	r.target(d, c)
	r.sortKeys(d, c)
	orient(r, d, c)
	resolveRows(r, d, c)
	r.totals(d, c)
	resolveSteps(r, d, c)
	differenceColumn(r, d, c)
	resolveBeside(r, d, c)
	r.highlight(d, c)
	standOnBase(d, c)
	r.references(d, c)
	r.annotations(d, c)
	r.events(d, c)
	r.until(d, c)
	resolveComparison(r, d, c)
	c.Log, c.Limits = d.log, d.limits
	r.base.add(check.Axis(r.base.printer, c, r.asked(d, c))...)
}

// ownScales refuses scales of their own where there is one plot, and what all panels would
// have to share.
func (r *chartResolver) ownScales(d *chartDraft, c *data.Chart) {
	switch {
	case !c.OwnScales:
	case c.Facets == data.FacetsNone:
		r.base.fault(d.ownAt, "a chart that is not in panels has one scale", "add facets: series or facets: figures, or remove scales:")
	case len(d.references) > 0:
		r.base.fault(d.references[0].at, "panels with scales of their own share no line across them", "remove scales: own or references:")
	case d.limits.Given():
		r.base.fault(d.logAt, "panels with scales of their own share no end of an axis", "remove scales: own or axis:")
	case d.choice.Top+d.choice.Bottom > 0 && c.SeveralUnits():
		r.base.fault(d.rankAt, "numbers in several units have no highest", "remove top: and bottom:")
	}
}

// until checks that the last values of steps hold at least for their own periods.
func (r *chartResolver) until(d *chartDraft, c *data.Chart) {
	if d.until.IsZero() {
		return
	}
	switch last := c.Keys[len(c.Keys)-1].Period; {
	case c.Kind != data.KindStep:
		r.base.fault(d.untilAt, "only the values of steps hold", "remove until, or write kind: step")
	case d.until.Next(1).StartDay() < last.Next(1).StartDay():
		r.base.fault(d.untilAt, fmt.Sprintf("the last value is that of %s, which is not over by then", last), "write a later period")
	default:
		c.Until = d.until
	}
}

func (r *chartResolver) chartTexts(d *chartDraft, c *data.Chart) {
	if d.title.at.Node != nil {
		r.base.later(d.title, &c.Title)
	} else if len(c.Figures) > 0 {
		r.base.later(r.base.drafts[c.Figures[0].ID].title, &c.Title)
	}
	r.base.later(d.subtitle, &c.Subtitle)
	r.base.later(d.note, &c.Note)
	r.base.later(d.alt, &c.Alt)
}

// partTexts looks at the texts in a chart whose axes are not known.
func (r *chartResolver) partTexts(d *chartDraft) {
	if d.target != nil {
		r.base.later(d.target.label, new(data.Text))
	}
	if d.overlay != nil {
		r.base.later(d.overlay.label, new(data.Text))
	}
	if d.compare != nil {
		r.base.later(d.compare.label, new(data.Text))
	}
	if d.steps != nil {
		for _, name := range d.steps.named {
			r.base.later(name.text, new(data.Text))
		}
	}
	for _, b := range d.beside {
		r.base.later(b.label, new(data.Text))
	}
	for _, line := range d.references {
		r.base.sourcesOf(line.sources)
		r.base.later(line.label, new(data.Text))
	}
	for _, a := range d.remarks {
		r.base.later(a.text, new(data.Text))
	}
}

// contributions is what to write for a chart of contributions in percentage points and the rate in
// percent that they add up to; empty for other figures.
func contributions(a, b *data.Figure) string {
	if a.Unit.Kind == data.UnitPercent {
		a, b = b, a
	}
	switch {
	case a.Unit.Kind != data.UnitPoints || b.Unit.Kind != data.UnitPercent:
		return ""
	case a.Total == b:
		return fmt.Sprintf("write figure: %s alone; its total stands over the parts", a.ID)
	}
	return fmt.Sprintf("where %s are contributions to %s, write total: %s into %s, and figure: %s here; otherwise make a chart for each unit", a.ID, b.ID, b.ID, a.ID, a.ID)
}

// oneAxis checks that the figures of a chart can share its axes.
func (r *chartResolver) oneAxis(d *chartDraft, c *data.Chart) bool {
	first := c.Figures[0]
	if d.unitAt.Node != nil && !together(r.base, d, c) {
		return false
	}
	inPrices := !c.Kind.Stacks() && c.Kind != data.KindShare && samePrices(c.Figures)
	if inPrices && d.unitAt.Node == nil && !d.own && !slices.ContainsFunc(c.Figures, func(f *data.Figure) bool { return saysNoPrices(f, r.base.drafts[f.ID].title.raw) }) {
		c.Together, c.Unit = true, language.WithoutPrices(first.Unit)
	}
	for i, f := range c.Figures[1:] {
		at := d.figures[i+1].at
		switch {
		case !f.Unit.Same(first.Unit) && !c.Together && !(d.own && c.Facets == data.FacetsFigures):
			hint := "make a chart for each unit, or a panel for each figure with facets: figures and scales: own"
			if c.Facets == data.FacetsFigures {
				hint = "write scales: own, for an axis in each panel, or make a chart for each unit"
			} else if instead := contributions(first, f); instead != "" {
				hint = instead
			} else if inPrices {
				hint = "write the prices into the title of each that has them in its unit, such as Wage at 2024 prices: they share the axis where the names say which is which"
			} else if countsThings(first.Unit) && countsThings(f.Unit) && first.Unit.Scale == f.Unit.Scale {
				hint = "if both count things that may be counted together, write unit: into the chart, and what they are together, such as unit: people of births and deaths; otherwise make a chart for each unit"
			}
			r.base.faultOf(data.RuleTwoUnits, at, fmt.Sprintf("%s is in %s and %s in %s: two units on one axis", first.ID, r.base.printer.Unit(first.Unit), f.ID, r.base.printer.Unit(f.Unit)), hint)
			return false
		case f.Periods != first.Periods:
			r.base.fault(at, fmt.Sprintf("the keys of %s and of %s are of two kinds, periods and names", first.ID, f.ID), "make a chart for each")
			return false
		case f.Periods && f.Keys[0].Period.Granularity() != first.Keys[0].Period.Granularity():
			r.base.fault(at, fmt.Sprintf("the periods of %s and of %s are of two lengths", first.ID, f.ID), "make a chart for each")
			return false
		case f.Periods && f.Keys[0].Period.RunsFromStart() != first.Keys[0].Period.RunsFromStart():
			r.base.fault(at, fmt.Sprintf("the values of one of %s and %s run from the start of the year, and those of the other do not", first.ID, f.ID),
				"show those of single periods, computed with by: difference and over: previous, or make a chart for each")
			return false
		case f.Rolls() != first.Rolls():
			r.base.fault(at, fmt.Sprintf("the values of %s and of %s are of times of two lengths, as rolling: says", first.ID, f.ID), "make a chart for each")
			return false
		case f.Periods && !f.Keys[0].Period.LikeWith(first.Keys[0].Period):
			r.base.fault(at, fmt.Sprintf("the fiscal years of %s and of %s begin in two months, or are named in two ways", first.ID, f.ID), "write the same fiscal: for both, or make a chart for each")
			return false
		}
	}
	return true
}

// samePrices reports whether figures in several units are all in one of money, but for the prices that it is at.
func samePrices(figures []*data.Figure) bool {
	one := language.WithoutPrices(figures[0].Unit)
	several := false
	for _, f := range figures {
		if !language.WithoutPrices(f.Unit).Same(one) {
			return false
		}
		several = several || !f.Unit.Same(figures[0].Unit)
	}
	return several
}

// saysNoPrices reports whether a figure has prices in its unit, and its title, which is its name in a chart of
// several, does not say so.
func saysNoPrices(f *data.Figure, title string) bool {
	return language.WithoutPrices(f.Unit) != f.Unit && !language.SaysPrices(title)
}

// countsThings reports whether numbers of a unit may be counts: those of money and of an index are none.
func countsThings(u data.Unit) bool {
	m, ok := language.MeasureOf(u)
	return ok && u.Kind == data.UnitPlain && !u.IsIndex() && !u.Places() && len(m.Over) == 1 && m.Over[0].Counted() && len(m.Under) == 0
}

// together gives a chart the unit that its figures are counted in together.
func together(base *resolver, d *chartDraft, c *data.Chart) bool {
	odd := slices.IndexFunc(c.Figures, func(f *data.Figure) bool { return !countsThings(f.Unit) || f.Unit.Scale != d.unit.Scale })
	switch {
	case !c.SeveralUnits():
		base.fault(d.unitAt, fmt.Sprintf("the figures of the chart are all in %s, and need no unit together", base.printer.Unit(c.Figures[0].Unit)), "write the unit into the figures, and remove it here")
		return false
	case odd >= 0 && countsThings(c.Figures[odd].Unit) && countsThings(d.unit):
		f := c.Figures[odd]
		u := d.unit
		u.Scale = f.Unit.Scale
		name := func(u data.Unit) string { return strings.ReplaceAll(base.printer.Unit(u), "\u00a0", " ") }
		base.faultOf(data.RuleTwoUnits, d.unitAt, fmt.Sprintf("%s is in %s, and the unit together is %s: two scales", f.ID, name(f.Unit), name(d.unit)), fmt.Sprintf("write unit: %s, and all figures in that scale", name(u)))
		return false
	case odd >= 0 || !countsThings(d.unit):
		base.faultOf(data.RuleTwoUnits, d.unitAt, "only counts of things are in a unit together", "make a chart for each unit, or a panel for each figure with facets: figures and scales: own")
		return false
	}
	c.Together, c.Unit = true, d.unit
	return true
}

// plot lists the series that the chart shows and their keys.
func (r *chartResolver) plot(c *data.Chart, only []ref) {
	if c.Periods = c.Figures[0].Periods; !c.SeveralUnits() && !c.Together {
		c.Unit = c.Figures[0].Unit
	}
	used := make([]bool, len(only))
	for _, f := range c.Figures {
		for _, s := range f.Series {
			if only != nil {
				i := slices.IndexFunc(only, func(o ref) bool { return o.name == s.Name })
				if i < 0 {
					continue
				}
				used[i] = true
			}
			c.Series = append(c.Series, data.Plotted{Series: s, Figure: f, Label: s.Name})
		}
	}
	for i, o := range only {
		if !used[i] {
			r.base.fault(o.at, fmt.Sprintf("there is no series %q", o.name), suggestName(r.base, o.name, data.SeriesNames(c.Figures)))
		}
	}
	series := make([]*data.Series, len(c.Series))
	for i, p := range c.Series {
		series[i] = p.Series
	}
	if len(series) > 0 {
		c.Keys = data.UnionOfKeys(series, c.Periods)
	}
}

// asked is what the file asks of a chart, for the checks.
func (r *chartResolver) asked(d *chartDraft, c *data.Chart) check.Asked {
	return check.Asked{Chart: d.key.place(), Kind: d.kindAt.place(), Facets: d.facetsAt.place(), Log: d.logAt.place(), Neutral: d.neutral.at.place(),
		Sort: d.sort, Damaged: r.base.damaged[c.Figures[0].ID] != nil}
}

// kindFits refuses a kind that the data cannot carry honestly, and makes of the series
// what the kind shows of them.
func (r *chartResolver) kindFits(d *chartDraft, c *data.Chart) {
	if c.Kind == data.KindDiverging && c.Facets == data.FacetsNone && !r.middle(d, c) {
		return
	}
	if !r.order(d, c) {
		return
	}
	faults := check.Chart(r.base.printer, c, r.asked(d, c))
	r.base.add(faults...)
	switch {
	case len(faults) > 0 || c.Facets != data.FacetsNone:
	case c.Kind == data.KindShare && c.Unit.Kind != data.UnitPercent:
		if !r.share(d, c) {
			return
		}
		r.base.add(check.Shares(r.base.printer, c, r.asked(d, c))...)
	case c.Kind == data.KindSlope && c.Periods:
		keepEnds(r, c)
	}
}

// conventionalKind is the form that follows from the data.
func conventionalKind(c *data.Chart) data.Kind {
	switch {
	case c.Facets != data.FacetsNone && c.Periods && len(c.Keys) > 1:
		return data.KindLine
	case c.Facets != data.FacetsNone:
		return data.KindBar
	case len(c.Figures) == 1 && c.Figures[0].Total != nil:
		return data.KindStacked
	case c.Periods && len(c.Keys) > 1 && len(c.Series) > 1 && c.Unit.Places():
		return data.KindBump
	case c.Periods && len(c.Keys) > 1:
		return data.KindLine
	case len(c.Series) > 1:
		return data.KindGrouped
	case len(c.Series) == 1 && len(c.Keys) == 1 && check.Countable(c):
		return data.KindUnits
	}
	return data.KindBar
}

// conventionalBars is the form of bars that follows from the data.
func conventionalBars(c *data.Chart) data.Kind {
	if len(c.Series) > 1 {
		return data.KindGrouped
	}
	return data.KindBar
}

// sortKeys orders the categories by the series that stands out, if there is one, and
// otherwise as they are ranked; a scale of answers by those to the right. Missing ones come
// last. Equal values keep the order of the file.
func (r *chartResolver) sortKeys(d *chartDraft, c *data.Chart) {
	if c.Kind == data.KindBump || d.sort == data.SortNone && c.Selected.Ranks() {
		return // they are ranked
	}
	if d.sort == data.SortNone && !c.Periods && (c.Kind == data.KindDot || c.Kind.Spans() && !ordered(data.KeyNames(c.Keys))) {
		d.sort = data.SortDescending
	}
	if d.sort == data.SortNone {
		c.OldestFirst()
	}
	if d.sort == data.SortNone || d.sort == data.SortFile || len(c.Series) == 0 {
		return
	}
	if c.Periods {
		r.base.fault(d.at, "periods have an order of their own", "remove sort:")
		return
	}
	direction := 1
	if d.sort == data.SortDescending {
		direction = -1
	}
	c.Keys = slices.Clone(c.Keys)
	ranked := c.Keys[:c.Ranked()]
	if c.Kind == data.KindDiverging {
		sortByAgreement(c, ranked, direction)
		return
	}
	by := map[data.Key]data.Value{}
	for _, k := range ranked {
		if v, ok := sortedBy(r, d, c, k); ok {
			by[k] = v
		}
	}
	slices.SortStableFunc(ranked, func(a, b data.Key) int {
		v, hasV := by[a]
		w, hasW := by[b]
		if !hasV || !hasW {
			return -cmp.Compare(btoi(hasV), btoi(hasW))
		}
		return direction * cmp.Or(v.Number.Cmp(w.Number), cmp.Compare(compute.QualifierRank(v.Is), compute.QualifierRank(w.Is)))
	})
}

// sortedBy is the value that a category is sorted by: the upper end of a range, the series
// that stands out, or what it is ranked by; false if it has none.
func sortedBy(r *chartResolver, d *chartDraft, c *data.Chart, k data.Key) (data.Value, bool) {
	if c.Kind.Spans() {
		s := c.SpanAt(k)
		return s.High, s.Known
	}
	if s := standingOut(d, c); s != nil {
		return data.NumberAt(s, k)
	}
	return compute.RankValue(r.base.printer, c, k)
}

// standingOut is the first series that highlight: names; of bars of shares otherwise the
// first of all, whose lengths begin at the baseline; nil for none.
func standingOut(d *chartDraft, c *data.Chart) *data.Series {
	for _, h := range d.highlight {
		for _, p := range c.Series {
			if p.Name == c.CallOf(h.name) {
				return p.Series
			}
		}
	}
	if c.Kind == data.KindShare {
		return c.Series[0].Series
	}
	return nil
}

// ordered reports whether names follow each other, as months and ages do.
func ordered(names []string) bool {
	_, parts := spelling.PartsOfYear(names)
	return data.OrderOf(names).Kind != data.Unordered || parts != nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// highlight follows the names that stand out: of series and keys that the chart shows.
func (r *chartResolver) highlight(d *chartDraft, c *data.Chart) {
	var known []string
	for _, p := range c.Series {
		if p.Name != "" {
			known = append(known, p.Name)
		}
	}
	known = append(known, data.KeyNames(c.Keys)...)
	for _, h := range d.highlight {
		name := c.CallOf(h.name)
		if k, ok := keyIn(c.Keys, c.Periods, name); ok {
			name = k.String() // a period may be spelt in another way
		}
		switch {
		case slices.Contains(known, name):
			c.Highlight = append(c.Highlight, name)
		case c.Selected.LeavesOut(h.name):
			r.base.fault(h.at, fmt.Sprintf("%q is not among the names that the chart shows", h.name), "show aggregates, or remove it")
		default:
			r.base.fault(h.at, fmt.Sprintf("the chart has no series or key %q", h.name), suggestName(r.base, h.name, known))
		}
	}
}

// standOnBase puts the parts that stand out of stacks over time next to zero, where readers see how they
// grow, and beside them those that the title names, with which it compares them; parts in an order of their
// own, or one that the chart gives, stay.
func standOnBase(d *chartDraft, c *data.Chart) {
	if !c.Kind.Stacks() && c.Kind != data.KindShare || !c.Periods || c.Facets != data.FacetsNone || c.Order.Kind != data.Unordered || d.only != nil {
		return
	}
	out := slices.ContainsFunc(c.Series, func(p data.Plotted) bool { return slices.Contains(c.Highlight, p.Name) })
	inTitle := func(name string) bool {
		_, _, nth := language.NextName(d.title.raw, []string{name})
		return nth >= 0
	}
	behind := func(p data.Plotted) int {
		switch {
		case slices.Contains(c.Highlight, p.Name):
			return 0
		case out && inTitle(p.Name):
			return 1
		}
		return 2
	}
	c.Series = slices.Clone(c.Series)
	slices.SortStableFunc(c.Series, func(a, b data.Plotted) int { return behind(a) - behind(b) })
}

// references resolves lines across the chart: at the value of a figure, or at a
// number with a source of its own.
func (r *chartResolver) references(d *chartDraft, c *data.Chart) {
	lines, n := make([]data.ReferenceLine, len(d.references)), 0 // they do not move: labels are filled in later
	for _, line := range d.references {
		lines[n] = data.ReferenceLine{Pos: line.at.pos()}
		r.base.later(line.label, &lines[n].Label)
		if r.reference(line, c, &lines[n]) {
			n++
		}
	}
	c.References = lines[:n]
}

// reference finds the value of a line across the chart; false with a fault where it has
// none, or where that of a figure is at fault.
func (r *chartResolver) reference(line referenceDraft, c *data.Chart, out *data.ReferenceLine) bool {
	switch {
	case line.from != nil || line.to != nil:
		return r.targetBand(line, out)
	case line.hasValue && line.point.figure.name != "":
		r.base.fault(line.at, "the reference line has two values", "keep value, or figure and key")
	case line.hasValue:
		out.Value = data.Value{Number: line.value.number, Is: line.value.is, More: &data.Detail{Upper: line.value.upper, Pos: line.at.pos()}}
		out.Sources = r.base.sourcesOf(line.sources)
		if line.sources == nil {
			r.base.faultOf(data.RuleNoSource, line.at, "the number of the reference line has no source", "add source:, or refer to a figure with figure: and key:")
		}
		return true
	case line.point.figure.name != "":
		return r.referenceTo(line, c, out)
	default:
		r.base.fault(line.at, "the reference line has no value", "add figure: and key:, or value: and source:")
	}
	return false
}

// referenceTo gives a line across the chart the value of a figure.
func (r *chartResolver) referenceTo(line referenceDraft, c *data.Chart, out *data.ReferenceLine) bool {
	p, ok := r.base.point(line.point, line.at)
	if !ok {
		return false
	}
	if p.value.Is == data.Absent {
		r.base.fault(line.at, "the value of the reference line is missing", "refer to one that has a number")
		return false
	}
	if !p.figure.Unit.Same(c.Unit) {
		r.base.faultOf(data.RuleTwoUnits, line.at, fmt.Sprintf("%s is in %s, the chart in %s", p.figure.ID, r.base.printer.Unit(p.figure.Unit), r.base.printer.Unit(c.Unit)), "refer to a figure of the chart's unit")
	}
	out.Value, out.Sources, out.Figure = p.value, p.series.SourcesOf(p.value), p.figure
	return true
}

func (r *chartResolver) annotations(d *chartDraft, c *data.Chart) {
	annotations, n := make([]data.Annotation, len(d.remarks)), 0 // they do not move: texts are filled in later
	for _, a := range d.remarks {
		if a.from != nil {
			continue // a range: see events
		}
		k, ok := keyIn(c.Keys, c.Periods, c.CallOf(a.point.key.name))
		r.base.later(a.text, &annotations[n].Text)
		if !ok {
			r.base.fault(a.point.key.at, fmt.Sprintf("the chart has no key %q", a.point.key.name), r.suggestKey(a.point.key.name, c.Keys))
			continue
		}
		i := slices.IndexFunc(c.Series, func(p data.Plotted) bool {
			_, has := data.NumberAt(p.Series, k)
			return has && (a.point.series.name == "" || p.Name == a.point.series.name) && (a.point.figure.name == "" || p.Figure.ID == a.point.figure.name)
		})
		if i < 0 && slices.ContainsFunc(c.Figures, func(f *data.Figure) bool { return r.base.figures[f.ID] == nil }) {
			continue // the number may be one at fault
		}
		if i < 0 {
			r.base.fault(a.at, "the annotation points at no value", "name a series and a key that have a number")
			continue
		}
		annotations[n] = data.Annotation{Series: i, Key: k, Pos: a.at.pos()}
		n++
	}
	c.Annotations = annotations[:n]
}

// suggestKey is suggest for a key: a period is hardly a slip of the fingers for its
// neighbour, so that all are named.
func (r *chartResolver) suggestKey(name string, keys []data.Key) string {
	if spelling.Meant(name) && len(keys) > 0 && keys[0].Name == "" {
		return r.base.decoder.suggest("", data.KeyNames(keys))
	}
	return suggestName(r.base, name, data.KeyNames(keys))
}

// keyIn finds a key by its text.
func keyIn(keys []data.Key, periods bool, name string) (data.Key, bool) {
	k := data.CategoryKey(name)
	if periods && len(keys) > 0 {
		p, ok := spelling.Like(name, keys[0].Period)
		if !ok {
			return data.Key{}, false
		}
		k = data.PeriodKey(p)
	}
	return k, slices.Contains(keys, k)
}

// point is one value of a figure, found.
type point struct {
	figure *data.Figure
	series *data.Series
	key    data.Key
	value  data.Value
}

// point follows a figure, a key and a series to a value. Without a key it is
// the latest period that has a number, or the only category.
func (r *resolver) point(d pointDraft, at node) (point, bool) {
	if d.figure.name == "" {
		return point{}, false // there is none, as is recorded
	}
	fig, whole := r.known(d.figure)
	if fig == nil {
		return point{}, false
	}
	s, ok := fig.SeriesNamed(d.series.name)
	if !ok {
		where := d.series.at
		if where.Node == nil {
			where = at
		}
		r.fault(where, seriesFault(fig, d.series.name), suggestName(r, d.series.name, data.SeriesNames([]*data.Figure{fig})))
		return point{}, false
	}
	if !whole && d.key.name == "" {
		return point{}, false // which number is the latest is not known
	}
	k, text := chooseKey(fig, s, d.key.name)
	if text != "" {
		where := d.key.at
		if where.Node == nil {
			where = at
		}
		r.fault(where, text, r.charts.suggestKey(d.key.name, s.Keys))
		return point{}, false
	}
	v, _ := s.At(k)
	return point{fig, s, k, v}, whole
}

func seriesFault(fig *data.Figure, name string) string {
	if name == "" {
		return fmt.Sprintf("%s has several series: name one", fig.ID)
	}
	return fmt.Sprintf("%s has no series %q", fig.ID, name)
}

// latestKey stands for the last period with a number, of several series with one for all.
const latestKey = "latest"

// chooseKey finds the key of a name; the empty name stands for the latest
// period with a number that is no forecast, or for the only category. The text says what is wrong.
func chooseKey(fig *data.Figure, s *data.Series, name string) (k data.Key, text string) {
	if name == latestKey && fig.Periods && len(fig.Series) > 1 {
		k, ok := compute.LatestOfAll(fig)
		if !ok {
			return k, fmt.Sprintf("at no period do all series of %s have a number", fig.ID)
		}
		return k, ""
	}
	if name != "" && (name != latestKey || !fig.Periods) {
		k, ok := keyIn(s.Keys, fig.Periods, name)
		if !ok {
			return k, fmt.Sprintf("%s has no value for %q", fig.ID, name)
		}
		return k, ""
	}
	if !fig.Periods {
		if len(s.Keys) == 1 {
			return s.Keys[0], ""
		}
		return data.Key{}, fmt.Sprintf("%s has %d values: name a key", fig.ID, len(s.Keys))
	}
	if i := latest(s, data.Estimate); i >= 0 {
		return s.Keys[i], ""
	}
	if i := latest(s, data.Forecast); i >= 0 {
		return s.Keys[i], "" // there is nothing but forecasts
	}
	return data.Key{}, fmt.Sprintf("%s has no number", fig.ID)
}

// latest returns the place of the last number that is at least as settled as a
// status; -1 for none. A forecast is not what a reader takes for the latest.
func latest(s *data.Series, worst data.Status) int {
	for i, v := range slices.Backward(s.Values) {
		if v.Is != data.Absent && v.Status <= worst {
			return i
		}
	}
	return -1
}
