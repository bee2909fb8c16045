package language

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// LabelSeries names the series of a chart: by their own names, by the title of
// their figure, or by both where names repeat.
func LabelSeries(c *data.Chart, p *Printer) {
	count := map[string]int{}
	for _, s := range c.Series {
		count[s.Name]++
	}
	for i := range c.Series {
		s := &c.Series[i]
		s.Label = p.Name(s.Label)
		switch {
		case len(c.Series) == 1:
		case s.Name == "":
			s.Label = figureLabel(p, s.Figure)
		case count[s.Name] > 1:
			s.Label = p.Say(WordLabelled, "label", s.Figure.Title.Plain, "text", p.Name(s.Name))
		}
		if !s.AsOf.IsZero() {
			s.Label = p.Say(WordWithStatus, "value", s.Label, "status", p.PeriodShort(s.AsOf))
		}
	}
}

// UnitOf prints the unit of a figure, with the base of an index, and with what computed
// shares are of.
func (p *Printer) UnitOf(f *data.Figure) string {
	unit := unitAlone(p, f)
	if made := madeOf(p, f); made != "" {
		return p.Say(WordUnitMade, "unit", unit, "made", made)
	}
	return unit
}

func unitAlone(p *Printer, f *data.Figure) string {
	switch {
	case f.Derived == nil:
	case f.Derived.By == data.Index:
		return p.Say(WordIndexBase, "period", p.PeriodShort(f.Derived.Base))
	case f.Derived.By == data.CAGR:
		return p.Say(WordPercentAYear, "base", p.Period(f.Derived.Base))
	case f.Derived.By == data.ShareOfTotal && f.Unit.Noun == "":
		return percentOf(p, f.Derived)
	}
	return p.Unit(f.Unit)
}

// figureLabel is what a series is called by its figure beside those of others, of which the unit says only what all
// have in common.
func figureLabel(p *Printer, f *data.Figure) string {
	if made := madeOf(p, f); made != "" && !strings.Contains(f.Title.Plain, made) {
		return p.Say(WordUnitMade, "unit", f.Title.Plain, "made", made)
	}
	return f.Title.Plain
}

// combinations are what methods make of several values.
var combinations = map[data.Method]Word{
	data.Sum: WordCombinedSum, data.Mean: WordCombinedMean, data.WeightedMean: WordCombinedWeighted, data.Median: WordCombinedMedian, data.Min: WordCombinedMin,
	data.Max: WordCombinedMax, data.Last: WordCombinedLast, data.RunningMean: WordCombinedMean, data.RunningSum: WordCombinedSum,
}

// Combination is what a method makes of several values: the mean.
func Combination(p *Printer, by data.Method) string { return p.Say(combinations[by]) }

// madeOf says of computed numbers what they are and their unit does not tell: the mean of 3 years, the sum
// since 2015; empty where nothing need be said.
func madeOf(p *Printer, f *data.Figure) string {
	d := f.Derived
	switch {
	case d == nil || len(d.From) == 0 || len(d.From[0].Keys) == 0:
	case d.By.Runs():
		return reachOf(p, d)
	case (d.By == data.Difference || d.By == data.Growth) && len(d.From) == 1 && !saysChange.MatchString(f.Title.Plain):
		if d.Previous {
			return p.Say(WordChangeBefore)
		}
		return p.Say(WordChangeYear)
	case d.Held:
		return p.Say(WordOfParts, "what", Combination(p, d.By), "parts", Lengths(p, data.Day))
	case d.By.Averages() && d.Over.Period != data.NoPeriod && slices.ContainsFunc(d.From[0].Series, (*data.Series).Uneven):
		return Combination(p, d.By) // of values at any time, and not of all days or months
	case d.By.Averages() && d.Over.Period != data.NoPeriod:
		return p.Say(WordOfParts, "what", Combination(p, d.By), "parts", Lengths(p, d.From[0].Keys[0].Period.Granularity()))
	case d.By == data.Ratio && d.From[1].Unit.IsIndex() && !d.From[0].Unit.IsIndex() && f.Unit.Noun == d.From[0].Unit.Noun && d.From[1].Title.Plain != "":
		return p.Say(WordDividedBy, "index", p.Say(WordMethodInput, "title", d.From[1].Title.Plain, "unit", p.UnitOf(d.From[1])))
	}
	return ""
}

