package file

import (
	"fmt"
	"strings"

	"briefing/data"
)

// leastGrouped is how many numbers a table has at least for their digits to tell anything.
const leastGrouped = 2

// asksForThousands asks what a stop is in a CSV file all of whose numbers have three digits
// after one: 194.919 people. Where cells are separated by semicolons, or the language writes a
// comma before decimals, or what is counted has no parts, it may group thousands.
func asksForThousands(r *resolver, f *figureDraft, t *csvTable) {
	c := f.csv
	people := f.unit.Kind == data.UnitPlain && f.unit.Scale == 0 && f.unit.Noun == "people"
	comma := strings.Contains(r.printer.Number(data.NewDecimal(15, 1)), ",")
	if f.precision.HasPlaces || f.precision.Significant > 0 || f.unit.Kind != data.UnitPlain || c.separator != ';' && !comma && !people {
		return
	}
	n := 0
	var first data.Decimal
	for _, s := range t.rows {
		for _, v := range s.values {
			if v.Is == data.Absent {
				continue
			}
			if d := v.Number; d.Decimals() != 3 || d.Exponent() < 0 || d.Exponent() > 2 {
				return // nearly always the first
			}
			if n++; n == 1 || v.Number.Cmp(first) > 0 {
				first = v.Number
			}
		}
	}
	if n < leastGrouped {
		return
	}
	at := c.value.at
	if len(c.columns) > 0 {
		at = c.columns[0].at
	}
	whole, _ := first.Shift(3)
	r.fault(at, fmt.Sprintf("each number has three digits after a stop: %s may be that, or %s", first, whole.WithoutZeros(0)), "add decimals: 3 to the figure where these are decimals; where the stop groups thousands, read the file under table: with decimal: \",\", or write the numbers without it")
}
