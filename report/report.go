// Package report makes a briefing from a dataset, and writes it: package doc makes the
// document, package page sets its pages, package pdf draws them as a PDF. The faults that
// they find are reported together.
package report

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
	"briefing/report/html"
	"briefing/report/page"
	"briefing/report/pdf"
	"briefing/report/picture"
)

// Options are what a briefing depends on beside its data.
type Options struct {
	// Fonts to set text in; nil stands for those the file names.
	Fonts *typeset.Fonts
	// Producer is the name and version of the program, for the metadata.
	Producer string
	// Standard is what PDFs keep.
	Standard pdf.Standard
	// Formats are the names of those that are laid out; nil for all.
	Formats []string
	// CSV writes the numbers of a chart, for formats that have them with it; nil for none.
	CSV func(io.Writer, *data.Chart) error
	// Page is where the web page stands below the address that the file names: NAME/NAME.html.
	// Empty: where build puts it.
	Page html.Place
	// Kept and Print are those of the web page: see html.Options.
	Kept  *html.Kept
	Print func(*data.Chart) string
	// Live says that a program shows the web page or the pages while their file is being written,
	// and where their numbers come from.
	Live bool
}

// asks reports whether a format is laid out.
func (opt Options) asks(format string) bool {
	return opt.Formats == nil || slices.Contains(opt.Formats, format)
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
		{"html", "the briefing as a web page", (*Document).WriteHTML},
	}
}

// Document is a briefing laid out. It is not modified after New and may be
// written by several goroutines.
type Document struct {
	ds       *data.Dataset
	doc      *doc.Document
	laid     *page.Document // nil where it is not to be a PDF
	web      *html.Page     // nil where it is not to be a web page
	producer string
	standard pdf.Standard
}

// New lays the briefing of a dataset out, in the formats asked for. What cannot be shown is
// returned as data.Faults, in the order of the input: characters that no font has, Markdown
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
	document := doc.New
	if opt.Live {
		document = doc.Traced
	}
	d, faults := document(ds)
	made := &Document{ds: ds, doc: d, producer: opt.Producer, standard: opt.Standard}
	var errs [2]error
	if opt.asks("pdf") {
		made.laid, errs[0] = page.New(ds, d, fonts)
	}
	if opt.asks("html") {
		made.web, errs[1] = html.New(ds, d, fonts, html.Options{Producer: opt.Producer, CSV: opt.CSV, Live: opt.Live, Place: opt.Page, Kept: opt.Kept, Print: opt.Print})
	}
	for _, err := range errs {
		unfit := data.FaultsOf(err)
		if err != nil && unfit == nil {
			return nil, err
		}
		faults = faults.And(unfit)
	}
	faults = faults.And(data.FaultsOf(charts.FontFaults(ds, fonts, true)))
	if len(faults) > 0 {
		return nil, doc.Ordered(faults, ds.Inputs)
	}
	return made, nil
}

// Pages is the number of pages of the PDF, the cover included; 0 where there is none.
func (d *Document) Pages() int {
	if d.laid == nil {
		return 0
	}
	return len(d.laid.Pages)
}

// PageSize returns the width and height of the picture of a page of the PDF, counted from 0, in
// pixels.
func (d *Document) PageSize(n int, dpi float64) (width, height int) {
	return picture.Size(d.laid, n, dpi)
}

// PagePrint tells a page of the PDF, counted from 0, apart from any that looks otherwise.
func (d *Document) PagePrint(n int) string { return picture.Print(d.laid, n) }

// WritePage writes a page of the PDF, counted from 0, as a PNG picture. Errors are those of w.
func (d *Document) WritePage(w io.Writer, n int, dpi float64) error {
	return picture.WritePNG(w, d.laid, n, dpi)
}

// Place is where a number stands on a page: from its left and upper end, in parts of the width and
// the height of the page; in words, and as what can be asked.
type Place struct {
	X, Y, W, H float64
	Text, At   string
}

// Places are where the numbers of a page of the PDF stand, counted from 0, of a live document.
func (d *Document) Places(n int) []Place {
	var all []Place
	width, height := d.laid.Size(n)
	add := func(x, y, w, h float64, text, at string) {
		all = append(all, Place{x / width, y / height, w / width, h / height, text, at})
	}
	for _, b := range d.laid.Pages[n] {
		switch {
		case b.Kind == page.BoxText && b.At != "":
			add(b.X, b.Y, b.W, b.H, b.Line.Text, b.At)
		case b.Kind == page.BoxChart:
			for _, s := range b.Chart.Seen() {
				add(b.X+s.X*b.W, b.Y+s.Y*b.H, s.W*b.W, s.H*b.H, s.InWords, s.Of.String())
			}
		}
	}
	return all
}

// References are those of the texts, of a live document.
func (d *Document) References() []data.Part { return d.doc.References }

// WriteHTML writes the briefing as a web page. The same document gives the same bytes.
// Errors are those of w.
func (d *Document) WriteHTML(w io.Writer) error { return d.web.Write(w) }

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
	info := infoOf(d.doc, d.producer)
	info.Standard = d.standard
	made, err := pdf.Draw(d.laid, info)
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
