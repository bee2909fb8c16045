package file

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/claim"
	"briefing/data/internal/pattern"
	"briefing/data/language"
)

// expandAll fills in every text, once all numbers are known.
func (e *expander) expandAll() {
	e.unsure = len(e.base.faults) > 0
	for _, p := range e.base.pending {
		if !e.base.amounts.mayExpand(e.base, p.draft) {
			return
		}
		e.base.user = p.user
		if p.into.Pos.Line == 0 { // a figure's title may be the chart's too
			*p.into = e.expand(p.draft)
		}
	}
}

// expand fills in the references of one text.
func (e *expander) expand(t textDraft) data.Text {
	e.typedNumbers(t)
	e.citations(t)
	e.quoted, e.answered, e.chained, e.someOf = nil, nil, "", data.Problem{}
	parts := e.fillIn(t)
	ofWholes(e.base.printer, parts)
	said := data.AsShares(parts)
	if slices.ContainsFunc(said, data.Part.PrintsOne) {
		acrossBreaks(e.base, t, said)
		knownForFuture(e.base, t, said)
	}
	e.claims(t, said)
	text := data.TextOf(parts, t.at.pos())
	e.unmentionedDisputes(t)
	if e.someOf.Text != "" {
		e.base.warn(data.Fault{Rule: data.RulePartsOfWhole, Pos: t.at.pos(), Path: t.at.path, Text: e.someOf.Text, Hint: e.someOf.Hint})
	}
	if e.chained != "" {
		e.base.warn(data.Fault{Rule: data.RuleChained, Pos: t.at.pos(), Path: t.at.path, Text: e.chained})
	}
	if !t.markdown && text.Plain == t.raw {
		text.Parts = nil // most texts are plain
	}
	return text
}

// claims warns of words of a text that its numbers do not bear out.
func (e *expander) claims(t textDraft, parts []data.Part) {
	if !slices.ContainsFunc(parts, func(p data.Part) bool { return p.Reference && (len(p.Of) > 0 || p.Tally != nil) }) {
		return
	}
	for _, f := range claim.Check(e.base.printer, parts) {
		e.base.warn(data.Fault{Rule: f.Rule, Pos: e.base.place(t, "{{", f.Nth), Path: t.at.path, Text: f.Text, Hint: f.Hint})
	}
}

// fillIn replaces each {{ reference }} by what text/template makes of it. They
// are taken one by one, so that all the faults of a text are found.
func (e *expander) fillIn(t textDraft) []data.Part {
	w := e.base.walkOf(t)
	for nth := 0; ; nth++ {
		before, after, found := strings.Cut(t.raw[w.done:], "{{")
		w.own(w.done + len(before))
		if !found {
			return w.parts
		}
		action, rest, closed := strings.Cut(after, "}}")
		if !closed {
			e.base.faultAt(e.base.place(t, "{{", nth), t.at.path, "the reference is not closed", "write }} after it")
			return w.parts
		}
		e.nth = nth
		part := e.reference(t, "{{"+action+"}}", nth)
		part.Call = "{{" + action + "}}"
		e.percentOrPoints(t, part, rest, nth)
		if percentName.MatchString(rest) && differenceOfIndex(part) {
			e.base.add(data.Fault{Rule: data.RulePoints, Pos: e.base.place(t, "{{", nth), Path: t.at.path, Text: "the reference prints the points between two numbers of an index, and the text says percent", Hint: "write {{ change }} instead of {{ difference }}, and remove the word after it"})
		}
		if nth == 0 && before == "" && part.Anchor == "" { // it begins the sentence
			part.Text = language.Capitalized(part.Text)
		}
		w.reference(part, len(t.raw)-len(rest))
	}
}

