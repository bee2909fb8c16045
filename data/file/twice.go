package file

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
)

// twice says why two rows of a table have one key, as what follows the words that they have it,
// and what to write: the columns that tell the rows apart, or what stands between them.
func (c *csvDraft) twice(r *resolver, before, line int) (text, hint string) {
	text, hint = "", "keep one row for each key, or name the column of the series"
	if c.layout == nil || c.layout.stored {
		return text, hint
	}
	part := r.tables[c.layout.key]
	if part == nil {
		return text, hint
	}
	columns, rows, ok := r.cache.rowsAt(part.file, part.shape, before, line)
	if !ok {
		return text, hint
	}
	var differ []int
	for i, column := range columns {
		if !column.Number && !column.Across && rows[0][i] != rows[1][i] {
			differ = append(differ, i)
		}
	}
	if len(differ) == 0 {
		return c.sameRows(before, line)
	}
	var heads, wheres []string
	for _, i := range differ[:min(len(differ), maxTellingColumns)] {
		heads = append(heads, fmt.Sprintf("%q", columns[i].Name))
		if said := rows[1][i]; said != "" {
			wheres = append(wheres, fmt.Sprintf("where: {%s: %s}", columns[i].Name, data.Clip(said, maxQuoted)))
		}
	}
	text = ", in a row that differs in " + strings.Join(heads, ", ")
	hint = "choose rows with " + strings.Join(wheres, " or ")
	if wheres == nil {
		hint = "choose rows with where:"
	}
	if c.series.name == "" && c.columns == nil {
		hint += ", or name the column of the series, as series: " + columns[differ[0]].Name
	}
	return text, hint
}

// maxTellingColumns is how many of the columns that tell rows apart are named.
const maxTellingColumns = 3

// sameRows says why two rows are equal in all columns but those of numbers.
func (c *csvDraft) sameRows(before, line int) (text, hint string) {
	found := c.layout.x.Found
	i := slices.IndexFunc(found, func(f grid.Finding) bool { return f.Key == "repeated" && f.At.Line > before && f.At.Line < line })
	if i >= 0 {
		return fmt.Sprintf(", and the heads stand again in line %d: another table may begin there", found[i].At.Line), "write range: and the cells of one of the tables"
	}
	return ", and no column tells the two rows apart", "write range: and cells in which each row stands once"
}
