package survey

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/spelling"
)

// Answers are what a user has said about a table; empty for what is not said.
type Answers struct {
	Title, Publisher, Source, Date, URL, Licence string
	Language                                     string
	Units                                        []string // a unit, or the head of a column and its unit: Share=percent
	Key, Series                                  string   // heads
	Values                                       []string // heads
	Where                                        []string // the head of a column and a text: geo=NO
	Codes                                        string   // a list
	Grouping                                     Grouping // of columns of numbers
	Interval                                     string   // what lower and upper ends are
	Dates                                        spelling.Order
	Period, Fiscal, Keys                         string
	Calendar                                     spelling.Calendar
}

// saidOfKeys is what the user has said of the keys.
func saidOfKeys(p *Plan) spelling.Said {
	a := p.Answers
	s := spelling.Said{Dates: a.Dates, Calendar: a.Calendar, Names: a.Keys == "names"}
	if s.Dates == "" {
		s.Dates = p.Office.Dates
	}
	for g := range data.Granularities() {
		if spelling.Word(g) == a.Period {
			s.Length = g
		}
	}
	if a.Fiscal != "" {
		s.Fiscal.Begins = 4 // in some month
	}
	return s
}

// Plan is a file that reads a table: its source, and a figure for each measure.
type Plan struct {
	Survey  *Survey
	Answers Answers
	Office  Office
	About   About
	Title   string
	// untitled says that only the name of the file says what it is about.
	untitled bool
	Figures  []*Figure
	// Many is how many columns of numbers the table has, where these are too many for figures;
	// there is none then.
	Many int
	// OneUnit are the names of columns that are the series of one figure as they are in one unit;
	// nil for none.
	OneUnit []string
	// Asked are the questions that the file leaves open, once it is written.
	Asked []Asked

	key      string // of its source
	repeated string // the unit that the user has said of all numbers and the table, too, as it has it
	tookUnit bool   // the unit that the user has said of all numbers is that of some
	// Fallback are families of fonts for letters that the usual one lacks, and AskFallback
	// the question where there is none.
	Fallback    []string
	AskFallback string
	// Unset reports a text with letters that no font can set; nil: there is none.
	Unset func(text string) bool
}

// Asked is a question that a file leaves open, and the key whose value it stands for.
type Asked struct {
	Key string
	Ask
}

// About is what a file says of itself, by the keys of grid.Finding.
type About map[string]string

// Statements is the key of the texts of About that may be its unit, one a line.
const Statements = "statements"

// Lines is the key of the lines on sheets without a table that say nothing but a text, one a line.
const Lines = "lines"

// Figure is one measure of a table.
type Figure struct {
	ID, Title  string
	runs       bool     // its values run from January to the ends of their periods
	rolls      int      // how many months each value is of, some of which are those of the next
	untitled   bool     // that is the name of the file, for want of another
	Value      int      // the column of its numbers
	Columns    []int    // those of its series, of which Value is the first; nil where these have no columns of their own
	Names      []string // of the series of these
	Measure    string   // what their heads have in common
	Twins      []int    // columns with the same head as this one, of which the user must choose; nil for none
	Key        int      // of its periods or names
	Series     int      // -1 for none
	Where      []Condition
	Open       []int  // columns of which the user must choose the rows
	Unit       string // empty where it is not known
	AskUnit    string
	Stated     string // the unit that lines above the table state, as they have it; empty for none
	InNames    string // the unit that the names of rows have in brackets; empty for none
	Scale      int    // the column with the scale of the unit; -1 for none
	UnitColumn int    // that with the unit, whose text the rows have to have; -1 for none
	Constants  []int  // columns that have in each row what its words say, and have to have it
	Aggregates []string
	Every      string
	Period     string // what the dates stand for that are keys
	Note       string
	Highlight  []string
	Stacked    bool
	Empty      bool // some numbers are missing without a reason
	// Pinned says how the table is read for the figure, in the order of the file language.
	Pinned []Pinned

	found *gathered
	keys  keyWords
}