// saysChange are words of titles that say that numbers are changes.
var saysChange = pattern.New(`(?i)chang|growth|grow|increas|decreas|rise|fall|gain|loss|added|swing|differen|inflation|veränder|wachstum|zunahme|abnahme|zuwachs|anstieg|rückgang|teuerung|steigerung|增|变化|变动|涨|跌|减|降`)

// SaysChange reports whether a title says that its numbers are changes.
func SaysChange(title string) bool { return saysChange.MatchString(title) }

// reachOf says what a running mean or sum is of.
func reachOf(p *Printer, d *data.Derivation) string {
	what, r := Combination(p, d.By), d.Running
	switch {
	case r.PerYear:
		return p.Say(WordWindowOfYear, "what", what)
	case !r.Since.IsZero():
		return p.Say(WordWindowSince, "what", what, "period", p.Period(r.Since))
	}
	word := WordWindow
	if r.Centred {
		word = WordWindowCentred
	}
	n := p.Number(data.Int(int64(r.Window)))
	span := p.Say(WordSpanValues, "n", n)
	if s, pattern := d.From[0].Series[0], p.lang.every[d.From[0].Keys[0].Period.Granularity()][1]; s.Rhythm.Kind == data.Steady && s.Rhythm.Every == 1 {
		span = fill(pattern[strings.Index(pattern, "{n}"):], "n", n)
	}
	return p.Say(word, "what", what, "span", span)
}

// percentOf is the unit of computed shares: percent of World, of the total of the figure, or of
// the sum of the parts.
func percentOf(p *Printer, d *data.Derivation) string {
	whole := d.From[len(d.From)-1]
	if d.Parts {
		whole = d.From[0].Total
	}
	switch name := cmp.Or(d.Whole, d.AddsUpTo); {
	case name != "":
		return p.Say(WordPercentOf, "whole", p.Name(name))
	case whole == nil || len(d.From) > 2 || d.Parts && len(d.From) > 1:
		if sum := nameOfSum(p, d.From); sum != "" {
			return p.Say(WordPercentOf, "whole", sum)
		}
		return p.Say(WordPercentOfSum)
	case whole.Title.Plain == "": // in a fault, before texts are filled in
		return p.Unit(data.Unit{Kind: data.UnitPercent})
	}
	return p.Say(WordPercentOf, "whole", p.Say(WordMethodName, "title", whole.Title.Plain))
}

// longestSum is how many characters the names of the parts have at most that are named as a sum.
const longestSum = 40

// nameOfSum names the series that are added up for the shares of one figure; empty where these are too
// many to be named, or are its categories.
func nameOfSum(p *Printer, from []*data.Figure) string {
	parts := from[0].Parts()
	if len(from) > 1 || len(from[0].Series) < 2 || len(parts) > 4 {
		return ""
	}
	names := make([]string, len(parts))
	for i, s := range parts {
		names[i] = p.Name(s.Name)
	}
	sum := strings.Join(names, " + ")
	if utf8.RuneCountInString(sum) > longestSum || strings.Contains(sum, "  ") {
		return ""
	}
	return sum
}

// AxisUnit prints the unit of the value axis of a chart: that which its figures have in common.
func (p *Printer) AxisUnit(c *data.Chart) string {
	if c.SeveralUnits() {
		return p.Say(WordSeveralUnits)
	}
	unit := ""
	for _, s := range c.Series {
		if s.Figure == nil {
			continue
		}
		if own := p.UnitOf(s.Figure); unit == "" {
			unit = own
		} else if own != unit {
			return p.Unit(c.Unit)
		}
	}
	return cmp.Or(unit, p.Unit(c.Unit))
}

// ConventionalSubtitle says what is measured, unless the title does, and in
// what unit.
func ConventionalSubtitle(p *Printer, c *data.Chart) string {
	if c.SeveralUnits() {
		return "" // the panels say theirs
	}
	unit := UnitAt(p, c)
	if onlyOfChart(p, c) != "" && c.Title.Plain == c.Figures[0].Title.Plain {
		return unit
	}
	if len(c.Figures) > 1 || c.Title.Plain == c.Figures[0].Title.Plain {
		if c.Unit.Kind == data.UnitIndex || beginsWithPer(unit) {
			return Capitalized(unit)
		}
		return p.Say(WordInUnit, "unit", unit)
	}
	return Measured(p, c.Figures[0].Title.Plain, unit)
}

