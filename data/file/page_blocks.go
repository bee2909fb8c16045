package file

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// appendices are what may stand before the sources.
var appendices = []string{"methods"}

// pageOptions are what a block says of its place on the page.
type pageOptions struct {
	title     textDraft // of a summary
	beside    textDraft // of a chart
	side      data.Side
	landscape bool
	style     data.TableStyle
	styleAt   node
	total     node // where a row of sums is asked for; zero for none
}

// The most charts side by side, and on a portrait page.
const maxRowCharts, maxPortraitCharts = 3, 2

// pages are what a block may have of its own.
var pages = []string{"landscape"}

// tableStyles are the styles of tables that a file may name.
var tableStyles = []data.TableStyle{data.TableHeat, data.TableHeatSeries}

// pageRecord is the table of the blocks that are more than one thing after the
// other, and of what a block says of its place.
func pageRecord() record[blockDraft] {
	return record[blockDraft]{
		{"summary", "Markdown in a tinted box: what matters most", false, translatedShape(), func(d *decoder, n node, b *blockDraft) { b.is(data.BlockSummary); b.text = d.markdown(n) }},
		{"title", "of the summary; In brief unless given", false, translatedShape(), func(d *decoder, n node, b *blockDraft) { b.title = d.textDraft(n) }},
		{"charts", "charts side by side, of one height: ids, or {chart, caption}; two, or three on a landscape page or in a deck", false,
			&schema{Type: "array", Items: eitherShape(textShape(), rowChartRecord().shape("A chart of a row.")), MinItems: 2, MaxItems: maxRowCharts},
			func(d *decoder, n node, b *blockDraft) { b.is(data.BlockCharts); decodeChartsBeside(d, n, b) }},
		{"beside", "Markdown beside the chart", false, translatedShape(), func(d *decoder, n node, b *blockDraft) { b.beside = d.markdown(n) }},
		{"side", "the side of the chart that its text is on: right unless given, or left", false, wordShape(data.Sides()), func(d *decoder, n node, b *blockDraft) { b.side, _ = word(d, n, "side", data.Sides()) }},
		{"page", "landscape: a landscape page of its own", false, wordShape(pages), func(d *decoder, n node, b *blockDraft) {
			w, _ := word(d, n, "page", pages)
			b.landscape = w != ""
		}},
		{"style", "of a table: heat, cells have shades from the lowest to the highest value; heat-series, in each series from its own lowest to its highest", false, wordShape(tableStyles), func(d *decoder, n node, b *blockDraft) {
			b.style, _ = word(d, n, "style of tables", tableStyles)
			b.styleAt = n
		}},
		{"total", "true: a last row with the sums of the table", false, truthShape(), func(d *decoder, n node, b *blockDraft) {
			if v, ok := d.truth(n); ok && v {
				b.total = n
			}
		}},
	}
}

// rowChartRecord is the table of a chart of a row.
func rowChartRecord() record[blockDraft] {
	return record[blockDraft]{
		{"chart", "id of a chart, or of a figure that has no chart under charts", true, textShape(), func(d *decoder, n node, b *blockDraft) { b.is(data.BlockChart); b.chart, _ = d.ref(n) }},
		{"caption", "of the chart; written from the data unless given", false, translatedShape(), func(d *decoder, n node, b *blockDraft) { b.caption = d.textDraft(n) }},
	}
}

// decodeChartsBeside reads a row of charts: a column with a block for each.
func decodeChartsBeside(d *decoder, n node, row *blockDraft) {
	items := d.sequence(n, "charts")
	for _, item := range items {
		b := blockDraft{at: item, kind: data.BlockChart}
		if !isMapping(item.Node) {
			b.chart, _ = d.ref(item)
		} else {
			rowChartRecord().decode(d, item, "a chart of a row", &b)
		}
		row.columns = append(row.columns, []blockDraft{b})
	}
}

// decodeOneChart reads the id of a chart, and says where several belong.
func decodeOneChart(d *decoder, n node) ref {
	if n.Kind == yaml.SequenceNode {
		d.fault(n, "one chart is expected, not a list", "write charts: with the list, to set them side by side")
		return ref{}
	}
	name, _ := d.ref(n)
	return name
}

// checkNarrow checks that the blocks of a column have room in it.
func checkNarrow(d *decoder, blocks []blockDraft) []blockDraft {
	for _, b := range blocks {
		switch {
		case b.landscape:
			d.fault(b.at, "a block with a page of its own is in a column", "write the block outside the columns")
		case b.kind == data.BlockCharts || b.kind == data.BlockColumns:
			d.fault(b.at, fmt.Sprintf("a column is too narrow for a %s block", b.kind), "write it outside the columns")
		case b.beside.at.Node != nil:
			d.fault(b.at, "a column is too narrow for a chart with a text beside it", "write the text below the chart, in a block of its own")
		}
	}
	return blocks
}

// pageOptions follows what a block says of its place.
func (r *blockResolver) pageOptions(d *blockDraft, b *data.Block) {
	r.base.later(d.title, &b.Title)
	r.base.later(d.beside, &b.Beside)
	b.Side, b.Landscape = d.side, d.landscape
	if b.Side == "" && d.beside.at.Node != nil {
		b.Side = data.SideRight
	}
	if d.side != "" && d.beside.at.Node == nil {
		r.base.fault(d.at, "the chart has a side and no text for it", "add beside:, or remove side:")
	}
	if d.kind == data.BlockCharts {
		r.fitsAcross(d)
	}
	for i := range d.columns {
		if d.kind == data.BlockCharts {
			d.columns[i][0].table = d.table
		}
	}
}

