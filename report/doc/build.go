package doc

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// New makes the document of a dataset. What a briefing cannot show is a fault.
func New(ds *data.Dataset) (*Document, data.Faults) { return newBuilder(ds).document() }

func (b *builder) document() (*Document, data.Faults) {
	ds := b.ds
	d := &Document{Kind: b.say.Say(language.WordBriefing), Title: b.texts.line(ds.Title), Subtitle: b.texts.line(ds.Subtitle), Author: b.texts.line(ds.Author), Issue: b.texts.line(ds.Issue), Date: b.say.Period(ds.Date)}
	d.Language, d.Licence, d.Published = ds.Language, data.OneLine(ds.Licence), ds.Date
	if d.Logo = ds.Logo; d.Logo != nil {
		d.LogoAlt = cmp.Or(data.OneLine(d.Author.Text), d.Logo.Name)
	}
	d.KindAndDate = d.Kind
	if !ds.Date.IsZero() {
		d.KindAndDate = b.say.Say(language.WordDocumentDate, "date", d.Date)
	}
	d.Blocks = b.blocks(ds.Briefing)
	d.DataHeading, d.DataFigures = b.dataAtEnd()
	d.Appendix = b.appendix(ds.Appendix)
	d.Sources = b.sourceLists()
	d.Contents, d.Lists = b.contents(), b.lists()
	for _, l := range append([]Listing{d.Contents}, d.Lists...) {
		if len(l.Entries) > 0 {
			d.Outline = append(d.Outline, l.Heading)
		}
	}
	d.Outline = append(d.Outline, b.outline...)
	d.SourceNumbers, d.Traced, d.References = b.numbers, b.texts.traced, b.texts.references
	return d, slices.Concat(b.faults, b.texts.faults, b.dataTables.faults)
}

// builder makes one document.
type builder struct {
	ds          *data.Dataset
	say         *language.Printer
	words       phrases
	texts       *textReader
	dataTables  *tableBuilder
	faults      data.Faults
	numbers     map[*data.Source]int        // of the sources that are cited, from 1
	numbered    map[*data.Block]blockNumber // charts and tables
	counts      map[data.BlockKind]int      // of them
	anchorsUsed map[string]bool             // the anchors that a block had already
	outline     []*Heading                  // so far
	headings    int                         // of the text, so far
	summaries   int                         // likewise
	level       int                         // of the last of them
	sections    [4]int                      // headings of each level since the one above
	tables      []*Figure                   // the charts that have their data at the end
	listed      map[data.List][]Entry
}

func newBuilder(ds *data.Dataset) *builder {
	say := language.Of(ds)
	words := phrases{say, map[*data.Source]*Source{}}
	b := &builder{
		ds:          ds,
		say:         say,
		words:       words,
		texts:       newTextReader(say),
		dataTables:  &tableBuilder{words: words, most: maxCells / max(1, len(ds.Editions)), method: len(ds.Appendix) > 0},
		numbers:     map[*data.Source]int{},
		numbered:    map[*data.Block]blockNumber{},
		counts:      map[data.BlockKind]int{},
		anchorsUsed: map[string]bool{},
		listed:      map[data.List][]Entry{},
	}
	for i, s := range ds.Cited {
		b.numbers[s] = i + 1
	}
	for _, s := range ds.Sources {
		words.sources[s] = words.entry(s, b.numbers[s])
		b.texts.keys[s.Key] = words.sources[s]
	}
	b.numberBlocks(ds.Briefing)
	return b
}

// blockNumber is that of a chart or table among its kind.
type blockNumber struct {
	n     int
	label string // "Figure 3"
}

// numberBlocks counts the charts and the tables, in the order in which they stand.
func (b *builder) numberBlocks(blocks []data.Block) {
	for i := range blocks {
		from := &blocks[i]
		if word, ok := map[data.BlockKind]language.Word{data.BlockChart: language.WordFigure, data.BlockTable: language.WordTable}[from.Kind]; ok {
			b.counts[from.Kind]++
			n := b.counts[from.Kind]
			b.numbered[from] = blockNumber{n, b.say.Say(word, "n", whole(b.say, n))}
			if _, known := b.texts.labels[from.Anchor()]; !known && from.Anchor() != "" {
				b.texts.labels[from.Anchor()] = b.numbered[from].label
			}
		}
		for _, column := range from.Columns {
			b.numberBlocks(column)
		}
	}
}

func (b *builder) blocks(from []data.Block) []Block {
	out := make([]Block, 0, len(from))
	for i := range from {
		if made := b.guarded(&from[i]); made != nil {
			out = append(out, made)
		}
	}
	return out
}

