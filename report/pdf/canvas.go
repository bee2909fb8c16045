package pdf

import (
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

// Canvas draws a chart as vectors and text into a rectangle of a page. It
// implements typeset.Canvas; its unit is the point, its origin the bottom left.
type Canvas struct {
	page    *Page
	element *Element
	x, y    float64 // position of the origin on the page, from its bottom left
	w, h    float64
	pen     pen
	wanted  style
	stack   []style
	closed  bool
	// lastText is the string last drawn, endX and endY the right end of its baseline.
	lastText   string
	endX, endY float64
}

// style is the drawing state that the caller has set. It reaches the pen when something
// is drawn.
type style struct {
	color ink
	width float64
	dash  string
}

var (
	_ vg.CanvasSizer = (*Canvas)(nil)
	_ typeset.Canvas = (*Canvas)(nil)
)

func newCanvas(p *Page, e *Element, x, y, w, h float64) *Canvas {
	return &Canvas{
		page: p, element: e, x: x, y: y, w: w, h: h,
		pen:    pen{doc: p.doc, buf: make([]byte, 0, usualContent/2)},
		wanted: style{color: black, width: 1, dash: solid},
	}
}

// Close places the drawing on the page. Nothing may be drawn on the canvas
// afterwards; closing it again does nothing.
func (c *Canvas) Close() {
	if c.closed {
		return
	}
	c.closed = true
	c.page.open--
	if len(c.stack) > 0 {
		c.page.doc.fail("a canvas was closed after %d Push without Pop; balance them", len(c.stack))
	}
	c.page.mark(c.element)
	c.element.enclose(c.page, c.x, c.y, c.w, c.h)
	p := &c.page.pen
	p.save()
	p.concat(1, 0, 0, 1, c.x, c.y)
	p.buf = append(p.buf, c.pen.buf...)
	p.restore()
}

// isOpen reports whether the canvas may still be drawn on.
func (c *Canvas) isOpen() bool {
	if c.closed {
		c.page.doc.fail("something was drawn on a canvas after its Close")
	}
	return !c.closed
}

// Size returns the width and height of the canvas.
func (c *Canvas) Size() (x, y vg.Length) { return vg.Points(c.w), vg.Points(c.h) }

// SetLineWidth implements vg.Canvas.
func (c *Canvas) SetLineWidth(w vg.Length) { c.wanted.width = w.Points() }

// SetLineDash implements vg.Canvas.
func (c *Canvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	lengths := make([]float64, len(pattern))
	for i, v := range pattern {
		lengths[i] = v.Points()
	}
	c.wanted.dash = dashPattern(lengths, offset.Points())
}

// SetColor implements vg.Canvas.
func (c *Canvas) SetColor(col color.Color) { c.wanted.color = inkOf(col) }

// Rotate implements vg.Canvas.
func (c *Canvas) Rotate(rad float64) {
	sin, cos := math.Sincos(rad)
	c.pen.concat(cos, sin, -sin, cos, 0, 0)
}

// Translate implements vg.Canvas.
func (c *Canvas) Translate(pt vg.Point) {
	c.pen.concat(1, 0, 0, 1, pt.X.Points(), pt.Y.Points())
}

// Scale implements vg.Canvas.
func (c *Canvas) Scale(x, y float64) { c.pen.concat(x, 0, 0, y, 0, 0) }

// Push implements vg.Canvas.
func (c *Canvas) Push() {
	c.stack = append(c.stack, c.wanted)
	c.pen.save()
}

// Pop implements vg.Canvas. A Pop without a Push is a fault of the document.
func (c *Canvas) Pop() {
	if len(c.stack) == 0 {
		c.page.doc.fail("a canvas was asked to Pop without a Push; balance them")
		return
	}
	c.wanted, c.stack = c.stack[len(c.stack)-1], c.stack[:len(c.stack)-1]
	c.pen.restore()
}

// Stroke implements vg.Canvas.
func (c *Canvas) Stroke(path vg.Path) {
	if !c.isOpen() || c.wanted.width <= 0 || c.wanted.color.a == 0 {
		return
	}
	c.pen.setStroke(c.wanted.color)
	c.pen.setWidth(c.wanted.width)
	c.pen.setDash(c.wanted.dash)
	if c.pen.path(path) {
		c.pen.op("S")
	}
}

// Fill implements vg.Canvas with the nonzero winding rule.
func (c *Canvas) Fill(path vg.Path) {
	if !c.isOpen() || c.wanted.color.a == 0 {
		return
	}
	c.pen.setFill(c.wanted.color)
	if c.pen.path(path) {
		c.pen.op("f")
	}
}

// DrawImage implements vg.Canvas.
func (c *Canvas) DrawImage(rect vg.Rectangle, img image.Image) {
	if !c.isOpen() {
		return
	}
	if index := c.page.doc.image(img); index > 0 {
		size := rect.Size()
		c.pen.picture(index, rect.Min.X.Points(), rect.Min.Y.Points(), size.X.Points(), size.Y.Points())
	}
}

// FillString implements vg.Canvas. The face must be one of the document's fonts; a
// missing character is a fault of the document.
func (c *Canvas) FillString(f font.Face, pt vg.Point, text string) {
	if !c.isOpen() || text == "" || f.Font.Size <= 0 {
		return
	}
	face, ok := c.page.doc.fonts.Find(f)
	if !ok {
		c.page.doc.fail("text %q is drawn with font %s, which is not one of the document's; take faces from its typeset.Fonts", text, f.Name())
		return
	}
	c.run(face.Shape(text, f.Font.Size.Points()), pt)
}

// FillGlyphs implements typeset.Canvas.
func (c *Canvas) FillGlyphs(pt vg.Point, l typeset.Line) {
	if !c.isOpen() {
		return
	}
	for _, run := range l.Runs {
		c.run(run, pt)
		pt.X += vg.Length(run.Width)
	}
}

// run draws shaped glyphs from the left end of their baseline.
func (c *Canvas) run(run typeset.Run, pt vg.Point) {
	for _, g := range run.Glyphs {
		if g.ID == 0 {
			c.page.doc.fail("text %q: %s has no glyph for %q (U+%04X); shape the text with typeset first", run.Text, run.Face.PostScriptName(), g.Rune, g.Rune)
			return
		}
	}
	x, y := pt.X.Points(), pt.Y.Points()
	c.separate(&run, x, y)
	c.pen.run(run, x, y, c.wanted.color)
}

// separate puts a zero-width space before a string that does not continue the one
// before, for readers that join the text they find: labels of a chart, and lines of a
// label.
func (c *Canvas) separate(run *typeset.Run, x, y float64) {
	before, down := c.lastText, c.endY-y
	goesOn := down == 0 && math.Abs(x-c.endX) < 0.01
	below := down > 0 && down < 1.7*run.Size // the next line of the same text
	c.lastText, c.endX, c.endY = run.Text, x+run.Width, y
	if before == "" || goesOn || below && !spaced(before, run.Text) {
		return
	}
	if id, ok := run.Face.Glyph(' '); ok {
		run.Glyphs = append([]typeset.Glyph{{ID: id, Rune: ' '}}, run.Glyphs...)
	}
}

// circleArc is the largest angle drawn as one cubic curve: a quarter circle is
// then off by less than 0.03% of its radius.
const circleArc = math.Pi / 2

// path writes a path and reports whether there is anything to paint.
func (p *pen) path(path vg.Path) bool {
	t := tracer{pen: p}
	for _, comp := range path {
		t.add(comp)
	}
	return t.drawn
}

// tracer follows a path and keeps the current point, which vg leaves implicit for arcs
// and for curves with one control point.
type tracer struct {
	pen      *pen
	started  bool // a current point exists
	drawn    bool // an operator was written
	at, from vg.Point
}

func (t *tracer) add(c vg.PathComp) {
	switch c.Type {
	case vg.MoveComp:
		t.move(c.Pos)
	case vg.LineComp:
		t.line(c.Pos)
	case vg.ArcComp:
		t.arc(c)
	case vg.CurveComp:
		t.curve(c.Control, c.Pos)
	case vg.CloseComp:
		if t.started {
			t.pen.op("h")
			t.at = t.from
		}
	}
}

func (t *tracer) move(pt vg.Point) {
	t.started, t.drawn = true, true
	t.at, t.from = pt, pt
	t.pen.op("m", pt.X.Points(), pt.Y.Points())
}

// line draws to pt; without a current point it moves there, as curves do.
func (t *tracer) line(pt vg.Point) {
	if !t.started {
		t.move(pt)
		return
	}
	t.at = pt
	t.pen.op("l", pt.X.Points(), pt.Y.Points())
}

func (t *tracer) cubic(a, b, pt vg.Point) {
	t.at = pt
	t.pen.op("c", a.X.Points(), a.Y.Points(), b.X.Points(), b.Y.Points(), pt.X.Points(), pt.Y.Points())
}

// curve draws a cubic curve, or a quadratic one raised to a cubic.
func (t *tracer) curve(control []vg.Point, pt vg.Point) {
	if !t.started || len(control) == 0 {
		t.line(pt)
		return
	}
	if len(control) > 1 {
		t.cubic(control[0], control[1], pt)
		return
	}
	q := control[0]
	t.cubic(between(t.at, q, 2.0/3), between(pt, q, 2.0/3), pt)
}

// between returns the point at the given part of the way from a to b.
func between(a, b vg.Point, part float64) vg.Point {
	return vg.Point{
		X: a.X + vg.Length(float64(b.X-a.X)*part),
		Y: a.Y + vg.Length(float64(b.Y-a.Y)*part),
	}
}

// arc draws a line to the start of the arc, and then pieces of at most a quarter
// circle, each a cubic curve with handles of length 4/3·tan(angle/4).
func (t *tracer) arc(c vg.PathComp) {
	t.line(onCircle(c.Pos, c.Radius, c.Start))
	turns := math.Abs(c.Angle) / circleArc
	if !(turns < 1e4) {
		t.pen.doc.fail("an arc sweeps %g radians; use at most a full circle", c.Angle)
		return
	}
	n := int(math.Ceil(turns - 1e-9))
	step := c.Angle / float64(n)
	handle := vg.Length(4.0/3*math.Tan(step/4)) * c.Radius
	for i := range n {
		a, b := c.Start+float64(i)*step, c.Start+float64(i+1)*step
		from, to := onCircle(c.Pos, c.Radius, a), onCircle(c.Pos, c.Radius, b)
		t.cubic(
			vg.Point{X: from.X - handle*vg.Length(math.Sin(a)), Y: from.Y + handle*vg.Length(math.Cos(a))},
			vg.Point{X: to.X + handle*vg.Length(math.Sin(b)), Y: to.Y - handle*vg.Length(math.Cos(b))},
			to)
	}
}

func onCircle(center vg.Point, radius vg.Length, angle float64) vg.Point {
	sin, cos := math.Sincos(angle)
	return vg.Point{X: center.X + radius*vg.Length(cos), Y: center.Y + radius*vg.Length(sin)}
}
