package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/internal/pattern"
	"briefing/data/language"
)

// otherPeople looks for figures that are computed from what is counted of unlike ages, on unlike days of
// the year or in unlike years, and for charts that show what is annualised beside what is not.
func otherPeople(g *gate) {
	for _, f := range g.ds.Figures {
		if f.Derived == nil {
			if text := unlikeAges(f); text != "" {
				g.warn(data.RuleOtherPeople, f.Pos, "figures."+f.ID, text)
			}
		}
		if f.Derived == nil || len(f.Derived.From) < 2 {
			continue
		}
		for _, look := range []func(*data.Figure) string{otherAges, otherDays, otherRanges, unlikeYears, otherLengths, otherRate} {
			if text := look(f); text != "" {
				g.warn(data.RuleOtherPeople, f.Pos, "figures."+f.ID, text)
				break
			}
		}
	}
	for _, c := range g.ds.Charts {
		if text := compute.UnlikeLengths(c); text != "" {
			g.warn(data.RuleOtherPeople, c.Pos, "charts."+c.ID, text)
		}
	}
}

// ages are those that a text counts people of: the least and the greatest.
type ages struct{ least, most int }

func (a ages) String() string { return fmt.Sprintf("%d to %d", a.least, a.most) }

func (a ages) within(b ages) bool { return a.least >= b.least && a.most <= b.most }

func (a ages) apart(b ages) bool { return a.most < b.least || b.most < a.least }

// ageRange are two ages, after a word for them or before one.
var ageRange = pattern.New(`(?i)\b(?:aged?|ages|age group|im alter von|alter)[ ,:(]*(?:between )?(\d{1,2})(?:[-–]| to | and | bis )(\d{1,2})\b|\b(\d{1,2})(?:[-–]| to | bis )(\d{1,2})[- ]?(?:years?\b|year[- ]olds|jahren?\b|jährige)|(\d{1,2})(?:[-–~至到])(\d{1,2})(?:周)?岁`)

// agesIn are the ages that a text names; false where it names none, or several.
func agesIn(text string) (a ages, one bool) {
	all := ageRange.FindAllStringSubmatch(text, -1)
	if len(all) != 1 {
		return ages{}, false
	}
	named := slices.DeleteFunc(all[0][1:], func(s string) bool { return s == "" })
	a.least, _ = strconv.Atoi(named[0])
	a.most, _ = strconv.Atoi(named[1])
	return a, a.least < a.most
}

// ofPeopleIn are words for a rate of people of some ages, of which those that it counts are all.
var ofPeopleIn = pattern.New(`(?i)\brates?\b|quote\b|率`)

// otherAges says that a figure is computed from people of unlike ages, of which one are not part of
// the other: those from 15 to 74 in those from 15 to 64.
func otherAges(f *data.Figure) string {
	d := f.Derived
	if d.By != data.Ratio && d.By != data.ShareOfTotal && d.By != data.Sum {
		return ""
	}
	first, one := agesOf(d.From[0])
	if !one {
		return ""
	}
	for _, g := range d.From[1:] {
		other, one := agesOf(g)
		switch {
		case !one || first == other || first.apart(other):
		case d.By == data.Sum || !first.within(other) || ofPeopleIn.MatchString(f.Title.Plain):
			return fmt.Sprintf("%s is of the ages %s, and %s of %s", d.From[0].ID, first, g.ID, other)
		}
	}
	return ""
}

// days are the days of a year that amounts are counted on, each with its words.
var days = [...]struct {
	name  string
	words *pattern.Pattern
}{
	{"at the start of the year", pattern.New(`(?i)\b(?:1(?:st)? january|january 1(?:st)?|(?:beginning|start) of (?:the )?year|1\. januar|jahresanfang)\b|年初`)},
	{"at the end of the year", pattern.New(`(?i)\b(?:31(?:st)? december|december 31(?:st)?|end of (?:the )?year|end[- ]year|year[- ]end|31\. dezember|jahresende)\b|年末|年底`)},
	{"in the middle of the year", pattern.New(`(?i)\b(?:mid[- ]?year|(?:30 june|1 july|june 30|july 1)|jahresmitte|30\. juni)\b|年中`)},
	{"the average of the year", pattern.New(`(?i)\b(?:(?:annual|yearly) averages?|averages? (?:of|over|for) the (?:year|period)|year(?:ly)? average|period average|jahresdurchschnitt\w*|jahresmittel\w*)\b|年平均|年均`)},
}

