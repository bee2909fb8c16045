package file

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/spelling"
	"briefing/data/table"
)

// figureDraft is a figure whose names are not followed and whose numbers are
// not computed.
type figureDraft struct {
	id         string
	key        node // the id in the file
	at         node // the mapping
	title      textDraft
	unit       data.Unit
	hasUnit    bool
	unitRead   string    // out of its table
	scaleRead  string    // likewise: a word
	unitStated data.Unit // that lines above its table state now; zero where it is that of the file
	placesRead bool      // its decimals are those that its table shows
	precision  precisionDraft
	sources    []ref
	note       textDraft
	status     data.Status
	keys       string           // one of keyWords when the file says so
	length     data.Granularity // of the periods; NoPeriod when the file does not say so
	fiscal     data.Fiscal
	fiscalAt   node
	dates      spelling.Order
	calendar   spelling.Calendar
	timeAt     node // where one of these stands
	series     []*seriesDraft
	csv        *csvDraft
	of         *data.Whole
	ofAt       node
	total      ref
	between    *[2]data.Decimal
	interval   string // what the intervals are
	rows       string // what its keys are
	intervalAt node
	breaks     []breakDraft
	rhythm     rhythmDraft
	gapped     bool // incomparable values are left out
	gappedAt   node
	matched    bool // names that not all figures have are left out
	matchedAt  node
	aggregates []ref
	fresh      freshDraft
	freshAt    node
	chart      bool // whether it has a chart by convention
	from       []ref
	by         data.Method
	byAt       node
	base       *node
	over       ref
	weights    ref
	oneWhole   node   // zero unless it says so
	whole      ref    // what shares are of
	nature     string // one of natureWords, where the file says it
	natureAt   node
	cumulative node // where it says that its values run from the start of the year
	rolling    int  // how many months each of its values is of; 0 for others
	rollingAt  node
	per        int // of a ratio
	perAt      node
	window     windowDraft
	since      node     // zero for none
	broken     bool     // has a fault: what depends on it is not looked at
	looked     bool     // the resolver has been there
	sameNames  bool     // in every language
	remarks    []string // words of a CSV file
}

type seriesDraft struct {
	name    string
	at      node
	sources []ref
	note    textDraft
	rhythm  rhythmDraft
	entries []entryDraft
	breaks  []breakDraft
}

// entryDraft is a key and its value, of which a file may have hundreds of thousands: most are
// no more than a number, and are kept as that.
type entryDraft struct {
	key    node
	number scalar
	at     *yaml.Node  // where the value stands
	long   *valueDraft // nil for a number alone
}

func (e *entryDraft) value() valueDraft {
	if e.long != nil {
		return *e.long
	}
	return valueDraft{scalar: e.number, at: node{e.at, e.key.file, e.key.path, e.key.sheet}, hasValue: true}
}

var methods = []data.Method{data.Growth, data.CAGR, data.Index, data.Difference, data.Ratio, data.ShareOfTotal, data.Sum, data.Mean, data.WeightedMean, data.Median, data.Min, data.Max, data.Last, data.RunningMean, data.RunningSum}

