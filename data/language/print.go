package language

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"briefing/data"
)

// Capitalized begins a text with a capital letter.
func Capitalized(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// Printer prints numbers, values, periods and the program's own words in one
// language. It is the only place where they are printed for people. A Printer
// is not modified after NewPrinter.
type Printer struct {
	tag     language.Tag
	lang    *words
	numbers *message.Printer
	point   string
	// names are what the names of categories and series are called.
	names map[string]string
}

// StandardLanguage is that of a file that names none.
const StandardLanguage = "en"

// Languages are the BCP 47 tags of the languages the program speaks.
func Languages() []string {
	var tags []string
	for tag := range languages {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}

// New returns the printer for a BCP 47 tag: zh-CN prints as zh. It fails
// with a [Problem] for a text that is no tag and for a language the program does not speak.
func New(tag string) (*Printer, error) {
	t, err := language.Parse(tag)
	if err != nil {
		return nil, data.Problem{Text: fmt.Sprintf("%q is not a language tag", tag), Hint: "write one of " + strings.Join(Languages(), ", ")}
	}
	base, _ := t.Base()
	lang, ok := languages[base.String()]
	if !ok {
		return nil, data.Problem{Text: fmt.Sprintf("the program does not speak %q", tag), Hint: "write one of " + strings.Join(Languages(), ", ")}
	}
	plain := t
	if region, confidence := t.Region(); confidence == language.Exact {
		plain, _ = language.Compose(base, region)
	} else {
		plain, _ = language.Compose(base)
	} // without extensions, which may ask for other digits than the decimals have
	p := &Printer{tag: t, lang: lang, numbers: message.NewPrinter(plain)}
	p.point = strings.Trim(p.numbers.Sprint(number.Decimal(0.5)), "05")
	return p, nil
}

// Of returns the printer of a dataset: of its language, with its names.
func Of(ds *data.Dataset) *Printer {
	p, err := New(ds.Language)
	if err != nil {
		p, _ = New(StandardLanguage) // no dataset: one has a language that the program speaks
	}
	p.names = ds.Names
	return p
}

// NameOf is what a language calls itself; the tag where the program does not speak it.
func NameOf(tag string) string {
	p, err := New(tag)
	if err != nil {
		return tag
	}
	return p.Say(WordOwnName)
}

// Language is the BCP 47 tag of the printer.
func (p *Printer) Language() string { return p.tag.String() }

// minus is the true minus sign, as wide as a plus.
const minus = "−"

// Read is what a number of the language, printed or typed, is to ParseDecimal.
func (p *Printer) Read(digits string) string {
	whole, frac, found := strings.Cut(digits, p.point)
	if p.point == "." && strings.Count(digits, ".") > 1 || found && strings.ContainsAny(frac, ",.\u00a0\u202f") {
		return digits // no number of the language
	}
	whole = OnlyDigits(strings.ReplaceAll(whole, ".", ""))
	if !found {
		return whole
	}
	return whole + "." + frac
}

// Number prints a number with the separators of the language, its decimals as
// written, and a true minus sign.
func (p *Printer) Number(d data.Decimal) string {
	sign, digits := "", d.String()
	if digits[0] == '-' {
		sign, digits = minus, digits[1:]
	}
	whole, frac, found := strings.Cut(digits, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err == nil && n >= 1000 { // less has no separators; no error: always: a Decimal's whole part fits an int64
		whole = p.numbers.Sprint(number.Decimal(n))
	}
	if found {
		return sign + whole + p.point + frac
	}
	return sign + whole
}

// ungrouped prints a number without separators, as years and codes are written.
func ungrouped(d data.Decimal) string {
	return strings.Replace(d.String(), "-", minus, 1)
}

// scaleOf is the scale in which the language prints numbers of a unit.
func (p *Printer) scaleOf(u data.Unit) scaleWord {
	if i := slices.IndexFunc(p.lang.indianScales, func(s scaleName) bool { return u.Indian && s.exp == u.Scale }); i >= 0 {
		word := p.lang.indianScales[i].word
		return scaleWord{exp: u.Scale, long: word, short: word}
	}
	best := scaleWord{}
	for _, s := range p.lang.scales {
		if s.exp <= u.Scale && s.exp > best.exp {
			best = s
		}
	}
	return best
}

// scaled returns the number in the scale that the language prints, and the word
// for it: 66 (million) is 6,600万 in Chinese.
func (p *Printer) scaled(d data.Decimal, u data.Unit) (data.Decimal, scaleWord) {
	scale := p.scaleOf(u)
	shifted, ok := d.Shift(u.Scale - scale.exp)
	if !ok { // more than 18 digits: the file's own scale, as a power of ten
		power := powerOfTen(u.Scale)
		return d, scaleWord{exp: u.Scale, long: power, short: power}
	}
	return shifted, scale
}

func powerOfTen(exp int) string { return fmt.Sprintf("×10^%d", exp) }

// Measured is a value of a figure in the scale in which the language prints its unit, and
// that unit: the two are one thing wherever they stand apart, as in columns. A value with too
// many digits for that stays as it is, with a unit that says so.
func (p *Printer) Measured(v data.Value, f *data.Figure) (data.Value, string) {
	u := f.Unit
	up := p.scaleOf(u).exp - u.Scale
	if up == 0 || u.Kind != data.UnitPlain {
		return v, unitAlone(p, f)
	}
	if moved, ok := v.Divided(up); ok {
		return moved, unitAlone(p, f)
	}
	return v, p.join(powerOfTen(u.Scale), p.noun(u, data.Decimal{}, scaleWord{exp: u.Scale}))
}

// isSingular reports whether the language puts a noun after a number into the singular,
// by the plural rules of CLDR: in English after 1, but not after 1.0. Numbers below zero
// take the plural, as usage allows: CLDR looks at the number without its sign.
func isSingular(p *Printer, n data.Decimal) bool {
	if n.Sign() < 0 {
		return false
	}
	digits := []byte(strings.Replace(n.String(), ".", "", 1))
	for i := range digits {
		digits[i] -= '0'
	}
	return plural.Cardinal.MatchDigits(p.tag, digits, len(digits)-n.Decimals(), n.Decimals()) == plural.One
}

// noun returns what a unit measures, in the singular for one of it: one
// user, but 1.0 users and 1 million users.
func (p *Printer) noun(u data.Unit, n data.Decimal, scale scaleWord) string {
	forms, known := p.lang.nouns[u.Noun]
	one := scale.exp == 0 && isSingular(p, n)
	switch {
	case one && u.One != "":
		return u.One
	case one && known:
		return forms.one
	case known:
		return forms.many
	case one && p.lang.singular != nil:
		return p.lang.singular(u.Noun)
	}
	return cmp.Or(p.lang.money.names[u.Noun], u.Noun)
}

// NounsOf returns what a unit measures, as the file and the language say it; none
// for percentages and the like.
func (p *Printer) NounsOf(u data.Unit) []string {
	if u.Noun == "" || u.Kind != data.UnitPlain {
		return nil
	}
	nouns := []string{u.Noun}
	if forms, known := p.lang.nouns[u.Noun]; known {
		nouns = append(nouns, forms.one, forms.many)
	}
	if u.One != "" {
		nouns = append(nouns, u.One)
	}
	return nouns
}

// Value prints a value for running text, with its qualifier and its unit:
// "more than 50%", "35.8 trillion yuan", "35.8万亿元", "not available" when it
// is missing.
//
// A unit that begins with a number is apart: "3.7 (in 2015 US dollars)".
func (p *Printer) Value(v data.Value, u data.Unit) string {
	number := func(d data.Decimal) string { return p.withUnit(d, u) }
	if numbered(u) {
		number = func(d data.Decimal) string { return p.plain(d, u) }
	}
	text := p.qualified(v, p.lang.qualifiers, number, p.Say(WordNotAvailable))
	if v.Is == data.Absent || !numbered(u) {
		return text
	}
	return p.Say(WordWithStatus, "value", text, "status", p.Say(WordMeasuredIn, "unit", p.Unit(u)))
}

// InText is Value with what running text must add to it: that it is
// provisional, an estimate or a forecast, or that its source warns of it.
func (p *Printer) InText(v data.Value, u data.Unit) string { return Doubted(p, p.Value(v, u), v) }

// Doubted adds to a text on a value what InText adds to its number.
func Doubted(p *Printer, text string, v data.Value) string {
	if v.Is == data.Absent || v.Status < data.Provisional && !v.Marks.Has(data.Doubts) {
		return text
	}
	return WithDoubts(p, text, Doubts(p, v, data.Doubts))
}

// WithDoubts adds doubts to a text on a value, all in one bracket.
func WithDoubts(p *Printer, text string, doubts []string) string {
	if len(doubts) == 0 {
		return text
	}
	return p.Say(WordWithStatus, "value", text, "status", strings.Join(doubts, p.lang.comma))
}

// WithInterval is Value with the interval that its source gives.
func (p *Printer) WithInterval(v data.Value, u data.Unit) string {
	v = v.Shown()
	i := v.Interval()
	if i == nil {
		return p.Value(v, u)
	}
	bound := func(d data.Decimal) string { return p.Tick(d, u) }
	if Raised(p, u, v.Low(), v.High(), i.Low, i.High) {
		bound = func(d data.Decimal) string { return shortNumber(p, d, u) }
	}
	return p.Say(WordWithInterval, "value", p.Value(v, u), "low", bound(i.Low), "high", bound(i.High))
}

// WithIntervals is the same with all intervals of a value that has several.
func (p *Printer) WithIntervals(v data.Value, u data.Unit) string {
	v = v.Shown()
	levels := v.Levels()
	if levels == nil {
		return p.WithInterval(v, u)
	}
	parts := make([]string, len(levels))
	for i, l := range levels {
		parts[i] = p.Interval(l.Name, l.Interval, u)
	}
	return p.Say(WordWithStatus, "value", p.Value(v, u), "status", strings.Join(parts, p.Say(WordCreditBetween)))
}

// Interval prints an interval with what it is.
func (p *Printer) Interval(name string, i data.Interval, u data.Unit) string {
	return p.Say(WordInterval, "interval", name, "low", p.Tick(i.Low, u), "high", p.Tick(i.High, u))
}

func (p *Printer) withUnit(d data.Decimal, u data.Unit) string {
	switch u.Kind {
	case data.UnitPercent:
		return percent(p, d)
	case data.UnitPoints:
		if isSingular(p, d) {
			return p.join(p.Number(d), p.Say(WordPoint))
		}
		return p.join(p.Number(d), p.Say(WordPoints))
	case data.UnitTimes:
		return fill(p.lang.times, "a", p.Number(d))
	case data.UnitIndex:
		return p.Number(d)
	case data.UnitYear:
		return fill(p.lang.year, "a", ungrouped(d))
	case data.UnitCode:
		return ungrouped(d)
	}
	n, scale := raised(p, d, u)
	if pattern := p.lang.amount(u); pattern != "" {
		return inMoney(pattern, p.join(beforeScale(p, scale, n), Compact{say: p}.labelScale(scale, n)), u)
	}
	if money, per := moneyPer(u); per != "" && p.lang.amount(money) != "" {
		return inMoney(p.lang.amount(money), p.join(beforeScale(p, scale, n), Compact{say: p}.labelScale(scale, n)), money) + per
	}
	return p.join(beforeScale(p, scale, n), scaleInWords(p, scale, n), p.noun(u, n, scale))
}

// percent prints a percentage.
func percent(p *Printer, d data.Decimal) string { return fill(p.lang.percent, "a", p.Number(d)) }

// scaleInWords is the scale in full after a number.
func scaleInWords(p *Printer, s scaleWord, n data.Decimal) string {
	if s.one != "" && isSingular(p, n) {
		return s.one
	}
	return s.long
}

// join puts the parts of a measure together as the language does, leaving out
// empty ones. The space in it never breaks.
func (p *Printer) join(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, p.lang.measureSpace)
}

// qualified prints a value by the patterns of a qualifier table.
func (p *Printer) qualified(v data.Value, patterns [data.Absent]string, number func(data.Decimal) string, absent string) string {
	if v.Is == data.Absent {
		return absent
	}
	v = v.Shown()
	return fill(patterns[v.Is], "a", number(v.Low()), "b", number(v.High()))
}

// Label prints a value where the unit stands elsewhere, as in a table or beside
// a bar: "more than 50%", "35.8". Percentages keep their sign.
func (p *Printer) Label(v data.Value, u data.Unit) string {
	return p.qualified(v, p.lang.qualifiers, func(d data.Decimal) string { return p.Tick(d, u) }, p.Say(WordNoValue))
}

// Sign prints a value like Label, with a sign for its qualifier: "> 50%",
// "30–40".
func (p *Printer) Sign(v data.Value, u data.Unit) string {
	return p.qualified(v, symbols, func(d data.Decimal) string { return p.Tick(d, u) }, p.Say(WordNoValue))
}

// Bare prints a value for a column whose head names the unit: "more than 50".
// A missing value is empty.
func (p *Printer) Bare(v data.Value, u data.Unit) string {
	return p.qualified(v, p.lang.qualifiers, func(d data.Decimal) string { return p.plain(d, u) }, "")
}

func (p *Printer) plain(d data.Decimal, u data.Unit) string {
	if u.Names() {
		return ungrouped(d)
	}
	n, scale := p.scaled(d, u)
	if more := scale.exp - p.scaleOf(u).exp; more > 0 { // no room for its zeros
		return p.join(p.Number(n), powerOfTen(more))
	}
	return p.Number(n)
}

// Tick prints a number of an axis, exactly: with the sign of percent or of a currency,
// otherwise bare. The number is in the unit of the file. One that has a scale is bare: the
// sign would say that it is all of the amount.
func (p *Printer) Tick(d data.Decimal, u data.Unit) string {
	switch {
	case u.Kind == data.UnitPercent:
		return percent(p, d)
	case u.Scale == 0 && IsSign(u.Noun) && p.lang.amount(u) != "":
		return inMoney(p.lang.amount(u), p.Number(d), u)
	}
	return p.plain(d, u)
}

// Short prints a value to be set large, with signs for the qualifier ("> 50%")
// and a short scale ("35.8 trn"), and apart from it what is measured ("yuan").
func (p *Printer) Short(v data.Value, u data.Unit) (number, noun string) {
	number = p.qualified(v, symbols, func(d data.Decimal) string { return shortNumber(p, d, u) }, p.Say(WordNoValue))
	if u.Kind != data.UnitPlain || p.lang.amount(u) != "" {
		return number, ""
	}
	if u.Short != "" {
		return number, u.Short
	}
	n, scale := p.scaled(v.Shown().High(), u)
	if noun = p.noun(u, n, scale); numbered(u) {
		noun = p.Say(WordMeasuredIn, "unit", noun)
	}
	return number, noun
}

// symbols are the qualifiers as signs.
var symbols = [data.Absent]string{
	data.Exact: "{a}", data.MoreThan: "> {a}", data.AtLeast: "≥ {a}", data.LessThan: "< {a}", data.UpTo: "≤ {a}", data.About: "≈ {a}", data.Between: "{a}–{b}",
}

func shortNumber(p *Printer, d data.Decimal, u data.Unit) string {
	switch u.Kind {
	case data.UnitPlain:
		n, scale := raised(p, d, u)
		if pattern := p.lang.amount(u); pattern != "" {
			return inMoney(pattern, p.join(beforeScale(p, scale, n), scale.short), u)
		}
		return p.join(beforeScale(p, scale, n), scale.short)
	case data.UnitTimes:
		return p.Number(d) + "×"
	}
	return p.withUnit(d, data.Unit{Kind: u.Kind})
}

// OfWhole prints a counted part with its whole: "22 of 50".
func (p *Printer) OfWhole(v data.Value, whole data.Decimal) string {
	return p.Say(WordOf, "part", p.qualified(v, p.lang.qualifiers, p.Number, p.Say(WordNoValue)), "whole", p.Number(whole))
}

// OfWholeInWords is a counted part with its whole as it is said: 22/50 is 50家中的22家.
func OfWholeInWords(p *Printer, v data.Value, whole data.Decimal, u data.Unit) string {
	classifier, size := utf8.DecodeRuneInString(p.Unit(u))
	of := ""
	if size > 0 && strings.ContainsRune(p.lang.classifiers, classifier) {
		of = string(classifier)
	}
	return p.Say(WordOfInWords, "part", p.qualified(v, p.lang.qualifiers, p.Number, p.Say(WordNoValue))+of, "whole", p.Number(whole)+of)
}

// Wide reports whether a text begins with a Chinese character.
func Wide(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, first)
}

// Unit prints what is measured, for a subtitle or a column head: "trillion
// yuan", "percent".
func (p *Printer) Unit(u data.Unit) string {
	switch u.Kind {
	case data.UnitPercent:
		return percentUnitText(p, u.Noun)
	case data.UnitPoints:
		return p.Say(WordPoints)
	case data.UnitIndex:
		if u.Noun != "" {
			return p.Say(WordIndexBase, "period", u.Noun)
		}
		return p.Say(WordIndex)
	case data.UnitTimes:
		return p.Say(WordTimes)
	case data.UnitYear:
		return p.Say(WordYear)
	case data.UnitCode:
		return p.Say(WordCode)
	}
	_, scale := p.scaled(data.Decimal{}, u)
	if scale.exp > 0 && p.lang.amount(u) != "" {
		return fill(p.lang.money.unit, "s", Compact{say: p}.labelScale(scale, data.Decimal{}), "c", u.Noun)
	}
	return p.join(scale.long, p.noun(u, data.Decimal{}, scale))
}

// Period prints a period for running text: "2019", "the third quarter of 2019",
// "May 2019", "31 May 2019".
func (p *Printer) Period(q data.Period) string { return period(q, p.lang.periods) }

// PeriodShort prints a period for an axis or a table: "2019", "2019 Q3", "May
// 2019", "31 May 2019".
func (p *Printer) PeriodShort(q data.Period) string { return period(q, p.lang.shortPeriods) }

// Lengths are what periods of a length are called in the language of a printer: quarters.
func Lengths(p *Printer, g data.Granularity) string { return p.lang.lengths[g] }

// PeriodInYear prints a period for an axis that has named its year before: "Q3", "May",
// "31 May".
func (p *Printer) PeriodInYear(q data.Period) string {
	patterns := p.lang.shortPeriods
	patterns.patterns, patterns.ofFiscal = p.lang.inYear, [2]string(p.lang.inYear[data.HalfYear:data.Month])
	patterns.toDate = p.lang.toDateInYear
	return period(q, patterns)
}

// throughTo prints the time from the start of one period to the end of another: January to June 2019,
// or, of a fiscal year, April 2019 to March 2020.
func throughTo(first, q data.Period, patterns periodPatterns) string {
	start, end := first.Start(), q.End().AddDate(0, 0, -1)
	month := func(t time.Time) string {
		return fill(patterns.patterns[data.Month], "year", strconv.Itoa(t.Year()), "month", patterns.months[t.Month()-1])
	}
	switch {
	case start.Year() != end.Year():
		return month(start) + patterns.through + month(end)
	case start.Month() == end.Month():
		return month(start)
	}
	return fill(patterns.toDate, "year", strconv.Itoa(end.Year()), "first", patterns.months[start.Month()-1], "month", patterns.months[end.Month()-1])
}

func period(q data.Period, patterns periodPatterns) string {
	if q.IsZero() {
		return ""
	}
	year, part := q.YearAndPart()
	switch months := q.Rolls(); {
	case q.RunsFromStart():
		return throughTo(q.Next(1-part), q, patterns)
	case months > 0:
		return throughTo(q.Next(1-months), q, patterns)
	}
	pattern, name := patterns.patterns[q.Granularity()], strconv.Itoa(year)
	if q.FiscalPart() {
		name = period(data.FiscalYearOf(year, q.Fiscal()), patterns)
		pattern = patterns.ofFiscal[q.Granularity()-data.HalfYear]
	}
	var month, nth string
	switch q.Granularity() {
	case data.Month, data.Day:
		month = patterns.months[part-1]
	case data.HalfYear:
		nth = patterns.halves[part-1]
	case data.Quarter:
		nth = patterns.quarters[part-1]
	case data.Week:
		nth = strconv.Itoa(part)
	case data.FiscalYear:
		if q.Fiscal().ByOneYear {
			pattern = patterns.oneYear
		} else {
			name = q.String()
		}
	}
	return fill(pattern, "year", name, "n", nth, "month", month, "day", strconv.Itoa(q.Start().Day()))
}

// Name prints the name of a category or a series: what the file calls it in this
// language, or the name itself.
func (p *Printer) Name(name string) string {
	if called, ok := p.names[name]; ok {
		return called
	}
	return name
}

// Key prints a key for running text.
func (p *Printer) Key(k data.Key) string {
	if k.Period.IsZero() {
		return p.Name(k.Name)
	}
	return p.Period(k.Period)
}

// When prints a key for a sentence on what was then: "in 2019", "on 31 May 2019".
func (p *Printer) When(k data.Key) string {
	word := WordInPeriod
	switch g := k.Period.Granularity(); {
	case k.Period.RunsFromStart(), k.Period.Rolls() > 0:
	case g == data.Day:
		word = WordOnDay
	case g == data.Year || g == data.FiscalYear:
		word = WordInYear
	case g == data.HalfYear || g == data.Quarter || g == data.Month:
		word = WordInPart
	}
	return p.Say(word, "key", p.Key(k))
}

// KeyShort prints a key for an axis or a table.
func (p *Printer) KeyShort(k data.Key) string {
	if k.Period.IsZero() {
		return p.Name(k.Name)
	}
	return p.PeriodShort(k.Period)
}

// List joins words: "a, b and c".
func (p *Printer) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], p.lang.comma) + p.lang.and + items[last]
}

