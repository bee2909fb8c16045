package file

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// chartDraft is a chart whose names are not followed.
type chartDraft struct {
	id         string
	key, at    node
	figures    []ref
	only       []ref // names of series
	title      textDraft
	subtitle   textDraft
	note       textDraft
	alt        textDraft
	kind       data.Kind
	kindAt     node
	facets     data.Facets
	facetsAt   node
	own        bool      // each panel has a scale of its own
	unit       data.Unit // what the counts of several figures are together
	unitAt     node      // zero for none
	ownAt      node
	highlight  []ref
	sort       data.Sort
	neutral    ref
	ordered    *bool // nil where the file does not say it
	target     *otherSeries
	overlay    *otherSeries
	beside     []otherSeries
	stand      data.Orientation
	standAt    node
	groups     rowsDraft
	sections   map[data.Key]*data.Figure // whose row a name is; nil for a chart without sections
	compare    *compareDraft
	classes    *classesDraft
	totals     *bool // nil where the file does not say it
	totalsAt   node
	difference *bool // nil where the file does not say it
	differAt   node
	steps      *stepsDraft
	good       data.GoodSteps
	goodAt     node
	connect    bool
	until      data.Period
	untilAt    node
	log        bool
	limits     data.Limits
	logAt      node // the axis
	references []referenceDraft
	remarks    []annotationDraft
	events     []eventDraft
	size       data.Size
	dpi        int
	broken     bool
	choiceDraft
}

// referenceDraft is a line at a number of the file, or at a number with a
// source of its own.
type referenceDraft struct {
	at       node
	point    pointDraft
	value    scalar
	hasValue bool
	from, to *data.Decimal
	fromAt   node
	sources  []ref
	label    textDraft
}

// pointDraft names one value of a figure.
type pointDraft struct {
	figure, key, series ref
}

type annotationDraft struct {
	at       node
	from, to *node // a range of periods, instead of a point
	point    pointDraft
	text     textDraft
}

// aChart is what messages call a chart.
const aChart = "a chart"

var (
	facets    = []data.Facets{data.FacetsSeries, data.FacetsFigures}
	sorts     = []data.Sort{data.SortAscending, data.SortDescending, data.SortFile}
	gapWords  = []string{"open", "dashed"}
	axisWords = []string{"linear", "log"}
	scales    = []string{"shared", "own"}
	ways      = []data.Orientation{data.Horizontal, data.Vertical}
)

