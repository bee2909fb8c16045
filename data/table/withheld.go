package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// Confidential stands for a number that may not be published, in a cell as in a file.
const Confidential = "confidential"

// Withholding says which numbers of a CSV file may not be published. [Withholding.Reader]
// takes them out of the file, and whoever reads the rest knows no others.
type Withholding struct {
	Separator rune // 0: a comma
	Rules     []Rule
	// Columns are the heads of the columns whose cells stay, in order; nil: all.
	Columns []string
}

// Rule withholds some cells of the rows that a flag marks.
type Rule struct {
	// Flag is the head of the column with the flag; empty: every row is marked.
	Flag string
	// Public are the flags of rows that may be published; any other marks its row.
	Public []string
	// Secret are the codes that mark a row, instead: of those that stand in the column,
	// alone or with others, also beside a number. Others are the other codes of their list,
	// with which one may stand in one word: bc.
	Secret, Others []string
	// Hidden are the heads of the columns whose numbers are withheld there, and Empty
	// those whose texts are.
	Hidden, Empty []string
}

// Marks reports whether the flag of a row keeps its numbers from being published.
func (r Rule) Marks(flag string) bool {
	switch {
	case r.Flag == "":
		return true
	case r.Secret == nil:
		return !slices.Contains(r.Public, flag)
	case flag == "" || flag == Confidential:
		return flag != ""
	}
	after := strings.TrimLeft(flag, "+-−0123456789., '\u00a0\u202f")
	if strings.ContainsAny(flag[:len(flag)-len(after)], "0123456789") && !slices.Contains(r.Secret, flag) {
		flag = after // beside a number
	}
	words := strings.FieldsFunc(flag, isNoLetter)
	return slices.ContainsFunc(words, r.isSecret) || slices.ContainsFunc(r.Secret, func(code string) bool {
		return strings.ContainsFunc(code, isNoLetter) && strings.Contains(flag, code)
	})
}

func isNoLetter(c rune) bool { return !unicode.IsLetter(c) }

// isSecret reports whether a word is made of codes, of which one is secret.
func (r Rule) isSecret(word string) bool {
	secret := false
	for rest := word; rest != ""; {
		code := longestOf(rest, r.Secret)
		if other := longestOf(rest, r.Others); len(other) > len(code) {
			code = other
		} else {
			secret = secret || code != ""
		}
		if code == "" {
			return false
		}
		rest = rest[len(code):]
	}
	return secret
}

// longestOf is the longest of some codes that a text begins with; empty for none.
func longestOf(text string, codes []string) string {
	longest := ""
	for _, code := range codes {
		if len(code) > len(longest) && strings.HasPrefix(text, code) {
			longest = code
		}
	}
	return longest
}

// Marks reports whether a row of a file is marked: otherwise all of it may be published.
func (w *Withholding) Marks(in io.Reader) (bool, error) {
	if w == nil {
		return false, nil
	}
	out := w.Rest().Reader(in)
	_, err := io.Copy(io.Discard, out)
	return out.(*withholder).marked, err
}

// Rest is the withholding of a file that is still to be read: all its columns stay.
func (w *Withholding) Rest() *Withholding {
	if w == nil {
		return nil
	}
	rest := *w
	rest.Columns = nil
	return &rest
}

// withheldMark begins what is written of a withholding, and ends it.
const withheldMark = "!"

// String writes the withholding as it begins InputRef.Used; empty for none.
func (w *Withholding) String() string {
	if w == nil {
		return ""
	}
	var parts []string
	add := func(key string, texts ...string) {
		for _, text := range texts {
			parts = append(parts, key+"="+escapeUsed(text))
		}
	}
	if i := slices.Index(Separators(), w.Separator); i > 0 {
		add("separator", SeparatorWords()[i])
	}
	for _, r := range w.Rules {
		add("flag", r.Flag)
		add("public", r.Public...)
		add("secret", r.Secret...)
		add("other", r.Others...)
		add("hidden", r.Hidden...)
		add("empty", r.Empty...)
	}
	add("column", w.Columns...)
	return withheldMark + strings.Join(parts, "&") + withheldMark
}