// ListNames joins names like List; with semicolons where they have commas of their own, but for those
// in brackets.
func ListNames(p *Printer, names []string) string {
	if slices.ContainsFunc(names, hasComma) {
		return strings.Join(names, p.Say(WordCreditBetween))
	}
	return p.List(names)
}

// InSentence is a name for a sentence. A Chinese comma parts sentences, and not names as the English one
// does: what follows an only one stands in brackets: 用户（9月15日）.
func InSentence(p *Printer, name string) string {
	first, rest, found := strings.Cut(name, "，")
	if !found || p.lang.comma != "、" || first == "" || rest == "" || strings.ContainsAny(rest, "，、；（）") || strings.ContainsAny(first, "、；（）") {
		return name
	}
	return p.Say(WordWithStatus, "value", first, "status", rest)
}

// hasComma reports whether a text has a comma outside of brackets and numbers.
func hasComma(s string) bool {
	depth, before := 0, ' '
	for at, r := range s {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			depth--
		case ',', '，', '、':
			after, _ := utf8.DecodeRuneInString(s[at+utf8.RuneLen(r):])
			if depth <= 0 && !(unicode.IsDigit(before) && unicode.IsDigit(after)) {
				return true
			}
		}
		before = r
	}
	return false
}

// needsColon reports whether a number after a name would run into it: the name ends in a digit, or
// has a comma of its own, as Users, 15 September.
func needsColon(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	return unicode.IsDigit(last) || hasComma(name)
}