// Condition chooses rows: those with a text in a column, or those whose periods have a length.
type Condition struct {
	Column int
	Text   string
	Texts  []string // of which the row has one, in place of Text
	Period string
}

// MaxFigures is how many measures of a table become figures without a question.
const MaxFigures = 12

// maxValues is how many columns of numbers become figures: far more than a briefing has.
const maxValues = 200

// Plan decides which figures a table makes. It reads the rows once more.
func (s *Survey) Plan(about About, a Answers) *Plan {
	p := &Plan{Survey: s, Answers: a, About: about, Office: officeOf(s, about)}
	if s.isOwn() {
		p.Answers = s.aboutOwn(a)
	}
	s.obey(a)
	key, series, rest := s.axes(a)
	p.Title = p.title(key)
	if p.Answers.Language == "" && s.isChinese() && !isJapanese(about["title"]+about["source"]) {
		p.Answers.Language = "zh"
	}
	p.measures(key, series, rest)
	p.gather()
	if some := slices.DeleteFunc(slices.Clone(p.Figures), func(f *Figure) bool { return len(f.found.names) == 0 }); len(some) > 0 {
		p.Figures = some // those with a number
	}
	for _, f := range p.Figures {
		f.settle(p)
	}
	if p.untitled && len(p.Figures) == 1 && !p.Figures[0].untitled {
		p.Title, p.untitled = p.Figures[0].Title, false
	}
	return p
}

// saidOf are the texts that are said of a column: NO of geo=NO.
func saidOf(all []string, head string) []string {
	var texts []string
	for _, said := range all {
		if text, of := strings.CutPrefix(said, head+"="); of {
			texts = append(texts, text)
		}
	}
	return texts
}

// obey gives columns the roles that the user has named.
func (s *Survey) obey(a Answers) {
	for i := range s.Columns {
		c := &s.Columns[i]
		switch {
		case c.Head == a.Key || c.Head == a.Series:
			if c.Role != Time {
				c.Role = Dimension
			}
		case len(a.Values) > 0 && slices.Contains(a.Values, c.Head):
			c.Role = Value
		case len(a.Values) > 0 && c.Role == Value:
			c.Role, c.Unchosen = Attribute, true
		}
	}
	for _, i := range append(s.ColumnsOf(Unit), s.ColumnsOf(Scale)...) {
		if c := &s.Columns[i]; c.Of < 0 && c.distinct() > 1 && c.Role == Unit {
			c.Role = Dimension // what is measured differs in nothing else
		}
	}
}

// ofJapan are characters that are written so in Japanese alone.
const ofJapan = "円県総経済労価変単実売歳齢働込図対権検沢広気鉄栄"

// isJapanese reports whether a text has letters of Japanese, or years of its eras.
func isJapanese(text string) bool {
	return strings.ContainsAny(text, ofJapan) || strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) }) ||
		slices.ContainsFunc([]string{"昭和", "平成", "令和", "年次", "総数"}, func(word string) bool { return strings.Contains(text, word) })
}

// givenHeads are those that columns get whose keys or numbers stand below heads that are keys.
var givenHeads = []string{"value", "flag", "period", "year", "fiscal-year", "half-year", "quarter", "month", "week", "day"}

// isChinese reports whether the names and heads of a table are in Chinese, and so its
// briefing should be.
func (s *Survey) isChinese() bool {
	han, other := 0, 0
	for _, c := range s.Columns {
		text := c.Head
		if s.Keyed && slices.Contains(givenHeads, text) {
			text = ""
		}
		if c.Role == Dimension {
			text += strings.Join(c.Texts[:min(len(c.Texts), 100)], "")
		} else if c.Role == Time && len(c.Texts) > 0 {
			text += c.Texts[0] // 2021 一季度
		}
		if isJapanese(text) {
			return false
		}
		for _, r := range text {
			switch {
			case unicode.Is(unicode.Han, r):
				han++
			case unicode.IsLetter(r):
				other++
			}
		}
	}
	return han > other
}

