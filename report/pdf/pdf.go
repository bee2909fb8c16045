// Package pdf turns placed content into the bytes of a PDF 1.7 file.
//
// A Document collects pages. A Page takes lines of text, rectangles, rules, pictures,
// links and charts at given positions. An Element says what each of them is and where
// it is in reading order. Nothing is laid out here.
//
// This package writes the content of pages as PDF operators, and embeds fonts. gofpdf
// contains the pages and embeds the pictures; its output is then read back as objects
// and completed: content, fonts, structure tree, outline, links, destinations, page
// labels and metadata are added, and the objects are numbered by walking from the
// catalogue. The same calls give the same bytes on every machine.
package pdf

import (
	"fmt"
	"io"
	"math"
	"time"

	"briefing/charts/typeset"
	"briefing/report/page"
)

// Info describes a document. All texts are optional; they must be valid UTF-8 without
// control characters, otherwise Write returns an error.
type Info struct {
	Title, Author, Subject string
	Language               string   // BCP 47, such as "en" or "zh-Hans"
	Keywords               []string // subjects, for the catalogue of a library
	Producer               string   // name and version of the program
	Rights                 string   // what others may do with it
	Standard               Standard // that the file keeps

	// Date is the date of creation and of the last change. If it is zero, both are left
	// out: the clock is never read.
	Date time.Time
}

// Standard is what a file keeps, beside the rules of PDF itself.
type Standard int

// The standards.
const (
	UA1 Standard = iota // PDF/UA-1 and PDF/A-3a, in PDF 1.7
	UA2                 // PDF/UA-2 and PDF/A-4f, or PDF/A-4 where nothing is attached, in PDF 2.0
)

// Document is a PDF file under construction. It is not safe for concurrent use;
// different documents are independent, even if they share fonts.
//
// Drawing methods return no error: Write returns the first fault.
type Document struct {
	fonts    *typeset.Fonts
	info     Info
	pages    []*Page
	root     *Element
	fontUses fontUses
	images   imageUses
	alphas   [256]bool // opacities in use, each an ExtGState
	outline  []outlineEntry
	dests    map[string]destination
	attached []Attachment
	err      error
}

// New returns an empty document that uses the faces of fonts.
func New(fonts *typeset.Fonts, info Info) *Document {
	d := &Document{fonts: fonts, info: info, dests: map[string]destination{}}
	d.root = &Element{Role: page.DocumentRole}
	return d
}

// Root returns the element that stands for the whole document.
func (d *Document) Root() *Element { return d.root }

// maxPageSide is the longest side of a page in points (200 inches), beyond which
// readers disagree.
const maxPageSide = 14400

// AddPage appends a page of the given width and height in points, each more than 0 and
// at most 14,400.
func (d *Document) AddPage(width, height float64) *Page {
	p := &Page{doc: d, index: len(d.pages), width: width, height: height, pen: pen{doc: d, buf: make([]byte, 0, usualContent)}}
	if !(width > 0 && width <= maxPageSide && height > 0 && height <= maxPageSide) {
		d.fail("page %d is %g by %g points; each side must be above 0 and at most %d", p.index+1, width, height, maxPageSide)
	}
	d.pages = append(d.pages, p)
	return p
}

// Write writes the file. It may be called more than once and then writes the same
// bytes. The error is the first fault of earlier calls, or that of w.
func (d *Document) Write(w io.Writer) error {
	data, err := d.bytes()
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

func (d *Document) bytes() ([]byte, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	fonts, err := d.fontUses.subsets()
	if err != nil {
		return nil, err
	}
	raw, err := d.assemble()
	if err != nil {
		return nil, err
	}
	made, err := readContainer(raw)
	if err != nil {
		return nil, err
	}
	trailer, err := d.complete(made, fonts)
	if err != nil {
		return nil, err
	}
	return serialise(trailer, d.info.Standard), nil
}

// check returns the first fault of what was drawn and of the metadata.
func (d *Document) check() error {
	if d.err != nil {
		return d.err
	}
	if len(d.pages) == 0 {
		return fmt.Errorf("the document has no pages; add one")
	}
	for _, p := range d.pages {
		if p.open > 0 {
			return fmt.Errorf("page %d has a canvas that was not closed; call its Close", p.index+1)
		}
		if err := checkText(fmt.Sprintf("label of page %d", p.index+1), p.Label); err != nil {
			return err
		}
	}
	if err := d.info.check(); err != nil {
		return err
	}
	if err := d.checkAttachments(); err != nil {
		return err
	}
	if err := d.checkOutline(); err != nil {
		return err
	}
	if err := d.checkLinks(); err != nil {
		return err
	}
	return d.root.check()
}

// fail keeps the first fault.
func (d *Document) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf(format, args...)
	}
}

// writable reports whether all values can be written as numbers of points; what says
// what they are for.
func (d *Document) writable(what string, values ...float64) bool {
	for _, v := range values {
		if !(math.Abs(v) < 1e8) {
			d.fail("%s has the place or size %g; give a number of points", what, v)
			return false
		}
	}
	return true
}
