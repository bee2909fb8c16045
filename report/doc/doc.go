// Package doc is a briefing as meaning, before any output gives it a place: prose
// as typed inlines with their positions in the file, citations, footnotes, links.
// It knows no fonts, no sizes and no pages, and is made once; every output reads
// it.
//
// A text of the file is read by Prose into passages (paragraphs, lists, quotes,
// tables), and these hold inlines: runs of words in one style, and marks, which
// are the citations and footnotes that belong to the words before them. White
// space is settled and marks stand where a reader looks for them, so that an
// output only has to set one inline after the other.
package doc

import "briefing/data"

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

// List is a sequence of points, each of passages.
type List struct {
	Ordered bool
	Start   int // the number of the first point of an ordered list
	Points  [][]Passage
}

// Quote holds what somebody else said.
type Quote struct{ Passages []Passage }

// Separator stands between two passages that do not belong together.
type Separator struct{}

// TextTable is a small table in prose: words in rows, the first of them the head.
type TextTable struct {
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
	Link               *Link // nil for none; runs of one link share it
	// Address is set where the text is the address that the link leads to.
	Address bool
	Pos     data.Pos
}

// Marks are what the words before them rest on: sources, in the order of their
// numbers, and footnotes.
type Marks struct {
	Sources []*data.Source
	Notes   []NoteMark
}

func (Run) inline()   {}
func (Marks) inline() {}

// Link leads to an address, or to a place in the briefing.
type Link struct{ URL, Anchor string }

// Note is a footnote.
type Note struct {
	Number     int    // counted through the briefing, from 1
	Letter     string // what it is marked with, since numbers stand for sources: "a"
	Paragraphs []Paragraph
	Pos        data.Pos // of the text that it belongs to
}

// NoteMark is a place that a footnote is marked at.
type NoteMark struct {
	Note  *Note
	First bool // no mark of the note stands before this one
}

// Reader reads the texts of a briefing, one after the other: footnotes are
// counted through all of them.
type Reader struct {
	// Faults are what is wrong with the texts read so far.
	Faults  data.Faults
	sources map[string]*data.Source // by key
	anchors map[string]bool         // of the charts and tables that texts can link to
	notes   int                     // footnotes so far
}

// NewReader returns the reader of the texts of a dataset.
func NewReader(ds *data.Dataset) *Reader {
	r := &Reader{sources: map[string]*data.Source{}, anchors: map[string]bool{}}
	for _, s := range ds.Sources {
		r.sources[s.Key] = s
	}
	r.noteAnchors(ds.Briefing)
	return r
}

// noteAnchors finds what texts can link to.
func (r *Reader) noteAnchors(blocks []data.Block) {
	for _, b := range blocks {
		if a := b.Anchor(); a != "" {
			r.anchors[a] = true
		}
		for _, column := range b.Columns {
			r.noteAnchors(column)
		}
	}
}
