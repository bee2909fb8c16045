package charts

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/language"
)

// altLength is about how many letters an alt text has, altMost how many it may have where its values
// take them. A wide character, as of Chinese, counts for as many as it says. Which values are doubtful is
// said as long as leastTitle letters are left for the title.
const altLength, altMost, leastTitle, wideLetters = 150, 230, 40, 2.5

// short says what the chart is, then its values, and then what is in doubt. Where there is little room
// less is said of the values, and words of the title are left out.
func (alt *altWriter) short() string {
	alt.unit, alt.aloud, alt.brief = language.Named(alt.unit), true, true
	kind := kindInWords(alt)
	doubtful := doubtfulOf(alt)
	title, values, doubts := titleBefore(alt, ""), "", doubtful.beyond(alt, "", listed)
	for c := range shorter(alt) {
		if saidBy(alt.title, c.text) {
			c.text = ""
		}
		c.text = alt.items(slices.DeleteFunc([]string{c.text, namedBeyond(alt, c.text), language.ShownInBrief(alt.say, alt.chart)}, func(s string) bool { return s == "" }))
		name, roomy := titleBefore(alt, c.text), false
		texts := []string{c.text}
		if first := unitFirst(alt, c.text); c.brief && first != "" {
			texts = append(texts, first)
		}
		for _, detail := range []detail{valued, listed, mentioned} {
			if detail == mentioned && (roomy || !c.brief) {
				continue
			}
			beyond := doubtful.beyond(alt, c.text, detail)
			for _, text := range texts {
				whole := shortOfParts(alt, kind, name, text, beyond)
				if letters(whole) <= altLength || c.brief && letters(whole) <= altMost {
					return whole
				}
				if beside := letters(whole) - letters(name); beside <= altMost {
					title, values, doubts, roomy = name, text, beyond, beside <= altMost-leastTitle
				}
			}
		}
		if roomy && c.all {
			break
		}
	}
	whole := shortOfParts(alt, kind, title, values, doubts)
	for letters(whole) > altMost && strings.ContainsRune(title, ' ') {
		title = withoutEnd(title)
		whole = shortOfParts(alt, kind, title, values, doubts)
	}
	return whole
}

// besideNumber is the alt text of a small line beside a number and its name, which are its last value and its title: where
// it came from, and which values are in doubt.
func besideNumber(alt *altWriter) string {
	alt.unit, alt.aloud, alt.brief = language.Named(alt.unit), true, true
	s := alt.chart.Series[0]
	first, last, alike := seriesEnds(s)
	if first < 0 || first == last {
		return alt.short()
	}
	clause := atPeriod(alt, s.Keys[first], alt.valueWithStatus(spot{0, first}))
	if order, sure := alt.order(s.Values[last], s.Values[first]); alike && sure && order != 0 && !breaksBetween(s, first, last) {
		turn, _ := turnOf(alt, 0, first, last)
		word := wordsOfCourse(s, order, []int{first, last}).beside
		clause = alt.say.Say(word, "first", alt.valueWithStatus(spot{0, first}), "from", alt.say.When(s.Keys[first]), "turn", turn)
	}
	return shortOfParts(alt, kindInWords(alt), clause, "", nil)
}

// withoutEnd leaves out what follows the last comma of a title, or else its last word, which an
// ellipsis then stands for.
func withoutEnd(title string) string {
	if i := strings.LastIndex(title, ", "); i > 0 {
		return title[:i]
	}
	return title[:strings.LastIndexByte(strings.TrimSuffix(title, "…"), ' ')] + "…"
}

// shortOfParts is an alt text: a sentence, or several where its parts are lists.
func shortOfParts(alt *altWriter, kind, title, values string, doubts []string) string {
	between := alt.say.Say(language.WordCreditBetween)
	parts := slices.DeleteFunc(append([]string{values}, doubts...), func(s string) bool { return s == "" })
	name := alt.say.Say(language.WordLabelled, "label", kind, "text", title)
	if !slices.ContainsFunc(parts, func(s string) bool { return strings.Contains(s, between) }) {
		return language.Spoken(alt.say, alt.say.Say(language.WordSentence, "text", strings.Join(append([]string{name}, parts...), between)))
	}
	sentences := []string{alt.say.Say(language.WordSentence, "text", name)}
	for _, part := range parts {
		sentences = append(sentences, alt.sentence(part))
	}
	return language.Spoken(alt.say, alt.say.Paragraph(sentences))
}

