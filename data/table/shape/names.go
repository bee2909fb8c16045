package shape

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// Names of rows and heads of columns may have marks after them that lead to notes below the table:
// Germany (1), France*, Spain ¹, Italy b/. They are no part of the name, so that what has one in some
// rows is one thing with that in others.

// sureMark is a mark that is one in any table, and notedMark one where a note below begins with it.
var (
	sureMark  = pattern.New(`^(.*[\p{L}\p{M}%)\]）])\s*([¹²³⁰⁴-⁹†‡§¶]+|\*{1,3}|\[note \d{1,2}\])$`)
	notedMark = pattern.New(`^(.*[\p{L}\p{M}%)\]）])(\s*\(\d{1,2}\)|\s*\[\d{1,2}\]|\s*\d{1,2}\)|\s+\([a-z]\)|\s+\[[a-z]\]|\s+[a-z]\)|\s+(?:\d{1,2}|[a-z])/)$`)
	// noteMark is what a note begins with.
	noteMark = pattern.New(`^[(\[]?(\d{1,2}|[a-z])(?:[)\]/](?:[.: ]|$)|\. )`)
)

// The letters that a name has at least without its mark, and how many marks it has at most.
const (
	leastName    = 3
	mostMarks    = 3
	longestNamed = 160 // bytes
)

// namer cuts marks from names.
type namer struct {
	noted   map[string]bool // the marks that notes begin with, without their brackets
	columns []bool          // of the sheet, that hold names with marks
	// late is set where the table goes on below the sample: names and notes there may have other marks. Seen
	// are those of which the notes at the end must tell whether they are marks, and more is set where they do.
	late bool
	seen map[string]bool
	more bool
}

// cutOnce cuts the last mark from a name.
func (n *namer) cutOnce(text string) (name, mark string) {
	if len(text) > longestNamed {
		return text, ""
	}
	m := sureMark.FindStringSubmatch(text)
	if m == nil {
		if m = notedMark.FindStringSubmatch(text); m == nil || !n.isNoted(strings.Trim(trim(m[2]), "()[]/")) {
			return text, ""
		}
	}
	name, mark = trim(m[1]), trim(m[2])
	if utf8.RuneCountInString(name) < leastName && !isWide(name) || strings.Count(name, "(") != strings.Count(name, ")") || isPowered(name, mark) {
		return text, ""
	}
	return name, mark
}

// isWide reports whether a text is in letters of which one is a word.
func isWide(text string) bool { return len(text) >= leastName && text[0] >= utf8.RuneSelf }

// isPowered reports whether a raised number belongs to a unit: km², CO₂ per m³.
func isPowered(name, mark string) bool {
	last := name[strings.LastIndexAny(name, " (/,")+1:]
	return (mark == "²" || mark == "³") && slices.Contains([]string{"m", "km", "cm", "mm", "dm", "hm"}, last)
}

// cutNumber cuts a number with a letter joined to it that a note below the table begins with, and that would
// multiply the number without one: 54,123b.
func (n *namer) cutNumber(text string) (w number.Written, ok bool) {
	last := len(text) - 1
	if last < 1 || text[last] < 'a' || text[last] > 'z' || !isDigit(text[last-1]) || !n.isNoted(text[last:]) {
		return w, false
	}
	w, ok = number.Cut(text[:last])
	w.Mark = text[last:]
	return w, ok
}

// Cut cuts all marks from a name.
func (n *namer) Cut(text string) (name, mark string) {
	if !endsAsMark(text) {
		return text, ""
	}
	name = text
	for range mostMarks {
		before, one := n.cutOnce(name)
		if one == "" {
			break
		}
		name, mark = before, trim(one+" "+mark)
	}
	return name, mark
}

// isNoted reports whether a note begins with a mark, as far as the notes are known.
func (n *namer) isNoted(mark string) bool {
	if !n.noted[mark] && n.late && len(n.seen) < maxMarks {
		n.seen[mark] = true
	}
	return n.noted[mark]
}

