package charts

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// units are squares, one for each thing in a whole.
var units = form{
	layouts:      []layoutFunc{drawUnits},
	noReference:  &layoutError{text: "units have no axis for a reference line", hint: "remove it, or write kind: bar"},
	noAnnotation: &layoutError{text: "there is no room for an annotation among units", hint: "write it as the note, or write kind: bar"},
	head:         func(alt *altWriter) string { return alt.headOf(language.WordAltUnits) },
	countsWhole:  true,
}

// unitChart shows parts of a whole that are counted one by one: a square for
// each thing in the whole, filled for those in the part. Every key is a row.
type unitChart struct {
	sheet *sheet
	plan  *chartPlan
	sizes

	whole   int // how many there are in all
	columns int
	pitch   float64 // points from one square to the next
}

// unitGap is the part of the pitch that is left free between squares, and
// maxUnit the greatest pitch, in base units, or in points where that is more.
const (
	unitGap = 0.18
	maxUnit = 46
	broad   = 15
	minUnit = 2.5 // points: smaller squares cannot be counted
)

// slotShare is the part of a row that its squares take at most.
const slotShare = 0.86

// drawUnits draws the rows from the top down: name, squares, value.
func drawUnits(s *sheet) error {
	u := &unitChart{sheet: s, plan: s.plan, sizes: s.sizes, whole: int(s.plan.chart.Figures[0].Of.Count.Float())}
	slot := s.body.height() / float64(len(s.plan.keys))
	names, err := u.names(slot)
	if err != nil {
		return err
	}
	values := make([]textBlock, len(s.plan.keys))
	for i, k := range s.plan.keys {
		values[i] = u.value(k)
	}
	gap := max(14*s.u, 5)
	x0 := s.body.x0
	if w := greatest(textBlock.width, names); w > 0 {
		x0 += w + gap
	}
	if !u.fitSquares(s.body.x1-greatest(textBlock.width, values)-gap-x0, slotShare*slot) {
		return &layoutError{text: fmt.Sprintf("there is no room for %d units to be counted", u.whole), hint: "show fewer categories, or write kind: bar"}
	}
	height := math.Ceil(float64(u.whole)/float64(u.columns)) * u.pitch
	texts := greatest(textBlock.height, slices.Concat(names, values))
	s.scene.spare = max(slot-max(height/slotShare, texts), 0) * float64(len(s.plan.keys))
	for i, k := range s.plan.keys {
		middle := s.body.y1 - (float64(i)+0.5)*slot
		if len(s.plan.keys) == 1 {
			middle = s.body.y1 - height/2 - max(10*s.u, 3) // a single row is close to the title
		}
		owner := s.owner()
		s.place(roleCategory, owner, names[i], s.plan.theme.Ink, point{x0 - gap, middle}, right, centre)
		u.draw(owner, k, x0, middle+height/2)
		s.place(roleValue, owner, values[i], s.plan.theme.Ink, point{x0 + float64(u.columns)*u.pitch + gap, middle}, left, centre)
	}
	return nil
}

// names sets the categories beside their rows.
func (u *unitChart) names(slot float64) ([]textBlock, error) {
	labels := make([]textBlock, len(u.plan.keys))
	for i, k := range u.plan.keys {
		style := regular(u.label)
		style.Bold = u.plan.words.highlighted(k.String())
		fits := func(share float64) (ok bool) {
			labels[i], ok = u.sheet.fits(u.plan.words.keyText(k), style, share*u.sheet.scene.width, maxLines)
			return ok && labels[i].height() <= slot
		}
		if !slices.ContainsFunc(columnShares[:], fits) {
			return nil, tooSmall("category", u.plan.words.keyText(k), "shorten it or show fewer categories")
		}
	}
	return labels, nil
}

// value says how many of how many there are; the reason stands in the notes
// where there is no number.
func (u *unitChart) value(k data.Key) textBlock {
	v, ok := u.plan.chart.Series[0].At(k)
	if !ok || v.Is == data.Absent {
		return u.sheet.single(u.plan.say.Say(language.WordNoValue), regular(u.label))
	}
	return u.sheet.single(oneLine(u.plan.say.OfWhole(v, u.plan.chart.Figures[0].Of.Count)), bold(1.15*u.label))
}

// fitSquares chooses the columns that make the squares largest: tens or fives,
// which can be counted at a glance, or all in a row.
func (u *unitChart) fitSquares(width, height float64) bool {
	choices := []int{10, 20, 5, 25, 50, 100}
	if u.whole < 10 {
		choices = []int{u.whole, 5}
	}
	for _, columns := range choices {
		rows := math.Ceil(float64(u.whole) / float64(columns))
		pitch := min(width/float64(columns), height/rows, max(maxUnit*u.u, broad))
		if columns <= max(u.whole, 10) && pitch > 1.05*u.pitch { // a little larger is not worth odd columns
			u.columns, u.pitch = columns, pitch
		}
	}
	return u.pitch >= minUnit
}

// squares says what each unit of the whole is. A bound leaves the next unit
// open, an approximation its last one.
func squares(v data.Value, whole int) []look.Square {
	kinds := make([]look.Square, whole)
	low, high := int(math.Round(v.Low().Float())), int(math.Round(v.High().Float()))
	known, open, of := low, high, look.Of(&v)
	switch {
	case of.Arrow > 0:
		open = low + 1
	case of.Arrow < 0:
		known = 0
	case of.Halo:
		known = low - 1
	}
	for i := range kinds {
		switch {
		case i < known && (of.Hollow || of.Weak):
			kinds[i] = look.SquareUnsettled
		case i < known:
			kinds[i] = look.SquarePart
		case i < open:
			kinds[i] = look.SquareOpen
		}
	}
	return kinds
}

func (u *unitChart) draw(owner int, k data.Key, x0, top float64) {
	v, ok := u.plan.chart.Series[0].At(k)
	if !ok || v.Is == data.Absent {
		return // empty squares would mean none
	}
	ink := u.plan.ink(0, k)
	for i, kind := range squares(v, u.whole) {
		x, y := x0+float64(i%u.columns)*u.pitch, top-float64(i/u.columns)*u.pitch
		u.square(owner, kind, ink, rect{x, y - (1-unitGap)*u.pitch, x + (1-unitGap)*u.pitch, y})
	}
}

func (u *unitChart) square(owner int, kind look.Square, ink color.RGBA, area rect) {
	width := max(1.25*u.u, 0.5)
	edge := ink
	if kind == look.SquareRest {
		edge = u.plan.theme.Muted
	}
	u.sheet.scene.fill(roleUnit, owner, area, blend(ink, u.plan.theme.Paper, kind.Tint()))
	in := area.inset(width / 2)
	corners := in.corners()
	if kind != look.SquarePart {
		u.sheet.scene.polyline(roleUnit, owner, edge, width, scaled(kind.Dash(), u.u), append(corners, corners[0])...)
	}
}
