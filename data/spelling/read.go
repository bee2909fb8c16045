package spelling

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
)

// way is a way to read a text, or a set of ways.
type way uint16

// The ways. A date that can be read in one way only has both orders.
const (
	asYear       way = 1 << iota
	asYears          // a fiscal year by two years: 2019/20
	asFiscalYear     // by one: FY2021
	asHalf
	asQuarter
	asMonth
	asWeek
	asDayFirst
	asMonthFirst
	asYearsHalf     // of a fiscal year by two years: 2019/20 H1
	asFiscalHalf    // by one: FY2021 H1
	asYearsQuarter  // 2019/20 Q1
	asFiscalQuarter // FY2021 Q1
	lastWay
	asDay        = asDayFirst | asMonthFirst
	asFiscalPart = asYearsHalf | asFiscalHalf | asYearsQuarter | asFiscalQuarter
)

// waysOf are the ways to read periods of one length.
var waysOf = [...]way{data.Year: asYear, data.FiscalYear: asYears | asFiscalYear, data.HalfYear: asHalf | asYearsHalf | asFiscalHalf, data.Quarter: asQuarter | asYearsQuarter | asFiscalQuarter, data.Month: asMonth, data.Week: asWeek, data.Day: asDay}

// lengthOf is how long periods are that are read in some way.
func lengthOf(w way) data.Granularity {
	for g := data.Year; g <= data.Day; g++ {
		if waysOf[g]&w != 0 {
			return g
		}
	}
	return data.NoPeriod
}

// flaw is why a text that was meant as a period is none.
type flaw uint8

const (
	noFlaw      flaw = iota // or a name
	loose                   // a year with a remark, a month 13
	span                    // several periods
	spanOfYears             // 2015-2019
	shortYear               // a year of two digits
	noYear                  // a part of a year without the year
	noSuchWeek              // a week 53 in a year of 52
	timeOfDay               // a time on a day
	otherEra                // a year of another calendar
	cutMonth                // 2019.1, which may be 2019.10
	transition              // the quarter between two fiscal years, when their beginning moved
	otherOrder              // a date with dots, where the file says that the month comes first
	unknownForm             // words and numbers of time in an order that the program does not know
)

// reading is what a text can be.
type reading struct {
	ways  way // that are all as good
	asked way // that are taken only where the file says so
	flaw  flaw
	// year is the year, or the first of two. nth numbers the half, quarter, month or week.
	year, nth int
	until     int  // the last month of those from January; 0 for others
	quarters  bool // those months are counted in quarters
	// months is how many months a span has, and last that of the year with which it ends; 0 for others.
	months, last int
	// first and second are the day and the month in the order of the text; a day that is
	// sure has the day first.
	first, second int
	sure          bool
	dotted        bool     // the day is sure by its dots
	short         bool     // the year has two digits
	doubt         doubt    // what only other keys can tell
	timed         bool     // with a time of the day, which does not count
	calendar      Calendar // by which it would be what is asked
	serial        int      // as a spreadsheet counts the day; 0 for what is none
	instant       bool     // the serial day is the midnight of milliseconds since 1970
	languages     uint16   // of the name of the month; all where there is none
}

// meant reports whether the text is a period, or was meant as one.
func (r reading) meant() bool { return r.ways|r.asked != 0 || r.flaw != noFlaw }

// against reports whether the text has its day and its month in another order than the file says.
func (r reading) against(said Order) bool { return r.dotted && said == MonthFirst }

// open reports whether the file can say what the text is.
func (r reading) open() bool { return r.ways|r.asked != 0 && r.flaw != cutMonth }

// period returns the period that the text is when it is read in one way.
func (r reading) period(w way, f data.Fiscal) (data.Period, bool) {
	switch w {
	case asYear:
		return data.YearOf(r.year), true
	case asYears, asFiscalYear:
		f.ByOneYear = w == asFiscalYear
		return data.FiscalYearOf(r.year, f), true
	case asDayFirst, asDay:
		return data.DayAt(r.year, r.second, r.first)
	case asYearsHalf, asFiscalHalf, asYearsQuarter, asFiscalQuarter:
		f.ByOneYear = w&(asFiscalHalf|asFiscalQuarter) != 0
		return data.FiscalPartOf(lengthOf(w), r.year, r.nth, f)
	case asMonthFirst:
		if r.sure {
			return data.DayAt(r.year, r.second, r.first)
		}
		return data.DayAt(r.year, r.first, r.second)
	}
	return data.NthOf(lengthOf(w), r.year, r.nth)
}

