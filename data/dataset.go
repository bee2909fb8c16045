package data

import (
	"slices"
	"sort"
)

// Dataset is a checked file: sources, figures with every derived number
// computed, charts and the sequence of the briefing. Load makes it; nothing in
// it can be wrong any more. It is not modified after Load and may be read by
// several goroutines: a run that chooses another theme has a copy, and keeps what
// it warns of beside it.
type Dataset struct {
	// Name is the file's base name without its ending, and, of an edition that is
	// not the main one, a hyphen and its language: the name of the output folder
	// and of the PDF.
	Name string
	// Editions are the BCP 47 tags of the editions of the file, the main one
	// first, and Tag is that of this one. Both are empty when the file has none.
	Editions []string
	Tag      string
	Title    Text
	Subtitle Text
	Author   Text
	// Issue says on the cover which of its issues a briefing is, as "Figures of 2019": the
	// key edition: of the file.
	Issue Text
	// Licence says what others may do with the briefing and its pictures; empty
	// when not given.
	Licence string
	// Address is that of the folder in which web pages are published; empty when not given.
	Address string
	// Date is the briefing's own date, of any granularity; zero when not given.
	Date  Period
	Theme Theme
	Fonts FontFiles
	// Layout is what the pages of the PDF are.
	Layout Layout
	// Cover is how the PDF begins.
	Cover Cover
	// Lists follow the contents, in this order.
	Lists []List
	// Logo is the cover's picture; nil for none.
	Logo *File
	// ChartLogo is the picture at the foot of every chart; nil for none.
	ChartLogo *File
	Sources   []*Source // in file order
	// Cited holds the sources that something rests on, in order of first use.
	Cited   []*Source
	Figures []*Figure // in file order
	Charts  []*Chart  // in file order; figures without a chart of their own have a conventional one
	// Briefing is the sequence of blocks, conventional when the file has none.
	Briefing []Block
	// Appendix is the appendix of methods, headings and texts; nil where the file
	// does not ask for one.
	Appendix []Block
	// Inputs are the files that were read, the main file first.
	Inputs []Input
	// Depends are all things outside the program that the outputs depend on: the
	// inputs, and how each is found again, with the families of fonts that were
	// looked for in vain.
	Depends []Dependency
	// Parameters are the values that were chosen, in the order of the file.
	Parameters []Parameter
	// Waivers are the rules of the gate that the file has switched off.
	Waivers []Waiver
	// Told is what was found out of tables that the file does not say: nothing is wrong with
	// it.
	Told Faults
	// Warnings are where the other rules do not hold. They do not keep the file from being drawn.
	Warnings Faults
	// Stale are the figures older than their `fresh` limit.
	Stale Faults
	// Fresh are the figures with a `fresh` limit, those first that are the first to
	// pass it.
	Fresh []Freshness
	// Language is the BCP 47 tag of the language of the texts, one that the program
	// speaks.
	Language string
	// Names are what that language calls the names of categories and series, where
	// the file says so.
	Names map[string]string
	// Origin is what the file language keeps of the file for the excerpts of it; nil
	// for a dataset that was not read from one.
	Origin Origin
}

// Origin knows which parts of its file a chart of a Dataset was made of.
type Origin interface {
	// FiguresOf returns the ids of all figures that a chart depends on, those that
	// its figures are computed from included.
	FiguresOf(chart string) map[string]bool
}

// Freshness says how long a figure is fresh.
type Freshness struct {
	Figure    string // the id
	StaleFrom Period // the first day on which the figure is older than its limit
}

// File is a file that was read: a font or a logo.
type File struct {
	Name string // as the user wrote it
	Data []byte // not to be modified
	Face int    // of a collection of fonts: which, from 0
	Pos  Pos    // where it was named
}

// FontFiles are the user's own fonts; nil members stand for the default ones.
type FontFiles struct {
	Regular, Bold, Italic, BoldItalic *File
	// Fallback fonts serve the characters the others lack, in this order.
	Fallback []*File
}

