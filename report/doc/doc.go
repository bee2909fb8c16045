// Package doc is the content of a briefing, before any output lays it out:
// sections, prose, figures and tables with their numbers and captions, cells as
// text, citations, footnotes, links, sources. It knows no fonts, no sizes and no
// pages. New makes a Document from a dataset, once; every output reads it.
//
// A Document is a sequence of blocks. A Heading begins a section, which goes on to
// the next heading of its level. Texts of the file become Prose: passages
// (paragraphs, lists, quotes, tables), and these hold inlines: runs of words in
// one style, and marks, which are the citations and footnotes that belong to the
// words before them. White space is settled and marks stand where a reader looks
// for them, so that an output only has to set one inline after the other.
package doc

import (
	"unicode/utf8"

	"briefing/data"
	"briefing/data/language"
)

// Document is a briefing. It is not modified after New.
type Document struct {
	// What stands on the cover; all but Kind and Title may be empty.
	Kind                           string // "Briefing"
	Title, Subtitle, Author, Issue Line
	Date                           string

	// What libraries and readers know it by; Licence may be empty, Published zero.
	Language  string // BCP 47
	Licence   string // what others may do with it, on one line
	Published data.Period

	Logo    *data.File // of whom it is by; nil for none
	LogoAlt string     // what stands for it where it cannot be seen

	KindAndDate string // for the header of a page: "Briefing, November 2026"
	Contents    Listing
	Lists       []Listing // of figures and of tables, those that the file asks for

	Blocks []Block
	// DataHeading begins the data of those charts that have them at the end, as all in a
	// deck do, and DataFigures are these charts; nil where there are none.
	DataHeading   *Heading
	DataFigures   []*Figure
	Appendix      []Block              // of methods: headings without numbers, and texts
	Sources       []SourceList         // those that are cited, then the others, if any
	Outline       []*Heading           // all headings, in their order, those of the contents first
	SourceNumbers map[*data.Source]int // of the sources that are cited, for charts
	Traced        bool                 // readers can ask where its numbers come from
	References    []data.Part          // of its texts, where it is traced
}

// Line is a text of one line.
type Line struct {
	Text string
	Pos  data.Pos
}

// Listing says what there is in a briefing, and where.
type Listing struct {
	Title   string
	Heading *Heading // that it has in the outline
	Entries []Entry
}

// Entry is a line of a listing: of the contents a section, otherwise a figure or a
// table.
type Entry struct {
	Label  string // or number: "Figure 1", "2.1"; may be empty
	Lead   string // the label before a title, as it is heard: "2.1. "
	Title  string
	Anchor string
	Level  int // of a section, from 1; 0 for anything else
}

// Caption names a figure or a table.
type Caption struct {
	Label string // "Figure 3"
	Lead  string // the label as a caption begins with it: "Figure 3."
	Text  Line
}

// Between is what stands between the lead and the text: nothing after a full-width colon.
func (c Caption) Between() string {
	if last, _ := utf8.DecodeLastRuneInString(c.Lead); c.Text.Text == "" || Wide(last) {
		return ""
	}
	return " "
}

// Name is the caption on one line.
func (c Caption) Name() string { return c.Lead + c.Between() + c.Text.Text }

// Block is a part of a briefing: a *Heading, *Text, *Summary, *KeyNumbers,
// *Figure, *Table, *Row, *Columns or *PageBreak.
type Block interface {
	// Place is where the block stands in the file.
	Place() data.Pos
}

// at is where a block stands.
type at data.Pos

// Place implements Block.
func (p at) Place() data.Pos { return data.Pos(p) }

// Heading begins a section.
type Heading struct {
	at
	Level  int    // 1 to 3
	Number string // "2.1"; empty for one that is not numbered
	Lead   string // the number as it is heard: "2.1. "
	Title  Line
	Anchor string
}

// NumberLead is the number of a section before its title, as it is heard: with a stop, so that it does not
// run into a title that begins with a number, 5. 5G. Chinese has one that no voice takes for a decimal point.
func NumberLead(say *language.Printer, number string) string {
	if number == "" {
		return ""
	}
	return say.Say(language.WordNumbered, "number", number, "title", "")
}

// Name is the heading on one line, with its number.
func (h *Heading) Name() string { return named(h.Number, h.Lead, h.Title.Text) }

// Name is the entry on one line, with its label.
func (e Entry) Name() string { return named(e.Label, e.Lead, e.Title) }

func named(number, lead, title string) string {
	if number == "" || title == "" {
		return number + title
	}
	return lead + title
}

// Text is prose as a block.
type Text struct {
	at
	Prose
}

// Summary says what matters most.
type Summary struct {
	at
	Title   Line
	Heading *Heading // that it has in the outline
	Prose
}

// KeyNumbers are large numbers in a row.
type KeyNumbers struct {
	at
	Numbers []KeyNumber
}

