package file

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// briefing follows the names in the blocks, or makes the conventional sequence.
func (r *blockResolver) briefing() {
	if r.base.draft.hasBriefing {
		r.base.ds.Briefing = r.blocks(r.base.draft.blocks)
	} else {
		r.base.ds.Briefing = r.conventionalBriefing()
	}
	r.base.shown = anchorsOf(r.base.ds.Briefing, map[string]bool{})
}

func (r *blockResolver) blocks(drafts []blockDraft) []data.Block {
	blocks := make([]data.Block, len(drafts)) // texts are filled in later, in place
	for i := range drafts {
		if !r.base.amounts.mayPlace(r.base, drafts[i].at) {
			return blocks[:i]
		}
		blocks[i] = data.Block{Kind: drafts[i].kind, Level: drafts[i].level, Pos: drafts[i].at.pos()}
		r.block(&drafts[i], &blocks[i])
	}
	return blocks
}

// placeTable says where the data table of a chart stands: as the block says, or the head of the file.
func (r *blockResolver) placeTable(b *data.Block, said tablePlace) {
	said = cmp.Or(said, r.base.draft.tables)
	b.Table, b.TableAtEnd = said != tableNot, said == tableAtLast
}

func (r *blockResolver) block(d *blockDraft, b *data.Block) {
	r.base.later(d.text, &b.Text)
	r.base.later(d.caption, &b.Caption)
	r.pageOptions(d, b)
	switch d.kind {
	case data.BlockChart:
		b.Chart = r.base.chartNamed(d.chart)
		r.placeTable(b, d.table)
	case data.BlockTable:
		b.Figure = r.base.figureNamed(d.figure)
		b.Totals, b.Style = r.totals(d, b.Figure), r.style(d, b.Figure)
	case data.BlockKeyNumbers:
		b.Numbers = r.keyNumbers(d.numbers)
	case data.BlockColumns, data.BlockCharts:
		for _, column := range d.columns {
			b.Columns = append(b.Columns, r.blocks(column))
		}
	}
}

// keyNumbers follows the names in key numbers.
func (r *blockResolver) keyNumbers(drafts []numberDraft) []data.KeyNumber {
	numbers, n := make([]data.KeyNumber, len(drafts)), 0 // they do not move: labels are filled in later
	for _, d := range drafts {
		p, ok := r.base.point(d.point, d.at)
		if !ok || !r.base.amounts.mayPlace(r.base, d.at) {
			continue
		}
		numbers[n] = keyNumber(p)
		numbers[n].Sparkline = d.spark.Node != nil && r.sparks(d, numbers[n])
		r.base.later(d.label, &numbers[n].Label)
		n++
	}
	return numbers[:n]
}

func keyNumber(p point) data.KeyNumber {
	return data.KeyNumber{Figure: p.figure, Series: p.series, Key: p.key, Value: p.value, Sources: p.series.SourcesOf(p.value)}
}

// sparks checks that there is a line to draw for a key number.
func (r *blockResolver) sparks(d numberDraft, n data.KeyNumber) bool {
	if !n.Figure.Periods {
		r.base.fault(d.spark, fmt.Sprintf("a sparkline follows a number over time, and the keys of %s are names", n.Figure.ID), "remove sparkline:")
		return false
	}
	known := 0
	for _, v := range n.Trend().Values {
		if v.Is != data.Absent {
			known++
		}
	}
	if known < 2 {
		r.base.fault(d.spark, fmt.Sprintf("%s has no two numbers up to %s for a line to join", n.Figure.ID, n.Key), "remove sparkline:, or name a later key")
		return false
	}
	return true
}