// percentOrPoints finds a word after a reference that says percent of percentage points, or points of
// percent.
func (e *expander) percentOrPoints(t textDraft, part data.Part, rest string, nth int) {
	if part.Printed == nil {
		return
	}
	text, hint := "", "remove the word after it"
	switch part.Printed.Unit.Kind {
	case data.UnitPoints:
		if percentName.MatchString(rest) {
			text = "the reference prints percentage points, and the text says percent"
		}
		if !strings.HasSuffix(part.Text, e.base.printer.Say(language.WordPoints)) {
			hint = "write percentage points after it, or {{ value }}, which prints them"
		}
	case data.UnitPercent:
		if pointsName.MatchString(rest) {
			text = "the reference prints percent, and the text says percentage points"
		}
	}
	if text != "" {
		e.base.add(data.Fault{Rule: data.RulePoints, Pos: e.base.place(t, "{{", nth), Path: t.at.path, Text: text, Hint: hint})
	}
}

// pointsName is what a text must not call a percentage, in any language.
var pointsName = pattern.New(`^\s*(?i:percentage points?|percent points?|pp\b|Prozentpunkten?|个?百分点)`)

// percentName is what a text must not call a difference of percentages, in any
// language.
var percentName = pattern.New(`^\s*(?:[%％]|(?:` + strings.Join(language.PercentNames(), "|") + `)(?:\P{L}|$))`)

// reference evaluates the nth reference of a text, and records its fault.
func (e *expander) reference(t textDraft, action string, nth int) data.Part {
	part, err := e.answer(action)
	if err != nil && !errors.Is(err, errBroken) { // a broken figure is reported where it stands
		f := data.Fault{Pos: e.base.place(t, "{{", nth), Path: t.at.path}
		f.Text, f.Hint = e.whyNoReference(action, err)
		if ref, ok := errors.AsType[*referenceError](err); ok {
			f.Rule = ref.rule
		}
		e.base.add(f)
	}
	return part
}

// answer returns what a reference stands for. Nearly all are a name and texts in
// double quotes, and need no template.
func (e *expander) answer(action string) (data.Part, error) {
	if name, args, ok := plainReference(action); ok {
		return e.call(name, referenceFunctions[name], args)
	}
	if e.templates == nil {
		e.templates = template.New("").Funcs(e.functions())
	}
	tmpl, err := e.templates.New("reference").Parse(action)
	if err == nil && !isReference(tmpl) {
		err = &referenceError{text: shorten(action) + " is not a reference", hint: `a reference is one function with texts in quotes: {{ value "scale" "2019" }}`}
	}
	e.answerPart = data.Part{}
	if err == nil {
		err = tmpl.Execute(io.Discard, nil)
	}
	return e.answerPart, err
}

// plainReference reads {{ name "text" "text" }} as text/template does. It reports
// false for anything else.
func plainReference(action string) (name string, args []string, ok bool) {
	inner := strings.TrimSuffix(strings.TrimPrefix(action, "{{"), "}}")
	name, rest, _ := strings.Cut(strings.TrimSpace(inner), " ")
	if _, known := referenceFunctions[name]; !known {
		return "", nil, false
	}
	for rest = strings.TrimLeft(rest, " "); rest != ""; rest = strings.TrimLeft(rest, " ") {
		quoted, err := strconv.QuotedPrefix(rest)
		if err != nil || rest[0] != '"' || len(rest) > len(quoted) && rest[len(quoted)] != ' ' {
			return "", nil, false
		}
		text, err := strconv.Unquote(quoted)
		if err != nil {
			return "", nil, false
		}
		args, rest = append(args, text), rest[len(quoted):]
	}
	return name, args, true
}

// citation is what stands for the source of a statement in a text.
var citation = pattern.New(`\[@([^\]\s]+)\]`)

// citations checks the keys that a user cites by hand.
func (e *expander) citations(t textDraft) {
	for _, m := range citation.FindAllStringSubmatchIndex(t.raw, -1) {
		e.base.user.source(t.raw[m[2]:m[3]])
		if key := t.raw[m[2]:m[3]]; e.base.sources[key] == nil && !e.base.decoder.partial {
			e.base.faultAt(e.base.place(t, t.raw[m[0]:m[1]], strings.Count(t.raw[:m[0]], t.raw[m[0]:m[1]])), t.at.path,
				fmt.Sprintf("there is no source %q", key), e.base.decoder.suggest(key, keysOf(e.base.sources)))
		}
	}
}

