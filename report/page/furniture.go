package page

import (
	"briefing/data"
	"briefing/data/language"
	"briefing/report/doc"
)

// furniture is what comes back on every page: the running head and foot. It is no
// part of the text.
type furniture struct {
	set    *setter
	doc    *doc.Document
	say    *language.Printer
	pages  int // of the document
	front  int // those before the body
	pageOf func(anchor string) int
}

// boxes places what stands on a page, counted from 1. The first has no head; slides
// have none at all.
func (f furniture) boxes(n int) []Box {
	switch {
	case f.set.slides:
		return f.slideFoot(n)
	case n == 1:
		return f.foot(n)
	}
	return append(f.head(), f.foot(n)...)
}

// head places the running head of a page. It is no part of the text.
func (f furniture) head() []Box {
	kind := f.doc.KindAndDate
	room := f.set.textWidth - f.set.fonts.Width(kind, regular(f.set.smallSize)) - 2*columnGap
	boxes := []Box{rule(f.set.left, f.set.headRule, f.set.textWidth, 0.5, f.set.ink.frame)}
	boxes = append(boxes, f.running(f.set.fonts.Elide(f.set.line(f.doc.Title), regular(f.set.smallSize), room), f.set.headBaseline, false)...)
	return append(boxes, f.running(kind, f.set.headBaseline, true)...)
}

// foot places the running foot of a page, counted from 1.
func (f furniture) foot(n int) []Box {
	var boxes []Box
	if text := f.whereSources(n); text != "" {
		boxes = append(boxes, f.running(text, f.set.footBaseline, false)...)
	}
	return append(boxes, f.running(f.pageNumber(n), f.set.footBaseline, true)...)
}

// slideFoot places the foot of a slide: what it belongs to, where the sources
// are, and its number.
func (f furniture) slideFoot(n int) []Box {
	number, where := f.pageNumber(n), f.whereSources(n)
	small := regular(f.set.smallSize)
	if where != "" {
		where = " · " + where
	}
	room := f.set.textWidth - f.set.fonts.Width(number, small) - f.set.fonts.Width(where, small) - 2*columnGap
	text := f.set.fonts.Elide(f.set.line(f.doc.Title), regular(f.set.smallSize), room) + where
	return append(f.running(text, f.set.footBaseline, false), f.running(number, f.set.footBaseline, true)...)
}

// whereSources says on a page of the body where the sources are listed; empty on
// others.
func (f furniture) whereSources(n int) string {
	if len(f.doc.Sources) == 0 {
		return ""
	}
	listed := f.pageOf(f.doc.Sources[0].Heading.Anchor)
	if n <= f.front || n >= listed {
		return ""
	}
	return f.say.Say(language.WordSourcesOnPage, "page", f.say.Number(data.Int(int64(listed))))
}

func (f furniture) pageNumber(n int) string {
	return f.say.Say(language.WordPageOf, "page", f.say.Number(data.Int(int64(n))), "pages", f.say.Number(data.Int(int64(f.pages))))
}

// running places a line of the furniture on a baseline.
func (f furniture) running(text string, baseline float64, rightmost bool) []Box {
	s := setting{x: f.set.left, width: f.set.textWidth, size: f.set.smallSize, leading: leading, rightmost: rightmost}
	boxes, _ := f.set.stack(one(text, regular(f.set.smallSize), f.set.ink.soft), s, nil)
	return moved(boxes, baseline-f.set.baseline(s))
}
