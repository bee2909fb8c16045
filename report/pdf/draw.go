package pdf

import (
	"cmp"

	"briefing/data"
	"briefing/report/doc"
	"briefing/report/page"
)

// Draw makes the PDF of a laid-out briefing: its pages, tagged as their elements say,
// and its outline. An error is a fault at the position of the block on which the
// program failed.
func Draw(d *page.Document, info Info) (made *Document, err error) {
	o := output{doc: New(d.Fonts, info), elements: make([]*Element, d.Root.Count()), at: d.TitlePos}
	defer func() {
		if r := recover(); r != nil {
			made, err = nil, data.Faults{doc.Failure(o.at, r)}
		}
	}()
	o.elements[d.Root.Nth] = o.doc.Root()
	for _, e := range d.Reading {
		o.element(e)
	}
	for i, p := range d.Pages {
		width, height := d.Size(i)
		o.page(p, o.doc.AddPage(width, height))
	}
	for _, h := range d.Outline {
		o.doc.Outline(h.Level, h.Name(), h.Anchor)
	}
	return o.doc, nil
}

// output draws boxes into a PDF.
type output struct {
	doc *Document
	// elements are made once: blocks in the order in which they are heard, and what is in them
	// when it is first drawn into. A paragraph that continues on the next page has one element.
	elements []*Element // by element.nth; nil before
	at       data.Pos   // of the block being drawn
}

func (o *output) page(boxes page.Page, p *Page) {
	for _, b := range boxes {
		if b.Block != nil {
			o.at = *b.Block
		}
		e := o.element(b.Element)
		switch b.Kind {
		case page.BoxText:
			p.Text(e, *b.Line, b.X, b.Baseline, b.Ink)
		case page.BoxFill:
			p.Rect(e, b.X, b.Y, b.W, b.H, b.Ink)
		case page.BoxChart:
			canvas := p.Canvas(e, b.X, b.Y, b.W, b.H)
			b.Chart.Draw(canvas)
			canvas.Close()
		case page.BoxImage:
			p.Image(e, b.Image, b.X, b.Y, b.W, b.H)
		case page.BoxAnchor:
			p.Dest(b.Anchor, max(b.Y-6, 0))
		case page.BoxLink, page.BoxEmpty:
		}
		if b.To != nil {
			o.link(p, e, b)
		}
	}
}

func (o *output) link(p *Page, e *Element, b page.Box) {
	if b.To.URL != "" {
		p.LinkURL(e, b.X, b.Y, b.W, b.H, b.To.URL)
		return
	}
	p.LinkTo(e, b.X, b.Y, b.W, b.H, b.To.Anchor)
}

// element returns the element of the PDF that stands for e. It makes it and those above
// it if needed.
func (o *output) element(e *page.Element) *Element {
	if e == nil {
		return nil
	}
	made := o.elements[e.Nth]
	if made == nil {
		made = o.element(e.Parent).Child(e.Role)
		made.Alt, made.Scope, made.Title, made.Lang = e.Alt, e.Scope, e.Title, e.Lang
		made.Actual = cmp.Or(e.Actual, e.Long) // voices that know no expansions say the words, too
		made.Long, made.Ordered = e.Long, e.Ordered
		o.elements[e.Nth] = made
	}
	return made
}
