package page

import (
	"image/color"
	"math"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
)

// format is the geometry of the pages and the sizes of their type, in points. The
// text of portrait pages is as wide as data.A4Width, the width that charts are
// laid out for.
type format struct {
	pageWidth, pageHeight float64
	left, right           float64 // of the text
	textWidth             float64
	measure               float64 // the widest line of running text

	headerBaseline, headerRule float64 // of the running header, which slides lack
	bodyTop, bodyBottom        float64 // of the text
	footerBaseline             float64

	coverRule, coverKicker float64 // from the top
	coverTop               float64 // the title begins here at the highest
	coverEnd               float64 // the title and its band end here, if they are no taller

	bodySize, tableSize, captionSize float64
	cellPad                          float64 // above and below the text of a row of a table
	titleSize                        float64 // of charts and tables
	smallSize                        float64 // labels, notes, the running header
	numberSize                       float64
	minNumber                        float64 // a key number is not set smaller to make it fit
	numberLabel                      float64
	numberSpace                      float64 // above and below a row of them
	numberGap                        float64 // between those of a row
	sparkHeight                      float64 // of a small line with its periods
	listIndent                       float64 // of the points of a list
	contentsIndent                   float64 // of a title in the contents, right of its number
	headingSize                      [4]float64
	titleSizes                       []float64 // tried until the title takes no more than its height

	slides bool // each chart has a page of its own
}

// formatOf returns the pages of a layout, with the margins given.
func formatOf(l data.Layout, m data.Margins) format {
	f := portrait(210/25.4*72, 297/25.4*72)
	switch l {
	case data.LayoutLetter:
		f = portrait(8.5*72, 11*72)
	case data.LayoutDeck:
		f = deck()
	}
	return f.within(m)
}

// within returns the format with other margins; the running header and footer keep
// their distance from the text, as far as they have room.
func (f format) within(m data.Margins) format {
	if m.Left > 0 {
		f.left = m.Left
	}
	if m.Right > 0 {
		f.right = f.pageWidth - m.Right
	}
	f.textWidth = f.right - f.left
	f.measure = min(f.measure, f.textWidth)
	if m.Top > 0 {
		down := m.Top - f.bodyTop
		f.bodyTop = m.Top
		f.headerBaseline, f.headerRule = f.headerBaseline+down, f.headerRule+down
		f.coverRule, f.coverKicker = max(f.coverRule+down, 24), max(f.coverKicker+down, 36)
		down = max(down, 0)
		f.coverTop, f.coverEnd = f.coverTop+down, f.coverEnd+down
	}
	if m.Bottom > 0 {
		foot := min(f.footerBaseline-f.bodyBottom, m.Bottom-18)
		f.bodyBottom = f.pageHeight - m.Bottom
		f.footerBaseline = f.bodyBottom + foot
	}
	return f
}

// turned returns the format of a landscape page: as wide as the others are high.
func (f format) turned() format {
	right, bottom, foot := f.pageWidth-f.right, f.pageHeight-f.bodyBottom, f.pageHeight-f.footerBaseline
	f.pageWidth, f.pageHeight = f.pageHeight, f.pageWidth
	f.right = f.pageWidth - right
	f.textWidth = f.right - f.left
	f.measure = f.textWidth
	f.bodyBottom, f.footerBaseline = f.pageHeight-bottom, f.pageHeight-foot
	return f
}

// portrait is a page of a printed document. What stands at its foot keeps its
// distance from there.
func portrait(width, height float64) format {
	const bodySize = 10.5
	left := (width - data.A4Width) / 2
	return format{
		pageWidth: width, pageHeight: height,
		left: left, right: left + data.A4Width, textWidth: data.A4Width, measure: widest * bodySize,
		headerBaseline: 50, headerRule: 58, bodyTop: 80, bodyBottom: height - 59.89, footerBaseline: height - 32.89,
		coverRule: 48, coverKicker: 60, coverTop: 120, coverEnd: math.Round(height / 2),
		bodySize: bodySize, tableSize: 9.5, captionSize: 9, titleSize: 11, cellPad: 3.2, smallSize: 9,
		numberSize: 28, minNumber: 12, numberLabel: 9, numberSpace: 14, numberGap: columnGap, sparkHeight: 40, listIndent: 18, contentsIndent: 26,
		headingSize: [...]float64{0, 22, 14, 11.5},
		titleSizes:  []float64{50, 42, 36, 30, 25, 20, 16},
	}
}