// differenceOfIndex reports the difference of two numbers of an index, which is in percent only where
// the first of them is 100.
func differenceOfIndex(part data.Part) bool {
	if part.Function() != "difference" || len(part.Of) != 2 || !part.Of[0].Figure.Unit.IsIndex() {
		return false
	}
	from := part.Of[0]
	s, ok := from.Figure.SeriesNamed(from.Series)
	if !ok {
		return false
	}
	v, ok := data.NumberAt(s, from.Key)
	return ok && v.Number.Cmp(data.Int(100)) != 0
}

// place finds where the nth occurrence of a piece of a text stands in the file.
// Folding moves characters, so the lines of the text itself are searched; an
// escaped piece is not found there, and stands where the text begins.
func (r *reader) place(t textDraft, piece string, nth int) data.Pos {
	pos := t.at.pos()
	piece, _, _ = strings.Cut(piece, "\n")
	if piece == "" {
		return pos
	}
	for i, part := range r.linesOf(t) {
		skipped := 0
		if i == 0 {
			skipped = pos.Col - 1
		}
		count := strings.Count(part, piece)
		if nth >= count {
			nth -= count
			continue
		}
		before := strings.Join(strings.SplitN(part, piece, nth+2)[:nth+1], piece)
		return data.Pos{File: pos.File, Line: pos.Line + i, Col: 1 + skipped + utf8.RuneCountInString(before)}
	}
	return pos
}

// linesOf returns the lines of the file that a text may stand in, the first
// from where it begins. They end where the indentation does, and, since a text
// may stand inside a long { }, at several times its length.
func (r *reader) linesOf(t textDraft) []string {
	pos := t.at.pos()
	all := r.lines[pos.File]
	if pos.Line > len(all) {
		return nil
	}
	first := all[pos.Line-1]
	before, rest := first[:byteOffset(first, pos.Col-1)], first[byteOffset(first, pos.Col-1):]
	least := indentation(first) + 1 // of the lines that go on
	if strings.TrimSpace(before) == "" {
		least--
	}
	lines := []string{rest}
	left := 4*len(t.raw) + maxBeyond - len(rest)
	for _, line := range all[pos.Line:] {
		if left < 0 || indentation(line) < least && strings.TrimSpace(line) != "" {
			break
		}
		lines = append(lines, line)
		left -= 1 + len(strings.TrimSpace(line))
	}
	return lines
}

func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// maxBeyond is how much longer a text may be in the file, besides its escapes:
// quotes, and comments between the lines.
const maxBeyond = 200

// byteOffset is where the nth character of a line begins.
func byteOffset(line string, nth int) int {
	for i := range line {
		if nth == 0 {
			return i
		}
		nth--
	}
	return len(line)
}

// A referenceError is a fault in a reference, with a hint.
type referenceError struct {
	text, hint string
	rule       string // of the gate that it breaks; empty for none
}

func (e *referenceError) Error() string { return e.text }

var unknownFunction = pattern.New(`function "(.*?)" not defined`)

// whyNoReference puts an error of text/template into the words of the file.
func (e *expander) whyNoReference(action string, err error) (text, hint string) {
	if ref, ok := errors.AsType[*referenceError](err); ok {
		return ref.text, ref.hint
	}
	if m := unknownFunction.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Sprintf("there is no function %q", m[1]), e.base.decoder.suggest(m[1], functionNames())
	}
	return shorten(action) + " is not a reference", `a reference is one function with texts in quotes: {{ value "scale" "2019" }}`
}

func shorten(s string) string {
	if rs := []rune(s); len(rs) > 60 {
		return string(rs[:57]) + "..."
	}
	return s
}

