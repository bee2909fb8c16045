package file

import (
	"errors"
	"io/fs"

	"briefing/data"
	"briefing/data/batch"
)

// LoadBatch reads a batch file from the folder fsys and checks every row of it
// against the parameters of the template. When the file, the table, or the head
// of the template is at fault the error is of type Faults and holds all of them,
// up to 50 of the rows; when the batch file itself cannot be read it is what fsys
// returned. Of opt it uses Set: values for parameters that a row leaves out; for
// one that the template does not offer the error is a *ParameterError. The
// template itself is not loaded: that is for the rows that are built.
func LoadBatch(fsys fs.FS, name string, opt Options) (*batch.Batch, error) {
	d := newDecoder(&FileCache{fsys: fsys, oneLoad: true}, name)
	content, err := d.readFile(name, maxFileSize)
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return nil, pathErr
	}
	if err != nil {
		return nil, data.Faults{{Pos: data.Pos{File: name}, Text: "the file cannot be used: " + err.Error(), Hint: "keep the rows in a CSV file: table: {file: rows.csv}"}}
	}
	b := &batch.Batch{}
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

// yieldRows yields the rows in order. A table is read anew, row by row. An error ends it:
// Faults where the table was changed since it was checked.
func (p *rowMaker) yieldRows(yield func(batch.Row, error) bool) {
	d := newDecoder(p.cache, p.template)
	reader := &batchReader{d}
	index, on := 0, true
	sum := p.walk(reader, func(r *tableRow) bool {
		for out := range p.outputs(d, r) {
			if index == p.count { // there are more now
				reader.tableChanged(p)
				return false
			}
			if on = yield(batch.Row{Index: index, Name: string(out.folder), File: string(out.file), Set: r.set(), Edition: out.variant.Edition, Size: out.variant.Size, Pos: r.at(-1).pos()}, nil); !on {
				return false
			}
			index++
		}
		return len(d.faults) == 0
	})
	switch {
	case !on:
		return
	case d.machine != nil:
		yield(batch.Row{}, d.machine)
		return
	case len(d.faults) == 0 && (index != p.count || sum != p.sum):
		reader.tableChanged(p)
	}
	if len(d.faults) > 0 {
		yield(batch.Row{}, d.found())
	}
}

// batchReader reads the batch file, its table and the head of its template.
type batchReader struct{ decoder *decoder }

// tableChanged says that the rows are no longer those that were checked.
func (b *batchReader) tableChanged(p *rowMaker) {
	b.decoder.fault(p.csv.file, "the table was changed since it was checked", "begin anew")
}

// BatchSchema returns the JSON Schema (draft 2020-12) of the batch file.
func BatchSchema() []byte {
	root := batchRecord().shape("A batch: a template, and the rows of parameters that it is built for.")
	root.Title = "briefing batch"
	return printSchema(root)
}
