package shape

import (
	"fmt"
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
)

// bareRows are rows of a table with keys in their heads that have no number under any of these.
type bareRows struct {
	names []string // the first of them
	at    data.Pos // of the first
	rows  int
}

func (b *bareRows) add(cells []grid.Cell, at func() data.Pos) {
	if b.rows++; b.rows == 1 {
		b.at = at()
	}
	if len(b.names) < maxListed {
		b.names = append(b.names, joinedTexts(cells, ", "))
	}
}

// findings tell the rows, which no extract has.
func (b *bareRows) findings() []grid.Finding {
	if b.rows == 0 {
		return nil
	}
	text := strings.Join(b.names, "; ")
	if more := b.rows - len(b.names); more > 0 {
		text += fmt.Sprintf("; and %d more", more)
	}
	return []grid.Finding{{Key: "without numbers", Text: text, At: b.at}}
}
