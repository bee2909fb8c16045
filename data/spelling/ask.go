package spelling

import (
	"fmt"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// Forms are the ways to write a period that cannot be mistaken.
const Forms = "write 2019, FY2019, 2019-H1, 2019-Q3, 2019-05, 2019-W05 or 2019-05-31"

const (
	orNames   = "; add keys: names where these are categories"
	toNames   = "or keys: names where these are categories"
	ownFigure = "put periods of another length into a figure of their own; of a table, read those of one length with where: and period:"
)

// others ends what is said of one key, where it is so with more.
func others(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " (and 1 other)"
	}
	return fmt.Sprintf(" (and %d others)", n)
}

// flaws finds the keys that are no periods, and says why: of each kind the first, and
// all that are odd in themselves.
func (c *column) flaws() bool {
	sound := true
	var counts [unknownForm + 1]int
	for i := range c.keys {
		if r := c.reading(i); !c.sound(r) && !r.open() {
			counts[r.flaw]++
		}
	}
	for i := range c.keys {
		r := c.reading(i)
		if c.sound(r) {
			continue
		}
		sound = false
		text := c.keys[i].String()
		if p, wrong := c.notThatLong(text, r); wrong {
			c.trouble(i, p.Text, p.Hint)
			continue
		}
		p := problemOf(text, r)
		if r.flaw != noFlaw && r.flaw != loose {
			if counts[r.flaw] == 0 {
				continue // the first has said so
			}
			p.Text += others(counts[r.flaw] - 1)
			counts[r.flaw] = 0
		}
		c.trouble(i, p.Text, p.Hint)
	}
	return sound
}

// sound reports whether a key can be read, or be asked for.
func (c *column) sound(r reading) bool {
	return c.waysTo(r) != 0 || c.said.Length == data.NoPeriod && r.open()
}

// notThatLong says that a key is a period of another length than the file says.
func (c *column) notThatLong(text string, r reading) (data.Problem, bool) {
	if c.said.Length == data.NoPeriod || !r.open() {
		return data.Problem{}, false
	}
	return data.Problem{Text: fmt.Sprintf("%q is %s, and the figure says period: %s", text, described(r, r.ways|r.asked), Word(c.said.Length)), Hint: ownFigure}, true
}

// problemOf says why a text is no period.
func problemOf(text string, r reading) data.Problem {
	problem := func(form string, hint string) data.Problem {
		return data.Problem{Text: fmt.Sprintf(form, text), Hint: hint}
	}
	switch r.flaw {
	case span:
		return problem("%q spans several periods", "write the last of them, as 2019-03 for January to March, with cumulative: year in the figure where all run from January, or rolling: 3 where each is of three months, and say in the title what the values cover; for a quarter write 2019-Q1"+orNames)
	case spanOfYears:
		return problem("%q spans several years", "leave it out: of a table, read those of one length with where: and period:"+ofYears(r)+orNames)
	case shortYear:
		return problem("%q has a year of two digits", "write the year with four digits"+orNames)
	case noYear:
		return problem("%q is a part of a year without its year", "write the year too, as in 2019-H1, 2019-Q3 or 2019-05"+orNames)
	case noSuchWeek:
		last := data.WeeksOf(r.year)
		return problem(fmt.Sprintf("%%q does not exist: the last week of %d is week %d", r.year, last), fmt.Sprintf("write %04d-W%02d, or %04d-W01 for the week after it", r.year, last, r.year+1))
	case timeOfDay:
		day, _, _ := cutTime(text)
		return problem("%q has a time of day by UTC, which may be another day where the value is of, and the shortest period is a day", "write "+day+", with one value for each day")
	case otherEra:
		return problem("%q counts its years by another calendar", "write the year of the Common Era, such as 2019"+orNames)
	case cutMonth:
		return problem(fmt.Sprintf("%%q may be January or the first quarter of %d, or October, of which a spreadsheet has cut the zero off", r.year),
			fmt.Sprintf("write %04d-01 or %04d-10, or add period: quarter to the figure, %s", r.year, r.year, toNames))
	case otherOrder:
		return problem("%q has its day first, as dates with dots have, and the figure says dates: month-first", "write dates: day-first, or the date as 2019-05-31")
	case transition:
		return problem("%q is the quarter from July to September 1976, which belongs to no fiscal year of the United States", "leave it out: of a table, read the fiscal years with where: and period: fiscal-year"+orNames)
	case unknownForm:
		return problem("%q is a time in a form that the program does not know", Forms+orNames)
	}
	hint := Forms
	if remarked(text) == loose {
		hint = "write " + withoutRemark(text) + ", and what is remarked under status: or note: of the value"
	}
	return problem("%q is not a period, among keys that are", hint)
}

