package charts

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"

	"briefing/data"
)

// panel is one of several plots that stand side by side and share their axes. A
// form draws in the plot it is given, labels the axes only at the edges, and
// says how much room it wants.
type panel struct {
	plot        rect    // in the panel's own coordinates
	first       bool    // it is the first of all
	rows        bool    // the keys are labelled below every row
	left, foot  bool    // it stands at the edge where values, or keys, are labelled
	own         bool    // its value axis is its own, and labelled wherever it stands
	picture     float64 // width (points) of the whole picture
	room, wants shared
}

// shared is what the panels of a chart have in common.
type shared struct {
	left, foot, right, above float64    // room (points) around each plot, or around those at the edge
	eachLeft, eachFoot       float64    // the same around all others, for value axes of their own
	values                   valueRange // what every value axis covers; empty where each covers its own
	wording                  int        // of the labels of bars
}

// with returns what serves both.
func (a shared) with(b shared) shared {
	a.left, a.foot = max(a.left, b.left), max(a.foot, b.foot)
	a.right, a.above = max(a.right, b.right), max(a.above, b.above)
	a.eachLeft, a.eachFoot = max(a.eachLeft, b.eachLeft), max(a.eachFoot, b.eachFoot)
	a.wording = max(a.wording, b.wording)
	if b.values.lo != nil {
		a.values.cover(b.values.lo, b.values.hi)
	}
	return a
}

// serves reports whether nothing more is wanted than there is.
func (a shared) serves(b shared) bool {
	return a.left >= b.left && a.foot >= b.foot && a.right >= b.right && a.above >= b.above && a.eachLeft >= b.eachLeft && a.eachFoot >= b.eachFoot && a.wording >= b.wording &&
		(b.values.lo == nil || a.values.lo != nil && a.values.lo.Cmp(b.values.lo) <= 0 && a.values.hi.Cmp(b.values.hi) >= 0)
}

// skips reports whether the panels have already moved on to a smaller wording.
func (p *panel) skips(wording int) bool { return p != nil && wording < p.room.wording }

// chose records the wording of a panel's labels.
func (p *panel) chose(wording int) {
	if p != nil {
		p.wants.wording = wording
	}
}

// covers records the axis that a panel needs, unless it has its own.
func (p *panel) covers(a axis) {
	if !p.own {
		p.wants.values = valueRange{a.lo, a.hi}
	}
}

// wantsLeft records the room for values at the left of plots, and wantsFoot that below them:
// of each plot where each has its own. In half points, it keeps the labels inside a picture
// without a margin when panels are placed at such.
func (p *panel) wantsLeft(room float64) {
	room = math.Ceil(2*room) / 2
	if p.wants.left = room; p.own {
		p.wants.eachLeft = room
	}
}

func (p *panel) wantsFoot(room float64) {
	if p.wants.foot = room; p.own {
		p.wants.eachFoot = room
	}
}

// panelLayouts are the ways to draw panels, the preferred one first.
func (p *chartPlan) panelLayouts() []panelLayout {
	panels := p.form.panels
	if panels == nil {
		panels = bars.panels
	}
	if !p.chart.Kind.Turns() || len(panels) < 2 {
		return panels
	}
	switch upright, rows := panels[:1], panels[1:]; { // as the forms of bars list them
	case p.chart.Orientation == data.Vertical:
		return upright
	case p.chart.Orientation == data.Horizontal:
		return rows
	case p.form.inRows != nil && p.form.inRows(p):
		return slices.Concat(rows, upright)
	}
	return panels
}

// drawFacets divides the body among panels, in the grid whose plots look best and
// have room for all texts.
func drawFacets(s *sheet) error {
	if err := facetLegend(s); err != nil {
		return err
	}
	panels := panelArranger{sheet: s}
	var reason error // of the last form in its best grid
	for _, f := range s.plan.panelLayouts() {
		for i, g := range panels.grids(f.shape(s.plan.places.span)) {
			for _, rows := range [...]bool{true, false} {
				if rows && (!s.plan.form.axisSaysUnit || g.rows < 2) {
					continue
				}
				trial := *s
				trial.scene.shapes, trial.scene.texts = slices.Clip(s.scene.shapes), slices.Clip(s.scene.texts)
				err := cmp.Or(panelArranger{&trial, rows}.panelsIn(g, f.draw), trial.scene.verify())
				if err == nil {
					*s = trial
					return nil
				}
				if i == 0 {
					reason = err
				}
			}
		}
	}
	return reason
}

// panelArranger arranges panels in the body of a sheet.
type panelArranger struct {
	sheet *sheet
	rows  bool // the keys of a line are labelled below every row
}