func chartFields() record[chartDraft] {
	return slices.Concat(record[chartDraft]{
		{"figure", "id of the figure it shows", false, textShape(), func(d *decoder, n node, c *chartDraft) { c.addFigures(d, n) }},
		{"figures", "ids of the figures it shows, of one unit; in panels with scales of their own, of several", false, oneOrMore(textShape()), func(d *decoder, n node, c *chartDraft) { c.addFigures(d, n) }},
		{"series", "names of the series it shows; all unless given", false, oneOrMore(textShape()), func(d *decoder, n node, c *chartDraft) { c.only = d.refs(n) }},
		{"kind", "the kind of chart; it follows from the data unless given", false, wordShape(data.Kinds()), func(d *decoder, n node, c *chartDraft) {
			c.kind, c.kindAt = decodeKind(d, n), n
		}},
		{"facets", "a panel for each of the series or figures, side by side", false, wordShape(facets), func(d *decoder, n node, c *chartDraft) {
			c.facets, _ = word(d, n, "way to divide a chart", facets)
			c.facetsAt = n
		}},
		{"scales", "of panels: shared, one scale for all, unless given; own: each has its own, and figures may have different units", false, wordShape(scales), func(d *decoder, n node, c *chartDraft) {
			w, _ := word(d, n, "scale of panels", scales)
			c.own, c.ownAt = w == "own", n
		}},
		{"unit", "what the things are together that its figures count under several names: people, of births and deaths", false, translatedShape(), func(d *decoder, n node, c *chartDraft) {
			c.unit, c.unitAt = decodeUnit(d, n), n
		}},
		{"title", "the finding, in a sentence", false, translatedShape(), func(d *decoder, n node, c *chartDraft) { c.title = d.textDraft(n) }},
		{"subtitle", "what is measured, when, in what unit", false, translatedShape(), func(d *decoder, n node, c *chartDraft) { c.subtitle = d.textDraft(n) }},
		{"note", "a remark below the chart", false, translatedShape(), func(d *decoder, n node, c *chartDraft) { c.note = d.textDraft(n) }},
		{"alt", "the short alt text, a sentence; written from the data unless given, as the long one always is", false, translatedShape(), func(d *decoder, n node, c *chartDraft) { c.alt = d.textDraft(n) }},
		{"highlight", "names of the series or categories to emphasize", false, oneOrMore(textShape()), func(d *decoder, n node, c *chartDraft) { c.highlight = d.refs(n) }},
		{"sort", "the order of the categories; that of the file unless given, descending for dots", false, wordShape(sorts), func(d *decoder, n node, c *chartDraft) { c.sort, _ = word(d, n, "order", sorts) }},
		{"neutral", "of bar-diverging: the series that straddles zero; the middle one of an odd number unless given. Of bar-share and bar-stacked: the middle of answers, with a colour on either side", false, textShape(), func(d *decoder, n node, c *chartDraft) { c.neutral, _ = d.ref(n) }},
		{"ordered", "true: the series follow each other, as ages and answers do, and have shades of one colour; periods, classes of numbers and answers of well-known scales are found. false: they do not", false, truthShape(), func(d *decoder, n node, c *chartDraft) {
			c.ordered = truthOrNil(d, n)
		}},
		{"orientation", "which way bars go; horizontal where names are long, and for stacks of answers, unless given", false, wordShape(ways), func(d *decoder, n node, c *chartDraft) {
			c.stand, _ = word(d, n, "way for bars to go", ways)
			c.standAt = n
		}},
		{"groups", "headings over its rows: the name of one of the groups of the file, or headings with the names below each; or a list of lists of names, with space between them and no headings", false, rowsShape(), func(d *decoder, n node, c *chartDraft) { c.groups = decodeRows(d, n) }},
		{"totals", "true: stacks have their totals at their ends, computed where no figure states them, and the two sides of bar-diverging their sums; false: they have none", false, truthShape(), func(d *decoder, n node, c *chartDraft) {
			c.totalsAt = n
			c.totals = truthOrNil(d, n)
		}},
		{"sums", "of waterfall: true: what the steps before each total add up to, where they are several; or the names of totals, each with what the steps before it are called together", false, stepsShape(), func(d *decoder, n node, c *chartDraft) { c.steps = decodeSteps(d, n) }},
		{"good", "of waterfall: which steps are for the better, and have the accent colour; the others have the colour that is least like it", false, wordShape(goodWays), func(d *decoder, n node, c *chartDraft) {
			c.good, _ = word(d, n, "way for steps to be for the better", goodWays)
			c.goodAt = n
		}},
		{"gaps", "whether thin dashed lines cross gaps", false, wordShape(gapWords), func(d *decoder, n node, c *chartDraft) {
			w, _ := word(d, n, "way to show gaps", gapWords)
			c.connect = w == "dashed"
		}},
		{"until", "of step: until when the last values hold; for their own periods unless given", false, periodShape(), func(d *decoder, n node, c *chartDraft) { c.until, _ = d.period(n); c.untilAt = n }},
		{"axis", "log: a logarithmic value axis, for lines and dots whose numbers are all above zero; or the ends of the axis of lines and dots", false, axisShape(), func(d *decoder, n node, c *chartDraft) { decodeAxis(d, n, c) }},
		{"references", "lines across the chart at a value, or bands from one value to another", false, listShape(referenceRecord().shape("A line at the value of a figure, or at a value with its own source; or a band between two values.")), func(d *decoder, n node, c *chartDraft) {
			c.references = referenceRecord().list(d, n, "reference lines", "a reference line", func(at node) referenceDraft { return referenceDraft{at: at} })
		}},
		{"targets", "a mark across each bar, at the value that another figure has for its key", false, targetRecord().shape("What the bars are compared with: a target, an average, the year before."), func(d *decoder, n node, c *chartDraft) { c.target = decodeTarget(d, n) }},
		{"compare", "an arrow from one value to another, with the change, the difference or how many times it is", false, compareRecord().shape("Two values of the chart, and how the second is compared with the first."), func(d *decoder, n node, c *chartDraft) { c.compare = decodeCompare(d, n) }},
		{"classes", "of a histogram: the bounds of its classes, as far as their names do not say them, and what heights are for", false, classesRecord().shape("The classes of a number that the keys of a histogram stand for."), func(d *decoder, n node, c *chartDraft) {
			c.classes = decodeClasses(d, n)
		}},
		{"columns", "columns of further values beside rows, up to 4", false, listShape(besideRecord().shape("A column of values beside the rows of a chart.")), func(d *decoder, n node, c *chartDraft) {
			c.beside = besideRecord().list(d, n, "columns", "a column", func(at node) otherSeries { return otherSeries{at: at} })
		}},
		{"difference", "false: a dumbbell has no column of how far its two series are apart; true: as without the key, where there is room", false, truthShape(), func(d *decoder, n node, c *chartDraft) {
			c.differAt = n
			c.difference = truthOrNil(d, n)
		}},
		{"line", "a line over bars of periods: the id of a figure of their unit, or {figure, series, label}", false, overlayShape(), func(d *decoder, n node, c *chartDraft) { c.overlay = decodeOverlay(d, n) }},
		{"annotations", "remarks tied to data points or ranges of periods", false, listShape(annotationRecord().shape("A remark at a data point, or on a range of periods.")), func(d *decoder, n node, c *chartDraft) {
			all := annotationRecord().list(d, n, "annotations", "an annotation", func(at node) annotationDraft { return annotationDraft{at: at} })
			c.remarks = slices.DeleteFunc(all, func(a annotationDraft) bool { return !checkPlaced(d, a) })
		}},
		{"events", "what happened, marked on the time axis of lines", false, listShape(eventRecord().shape("Something that happened at a time, or from one time to another.")), func(d *decoder, n node, c *chartDraft) {
			c.events = eventRecord().list(d, n, "events", "an event", func(at node) eventDraft { return eventDraft{at: at} })
		}},
		{"size", "slide, half, square, a4, or WIDTHxHEIGHT in pixels", false, &schema{Type: "string", Pattern: `^(slide|half|square|a4|\d+x\d+)$`}, func(d *decoder, n node, c *chartDraft) { c.size = decodeSize(d, n) }},
		{"dpi", fmt.Sprintf("pixels per inch, %d to %d; %d unless given", data.MinDPI, data.MaxDPI, data.DefaultDPI), false, rangeShape(data.MinDPI, data.MaxDPI), func(d *decoder, n node, c *chartDraft) { c.dpi = decodeDpi(d, n) }},
	}, choiceFields())
}

