package spelling

import (
	"fmt"
	"math/bits"
	"slices"
	"sync"

	"briefing/data"
)

// Order is where the month stands in dates such as 01/02/2024.
type Order string

// The orders; the empty one is not known.
const (
	DayFirst   Order = "day-first"
	MonthFirst Order = "month-first"
)

// Said is what the file says of the keys of a figure.
type Said struct {
	Names, Periods bool             // what the keys are; neither where it does not say
	Length         data.Granularity // of the periods; NoPeriod where it does not say
	Fiscal         data.Fiscal      // when fiscal years begin
	Dates          Order
	Calendar       Calendar // by which its years are counted
	Cumulative     bool     // January to June is June, of values that run from the start of the year
	Rolling        int      // how many months each value is of, as January to March is March; 0 for others
}

// Trouble is what is wrong with one of the keys.
type Trouble struct {
	Key int // which
	data.Problem
	Ask Ask // what the file can say; zero where it cannot help
}

// Ask is a question that the file can answer: by a key of the figure, and one of some words;
// by a word of the user where there are none.
type Ask struct {
	Key      string
	Readings []Reading
}

// Reading is one of the words that answer a question, and what a key is then.
type Reading struct{ Write, Means string }

// Verdict is what the keys of a figure are.
type Verdict struct {
	Periods  bool // and not names
	Dated    data.Dated
	Troubles []Trouble
	// Assumed says what was made of keys that other people write for something else; empty
	// where there is none.
	Assumed string
}

// maxTroubles is after how many a figure is given up: a wrong column makes every key one.
const maxTroubles = 20

// Decide finds out what the keys of a figure are, and reads them, in their place. A key
// is a period already where it was written as one is printed, and a name otherwise. Keys
// of which half or more were meant as periods are periods: an odd one is in trouble then,
// not a reason to draw years as categories.
func Decide(keys []data.Key, said Said) Verdict {
	c := &column{keys: keys, said: said}
	c.near = sync.OnceValue(func() bool { return slices.ContainsFunc(keys, isNear) })
	if said.Names {
		c.name()
		return c.verdict
	}
	plain := c.plain()
	if !plain {
		c.settleCalendar()
		c.tally()
	}
	switch {
	case plain:
		c.verdict.Periods = true
		c.dates()
	case c.arePeriods():
		c.verdict.Periods = true
		if c.choose() {
			c.assume()
			c.read()
			c.dates()
		}
	default:
		c.among()
		c.dated()
		c.name()
	}
	return c.verdict
}

// column is the keys of a figure, which are read in one way.
type column struct {
	keys    []data.Key
	said    Said
	verdict Verdict

	meant     int // how many were meant as periods
	flawed    int // how many are none
	ways      way // to read all that can be read
	asked     int // the first that the file must say how to read; -1 for none
	first     int // the first that can be read; -1 for none
	counts    [data.Day + 1]int
	languages uint16       // that have the names of all months
	foreign   int          // the first month that is named in another; -1 for none
	unsure    int          // the first date of two orders; -1 for none
	running   map[int]bool // the years of which some run from January
	quarters  bool         // they run from January, and some to the end of a quarter, by its number
	serials   bool         // they are days as spreadsheets count them
	zeros     bool         // there is one such as 2019.10, so that 2019.1 is none
	near      func() bool  // whether one is not far ahead; few columns ask
	way       way          // the one that was chosen
	letters   bool         // they may be years of a Japanese era
	settled   [lastDoubt]way
	noted     int // the first key of which it is told what was made of it; -1 for none
}

// settleCalendar finds the calendar that counts the years of keys, where the file does not
// say it and they are such as R1 after H30.
func (c *column) settleCalendar() {
	if c.said.Calendar != "" || len(c.keys) == 0 || spelledEra(c.keys[0].Name) == c.keys[0].Name {
		return
	}
	found, asked := inEras(c.keys)
	c.letters = asked
	if found {
		c.said.Calendar = Japanese
	}
}

func (c *column) trouble(key int, text, hint string) { c.question(key, text, hint, Ask{}) }

// question records a trouble that the file can end.
func (c *column) question(key int, text, hint string, ask Ask) {
	if len(c.verdict.Troubles) < maxTroubles {
		c.verdict.Troubles = append(c.verdict.Troubles, Trouble{key, data.Problem{Text: text, Hint: hint}, ask})
	}
}

