// Package page lays a briefing out: it turns the document that package doc makes
// of a dataset into pages of placed boxes. What writes them, as package pdf does,
// draws the boxes and decides nothing.
//
// Each step has its own type: inlines become spans and lines; blocks become items
// of a flow, which are not split between pages; the flow is set on pages of boxes.
// A composer makes the items of one sort of block: it has a setter for its texts and a
// sizer for its charts, and adds the elements of what it makes to the structure tree.
// Each box names its element, which says what it is, so that the file can be tagged,
// and read aloud, in the order of the text. All that can fail has failed when New
// returns.
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
	Pages    []Page
	Root     *Element
	Outline  []*doc.Heading // in the order of the pages
	Fonts    *typeset.Fonts
	TitlePos data.Pos // of the title, in the file: of what belongs to no block
	// Reading is the blocks in the order in which they are heard.
	Reading   []*Element
	landscape []bool // which pages are landscape
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
	made := c.compose()
	if len(c.set.faults) > 0 {
		return nil, c.set.sorted(ds.Inputs)
	}
	return &Document{format: c.set.format, Pages: made.pages, Root: c.set.root, Outline: d.Outline, Fonts: fonts, TitlePos: d.Title.Pos, Reading: made.reading, landscape: made.landscapes}, nil
}

// composer puts the parts of a briefing on pages.
type composer struct {
	set    *setter
	doc    *doc.Document
	cover  coverComposer
	blocks blockComposer
	lists  listComposer
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
	set := &setter{
		format:  formatOf(ds.Layout, ds.Theme.Margins),
		ink:     inksOf(theme),
		checker: &checker{fonts: fonts, fontHints: map[string]bool{}},
		tree:    &tree{root: newRoot()},
		groups:  map[string]*Element{},
		doc:     d,
		through: language.Through(language.Of(ds)),
		between: language.Of(ds).Say(language.WordCitationBetween),
	}
	return &composer{
		set:    set,
		doc:    d,
		cover:  coverComposer{set, d, ds.Cover},
		blocks: blockComposer{set, &sizer{fitter: charts.Fitter{Dataset: ds}, fonts: fonts, logo: logo, numbers: d.SourceNumbers, slides: set.slides, asked: d.Traced}, d},
		lists:  listComposer{set, d, language.Of(ds), set.left},
	}, nil
}

// anchorBoxes returns the boxes of places that links lead to.
func anchorBoxes(anchors []string, x float64) []Box {
	var out []Box
	for _, a := range anchors {
		out = append(out, Box{Kind: BoxAnchor, X: x, Anchor: a})
	}
	return out
}

// compose lays all pages out. The body comes first:
// only then is it known on which page a heading stands, and how long the contents
// are. The contents are composed twice, without and with page numbers; their
// length does not depend on the numbers.
func (c *composer) compose() paginator {
	body := slices.Concat(c.blocks.body(), c.blocks.appendix(c.set.left, c.set.textWidth), c.blocks.sources(c.set.left, c.set.textWidth))
	if c.cover.style == data.CoverNone {
		return c.coverless(body)
	}
	set := c.paginated(body)
	cover, end := c.cover.page()

	front := len(c.front(cover, end, func(string) int { return 0 }))
	at := anchors(set.pages)
	pageOf := func(anchor string) int { return front + at[anchor] + 1 }
	var first reading
	pages := c.front(cover, end, pageOf)
	for _, p := range pages {
		first.add(p)
	}
	all := paginator{pages: append(pages, set.pages...), landscapes: append(make([]bool, front), set.landscapes...), reading: append(first, set.reading...)}
	c.addRunningLines(all.pages, all.landscapes, front, pageOf)
	return all
}

// coverless lays out a briefing whose title and contents stand above its text.
func (c *composer) coverless(body []item) paginator {
	title := c.cover.titleBlock()
	all := func(pageOf func(string) int) []item {
		return slices.Concat(title, c.atTop(pageOf), body)
	}
	first := c.paginator()
	first.flow(all(func(string) int { return 0 }))
	at := anchors(first.pages)
	pageOf := func(anchor string) int { return at[anchor] + 1 }
	set := c.paginated(all(pageOf))
	c.addRunningLines(set.pages, set.landscapes, 0, pageOf)
	return set
}

// paginated sets items on pages, and notes their faults.
func (c *composer) paginated(items []item) paginator {
	p := c.paginator()
	p.flow(items)
	c.set.faults = append(c.set.faults, p.faults...)
	return p
}

// paginator sets items on the pages of the format.
func (c *composer) paginator() paginator {
	return paginator{top: c.set.bodyTop, bottom: c.set.bodyBottom, landscapeBottom: c.set.turned().bodyBottom}
}

// front returns the cover and the contents: on the cover, beside the author, where
// they fit, otherwise on pages of their own. So do the lists, together with the
// contents or after them.
func (c *composer) front(cover Page, top float64, pageOf func(string) int) []Page {
	narrow := c.lists
	narrow.left += c.set.aside() + columnGap
	contents, lists := narrow.contents(pageOf), narrow.lists(pageOf)
	for _, onCover := range [][]item{slices.Concat(contents, lists), contents} {
		if pages, ok := c.belowTitle(onCover, top); ok {
			first := append(cover[:len(cover):len(cover)], pages...)
			if len(onCover) == len(contents) && len(lists) > 0 {
				return append([]Page{first}, c.paginated(c.lists.lists(pageOf)).pages...)
			}
			return []Page{first}
		}
	}
	return append([]Page{cover}, c.paginated(slices.Concat(c.lists.contents(pageOf), c.lists.lists(pageOf))).pages...)
}

// belowTitle sets items on the cover, below top; it reports whether they fit. On slides they
// have one of their own.
func (c *composer) belowTitle(items []item, top float64) (Page, bool) {
	if len(items) == 0 {
		return nil, true
	}
	if c.set.slides {
		return nil, false
	}
	pages, faults := paginate(items, top, c.cover.bottom())
	return pages[0], len(pages) == 1 && len(faults) == 0
}

// atTop composes the contents and lists that stand below a title block; slides
// begin after them.
func (c *composer) atTop(pageOf func(string) int) []item {
	items := slices.Concat(c.lists.contents(pageOf), c.lists.lists(pageOf))
	if n := len(items); n > 0 {
		items[n-1].after = 30
	}
	if c.set.slides {
		items = append(items, item{breaks: true})
	}
	return items
}

// addRunningLines puts the running header and footer on pages; a cover has none.
func (c *composer) addRunningLines(pages []Page, wide []bool, front int, pageOf func(string) int) {
	f := runningLines{set: c.set, doc: c.doc, say: c.lists.say, pages: len(pages), front: front, pageOf: pageOf}
	turned := f
	turned.set = c.set.landscape()
	for i, p := range pages {
		switch {
		case i == 0 && front > 0:
		case wide[i]:
			pages[i] = append(turned.boxes(i+1), p...)
		default:
			pages[i] = append(f.boxes(i+1), p...)
		}
	}
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
