package check

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/internal/pattern"
	"briefing/data/wording"
)

// otherTitles looks for titles that say another computation than that of their figure: real growth of
// amounts at current prices, growth on the quarter before of one that compares with the year before.
func (g *gate) otherTitles() {
	told := map[*data.Figure]bool{}
	for _, f := range g.ds.Figures {
		told[f] = g.otherTitle(f, f.Title.Plain, f.Pos, "figures."+f.ID, slices.Concat(looks[:], kindLooks[:])...)
	}
	for _, c := range g.ds.Charts {
		if len(c.Figures) != 1 || told[c.Figures[0]] {
			continue
		}
		f, path := c.Figures[0], "charts."+c.ID
		inTitle, inSubtitle := looks[:], slices.Concat(looks[:], kindLooks[:])
		if !slices.ContainsFunc(c.Title.Parts, func(p data.Part) bool { return p.Printed != nil }) {
			inTitle = slices.Concat(inTitle, kindLooks[:3], []look{loosely}) // those with numbers are looked at as texts
		}
		if c.Title.Plain == f.Title.Plain || !g.otherTitle(f, c.Title.Plain, c.Pos, path, inTitle...) {
			g.otherTitle(f, c.Subtitle.Plain, c.Pos, path, inSubtitle...)
		}
	}
}

// A look finds what a title of a figure says and the figure is not.
type look = func(f *data.Figure, title string) (text, hint string)

// kindLooks are for what sentences with numbers are held to as well: see [briefing/data/claim].
var kindLooks = [...]look{otherBase, otherBasis, unsaidPrices, otherKind, otherMethod}

var looks = [...]look{otherPrices, otherStep, otherYears, otherLength, otherCover, otherWhole}

// otherTitle warns of what a title of a figure says and the figure is not.
func (g *gate) otherTitle(f *data.Figure, title string, pos data.Pos, path string, looks ...look) bool {
	for _, look := range looks {
		if text, hint := look(f, title); text != "" {
			g.found = append(g.found, data.Fault{Rule: data.RuleOtherTitle, Pos: pos, Path: path, Text: text, Hint: hint})
			return true
		}
	}
	return false
}

// otherBasis finds a title that says real, adjusted or annualised of what is computed from what is
// not.
func otherBasis(f *data.Figure, title string) (text, hint string) {
	own, others, unlike := wording.UnlikeBasis(f, title)
	if !unlike {
		return "", ""
	}
	return fmt.Sprintf("the title %q says %s, and what %s is computed from is %s", title, own, f.ID, others), fmt.Sprintf("compute it from numbers that are %s, or correct the title", own)
}

// unsaidPrices finds a title that says real of money of which nothing says at which prices it is.
func unsaidPrices(f *data.Figure, title string) (text, hint string) {
	of := wording.UnsaidPrices(f, title)
	if of == nil {
		return "", ""
	}
	return fmt.Sprintf("the title %q says real, and nothing says that %s is at constant prices", title, of.ID), wording.AskPrices(of)
}

var (
	// onPrevious are words for a comparison with the quarter, month or other period just before, and
	// onYear for one with the year before, or with the same part of it.
	onPrevious = pattern.New(`(?i)\b(?:on|from|over|against|with|to|vs\.?|versus|than in|than|since) (?:the )?(?:previous|preceding|prior|last) (half[- ]year|quarter|month|week|day)\b` +
		`|\b(half[- ]year|quarter|month|week|day)[- ](?:on|over)[- ](?:half[- ]year|quarter|month|week|day)\b|\b([qm])[/-]?o?[/-][qm]\b|\b(q)oq\b|\bvor(halbjahr|quartal|monat|woche|tag)(?:e?s|e)?\b|(环比)|[比较](?:上|前)一?个?(季|月|周|日)`)
	onYear = pattern.New(`(?i)\byear[- ](?:on|over)[- ]year\b|\by[/-]?o?[/-]y\b|\byoy\b|\b(?:on|from|over|against|with|to|vs\.?|versus|than in|than|since) (?:(?:the )?same (?:quarter|month|week|day|period|half[- ]year) (?:of|in|a) )?(?:the )?(?:(?:previous|preceding|prior|last) year\b|year (?:before|earlier|ago)\b)|\bon a year (?:before|earlier|ago)\b` +
		`|\bvorjahr\w*|同比|上年同期|去年同期|比上年`)
)