// guarded makes a block. A panic in it is a fault of the block, so that the
// others are found all the same.
func (b *builder) guarded(from *data.Block) (made Block) {
	defer func() {
		if r := recover(); r != nil {
			made = nil
			b.faults = append(b.faults, Failure(from.Pos, r))
		}
	}()
	return b.block(from)
}

func (b *builder) block(from *data.Block) Block {
	place := at(from.Pos)
	switch from.Kind {
	case data.BlockHeading:
		return b.heading(from)
	case data.BlockText:
		return &Text{place, b.texts.prose(from.Text)}
	case data.BlockSummary:
		title := b.texts.line(from.Title)
		title.Text = cmp.Or(title.Text, b.say.Say(language.WordInBrief))
		b.summaries++
		head := b.addHeading(&Heading{at: place, Level: b.level + 1, Title: title, Anchor: fmt.Sprintf("summary.%d", b.summaries)})
		return &Summary{place, title, head, b.texts.prose(from.Text)}
	case data.BlockKeyNumbers:
		return b.keyNumbers(from)
	case data.BlockChart:
		return b.figure(from)
	case data.BlockTable:
		return b.table(from)
	case data.BlockCharts:
		row := &Row{at: place, Landscape: from.Landscape}
		for _, column := range from.Columns {
			row.Figures = append(row.Figures, b.figure(&column[0]))
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
func (b *builder) heading(from *data.Block) *Heading {
	level := min(max(from.Level, 1), 3)
	if level > b.level+1 {
		text := fmt.Sprintf("a heading of level %d below one of level %d", level, b.level)
		if b.level == 0 {
			text = fmt.Sprintf("a heading of level %d before one of level 1", level)
		}
		b.faults = append(b.faults, data.Fault{Pos: from.Pos, Text: text + ": who listens to the briefing hears that a section lacks", Hint: fmt.Sprintf("write level: %d", b.level+1)})
	}
	b.level = level
	b.headings++
	return b.addHeading(&Heading{at: at(from.Pos), Level: level, Number: b.sectionNumber(level), Title: b.texts.line(from.Text), Anchor: fmt.Sprintf("section.%d", b.headings)})
}

// addHeading notes a heading for the outline, on one line.
func (b *builder) addHeading(h *Heading) *Heading {
	h.Title.Text = data.OneLine(h.Title.Text)
	h.Lead = NumberLead(b.say, h.Number)
	b.outline = append(b.outline, h)
	return h
}

// dataAtEnd returns the charts that have their data at the end, under a heading.
func (b *builder) dataAtEnd() (*Heading, []*Figure) {
	if len(b.tables) == 0 {
		return nil, nil
	}
	return b.addHeading(&Heading{Level: 1, Title: Line{Text: b.say.Say(language.WordChartData)}, Anchor: "tables"}), b.tables
}

// sectionNumber counts a heading: "2" at level 1, "2.1" at level 2. Below, and
// where there is no section to count in, there is no number.
func (b *builder) sectionNumber(level int) string {
	b.sections[level]++
	clear(b.sections[level+1:])
	switch {
	case level == 1:
		return whole(b.say, b.sections[1])
	case level == 2 && b.sections[1] > 0:
		return whole(b.say, b.sections[1]) + "." + whole(b.say, b.sections[2])
	}
	return ""
}

// appendix makes the methods: headings without numbers, and texts.
func (b *builder) appendix(from []data.Block) []Block {
	var out []Block
	for i, f := range from {
		if f.Kind == data.BlockText {
			out = append(out, &Text{at(f.Pos), b.texts.prose(f.Text)})
			continue
		}
		out = append(out, b.addHeading(&Heading{at: at(f.Pos), Level: f.Level, Title: Line{f.Text.Plain, f.Pos}, Anchor: fmt.Sprintf("methods.%d", i)}))
	}
	return out
}

// figure makes a chart with its caption and its data.
func (b *builder) figure(from *data.Block) *Figure {
	f := &Figure{at: at(from.Pos), Chart: from.Chart, Side: from.Side, Landscape: from.Landscape}
	f.Caption = b.caption(from, cmp.Or(b.measureCaption(from.Chart), data.OneLine(from.Chart.Title.Plain)))
	f.Title = Line{data.OneLine(from.Chart.Title.Plain), from.Chart.Title.Pos}
	if said := []string{f.Title.Text, data.OneLine(from.Chart.Subtitle.Plain), b.measureCaption(from.Chart)}; from.Caption.Plain != "" && !slices.ContainsFunc(said, f.Caption.saysNoMore) {
		f.Remark = f.Caption.Text
	}
	listed := f.Caption // as it is printed above the chart
	if f.Title.Text != "" {
		listed.Text = f.Title
	}
	f.Anchors = b.anchorsOf(from, data.ListFigures, listed)
	if from.Table {
		t := b.dataTables.chartTable(from.Chart)
		f.Data = &t
		f.DataCaption = b.labelled(b.say.Say(language.WordChartDataOf, "figure", f.Caption.Label), Line{t.UnitOfAll(), f.Caption.Text.Pos})
	}
	if f.Data != nil && (from.TableAtEnd || b.ds.Layout == data.LayoutDeck) {
		b.tables = append(b.tables, f)
		f.DataAnchor, f.Back = fmt.Sprintf("data.%d", len(b.tables)), fmt.Sprintf("chart.%d", len(b.tables))
		f.Anchors = append(f.Anchors, f.Back)
	}
	if from.Beside.Plain != "" {
		beside := b.texts.prose(from.Beside)
		f.Beside = &beside
	}
	return f
}

// saysNoMore reports whether the text of a caption is that of a line, but for the point at
// its end.
func (c Caption) saysNoMore(line string) bool {
	return strings.EqualFold(strings.TrimRight(c.Text.Text, ".。"), strings.TrimRight(line, ".。"))
}

// measureCaption is the caption of a chart that has none of its own: what it measures,
// in what unit. Remarks on the values stand in the chart's footer.
func (b *builder) measureCaption(ch *data.Chart) string {
	if len(ch.Figures) != 1 {
		return cmp.Or(ch.Subtitle.Plain, ch.Title.Plain)
	}
	return b.say.Say(language.WordMeasured, "noun", ch.Figures[0].Title.Plain, "label", language.UnitAt(b.say, ch))
}

// table makes the data of a figure with its caption and notes.
func (b *builder) table(from *data.Block) *Table {
	t := &Table{at: at(from.Pos), Landscape: from.Landscape}
	t.Caption = b.caption(from, from.Figure.Title.Plain)
	t.Data = b.dataTables.figureTable(from.Figure, from.Totals, from.Style)
	if unit := t.Data.UnitOfAll(); unit != "" && !strings.Contains(strings.ToLower(t.Caption.Text.Text), strings.ToLower(unit)) {
		t.Caption.Text.Text = language.Measured(b.say, strings.TrimRight(t.Caption.Text.Text, ".。"), t.Data.Unit)
	}
	t.Notes = Line{b.dataTables.tableNotes(from.Figure), from.Figure.Note.Pos}
	t.Anchors = b.anchorsOf(from, data.ListTables, t.Caption)
	return t
}

// caption names a figure or table. The text is that of the file, or the one
// given.
func (b *builder) caption(from *data.Block, written string) Caption {
	text := Line{written, from.Pos}
	if from.Caption.Plain != "" {
		text = b.texts.line(from.Caption)
	}
	return b.labelled(b.numbered[from].label, text)
}

func (b *builder) labelled(label string, text Line) Caption {
	if text.Text == "" { // a label alone
		return Caption{label, label, text}
	}
	return Caption{label, b.say.Say(language.WordCaption, "label", label), text}
}

// anchorsOf names the places that lead to a figure or table: links to what the
// block shows lead to the first that does; lists, where the file asks for them, to
// each.
func (b *builder) anchorsOf(from *data.Block, l data.List, c Caption) []string {
	var out []string
	if a := from.Anchor(); a != "" && !b.anchorsUsed[a] {
		b.anchorsUsed[a] = true
		out = append(out, a)
	}
	if slices.Contains(b.ds.Lists, l) {
		e := Entry{Label: c.Label, Lead: b.say.Say(language.WordLabelled, "label", c.Label, "text", ""), Title: c.Text.Text, Anchor: fmt.Sprintf("%s.%d", l, b.numbered[from].n)}
		b.listed[l] = append(b.listed[l], e)
		out = append(out, e.Anchor)
	}
	return out
}

// contents lists the sections: headings of the first two levels.
func (b *builder) contents() Listing {
	l := listing(b.say.Say(language.WordContents), "contents")
	for _, h := range b.outline {
		if h.Level <= 2 && h.Anchor != othersAnchor {
			l.Entries = append(l.Entries, Entry{Label: h.Number, Lead: h.Lead, Title: h.Title.Text, Anchor: h.Anchor, Level: h.Level})
		}
	}
	return l
}

// listing is one without entries, with the heading that it has in the outline.
func listing(title, anchor string) Listing {
	return Listing{Title: title, Heading: &Heading{Level: 1, Title: Line{Text: title}, Anchor: anchor}}
}

// lists are those of figures and of tables that the file asks for. One without an
// entry is left out.
func (b *builder) lists() []Listing {
	var out []Listing
	for _, l := range b.ds.Lists {
		word := language.WordListFigures
		if l == data.ListTables {
			word = language.WordListTables
		}
		if len(b.listed[l]) > 0 {
			made := listing(b.say.Say(word), "list."+string(l))
			made.Entries = b.listed[l]
			out = append(out, made)
		}
	}
	return out
}
