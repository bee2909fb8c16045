package file

import (
	"fmt"
	"io"

	"briefing/data/table"
)

// pairsDraft says which two columns of a CSV file hold names, and what belongs to each.
type pairsDraft struct {
	at         node
	file       node
	key, value ref
	separator  rune
}

// pairsFields is the table of a pairsDraft, with a key that names the column of what
// belongs to the names.
func pairsFields(value field[pairsDraft]) record[pairsDraft] {
	return record[pairsDraft]{
		{"file", "path of the CSV file, inside the folder of this file", true, textShape(), func(d *decoder, n node, p *pairsDraft) {
			if _, ok := d.line(n); ok {
				p.file = n
			}
		}},
		{"key", "name of the column with the names, as the figures have them", true, textShape(), func(d *decoder, n node, p *pairsDraft) { p.key, _ = d.ref(n) }},
		value,
		{"separator", "what separates the cells; a comma unless given", false, wordShape(table.SeparatorWords()), func(d *decoder, n node, p *pairsDraft) { p.separator = decodeSeparator(d, n) }},
	}
}

// read gives the pairs of the file to a function, which reports whether it wants more.
// Rows without a name, or of which nothing is said, are passed over.
func (p *pairsDraft) read(d *decoder, each func(key, value string, at node) bool) {
	if p.file.Node == nil || p.key.name == "" || p.value.name == "" || !d.validPath(p.file) {
		return // a fault was recorded when the draft was decoded
	}
	readRows(d, p.file, p.file.Value, p.separator, func(rows *table.Rows, _ int64) bool {
		d.met(p.file.Value)
		if err := rows.Next(); err != nil {
			d.csvFault(p.file, p.at.path, err)
			return false
		}
		heads := headRow(rows)
		d.useColumn(p.file.Value, p.key.name)
		d.useColumn(p.file.Value, p.value.name)
		d.useColumn(p.file.Value, p.key.name)
		d.useColumn(p.file.Value, p.value.name)
		key, ok1 := theColumn(d, p.file.Value, heads, p.key)
		value, ok2 := theColumn(d, p.file.Value, heads, p.value)
		if !ok1 || !ok2 {
			return false
		}
		for n := 0; ; n++ {
			err := rows.Next()
			switch {
			case err == io.EOF:
				return true
			case err != nil:
				d.csvFault(p.file, p.at.path, err)
				return false
			case n == maxCSVRows:
				d.fault(p.file, fmt.Sprintf("%s has more than %d rows", p.file.Value, maxCSVRows), "name a shorter file")
				return false
			}
			cells := rows.Texts()
			name, says := table.OneLine(cells[key]), table.OneLine(cells[value])
			if name != "" && says != "" && clean(name) && clean(says) && !each(name, says, cellNode(rows, value, p.file.Value, p.at.path)) {
				return false
			}
		}
	})
}
