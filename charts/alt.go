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
	chart    *data.Chart
	say      *language.Printer
	form     *form
	words    chartWords
	summary  *summary
	title    string
	notes    func() []note // in full
	unit     data.Unit     // that numbers are printed in
	measure  string        // what is measured, in which unit
	credit   string        // the sources
	table    bool          // the table of the data follows
	said     string        // the alt text that it follows; empty for none
	aloud    bool          // the text goes on: gaps have notes, and what is measured has been said
	remarked bool          // a table that follows has the remarks on single values
	follow   bool          // the values follow: extremes are names
	brief    bool          // there is little room, and no note follows: that something is left open is not said, but where values are not comparable
	turns    int           // how many turns of a course are told at most
	only     extremes      // which of the highest and the lowest are said
}

// extremes says which of the highest and the lowest values a clause names.
type extremes int

const (
	bothExtremes extremes = iota
	highest
	lowest
)

// alt is the writer of the alt text.
func (p *chartPlan) alt() *altWriter {
	alt := &altWriter{chart: p.known, say: p.say, form: p.form, words: p.words, summary: &p.summary, title: p.title, unit: p.known.Unit,
		turns: mostTurns, only: endsShown(p.known), notes: func() []note { return p.writeNotes(false) }, credit: p.credits.inWords(), measure: oneLine(p.known.Subtitle.Plain)}
	unit := oneLine(language.UnitAt(p.say, p.known))
	if alt.measure == p.say.Say(language.WordInUnit, "unit", unit) { // the title says what is measured
		alt.measure = ""
	}
	if unit != "" && !p.known.Unit.Places() && !strings.Contains(strings.ToLower(alt.measure), strings.ToLower(unit)) {
		alt.measure = language.Measured(p.say, cmp.Or(alt.measure, p.title), unit)
	}
	alt.measure = cmp.Or(alt.measure, p.title)
	if p.inText { // which has the title
		alt.title = alt.measure
	}
	return alt
}

// Alt is the chart's alt text: the file's own, or a sentence of some [altLength] letters,
// written from the data: which kind of chart it is, its finding, what the data shows, and
// which values are bounds or disputed.
func (c *Chart) Alt() string {
	if own := oneLine(c.plan.chart.Alt.Plain); own != "" {
		return own
	}
	return c.short()
}

// Standing is where a description of a chart stands.
type Standing struct {
	AfterAlt  bool // it follows the alt text, and says nothing of that again
	WithTable bool // the table of the data follows it
	Remarked  bool // with what others say of single values, and remarks on them
	Noted     bool // the notes of the chart are said before it, as [Chart.NotesHeard] has them
}

// Description says at length what the chart shows: what is measured, how it changed, what is
// highest and lowest, what else is drawn, and what must be known of the values. Every number in
// it is one of the data's.
func (c *Chart) Description(at Standing) string {
	if at == (Standing{}) {
		return c.written()
	}
	alt := c.plan.alt()
	if at.AfterAlt {
		alt.said = c.Alt()
	}
	alt.remarked = at.Remarked
	return alt.text(at)
}

// NotesHeard are the notes in the foot of the chart as a voice says them after the alt text, whose bounds they leave
// out: who sees the picture sees them, so who hears it need not unfold anything.
func (c *Chart) NotesHeard() string {
	plan := *c.plan
	plan.credits.listedAs = nil // a number in brackets leads nowhere there
	alt := plan.alt()
	alt.said, alt.unit, alt.aloud = c.Alt(), language.Named(alt.unit), true
	return language.Spoken(alt.say, alt.say.Paragraph(notesHeard(alt)))
}

// KeySentence is the one sentence that says most of what the data shows: what
// rose or fell, or what is highest and lowest, as far as bounds and disputes
// leave it sure.
func (c *Chart) KeySentence() string {
	alt := c.plan.alt()
	if alt.chart.SeveralUnits() {
		if found := findingsOfPanels(alt); len(found) > 0 {
			return found[0]
		}
		return alt.head()
	}
	return keySentence(alt)
}

// text says in levels: what chart it is; what the data shows; what else is drawn, and what must
// be known of its values.
func (alt *altWriter) text(at Standing) string {
	var parts []string
	if !at.AfterAlt {
		parts = append(parts, alt.head())
	}
	parts = append(parts, altGroups(alt))
	alt.unit, alt.table, alt.aloud = language.Named(alt.unit), at.WithTable, true
	if alt.chart.Log {
		parts = append(parts, alt.say.Say(language.WordAltLog))
	}
	found := unsaid(alt, alt.shown())
	parts = slices.Concat(parts, found, []string{altTotal(alt), stepsInWords(alt), lineInWords(alt), columnsInWords(alt), differencesInWords(alt), targetsInWords(alt), comparedInWords(alt)}, alt.remarks())
	if !at.Noted {
		parts = append(parts, notesHeard(alt)...)
	}
	switch {
	case at.WithTable: // which names the sources itself
		parts = append(parts, alt.say.Say(language.WordAltTable))
	case alt.credit != "":
		parts = append(parts, alt.words.sentence(language.Capitalized(alt.credit)))
	}
	for i, text := range parts {
		if strings.HasSuffix(text, "..") { // after a name such as Korea, Rep.
			parts[i] = strings.TrimSuffix(text, ".")
		}
	}
	return language.Spoken(alt.say, alt.say.Paragraph(parts))
}

