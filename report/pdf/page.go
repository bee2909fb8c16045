package pdf

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/charts/typeset"
	"briefing/report/page"
)

// Page is one page. Positions are in points from its top left corner, with y growing
// downwards; sizes are never negative. Without an element, content becomes an artifact.
type Page struct {
	// Label is the page number that a reader shows, such as "iv" or "3"; if all pages
	// have none, readers count from 1.
	Label string

	doc           *Document
	index         int
	width, height float64
	pen           pen
	marking       bool       // whether marked content is open
	marked        *Element   // the element it belongs to, or
	artifact      page.Role  // its role outside the text
	marks         []*Element // by MCID
	links         []*annotation
	open          int // canvases not yet closed
}

// Text draws a line from the left end of its baseline.
//
// A line below the last one drawn on this page into the block that e is in continues it:
// after that line, the space at which the text was broken is drawn, for readers that
// follow the structure and join the lines.
func (p *Page) Text(e *Element, line typeset.Line, x, baseline float64, c color.Color) {
	p.mark(e)
	if e != nil {
		p.rejoin(e, line, x, baseline, c)
	}
	for _, r := range line.Runs {
		p.pen.run(r, x, p.height-baseline, inkOf(c))
		x += r.Width
	}
	if e != nil {
		e.addText(line.Text)
		e.block().end = lineEnd{p, line, x, baseline}
	}
}

// lineEnd is where the last line of a block ended.
type lineEnd struct {
	page        *Page
	line        typeset.Line
	x, baseline float64
}

// rejoin draws the space between the last line of the block that e is in and the next, which
// begins at x: what stands higher or lower on the same line follows at its end.
func (p *Page) rejoin(e *Element, next typeset.Line, x, baseline float64, c color.Color) {
	const touching = 1
	end := e.block().end
	if end.page != p || end.baseline >= baseline || len(end.line.Runs) == 0 || x > end.x-touching || !spaced(end.line.Text, next.Text) {
		return
	}
	last := end.line.Runs[len(end.line.Runs)-1]
	if _, ok := last.Face.Glyph(' '); ok {
		p.pen.run(last.Face.Shape(" ", last.Size), end.x, p.height-end.baseline, inkOf(c))
	}
}

// spaced reports whether there is a space between two parts of a broken text: not after
// hyphens and slashes, nor in a range of numbers, and not before or after Chinese and Japanese.
func spaced(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if last == '–' && unicode.IsDigit(first) {
		from, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(before, "–"))
		return !unicode.IsDigit(from)
	}
	return !strings.ContainsRune(" -\u00AD\u2010/", last) && !unspaced(last) && !unspaced(first)
}

// unspaced reports whether r belongs to a script written without spaces, or to its
// punctuation and full-width forms.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF
}

// Rect fills a rectangle given by its top left corner.
func (p *Page) Rect(e *Element, x, y, w, h float64, c color.Color) {
	fill := inkOf(c)
	if fill.a == 0 {
		return
	}
	p.mark(e)
	p.pen.setFill(fill)
	p.pen.op("re", x, p.height-y-h, w, h)
	p.pen.op("f")
	e.enclose(p, x, p.height-y-h, w, h)
}

// Image draws a picture into a rectangle given by its top left corner. A transparent
// picture is composed over white.
func (p *Page) Image(e *Element, img image.Image, x, y, w, h float64) {
	index := p.doc.image(img)
	if index == 0 {
		return
	}
	p.mark(e)
	p.pen.picture(index, x, p.height-y-h, w, h)
	e.enclose(p, x, p.height-y-h, w, h)
}

// picture draws the picture with a 1-based index from its bottom left corner.
func (p *pen) picture(index int, x, y, w, h float64) {
	p.save()
	p.setAlpha(255)
	p.concat(w, 0, 0, h, x, y)
	p.buf = append(p.buf, '/')
	p.buf = append(p.buf, imageName(index)...)
	p.op(" Do")
	p.restore()
}

// Canvas starts a drawing in a rectangle given by its top left corner: a canvas of w by
// h points with its origin at the bottom left corner and y growing upwards. Close,
// which must be called, puts its content on the page.
func (p *Page) Canvas(e *Element, x, y, w, h float64) *Canvas {
	p.open++
	p.doc.writable("a canvas", x, y, w, h)
	return newCanvas(p, e, x, p.height-y-h, w, h)
}

// mark opens the marked content of e, unless it is open already: successive pieces of
// an element are marked as one.
func (p *Page) mark(e *Element) {
	root, artifact := e.lineage()
	if e == nil {
		artifact = page.Artifact
	} else if root != p.doc.root {
		p.doc.fail("a %s of another document was drawn on page %d; take elements from Root", e.Role, p.index+1)
	}
	if artifact != "" {
		e = nil
	}
	if p.marking && p.marked == e && p.artifact == artifact && (e == nil || p.last(e)) {
		return
	}
	p.endMark()
	p.marking, p.marked, p.artifact = true, e, artifact
	switch artifact {
	case "":
		p.begin(e)
	case page.Artifact:
		p.pen.op("/Artifact BMC")
	default:
		p.pen.op("/Artifact <</Type /Pagination /Subtype /" + string(artifact) + ">> BDC")
	}
}

// begin opens the next marked content of e.
func (p *Page) begin(e *Element) {
	mcid := len(p.marks)
	p.marks = append(p.marks, e)
	e.kids = append(e.kids, kid{page: p, mcid: mcid})
	p.pen.op(fmt.Sprintf("/%s <</MCID %d>> BDC", e.Role, mcid))
}

// last reports whether the open marked content is the last child of e: a child element
// in between must come after what was drawn before it.
func (p *Page) last(e *Element) bool {
	k := e.kids[len(e.kids)-1]
	return k.page == p && k.element == nil && k.link == nil && k.mcid == len(p.marks)-1
}

// endMark ends the open marked content.
func (p *Page) endMark() {
	if p.marking {
		p.marking = false
		p.pen.op("EMC")
	}
}

// content returns the operators of the page.
func (p *Page) content() []byte {
	p.endMark()
	return p.pen.buf
}
