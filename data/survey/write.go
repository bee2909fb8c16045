package survey

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/internal/pattern"
	"briefing/data/spelling"
)

// Pinned is a key of table: that says how the table is read.
type Pinned struct {
	Key   string
	Value any // a text, a number, a list of these, or an Ask
}

// Ask stands in place of a value that the table does not say.
type Ask struct {
	What     string
	Readings [][2]string // what to write, and what it would mean; nil where nobody can say
}

// entry is a key of a mapping with its value; one without a value is left out.
type entry struct {
	key   string
	value *yaml.Node
}

// Compose writes the file that reads tables as they are planned. comment begins it.
func Compose(plans []*Plan, comment string) ([]byte, error) {
	var sources, names, figures, charts []entry
	taken := map[string]bool{"ask": true} // alone, it would be a question
	for n, p := range plans {
		p.key = "office"
		if len(plans) > 1 {
			p.key = fmt.Sprintf("office-%d", n+1)
		}
		for _, f := range p.Figures {
			f.ID = freshID(f.ID, taken)
		}
		sources, names = append(sources, entry{p.key, p.source()}), wording{p}.names(calledNames(p, names))
		figures = append(figures, p.figures()...)
		charts = append(charts, p.charts()...)
	}
	p := plans[0]
	root := mapping(
		entry{"title", titleOrAsk(p, p.Title, p.untitled)},
		entry{"language", text(p.Answers.Language)},
		entry{"fonts", wording{p}.fonts()},
		entry{"licence", title(first(p.Answers.Licence, p.About["licence"]))},
		entry{"sources", mapping(sources...)},
		entry{"names", mapping(names...)},
		entry{"figures", mapping(figures...)},
		entry{"charts", mapping(charts...)},
	)
	root.HeadComment = comment
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(root); err != nil {
		return nil, err
	}
	return b.Bytes(), enc.Close()
}

// freshID is an id that is not taken, which it then is.
func freshID(id string, taken map[string]bool) string {
	fresh := id
	for n := 2; taken[fresh]; n++ {
		fresh = fmt.Sprintf("%s-%d", id, n)
	}
	taken[fresh] = true
	return fresh
}

func (p *Plan) source() *yaml.Node {
	publisher := wording{p}.publisher()
	published := wording{p}.titled("publisher", publisher)
	if publisher == "" {
		published = p.ask("publisher", Ask{What: "who published " + p.Survey.File})
	}
	return mapping(
		entry{"publisher", published},
		entry{"title", sourceOrAsk(p)},
		entry{"date", p.date()},
		entry{"url", text(first(p.Answers.URL, p.About["address"]))},
		entry{"note", wording{p}.remark(p.About["note"])},
	)
}

// cumulativeOf says that the values of a figure run from the start of the year.
func cumulativeOf(f *Figure) *yaml.Node {
	if !f.runs {
		return nil
	}
	return text("year")
}

// rollingOf says how many months each value of a figure is of.
func rollingOf(f *Figure) *yaml.Node {
	if f.rolls == 0 {
		return nil
	}
	return scalarOf(f.rolls)
}

// titleOrAsk is a title; a question where only the name of the file says anything.
func titleOrAsk(p *Plan, title string, untitled bool) *yaml.Node {
	if untitled {
		return p.ask("title", Ask{What: fmt.Sprintf("what the numbers measure; all that is known of it is the name of the file, %q", title)})
	}
	return wording{p}.titled("title", title)
}

// sourceOrAsk is what the table was published in: where nothing says it, it is called as what it is
// about.
func sourceOrAsk(p *Plan) *yaml.Node {
	w := wording{p}
	if title := w.sourceTitle(); title != p.Title || !p.untitled {
		return w.titled("source", title)
	}
	return titleOrAsk(p, p.Title, true)
}

// publisher is who published the table; empty where nobody says it.
func (w wording) publisher() string {
	said := w.p.About["source"]
	if isPublication(said) {
		said = ""
	}
	return first(w.p.Answers.Publisher, w.p.About["publisher"], w.p.Office.Publisher, withoutStop(said))
}