// chartNamed follows the id of a chart. Nil with a fault when there is none, or
// without one when it is broken.
func (r *resolver) chartNamed(name ref) *data.Chart {
	i := slices.IndexFunc(r.ds.Charts, func(c *data.Chart) bool { return c.ID == name.name })
	if i >= 0 {
		return r.ds.Charts[i]
	}
	for _, c := range r.draft.charts {
		if c.id == name.name {
			return nil // broken, as is recorded
		}
	}
	f := r.drafts[name.name]
	switch {
	case f != nil && r.figures[name.name] == nil:
		return nil
	case f != nil && lengthless(r.figures[name.name]):
		r.fault(name.at, fmt.Sprintf("the numbers of %q are years or codes, which have no length: it has no chart", name.name), "write table: "+name.name)
	case f != nil && !f.chart:
		r.fault(name.at, fmt.Sprintf("the figure %q has no chart", name.name), "remove chart: false from it, or write table: "+name.name)
	case f != nil:
		r.fault(name.at, fmt.Sprintf("%q is a figure, shown by a chart of another id", name.name), r.blocks.chartsShowing(name.name))
	default:
		ids := keysOf(r.drafts)
		for _, c := range r.draft.charts {
			ids = append(ids, c.id)
		}
		slices.Sort(ids)
		r.unknown(name, "chart", slices.Compact(ids))
	}
	return nil
}

func (r *blockResolver) chartsShowing(figure string) string {
	var ids []string
	for _, c := range r.base.ds.Charts {
		if slices.ContainsFunc(c.Figures, func(f *data.Figure) bool { return f.ID == figure }) {
			ids = append(ids, c.ID)
		}
	}
	return "write " + strings.Join(ids, " or ")
}

// maxConventionalNumbers is how many key numbers a briefing has by convention.
const maxConventionalNumbers = 4

// conventionalBriefing is key numbers and a section for each chart, and for each figure that
// only a table can show.
func (r *blockResolver) conventionalBriefing() []data.Block {
	var numbers []data.KeyNumber
	for _, f := range r.base.ds.Figures {
		p, ok := headline(f)
		if ok && len(numbers) < maxConventionalNumbers && f.Derived == nil {
			numbers = append(numbers, keyNumber(p))
		}
	}
	var tables []*data.Figure
	for _, f := range r.base.ds.Figures {
		if lengthless(f) && r.base.drafts[f.ID].chart {
			tables = append(tables, f)
		}
	}
	charts := len(r.base.ds.Charts)
	blocks := make([]data.Block, 1+2*charts+2*len(tables)) // they do not move: headings are filled in later
	blocks[0] = data.Block{Kind: data.BlockKeyNumbers, Numbers: numbers}
	for i, c := range r.base.ds.Charts {
		heading, chart := &blocks[1+2*i], &blocks[2+2*i]
		*heading = data.Block{Kind: data.BlockHeading, Level: 1, Pos: c.Pos}
		*chart = data.Block{Kind: data.BlockChart, Chart: c, Pos: c.Pos}
		r.placeTable(chart, "")
		r.base.later(r.base.drafts[c.Figures[0].ID].title, &heading.Text)
	}
	for i, f := range tables {
		heading, table := &blocks[1+2*charts+2*i], &blocks[2+2*charts+2*i]
		*heading = data.Block{Kind: data.BlockHeading, Level: 1, Pos: f.Pos}
		*table = data.Block{Kind: data.BlockTable, Figure: f, Pos: f.Pos}
		r.base.later(r.base.drafts[f.ID].title, &heading.Text)
	}
	if len(numbers) == 0 {
		return blocks[1:]
	}
	return blocks
}

// headline is the number that stands for a figure: the latest of an only series
// over time, or the only number.
func headline(f *data.Figure) (point, bool) {
	if len(f.Series) != 1 {
		return point{}, false
	}
	s := f.Series[0]
	k, wrong := chooseKey(f, s, "")
	if wrong != "" {
		return point{}, false
	}
	v, _ := s.At(k)
	return point{f, s, k, v}, v.Is != data.Absent
}

// finishTexts writes the texts that follow from others: subtitles, labels of
// series and of key numbers.
func (r *resolver) finishTexts() {
	p := r.printer
	for _, c := range r.copies {
		*c.to = *c.from
	}
	for _, c := range r.ds.Charts {
		language.LabelSeries(c, p)
		if c.Subtitle.Plain == "" {
			c.Subtitle = plain(language.ConventionalSubtitle(p, c))
		}
	}
	r.blocks.labelNumbers(r.ds.Briefing)
}

