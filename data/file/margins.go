package file

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// The least and the greatest margin, in millimetres. Below, the running head and
// foot have no room, or printers cut the text off; above, the page has none.
const (
	leastTop    = 20
	leastBottom = 15
	leastSide   = 10
	mostMargin  = 60
)

func marginsRecord() record[data.Margins] {
	side := func(name, doc string, least int, into func(*data.Margins) *float64) field[data.Margins] {
		return field[data.Margins]{name, fmt.Sprintf("%s, %dmm to %dmm", doc, least, mostMargin), false, lengthShape(), func(d *decoder, n node, m *data.Margins) { *into(m) = decodeMargin(d, n, least) }}
	}
	return record[data.Margins]{
		side("top", "above the text; it holds the running head", leastTop, func(m *data.Margins) *float64 { return &m.Top }),
		side("right", "right of the text", leastSide, func(m *data.Margins) *float64 { return &m.Right }),
		side("bottom", "below the text; it holds the running foot", leastBottom, func(m *data.Margins) *float64 { return &m.Bottom }),
		side("left", "left of the text", leastSide, func(m *data.Margins) *float64 { return &m.Left }),
	}
}

const lengthPattern = `^(\d{1,3}(?:\.\d{1,2})?) ?(mm|pt)$`

func lengthShape() *schema { return &schema{Type: "string", Pattern: lengthPattern} }

func marginsShape() *schema {
	return eitherShape(lengthShape(), marginsRecord().shape("The space between the edges of a page and its text."))
}

// decodeMargins reads one margin for all sides, or each.
func decodeMargins(d *decoder, n node) data.Margins {
	var m data.Margins
	if n.Kind == yaml.MappingNode {
		marginsRecord().decode(d, n, "margins", &m)
		return m
	}
	all := decodeMargin(d, n, leastTop)
	return data.Margins{Top: all, Right: all, Bottom: all, Left: all}
}

var lengthForm = pattern.New(lengthPattern)

// millimetres gives a length in points.
func millimetres(mm float64) float64 { return mm * 72 / 25.4 }

// decodeMargin reads a length of at least so many millimetres, in points.
func decodeMargin(d *decoder, n node, least int) float64 {
	s, ok := d.line(n)
	if !ok {
		return 0
	}
	m := lengthForm.FindStringSubmatch(s)
	if m == nil {
		hint := "write millimetres as 25mm, or points as 72pt"
		if number := strings.TrimSpace(s); lengthForm.MatchString(number + "mm") {
			hint = fmt.Sprintf("write %smm or %spt", number, number)
		}
		d.fault(n, fmt.Sprintf("%q is not a length", s), hint)
		return 0
	}
	number, err := data.ParseDecimal(m[1])
	points := number.Float()
	if m[2] == "mm" {
		points = millimetres(points)
	}
	if err != nil || points < millimetres(float64(least)) || points > millimetres(mostMargin) {
		d.fault(n, fmt.Sprintf("a margin of %s leaves no room", s), fmt.Sprintf("write a length from %dmm to %dmm", least, mostMargin))
		return 0
	}
	return points
}