// KeyRuns prints keys for a list, three or more that follow each other as a range, and the others
// as printed says.
func KeyRuns(p *Printer, keys []data.Key, follows func(a, b data.Key) bool, printed func(data.Key) string) []string {
	var items []string
	for i := 0; i < len(keys); {
		j := i + 1
		for j < len(keys) && follows(keys[j-1], keys[j]) {
			j++
		}
		switch from := p.KeyShort(keys[i]); {
		case j-i > 2 && keys[i].Period.Granularity() != data.Year && printed(keys[i]) != from: // words, which no dash joins
			items = append(items, p.Say(WordFromTo, "from", printed(keys[i]), "to", printed(keys[j-1])))
		case j-i > 2:
			items = append(items, from+"–"+printed(keys[j-1]))
		default:
			for _, k := range keys[i:j] {
				items = append(items, printed(k))
			}
		}
		i = j
	}
	return items
}

// ListSome joins the first of many words: "a, b and 5 more".
func ListSome(p *Printer, items []string, more int) string {
	if more <= 0 {
		return p.List(items)
	}
	space := ""
	if p.lang.measureSpace != "" {
		space = " "
	}
	return strings.Join(items, p.lang.comma) + space + p.Say(WordMethodMore, "n", p.Number(data.Int(int64(more))))
}

