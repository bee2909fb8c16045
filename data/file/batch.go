package file

import (
	"errors"
	"io/fs"
	"iter"
	"slices"
	"time"

	"briefing/data"
)

// Batch is a checked batch file: a template, and the rows it is built for.
// LoadBatch makes it; it is not modified after that and may be read by several
// goroutines.
type Batch struct {
	// Template is the name of the template, which is in the folder of the batch
	// file.
	Template string
	// Formats are what is written, nil: as build does.
	Formats []string
	// Theme is one of ThemeNames, for all rows; empty: that of the template.
	Theme string
	// DPI is the resolution of pictures in pixels per inch; 0: as build does.
	DPI int
	// EmbedFonts puts the fonts of the text into SVG.
	EmbedFonts bool
	// Limit is how long a row may take; 0 leaves it to the caller.
	Limit time.Duration
	// Inputs are the files that the plan was made from: the batch file, the
	// template, then the table where there is one.
	Inputs []data.Input

	maker *rowMaker
	count int
}

// batchFormats are the formats that a batch file may name.
var batchFormats = []string{"pdf", "png", "svg", "csv", "chart-pdf"}

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
	// Set are the values of the parameters, for Options.Set: those of the row, and
	// those set for all rows. Parameters that keep their default are left out.
	Set map[string]string
	// Edition is the language of the edition, a BCP 47 tag, as the batch file names
	// it; empty where it names none: the main one.
	Edition string
	// Size is the size of all charts; the zero Size leaves it to the template.
	Size data.Size
	// Pos is where the row stands: in the batch file or in the table.
	Pos data.Pos
}

// LoadBatch reads a batch file from the folder fsys and checks every row of it
// against the parameters of the template. When the file, the table, or the head
// of the template is at fault the error is of type Faults and holds all of them,
// up to 50 of the rows; when the batch file itself cannot be read it is what fsys
// returned. Of opt it uses Set: values for parameters that a row leaves out; for
// one that the template does not offer the error is a *ParameterError. The
// template itself is not loaded: that is for the rows that are built.
func LoadBatch(fsys fs.FS, name string, opt Options) (*Batch, error) {
	d := newDecoder(&FileCache{fsys: fsys, oneLoad: true}, name)
	content, err := d.readFile(name, maxFileSize)
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return nil, pathErr
	}
	if err != nil {
		return nil, data.Faults{{Pos: data.Pos{File: name}, Text: "the file cannot be used: " + err.Error(), Hint: "keep the rows in a CSV file: table: {file: rows.csv}"}}
	}
	b := &Batch{}
	if root := d.document(name, content); root != nil {
		if err := (&batchReader{d}).batch(node{Node: root, file: name}, b, opt.Set); err != nil {
			return nil, err
		}
	}
	if d.machine != nil {
		return nil, d.machine
	}
	if len(d.faults) > 0 {
		return nil, d.found()
	}
	b.Inputs = d.inputs
	return b, nil
}

// Rows yields the rows in order. A table is read anew, row by row, so that memory
// does not grow with their number. An error ends it: Faults where the table was
// changed since LoadBatch, or what the file system returned.
func (batch *Batch) Rows() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		d := newDecoder(batch.maker.cache, batch.maker.template)
		rows := &batchReader{d}
		index, on := 0, true
		sum := batch.maker.walk(rows, func(r *tableRow) bool {
			for out := range batch.maker.outputs(d, r) {
				if index == batch.count { // there are more now
					rows.tableChanged(batch.maker)
					return false
				}
				if on = yield(Row{index, string(out.folder), string(out.file), r.set(), out.edition, out.size, r.at(-1).pos()}, nil); !on {
					return false
				}
				index++
			}
			return len(d.faults) == 0
		})
		if d.machine != nil {
			if on {
				yield(Row{}, d.machine)
			}
			return
		}
		if on && len(d.faults) == 0 && (index != batch.count || sum != batch.maker.sum) {
			rows.tableChanged(batch.maker)
		}
		if on && len(d.faults) > 0 {
			yield(Row{}, d.found())
		}
	}
}

// batchReader reads the batch file, its table and the head of its template.
type batchReader struct{ decoder *decoder }

// tableChanged says that the rows are no longer those that were checked.
func (b *batchReader) tableChanged(p *rowMaker) {
	b.decoder.fault(p.csv.file, "the table was changed since it was checked", "begin anew")
}

// Fault puts the error of loading or drawing a row into place: the faults have
// Row set, so that each names the place in the table and that in the template; a
// choice of parameters or of an edition that the template does not offer is a
// fault of the row, and so is an edition without its font.
// Other errors are returned as they are.
func (r Row) Fault(err error) error {
	if wrong, ok := errors.AsType[*ParameterError](err); ok {
		return data.Faults{{Pos: r.Pos, Path: wrong.Name, Text: wrong.Text, Hint: wrong.Hint}}
	}
	if wrong, ok := errors.AsType[*EditionError](err); ok {
		return data.Faults{{Pos: r.Pos, Path: "editions", Text: wrong.Text, Hint: wrong.Hint}}
	}
	if lacks, ok := errors.AsType[*FontMissingError](err); ok {
		err = lacks.Fault
	}
	faults, ok := errors.AsType[data.Faults](err)
	if one, single := errors.AsType[data.Fault](err); single {
		faults, ok = data.Faults{one}, true
	}
	if !ok {
		return err
	}
	placed := slices.Clone(faults)
	for i := range placed {
		placed[i].Row = r.Pos
	}
	return placed
}

// BatchSchema returns the JSON Schema (draft 2020-12) of the batch file.
func BatchSchema() []byte {
	root := batchRecord().shape("A batch: a template, and the rows of parameters that it is built for.")
	root.Title = "briefing batch"
	return printSchema(root)
}
