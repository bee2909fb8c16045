package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
)

// reportVersion counts the changes to the report that a reader must know about: keys
// that are gone or mean something else. New keys do not count.
const reportVersion = 1

// reportHead is the report of a run without its rows.
type reportHead struct {
	Version    int           `json:"version"`
	Program    string        `json:"program"`
	Batch      string        `json:"batch"`
	Shard      string        `json:"shard,omitempty"`
	Merged     int           `json:"merged,omitempty"` // of how many shards
	Generation string        `json:"generation,omitempty"`
	Status     int           `json:"status"` // the exit status
	Error      string        `json:"error,omitempty"`
	Faults     []Remark      `json:"faults,omitempty"` // of the batch file
	Begun      time.Time     `json:"begun"`
	Seconds    float64       `json:"seconds"`
	Day        string        `json:"day"` // on which the age of figures was measured
	Setting    Setting       `json:"setting"`
	Inputs     []planInput   `json:"inputs"`          // the batch file, the template, the table
	Index      *publish.File `json:"index,omitempty"` // the page that lists the web pages of all rows
	Summary    Summary       `json:"summary"`
	Orphans    []string      `json:"orphans,omitempty"` // files that no row makes any more
	Pruned     []string      `json:"pruned,omitempty"`  // such files that were removed
	Notes      []string      `json:"notes,omitempty"`
}

type planInput struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// rowEntry is a row in the report: a RowReport with its faults as in the manifest.
type rowEntry struct {
	*RowReport
	Faults   []Remark `json:"faults,omitempty"`
	Warnings []Remark `json:"warnings,omitempty"`
}

// Remark is a data.Fault in JSON.
type Remark struct {
	Row  string `json:"row,omitempty"` // the position of the row in a table
	File string `json:"file"`
	Line int    `json:"line,omitempty"`
	// Sheet is that of a workbook, of which Line is the row and Col the column.
	Sheet string `json:"sheet,omitempty"`
	Col   int    `json:"col,omitempty"`
	Path  string `json:"path,omitempty"`
	Text  string `json:"text"`
	Hint  string `json:"hint,omitempty"`
	Rule  string `json:"rule,omitempty"` // of the gate
}

// NewRemark converts a fault.
func NewRemark(f data.Fault) Remark {
	shown := f.Printable()
	r := Remark{"", filepath.ToSlash(f.Pos.File), f.Pos.Line, f.Pos.Sheet, f.Pos.Col, shown.Path, shown.Text, shown.Hint, f.Rule}
	if f.Row != (data.Pos{}) {
		r.Row = filepath.ToSlash(f.Row.String())
	}
	return r
}

// Remarks converts faults, in their order.
func Remarks(faults data.Faults) []Remark {
	list := make([]Remark, len(faults))
	for i, f := range faults {
		list[i] = NewRemark(f)
	}
	return list
}

// reporter writes the report. Until the end it collects the rows in a file, so that
// memory does not grow with them.
type reporter struct {
	root    *os.Root
	out     string // the path of root, as the user knows it
	name    string
	rows    *os.File // nil if it could not be created
	err     error    // why
	buffer  *bufio.Writer
	hasRows bool
}

func newReporter(root *os.Root, out, name string) *reporter {
	r := &reporter{root: root, out: out, name: name}
	spool := path.Join(stateName, "rows-of-"+name)
	f, err := create(root, spool)
	if err != nil {
		r.err = err // finish returns it
		return r
	}
	r.rows, r.buffer = f, bufio.NewWriterSize(f, 64<<10)
	root.Remove(spool) // the system removes it when the process ends
	return r
}

// row adds a row.
func (r *reporter) row(row *RowReport) {
	if r.rows == nil {
		return
	}
	line, err := json.Marshal(rowEntry{row, Remarks(row.Faults), Remarks(row.Warnings)})
	if err != nil {
		return // cannot happen: they are plain values
	}
	if r.hasRows {
		r.buffer.WriteString(",\n")
	}
	r.hasRows = true
	r.buffer.WriteString("    ")
	r.buffer.Write(line)
}

// finish writes the report, complete or not at all. If it cannot be written the last
// report is removed, so that nobody takes it for the one of this run.
func (r *reporter) finish(head reportHead) error {
	err := r.err
	if err == nil {
		err = replace(r.root, r.name, func(to io.Writer) error { return r.write(to, head) })
	}
	if err != nil {
		r.root.Remove(r.name)
		if at, ok := errors.AsType[*fs.PathError](err); ok {
			err = at.Err
		}
		return fmt.Errorf("cannot write the report %s: %w", filepath.Join(r.out, r.name), err)
	}
	return nil
}

func (r *reporter) write(to io.Writer, head reportHead) error {
	text, err := json.MarshalIndent(head, "", "  ")
	if err != nil {
		return err
	}
	if err := r.buffer.Flush(); err != nil {
		return err
	}
	if _, err := r.rows.Seek(0, io.SeekStart); err != nil {
		return err
	}
	for _, part := range []io.Reader{bytes.NewReader(text[:len(text)-len("\n}")]), strings.NewReader(",\n  \"rows\": [\n"), r.rows, strings.NewReader("\n  ]\n}\n")} {
		if _, err := io.Copy(to, part); err != nil {
			return err
		}
	}
	return nil
}

func (r *reporter) close() {
	if r.rows != nil {
		r.rows.Close()
	}
}