// axes are the columns of keys and of series, and those that tell measures apart. Periods
// are keys where there are several; otherwise the column with the most names is.
func (s *Survey) axes(a Answers) (key, series int, rest []int) {
	names, time := s.names(), s.first(Time)
	take := func(head string) int {
		if head == "" {
			return -1
		}
		i := slices.IndexFunc(s.Columns, func(c Column) bool { return c.Head == head })
		names = slices.DeleteFunc(names, func(n int) bool { return n == i })
		return i
	}
	next := func() int {
		if len(names) == 0 {
			return -1
		}
		i := names[0]
		names = names[1:]
		return i
	}
	key, series = take(a.Key), take(a.Series)
	if key < 0 {
		if time >= 0 && s.Columns[time].distinct() > 1 {
			key = time
		} else {
			key = next()
		}
	}
	if key < 0 {
		key = time
	}
	measured := slices.DeleteFunc(slices.Clone(names), func(i int) bool { return !s.Columns[i].holdsUnits() && !hasUnits(s, i) })
	names = slices.DeleteFunc(names, func(i int) bool { return slices.Contains(measured, i) })
	if series < 0 && len(names) > 0 && (key == time || s.Columns[names[0]].distinct() <= maxGroups) {
		series = next()
	}
	return key, series, append(names, measured...)
}

// holdsUnits reports whether the names of a column are in several units: 就业人员(万人) and
// 国内生产总值(亿元) do not stand on one axis.
func (c *Column) holdsUnits() bool { return len(c.byUnit()) > 1 && c.distinct() <= MaxFigures }

// byUnit are the names of a column by the units that they say, which may be none.
func (c *Column) byUnit() (groups [][]string) {
	of := map[string]int{}
	for _, text := range c.Texts {
		unit := unitInName(text)
		i, known := of[unit]
		if !known {
			i, of[unit], groups = len(groups), len(groups), append(groups, nil)
		}
		groups[i] = append(groups[i], text)
	}
	return groups
}

// apartByUnit parts figures by the units that the names say under their keys or of their series.
func (p *Plan) apartByUnit(wheres [][]Condition, columns ...int) [][]Condition {
	for _, column := range columns {
		if column < 0 || p.Survey.unitColumn() >= 0 || p.Survey.isOwn() {
			continue
		}
		c := &p.Survey.Columns[column]
		groups := c.byUnit()
		if len(groups) < 2 || c.Role == Time || saidOf(p.Answers.Where, c.Head) != nil {
			continue
		}
		var all [][]Condition
		for _, begun := range wheres {
			for _, names := range groups {
				c := Condition{Column: column, Texts: names}
				if len(names) == 1 {
					c = Condition{Column: column, Text: names[0]}
				}
				all = append(all, append(slices.Clone(begun), c))
			}
		}
		wheres = all
	}
	return wheres
}

// hasUnits reports whether the names of a column decide in which of several units numbers
// are.
func hasUnits(s *Survey, column int) bool {
	return slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Of == column && (c.Role == Unit || c.Role == Scale) && c.distinct() > 1 })
}

// maxGroups is how many bars stand side by side at a name.
const maxGroups = 4

// measures makes a figure for each column of numbers and each combination of the names in
// the columns that are no axis.
func (p *Plan) measures(key, series int, rest []int) {
	s := p.Survey
	values, twins := s.withoutTwins(s.ColumnsOf(Value))
	if len(values) > maxValues {
		p.Many = len(values)
		return
	}
	groups := p.apart(values)
	if series < 0 && len(twins) == 0 && !s.haveOwnCodes(values) {
		groups = p.grouped(values)
	}
	count := len(groups)
	for _, c := range rest {
		count = min(count*s.Columns[c].distinct(), MaxFigures+1) // the product of many columns has no end
	}
	spans := []string{""}
	if key >= 0 && s.Columns[key].Role == Time {
		spans = s.Columns[key].spans(saidOfKeys(p))
	}
	wheres := [][]Condition{p.chosen(rest)}
	var open []int
	for _, column := range rest {
		c := &s.Columns[column]
		if count > MaxFigures {
			open = append(open, column)
			continue
		}
		wheres = with(wheres, column, c.Texts)
	}
	wheres = p.apartByUnit(wheres, key, series)
	for _, span := range spans {
		for _, m := range groups {
			for _, where := range wheres {
				f := &Figure{Value: m.columns[0], Names: m.names, Measure: m.title, Twins: twins[m.columns[0]], Key: key, Series: series, Where: where, Open: open}
				if m.names != nil {
					f.Columns = m.columns
				}
				if span != "" {
					f.Where = append(slices.Clone(where), Condition{Column: key, Period: span})
				}
				p.Figures = append(p.Figures, f)
			}
		}
	}
}

