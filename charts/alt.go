package charts

import (
	"cmp"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// altListed is how many values the alt text of a chart lists one by one.
const altListed = 12

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
func (c *Chart) KeySentence() string { return c.plan.keySentence() }

// alt says in levels: what chart it is; what the data shows; what must be known
// of its values.
func (p *plan) alt() string {
	parts := []string{p.altHead()}
	if p.chart.Log {
		parts = append(parts, p.say.Say(language.WordAltLog))
	}
	if p.form.findings != nil {
		parts = append(parts, p.form.findings(p)...)
	} else {
		parts = append(parts, p.altFindings()...)
	}
	parts = append(parts, p.altTargets())
	for _, r := range p.chart.References {
		parts = append(parts, p.sentence(p.withValue(oneLine(r.Label.Plain), r.Value)))
	}
	for _, e := range p.chart.Events {
		when := p.say.Key(data.PeriodKey(e.From))
		if e.To != e.From {
			when = p.say.Say(language.WordFromTo, "from", when, "to", p.say.Key(data.PeriodKey(e.To)))
		}
		parts = append(parts, p.sentence(p.say.Say(language.WordAltEvent, "when", when, "text", oneLine(e.Text.Plain))))
	}
	for _, n := range p.notes {
		if n.own {
			parts = append(parts, p.sentence(n.text))
		}
	}
	return p.say.Paragraph(parts)
}

// withValue puts a value after what it is the value of.
func (p *plan) withValue(label string, v data.Value) string {
	return p.say.Say(language.WordTitleUnit, "title", label, "unit", p.say.Value(v, p.chart.Unit))
}

// altHead says what kind of chart it is and what it shows.
func (p *plan) altHead() string {
	if p.chart.Facets != data.FacetsNone {
		return p.altPanels()
	}
	return p.form.head(p)
}

// headOf is the first sentence on a chart of categories.
func (p *plan) headOf(w language.Word, more ...string) string {
	args := []string{"title", p.title, "unit", p.unit(), "categories", p.keyList(p.chart.Keys), "series", p.seriesList()}
	return p.say.Say(w, append(args, more...)...)
}

// headOfBars is that of bars, of one series or several.
func (p *plan) headOfBars() string {
	if len(p.chart.Series) > 1 {
		return p.headOf(language.WordAltGrouped)
	}
	return p.headOf(language.WordAltBar)
}

// headOverTime is the first sentence on a chart over time.
func (p *plan) headOverTime(w language.Word) string {
	keys := p.chart.Keys
	return p.say.Say(w, "title", p.title, "unit", p.unit(), "series", p.seriesList(), "from", p.say.Key(keys[0]), "to", p.say.Key(keys[len(keys)-1]))
}

// altPanels is the first sentence on a chart in panels.
func (p *plan) altPanels() string {
	var names []string
	for i := range p.chart.Panels() {
		names = append(names, p.panelName(i))
	}
	args := []string{"title", p.title, "unit", p.unit(), "panels", p.say.List(names)}
	if keys := p.chart.Keys; p.chart.Kind.OverTime() {
		args = append(args, "from", p.say.Key(keys[0]), "to", p.say.Key(keys[len(keys)-1]))
	} else {
		args = append(args, "categories", p.keyList(keys))
	}
	return p.say.Say(cmp.Or(p.form.headOfPanels, language.WordAltBars), args...)
}

func (p *plan) seriesList() string {
	var names []string
	for i := range p.chart.Series {
		if name := p.seriesName(i); name != "" {
			names = append(names, name)
		}
	}
	return p.say.List(names)
}

// values is how many numbers the chart shows.
func (p *plan) values() int { return p.census.numbers }

// altValues lists the values in the order of the chart.
func (p *plan) altValues() string {
	var items []string
	for _, k := range p.chart.Keys {
		for _, s := range p.chart.Series {
			if v, ok := s.At(k); ok && v.Is != data.Absent {
				items = append(items, p.altItem(s, k, p.altValue(s, v)))
			}
		}
	}
	if len(items) == 0 {
		return ""
	}
	list := p.say.List(items)
	if len(p.chart.Series) > 1 { // with commas of their own
		list = strings.Join(items, p.say.Say(language.WordCreditBetween))
	}
	return p.say.Say(language.WordAltData, "items", list)
}

// altValue prints a value, with its whole where units of it are counted.
func (p *plan) altValue(s data.Plotted, v data.Value) string {
	if p.chart.Kind == data.KindUnits && s.Figure.Of != nil {
		return p.say.OfWhole(v, s.Figure.Of.Count)
	}
	return p.say.WithInterval(v, p.chart.Unit)
}

// altItem puts a value where it belongs: "Germany 5 million users in 2019".
func (p *plan) altItem(s data.Plotted, k data.Key, value string) string {
	if k.Period.IsZero() {
		return p.say.Say(language.WordAltOfKey, "key", p.point(s, k), "value", value)
	}
	text := p.say.Say(language.WordAltInKey, "key", p.say.When(k), "value", value)
	if len(p.chart.Series) == 1 || s.Label == "" {
		return text
	}
	return p.say.Say(language.WordAltOfKey, "key", s.Label, "value", text)
}