// unsaid leaves out of the findings what the alt text before them says: the first of them, or the list
// of all values.
func unsaid(alt *altWriter, found []string) []string {
	if alt.said == "" || len(found) == 0 {
		return found
	}
	clause := alt.clause()
	said := strings.Contains(alt.said, clause) || saidBy(alt.said, clause)
	if first := found[0]; said && (first == alt.sentence(clause) || first == alt.sentence(following(alt).clause())) {
		found = found[1:]
	}
	if few := alt.values() <= altMaxListed; !few || alt.table {
		return found
	}
	all := []string{listedValues(alt), rankedClause(alt)}
	return slices.DeleteFunc(found, func(s string) bool { return slices.Contains(all, s) && saidBy(alt.said, s) })
}

// shown are the sentences on what the data shows.
func (alt *altWriter) shown() []string {
	switch {
	case alt.chart.SeveralUnits():
		return findingsOfPanels(alt)
	case alt.form.findings != nil:
		return alt.form.findings(alt)
	}
	return alt.findings()
}

// remarks are what else is drawn: lines, events and remarks with their places.
func (alt *altWriter) remarks() []string {
	var parts []string
	add := func(text string) {
		if text != "" {
			parts = append(parts, alt.words.sentence(language.Capitalized(text)))
		}
	}
	for _, r := range alt.chart.References {
		add(alt.say.Say(language.WordTitleUnit, "title", oneLine(r.Label.Plain), "unit", alt.say.Value(r.Value, alt.unit)))
	}
	for _, e := range alt.chart.Events {
		if !e.Cut() { // of which a note says more
			add(alt.say.Say(language.WordAltEvent, "when", alt.words.when(e), "text", oneLine(e.Text.Plain)))
		}
	}
	for _, a := range alt.chart.Annotations {
		add(alt.say.Say(language.WordLabelled, "label", alt.words.point(alt.chart.Series[a.Series], a.Key), "text", oneLine(a.Text.Plain)))
	}
	return parts
}

// notesHeard are the notes in the foot of the chart, but for what is only seen and what the alt text says.
func notesHeard(alt *altWriter) []string {
	var parts []string
	for _, n := range alt.notes() {
		text := n.text
		if n.single && alt.remarked { // the table has why
			text = n.gap
		}
		if text != "" && !n.seen && (n.bound == 0 || !boundsTold(alt, n.bound)) {
			parts = append(parts, alt.words.sentence(language.Capitalized(text)))
		}
	}
	return parts
}

// altGroups says which rows stand below which headings.
func altGroups(alt *altWriter) string {
	var items []string
	for i, g := range alt.chart.Groups {
		if g.Plain {
			continue
		}
		from, to := alt.chart.RowsOf(i)
		items = append(items, alt.say.Say(language.WordWithStatus, "value", oneLine(g.Heading.Plain), "status", alt.words.keyList(alt.chart.Keys[from:to])))
	}
	if len(items) == 0 {
		return ""
	}
	return alt.say.Say(language.WordAltGroups, "items", alt.items(items))
}

// altTotal says what the parts add up to, where the chart has that over its stacks.
func altTotal(alt *altWriter) string {
	var sides []string
	for _, sum := range alt.chart.SideSums {
		sides = append(sides, besideInWords(alt, sum, language.TotalName(sum, alt.say), language.WordAltSum, language.WordAltSumFrom))
	}
	total, ok := alt.chart.StackTotal()
	if !ok {
		return alt.say.Paragraph(sides)
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
	case len(numbers) > altMaxListed || alt.table && len(numbers) > altMaxTied:
		if course := throughout(alt, total, numbers); course != "" {
			return alt.say.Say(all, "label", label, "items", course)
		}
		least := slices.MinFunc(numbers, func(a, b int) int { return total.Values[a].Low().Cmp(total.Values[b].Low()) })
		most := slices.MaxFunc(numbers, func(a, b int) int { return total.Values[a].High().Cmp(total.Values[b].High()) })
		return alt.say.Say(from, "label", label, "low", item(least), "high", item(most))
	}
	items := make([]string, len(numbers))
	for i, at := range numbers {
		items[i] = item(at)
	}
	return alt.say.Say(all, "label", label, "items", alt.items(items))
}