// clauseWithin is a clause on the values; a brief one may take more room, as nothing shorter says as
// much.
type clauseWithin struct {
	text  string
	brief bool
	all   bool // it has all values
}

// shorter yields what an alt text may say of the values, from the most to the least.
func shorter(alt *altWriter) iter.Seq[clauseWithin] {
	brief := *alt
	brief.turns = fewTurns
	return func(yield func(clauseWithin) bool) {
		if alt.chart.SeveralUnits() {
			return
		}
		if all := fewValues(alt); all != "" && !yield(clauseWithin{text: all, brief: true, all: true}) {
			return
		}
		clause := alt.clause()
		if alt.form.changes {
			if step := largestStep(alt); step != "" && !yield(clauseWithin{text: alt.items([]string{clause, step})}) {
				return
			}
		}
		if clause != "" && !yield(clauseWithin{text: clause}) {
			return
		}
		for _, text := range []string{courseInBrief(&brief), valuesInBrief(&brief)} {
			if text != "" && !yield(clauseWithin{text: text, brief: true}) {
				return
			}
		}
	}
}

// courseInBrief is the course of a single series with its greatest turns, as without them it is another;
// empty where several are compared.
func courseInBrief(alt *altWriter) string {
	if len(alt.chart.Series) != 1 || !alt.chart.Periods || alt.form.sentence != nil || alt.form.changes {
		return ""
	}
	return alt.clause()
}

// valuesInBrief says the latest values of a chart over time, and of others all where they are few, or
// the highest and the lowest.
func valuesInBrief(alt *altWriter) string {
	c := alt.chart
	switch {
	case alt.form.sentence != nil || alt.form.changes || alt.values() == 0:
	case c.Periods && len(c.Series) == 1:
		_, last, _ := seriesEnds(c.Series[0])
		return alt.plainly([]spot{{0, last}})
	case c.Periods && len(c.Series) <= altMaxTied:
		if k, ok := lastShared(alt); ok {
			return valuesAt(alt, k, fromHighest(alt, alt.spotsAt(k)))
		}
	case alt.values() <= altMaxTied:
		return alt.plainly(alt.spots())
	}
	return alt.clause()
}

// valuesAt says the values of a period in a row.
func valuesAt(alt *altWriter, k data.Key, spots []spot) string {
	items := make([]string, len(spots))
	for i, at := range spots {
		items[i] = language.NameAndValue(alt.say, alt.words.seriesName(at.series), alt.valueWithStatus(at))
	}
	return atPeriod(alt, k, alt.items(items))
}

// atPeriod says of which period a clause is.
func atPeriod(alt *altWriter, k data.Key, text string) string {
	word := language.WordAltAt
	if k.Period.Granularity() == data.Day {
		word = language.WordAltOnDay
	}
	return alt.say.Say(word, "key", alt.say.Key(k), "text", text)
}

// unitOf is what a value has after its number: a space and words; empty for signs and where the unit is
// no word by itself.
func unitOf(alt *altWriter) string {
	for at := range alt.all() {
		v := alt.valueAt(at)
		unit, ok := strings.CutPrefix(alt.say.Value(v, alt.unit), alt.say.Bare(v, alt.unit))
		if first, _ := utf8.DecodeRuneInString(unit); ok && unicode.IsSpace(first) && strings.ContainsFunc(unit, unicode.IsLetter) {
			return unit
		}
		break
	}
	return ""
}

// unitFirst says a unit of several words once, before the values; empty where that is no shorter.
func unitFirst(alt *altWriter, clause string) string {
	unit := unitOf(alt)
	name := strings.TrimSpace(unit)
	if !strings.ContainsFunc(name, unicode.IsSpace) || strings.Count(clause, unit) < 2 {
		return ""
	}
	return alt.say.Say(language.WordAltInUnit, "unit", name, "text", strings.ReplaceAll(clause, unit, ""))
}

// mostSaid is how many values of a chart of names an alt text says one by one.
const mostSaid = 7

