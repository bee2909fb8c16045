package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"briefing/data"
	"briefing/data/file"
	"briefing/data/flag"
	"briefing/data/language"
	"briefing/data/spelling"
	"briefing/data/survey"
	"briefing/data/table"
	"briefing/data/table/number"
	tableshape "briefing/data/table/shape"
	tabletext "briefing/data/table/text"
)

// flags adds those that answer what a table does not say. Nonsense is refused where the
// command line is read, and so are two answers to one question.
func (o *importOptions) flags(f *pflag.FlagSet) {
	a, s := &o.answers, &o.shape
	f.Var(parsedFlag{"UNIT", o.addUnit}, "unit", "what the numbers are counted in: percent; or COLUMN=percent\nfor one of several columns; may be given several times")
	answer(f, &a.Publisher, "publisher", "who published the table", nil)
	answer(f, &a.Source, "source", "the title of what was published", nil)
	answer(f, &a.Date, "date", "when it was published: 2026-11-29", checkDate)
	answer(f, &a.URL, "url", "its address", checkAddress)
	answer(f, &a.Licence, "licence", "what others may do with it: CC BY 4.0", nil)
	answer(f, &a.Title, "title", "what the briefing is about", nil)
	answer(f, &a.Language, "language", "BCP 47 tag of the language of the briefing", checkLanguage)
	answer(f, &o.fallback, "fallback", "a family of installed fonts for letters that the usual one lacks", checkFamily)
	answer(f, &a.Key, "key", "the column of the periods or names", nil)
	answer(f, &a.Series, "series", "the column of the names of the series", nil)
	f.StringSliceVar(&a.Values, "value", nil, "the columns of the numbers, separated by commas")
	answer(f, (*string)(&a.Grouping), "columns", "what several columns of numbers are: together, the series of\none figure; apart, a figure each", oneOf("way with columns", []string{string(survey.Together), string(survey.Apart)}))
	f.Var(parsedFlag{"COLUMN=TEXT", o.addWhere}, "where", "only the rows with that text; may be given several times")
	answer(f, &a.Interval, "interval", "what lower and upper ends are: 95% confidence", nil)
	answer(f, &a.Codes, "codes", "whose codes stand at the numbers: "+strings.Join(flag.Names(), ", "), oneOf("list of codes", flag.Names()))
	answer(f, (*string)(&a.Dates), "dates", "what comes first in 01/02/2024: day-first or month-first", oneOf("order of dates", []string{string(spelling.DayFirst), string(spelling.MonthFirst), string(spelling.YearFirst)}))
	answer(f, &a.Period, "period", "how long the periods are: "+strings.Join(periodWords(), ", "), oneOf("length of periods", periodWords()))
	answer(f, &a.Keys, "keys", "names where keys that look like periods are none", oneOf("kind of key", []string{"names"}))
	answer(f, &a.Fiscal, "fiscal", "the month in which fiscal years begin: April, or previous October where\nFY2021 begins in October 2020", checkFiscal)
	answer(f, (*string)(&a.Calendar), "calendar", "by which calendar years are counted: "+strings.Join(calendarWords(), ", "), oneOf("calendar", calendarWords()))
	answer(f, &s.Sheet, "sheet", "the sheet of a workbook", nil)
	f.Var(parsedFlag{"RANGE", once(&o.cells, o.setRange)}, "range", "the cells of the table: B4:H30")
	f.Var(parsedFlag{"LINES", once(&o.head, o.setHead)}, "head", "the line of the heads, or several: 3, 3-4; none where the table\nhas no heads")
	answer(f, (*string)(&s.Unseen), "hidden", "what is done with hidden rows and columns: read or leave-out", oneOf("way with what is hidden", []string{string(tableshape.ReadHidden), string(tableshape.LeaveOut)}))
	f.StringSliceVar(&s.Fill, "fill", nil, "the columns whose empty cells have the text above, separated by\ncommas; none: no column")
	f.StringArrayVar(&s.Unread, "unread", nil, "a column of numbers that is left out knowingly; may be given several\ntimes")
	f.StringSliceVar(&s.Across, "across", nil, "what stands across, in the heads: year, region; or a name for\neach line of the heads, separated by commas")
	answer(f, &s.Decimal, "decimal", `the decimal sign: "." or ","`, oneOf("decimal sign", append(number.DecimalWords(), ".", ",")))
	answer(f, &s.Thousands, "thousands", "the sign between groups of digits: "+strings.Join(number.ThousandsWords(), ", "), oneOf("sign between groups of digits", append(number.ThousandsWords(), ".", ",", "'")))
	f.StringSliceVar(&s.Marks, "marks", nil, "numbers behind numbers that lead to notes, separated by commas:\n1 in 12.3 1")
	answer(f, (*string)(&s.Brackets), "brackets", "what (3.2) is: negative or uncertain", oneOf("meaning of brackets", []string{string(tableshape.Negative), string(tableshape.Uncertain)}))
	answer(f, &s.Encoding, "encoding", "the encoding of a text file: gb18030, windows-1252", checkEncoding)
	answer(f, &s.Separator, "separator", "what separates its cells: "+strings.Join(table.SeparatorWords(), ", "), oneOf("separator", table.SeparatorWords()))
}

