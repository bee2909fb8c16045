package report

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extension_ast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"briefing/data"
	"briefing/report/pdf"
)

// The measures of footnotes, in points.
const (
	footSpace     = 22 // above the first of a page
	footRule      = 8  // from the rule to the first
	footRuleWidth = 90
	footGap       = 2.5 // between two
	footMark      = 14  // the text begins right of the mark
)

// lostNote is the node of [^label] where no footnote has that label: goldmark
// would print it.
type lostNote struct {
	ast.BaseInline
	label string
}

var kindLostNote = ast.NewNodeKind("LostNote")

// Kind implements ast.Node.
func (n *lostNote) Kind() ast.NodeKind { return kindLostNote }

// Dump implements ast.Node.
func (n *lostNote) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Label": n.label}, nil)
}

var noteForm = regexp.MustCompile(`^\[\^([^\]]*)\]`)

// lostNoteParser reads what the parser of footnotes has left.
type lostNoteParser struct{}

// Trigger implements parser.InlineParser.
func (lostNoteParser) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser.
func (lostNoteParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := noteForm.FindSubmatch(line)
	if m == nil {
		return nil
	}
	block.Advance(len(m[0]))
	return &lostNote{label: string(bytes.TrimSpace(m[1]))}
}

// footnotes reads the footnotes of a text, in the order of their first marks.
func (r *markdownReader) footnotes() [][][]inline {
	if r.notes == nil {
		return nil
	}
	r.inNote = true
	out := make([][][]inline, r.notes.Count)
	written := map[string]bool{}
	for n := r.notes.FirstChild(); n != nil; n = n.NextSibling() {
		note, ok := n.(*extension_ast.Footnote)
		if !ok {
			continue
		}
		label := excerpt(string(note.Ref))
		again := written[string(note.Ref)]
		written[string(note.Ref)] = true
		if note.Index < 1 {
			r.unmarked(note, label, again)
			continue
		}
		for _, p := range r.blocks(note, 0) {
			if p.kind != paragraph {
				r.fault(note, fmt.Sprintf("the footnote %q holds more than paragraphs", label), "write lists, quotes and tables into the text")
				continue
			}
			out[note.Index-1] = append(out[note.Index-1], p.words)
		}
		if !note.HasChildren() {
			r.fault(note, fmt.Sprintf("the footnote %q is empty", label), "write its text behind the colon")
		}
	}
	return out
}

// unmarked notes a footnote that no mark refers to: the marks of a label mean the
// first that is written.
func (r *markdownReader) unmarked(note ast.Node, label string, again bool) {
	if again {
		r.fault(note, fmt.Sprintf("the footnote %q is written twice", label), "remove one, or give it another name and a mark of its own")
		return
	}
	r.fault(note, fmt.Sprintf("nothing refers to the footnote %q", label), fmt.Sprintf("write [^%s] where it belongs, or remove it", label))
}

// footnote is a remark at the foot of the page that its first mark stands on.
// Numbers stand for sources, so footnotes have letters.
type footnote struct {
	paragraphs [][]inline
	n          int    // counted through the briefing; 0: not marked yet
	mark       string // "a"
	item       item   // as it is set at the foot
}

// noteMark is a place that a footnote is marked at.
type noteMark struct {
	note  *footnote
	again bool // not the first of the note
}

// first returns the note if this is the mark that it stands by.
func (m noteMark) first() *footnote {
	if m.again {
		return nil
	}
	return m.note
}

// anchor and back are the places of the note and of its first mark.
func (f *footnote) anchor() string { return "note." + strconv.Itoa(f.n) }
func (f *footnote) back() string   { return "mark." + strconv.Itoa(f.n) }

func footnotesOf(notes [][][]inline) []*footnote {
	out := make([]*footnote, len(notes))
	for i, paragraphs := range notes {
		out[i] = &footnote{paragraphs: paragraphs}
	}
	return out
}

// letters counts a, b, ... z, aa, ab, ...
func letters(n int) string {
	if n == 0 {
		return ""
	}
	return letters((n-1)/26) + string(rune('a'+(n-1)%26))
}

// noted marks a footnote of the text, counted from 1, and composes it at its
// first mark.
func (w writer) noted(n int) noteMark {
	f := w.notes[n-1]
	if f.n > 0 {
		return noteMark{f, true}
	}
	w.composer.notes++
	f.n = w.composer.notes
	f.mark = letters(f.n)
	f.item = w.note(f)
	return noteMark{f, false}
}

// note composes a footnote: its mark, which leads back to the text, and its
// paragraphs.
func (w writer) note(f *footnote) item {
	e := w.section().child(pdf.Note)
	w.size, w.bold, w.equal = w.smallSize, false, false // whatever the mark stands in
	s := setting{x: w.left + footMark, width: min(w.measure, w.textWidth) - footMark, size: w.size, leading: 1.35}
	label := s
	label.x, label.width = w.left, footMark
	back := span{text: f.mark + "\u00a0", style: regular(w.size), ink: w.ink.accent, el: e.child(pdf.Lbl).child(pdf.Link)}
	back.to = &target{anchor: f.back(), alt: w.say.Say(data.WordNoteBack)}
	boxes, _ := w.stack([]span{back}, label, e)
	it := item{head: &item{boxes: []box{rule(w.left, 0, footRuleWidth, 0.5, w.ink.frame)}}, pos: w.pos}
	it.boxes = append([]box{{kind: boxAnchor, x: w.left, anchor: f.anchor()}}, boxes...)
	for _, words := range f.paragraphs {
		p := e.child(pdf.P)
		placed, height := w.stack(w.words(words, p), s, p)
		it.boxes = lowered(it.boxes, placed, it.height)
		it.height += height
	}
	it.height = max(it.height, s.height())
	return it
}

// toNote returns the link to a footnote.
func (c *composer) toNote(f *footnote) *target {
	return &target{anchor: f.anchor(), alt: c.say.Say(data.WordNoteMark, "mark", f.mark)}
}

// footOf returns the footnotes that a line marks first.
func footOf(l textLine) []item {
	var out []item
	for _, f := range l.fragments {
		if f.note != nil {
			out = append(out, f.note.item)
		}
	}
	return out
}

// feetOf returns the footnotes of items.
func feetOf(items []item) []item {
	var out []item
	for _, it := range items {
		out = append(out, it.foot...)
	}
	return out
}

// footHeight is the room that footnotes take when items are set next, on a fresh
// page or on this one.
func (p *paginator) footHeight(items []item, fresh bool) float64 {
	feet := feetOf(items)
	if !fresh {
		feet = append(feet, p.feet...)
	}
	return feetHeight(feet)
}

// feetHeight is the room that footnotes take at the foot of a page.
func feetHeight(feet []item) float64 {
	if len(feet) == 0 {
		return 0
	}
	h := footSpace - footGap
	for _, it := range feet {
		h += footGap + it.height
	}
	return h
}

// setFeet sets the footnotes of the page that ends, below the rule of the first.
func (p *paginator) setFeet() {
	if len(p.feet) == 0 {
		return
	}
	last := len(p.pages) - 1
	bottom := p.bottom
	if p.wide[last] {
		bottom = p.low
	}
	y := bottom - p.footHeight(nil, false) + footSpace
	p.pages[last] = lowered(p.pages[last], p.feet[0].head.boxes, y-footRule)
	for _, it := range p.feet {
		p.pages[last] = lowered(p.pages[last], it.boxes, y)
		y += it.height + footGap
	}
	p.feet = nil
}