// Input is a file that was read, with the SHA-256 of its bytes in hexadecimal.
type Input struct {
	Name   string
	SHA256 string
	// Text is the file itself where it is YAML, or CSV of at most 4 MiB; nil for
	// others. It is not to be modified.
	Text []byte
	// Used says which rows of a CSV file were used, where the file asks for some
	// only (see InputRef); empty for the whole file. SHA256 and Text are then those
	// of the line of heads and the lines of those rows.
	Used string
	// Of is the file that the input was read out of, where it is a table as an office hands it
	// out, and Read how it was read: as head: 4, across: year.
	Of, Read string
	// Withheld says that the file holds numbers that may not be published. SHA256 and
	// Text are those of the file without them.
	Withheld bool
}

// Source is where a figure comes from.
type Source struct {
	Key       string
	Publisher string
	Title     string
	Date      Period // zero when not given
	URL       string // http or https; empty when not given
	Retrieved Period // a day; zero when not given
	Note      string
	// Language is that of the source itself, a BCP 47 tag, when the file says it.
	Language string
	// PublisherLanguage and TitleLanguage are those of the two texts; empty where
	// they are in the language of the briefing.
	PublisherLanguage, TitleLanguage string
	Pos                              Pos
}

// Key is what a value belongs to: a Period or the name of a category.
type Key struct {
	Period Period
	Name   string // the category; empty for a period
}

// PeriodKey and CategoryKey make keys.
func PeriodKey(p Period) Key { return Key{Period: p} }

// CategoryKey makes the key of a category.
func CategoryKey(name string) Key { return Key{Name: name} }

// String prints the key as the file writes it.
func (k Key) String() string {
	if k.Period.IsZero() {
		return k.Name
	}
	return k.Period.String()
}

// Figure is one measured thing: its values over periods or categories, in one
// or more series that share a unit.
type Figure struct {
	ID    string
	Title Text
	Unit  Unit
	// Precision is how far the figure says that its numbers are known.
	Precision Precision
	// Padded says that numbers of a table have zeros that it has lost.
	Padded  bool
	Sources []*Source
	Note    Text
	// Periods says whether the keys are periods (all of one granularity) or
	// categories.
	Periods bool
	// Dated says that the periods were written as days, and the file does not say so.
	Dated Dated
	// Series has at least one member; the only one of a figure without named
	// series has an empty Name.
	Series []*Series
	// Keys are the keys of all series together: periods in order of time,
	// categories in the order of the file.
	Keys []Key
	// Aggregates are the names of the series and categories that are wholes of others:
	// World beside its regions. No sum, share or rank counts them.
	Aggregates []string
	// SharesOf is what shares of the figure are shares of.
	SharesOf SharesOf
	// Cumulative says that each value runs from the start of its year to the end of its period.
	Cumulative bool
	// PerhapsCumulative says why they may do so, where the file says nothing of it; empty for
	// others.
	PerhapsCumulative string
	// Measures is the nature of the numbers where their unit does not say it; Amount for others.
	// Nature returns that of all.
	Measures Nature
	// Basis is what its texts say of its amounts; a series may say more.
	Basis Basis
	// OneWhole says that the numbers of its names are of one whole, and add up.
	OneWhole bool
	// Rows is what the rows of its tables are, Region; empty for what the keys say.
	Rows string
	// Interval names what the intervals of the values are, "95% confidence"; empty
	// where no value has one.
	Interval string
	// Breaks are where the figure begins to measure something else, in order of
	// time. A computed figure has those of its inputs.
	Breaks []*Break
	// Of is the whole that counted values are a part of ("22 of 50"); nil for
	// none.
	Of *Whole
	// Total is the figure that the series add up to; nil for none.
	Total *Figure
	// Roundings are the keys where the parts, as printed, do not add up to the
	// total as printed, although they do within their rounding.
	Roundings []RoundingDifference
	// Derived says how the figure was computed; nil for a figure that was read.
	Derived *Derivation
	// Rhythm is the step that the keys keep: that which the file says, or Finish finds it.
	Rhythm Rhythm
	// TableRhythm is that of the whole table of which the figure has some rows only. It is
	// said where it differs, and changes nothing of the figure.
	TableRhythm Rhythm
	// Timetable is when a value of the figure is due. That of a computed one is of the first
	// that it is computed from.
	Timetable *Timetable
	Pos       Pos
}

