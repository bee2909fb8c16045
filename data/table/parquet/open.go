package parquet

import (
	"io"
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
)

// Open reads the footer of a Parquet file, and compares what it says with the file.
func Open(name string, in io.ReaderAt, size int64) (*grid.File, error) {
	f := file{name: name, in: io.NewSectionReader(in, 0, size)}
	m, err := f.footer()
	if err != nil {
		return nil, err
	}
	leaves, err := f.leaves(m.schema)
	if err != nil {
		return nil, err
	}
	opened := &grid.File{Name: name, Format: "Parquet", About: f.about(m)}
	var shown []leaf
	for _, l := range leaves {
		if reason := l.left(); reason != "" {
			opened.Found = append(opened.Found, grid.Finding{Key: "left out", Text: data.OneLine(l.name) + ": " + reason, At: data.Pos{File: name}})
			continue
		}
		shown = append(shown, l)
	}
	if err := f.checkColumns(m, leaves, shown); err != nil {
		return nil, err
	}
	opened.Sheets = []grid.Sheet{{Open: func() (grid.Rows, error) {
		r := &rows{file: f, footer: m, columns: make([]column, len(shown))}
		for i := range shown {
			r.columns[i].leaf = &shown[i]
		}
		return r, nil
	}}}
	return opened, nil
}

// left returns why a column is left out; empty where it is not.
func (l *leaf) left() string {
	if l.reason == "" && l.rowNumbers() {
		return "pandas numbered the rows in it"
	}
	return l.reason
}

// checkColumns compares where the columns stand with the file, and with the schema.
func (f file) checkColumns(m *footer, leaves, shown []leaf) error {
	switch {
	case len(shown) == 0:
		return f.fault("write a table of numbers and texts", "no column of this Parquet file can be shown in a table")
	case len(shown) > maxColumns || m.rows > maxCells/int64(len(shown)):
		return f.fault("get a part of it", "the Parquet file has %d columns and %d rows: at most %d columns and %d cells are read", len(shown), m.rows, maxColumns, maxCells)
	case m.rows*int64(len(shown)) > freeCells+cellRatio*f.in.Size():
		return f.fault("nearly all of them repeat others: get a part of it", "the Parquet file has %d columns and %d rows in %d bytes: at most %d cells to a byte are read", len(shown), m.rows, f.in.Size(), cellRatio)
	}
	for i, g := range m.groups {
		if len(g.chunks) != len(leaves) {
			return f.fault(hintAgain, "the Parquet file is damaged: group %d of its rows has %d columns, and the schema %d", i+1, len(g.chunks), len(leaves))
		}
		for k := range shown {
			if err := f.checkChunk(m, &g, &shown[k]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f file) checkChunk(m *footer, g *group, l *leaf) error {
	c := &g.chunks[l.index]
	from, to := c.span()
	switch codec := codecFault(c.codec); {
	case c.encrypted:
		return f.fault("get a file that is not encrypted", "the column %q is encrypted", l.name)
	case c.elsewhere:
		return f.fault("get the table as one file", "the column %q stands in another file", l.name)
	case codec != "":
		return f.fault("write it with snappy, zstd, gzip, brotli or lz4_raw", "the column %q is packed with %s, which is not read", l.name, codec)
	case from < 4 || c.packed < 0 || c.packed > m.at || to > m.at:
		return f.fault(hintAgain, "the Parquet file is damaged: the column %q should lie at bytes %d to %d of %d", l.name, from, to, m.at)
	case c.typ != l.typ:
		return f.fault(hintAgain, "the Parquet file is damaged: the column %q is stored in another way than the schema says", l.name)
	case c.values != g.rows:
		return f.fault(hintAgain, "the Parquet file is damaged: the column %q has %d values for %d rows", l.name, c.values, g.rows)
	}
	return nil
}

// about is what the program that wrote the file says of the table.
func (f file) about(m *footer) []grid.Finding {
	var about []grid.Finding
	for _, p := range m.pairs {
		if key := aspect(strings.ToLower(p.key)); key != "" && p.value != "" && len(p.value) < maxText {
			about = append(about, grid.Finding{Key: key, Text: data.OneLine(strings.ToValidUTF8(p.value, "")), At: data.Pos{File: f.name}})
		}
	}
	return about
}

// aspect is what a remark says of the table, by its key.
func aspect(key string) string {
	switch key {
	case "title", "source", "unit", "date", "note":
		return key
	case "updated":
		return "date"
	case "url":
		return "address"
	case "license", "licence":
		return "licence"
	case "description":
		return "note"
	}
	return ""
}