// NameAndKey puts a period or a name after the name that it belongs to.
func NameAndKey(p *Printer, name, key string) string {
	if needsColon(name) {
		return p.Say(WordLabelled, "label", name, "text", key)
	}
	if last, _ := utf8.DecodeLastRuneInString(name); p.lang.measureSpace == "" && !unicode.Is(unicode.Han, last) && !unicode.IsPunct(last) {
		name += " " // after Latin letters
	}
	return p.Say(WordAltOfKey, "key", name, "value", key)
}

// NameAndValue puts a value after the name that it belongs to: with a verb in a language that needs
// one, unless the value brings its own: 德国为63.4%, 北京超过50%.
func NameAndValue(p *Printer, name, value string) string {
	switch {
	case p.lang.phrases[WordAltIs] == p.lang.phrases[WordAltOfKey]:
		return NameAndKey(p, name, value)
	case Wide(value):
		return p.Say(WordAltOfKey, "key", name, "value", value)
	}
	return p.Say(WordAltIs, "key", name, "value", value)
}

// namesTakeVerbs reports whether a name and its value make a clause, with a verb, in the language.
func namesTakeVerbs(p *Printer) bool {
	return p.lang.phrases[WordAltIs] != p.lang.phrases[WordAltOfKey]
}

// ListValues joins names with their values: clauses in a language that has verbs for them.
func ListValues(p *Printer, items []string) string {
	if namesTakeVerbs(p) {
		return strings.Join(items, p.Say(WordCreditBetween))
	}
	return ListNames(p, items)
}