// stepLengths are the lengths that the words of onPrevious name.
var stepLengths = map[string]data.Granularity{
	"quarter": data.Quarter, "q": data.Quarter, "quartal": data.Quarter, "季": data.Quarter, "month": data.Month, "m": data.Month, "monat": data.Month, "月": data.Month,
	"week": data.Week, "woche": data.Week, "周": data.Week, "day": data.Day, "tag": data.Day, "日": data.Day, "half-year": data.HalfYear, "half year": data.HalfYear, "halbjahr": data.HalfYear,
}

// otherStep finds a title that says a comparison with another time than over: does.
func otherStep(f *data.Figure, title string) (text, hint string) {
	d := f.Derived
	if d == nil || len(d.From) != 1 || d.By != data.Growth && d.By != data.Difference || !f.Periods || len(f.Keys) == 0 {
		return "", ""
	}
	length := f.Keys[0].Period.Granularity()
	said, year := firstGroup(onPrevious, title), onYear.MatchString(title)
	named, known := stepLengths[said]
	switch {
	case said != "" && year:
	case known && named != length:
		return fmt.Sprintf("the title %q says on the %s before, and the values of %s are of %ss", title, named, f.ID, length), fmt.Sprintf("compute from values of %ss, or correct the title", named)
	case said != "" && !d.Previous && length.PerYear() > 1:
		return fmt.Sprintf("the title %q says on the %s before, and %s compares with the same %s of the year before", title, length, f.ID, length), "add over: previous, or correct the title"
	case said == "" && year && d.Previous && length.PerYear() > 1:
		return fmt.Sprintf("the title %q says on the year before, and %s compares with the %s before", title, f.ID, length), "write over: year, or correct the title"
	}
	return "", ""
}

// firstGroup is the first group that a pattern finds something for in a text, in small letters.
func firstGroup(of *pattern.Pattern, text string) string {
	m := of.FindStringSubmatch(text)
	for i := 1; i < len(m); i++ {
		if m[i] != "" {
			return strings.ToLower(m[i])
		}
	}
	return ""
}

// aYear are words for what is for each year.
var aYear = pattern.New(`(?i)\b(?:a|per|each|every) year\b|\bper annum\b|\bp\.a\.|\b(?:annual|annually|yearly)\b|\b(?:pro|je) jahr\b|\bim jahr$|\bjährlich\w*|每年|年人均`)

// otherLength finds a title that says a year of amounts of parts of one, for each of what is
// there at a time.
func otherLength(f *data.Figure, title string) (text, hint string) {
	d := f.Derived
	if d == nil || d.By != data.Ratio || len(d.From) != 2 || !f.Periods || len(f.Keys) == 0 {
		return "", ""
	}
	a, b := d.From[0], d.From[1]
	parts := f.Keys[0].Period.Granularity().PerYear()
	if parts < 2 || a.Nature() != data.Flow || a.Cumulative || a.Derived != nil && a.Derived.By.Runs() || b.Nature() == data.Flow || b.Nature() == data.AnnualRate || !b.IsAmount() ||
		!aYear.MatchString(title) && !aYear.MatchString(f.Unit.Noun) {
		return "", ""
	}
	return fmt.Sprintf("the title %q says a year, and the amounts of %s are those of a %s each", title, a.ID, f.Keys[0].Period.Granularity()),
		fmt.Sprintf("divide the sums of a year: a figure of %s with by: running-sum, window: %d; or correct the title", a.ID, parts)
}

