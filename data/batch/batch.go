package batch

import (
	"errors"
	"iter"
	"slices"
	"time"

	"briefing/data"
)

// Batch is a checked batch file: a template, and the rows it is built for. It is not
// modified after it is made and may be read by several goroutines.
type Batch struct {
	// Template is the name of the template, which is in the folder of the batch
	// file.
	Template string
	// Formats are what is written, of [Formats]; nil: as build does.
	Formats []string
	// Theme is one of data.ThemeNames, for all rows; empty: that of the template.
	Theme string
	// DPI is the resolution of pictures in pixels per inch; 0: as build does.
	DPI int
	// EmbedFonts puts the fonts of the text into SVG.
	EmbedFonts bool
	// Language is that of the rows, of several the first; empty where a parameter decides.
	Language string
	// Limit is how long a row may take; 0 leaves it to the caller.
	Limit time.Duration
	// Inputs are the files that the plan was made from: the batch file, the
	// template, then the table where there is one.
	Inputs []data.Input
	// Count is how many rows there are.
	Count int
	// Rows yields the rows in order. A table is read anew, row by row, so that memory
	// does not grow with their number. An error ends it: Faults where the table was
	// changed since it was checked, or what the file system returned.
	Rows iter.Seq2[Row, error]
}

// Formats are the formats that a batch file may name.
func Formats() []string {
	return []string{"pdf", "html", "png", "svg", "csv", "chart-pdf", "chart-html"}
}

// MaxLimit is the longest time that a row may take.
const MaxLimit = 24 * time.Hour

// MaxRows is how many rows a batch may have.
const MaxRows = 100_000_000

// Row is one briefing of a batch.
type Row struct {
	// Index counts the rows from 0, in the order of the plan: that of the table,
	// within a row of the table that of the editions, and within those that of the
	// sizes.
	Index int
	// Name is the folder of the outputs, with / between folders. It is a relative
	// path that every file system takes, and differs from that of every other row
	// by more than case: the stable id of the row.
	Name string
	// File is the name of the PDF without its ending, which differs from that of every
	// other row by more than case; empty: that of the template.
	File string
	// Set are the values of the parameters: those of the row, and those set for all
	// rows. Parameters that keep their default are left out.
	Set map[string]string
	// Edition is the language of the edition, a BCP 47 tag, as the batch file names
	// it; empty where it names none: the main one.
	Edition string
	// Size is the size of all charts; the zero Size leaves it to the template.
	Size data.Size
	// Pos is where the row stands: in the batch file or in the table.
	Pos data.Pos
}

// A Choice is an error of what a row asks of the template: Wrong is what is wrong with it,
// at the path of the parameter, or of the key, that asks.
type Choice interface {
	error
	Wrong() (path string, problem data.Problem)
}

// Fault puts the error of loading or drawing a row into place: the faults have
// Row set, so that each names the place in the table and that in the template; a
// [Choice] that the template does not offer is a fault of the row. Other errors are
// returned as they are.
func (r Row) Fault(err error) error {
	if choice, ok := errors.AsType[Choice](err); ok {
		path, problem := choice.Wrong()
		return data.Faults{{Pos: r.Pos, Path: path, Text: problem.Text, Hint: problem.Hint}}
	}
	placed := slices.Clone(data.FaultsOf(err))
	if placed == nil {
		return err
	}
	for i := range placed {
		placed[i].Row = r.Pos
	}
	return placed
}
