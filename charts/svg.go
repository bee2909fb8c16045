package charts

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
)

// svgPixels is how many CSS pixels an inch has.
const svgPixels = 96

// WriteSVG writes the chart as a stand-alone SVG document, on paper unless
// the theme is transparent, with selectable text, its alt text as title,
// its description and data. Its ids follow from all that
// it holds, so that no two that differ clash on one page. Errors are those of w.
func (c *Chart) WriteSVG(w io.Writer) error {
	width, height := c.Size()
	cv := newSVGCanvas(c.plan.fonts, height)
	styles, err := c.embedFonts(cv)
	if err != nil {
		return err
	}
	body := bodies.Get().(*markup)
	defer bodies.Put(body)
	cv.out = (*body)[:0]
	c.Draw(cv)
	title, long, stored := escape(c.Alt()), escape(c.Description(Standing{})), c.Excerpt().JSON() // whose JSON has nothing that XML would read
	sum := sha256.New()
	for _, part := range [][]byte{title, long, stored, cv.out} {
		sum.Write(part)
	}
	id := fmt.Sprintf("chart-%x", sum.Sum(nil)[:6])
	head := make(markup, 0, 1024+len(title)+len(long)+len(stored)+len(styles))
	head.add(`<svg xmlns="http://www.w3.org/2000/svg"`)
	head.length("width", width*svgPixels/72)
	head.length("height", height*svgPixels/72)
	head.add(` viewBox="0 0`)
	head.numbers(width, height)
	fmt.Fprintf(&head, `" role="img" xml:lang="%s" aria-labelledby="%[2]s-title" aria-describedby="%[2]s-desc"`, escape(c.language), id)
	fmt.Fprintf(&head, ` %s="%s"`, titleAttribute, escape(c.Title()))
	if c.producer != "" {
		fmt.Fprintf(&head, ` %s="%s"`, producerAttribute, escape(c.producer))
	}
	head.add(">\n")
	fmt.Fprintf(&head, "<title id=\"%s-title\">%s</title>\n<desc id=\"%[1]s-desc\">%[3]s</desc>\n<metadata>%s</metadata>\n", id, title, long, stored)
	if !c.plan.theme.Transparent {
		head.add("<rect")
		head.length("width", width)
		head.length("height", height)
		fmt.Fprintf(&head, " fill=\"%s\"/>\n", hexOf(c.plan.theme.Paper))
	}
	head.add(styles)
	if _, err := w.Write(head); err != nil {
		return err
	}
	cv.out.add("</svg>\n")
	*body = cv.out
	_, err = w.Write(cv.out)
	return err
}

// bodies are reused: they make up most of the memory that an SVG takes.
var bodies = sync.Pool{New: func() any { return new(markup) }}

// markup is SVG being written.
type markup []byte

// Write appends; it never fails.
func (m *markup) Write(p []byte) (int, error) {
	*m = append(*m, p...)
	return len(p), nil
}

// add appends text that is markup already.
func (m *markup) add(s string) { *m = append(*m, s...) }

// escaped appends text, or the value of an attribute.
func (m *markup) escaped(s string) {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\'' || c == '&' || c == '<' || c == '>' {
			_ = xml.EscapeText(m, []byte(s)) // markup takes all
			return
		}
	}
	m.add(s)
}

func escape(s string) []byte {
	var m markup
	m.escaped(s)
	return m
}

// numbers appends numbers, a space before each.
func (m *markup) numbers(values ...float64) {
	for _, v := range values {
		*m = appendDecimal(append(*m, ' '), v)
	}
}

// length appends an attribute that is a number.
func (m *markup) length(name string, v float64) {
	m.add(" ")
	m.add(name)
	m.add(`="`)
	*m = append(appendDecimal(*m, v), '"')
}

// ink appends an attribute that is a colour, and its opacity where it is not
// opaque.
func (m *markup) ink(name string, c color.NRGBA) {
	m.add(" ")
	m.add(name)
	m.add(`="`)
	*m = append(appendHex(*m, c), '"')
	if c.A < 255 {
		m.add(" ")
		m.add(name)
		m.add(`-opacity="`)
		*m = append(appendDecimal(*m, float64(c.A)/255), '"')
	}
}

// appendDecimal prints a length with at most three decimals. The small bias keeps
// halves from falling to different sides on different processors.
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
	return string(appendHex(nil, color.NRGBAModel.Convert(c).(color.NRGBA)))
}

func appendHex(b []byte, c color.NRGBA) []byte {
	const digits = "0123456789abcdef"
	return append(b, '#', digits[c.R>>4], digits[c.R&15], digits[c.G>>4], digits[c.G&15], digits[c.B>>4], digits[c.B&15])
}