// withoutStop is a text without the full stop after its last word, which is no abbreviation.
func withoutStop(said string) string {
	word := said[strings.LastIndexByte(said, ' ')+1:]
	if strings.Count(word, ".") == 1 && utf8.RuneCountInString(word) > len("Inc.") && word != "Corp." {
		return strings.TrimSuffix(said, ".")
	}
	return said
}

// sourceTitle is what it was published in: where the source is all that is known of who published it, the
// table itself.
func (w wording) sourceTitle() string {
	said := withoutStop(w.p.About["source"])
	if said == w.publisher() {
		said = ""
	}
	return first(w.p.Answers.Source, said, w.p.Office.Source, w.p.Title)
}

// remark is a remark, unless its letters cannot be set.
func (w wording) remark(s string) *yaml.Node {
	if w.p.Unset != nil && w.p.Unset(s) {
		return nil
	}
	return note(s)
}

// date is when the table was published: as it says of itself, once or in each row.
func (p *Plan) date() *yaml.Node {
	order := p.Answers.Dates
	if order == "" {
		order = p.Office.Dates
	}
	if said := first(p.Answers.Date, dayOf(p.About["date"]), editionOfFile(p)); said != "" {
		switch day, n := spelling.Day(said, order); {
		case n == 1 && said == p.About["date"] && !p.Survey.isOwn(): // a revised release has its own
			return flow(mapping(entry{"stated", scalarOf(true)}, entry{"dates", text(string(order))}))
		case n == 1:
			return text(day.String())
		case n > 1:
			return p.ask("date", Ask{What: "the day on which the table was published: " + said})
		}
		if period, err := spelling.One(said); err == nil {
			return text(period.String())
		}
		return nil // it is no date
	}
	i := p.Survey.first(Stamp)
	if i < 0 || p.Survey.Columns[i].Filled == 0 {
		return nil
	}
	head := entry{"column", text(p.Survey.Columns[i].Head)}
	switch _, n := spelling.Day(p.Survey.Columns[i].Texts[0], order); {
	case n > 1:
		return flow(mapping(head, entry{"dates", p.ask("dates", Ask{Readings: readingsOfDay(p.Survey.Columns[i].Texts[0])})}))
	case n == 0:
		return nil
	}
	return flow(mapping(head, entry{"dates", text(string(order))}))
}

// editions are months that a text calls an edition, a database or a release: World Economic Outlook,
// October 2025 Edition.
var editions = pattern.New(`(?i)\b((?:january|february|march|april|may|june|july|august|september|october|november|december) (?:19|20)\d\d)\)? (?:edition|database|release|update|vintage)\b|\b(?:edition|database|release|vintage)[:,]? \(?((?:january|february|march|april|may|june|july|august|september|october|november|december) (?:19|20)\d\d)\b`)

// editionOfFile is the month of an edition, where a line that names the publisher ends with it: World
// Economic Outlook Database, April 2024; or where a title, a note or a source calls it one.
func editionOfFile(p *Plan) string {
	for _, said := range []string{p.About["title"], p.About["source"], p.About["note"]} {
		if m := editions.FindStringSubmatch(said); m != nil {
			return m[1] + m[2]
		}
	}
	note, publisher := p.About["note"], first(p.About["publisher"], p.Office.Publisher)
	i := strings.LastIndex(note, ", ")
	if publisher == "" || i < 0 || !strings.HasPrefix(note, publisher) {
		return ""
	}
	if edition, err := spelling.One(note[i+2:]); err != nil || edition.Granularity() != data.Month {
		return ""
	}
	return note[i+2:]
}

// dayOf is a date without what stands behind it, as the time of day and the date of the next
// release do: 14.06.2024 / 11:12:13.
func dayOf(said string) string {
	said, _, _ = strings.Cut(said, " - ")
	if i := strings.IndexByte(said, ':'); i > 0 {
		if before := strings.TrimRight(said[:i], "0123456789"); strings.TrimRight(before, " /") != before {
			return strings.TrimRight(before, " /,")
		}
	}
	return said
}

// readingsOfDay are the days that a text may be, each with the order in which it is.
func readingsOfDay(said string) (all [][2]string) {
	for _, order := range []spelling.Order{spelling.DayFirst, spelling.MonthFirst, spelling.YearFirst} {
		if day, n := spelling.Day(said, order); n == 1 {
			all = append(all, [2]string{string(order), said + " is " + day.String()})
		}
	}
	return all
}

