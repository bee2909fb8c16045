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
	// alone or with others, also beside a number. With Joined, codes of one letter may
	// stand together without a space: bc.
	Secret []string
	Joined bool
	// Hidden are the heads of the columns whose numbers are withheld there, and Empty
	// those whose texts are.
	Hidden, Empty []string
}

// marks reports whether the flag of a row keeps its numbers from being published.
func (r Rule) marks(flag string) bool {
	if r.Secret == nil || r.Flag == "" {
		return r.Flag == "" || !slices.Contains(r.Public, flag)
	}
	return slices.ContainsFunc(append(strings.FieldsFunc(flag, isBetweenCodes), flag), r.isSecret)
}

// isBetweenCodes reports what parts one code from another, or from a number.
func isBetweenCodes(c rune) bool {
	return unicode.IsSpace(c) || unicode.IsDigit(c) || strings.ContainsRune(",;:/|[](){}.+-", c)
}

func (r Rule) isSecret(code string) bool {
	if slices.Contains(r.Secret, code) {
		return true
	}
	return r.Joined && len(code) <= maxJoined && strings.IndexFunc(code, func(c rune) bool { return slices.Contains(r.Secret, string(c)) }) >= 0
}

// maxJoined is how many codes stand together at most; a longer text is a word.
const maxJoined = 4

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
	add := func(key, text string) { parts = append(parts, key+"="+escapeUsed(text)) }
	if i := slices.Index(Separators(), w.Separator); i > 0 {
		add("separator", SeparatorWords()[i])
	}
	for _, r := range w.Rules {
		add("flag", r.Flag)
		for _, code := range r.Public {
			add("public", code)
		}
		for _, code := range r.Secret {
			add("secret", code)
		}
		if r.Joined {
			add("joined", "")
		}
		for _, head := range r.Hidden {
			add("hidden", head)
		}
		for _, head := range r.Empty {
			add("empty", head)
		}
	}
	for _, head := range w.Columns {
		add("column", head)
	}
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
	case key == "joined" && last >= 0:
		w.Rules[last].Joined = true
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

// withhold takes out of a row what may not be published, and reports whether there is
// anything. A row without a flag where one should be is withheld.
func (w *withholder) withhold(row []string) (cells []string, changed bool) {
	cells = slices.Clone(row)
	put := func(column int, text string) {
		if cells[column] != text {
			cells[column], changed = text, true
		}
	}
	for _, column := range w.unused {
		put(column, "")
	}
	for i, r := range w.Rules {
		flag := ""
		if w.flags[i] >= 0 {
			flag = OneLine(row[w.flags[i]])
		}
		if w.flags[i] >= 0 && !r.marks(flag) {
			continue
		}
		for _, column := range w.empty[i] {
			put(column, "")
		}
		for _, column := range w.hidden[i] {
			put(column, Confidential)
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