// otherDays says that amounts that are put together are counted on unlike days; those that start a
// change and those that end one have their difference.
func otherDays(f *data.Figure) string {
	d := f.Derived
	if d.By != data.Sum && d.By != data.Mean && d.By != data.ShareOfTotal && !(d.By == data.Ratio && f.Unit.Kind == data.UnitPercent) {
		return ""
	}
	first := dayIn(d.From[0].Title.Plain)
	for _, g := range d.From[1:] {
		if other := dayIn(g.Title.Plain); first != "" && other != "" && first != other && compute.Alike(g.Unit, d.From[0].Unit) {
			return fmt.Sprintf("%s is %s, and %s %s", d.From[0].ID, first, g.ID, other)
		}
	}
	return ""
}

// endOfPeriod are titles of a rate on the last day of each period.
var endOfPeriod = pattern.New(`(?i)\b(?:end of (?:the )?(?:period|month|quarter|year)|(?:period|month|quarter|year)[- ]end|end[- ](?:period|month|quarter|year)|(?:jahres|monats|quartals|perioden)ende|closing rates?|eop)\b|年末|期末|月末|年底`)

// otherRate says that amounts of a period are converted at the rate of one day, or amounts at a date
// at an average rate.
func otherRate(f *data.Figure) string {
	d := f.Derived
	if d.By != data.Ratio || len(d.From) != 2 {
		return ""
	}
	a, rate := d.From[0], d.From[1]
	switch title := rate.Title.Plain; {
	case !language.Exchange(rate.Unit):
	case isFlow(a) && endOfPeriod.MatchString(title):
		return fmt.Sprintf("%s is an amount of each period, and %s, %q, the rate at its end: amounts of a period are converted at its average rate", a.ID, rate.ID, title)
	case a.Nature() == data.Stock && dayIn(title) == "the average of the year":
		return fmt.Sprintf("%s is an amount at a date, and %s, %q, an average rate: amounts at a date are converted at the rate of that day", a.ID, rate.ID, title)
	}
	return ""
}

// dayIn is the day of the year that a title names; empty for none.
func dayIn(title string) string {
	for _, day := range days {
		if day.words.MatchString(title) {
			return day.name
		}
	}
	return ""
}

// brokenOff are notes that say that numbers do not compare with those before.
var brokenOff = pattern.New(`(?i)\b(?:not|no longer|cannot be|only partly|limited) (?:directly |fully |strictly |be )?compar(?:able|ed) (?:with|to) (?:the |those |figures |data |values |results )*(?:of |for |from )?(?:the )?(?:earlier|previous|prior|preceding|before|years? before|former|past)\b` +
	`|\b(?:break|discontinuity) in (?:the )?(?:time )?series\b|\bseries break\b|\b(?:zeit)?reihenbruch\b|\bbruch in der (?:zeit)?reihe\b|\bmit (?:den )?(?:früheren|vorherigen|vorangegangenen|vorjahr\pL*)[^.;]*\b(?:nicht|nur (?:bedingt|eingeschränkt))[^.;]*vergleichbar|\b(?:nicht|nur (?:bedingt|eingeschränkt)) [^.;]*mit (?:den )?(?:früheren|vorherigen|vorangegangenen|vorjahr\pL*)[^.;]*vergleichbar` +
	`|与(?:以前|此前|往年|之前|以往|上年|历史)[^。；]*不(?:完全)?可比|不可比[^。；]*(?:以前|此前|往年|之前|以往)`)

// unsaidBreaks looks for figures with a note that tells of a break, and that say of none.
func unsaidBreaks(g *gate) {
	for _, f := range g.ds.Figures {
		if f.Derived != nil || !f.Periods || len(f.Keys) < 2 || len(f.Breaks) > 0 {
			continue
		}
		if said := brokenOff.FindString(f.Note.Plain); said != "" {
			g.warn(data.RuleUnsaidBreak, f.Pos, "figures."+f.ID, fmt.Sprintf("its note says %q, and nothing says from which period", said))
			continue
		}
		for _, s := range f.Series {
			if said := brokenOff.FindString(s.Note.Plain); said != "" && len(s.Breaks) == 0 {
				g.warn(data.RuleUnsaidBreak, f.Pos, "figures."+f.ID, fmt.Sprintf("the note of %q says %q, and nothing says from which period", strings.TrimSpace(s.Name), said))
				break
			}
		}
	}
}
