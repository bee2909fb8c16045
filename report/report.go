// Package report makes a briefing from a dataset, and writes it: package doc makes the
// document, package page sets its pages, package pdf draws them as a PDF. The faults that
// they find are reported together.
package report

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
	"briefing/report/page"
	"briefing/report/pdf"
)

// Options are what a briefing depends on beside its data.
type Options struct {
	// Fonts to set text in; nil stands for those the file names.
	Fonts *typeset.Fonts
	// Producer is the name and version of the program, for the PDF's metadata.
	Producer string
}

// Format is a form that a whole briefing is written in.
type Format struct {
	// Name is what a user calls it, and the ending of its files.
	Name  string
	About string // what the file is, for a list of outputs
	Write func(*Document, io.Writer) error
}

// Formats returns all forms that a briefing is written in.
func Formats() []Format {
	return []Format{
		{"pdf", "the briefing", (*Document).WritePDF},
	}
}

// Document is a briefing laid out. It is not modified after New and may be
// written by several goroutines.
type Document struct {
	ds       *data.Dataset
	doc      *doc.Document
	laid     *page.Document
	producer string
}

// New lays the briefing of a dataset out. What cannot be shown is returned as
// data.Faults, in the order of the input: characters that no font has, Markdown
// that a briefing does not know, charts that do not fit, pieces taller than a
// page.
func New(ds *data.Dataset, opt Options) (*Document, error) {
	fonts := opt.Fonts
	if fonts == nil {
		var err error
		if fonts, err = charts.Fonts(ds); err != nil {
			return nil, err
		}
	}
	d, faults := doc.New(ds)
	laid, err := page.New(ds, d, fonts)
	var unfit data.Faults
	if err != nil && !errors.As(err, &unfit) {
		return nil, err
	}
	if faults = append(faults, unfit...); len(faults) > 0 {
		return nil, doc.Ordered(faults, ds.Inputs)
	}
	return &Document{ds: ds, doc: d, laid: laid, producer: opt.Producer}, nil
}

// Pages is the number of pages, the cover included.
func (d *Document) Pages() int { return len(d.laid.Pages) }

// infoOf describes a briefing to readers and libraries.
func infoOf(d *doc.Document, producer string) pdf.Info {
	info := pdf.Info{
		Title:    data.OneLine(d.Title.Text),
		Author:   data.OneLine(d.Author.Text),
		Subject:  data.OneLine(d.Subtitle.Text),
		Language: d.Language,
		Producer: producer,
		Rights:   d.Licence,
	}
	if !d.Published.IsZero() {
		info.Date = d.Published.Start()
	}
	return info
}

// WritePDF writes the briefing as a PDF. The same document gives the same bytes.
// The error is that of w, or data.Faults with the place of the block on which the
// program failed.
func (d *Document) WritePDF(w io.Writer) error {
	made, err := pdf.Draw(d.laid, infoOf(d.doc, d.producer))
	if err != nil {
		return err
	}
	if err := attach(made, d.ds.Inputs, d.ds.Parameters); err != nil {
		return err
	}
	return d.located(made.Write(w))
}

// attach puts the files that the briefing was made from into the PDF: those with
// text, so that it can be built again. Fonts and pictures are named in them.
func attach(made *pdf.Document, inputs []data.Input, chosen []data.Parameter) error {
	relation := pdf.Source
	for _, in := range inputs {
		if in.Text == nil {
			continue
		}
		kind := "application/yaml" // RFC 9512
		if strings.HasSuffix(strings.ToLower(in.Name), ".csv") {
			kind = "text/csv"
		}
		made.Attach(pdf.Attachment{Name: in.Name, Type: kind, Relation: relation, Data: in.Text})
		relation = pdf.Supplement
	}
	if len(chosen) == 0 {
		return nil
	}
	values := map[string]string{}
	for _, p := range chosen {
		values[p.Name] = p.Value
	}
	content, err := json.Marshal(values)
	made.Attach(pdf.Attachment{Name: ParametersName, Type: "application/json", Relation: relation, Data: content})
	return err
}

// ParametersName is the name of the attachment with the values that were chosen
// for the parameters of the file, as a JSON object.
const ParametersName = "parameters.json"
