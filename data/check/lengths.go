package check

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/internal/pattern"
	"briefing/data/wording"
)

// A length is the time that amounts are of, as a text says it: so many months, in words or as the years
// from one to another.
type length struct {
	months int
	said   string
}

var (
	// yearsFromTo are two years, of which the second may be short.
	yearsFromTo = pattern.New(`(?i)\b((?:19|20)\d\d) ?(?:[-–—/]| to | and | bis |至|到) ?((?:19|20)?\d\d)\b`)
	// severalYears are numbers of years that amounts are of.
	severalYears = pattern.New(`(?i)\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?:-| )years?(?: (?:total|sum|period|window|combined|pooled))?\b`)
	manyYears    = []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	// partsOfYear are those that are named, each with how many months it has.
	partsOfYear = []struct {
		months int
		words  *pattern.Pattern
	}{
		{6, pattern.New(`(?i)\b(?:first|second|1st|2nd) half(?:-year)?(?: of)?\b|\b(?:half-year|six months|halbjahr)\b|[上下]半年`)},
		{3, pattern.New(`(?i)\b(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter\b|\b[1-4]\. quartal\b|[一二三四1-4]季度`)},
	}
	ownYears  = pattern.New(`(?i)\b(?:old|aged?|ages?|under|over|below|above|maturity|bonds?|notes?|plan|lives?|life)\b`)
	oneYear   = pattern.New(`(?:^|\D)((?:19|20)\d\d)(?:\D|$)`)
	onAverage = pattern.New(`(?i)\b(?:(?:annual|yearly) averages?|averages? (?:of|for|over)|average|mean|a year|per year|each year|per annum|p\.a\.|yearly|annual|pro jahr|jahresdurchschnitt|jährlich\w*|durchschnitt\w*|median)\b|年均|年平均|平均|每年`)
	// aChange are titles of what a range of years is compared over.
	aChange = pattern.New(`(?i)\b(?:changes?|growth|grown|increase|decrease|decline|gains?|gained|loss|lost|rise|fall|difference|added|additions?|index|since|veränderung|zunahme|abnahme|wachstum|zuwachs)\b|增长|变化|增加|减少`)
)

// rangeIn is the length that the years of a title are from one to another, of amounts of names: of a
// figure over time they are those that it has.
func rangeIn(f *data.Figure, title string) (l length, ok bool) {
	if f.Periods || onAverage.MatchString(title) || aChange.MatchString(title) {
		return length{}, false
	}
	if m := yearsFromTo.FindStringSubmatch(title); m != nil {
		from, _ := strconv.Atoi(m[1])
		to, _ := strconv.Atoi(m[1][:4-len(m[2])] + m[2])
		fiscal := to == from+1 && len(m[2]) == 2 && !strings.Contains(m[0], " ")
		if fiscal {
			to = from
		}
		n := to - from + 1
		return length{12 * n, m[0]}, n > 0 && n <= 50
	}
	if m := severalYears.FindStringSubmatch(title); m != nil && !ownYears.MatchString(title) {
		n := 2 + slices.Index(manyYears, strings.ToLower(m[1]))
		if n < 2 {
			n, _ = strconv.Atoi(m[1])
		}
		return length{12 * n, m[0]}, n > 1
	}
	for _, part := range partsOfYear {
		if said := part.words.FindString(title); said != "" {
			return length{part.months, said}, true
		}
	}
	if m := oneYear.FindStringSubmatch(title); m != nil {
		return length{12, m[1]}, true
	}
	return length{}, false
}

// isFlow reports amounts of a time: those of names have no nature of their own.
func isFlow(f *data.Figure) bool {
	return f.Nature() == data.Flow || f.IsAmount() && f.Nature() != data.Stock && wording.StockOrFlow(f.Title.Plain, f) == data.Flow
}

// otherRanges says that what is put together is of unlike ranges of time: deaths of three years by the
// births of one. By what there is at a date, the title has to say the range.
func otherRanges(f *data.Figure) string {
	d := f.Derived
	if !putsTogether(d) {
		return ""
	}
	a := d.From[0]
	first, ok := rangeIn(a, a.Title.Plain)
	if !ok || !isFlow(a) {
		return ""
	}
	for _, g := range d.From[1:] {
		other, ok := rangeIn(g, g.Title.Plain)
		switch {
		case isFlow(g) && ok && other.months != first.months:
			return fmt.Sprintf("%s is of %s, and %s of %s", a.ID, first.said, g.ID, other.said)
		case d.By == data.Ratio && !isFlow(g) && g.IsAmount() && first.months > 12 && !strings.Contains(f.Title.Plain, first.said):
			return fmt.Sprintf("%s is of %s, and the title %q does not say that", a.ID, first.said, f.Title.Plain)
		}
	}
	return ""
}

// classified are years of what things are classified by, which are no times of numbers.
var classified = pattern.New(`(?i)\b(?:nuts|isic|nace|sna|esa|esvg|wz|icd|boundaries|borders|gebietsstand)[ -]?(?:of |rev\.? ?\d? ?)?\d{4}\b`)

// ownYear is the year that the title of a figure of names says its numbers are of; 0 for none, and where it
// names several.
func ownYear(f *data.Figure) int {
	title := classified.ReplaceAllString(f.Title.Plain, "")
	years := yearsIn(title)
	if f.Periods || len(years) != 1 || yearsFromTo.MatchString(title) {
		return 0
	}
	return years[0]
}