// panelGrid is a number of columns and rows of panels.
type panelGrid struct{ columns, rows int }

// grids lists the grids without an empty row, the one whose panels come nearest
// to a shape first. An empty place counts against a grid.
func (f panelArranger) grids(shape float64) []panelGrid {
	n := len(f.sheet.plan.chart.Panels())
	var all []panelGrid
	for columns := 1; columns <= n; columns++ {
		if rows := (n + columns - 1) / columns; columns == (n+rows-1)/rows {
			all = append(all, panelGrid{columns, rows})
		}
	}
	faults := func(g panelGrid) float64 {
		empty := float64(g.columns*g.rows-n) / float64(n)
		return math.Abs(math.Log(f.sheet.body.width()/float64(g.columns)/(f.sheet.body.height()/float64(g.rows))/shape)) + empty
	}
	slices.SortStableFunc(all, func(a, b panelGrid) int { return cmp.Compare(faults(a), faults(b)) })
	return all
}

// maxRounds is how often panels are laid out until all agree on their room.
const maxRounds = 16

// panelsIn lays the panels out until none wants more than all have.
func (f panelArranger) panelsIn(g panelGrid, draw layoutFunc) error {
	room := shared{}
	for range maxRounds {
		laid, wants, err := f.layPanels(g, draw, room)
		if err != nil {
			return err
		}
		if room.serves(wants) {
			f.addPanels(laid)
			return nil
		}
		room = room.with(wants)
	}
	return f.noPanels()
}

func (f panelArranger) noPanels() *layoutError {
	return &layoutError{text: fmt.Sprintf("there is no room for %d panels in the picture", len(f.sheet.plan.chart.Panels())), hint: "show fewer under series:, or make several charts"}
}

// laidPanel is a panel with its place in the picture.
type laidPanel struct {
	sheet  *sheet
	origin point
}

// layPanels lays all panels of a grid out with the room that they share.
func (f panelArranger) layPanels(g panelGrid, draw layoutFunc, room shared) (laid []laidPanel, wants shared, err error) {
	small := f.panelSizes()
	between := point{max(22*f.sheet.gap, 1.3*small.tick), max(18*f.sheet.gap, 0.7*small.tick)}
	columns, rows := float64(g.columns), float64(g.rows)
	between.x, between.y = between.x+room.eachLeft, between.y+room.eachFoot
	width := halves((f.sheet.body.width() - room.left - columns*room.right - (columns-1)*between.x) / columns)
	titles, err := f.panelTitles(width+room.right, small)
	if err != nil {
		return nil, wants, err
	}
	head := max(3*f.sheet.gap, 1.5)
	for _, t := range titles {
		head = max(head, t.height()+max(3*f.sheet.gap, 1.5))
	}
	height := halves((f.sheet.body.height() - room.foot - rows*(head+room.above) - (rows-1)*between.y) / rows)
	if width < 5*small.tick || height < f.leastPanel()*small.tick {
		return nil, wants, f.noPanels()
	}
	marks := f.sheet.marks
	for i := range f.sheet.plan.chart.Panels() {
		column, row := i%g.columns, i/g.columns
		p := &panel{first: i == 0, rows: f.rows, left: column == 0, foot: i+g.columns >= len(titles), own: f.sheet.plan.chart.OwnScales, picture: f.sheet.scene.width, room: room}
		x0, x1, foot := (between.x+room.eachLeft)/2, room.right+(between.x-room.eachLeft)/2, (between.y+room.eachFoot)/2
		if p.left {
			x0 = room.left
		}
		if column == g.columns-1 {
			x1 = room.right
		}
		if p.foot {
			foot = room.foot
		}
		p.plot = rect{x0, foot, x0 + width, foot + height}
		sub := &sheet{plan: f.sheet.plan.panels[i], sizes: small, saving: f.sheet.saving, panel: p, marks: marks,
			scene: scene{width: x0 + width + x1, height: foot + height + room.above + head}}
		sub.body = rect{0, 0, sub.scene.width, foot + height + room.above}
		if err := draw(sub); err != nil {
			return nil, wants, err
		}
		titles[i].draw(sub, point{p.plot.x0, sub.scene.height}, f.titleInk(i))
		marks = sub.marks
		wants = wants.with(p.wants)
		at := point{
			halves(f.sheet.body.x0+room.left+float64(column)*(width+room.right+between.x)) - x0,
			halves(f.sheet.body.y1-float64(row+1)*(head+room.above+height)-float64(row)*between.y) - foot,
		}
		laid = append(laid, laidPanel{sub, at})
	}
	return laid, wants, nil
}