// throughout says that a series beside those of the chart rises, or falls, with each of its values over
// time; empty where it does not, or may not.
func throughout(alt *altWriter, s data.Plotted, numbers []int) string {
	first, last := numbers[0], numbers[len(numbers)-1]
	direction := directionOf(s.Values[first], s.Values[last])
	below := countsBelow(s.Figure) && min(s.Values[first].Number.Sign(), s.Values[last].Number.Sign()) < 0
	if s.Keys[first].Period.IsZero() || direction == directionLevel || below || breaksBetween(s, first, last) {
		return ""
	}
	for n, at := range numbers[1:] {
		if directionOf(s.Values[numbers[n]], s.Values[at]) != direction {
			return ""
		}
	}
	word := language.WordAltRising
	if direction == directionDown {
		word = language.WordAltFalling
	}
	return alt.say.Say(word,
		"first", alt.say.WithInterval(s.Values[first], alt.unit), "from", alt.say.When(s.Keys[first]),
		"last", alt.say.WithInterval(s.Values[last], alt.unit), "to", alt.say.When(s.Keys[last]))
}

// head says what kind of chart it is and what it shows.
func (alt *altWriter) head() string {
	if alt.chart.Facets != data.FacetsNone {
		return headOfPanels(alt)
	}
	return alt.form.head(alt)
}

// headOf is the first sentence on a chart of categories.
func (alt *altWriter) headOf(w language.Word, more ...string) string {
	args := []string{"title", alt.measure, "categories", alt.words.keyList(alt.chart.Keys), "series", alt.words.seriesList()}
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
	return alt.say.Say(w, "title", alt.measure, "series", alt.words.seriesList(), "from", alt.say.Key(keys[0]), "to", alt.say.Key(alt.lastHeld()))
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
func headOfPanels(alt *altWriter) string {
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
	args := []string{"scale", alt.say.Say(scale), "title", alt.measure, "panels", alt.say.List(names), "series", alt.say.List(alt.words.facetNames())}
	if keys := alt.chart.Keys; alt.chart.Kind.OverTime() {
		args = append(args, "from", alt.say.Key(keys[0]), "to", alt.say.Key(keys[len(keys)-1]))
	} else {
		args = append(args, "categories", alt.words.keyList(keys))
	}
	return alt.say.Say(cmp.Or(alt.form.headOfPanels, language.WordAltBars), args...)
}

// values is how many numbers the chart shows.
func (alt *altWriter) values() int { return alt.summary.numbers }

// listedValues lists the values in the order of the chart, those of each series in a sentence.
func listedValues(alt *altWriter) string {
	var sentences []string
	for _, s := range alt.chart.Series {
		var items []string
		for _, k := range alt.chart.Keys {
			v, ok := s.At(k)
			if !ok || v.Is == data.Absent {
				continue
			}
			text := alt.value(s, v)
			if v.Levels() != nil {
				text = alt.say.WithIntervals(v, alt.unit)
			}
			items = append(items, alt.atKey(k, text))
		}
		switch name := oneLine(s.Label); {
		case len(items) == 0:
		case len(alt.chart.Series) == 1 || name == "":
			sentences = append(sentences, alt.say.Say(language.WordAltData, "items", alt.items(items)))
		default:
			sentences = append(sentences, alt.say.Say(language.WordSentence, "text", alt.say.Say(language.WordLabelled, "label", name, "text", alt.items(items))))
		}
	}
	return alt.say.Paragraph(sentences)
}

// items parts the items of a list, which may have commas of their own.
func (alt *altWriter) items(items []string) string {
	return strings.Join(items, alt.say.Say(language.WordCreditBetween))
}

// atKey puts a value where it belongs in its series.
func (alt *altWriter) atKey(k data.Key, value string) string {
	if k.Period.IsZero() {
		return language.NameAndValue(alt.say, spokenKey(alt.words, k), value)
	}
	return language.AtTime(alt.say, alt.say.When(k), value)
}

// value prints a value, with its whole where units of it are counted.
func (alt *altWriter) value(s data.Plotted, v data.Value) string {
	if alt.form.countsWhole && s.Figure.Of != nil {
		return language.OfWholeInWords(alt.say, v, s.Figure.Of.Count, s.Figure.Unit)
	}
	return alt.say.WithInterval(v, alt.unit)
}

// item puts a value where it belongs: "Germany 5 million users in 2019".
func (alt *altWriter) item(s data.Plotted, k data.Key, value string) string {
	if k.Period.IsZero() {
		return language.NameAndValue(alt.say, alt.words.point(s, k), value)
	}
	text := alt.atKey(k, value)
	if len(alt.chart.Series) == 1 || s.Label == "" {
		return text
	}
	return language.NameAndKey(alt.say, s.Label, text)
}
