package charts

import (
	"fmt"
	"image/color"
	"math/bits"
	"slices"
	"strings"

	"briefing/charts/typeset"
)

// sheet is one attempt at a layout: a picture with its header and footer, and a
// body that the form fills.
type sheet struct {
	plan *chartPlan
	sizes
	saving     saving
	scene      scene
	body       rect
	marks      int  // how many marks have a number
	horizontal bool // bars are horizontal
	panel      *panel
	foot       footing
	few        fewBars // which of many bars have a label
	aside      asides  // remarks without room at their values
	said       said    // what the plot says in place of the foot
}

// said is what a chart may say in its plot in place of its foot.
type said uint8

const (
	saysForecast said = 1 << iota // which values are forecasts
	saysBands                     // what the bands around a line are
	saysContext                   // how many lines are context
	saysNoTotals                  // that no total is printed, and so none is said to be computed
	saysNoValues                  // that no value is printed: the foot says nothing of labels
	saysEnds                      // what the ends of ranges are
)

// asides are the places, in the chart's list, of remarks that stand in the foot.
type asides uint64

// mostAside is how many remarks may be such.
const mostAside = 64

func (a asides) has(i int) bool { return a&(1<<i) != 0 }

// asides are the texts that may be moved to the foot, in the order of their numbers: remarks, then events.
func (w chartWords) asides() (texts []string) {
	for _, a := range w.chart.Annotations {
		texts = append(texts, a.Text.Plain)
	}
	for _, e := range w.chart.Events {
		texts = append(texts, e.Text.Plain)
	}
	return texts
}

// number is what such a remark is called in the picture and in the foot.
func (a asides) number(i int) string {
	return fmt.Sprintf("(%d)", bits.OnesCount64(uint64(a)&(1<<i-1))+1)
}

// footing is what the footer says because of how the picture came out.
type footing struct {
	bounds bool    // the bounds, although space is short
	few    fewBars // which bars have a label
	aside  asides  // the remarks that it holds
	said   said    // what it leaves to the plot
	kept   said    // what the plot said only while the foot did, too
	full   bool    // the title and date of each source, which one line has room for
}

// tryLayout lays out a plan in one way, and once more where the footer has to say what came
// out: which bars have a label, or, when space is short, the bounds that no label shows.
func tryLayout(p *chartPlan, fill layoutFunc, width, height float64, save saving) (*sheet, error) {
	foot := footing{}
	for range 4 { // with a higher foot, other bars may have a label
		s, err := attemptLayout(p, fill, width, height, save, foot)
		if err != nil {
			return s, err
		}
		last := foot
		foot.few, foot.aside, foot.kept = s.few, foot.aside|s.aside, foot.kept|foot.said&^s.said
		if foot.said = s.said &^ foot.kept; !foot.bounds {
			foot.bounds = save != saveNothing && !s.saysBounds()
		}
		if foot == last {
			return s, nil
		}
	}
	return nil, &layoutError{text: "the foot and the labels of the bars leave no room for each other", hint: "shorten the notes"}
}

// saysBounds reports whether the labels of the picture show every bound.
func (s *sheet) saysBounds() bool {
	var all strings.Builder
	for _, t := range s.scene.texts {
		if t.role != roleFooter {
			all.WriteString(t.line.Text)
		}
	}
	printed, wanted := squeezed(all.String()), map[string]int{}
	for _, series := range s.plan.chart.Series {
		for _, v := range series.Values {
			if _, bound := boundWord(v.Is); !bound {
				continue
			}
			ways := labelsOf(s.plan, v)
			for i := range ways {
				ways[i] = squeezed(ways[i])
			}
			wanted[ways[0]]++
			if !slices.ContainsFunc(ways, func(way string) bool { return strings.Count(printed, way) >= wanted[ways[0]] }) {
				return false
			}
		}
	}
	return true
}

// squeezed is a text without its spaces, since line breaks may replace them.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func attemptLayout(p *chartPlan, fill layoutFunc, width, height float64, save saving, foot footing) (*sheet, error) {
	s := &sheet{plan: p, sizes: newSizes(p.theme, width, height, save), saving: save, foot: foot}
	if p.inText {
		s.margin = 0
		if len(p.panels) > 0 {
			s.margin = 0.5 // panels are placed to half a point
		}
	}
	s.scene = scene{width: width, height: height, saving: save}
	s.body = rect{s.margin, 0, width - s.margin, height}
	s.header()
	s.footer()
	if s.body.height() < s.leastBody() {
		return nil, bodyError(s)
	}
	if err := legendOfLooks(s); err != nil {
		return nil, err
	}
	if err := fill(s); err != nil {
		return nil, err
	}
	dropOutlines(&s.scene)
	s.scene.finish()
	return s, s.scene.verify()
}

