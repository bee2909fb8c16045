package charts

import (
	"slices"
	"strings"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// legendOfLooks names, below the subtitle, what no other legend of the chart does. Where
// the look of a number says that its source warns of it, or has imputed it, each look of
// the chart has an entry, those of which two things are true included; and so has the mark
// of a break that not all series have. Where space is short the notes alone say it.
func legendOfLooks(s *sheet) error {
	var entries []legendEntry
	for _, shown := range s.plan.shownLooks() {
		entries = append(entries, legendEntry{role: "mark", name: shown.name(s.plan), draw: func(area rect) { lookSwatch(s, shown.look, area) }})
	}
	if s.plan.anyBreaksAlone() {
		name := language.Capitalized(language.Mark(s.plan.say, data.SeriesBreak))
		entries = append(entries, legendEntry{role: "mark", name: name, draw: func(area rect) { breakSwatch(s, area) }})
	}
	if len(entries) == 0 || s.plan.form.countsWhole || s.saving > saveSpace {
		return nil
	}
	return setLegend(s, entries)
}

// shownLook is a look of the chart, with what the numbers are that have it.
type shownLook struct {
	look     look.Look
	marks    data.Marks
	statuses [data.Forecast + 1]bool
}

// shownLooks are the looks of the chart that say how far a number is settled, and whether
// its source warns of it; none where only statuses do, which notes name.
func (p *chartPlan) shownLooks() []shownLook {
	if !slices.ContainsFunc(p.summary.marks, look.Shows) {
		return nil
	}
	var all []shownLook
	for _, of := range []look.Look{{Weak: true}, {Hollow: true, Texture: look.Hatched}, {Hollow: true, Texture: look.Sparse},
		{Weak: true, Hollow: true, Texture: look.Hatched}, {Weak: true, Hollow: true, Texture: look.Sparse}} {
		all = append(all, shownLook{look: of})
	}
	for _, s := range p.chart.Series {
		for i := range s.Values {
			v := &s.Values[i]
			of := lookShown(p, v)
			if at := slices.IndexFunc(all, func(l shownLook) bool { return l.look == of }); v.Is != data.Absent && at >= 0 {
				all[at].marks |= v.Marks
				all[at].statuses[v.Status] = true
			}
		}
	}
	return slices.DeleteFunc(all, func(l shownLook) bool { return l.marks == 0 && l.statuses == [data.Forecast + 1]bool{} })
}

// lookShown is what the mark of a value shows of those looks. All points that are not
// settled look alike.
func lookShown(p *chartPlan, v *data.Value) look.Look {
	of := look.Of(v)
	shown := look.Look{Weak: of.Weak, Hollow: of.Hollow, Texture: of.Texture}
	if p.form.points && of.Hollow {
		shown.Texture = look.Hatched
	}
	return shown
}

// name says what is true of the numbers that have a look.
func (l shownLook) name(p *chartPlan) string {
	var weak, unsettled []string
	for _, st := range []data.Status{data.Provisional, data.Estimate, data.Forecast} {
		if l.statuses[st] {
			unsettled = append(unsettled, p.say.Status(st))
		}
	}
	for _, m := range p.summary.marks {
		switch of := look.Of(&data.Value{Marks: m}); {
		case !l.marks.Has(m):
		case of.Weak:
			weak = append(weak, language.Mark(p.say, m))
		case of.Hollow:
			unsettled = append(unsettled, language.Mark(p.say, m))
		}
	}
	items := p.say.Say(language.WordItems)
	name := strings.Join(unsettled, items)
	if l.look.Weak {
		name = strings.Join(weak, items)
		if len(unsettled) > 0 {
			name = p.say.Say(language.WordWithStatus, "value", name, "status", strings.Join(unsettled, items))
		}
	}
	return language.Capitalized(name)
}

// anyBreaksAlone reports whether a series of the chart breaks where others do not.
func (p *chartPlan) anyBreaksAlone() bool {
	if !p.chart.Periods || p.form.marksNoBreak {
		return false
	}
	if p.parent == nil && p.chart.Facets != data.FacetsNone {
		return slices.ContainsFunc(p.panels, func(panel *chartPlan) bool { return len(panel.chart.Series) > 1 && panel.anyBreaksAlone() })
	}
	return slices.ContainsFunc(p.chart.Breaks(), func(b *data.Break) bool {
		i := firstFrom(p.chart.Keys, b.At)
		return i > 0 && i < len(p.chart.Keys) && !p.across(b)
	})
}

// lookSwatch draws a look as the marks of the chart have it: a bar, or a point.
func lookSwatch(s *sheet, of look.Look, area rect) {
	ink := s.plan.theme.Ink
	if !s.plan.form.points {
		s.textured(roleSwatch, noOwner, area, ink, of.Fill())
		return
	}
	radius := area.width() / 2
	at := point{(area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2}
	if of.Weak {
		s.cross(noOwner, at, radius, ink, of.Hollow)
		return
	}
	s.scene.disc(roleSwatch, noOwner, at, radius, ink)
	s.scene.disc(roleSwatch, noOwner, at, radius*look.PointHole, s.plan.theme.Paper)
}

// breakSwatch draws the mark of a break of one series.
func breakSwatch(s *sheet, area rect) {
	middle := (area.x0 + area.x1) / 2
	if s.plan.chart.Kind.OverTime() {
		drawBreakStrokes(s, roleSwatch, noOwner, s.plan.theme.Ink, point{middle, (area.y0 + area.y1) / 2})
		return
	}
	s.scene.polyline(roleSwatch, noOwner, s.plan.theme.Ink, s.seriesBreakWidth(), s.seriesBreakDash(), point{middle, area.y0}, point{middle, area.y1})
}