// otherPrices finds a title that says the prices of a year of what is divided by an index with another
// base.
func otherPrices(f *data.Figure, title string) (text, hint string) {
	d := f.Derived
	if d == nil || d.By != data.Ratio || len(d.From) != 2 || !d.From[1].Unit.IsIndex() || d.From[0].Unit.IsIndex() {
		return "", ""
	}
	said, _, named := wording.PricesOf(title)
	base := compute.BaseOf(d.From[1])
	if !named || base == "" || said == base {
		return "", ""
	}
	return fmt.Sprintf("the title %q says the prices of %s, and %s is divided by %s, of which %s is 100", title, said, d.From[0].ID, d.From[1].ID, base), compute.OfPrices(d.From[1], said)
}

// baseSaid is the time at which a title says that an index is 100.
var baseSaid = pattern.New(`(?i)((?:q[1-4] )?\b\d{4}(?:[/–-]\d{2,4}|[ -]?q[1-4])?)(?:年|\.)? ?(?:=|＝|equals|is|entspricht|为) ?100\b|\b100 ?= ?(\d{4})\b|\b(?:base|reference)(?: year)?:? (\d{4})\b|\bbasis(?:jahr)?:? (\d{4})\b|以(\d{4})年为(?:基期|100|基准)`)

// otherBase finds a title that says of an index that another time is 100 than its base.
func otherBase(f *data.Figure, title string) (text, hint string) {
	base := compute.BaseOf(f)
	said := wording.PriceBase(firstGroup(baseSaid, title))
	if base == "" || said == "" || said == base || strings.HasPrefix(base, said) || strings.HasPrefix(said, base) {
		return "", ""
	}
	hint = fmt.Sprintf("say %s in the title, or take the numbers of that base", base)
	if f.Derived != nil {
		hint = fmt.Sprintf("say %s in the title, or write base: %s", base, said)
	}
	return fmt.Sprintf("the title %q says that %s is 100, and the base of %s is %s", title, said, f.ID, base), hint
}

// saysCalendar are words for years of the calendar in titles.
var saysCalendar = pattern.New(`(?i)\bcalendar years?\b|\bkalenderjahr(?:e|en|es)?\b|日历年度?|自然年度?`)

// otherYears finds a title that says years of the calendar of fiscal years, or the other way round of what
// is put together into years.
func otherYears(f *data.Figure, title string) (text, hint string) {
	if !f.Periods || len(f.Keys) == 0 {
		return "", ""
	}
	fiscal, calendar := saysFiscal.MatchString(title), saysCalendar.MatchString(title)
	switch p := f.Keys[0].Period; {
	case fiscal == calendar:
	case calendar && p.Granularity() == data.FiscalYear:
		return fmt.Sprintf("the title %q says years of the calendar, and those of %s are fiscal years, such as %s", title, f.ID, p), "say fiscal years in the title, or write over: year where it is computed"
	case fiscal && p.Granularity() == data.Year && f.Derived != nil && f.Derived.Over.Period == data.Year:
		return fmt.Sprintf("the title %q says fiscal years, and those of %s are of the calendar, such as %s", title, f.ID, p), "write over: fiscal-year, and fiscal: with the month in which they begin, or correct the title"
	}
	return "", ""
}

// otherKind finds a title that names what excludes that which its figure is computed from: exports of what
// is computed from imports. What is left of two figures is neither.
func otherKind(f *data.Figure, title string) (text, hint string) { return kindOf(f, title, false) }

// loosely is otherKind of the title of a chart, which is a sentence and may speak of other things.
func loosely(f *data.Figure, title string) (text, hint string) { return kindOf(f, title, true) }

func kindOf(f *data.Figure, title string, prose bool) (text, hint string) {
	d := f.Derived
	if d != nil && d.By == data.Difference && len(d.From) > 1 {
		return "", ""
	}
	besides := ""
	if f.Title.Plain != title {
		besides = f.Title.Plain
	}
	if o, found := wording.Opposed(title, f, besides, prose); found {
		return fmt.Sprintf("the title %q says %s, and %s is of %s", title, o.Own, f.ID, o.Other), "compute from numbers of what the title says, or correct the title"
	}
	if d == nil || d.By != data.Ratio || len(d.From) != 2 || f.Unit.Kind == data.UnitPercent {
		return "", ""
	}
	a, b := d.From[0], d.From[1]
	if o, found := wording.Unmatched(a.Title.Plain, b.Title.Plain); found {
		return fmt.Sprintf("%s is of %s, and %s, by which it is divided, of %s", a.ID, o.Own, b.ID, o.Other), "divide by what belongs to " + o.Own + ", or correct a title"
	}
	return "", ""
}

