package report

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/report/doc"
	"briefing/report/pdf"
)

// sheet is what a data table shows: values by key, a column for each series.
type sheet struct {
	title   string
	unit    data.Unit
	periods bool
	keys    []data.Key
	columns []sheetColumn
	pos     data.Pos
}

// sheetColumn is a series of a sheet. Its label is empty when it is the only one.
type sheetColumn struct {
	label  string
	figure *data.Figure
	series *data.Series
	values map[data.Key]data.Value
	total  *data.Value // of the last row; nil for none
}

// maxRows is the most rows of a table: about 300 pages of them.
const maxRows = 10_000

// chartSheet is the data of a chart.
func (c *composer) chartSheet(ch *data.Chart) sheet {
	s := sheet{title: ch.Title.Plain, unit: ch.Unit, periods: ch.Periods, keys: ch.Keys, pos: ch.Pos}
	if len(ch.Figures) == 1 {
		s.title = ch.Figures[0].Title.Plain
	}
	for _, p := range ch.Tabled(c.say) {
		s.columns = append(s.columns, newColumn(p.Label, p.Figure, p.Series))
	}
	return s.single()
}

// figureSheet is the data of a figure.
func (c *composer) figureSheet(f *data.Figure) sheet {
	s := sheet{title: f.Title.Plain, unit: f.Unit, periods: f.Periods, keys: f.Keys, pos: f.Pos}
	for _, series := range f.Series {
		s.columns = append(s.columns, newColumn(c.say.Name(series.Name), f, series))
	}
	return s.single()
}

func newColumn(label string, f *data.Figure, s *data.Series) sheetColumn {
	c := sheetColumn{label: label, figure: f, series: s, values: make(map[data.Key]data.Value, len(s.Keys))}
	for i, k := range s.Keys {
		c.values[k] = s.Values[i]
	}
	return c
}

// single drops the label of an only column: the title says it.
func (s sheet) single() sheet {
	if len(s.columns) == 1 {
		s.columns[0].label = ""
	}
	return s
}

// cell is a value in words.
type cell struct {
	text    string
	missing bool
}

// value prints the value of a column for a key. The head of the column names the
// unit.
func (c *composer) value(col sheetColumn, k data.Key, u data.Unit) cell {
	v, ok := col.values[k]
	switch {
	case !ok || v.Is == data.Absent:
		return cell{c.say.Say(data.WordNoValue), true}
	case col.figure.Of != nil:
		return cell{text: c.say.OfWhole(v, col.figure.Of.Count)}
	}
	return cell{text: c.say.Bare(v, u)}
}

// doubts says how far a value can be trusted beyond its qualifier: its status,
// and what others say, printed as the value itself is.
func (c *composer) doubts(v data.Value, printed func(data.Value) string) []string {
	var out []string
	if s := c.say.Status(v.Status); s != "" {
		out = append(out, s)
	}
	dispute := data.WordDisputedBy
	if v.Detail().Computed != "" {
		dispute = data.WordDisputedWith // the source said it of an input
	}
	for _, d := range v.Disputes() {
		out = append(out, c.say.Say(dispute, "value", printed(d.Value), "source", c.bracketed(d.Sources)))
		if d.Note.Plain != "" {
			out = append(out, d.Note.Plain)
		}
	}
	return out
}

// bracketed prints the numbers of sources for running text: "[1, 4]".
func (c *composer) bracketed(sources []*data.Source) string {
	var numbers []string
	for _, s := range doc.Numbered(sources) {
		numbers = append(numbers, c.say.Number(data.Int(int64(s.Number))))
	}
	return "[" + strings.Join(numbers, ", ") + "]"
}

// remarks is what the status column says of a value.
func (c *composer) remarks(v data.Value, u data.Unit, f *data.Figure) []string {
	var out []string
	if i := v.Interval(); i != nil {
		out = append(out, c.say.Say(data.WordInterval, "interval", f.Interval, "low", c.say.Tick(i.Low, u), "high", c.say.Tick(i.High, u)))
	}
	if s := c.say.Bound(v.Is); s != "" {
		out = append(out, s)
	}
	if reason, missing := v.Missing(); missing && reason != "" {
		out = append(out, reason)
	}
	out = append(out, c.doubts(v, func(other data.Value) string { return c.say.Label(other, u) })...)
	if computed := v.Detail().Computed; computed != "" {
		out = append(out, c.prefixed(c.say.Say(data.WordDerived), computed))
	}
	if note := v.Detail().Note.Plain; note != "" {
		out = append(out, note)
	}
	return out
}

// record is a row of a sheet in words.
type record struct {
	key     string
	values  []cell
	status  string
	sources []*data.Source
	pos     data.Pos // of the first value
	total   bool     // the row of sums
}

// records prints the rows of a sheet, for the columns given. A key that none of
// them has is left out.
func (c *composer) records(s sheet, columns []sheetColumn) []record {
	var out []record
	for _, k := range s.keys {
		if r, ok := c.record(s, columns, k); ok {
			out = append(out, r)
		}
	}
	if len(columns) > 0 && columns[0].total != nil {
		out = append(out, c.totals(s, columns))
	}
	return out
}