// ofPeriod is the reading of the text that a period prints as.
func ofPeriod(p data.Period) (r reading) {
	year, nth := p.YearAndPart()
	switch p.Granularity() {
	case data.Year:
		r = shapes["y"](numbers{year})
	case data.FiscalYear:
		if r = readPair(numbers{year, (year + 1) % 100}); p.Fiscal().ByOneYear {
			r = reading{year: year, ways: asFiscalYear}
		}
	case data.Month:
		r = readPair(numbers{year, nth})
	case data.Day:
		r = readDay(year, nth, p.Start().Day())
	default:
		r = reading{year: year, nth: nth, ways: waysOf[p.Granularity()] &^ asFiscalPart}
	}
	r.languages = allLanguages
	return r
}

// token is a number or a word of a text.
type token struct {
	class byte
	value int
	// sign separates it from the token before; 0 for nothing.
	sign  byte
	short bool // a year that was written with two digits
	latin bool // the name of an era in letters
}

// maxTokens bounds the tokens of a text; one with more is a name.
const maxTokens = 8

// read finds all that a text can be. A year far ahead may be of another calendar.
func read(text string) reading { return readIn(text, "") }

// readIn reads a text whose years are counted by a calendar.
func readIn(text string, in Calendar) reading {
	r := readForm(text, in)
	if r.year > lastYear {
		r.ways, r.asked = 0, r.asked|r.ways
		if r.calendar == "" && r.year-toBuddhist >= firstYear {
			r.calendar = Buddhist
		}
	}
	return r
}

func readForm(text string, in Calendar) reading {
	if p, ok := data.ParsePeriod(text); ok && in == "" {
		return ofPeriod(p)
	}
	if r, ok := readTime(text, in); ok {
		return r
	}
	if r, ok := readInstant(text); ok {
		return r
	}
	if in == Japanese {
		text = spelledEra(text)
	}
	var room [maxTokens]token
	tokens, languages := tokensOf(text, room[:0])
	if len(tokens) == 0 {
		if cut := withoutMonths(text); cut != "" {
			if r := readIn(cut, in); r.flaw == span {
				return r
			}
		}
		return reading{flaw: remarked(text)}
	}
	if in == "" && tokens[0].class == threeDigits && len(tokens) > 1 && tokens[1].class == yearSign {
		r := readIn(text, Minguo)
		r.ways, r.asked, r.calendar = 0, r.ways|r.asked, Minguo // 108年, which may be so long
		return r
	}
	return readTokens(text, settleYears(tokens, in), languages)
}

// readTokens reads a text by its tokens.
func readTokens(text string, tokens []token, languages uint16) reading {
	f := formOf(tokens)
	var r reading
	classes := string(f.classes[:f.size])
	if p, ok := parts[classes]; ok {
		r = readPart(p.ways, f.numbers[p.year], f.numbers[p.nth])
		if p.ways&(asYearsHalf|asYearsQuarter) != 0 && readYears(numbers{r.year, f.numbers[p.year+1]}).ways == 0 {
			r.ways, r.flaw = 0, span
		}
	} else if shape := shapes[classes]; shape != nil {
		r = shape(f.numbers)
	} else {
		r.flaw = flawOf(text, classes)
	}
	r.languages = languages
	r.short = slices.ContainsFunc(tokens, func(t token) bool { return t.short })
	switch {
	case r.short && (classes == "Ny" || classes == "yN") && !strings.ContainsAny(text, "'’"):
		r.doubt, r.asked, r.ways = shortMonths, r.ways, 0
	case r.ways&asMonth != 0 && r.ways&asQuarter != 0:
		r.doubt = countedParts
	case classes == "6" && r.asked != 0:
		r.doubt = codedParts
	}
	return r
}

