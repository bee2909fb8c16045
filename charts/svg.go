package charts

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

// svgPixels is how many CSS pixels an inch has.
const svgPixels = 96

// WriteSVG writes the chart as a stand-alone SVG document, on paper unless
// the theme is transparent, with selectable text, its title, alt text and data. Its ids follow from all that
// it holds, so that no two that differ clash on one page. Errors are those of w.
func (c *Chart) WriteSVG(w io.Writer) error {
	width, height := c.Size()
	cv := newSVGCanvas(c.plan.fonts, height)
	styles, err := c.embedFonts(cv)
	if err != nil {
		return err
	}
	c.Draw(cv)
	title, alt, stored := escape(c.Title()), escape(c.Alt()), c.Excerpt().JSON() // whose JSON has nothing that XML would read
	sum := sha256.New()
	for _, part := range [][]byte{[]byte(title), []byte(alt), stored, cv.out.Bytes()} {
		sum.Write(part)
	}
	id := fmt.Sprintf("chart-%x", sum.Sum(nil)[:6])
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img" xml:lang="%s" aria-labelledby="%[6]s-title" aria-describedby="%[6]s-desc">`+"\n",
		decimal(width*svgPixels/72), decimal(height*svgPixels/72), decimal(width), decimal(height), escape(c.language), id)
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n<desc id=\"%[1]s-desc\">%[3]s</desc>\n<metadata>%s</metadata>\n", id, title, alt, stored)
	if !c.plan.theme.Transparent {
		fmt.Fprintf(&b, "<rect width=\"%s\" height=\"%s\" fill=\"%s\"/>\n", decimal(width), decimal(height), hexOf(c.plan.theme.Paper))
	}
	b.WriteString(styles)
	b.Write(cv.out.Bytes())
	b.WriteString("</svg>\n")
	_, err = w.Write(b.Bytes())
	return err
}

// svgCanvas is a typeset.Canvas that writes SVG elements. Coordinates are points,
// turned so that y runs downwards.
type svgCanvas struct {
	out    bytes.Buffer
	fonts  *typeset.Fonts
	height float64
	own    map[*typeset.Face]string // families of embedded fonts
	state  svgState
	stack  []svgState

	scratch []byte // of path
}

var _ typeset.Canvas = (*svgCanvas)(nil)

// svgState is what Push saves.
type svgState struct {
	ink    color.NRGBA
	width  float64
	dash   []vg.Length
	offset vg.Length
	matrix matrix
}

// matrix is the affine map (x, y) -> (a*x + c*y + e, b*x + d*y + f).
type matrix struct{ a, b, c, d, e, f float64 }

// before returns the map that applies n first, then m.
func (m matrix) before(n matrix) matrix {
	return matrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b,
		m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d,
		m.a*n.e + m.c*n.f + m.e, m.b*n.e + m.d*n.f + m.f,
	}
}

func (m matrix) at(p vg.Point) (x, y float64) {
	px, py := float64(p.X), float64(p.Y)
	return m.a*px + m.c*py + m.e, m.b*px + m.d*py + m.f
}

// scale is how much the map enlarges lengths, on average.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