// unlikeYears says that what is put together is of unlike years by the titles: deaths of 2023 by the
// inhabitants of 2013. What is one thing in two years is compared, and a title may name both.
func unlikeYears(f *data.Figure) string {
	d := f.Derived
	if !putsTogether(d) || d.By == data.Difference {
		return ""
	}
	a := d.From[0]
	first, named := ownYear(a), yearsIn(f.Title.Plain)
	for _, g := range d.From[1:] {
		other := ownYear(g)
		if first == 0 || other == 0 || first == other || slices.Contains(named, first) && slices.Contains(named, other) || maps.Equal(wording.Stems(a.Title.Plain), wording.Stems(g.Title.Plain)) {
			continue
		}
		return fmt.Sprintf("%s is of %d, and %s of %d", a.ID, first, g.ID, other)
	}
	return ""
}

// putsTogether reports a computation from several figures that are to be of one length.
func putsTogether(d *data.Derivation) bool {
	if d == nil || len(d.From) < 2 {
		return false
	}
	switch d.By {
	case data.Ratio, data.ShareOfTotal, data.Sum, data.Mean, data.Difference:
		return true
	}
	return false
}

// eachLength are the words for what is for each length of time. After an adjective, words that make it
// one of something else are looked for: an annual rate, a monthly survey.
var (
	eachLength = pattern.New(`(?i)\b(hourly|daily|weekly|monthly|quarterly|annual|yearly)\b(?: (averages?|mean|median|minimum|net|gross|nominal|real|total|household|rate|rates|growth|changes?|increase|inflation|surveys?|reports?|data|figures|series|percentage|variations?|accounts|index|indices)\b)*` +
		`|\b(?:per|a|an|each|every|pro|je|im) (hour|day|week|month|quarter|year|stunde|tag|woche|monat|quartal|jahr)\b|\b(stunden|tages|wochen|monats|jahres)(?:brutto|netto)?(?:lohn|löhne?|verdienste?|einkommen|gehalt|gehälter|miete|mieten|kosten|ausgaben|beitrag|beiträge)|(月|年)(?:均|平均)?(?:工资|收入|租金|支出|薪)`)
	noAmountOf = pattern.New(`(?i) (?:rates?|growth|changes?|increase|inflation|surveys?|reports?|data|figures|series|percentage|variations?|accounts|index|indices|averages?|mean)$`)
	hoursOf    = map[string]float64{
		"hourly": 1, "hour": 1, "stunde": 1, "stunden": 1, "daily": 24, "day": 24, "tag": 24, "tages": 24, "weekly": 168, "week": 168, "woche": 168, "wochen": 168,
		"monthly": 730, "month": 730, "monat": 730, "monats": 730, "月": 730, "quarterly": 2190, "quarter": 2190, "quartal": 2190, "annual": 8760, "yearly": 8760, "year": 8760, "jahr": 8760, "jahres": 8760, "年": 8760,
	}
	payWords = pattern.New(`(?i)\b(?:wages?|pay|earnings|salar(?:y|ies)|income|rents?|expenditure|spending|bills?|costs?|fees?|consumption|pensions?|benefits?|hours)\b`)
)

// lengthOf is the time that a figure says that each of its numbers is for, in hours; 0 where it says
// nothing, or several things.
func lengthOf(f *data.Figure) (hours float64, said string) {
	for _, text := range []string{f.Title.Plain, f.Unit.Noun} {
		for _, m := range eachLength.FindAllStringSubmatch(text, -1) {
			if noAmountOf.MatchString(m[0]) && !(payWords.MatchString(text) && strings.HasSuffix(strings.ToLower(m[0]), "average")) {
				continue
			}
			word := ""
			for _, group := range []int{1, 3, 4, 5} {
				word += strings.ToLower(m[group])
			}
			if n := hoursOf[word]; n != hours && hours > 0 {
				return 0, ""
			} else if n > 0 {
				hours, said = n, strings.TrimSpace(m[0])
			}
		}
	}
	return hours, said
}

// otherLengths says that what is put together is for each of unlike lengths of time: yearly rents by
// monthly wages. Where it is no percentage, the result may name the length that it is divided by.
func otherLengths(f *data.Figure) string {
	d := f.Derived
	if !putsTogether(d) {
		return ""
	}
	a := d.From[0]
	first, said := lengthOf(a)
	for _, g := range d.From[1:] {
		other, saidOther := lengthOf(g)
		if first == 0 || other == 0 || first == other || !compute.Alike(a.Unit, g.Unit) {
			continue
		}
		if names, _ := lengthOf(f); d.By == data.Ratio && f.Unit.Kind != data.UnitPercent && (names == other || saysLength(f.Title.Plain, other)) {
			continue
		}
		return fmt.Sprintf("%s is %s, and %s %s", a.ID, strings.ToLower(said), g.ID, strings.ToLower(saidOther))
	}
	return ""
}

// saysLength reports whether a title names a length of time: hours worked, months of pay.
func saysLength(title string, hours float64) bool {
	for word, n := range hoursOf {
		if n == hours && len(word) > 2 && strings.Contains(strings.ToLower(title), word) {
			return true
		}
	}
	return false
}
