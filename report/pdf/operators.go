package pdf

import (
	"image/color"
	"math"
	"slices"
	"strconv"

	"briefing/charts/typeset"
)

// ink is a colour with opacity, not premultiplied, as PDF wants it.
type ink struct{ r, g, b, a uint8 }

var black = ink{a: 255}

// inkOf converts a colour; nil is black, as for vg.Canvas.
func inkOf(c color.Color) ink {
	if c == nil {
		return black
	}
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return ink{n.R, n.G, n.B, n.A}
}

// graphicsState is the part of the PDF graphics state that the operators change. The
// zero state differs from all others: nothing is known, so everything is set before
// use.
type graphicsState struct {
	fill, stroke ink // their opacity is in alpha
	alpha        uint8
	width        int64 // thousandths of a point
	dash         string
	font         int   // 1-based index of the face
	size         int64 // thousandths of a point
}

// solid is the dash pattern of an unbroken line.
const solid = "[] 0"

// pen writes operators, and leaves out those that would change nothing.
type pen struct {
	doc   *Document
	buf   []byte
	now   graphicsState
	saved []graphicsState
}

// usualContent is how many bytes of content most pages have.
const usualContent = 12 << 10

// op writes an operator after its operands.
func (p *pen) op(operator string, operands ...float64) {
	for _, v := range operands {
		p.num(v, 3)
	}
	p.buf = append(p.buf, operator...)
	p.buf = append(p.buf, '\n')
}

// num writes a number and a space. A number that cannot be written is a fault of the
// document.
func (p *pen) num(v float64, decimals int) {
	if !p.doc.writable("a piece of content", v) {
		v = 0
	}
	p.buf = append(appendNumber(p.buf, v, decimals), ' ')
}

// appendNumber writes v, rounded to the given number of decimals (at most 6), without
// trailing zeros. It first adds a hundredth of the last decimal: values halfway between
// two decimals, where processors with and without fused multiply-add differ in the last
// bit, are then rounded the same everywhere.
func appendNumber(b []byte, v float64, decimals int) []byte {
	scale := powers[decimals]
	n := scaled(v, scale)
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/scale, 10)
	n %= scale
	if n == 0 {
		return b
	}
	b = append(b, '.')
	for n > 0 {
		scale /= 10
		b = append(b, byte('0'+n/scale))
		n %= scale
	}
	return b
}

var powers = [...]int64{1, 10, 100, 1e3, 1e4, 1e5, 1e6}

// scaled returns v in units of one over scale.
func scaled(v float64, scale int64) int64 {
	return int64(math.Floor(float64(v*float64(scale)) + 0.51))
}

// save and restore keep the pen's graphics state the same as the viewer's.
func (p *pen) save() {
	p.saved = append(p.saved, p.now)
	p.op("q")
}

func (p *pen) restore() {
	last := len(p.saved) - 1
	p.now, p.saved = p.saved[last], p.saved[:last]
	p.op("Q")
}

// concat multiplies the transformation matrix. Its linear part has six decimals: on a
// page of 1,000 points, three would move a rotated mark by half a point.
func (p *pen) concat(a, b, c, d, x, y float64) {
	if a == 1 && b == 0 && c == 0 && d == 1 && x == 0 && y == 0 {
		return
	}
	for _, v := range [...]float64{a, b, c, d} {
		p.num(v, 6)
	}
	p.op("cm", x, y)
}

func (p *pen) setFill(c ink) {
	p.setAlpha(c.a)
	c.a = 255
	if c != p.now.fill {
		p.now.fill = c
		p.op("rg", unit(c.r), unit(c.g), unit(c.b))
	}
}

func (p *pen) setStroke(c ink) {
	p.setAlpha(c.a)
	c.a = 255
	if c != p.now.stroke {
		p.now.stroke = c
		p.op("RG", unit(c.r), unit(c.g), unit(c.b))
	}
}

func unit(v uint8) float64 { return float64(v) / 255 }

func (p *pen) setAlpha(a uint8) {
	if a == p.now.alpha {
		return
	}
	p.now.alpha = a
	p.doc.alphas[a] = true
	p.buf = append(p.buf, '/')
	p.buf = append(p.buf, alphaName(a)...)
	p.op(" gs")
}

