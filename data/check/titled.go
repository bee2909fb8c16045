package check

import (
	"cmp"
	"fmt"
	"regexp"
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
		told[f] = f.Derived != nil && g.otherTitle(f, f.Title.Plain, f.Pos, "figures."+f.ID)
	}
	for _, c := range g.ds.Charts {
		if len(c.Figures) != 1 || told[c.Figures[0]] {
			continue
		}
		for _, said := range []string{c.Title.Plain, c.Subtitle.Plain} {
			if said != c.Figures[0].Title.Plain && g.otherTitle(c.Figures[0], said, c.Pos, "charts."+c.ID) {
				break
			}
		}
	}
}

// otherTitle warns of what a title of a figure says and the figure is not.
func (g *gate) otherTitle(f *data.Figure, title string, pos data.Pos, path string) bool {
	for _, look := range []func(*data.Figure, string) (text, hint string){otherBasis, otherPrices, otherStep, otherLength, otherCover, otherWhole} {
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
	said, held := asPrices(wording.BasisOf(title).Aspects), asPrices(heldBy(f))
	own, others, unlike := data.Basis{Aspects: said}.Unlike(data.Basis{Aspects: held})
	if !unlike {
		return "", ""
	}
	return fmt.Sprintf("the title %q says %s, and what %s is computed from is %s", title, own, f.ID, others), fmt.Sprintf("compute it from numbers that are %s, or correct the title", own)
}

// asPrices are the aspects that a title is held against: nominal is at current prices, and real at
// constant ones.
func asPrices(s data.Aspect) data.Aspect {
	if s&data.Nominal != 0 {
		s |= data.CurrentPrices
	}
	if s&data.Real != 0 {
		s |= data.ConstantPrices
	}
	return (s & (data.CurrentPrices | data.ConstantPrices | data.Adjusted | data.Unadjusted | data.Annualised | data.OwnPeriod)).Decided()
}

// heldBy is what all that a figure is computed from is said to be.
func heldBy(f *data.Figure) data.Aspect {
	if f.Derived == nil {
		return asPrices(f.Basis.Aspects)
	}
	all := ^data.Aspect(0)
	for _, g := range f.Derived.From {
		all &= heldBy(g)
	}
	return all
}

var (
	// onPrevious are words for a comparison with the quarter, month or other period just before, and
	// onYear for one with the year before, or with the same part of it.
	onPrevious = pattern.Lazy(`(?i)\b(?:on|from|over|against|with|to|vs\.?|versus|than in|than|since) (?:the )?(?:previous|preceding|prior|last) (half[- ]year|quarter|month|week|day)\b` +
		`|\b(half[- ]year|quarter|month|week|day)[- ](?:on|over)[- ](?:half[- ]year|quarter|month|week|day)\b|\b([qm])[/-]?o?[/-][qm]\b|\b(q)oq\b|\bvor(halbjahr|quartal|monat|woche|tag)(?:e?s|e)?\b|(环比)|[比较](?:上|前)一?个?(季|月|周|日)`)
	onYear = pattern.Lazy(`(?i)\byear[- ](?:on|over)[- ]year\b|\by[/-]?o?[/-]y\b|\byoy\b|\b(?:on|from|over|against|with|to|vs\.?|versus|than in|than|since) (?:(?:the )?same (?:quarter|month|week|day|period|half[- ]year) (?:of|in|a) )?(?:the )?(?:(?:previous|preceding|prior|last) year\b|year (?:before|earlier|ago)\b)|\bon a year (?:before|earlier|ago)\b` +
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
	said, year := firstGroup(onPrevious(), title), onYear().MatchString(title)
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
func firstGroup(of *regexp.Regexp, text string) string {
	m := of.FindStringSubmatch(text)
	for i := 1; i < len(m); i++ {
		if m[i] != "" {
			return strings.ToLower(m[i])
		}
	}
	return ""
}

// aYear are words for what is for each year.
var aYear = pattern.Lazy(`(?i)\b(?:a|per|each|every) year\b|\bper annum\b|\bp\.a\.|\b(?:annual|annually|yearly)\b|\b(?:pro|je) jahr\b|\bim jahr$|\bjährlich\w*|每年|年人均`)

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
		!aYear().MatchString(title) && !aYear().MatchString(f.Unit.Noun) {
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

// inMonths are titles of how long something lasts.
var inMonths = pattern.Lazy(`(?i)\b(?:in|number of) (months|weeks|days)\b|\b(months|weeks|days) of\b|\bin (monaten|wochen|tagen)\b|(月)数`)

// otherCover finds a title that says months of what is in times of a year.
func otherCover(f *data.Figure, title string) (text, hint string) {
	d := f.Derived
	if d == nil || d.By != data.Ratio || len(d.From) != 2 || f.Unit.Kind != data.UnitTimes || d.From[0].Nature() == data.Flow {
		return "", ""
	}
	said := firstGroup(inMonths(), title)
	if said == "" || f.Periods && len(f.Keys) > 0 && strings.HasPrefix(said, f.Keys[0].Period.Granularity().String()) {
		return "", ""
	}
	return fmt.Sprintf("the title %q says %s, and %s by %s is in times of what %s is in each of its periods", title, said, d.From[0].ID, d.From[1].ID, d.From[1].ID), "write unit: months, to which it is converted, or correct the title"
}

// wholes are things that much is said to be a percentage of: the words for each.
var wholes = [...]func() *regexp.Regexp{
	pattern.Lazy(`\b(?:gdp|gross domestic product|domestic product|grp|gross regional product|economic output|bip|bruttoinlandsprodukts?|inlandsprodukts?)\b|生产总值`),
	pattern.Lazy(`\b(?:gni|gnp|gross national (?:income|product)|national income|bne|bruttonationaleinkommens?)\b|国民总收入`),
	pattern.Lazy(`\b(?:revenues?|receipts|\pL*einnahmen)\b|财政收入`),
	pattern.Lazy(`\b(?:expenditures?|spending|outlays|budget|\pL*ausgaben)\b|支出`),
	pattern.Lazy(`\b(?:labou?r force|workforce|active population|economically active|erwerbspersonen)\b|劳动力`),
	pattern.Lazy(`\b(?:exports?|ausfuhr(?:en)?|exporte)\b|出口`),
	pattern.Lazy(`\b(?:imports?|einfuhr(?:en)?|importe)\b|进口`),
	pattern.Lazy(`\b(?:population|inhabitants|residents|\pL*bevölkerung|einwohner\pL*)\b|人口`),
	pattern.Lazy(`\b(?:employment|employed|employees|\pL*beschäftigte[nr]?|erwerbstätige[nr]?)\b|就业`),
	pattern.Lazy(`\b(?:energy|energie\pL*|\pL*energieverbrauchs?)\b|能源`),
	pattern.Lazy(`\b(?:emissions?|\pL*emissionen|treibhausgas\pL*)\b|排放`),
	pattern.Lazy(`\b(?:students?|pupils?|studierende[nr]?|schüler\pL*)\b|学生`),
}

// saidWhole is what a title says that something is a percentage of.
var saidWhole = pattern.Lazy(`(?i)(?:(?:\bpercent|\bper cent|%)|\bas (?:a |the )?(?:percentage|share|proportion)) of (.+)|(?:\bprozent|%) (?:der|des|von|vom) (.+)|占(.+?)的?(?:比重|比例|份额|占比)`)

// otherWhole finds a percentage of what is said to be another thing than it is divided by.
func otherWhole(f *data.Figure, title string) (text, hint string) {
	d := f.Derived
	if d == nil || len(d.From) != 2 || d.By != data.Ratio && d.By != data.ShareOfTotal || f.Unit.Kind != data.UnitPercent {
		return "", ""
	}
	by := d.From[1]
	said := cmp.Or(strings.ToLower(strings.TrimPrefix(f.Unit.Noun, "of ")), firstGroup(saidWhole(), title))
	divisor := strings.ToLower(by.Title.Plain)
	if slices.ContainsFunc(wholes[:], func(w func() *regexp.Regexp) bool { return w().MatchString(said) && w().MatchString(divisor) }) {
		return "", ""
	}
	for _, whole := range wholes {
		if !whole().MatchString(said) {
			continue
		}
		if !slices.ContainsFunc(wholes[:], func(other func() *regexp.Regexp) bool { return other().MatchString(divisor) }) {
			return "", ""
		}
		where := "the unit"
		if f.Unit.Noun == "" {
			where = fmt.Sprintf("the title %q", title)
		}
		return fmt.Sprintf("%s says percent of %s, and %s is divided by %s, %q", where, cmp.Or(strings.TrimPrefix(f.Unit.Noun, "of "), said), d.From[0].ID, by.ID, by.Title.Plain), "divide by what it is a percentage of, or correct the unit and the title"
	}
	return "", ""
}
