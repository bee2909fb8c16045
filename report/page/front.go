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

// page places the title page. It returns where what follows the title begins.
func (c coverComposer) page() (Page, float64) {
	e := c.set.root.child(Sect)
	by, height := c.byline(e, c.set.aside())
	boxes, end := c.top(e, coverGap+height)
	boxes = append(boxes, c.logo(e)...)
	y := end + coverGap
	boxes = lowered(boxes, by, y+c.set.baseline(listTitle(c.set))-c.set.baseline(c.bySetting()))
	if y+height > c.set.bodyBottom {
		c.set.fault(c.doc.Title.Pos, "title, subtitle and author do not fit the cover", "shorten them")
	}
	return boxes, y
}

// coverGap is the space below the title of a cover, and coverPad that between its last line and
// the edge of its band, in points.
const (
	coverGap = 32
	coverPad = 38
)

// top places the title of a cover, above an edge that it lowers if it is tall: that of a band of
// the accent colour, which reaches from edge to edge of the page, or a rule; below it there is room
// for the author. It returns where the edge is.
func (c coverComposer) top(e *Element, room float64) (Page, float64) {
	ink := c.set.ink
	kind, text, soft, line := ink.named, ink.text, ink.soft, ink.rule
	if c.style == data.CoverBand {
		kind, text, soft, line = ink.reversed, ink.reversed, ink.reversed, ink.onBand
	}
	kicker := c.kicker(e, kind, soft)
	title, height := c.titles(e, c.set.titleSizes, c.set.textWidth, text, soft)
	end := max(min(c.set.coverEnd, c.set.bodyBottom-room), c.set.coverTop+height+coverPad)
	boxes := Page{rule(c.set.left, c.set.coverRule, c.set.textWidth, 4, ink.accent), rule(c.set.left, end, c.set.textWidth, 0.75, line)}
	if c.style == data.CoverBand {
		boxes = Page{rule(0, 0, c.set.pageWidth, end, ink.accent), rule(c.set.left, c.set.coverKicker+c.kickerSetting().height()+6, c.set.textWidth, 0.75, line)}
	}
	return lowered(append(boxes, kicker...), title, end-coverPad-height), end
}

// titles places the title, at the greatest of the sizes at which it is not too
// tall, and the subtitle.
func (c coverComposer) titles(e *Element, sizes []float64, width float64, ink, soft color.Color) ([]Box, float64) {
	boxes, y := c.title(e, sizes, width, ink)
	subtitle := c.set.line(c.doc.Subtitle)
	if subtitle == "" {
		return boxes, y
	}
	s := setting{x: c.set.left, width: 0.9 * width, size: 1.5 * c.set.bodySize, leading: 1.35}
	below, height := c.set.stack(styled(subtitle, regular(s.size), soft), s, e.child(P))
	return lowered(boxes, below, y+12), y + 12 + height
}

// byline places the author and the date in a column.
func (c coverComposer) byline(e *Element, width float64) ([]Box, float64) {
	s := c.bySetting()
	author := styled(c.set.line(c.doc.Author), bold(s.size), c.set.ink.text)
	s.width = c.set.balanced(author, width)
	boxes, height := c.set.stack(author, s, e.child(P))
	s.width = width
	date, more := c.set.stack(styled(c.doc.Date, regular(s.size), c.set.ink.soft), s, e.child(P))
	return lowered(boxes, date, height), height + more
}

// bySetting is how the author and the date are set.
func (c coverComposer) bySetting() setting {
	return setting{x: c.set.left, size: c.set.bodySize, leading: 1.4}
}

// titleBlock composes what stands above the text of a briefing without a cover.
func (c coverComposer) titleBlock() []item {
	e := c.set.root.child(Sect)
	boxes := []Box{rule(c.set.left, 0, c.set.textWidth, 4, c.set.ink.accent)}
	boxes = lowered(boxes, c.kicker(e, c.set.ink.named, c.set.ink.soft), 12-c.set.coverKicker)
	y := 12 + c.kickerSetting().height() + 14
	put := func(placed []Box, height, space float64) {
		boxes = lowered(boxes, placed, y)
		y += height + space
	}
	title, height := c.titles(e, c.set.titleSizes[aboveText:], c.set.textWidth, c.set.ink.text, c.set.ink.soft)
	put(title, height, 14)
	by, height := c.byline(e, 0.9*c.set.textWidth)
	put(by, height, 0)
	if logo := c.logo(e); len(logo) > 0 {
		logo[0].Y = 0
		put(logo, logo[0].H, 0)
	}
	return []item{{height: y, after: 26, boxes: boxes, what: "the title with its subtitle and author", hint: "shorten them", pos: c.doc.Title.Pos}}
}

// aboveText is the first of the sizes tried for a title above the text.
const aboveText = 3

// kicker places the kind of document and which issue it is above the title.
func (c coverComposer) kicker(e *Element, kind, soft color.Color) []Box {
	s := c.kickerSetting()
	boxes, _ := c.set.stack(styled(c.doc.Kind, bold(s.size), kind), s, e.child(P))
	s.x, s.flushRight = c.set.left+c.set.textWidth/2, true
	issue, _ := c.set.stack(styled(c.set.line(c.doc.Issue), regular(s.size), soft), s, e.child(P))
	return moved(append(boxes, issue...), c.set.coverKicker)
}

// kickerSetting is how the kind of document is set.
func (c coverComposer) kickerSetting() setting {
	return setting{x: c.set.left, width: c.set.textWidth / 2, size: c.set.bodySize + 0.5, leading: leading}
}

// titleShare is the part of a cover's height that its title may take.
const titleShare = 0.3

// title places the title at the greatest size at which it is not too tall.
func (c coverComposer) title(e *Element, sizes []float64, width float64, ink color.Color) ([]Box, float64) {
	title := c.set.line(c.doc.Title)
	p := e.child(Title)
	for _, size := range sizes {
		s := setting{x: c.set.left, width: 0.95 * width, size: size, leading: 1.18}
		spans := styled(title, bold(size), ink)
		s.width = c.set.balanced(spans, s.width)
		boxes, height := c.set.stack(spans, s, p)
		if height <= titleShare*(c.set.bodyBottom-c.set.coverTop) || size == sizes[len(sizes)-1] {
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
