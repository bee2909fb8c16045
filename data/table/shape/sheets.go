package shape

import (
	"io"
	"slices"
	"strings"

	"briefing/data/table/grid"
)

// Workbooks say of their tables on sheets of their own who made them, what they are called and in what
// they count: a cover, an index, metadata.

// indexNames are what sheets are called that list the tables of a workbook, in lower case.
var indexNames = []string{"index", "contents", "table of contents", "list of tables", "toc", "inhalt", "inhaltsverzeichnis", "sommaire", "índice", "indice", "目录", "目次", "목차"}

func isIndex(s *grid.Sheet) bool {
	return slices.Contains(indexNames, strings.ToLower(sheetName(s)))
}

// The rows of such a sheet that are looked at, and how many of them begin with a word for what they say
// at least: one alone may be the head of a list.
const (
	sheetLines = 60
	leastSaid  = 2
)

// LineKey is the key of a line without a word for what it says, above a table or on a sheet beside it.
const LineKey = "line"

// besides are what the sheets without a table say of that on a sheet.
func besides(file *grid.File, chosen *grid.Sheet) (found []grid.Finding, err error) {
	for i := range file.Sheets {
		sheet := &file.Sheets[i]
		if sheet == chosen || sheet.Name == chosen.Name || sheet.Hidden {
			continue
		}
		if holds, err := holdingsOf(sheet); err != nil || holds == numberRows && !isIndex(sheet) {
			if err != nil {
				return nil, err
			}
			continue
		}
		said, err := saidOn(file, sheet)
		if err != nil {
			return nil, err
		}
		found = append(found, said...)
	}
	return found, nil
}

// saidOn are what the lines of a sheet say that begin with a word for it, and the lines of one text.
func saidOn(file *grid.File, sheet *grid.Sheet) (found []grid.Finding, err error) {
	rows, err := sheet.Open()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	worded := 0
	for range sheetLines {
		row, err := rows.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		first := filledFrom(row.Cells, 0)
		if count(row.Cells, 0) == 0 || first >= len(row.Cells) {
			continue
		}
		at := row.Pos(file.Name, sheet.Name, first)
		key, said := saidBy(row.Cells[first:])
		if key != LineKey {
			worded++
		}
		if said != "" && key != "note" {
			found = append(found, grid.Finding{Key: key, Text: said, At: at})
		}
	}
	if worded < leastSaid {
		found = slices.DeleteFunc(found, func(f grid.Finding) bool { return f.Key != LineKey })
	}
	return found, nil
}

// saidBy is what a line says, and of what.
func saidBy(cells []grid.Cell) (key, said string) {
	word, rest := cells[0].Text, joinedTexts(cells[1:], ", ")
	if key, said, ok := cutAbout(word); ok && rest == "" {
		return key, said
	}
	if key = aboutKey(word); key != "" {
		return key, rest
	}
	if rest != "" {
		return LineKey, ""
	}
	return LineKey, word
}

// wantsBesides reports whether what such sheets say matters: to who looks at the table, and to whom
// the file says a text that may stand there.
func (s *Shape) wantsBesides() bool {
	return s.Columns == nil || s.Lines != nil || s.Stated != ""
}