// mostRolled is how many years values are of at most that run into each other.
const mostRolled = 5

// ofYears says how to write values that are of some years each, as those of life tables are.
func ofYears(r reading) string {
	last := r.nth
	if last < 100 {
		last += r.year - r.year%100
	}
	years := last - r.year + 1
	if years > mostRolled {
		return ""
	}
	return fmt.Sprintf("; where each value is of %d years, as those of life tables and of some surveys are, write its last month as its key, %04d-12, and rolling: %d in the figure", years, last, 12*years)
}

// among finds periods among names.
func (c *column) among() {
	for i := range c.keys {
		if r := c.reading(i); r.ways != 0 || r.flaw == loose {
			c.trouble(i, fmt.Sprintf("%q is a period among names", c.keys[i]), "give it a name, or add keys: names if it is one")
		}
	}
}

// leastYears is how many years make a series of names that have one each.
const leastYears = 3

// withoutNumbers is a text without its digits and Roman numbers.
func withoutNumbers(text string) string { return strings.Trim(text, "0123456789IVX ./-–") }

// dated finds names that are a series over time in a form that the program does not know:
// each has a year, and there are three or more of these, or what else they have are numbers and
// words that are the same in all.
func (c *column) dated() {
	years, alike := map[string]bool{}, true
	for _, k := range c.keys {
		year, found := yearIn(k.Name)
		if !found {
			return
		}
		years[year] = true
		alike = alike && withoutNumbers(k.Name) == withoutNumbers(c.keys[0].Name)
	}
	if (len(years) >= leastYears || alike && len(c.keys) >= leastYears) && len(c.verdict.Troubles) == 0 {
		c.trouble(0, fmt.Sprintf("%q has a year, and so have all other keys, but it is a time in no form that the program knows", c.keys[0]), Forms+orNames)
	}
}

// yearIn finds the only number of four digits in a text that is a year of our time.
func yearIn(text string) (year string, found bool) {
	isDigit := func(r rune) bool { return r >= '0' && r <= '9' }
	for n := range strings.FieldsFuncSeq(text, func(r rune) bool { return !isDigit(r) }) {
		if len(n) != len("2019") || n < "1900" || n > "2100" {
			continue
		}
		if found {
			return "", false
		}
		year, found = n, true
	}
	return year, found
}

// ask shows what a key may be, and what to write for each.
func (c *column) ask(key int, ways way) {
	text := c.keys[key].String()
	r := c.reading(key)
	if r.serial > 0 {
		counted := "as spreadsheets count days"
		if r.instant {
			counted = "as programs count milliseconds"
		}
		c.question(key, fmt.Sprintf("%q may be %s, %s", text, described(r, ways), counted), "add period: day, or the length that the days stand for, to the figure, "+toNames, c.lengths(r, ways))
		return
	}
	if ways == asDay && r.year <= lastYear {
		first, last := described(r, asDayFirst), described(r, asMonthFirst)
		c.question(key, fmt.Sprintf("%q may be %s or %s", text, first, last), "add dates: day-first or dates: month-first to the figure", Ask{"dates", []Reading{{string(DayFirst), text + " is " + first}, {string(MonthFirst), text + " is " + last}}})
		return
	}
	ask := c.lengths(r, ways)
	var lines []string
	for _, reading := range ask.Readings {
		lines = append(lines, "period: "+reading.Write)
	}
	if r.calendar != "" && c.said.Length == data.NoPeriod {
		c.askCalendar(key, r, lines)
		return
	}
	hint := "add " + strings.Join(lines, " or ") + " to the figure"
	if r.ways == 0 {
		hint += ", " + toNames
	}
	c.question(key, fmt.Sprintf("%q may be %s", text, described(r, ways)), hint, ask)
}

// lengths asks for the length of a period that may be read in some ways.
func (c *column) lengths(r reading, ways way) Ask {
	ask := Ask{Key: "period"}
	for g := data.Year; g <= data.Day; g++ {
		if w := ways & waysOf[g]; w != 0 {
			ask.Readings = append(ask.Readings, Reading{Word(g), described(r, w)})
		}
	}
	return ask
}