func (c *chartDraft) addFigures(d *decoder, n node) {
	if c.figures != nil {
		d.fault(n, "the chart names its figures twice", "keep one of figure and figures")
		return
	}
	c.figures = d.refs(n)
}

func decodeSize(d *decoder, n node) data.Size {
	s, ok := d.line(n)
	if !ok {
		return data.Size{}
	}
	size, err := data.ParseSize(s)
	if err != nil {
		d.problem(n, err)
	}
	return size
}

func decodeDpi(d *decoder, n node) int {
	if s, ok := d.line(n); ok {
		dpi, err := strconv.Atoi(s)
		if err == nil && dpi >= data.MinDPI && dpi <= data.MaxDPI {
			return dpi
		}
		d.fault(n, fmt.Sprintf("%q is not a resolution", s), fmt.Sprintf("write a whole number of pixels per inch, %d to %d", data.MinDPI, data.MaxDPI))
	}
	return 0
}

func referenceFields() record[referenceDraft] {
	return record[referenceDraft]{
		{"figure", "id of the figure whose value it shows", false, textShape(), func(d *decoder, n node, r *referenceDraft) { r.point.figure, _ = d.ref(n) }},
		{"key", "period or category of the value", false, textShape(), func(d *decoder, n node, r *referenceDraft) { r.point.key, _ = d.ref(n) }},
		{"series", "name of the series of the value", false, textShape(), func(d *decoder, n node, r *referenceDraft) { r.point.series, _ = d.ref(n) }},
		{"value", "a number of its own; needs a source", false, scalarShape(), func(d *decoder, n node, r *referenceDraft) { r.value, r.hasValue = scalarOf(d, n) }},
		{"from", "the lower end of a band; needs a source", false, numberShape(), func(d *decoder, n node, r *referenceDraft) { r.from, r.fromAt = decodeDecimal(d, n), n }},
		{"to", "the upper end of a band", false, numberShape(), func(d *decoder, n node, r *referenceDraft) { r.to = decodeDecimal(d, n) }},
		{"source", "key of the source of the number", false, oneOrMore(textShape()), func(d *decoder, n node, r *referenceDraft) { r.sources = d.refs(n) }},
		{"label", "what the line says", true, translatedShape(), func(d *decoder, n node, r *referenceDraft) { r.label = d.textDraft(n) }},
	}
}