// leastPanel is the least height of a plot in lines of ticks.
func (f panelArranger) leastPanel() float64 { return [...]float64{4, 4, 3, 2}[f.sheet.saving] }

// halves rounds a length down to half points: whole pixels of a slide.
func halves(v float64) float64 { return math.Floor(2*v) / 2 }

// panelSizes are the measures within panels: the more there are, the smaller
// text and marks, as far as the theme allows.
func (f panelArranger) panelSizes() sizes {
	small, n := f.sheet.sizes, float64(len(f.sheet.plan.chart.Panels()))
	part := max(0.7, math.Pow(n, -0.125))
	small.u *= part
	text := (1 + part) / 2 // marks get smaller than what is read
	small.label, small.tick = max(text*f.sheet.label, f.sheet.plan.theme.MinText), max(text*f.sheet.tick, f.sheet.plan.theme.MinText)
	return small
}

// panelTitle is the name of a panel, over its unit where panels have several.
type panelTitle struct{ name, unit textBlock }

func (t panelTitle) height() float64 { return t.name.height() + t.unit.height() }

// draw places the title of a panel below a height.
func (t panelTitle) draw(s *sheet, at point, ink color.RGBA) {
	area := s.place(rolePanel, noOwner, t.name, ink, at, left, right)
	s.place(rolePanel, noOwner, t.unit, s.plan.theme.Soft, point{at.x, area.y0}, left, right)
}

// titleInk is the colour of the name of a panel: that of its series where it stands out.
func (f panelArranger) titleInk(i int) color.RGBA {
	p := f.sheet.plan
	if ink, out := p.out.ink(p.chart.Series[p.chart.Panels()[i][0]].Name); out && p.chart.Facets == data.FacetsSeries {
		return readable(ink, p.theme.Ink, p.theme.Paper)
	}
	return p.theme.Ink
}

// panelTitles sets the names of the panels in at most two lines of a width, and their units.
func (f panelArranger) panelTitles(width float64, small sizes) ([]panelTitle, error) {
	words, worst := f.sheet.plan.words, ""
	for _, size := range []float64{f.sheet.label, small.label, (small.label + small.least) / 2, small.least} {
		titles := make([]panelTitle, len(f.sheet.plan.chart.Panels()))
		worst = ""
		for i := range titles {
			var named, measured bool
			titles[i].name, named = f.sheet.fits(words.panelName(i), bold(size), width, 2)
			titles[i].unit, measured = f.sheet.fits(words.panelUnit(i), regular(min(size, small.tick)), width, 2)
			if !named || !measured {
				worst = words.panelName(i)
			}
		}
		if worst == "" {
			return titles, nil
		}
	}
	return nil, tooSmall("name of the panel", worst, "shorten it or show fewer panels")
}

// addPanels takes the panels into the picture.
func (f panelArranger) addPanels(laid []laidPanel) {
	for i, p := range laid {
		for _, sh := range p.sheet.scene.shapes {
			moved := make([]point, len(sh.points))
			for j, at := range sh.points {
				moved[j] = point{at.x + p.origin.x, at.y + p.origin.y}
			}
			sh.points = moved
			f.sheet.scene.shapes = append(f.sheet.scene.shapes, sh)
		}
		for _, t := range p.sheet.scene.texts {
			t.x, t.y, t.panel = t.x+p.origin.x, t.y+p.origin.y, i+1
			f.sheet.scene.texts = append(f.sheet.scene.texts, t)
		}
		for _, at := range p.sheet.scene.seen {
			f.sheet.scene.seen = append(f.sheet.scene.seen, at.inPanel(f.sheet.plan.words.panelName(i), p.origin))
		}
		f.sheet.marks = p.sheet.marks
	}
}

// facetLegend names what all panels have in common: series of the same name in
// several figures, and the reference lines.
func facetLegend(s *sheet) error {
	var entries []legendEntry
	if names := s.plan.words.facetNames(); len(names) > 1 {
		for i, name := range names {
			if _, out := s.plan.out.ink(name); s.plan.nameless() && !out {
				continue
			}
			entries = append(entries, swatch(s, oneLine(s.plan.say.Name(name)), s.plan.nameInk(i, name)))
		}
	}
	for _, r := range s.plan.chart.References {
		entries = append(entries, legendEntry{role: "reference line", name: s.referenceText(r), width: 1.8 * s.label, pos: r.Pos, draw: func(area rect) { legendDashes(s, area) }})
	}
	if entries == nil {
		return nil
	}
	return setLegend(s, entries)
}