// values are the columns of its numbers.
func (f *Figure) values() []int {
	if f.Columns != nil {
		return slices.Clone(f.Columns)
	}
	return []int{f.Value}
}

// Uses are the columns that a figure is made of.
func (p *Plan) Uses(f *Figure) []int {
	s := p.Survey
	all := append(f.values(), []int{f.Key, f.Series, s.first(Low), s.first(High), s.first(LastObserved)}...)
	all = append(all, s.statusesOf(f.values())...)
	for _, w := range f.Where {
		all = append(all, w.Column)
	}
	return slices.DeleteFunc(slices.Concat(all, f.Open, f.Constants), func(c int) bool { return c < 0 })
}

// withoutTwins are the first of columns with one head, and by these all of them.
func (s *Survey) withoutTwins(columns []int) (firsts []int, twins map[int][]int) {
	twins = map[int][]int{}
	of := map[string]int{}
	for _, c := range columns {
		head := s.twin(c)
		first, known := of[head]
		switch {
		case head == "":
			firsts = append(firsts, c)
		case !known:
			firsts, of[head] = append(firsts, c), c
		default:
			if twins[first] == nil {
				twins[first] = []int{first}
			}
			twins[first] = append(twins[first], c)
		}
	}
	return firsts, twins
}

// chosen are the conditions that the user has said, but for those of some columns.
func (p *Plan) chosen(rest []int) []Condition {
	var all []Condition
	for i, c := range p.Survey.Columns {
		said := saidOf(p.Answers.Where, c.Head)
		switch {
		case slices.Contains(rest, i) || said == nil:
		case len(said) == 1:
			all = append(all, Condition{Column: i, Text: said[0]})
		default:
			all = append(all, Condition{Column: i, Texts: said})
		}
	}
	return all
}

// with crosses conditions with the texts of another column.
func with(wheres [][]Condition, column int, texts []string) [][]Condition {
	var all [][]Condition
	for _, begun := range wheres {
		for _, text := range texts {
			all = append(all, append(slices.Clone(begun), Condition{Column: column, Text: text}))
		}
	}
	return all
}

// title is what the file is about: what it says of itself, or what it measures.
func (p *Plan) title(key int) string {
	switch {
	case p.Answers.Title != "":
		return p.Answers.Title
	case slices.Contains(databases, p.About["title"]) && namesAsTitle(p.Survey) != "":
		return namesAsTitle(p.Survey)
	case p.About["title"] != "":
		return plainTitle(withoutCode(withoutNumber(p.About["title"])))
	}
	if title := titleColumn(p.Survey); title != "" {
		return title
	}
	if name := p.measureName(); name != "" {
		return plainTitle(name)
	}
	if title := p.Survey.seriesTitle(); title != "" {
		return title
	}
	if values := p.Survey.ColumnsOf(Value); len(values) == 1 && p.Survey.Columns[values[0]].tells() {
		return p.Survey.Columns[values[0]].title()
	}
	if c := p.Survey.column(flowHead); c != nil && len(c.Texts) == 1 {
		return dataflow(c.Texts[0])
	}
	p.untitled = !p.Survey.isOwn() // whose name is that of a figure
	base, _, _ := strings.Cut(p.Survey.File, ".")
	base = base[strings.LastIndexByte(base, '/')+1:]
	return strings.ReplaceAll(strings.ReplaceAll(base, "_", " "), "-", " ")
}

