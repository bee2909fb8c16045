package data

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
	"unicode"
)

// expandAll fills in every text, once all numbers are known.
func (r *resolver) expandAll() {
	for _, p := range r.pending {
		if p.into.Pos.Line == 0 { // a figure's title may be the chart's too
			*p.into = r.expand(p.draft)
		}
	}
}

// Marks that the functions of a text put around what they write: start, between
// number and keys of sources, end. The decoder refuses them in the file.
const (
	markStart, markKeys, markEnd = "\x01", "\x02", "\x03"
)

// expand fills in the references of one text.
func (r *resolver) expand(t textDraft) Text {
	text := Text{Plain: t.raw, Cited: t.raw, Pos: t.at.pos()}
	r.typedNumbers(t)
	r.citations(t)
	if !strings.Contains(t.raw, "{{") && !strings.Contains(t.raw, "}}") {
		text.Plain = withoutCitations(t.raw)
		return text
	}
	tmpl, err := template.New("").Funcs(template.FuncMap(r.functions())).Parse(t.raw)
	if err != nil {
		r.templateFault(t, err)
		return text
	}
	if !r.onlyReferences(t, tmpl) {
		return text
	}
	var b strings.Builder
	if err := tmpl.Execute(&b, nil); err != nil {
		r.templateFault(t, err)
		return text
	}
	text.Plain = withoutCitations(plainText(b.String()))
	text.Cited = citedText(b.String())
	return text
}

var marked = regexp.MustCompile(markStart + "([^" + markKeys + "]*)" + markKeys + "([^" + markEnd + "]*)" + markEnd)

func plainText(s string) string { return marked.ReplaceAllString(s, "$1") }

// citedText turns the marks into Markdown: the number with whatever Markdown
// would read escaped, and the keys of its sources.
func citedText(s string) string {
	return marked.ReplaceAllStringFunc(s, func(m string) string {
		parts := marked.FindStringSubmatch(m)
		out := escapeMarkdown(parts[1])
		for _, key := range strings.Fields(parts[2]) {
			out += "[@" + key + "]"
		}
		return out
	})
}

var markdownSigns = regexp.MustCompile("[\\\\`*_{}\\[\\]<>#|~&!]")

func escapeMarkdown(s string) string { return markdownSigns.ReplaceAllString(s, `\$0`) }

// citation is what stands for the source of a statement in a text.
var citation = regexp.MustCompile(`\[@([^\]\s]+)\]`)

func withoutCitations(s string) string { return citation.ReplaceAllString(s, "") }

// citations checks the keys that a user cites by hand.
func (r *resolver) citations(t textDraft) {
	for _, m := range citation.FindAllStringSubmatchIndex(t.raw, -1) {
		if key := t.raw[m[2]:m[3]]; r.sources[key] == nil && !r.partial {
			r.faultAt(r.place(t, t.raw[m[0]:m[1]], strings.Count(t.raw[:m[0]], t.raw[m[0]:m[1]])), t.at.path,
				fmt.Sprintf("there is no source %q", key), r.suggest(key, keysOf(r.sources)))
		}
	}
}

// place finds where the nth occurrence of a piece of a text stands in the file.
// Folding moves characters, so the file itself is searched, from the text's
// start.
func (r *resolver) place(t textDraft, piece string, nth int) Pos {
	pos := t.at.pos()
	lines := r.lines[pos.File]
	piece, _, _ = strings.Cut(piece, "\n")
	for i := pos.Line - 1; i >= 0 && i < len(lines); i++ {
		line, from := lines[i], 0
		if i == pos.Line-1 {
			from = byteOffset(line, pos.Col-1)
		}
		for {
			at := strings.Index(line[from:], piece)
			if at < 0 || piece == "" {
				break
			}
			if nth == 0 {
				return Pos{pos.File, i + 1, 1 + len([]rune(line[:from+at]))}
			}
			nth--
			from += at + len(piece)
		}
	}
	return pos
}

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
type referenceError struct{ text, hint string }

func (e *referenceError) Error() string { return e.text }

var templateError = regexp.MustCompile(`^template: :(\d+)(?::(\d+))?: (?:executing "" at <.*?>: )?(?:error calling \w+: )?(.*)$`)

// templateFault reports what is wrong with a reference, at its place.
func (r *resolver) templateFault(t textDraft, err error) {
	pos := t.at.pos()
	text, hint := err.Error(), `references look like {{ value "scale" "2019" }}`
	if m := templateError.FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " ")); m != nil {
		line, _ := strconv.Atoi(m[1])
		pos = r.actionPlace(t, line, m[2])
		text = "the reference cannot be read: " + m[3]
		if name, ok := strings.CutPrefix(m[3], "function "); ok {
			name, _, _ = strings.Cut(strings.Trim(name, `"`), `"`)
			text, hint = fmt.Sprintf("there is no function %q", name), r.suggest(name, functionNames())
		}
	}
	if errors.Is(err, errBroken) {
		return // said where the figure stands
	}
	if ref, ok := errors.AsType[*referenceError](err); ok {
		text, hint = ref.text, ref.hint
	}
	r.faultAt(pos, t.at.path, text, hint)
}

