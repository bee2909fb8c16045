package numfmt

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Calendar says from when a workbook counts the days of its dates.
type Calendar uint8

// The calendars of workbooks.
const (
	From1900 Calendar = iota // with a 29 February 1900, which there was not
	From1904
)

// DateParts are what a format shows of a date.
type DateParts struct {
	Year, Month, Day     bool
	Hour, Minute, Second bool
	Fraction             int // decimal places of the seconds
	// elapsed is set where hours, minutes or seconds are counted beyond a day.
	elapsed bool
	// before and after are words around a date, which say something of it: FY 2023, 2023 p.
	before, after string
	tokens        []dateItem
}

// dateItem is a token of a date; month or minute are told apart.
type dateItem struct {
	letter byte // y m d h s, n for minutes, a for AM/PM, w for days of the week; 0 for a text
	width  int
	text   string
	counts bool // elapsed: [h]
}

// calendarDays is the serial number of 1970-01-01.
var calendarDays = [...]int64{From1900: 25569, From1904: 24107}

// The serial numbers of the last day, and of the 29 February 1900.
const (
	lastDay   = 2958465
	leapDay   = 60
	daySecond = 24 * 60 * 60
)

// dateParts reads the tokens of a section that shows dates.
func dateParts(tokens []token) DateParts {
	p := DateParts{}
	for i, t := range tokens {
		p.add(t, tokens[:i])
	}
	p.tellMinutes()
	for _, item := range p.tokens {
		p.set(item)
	}
	p.readWords(tokens)
	return p
}

// add adds a token.
func (p *DateParts) add(t token, before []token) {
	lower := strings.ToLower(t.text)
	switch {
	case t.kind == dateToken && lower[0] == '[':
		p.tokens = append(p.tokens, dateItem{letter: lower[1], width: len(lower) - 2, counts: true})
	case t.kind == dateToken && strings.Contains(lower, "/"):
		p.tokens = append(p.tokens, dateItem{letter: 'a'})
	case t.kind == dateToken:
		p.addLetters(lower)
	case t.kind == digit && t.text == "0" && (afterSeconds(before)):
		p.Fraction++
	case t.kind == point && len(before) > 0 && before[len(before)-1].kind == dateToken && lastIs(p.tokens, 's'):
		// the point is shown with the fraction, if there is one
	default:
		p.tokens = append(p.tokens, dateItem{text: t.text})
	}
}

// afterSeconds reports whether tokens end in a point and zeros.
func afterSeconds(tokens []token) bool {
	i := len(tokens) - 1
	for i >= 0 && tokens[i].kind == digit {
		i--
	}
	return i > 0 && tokens[i].kind == point && strings.ContainsAny(tokens[i-1].text, "sS")
}

func lastIs(items []dateItem, letter byte) bool {
	return len(items) > 0 && items[len(items)-1].letter == letter
}

// addLetters adds a letter said again: yyyy. Years of eras are years; the era is not shown.
func (p *DateParts) addLetters(lower string) {
	item := dateItem{letter: lower[0], width: len(lower)}
	switch item.letter {
	case 'e', 'b':
		item = dateItem{letter: 'y', width: 4}
	case 'a':
		item = dateItem{letter: 'w', width: item.width}
	case 'g':
		return
	case 'd':
		if item.width > 2 {
			item.letter = 'w'
		}
	}
	p.tokens = append(p.tokens, item)
}

// tellMinutes makes minutes of an m that stands behind hours or before seconds.
func (p *DateParts) tellMinutes() {
	last := byte(0)
	for i := range p.tokens {
		item := &p.tokens[i]
		if item.letter == 'm' && (last == 'h' || item.counts || item.width <= 2 && p.followedBySeconds(i)) {
			item.letter = 'n'
		}
		if item.letter != 0 && item.letter != 'a' {
			last = item.letter
		}
	}
}

func (p *DateParts) followedBySeconds(i int) bool {
	for _, item := range p.tokens[i+1:] {
		if item.letter != 0 {
			return item.letter == 's'
		}
	}
	return false
}

// set notes that a part is shown.
func (p *DateParts) set(item dateItem) {
	switch item.letter {
	case 'y':
		p.Year = true
	case 'm':
		p.Month = true
	case 'd':
		p.Day = true
	case 'h':
		p.Hour = true
	case 'n':
		p.Minute = true
	case 's':
		p.Second = true
	}
	p.elapsed = p.elapsed || item.counts
}