func (p *Plan) figures() []entry {
	var all []entry
	for _, f := range p.Figures {
		unit := text(f.Unit)
		if f.Unit == "" {
			unit = p.ask("unit", Ask{What: f.AskUnit})
		}
		all = append(all, entry{f.ID, mapping(
			entry{"title", titleOrAsk(p, f.Title, f.untitled)},
			entry{"unit", unit},
			entry{"source", text(p.key)},
			entry{"note", note(f.Note)},
			entry{"decimals", f.found.decimals()},
			entry{"every", text(f.Every)},
			entry{"cumulative", cumulativeOf(f)},
			entry{"rolling", rollingOf(f)},
			entry{"keys", f.asked(p, "keys", p.Answers.Keys)},
			entry{"period", f.asked(p, "period", first(p.Answers.Period, f.Period))},
			entry{"fiscal", f.fiscalOf(p)},
			entry{"calendar", f.asked(p, "calendar", string(p.Answers.Calendar))},
			entry{"dates", datesOfKeys(p, f)},
			entry{"aggregates", texts(f.Aggregates)},
			entry{"interval", rows{p}.interval()},
			entry{readAsTable(p, f), p.table(f)},
		)})
	}
	return all
}

// maxPlaces is how many decimals a figure is rounded to at most.
const maxPlaces = 9

// decimals are how many its office knows of numbers that have those of a binary float, too.
func (g *gathered) decimals() *yaml.Node {
	if !g.floats || g.small && g.places > maxPlaces {
		return nil
	}
	return scalarOf(min(g.places, maxPlaces))
}

// interval is what the lower and upper ends of values are, which the heads seldom say.
func (r rows) interval() *yaml.Node {
	p := r.p
	low := p.Survey.first(Low)
	switch {
	case low < 0 || p.Survey.first(High) < 0:
		return nil
	case p.Answers.Interval != "":
		return text(p.Answers.Interval)
	case strings.Contains(p.Survey.Columns[low].Head, "95"):
		return text("95% confidence")
	}
	return p.ask("interval", Ask{What: "what stands between " + p.Survey.Columns[low].Head + " and " + p.Survey.Columns[p.Survey.first(High)].Head + ": 95% confidence, ..."})
}

// datesOfKeys is the order of dates that are keys, where one of them says that it matters.
func datesOfKeys(p *Plan, f *Figure) *yaml.Node {
	if f.Key < 0 || p.Survey.Columns[f.Key].Role != Time {
		return nil
	}
	c := &p.Survey.Columns[f.Key]
	order := p.Answers.Dates
	if order == "" {
		order = p.Office.Dates
	}
	unsure := slices.IndexFunc(c.Texts, func(text string) bool {
		_, n := spelling.Day(text, "")
		return n > 1
	})
	switch {
	case unsure < 0 || slices.ContainsFunc(c.Texts, onlyOneDay):
		return nil
	case order != "":
		return text(string(order))
	}
	return p.ask("dates", Ask{Readings: readingsOfDay(c.Texts[unsure])})
}

// onlyOneDay reports whether a text is one day only, which tells the order of all.
func onlyOneDay(text string) bool {
	_, n := spelling.Day(text, "")
	return n == 1 && len(readingsOfDay(text)) == 1
}

// rows is what a plan says of the rows of a table, below table:.
type rows struct{ p *Plan }