// actionPlace finds the reference that stands at a line and column of the text.
func (r *resolver) actionPlace(t textDraft, line int, column string) Pos {
	before := strings.SplitAfter(t.raw, "\n")
	if line < 1 || line > len(before) {
		return t.at.pos()
	}
	end := len(before[line-1])
	if col, err := strconv.Atoi(column); err == nil {
		end = min(col, end)
	}
	upTo := strings.Join(before[:line-1], "") + before[line-1][:end]
	return r.place(t, "{{", max(strings.Count(upTo, "{{")-1, 0))
}

// onlyReferences refuses everything of text/template but a call of one of the
// functions with texts: no conditions, loops, variables, or functions of the
// package's own.
func (r *resolver) onlyReferences(t textDraft, tmpl *template.Template) bool {
	if tmpl.Tree == nil || tmpl.Root == nil {
		return true
	}
	ok := true
	actions := 0
	for _, n := range tmpl.Root.Nodes {
		if n.Type() == parse.NodeText {
			continue
		}
		if action, isAction := n.(*parse.ActionNode); !isAction || !isReference(action) {
			line := strings.SplitN(n.String(), "\n", 2)[0]
			r.faultAt(r.actionPlace(t, 1+strings.Count(t.raw[:n.Position()], "\n"), ""), t.at.path,
				fmt.Sprintf("%s is not a reference", shorten(line)), "write one of "+strings.Join(functionNames(), ", ")+` with texts in quotes: {{ value "scale" "2019" }}`)
			ok = false
		}
		actions++
	}
	return ok
}

func shorten(s string) string {
	if rs := []rune(s); len(rs) > 60 {
		return string(rs[:57]) + "..."
	}
	return s
}

func isReference(a *parse.ActionNode) bool {
	if len(a.Pipe.Decl) > 0 || len(a.Pipe.Cmds) != 1 {
		return false
	}
	args := a.Pipe.Cmds[0].Args
	name, ok := args[0].(*parse.IdentifierNode)
	if !ok || !slices.Contains(functionNames(), name.Ident) {
		return false
	}
	for _, arg := range args[1:] {
		if arg.Type() != parse.NodeString && arg.Type() != parse.NodeNumber {
			return false
		}
	}
	return true
}

// The hand-typed numbers.

var typedNumber = regexp.MustCompile(`\d[\d,]*(?:\.\d+)?`)

// typedNumbers warns of a number in a text that is the value of a figure: typed
// by hand, it will be wrong when the figure changes.
func (r *resolver) typedNumbers(t textDraft) {
	if !strings.ContainsFunc(t.raw, unicode.IsDigit) {
		return
	}
	text := blankOut(t.raw)
	for _, m := range typedNumber.FindAllStringIndex(text, -1) {
		digits := text[m[0]:m[1]]
		d, err := ParseDecimal(strings.ReplaceAll(digits, ",", ""))
		if err != nil || !worthWatching(d) || partOfWord(text, m) {
			continue
		}
		percent := strings.HasPrefix(text[m[1]:], "%")
		if fig, e, found := r.figureWith(d, percent); found {
			args := fmt.Sprintf("%q %q", fig.ID, e.key)
			if e.series.Name != "" {
				args += fmt.Sprintf(" %q", e.series.Name)
			}
			r.warn(r.place(t, digits, strings.Count(t.raw[:m[0]], digits)), t.at.path,
				fmt.Sprintf("%s is typed by hand; it is %s, %s", digits, fig.ID, e.key), fmt.Sprintf("write {{ value %s }}", args))
		}
	}
}

var blanked = regexp.MustCompile(`\{\{.*?\}\}|\[@[^\]]*\]|\]\([^)]*\)|https?://\S+`)

// blankOut covers references, citations and addresses.
func blankOut(s string) string {
	return blanked.ReplaceAllStringFunc(s, func(m string) string { return strings.Repeat(" ", len(m)) })
}

// worthWatching leaves out small whole numbers and years, which stand for many
// things.
func worthWatching(d Decimal) bool {
	if d.Decimals() > 0 {
		return true
	}
	return d.Cmp(Int(20)) > 0 && (d.Cmp(Int(1900)) < 0 || d.Cmp(Int(2100)) > 0)
}

func partOfWord(text string, m []int) bool {
	before := []rune(text[:m[0]])
	after := []rune(text[m[1]:])
	return len(before) > 0 && (unicode.IsLetter(before[len(before)-1]) || strings.ContainsRune("-.", before[len(before)-1])) ||
		len(after) > 0 && unicode.IsLetter(after[0]) && after[0] < 0x250
}

// maxWatched keeps the search for typed numbers cheap in files with large
// tables.
const maxWatched = 100_000

// figureWith finds a value with the number. A whole number means many things
// (the Top 50), so a bound such as "more than 50" counts only with a percent
// sign behind it.
func (r *resolver) figureWith(d Decimal, percent bool) (*Figure, entry, bool) {
	looked := 0
	for _, f := range r.ds.Figures {
		for e := range f.numbers() {
			sure := d.Decimals() > 0 || e.value.Is == Exact || percent && f.Unit.Kind == UnitPercent
			if e.value.Number == d && sure {
				return f, e, true
			}
			if looked++; looked > maxWatched {
				return nil, entry{}, false
			}
		}
	}
	return nil, entry{}, false
}
