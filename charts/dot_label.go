package charts

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// markLabels are the values of rows of discs at their discs: that of a lone disc after it, and
// those of two outward, so that each is read where the eye is. They may stand before and after
// the axis, which does not get longer for them.
type markLabels struct {
	rows  *barRows
	edge  float64 // what stands at the right of all begins there
	size  wording
	all   []markLabel
	after float64 // room beyond the end of the axis
}

// markLabel is a text at the mark of a value.
type markLabel struct {
	bar   bar
	block textBlock
	role  role
	ink   color.RGBA
	dir   float64 // -1: before the mark
	from  float64 // the value that it stands at, in data units
	loose bool    // it stands at the beginning of the axis
}

// mostOfLabels is the greatest part of the plot that labels before and after the axis may take.
const mostOfLabels = 0.45

// markLabels chooses the axis and the labels at the marks, in the largest wording that has room.
func (rows *barRows) markLabels(as rowLook, edge float64) (*markLabels, error) {
	l := &markLabels{rows: rows, edge: edge}
	if as.values != valuesBeside && !as.ends {
		return l, rows.setAxis(false)
	}
	area := rows.plot.area
	var err error
	for _, w := range rows.plot.sheet.wordings() {
		if w.size*(ascent+descent) > rows.plot.labelSlot+1e-6 {
			continue
		}
		if rows.plot.area, l.size = area, w; !l.make(as.ends) {
			continue
		}
		if err = l.fit(); err == nil {
			return l, nil
		}
	}
	if rows.plot.area = area; as.ends { // the axis tells the ends
		rows.plot.before = 0
		return &markLabels{rows: rows}, rows.setAxis(false)
	}
	return nil, cmp.Or(err, error(&layoutError{text: "the values do not fit beside their marks", hint: "show fewer categories"}))
}

// make sets the labels of all rows and reports whether none is as wide as a column would be.
func (l *markLabels) make(ends bool) bool {
	l.all = l.all[:0]
	for i := range l.rows.plot.plan.keys {
		if row := l.rows.bars.at(i); ends {
			l.makeEnds(row[0])
		} else {
			l.makeRow(row)
		}
	}
	widest := 0.0
	for _, m := range l.all {
		if m.role == roleValue {
			widest = max(widest, m.block.width())
		}
	}
	return l.size.signs || widest <= broadLabel*l.rows.plot.sheet.scene.width
}

// broadLabel is the part of the picture's width from which on a label prints signs instead of
// words.
const broadLabel = 0.16

// makeRow sets the labels of a row: outward, and where both values are one, the first before it.
func (l *markLabels) makeRow(row []bar) {
	if len(row) == 1 {
		l.add(row[0], 1)
		return
	}
	first, last := row[0], row[1]
	way := -1.0
	switch {
	case first.missing && last.missing:
		l.add(first, 1)
		return
	case !first.missing && !last.missing && first.to > last.to:
		way = 1
	}
	l.add(first, way)
	l.add(last, -way)
	if first.missing != last.missing { // both stand at the only disc
		at := first.to
		if first.missing {
			at = last.to
		}
		for i := range 2 {
			m := &l.all[len(l.all)-1-i]
			m.from, m.loose = at, false
		}
	}
}

// add sets the label of a value, or says that there is none.
func (l *markLabels) add(n bar, dir float64) {
	s := l.rows.plot.sheet
	m := markLabel{bar: n, role: roleValue, ink: s.plan.theme.Ink, dir: dir, from: n.to}
	if len(s.plan.chart.Series) > 1 {
		m.ink = readable(n.ink, s.plan.theme.Ink, groundOfRow(s.plan, s.plan.keys[n.key]))
	}
	if n.look.End == look.Reach && dir*(n.far-n.to) > 0 {
		m.from = n.far
	}
	text, style := s.value(n.value, l.size), bold(l.size.size)
	style.Bold = len(s.plan.chart.Series) == 1 // the colours of two say more than enough
	if n.missing {
		m.role, m.ink, m.loose = roleMissing, s.plan.theme.Soft, true
		text, style = s.plan.say.Say(language.WordNoValue), regular(l.size.size)
	}
	m.block = s.single(text, style)
	l.all = append(l.all, m)
}

// makeEnds sets the numbers of both ends of a whisker.
func (l *markLabels) makeEnds(n bar) {
	i := n.value.Interval()
	if n.missing || i == nil {
		return
	}
	s := l.rows.plot.sheet
	for end, number := range [2]data.Decimal{i.Low, i.High} {
		m := markLabel{bar: n, role: roleValue, ink: s.plan.theme.Soft, dir: float64(2*end - 1), from: number.Float()}
		m.block = s.single(s.value(data.Value{Number: number}, l.size), regular(l.size.size))
		l.all = append(l.all, m)
	}
}

// fit chooses the axis and leaves room before and after it for the labels, of which the places
// depend on how long the axis is.
func (l *markLabels) fit() error {
	plot := l.rows.plot
	area := plot.area
	plot.before, l.after = 0, 0
	for range 8 {
		plot.area = rect{area.x0 + plot.before, area.y0, area.x1 - l.after, area.y1}.crisp()
		if plot.before+l.after > mostOfLabels*area.width() || plot.area.width() < 5*plot.tick {
			return &layoutError{text: "the values do not fit beside their marks", hint: "show fewer categories"}
		}
		if err := l.rows.setAxis(true); err != nil {
			return err
		}
		before, after := plot.before, l.after
		for _, m := range l.all {
			from, to := l.span(m)
			before = max(before, -from)
			after = max(after, to-plot.length()-0.7*plot.tick)
		}
		if before <= plot.before+slack && after <= l.after+slack {
			return nil
		}
		plot.before, l.after = before, after
	}
	return &layoutError{text: "the values do not fit beside their marks", hint: "show fewer categories"}
}