// alphaName returns the resource name of an opacity.
func alphaName(a uint8) name { return name("A" + strconv.Itoa(int(a))) }

// setWidth sets the line width, but at least the smallest that can be written: 0 means
// the thinnest line of the device.
func (p *pen) setWidth(w float64) {
	w = max(w, 0.001)
	if n := scaled(w, 1000); n != p.now.width {
		p.now.width = n
		p.op("w", w)
	}
}

// setDash sets a dash pattern, given as the operands of the operator.
func (p *pen) setDash(pattern string) {
	if pattern != p.now.dash {
		p.now.dash = pattern
		p.buf = append(p.buf, pattern...)
		p.op(" d")
	}
}

func (p *pen) setFont(index int, size float64) {
	n := scaled(size, 1000)
	if index == p.now.font && n == p.now.size {
		return
	}
	p.now.font, p.now.size = index, n
	p.buf = append(p.buf, '/')
	p.buf = append(p.buf, fontName(index)...)
	p.buf = append(p.buf, ' ')
	p.op("Tf", size)
}

// fontName returns the resource name of the face with a 1-based index.
func fontName(index int) name { return name("F" + strconv.Itoa(index)) }

// run writes shaped glyphs from the left end of their baseline. The numbers between the
// strings move the pen from where the font's widths put it to where shaping did: for
// kerning, and for spaces made of other spaces.
func (p *pen) run(r typeset.Run, x, y float64, c ink) {
	if len(r.Glyphs) == 0 || r.Size <= 0 || c.a == 0 {
		return
	}
	face, broader := r.Face.Plain(r.Size)
	use := p.doc.fontUses.use(face)
	p.setFill(c)
	if broader > 0 {
		p.setStroke(c)
		p.setWidth(broader)
		p.setDash(solid)
	}
	p.buf = append(p.buf, "BT\n"...)
	p.setFont(use.index, r.Size)
	p.op("Td", x, y)
	if broader > 0 {
		p.op("Tr", 2) // fill, then stroke
	}
	p.glyphs(use, r)
	if broader > 0 {
		p.op("Tr", 0)
	}
	p.buf = append(p.buf, "ET\n"...)
}

// glyphs writes the TJ array of a run, in thousandths of the size.
func (p *pen) glyphs(use *fontUse, r typeset.Run) {
	want, have := 0.0, 0.0 // where shaping puts the pen, where the viewer does
	open := false
	p.buf = append(p.buf, '[')
	for _, g := range r.Glyphs {
		want += g.Kern * 1000 / r.Size
		if move := want - have; math.Abs(move) >= 0.02 {
			if open {
				p.buf = append(p.buf, '>')
				open = false
			}
			p.num(-move, 3)
			have = want
		}
		if !open {
			p.buf = append(p.buf, '<')
			open = true
		}
		p.buf = appendHex16(p.buf, use.code(p.doc, g.ID, g.Rune))
		want += g.Advance * 1000 / r.Size
		have += use.width(g.ID)
	}
	p.buf = append(p.buf, ">] TJ\n"...)
}

func appendHex16(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}

// dashPattern returns the operands of the dash operator. It returns solid for a pattern
// that a viewer must refuse: an empty one, or one without a visible length.
func dashPattern(lengths []float64, offset float64) string {
	sum, longest := 0.0, 0.0
	for _, v := range lengths {
		if !(v >= 0 && v < 1e8) {
			return solid
		}
		sum += v
		longest = max(longest, v)
	}
	if longest < 0.001 || math.IsNaN(offset) || math.IsInf(offset, 0) {
		return solid
	}
	if len(lengths)%2 == 1 {
		lengths = slices.Concat(lengths, lengths)
		sum *= 2
	}
	if offset = math.Mod(offset, sum); offset < 0 {
		offset += sum
	}
	b := []byte{'['}
	for i, v := range lengths {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendNumber(b, v, 3)
	}
	return string(appendNumber(append(b, "] "...), offset, 3))
}