// fewValues are all values of a chart of so few names: from the highest, if it is sure which that is.
func fewValues(alt *altWriter) string {
	if c := alt.chart; c.Periods || len(c.Series) != 1 || alt.values() < 2 || alt.values() > mostSaid || alt.form.sentence != nil || alt.form.changes {
		return ""
	}
	if spots := ranked(alt); spots != nil {
		return alt.plainly(append(spots, alt.apart()...))
	}
	return alt.plainly(alt.spots())
}

// mostNamed is how many values are said since the title names them, or the chart highlights them.
const mostNamed = 3

// namedBeyond are values of what the chart is about, as its title or a highlight names it, of which
// neither title nor clause says how much they are: over time the last.
func namedBeyond(alt *altWriter, clause string) string {
	c := alt.chart
	if alt.form.sentence != nil || alt.form.changes || countsApart(alt) || c.Periods && len(c.Series) == 1 {
		return ""
	}
	last, shared := lastShared(alt)
	var items []string
	for at := range alt.all() {
		s := c.Series[at.series]
		k, called, text := s.Keys[at.value], s.Name, ""
		switch {
		case len(items) == mostNamed:
			return alt.items(items)
		case !c.Periods && len(c.Series) <= 2:
			called, text = k.Name, alt.plainly([]spot{at})
		case c.Periods && len(c.Series) > 1 && shared && k == last:
			text = language.NameAndValue(alt.say, alt.words.seriesName(at.series), alt.valueWithStatus(at))
			if !strings.Contains(clause, text) && !strings.Contains(clause, alt.say.Key(k)) {
				text = alt.plainly([]spot{at})
			}
		}
		if text != "" && isNamed(alt, called) && !strings.Contains(clause, text) && !tells(alt, clause, at) && !saidBy(alt.title, alt.value(s, alt.valueAt(at))) {
			items = append(items, text)
		}
	}
	return alt.items(items)
}

// isNamed reports whether the chart highlights a name, or its title has it.
func isNamed(alt *altWriter, called string) bool {
	_, _, nth := language.NextName(alt.title+"\n"+oneLine(alt.chart.Title.Plain), []string{alt.say.Name(called)}) // a caption has the second
	return alt.words.highlighted(called) || nth >= 0
}

// titleBefore is the title of the chart, without the unit where the values after it have that.
func titleBefore(alt *altWriter, clause string) string {
	title, unit := strings.TrimRight(alt.title, ".。 "), oneLine(language.UnitAt(alt.say, alt.chart))
	percent := alt.chart.Unit.Kind == data.UnitPercent && unit == alt.say.Unit(data.Unit{Kind: data.UnitPercent}) && strings.Contains(clause, "%")
	plain := strings.NewReplacer("\u00a0", " ")
	if unit != "" && (percent || strings.Contains(plain.Replace(clause), plain.Replace(unit))) {
		return language.WithoutUnit(title, unit)
	}
	return title
}

// letters is how long a text is to those who hear it.
func letters(text string) float64 {
	n := 0.0
	for _, r := range text {
		if n++; r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) {
			n += wideLetters - 1
		}
	}
	return n
}

// kindInWords is what the chart is called: what its description begins with.
func kindInWords(alt *altWriter) string {
	head := alt.head()
	if end := strings.IndexAny(head, ":：,"); end >= 0 {
		return head[:end]
	}
	return head
}

// saidBy reports whether a title has all the numbers of a clause.
func saidBy(title, clause string) bool {
	digits := func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' }
	said := strings.FieldsFunc(title, digits)
	numbers := strings.FieldsFunc(clause, digits)
	for _, all := range [][]string{said, numbers} {
		for i, n := range all { // at the end of a sentence
			all[i] = strings.TrimRight(n, ".,")
		}
	}
	numbers = slices.DeleteFunc(numbers, func(n string) bool { return strings.IndexFunc(n, unicode.IsDigit) < 0 })
	return len(numbers) > 0 && !slices.ContainsFunc(numbers, func(n string) bool { return !slices.Contains(said, n) })
}

// doubtful are the values of a chart that are a bound of one sort, or disputed.
type doubtful struct {
	word  language.Word
	spots []spot // the first of them
	list  string // all of them, or how many of many
}

// doubtfuls are those of all sorts.
type doubtfuls []doubtful

// detail is how much is said of doubtful values: of a single one its value; which they are; that there
// are some.
type detail int

const (
	valued detail = iota
	listed
	mentioned
)