// askCalendar asks by which calendar a year is counted.
func (c *column) askCalendar(key int, r reading, lines []string) {
	text := c.keys[key].String()
	ours := readIn(text, r.calendar)
	is := described(ours, ours.ways)
	if ours.ways == 0 {
		is = described(ours, ours.asked)
	}
	ask := Ask{"calendar", []Reading{{string(r.calendar), text + " is " + is}}}
	said := fmt.Sprintf("%q may be %s by the %s calendar, or a name", text, is, calendarNames[r.calendar])
	hint := fmt.Sprintf("add calendar: %s to the figure, %s", r.calendar, toNames)
	if r.calendar == Buddhist {
		said = fmt.Sprintf("%q is far ahead: it may be %d of the Buddhist calendar, or no year", text, r.year-toBuddhist)
		hint = fmt.Sprintf("add calendar: buddhist to the figure, %s if it is so far ahead, %s", strings.Join(lines, " or "), toNames)
	}
	c.question(key, said, hint, ask)
}

// calendarNames are what calendars are called.
var calendarNames = map[Calendar]string{Buddhist: "Buddhist", Minguo: "Minguo", Japanese: "Japanese"}

// askFiscal asks when fiscal years begin, of which a key is a part.
func (c *column) askFiscal(key int) {
	c.question(key, fmt.Sprintf("%q is a part of a fiscal year, and it is not known when that begins", c.keys[key]), "add fiscal: with the month in which fiscal years begin to the figure, such as fiscal: April", Ask{Key: "fiscal"})
}

// mixed says which keys are not of the length, or not of the form, that most are.
func (c *column) mixed() {
	usual := data.NoPeriod
	for g := data.Year; g <= data.Day; g++ {
		if c.counts[g] > c.counts[usual] {
			usual = g
		}
	}
	readable := 0
	var odd [data.Day + 1]int // how many of each other length
	var first [data.Day + 1]int
	for i := range c.keys {
		ways := c.waysTo(c.reading(i))
		if ways == 0 {
			continue
		}
		readable++
		if ways&waysOf[usual] == 0 {
			if g := lengthOf(ways); odd[g] == 0 {
				first[g] = i
			}
			odd[lengthOf(ways)]++
		}
	}
	if c.counts[usual] == readable {
		c.mixedForms(usual)
		return
	}
	for g, n := range odd {
		if n > 0 {
			c.trouble(first[g], fmt.Sprintf("%q is a %s among %ss", c.keys[first[g]], data.Granularity(g), usual)+others(n-1), ownFigure)
		}
	}
}

// mixedForms finds the first key of another form among others of one length.
func (c *column) mixedForms(length data.Granularity) {
	ways := c.waysTo(c.reading(c.first))
	for i := range c.keys {
		w := c.waysTo(c.reading(i))
		if w == 0 || ways&w != 0 {
			if w != 0 {
				ways &= w
			}
			continue
		}
		text, hint := fmt.Sprintf("%q has its day and its month in another order than the dates before", c.keys[i]), "write all dates as 2019-05-31"
		if length == data.FiscalYear {
			text, hint = fmt.Sprintf("%q is named by another number of years than the fiscal years before", c.keys[i]), "name all by one year, as FY2019, or by two, as 2019/20"
		}
		c.trouble(i, text, hint)
		return
	}
}

// described says what a text is in some ways: July 2006 or the fiscal year 2006/07.
func described(r reading, ways way) string {
	var all []string
	for w := way(1); w < lastWay; w <<= 1 {
		p, ok := r.period(w, data.Fiscal{})
		if ways&w == 0 || !ok {
			continue
		}
		name := inWords(p)
		if len(all) == 0 || all[len(all)-1] != name { // a date that is sure has both orders
			all = append(all, name)
		}
	}
	return strings.Join(all, " or ")
}

// inWords says what a period is.
func inWords(p data.Period) string {
	printer, err := language.New(language.StandardLanguage)
	if err != nil {
		return "" // cannot be: it is the standard language
	}
	name := printer.Period(p)
	switch p.Granularity() {
	case data.Year:
		return "the year " + name
	case data.FiscalYear:
		return "the fiscal year " + name
	}
	return name
}

// Word is how the file calls a length.
func Word(g data.Granularity) string { return strings.ReplaceAll(g.String(), " ", "-") }
