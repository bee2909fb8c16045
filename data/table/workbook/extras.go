package workbook

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/table/workbook/xmltoken"
)

// extras is what a sheet says of its cells beside their rows.
type extras struct {
	merged []merged // by their first row and column
	notes  []note   // by their row and column
}

// merged are cells that are shown as one. Columns count from 0, rows from 1.
type merged struct{ left, right, top, bottom int }

// note is a comment on a cell.
type note struct {
	line, column int
	text         string
}

// readExtras reads what stands behind the rows of a sheet, and its comments.
func (sh *excelSheet) readExtras() (*extras, error) {
	e, err := sh.readBehind((*xmltoken.Scanner).Skip)
	if _, wrong := errors.AsType[xmltoken.Error](err); wrong { // something in the rows looks like their end
		e, err = sh.readBehind(func(*xmltoken.Scanner) error { return nil })
	}
	if err != nil {
		return nil, sh.wrap(err)
	}
	slices.SortFunc(e.merged, func(a, b merged) int {
		return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left))
	})
	e.notes, err = sh.readNotes()
	return e, err
}

// readBehind reads what stands behind the rows of a sheet, which there may be millions of, and
// which skip may pass over.
func (sh *excelSheet) readBehind(skip func(*xmltoken.Scanner) error) (*extras, error) {
	e := &extras{}
	in, s, err := sh.scan()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	err = s.Children(func() error {
		switch {
		case s.Is(inMain, "sheetData"):
			return skip(s)
		case !s.Is(inMain, "mergeCells"):
			return nil
		}
		return s.Children(func() error {
			return sh.addMerged(e, string(s.Attr("ref")))
		})
	})
	if err == nil {
		err = s.Finish()
	}
	return e, err
}

// addMerged adds A1:B2.
func (sh *excelSheet) addMerged(e *extras, ref string) error {
	from, to, _ := strings.Cut(ref, ":")
	top, left, ok := parseRef(from)
	bottom, right, alsoOK := parseRef(cmp.Or(to, from))
	switch {
	case !ok || !alsoOK || bottom < top || right < left:
		return sh.fault("it merges cells %s, which are none", data.Printable(ref))
	case len(e.merged) >= sh.book.limits.extras:
		return sh.fault("it merges cells more than %d times", sh.book.limits.extras)
	}
	e.merged = append(e.merged, merged{left, right, top, bottom})
	return nil
}

// parseRef reads the place of a cell, such as C7: its row from 1, its column from 0.
func parseRef(ref string) (line, column int, ok bool) {
	column, n := columnOf([]byte(ref))
	line, err := strconv.Atoi(ref[n:])
	return line, column, n > 0 && err == nil && 0 < line && line <= mostRows
}

// columnOf reads the letters at the beginning of the place of a cell: the column, from 0,
// and how many letters there are; none where there is no such column.
func columnOf(ref []byte) (column, letters int) {
	for _, c := range ref {
		c |= 0x20
		if c < 'a' || c > 'z' {
			break
		}
		column = column*26 + int(c-'a') + 1
		if letters++; column > mostColumns {
			return 0, 0
		}
	}
	return column - 1, letters
}

// readNotes reads the comments on cells. Those in threads stand in place of the older
// ones, which then only say that there are threads.
func (sh *excelSheet) readNotes() ([]note, error) {
	related, err := sh.book.relations(sh.part)
	if err != nil {
		return nil, err
	}
	texts := map[[2]int][]byte{}
	size := 0
	for _, kind := range []string{"threadedComment", "comments"} {
		before := len(texts)
		for _, r := range related {
			if r.kind != kind {
				continue
			}
			if err := sh.addNotes(r.target, texts, &size, before > 0); err != nil {
				return nil, err
			}
		}
	}
	var notes []note
	for at, text := range texts {
		notes = append(notes, note{at[0], at[1], string(appendLine(nil, text))})
	}
	slices.SortFunc(notes, func(a, b note) int { return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column)) })
	return notes, nil
}

// addNotes adds the comments of a part, but none to a cell that has one where it is not to
// be added to.
func (sh *excelSheet) addNotes(part string, texts map[[2]int][]byte, size *int, older bool) error {
	rich := &richNotes{sh: sh, texts: texts, size: size, older: older}
	return sh.book.read(part, excelSpaces, func(s *xmltoken.Scanner) error {
		rich.s = s
		return s.Children(rich.visit)
	})
}

// richNotes collects comments.
type richNotes struct {
	sh    *excelSheet
	s     *xmltoken.Scanner
	pool  texts
	texts map[[2]int][]byte
	size  *int
	older bool // comments in threads are there
}

// visit reads a comment, or looks for them inside a list.
func (n *richNotes) visit() error {
	s := n.s
	if !s.Is(inMain, "comment") && !s.Is(inThreads, "threadedComment") {
		return s.Children(n.visit)
	}
	line, column, ok := parseRef(string(s.Attr("ref")))
	at := [2]int{line, column}
	if _, has := n.texts[at]; !ok || has && n.older {
		return nil
	}
	return s.Children(func() error {
		if string(s.Name) != "text" {
			return nil
		}
		return n.add(at)
	})
}

// add adds a comment to those of a cell.
func (n *richNotes) add(at [2]int) error {
	text, has := n.texts[at]
	if has {
		text = append(text, " / "...)
	}
	var err error
	most := n.sh.book.limits.cell
	if n.s.Space == inThreads {
		text, _, err = appendContent(text, n.s, most)
	} else {
		text, _, err = n.pool.appendRich(text, n.s, most)
	}
	n.texts[at] = text
	*n.size += len(text)
	if len(n.texts) > n.sh.book.limits.extras || *n.size > n.sh.book.limits.row {
		return n.sh.fault("it has more than %d comments", n.sh.book.limits.extras)
	}
	return err
}

// marks puts merged cells and comments on rows, which come in order.
type marks struct {
	merged []merged // that begin in later rows
	active []merged // that reach into the row, by their columns
	notes  []note   // of later rows
}

// put puts on a row what is there for it.
func (m *marks) put(b *rowBuilder) {
	line := b.row.Line
	for len(m.notes) > 0 && m.notes[0].line <= line {
		if n := m.notes[0]; n.line == line {
			b.at(n.column).Note = n.text
		}
		m.notes = m.notes[1:]
	}
	if len(m.merged) == 0 && len(m.active) == 0 {
		return
	}
	m.activate(line)
	for _, a := range m.active {
		if a.left >= len(b.cells) {
			break
		}
		from := a.left
		if a.top == line {
			b.cells[from].Wide, b.cells[from].High = a.right-a.left+1, a.bottom-a.top+1
			from++
		}
		b.empty(from, a.right)
	}
}

// activate takes up the merged cells that begin in a row or before, and drops those that
// end. Those that overlap others, which no program writes, are left out.
func (m *marks) activate(line int) {
	active := m.active[:0]
	for _, a := range m.active {
		if a.bottom >= line {
			active = append(active, a)
		}
	}
	n := len(active)
	for len(m.merged) > 0 && m.merged[0].top <= line {
		if a := m.merged[0]; a.bottom >= line {
			active = append(active, a)
		}
		m.merged = m.merged[1:]
	}
	if len(active) > n {
		slices.SortStableFunc(active, func(a, b merged) int { return cmp.Compare(a.left, b.left) })
		active = apart(active)
	}
	m.active = active
}

// apart leaves out those that overlap the one before.
func apart(active []merged) []merged {
	kept := active[:0]
	for _, a := range active {
		if len(kept) == 0 || a.left > kept[len(kept)-1].right {
			kept = append(kept, a)
		}
	}
	return kept
}
