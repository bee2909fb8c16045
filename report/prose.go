package report

import (
	"fmt"
	"net/url"
	"strings"

	"briefing/data"
	"briefing/report/pdf"
)

// The space around paragraphs, in points.
const (
	paragraphGap = 7
	tightGap     = 2.5 // between the points of a list
	quoteIndent  = 14
)

// text composes a block of Markdown.
func (c *composer) text(t data.Text, x, width float64) []item {
	return c.prose(t, c.bodySize, x, width, c.section())
}

// prose composes Markdown in type of a size, in points, below an element.
func (c *composer) prose(t data.Text, size, x, width float64, e *element) []item {
	width = min(width, c.measure)
	passages, notes, faults := markdown(t)
	c.faults = append(c.faults, faults...)
	w := writer{composer: c, pos: t.Pos, at: t.Places(), size: size, notes: footnotesOf(notes)}
	var items []item
	for len(passages) > 0 {
		n := 1
		for n < len(passages) && passages[n-1].introduces() {
			n++
		}
		group := w.passages(passages[:n], x, width, e)
		if len(group) > 0 {
			group[0].unit = len(group)
		}
		items = append(items, group...)
		passages = passages[n:]
	}
	return items
}

// introduces reports whether a paragraph ends in a colon: what follows belongs to
// it.
func (p passage) introduces() bool {
	if p.kind != paragraph || len(p.words) == 0 {
		return false
	}
	last := strings.TrimSpace(p.words[len(p.words)-1].text)
	return strings.HasSuffix(last, ":") || strings.HasSuffix(last, "：")
}

// writer composes the passages of one text.
type writer struct {
	*composer
	pos   data.Pos
	at    *data.Places // of its parts
	size  float64      // of the type
	bold  bool         // all of it
	equal bool         // digits have equal advances
	notes []*footnote
}

func (w writer) passages(passages []passage, x, width float64, e *element) []item {
	var items []item
	for i, p := range passages {
		switch p.kind {
		case paragraph:
			el := e.child(pdf.P)
			s := setting{x: x, width: width, size: w.size, leading: leading, before: paragraphGap, after: paragraphGap}
			items = append(items, w.paragraph(w.words(p.words, el), s, el, w.pos)...)
			if last := len(items) - 1; i < len(passages)-1 && p.introduces() && last >= 0 {
				items[last].next = together
			}
		case list:
			items = append(items, w.list(p, x, width, e.child(pdf.L))...)
		case quote:
			items = append(items, w.quote(p, x, width, e.child(pdf.BlockQuote))...)
		case separator:
			items = append(items, w.separator(x, width))
		case table:
			items = append(items, w.table(p, x, width, e.child(pdf.Table))...)
		}
	}
	return items
}

// list composes a list; its points stand closer than paragraphs.
func (w writer) list(p passage, x, width float64, e *element) []item {
	var items []item
	for i, point := range p.items {
		li := e.child(pdf.LI)
		label := w.sign(p, i, x, li.child(pdf.Lbl))
		body := w.passages(point, x+w.listIndent, width-w.listIndent, li.child(pdf.LBody))
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
func (w writer) sign(p passage, i int, x float64, e *element) []box {
	sign := "•"
	if p.ordered {
		sign = w.say.Number(data.Int(int64(p.start)+int64(i))) + "."
	}
	s := setting{x: x, width: w.listIndent - 6, size: w.size, leading: leading, rightmost: true}
	spans := one(sign, regular(w.size), w.ink.soft)
	if width := w.fonts.Width(sign, spans[0].style); width > w.listIndent {
		spans[0].style.Size *= w.listIndent / width // a list that counts from a million
	}
	s.width = max(s.width, w.fonts.Width(sign, spans[0].style))
	boxes, _ := w.stack(spans, s, e)
	return boxes
}

// quote composes a quotation: indented, a rule at its left that runs through the
// space between its paragraphs.
func (w writer) quote(p passage, x, width float64, e *element) []item {
	items := w.passages(p.inner, x+quoteIndent, width-quoteIndent, e)
	for i := range items {
		it := &items[i]
		if i > 0 {
			gap := max(items[i-1].after, it.before)
			items[i-1].after, it.before = 0, 0
			it.height += gap
			it.boxes = moved(it.boxes, gap)
		}
		it.boxes = append([]box{rule(x, 0, 2, it.height, w.ink.rule)}, it.boxes...)
	}
	return items
}

func (w writer) separator(x, width float64) item {
	return item{height: 1, before: 14, after: 14, boxes: []box{rule(x+width/3, 0, width/3, 0.75, w.ink.rule)}}
}

// words returns the spans of a paragraph, its citations set as superscripts.
func (w writer) words(words []inline, e *element) []span {
	var r running
	links := map[string]*element{}
	for i, word := range words {
		if word.cite != "" {
			w.cite(&r, word)
			continue
		}
		if word.note > 0 {
			r.note(w.noted(word.note))
			continue
		}
		s := w.span(word)
		if s.to != nil {
			if i == 0 || words[i-1].url != word.url || links[word.url] == nil {
				links[word.url] = e.child(pdf.Link)
			}
			s.el = links[word.url]
		}
		r.write(w.check(word.text, w.at.At(word.at)), s)
	}
	return w.cited(&r, w.size, e)
}

func (w writer) span(word inline) span {
	s := span{style: regular(w.size), ink: w.ink.text, code: word.code}
	s.style.Bold, s.style.Italic, s.style.Tabular = word.bold || w.bold, word.italic, w.equal
	if strings.HasPrefix(word.url, "#") {
		anchor, err := url.PathUnescape(word.url) // Markdown escapes what is not ASCII
		if err != nil || !w.places[anchor] {
			w.faults = append(w.faults, data.Fault{Pos: w.at.At(word.at), Text: fmt.Sprintf("a link to %q, which the briefing does not show", anchor),
				Hint: "write {{ ref }} with the id of a chart or of a table"})
			return s
		}
		s.to, s.ink = &target{anchor: anchor, alt: word.text}, w.ink.accent
		return s
	}
	if word.url != "" {
		s.to, s.ink, s.address = &target{url: word.url, alt: word.url}, w.ink.accent, word.text == word.url
	}
	return s
}

func (w writer) cite(r *running, word inline) {
	key := word.cite
	s, ok := w.keys[key]
	switch {
	case !ok:
		w.faults = append(w.faults, data.Fault{Pos: w.at.At(word.at), Text: fmt.Sprintf("there is no source %q", key),
			Hint: "add it under `sources:`, or cite one that is there"})
	case s.Number == 0:
		w.faults = append(w.faults, data.Fault{Pos: w.at.At(word.at), Text: fmt.Sprintf("source %q is cited but was given no number", key)})
	default:
		r.cite(s)
	}
}