// span is where a label begins and ends along the axis: clear of all marks of its row, of
// reference lines and of the line at zero.
func (l *markLabels) span(m markLabel) (from, to float64) {
	plot := l.rows.plot
	gap, width := plot.labelGap(), m.block.width()
	at := plot.pos(m.from)
	if m.loose {
		at = 0
	}
	taken := l.taken(m.bar.key)
	for range len(taken) + 1 {
		from, to = at+gap, at+gap+width
		if m.dir < 0 {
			from, to = at-gap-width, at-gap
		}
		i := slices.IndexFunc(taken, func(o [2]float64) bool { return from-gap < o[1]-slack && o[0]+slack < to+gap })
		if i < 0 {
			break
		}
		if at = taken[i][1]; m.dir < 0 {
			at = taken[i][0]
		}
	}
	return from, to
}

// taken are the stretches along a row that its marks and lines across the plot take.
func (l *markLabels) taken(key int) [][2]float64 {
	plot := l.rows.plot
	var all [][2]float64
	add := func(a, b float64) { all = append(all, [2]float64{min(a, b), max(a, b)}) }
	radius := radiusOfDisc(plot)
	for _, n := range l.rows.bars.at(key) {
		if n.missing {
			continue
		}
		at, far := plot.pos(n.to), plot.pos(n.far)
		add(min(at, far)-radius, max(at, far)+radius)
		switch reach := l.rows.pairReach(n); n.look.End {
		case look.Open:
			add(at, at+n.dir*reach)
		case look.Outline:
			add(at, at-n.dir*openUnits*plot.u)
		case look.Soft:
			add(at-look.DiscHalo*radius, at+look.DiscHalo*radius)
		}
		if i := n.value.Interval(); i != nil {
			add(plot.pos(i.Low.Float()), plot.pos(i.High.Float()))
		}
		for _, d := range n.value.Disputes() {
			if d.Value.Is != data.Absent {
				at, size := plot.pos(d.Value.Number.Float()), l.rows.marks.diamondSize(n)
				add(at-size, at+size)
			}
		}
	}
	if row := l.rows.bars.at(key); len(row) == 2 && l.rows.joined && !row[0].missing && !row[1].missing {
		add(plot.pos(row[0].to), plot.pos(row[1].to))
	}
	return append(all, l.lines()...)
}

// lines are the stretches that lines across all rows take.
func (l *markLabels) lines() [][2]float64 {
	plot := l.rows.plot
	half := max(1.5*plot.u, 0.6)
	var all [][2]float64
	for _, r := range plot.plan.chart.References {
		for _, v := range []float64{r.Value.Low().Float(), r.Value.High().Float()} {
			all = append(all, [2]float64{plot.pos(v) - half, plot.pos(v) + half})
		}
	}
	if plot.onAxis(0) && !plot.axis.log {
		all = append(all, [2]float64{plot.pos(0) - half, plot.pos(0) + half})
	}
	return all
}

func (l *markLabels) draw() {
	for _, m := range l.all {
		from, _ := l.span(m)
		plot := l.rows.plot
		plot.sheet.clear(plot.sheet.place(m.role, m.bar.owner, m.block, m.ink, plot.at(m.bar.middle(), from), left, centre))
	}
}

// namesHeight is the room above the rows for the names of two series.
func (rows *barRows) namesHeight() float64 {
	return rows.plot.label*(ascent+descent) + rows.plot.labelGap()
}

// drawNamesOver sets the names of two series over their discs in the first row, in their
// colours; an error where that lacks one, or the names are too long for their places.
func (rows *barRows) drawNamesOver(edge float64) error {
	first, plot := rows.bars.at(0), rows.plot
	wanted, widths, blocks := make([]float64, len(first)), make([]float64, len(first)), make([]textBlock, len(first))
	order := []int{0, 1}
	if first[0].to > first[1].to {
		order = []int{1, 0}
	}
	for i, series := range order {
		n := first[series]
		name := plot.plan.words.seriesName(series)
		if n.missing {
			return tooSmall("name of the series", name, "shorten it")
		}
		blocks[i] = plot.sheet.single(name, bold(plot.label))
		wanted[i], widths[i] = plot.area.x0+plot.pos(n.to), blocks[i].width()+plot.label
	}
	places, ok := spread(wanted, widths, plot.sheet.margin, edge+0.5*plot.label)
	foot := plot.area.y1 + plot.labelGap()/2
	if headingsUpTo(plot, 0) == 0 && len(plot.plan.chart.References) == 0 {
		foot = min(foot, plot.area.y1-plot.slot/2+plot.label/2+1.5*plot.labelGap())
	}
	for i, l := range blocks {
		n := first[order[i]]
		if !ok || math.Abs(places[i]-wanted[i]) > 0.5*l.width()+plot.labelGap() {
			return tooSmall("name of the series", plot.plan.words.seriesName(order[i]), "shorten it")
		}
		ink := readable(n.ink, plot.plan.theme.Ink, groundOfRow(plot.plan, plot.plan.keys[0])) // which the name may reach into
		plot.sheet.clear(plot.sheet.place(roleSeries, n.owner, l, ink, point{places[i], foot}, centre, left))
	}
	return nil
}