// learn takes the notes below the table, which may begin with marks that were seen before.
func (n *namer) learn(notes []grid.Finding) {
	for _, note := range notes {
		if m := noteMark.FindStringSubmatch(note.Text); m != nil && n.late && n.seen[m[1]] && !n.noted[m[1]] {
			n.noted[m[1]], n.more = true, true
		}
	}
}

// newNamer finds the marks that notes in the sample begin with.
func newNamer(l *layout) *namer {
	n := &namer{noted: map[string]bool{}}
	for i := len(l.lines) - 1; i >= l.body; i-- {
		row := &l.lines[i]
		first := row.first()
		if first < 0 {
			continue
		}
		if row.counts() && row.filled() > 1 {
			break // the last of the table
		}
		if m := noteMark.FindStringSubmatch(row.cells[first].Text); m != nil {
			n.noted[m[1]] = true
		}
	}
	return n
}

// heads cuts marks from the heads of a line, unless two of them would be one.
func (n *namer) heads(t *Table, row *line, texts []string) {
	names := slices.Clone(texts)
	for c := range names {
		if !isPeriod(names[c]) {
			names[c], _ = n.Cut(names[c])
		}
	}
	if distinct(names) < distinct(texts) {
		return
	}
	for c := range names {
		if name, mark := n.Cut(texts[c]); mark != "" && name == names[c] && row.cell(c).Text != "" {
			t.found("mark", row.cells[c].Text, t.at(row.number, c, row.cells))
		}
	}
	copy(texts, names)
}

func distinct(texts []string) int {
	sorted := slices.Sorted(slices.Values(texts))
	return len(slices.Compact(sorted))
}

// rows finds the columns of names with marks. They keep these where rows differ in nothing else.
func (n *namer) rows(t *Table, l *layout, whole bool) {
	n.late, n.seen = !whole, map[string]bool{}
	var columns []int
	for c := t.left; c < t.right; c++ {
		if !t.number[c] && !slices.Contains(t.marked, c) && n.marksIn(l, c) {
			columns = append(columns, c)
		}
	}
	if columns == nil {
		return
	}
	var keys []int
	for c := t.left; c < t.right; c++ {
		if !t.number[c] {
			keys = append(keys, c)
		}
	}
	seen := map[string]string{}
	for _, i := range (&filler{t, l}).rows() {
		plain := ""
		for _, c := range keys {
			text := l.lines[i].cell(c).Text
			if slices.Contains(columns, c) {
				text, _ = n.Cut(text)
			}
			plain += text + "\x00"
		}
		written := namesIn(&l.lines[i], keys)
		if before, met := seen[plain]; met && before != written {
			n.late = false
			return
		}
		seen[plain] = written
	}
	n.columns = make([]bool, t.right)
	for _, c := range columns {
		n.columns[c] = true
	}
}

// marksIn reports whether a name in a column has a mark.
func (n *namer) marksIn(l *layout, c int) bool {
	return slices.ContainsFunc(l.lines[l.body:], func(row line) bool {
		_, mark := n.Cut(row.cell(c).Text)
		return mark != ""
	})
}

// has reports whether names with marks stand in a column of the sheet, and in a cell below the sample,
// whether it may be one.
func (n *namer) has(column int, text string) bool {
	return n != nil && (column < len(n.columns) && n.columns[column] || n.late && endsAsMark(text))
}

// endsAsMark reports whether a name may end with a mark, as few do.
func endsAsMark(text string) bool {
	return text != "" && (text[len(text)-1] >= utf8.RuneSelf || strings.IndexByte("*)]/", text[len(text)-1]) >= 0)
}

// nameOf is the name in a cell of the row that is written, without its mark, which is told.
func (w *writer) nameOf(i, column int, text string) string {
	cut, known := w.named[text]
	if !known {
		text = strings.Clone(text)
		cut.text, cut.mark = w.names.Cut(text)
		if w.named == nil {
			w.named = map[string]markedPeriod{}
		}
		if len(w.named) < maxCut {
			w.named[text] = cut
		}
	}
	if cut.mark == "" {
		return text
	}
	w.marks.keep(cut.mark, func() data.Pos { return w.Table.at(w.number, column, w.current) })
	w.marks.of(cut.mark, cut.text)
	w.show(i, shown{mark: cut.mark})
	return cut.text
}