// Rolls is of how many months each value is, where those of one value are partly those of the next; 0 for
// other figures.
func (f *Figure) Rolls() int {
	if len(f.Keys) == 0 {
		return 0
	}
	return f.Keys[0].Period.Rolls()
}

// Whole is the count that the values of a figure are a part of.
type Whole struct {
	Count Decimal
	// Printed is the percentage that the source prints for the only value,
	// checked against the count; nil when not given.
	Printed *Decimal
}

// RoundingDifference is a sum of printed parts that misses the printed total.
type RoundingDifference struct {
	Key        Key
	Sum, Total Decimal
}

// Method is how a derived figure is computed.
type Method string

// The methods.
const (
	Growth       Method = "growth"         // percent change over the year before, or over the previous key
	CAGR         Method = "cagr"           // compound annual growth rate since the base, percent
	Index        Method = "index"          // base = 100
	Difference   Method = "difference"     // first minus second, or the change over the previous period
	Ratio        Method = "ratio"          // first divided by second
	ShareOfTotal Method = "share-of-total" // percent of the sum of the parts, or of a second figure
	Sum          Method = "sum"            // of figures, or of the values of one, as those below
	Mean         Method = "mean"           // sum by number
	WeightedMean Method = "weighted-mean"  // mean by the weights of another figure
	Median       Method = "median"         // middle one in order
	Min          Method = "min"            // least
	Max          Method = "max"            // greatest
	Last         Method = "last"           // that at the end of a longer period
	RunningMean  Method = "running-mean"   // of a window that moves with the period
	RunningSum   Method = "running-sum"    // the same, or of all since a start
)

// Runs reports whether a method makes one value of a period and others before it.
func (m Method) Runs() bool { return m == RunningMean || m == RunningSum }

// Divides reports whether a method makes quotients, which have more digits than tell anything.
func (m Method) Divides() bool {
	switch m {
	case Growth, CAGR, Index, ShareOfTotal, Ratio:
		return true
	}
	return false
}

// Averages reports whether a method makes means, which lie between the numbers that they are of.
func (m Method) Averages() bool { return m == Mean || m == RunningMean || m == WeightedMean }

// Combines reports whether a method makes one value of several of a kind.
func (m Method) Combines() bool {
	switch m {
	case Sum, Mean, WeightedMean, Median, Min, Max, Last:
		return true
	}
	return false
}

// Derivation is how a figure was computed.
type Derivation struct {
	By   Method
	From []*Figure
	// Gapped says that the file means the gaps where there is no result.
	Gapped bool
	// Base is the period that CAGR and Index start from; zero for others.
	Base Period
	// Previous says that Growth and Difference compare with the period just
	// before, not with the same period of the year before.
	Previous bool
	// Over is what the values of one figure are put together over; zero for others.
	Over Over
	// Running is what the running methods reach back to.
	Running Running
	// Times is what the quotient of a Ratio is multiplied by; 0 for others.
	Times int64
	// Daily says that it is divided by the days of each period.
	Daily bool
	// Weights are those of a WeightedMean; nil for others.
	Weights *Figure
	// Equal says that each value of a Mean counts the same, although they are shares or
	// rates.
	Equal bool
	// Held says that each value of a Mean over time counts by the days until the next.
	Held bool
	// Partial are the longer periods at the ends that not all shorter ones are known of,
	// in order of time. The figure has no value for them.
	Partial []Period
	// Parts says that shares are of the sum of the parts, and AddsUpTo names the aggregate that
	// these add up to; empty for none. Whole is the aggregate that others are of, of one figure.
	Parts           bool
	AddsUpTo, Whole string
	// PartsSaid says that the file says so of the parts.
	PartsSaid bool
	// Beyond are the times that only some of From have values for. The figure has none.
	Beyond []Beyond
	// Unmatched are the names that not all of From have, in their order.
	Unmatched []Unmatched
	// Matched tells that those are left out on purpose; otherwise the figure has them
	// without a value.
	Matched bool
}