// isReference reports whether a template is a call of one of the functions with
// texts, and nothing else that text/template knows: no condition, loop,
// variable, pipe, or function of the package's own.
func isReference(tmpl *template.Template) bool {
	if tmpl.Tree == nil || len(tmpl.Root.Nodes) != 1 {
		return false
	}
	a, ok := tmpl.Root.Nodes[0].(*parse.ActionNode)
	if !ok || len(a.Pipe.Decl) > 0 || len(a.Pipe.Cmds) != 1 {
		return false
	}
	args := a.Pipe.Cmds[0].Args
	name, ok := args[0].(*parse.IdentifierNode)
	if !ok || !slices.Contains(functionNames(), name.Ident) {
		return false
	}
	return !slices.ContainsFunc(args[1:], func(arg parse.Node) bool {
		return arg.Type() != parse.NodeString && arg.Type() != parse.NodeNumber
	})
}

// The hand-typed numbers.

// typedNumber is a run of digits, with the separators of any language.
var typedNumber = pattern.New(`\d(?:[\d,.\x{a0}\x{202f}]*\d)?`)

// typedNumbers warns of a number in a text that is the value of a figure: typed
// by hand, it will be wrong when the figure changes.
func (e *expander) typedNumbers(t textDraft) {
	if !strings.ContainsFunc(t.raw, unicode.IsDigit) {
		return
	}
	text := withoutLevels(e.base.ds, e.withoutAges(blankOut(t.raw)))
	for _, m := range typedNumber.FindAllStringIndex(text, maxTypedNumbers) {
		digits := text[m[0]:m[1]]
		d, err := data.ParseDecimal(e.base.printer.Read(digits))
		measured := measure.MatchString(text[m[1]:]) || err == nil && worthWatching(d) && (e.counts(text[m[1]:]) || claim.Governed(e.base.printer, text[:m[0]]))
		if err != nil || !measured && !worthWatching(d) || partOfWord(text, m, measured) || isBase(text[:m[0]], d) {
			continue
		}
		percent := percentSign.MatchString(text[m[1]:])
		fig, known, found := e.figureWith(d, percent)
		number, near := digits, figureEntry{}
		after := strings.TrimLeft(text[m[1]:], " \u00a0\u202f")
		if scale, up := language.ScaleAt(e.base.printer, after); up > 0 {
			digits = text[m[0]:len(text)-len(after)] + scale
			fig, known, found = e.figureAbout(d, up)
		} else if !found && measured {
			near = e.roundedIn(t.at.path, d, after, percent)
		}
		warn := func(text, hint string) {
			at := e.base.place(t, number, strings.Count(t.raw[:m[0]], number))
			e.base.warn(data.Fault{Rule: data.RuleTypedNumber, Pos: at, Path: t.at.path, Text: digits + " is typed by hand" + text, Hint: hint})
		}
		switch {
		case found:
			warn(fmt.Sprintf("; it is %s, %s", fig.ID, known.Key), "write "+figureEntry{fig, known}.reference())
		case near.figure != nil:
			shown := e.base.printer.Value(near.Value, near.figure.Unit)
			warn(fmt.Sprintf("; %s, %s is %s", near.figure.ID, near.Key, strings.ReplaceAll(shown, "\u00a0", " ")), "write "+near.reference())
		case measured:
			warn(", and no figure has it", "add it to a figure with its source, and refer to that")
		}
	}
}

// confidence is the level of an interval: 95% confidence, 95-%-Konfidenzintervall, 95%置信区间.
var confidence = pattern.New(`(?i)\b(\d{2}(?:[.,]\d)?)[ \x{a0}\x{202f}-]?[%％](?:[ -]?(?:confidence|credib|uncertainty|prediction|konfidenz|vertrauens|kredibil|prognose)|的?(?:置信|可信|预测))|\b(\d{2}) per ?cent (?:confidence|credib|uncertainty|prediction)`)

// withoutLevels covers the levels of intervals that a figure of the file has.
func withoutLevels(ds *data.Dataset, text string) string {
	return confidence.ReplaceAllStringFunc(text, func(said string) string {
		digits := typedNumber.FindString(said)
		if slices.ContainsFunc(ds.Figures, func(f *data.Figure) bool { return f.Interval != "" && typedNumber.FindString(f.Interval) == digits }) {
			return blanks(said)
		}
		return said
	})
}