func figureFields() record[figureDraft] {
	return record[figureDraft]{
		{"title", "what is measured, with the time if the keys do not say it", true, translatedShape(), func(d *decoder, n node, f *figureDraft) { f.title = d.textDraft(n) }},
		{"unit", "what one is: percent, trillion yuan, million users; or {name, one, short}", false,
			eitherShape(translatedShape(), unitRecord().shape("A unit with its forms.")), func(d *decoder, n node, f *figureDraft) { f.unit, f.hasUnit = decodeUnit(d, n), true }},
		{"decimals", "how many decimals of its numbers are known: more are rounded, and zeros that a table has lost are added", false, rangeShape(0, maxPlaces), func(d *decoder, n node, f *figureDraft) {
			f.precision.Places, f.precision.HasPlaces = decodeUpTo(d, n, "decimals", 0, maxPlaces)
		}},
		{"significant", "how many significant digits of its numbers are known; decimals: then has no say", false, rangeShape(1, maxSignificant), func(d *decoder, n node, f *figureDraft) {
			f.precision.Significant, _ = decodeUpTo(d, n, "digits", 1, maxSignificant)
		}},
		{"scale", "the power of ten that its numbers are shown in: with unit: people and scale: million, 35610177 is 35.610177 million people", false, wordShape(language.ScaleWords()), func(d *decoder, n node, f *figureDraft) { decodeScale(d, n, &f.precision) }},
		{"source", "key of the source, or a list of keys", false, oneOrMore(textShape()), func(d *decoder, n node, f *figureDraft) { f.sources = d.refs(n) }},
		{"note", "what a reader must know to read the figure right", false, translatedShape(), func(d *decoder, n node, f *figureDraft) { f.note = d.textDraft(n) }},
		{"status", "how final the values are, unless they say it themselves", false, wordShape(statusWords), func(d *decoder, n node, f *figureDraft) {
			if s := decodeStatus(d, n); s != nil {
				f.status = *s
			}
		}},
		{"keys", "what the keys are, where it could be mistaken", false, wordShape(keyWords), func(d *decoder, n node, f *figureDraft) { f.keys, _ = word(d, n, "kind of key", keyWords) }},
		{"period", "how long the periods of the keys are, where it could be mistaken", false, wordShape(lengthWords()), func(d *decoder, n node, f *figureDraft) {
			if w, ok := word(d, n, "length of a period", lengthWords()); ok {
				f.length = data.Granularity(slices.Index(lengthWords(), w) + 1)
			}
			f.timeAt = n
		}},
		{"fiscal", "the month in which its fiscal years begin, or those that it is put together over: April, or with its day: 6 April; previous October where FY2021 begins in October 2020", false, &schema{Type: "string", Pattern: fiscalPattern()}, func(d *decoder, n node, f *figureDraft) {
			if fiscal, ok := decodeFiscal(d, n); ok {
				f.fiscal = fiscal
			}
			f.fiscalAt = n
		}},
		{"cumulative", "year: each value runs from the start of its year to the end of its period, as January to June does under 2020-06 or 2020-Q2; none: each is of its own period, although they rise through each year", false, wordShape(cumulativeWords), func(d *decoder, n node, f *figureDraft) {
			if _, ok := word(d, n, "start of sums", cumulativeWords); ok {
				f.cumulative = n
			}
		}},
		{"rolling", "how many months each value is of, the last of which is its key: with 3, the value of 2024-03 is of January to March 2024, and that of 2024-04 of February to April", false, rangeShape(2, maxRolling), func(d *decoder, n node, f *figureDraft) {
			f.rolling, f.rollingAt = decodeRolling(d, n), n
		}},
		{"nature", "what kind of amounts its numbers are, where its title and its unit do not say it, or not rightly: flow, of the whole of each period, as births and sales; stock, at a date, as inhabitants and debts; average, which an average, a median or a price is; mixed, where each name counts something else, such as users and terminals", false, wordShape(natureWords), func(d *decoder, n node, f *figureDraft) {
			f.nature, _ = word(d, n, "nature of numbers", natureWords)
			f.natureAt = n
		}},
		{"dates", "what comes first in dates such as 01/02/2024", false, wordShape(orders), func(d *decoder, n node, f *figureDraft) {
			f.dates, _ = word(d, n, "order of a date", orders)
			f.timeAt = n
		}},
		{"calendar", "by which calendar its years are counted, where that is not ours: buddhist (2567 is 2024), minguo (113 is 2024) or japanese (R6 is 2024)", false, wordShape(spelling.Calendars()), func(d *decoder, n node, f *figureDraft) {
			f.calendar, _ = word(d, n, "calendar", spelling.Calendars())
			f.timeAt = n
		}},
		{"values", "the values, by period or by category", false, refShape("values"), func(d *decoder, n node, f *figureDraft) {
			f.series = append(f.series, &seriesDraft{at: n, entries: decodeEntries(d, n)})
		}},
		{"series", "several sets of values, by name", false, mapShape(&schema{MinLength: 1}, eitherShape(refShape("values"), seriesRecord().shape("A series with a source or note of its own."))),
			func(d *decoder, n node, f *figureDraft) { f.series = append(f.series, decodeSeries(d, n)...) }},
		{"csv", "values from a CSV file", false, csvRecord().shape("Which columns of a CSV file hold the values."), func(d *decoder, n node, f *figureDraft) {
			f.csv = &csvDraft{at: n, separator: ','}
			f.broken = !csvRecord().decode(d, n, "csv", f.csv) || f.broken
		}},
		{"table", "values from a table as an office hands it out", false, tableOfRecord().shape("Where the table stands in a file, and which of its columns hold the values."), func(d *decoder, n node, f *figureDraft) {
			f.csv = newTableDraft(n)
			f.broken = !tableOfRecord().decode(d, n, "table", f.csv) || f.broken
		}},
		{"of", "the count that the values are a part of (22 of 50), or {count, printed} with the percentage that the source prints", false,
			eitherShape(numberShape(), wholeRecord().shape("The whole, and the printed percentage to check.")), func(d *decoder, n node, f *figureDraft) { f.of, f.ofAt = decodeWhole(d, n), n }},
		{"total", "id of the figure that the series add up to", false, textShape(), func(d *decoder, n node, f *figureDraft) { f.total, _ = d.ref(n) }},
		{"aggregates", "names of its series or categories that are wholes of others, such as World: no sum, share or rank counts them", false, oneOrMore(textShape()), func(d *decoder, n node, f *figureDraft) { f.aggregates = d.refs(n) }},
		{"between", "the least and the greatest value that can be right", false, pairShape(), func(d *decoder, n node, f *figureDraft) { f.between = decodePair(d, n, "between", "[0, 100]") }},
		{"interval", "what the intervals of the values are, in the words of the source: 95% confidence", false, translatedShape(), func(d *decoder, n node, f *figureDraft) { f.interval, _ = d.phrase(n); f.intervalAt = n }},
		{"rows", "what the rows of its tables are, as the head of their first column: Region; unless given, Year, Month and so on for periods, and Category for names", false, translatedShape(), func(d *decoder, n node, f *figureDraft) { f.rows, _ = d.phrase(n) }},
		{"breaks", "the first periods that are measured in a new way, and what has changed: {2015: new definition}; or {text, kind}", false, breaksShape(), func(d *decoder, n node, f *figureDraft) { f.breaks = decodeBreaks(d, n) }},
		{"every", "the step from one key to the next, from which it follows which values lack: year, 5 years, quarter, trading day; irregular where none does", false, rhythmShape(), func(d *decoder, n node, f *figureDraft) { f.rhythm = decodeRhythm(d, n) }},
		{"names", "same: the names of its categories and series are the same in every language", false, wordShape(nameWords), func(d *decoder, n node, f *figureDraft) {
			if n.Kind == yaml.MappingNode {
				d.fault(n, "what names are called is said for all figures at once", "move names: to the head of the file, beside title: and sources:")
				return
			}
			_, f.sameNames = word(d, n, "way to translate names", nameWords)
		}},
		{"incomparable", "gap: a computed value that compares across a break, or two bounds, is left out with the reason, where otherwise it is a fault, or a warning where it is divided by zero", false, wordShape(incomparableWords), func(d *decoder, n node, f *figureDraft) {
			_, f.gapped = word(d, n, "way to show what cannot be compared", incomparableWords)
			f.gappedAt = n
		}},
		{"match", "both: a name that not all figures have is left out, and the methods say so; it has no value otherwise, and a warning names it", false, wordShape(matchWords), func(d *decoder, n node, f *figureDraft) {
			_, f.matched = word(d, n, "way to match names", matchWords)
			f.matchedAt = n
		}},
		{"fresh", "how old the latest value may be, in days: 400d; or {limit: 10d, of: source}: how old its newest source", false,
			eitherShape(daysShape(), freshRecord().shape("How old a figure may be.")), func(d *decoder, n node, f *figureDraft) { f.fresh, f.freshAt = decodeFresh(d, n), n }},
		{"chart", "false: make no chart of it unless one is asked for", false, truthShape(), func(d *decoder, n node, f *figureDraft) {
			if v, ok := d.truth(n); ok {
				f.chart = v
			}
		}},
		{"from", "ids of the figures this one is computed from", false, oneOrMore(textShape()), func(d *decoder, n node, f *figureDraft) { f.from = inputRefs(d, n) }},
		{"by", "how it is computed", false, wordShape(methods), func(d *decoder, n node, f *figureDraft) { f.by, _ = word(d, n, "method", methods); f.byAt = n }},
		{"base", "the period that an index or a compound rate starts from", false, periodShape(), func(d *decoder, n node, f *figureDraft) { f.base = &n }},
		{"over", "what growth and difference compare with: year or previous; what sum, mean, weighted-mean, median, min and max put together: series, or the periods of each year, fiscal-year, half-year, quarter, month or week, of which last takes the last", false, textShape(), func(d *decoder, n node, f *figureDraft) { f.over, _ = d.ref(n) }},
		{"weights", "id of the figure of what each value of a weighted-mean counts; equal: each share or rate of a mean counts the same; days: each value of a mean over time counts by the days until the next", false, textShape(), func(d *decoder, n node, f *figureDraft) { f.weights, _ = d.ref(n) }},
		{"window", "how many periods a running mean or sum is of, ending with its own; or {length, at: centre} with its own in the middle", false, eitherShape(countShape(), windowRecord().shape("A window, and where in it the period is.")), func(d *decoder, n node, f *figureDraft) { f.window = decodeWindow(d, n) }},
		{"since", "the period that a running sum starts with; year: it starts again each year", false, eitherShape(periodShape(), wordShape([]string{sinceYear})), func(d *decoder, n node, f *figureDraft) { f.since = n }},
		{"per", "how many of what it is divided by a ratio is for, a power of ten: 100000 for cases per 100,000 people", false, patternShape(`^1[0, ]*0$`), func(d *decoder, n node, f *figureDraft) { f.per, f.perAt = decodePer(d, n), n }},
		{"whole", "the one of its aggregates that its shares are of, or parts: the sum of the parts; or same: its percentages or rates, or those that it adds up, are of one whole", false, textShape(), func(d *decoder, n node, f *figureDraft) {
			if f.whole, _ = d.ref(n); f.whole.name == sameWhole {
				f.oneWhole, f.whole = n, ref{}
			}
		}},
	}
}

