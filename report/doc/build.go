package doc

import (
	"cmp"
	"fmt"
	"slices"

	"briefing/data"
)

// New makes the document of a dataset. What a briefing cannot show is a fault.
func New(ds *data.Dataset) (*Document, data.Faults) {
	b := newBuilder(ds)
	d := &Document{Title: line(ds.Title), Subtitle: line(ds.Subtitle), Author: line(ds.Author), Edition: line(ds.Edition)}
	d.Blocks = b.blocks(ds.Briefing)
	d.Appendix = b.appendix(ds.Appendix)
	d.Figures, d.Tables = b.listed[data.ListFigures], b.listed[data.ListTables]
	for _, s := range ds.Cited {
		d.Cited = append(d.Cited, b.source(s))
	}
	for _, s := range ds.Sources {
		if s.Number == 0 {
			d.Others = append(d.Others, b.source(s))
		}
	}
	return d, b.faults
}

func line(t data.Text) Line { return Line{t.Plain, t.Pos} }

// builder makes one document.
type builder struct {
	ds       *data.Dataset
	say      *data.Printer
	faults   data.Faults
	sources  map[string]*data.Source // by key
	anchors  map[string]bool         // of the charts and tables that texts can link to
	shown    map[string]bool         // those of them that a block had already
	headings int                     // so far
	sections [4]int                  // headings of each level since the one above
	notes    int                     // footnotes so far
	listed   map[data.List][]Entry
}

func newBuilder(ds *data.Dataset) *builder {
	b := &builder{ds: ds, say: data.PrinterOf(ds), sources: map[string]*data.Source{}, anchors: map[string]bool{}, shown: map[string]bool{}, listed: map[data.List][]Entry{}}
	for _, s := range ds.Sources {
		b.sources[s.Key] = s
	}
	b.noteAnchors(ds.Briefing)
	return b
}

// noteAnchors finds what texts can link to.
func (b *builder) noteAnchors(blocks []data.Block) {
	for _, from := range blocks {
		if a := from.Anchor(); a != "" {
			b.anchors[a] = true
		}
		for _, column := range from.Columns {
			b.noteAnchors(column)
		}
	}
}

func (b *builder) blocks(from []data.Block) []Block {
	out := make([]Block, 0, len(from))
	for _, f := range from {
		if made := b.contained(f); made != nil {
			out = append(out, made)
		}
	}
	return out
}

// contained makes a block. A panic in it is a fault of the block, so that the
// others are found all the same.
func (b *builder) contained(from data.Block) (made Block) {
	defer func() {
		if r := recover(); r != nil {
			made = nil
			b.faults = append(b.faults, Failure(from.Pos, r))
		}
	}()
	return b.block(from)
}

func (b *builder) block(from data.Block) Block {
	place := at(from.Pos)
	switch from.Kind {
	case data.BlockHeading:
		return b.heading(from)
	case data.BlockText:
		return &Text{place, b.prose(from.Text)}
	case data.BlockSummary:
		title := Line{cmp.Or(from.Title.Plain, b.say.Say(data.WordInBrief)), from.Title.Pos}
		return &Summary{place, title, b.prose(from.Text)}
	case data.BlockKeyNumbers:
		return b.keyNumbers(from)
	case data.BlockChart:
		return b.figure(from)
	case data.BlockTable:
		return b.table(from)
	case data.BlockCharts:
		row := &Row{at: place, Landscape: from.Landscape}
		for _, column := range from.Columns {
			row.Figures = append(row.Figures, b.figure(column[0]))
		}
		return row
	case data.BlockColumns:
		columns := &Columns{at: place}
		for _, column := range from.Columns {
			columns.Columns = append(columns.Columns, b.blocks(column))
		}
		return columns
	case data.BlockPageBreak:
		return &PageBreak{place}
	}
	b.faults = append(b.faults, data.Fault{Pos: from.Pos, Text: fmt.Sprintf("a block of the unknown kind %q", from.Kind)})
	return nil
}