// titleHeads are what columns are called that have the title of the table, or that of each series.
var titleHeads = []string{"structure name", "dataset", "statistics label", "statistik label", "title", "series title", "title ts"}

// titleColumn is what the texts of such a column have in common: all of the only one, and the parts that
// those of several have; empty for none.
func titleColumn(s *Survey) string {
	for i := range s.Columns {
		c := &s.Columns[i]
		if !isCalled(c.Head, titleHeads) || c.legible() == 0 || c.Many || c.Role == Bookkeeping && c.distinct() > 1 {
			continue
		}
		parts := strings.Split(c.Texts[0], " - ")
		for _, text := range c.Texts[1:] {
			other := strings.Split(text, " - ")
			parts = slices.DeleteFunc(parts, func(part string) bool { return !slices.Contains(other, part) })
		}
		if title := strings.Join(parts, " - "); isWords(title) {
			return title
		}
	}
	return ""
}

// seriesTitle is the title of a table of one or two series, by those of these; empty for others.
func (s *Survey) seriesTitle() string {
	var titles []string
	for _, c := range s.ColumnsOf(Value) {
		if title := s.title(c); title != "" && !slices.Contains(titles, title) {
			titles = append(titles, plainTitle(title))
		}
	}
	if len(titles) > 2 {
		return ""
	}
	return strings.Join(titles, "; ")
}

// tells reports whether the head of a column of numbers says what they measure.
func (c *Column) tells() bool {
	return !isCalled(c.Head, wordsOf[Value]) && !strings.HasPrefix(c.Head, "v4_")
}

// title is what the head of a column of numbers says that they measure.
func (c *Column) title() string {
	name, _, _ := codedHead(c.Head)
	return plainTitle(name)
}

// flowHead is the head of the column with the flow of data that rows are of.
const flowHead = "DATAFLOW"

// dataflow is the name of a flow of data without its agency and its version: UNE_RT_A of
// ESTAT:UNE_RT_A(1.0).
func dataflow(text string) string {
	if _, after, found := strings.Cut(text, ":"); found {
		text = after
	}
	name, _, _ := strings.Cut(text, "(")
	return name
}

// settle decides what a figure says of itself, from what its rows have.
func (f *Figure) settle(p *Plan) {
	g := f.found
	f.Title = p.titleOf(f)
	f.ID = idOf(f.Title)
	f.Unit, f.AskUnit = p.unitOf(f)
	f.guard(p)
	f.Empty = g.empty
	f.Aggregates = g.aggregates(p.Survey.outerNames())
	f.runs, f.rolls = runsFromJanuary(p, f), rollsOver(p, f)
	f.Every, f.Period = g.rhythm(f.said(p))
	if f.Key >= 0 && p.Survey.Columns[f.Key].dutch() && slices.ContainsFunc(f.Where, func(w Condition) bool { return w.Period == "quarter" }) {
		f.Period = "quarter" // KW is kwartaal there
	}
	if f.headsFiscal(p) {
		f.Every, f.Period = strings.Replace(f.Every, "year", "fiscal year", 1), spelling.Word(data.FiscalYear)
	}
	f.decide(p)
	if len(g.units) == 1 {
		f.Note = unitNotes[g.units[0]]
	}
	f.Note = strings.Join(slices.DeleteFunc([]string{f.Note, p.remark(f), p.About[Feet]}, func(said string) bool { return said == "" }), "; ")
	f.Constants = p.pinned(f)
	f.Highlight = g.highlight(f.Aggregates)
	f.Stacked = g.addUp(f.Aggregates)
}

// The column of the sections of a table, and what stands there above the first.
const (
	sectionHead = "section"
	noSection   = "no section"
)

// outerNames are the names of rows and lines that others stand below as their parts.
func (s *Survey) outerNames() map[string]bool {
	outer := map[string]bool{}
	if c := s.column(sectionHead); c != nil {
		for _, text := range c.Texts {
			for name := range strings.SplitSeq(text, headSeparator) {
				outer[name] = true
			}
		}
	}
	return outer
}

