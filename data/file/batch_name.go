package file

import (
	"iter"

	"briefing/data"
	"briefing/data/batch"
	"briefing/data/table"
)

// compile reads the patterns of the names and checks all of them that does not
// depend on the rows.
func (b *batchReader) compile(p *rowMaker) bool {
	if p.folder.Node == nil {
		return false // a fault is recorded
	}
	return b.pattern(p, batch.Folders(), p.folder, &p.folders) && (p.file.Node == nil || b.pattern(p, batch.Files(), p.file, &p.files))
}

func (b *batchReader) pattern(p *rowMaker, names *batch.Names, at node, into *batch.Pattern) bool {
	pattern, wrong := p.frame.Pattern(names, table.OneLine(at.Value))
	for _, problem := range wrong {
		b.decoder.fault(at, problem.Text, problem.Hint)
	}
	*into = pattern
	return wrong == nil
}

// output is one of the outputs of a row of the table. Its names are valid until the
// next.
type output struct {
	variant      batch.Variant
	folder, file []byte // file is empty where the template names it
}

// outputs yields the outputs of a row. A row that cannot have a name has a fault, and
// none.
func (p *rowMaker) outputs(d *decoder, r *tableRow) iter.Seq[output] {
	return func(yield func(output) bool) {
		if r.faulty {
			return
		}
		for _, v := range p.variants {
			r.folder = p.folders.Append(r.folder[:0], r.cells, v)
			r.file = p.files.Append(r.file[:0], r.cells, v)
			if !r.named(d, &p.folders, r.folder) || len(r.file) > 0 && !r.named(d, &p.files, r.file) || !yield(output{v, r.folder, r.file}) {
				return
			}
		}
	}
}

// named checks a name that a pattern made of the row.
func (r *tableRow) named(d *decoder, pattern *batch.Pattern, name []byte) bool {
	column, wrong := pattern.Check(name, r.cells)
	if wrong != (data.Problem{}) {
		d.fault(r.at(column), wrong.Text, wrong.Hint)
	}
	return wrong == data.Problem{}
}