var (
	keyWords          = []string{"periods", "names", "categories"}
	incomparableWords = []string{"gap"}
	nameWords         = []string{"same"}
	matchWords        = []string{"both"}
)

// What whole: says beside the names of aggregates.
const (
	sameWhole = "same"
	partsOnly = "parts"
)

// orders are the orders of dates.
var orders = []spelling.Order{spelling.DayFirst, spelling.MonthFirst}

// lengthWords are the lengths of periods, the longest first.
func lengthWords() []string {
	var all []string
	for g := data.Year; g <= data.Day; g++ {
		all = append(all, spelling.Word(g))
	}
	return all
}

// said is what the file says of the keys.
func (f *figureDraft) said() spelling.Said {
	return spelling.Said{Names: f.keys == "names" || f.keys == "categories", Periods: f.keys == "periods", Length: f.length, Fiscal: f.fiscal, Dates: f.dates, Calendar: f.calendar,
		Cumulative: f.cumulative.Node != nil && f.cumulative.Value == ofYear, Rolling: f.rolling}
}

// unitDraft is the long form of a unit.
type unitDraft struct{ name, one, short string }

func unitFields() record[unitDraft] {
	return record[unitDraft]{
		{"name", "the unit, in the plural: trillion yuan", true, translatedShape(), func(d *decoder, n node, u *unitDraft) { u.name, _ = decodeUnitName(d, n) }},
		{"one", "the noun in the singular", false, translatedShape(), func(d *decoder, n node, u *unitDraft) { u.one, _ = d.phrase(n) }},
		{"short", "the noun in short, for key numbers", false, translatedShape(), func(d *decoder, n node, u *unitDraft) { u.short, _ = d.phrase(n) }},
	}
}