// isBase reports whether a number after a text is the base of an index or of a rate:
// 2020 = 100, per 1,000 births.
func isBase(before string, d data.Decimal) bool {
	before = strings.TrimRight(before, " \u00a0\u202f")
	if strings.HasSuffix(before, "=") || strings.HasSuffix(before, "≙") {
		return d.Cmp(data.Int(100)) == 0
	}
	ten := strings.TrimRight(d.String(), "0") == "1" && d.Cmp(data.Int(100)) >= 0
	return ten && (strings.HasSuffix(before, "每") || slices.Contains([]string{"per", "pro", "je"}, strings.ToLower(before[strings.LastIndexAny(before, " \u00a0\u202f(")+1:])))
}

// counts reports whether a text begins with what a figure of the file is measured
// in: euros, enterprises.
func (e *expander) counts(text string) bool {
	if e.nouns == nil {
		e.nouns = map[string]bool{}
		for _, f := range e.base.ds.Figures {
			for _, noun := range e.base.printer.NounsOf(f.Unit) {
				e.nouns[noun] = true
			}
		}
	}
	return beginsWith(strings.TrimLeft(text, " \u00a0\u202f"), slices.Collect(maps.Keys(e.nouns)))
}

// beginsWith reports whether a text begins with one of some words.
func beginsWith(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		rest, found := strings.CutPrefix(text, word)
		next, _ := utf8.DecodeRuneInString(rest)
		return found && (!unicode.IsLetter(next) || next >= firstNonLatin)
	})
}

// percentSign is a sign of percent after a number, and measure anything that
// makes it a measured one, in any language.
var (
	percentSign = pattern.New(`^[ \x{a0}\x{202f}]?[%％]`)
	measure     = pattern.New(`^[ \x{a0}\x{202f}]?(?:[%％]|` + strings.Join(language.MeasureWords(), "|") + `)`)
)

var blanked = pattern.New(`\{\{.*?\}\}|\[[@^][^\]]*\]|\]\([^)]*\)|https?://\S+`)

// inBlanked are parts of texts, one of which each of these has.
var inBlanked = []string{"{{", "[@", "[^", "](", "://"}

// blankOut covers references, citations, marks of footnotes and addresses.
func blankOut(s string) string {
	if !slices.ContainsFunc(inBlanked, func(part string) bool { return strings.Contains(s, part) }) {
		return s
	}
	return blanked.ReplaceAllStringFunc(s, blanks)
}

// Ages are whole numbers with a word for them, in the languages of the program, alone or as a
// span: people aged 20–64, 65 years and over, ab 65 Jahren. Years without such a word may be how
// long something lasts.
const (
	upTo999  = `\d{1,3}`
	ageSpan  = upTo999 + `(?:(?: ?[–—-] ?|-? (?:to|and|bis|und)(?: unter)? | ?[至到] ?)` + upTo999 + `){1,3}`
	ageWords = `-?[ \x{a0}]?(?:years?[ -](?:olds?|(?:and|or) (?:over|older|under|above|more)|of age)\b|(?:and|or) (?:over|older|under|above)\b|Jahren?,? (?:und|oder) \pL+|(?:und|oder) (?:älter|jünger)\b|[Jj]ährige|周?岁)|\+(?: years?\b|$|[ ,;:.)])`
	agedOf   = `(?:\b(?:(?i:ages?|aged|under-|over-|ab|unter|über|im Alter von)(?: (?:from|under|over|ab|unter|über|between|zwischen))?|(?:people|persons|women|men|children|adults|those) (?:over|under)) ?|(?:年龄|年满) ?)`
)

var (
	agesIn   = pattern.New(agedOf + `(?:` + ageSpan + `|` + upTo999 + `)(?:\+|s\b| Jahren?\b)|` + `\b(?i:ages?|aged) (?:(?:from|under|over|between) )?(?:` + ageSpan + `|` + upTo999 + `)\b|\b` + ageSpan + `(?:` + ageWords + `|[ \x{a0}-](?:years?|Jahren?)\b)|\b` + upTo999 + `(?:` + ageWords + `)`)
	dashSpan = pattern.New(`\b` + upTo999 + ` ?[–—-] ?` + upTo999 + `\b`)
)