// A methodSaid is a word for some methods.
type methodSaid struct {
	words *pattern.Pattern
	by    []data.Method
}

// methodsSaid are words for how numbers are put together, each with the methods that do so. Minimum wages
// are no minimum: what the title of what is put together says already does not count.
var methodsSaid = [...]methodSaid{
	{pattern.New(`(?i)\b(?:average|mean|\pL*durchschnitt\pL*|(?:jahres|monats)mittel|mittelwert)\b|平均`), []data.Method{data.Mean, data.WeightedMean}},
	{pattern.New(`(?i)\bmedian\b|中位数`), []data.Method{data.Median}},
	{pattern.New(`(?i)\b(?:sums? of|totals? of|(?:annual|yearly|quarterly) totals?|summe der|\pL*summe)\b|合计|总和`), []data.Method{data.Sum}},
	{pattern.New(`(?i)\b(?:highest|maxim(?:um|a)|peak|höchste[rsn]?|\pL*höchstwerte?|spitzenwerte?)\b|最高|最大`), []data.Method{data.Max}},
	{pattern.New(`(?i)\b(?:lowest|minim(?:um|a)|trough|niedrigste[rsn]?|tiefste[rsn]?|\pL*tiefstwerte?)\b|最低|最小`), []data.Method{data.Min}},
	{pattern.New(`(?i)\b(?:(?:end of (?:the |each |every )?|end[- ])(?:year|quarter|month)|(?:year|quarter|month)[- ]end|(?:jahres|quartals|monats)ende)\b|年末|年底|季末|月末`), []data.Method{data.Last}},
}

// otherMethod finds a title that says of numbers which are put together in one way that it is another: the
// average of what is added up.
func otherMethod(f *data.Figure, title string) (text, hint string) {
	d := f.Derived
	if d == nil || !slices.ContainsFunc(methodsSaid[:], func(m methodSaid) bool { return slices.Contains(m.by, d.By) }) {
		return "", ""
	}
	var own []data.Method
	said := ""
	for _, m := range methodsSaid {
		word := m.words.FindString(title)
		if word == "" || slices.ContainsFunc(d.From, func(g *data.Figure) bool { return m.words.MatchString(g.Title.Plain) }) {
			continue
		}
		own, said = append(own, m.by...), word
	}
	if len(own) == 0 || slices.Contains(own, d.By) {
		return "", ""
	}
	return fmt.Sprintf("the title %q says %q, and %s is computed by: %s", title, said, f.ID, d.By), fmt.Sprintf("write by: %s, or correct the title", own[0])
}

// inMonths are titles of how long something lasts.
var inMonths = pattern.New(`(?i)\b(?:in|number of) (months|weeks|days)\b|\b(months|weeks|days) of\b|\bin (monaten|wochen|tagen)\b|(月)数`)

// otherCover finds a title that says months of what is in times of a year.
func otherCover(f *data.Figure, title string) (text, hint string) {
	d := f.Derived
	if d == nil || d.By != data.Ratio || len(d.From) != 2 || f.Unit.Kind != data.UnitTimes || d.From[0].Nature() == data.Flow {
		return "", ""
	}
	said := firstGroup(inMonths, title)
	if said == "" || f.Periods && len(f.Keys) > 0 && strings.HasPrefix(said, f.Keys[0].Period.Granularity().String()) {
		return "", ""
	}
	return fmt.Sprintf("the title %q says %s, and %s by %s is in times of what %s is in each of its periods", title, said, d.From[0].ID, d.From[1].ID, d.From[1].ID), "write unit: months, to which it is converted, or correct the title"
}