// Inputs are all figures that it was computed from.
func (d *Derivation) Inputs() []*Figure {
	if d.Weights == nil {
		return d.From
	}
	return append(slices.Clone(d.From), d.Weights)
}

// Beyond is a time, from its first to its last period, for which a figure has values and
// another that it is computed with has none.
type Beyond struct {
	Figure   *Figure
	From, To Period
}

// Running is what a running mean or sum is of: so many periods, or all since a start.
type Running struct {
	Window  int    // periods; 0 for all since the start
	Centred bool   // the period is in the middle of its window; otherwise it is the last
	Since   Period // the start; zero for none
	PerYear bool   // the start is that of the year of each period
}

// Over is what one value takes the place of: all series of a figure, the shorter
// periods of a longer one, or the members of a group, which are series or categories.
type Over struct {
	Series bool
	Period Granularity // NoPeriod for others
	Fiscal Fiscal      // how fiscal years are named, and when they begin; zero for others
	Groups *Grouping   // nil for others
}

// Unmatched is the name of a key or of a series that a figure lacks, and another that it
// is computed with has, or a group; or one that belongs to no group.
type Unmatched struct {
	Name    string
	Lacking *Figure // nil for what belongs to no group
}

// Series is one line or one set of bars.
type Series struct {
	Name string
	// Keys and Values run in parallel, periods in order of time.
	Keys    []Key
	Values  []Value
	Sources []*Source // the series' own; the figure's when it has none
	Note    Text
	// Basis is what its name and its note say of its amounts.
	Basis Basis
	// Breaks are where this series begins to measure something else, beside those of its
	// figure, in order of time.
	Breaks []*Break
	// Rhythm is the step that its own keys keep, or where they show none that of the
	// figure.
	Rhythm Rhythm

	// Restarts says that its values grow through each year and begin again with the next, so
	// that nothing joins the two.
	Restarts bool

	pace  pace
	index map[Key]int // categories only; periods are searched
	// Plain says that no value has a Detail: all are numbers of a CSV file, which
	// may bring millions, so that nobody need look at each.
	Plain bool
	// ordered says that the keys are known to be periods in order of time.
	ordered bool
	bare    bareValues
	even    evenKeys
	// Never are keys of a chart that do not exist for the series: week 53 of most years.
	Never []Key
}

// At returns the value at a key.
func (s *Series) At(k Key) (Value, bool) {
	i, ok := s.find(k)
	if !ok {
		return Value{}, false
	}
	return s.Values[i], true
}

func (s *Series) find(k Key) (int, bool) {
	if k.Period.IsZero() {
		i, ok := s.index[k]
		return i, ok
	}
	return sort.Find(len(s.Keys), func(i int) int { return k.Period.Compare(s.Keys[i].Period) })
}

// SourcesOf returns where a value of the series comes from.
func (s *Series) SourcesOf(v Value) []*Source {
	if v.More != nil && v.More.Sources != nil {
		return v.More.Sources
	}
	return s.Sources
}

// PosOf is where a value of the figure stands, or the figure when it was computed or came
// from a CSV file.
func (f *Figure) PosOf(v Value) Pos {
	if p := v.Detail().Pos; p.Line > 0 {
		return p
	}
	return f.Pos
}

// PathOf are the keys that lead to a value of the figure.
func (f *Figure) PathOf(s *Series, k Key) string {
	path := "figures." + f.ID
	if s.Name != "" {
		path += "." + s.Name
	}
	return path + "." + k.String()
}