func annotationFields() record[annotationDraft] {
	return record[annotationDraft]{
		{"from", "the first period of a range", false, periodShape(), func(d *decoder, n node, a *annotationDraft) { a.from = &n }},
		{"to", "the last period of a range", false, periodShape(), func(d *decoder, n node, a *annotationDraft) { a.to = &n }},
		{"key", "period or category of the data point", false, textShape(), func(d *decoder, n node, a *annotationDraft) { a.point.key, _ = d.ref(n) }},
		{"series", "name of its series", false, textShape(), func(d *decoder, n node, a *annotationDraft) { a.point.series, _ = d.ref(n) }},
		{"figure", "id of its figure, where the chart shows several", false, textShape(), func(d *decoder, n node, a *annotationDraft) { a.point.figure, _ = d.ref(n) }},
		{"text", "the remark", true, translatedShape(), func(d *decoder, n node, a *annotationDraft) { a.text = d.textDraft(n) }},
	}
}

func decodeCharts(d *decoder, n node, f *fileDraft) {
	for key, child := range d.filledMapping(n, "charts") {
		id, ok := d.claim(key, "chart", f)
		if !ok {
			continue
		}
		c := &chartDraft{id: id, key: key, at: child}
		f.charts = append(f.charts, c)
		c.broken = !chartRecord().sound(d, child, aChart, c)
		if !c.broken && c.figures == nil {
			d.fault(child, "the chart names no figure", "add figure: and the id of a figure")
			c.broken = true
		}
	}
}

// truthOrNil reads true or false; nil, with a fault, for anything else.
func truthOrNil(d *decoder, n node) *bool {
	yes, ok := d.truth(n)
	if !ok {
		return nil
	}
	return &yes
}

// blockDraft is a block whose names are not followed.
type blockDraft struct {
	kind    data.BlockKind
	at      node
	text    textDraft
	level   int
	chart   ref
	figure  ref
	caption textDraft
	table   tablePlace
	numbers []numberDraft
	columns [][]blockDraft
	kinds   []data.BlockKind // all that the block names
	off     bool             // a page break that is not wanted
	pageOptions
}

type numberDraft struct {
	at    node
	point pointDraft
	label textDraft
	spark node // where a sparkline is asked for; zero for none
}

var blockKinds = []data.BlockKind{data.BlockHeading, data.BlockText, data.BlockKeyNumbers, data.BlockChart, data.BlockTable, data.BlockColumns, data.BlockPageBreak, data.BlockSummary, data.BlockCharts}

func (b *blockDraft) is(kind data.BlockKind) {
	b.kind = kind
	b.kinds = append(b.kinds, kind)
}

func blockFields() record[blockDraft] {
	return slices.Concat(record[blockDraft]{
		{"heading", "a heading", false, translatedShape(), func(d *decoder, n node, b *blockDraft) { b.is(data.BlockHeading); b.text = d.textDraft(n) }},
		{"level", "of the heading: 1, 2 or 3", false, rangeShape(1, 3), func(d *decoder, n node, b *blockDraft) {
			if b.level = strings.Index(" 123", n.Value); n.Kind != yaml.ScalarNode || len(n.Value) != 1 || b.level < 1 {
				d.fault(n, "a level is 1, 2 or 3, not "+describe(n), "")
				b.level = 1
			}
		}},
		{"text", "Markdown, with {{ references }} to numbers", false, translatedShape(), func(d *decoder, n node, b *blockDraft) {
			b.is(data.BlockText)
			b.text = d.markdown(n)
		}},
		{"key-numbers", "large numbers in a row", false, listShape(numberRecord().shape("A number with its label.")), func(d *decoder, n node, b *blockDraft) {
			b.is(data.BlockKeyNumbers)
			b.numbers = numberRecord().list(d, n, "key numbers", "a key number", func(at node) numberDraft { return numberDraft{at: at} })
			if len(b.numbers) > 4 {
				d.fault(n, fmt.Sprintf("%d key numbers do not fit into a row", len(b.numbers)), "keep four, or begin a second block")
			}
		}},
		{"chart", "id of a chart, or of a figure that has no chart under charts", false, textShape(), func(d *decoder, n node, b *blockDraft) { b.is(data.BlockChart); b.chart = decodeOneChart(d, n) }},
		{"data-table", "false: leave out the data table of the chart; end: it stands at the end of the briefing, with the others that do; unless given, as the head of the file says", false, tablePlaceShape(), func(d *decoder, n node, b *blockDraft) { b.table = decodeTablePlace(d, n) }},
		{"table", "id of the figure whose values the table shows", false, textShape(), func(d *decoder, n node, b *blockDraft) { b.is(data.BlockTable); b.figure, _ = d.ref(n) }},
		{"caption", "of the chart or table, printed below a chart; written from the data unless given", false, translatedShape(), func(d *decoder, n node, b *blockDraft) { b.caption = d.textDraft(n) }},
		{"columns", "two lists of blocks, side by side", false, &schema{Type: "array", Items: listShape(refShape("block")), MinItems: 2, MaxItems: 2}, func(d *decoder, n node, b *blockDraft) {
			b.is(data.BlockColumns)
			items := d.sequence(n, "two columns")
			for _, item := range items {
				b.columns = append(b.columns, checkNarrow(d, decodeBlocks(d, item)))
			}
			if items != nil && len(items) != 2 {
				d.fault(n, fmt.Sprintf("there are two columns, not %d", len(b.columns)), "write two lists of blocks")
			}
		}},
		{"page-break", "true: begin a new page; false: do nothing", false, truthShape(), func(d *decoder, n node, b *blockDraft) {
			b.is(data.BlockPageBreak)
			wanted, _ := d.truth(n)
			b.off = !wanted
		}},
	}, pageRecord())
}