func decodeUnit(d *decoder, n node) data.Unit {
	var draft unitDraft
	ok := true
	if n.Kind == yaml.MappingNode && (len(d.editions) == 0 || lookup(n.Node, "name") != nil) {
		ok = unitRecord().sound(d, n, "a unit", &draft)
	} else {
		draft.name, ok = decodeUnitName(d, n)
	}
	if !ok {
		return data.Unit{} // a fault is recorded
	}
	u, hint := language.ParseUnit(draft.name)
	if hint != "" {
		text := "%q looks like a misspelt unit"
		if language.TwoReadings(draft.name) {
			text = "%q is short for two things"
		}
		d.fault(n, fmt.Sprintf(text, draft.name), hint)
	}
	u.One, u.Short = draft.one, draft.short
	return u
}

// decodeUnitName reads the name of a unit. One that the program knows it translates
// itself; another stands there in each language, always of one scale: the numbers
// are the same.
func decodeUnitName(d *decoder, n node) (string, bool) {
	if n.Kind != yaml.MappingNode {
		if u, hint := language.ParseUnit(n.Value); hint == "" && (u.Noun == "" || u.Kind == data.UnitIndex || language.KnowsNoun(u.Noun)) {
			return d.line(n)
		}
		return d.phrase(n)
	}
	var first data.Unit
	for i, tag := range d.editions {
		text := lookup(n.Node, tag)
		if text == nil {
			continue // phrase says so
		}
		u, _ := language.ParseUnit(table.OneLine(text.Value))
		if i == 0 {
			first = u
		}
		if i > 0 && lookup(n.Node, d.editions[0]) != nil && (u.Kind != first.Kind || u.Scale != first.Scale) {
			d.fault(n.at(text, tag), fmt.Sprintf("%q and %q are units of two scales, and the numbers are the same in all languages", text.Value, lookup(n.Node, d.editions[0]).Value), "write the same power of ten in each language, such as million users and 百万用户")
			return "", false
		}
	}
	return d.phrase(n)
}

