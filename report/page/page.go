// Package page lays a briefing out: it turns the document that package doc makes
// of a dataset into pages of placed boxes. What writes them, as package pdf does,
// draws the boxes and decides nothing.
//
// Each step has its own type: inlines become spans and lines; blocks become items
// of a flow, which stand on a page whole; the flow is set on pages of boxes. Each
// box names its element of the structure, which says what it is: so a file can be
// read aloud, or tagged, in the order of the text. All that can fail has failed
// when New returns.
//
// Lengths are in points (1/72 inch), y grows downwards from the top of the page.
package page

import (
	"slices"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/language"
	"briefing/report/doc"
)

// Document is a briefing laid out. It is not modified after New.
type Document struct {
	format
	Pages     []Page
	Root      *Element
	Outline   []*doc.Heading // in the order of the pages
	Fonts     *typeset.Fonts
	Place     data.Pos // of the title, in the file: of what belongs to no block
	landscape []bool   // which pages are landscape
}

// Size returns the width and height of a page, counted from 0.
func (d *Document) Size(page int) (width, height float64) {
	f := d.formatOf(page)
	return f.pageWidth, f.pageHeight
}

// formatOf is the format of a page, counted from 0.
func (d *Document) formatOf(page int) format {
	if d.landscape[page] {
		return d.turned()
	}
	return d.format
}

// New lays the briefing of a dataset out in the fonts given. What cannot be shown
// is returned as data.Faults, in the order of the input: characters that no font
// has, charts that do not fit, pieces taller than a page.
func New(ds *data.Dataset, d *doc.Document, fonts *typeset.Fonts) (*Document, error) {
	c, err := newComposer(ds, d, fonts)
	if err != nil {
		return nil, err
	}
	pages, wide := c.compose()
	if len(c.faults) > 0 {
		return nil, c.sorted()
	}
	return &Document{format: c.format, Pages: pages, Root: c.root, Outline: d.Outline, Fonts: fonts, Place: ds.Title.Pos, landscape: wide}, nil
}

func newComposer(ds *data.Dataset, d *doc.Document, fonts *typeset.Fonts) (*composer, error) {
	theme, err := charts.PageTheme(ds)
	if err != nil {
		return nil, err
	}
	logo, err := charts.LogoOf(ds)
	if err != nil {
		return nil, err
	}
	return &composer{doc: d, format: formatOf(ds.Layout, ds.Theme.Margins), ds: ds, logos: logo, say: language.Of(ds), fonts: fonts, ink: inksOf(theme), cures: map[string]bool{}, root: newRoot()}, nil
}

// anchored returns the boxes of places that links lead to.
func anchored(anchors []string, x float64) []Box {
	var out []Box
	for _, a := range anchors {
		out = append(out, Box{Kind: BoxAnchor, X: x, Anchor: a})
	}
	return out
}

// compose lays all pages out, and tells which of them are landscape. The body comes first:
// only then is it known on which page a heading stands, and how long the contents
// are. The contents are composed twice, without and with page numbers; their
// length does not depend on the numbers.
func (c *composer) compose() ([]Page, []bool) {
	body := slices.Concat(c.body(), c.appendix(c.left, c.textWidth), c.sources(c.left, c.textWidth))
	if c.ds.Cover == data.CoverNone {
		return c.coverless(body)
	}
	set := c.paginated(body)
	cover, end := c.cover()
	top := max(c.coverContents, end+40)

	front := len(c.front(cover, top, func(string) int { return 0 }))
	at := anchors(set.pages)
	pageOf := func(anchor string) int { return front + at[anchor] + 1 }
	pages := append(c.front(cover, top, pageOf), set.pages...)
	wide := append(make([]bool, front), set.landscapes...)
	c.furnish(pages, wide, front, pageOf)
	return pages, wide
}

// coverless lays out a briefing whose title and contents stand above its text.
func (c *composer) coverless(body []item) ([]Page, []bool) {
	title := c.titleBlock()
	all := func(pageOf func(string) int) []item {
		return slices.Concat(title, c.atTop(pageOf), body)
	}
	before := len(c.faults)
	at := anchors(c.paginated(all(func(string) int { return 0 })).pages)
	c.faults = c.faults[:before] // found again below
	pageOf := func(anchor string) int { return at[anchor] + 1 }
	set := c.paginated(all(pageOf))
	c.furnish(set.pages, set.landscapes, 0, pageOf)
	return set.pages, set.landscapes
}

// paginated sets items on the pages of the format.
func (c *composer) paginated(items []item) paginator {
	p := paginator{top: c.bodyTop, bottom: c.bodyBottom, landscapeBottom: c.turned().bodyBottom}
	p.flow(items)
	c.faults = append(c.faults, p.faults...)
	return p
}