// CutWithheld reads what String has written at the beginning of a text, and returns what
// follows; nil and all of the text where there is nothing of it. It reports false for a
// text of another form.
func CutWithheld(used string) (w *Withholding, rest string, ok bool) {
	written, found := strings.CutPrefix(used, withheldMark)
	if !found {
		return nil, used, true
	}
	written, rest, found = strings.Cut(written, withheldMark)
	if !found {
		return nil, used, false
	}
	w = &Withholding{Separator: ','}
	for part := range strings.SplitSeq(written, "&") {
		key, text, _ := strings.Cut(part, "=")
		text, err := url.PathUnescape(text)
		if err != nil || !w.read(key, text) {
			return nil, used, false
		}
	}
	return w, rest, true
}

func (w *Withholding) read(key, text string) bool {
	last := len(w.Rules) - 1
	switch i := slices.Index(SeparatorWords(), text); {
	case key == "separator" && i >= 0:
		w.Separator = Separators()[i]
	case key == "flag":
		w.Rules = append(w.Rules, Rule{Flag: text})
	case key == "public" && last >= 0:
		w.Rules[last].Public = append(w.Rules[last].Public, text)
	case key == "secret" && last >= 0:
		w.Rules[last].Secret = append(w.Rules[last].Secret, text)
	case key == "other" && last >= 0:
		w.Rules[last].Others = append(w.Rules[last].Others, text)
	case key == "hidden" && last >= 0:
		w.Rules[last].Hidden = append(w.Rules[last].Hidden, text)
	case key == "empty" && last >= 0:
		w.Rules[last].Empty = append(w.Rules[last].Empty, text)
	case key == "column":
		w.Columns = append(w.Columns, text)
	default:
		return false
	}
	return true
}

// Reader reads the file without what is withheld: such a cell holds the word
// confidential, one of a column that does not stay nothing. All other rows are as they
// were, byte for byte, and each is in the line that it was in. To read the result so once
// more changes nothing. An error in the form of the file is a *csv.ParseError without a
// column, which would tell how long the cells before it are.
func (w *Withholding) Reader(in io.Reader) io.Reader {
	if w == nil {
		return in
	}
	seen := &window{in: in}
	buffered := bufio.NewReaderSize(seen, 1<<16)
	begin := SkipMark(buffered)
	return &withholder{Withholding: w, seen: seen, begin: begin, rows: NewRows(buffered, w.Separator)}
}

// Text is a file without what is withheld.
func (w *Withholding) Text(content []byte) ([]byte, error) {
	if w == nil {
		return content, nil
	}
	return io.ReadAll(w.Reader(bytes.NewReader(content)))
}

// window is a reader that keeps what was read until it is taken.
type window struct {
	in   io.Reader
	kept []byte
	from int // the byte that kept begins with
}

func (w *window) Read(p []byte) (int, error) {
	n, err := w.in.Read(p)
	w.kept = append(w.kept, p[:n]...)
	return n, err
}

// take returns the bytes up to a place, which are kept no longer.
func (w *window) take(to int) []byte {
	taken := w.kept[:to-w.from]
	w.kept, w.from = w.kept[to-w.from:], to
	return taken
}

// withholder reads a file row by row.
type withholder struct {
	*Withholding
	seen   *window
	rows   *Rows
	begin  int    // bytes of the byte order mark
	out    []byte // what is still to be given out
	headed bool
	flags  []int   // columns of the flags by rule; -1 for none
	hidden [][]int // columns by rule
	empty  [][]int // likewise
	unused []int   // columns
	marked bool    // a row is
	err    error
}

