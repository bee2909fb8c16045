package report

import (
	"encoding/json"
	"io"
	"strings"

	"briefing/data"
	"briefing/report/doc"
	"briefing/report/pdf"
)

// WritePDF writes the briefing as a PDF. The same document gives the same bytes.
// The error is that of w, or data.Faults with the place of the block on which the
// program failed.
func (d *Document) WritePDF(w io.Writer) error {
	made, err := d.drawn()
	if err != nil {
		return err
	}
	return d.located(made.Write(w))
}

// drawn draws the pages.
func (d *Document) drawn() (made *pdf.Document, err error) {
	o := output{doc: pdf.New(d.fonts, d.info), elements: make([]*pdf.Element, *d.root.made+1), at: d.places.title}
	defer func() {
		if r := recover(); r != nil {
			made, err = nil, data.Faults{doc.Failure(o.at, r)}
		}
	}()
	o.elements[d.root.nth] = o.doc.Root()
	for i, p := range d.pages {
		o.page(p, d.formatOf(i))
	}
	for _, h := range d.outline {
		o.doc.Outline(h.Level, strings.TrimSpace(h.Number+" "+h.Title.Text), h.Anchor)
	}
	return o.doc, attach(o.doc, d.inputs, d.chosen)
}

// attach puts the files that the briefing was made from into the PDF: those with
// text, so that it can be built again. Fonts and pictures are named in them.
func attach(doc *pdf.Document, inputs []data.Input, chosen []data.Parameter) error {
	relation := pdf.Source
	for _, in := range inputs {
		if in.Text == nil {
			continue
		}
		kind := "application/yaml" // RFC 9512
		if strings.HasSuffix(strings.ToLower(in.Name), ".csv") {
			kind = "text/csv"
		}
		doc.Attach(pdf.Attachment{Name: in.Name, Type: kind, Relation: relation, Data: in.Text})
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
	doc.Attach(pdf.Attachment{Name: ParametersName, Type: "application/json", Relation: relation, Data: content})
	return err
}

// ParametersName is the name of the attachment with the values that were chosen
// for the parameters of the file, as a JSON object.
const ParametersName = "parameters.json"

// output draws boxes into a PDF.
type output struct {
	doc *pdf.Document
	// elements are made when they are first drawn into: so they come in reading
	// order, and a paragraph that goes on has one element.
	elements []*pdf.Element // by element.nth; nil before
	at       data.Pos       // of the block being drawn
}

func (o *output) page(boxes page, f format) {
	p := o.doc.AddPage(f.pageWidth, f.pageHeight)
	for _, b := range boxes {
		if b.block != nil {
			o.at = *b.block
		}
		e := o.element(b.el)
		switch b.kind {
		case boxText:
			p.Text(e, *b.line, b.x, b.baseline, b.ink)
		case boxFill:
			p.Rect(e, b.x, b.y, b.w, b.h, b.ink)
		case boxChart:
			canvas := p.Canvas(e, b.x, b.y, b.w, b.h)
			b.chart.Draw(canvas)
			canvas.Close()
		case boxImage:
			p.Image(e, b.image, b.x, b.y, b.w, b.h)
		case boxAnchor:
			p.Dest(b.anchor, max(b.y-6, 0))
		case boxLink, boxEmpty:
		}
		if b.to != nil {
			o.link(p, e, b)
		}
	}
}

func (o *output) link(p *pdf.Page, e *pdf.Element, b box) {
	if b.to.url != "" {
		p.LinkURL(e, b.x, b.y, b.w, b.h, b.to.url)
		return
	}
	p.LinkTo(e, b.x, b.y, b.w, b.h, b.to.anchor)
}

// element returns the element of the PDF that stands for e, making it and those
// above it where they are not there yet.
func (o *output) element(e *element) *pdf.Element {
	if e == nil {
		return nil
	}
	made := o.elements[e.nth]
	if made == nil {
		made = o.element(e.parent).Child(e.role)
		made.Alt, made.Scope, made.Title, made.Lang = e.alt, e.scope, e.title, e.lang
		o.elements[e.nth] = made
	}
	return made
}