// plain reports whether the keys are periods of one length, as nearly all are, that
// cannot be anything else. There may be millions.
func (c *column) plain() bool {
	if len(c.keys) == 0 || c.keys[0].Period.IsZero() || c.said.Calendar != "" {
		return false
	}
	first := c.keys[0].Period
	length := first.Granularity()
	said := c.said.Length
	if length == data.FiscalYear || said == data.FiscalYear || said != data.NoPeriod && said != length && length != data.Day {
		return false
	}
	far := farAhead(length)
	near := said == length
	pairs := length == data.Month && said != data.Month
	for _, k := range c.keys {
		if !k.Period.LikeWith(first) {
			return false
		}
		near = near || k.Period.Sub(far) < 0
		pairs = pairs && ofPeriod(k.Period).ways&asYears != 0
	}
	return near && !pairs
}

// farAhead is the first period of a length that is taken for one of another calendar, where
// all keys of a figure are as late: a projection begins near today.
func farAhead(length data.Granularity) data.Period {
	switch length {
	case data.Year:
		return data.YearOf(lastYear + 1)
	case data.Day:
		p, _ := data.DayAt(lastYear+1, 1, 1)
		return p
	}
	p, _ := data.NthOf(length, lastYear+1, 1)
	return p
}

// reading reads a key.
func (c *column) reading(i int) reading {
	text := c.keys[i].String()
	r := readIn(text, c.said.Calendar)
	if c.letters {
		r = readIn(text, Japanese)
		r.ways, r.asked, r.calendar = 0, r.ways, Japanese
	}
	if ways := c.settled[r.doubt]; ways != 0 && (r.ways|r.asked)&ways != 0 {
		r.ways, r.asked = (r.ways|r.asked)&ways, 0
	}
	if c.said.Cumulative {
		r = c.fromJanuary(r)
	}
	if r.flaw == span && c.said.Rolling > 1 && r.months == c.said.Rolling {
		r = reading{year: r.year, nth: r.last, ways: asMonth, languages: r.languages}
	}
	if r.doubt == spannedParts && (c.settled[spannedParts] != 0 || c.said.Length == data.Quarter) {
		r.ways, r.flaw = asQuarter, noFlaw
	}
	if r.year > lastYear && c.near() {
		r.ways, r.asked = r.asked, 0
	}
	if r.flaw == cutMonth && c.zeros {
		r.flaw, r.asked = noFlaw, r.asked|asMonth
	}
	if r.serial > 0 && !c.serials && c.said.Length == data.NoPeriod {
		return reading{} // a code
	}
	if r.against(c.said.Dates) {
		r.ways, r.asked, r.flaw = 0, 0, otherOrder
	}
	return r
}

// fromJanuary reads several months or quarters as the last of them. Where some are counted in
// quarters, or others are of the same year, a half-year is its last quarter or month, too, and so is a year.
func (c *column) fromJanuary(r reading) reading {
	runs := c.quarters || c.running[r.year]
	switch {
	case r.flaw == span && r.until > 0:
	case runs && r.ways == asHalf && r.nth == 1:
		r.until = 6
	case runs && r.ways == asQuarter && r.nth == 1:
		r.until = 3
	case runs && r.ways == asYear:
		r.until = 12
	default:
		return r
	}
	if c.quarters && r.until%3 == 0 {
		return reading{year: r.year, nth: r.until / 3, ways: asQuarter, languages: allLanguages}
	}
	return reading{year: r.year, nth: r.until, ways: asMonth, languages: allLanguages}
}

// isNear reports whether a key is a period that is not far ahead.
func isNear(k data.Key) bool {
	r := read(k.String())
	return r.ways != 0 && r.year <= lastYear
}

// waysTo are the ways to read a key that the file leaves open.
func (c *column) waysTo(r reading) way {
	ways := r.ways
	if length := c.said.Length; length != data.NoPeriod {
		ways |= r.asked
		allowed := waysOf[length]
		if ways&asDay != 0 && length != data.FiscalYear {
			allowed |= asDay // of which the periods may be the first or the last days
		}
		ways &= allowed
	}
	switch {
	case c.said.Dates == DayFirst && !r.sure && ways&asDayFirst != 0:
		ways &^= asMonthFirst
	case c.said.Dates == MonthFirst && !r.sure && ways&asMonthFirst != 0:
		ways &^= asDayFirst
	}
	return ways
}