// calendarWords are words around dates that only name their parts.
var calendarWords = []string{"年", "月", "日", "号", "時", "时", "分", "秒", "년", "월", "일", "시", "분", "초", "г.", "г", "m.", "Uhr", "h"}

// readWords finds the words before and after a date that say more than that it is one.
func (p *DateParts) readWords(tokens []token) {
	first, last := len(tokens), -1
	for i, t := range tokens {
		if t.kind == dateToken {
			first, last = min(first, i), i
		}
	}
	p.before = saidIn(tokens[:first])
	p.after = saidIn(tokens[last+1:])
}

// saidIn is what quoted tokens say.
func saidIn(tokens []token) string {
	said := ""
	for _, t := range tokens {
		if t.kind == quoted || t.kind == literal {
			said += t.text
		}
	}
	said = strings.TrimSpace(said)
	for _, w := range calendarWords {
		if said == w {
			return ""
		}
	}
	if strings.Trim(said, " .,-/:;") == "" {
		return ""
	}
	return said
}

// instant is a point in time, as the calendar counts.
type instant struct {
	year, month, day int
	weekday          time.Weekday
	units            int64 // since midnight, of 10^-fraction seconds
	elapsed          int64 // since the calendar's start, in the same
}

// appendDate appends a date or a time in the form of ISO 8601, as far as the format shows
// it: 2023-03-31, 2023-03 for mmm yyyy, 14:30. Without a year it is not known which day is
// meant, so it is shown as it stands: 31-Mar.
func appendDate(dst []byte, s *section, x Number, c Calendar) []byte {
	p := &s.date
	at, ok := c.at(x, p.Fraction)
	if !ok {
		return append(dst, tooWide...)
	}
	if !p.Year && (p.elapsed || !p.Hour || !p.timeOnly()) {
		start := len(dst)
		return Tidy(p.appendShown(dst, at), start)
	}
	dst = appendWord(dst, p.before, "", " ")
	dst = p.appendISO(dst, at)
	return appendWord(dst, p.after, " ", "")
}

func appendWord(dst []byte, word, before, after string) []byte {
	if word == "" {
		return dst
	}
	return append(append(append(dst, before...), word...), after...)
}

func (p *DateParts) timeOnly() bool {
	for _, item := range p.tokens {
		if item.letter == 'm' || item.letter == 'd' || item.letter == 'w' {
			return false
		}
	}
	return true
}

// at is the point in time that a number stands for.
func (c Calendar) at(x Number, fraction int) (instant, bool) {
	value := x.Float()
	if value < 0 || value >= lastDay+1 {
		return instant{}, false
	}
	perSecond := int64(math.Pow10(min(fraction, 3)))
	units := int64(math.Round(value * float64(daySecond*perSecond)))
	at := instant{elapsed: units, units: units % (daySecond * perSecond)}
	at.setDay(units/(daySecond*perSecond), c)
	return at, true
}

// Parse reads a date or a date and a time of ISO 8601 as the number that a workbook
// would hold for it.
func (c Calendar) Parse(text string) (Number, bool) {
	text = strings.TrimSuffix(text, "Z")
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02 15:04:05"} {
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		days := float64(t.Unix())/daySecond + float64(t.Nanosecond())/1e9/daySecond + float64(calendarDays[c])
		if c == From1900 && days < leapDay+1 {
			days--
		}
		return FromFloat(days), days >= 1 // before that there are only times
	}
	return Number{}, false
}

// setDay sets the day of a serial number. Spreadsheets that count from 1900 show day 0
// and a 29 February 1900, and so all days before that are one later.
func (at *instant) setDay(serial int64, c Calendar) {
	shift := int64(0)
	if c == From1900 && serial < leapDay {
		shift = 1
	}
	day := time.Unix((serial+shift-calendarDays[c])*daySecond, 0).UTC()
	at.year, at.month, at.day, at.weekday = day.Year(), int(day.Month()), day.Day(), day.Weekday()
	switch {
	case c == From1900 && serial == leapDay:
		at.year, at.month, at.day = 1900, 2, 29
	case c == From1900 && serial == 0:
		at.year, at.month, at.day = 1900, 1, 0
	}
}

