package page

import (
	"briefing/data"
	"briefing/data/language"
	"briefing/report/doc"
)

// runningLines is what comes back on every page: the running header and footer. It is no
// part of the text.
type runningLines struct {
	set    *setter
	doc    *doc.Document
	say    *language.Printer
	pages  int // of the document
	front  int // those before the body
	pageOf func(anchor string) int
}

// boxes places what stands on a page, counted from 1. The first has no header; slides
// have none at all.
func (f runningLines) boxes(n int) []Box {
	switch {
	case f.set.slides:
		return f.slideFooter(n)
	case n == 1:
		return f.footer(n)
	}
	return append(f.header(), f.footer(n)...)
}

// header places the running header of a page. It is no part of the text.
func (f runningLines) header() []Box {
	kind := f.doc.KindAndDate
	room := f.set.textWidth - f.set.fonts.Width(kind, regular(f.set.smallSize)) - 2*columnGap
	boxes := []Box{rule(f.set.left, f.set.headerRule, f.set.textWidth, 0.5, f.set.ink.frame)}
	boxes = append(boxes, f.line(f.set.fonts.Elide(f.set.line(f.doc.Title), regular(f.set.smallSize), room), f.set.headerBaseline, false)...)
	return append(boxes, f.line(kind, f.set.headerBaseline, true)...)
}

// footer places the running footer of a page, counted from 1.
func (f runningLines) footer(n int) []Box {
	var boxes []Box
	if text := f.whereSources(n); text != "" {
		boxes = append(boxes, f.line(text, f.set.footerBaseline, false)...)
	}
	return append(boxes, f.line(f.pageNumber(n), f.set.footerBaseline, true)...)
}

// slideFooter places the footer of a slide: what it belongs to, where the sources
// are, and its number.
func (f runningLines) slideFooter(n int) []Box {
	number, where := f.pageNumber(n), f.whereSources(n)
	small := regular(f.set.smallSize)
	if where != "" {
		where = " · " + where
	}
	room := f.set.textWidth - f.set.fonts.Width(number, small) - f.set.fonts.Width(where, small) - 2*columnGap
	text := f.set.fonts.Elide(f.set.line(f.doc.Title), regular(f.set.smallSize), room) + where
	return append(f.line(text, f.set.footerBaseline, false), f.line(number, f.set.footerBaseline, true)...)
}

// whereSources says on a page of the body where the sources are listed; empty on
// others.
func (f runningLines) whereSources(n int) string {
	if len(f.doc.Sources) == 0 {
		return ""
	}
	listed := f.pageOf(f.doc.Sources[0].Heading.Anchor)
	if n <= f.front || n >= listed {
		return ""
	}
	return f.say.Say(language.WordSourcesOnPage, "page", f.say.Number(data.Int(int64(listed))))
}

func (f runningLines) pageNumber(n int) string {
	return f.say.Say(language.WordPageOf, "page", f.say.Number(data.Int(int64(n))), "pages", f.say.Number(data.Int(int64(f.pages))))
}

// line places a running line on a baseline.
func (f runningLines) line(text string, baseline float64, rightmost bool) []Box {
	s := setting{x: f.set.left, width: f.set.textWidth, size: f.set.smallSize, leading: leading, flushRight: rightmost}
	boxes, _ := f.set.stack(styled(text, regular(f.set.smallSize), f.set.ink.soft), s, nil)
	return moved(boxes, baseline-f.set.baseline(s))
}