// Measured prints what is measured and in what unit, which it says once: where a title ends with
// the unit or a part of it, as titles of tables do, that is left out; one that begins with it, such
// as rank by income, says it.
func Measured(p *Printer, title, unit string) string {
	if saysRate(title, unit) || beginsWithUnit(title, unit) {
		return title
	}
	return p.Say(WordTitleUnit, "title", WithoutUnit(title, unit), "unit", unit)
}

// beginsWithUnit reports whether a title is the unit and of what or by what it is.
func beginsWithUnit(title, unit string) bool {
	rest, ok := strings.CutPrefix(strings.ToLower(title), strings.ToLower(unit)+" ")
	next, _, more := strings.Cut(rest, " ")
	return ok && more && slices.Contains([]string{"by", "of", "per", "among", "nach", "der", "des", "von", "unter", "je"}, next)
}

// rateWords is how many words a unit has at least that says for each of what.
const rateWords = 3

// saysRate reports whether a title has all words of a unit of several, side by side: hospital beds per
// 1,000 people.
func saysRate(title, unit string) bool {
	plain := func(text string) string {
		return " " + strings.Join(strings.Fields(strings.NewReplacer(", ", " ", "(", " ", ")", " ").Replace(strings.ToLower(text))), " ") + " "
	}
	return len(strings.Fields(unit)) >= rateWords && strings.Contains(plain(title), plain(unit))
}

// WithoutUnit cuts the end of a title, after a comma or in brackets, of which all words stand side by
// side in a unit: million, of million nights.
func WithoutUnit(title, unit string) string {
	trimmed, bracket, closing := strings.TrimRight(title, " "), -1, ""
	open := []string{", ", "，", "、"}
	for _, pair := range [...][2]string{{" (", ")"}, {"（", "）"}} {
		if inner, ok := strings.CutSuffix(trimmed, pair[1]); ok {
			trimmed, open, closing = inner, append([]string{pair[0]}, open...), pair[1]
			bracket = strings.LastIndex(inner, pair[0])
			break
		}
	}
	for _, mark := range open {
		i := strings.LastIndex(trimmed, mark)
		if i <= 0 || i < bracket {
			continue
		}
		end := strings.ToLower(strings.TrimSpace(trimmed[i+len(mark):]))
		end = strings.TrimPrefix(end, "in ")
		if within := " " + strings.ToLower(unit) + " "; strings.ContainsFunc(end, unicode.IsLetter) && (strings.Contains(within, " "+end+" ") || strings.HasPrefix(within[1:], end) && isHan(end)) {
			if i > bracket { // the last of several remarks in a bracket
				return trimmed[:i] + closing
			}
			return trimmed[:i]
		}
	}
	return title
}

