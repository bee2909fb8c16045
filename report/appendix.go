package report

import (
	"fmt"

	"briefing/data"
)

// appendix composes the methods, before the sources: headings without numbers,
// and texts in the type of notes.
func (c *composer) appendix(x, width float64) []item {
	if len(c.ds.Appendix) == 0 {
		return nil
	}
	var items []item
	for i, b := range c.ds.Appendix {
		if b.Kind == data.BlockText {
			items = append(items, c.prose(b.Text, c.tableSize, x, width, c.section())...)
			continue
		}
		h := heading{level: b.Level, title: c.plain(b.Text.Plain, b.Pos), anchor: fmt.Sprintf("methods.%d", i)}
		items = append(items, c.headed(h, x, width, b.Pos))
	}
	loosen(items)
	if c.slides {
		items = append(items, item{breaks: true})
	}
	return items
}