// ValueOf is a value with its name within a clause that has a verb of its own: 预算的120亿元.
func ValueOf(p *Printer, name, value string) string {
	if namesTakeVerbs(p) {
		return p.Say(WordAltValueOf, "key", name, "value", value)
	}
	return NameAndKey(p, name, value)
}

// Each says the same value of several names.
func Each(p *Printer, names []string, value string) string {
	word := WordAltEachIs
	switch {
	case Wide(value):
		word = WordAltEach
	case slices.ContainsFunc(names, hasComma): // another comma would say nothing
		word = WordAltEachOf
	}
	return p.Say(word, "names", ListNames(p, names), "value", value)
}

// AtTime puts a value to the time that it is of, as When prints it.
func AtTime(p *Printer, when, value string) string {
	if p.lang.phrases[WordAltIs] != p.lang.phrases[WordAltOfKey] && Wide(value) {
		return p.Say(WordAltOfKey, "key", when, "value", value)
	}
	return p.Say(WordAltInKey, "key", when, "value", value)
}

// Paragraph joins sentences, with a space where the stop of a sentence does not
// bring its own.
func (p *Printer) Paragraph(sentences []string) string {
	var b strings.Builder
	for _, s := range sentences {
		if s != "" && b.Len() > 0 && !endsWide(b.String()) {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	return b.String()
}

// endsWide reports whether a text ends in a full-width stop.
func endsWide(s string) bool {
	for _, stop := range []string{"。", "！", "？"} {
		if strings.HasSuffix(s, stop) {
			return true
		}
	}
	return false
}

// Status prints a status in lower case: "provisional"; empty for Final.
func (p *Printer) Status(s data.Status) string { return p.lang.statuses[s] }

// Bound prints what a qualifier makes of a number: "lower bound"; empty for
// Exact and Absent.
func (p *Printer) Bound(q data.Qualifier) string {
	switch {
	case q.Lower():
		return p.Say(WordLowerBound)
	case q.Upper():
		return p.Say(WordUpperBound)
	case q == data.About:
		return p.Say(WordApproximate)
	case q == data.Between:
		return p.Say(WordRange)
	}
	return ""
}

// Say prints one of the program's own words or phrases, with its {names}
// replaced by the arguments: pairs of name and text.
func (p *Printer) Say(w Word, args ...string) string {
	pattern := p.lang.phrases[w]
	if p.lang.dative {
		args = inDative(pattern, args)
	}
	return oneBracket(pattern, fill(pattern, args...))
}

// oneBracket puts what a Chinese pattern adds in brackets into those that stand before it already:
// （市级口径，百分比） is written, and not （市级口径）（百分比）.
func oneBracket(pattern, text string) string {
	if !strings.Contains(pattern, "（") {
		return text
	}
	return strings.ReplaceAll(text, "）（", "，")
}

// fill replaces {name} by its text for each pair of name and text. Replaced
// text is not looked at again, and names without a text stay.
func fill(pattern string, args ...string) string {
	if len(args) == 0 || strings.IndexByte(pattern, '{') < 0 {
		return pattern
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, rest, closed := strings.Cut(after, "}")
		if text, known := argument(args, name); known && closed {
			b.WriteString(text)
			pattern = rest
			continue
		}
		b.WriteByte('{')
		pattern = after
	}
}

func argument(args []string, name string) (text string, known bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return "", false
}

// OnlyDigits returns a number as typed without the separators between its digits.
func OnlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(",_ '\u00a0\u202f", r) {
			return -1
		}
		return r
	}, s)
}