// wholes are things that much is said to be a percentage of, or for each of: the words for each.
var wholes = [...]*pattern.Pattern{
	pattern.New(`\b(?:gdp|gross domestic product|domestic product|grp|gross regional product|economic output|bip|bruttoinlandsprodukts?|inlandsprodukts?)\b|生产总值`),
	pattern.New(`\b(?:gni|gnp|gross national (?:income|product)|national income|bne|bruttonationaleinkommens?)\b|国民总收入`),
	pattern.New(`\b(?:revenues?|receipts|\pL*einnahmen)\b|财政收入`),
	pattern.New(`\b(?:expenditures?|spending|outlays|budget|\pL*ausgaben)\b|支出`),
	pattern.New(`\b(?:labou?r force|workforce|active population|economically active|erwerbspersonen)\b|劳动力`),
	pattern.New(`\b(?:exports?|ausfuhr(?:en)?|exporte)\b|出口`),
	pattern.New(`\b(?:imports?|einfuhr(?:en)?|importe)\b|进口`),
	pattern.New(`\b(?:population|inhabitants?|residents?|capita|\pL*bevölkerung|einwohner\pL*)\b|人口|居民`),
	pattern.New(`\b(?:wom[ae]n|females?|girls|mothers|frauen|\pL*mütter|weiblich\pL*)\b|妇女|女性`),
	pattern.New(`\b(?:men|males?|boys|männer|männlich\pL*)\b|男性`),
	pattern.New(`\b(?:households?|(?:privat)?haushalten?)\b|住户|家庭`),
	pattern.New(`\b(?:births|newborns?|deliveries|\pL*geborenen?|\pL*geburten)\b|活产|出生`),
	pattern.New(`\b(?:employment|employed|employees|\pL*beschäftigte[nr]?|erwerbstätige[nr]?)\b|就业`),
	pattern.New(`\b(?:energy|energie\pL*|\pL*energieverbrauchs?)\b|能源`),
	pattern.New(`\b(?:emissions?|\pL*emissionen|treibhausgas\pL*)\b|排放`),
	pattern.New(`\b(?:students?|pupils?|studierende[nr]?|schüler\pL*)\b|学生`),
}

// perEach is what a title says that something is for each of.
var perEach = pattern.New(`(?i)\bper (?:(?:[\d.,]+|hundred|thousand|million)\s+)*(\pL.*)|\b(?:je|pro) (?:(?:[\d.]+|hundert|tausend|million(?:en)?)\s+)*(\pL.*)|每[\d,]*[十百千万亿]*[名个位]?(\p{Han}{2})`)

// saidWhole is what a title says that something is a percentage of.
var saidWhole = pattern.New(`(?i)(?:(?:\bpercent|\bper cent|%)|\bas (?:a |the )?(?:percentage|share|proportion)) of (.+)|(?:\bprozent|%) (?:der|des|von|vom) (.+)|占(.+?)的?(?:比重|比例|份额|占比)`)

// otherWhole finds a percentage of what is said to be another thing than it is divided by, and what is said
// to be for each of another.
func otherWhole(f *data.Figure, title string) (text, hint string) {
	d := f.Derived
	if d == nil || len(d.From) != 2 || d.By != data.Ratio && d.By != data.ShareOfTotal {
		return "", ""
	}
	link, said, where := "per", strings.ToLower(firstGroup(perEach, title)), fmt.Sprintf("the title %q", title)
	if f.Unit.Kind == data.UnitPercent {
		link, said = "percent of", firstGroup(saidWhole, title)
		if f.Unit.Noun != "" {
			said, where = strings.ToLower(strings.TrimPrefix(f.Unit.Noun, "of ")), "the unit"
		}
	}
	by := d.From[1]
	divisor := strings.ToLower(by.Title.Plain)
	if slices.ContainsFunc(wholes[:], func(w *pattern.Pattern) bool { return w.MatchString(said) && w.MatchString(divisor) }) {
		return "", ""
	}
	names := func(text string) bool {
		return slices.ContainsFunc(wholes[:], func(w *pattern.Pattern) bool { return w.MatchString(text) })
	}
	if !names(said) || !names(divisor) {
		return "", ""
	}
	return fmt.Sprintf("%s says %s %s, and %s is divided by %s, %q", where, link, said, d.From[0].ID, by.ID, by.Title.Plain), "divide by what the title says, or correct it, and the unit"
}
