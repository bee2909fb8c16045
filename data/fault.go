package data

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// FaultsOf returns the faults that an error consists of, or wraps; nil for an error of
// another kind.
func FaultsOf(err error) Faults {
	if one, ok := errors.AsType[Fault](err); ok {
		return Faults{one}
	}
	many, _ := errors.AsType[Faults](err)
	return many
}

// FaultsAt is FaultsOf, and for an error of another kind its problem as a fault at a place.
// It is nil for no error.
func FaultsAt(err error, pos Pos) Faults {
	if faults := FaultsOf(err); faults != nil || err == nil {
		return faults
	}
	problem := ProblemOf(err)
	return Faults{{Pos: pos, Text: problem.Text, Hint: problem.Hint}}
}

// And returns the faults with those of another edition of the same file. What is
// reported of a place already is not reported again, in the numbers of another language.
func (fs Faults) And(more Faults) Faults {
	type place struct {
		pos        Pos
		path, rule string
	}
	known := map[place]bool{}
	for _, f := range fs {
		known[place{f.Pos, f.Path, f.Rule}] = true
	}
	all := slices.Clone(fs)
	for _, f := range more {
		if !known[place{f.Pos, f.Path, f.Rule}] {
			all = append(all, f)
		}
	}
	return all
}

// Pos is a place in a file. Line and Col count from 1, Col in characters; a
// Line of 0 stands for the file, or its sheet, as a whole. Sheet names a sheet of a workbook, of which
// Line is the row and Col the column.
type Pos struct {
	File  string
	Line  int
	Col   int
	Sheet string
}

// String prints file:line:col, or file:sheet!C7 for a cell of a workbook.
func (p Pos) String() string {
	switch {
	case p.Sheet != "" && p.Line == 0:
		return p.File + ":" + p.Sheet
	case p.Sheet != "":
		return fmt.Sprintf("%s:%s!%s%d", p.File, p.Sheet, ColumnName(p.Col), p.Line)
	case p.Line == 0:
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// ColumnName is what workbooks call a column, which counts from 1: A, Z, AA.
func ColumnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// Fault is one thing wrong with a file.
type Fault struct {
	// Row is the place of the row of a batch that the file was loaded for; zero
	// outside batches.
	Row  Pos
	Pos  Pos
	Path string // the keys that lead there: figures.scale.values.2019
	Text string // what is wrong
	Hint string // what to write instead; may be empty
	// Rule is the id of the rule of the gate that does not hold; empty for a
	// fault that breaks none.
	Rule string
	// Line is the text of the line, for showing the place.
	Line string
	// More is how many other faults of the file this one stands for, which are not
	// listed; 0 for a fault of its own.
	More int
}

// Error prints the fault on one line: position, key path, text, hint; the row of
// a batch before all.
func (f Fault) Error() string {
	f = f.Printable()
	var b strings.Builder
	if f.Row != (Pos{}) {
		b.WriteString(f.Row.String() + ": ")
	}
	b.WriteString(f.Pos.String())
	if f.Path != "" {
		b.WriteString(": " + f.Path)
	}
	b.WriteString(": " + f.Text)
	if f.Rule != "" {
		b.WriteString(" [" + f.Rule + "]")
	}
	if f.Hint != "" {
		b.WriteString("; " + f.Hint)
	}
	return b.String()
}

// maxCaretLine is how many characters of a line are shown around the caret.
const maxCaretLine = 100

// Caret returns the faulty line and, below, a caret under the place; empty when
// the line is not known.
func (f Fault) Caret() string {
	if f.Pos.Line == 0 || strings.TrimSpace(f.Line) == "" {
		return ""
	}
	col := max(f.Pos.Col-1, 0)
	before, at := shownFrom(f.Line, col-maxCaretLine*2/3, col)
	after, _ := shownFrom(at, 0, maxCaretLine-utf8.RuneCountInString(before))
	return before + after + "\n" + strings.Repeat(" ", uniseg.StringWidth(before)) + "^"
}

// shownFrom returns the characters from number from up to number to of a line, each
// as one that a terminal shows, and the rest of the line.
func shownFrom(line string, from, to int) (shown, rest string) {
	var b strings.Builder
	n := 0
	for i, r := range line {
		switch {
		case n == to:
			return b.String(), line[i:]
		case n < from:
		case r == '\t':
			b.WriteByte(' ')
		case isUnprintable(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
		n++
	}
	return b.String(), ""
}

// Faults are all the faults of a file, in the order of the input.
type Faults []Fault

// Error prints one fault a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Sorted returns the faults in the order of the input: files in the order they
// were read, then by sheet, line and column. Equal faults are kept once.
func (fs Faults) Sorted(files []string) Faults {
	order := map[string]int{}
	for i, file := range files {
		if order[file] == 0 {
			order[file] = i + 1
		}
	}
	slices.SortStableFunc(fs, func(a, b Fault) int {
		return cmp.Or(
			cmp.Compare(order[a.Pos.File], order[b.Pos.File]),
			cmp.Compare(a.Pos.Sheet, b.Pos.Sheet),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	return slices.Compact(fs)
}

// Count is how many faults there are, with those that are not listed.
func (fs Faults) Count() int {
	n := len(fs)
	for _, f := range fs {
		if f.More > 0 {
			n += f.More - 1
		}
	}
	return n
}

// MaxFaults is how many faults of a file are listed.
const MaxFaults = 200

// Listed are sorted faults, where those of a file beyond maxFaults are one that
// counts them, at the place of the last that is listed.
func (fs Faults) Listed() Faults {
	var list Faults
	for len(fs) > 0 {
		n := slices.IndexFunc(fs, func(f Fault) bool { return f.Pos.File != fs[0].Pos.File })
		if n < 0 {
			n = len(fs)
		}
		list = append(list, fs[:min(n, MaxFaults)]...)
		if more := n - MaxFaults; more > 0 {
			list = append(list, Fault{Pos: fs[MaxFaults-1].Pos, Text: fmt.Sprintf("%d more in this file are not listed", more), Hint: "begin with those that are", More: more})
		}
		fs = fs[n:]
	}
	return list
}