// inAges are parts of words, in small letters, one of which each age has beside it.
var inAges = []string{"age", "under", "over", "above", "old", "year", "+", "ab", "unter", "über", "alter", "jahr", "jähr", "älter", "jünger", "年龄", "年满", "岁"}

// withoutAges covers the ages in a text, and spans of whole numbers that are not measured in
// anything: no value of a figure is written so.
func (e *expander) withoutAges(text string) string {
	lower := strings.ToLower(text)
	if slices.ContainsFunc(inAges, func(part string) bool { return strings.Contains(lower, part) }) {
		text = agesIn.ReplaceAllStringFunc(text, blanks)
	}
	for _, m := range dashSpan.FindAllStringIndex(text, maxTypedNumbers) {
		after := text[m[1]:]
		_, up := language.ScaleAt(e.base.printer, strings.TrimLeft(after, " \u00a0\u202f"))
		partly := partOfNumber.MatchString(after) || strings.HasSuffix(text[:m[0]], ".") || strings.HasSuffix(text[:m[0]], ",")
		if up == 0 && !partly && !measure.MatchString(after) && !e.counts(after) {
			text = text[:m[0]] + blanks(text[m[0]:m[1]]) + after
		}
	}
	return text
}

var partOfNumber = pattern.New(`^[.,]\d`)

func blanks(s string) string { return strings.Repeat(" ", len(s)) }

// worthWatching leaves out small whole numbers and years, which stand for many
// things.
func worthWatching(d data.Decimal) bool {
	if d.Decimals() > 0 {
		return true
	}
	return d.Cmp(data.Int(20)) > 0 && (d.Cmp(data.Int(1900)) < 0 || d.Cmp(data.Int(2100)) > 0)
}

// firstNonLatin ends the letters that make a number part of a word: Chinese
// units follow a number without a space.
const firstNonLatin = 0x250

// partOfWord reports whether a number is a part of a word, as in G20 and Covid-19. With what it
// measures behind it, a hyphen is that of a range, 3-4%, or a minus sign, unless a letter is before it.
func partOfWord(text string, m []int, measured bool) bool {
	before, size := utf8.DecodeLastRuneInString(text[:m[0]])
	if before == '-' && measured {
		before, _ = utf8.DecodeLastRuneInString(text[:m[0]-size])
	}
	after, _ := utf8.DecodeRuneInString(text[m[1]:])
	return unicode.IsLetter(before) && before < firstNonLatin || before == '-' || before == '.' || unicode.IsLetter(after) && after < firstNonLatin
}

// maxTypedNumbers is how many numbers of one text are looked at.
const maxTypedNumbers = 200

// maxWatched keeps the search for typed numbers cheap in files with large
// tables: how many numbers are looked for.
const maxWatched = 100_000

// watched is a number that a text should not repeat.
type watched struct {
	number  data.Decimal
	percent bool // a percent sign follows it
}

// figureWith finds a value with the number. A whole number means many things
// (the Top 50), so a bound such as "more than 50" counts only with a percent
// sign after it.
func (e *expander) figureWith(d data.Decimal, percent bool) (*data.Figure, data.Entry, bool) {
	if e.watch == nil {
		e.watch = e.watchedNumbers()
	}
	found, ok := e.watch[watched{d, percent}]
	return found.figure, found.Entry, ok
}

// figureAbout finds a value that is rounded to a number with a power of ten: 1.46 billion of
// 1455300000 people. A single digit would be that of many.
func (e *expander) figureAbout(d data.Decimal, up int) (*data.Figure, data.Entry, bool) {
	digits := d.Exponent() + 1 + d.Decimals()
	whole, ok := d.Shift(up)
	if !ok || digits < 2 || d.Sign() == 0 {
		return nil, data.Entry{}, false
	}
	if e.about[digits] == nil {
		if e.about == nil {
			e.about = map[int]map[data.Decimal]figureEntry{}
		}
		e.about[digits] = e.roundedNumbers(digits)
	}
	found, ok := e.about[digits][whole.WithoutZeros(0)]
	return found.figure, found.Entry, ok
}