func newSVGCanvas(fonts *typeset.Fonts, height float64) *svgCanvas {
	return &svgCanvas{fonts: fonts, height: height, state: svgState{
		ink: color.NRGBA{A: 255}, width: 1, matrix: matrix{1, 0, 0, 1, 0, 0},
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
}

func (c *svgCanvas) Rotate(rad float64) {
	sin, cos := math.Sincos(rad)
	c.state.matrix = c.state.matrix.before(matrix{cos, sin, -sin, cos, 0, 0})
}

func (c *svgCanvas) Translate(p vg.Point) {
	c.state.matrix = c.state.matrix.before(matrix{1, 0, 0, 1, float64(p.X), float64(p.Y)})
}

func (c *svgCanvas) Scale(x, y float64) {
	c.state.matrix = c.state.matrix.before(matrix{x, 0, 0, y, 0, 0})
}

func (c *svgCanvas) Push() { c.stack = append(c.stack, c.state) }

func (c *svgCanvas) Pop() {
	if n := len(c.stack); n > 0 {
		c.state, c.stack = c.stack[n-1], c.stack[:n-1]
	}
}

func (c *svgCanvas) Fill(p vg.Path) {
	fmt.Fprintf(&c.out, "<path d=\"%s\" fill=\"%s\"%s/>\n", c.path(p), hexOf(c.state.ink), opacity("fill", c.state.ink))
}

func (c *svgCanvas) Stroke(p vg.Path) {
	if c.state.width <= 0 {
		return
	}
	scale := c.state.matrix.scale()
	fmt.Fprintf(&c.out, "<path d=\"%s\" fill=\"none\" stroke=\"%s\"%s stroke-width=\"%s\"", c.path(p), hexOf(c.state.ink), opacity("stroke", c.state.ink), decimal(c.state.width*scale))
	if len(c.state.dash) > 0 {
		dash := make([]string, len(c.state.dash))
		for i, d := range c.state.dash {
			dash[i] = decimal(float64(d) * scale)
		}
		fmt.Fprintf(&c.out, " stroke-dasharray=\"%s\"", strings.Join(dash, " "))
		if c.state.offset != 0 {
			fmt.Fprintf(&c.out, " stroke-dashoffset=\"%s\"", decimal(float64(c.state.offset)*scale))
		}
	}
	c.out.WriteString("/>\n")
}

// path prints a path as the d attribute has it.
func (c *svgCanvas) path(p vg.Path) string {
	b := pathText{c: c, text: c.scratch[:0]}
	for _, comp := range p {
		switch comp.Type {
		case vg.MoveComp:
			b.add('M', comp.Pos)
		case vg.LineComp:
			b.add('L', comp.Pos)
		case vg.ArcComp:
			c.arc(&b, comp)
		case vg.CurveComp:
			letter := byte('Q')
			if len(comp.Control) == 2 {
				letter = 'C'
			}
			for _, p := range comp.Control {
				b.add(letter, p)
				letter = ' '
			}
			b.add(letter, comp.Pos)
		case vg.CloseComp:
			b.text = append(b.text, 'Z')
		}
	}
	c.scratch = b.text
	return string(b.text)
}

// pathText is a d attribute on the way.
type pathText struct {
	c    *svgCanvas
	text []byte
}

// add appends a letter, or the space between two places, and a place.
func (b *pathText) add(letter byte, p vg.Point) {
	x, y := b.c.state.matrix.at(p)
	b.text = appendDecimal(append(b.text, letter), x)
	b.text = appendDecimal(append(b.text, ' '), b.c.height-y)
}

// arc prints an arc as stretches of at most a quarter circle, each a cubic
// curve, which every transform keeps exact (Riškus 2006: handles of
// 4/3·tan(angle/4) radii).
func (c *svgCanvas) arc(b *pathText, a vg.PathComp) {
	on := func(angle float64) vg.Point {
		sin, cos := math.Sincos(angle)
		return vg.Point{X: a.Pos.X + a.Radius*vg.Length(cos), Y: a.Pos.Y + a.Radius*vg.Length(sin)}
	}
	letter := byte('L')
	if len(b.text) == 0 {
		letter = 'M'
	}
	b.add(letter, on(a.Start))
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
		b.add('C', p1)
		b.add(' ', p2)
		b.add(' ', q)
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
	fmt.Fprintf(&c.out, "<text%s font-family=\"%s\" font-size=\"%s\"", c.textPlace(at), escape(c.family(run.Face)), decimal(run.Size))
	if run.Face.Bold() {
		c.out.WriteString(` font-weight="bold"`)
	}
	if run.Face.Italic() {
		c.out.WriteString(` font-style="italic"`)
	}
	if run.Width > 0 {
		fmt.Fprintf(&c.out, " textLength=\"%s\"", decimal(run.Width))
	}
	fmt.Fprintf(&c.out, " fill=\"%s\"%s xml:space=\"preserve\">%s</text>\n", hexOf(c.state.ink), opacity("fill", c.state.ink), escape(run.Text))
}

// textPlace is the place of a text, and its transform where it is not upright.
func (c *svgCanvas) textPlace(at vg.Point) string {
	m := c.state.matrix
	x, y := m.at(at)
	if m.a == 1 && m.b == 0 && m.c == 0 && m.d == 1 {
		return fmt.Sprintf(` x="%s" y="%s"`, decimal(x), decimal(c.height-y))
	}
	return fmt.Sprintf(` transform="matrix(%s %s %s %s %s %s)"`,
		decimal(m.a), decimal(-m.b), decimal(-m.c), decimal(m.d), decimal(x), decimal(c.height-y))
}

// family lists the font and what may stand in for it.
func (c *svgCanvas) family(face *typeset.Face) string {
	const standIns = "Liberation Sans, Arial, Helvetica, sans-serif"
	if own := c.own[face]; own != "" {
		return own + ", " + standIns
	}
	if face.Family() == "Liberation Sans" || strings.ContainsAny(face.Family(), `"'\,;`) {
		return standIns
	}
	return "'" + face.Family() + "', " + standIns
}

// DrawImage embeds the image as PNG.
func (c *svgCanvas) DrawImage(r vg.Rectangle, img image.Image) {
	var b bytes.Buffer
	if png.Encode(&b, img) != nil {
		return // a buffer takes all; an image without pixels has nothing to show
	}
	m := c.state.matrix
	x, y := m.at(vg.Point{X: r.Min.X, Y: r.Max.Y})
	fmt.Fprintf(&c.out, "<image transform=\"matrix(%s %s %s %s %s %s)\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,%s\"/>\n",
		decimal(m.a), decimal(-m.b), decimal(-m.c), decimal(m.d), decimal(x), decimal(c.height-y),
		decimal(float64(r.Size().X)), decimal(float64(r.Size().Y)), base64.StdEncoding.EncodeToString(b.Bytes()))
}

// decimal prints a length with at most three decimals. The small bias keeps
// halves from falling to different sides on different processors.
func decimal(v float64) string {
	var b [32]byte
	return string(appendDecimal(b[:0], v))
}

// appendDecimal is decimal, at the end of b.
func appendDecimal(b []byte, v float64) []byte {
	thousandths := math.Round(math.Abs(v+math.Copysign(1e-6, v)) * 1000)
	if !(thousandths < 1e15) { // beyond whole numbers, and not a number
		s := strings.TrimRight(strconv.FormatFloat(v, 'f', 3, 64), "0")
		return append(b, strings.TrimSuffix(s, ".")...)
	}
	n := int64(thousandths)
	if v < 0 && n > 0 {
		b = append(b, '-')
	}
	b = strconv.AppendInt(b, n/1000, 10)
	if rest := n % 1000; rest > 0 {
		b = append(b, '.', byte('0'+rest/100), byte('0'+rest/10%10), byte('0'+rest%10))
		b = bytes.TrimRight(b, "0")
	}
	return b
}

func hexOf(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	const digits = "0123456789abcdef"
	return string([]byte{'#', digits[n.R>>4], digits[n.R&15], digits[n.G>>4], digits[n.G&15], digits[n.B>>4], digits[n.B&15]})
}

// opacity is the attribute of a colour that is not opaque.
func opacity(of string, c color.NRGBA) string {
	if c.A == 255 {
		return ""
	}
	return fmt.Sprintf(" %s-opacity=\"%s\"", of, decimal(float64(c.A)/255))
}

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes all
	return b.String()
}
