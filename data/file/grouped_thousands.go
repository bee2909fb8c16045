package file

import (
	"io"
	"iter"
	"strings"

	"briefing/data"
	"briefing/data/table"
	"briefing/data/table/number"
)

// asksForThousands asks what a stop is in a CSV file whose numbers can be read in two ways:
// 194.919 people may be 194919 of them. The numbers of the rows that where: chooses are read as
// those of the others, so that it does not depend on the choice whether anything is asked. What
// they show is found as in the tables of offices. No number is quoted, which may be confidential.
func asksForThousands(r *resolver, f *figureDraft, t *csvTable) {
	c := f.csv
	if f.precision.HasPlaces || f.precision.Significant > 0 {
		return
	}
	if !mayGroup(t) {
		return
	}
	verdict := number.Find(t.texts(), number.Dialect{})
	if c.where != nil {
		verdict = dialectOf(r.decoder, c, verdict)
	}
	if verdict.Asked == nil && verdict.Dialect.Decimal != ',' {
		return
	}
	at := c.value.at
	if len(c.columns) > 0 {
		at = c.columns[0].at
	}
	r.fault(at, `numbers in the form of "1.234" may be two: 1.234, or 1234`,
		"add decimals: 3 to the figure where these are decimals; where the stop groups thousands, read the file under table: with decimal: \",\", or write the numbers without it")
}

// mayGroup reports whether all numbers of a table that have a stop can be read in two ways. Of most
// tables the first number with a stop says that they cannot.
func mayGroup(t *csvTable) bool {
	may := false
	for _, s := range t.rows {
		for i := range s.values {
			d := s.values[i].Number
			switch {
			case s.values[i].Is == data.Absent || d.Decimals() == 0:
			case d.Decimals() != 3 || d.Exponent() < 0 || d.Exponent() > 2:
				return false
			default:
				may = true
			}
		}
	}
	return may
}

// texts yields the numbers of a table as they are written, each series as a column.
func (t *csvTable) texts() iter.Seq[number.Cell] {
	return func(yield func(number.Cell) bool) {
		column := 0 // what is found does not depend on their order
		for _, s := range t.rows {
			column++
			for i := range s.values {
				if v := &s.values[i]; v.Is != data.Absent && !yield(number.Cell{Column: column, Text: v.Number.String()}) {
					return
				}
			}
		}
	}
}

// dialectOf is how the numbers are written of the whole table that where: chooses rows of; that of
// the rows chosen where it cannot be read.
func dialectOf(d *decoder, c *csvDraft, chosen number.Verdict) number.Verdict {
	index, err := d.cache.index(c.name(), d.withheld[c.name()], c.selection())
	if err != nil {
		return chosen
	}
	columns := []string{c.value.name}
	for _, named := range c.columns {
		columns = append(columns, named.name)
	}
	return once(d.cache, &d.cache.dialects, dialectKey{index, strings.Join(columns, "\x00")}, func() number.Verdict {
		return number.Find(cellsIn(index, c.separator, columns), number.Dialect{})
	})
}

// dialectKey is what the dialect of a whole table is found for: its index, and the columns.
type dialectKey struct {
	index   *table.Index
	columns string
}

// cellsIn yields the cells of some columns of a whole table.
func cellsIn(index *table.Index, separator rune, columns []string) iter.Seq[number.Cell] {
	return func(yield func(number.Cell) bool) {
		for _, rows := range index.Rows {
			part := &table.UsedPart{Head: index.Head, Content: index.Content, Rows: rows}
			if !eachNumber(part.Reader(separator), columns, yield) {
				return
			}
		}
	}
}

// eachNumber yields the cells of some columns of rows that begin with their heads.
func eachNumber(rows *table.Rows, columns []string, yield func(number.Cell) bool) bool {
	if rows.Next() != nil {
		return true
	}
	var places []int
	for i, head := range rows.Texts() {
		for _, name := range columns {
			if name != "" && strings.TrimSpace(head) == name {
				places = append(places, i)
			}
		}
	}
	for {
		if err := rows.Next(); err == io.EOF || err != nil {
			return true
		}
		for _, i := range places {
			if !yield(number.Cell{Column: i, Text: strings.TrimSpace(rows.Text(i))}) {
				return false
			}
		}
	}
}