// table is how the rows of a figure are read.
func (p *Plan) table(f *Figure) *yaml.Node {
	s := p.Survey
	head := func(i int) *yaml.Node {
		if i < 0 {
			return nil
		}
		return text(s.Columns[i].Head)
	}
	all := []entry{{"file", text(s.File)}}
	for _, said := range f.Pinned {
		if readAsTable(p, f) == "csv" {
			break // it is read as it is
		}
		all = append(all, entry{said.Key, p.node(said.Key, said.Value)})
	}
	why := ""
	switch {
	case f.Open != nil:
	case f.found.twice != "":
		why = f.found.twice + " has several numbers, which no column tells apart: which cells are meant"
	case f.found.odd != "":
		why = f.found.odd + " stands in place of a number: which cells are meant"
	}
	if why != "" && unpinnedColumns(p, f, "range") {
		all = append(all, entry{"range", p.ask("range", Ask{What: why})})
	}
	if ask, open := p.askUnread(); open && f.Open == nil {
		all = append(all, entry{"unread", p.ask("unread", ask)})
	}
	all = append(all,
		entry{"key", rows{p}.keyOf(f)},
		entry{"series", head(f.Series)},
		entry{"value", rows{p}.valueOf(f)},
		entry{"values", valuesOfColumn(p, f)},
		entry{"low", head(s.first(Low))},
		entry{"high", head(s.first(High))},
		entry{"status", rows{p}.status(f)},
		entry{"scale", head(f.Scale)},
		entry{"stated", rows{p}.stated(f)},
		entry{"note", rows{p}.notesOf()},
		entry{"estimates-after", head(s.first(LastObserved))},
		entry{"confidential", rows{p}.secrecy()},
		entry{"where", rows{p}.where(f)},
	)
	if f.Empty || readAsTable(p, f) == "csv" { // whose remarks say why
		all = append(all, entry{"missing", text("not given in the table")})
	}
	return mapping(all...)
}

// unpinnedColumns reports whether a key of table: is open for a figure.
func unpinnedColumns(p *Plan, f *Figure, key string) bool {
	return !slices.ContainsFunc(f.Pinned, func(said Pinned) bool { return said.Key == key })
}

// valueOf is the column of the numbers: a question where several have one head.
func (r rows) valueOf(f *Figure) *yaml.Node {
	p := r.p
	s := p.Survey
	switch {
	case f.Columns != nil:
		return nil
	case f.Twins == nil:
		return text(s.Columns[f.Value].Head)
	}
	var readings [][2]string
	for _, c := range f.Twins {
		readings = append(readings, [2]string{s.Columns[c].Head, "one of those with the head " + s.twin(c)})
	}
	return p.ask("value", Ask{Readings: readings})
}

// valuesOfColumn are the columns of the numbers by the names of their series.
func valuesOfColumn(p *Plan, f *Figure) *yaml.Node {
	var all []entry
	for _, c := range f.Columns {
		all = append(all, entry{f.found.heads[c], text(p.Survey.Columns[c].Head)})
	}
	if all == nil {
		return nil
	}
	return flow(mapping(all...))
}

// keyOf is the column of keys: a question where its head says that they are periods and
// none of its texts is one.
func (r rows) keyOf(f *Figure) *yaml.Node {
	p := r.p
	if f.Key < 0 {
		return p.ask("key", Ask{What: "which column has the periods or names"})
	}
	c := &p.Survey.Columns[f.Key]
	if c.Role != Time && c.Head != p.Answers.Key && !p.Survey.isOwn() && roleByHead(c.Head) == Time && c.Periods == 0 {
		return p.ask("key", Ask{Readings: [][2]string{{c.Head, strings.Join(c.Texts[:min(len(c.Texts), 3)], ", ") + ", ... are names, and no periods"}}})
	}
	if parts := p.Survey.parts(f.Key); parts != nil {
		return texts(parts)
	}
	return text(c.Head)
}

// status says which column has codes, and whose they are.
func (r rows) status(f *Figure) *yaml.Node {
	p := r.p
	s := p.Survey
	if s.isOwn() {
		return text("status") // in the words of the file language
	}
	heads, codes := codesOf(p, f)
	if len(codes) == 0 && len(heads) == 0 {
		return nil
	}
	var inside []string
	for _, c := range f.values() {
		inside = append(inside, s.Columns[c].Inside...)
	}
	if own := legendCodes(p, codes, inside); own != nil && p.Answers.Codes == "" && p.Office.Codes == "" && len(heads) == 0 {
		return flow(mapping(entry{"codes", flow(mapping(own...))}))
	}
	return flow(mapping(entry{"column", texts(heads)}, entry{"codes", rows{p}.codes(codes)}))
}