// HasNumber reports whether a series of the figure has a number at a key.
func (f *Figure) HasNumber(k Key) bool {
	return slices.ContainsFunc(f.Series, func(s *Series) bool { _, ok := NumberAt(s, k); return ok })
}

// byName are the series of the figure by their names.
func (f *Figure) byName() map[string]*Series {
	all := make(map[string]*Series, len(f.Series))
	for _, s := range f.Series {
		all[s.Name] = s
	}
	return all
}

// SeriesNamed returns the series with the name; with an empty name, the only
// series.
func (f *Figure) SeriesNamed(name string) (*Series, bool) {
	if name == "" {
		return f.Series[0], len(f.Series) == 1
	}
	i := slices.IndexFunc(f.Series, func(s *Series) bool { return s.Name == name })
	if i < 0 {
		return nil, false
	}
	return f.Series[i], true
}

// Facets says what a chart is divided by into panels, which share their axes unless the chart
// has OwnScales.
type Facets string

// The divisions; with FacetsNone the chart is one.
const (
	FacetsNone    Facets = ""
	FacetsSeries  Facets = "series"  // a panel for each series
	FacetsFigures Facets = "figures" // a panel for each figure
)

// MaxPanels is how many panels a chart has at most: with more, none would be
// large enough to be read.
const MaxPanels = 24

// Sort is the order of a bar chart's categories.
type Sort string

// The orders; SortNone keeps the order of the file.
const (
	SortNone       Sort = ""
	SortAscending  Sort = "ascending"
	SortDescending Sort = "descending"
	SortFile       Sort = "file" // as SortNone, where another is conventional
)

// Chart says what a chart shows. Everything in it refers to existing figures,
// series and keys, and all its series share one unit, unless panels with scales of
// their own show them.
type Chart struct {
	ID       string
	Title    Text // the finding; the figure's title by convention
	Subtitle Text // what is measured, when, in what unit
	Note     Text
	// Alt is the user's own alt text; empty: it is written from the data.
	Alt  Text
	Kind Kind // never KindAuto
	// Facets divides the chart into panels.
	Facets Facets
	// OwnScales gives each panel a value axis of its own. Their units may differ then.
	OwnScales bool
	// Orientation is which way its bars go.
	Orientation Orientation
	// Groups are the headings of its rows, in order; none where they are one list.
	Groups []RowGroup
	// Sections says that its figures have no name in common, and that each is a heading over its
	// own rows.
	Sections bool
	// Beside are columns of further values beside its rows.
	Beside []Beside
	// Line is drawn over the bars; nil for none.
	Line *Overlay
	// Sum is the total of its stacks that the file asks for and no figure states; nil for none.
	Sum *Plotted
	// SideSums are the sums of the two sides of a KindDiverging, where the file asks for them, or of
	// the answers in other stacks that approve; otherwise empty.
	SideSums []Plotted
	// StepSums are sums of steps of a KindWaterfall, in order.
	StepSums []StepSum
	// GoodSteps says which steps of a KindWaterfall are for the better.
	GoodSteps GoodSteps
	// NoDifference says that a dumbbell has no column of how far its series are apart.
	NoDifference bool
	// NoTotal says that a total that a figure states is not shown.
	NoTotal bool
	// Grouping is the grouping of the file that Groups are of; nil where the chart lists them.
	Grouping *Grouping
	// Figures in the order given; the Series are theirs.
	Figures []*Figure
	Series  []Plotted
	// Keys of all series together, sorted as asked.
	Keys    []Key
	Periods bool
	// Unit is that of all series; where these have several, the zero Unit: see UnitOf.
	Unit Unit
	// Together says that the unit is what the things are together that its figures count under several
	// names: births and deaths are people.
	Together bool
	// Selected says what of the figures is shown; nil for all.
	Selected *Selection
	// Highlight holds names of series or categories; empty: none stands out.
	Highlight []string
	// Log asks for a logarithmic value axis. All numbers are above zero then.
	Log bool
	// Limits are the ends of the value axis, as far as the file gives them. No value is beyond.
	Limits Limits
	// Scale is of KindDiverging only.
	Scale Scale
	// Order is how the series follow each other, which their colours show.
	Order Order
	// Places says how the places of a KindBump came about.
	Places Places
	// Classes are what the keys of a KindHistogram stand for.
	Classes *Classes
	// Connect asks for thin dashed lines across gaps.
	Connect bool
	// Until is how long the last values of a KindStep hold; zero: for their own periods.
	Until Period
	// Compare is how far one of the values is from another; nil for nothing.
	Compare *Comparison
	// Target is what the bars are compared with; nil for nothing.
	Target      *Target
	References  []ReferenceLine
	Annotations []Annotation
	Events      []*Event // in order of time
	// Size is the chart's own size; the zero Size leaves it to the caller.
	Size Size
	// DPI is the chart's own resolution in pixels per inch; 0 leaves it to the
	// caller.
	DPI int
	Pos Pos
}

