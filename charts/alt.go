package charts

import (
	"cmp"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// altMaxListed is how many values the alt text of a chart lists one by one.
const altMaxListed = 12

// altWriter writes what a chart shows for readers who cannot see it.
type altWriter struct {
	chart   *data.Chart
	say     *language.Printer
	form    *form
	words   chartWords
	summary *summary
	title   string
	notes   func() []note // in full
	unit    data.Unit     // that numbers are printed in
}

// alt is the writer of the alt text.
func (p *chartPlan) alt() *altWriter {
	return &altWriter{p.known, p.say, p.form, p.words, &p.summary, p.title, func() []note { return p.writeNotes(false) }, p.known.Unit}
}

// Alt is the chart's alt text: the file's own, or one written from the data, in
// which every number is one of the data's.
func (c *Chart) Alt() string {
	if own := oneLine(c.plan.chart.Alt.Plain); own != "" {
		return own
	}
	return c.written()
}

// KeySentence is the one sentence that says most of what the data shows: what
// rose or fell, or what is highest and lowest, as far as bounds and disputes
// leave it sure.
func (c *Chart) KeySentence() string {
	alt := c.plan.alt()
	if alt.chart.SeveralUnits() {
		if found := alt.ofPanels(); len(found) > 0 {
			return found[0]
		}
		return alt.head()
	}
	return alt.keySentence()
}

// text says in levels: what chart it is; what the data shows; what must be known
// of its values.
func (alt *altWriter) text() string {
	parts := []string{alt.head(), alt.groups()}
	alt.unit = language.Named(alt.unit)
	if alt.chart.Log {
		parts = append(parts, alt.say.Say(language.WordAltLog))
	}
	if alt.chart.SeveralUnits() {
		parts = append(parts, alt.ofPanels()...)
	} else if alt.form.findings != nil {
		parts = append(parts, alt.form.findings(alt)...)
	} else {
		parts = append(parts, alt.findings()...)
	}
	parts = append(parts, alt.total(), lineInWords(alt), columnsInWords(alt), differencesInWords(alt), targetsInWords(alt), comparedInWords(alt))
	for _, r := range alt.chart.References {
		parts = append(parts, alt.words.sentence(alt.say.Say(language.WordTitleUnit, "title", oneLine(r.Label.Plain), "unit", alt.say.Value(r.Value, alt.unit))))
	}
	for _, e := range alt.chart.Events {
		parts = append(parts, alt.words.sentence(alt.say.Say(language.WordAltEvent, "when", alt.words.when(e), "text", oneLine(e.Text.Plain))))
	}
	for _, n := range alt.notes() {
		if n.own {
			parts = append(parts, alt.words.sentence(n.text))
		}
	}
	return alt.say.Paragraph(parts)
}

// groups says which rows stand below which headings.
func (alt *altWriter) groups() string {
	if len(alt.chart.Groups) == 0 {
		return ""
	}
	items := make([]string, len(alt.chart.Groups))
	for i, g := range alt.chart.Groups {
		from, to := alt.chart.RowsOf(i)
		items[i] = alt.say.Say(language.WordWithStatus, "value", oneLine(g.Heading.Plain), "status", alt.words.keyList(alt.chart.Keys[from:to]))
	}
	return alt.say.Say(language.WordAltGroups, "items", strings.Join(items, alt.say.Say(language.WordCreditBetween)))
}

// total says what the parts add up to, where the chart has that over its stacks.
func (alt *altWriter) total() string {
	total, ok := alt.chart.StackTotal()
	if !ok {
		return ""
	}
	if _, net := alt.chart.Net(); net {
		return besideInWords(alt, total, language.TotalName(total, alt.say), language.WordAltNet, language.WordAltNetFrom)
	}
	return besideInWords(alt, total, language.TotalName(total, alt.say), language.WordAltTotal, language.WordAltTotalFrom)
}

// lineInWords says what runs over the bars.
func lineInWords(alt *altWriter) string {
	line := alt.chart.Line
	if line == nil {
		return ""
	}
	return besideInWords(alt, data.Plotted{Series: line.Series, Figure: line.Figure}, oneLine(line.Label.Plain), language.WordAltOverlay, language.WordAltOverlayFrom)
}

// columnsInWords says what stands beside the rows.
func columnsInWords(alt *altWriter) string {
	var parts []string
	for _, b := range alt.chart.Beside {
		own := *alt
		own.unit = language.Named(b.Figure.Unit)
		parts = append(parts, besideInWords(&own, data.Plotted{Series: b.Series, Figure: b.Figure}, oneLine(b.Label.Plain), language.WordAltColumn, language.WordAltColumnFrom))
	}
	return alt.say.Paragraph(parts)
}

// besideInWords lists the values of a series beside those of the chart, or the lowest and the highest
// of many.
func besideInWords(alt *altWriter, total data.Plotted, label string, all, from language.Word) string {
	item := func(i int) string {
		return alt.item(total, total.Keys[i], alt.say.WithInterval(total.Values[i], alt.unit))
	}
	var numbers []int
	for i, v := range total.Values {
		if v.Is != data.Absent {
			numbers = append(numbers, i)
		}
	}
	switch {
	case len(numbers) == 0:
		return ""
	case len(numbers) > altMaxListed:
		least := slices.MinFunc(numbers, func(a, b int) int { return total.Values[a].Low().Cmp(total.Values[b].Low()) })
		most := slices.MaxFunc(numbers, func(a, b int) int { return total.Values[a].High().Cmp(total.Values[b].High()) })
		return alt.say.Say(from, "label", label, "low", item(least), "high", item(most))
	}
	items := make([]string, len(numbers))
	for i, at := range numbers {
		items[i] = item(at)
	}
	return alt.say.Say(all, "label", label, "items", alt.say.List(items))
}

// head says what kind of chart it is and what it shows.
func (alt *altWriter) head() string {
	if alt.chart.Facets != data.FacetsNone {
		return alt.headOfPanels()
	}
	return alt.form.head(alt)
}

// headOf is the first sentence on a chart of categories.
func (alt *altWriter) headOf(w language.Word, more ...string) string {
	args := []string{"title", alt.title, "unit", language.UnitAt(alt.say, alt.chart), "categories", alt.words.keyList(alt.chart.Keys), "series", alt.words.seriesList()}
	return alt.say.Say(w, append(args, more...)...)
}

// headOfBars is that of bars, of one series or several.
func (alt *altWriter) headOfBars() string {
	if len(alt.chart.Series) > 1 {
		return alt.headOf(language.WordAltGrouped)
	}
	return alt.headOf(language.WordAltBar)
}

// headOverTime is the first sentence on a chart over time.
func (alt *altWriter) headOverTime(w language.Word) string {
	keys := alt.chart.Keys
	return alt.say.Say(w, "title", alt.title, "unit", language.UnitAt(alt.say, alt.chart), "series", alt.words.seriesList(), "from", alt.say.Key(keys[0]), "to", alt.say.Key(alt.lastHeld()))
}

// lastHeld is the last period that the chart shows: that of its last value, or the one that this
// holds to.
func (alt *altWriter) lastHeld() data.Key {
	last := alt.chart.Keys[len(alt.chart.Keys)-1]
	for _, s := range alt.chart.Series {
		if s.Until.EndsAfter(last.Period) && !s.Until.IsZero() {
			last = data.PeriodKey(s.Until)
		}
	}
	return last
}

// headOfPanels is the first sentence on a chart in panels.
func (alt *altWriter) headOfPanels() string {
	var names []string
	for i := range alt.chart.Panels() {
		name := alt.words.panelName(i)
		if unit := alt.words.panelUnit(i); unit != "" {
			name = alt.say.Say(language.WordWithStatus, "value", name, "status", unit)
		}
		names = append(names, name)
	}
	scale := language.WordOneScale
	if alt.chart.OwnScales {
		scale = language.WordOwnScale
	}
	args := []string{"scale", alt.say.Say(scale), "title", alt.title, "unit", alt.words.unit(), "panels", alt.say.List(names), "series", alt.say.List(alt.words.facetNames())}
	if keys := alt.chart.Keys; alt.chart.Kind.OverTime() {
		args = append(args, "from", alt.say.Key(keys[0]), "to", alt.say.Key(keys[len(keys)-1]))
	} else {
		args = append(args, "categories", alt.words.keyList(keys))
	}
	return alt.say.Say(cmp.Or(alt.form.headOfPanels, language.WordAltBars), args...)
}

// values is how many numbers the chart shows.
func (alt *altWriter) values() int { return alt.summary.numbers }

// listed lists the values in the order of the chart.
func (alt *altWriter) listed() string {
	var items []string
	for _, k := range alt.chart.Keys {
		for _, s := range alt.chart.Series {
			if v, ok := s.At(k); ok && v.Is != data.Absent {
				text := alt.value(s, v)
				if v.Levels() != nil {
					text = alt.say.WithIntervals(v, alt.unit)
				}
				items = append(items, alt.item(s, k, text))
			}
		}
	}
	if len(items) == 0 {
		return ""
	}
	list := alt.say.List(items)
	if len(alt.chart.Series) > 1 { // with commas of their own
		list = strings.Join(items, alt.say.Say(language.WordCreditBetween))
	}
	return alt.say.Say(language.WordAltData, "items", list)
}

// value prints a value, with its whole where units of it are counted.
func (alt *altWriter) value(s data.Plotted, v data.Value) string {
	if alt.form.countsWhole && s.Figure.Of != nil {
		return alt.say.OfWhole(v, s.Figure.Of.Count)
	}
	return alt.say.WithInterval(v, alt.unit)
}

// item puts a value where it belongs: "Germany 5 million users in 2019".
func (alt *altWriter) item(s data.Plotted, k data.Key, value string) string {
	if k.Period.IsZero() {
		return language.NameAndValue(alt.say, alt.words.point(s, k), value)
	}
	text := alt.say.Say(language.WordAltInKey, "key", alt.say.When(k), "value", value)
	if len(alt.chart.Series) == 1 || s.Label == "" {
		return text
	}
	return language.NameAndValue(alt.say, s.Label, text)
}
