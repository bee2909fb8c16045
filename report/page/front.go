package page

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg"
	_ "image/png"
	"slices"

	"briefing/data"
)

// The greatest size of a logo on the cover, in points.
const (
	maxLogoWidth  = 170
	maxLogoHeight = 44
)

// cover places the title page. It returns how far down it reaches.
func (c *composer) cover() (Page, float64) {
	e := c.root.child(Sect)
	var boxes Page
	y := c.coverTop
	if c.ds.Cover == data.CoverBand {
		boxes, y = c.band(e)
	} else {
		boxes = append(boxes, rule(c.left, c.coverRule, c.textWidth, 4, c.ink.accent))
		boxes = append(boxes, c.kicker(e, c.ink.accent, c.ink.soft)...)
		title, height := c.named(e, c.titleSizes, c.textWidth, c.ink.text, c.ink.soft)
		boxes = lowered(boxes, title, y)
		y += height
	}
	y += 26
	boxes = append(boxes, c.logo(e)...)
	by, height := c.byline(e)
	boxes = lowered(boxes, by, y)
	if y += height; y > c.bodyBottom {
		c.faults = append(c.faults, data.Fault{Pos: c.ds.Title.Pos, Text: "title, subtitle and author do not fit the cover",
			Hint: "shorten them"})
	}
	return boxes, y
}

// band places the title on a band of the accent colour that reaches from edge to
// edge. It returns how far down the band reaches.
func (c *composer) band(e *Element) (Page, float64) {
	kicker := c.kicker(e, c.ink.reversed, c.ink.reversed)
	title, height := c.named(e, c.titleSizes, c.textWidth, c.ink.reversed, c.ink.reversed)
	end := c.bandTop + height + bandPad
	boxes := Page{rule(0, 0, c.pageWidth, end, c.ink.accent)}
	return lowered(append(boxes, kicker...), title, c.bandTop), end
}

// bandPad is the space between the text on a band and its lower edge, in points.
const bandPad = 40

// named places the title, at the greatest of the sizes at which it is not too
// tall, and the subtitle.
func (c *composer) named(e *Element, sizes []float64, width float64, ink, soft color.Color) ([]Box, float64) {
	boxes, y := c.title(e, sizes, width, ink)
	subtitle := c.line(c.doc.Subtitle)
	if subtitle == "" {
		return boxes, y
	}
	s := setting{x: c.left, width: 0.9 * width, size: 10.0 / 7 * c.bodySize, leading: 1.35}
	below, height := c.stack(one(subtitle, regular(s.size), soft), s, e.child(P))
	return lowered(boxes, below, y+12), y + 12 + height
}

// byline places the author and the date.
func (c *composer) byline(e *Element) ([]Box, float64) {
	s := setting{x: c.left, width: 0.9 * c.textWidth, size: c.bodySize, leading: leading}
	author, height := c.stack(one(c.line(c.doc.Author), bold(c.bodySize), c.ink.text), s, e.child(P))
	date, more := c.stack(one(c.doc.Date, regular(c.bodySize), c.ink.soft), s, e.child(P))
	return lowered(author, date, height), height + more
}

// titleBlock composes what stands above the text of a briefing without a cover.
func (c *composer) titleBlock() []item {
	e := c.root.child(Sect)
	boxes := []Box{rule(c.left, 0, c.textWidth, 4, c.ink.accent)}
	boxes = lowered(boxes, c.kicker(e, c.ink.accent, c.ink.soft), 12-c.coverKicker)
	y := 12 + (c.smallSize+1)*leading + 14
	put := func(placed []Box, height, space float64) {
		boxes = lowered(boxes, placed, y)
		y += height + space
	}
	title, height := c.named(e, c.titleSizes[2:], c.textWidth, c.ink.text, c.ink.soft)
	put(title, height, 14)
	by, height := c.byline(e)
	put(by, height, 0)
	if logo := c.logo(e); len(logo) > 0 {
		logo[0].Y = 0
		put(logo, logo[0].H, 0)
	}
	return []item{{height: y, after: 26, boxes: boxes, what: "the title with its subtitle and author", hint: "shorten them", pos: c.ds.Title.Pos}}
}

// atTop composes the contents and lists that stand below a title block; slides
// begin after them.
func (c *composer) atTop(pageOf func(string) int) []item {
	items := slices.Concat(c.contents(pageOf), c.lists(pageOf))
	if n := len(items); n > 0 {
		items[n-1].after = 30
	}
	if c.slides {
		items = append(items, item{breaks: true})
	}
	return items
}

// kicker places the kind of document and its edition above the title.
func (c *composer) kicker(e *Element, kind, soft color.Color) []Box {
	s := setting{x: c.left, width: c.textWidth / 2, size: c.smallSize + 1, leading: leading}
	boxes, _ := c.stack(one(c.doc.Kind, bold(s.size), kind), s, e.child(P))
	s.x, s.rightmost = c.left+c.textWidth/2, true
	edition, _ := c.stack(one(c.line(c.doc.Edition), regular(s.size), soft), s, e.child(P))
	return moved(append(boxes, edition...), c.coverKicker)
}

// title places the title at the greatest size at which it is not too tall.
func (c *composer) title(e *Element, sizes []float64, width float64, ink color.Color) ([]Box, float64) {
	title := c.line(c.doc.Title)
	p := e.child(P)
	for _, size := range sizes {
		s := setting{x: c.left, width: 0.95 * width, size: size, leading: 1.15}
		spans := one(title, bold(size), ink)
		s.width = c.balanced(spans, s.width)
		boxes, height := c.stack(spans, s, p)
		if height <= c.maxTitle || size == sizes[len(sizes)-1] {
			return boxes, height
		}
	}
	return nil, 0
}

// maxLogoSide is the greatest side of a logo, in pixels.
const maxLogoSide = 4000

// logo places the user's picture at the foot of the cover.
func (c *composer) logo(e *Element) []Box {
	file := c.ds.Logo
	if file == nil {
		return nil
	}
	fault := func(text string) {
		c.faults = append(c.faults, data.Fault{Pos: file.Pos, Text: fmt.Sprintf("the logo %s %s", file.Name, text),
			Hint: "use a PNG or JPEG file"})
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
	el.Alt = c.line(c.doc.Author)
	if el.Alt == "" {
		el.Alt = file.Name
	}
	return []Box{{Kind: BoxImage, Element: el, X: c.left, Y: c.footBaseline - h*scale, W: w * scale, H: h * scale, Image: img, Block: &file.Pos}}
}