// Places says how the places of series came about.
type Places uint8

// The ways. The zero value is that of charts without places.
const (
	NoPlaces     Places = iota
	PlacesGiven         // they are the values of the figures
	HighestFirst        // the program computed them: the highest value is the first
	LowestFirst
)

// Intervals reports whether a value of the chart has an interval.
func (c *Chart) Intervals() bool {
	return slices.ContainsFunc(c.Series, func(s Plotted) bool { return s.Figure != nil && s.Figure.Interval != "" && s.HasIntervals() })
}

// HasIntervals reports whether a value of the series has an interval.
func (s *Series) HasIntervals() bool {
	if s.Plain {
		return false
	}
	return slices.ContainsFunc(s.Values, func(v Value) bool { return v.Interval() != nil })
}

// Plotted is a series of a chart with the figure it belongs to.
type Plotted struct {
	*Series
	Figure *Figure
	// Label is what the chart calls the series; empty for an only one.
	Label string
	// AsOf is the period of the values of a series of names, where it is another than the chart's;
	// zero for none. Names with a period of their own say it.
	AsOf Period
	// Until is how long the last value of a step holds, where a later one that the chart does
	// not show says so; zero for no longer than the chart says.
	Until Period
}

// Limits are the ends of a value axis: nil where they follow from the values.
type Limits struct{ From, To *Decimal }

// Given reports whether the file gives one of them.
func (l Limits) Given() bool { return l.From != nil || l.To != nil }

// ReferenceLine is a line across the chart at a value, or a band between the ends
// of a range.
type ReferenceLine struct {
	Value Value
	// Target says that a range is meant to be one: two limits, not a number that
	// is not known better.
	Target  bool
	Figure  *Figure // whose value it is; nil for a number of its own
	Label   Text
	Sources []*Source
	Pos     Pos
}

// Event is something that happened, marked on the time axis of a chart, or, with
// Bracket, a remark on a range of its periods.
type Event struct {
	// From and To are periods of the chart's length, and lie on its time axis; they
	// are equal for what happened in one.
	From, To Period
	// Began and Ended are when it did, as the file says, where it reaches past what the chart
	// shows; zero where it does not.
	Began, Ended Period
	Bracket      bool
	Text         Text
	Sources      []*Source
	Pos          Pos
}

// Cut reports whether the chart shows a part of the event only.
func (e *Event) Cut() bool { return !e.Began.IsZero() }

// Time is from when to when the event was, also where the chart shows a part of it.
func (e *Event) Time() (from, to Period) {
	if e.Cut() {
		return e.Began, e.Ended
	}
	return e.From, e.To
}

// Annotation is a remark tied to one data point.
type Annotation struct {
	Series int // index into Chart.Series
	Key    Key
	Text   Text
	Pos    Pos
}

// BlockKind is what a Block holds.
type BlockKind string