type wholeDraft struct{ count, printed *data.Decimal }

func wholeRecord() record[wholeDraft] {
	return record[wholeDraft]{
		{"count", "how many there are in all", true, numberShape(), func(d *decoder, n node, w *wholeDraft) { w.count = decodeDecimal(d, n) }},
		{"printed", "the percentage that the source prints", false, numberShape(), func(d *decoder, n node, w *wholeDraft) { w.printed = decodeDecimal(d, n) }},
	}
}

// decodeDecimal reads a number that has no qualifier.
func decodeDecimal(d *decoder, n node) *data.Decimal {
	s, ok := scalarOf(d, n)
	if !ok {
		return nil
	}
	if s.is != data.Exact {
		d.fault(n, "a plain number is expected", "remove the words around it")
		return nil
	}
	return &s.number
}

func decodeWhole(d *decoder, n node) *data.Whole {
	var draft wholeDraft
	if n.Kind == yaml.MappingNode {
		wholeRecord().decode(d, n, "of", &draft)
	} else {
		draft.count = decodeDecimal(d, n)
	}
	if draft.count == nil {
		return nil
	}
	if draft.count.Sign() <= 0 {
		d.fault(n, fmt.Sprintf("%s cannot be a whole", draft.count), "write how many there are in all")
		return nil
	}
	return &data.Whole{Count: *draft.count, Printed: draft.printed}
}

// pairShape is a list of two numbers.
func pairShape() *schema {
	return &schema{Type: "array", Items: numberShape(), MinItems: 2, MaxItems: 2}
}

// decodePair reads two numbers, the lesser first.
func decodePair(d *decoder, n node, what, example string) *[2]data.Decimal {
	items := d.sequence(n, "two numbers")
	if items == nil {
		return nil
	}
	if len(items) != 2 {
		d.fault(n, what+" needs two numbers", "write "+example)
		return nil
	}
	low, high := decodeDecimal(d, items[0]), decodeDecimal(d, items[1])
	if low == nil || high == nil {
		return nil
	}
	if low.Cmp(*high) > 0 {
		d.fault(n, "the first number is greater than the second", fmt.Sprintf("write [%s, %s]", high, low))
		return nil
	}
	return &[2]data.Decimal{*low, *high}
}

