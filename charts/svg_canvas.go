package charts

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

// svgCanvas is a typeset.Canvas that writes SVG elements. Coordinates are points,
// turned so that y runs downwards.
type svgCanvas struct {
	out      markup
	fonts    *typeset.Fonts
	height   float64
	own      map[*typeset.Face]string // families of embedded fonts
	families map[*typeset.Face]string // values of font-family
	names    []string                 // of the colours to come, where they are not written themselves
	state    svgState
	stack    []svgState
}

var _ typeset.Canvas = (*svgCanvas)(nil)

// svgState is what Push saves.
type svgState struct {
	ink    color.NRGBA
	name   string // of the ink
	width  float64
	dash   []vg.Length
	offset vg.Length
	matrix svgMatrix
}

// svgMatrix is the affine map (x, y) -> (a*x + c*y + e, b*x + d*y + f).
type svgMatrix struct{ a, b, c, d, e, f float64 }

// before returns the map that applies n first, then m.
func (m svgMatrix) before(n svgMatrix) svgMatrix {
	return svgMatrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b,
		m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

func (m svgMatrix) at(p vg.Point) (x, y float64) {
	px, py := float64(p.X), float64(p.Y)
	return m.a*px + m.c*py + m.e, m.b*px + m.d*py + m.f
}

// scale is how much the map enlarges lengths, on average.
func (m svgMatrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

func newSVGCanvas(fonts *typeset.Fonts, height float64) *svgCanvas {
	return &svgCanvas{fonts: fonts, height: height, families: map[*typeset.Face]string{}, state: svgState{
		ink: color.NRGBA{A: 255}, width: 1, matrix: svgMatrix{1, 0, 0, 1, 0, 0},
	}}
}

func (c *svgCanvas) SetLineWidth(w vg.Length) { c.state.width = float64(w) }

func (c *svgCanvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	c.state.dash, c.state.offset = pattern, offset
}

func (c *svgCanvas) SetColor(ink color.Color) {
	if ink == nil {
		ink = color.Black
	}
	c.state.ink = color.NRGBAModel.Convert(ink).(color.NRGBA)
	if len(c.names) > 0 {
		c.state.name, c.names = c.names[0], c.names[1:]
	}
}

// ink writes an attribute that is the colour of what is drawn, or its name.
func (c *svgCanvas) ink(attribute string) {
	if c.state.name == "" {
		c.out.ink(attribute, c.state.ink)
		return
	}
	c.out.add(" ")
	c.out.add(attribute)
	c.out.add(`="`)
	c.out.add(c.state.name)
	c.out.add(`"`)
}

func (c *svgCanvas) Rotate(rad float64) {
	sin, cos := math.Sincos(rad)
	c.state.matrix = c.state.matrix.before(svgMatrix{cos, sin, -sin, cos, 0, 0})
}

func (c *svgCanvas) Translate(p vg.Point) {
	c.state.matrix = c.state.matrix.before(svgMatrix{1, 0, 0, 1, float64(p.X), float64(p.Y)})
}

func (c *svgCanvas) Scale(x, y float64) {
	c.state.matrix = c.state.matrix.before(svgMatrix{x, 0, 0, y, 0, 0})
}

func (c *svgCanvas) Push() { c.stack = append(c.stack, c.state) }

func (c *svgCanvas) Pop() {
	if n := len(c.stack); n > 0 {
		c.state, c.stack = c.stack[n-1], c.stack[:n-1]
	}
}

func (c *svgCanvas) Fill(p vg.Path) {
	c.path(p)
	c.ink("fill")
	c.out.add("/>\n")
}

func (c *svgCanvas) Stroke(p vg.Path) {
	if c.state.width <= 0 {
		return
	}
	scale := c.state.matrix.scale()
	c.path(p)
	c.out.add(` fill="none"`)
	c.ink("stroke")
	c.out.length("stroke-width", c.state.width*scale)
	if len(c.state.dash) > 0 {
		c.dash(scale)
	}
	c.out.add("/>\n")
}

func (c *svgCanvas) dash(scale float64) {
	c.out.add(` stroke-dasharray="`)
	for i, d := range c.state.dash {
		if i > 0 {
			c.out.add(" ")
		}
		c.out = appendDecimal(c.out, float64(d)*scale)
	}
	c.out.add(`"`)
	if c.state.offset != 0 {
		c.out.length("stroke-dashoffset", float64(c.state.offset)*scale)
	}
}

// path begins a path element with its d attribute.
func (c *svgCanvas) path(p vg.Path) {
	c.out.add(`<path d="`)
	for i, comp := range p {
		switch comp.Type {
		case vg.MoveComp:
			c.place('M', comp.Pos)
		case vg.LineComp:
			c.place('L', comp.Pos)
		case vg.ArcComp:
			c.arc(comp, i == 0)
		case vg.CurveComp:
			letter := byte('Q')
			if len(comp.Control) == 2 {
				letter = 'C'
			}
			for _, p := range comp.Control {
				c.place(letter, p)
				letter = ' '
			}
			c.place(letter, comp.Pos)
		case vg.CloseComp:
			c.out.add("Z")
		}
	}
	c.out.add(`"`)
}

// place appends a letter, or the space between two places, and a place.
func (c *svgCanvas) place(letter byte, p vg.Point) {
	x, y := c.state.matrix.at(p)
	c.out = appendDecimal(append(c.out, letter), x)
	c.out = appendDecimal(append(c.out, ' '), c.height-y)
}

// arc prints an arc as stretches of at most a quarter circle, each a cubic
// curve, which every transform keeps exact (Riškus 2006: handles of
// 4/3·tan(angle/4) radii).
func (c *svgCanvas) arc(a vg.PathComp, first bool) {
	on := func(angle float64) vg.Point {
		sin, cos := math.Sincos(angle)
		return vg.Point{X: a.Pos.X + a.Radius*vg.Length(cos), Y: a.Pos.Y + a.Radius*vg.Length(sin)}
	}
	letter := byte('L')
	if first {
		letter = 'M'
	}
	c.place(letter, on(a.Start))
	n := max(1, int(math.Ceil(math.Abs(a.Angle)/(math.Pi/2)-1e-9)))
	sweep := a.Angle / float64(n)
	handle := a.Radius * vg.Length(4.0/3*math.Tan(sweep/4))
	for i := range n {
		from, to := a.Start+float64(i)*sweep, a.Start+float64(i+1)*sweep
		p, q := on(from), on(to)
		sin, cos := math.Sincos(from)
		p1 := vg.Point{X: p.X - handle*vg.Length(sin), Y: p.Y + handle*vg.Length(cos)}
		sin, cos = math.Sincos(to)
		p2 := vg.Point{X: q.X + handle*vg.Length(sin), Y: q.Y - handle*vg.Length(cos)}
		c.place('C', p1)
		c.place(' ', p2)
		c.place(' ', q)
	}
}

// FillString implements vg.Canvas, for the chart's fonts.
func (c *svgCanvas) FillString(f font.Face, at vg.Point, text string) {
	if face, ok := c.fonts.Find(f); ok {
		c.run(face.Shape(text, float64(f.Font.Size)), at)
	}
}

// FillGlyphs implements typeset.Canvas.
func (c *svgCanvas) FillGlyphs(at vg.Point, l typeset.Line) {
	for _, run := range l.Runs {
		c.run(run, at)
		at.X += vg.Length(run.Width)
	}
}

// run writes a text element. Its length is given, so that a viewer that
// has other fonts spaces it to the same width.
func (c *svgCanvas) run(run typeset.Run, at vg.Point) {
	if run.Size == 0 || run.Text == "" {
		return
	}
	c.out.add("<text")
	c.textPlace(at)
	c.out.add(` font-family="`)
	c.out.add(c.family(run.Face))
	c.out.add(`"`)
	c.out.length("font-size", run.Size)
	if run.Face.Bold() {
		c.out.add(` font-weight="bold"`)
	}
	if run.Face.Italic() {
		c.out.add(` font-style="italic"`)
	}
	if run.Width > 0 {
		c.out.length("textLength", run.Width)
	}
	c.ink("fill")
	c.out.add(` xml:space="preserve">`)
	c.out.escaped(run.Text)
	c.out.add("</text>\n")
}

// textPlace appends the place of a text, and its transform where it is not
// upright.
func (c *svgCanvas) textPlace(at vg.Point) {
	if m := c.state.matrix; m.a != 1 || m.b != 0 || m.c != 0 || m.d != 1 {
		c.transform(at)
		return
	}
	x, y := c.state.matrix.at(at)
	c.out.length("x", x)
	c.out.length("y", c.height-y)
}

// transform appends the map from what stands at a place to the picture.
func (c *svgCanvas) transform(at vg.Point) {
	m := c.state.matrix
	x, y := m.at(at)
	c.out.add(` transform="matrix(`)
	c.out = appendDecimal(c.out, m.a)
	c.out.numbers(-m.b, -m.c, m.d, x, c.height-y)
	c.out.add(`)"`)
}

// family lists the font and what may stand in for it, as the value of an
// attribute.
func (c *svgCanvas) family(face *typeset.Face) string {
	list, ok := c.families[face]
	if !ok {
		const standIns = "Liberation Sans, Arial, Helvetica, sans-serif"
		switch own := c.own[face]; {
		case own != "":
			list = own + ", " + standIns
		case face.Family() == "Liberation Sans" || strings.ContainsAny(face.Family(), `"'\,;`):
			list = standIns
		default:
			list = "'" + face.Family() + "', " + standIns
		}
		list = string(escape(list))
		c.families[face] = list
	}
	return list
}

// DrawImage embeds the image as PNG.
func (c *svgCanvas) DrawImage(r vg.Rectangle, img image.Image) {
	var b bytes.Buffer
	if png.Encode(&b, img) != nil {
		return // a buffer takes all; an image without pixels has nothing to show
	}
	c.out.add("<image")
	c.transform(vg.Point{X: r.Min.X, Y: r.Max.Y})
	c.out.length("width", float64(r.Size().X))
	c.out.length("height", float64(r.Size().Y))
	c.out.add(` preserveAspectRatio="none" href="data:image/png;base64,`)
	c.out = base64.StdEncoding.AppendEncode(c.out, b.Bytes())
	c.out.add("\"/>\n")
}
