package page

import (
	"image/color"

	"briefing/data"
	"briefing/report/doc"
)

// cell is a value in words, or the sources of values.
type cell struct {
	text    string
	inWords string // the text as it is said, where that differs
	missing bool
	flag    string      // what is heard of a mark after it, which leads to remarks below the table; empty for none
	at      string      // which number it is, where that can be asked
	ground  color.Color // of a heat table; nil for none
	sources []*doc.Source
}

// record is a row of a data table as it is set.
type record struct {
	key     string
	values  []cell
	status  string
	remarks []doc.Inline // the status, with its links
	sources []*doc.Source
	pos     data.Pos // of the first value
	total   bool     // the row of sums
}

// records checks the rows of a table.
func recordsOf(set *setter, t doc.DataTable) []record {
	out := make([]record, len(t.Records))
	var grounds [2*data.HeatLevels + 1]color.RGBA
	if t.Heat != "" {
		grounds = set.ink.theme.HeatRamp(t.Sided)
	}
	for i, from := range t.Records {
		r := record{key: set.plain(from.Key, t.Pos), pos: from.Place(), total: from.Total, sources: from.Sources()}
		for _, v := range from.Cells {
			c := cell{text: set.plain(v.Text, t.Pos), inWords: v.InWords, missing: v.Missing}
			if set.doc.Traced {
				c.at = v.Of.String()
			}
			if v.Shaded {
				c.ground = grounds[v.Shade+data.HeatLevels]
			}
			r.values = append(r.values, c)
		}
		r.status = set.plain(t.Status(from), r.pos)
		r.remarks = t.Words(r.status, from)
		out[i] = r
	}
	return out
}

// table composes the data of a figure as a block of its own: the caption above,
// notes below.
func (c figureComposer) table(t *doc.Table, x, width float64) []item {
	e := c.set.section().child(Table)
	e.Title = t.Caption.Name()
	caption := c.caption(t.Caption, x, width, e.child(Caption))
	caption.before, caption.after, caption.next = figureGap, 4, bound
	caption.boxes = append(anchorBoxes(t.Anchors, x), caption.boxes...)
	items := append([]item{caption}, tableItems(c.set, t.Data, x, width, e)...)
	return floating(append(items, c.tableNotes(t, x, width)...))
}

// tableNotes are the remarks on a figure that no single value carries.
func (c figureComposer) tableNotes(t *doc.Table, x, width float64) []item {
	heat := doc.Line{Text: t.Data.Heat, Pos: t.Data.Pos}
	if c.set.ink.theme.Copied {
		heat.Text = t.Data.HeatGrey
	}
	var items []item
	for _, note := range []doc.Line{heat, t.Notes} {
		if note.Text == "" {
			continue
		}
		s := setting{x: x, width: width, size: c.set.smallSize, leading: 1.35, before: 5, after: 14}
		items = append(items, c.set.paragraph(styled(c.set.line(note), regular(c.set.smallSize), c.set.ink.soft), s, c.set.section().child(P), t.Data.Pos)...)
	}
	return items
}