// leastBody is the least height (points) of the body: a good part of the
// picture, as long as space can be saved elsewhere.
func (s *sheet) leastBody() float64 {
	return max(5*s.tick, [...]float64{0.45, 0.45, 0.4, 0}[s.saving]*s.scene.height)
}

// bodyError is the error of a header and footer that leave no room for the
// body.
func bodyError(s *sheet) error {
	what, text := "footer", strings.Join(s.plan.footnote(s.saving, s.foot), " ")
	if head := s.scene.height - s.body.y1; head > s.body.y0 {
		what, text = "title", s.plan.title
	}
	return tooSmall(what, shortened(text), "shorten it")
}

// shortened cuts a long text for a message.
func shortened(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// owner returns the number of a new mark.
func (s *sheet) owner() int {
	s.marks++
	return s.marks - 1
}

func (s *sheet) titleWidth() float64 { return s.scene.width - 2*s.margin }

// tight is a least distance, which is less where all else has been saved.
func tight(s *sheet, least float64) float64 {
	if s.saving == saveNames {
		return 0.55 * least
	}
	return least
}

// header sets the title and subtitle from the top down.
func (s *sheet) header() {
	y := s.scene.height
	if !s.plan.inText {
		y -= max(37*s.gap, 6)
		y = s.paragraph(roleTitle, s.plan.title, bold(s.titleSize), s.plan.theme.Ink, y)
	}
	if s.plan.subtitle != "" {
		if !s.plan.inText {
			y -= max(7*s.gap, tight(s, 2.5))
		}
		y = s.paragraph(roleSubtitle, s.plan.subtitle, regular(s.subtitleSize), s.plan.theme.Soft, y)
	}
	s.body.y1 = y - max(20*s.gap, tight(s, 5))
}

// paragraph sets text across the picture, starting below y, and returns the
// foot of the last line.
func (s *sheet) paragraph(r role, text string, style typeset.Style, ink color.RGBA, y float64) float64 {
	lines := s.wrap(text, style, s.titleWidth())
	if r == roleTitle {
		lines = withoutOrphan(s, text, style, lines)
	}
	for i, line := range lines {
		if i > 0 {
			y -= (leading - ascent - descent) * style.Size
		}
		y -= ascent * style.Size
		s.putRuns(r, line, style, ink, s.margin, y)
		y -= descent * style.Size
	}
	return y
}

// shortLast is the part of the width of a title under which its last line is too short to stand alone.
const shortLast = 0.25

// withoutOrphan sets a title in as many lines, the last of which is no single short word where narrower lines
// let others stand with it.
func withoutOrphan(s *sheet, text string, style typeset.Style, lines []typeset.Line) []typeset.Line {
	short := func(lines []typeset.Line) bool {
		return len(lines) > 1 && s.plan.fonts.Width(lines[len(lines)-1].Text, style) < shortLast*s.titleWidth()
	}
	for part := 19; part >= 10 && short(lines); part-- {
		narrower := s.wrap(text, style, s.titleWidth()*float64(part)/20)
		if len(narrower) != len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}

// footer sets the rule, the sources and the notes at the foot, next to the
// logo.
func (s *sheet) footer() {
	style := regular(s.footerSize)
	y := max(24*s.gap, 5)
	if s.plan.inText {
		y = 0
	}
	logo := placeLogo(s, y)
	var lines []typeset.Line
	width, foot := s.titleWidth()-logo.width, s.foot
	foot.full = s.saving == saveNothing && s.plan.credits.listedAs == nil && s.plan.fonts.Width(s.plan.words.sentence(s.plan.credits.fullCredit()), style) <= width
	for _, text := range inOneLine(s, s.plan.footnote(s.saving, foot), style, width) {
		lines = append(lines, s.wrap(text, style, width)...)
	}
	if len(lines) == 0 && logo.height == 0 {
		s.body.y0 = y
		return
	}
	// If the logo is higher than the lines, they stand at its upper end.
	high := max(float64(len(lines))*leading*style.Size, logo.height+(leading-ascent-descent)*style.Size)
	top := y + descent*style.Size + high
	for i, line := range lines {
		s.put(roleFooter, noOwner, line, style, s.plan.theme.Soft, s.margin, top-float64(i+1)*leading*style.Size)
	}
	y = top + max(4*s.gap, 1) - (leading-ascent)*style.Size + 4*s.gap
	s.scene.polyline(roleRule, noOwner, s.plan.theme.Rule, max(s.u, 0.5), nil, point{s.margin, y}, point{s.scene.width - s.margin, y})
	s.body.y0 = y + max(14*s.gap, tight(s, 4))
}

// inOneLine joins the sources and the notes of a foot where one line has room for both.
func inOneLine(s *sheet, texts []string, style typeset.Style, width float64) []string {
	if whole := s.plan.say.Paragraph(texts); len(texts) > 1 && s.plan.fonts.Width(whole, style) <= width {
		return []string{whole}
	}
	return texts
}
