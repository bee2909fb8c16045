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

// The cover, in points.
const (
	coverTop      = 150 // of the title
	coverContents = 420 // the contents begin here at the highest
	maxTitle      = 250 // the height that the title may take
	maxLogoWidth  = 170
	maxLogoHeight = 44
)

// titleSizes are tried until the title takes no more than its height.
var titleSizes = [...]float64{36, 30, 25, 20, 16}

// cover places the title page. It returns how far down it reaches.
func (c *composer) cover() (page, float64) {
	e := c.root.child(pdf.Sect)
	boxes := page{rule(left, 58, textWidth, 4, c.ink.accent)}
	boxes = append(boxes, c.kicker(e)...)
	boxes = append(boxes, c.logo(e)...)
	y := float64(coverTop)
	put := func(placed []box, height float64) {
		boxes = append(boxes, moved(placed, y)...)
		y += height
	}
	put(c.title(e))
	if subtitle := c.plain(c.ds.Subtitle.Plain, c.ds.Subtitle.Pos); subtitle != "" {
		y += 12
		s := setting{x: left, width: 0.9 * textWidth, size: 15, leading: 1.35}
		put(c.stack(one(subtitle, regular(s.size), c.ink.soft), s, e.child(pdf.P)))
	}
	y += 26
	s := setting{x: left, width: 0.9 * textWidth, size: bodySize, leading: leading}
	put(c.stack(one(c.plain(c.ds.Author.Plain, c.ds.Author.Pos), bold(bodySize), c.ink.text), s, e.child(pdf.P)))
	put(c.stack(one(c.say.Period(c.ds.Date), regular(bodySize), c.ink.soft), s, e.child(pdf.P)))
	if y > bodyBottom {
		c.faults = append(c.faults, data.Fault{Pos: c.ds.Title.Pos, Text: "title, subtitle and author do not fit the cover",
			Hint: "shorten them"})
	}
	return boxes, y
}

// kicker places the kind of document and its edition above the title.
func (c *composer) kicker(e *element) []box {
	s := setting{x: left, width: textWidth / 2, size: smallSize + 1, leading: leading}
	boxes, _ := c.stack(one(c.say.Say(data.WordBriefing), bold(s.size), c.ink.accent), s, e.child(pdf.P))
	s.x, s.rightmost = left+textWidth/2, true
	edition, _ := c.stack(one(c.plain(c.ds.Edition.Plain, c.ds.Edition.Pos), regular(s.size), c.ink.soft), s, e.child(pdf.P))
	return moved(append(boxes, edition...), 70)
}

// title places the title at the greatest size at which it is not too tall.
func (c *composer) title(e *element) ([]box, float64) {
	title := c.plain(c.ds.Title.Plain, c.ds.Title.Pos)
	p := e.child(pdf.P)
	for _, size := range titleSizes {
		s := setting{x: left, width: 0.95 * textWidth, size: size, leading: 1.15}
		spans := one(title, bold(size), c.ink.text)
		s.width = c.balanced(spans, s.width)
		boxes, height := c.stack(spans, s, p)
		if height <= maxTitle || size == titleSizes[len(titleSizes)-1] {
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
	return []box{{kind: boxImage, el: el, x: left, y: footBaseline - h*scale, w: w * scale, h: h * scale, image: img}}
}

// The columns of the contents, in points.
const (
	contentsIndent = 26 // of a title, right of its number
	contentsPage   = 36 // room for the page number
)

// contents composes the list of sections with their pages.
func (c *composer) contents(pageOf func(anchor string) int) []item {
	toc := c.root.child(pdf.TOC)
	s := setting{x: left, width: textWidth, size: 12, leading: 1.4}
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
	style, pad, x := bold(bodySize), 5.0, float64(left)
	if h.level > 1 {
		style, pad, x = regular(bodySize), 2, left+contentsIndent
	}
	s := setting{x: x, width: contentsIndent, size: bodySize, leading: 1.3}
	var boxes []box
	if h.number != "" {
		boxes = c.label(h.number, style, s, e)
	}
	if h.level == 1 || h.number != "" {
		s.x += contentsIndent
	}
	s.width = right - contentsPage - s.x
	title, height := c.stack(one(h.title, style, c.ink.text), s, e)
	boxes = append(boxes, title...)
	p := setting{x: right - contentsPage, width: contentsPage, size: bodySize, leading: 1.3, rightmost: true}
	number, _ := c.stack(one(" "+c.say.Number(data.Int(int64(page))), style, c.ink.text), p, e)
	boxes = moved(append(boxes, moved(number, max(height-p.height(), 0))...), pad)

	it := item{height: height + 2*pad, what: "an entry of the contents", hint: "shorten the heading"}
	if h.level == 1 {
		boxes = append([]box{rule(left, 0, textWidth, 0.5, c.ink.rule)}, boxes...)
	}
	area := box{kind: boxLink, el: e, x: left, w: textWidth, h: it.height, to: &target{anchor: h.anchor, alt: h.title}}
	it.boxes = append(boxes, area)
	return it
}