// decodeEntries reads the values of one series.
func decodeEntries(d *decoder, n node) []entryDraft {
	if n.Kind == yaml.MappingNode && len(n.Content)/2 > maxValues {
		d.fault(n, fmt.Sprintf("a series has more than %d values", maxValues), "put them into a CSV file and name it under csv:")
		return nil
	}
	if n.Kind == yaml.MappingNode && len(n.Content) == 0 {
		d.fault(n, "there are no values", "write a key and a number for each")
		return nil
	}
	entries, seen := make([]entryDraft, 0, len(n.Content)/2), make(map[string]data.Pos, len(n.Content)/2)
	for key, child := range d.mapping(n, "values") {
		if key.Value == "" {
			d.fault(key, "the key is empty", "write a period or a name")
			continue
		}
		if !freshName(d, key, seen) {
			continue
		}
		if cutNumber(d, n, key, child) {
			continue
		}
		entry := entryDraft{key: key, at: child.Node}
		if v, ok := decodeValue(d, child); ok && child.Kind == yaml.ScalarNode {
			entry.number = v.scalar
		} else {
			if !ok {
				v.scalar, v.missing = scalar{is: data.Absent}, "?" // the key, sources and notes are looked at all the same
			}
			entry.long = &v
		}
		entries = append(entries, entry)
	}
	return entries
}

// cutNumber reports, as a fault, what { } makes of a number with a comma in it:
// in {2018: 12,5} YAML reads a key 5 without a value.
func cutNumber(d *decoder, n, key, child node) bool {
	if n.Style&yaml.FlowStyle == 0 || child.Tag != "!!null" || child.Value != "" || !data.AllDigits(key.Value) {
		return false
	}
	d.fault(key, fmt.Sprintf("a comma separates values inside { }: %q is left alone here", key.Value), "write a number with a decimal point, and without commas between its digits")
	return true
}

// freshName checks the key of a value or the name of a series: a text that can be
// shown, and, spaces apart, not one that stands there already.
func freshName(d *decoder, key node, seen map[string]data.Pos) bool {
	name, ok := d.line(key)
	if !ok {
		return false
	}
	if first, twice := seen[name]; twice {
		d.fault(key, fmt.Sprintf("%q appears here twice, with different spaces", name), fmt.Sprintf("the first is in line %d; remove one", first.Line))
		return false
	}
	seen[name] = key.pos()
	return true
}

func seriesFields() record[seriesDraft] {
	return record[seriesDraft]{
		{"values", "the values, by period or by category", true, refShape("values"), func(d *decoder, n node, s *seriesDraft) { s.entries = decodeEntries(d, n) }},
		{"source", "key of the source, or a list of keys", false, oneOrMore(textShape()), func(d *decoder, n node, s *seriesDraft) { s.sources = d.refs(n) }},
		{"note", "a remark on the series", false, translatedShape(), func(d *decoder, n node, s *seriesDraft) { s.note = d.textDraft(n) }},
		{"breaks", "the first periods that the series alone measures in a new way, and what has changed", false, breaksShape(), func(d *decoder, n node, s *seriesDraft) { s.breaks = decodeBreaks(d, n) }},
		{"every", "the step from one key of the series to the next, where it is not that of the figure", false, rhythmShape(), func(d *decoder, n node, s *seriesDraft) { s.rhythm = decodeRhythm(d, n) }},
	}
}

// decodeSeries reads named series. One that has a mapping under the key values is the
// long form; any other is a mapping of values.
func decodeSeries(d *decoder, n node) []*seriesDraft {
	var all []*seriesDraft
	seen := map[string]data.Pos{}
	for key, child := range d.filledMapping(n, "series") {
		s := &seriesDraft{name: data.OneLine(key.Value), at: key}
		if s.name == "" {
			d.fault(key, "the name of the series is empty", "write what the series shows")
			continue
		}
		if !freshName(d, key, seen) {
			continue
		}
		if isMapping(child.Node) && isMapping(lookup(child.Node, "values")) {
			seriesRecord().decode(d, child, "a series", s)
		} else {
			s.entries = decodeEntries(d, child)
		}
		all = append(all, s)
	}
	return all
}

