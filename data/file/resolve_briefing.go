package file

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// briefing follows the names in the blocks, or makes the conventional sequence.
func (r *resolver) briefing() {
	if r.draft.hasBriefing {
		r.ds.Briefing = r.blocks(r.draft.blocks)
	} else {
		r.ds.Briefing = r.conventionalBriefing()
	}
	r.shown = anchorsOf(r.ds.Briefing, map[string]bool{})
}

func (r *resolver) blocks(drafts []blockDraft) []data.Block {
	blocks := make([]data.Block, len(drafts)) // texts are filled in later, in place
	for i := range drafts {
		blocks[i] = data.Block{Kind: drafts[i].kind, Level: drafts[i].level, Pos: drafts[i].at.pos()}
		r.block(&drafts[i], &blocks[i])
	}
	return blocks
}

func (r *resolver) block(d *blockDraft, b *data.Block) {
	r.later(d.text, &b.Text)
	r.later(d.caption, &b.Caption)
	r.pageOptions(d, b)
	switch d.kind {
	case data.BlockChart:
		b.Chart = r.chartNamed(d.chart)
		b.Table = !d.noTable
	case data.BlockTable:
		b.Figure = r.figureNamed(d.figure)
		b.Totals = r.totals(d, b.Figure)
	case data.BlockKeyNumbers:
		b.Numbers = make([]data.KeyNumber, 0, len(d.numbers))
		for _, n := range d.numbers {
			p, ok := r.point(n.point, n.at)
			if !ok {
				continue
			}
			number := data.KeyNumber{Figure: p.figure, Series: p.series, Key: p.key, Value: p.value, Sources: p.series.SourcesOf(p.value)}
			number.Sparkline = n.spark.Node != nil && r.sparks(n, number)
			b.Numbers = append(b.Numbers, number)
			r.later(n.label, &b.Numbers[len(b.Numbers)-1].Label)
		}
	case data.BlockColumns, data.BlockCharts:
		for _, column := range d.columns {
			b.Columns = append(b.Columns, r.blocks(column))
		}
	}
}