// fitsAcross checks that a row has no more charts than the page takes.
func (r *blockResolver) fitsAcross(d *blockDraft) {
	n := len(d.columns)
	portrait := !d.landscape && r.base.ds.Layout != data.LayoutDeck
	switch {
	case n == 1:
		r.base.fault(d.at, "a row has 2 charts or more, not 1", "write chart: for one")
	case portrait && n == maxPortraitCharts+1:
		r.base.fault(d.at, fmt.Sprintf("%d charts are too narrow beside each other on an upright page", n), "write two, or add page: landscape")
	case portrait && n > maxPortraitCharts:
		r.base.fault(d.at, fmt.Sprintf("a row on an upright page has 2 charts, not %d", n),
			fmt.Sprintf("write rows of %d, or with page: landscape of up to %d; and chart: for one that is left", maxPortraitCharts, maxRowCharts))
	case n > maxRowCharts:
		r.base.fault(d.at, fmt.Sprintf("a row has 2 to %d charts, not %d", maxRowCharts, n), fmt.Sprintf("write rows of up to %d, and chart: for one that is left", maxRowCharts))
	}
}

// totals adds up each series of a table. Nil when none are asked for, or with a
// fault when the sums would mean nothing.
func (r *blockResolver) totals(d *blockDraft, f *data.Figure) []data.Value {
	if d.total.Node == nil || f == nil {
		return nil
	}
	if why, hint := r.notAdditive(f); why != "" {
		r.base.fault(d.total, why, hint)
		return nil
	}
	sums := make([]data.Value, len(f.Series))
	for i, s := range f.Series {
		sums[i] = r.totalOf(f, s)
	}
	return sums
}

// style is how a table is set. Shades are refused where they would say nothing.
func (r *blockResolver) style(d *blockDraft, f *data.Figure) data.TableStyle {
	if d.style == data.TablePlain || f == nil {
		return data.TablePlain
	}
	const remove = "remove style:"
	most := 0
	for _, s := range f.Series {
		n := 0
		for i := range s.Values {
			if s.Values[i].Is != data.Absent {
				n++
			}
		}
		if d.style == data.TableHeat {
			most += n
		} else {
			most = max(most, n)
		}
	}
	switch {
	case f.Unit.Names():
		r.base.fault(d.styleAt, fmt.Sprintf("shades say how great a number is, and those of %s are names of years or codes", f.ID), remove)
	case most < 2:
		r.base.fault(d.styleAt, "one number has no shade among others", remove)
	default:
		return d.style
	}
	return data.TablePlain
}

// notAdditive says why a table of a figure has no total; empty where it may have one.
func (r *blockResolver) notAdditive(f *data.Figure) (why, hint string) {
	const remove = "remove total:"
	if why = compute.NotAdditive(r.base.printer, f, false); why != "" {
		return why, remove
	}
	if why, _ = compute.UnlikeNames(f); why != "" {
		return why, remove
	}
	switch {
	case f.Periods:
		return fmt.Sprintf("the rows of %s are periods: what was there in one may be there in the next, and would be counted twice", f.ID),
			"remove total:; a figure by: sum adds up the series of each period"
	case manyDisputes(f):
		return fmt.Sprintf("so much of %s is disputed that a sum would mean nothing", f.ID), remove
	case len(f.PartKeys()) < 2:
		return fmt.Sprintf("%s has one row: there is nothing to add up", f.ID), remove
	}
	return "", ""
}

// manyDisputes reports more disputed values than a sum can name: each gives it
// another number.
func manyDisputes(f *data.Figure) bool {
	n := 0
	for e := range f.Numbers() {
		n += len(e.Value.Disputes())
	}
	return n > maxMissing*len(f.Series)
}

// maxMissing is how many rows without a number, or with several, a sum names.
const maxMissing = 5

// totalOf is the sum of a series. A bound stays a bound; where a row has no
// number there is no sum.
func (r *blockResolver) totalOf(f *data.Figure, s *data.Series) data.Value {
	var operands []compute.Operand
	var missing []string
	for _, k := range f.PartKeys() {
		o, ok := compute.OperandAt(f, s, k, f.Unit.Scale)
		if o.Value.Confidential() {
			return compute.Confidential(r.base.printer)
		}
		if !ok || o.Value.Is == data.Absent {
			missing = append(missing, r.base.printer.Key(k))
			continue
		}
		operands = append(operands, o)
	}
	if len(missing) > 0 {
		return compute.Missing(r.base.printer.Say(language.WordReasonPartMissing, "parts", r.base.printer.List(missing[:min(len(missing), maxMissing)])))
	}
	v := compute.Evaluate(r.base.printer, compute.SumOf(len(operands)), operands)
	more := *v.Detail()
	if v.Is != data.Absent {
		more.Computed = r.base.printer.Say(language.WordDerived)
	}
	more.Sources = nil // the rows name theirs
	more.Disputes = slices.DeleteFunc(more.Disputes, func(d data.Dispute) bool { return d.Value.Is == v.Is && d.Value.Number == v.Number })
	v.More = &more
	return v
}

// decodeLists reads which lists follow the contents.
func decodeLists(d *decoder, n node) []data.List {
	var found []data.List
	for _, item := range d.list(n) {
		w, ok := word(d, item, "list", data.Lists())
		if ok && slices.Contains(found, w) {
			d.fault(item, fmt.Sprintf("%q is named twice", w), "remove one")
		} else if ok {
			found = append(found, w)
		}
	}
	return found
}