// KeyNumber is a number set large.
type KeyNumber struct {
	Of data.Number
	// Printed are the number in words: as it is printed, and then in greater
	// scales, for where it would be too long.
	Printed []PrintedNumber
	// Sparkline is the number as a small line draws it; nil for none.
	Sparkline *data.KeyNumber
	// TrendSources names the sources of the line where it rests on more than the number, whose
	// label names those of the number.
	TrendSources []Inline
}

// PrintedNumber is a key number as it is printed.
type PrintedNumber struct {
	Number  string
	InWords string   // the number without signs: more than 50%; empty where it has none
	Label   []Inline // what it counts, and how far it can be trusted
}

// Figure is a chart with its number.
type Figure struct {
	at
	Caption Caption
	// Title is what the chart says, its finding; Remark the caption that the file gives it,
	// empty where it says nothing that the title and the chart do not.
	Title, Remark Line
	Chart         *data.Chart
	Data          *DataTable // nil where the data do not follow
	// DataCaption is that of the data where they stand apart from the chart.
	DataCaption Caption
	// DataAnchor is the place of the data where they stand at the end, and Back that of the
	// chart; empty elsewhere.
	DataAnchor, Back string
	// Beside stands beside the chart, on a side; nil for none.
	Beside    *Prose
	Side      data.Side
	Landscape bool // on a page of its own
	// Anchors are what links and lists lead to here.
	Anchors []string
}

// Table is the data of a figure with its number.
type Table struct {
	at
	Caption   Caption
	Data      DataTable
	Notes     Line // on what no single value carries
	Landscape bool
	Anchors   []string
}

// Row is charts side by side.
type Row struct {
	at
	Figures   []*Figure
	Landscape bool
}

// Columns are sequences of blocks side by side.
type Columns struct {
	at
	Columns [][]Block
}

// PageBreak begins a new page, where there are pages.
type PageBreak struct{ at }

// Prose is a text of the file.
type Prose struct {
	Passages []Passage
	Pos      data.Pos
}

// Passage is a piece of prose: a Paragraph, List, Quote, Separator or TextTable.
type Passage interface{ passage() }

// Paragraph is a passage of words.
type Paragraph struct {
	Words []Inline
	// Introduces is set where the words end in a colon: what follows belongs to
	// them.
	Introduces bool
}

// List is a sequence of points.
type List struct {
	Points  []Point
	Ordered bool
	Start   int // the number of the first point of an ordered list
}

// Point is a part of a list.
type Point struct {
	Marker   string // before it: "•" or "3."
	Passages []Passage
}

// Quote is what somebody else wrote.
type Quote struct{ Passages []Passage }

// Separator stands between two passages that do not belong together.
type Separator struct{}

// TextTable is a small table in prose: words in rows, the first of them the header.
type TextTable struct {
	Name   string       // what it is called, which is not seen: after what it lists, as its section is heard before it; empty where it does not say
	Rows   [][][]Inline // of each row, of each cell
	Aligns []Alignment  // of the columns
	Pos    data.Pos
}

func (Paragraph) passage() {}
func (List) passage()      {}
func (Quote) passage()     {}
func (Separator) passage() {}
func (TextTable) passage() {}

// Alignment is how the cells of a column stand in it.
type Alignment int

// The alignments of columns.
const (
	FlushLeft Alignment = iota
	Centred
	FlushRight
)

// Inline is a part of a line: a Run or Marks.
type Inline interface{ inline() }

// Run is a stretch of words in one style. A line feed in it ends a line.
type Run struct {
	Text               string
	Bold, Italic, Code bool
	Language           string // BCP 47, where the text says that the words are in another
	Long               string // what a short form stands for; empty for words
	Heard              string // what is said in place of the text, which is a computation; empty for words
	Link               *Link  // nil for none; runs of one link share it
	// Address is set where the text is the address that the link leads to.
	Address bool
	// Silent is set where the links after the text say it as well: it is seen, and not heard.
	Silent bool
	Pos    data.Pos
}

// Marks are what the words before them rest on: sources, in the order of their
// numbers, and footnotes.
type Marks struct {
	Sources []*Source
	Notes   []NoteMark
	// InLine says that the words name the sources, as in "according to Xinhua [6]": their numbers
	// stand among them, and not above.
	InLine bool
}

func (Run) inline()   {}
func (Marks) inline() {}

// Link leads to an address, or to a place in the briefing.
type Link struct{ URL, Anchor string }

// Note is a footnote.
type Note struct {
	Number     int    // counted through the briefing, from 1
	Letter     string // what it is marked with, since numbers stand for sources: "a"
	Name       string // what a link to it is called: "Note a"
	BackName   string // what a link from it back to its mark is called
	Paragraphs []Paragraph
	Pos        data.Pos // of the text that it belongs to
}

// NoteMark is a place that a footnote is marked at.
type NoteMark struct {
	Note  *Note
	First bool // no mark of the note stands before this one
}