// totals prints the row of sums.
func (c *composer) totals(s sheet, columns []sheetColumn) record {
	key := c.say.Say(data.WordWithStatus, "value", c.say.Say(data.WordTotal), "status", c.say.Say(data.WordDerived))
	r := record{key: c.plain(key, s.pos), pos: s.pos, total: true}
	remarks := make([]string, len(columns))
	for i, col := range columns {
		v := *col.total
		value := cell{text: c.say.Say(data.WordNoValue), missing: true}
		said := []string{}
		if reason, missing := v.Missing(); missing {
			said = append(said, reason)
		} else {
			value = cell{text: c.say.Bare(v, s.unit)}
			if bound := c.say.Bound(v.Is); bound != "" {
				said = append(said, bound)
			}
			said = append(said, c.doubts(v, func(other data.Value) string { return c.say.Label(other, s.unit) })...)
		}
		value.text = c.plain(value.text, s.pos)
		r.values = append(r.values, value)
		remarks[i] = c.items(said)
	}
	r.status = c.plain(c.joinRemarks(remarks, columns), s.pos)
	return r
}

func (c *composer) record(s sheet, columns []sheetColumn, k data.Key) (r record, ok bool) {
	r = record{key: c.plain(c.say.KeyShort(k), s.pos), pos: s.pos}
	remarks := make([]string, len(columns))
	for i, col := range columns {
		value := c.value(col, k, s.unit)
		value.text = c.plain(value.text, s.pos)
		r.values = append(r.values, value)
		v, found := col.values[k]
		if !found {
			continue
		}
		if pos := v.Detail().Pos; !ok && pos.Line > 0 {
			r.pos = pos
		}
		ok = true
		remarks[i] = c.items(c.remarks(v, s.unit, col.figure))
		r.sources = append(r.sources, col.series.SourcesOf(v)...)
		for _, d := range v.Disputes() {
			r.sources = append(r.sources, d.Sources...)
		}
	}
	r.status = c.plain(c.joinRemarks(remarks, columns), r.pos)
	r.sources = doc.Numbered(r.sources)
	return r, ok
}

// joinRemarks puts the remarks on the series together: once where all have the
// same, otherwise each after the name of its series.
func (c *composer) joinRemarks(remarks []string, columns []sheetColumn) string {
	if len(slices.Compact(slices.Clone(remarks))) == 1 {
		return remarks[0]
	}
	var out []string
	for i, text := range remarks {
		if text != "" {
			out = append(out, c.prefixed(columns[i].label, text))
		}
	}
	return c.items(out)
}

// items joins remarks on one thing.
func (c *composer) items(remarks []string) string {
	return strings.Join(remarks, c.say.Say(data.WordItems))
}

// prefixed puts a name before a text; without one, the text stands alone.
func (c *composer) prefixed(label, text string) string {
	if label == "" {
		return text
	}
	return c.say.Say(data.WordLabelled, "label", label, "text", text)
}

// table composes the data of a figure as a block of its own: the caption above,
// notes below.
func (c *composer) table(b data.Block, x, width float64) []item {
	c.tables++
	label := c.say.Say(data.WordTable, "n", c.say.Number(data.Int(int64(c.tables))))
	text := b.Caption.Plain
	if text == "" {
		text = b.Figure.Title.Plain
	}
	s := c.figureSheet(b.Figure)
	for i := range b.Totals {
		s.columns[i].total = &b.Totals[i]
	}
	s.title = c.say.Say(data.WordCategory)
	if s.periods {
		s.title = c.say.Say(data.WordPeriod)
	}
	caption := c.caption(label, text, x, width, c.section().child(pdf.Caption), b)
	caption.before, caption.after, caption.next = 16, 6, bound
	listed := c.list(data.ListTables, c.tables, label, text, x)
	caption.boxes = slices.Concat(c.anchor(b, x), listed, caption.boxes)
	items := append([]item{caption}, c.sheet(s, x, width, c.section().child(pdf.Table))...)
	return append(items, c.tableNotes(b.Figure, x, width)...)
}

// tableNotes are the remarks on a figure that no single value carries.
func (c *composer) tableNotes(f *data.Figure, x, width float64) []item {
	var notes []string
	if f.Note.Plain != "" {
		notes = append(notes, f.Note.Plain)
	}
	for _, s := range f.Series {
		if s.Note.Plain != "" && s.Note.Plain != f.Note.Plain {
			notes = append(notes, c.prefixed(c.say.Name(s.Name), s.Note.Plain))
		}
	}
	for _, r := range f.Roundings {
		notes = append(notes, c.say.Say(data.WordNoteRounding, "key", c.say.Key(r.Key), "sum", c.say.Number(r.Sum), "total", c.say.Number(r.Total)))
	}
	for _, b := range f.Breaks {
		notes = append(notes, c.say.Say(data.WordNoteBreak, "key", c.say.Key(data.PeriodKey(b.At)), "text", strings.TrimSuffix(b.Text.Plain, ".")))
	}
	if f.Derived != nil {
		notes = append(notes, c.say.Say(data.WordNoteComputed))
	}
	if len(notes) == 0 {
		return nil
	}
	e := c.section().child(pdf.P)
	text := c.plain(c.prefixed(c.say.Say(data.WordNote), c.say.Paragraph(notes)), f.Note.Pos)
	s := setting{x: x, width: width, size: c.smallSize, leading: 1.35, before: 5, after: 14}
	return c.paragraph(one(text, regular(c.smallSize), c.ink.soft), s, e, f.Pos)
}

// tooLong is the fault of a table that no reader would leaf through.
func (s sheet) tooLong() data.Fault {
	return data.Fault{Pos: s.pos, Text: fmt.Sprintf("a table of %d rows; at most %d fit a briefing", len(s.keys), maxRows),
		Hint: "leave the table out, or show a derived figure with fewer values"}
}