// deck is a slide of 16 to 9, as wide as slide programs make it. Its type is read
// from the back of a room; the contents stand on a slide of their own.
func deck() format {
	const width, height, margin = 960, 540, 48
	return format{
		pageWidth: width, pageHeight: height,
		left: margin, right: width - margin, textWidth: width - 2*margin, measure: 740,
		bodyTop: 44, bodyBottom: 494, footerBaseline: 520,
		coverRule: 36, coverKicker: 48, coverTop: 110, coverEnd: 372,
		bodySize: 19, tableSize: 13, captionSize: 13, titleSize: 18, cellPad: 3.2, smallSize: 12,
		numberSize: 54, minNumber: 24, numberLabel: 16, numberSpace: 48, numberGap: 2 * columnGap, sparkHeight: 90, listIndent: 30, contentsIndent: 46,
		headingSize: [...]float64{0, 30, 24, 20},
		titleSizes:  []float64{60, 50, 42, 36, 30, 24},
		slides:      true,
	}
}

// aside is the width of the column beside the contents of a cover: a third of the text's.
func (f format) aside() float64 {
	if f.slides {
		return 0.9 * f.textWidth
	}
	return (f.textWidth - 2*columnGap) / 3
}

// widest is the widest line of running text on paper, as a multiple of the size of its type: about
// ninety letters, or forty Chinese characters. Charts and tables may be wider.
const widest = 41

// leading is the distance of two baselines as a multiple of the size.
const leading = 1.45

// superscript: the size and the rise as parts of the size of the text around.
const (
	superSize = 0.66
	superRise = 0.36
)

// inks are the colours of a page.
type inks struct {
	text, soft   color.Color // text; captions, labels, notes
	accent       color.Color // rules, and the band of a cover
	named        color.Color // text in the accent colour, as strong as text must be
	rule, strong color.Color // light rules; the rule below a table's header
	frame        color.Color // the rule of the running header
	tint         color.Color // under code
	ground       color.Color // under a summary
	groundTint   color.Color // under code there
	reversed     color.Color // of text on the accent colour
	onBand       color.Color // of a rule there
	theme        charts.Theme
}

func regular(size float64) typeset.Style { return typeset.Style{Size: size} }

// tabular is for numbers that stand in a column.
func tabular(size float64) typeset.Style { return typeset.Style{Size: size, Tabular: true} }

func bold(size float64) typeset.Style { return typeset.Style{Size: size, Bold: true} }

// inksOf takes the colours of a page from the theme of its charts, so that there
// is one palette.
func inksOf(t charts.Theme) inks {
	ground := t.Tint()
	return inks{text: t.Ink, soft: t.Soft, accent: t.Accent, named: t.LinkInk(), onBand: mixed(t.Accent, t.OnAccent()), rule: t.Grid, strong: t.Ink, frame: t.Rule, tint: t.Grid, ground: ground, groundTint: apart(t.Paper, t.Grid, ground), reversed: t.OnAccent(), theme: t}
}

// onGround returns the colours for what stands on the ground of a summary: rules and
// the ground of code are as far from it as they are from paper elsewhere, and links can be read.
func (i inks) onGround() inks {
	i.rule, i.tint, i.named = i.frame, i.groundTint, i.theme.AccentOn(i.theme.Tint())
	return i
}

// mixed is the colour half way between two.
func mixed(a, b color.RGBA) color.RGBA {
	half := func(a, b uint8) uint8 { return uint8((int(a) + int(b)) / 2) }
	return color.RGBA{half(a.R, b.R), half(a.G, b.G), half(a.B, b.B), 255}
}

// apart is the colour that differs from a ground as b does from a.
func apart(a, b, ground color.RGBA) color.RGBA {
	add := func(a, b, ground uint8) uint8 { return uint8(min(max(int(ground)+int(b)-int(a), 0), 255)) }
	return color.RGBA{add(a.R, b.R, ground.R), add(a.G, b.G, ground.G), add(a.B, b.B, ground.B), 255}
}
