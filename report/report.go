// Package report lays a briefing out: it turns the blocks of a dataset into
// pages of placed boxes, and those into a PDF.
//
// Each step has its own type: Markdown becomes passages of inlines, these become
// spans and lines; blocks become items of a flow, which stand on a page whole;
// the flow is set on pages of boxes; an output draws the boxes and decides
// nothing. All that can fail has failed when New returns.
//
// Lengths are in points (1/72 inch), y grows downwards from the top of the page.
package report

import (
	"slices"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/pdf"
)

// Options are what a briefing depends on beside its data.
type Options struct {
	// Fonts to set text in; nil stands for those the file names.
	Fonts *typeset.Fonts
	// Producer is the name and version of the program, for the PDF's metadata.
	Producer string
}

// Document is a briefing laid out. It is not modified after New and may be
// written by several goroutines.
type Document struct {
	format
	pages   []page
	root    *element
	outline []heading
	fonts   *typeset.Fonts
	info    pdf.Info
	inputs  []data.Input
	chosen  []data.Parameter
	places  places
}

// New lays the briefing of a dataset out. What cannot be shown is returned as
// data.Faults, in the order of the input: characters that no font has, Markdown
// that a briefing does not know, charts that do not fit, pieces taller than a
// page.
func New(ds *data.Dataset, opt Options) (*Document, error) {
	c, err := newComposer(ds, opt.Fonts)
	if err != nil {
		return nil, err
	}
	pages := c.compose()
	if len(c.faults) > 0 {
		return nil, c.sorted()
	}
	return &Document{format: c.format, pages: pages, root: c.root, outline: c.headings, fonts: c.fonts, info: c.info(opt.Producer), inputs: ds.Inputs, chosen: ds.Parameters, places: placesOf(ds)}, nil
}

func newComposer(ds *data.Dataset, fonts *typeset.Fonts) (*composer, error) {
	theme, err := charts.PageTheme(ds)
	if err != nil {
		return nil, err
	}
	if fonts == nil {
		if fonts, err = charts.Fonts(ds); err != nil {
			return nil, err
		}
	}
	logo, err := charts.LogoOf(ds)
	if err != nil {
		return nil, err
	}
	c := &composer{format: formatOf(ds.Layout), ds: ds, logos: logo, say: ds.Printer, fonts: fonts, ink: inksOf(theme), keys: map[string]*data.Source{}, places: map[string]bool{}, shown: map[string]bool{}, cures: map[string]bool{}}
	c.notePlaces(ds.Briefing)
	c.root = &element{role: pdf.DocumentRole}
	for _, s := range ds.Sources {
		c.keys[s.Key] = s
	}
	return c, nil
}

// notePlaces finds what texts can link to.
func (c *composer) notePlaces(blocks []data.Block) {
	for _, b := range blocks {
		if a := b.Anchor(); a != "" {
			c.places[a] = true
		}
		for _, column := range b.Columns {
			c.notePlaces(column)
		}
	}
}

// anchor returns the box that links to a chart or table lead to: at the first
// block that shows it.
func (c *composer) anchor(b data.Block, x float64) []box {
	a := b.Anchor()
	if a == "" || c.shown[a] {
		return nil
	}
	c.shown[a] = true
	return []box{{kind: boxAnchor, x: x, anchor: a}}
}

// compose lays all pages out. The body comes first: only then is it known on
// which page a heading stands, and how long the contents are. The contents are
// composed twice, without and with page numbers; their length does not depend on
// the numbers.
func (c *composer) compose() []page {
	flow := slices.Concat(c.body(), c.appendix(c.left, c.textWidth), c.sources(c.left, c.textWidth))
	body, faults := paginate(flow, c.bodyTop, c.bodyBottom)
	c.faults = append(c.faults, faults...)
	cover, end := c.cover()
	top := max(c.coverContents, end+40)

	front := len(c.front(cover, top, func(string) int { return 0 }))
	at := anchors(body)
	pageOf := func(anchor string) int { return front + at[anchor] + 1 }
	pages := append(c.front(cover, top, pageOf), body...)
	furniture := c.furniture
	if c.slides {
		furniture = c.slideFoot
	}
	for i := 1; i < len(pages); i++ {
		pages[i] = append(furniture(i+1, len(pages), front, pageOf), pages[i]...)
	}
	return pages
}

