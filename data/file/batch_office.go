package file

import (
	"crypto/sha256"
	"io"
	"slices"

	"briefing/data/table"
)

// cellNode stands for a cell of the current row in faults.
func (t *tableFile) cellNode(p *rowMaker, column int) node {
	if t.x == nil {
		return cellNode(t.rows, column, p.csv.file.Value, p.csv.at.path)
	}
	line, _ := t.rows.Position(column)
	return nodeAt(t.x.Place(line, column), p.csv.at.path)
}

// openOffice reads a table as an office hands it out: each different row of the columns that
// are named is a row of the batch.
func (b *batchReader) openOffice(p *rowMaker) *tableFile {
	if p.csv.layout.wrong {
		return nil
	}
	s := p.csv.layout.says
	if p.csv.separator != ',' {
		s.Separator = table.SeparatorWords()[slices.Index(table.Separators(), p.csv.separator)]
	}
	named, selection := p.columnsOf()
	if p.csv.withheld != nil {
		s.Rules = p.csv.withheld.Rules
	}
	s.Numbers = []string{}
	s = s.With(append(named, selection.Columns()...), nil)
	for _, c := range selection.Conditions {
		s = s.With([]string{c.Column}, nil)
	}
	x, err := b.decoder.cache.extract(p.csv.file.Value, &s)
	if err != nil {
		refuseTable(b.decoder, p.csv.file, p.csv.at.path, err)
		return nil
	}
	content, err := p.csv.withheld.Text(x.Content)
	if err != nil {
		b.decoder.csvFault(p.csv.file, p.csv.at.path, err)
		return nil
	}
	index := table.NewIndex(content, ',', selection.Columns())
	for _, w := range p.csv.where {
		if !slices.Contains(index.Heads, w.condition.Column) {
			theColumn(b.decoder, p.csv.file.Value, x.Heads, ref{w.condition.Column, w.key})
			return nil
		}
	}
	part := &table.UsedPart{Head: index.Head, Content: content, Rows: index.Find(selection)}
	part.Rows = part.Different(named)
	text := part.Text()
	sum := sha256.New()
	sum.Write(text)
	t := &tableFile{Closer: io.NopCloser(nil), x: x, rows: part.Reader(','), sum: sum}
	if err := t.rows.Next(); err != nil {
		b.decoder.csvFault(p.csv.file, p.csv.at.path, err)
		return nil
	}
	for i := range t.rows.Texts() {
		t.heads = append(t.heads, t.rows.Text(i))
	}
	return t
}

// columnsOf are the columns that the rows are made of, and the rows that are asked for.
func (p *rowMaker) columnsOf() ([]string, table.Selection) {
	var named []ref
	for _, column := range p.csv.columns {
		named = append(named, column)
	}
	if p.csv.secrecy != nil {
		named = append(named, p.csv.secrecy.column)
	}
	selection := table.Selection{Separator: ','}
	for _, w := range p.csv.where {
		selection.Conditions = append(selection.Conditions, w.condition)
	}
	return headsOf(named), selection
}