func decodeFigures(d *decoder, n node, f *fileDraft) {
	for key, child := range d.mapping(n, "figures") {
		if len(f.figures) == maxFigures {
			d.fault(key, fmt.Sprintf("there are more than %d figures", maxFigures), "split the file into several briefings")
			return
		}
		id, ok := d.claim(key, "figure", f)
		if !ok {
			continue
		}
		fig := &figureDraft{id: id, key: key, at: child, chart: true}
		f.figures = append(f.figures, fig)
		fig.broken = !d.sound(func() {
			if figureRecord().decode(d, child, "a figure", fig) {
				checkFigureDraft(d, fig)
			}
		})
	}
}

// checkFigureDraft checks that the keys of a figure go together.
func checkFigureDraft(d *decoder, f *figureDraft) {
	ways := 0
	for _, key := range []string{"values", "series", "csv", "table"} {
		if lookup(f.at.Node, key) != nil {
			ways++
		}
	}
	derived := lookup(f.at.Node, "from") != nil || lookup(f.at.Node, "by") != nil
	switch {
	case ways > 1:
		d.fault(f.at, "the values are in more than one place", "keep one of values, series, csv and table")
	case derived && ways > 0:
		d.fault(f.at, "a computed figure has values of its own", "keep from and by, or the values")
	case derived && (lookup(f.at.Node, "from") == nil || lookup(f.at.Node, "by") == nil):
		d.fault(f.at, "a computed figure needs both from and by", "by is one of "+strings.Join(textsOf(methods), ", "))
	case !derived && ways == 0:
		d.fault(f.at, "the figure has no values", "add values: with a number for each period or name, series:, csv:, table:, or from: and by:")
	case !derived && !f.hasUnit && (f.csv == nil || f.csv.shared.unit.name == ""):
		d.faultOf(data.RuleNoUnit, f.at, "the figure has no unit", "add unit: percent, trillion yuan, million users, or what is counted")
	case !derived && f.base != nil:
		d.fault(*f.base, "only a computed figure has a base", "remove base")
	case derived && f.breaks != nil:
		d.fault(f.at, "a computed figure breaks where the figures do that it is computed from", "move breaks: to the figure that was read")
	case derived && f.rhythm.at.Node != nil:
		d.fault(f.rhythm.at, "a computed figure has values when the figures do that it is computed from", "move every: to the figure that was read")
	case derived && f.timeAt.Node != nil:
		d.fault(f.timeAt, "a computed figure has the periods of those that it is computed from", "say it of these")
	case derived && f.cumulative.Node != nil:
		d.fault(f.cumulative, "the values of a computed figure run as those do that it is computed from", "move cumulative: to the figure that was read")
	case derived && f.rollingAt.Node != nil:
		d.fault(f.rollingAt, "the values of a computed figure are of the times of those that it is computed from", "move rolling: to the figure that was read")
	case derived && f.natureAt.Node != nil:
		d.fault(f.natureAt, "the numbers of a computed figure are what follows from those that it is computed from", "move nature: to the figure that was read")
	case derived && f.fiscalAt.Node != nil && f.over.name != spelling.Word(data.FiscalYear):
		d.fault(f.fiscalAt, "a computed figure has the periods of those that it is computed from", "say it of these, or, to put values together over fiscal years, add over: fiscal-year")
	case !derived && f.gappedAt.Node != nil:
		d.fault(f.gappedAt, "only a computed figure compares", "remove incomparable")
	case !derived && f.matchedAt.Node != nil:
		d.fault(f.matchedAt, "only a computed figure matches names", "remove match")
	case !derived && f.over.name != "":
		d.fault(f.at, "only a computed figure can have over:", "remove over")
	case !derived && f.weights.name != "":
		d.fault(f.weights.at, "only a computed figure has weights", "remove weights")
	case f.window.at.Node != nil && !f.by.Runs():
		d.fault(f.window.at, "only a running mean or sum has a window", "remove window")
	case f.since.Node != nil && !f.by.Runs():
		d.fault(f.since, "only a running sum has a start", "remove since")
	case f.perAt.Node != nil && f.by != data.Ratio:
		d.fault(f.perAt, "only a ratio is per so many", "remove per")
	case derived && f.oneWhole.Node != nil && f.by != data.Sum:
		d.fault(f.oneWhole, "of computed figures only a sum adds up shares", "remove whole")
	}
}