// front returns the cover and the contents: on the cover below its text where
// they fit, otherwise on pages of their own.
func (c *composer) front(cover page, top float64, pageOf func(string) int) []page {
	if len(c.headings) == 0 {
		return []page{cover}
	}
	items := c.contents(pageOf)
	bottom := c.coverBottom()
	low := max(top, bottom-tall(items)) // the contents stand at the foot
	if pages, faults := paginate(items, low, bottom); len(pages) == 1 && len(faults) == 0 {
		return []page{append(cover[:len(cover):len(cover)], pages[0]...)}
	}
	pages, faults := paginate(items, c.bodyTop, c.bodyBottom)
	c.faults = append(c.faults, faults...)
	return append([]page{cover}, pages...)
}

// coverBottom is where the contents end on a cover: above the logo.
func (c *composer) coverBottom() float64 {
	if c.ds.Logo != nil {
		return c.footBaseline - maxLogoHeight - 20
	}
	return c.bodyBottom
}

// anchors returns the index of the page that each anchor stands on.
func anchors(pages []page) map[string]int {
	at := map[string]int{}
	for i, p := range pages {
		for _, b := range p {
			if b.kind == boxAnchor {
				at[b.anchor] = i
			}
		}
	}
	return at
}

// furniture places the running head and foot of a page, counted from 1. They are
// no part of the text.
func (c *composer) furniture(n, of, front int, pageOf func(string) int) []box {
	kind := c.say.Say(data.WordBriefing)
	if !c.ds.Date.IsZero() {
		kind = c.say.Say(data.WordDocumentDate, "date", c.say.Period(c.ds.Date))
	}
	room := c.textWidth - c.fonts.Width(kind, regular(c.smallSize)) - 2*columnGap
	boxes := []box{rule(c.left, c.headRule, c.textWidth, 0.5, c.ink.frame)}
	boxes = append(boxes, c.running(c.elide(c.plain(c.ds.Title.Plain, c.ds.Title.Pos), room), c.headBaseline, false)...)
	boxes = append(boxes, c.running(kind, c.headBaseline, true)...)
	if text := c.whereSources(n, front, pageOf); text != "" {
		boxes = append(boxes, c.running(text, c.footBaseline, false)...)
	}
	return append(boxes, c.running(c.pageNumber(n, of), c.footBaseline, true)...)
}

// whereSources says on a page of the body where the sources are listed; empty on
// others.
func (c *composer) whereSources(n, front int, pageOf func(string) int) string {
	if listed := pageOf(sourcesAnchor); len(c.ds.Sources) > 0 && n > front && n < listed {
		return c.say.Say(data.WordSourcesOnPage, "page", c.say.Number(data.Int(int64(listed))))
	}
	return ""
}

func (c *composer) pageNumber(n, of int) string {
	return c.say.Say(data.WordPageOf, "page", c.say.Number(data.Int(int64(n))), "pages", c.say.Number(data.Int(int64(of))))
}

// running places a line of the furniture on a baseline.
func (c *composer) running(text string, baseline float64, rightmost bool) []box {
	s := setting{x: c.left, width: c.textWidth, size: c.smallSize, leading: leading, rightmost: rightmost}
	boxes, _ := c.stack(one(text, regular(c.smallSize), c.ink.soft), s, nil)
	return moved(boxes, baseline-c.baseline(s))
}

// info describes the document to readers and libraries.
func (c *composer) info(producer string) pdf.Info {
	info := pdf.Info{
		Title:    c.plain(c.ds.Title.Plain, c.ds.Title.Pos),
		Author:   c.plain(c.ds.Author.Plain, c.ds.Author.Pos),
		Subject:  c.plain(c.ds.Subtitle.Plain, c.ds.Subtitle.Pos),
		Language: c.say.Language(),
		Producer: producer,
		Rights:   c.plain(c.ds.Licence, data.Pos{}),
	}
	if !c.ds.Date.IsZero() {
		info.Date = c.ds.Date.Start()
	}
	return info
}

// Pages is the number of pages, the cover included.
func (d *Document) Pages() int { return len(d.pages) }
