package page

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg"
	_ "image/png"

	"briefing/data"
	"briefing/report/doc"
)

// The greatest size of a logo on the cover, in points.
const (
	maxLogoWidth  = 170
	maxLogoHeight = 44
)

// coverComposer composes what a briefing begins with: its title, on a page of its own
// or above the text.
type coverComposer struct {
	set   *setter
	doc   *doc.Document
	style data.Cover
}

// page places the title page. It returns how far down it reaches.
func (c coverComposer) page() (Page, float64) {
	e := c.set.root.child(Sect)
	var boxes Page
	y := c.set.coverTop
	if c.style == data.CoverBand {
		boxes, y = c.band(e)
	} else {
		boxes = append(boxes, rule(c.set.left, c.set.coverRule, c.set.textWidth, 4, c.set.ink.accent))
		boxes = append(boxes, c.kicker(e, c.set.ink.accent, c.set.ink.soft)...)
		title, height := c.titles(e, c.set.titleSizes, c.set.textWidth, c.set.ink.text, c.set.ink.soft)
		boxes = lowered(boxes, title, y)
		y += height
	}
	y += 26
	boxes = append(boxes, c.logo(e)...)
	by, height := c.byline(e)
	boxes = lowered(boxes, by, y)
	if y += height; y > c.set.bodyBottom {
		c.set.fault(c.doc.Title.Pos, "title, subtitle and author do not fit the cover", "shorten them")
	}
	return boxes, y
}

// band places the title on a band of the accent colour that reaches from edge to
// edge. It returns how far down the band reaches.
func (c coverComposer) band(e *Element) (Page, float64) {
	kicker := c.kicker(e, c.set.ink.reversed, c.set.ink.reversed)
	title, height := c.titles(e, c.set.titleSizes, c.set.textWidth, c.set.ink.reversed, c.set.ink.reversed)
	end := c.set.bandTop + height + bandPad
	boxes := Page{rule(0, 0, c.set.pageWidth, end, c.set.ink.accent)}
	return lowered(append(boxes, kicker...), title, c.set.bandTop), end
}

// bandPad is the space between the text on a band and its lower edge, in points.
const bandPad = 40

// titles places the title, at the greatest of the sizes at which it is not too
// tall, and the subtitle.
func (c coverComposer) titles(e *Element, sizes []float64, width float64, ink, soft color.Color) ([]Box, float64) {
	boxes, y := c.title(e, sizes, width, ink)
	subtitle := c.set.line(c.doc.Subtitle)
	if subtitle == "" {
		return boxes, y
	}
	s := setting{x: c.set.left, width: 0.9 * width, size: 10.0 / 7 * c.set.bodySize, leading: 1.35}
	below, height := c.set.stack(styled(subtitle, regular(s.size), soft), s, e.child(P))
	return lowered(boxes, below, y+12), y + 12 + height
}

// byline places the author and the date.
func (c coverComposer) byline(e *Element) ([]Box, float64) {
	s := setting{x: c.set.left, width: 0.9 * c.set.textWidth, size: c.set.bodySize, leading: leading}
	author, height := c.set.stack(styled(c.set.line(c.doc.Author), bold(c.set.bodySize), c.set.ink.text), s, e.child(P))
	date, more := c.set.stack(styled(c.doc.Date, regular(c.set.bodySize), c.set.ink.soft), s, e.child(P))
	return lowered(author, date, height), height + more
}

// titleBlock composes what stands above the text of a briefing without a cover.
func (c coverComposer) titleBlock() []item {
	e := c.set.root.child(Sect)
	boxes := []Box{rule(c.set.left, 0, c.set.textWidth, 4, c.set.ink.accent)}
	boxes = lowered(boxes, c.kicker(e, c.set.ink.accent, c.set.ink.soft), 12-c.set.coverKicker)
	y := 12 + (c.set.smallSize+1)*leading + 14
	put := func(placed []Box, height, space float64) {
		boxes = lowered(boxes, placed, y)
		y += height + space
	}
	title, height := c.titles(e, c.set.titleSizes[2:], c.set.textWidth, c.set.ink.text, c.set.ink.soft)
	put(title, height, 14)
	by, height := c.byline(e)
	put(by, height, 0)
	if logo := c.logo(e); len(logo) > 0 {
		logo[0].Y = 0
		put(logo, logo[0].H, 0)
	}
	return []item{{height: y, after: 26, boxes: boxes, what: "the title with its subtitle and author", hint: "shorten them", pos: c.doc.Title.Pos}}
}

// kicker places the kind of document and which issue it is above the title.
func (c coverComposer) kicker(e *Element, kind, soft color.Color) []Box {
	s := setting{x: c.set.left, width: c.set.textWidth / 2, size: c.set.smallSize + 1, leading: leading}
	boxes, _ := c.set.stack(styled(c.doc.Kind, bold(s.size), kind), s, e.child(P))
	s.x, s.flushRight = c.set.left+c.set.textWidth/2, true
	issue, _ := c.set.stack(styled(c.set.line(c.doc.Issue), regular(s.size), soft), s, e.child(P))
	return moved(append(boxes, issue...), c.set.coverKicker)
}

// title places the title at the greatest size at which it is not too tall.
func (c coverComposer) title(e *Element, sizes []float64, width float64, ink color.Color) ([]Box, float64) {
	title := c.set.line(c.doc.Title)
	p := e.child(Title)
	for _, size := range sizes {
		s := setting{x: c.set.left, width: 0.95 * width, size: size, leading: 1.2}
		spans := styled(title, bold(size), ink)
		s.width = c.set.balanced(spans, s.width)
		boxes, height := c.set.stack(spans, s, p)
		if height <= c.set.maxTitle || size == sizes[len(sizes)-1] {
			return boxes, height
		}
	}
	return nil, 0
}

// maxLogoSide is the greatest side of a logo, in pixels.
const maxLogoSide = 4000

// logo places the user's picture at the foot of the cover.
func (c coverComposer) logo(e *Element) []Box {
	file := c.doc.Logo
	if file == nil {
		return nil
	}
	fault := func(text string) {
		c.set.fault(file.Pos, fmt.Sprintf("the logo %s %s", file.Name, text), "use a PNG or JPEG file")
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(file.Data))
	if err != nil {
		fault("is not a picture that can be read")
		return nil
	}
	if max(config.Width, config.Height) > maxLogoSide || min(config.Width, config.Height) < 1 {
		fault(fmt.Sprintf("is %d by %d pixels; each side is 1 to %d", config.Width, config.Height, maxLogoSide))
		return nil
	}
	img, _, err := image.Decode(bytes.NewReader(file.Data))
	if err != nil {
		fault("is damaged")
		return nil
	}
	w, h := float64(config.Width), float64(config.Height)
	scale := min(maxLogoWidth/w, maxLogoHeight/h)
	el := e.child(Figure)
	el.Alt = c.doc.LogoAlt
	return []Box{{Kind: BoxImage, Element: el, X: c.set.left, Y: c.set.footerBaseline - h*scale, W: w * scale, H: h * scale, Image: img, Block: &file.Pos}}
}

// bottom is where the contents end on a cover: above the logo.
func (c coverComposer) bottom() float64 {
	if c.doc.Logo != nil {
		return c.set.footerBaseline - maxLogoHeight - 20
	}
	return c.set.bodyBottom
}