// parsedFlag is a flag whose value is parsed where it is given.
type parsedFlag struct {
	kind  string // names the value in the help
	parse func(text string) error
}

// Set parses a value.
func (f parsedFlag) Set(text string) error { return f.parse(text) }

// String returns the default, which is none.
func (f parsedFlag) String() string { return "" }

// Type names the value in the help.
func (f parsedFlag) Type() string { return f.kind }

// answer adds a flag for a text that answers a question; check is nil for any text.
func answer(f *pflag.FlagSet, into *string, name, usage string, check func(text string) error) {
	f.Var(parsedFlag{"string", once(into, check)}, name, usage)
}

// once takes an answer that is given once. An empty one, which an unset shell variable gives,
// answers nothing; what a file cannot hold is left out.
func once(into *string, check func(text string) error) func(text string) error {
	return func(text string) error {
		text = data.OneLine(data.Showable(text))
		switch {
		case text == "" || text == *into:
			return nil
		case *into != "":
			return fmt.Errorf("there are two answers, %q and %q; leave one out", *into, text)
		case check != nil:
			if err := check(text); err != nil {
				return err
			}
		}
		*into = text
		return nil
	}
}

// oneOf checks that an answer is one of some words.
func oneOf(what string, words []string) func(text string) error {
	return func(text string) error {
		if slices.Contains(words, text) {
			return nil
		}
		return fmt.Errorf("%q is no %s; %s", text, what, orOneOf(text, words))
	}
}

// orOneOf says which of some words was meant, or lists them.
func orOneOf(text string, words []string) string {
	more := ""
	if len(words) > maxShownTexts {
		words, more = words[:maxShownTexts], ", ..."
	}
	return suggestName("", language.Nearest(text, words), "write one of "+strings.Join(words, ", ")+more)
}

// periodWords are the lengths of periods.
func periodWords() []string {
	var words []string
	for g := range data.Granularities() {
		words = append(words, spelling.Word(g))
	}
	return words
}

// calendarWords are the calendars.
func calendarWords() []string {
	var words []string
	for _, c := range spelling.Calendars() {
		words = append(words, string(c))
	}
	return words
}

// checkFiscal checks that an answer is the beginning of a fiscal year.
func checkFiscal(text string) error {
	if !file.IsFiscal(text) {
		return fmt.Errorf("%q is no beginning of a fiscal year; write a month, as April or 6 April, or previous October where FY2021 begins in October 2020", text)
	}
	return nil
}

func checkLanguage(text string) error {
	_, err := language.New(text)
	if err == nil {
		return nil
	}
	p := data.ProblemOf(err)
	return errors.New(p.Text + "; " + p.Hint)
}

func checkAddress(text string) error {
	if !file.IsAddress(text) {
		return fmt.Errorf("%q is not a web address; write it in full, beginning with http:// or https://", text)
	}
	return nil
}

func checkDate(text string) error {
	_, ways := spelling.Day(text, "")
	if _, err := spelling.One(text); err != nil && ways == 0 {
		return fmt.Errorf("%q is no date; write it as 2026-11-29, 2026-11 or 2026", text)
	}
	return nil
}

