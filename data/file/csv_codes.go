package file

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/table"
)

// asked is a code in a CSV file whose list nobody named.
type asked struct {
	texts  []string // the different ones
	at     node     // of the first
	beside bool     // numbers
}

// maxAsked is how many different codes are asked for.
const maxAsked = 12

func (a *asked) add(text string, at node) {
	if a.texts == nil {
		a.at = at
	}
	if len(a.texts) < maxAsked && !slices.Contains(a.texts, text) {
		a.texts = append(a.texts, text)
	}
}

// codesOf reads the codes of a row and those in the cell of a number, and returns the
// number as it is written; empty for none. It reports false with a fault recorded where a
// code means nothing.
func (r *csvReader) codesOf(cells []string, column int) (number string, codes flag.Together, ok bool) {
	number = table.OneLine(cells[column])
	bare := number == "" || data.AllDigits(number[len(number)-1:]) // no code ends so
	if r.draft.codes == nil {
		return number, codes, bare || !r.asks(number, column)
	}
	if (!bare || r.draft.codes.IsNumber(number)) && number != table.Confidential {
		plain, found, unknown := r.draft.codes.ReadValue(number)
		switch {
		case unknown == "":
			number, codes = plain, found
		case isSymbol(number), plain != "" && isCode(unknown):
			r.unknownCode(unknown, column)
			return "", codes, false
		}
	}
	for _, c := range r.status {
		found, unknown := r.draft.codes.Read(table.OneLine(cells[c]))
		if unknown != "" {
			r.unknownCode(unknown, c)
			return "", codes, false
		}
		codes.Merge(found)
	}
	return number, codes, true
}

// isSymbol reports whether a text stands in place of a number: a code of some list, a few
// signs, or something in brackets.
func isSymbol(text string) bool {
	letter := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || unicode.Is(unicode.Sc, r)
	}
	return text != "" && (text[0] == '[' || strings.IndexFunc(text, letter) < 0 || len(flag.Readings(text)) > 0)
}