// readTime reads a day with a time, which is midnight in files that know days only.
func readTime(text string, in Calendar) (reading, bool) {
	day, clock, found := cutTime(text)
	if !found {
		return reading{}, false
	}
	r := readIn(day, in)
	if r.ways&asDay == 0 {
		return r, r.meant()
	}
	if strings.Trim(clock, "0:.Z+") == "" {
		return r, true
	}
	if strings.HasSuffix(clock, "Z") {
		return reading{flaw: timeOfDay}, true // which may be midnight where it was written
	}
	r.timed = true
	return r, true
}

// readInstant reads the milliseconds since 1970 that a day begins at, as programs count them:
// 1672531200000. A column of such days is asked about, and others are codes.
func readInstant(text string) (reading, bool) {
	if len(text) != 12 && len(text) != 13 || !data.AllDigits(text) {
		return reading{}, false
	}
	const day = 86_400_000
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n%day != 0 {
		return reading{}, false
	}
	r := readFive(numbers{int(n/day) + serialOffset})
	r.instant, r.languages = r.serial > 0, allLanguages
	return r, r.instant
}

// longestMonths is how many bytes a text has at most that names months of a year.
const longestMonths = 40

// withoutMonths is a text without the word or the stop that stands after the months of several:
// 2019 1-3 months, 2019/ 1- 3.
func withoutMonths(text string) string {
	if len(text) > longestMonths {
		return ""
	}
	for _, end := range []string{"months", "Months", "Monate", "."} {
		if cut, ok := strings.CutSuffix(text, end); ok && strings.ContainsAny(cut, "-–") {
			return strings.TrimRight(cut, " ")
		}
	}
	return ""
}

// remarked finds a period with a remark of its source: 2019p, 2019Q1*, 2019 (est.), mid-2019.
func remarked(text string) flaw {
	if p := withoutRemark(text); p != text && read(p).ways != 0 {
		return loose
	}
	if len(text) > maxMarked {
		return noFlaw
	}
	if p, said := wordBefore(text); said != "" && read(p).ways != 0 {
		return loose
	}
	if p, said := markAfter(text); said != "" && read(p).ways != 0 { // 2022-23 RE
		return loose
	}
	return noFlaw
}

// withoutRemark is a text without what is in brackets at its end, and without the sign, the
// letter or the word after its last digit.
func withoutRemark(text string) string {
	if i := strings.LastIndexByte(text, '('); i > 0 && strings.HasSuffix(text, ")") {
		return strings.TrimSpace(text[:i])
	}
	i := strings.LastIndexAny(text, "0123456789")
	if rest := strings.TrimSpace(text[i+1:]); i > 0 && (utf8.RuneCountInString(rest) == 1 || rest == "est." || rest == "est" || rest == "prov.") {
		return text[:i+1]
	}
	return text
}

// tokensOf splits a text into numbers and words. None for a text that holds what no
// period does. The languages are those that have the names of months in it.
func tokensOf(text string, tokens []token) (_ []token, languages uint16) {
	languages = allLanguages
	sign := byte(0)
	for len(text) > 0 {
		t, size := token{class: unknown}, 0
		switch c, width := utf8.DecodeRuneInString(text); {
		case c >= '0' && c <= '9':
			t, size = number(text)
		case c == '\'' || c == '’':
			t, size = apostrophe(text[width:])
			size += width
		case signOf(c) != 0:
			sign = max(sign, signOf(c))
			if len(tokens) == 0 {
				return nil, 0
			}
			text = text[width:]
			continue
		default:
			t, size = word(text, &languages)
			if (c == 'e' || c == 'E') && t.class == nothing && size == 1 && len(tokens) > 0 && isNumber(tokens[len(tokens)-1]) && tokens[len(tokens)-1].class != oneDigit {
				t.class = unknown // 2019e is estimated
			}
		}
		if t.class == unknown || len(tokens) == maxTokens {
			return nil, 0
		}
		if t.class != nothing {
			t.sign, sign = sign, 0
			tokens = append(tokens, t)
		}
		text = text[size:]
	}
	if sign != 0 && isNumber(tokens[len(tokens)-1]) {
		return nil, 0 // 2019.
	}
	return tokens, languages
}