// furnish puts the running head and foot on pages. The first has no head, and,
// where it is a cover, no foot.
func (c *composer) furnish(pages []Page, wide []bool, front int, pageOf func(string) int) {
	upright := c.format
	for i := range pages {
		if i == 0 && front > 0 {
			continue
		}
		if wide[i] {
			c.format = upright.turned()
		}
		var boxes []Box
		switch {
		case c.slides:
			boxes = c.slideFoot(i+1, len(pages), front, pageOf)
		case i == 0:
			boxes = c.foot(1, len(pages), front, pageOf)
		default:
			boxes = append(c.head(), c.foot(i+1, len(pages), front, pageOf)...)
		}
		pages[i] = append(boxes, pages[i]...)
		c.format = upright
	}
}

// front returns the cover and the contents: on the cover below its text where
// they fit, otherwise on pages of their own. So do the lists, together with the
// contents or after them.
func (c *composer) front(cover Page, top float64, pageOf func(string) int) []Page {
	contents, lists := c.contents(pageOf), c.lists(pageOf)
	for _, onCover := range [][]item{slices.Concat(contents, lists), contents} {
		if pages, ok := c.belowTitle(onCover, top); ok {
			first := append(cover[:len(cover):len(cover)], pages...)
			if len(onCover) == len(contents) && len(lists) > 0 {
				return append([]Page{first}, c.paginated(lists).pages...)
			}
			return []Page{first}
		}
	}
	return append([]Page{cover}, c.paginated(slices.Concat(contents, lists)).pages...)
}

// belowTitle sets items at the foot of the cover, below top; it reports whether
// they fit.
func (c *composer) belowTitle(items []item, top float64) (Page, bool) {
	if len(items) == 0 {
		return nil, true
	}
	bottom := c.coverBottom()
	pages, faults := paginate(items, max(top, bottom-tall(items)), bottom)
	return pages[0], len(pages) == 1 && len(faults) == 0
}

// coverBottom is where the contents end on a cover: above the logo.
func (c *composer) coverBottom() float64 {
	if c.ds.Logo != nil {
		return c.footBaseline - maxLogoHeight - 20
	}
	return c.bodyBottom
}

// anchors returns the index of the page that each anchor stands on.
func anchors(pages []Page) map[string]int {
	at := map[string]int{}
	for i, p := range pages {
		for _, b := range p {
			if b.Kind == BoxAnchor {
				at[b.Anchor] = i
			}
		}
	}
	return at
}

// head places the running head of a page. It is no part of the text.
func (c *composer) head() []Box {
	kind := c.doc.KindAndDate
	room := c.textWidth - c.fonts.Width(kind, regular(c.smallSize)) - 2*columnGap
	boxes := []Box{rule(c.left, c.headRule, c.textWidth, 0.5, c.ink.frame)}
	boxes = append(boxes, c.running(c.fonts.Elide(c.line(c.doc.Title), regular(c.smallSize), room), c.headBaseline, false)...)
	return append(boxes, c.running(kind, c.headBaseline, true)...)
}

// foot places the running foot of a page, counted from 1.
func (c *composer) foot(n, of, front int, pageOf func(string) int) []Box {
	var boxes []Box
	if text := c.whereSources(n, front, pageOf); text != "" {
		boxes = append(boxes, c.running(text, c.footBaseline, false)...)
	}
	return append(boxes, c.running(c.pageNumber(n, of), c.footBaseline, true)...)
}

// whereSources says on a page of the body where the sources are listed; empty on
// others.
func (c *composer) whereSources(n, front int, pageOf func(string) int) string {
	if len(c.doc.Sources) == 0 {
		return ""
	}
	listed := pageOf(c.doc.Sources[0].Heading.Anchor)
	if n <= front || n >= listed {
		return ""
	}
	return c.say.Say(language.WordSourcesOnPage, "page", c.say.Number(data.Int(int64(listed))))
}

func (c *composer) pageNumber(n, of int) string {
	return c.say.Say(language.WordPageOf, "page", c.say.Number(data.Int(int64(n))), "pages", c.say.Number(data.Int(int64(of))))
}

// running places a line of the furniture on a baseline.
func (c *composer) running(text string, baseline float64, rightmost bool) []Box {
	s := setting{x: c.left, width: c.textWidth, size: c.smallSize, leading: leading, rightmost: rightmost}
	boxes, _ := c.stack(one(text, regular(c.smallSize), c.ink.soft), s, nil)
	return moved(boxes, baseline-c.baseline(s))
}