// isCode reports whether a text beside a number can be meant as a code.
func isCode(text string) bool {
	return text[0] == '[' || utf8.RuneCountInString(text) <= 3 && strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// asks reports whether a text is no number, but a symbol or a number with a code, whose
// meaning the file must say.
func (r *csvReader) asks(text string, column int) bool {
	if _, wrong := parseScalar(text); wrong == nil {
		return false
	}
	if !isSymbol(text) {
		return false
	}
	number, code := flag.Cut(text)
	r.symbols.add(table.OneLine(code), r.cellNode(column))
	r.symbols.beside = r.symbols.beside || number != ""
	return true
}

// unknownCode records a code that the list does not have, once.
func (r *csvReader) unknownCode(text string, column int) {
	if slices.Contains(r.unknown, text) {
		return
	}
	r.unknown = append(r.unknown, text)
	wrong, hint := fmt.Sprintf("the codes do not say what %q means", text), "add it below codes:"
	if l := r.draft.codes; l.Name != "" {
		wrong, hint = fmt.Sprintf("%q is not a code of %s", text, l.Name), "the known ones are "+knownCodes(l)+"; what others mean can be written under codes:"
	}
	if said := readings(text); said != "" {
		hint = said + "; " + hint
	}
	r.cellFault(column, wrong, hint)
}

// readings is what each list that knows a code says of it; empty where none does.
func readings(code string) string {
	var all []string
	for _, r := range flag.Readings(code) {
		all = append(all, fmt.Sprintf("%s has it for %q", r.List, r.Says))
	}
	return strings.Join(all, ", ")
}

// numberless records that a cell has no number, and that nothing says why: neither the file
// nor the codes of the row, such as a * that is a remark on a number.
func (r *csvReader) numberless(cells []string, column int) {
	said := []string{table.OneLine(cells[column])}
	for _, c := range r.status {
		said = append(said, table.OneLine(cells[c]))
	}
	said = slices.DeleteFunc(said, func(text string) bool { return text == "" })
	if len(said) == 0 || r.draft.codes == nil {
		r.cellFault(column, "the cell is empty, and nothing says why there is no number", "write below "+r.draft.called()+": why, as in missing: not published")
		return
	}
	code := strings.Join(said, " ")
	hint := fmt.Sprintf("write below %s: why, as in missing: not published, or below codes: what %q means where it stands alone", r.draft.called(), code)
	if known := readings(code); known != "" {
		hint = known + "; " + hint
	}
	r.cellFault(column, fmt.Sprintf("there is no number, and the code %q does not say why", code), hint)
}

// askForCodes records one fault for all codes in a column of statuses, and one for all
// symbols in the cells of numbers.
func (r *csvReader) askForCodes() {
	if a := r.codes; a.texts != nil {
		r.fault(a.at, fmt.Sprintf("%s in the column %s: codes mean what a list says, and none is named", quotedList(a.texts), r.draft.status[0].name),
			"write status: {column: "+keyText(r.draft.status[0].name)+", codes: LIST}, with "+listsFor(a.texts))
	}
	if a := r.symbols; a.texts != nil {
		hint := "write status: {codes: LIST} below " + r.draft.called() + ":, with " + listsFor(a.texts)
		if a.beside {
			hint += "; a unit stands under unit:, not beside each number"
		}
		r.fault(a.at, fmt.Sprintf("%s in the cells of the numbers: symbols mean what a list says, and none is named", quotedList(a.texts)), hint)
	}
}

func quotedList(texts []string) string {
	quoted := make([]string, len(texts))
	for i, t := range texts {
		quoted[i] = fmt.Sprintf("%q", t)
	}
	return strings.Join(quoted, ", ")
}

// listsFor says which lists know all of some codes and what the first of them mean there,
// and how the file says it itself.
func listsFor(texts []string) string {
	var known []string
	for _, list := range flag.Names() {
		if says := reading(list, texts); says != "" {
			known = append(known, list+" ("+says+")")
		}
	}
	own := fmt.Sprintf("{%q: MEANING}", texts[0])
	if known == nil {
		return "what each means in place of LIST: " + own
	}
	return strings.Join(known, ", ") + ", or what each means: " + own
}

// maxRead is how many codes a hint reads.
const maxRead = 3

// reading is what a list says of some codes; empty unless it knows all.
func reading(list string, texts []string) string {
	var says []string
	for _, t := range texts {
		all := flag.Readings(t)
		i := slices.IndexFunc(all, func(r flag.Reading) bool { return r.List == list })
		if i < 0 {
			return ""
		}
		says = append(says, fmt.Sprintf("%q: %s", t, all[i].Says))
	}
	return strings.Join(says[:min(len(says), maxRead)], "; ")
}

// statusOf reads a status in the words of the file, and marks after it.
func statusOf(text string) (status data.Status, marks data.Marks, ok bool) {
	first, rest, more := strings.Cut(text, ";")
	if w := statusWord(strings.TrimSpace(first)); slices.Contains(statusWords, w) {
		status = w.status()
	} else {
		rest, more = text, true
	}
	for more {
		first, rest, more = strings.Cut(rest, ";")
		w := markWord(strings.TrimSpace(first))
		if !slices.Contains(markWords[:], w) {
			return 0, 0, false
		}
		marks |= w.mark()
	}
	return status, marks, true
}

// wordStatus reads a status that is a word of the file, with marks. A short one that is
// none is a code.
func (r *csvReader) wordStatus(cells []string, v *valueDraft) bool {
	for _, c := range r.status {
		text := table.OneLine(cells[c])
		status, marks, ok := statusOf(text)
		switch {
		case text == "":
		case ok:
			v.status, v.marks = &status, marks
		case isSymbol(text), isCode(text):
			r.codes.add(text, r.cellNode(c))
			return false
		default:
			r.cellFault(c, fmt.Sprintf("%q is not a status", text), r.decoder.suggest(text, textsOf(statusWords)))
			return false
		}
	}
	return true
}