// signOf is the sign that a separator counts as: of several between two tokens the one
// with the greatest code stands, so that a space gives way to all others.
func signOf(c rune) byte {
	switch c {
	case ' ', '-', '/', '.', ',', '_', ':':
		return byte(c)
	case '\u00a0', '\u202f', '\u3000':
		return ' '
	case '–', '—', '−', '‐', '‑', '～', '〜', '~':
		return '-'
	}
	return 0
}

// number reads digits.
func number(text string) (token, int) {
	n, size := 0, 0
	for size < len(text) && size <= 8 && text[size] >= '0' && text[size] <= '9' {
		n, size = 10*n+int(text[size]-'0'), size+1
	}
	classes := [...]byte{1: oneDigit, 2: twoDigits, 3: threeDigits, 4: fourDigits, 5: fiveDigits, 6: sixDigits, 8: eightDigits, 9: 0}
	if class := classes[size]; class != 0 {
		return token{class: class, value: n}, size
	}
	return token{class: unknown}, size
}

// apostrophe reads the digits of a year behind one: '19.
func apostrophe(text string) (token, int) {
	t, size := number(text)
	if t.class != twoDigits {
		return token{class: unknown}, 0
	}
	return token{class: fourDigits, value: fullYear(t.value), short: true}, size
}

// word reads a word, or one of the Chinese signs.
func word(text string, languages *uint16) (token, int) {
	for _, s := range signs {
		if strings.HasPrefix(text, s.text) {
			return token{class: s.class}, len(s.text)
		}
	}
	if nth, size := eraIn(text); size > 0 {
		return token{class: reign, value: nth}, size
	}
	for i, numeral := range numerals {
		if strings.HasPrefix(text, numeral) {
			return token{class: oneDigit, value: 1 + i%4}, len(numeral)
		}
	}
	size := strings.IndexFunc(text, func(c rune) bool { return !unicode.IsLetter(c) })
	if size < 0 {
		size = len(text)
	}
	lower := strings.ToLower(text[:size])
	if m, ok := months[lower]; ok {
		*languages &= m.languages
		return token{class: monthName, value: m.month}, size
	}
	if i := slices.Index(romans, lower); i >= 0 {
		return token{class: roman, value: i + 1}, size
	}
	if nth := eraOf(lower); nth >= 0 {
		return token{class: reign, value: nth, latin: true}, size
	}
	if before, is := strings.CutSuffix(lower, "fy"); is && (before == "q" || before == "h") {
		lower, size = before, len(before) // 1QFY20
	}
	if class, ok := words[lower]; ok {
		return token{class: class}, size
	}
	return token{class: unknown}, max(size, 1)
}

// monthsOf makes a table of the names of months in some languages.
func monthsOf(languages [][12]string) map[string]named {
	all := map[string]named{}
	for nth, names := range languages {
		for i, list := range names {
			for name := range strings.FieldsSeq(list) {
				all[name] = named{i + 1, all[name].languages | 1<<nth}
			}
		}
	}
	return all
}

// form is the form of a text, by which shapes and parts find it: a class for each token,
// and between two numbers what separates them.
type form struct {
	classes [2 * maxTokens]byte
	size    int
	numbers numbers // with the names of months, and Roman ones
}

func (f *form) add(class byte) {
	f.classes[f.size] = class
	f.size++
}

func formOf(tokens []token) (f form) {
	inWords := slices.ContainsFunc(tokens, func(t token) bool { return !isNumber(t) })
	n := 0
	for i, t := range tokens {
		switch {
		case !inWords && t.sign != 0:
			f.add(t.sign)
		case inWords && i > 0 && isNumber(t) && isNumber(tokens[i-1]):
			f.add(joint)
		}
		if t.class == oneDigit && (inWords || len(tokens) > 2) {
			t.class = twoDigits
		}
		f.add(t.class)
		if n < len(f.numbers) && (isNumber(t) || t.class == monthName || t.class == roman) {
			f.numbers[n] = t.value
			n++
		}
	}
	return f
}

// isNumber reports whether a token is made of digits.
func isNumber(t token) bool {
	switch t.class {
	case oneDigit, twoDigits, threeDigits, fourDigits, fiveDigits, sixDigits, eightDigits:
		return true
	}
	return false
}