// sparks holds that there is a line to draw for a key number.
func (r *resolver) sparks(d numberDraft, n data.KeyNumber) bool {
	if !n.Figure.Periods {
		r.fault(d.spark, fmt.Sprintf("a sparkline follows a number over time, and the keys of %s are names", n.Figure.ID), "remove sparkline:")
		return false
	}
	known := 0
	for _, v := range n.Trend().Values {
		if v.Is != data.Absent {
			known++
		}
	}
	if known < 2 {
		r.fault(d.spark, fmt.Sprintf("%s has no two numbers up to %s for a line to join", n.Figure.ID, n.Key), "remove sparkline:, or name a later key")
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
			return nil // broken, and said so
		}
	}
	f := r.drafts[name.name]
	switch {
	case f != nil && r.figures[name.name] == nil:
		return nil
	case f != nil && !f.chart:
		r.fault(name.at, fmt.Sprintf("the figure %q has no chart", name.name), "remove chart: false from it, or write table: "+name.name)
	case f != nil:
		r.fault(name.at, fmt.Sprintf("%q is a figure, shown by a chart of another id", name.name), r.chartsShowing(name.name))
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

func (r *resolver) chartsShowing(figure string) string {
	var ids []string
	for _, c := range r.ds.Charts {
		if slices.ContainsFunc(c.Figures, func(f *data.Figure) bool { return f.ID == figure }) {
			ids = append(ids, c.ID)
		}
	}
	return "write " + strings.Join(ids, " or ")
}

// maxConventionalNumbers is how many key numbers a briefing has by convention.
const maxConventionalNumbers = 4

// conventionalBriefing is key numbers and a section for each chart.
func (r *resolver) conventionalBriefing() []data.Block {
	var numbers []data.KeyNumber
	for _, f := range r.ds.Figures {
		p, ok := headline(f)
		if ok && len(numbers) < maxConventionalNumbers && f.Derived == nil {
			numbers = append(numbers, data.KeyNumber{Figure: f, Series: p.series, Key: p.key, Value: p.value, Sources: p.series.SourcesOf(p.value)})
		}
	}
	blocks := make([]data.Block, 0, 1+2*len(r.ds.Charts))
	if len(numbers) > 0 {
		blocks = append(blocks, data.Block{Kind: data.BlockKeyNumbers, Numbers: numbers})
	}
	for _, c := range r.ds.Charts {
		blocks = append(blocks, data.Block{Kind: data.BlockHeading, Level: 1, Pos: c.Pos}, data.Block{Kind: data.BlockChart, Chart: c, Table: true, Pos: c.Pos})
		r.later(r.drafts[c.Figures[0].ID].title, &blocks[len(blocks)-2].Text)
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
	for _, c := range r.ds.Charts {
		language.LabelSeries(c, p)
		if c.Subtitle.Plain == "" {
			c.Subtitle = plain(p.ConventionalSubtitle(c))
		}
	}
	r.labelNumbers(r.ds.Briefing)
}

func plain(s string) data.Text { return data.Text{Plain: s} }

// labelNumbers gives key numbers without a label the title of their figure.
func (r *resolver) labelNumbers(blocks []data.Block) {
	for i := range blocks {
		for j := range blocks[i].Numbers {
			n := &blocks[i].Numbers[j]
			if n.Label.Plain != "" {
				continue
			}
			n.Label = n.Figure.Title
			if len(n.Figure.Series) > 1 {
				n.Label = plain(r.printer.Say(language.WordKeyNumberLabel, "title", n.Label.Plain, "key", r.printer.Name(n.Series.Name)))
			}
			if n.Figure.Periods || len(n.Series.Keys) > 1 {
				n.Label = plain(r.printer.Say(language.WordKeyNumberLabel, "title", n.Label.Plain, "key", r.printer.Key(n.Key)))
			}
		}
		for _, column := range blocks[i].Columns {
			r.labelNumbers(column)
		}
	}
}

// citeSources lists the sources in order of first use: through the blocks of the
// briefing, then through the charts and figures that are in none.
func (r *resolver) citeSources() {
	r.cited = map[*data.Source]bool{}
	for _, b := range r.ds.Briefing {
		r.citeBlock(b)
	}
	for _, c := range r.ds.Charts {
		r.citeChart(c)
	}
	for _, f := range r.ds.Figures {
		r.citeFigure(f)
	}
}

func (r *resolver) cite(sources ...*data.Source) {
	for _, s := range sources {
		if !r.cited[s] {
			r.ds.Cited, r.cited[s] = append(r.ds.Cited, s), true
		}
	}
}

func (r *resolver) citeText(t data.Text) {
	for _, p := range t.Parts {
		r.cite(p.Sources...)
		if p.Reference {
			continue
		}
		for _, m := range citation().FindAllStringSubmatch(p.Text, -1) {
			if s := r.sources[m[1]]; s != nil {
				r.cite(s)
			}
		}
	}
}

func (r *resolver) citeBlock(b data.Block) {
	r.citeText(b.Title)
	r.citeText(b.Text)
	if b.Side == data.SideLeft {
		r.citeText(b.Beside)
	}
	for _, n := range b.Numbers {
		r.cite(n.Sources...)
		if n.Sparkline {
			r.cite(n.TrendSources()...)
		}
	}
	if b.Chart != nil {
		r.citeChart(b.Chart)
	}
	r.citeText(b.Beside)
	r.citeText(b.Caption)
	if b.Figure != nil {
		r.citeFigure(b.Figure)
	}
	for _, column := range b.Columns {
		for _, inner := range column {
			r.citeBlock(inner)
		}
	}
}

func (r *resolver) citeChart(c *data.Chart) {
	for _, s := range c.Series {
		r.citeSeries(s.Series)
	}
	for _, e := range c.Events {
		r.cite(e.Sources...)
	}
	r.citeTarget(c)
	for _, line := range c.References {
		r.cite(line.Sources...)
	}
}

func (r *resolver) citeFigure(f *data.Figure) {
	for _, s := range f.Series {
		r.citeSeries(s)
	}
}

func (r *resolver) citeSeries(s *data.Series) {
	if s.Plain {
		r.cite(s.Sources...)
		return
	}
	cited := false // the sources of the series
	for i := range s.Values {
		v := &s.Values[i]
		if v.More == nil { // of a CSV file, which may bring millions
			if !cited {
				r.cite(s.Sources...)
			}
			cited = true
			continue
		}
		r.cite(s.SourcesOf(*v)...)
		for _, d := range v.Disputes() {
			r.cite(d.Sources...)
		}
	}
}