func checkEncoding(text string) error {
	if known, near := tabletext.KnowsEncoding(text); !known {
		return fmt.Errorf("%q is no encoding; %s", text, suggestName("", near, "write one of "+strings.Join(tabletext.Encodings(), ", ")))
	}
	return nil
}

// addUnit takes a unit, or COLUMN=unit.
func (o *importOptions) addUnit(text string) error {
	text = data.OneLine(data.Showable(text))
	column, unit := survey.CutUnit(text)
	if unit == "" {
		return fmt.Errorf("%q names no unit; write --unit percent, or --unit COLUMN=percent", text)
	}
	if _, hint := language.ParseUnit(unit); hint != "" {
		return fmt.Errorf("%q looks like a misspelt unit; %s", unit, hint)
	}
	for _, said := range o.answers.Units {
		if other, _ := survey.CutUnit(said); other == column && said != text {
			return fmt.Errorf("there are two answers, %q and %q; leave one out", said, text)
		}
	}
	o.answers.Units = append(o.answers.Units, text)
	return nil
}

// checkUnits refuses a unit of a column that no table has.
func (o *importOptions) checkUnits(looked []*lookedAt) error {
	for _, said := range o.answers.Units {
		var heads []string
		for _, l := range looked {
			heads = append(heads, l.survey.Heads...)
		}
		column, _ := survey.CutUnit(said)
		if column == "" && !slices.ContainsFunc(looked, func(l *lookedAt) bool { unit, _, _ := l.plan.IdleUnit(); return unit == "" }) {
			unit, head, stated := looked[0].plan.IdleUnit()
			return &usageError{fmt.Sprintf("--unit: %s answers no open question: the table says that %s is counted in %s", unit, head, stated), fmt.Sprintf("write --unit %q where the table is wrong, and leave it out otherwise", head+"="+unit)}
		}
		if column != "" && !slices.ContainsFunc(looked, func(l *lookedAt) bool { return l.survey.CountsIn(column) }) {
			return &usageError{"--unit: there is no column " + column, orOneOf(column, heads)}
		}
	}
	return nil
}

// checkCodes refuses a list that has the codes of no table.
func checkCodes(looked []*lookedAt, list string) error {
	var codes, lists []string
	for _, l := range looked {
		if codes, lists = l.plan.UnmetCodes(); codes == nil {
			return nil
		}
	}
	hint := "no list has all codes of the table: leave it out, and write what each means below codes: in the file"
	if len(lists) > 0 {
		hint = "write one of " + strings.Join(lists, ", ")
	}
	return &usageError{fmt.Sprintf("--codes: the list %s has no %s", list, strings.Join(codes[:min(len(codes), maxShownTexts)], ", ")), hint}
}

// addWhere takes COLUMN=TEXT.
func (o *importOptions) addWhere(text string) error {
	if column, chosen, found := strings.Cut(text, "="); !found || column == "" || chosen == "" {
		return fmt.Errorf("%q chooses no rows; write --where COLUMN=TEXT", text)
	}
	o.answers.Where = append(o.answers.Where, text)
	return nil
}

// setRange takes the cells of a table.
func (o *importOptions) setRange(text string) error {
	r, ok := tableshape.ParseRange(text)
	if !ok {
		return fmt.Errorf("%q is no range of cells; write B4:H30, or B4:H for all rows below", text)
	}
	o.shape.Range = r
	return nil
}

// maxHeadLines is how many lines of heads are named: more than a table has.
const maxHeadLines = 20

// setHead takes none, 3, 3,4 or 3-4.
func (o *importOptions) setHead(text string) error {
	if text == "none" {
		o.shape.NoHead = true
		return nil
	}
	for part := range strings.SplitSeq(text, ",") {
		from, to, isRange := strings.Cut(part, "-")
		if !isRange {
			to = from
		}
		first, err := strconv.Atoi(strings.TrimSpace(from))
		last, err2 := strconv.Atoi(strings.TrimSpace(to))
		if err != nil || err2 != nil || first < 1 || last < first || last-first+len(o.shape.Head) >= maxHeadLines {
			return fmt.Errorf("%q names no lines; write 3, or 3,4, or none where the table has no heads", text)
		}
		for line := first; line <= last; line++ {
			o.shape.Head = append(o.shape.Head, line)
		}
	}
	return nil
}
