package file

import (
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"briefing/data"
	"briefing/data/batch"
	"briefing/data/table"
)

// walk yields the rows of the table in order, with the defaults of what they leave
// out; those at fault too, whose faults d has. It returns the SHA-256 of the CSV
// file, in hexadecimal; empty where there is none or the walk was ended.
func (p *rowMaker) walk(b *batchReader, yield func(*tableRow) bool) (sum string) {
	r := &tableRow{maker: p, cells: make([]string, len(p.frame.Columns)), given: make([]bool, len(p.frame.Columns))}
	switch {
	case p.rows.Node != nil:
		p.walkInline(b, r, yield)
	case p.matrix.Node != nil:
		p.walkMatrix(r, yield)
	default:
		return p.walkTable(b, r, yield)
	}
	return ""
}

func (p *rowMaker) walkInline(b *batchReader, r *tableRow, yield func(*tableRow) bool) {
	row := inlineRow{}
	r.at = func(column int) node {
		if column < 0 || row.cells[column].Node == nil {
			return row.at
		}
		return row.cells[column]
	}
	for _, row = range p.inline {
		for i, cell := range row.cells {
			r.cells[i] = ""
			if cell.Node != nil {
				r.cells[i] = table.OneLine(cell.Value)
			}
		}
		b.checkRow(r)
		if !yield(r) {
			return
		}
	}
}

func (p *rowMaker) walkMatrix(r *tableRow, yield func(*tableRow) bool) {
	var places []int
	r.at = func(column int) node {
		for i := len(p.lists) - 1; i >= 0; i-- { // the row stands where the value does that changes from row to row
			if len(p.lists[i]) > 0 && (column < 0 || column == i) {
				return p.lists[i][places[i]]
			}
		}
		return p.matrix
	}
	for places = range p.frame.Combinations(p.out) {
		for i, list := range p.lists {
			if r.given[i] = len(list) > 0; r.given[i] {
				r.cells[i] = table.OneLine(list[places[i]].Value)
			} else {
				r.cells[i] = p.parameters[i].standard
			}
		}
		if !yield(r) {
			return
		}
	}
}

func (p *rowMaker) walkTable(b *batchReader, r *tableRow, yield func(*tableRow) bool) (sum string) {
	t := b.openTable(p)
	if t == nil {
		return ""
	}
	defer t.Close()
	heads := make([]int, len(p.frame.Columns))
	for i := range heads {
		heads[i] = p.headOf(t.heads, i)
	}
	r.at = func(column int) node {
		head := 0
		if column >= 0 {
			head = max(heads[column], 0)
		}
		return t.cellNode(p, head)
	}
	for {
		err := t.rows.Next()
		if err == io.EOF {
			return hex.EncodeToString(t.sum.Sum(nil))
		}
		if err != nil {
			b.decoder.csvFault(p.csv.file, p.csv.at.path, err)
			return ""
		}
		for i, head := range heads {
			r.cells[i] = ""
			if head >= 0 {
				r.cells[i] = t.rows.Text(head)
			}
		}
		b.checkRow(r)
		r.faulty = b.badFlag(p, t) || r.faulty
		if !yield(r) {
			return ""
		}
	}
}

// badFlag refuses a row whose flag is not known.
func (b *batchReader) badFlag(p *rowMaker, t *tableFile) bool {
	if p.csv.secrecy == nil {
		return false
	}
	head := slices.Index(t.heads, p.csv.secrecy.column.name)
	if head < 0 {
		return false // a fault is recorded
	}
	text, hint := p.csv.secrecy.unknown(b.decoder, t.rows.Text(head))
	if text != "" {
		b.decoder.fault(t.cellNode(p, head), text, hint)
	}
	return text != ""
}

// checkRow checks the values of the parameters of a row, and fills in the
// defaults. An empty cell is no value.
func (b *batchReader) checkRow(r *tableRow) {
	r.faulty = !b.decoder.sound(func() {
		for i, p := range r.maker.parameters {
			value := r.cells[i]
			r.given[i] = value != ""
			switch {
			case value == "" && p.has:
				r.cells[i] = p.standard
			case value == "":
				b.decoder.fault(r.at(i), fmt.Sprintf("the row has no value for %s, which has no default", p.label()), "fill it in, or give the parameter a default")
			case !p.known[value]:
				if text, hint := p.refuses(b.decoder, value); text != "" {
					b.decoder.fault(r.at(i), p.label()+": "+text, hint)
				}
			}
		}
	})
}

// checkRows checks every row, and that no two have one name. It returns how many
// outputs they make.
func (b *batchReader) checkRows(p *rowMaker) int {
	var folders, files []uint64 // a hash of each name: that of another is nearly always another
	rows := 0
	sound := b.decoder.sound(func() {
		p.sum = p.walk(b, func(r *tableRow) bool {
			rows++
			for out := range p.outputs(b.decoder, r) {
				folders = append(folders, batch.Hash(out.folder))
				if len(out.file) > 0 {
					files = append(files, batch.Hash(out.file))
				}
			}
			return !b.enough(p) && rows <= batch.MaxRows
		})
	})
	switch {
	case !sound:
		return 0
	case rows == 0:
		b.decoder.fault(p.at, "the table has no rows", "add a row")
	case rows > batch.MaxRows:
		b.decoder.fault(p.csv.file, fmt.Sprintf("%s has more than %d rows", p.csv.file.Value, batch.MaxRows), "split it into several batches")
	default:
		b.repeatedNames(p, folders, &p.folders, func(out output) []byte { return out.folder })
		b.repeatedNames(p, files, &p.files, func(out output) []byte { return out.file })
	}
	if p.sum != "" {
		b.decoder.note(data.Input{Name: p.csv.file.Value, SHA256: p.sum})
	}
	return len(folders)
}

// enough reports whether a step found so many rows at fault that it need not go on.
func (b *batchReader) enough(p *rowMaker) bool {
	if len(b.decoder.faults) <= maxCSVFaults {
		return false
	}
	if p.csv.file.Node == nil { // otherwise faultAt has recorded it
		b.decoder.fault(p.at, fmt.Sprintf("the rows have more than %d faults; the rest are not shown", maxCSVFaults), "look at the names of the parameters")
	}
	return true
}

// repeatedNames refuses two outputs of one name. Hashes that are there twice tell
// where to look.
func (b *batchReader) repeatedNames(p *rowMaker, hashes []uint64, pattern *batch.Pattern, nameOf func(output) []byte) {
	twice := batch.Repeated(hashes)
	if len(twice) == 0 {
		return
	}
	first := map[string]data.Pos{} // there are no faults yet
	p.walk(&batchReader{newDecoder(p.cache, p.template)}, func(r *tableRow) bool {
		for out := range p.outputs(b.decoder, r) {
			name := nameOf(out)
			if !twice[batch.Hash(name)] {
				continue
			}
			key := data.Folded(string(name))
			if at, known := first[key]; known {
				b.decoder.fault(r.at(-1), fmt.Sprintf(pattern.Taken, at, name), "add what distinguishes the rows to the pattern under "+pattern.Key+":, or remove one")
			} else {
				first[key] = r.at(-1).pos()
			}
		}
		return !b.enough(p)
	})
}