func blockShape() *schema {
	return eitherShape(&schema{Type: "string", Enum: []string{string(data.BlockPageBreak)}}, blockRecord().shape("A block of the briefing: one of the kinds, with its options."))
}

func numberFields() record[numberDraft] {
	return record[numberDraft]{
		{"figure", "id of the figure", true, textShape(), func(d *decoder, n node, k *numberDraft) { k.point.figure, _ = d.ref(n) }},
		{"key", "period or category; the latest period unless given", false, textShape(), func(d *decoder, n node, k *numberDraft) { k.point.key, _ = d.ref(n) }},
		{"series", "name of the series", false, textShape(), func(d *decoder, n node, k *numberDraft) { k.point.series, _ = d.ref(n) }},
		{"label", "what the number is; written from the figure unless given", false, translatedShape(), func(d *decoder, n node, k *numberDraft) { k.label = d.textDraft(n) }},
		{"sparkline", "true: a small line of the series up to the key", false, truthShape(), func(d *decoder, n node, k *numberDraft) {
			if v, ok := d.truth(n); ok && v {
				k.spark = n
			}
		}},
	}
}

// decodeBlocks reads a list of blocks.
func decodeBlocks(d *decoder, n node) []blockDraft {
	var blocks []blockDraft
	for _, item := range d.sequence(n, "blocks") {
		b := blockDraft{at: item, level: 1}
		if item.Kind == yaml.ScalarNode && item.Value == string(data.BlockPageBreak) {
			b.kind = data.BlockPageBreak
			blocks = append(blocks, b)
			continue
		}
		if blockRecord().sound(d, item, "a block", &b) && blockHasOneKind(d, b) && !b.off {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// blockHasOneKind checks that a block is one thing, and that its options belong to it.
func blockHasOneKind(d *decoder, b blockDraft) bool {
	switch {
	case len(b.kinds) == 0:
		d.fault(b.at, "the block does not say what it is", "add one of "+strings.Join(textsOf(blockKinds), ", "))
	case len(b.kinds) > 1:
		d.fault(b.at, fmt.Sprintf("the block is both %s and %s", b.kinds[0], b.kinds[1]), "begin a new item with a dash for each")
	default:
		return blockOptionsFit(d, b)
	}
	return false
}

func blockOptionsFit(d *decoder, b blockDraft) bool {
	ok := true
	for option, kinds := range map[string]string{"level": "heading", "caption": "chart table", "data-table": "chart charts",
		"title": "summary", "beside": "chart", "side": "chart", "page": "chart charts table", "total": "table", "style": "table"} {
		if at := lookup(b.at.Node, option); at != nil && !slices.Contains(strings.Fields(kinds), string(b.kind)) {
			d.fault(b.at.at(at, option), fmt.Sprintf("a %s block has no %s", b.kind, option), "remove it")
			ok = false
		}
	}
	return ok
}

// tablePlace is where the data table of a chart stands; empty where nothing is said.
type tablePlace string

const (
	tableBelow  tablePlace = "true"
	tableNot    tablePlace = "false"
	tableAtLast tablePlace = "end"
)

func tablePlaceShape() *schema {
	return eitherShape(truthShape(), wordShape([]string{string(tableAtLast)}))
}

func decodeTablePlace(d *decoder, n node) tablePlace {
	switch p := tablePlace(n.Value); p {
	case tableBelow, tableNot, tableAtLast:
		return p
	}
	d.fault(n, describe(n)+" is no place of a data table", "write true, false or end")
	return ""
}