// roundedNumbers lists the first value for each amount, rounded to some digits.
func (e *expander) roundedNumbers(digits int) map[data.Decimal]figureEntry {
	found := map[data.Decimal]figureEntry{}
	looked := 0
	for _, f := range e.base.ds.Figures {
		if f.Unit.Kind != data.UnitPlain {
			continue
		}
		for entry := range f.Numbers() {
			if looked++; looked > maxWatched {
				return found
			}
			whole, ok := entry.Value.Number.Shift(f.Unit.Scale)
			if !ok {
				continue
			}
			n := whole.Rounded(digits-1-whole.Exponent(), data.HalfAway).WithoutZeros(0)
			if _, known := found[n]; !known {
				found[n] = figureEntry{f, entry}
			}
		}
	}
	return found
}

// figureEntry is a number with its figure.
type figureEntry struct {
	figure *data.Figure
	data.Entry
}

// reference is what a text writes for the number.
func (f figureEntry) reference() string {
	args := fmt.Sprintf("%q %q", f.figure.ID, f.Key)
	if f.Series.Name != "" {
		args += fmt.Sprintf(" %q", f.Series.Name)
	}
	return fmt.Sprintf("{{ value %s }}", args)
}

// roundedIn finds a value that is rounded to a number before a text, whatever its sign: the last of
// the figures that stand beside the text, or the first of all.
func (e *expander) roundedIn(path string, d data.Decimal, after string, percent bool) figureEntry {
	measures := func(u data.Unit) bool {
		hundredths := u.Kind == data.UnitPercent || u.Kind == data.UnitPoints
		return hundredths == percent && (percent || beginsWith(after, e.base.printer.NounsOf(u)))
	}
	own := e.beside(path)
	var found figureEntry
	for _, f := range append(slices.Clone(own), e.base.ds.Figures...) {
		if !measures(f.Unit) {
			continue
		}
		beside := slices.Contains(own, f)
		if found.figure != nil && !beside {
			break
		}
		looked := 0
		for entry := range f.Numbers() {
			n := entry.Value.Shown().Number
			if n.Sign() < 0 {
				n = n.Neg()
			}
			if n.Decimals() >= d.Decimals() && n.Rounded(d.Decimals(), data.HalfAway).Cmp(d) == 0 {
				found = figureEntry{f, entry}
			}
			if looked++; looked > maxWatched || found.figure != nil && !beside {
				break
			}
		}
	}
	return found
}

// beside are the figures of the chart whose text it is, or the one whose title it is.
func (e *expander) beside(path string) []*data.Figure {
	part, rest, _ := strings.Cut(path, ".")
	id, _, _ := strings.Cut(rest, ".")
	for _, c := range e.base.ds.Charts {
		if part == "charts" && c.ID == id {
			return c.Figures
		}
	}
	for _, f := range e.base.ds.Figures {
		if part == "figures" && f.ID == id {
			return []*data.Figure{f}
		}
	}
	return nil
}

// watchedNumbers lists the first value for each number.
func (e *expander) watchedNumbers() map[watched]figureEntry {
	found := map[watched]figureEntry{}
	looked := 0
	for _, f := range e.base.ds.Figures {
		for entry := range f.Numbers() {
			if looked++; looked > maxWatched {
				return found
			}
			for _, percent := range []bool{false, true} {
				n := watched{entry.Value.Shown().Number, percent}
				sure := n.number.Decimals() > 0 || entry.Value.Is == data.Exact || percent && f.Unit.Kind == data.UnitPercent
				if _, known := found[n]; sure && !known {
					found[n] = figureEntry{f, entry}
				}
			}
		}
	}
	return found
}