func (w *withholder) Read(p []byte) (int, error) {
	for len(w.out) == 0 && w.err == nil {
		w.next()
	}
	n := copy(p, w.out)
	w.out = w.out[n:]
	if n > 0 || len(p) == 0 {
		return n, nil
	}
	return 0, w.err
}

// next reads a row.
func (w *withholder) next() {
	w.err = w.rows.Next()
	if parse, ok := errors.AsType[*csv.ParseError](w.err); ok {
		w.err = &csv.ParseError{StartLine: parse.StartLine, Line: parse.Line, Column: 1, Err: parse.Err}
	}
	if w.err != nil {
		if w.err == io.EOF { // empty lines
			w.out = w.seen.take(w.seen.from + len(w.seen.kept))
		}
		return
	}
	raw := w.seen.take(w.begin + w.rows.Read)
	if !w.headed {
		w.headed, w.out = true, raw
		w.findColumns()
		return
	}
	w.out = raw
	if w.isPlain() {
		return
	}
	if cells, changed := w.withhold(w.rows.Texts()); changed {
		w.out = w.row(raw, cells)
	}
}

// findColumns finds the columns by their heads.
func (w *withholder) findColumns() {
	heads := make([]string, len(w.rows.Texts()))
	for i, head := range w.rows.Texts() {
		heads[i] = strings.TrimSpace(head)
	}
	for _, r := range w.Rules {
		w.flags = append(w.flags, slices.Index(heads, r.Flag))
		w.hidden = append(w.hidden, columnsWith(heads, func(head string) bool { return slices.Contains(r.Hidden, head) }))
		w.empty = append(w.empty, columnsWith(heads, func(head string) bool { return slices.Contains(r.Empty, head) }))
	}
	w.unused = columnsWith(heads, func(head string) bool { return w.Columns != nil && !slices.Contains(w.Columns, head) })
}

func columnsWith(heads []string, such func(head string) bool) []int {
	var columns []int
	for i, head := range heads {
		if such(head) {
			columns = append(columns, i)
		}
	}
	return columns
}

// isPlain reports whether a row surely has nothing that is withheld, as nearly all rows of
// a file with codes: its flags are empty, or plain numbers.
func (w *withholder) isPlain() bool {
	if w.rows.Plain == nil || w.unused != nil {
		return false
	}
	for i, column := range w.flags {
		if column < 0 || w.Rules[i].Secret == nil {
			return false
		}
		if cell := w.rows.Plain[column]; len(cell) > 0 {
			if _, plain := PlainNumber(cell); !plain {
				return false
			}
		}
	}
	return true
}

// withhold takes out of a row what may not be published, and reports whether there is
// anything. A row without a flag where one should be is withheld.
func (w *withholder) withhold(row []string) (cells []string, changed bool) {
	cells = slices.Clone(row)
	put := func(columns []int, text string) {
		for _, column := range columns {
			if cells[column] != text {
				cells[column], changed = text, true
			}
		}
	}
	put(w.unused, "")
	for i, r := range w.Rules {
		if w.flags[i] < 0 || r.Marks(OneLine(row[w.flags[i]])) {
			w.marked = true
			put(w.empty[i], "")
			put(w.hidden[i], Confidential)
		}
	}
	return cells, changed
}

// row writes a row in the place of what stood there, in as many lines.
func (w *withholder) row(raw []byte, cells []string) []byte {
	empty := emptyLines(raw)
	out := bytes.Clone(raw[:empty])
	for i, cell := range cells {
		if i > 0 {
			out = append(out, byte(w.rows.comma))
		}
		if strings.IndexByte(cell, w.rows.comma) >= 0 || strings.ContainsAny(cell, "\"\r\n") || cell == "" && len(cells) == 1 {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		out = append(out, cell...)
	}
	end := raw[len(bytes.TrimRight(raw, "\r\n")):]
	out = append(out, end...)
	for lost := countLines(raw) - countLines(out); lost > 0; lost-- {
		out = append(out, '\n')
	}
	return out
}
