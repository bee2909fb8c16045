package page

import (
	"cmp"

	"briefing/data"
	"briefing/report/doc"
)

// The space around paragraphs, in points.
const (
	paragraphGap = 7
	tightGap     = 2.5 // between the points of a list
	quoteIndent  = 14
)

// proseItems composes a text in type of a size, in points, below an element.
func proseItems(set *setter, p doc.Prose, size, x, width float64, e *Element) []item {
	width = min(width, set.measure)
	w := proseComposer{set: set, pos: p.Pos, size: size}
	var items []item
	for passages := p.Passages; len(passages) > 0; {
		n := 1
		for n < len(passages) && introduces(passages[n-1]) {
			n++
		}
		items = append(items, w.passages(passages[:n], x, width, e)...)
		passages = passages[n:]
	}
	for i := range items {
		items[i].passes = true
	}
	return items
}

// introduces reports whether what follows a passage belongs to it.
func introduces(p doc.Passage) bool {
	paragraph, ok := p.(doc.Paragraph)
	return ok && paragraph.Introduces
}

// proseComposer composes the passages of one text.
type proseComposer struct {
	set   *setter
	pos   data.Pos
	size  float64 // of the type
	bold  bool    // all of it
	equal bool    // digits have equal advances
}

func (w proseComposer) passages(passages []doc.Passage, x, width float64, e *Element) []item {
	var items []item
	for i, p := range passages {
		switch p := p.(type) {
		case doc.Paragraph:
			el := e.child(P)
			s := setting{x: x, width: width, size: w.size, leading: leading, before: paragraphGap, after: paragraphGap}
			items = append(items, w.set.paragraph(w.words(p.Words, el), s, el, w.pos)...)
			if last := len(items) - 1; i < len(passages)-1 && p.Introduces && last >= 0 {
				items[last].next = together
			}
		case doc.List:
			list := e.child(L)
			list.Ordered = p.Ordered
			items = append(items, w.list(p, x, width, list)...)
		case doc.Quote:
			items = append(items, w.quote(p, x, width, e.child(BlockQuote))...)
		case doc.Separator:
			items = append(items, w.separator(x, width))
		case doc.TextTable:
			table := e.child(Table)
			table.Title = cmp.Or(p.Name, e.sectionTitle(), w.set.doc.Title.Text)
			rows := w.table(p, x, width, table)
			w.set.caption(table, rows, x)
			items = append(items, rows...)
		}
	}
	return items
}

// list composes a list; its points stand closer than paragraphs.
func (w proseComposer) list(p doc.List, x, width float64, e *Element) []item {
	var items []item
	for _, point := range p.Points {
		li := e.child(LI)
		label := w.sign(point.Marker, x, li.child(Lbl))
		body := w.passages(point.Passages, x+w.set.listIndent, width-w.set.listIndent, li.child(LBody))
		if len(body) == 0 {
			body = []item{{height: w.size * leading}}
		}
		body[0].boxes = append(label, body[0].boxes...)
		body[0].before = tightGap
		body[len(body)-1].after = tightGap
		items = append(items, body...)
	}
	if n := len(items); n > 0 {
		items[0].before, items[n-1].after = paragraphGap, paragraphGap
	}
	return items
}

// sign places the bullet before a point, or its number flush right.
func (w proseComposer) sign(sign string, x float64, e *Element) []Box {
	s := setting{x: x, width: w.set.listIndent - 6, size: w.size, leading: leading, flushRight: true}
	spans := styled(sign, regular(w.size), w.set.ink.soft)
	if width := w.set.fonts.Width(sign, spans[0].style); width > w.set.listIndent {
		spans[0].style.Size *= w.set.listIndent / width // a list that counts from a million
	}
	s.width = max(s.width, w.set.fonts.Width(sign, spans[0].style))
	boxes, _ := w.set.stack(spans, s, e)
	return boxes
}

// quote composes a quotation: indented, a rule at its left that runs through the
// space between its paragraphs.
func (w proseComposer) quote(p doc.Quote, x, width float64, e *Element) []item {
	items := w.passages(p.Passages, x+quoteIndent, width-quoteIndent, e)
	for i := range items {
		it := &items[i]
		if i > 0 {
			gap := max(items[i-1].after, it.before)
			items[i-1].after, it.before = 0, 0
			it.height += gap
			it.boxes = moved(it.boxes, gap)
		}
		it.boxes = append([]Box{rule(x, 0, 2, it.height, w.set.ink.rule)}, it.boxes...)
	}
	return items
}

func (w proseComposer) separator(x, width float64) item {
	return item{height: 1, before: 14, after: 14, boxes: []Box{rule(x+width/3, 0, width/3, 0.75, w.set.ink.rule)}}
}

// words returns the spans of a paragraph.
func (w proseComposer) words(words []doc.Inline, e *Element) []span {
	style := regular(w.size)
	style.Bold, style.Tabular = w.bold, w.equal
	return w.set.spans(words, span{style: style, ink: w.set.ink.text}, e)
}
