package file

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/language"
	"briefing/data/table"
)

// codesDraft says where the codes of a CSV file stand and whose they are.
type codesDraft struct {
	columns []ref
	codes   *flag.List
}

func codesFields() record[codesDraft] {
	return record[codesDraft]{
		{"column", "name of the column with the codes, or a list; they are read beside the numbers, and in their place, in any case", false, oneOrMore(textShape()), func(d *decoder, n node, c *codesDraft) {
			c.columns = d.refs(n)
		}},
		{"codes", "whose codes they are, or what each of them means: {p: provisional, u: {missing: unreliable}}", true,
			eitherShape(wordShape(flag.Names()), mapShape(&schema{MinLength: 1}, eitherShape(oneOrMore(wordShape(meaningWords())), codeRecord().shape("What a code means, in words.")))),
			func(d *decoder, n node, c *codesDraft) { c.codes = decodeCodeList(d, n) }},
	}
}

// statusShape is the name of a column, or where codes are and whose.
func statusShape() *schema {
	return eitherShape(textShape(), codesRecord().shape("The codes of an office at its numbers."))
}

// decodeStatusOf reads where the statuses of a CSV file stand.
func decodeStatusOf(d *decoder, n node, c *csvDraft) {
	if n.Kind != yaml.MappingNode {
		if r, ok := d.ref(n); ok {
			c.status = []ref{r}
		}
		return
	}
	var draft codesDraft
	if codesRecord().sound(d, n, "status", &draft) {
		c.status, c.codes = draft.columns, draft.codes
	} else {
		c.unclear = true
	}
}

// decodeCodeList reads the name of a list of codes, or a list of the file's own.
func decodeCodeList(d *decoder, n node) *flag.List {
	if n.Kind != yaml.MappingNode {
		name, ok := word(d, n, "list of codes", flag.Names())
		if !ok {
			return nil
		}
		list, _ := flag.Named(name)
		return list
	}
	var codes []flag.Code
	for key, child := range d.filledMapping(n, "codes") {
		text := table.OneLine(key.Value)
		if text == "" {
			d.fault(key, "the code is empty", "write missing: beside status: for empty cells")
			continue
		}
		if m, ok := decodeMeaning(d, child); ok {
			codes = append(codes, flag.Code{Text: text, Says: text, Meaning: m})
		}
	}
	return flag.NewList(codes)
}

// codeDraft is the meaning of a code in words.
type codeDraft struct{ missing, note string }

func codeFields() record[codeDraft] {
	return record[codeDraft]{
		{"missing", "why there is no number", false, translatedShape(), func(d *decoder, n node, c *codeDraft) { c.missing, _ = d.phrase(n) }},
		{"note", "a remark on the number", false, translatedShape(), func(d *decoder, n node, c *codeDraft) { c.note, _ = d.phrase(n) }},
	}
}

// reasonWords are the reasons for a missing number that the program says in every
// language.
var reasonWords = map[string]flag.Meaning{
	"not available":    {Missing: true, Why: language.WordNotAvailable},
	"not applicable":   {Missing: true, Why: language.WordReasonNotApplicable},
	"not collected":    {Missing: true, Why: language.WordReasonNotCollected},
	"too unreliable":   {Missing: true, Why: language.WordReasonUnreliable},
	table.Confidential: {Missing: true, Why: language.WordReasonConfidential, Confidential: true},
	"zero":             {Zero: true},
	"normal":           {},
}

// meaningWords are all words for what a code means.
func meaningWords() []string {
	words := slices.Concat(textsOf(statusWords), textsOf(markWords[:]), keysOf(reasonWords))
	slices.Sort(words)
	return slices.Compact(words)
}

// meaningOf is what a word says that a code means.
func meaningOf(word string) (flag.Meaning, bool) {
	if m, ok := reasonWords[word]; ok {
		return m, true
	}
	if s := statusWord(word); slices.Contains(statusWords, s) {
		return flag.Meaning{Status: s.status()}, true
	}
	m := markWord(word)
	if !slices.Contains(markWords[:], m) {
		return flag.Meaning{}, false
	}
	return flag.Meaning{Marks: m.mark()}, true
}

// decodeMeaning reads what a code means: a word, several, or a text.
func decodeMeaning(d *decoder, n node) (flag.Meaning, bool) {
	if n.Kind == yaml.MappingNode {
		var draft codeDraft
		ok := codeRecord().sound(d, n, "the meaning of a code", &draft)
		if ok && (draft.missing == "") == (draft.note == "") {
			d.fault(n, "a code says why a number is missing, or what to remark on it", "write {missing: REASON} or {note: TEXT}")
			return flag.Meaning{}, false
		}
		return flag.Meaning{Missing: draft.missing != "", Reason: draft.missing, Note: draft.note}, ok
	}
	var all flag.Together
	for _, item := range d.list(n) {
		text, ok := d.line(item)
		if !ok {
			return flag.Meaning{}, false
		}
		m, ok := meaningOf(text)
		if !ok {
			hint := "write a status such as provisional, a mark such as break or low reliability, confidential, zero, {missing: REASON} or {note: TEXT}"
			if near := language.Nearest(text, meaningWords()); near != "" {
				hint = fmt.Sprintf("write %q", near)
			}
			d.fault(item, fmt.Sprintf("%q is not what a code can mean", text), hint)
			return flag.Meaning{}, false
		}
		all.Add(m)
	}
	return all.Meaning, true
}

// knownCodes are the codes of a list, for a hint.
func knownCodes(l *flag.List) string {
	var known []string
	for _, c := range l.Codes() {
		known = append(known, c.Text)
	}
	return strings.Join(known, " ")
}

// settle gives a number what its codes say of it. The problem is not empty where they say
// that there is none.
func (v *valueDraft) settle(codes *flag.Together) data.Problem {
	switch {
	case codes.Confidential:
		v.withhold()
		v.codes = *codes
		v.marks = codes.Marks & data.SeriesBreak
		return data.Problem{}
	case codes.Missing:
		return data.Problem{Text: fmt.Sprintf("the number is %s, and its code says that there is none", v.number), Hint: "correct the number, or the code"}
	}
	codes.Settle(v.number)
	v.codes, v.marks = *codes, codes.Marks
	if codes.Status != data.Final {
		v.status = &codes.Status
	}
	return data.Problem{}
}

// withoutNumber makes a value missing for the reasons that its codes give.
func (v *valueDraft) withoutNumber(codes *flag.Together) {
	v.scalar = scalar{is: data.Absent, confidential: codes.Confidential}
	v.codes, v.marks = *codes, codes.Marks&data.SeriesBreak
}

// explain says in the words of a language what the codes of a value say: why it is missing,
// and what the file remarks on it.
func explain(say *language.Printer, v *valueDraft) {
	if v.is == data.Absent && v.missing == "" && v.codes.Explains() {
		v.missing = strings.Join(v.codes.Reasons(say), say.Say(language.WordItems))
	}
	if notes := v.codes.Notes(); len(notes) > 0 {
		v.note = textDraft{raw: strings.Join(nonEmpty(append([]string{v.note.raw}, notes...)...), say.Say(language.WordItems)), at: v.at}
	}
}