// mostDoubtful is how many of them are looked for in a clause, which names fewer.
const mostDoubtful = 2 * altMaxListed

// doubtfulOf are those of a chart.
func doubtfulOf(alt *altWriter) (all doubtfuls) {
	if alt.summary.plain {
		return nil
	}
	words := alt.words
	words.brief, words.aloud = true, true
	for _, sort := range []struct {
		word language.Word
		such func(data.Value) bool
	}{
		{language.WordAltLower, func(v data.Value) bool { return v.Is.Lower() }},
		{language.WordAltUpper, func(v data.Value) bool { return v.Is.Upper() }},
		{language.WordAltBounds, func(v data.Value) bool { return v.Is == data.Between }},
		{language.WordAltDisputed, func(v data.Value) bool { return len(v.Disputes()) > 0 }},
	} {
		if sort.word != language.WordAltDisputed && alt.form.spans {
			continue
		}
		d := doubtful{word: sort.word}
		for at := range alt.all() {
			if !sort.such(alt.valueAt(at)) {
				continue
			}
			if d.spots = append(d.spots, at); len(d.spots) == mostDoubtful {
				break
			}
		}
		if d.spots != nil {
			d.list, _ = words.where(func(_ data.Plotted, v data.Value) bool { return sort.such(v) })
			all = append(all, d)
		}
	}
	return all
}

// beyond names the doubtful values of which a clause does not say that they are.
func (all doubtfuls) beyond(alt *altWriter, clause string, much detail) (parts []string) {
	for _, d := range all {
		untold := slices.DeleteFunc(slices.Clone(d.spots), func(at spot) bool { return tells(alt, clause, at) })
		switch {
		case len(untold) == 0:
		case much == mentioned:
			return []string{alt.say.Say(language.WordAltSomeDoubtful)}
		case much == valued && len(untold) == 1:
			value := alt.plainly(untold)
			if d.word != language.WordAltDisputed { // which the value says
				value = alt.say.Say(d.word, "keys", value)
			}
			parts = append(parts, value)
		default:
			parts = append(parts, alt.say.Say(d.word, "keys", d.list))
		}
	}
	return slices.Compact(parts)
}

// boundsTold reports whether the alt text before says of all values that are bounds of a sort that they are.
func boundsTold(alt *altWriter, sort language.Word) bool {
	if alt.said == "" {
		return false
	}
	for _, d := range doubtfulOf(alt) {
		if w, _ := boundWord(alt.valueAt(d.spots[0]).Is); w == sort && d.word != language.WordAltDisputed && containsSentence(alt, alt.say.Say(d.word, "keys", d.list)) {
			return true
		}
	}
	for at := range alt.all() {
		computed := alt.chart.Series[at.series].Computed() // which a remark of their own has
		if w, ok := boundWord(alt.valueAt(at).Is); ok && w == sort && !computed && !toldBefore(alt, at) {
			return false
		}
	}
	return true
}

// containsSentence reports whether the alt text before has a clause, at the begin of a sentence or within one.
func containsSentence(alt *altWriter, clause string) bool {
	clause = language.Spoken(alt.say, clause)
	return strings.Contains(alt.said, clause) || strings.Contains(alt.said, language.Capitalized(clause))
}

// toldBefore reports whether the alt text before has a value as it is, or with its unit before.
func toldBefore(alt *altWriter, at spot) bool {
	s, value := alt.chart.Series[at.series], alt.valueWithStatus(at)
	has := func(text string) bool {
		return slices.ContainsFunc([]string{text, strings.ReplaceAll(text, unitOf(alt), "")}, func(text string) bool {
			return strings.Contains(alt.said, language.Spoken(alt.say, text))
		})
	}
	k := s.Keys[at.value]
	return has(alt.item(s, k, value)) || strings.Contains(alt.said, alt.say.Key(k)) && has(language.NameAndValue(alt.say, alt.words.seriesName(at.series), value))
}

// tells reports whether a clause names a value as it is.
func tells(alt *altWriter, clause string, at spot) bool {
	s := alt.chart.Series[at.series]
	told := strings.Contains(clause, alt.valueWithStatus(at)) || strings.Contains(clause, valueWithDoubts(alt, at)) && strings.Contains(clause, extremeName(alt, at, true, true))
	return told && strings.Contains(clause, spokenKey(alt.words, s.Keys[at.value]))
}
