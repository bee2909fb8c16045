package page

import "briefing/report/doc"

// appendix composes the methods, before the sources: headings without numbers,
// and texts in the type of notes.
func (c blockComposer) appendix(x, width float64) []item {
	if len(c.doc.Appendix) == 0 {
		return nil
	}
	var items []item
	for _, b := range c.doc.Appendix {
		switch b := b.(type) {
		case *doc.Text:
			items = append(items, proseItems(c.set, b.Prose, c.set.tableSize, x, width, c.set.section())...)
		case *doc.Heading:
			items = append(items, c.heading(b, x, width))
		}
	}
	loosen(items)
	return items
}