// tally looks at all keys.
func (c *column) tally() {
	c.asked, c.first, c.foreign, c.unsure, c.noted = -1, -1, -1, -1, -1
	c.ways, c.languages = ^way(0), allLanguages
	c.settleDoubts()
	for i := range c.keys {
		c.zeros = c.zeros || keepsZero(c.keys[i].Name)
	}
	c.serials = evenSerials(c.keys)
	c.tallySpans()
	for i := range c.keys {
		r := c.reading(i)
		if r.meant() {
			c.meant++
		}
		ways := c.waysTo(r)
		switch {
		case ways != 0:
			c.count(i, ways, r)
		case c.sound(r):
			if c.asked < 0 {
				c.asked = i
			}
		default:
			c.flawed++
		}
	}
}

// tallySpans looks for what runs from January, where values may do so.
func (c *column) tallySpans() {
	if !c.said.Cumulative {
		return
	}
	c.running = map[int]bool{}
	for _, k := range c.keys {
		r := read(k.Name)
		c.quarters = c.quarters || r.quarters
		c.running[r.year] = c.running[r.year] || r.flaw == span && r.until > 0
	}
}

// keepsZero reports whether a key is such as 2019.10, whose zero a spreadsheet would cut.
func keepsZero(s string) bool {
	return len(s) == len("2019.10") && s[4] == '.' && s[5:] == "10"
}

// evenSerials reports whether keys are numbers of days that are days, weeks, months, quarters
// or years apart.
func evenSerials(keys []data.Key) bool {
	last := 0
	for i, k := range keys {
		serial := read(k.Name).serial
		if step := serial - last; serial == 0 || i > 0 && !slices.ContainsFunc(dayCounts, func(between [2]int) bool { return step >= between[0] && step <= between[1] }) {
			return false
		}
		last = serial
	}
	return len(keys) >= leastDates
}

// dayCounts are how many days, weeks, months, quarters, half-years and years have.
var dayCounts = [][2]int{{1, 1}, {7, 7}, {28, 31}, {90, 92}, {181, 184}, {365, 366}}

func (c *column) count(i int, ways way, r reading) {
	if c.first < 0 {
		c.first = i
	}
	c.ways &= ways
	if c.noted < 0 && c.isNoted(r) {
		c.noted = i
	}
	for g := data.Year; g <= data.Day; g++ {
		if ways&waysOf[g] != 0 {
			c.counts[g]++
		}
	}
	if c.languages&r.languages == 0 && c.foreign < 0 {
		c.foreign = i
	}
	c.languages &= r.languages
	if ways&asDay == asDay && !r.sure && r.first != r.second && c.unsure < 0 {
		c.unsure = i
	}
}

func (c *column) arePeriods() bool {
	return c.said.Periods || c.said.Length != data.NoPeriod || c.meant > 0 && 2*c.meant >= len(c.keys)
}

// choose finds the one way to read all keys, or what keeps it from being found.
func (c *column) choose() bool {
	sound := c.flawed == 0 || c.flaws()
	switch {
	case c.asked >= 0:
		c.ask(c.asked, c.reading(c.asked).asked|c.reading(c.asked).ways)
		return false
	case c.first < 0:
		return false
	case c.ways == 0:
		c.mixed()
		return false
	case c.foreign >= 0:
		c.trouble(c.foreign, fmt.Sprintf("%q names its month in another language than the keys before", c.keys[c.foreign]), "name all months in one language, or write 2019-05")
		return false
	case c.ways == asDay && c.unsure >= 0:
		c.ask(c.unsure, asDay)
		return false
	case c.ways != asDay && bits.OnesCount16(uint16(c.ways)) > 1:
		c.ask(c.first, c.ways)
		return false
	case c.ways&asFiscalPart != 0 && c.said.Fiscal.Begins == 0:
		c.askFiscal(c.first)
		return false
	}
	c.way = c.ways
	return sound
}

// read reads all keys in the way that was chosen.
func (c *column) read() {
	for i := range c.keys {
		if p, ok := c.reading(i).period(c.way, c.said.Fiscal); ok {
			c.keys[i] = data.PeriodKey(p)
		}
	}
}

// name makes names of all keys.
func (c *column) name() {
	for i, k := range c.keys {
		c.keys[i] = data.CategoryKey(data.OneLine(k.String()))
	}
}