// codesOf are the columns of the codes of a figure, and all codes there and beside its numbers.
func codesOf(p *Plan, f *Figure) (heads, codes []string) {
	s := p.Survey
	for _, c := range f.values() {
		for _, code := range s.Columns[c].Codes {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	for _, i := range s.statusesOf(f.values()) {
		if s.Columns[i].Filled > 0 || p.Office.Codes != "" {
			heads = append(heads, s.Columns[i].Head)
			codes = append(codes, s.Columns[i].Texts...)
		}
	}
	return heads, codes
}

// UnmetCodes are the codes of a table that the list lacks which the user has named, and the lists that
// have all of them; nil where it lacks none.
func (p *Plan) UnmetCodes() (codes, lists []string) {
	list, named := flag.Named(p.Answers.Codes)
	if !named || p.Survey.isOwn() {
		return nil, nil
	}
	for _, f := range p.Figures {
		_, all := codesOf(p, f)
		codes = slices.DeleteFunc(slices.Clone(all), func(code string) bool { return readsAll(list, []string{code}) })
		if len(codes) > 0 {
			return codes, slices.DeleteFunc(flag.Names(), func(name string) bool { other, _ := flag.Named(name); return !readsAll(other, all) })
		}
	}
	return nil, nil
}

// notesOf is the column of remarks on each number, which is known of files of our own.
func (r rows) notesOf() *yaml.Node {
	p := r.p
	if c := p.Survey.column("note"); p.Survey.isOwn() && c.Filled > 0 {
		return text("note")
	}
	return nil
}

// codes names the list that codes are of, or asks for it.
func (r rows) codes(codes []string) *yaml.Node {
	p := r.p
	name := first(p.Answers.Codes, p.Office.Codes)
	if list, ok := flag.Named(name); ok && readsAll(list, codes) {
		return text(name)
	}
	if own := plainWords(codes); own != nil {
		return flow(mapping(own...))
	}
	var own []entry
	for _, code := range codes {
		why, ok := p.Office.Symbols[code]
		if !ok {
			own = nil
			break
		}
		own = append(own, entry{code, flow(mapping(entry{"missing", text(why)}))})
	}
	if own != nil {
		return flow(mapping(own...))
	}
	return rows{p}.askForCodes(codes)
}

// plainWords say what codes mean that are words, as heads have them; nil where one is none.
func plainWords(codes []string) []entry {
	var own []entry
	for _, code := range codes {
		said := code
		if _, label, both := strings.Cut(code, ": "); both { // r: Revised
			said = spelling.Code(strings.TrimSuffix(strings.ToLower(label), " value"))
			if strings.HasPrefix(strings.ToLower(label), "normal") {
				said = spelling.Actual
			}
		}
		if statusOfCode[said] == "" {
			return nil
		}
		own = append(own, entry{code, text(statusOfCode[said])})
	}
	return own
}

// askForCodes asks whose codes these are.
func (r rows) askForCodes(codes []string) *yaml.Node {
	p := r.p
	q := Ask{What: "what these mean: " + strings.Join(codes, ", ")}
	for _, name := range flag.Names() {
		list, _ := flag.Named(name)
		if !readsAll(list, codes) {
			continue
		}
		var says []string
		for _, code := range codes[:min(len(codes), 4)] {
			for _, r := range flag.Readings(code) {
				if r.List == name {
					says = append(says, code+" "+r.Says)
				}
			}
		}
		q.Readings = append(q.Readings, [2]string{name, strings.Join(says, ", ")})
	}
	return p.ask("codes", q)
}

// readsAll reports whether a list knows all of some codes. One with a stroke in it, as N/E has,
// may be the code of another list, and is not taken apart.
func readsAll(list *flag.List, codes []string) bool {
	return !slices.ContainsFunc(codes, func(code string) bool {
		_, unknown := list.Read(code)
		if unknown == "" && strings.Contains(code, "/") {
			_, _, unknown = list.ReadValue(code)
		}
		return unknown != ""
	})
}

// secrecy says which column tells what may not be published.
func (r rows) secrecy() *yaml.Node {
	p := r.p
	i := p.Survey.first(Secrecy)
	if i < 0 {
		return nil
	}
	c := &p.Survey.Columns[i]
	codes := text("sdmx")
	var labelled []entry
	for _, said := range c.Texts {
		is := "confidential"
		if secrecyCode(said) == secrecyCodes[0] {
			is = "public"
		}
		if secrecyCode(said) != said {
			labelled = append(labelled, entry{said, text(is)})
		}
	}
	if labelled != nil && len(labelled) == len(c.Texts) {
		codes = flow(mapping(labelled...))
	}
	if c.Many || slices.ContainsFunc(c.Texts, func(text string) bool { return !slices.Contains(secrecyCodes, secrecyCode(text)) }) {
		shown := strings.Join(c.Texts[:min(len(c.Texts), 4)], ", ")
		codes = p.ask("confidential", Ask{What: "which numbers may not be published: each text of " + c.Head + " (" + shown + ") with public or confidential"})
	}
	return flow(mapping(entry{"column", text(c.Head)}, entry{"codes", codes}))
}

// where says which rows a figure has.
func (r rows) where(f *Figure) *yaml.Node {
	p := r.p
	var all []entry
	for _, w := range f.Where {
		value := text(w.Text)
		switch {
		case w.Period != "":
			value = flow(mapping(entry{"period", text(w.Period)}))
		case w.Texts != nil:
			value = texts(w.Texts)
		}
		all = append(all, entry{p.Survey.Columns[w.Column].Head, value})
	}
	if f.UnitColumn >= 0 {
		all = append(all, entry{p.Survey.Columns[f.UnitColumn].Head, text(f.found.units[0])})
	}
	for _, i := range f.Constants {
		all = append(all, entry{p.Survey.Columns[i].Head, text(p.Survey.Columns[i].Texts[0])})
	}
	for _, column := range f.Open {
		c := p.Survey.Columns[column]
		all = append(all, entry{c.Head, p.ask("where", Ask{What: fmt.Sprintf("which of the %d: %s", c.distinct(), strings.Join(c.Texts[:min(len(c.Texts), 12)], ", "))})})
	}
	if all == nil {
		return nil
	}
	return flow(mapping(all...))
}

// charts are those whose looks do not follow from the figure by convention.
func (p *Plan) charts() []entry {
	var all []entry
	for _, f := range p.Figures {
		c := []entry{{"figure", text(f.ID)}}
		switch {
		case f.Stacked && f.found.timed:
			c = append(c, entry{"kind", text("bar-stacked")})
		case f.Highlight != nil:
			c = append(c, entry{"kind", text("line")}, entry{"highlight", texts(f.Highlight)})
		case !f.found.timed && f.Series < 0 && f.Columns == nil:
			c = append(c, entry{"kind", text("bar-horizontal")}, entry{"sort", text("descending")})
		default:
			continue
		}
		all = append(all, entry{f.ID, mapping(c...)})
	}
	return all
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// mapping is one of the entries that have a value; nil where none has.
func mapping(entries ...entry) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, e := range entries {
		if e.value != nil {
			n.Content = append(n.Content, scalar(e.key), e.value) // no parameter stands in a key
		}
	}
	if n.Content == nil {
		return nil
	}
	return n
}

// flow writes a mapping or list in one line.
func flow(n *yaml.Node) *yaml.Node {
	if n != nil {
		n.Style = yaml.FlowStyle
	}
	return n
}

// texts is a list in one line, or its only text.
func texts(list []string) *yaml.Node {
	if len(list) == 1 {
		return text(list[0])
	}
	n := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, s := range list {
		n.Content = append(n.Content, text(s))
	}
	if n.Content == nil {
		return nil
	}
	return n
}

// ask is a question in place of a value.
func (p *Plan) ask(key string, q Ask) *yaml.Node {
	p.Asked = append(p.Asked, Asked{key, q})
	question := note(q.What)
	if q.Readings != nil {
		question = &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
		for _, r := range q.Readings {
			question.Content = append(question.Content, scalar(r[0]), note(r[1]))
		}
	}
	return flow(mapping(entry{"ask", question}))
}

// node is what is pinned.
func (p *Plan) node(key string, value any) *yaml.Node {
	if q, ok := value.(Ask); ok {
		return p.ask(key, q)
	}
	if said, ok := value.(string); ok && said != "" {
		return text(said)
	}
	n := scalarOf(value)
	if n.Kind != yaml.ScalarNode {
		n.Style = yaml.FlowStyle
	}
	return n
}

// scalarOf is what YAML writes of a number, or of a list.
func scalarOf(value any) *yaml.Node {
	n := &yaml.Node{}
	if err := n.Encode(value); err != nil {
		return text(fmt.Sprint(value))
	}
	return n
}