// The blocks of a briefing.
const (
	BlockHeading    BlockKind = "heading"
	BlockText       BlockKind = "text"
	BlockKeyNumbers BlockKind = "key-numbers"
	BlockChart      BlockKind = "chart"
	BlockTable      BlockKind = "table"
	BlockColumns    BlockKind = "columns"
	BlockPageBreak  BlockKind = "page-break"
	BlockSummary    BlockKind = "summary" // a text in a box
	BlockCharts     BlockKind = "charts"  // charts side by side
)

// TableStyle is how a table is set.
type TableStyle string

// The styles. The zero value is that of a table without colours.
const (
	TablePlain      TableStyle = ""
	TableHeat       TableStyle = "heat"        // cells have the colour of their values
	TableHeatSeries TableStyle = "heat-series" // the same, each series on a scale of its own
)

// HeatLevels is how many shades of a heat table lie above the faintest, or on either side of zero.
const HeatLevels = 9

// Block is one piece of a briefing. Which fields are set follows from Kind.
type Block struct {
	Kind BlockKind
	Pos  Pos
	// Text is the heading, or Markdown of BlockText and BlockSummary.
	Text Text
	// Level of a heading: 1 to 3.
	Level int
	Chart *Chart
	// Table says whether a BlockChart has a data table, and TableAtEnd that it stands at the
	// end of the briefing with others, not below the chart.
	Table, TableAtEnd bool
	// Beside is Markdown that stands beside a BlockChart, on the side Side; empty
	// for none.
	Beside Text
	Side   Side
	// Landscape gives a BlockChart, BlockCharts or BlockTable a page of its own,
	// landscape where the others are portrait.
	Landscape bool
	// Figure of a BlockTable.
	Figure *Figure
	// Style of a BlockTable.
	Style TableStyle
	// Totals of a BlockTable are the sums of its series, one for each; nil for none.
	Totals []Value
	// Title of a BlockSummary; empty for that of the language.
	Title Text
	// Caption of a chart or table; empty: written from the data.
	Caption Text
	Numbers []KeyNumber
	// Columns of a BlockColumns hold any blocks, those of BlockCharts one
	// BlockChart each.
	Columns [][]Block
}

// KeyNumber is a number set large.
type KeyNumber struct {
	Figure  *Figure
	Series  *Series
	Key     Key
	Value   Value
	Label   Text
	Sources []*Source
	// Sparkline asks for a small line of the series up to the key.
	Sparkline bool
}

// Trend is what a sparkline shows: the series up to the key.
func (n KeyNumber) Trend() *Series {
	if i, ok := n.Series.find(n.Key); ok {
		return n.Series.Between(0, i+1)
	}
	return n.Series
}

// TrendSources are the sources of all that a sparkline shows.
func (n KeyNumber) TrendSources() []*Source {
	var all []*Source
	for _, v := range n.Trend().Values {
		if v.Is == Absent {
			continue
		}
		all = append(all, n.Series.SourcesOf(v)...)
		for _, d := range v.Disputes() {
			all = append(all, d.Sources...)
		}
	}
	return all
}

// FontStyle is the style of a font within its family.
type FontStyle struct{ Bold, Italic bool }

// Parameter is a name of a file that stands for a value chosen when the file is
// built: ${region}.
type Parameter struct {
	Name, Value string
	// Allowed are the values that may be chosen; nil for any.
	Allowed []string
}

// InputRef names an input of a dataset, or the part of it that was used, so that
// its checksum can be found again without loading anything: see file.FileCache. It may
// be stored, and compared with ==.
type InputRef struct {
	// Name is the path in the folder; "system:" for an installed font.
	Name string
	// Used says which rows of a CSV file were used, as region=Beijing&year=2019,
	// with | between several selections; empty: the whole file. For an installed
	// font it is family=NAME&style=STYLE. Before that stands, between two !, what is
	// taken out of the file before its checksum is that of a Dependency: numbers that may
	// not be published.
	Used string
}

// Dependency is an input with its checksum. The Sum of an installed font that is
// not there is zero.
type Dependency struct {
	InputRef
	Sum [32]byte // SHA-256
}