// appendISO appends the parts that are shown of a date with a year, or of a time. Midnight
// is not shown with a date: days are often written with it.
func (p *DateParts) appendISO(dst []byte, at instant) []byte {
	perSecond := int64(math.Pow10(min(p.Fraction, 3)))
	if p.Year {
		dst = AppendDay(dst, *p, at.year, at.month, at.day)
		if !p.Hour || at.units == 0 {
			return dst
		}
		dst = append(dst, 'T')
	}
	seconds := at.units / perSecond
	dst = append(appendPadded(dst, seconds/3600, 2), ':')
	dst = appendPadded(dst, seconds/60%60, 2)
	if p.Second {
		dst = p.appendFraction(appendPadded(append(dst, ':'), seconds%60, 2), at.units, perSecond)
	}
	return dst
}

// AppendDay appends the parts of a day that are shown.
func AppendDay(dst []byte, p DateParts, year, month, day int) []byte {
	dst = appendPadded(dst, int64(year), 4)
	if p.Month || p.Day {
		dst = appendPadded(append(dst, '-'), int64(month), 2)
	}
	if p.Day {
		dst = appendPadded(append(dst, '-'), int64(day), 2)
	}
	return dst
}

func (p *DateParts) appendFraction(dst []byte, units, perSecond int64) []byte {
	if perSecond == 1 {
		return dst
	}
	return appendPadded(append(dst, '.'), units%perSecond, min(p.Fraction, 3))
}

func appendPadded(dst []byte, n int64, width int) []byte {
	for least := int64(10); width > 1; least, width = least*10, width-1 {
		if n < least {
			dst = append(dst, '0')
		}
	}
	return strconv.AppendInt(dst, n, 10)
}

// appendShown appends a date without a year, or elapsed time, as the cell shows it.
func (p *DateParts) appendShown(dst []byte, at instant) []byte {
	perSecond := int64(math.Pow10(min(p.Fraction, 3)))
	for _, item := range p.tokens {
		switch item.letter {
		case 0:
			dst = append(dst, item.text...)
		case 's':
			dst = p.appendFraction(item.appendTime(dst, at, perSecond, p.twelve()), at.units, perSecond)
		case 'h', 'n', 'a':
			dst = item.appendTime(dst, at, perSecond, p.twelve())
		default:
			dst = item.appendDay(dst, at)
		}
	}
	return dst
}

// twelve reports whether hours are counted to twelve.
func (p *DateParts) twelve() bool {
	for _, item := range p.tokens {
		if item.letter == 'a' {
			return true
		}
	}
	return false
}

// appendDay appends the part of a day.
func (i dateItem) appendDay(dst []byte, at instant) []byte {
	month := time.Month(at.month).String()
	switch {
	case i.letter == 'w' && i.width > 3:
		return append(dst, at.weekday.String()...)
	case i.letter == 'w':
		return append(dst, at.weekday.String()[:3]...)
	case i.letter == 'd':
		return appendPadded(dst, int64(at.day), i.width)
	case i.width == 3:
		return append(dst, month[:3]...)
	case i.width == 5:
		return append(dst, month[0])
	case i.width > 3:
		return append(dst, month...)
	}
	return appendPadded(dst, int64(at.month), i.width)
}

// appendTime appends the part of a time.
func (i dateItem) appendTime(dst []byte, at instant, perSecond int64, twelve bool) []byte {
	seconds := at.units / perSecond
	if i.counts {
		seconds = at.elapsed / perSecond
	}
	switch {
	case i.letter == 'a' && seconds/3600 >= 12:
		return append(dst, "PM"...)
	case i.letter == 'a':
		return append(dst, "AM"...)
	case i.letter == 'h' && i.counts:
		return appendPadded(dst, seconds/3600, i.width)
	case i.letter == 'h' && twelve:
		return appendPadded(dst, (seconds/3600+11)%12+1, i.width)
	case i.letter == 'h':
		return appendPadded(dst, seconds/3600, i.width)
	case i.letter == 'n' && i.counts:
		return appendPadded(dst, seconds/60, i.width)
	case i.letter == 'n':
		return appendPadded(dst, seconds/60%60, i.width)
	case i.counts:
		return appendPadded(dst, seconds, i.width)
	}
	return appendPadded(dst, seconds%60, i.width)
}
