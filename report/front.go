package report

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // formats a logo may have
	_ "image/png"

	"briefing/data"
	"briefing/report/pdf"
)

// The greatest size of a logo on the cover, in points.
const (
	maxLogoWidth  = 170
	maxLogoHeight = 44
)

// cover places the title page. It returns how far down it reaches.
func (c *composer) cover() (page, float64) {
	e := c.root.child(pdf.Sect)
	boxes := page{rule(c.left, c.coverRule, c.textWidth, 4, c.ink.accent)}
	boxes = append(boxes, c.kicker(e)...)
	boxes = append(boxes, c.logo(e)...)
	y := c.coverTop
	put := func(placed []box, height float64) {
		boxes = append(boxes, moved(placed, y)...)
		y += height
	}
	put(c.title(e))
	if subtitle := c.plain(c.ds.Subtitle.Plain, c.ds.Subtitle.Pos); subtitle != "" {
		y += 12
		s := setting{x: c.left, width: 0.9 * c.textWidth, size: 10.0 / 7 * c.bodySize, leading: 1.35}
		put(c.stack(one(subtitle, regular(s.size), c.ink.soft), s, e.child(pdf.P)))
	}
	y += 26
	s := setting{x: c.left, width: 0.9 * c.textWidth, size: c.bodySize, leading: leading}
	put(c.stack(one(c.plain(c.ds.Author.Plain, c.ds.Author.Pos), bold(c.bodySize), c.ink.text), s, e.child(pdf.P)))
	put(c.stack(one(c.say.Period(c.ds.Date), regular(c.bodySize), c.ink.soft), s, e.child(pdf.P)))
	if y > c.bodyBottom {
		c.faults = append(c.faults, data.Fault{Pos: c.ds.Title.Pos, Text: "title, subtitle and author do not fit the cover",
			Hint: "shorten them"})
	}
	return boxes, y
}

// kicker places the kind of document and its edition above the title.
func (c *composer) kicker(e *element) []box {
	s := setting{x: c.left, width: c.textWidth / 2, size: c.smallSize + 1, leading: leading}
	boxes, _ := c.stack(one(c.say.Say(data.WordBriefing), bold(s.size), c.ink.accent), s, e.child(pdf.P))
	s.x, s.rightmost = c.left+c.textWidth/2, true
	edition, _ := c.stack(one(c.plain(c.ds.Edition.Plain, c.ds.Edition.Pos), regular(s.size), c.ink.soft), s, e.child(pdf.P))
	return moved(append(boxes, edition...), c.coverKicker)
}

// title places the title at the greatest size at which it is not too tall.
func (c *composer) title(e *element) ([]box, float64) {
	title := c.plain(c.ds.Title.Plain, c.ds.Title.Pos)
	p := e.child(pdf.P)
	for _, size := range c.titleSizes {
		s := setting{x: c.left, width: 0.95 * c.textWidth, size: size, leading: 1.15}
		spans := one(title, bold(size), c.ink.text)
		s.width = c.balanced(spans, s.width)
		boxes, height := c.stack(spans, s, p)
		if height <= c.maxTitle || size == c.titleSizes[len(c.titleSizes)-1] {
			return boxes, height
		}
	}
	return nil, 0
}

// maxLogoSide is the greatest side of a logo, in pixels.
const maxLogoSide = 4000

// logo places the user's picture at the foot of the cover.
func (c *composer) logo(e *element) []box {
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
		fault("is no picture that can be read")
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
	el := e.child(pdf.Figure)
	el.alt = c.plain(c.ds.Author.Plain, c.ds.Author.Pos)
	if el.alt == "" {
		el.alt = file.Name
	}
	return []box{{kind: boxImage, el: el, x: c.left, y: c.footBaseline - h*scale, w: w * scale, h: h * scale, image: img, block: &file.Pos}}
}

// contentsPage is the room for the page number of an entry, in points.
const contentsPage = 36

// contents composes the list of sections with their pages.
func (c *composer) contents(pageOf func(anchor string) int) []item {
	toc := c.root.child(pdf.TOC)
	s := setting{x: c.left, width: c.textWidth, size: 8.0 / 7 * c.bodySize, leading: 1.4}
	boxes, height := c.stack(one(c.say.Say(data.WordContents), bold(s.size), c.ink.accent), s, toc.child(pdf.Caption))
	items := []item{{height: height, after: 6, boxes: boxes, next: bound}}
	for _, h := range c.headings {
		if h.level <= 2 && h.anchor != othersAnchor {
			items = append(items, c.contentsEntry(h, pageOf(h.anchor), toc))
		}
	}
	return items
}

// contentsEntry composes an entry; the whole of it is a link.
func (c *composer) contentsEntry(h heading, page int, toc *element) item {
	e := toc.child(pdf.TOCI).child(pdf.Link)
	style, pad, x := bold(c.bodySize), 5.0, c.left
	if h.level > 1 {
		style, pad, x = regular(c.bodySize), 2, c.left+c.contentsIndent
	}
	s := setting{x: x, width: c.contentsIndent, size: c.bodySize, leading: 1.3}
	var boxes []box
	if h.number != "" {
		boxes = c.label(h.number, style, s, e)
	}
	if h.level == 1 || h.number != "" {
		s.x += c.contentsIndent
	}
	s.width = c.right - contentsPage - s.x
	title, height := c.stack(one(h.title, style, c.ink.text), s, e)
	boxes = append(boxes, title...)
	p := setting{x: c.right - contentsPage, width: contentsPage, size: c.bodySize, leading: 1.3, rightmost: true}
	number, _ := c.stack(one(" "+c.say.Number(data.Int(int64(page))), style, c.ink.text), p, e)
	boxes = moved(append(boxes, moved(number, max(height-p.height(), 0))...), pad)

	it := item{height: height + 2*pad, what: "an entry of the contents", hint: "shorten the heading"}
	if h.level == 1 {
		boxes = append([]box{rule(c.left, 0, c.textWidth, 0.5, c.ink.rule)}, boxes...)
	}
	area := box{kind: boxLink, el: e, x: c.left, w: c.textWidth, h: it.height, to: &target{anchor: h.anchor, alt: h.title}}
	it.boxes = append(boxes, area)
	return it
}