// titleOf is what a figure measures: its column, or the names in the columns that tell it
// from others, or what all of the table is about.
func (p *Plan) titleOf(f *Figure) string {
	s := p.Survey
	var parts []string
	if title := s.title(f.Value); title != "" && f.Columns == nil {
		parts = append(parts, plainTitle(title))
	} else if c := s.Columns[f.Value]; c.tells() && f.Columns == nil {
		if p.About["title"] != "" && len(s.ColumnsOf(Value)) > 1 {
			parts = append(parts, p.Title)
		}
		if twin := s.twin(f.Value); twin != "" {
			c.Head = twin
		}
		parts = append(parts, c.title())
	}
	if f.Measure != "" {
		if p.About["title"] != "" {
			parts = append(parts, p.Title)
		}
		parts = append(parts, plainTitle(f.Measure))
	}
	for _, w := range f.Where {
		if w.Text != "" && w.Text != noSection && s.Columns[w.Column].Role != Time {
			parts = append(parts, plainTitle(w.Text))
		}
	}
	if len(parts) == 0 || len(s.ColumnsOf(Value)) == 1 && !s.Columns[f.Value].tells() {
		name := plainTitle(p.measureName())
		switch {
		case name == "" && !p.untitled:
			name = p.Title
		case name == "" && len(parts) == 0:
			name, f.untitled = p.Title, true
		}
		parts = append([]string{name}, parts...)
	}
	if c := s.column(sectionHead); c != nil && c.Role == Constant && c.Filled == s.Count {
		parts = append(parts, plainTitle(c.Texts[0])) // of all rows
	}
	named := p.named(f, strings.Join(append(parts, p.Title), ", "))
	if f.untitled && len(named) > 0 {
		parts, f.untitled = nil, false
	}
	parts = append(parts, named...)
	title := strings.Join(slices.DeleteFunc(parts, func(t string) bool { return t == "" }), ", ")
	for _, w := range f.Where {
		if w.Period != "" {
			title += fmt.Sprintf(" (%ss)", w.Period)
		}
	}
	if t := s.first(Time); t >= 0 && t != f.Key && len(s.Columns[t].Texts) == 1 {
		title += ", " + s.Columns[t].Texts[0]
	}
	return title
}

// withoutNumber is the title of a table without its number: Table 1.2: Employment.
func withoutNumber(title string) string {
	for _, word := range []string{"Table ", "Tabelle ", "Tableau ", "Tabla ", "表"} {
		rest, is := strings.CutPrefix(title, word)
		if number, after, two := strings.Cut(rest, " "); is && two && strings.ContainsAny(number, "0123456789") {
			return strings.TrimLeft(after, ":–- ")
		}
	}
	return title
}

// withoutCode is a title without the code of the table in brackets at its end: [une_rt_a].
func withoutCode(title string) string {
	i := strings.LastIndexByte(title, '[')
	if i > 0 && strings.HasSuffix(title, "]") && strings.ContainsAny(title[i:], "_0123456789") && !strings.ContainsAny(title[i:], " ") {
		return strings.TrimSpace(title[:i])
	}
	return title
}

// measureName is that of the table, or what the lines above it say.
func (p *Plan) measureName() string { return first(p.Survey.measureName(), p.About["measure"]) }

// measureHeads are those of columns that name what is measured, as folded writes them.
var measureHeads = []string{"indicator name", "indicator value", "indicator", "항목", "measure", "subject", "subject descriptor", "variable", "variable name", "series name", "statistic", "statistic label", "libellé", "ind name", "value variable label", "statistikkvariabel", "contentscode label", "tipo dato", "指标"}

// measureName is the only measure of a table, as a constant column calls it; empty for none.
func (s *Survey) measureName() string {
	for _, c := range s.Columns {
		if len(c.Texts) == 1 && isCalled(c.Head, measureHeads) && isWords(c.Texts[0]) {
			return c.Texts[0]
		}
	}
	return ""
}