func isHan(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// OnlyName is what the only series of a figure is called, where the titles do not say it; empty
// for others.
func OnlyName(p *Printer, series []*data.Series, titles ...string) string {
	if len(series) != 1 || series[0].Name == "" {
		return ""
	}
	name := p.Name(series[0].Name)
	if slices.ContainsFunc(titles, func(title string) bool { return strings.Contains(title, name) }) {
		return ""
	}
	return name
}

// onlyOfChart is the OnlyName of the series that a chart shows.
func onlyOfChart(p *Printer, c *data.Chart) string {
	if len(c.Series) != 1 || len(c.Figures) != 1 || c.Facets != data.FacetsNone {
		return ""
	}
	return OnlyName(p, []*data.Series{c.Series[0].Series}, c.Title.Plain, c.Figures[0].Title.Plain)
}

// UnitAt prints the unit of a chart, after the name of its only series, where no title says it, and with the
// period that all of its values are of where its keys are names.
func UnitAt(p *Printer, c *data.Chart) string {
	unit := p.AxisUnit(c)
	if name := onlyOfChart(p, c); name != "" {
		unit = p.Say(WordTitleUnit, "title", name, "unit", unit)
	}
	if at := c.Selected.OnlyAt(); !at.IsZero() {
		unit = p.Say(WordTitleUnit, "title", unit, "unit", p.Period(at))
	}
	return unit
}

// beginsWithPer reports whether a unit says only what its numbers are counted on, such as per
// 1000: they are not in that.
func beginsWithPer(unit string) bool {
	first, _, more := strings.Cut(unit, " ")
	return more && slices.Contains([]string{"per", "je", "pro"}, first)
}

// CumulativeNote says what values are that run from the start of the year, or are of several months that
// move on by one; empty for others.
func CumulativeNote(p *Printer, f *data.Figure) string {
	switch {
	case f.Rolls() > 0:
		return p.Say(WordNoteRolling, "n", p.Number(data.Int(int64(f.Rolls()))))
	case !f.Cumulative || len(f.Keys) == 0:
		return ""
	case f.Keys[0].Period.FiscalPart():
		return p.Say(WordNoteCumulativeFiscal)
	}
	return p.Say(WordNoteCumulative)
}

// FiscalNote says when fiscal years begin, by one of them or of their parts; empty for other periods, and where
// nobody says it.
func FiscalNote(p *Printer, year data.Period) string {
	if year.FiscalPart() {
		year, _ = year.In(data.FiscalYear, year.Fiscal())
	}
	if year.Granularity() != data.FiscalYear || year.Fiscal().Begins == 0 {
		return ""
	}
	day, _ := year.Parts(data.Day)
	return p.Say(WordMethodFiscal, "year", Capitalized(p.Period(year)), "day", p.Period(day))
}

// TotalName is what the total of stacks is called.
func TotalName(total data.Plotted, p *Printer) string {
	return cmp.Or(p.Name(total.Name), total.Figure.Title.Plain)
}

// Compared prints how far one value of a chart is from another, with its sign: +12%.
func Compared(p *Printer, c *data.Comparison) string {
	text := p.InText(c.Value, c.Unit)
	if c.Unit.Kind != data.UnitTimes && c.Value.Number.Sign() > 0 {
		return "+" + text
	}
	return text
}

// ComparedNames are what a comparison leads from and to: two keys, or two series.
func ComparedNames(p *Printer, c *data.Chart) (from, to string) {
	if of := c.Compare; of.OfSeries() {
		return c.Series[of.From.Series].Label, c.Series[of.To.Series].Label
	}
	return p.KeyShort(c.Compare.From.Key), p.KeyShort(c.Compare.To.Key)
}

// ComparedAmong is what else a reader must know of a comparison: of which of several series two
// keys are compared, or at which of several keys two series; empty for nothing.
func ComparedAmong(p *Printer, c *data.Chart) string {
	switch of := c.Compare; {
	case of.OfSeries() && len(c.Keys) > 1:
		return p.KeyShort(of.From.Key)
	case !of.OfSeries() && len(c.Series) > 1:
		return c.Series[of.From.Series].Label
	}
	return ""
}

// PanelUnit prints the unit of the panel of a series.
func PanelUnit(p *Printer, s data.Plotted) string { return p.UnitOf(s.Figure) }

// Tabled are the series of the chart, their stated total, the line over them and those of its targets, each
// once, as a table of the chart's numbers has them, called as the printer calls them.
func Tabled(c *data.Chart, p *Printer) []data.Plotted {
	total, stated := c.StackTotal()
	if c.Target == nil && c.Line == nil && !stated && len(c.Beside)+len(c.SideSums)+len(c.StepSums) == 0 {
		return c.Series
	}
	all := slices.Clone(c.Series)
	if len(all) == 1 && all[0].Label == "" {
		all[0].Label = all[0].Figure.Title.Plain
	}
	if stated {
		total.Label = TotalName(total, p)
		all = append(all, total)
	}
	if len(c.StepSums) > 0 {
		all = append(all, data.Plotted{Series: c.SummedSteps(), Figure: c.Figures[0], Label: p.Say(WordSummedSteps)})
	}
	for _, sum := range c.SideSums {
		sum.Label = TotalName(sum, p)
		all = append(all, sum)
	}
	if c.Line != nil {
		all = append(all, data.Plotted{Series: c.Line.Series, Figure: c.Line.Figure, Label: c.Line.Label.Plain})
	}
	for _, b := range c.Beside {
		all = append(all, data.Plotted{Series: b.Series, Figure: b.Figure, Label: b.Label.Plain})
	}
	if c.Target == nil {
		return all
	}
	var seen []*data.Series
	for _, s := range c.Target.Series {
		if slices.Contains(seen, s) {
			continue
		}
		seen = append(seen, s)
		label := c.Target.Label.Plain
		if slices.ContainsFunc(c.Target.Series, func(o *data.Series) bool { return o != s }) {
			label = p.Say(WordLabelled, "label", label, "text", p.Name(s.Name))
		}
		all = append(all, data.Plotted{Series: s.Only(c.Keys), Figure: c.Target.Figure, Label: label})
	}
	return all
}