func plain(s string) data.Text { return data.Text{Plain: s} }

// labelNumbers gives key numbers without a label the title of their figure.
func (r *blockResolver) labelNumbers(blocks []data.Block) {
	for i := range blocks {
		for j := range blocks[i].Numbers {
			n := &blocks[i].Numbers[j]
			if n.Label.Plain != "" {
				continue
			}
			n.Label = n.Figure.Title
			if len(n.Figure.Series) > 1 || language.OnlyName(r.base.printer, n.Figure.Series, n.Figure.Title.Plain) != "" {
				n.Label = plain(r.base.printer.Say(language.WordKeyNumberLabel, "title", n.Label.Plain, "key", r.base.printer.Name(n.Series.Name)))
			}
			if n.Figure.Periods || len(n.Series.Keys) > 1 {
				n.Label = plain(r.base.printer.Say(language.WordKeyNumberLabel, "title", n.Label.Plain, "key", r.base.printer.Key(n.Key)))
			}
		}
		for _, column := range blocks[i].Columns {
			r.labelNumbers(column)
		}
	}
}

// citeSources lists the sources in order of first use: through the blocks of the
// briefing, then through the charts and figures that are in none.
func (o *sourceOrder) citeSources() {
	o.cited = map[*data.Source]bool{}
	for _, b := range o.base.ds.Briefing {
		o.citeBlock(b)
	}
	for _, c := range o.base.ds.Charts {
		o.citeChart(c)
	}
	for _, f := range o.base.ds.Figures {
		o.citeFigure(f)
	}
}

func (o *sourceOrder) cite(sources ...*data.Source) {
	for _, s := range sources {
		if !o.cited[s] {
			o.base.ds.Cited, o.cited[s] = append(o.base.ds.Cited, s), true
		}
	}
}

func (o *sourceOrder) citeText(t data.Text) {
	for _, p := range t.Parts {
		o.cite(p.Sources...)
		if p.Reference {
			continue
		}
		for _, m := range citation.FindAllStringSubmatch(p.Text, -1) {
			if s := o.base.sources[m[1]]; s != nil {
				o.cite(s)
			}
		}
	}
}

func (o *sourceOrder) citeBlock(b data.Block) {
	o.citeText(b.Title)
	o.citeText(b.Text)
	if b.Side == data.SideLeft {
		o.citeText(b.Beside)
	}
	for _, n := range b.Numbers {
		o.cite(n.Sources...)
		if n.Sparkline {
			o.cite(n.TrendSources()...)
		}
	}
	if b.Chart != nil {
		o.citeChart(b.Chart)
	}
	o.citeText(b.Beside)
	o.citeText(b.Caption)
	if b.Figure != nil {
		o.citeFigure(b.Figure)
	}
	for _, column := range b.Columns {
		for _, inner := range column {
			o.citeBlock(inner)
		}
	}
}

func (o *sourceOrder) citeChart(c *data.Chart) {
	for _, s := range c.Series {
		o.citeSeries(s.Series)
	}
	if total, ok := c.StackTotal(); ok {
		o.citeSeries(total.Series)
	}
	if c.Line != nil {
		o.citeSeries(c.Line.Series)
	}
	for _, b := range c.Beside {
		o.citeSeries(b.Series)
	}
	for _, e := range c.Events {
		o.cite(e.Sources...)
	}
	o.citeTarget(c)
	for _, line := range c.References {
		o.cite(line.Sources...)
	}
}

func (o *sourceOrder) citeFigure(f *data.Figure) {
	for _, s := range f.Series {
		o.citeSeries(s)
	}
}

func (o *sourceOrder) citeSeries(s *data.Series) {
	if s.Plain {
		o.cite(s.Sources...)
		return
	}
	cited := false // the sources of the series
	for i := range s.Values {
		v := &s.Values[i]
		if v.More == nil { // of a CSV file, which may bring millions
			if !cited {
				o.cite(s.Sources...)
			}
			cited = true
			continue
		}
		o.cite(s.SourcesOf(*v)...)
		for _, d := range v.Disputes() {
			o.cite(d.Sources...)
		}
	}
}