// heading counts a heading.
func (b *builder) heading(from data.Block) *Heading {
	level := min(max(from.Level, 1), 3)
	b.headings++
	return &Heading{at: at(from.Pos), Level: level, Number: b.sectionNumber(level), Title: line(from.Text), Anchor: fmt.Sprintf("section.%d", b.headings)}
}

// sectionNumber counts a heading: "2" at level 1, "2.1" at level 2. Below, and
// where there is no section to count in, there is no number.
func (b *builder) sectionNumber(level int) string {
	b.sections[level]++
	clear(b.sections[level+1:])
	switch {
	case level == 1:
		return b.count(b.sections[1])
	case level == 2 && b.sections[1] > 0:
		return b.count(b.sections[1]) + "." + b.count(b.sections[2])
	}
	return ""
}

// count prints a whole number.
func (b *builder) count(n int) string { return b.say.Number(data.Int(int64(n))) }

// appendix makes the methods: headings without numbers, and texts.
func (b *builder) appendix(from []data.Block) []Block {
	var out []Block
	for i, f := range from {
		if f.Kind == data.BlockText {
			out = append(out, &Text{at(f.Pos), b.prose(f.Text)})
			continue
		}
		out = append(out, &Heading{at: at(f.Pos), Level: f.Level, Title: Line{f.Text.Plain, f.Pos}, Anchor: fmt.Sprintf("methods.%d", i)})
	}
	return out
}

// figure makes a chart with its caption and its data.
func (b *builder) figure(from data.Block) *Figure {
	f := &Figure{at: at(from.Pos), Label: b.say.Say(data.WordFigure, "n", b.count(from.Number)), Chart: from.Chart, Side: from.Side, Landscape: from.Landscape}
	f.Caption = b.caption(from, cmp.Or(b.measured(from.Chart), data.OneLine(from.Chart.Title.Plain)))
	f.Anchors = b.anchorsOf(from, data.ListFigures, f.Label, f.Caption.Text)
	if from.Table {
		t := b.chartTable(from.Chart)
		f.Data = &t
	}
	if from.Beside.Plain != "" {
		beside := b.prose(from.Beside)
		f.Beside = &beside
	}
	return f
}

// measured is the caption of a chart that has none of its own: what it measures,
// in what unit. Remarks on the values stand in the chart's footer.
func (b *builder) measured(ch *data.Chart) string {
	if len(ch.Figures) != 1 {
		return ch.Subtitle.Plain
	}
	return b.say.Say(data.WordMeasured, "noun", ch.Figures[0].Title.Plain, "label", b.say.Unit(ch.Unit))
}

// table makes the data of a figure with its caption and notes.
func (b *builder) table(from data.Block) *Table {
	t := &Table{at: at(from.Pos), Label: b.say.Say(data.WordTable, "n", b.count(from.Number)), Landscape: from.Landscape}
	t.Caption = b.caption(from, from.Figure.Title.Plain)
	t.Data = b.figureTable(from.Figure, from.Totals)
	t.Notes = Line{b.tableNotes(from.Figure), from.Figure.Note.Pos}
	t.Anchors = b.anchorsOf(from, data.ListTables, t.Label, t.Caption.Text)
	return t
}

// caption is that of the file, or the one given.
func (b *builder) caption(from data.Block, written string) Line {
	if from.Caption.Plain != "" {
		return line(from.Caption)
	}
	return Line{written, from.Pos}
}

// anchorsOf names the places that lead to a figure or table: links to what the
// block shows lead to the first that does; lists, where the file asks for them, to
// each.
func (b *builder) anchorsOf(from data.Block, l data.List, label, title string) []string {
	var out []string
	if a := from.Anchor(); a != "" && !b.shown[a] {
		b.shown[a] = true
		out = append(out, a)
	}
	if slices.Contains(b.ds.Lists, l) {
		e := Entry{Label: label, Title: title, Anchor: fmt.Sprintf("%s.%d", l, from.Number)}
		b.listed[l] = append(b.listed[l], e)
		out = append(out, e.Anchor)
	}
	return out
}
