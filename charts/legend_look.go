package charts

import (
	"strings"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// legendOfLooks names, below the subtitle, what the look of a number says that no other
// legend of the chart does: that its source warns of it, or has imputed it. Where space
// is short the notes alone say it.
func legendOfLooks(s *sheet) error {
	var entries []legendEntry
	for _, shown := range []look.Look{{Weak: true}, {Hollow: true, Texture: look.Hatched}} {
		if names := s.plan.shownBy(shown); len(names) > 0 {
			name := language.Capitalized(strings.Join(names, s.plan.say.Say(language.WordItems)))
			entries = append(entries, legendEntry{role: "mark", name: name, draw: func(area rect) { lookSwatch(s, shown, area) }})
		}
	}
	if len(entries) == 0 || s.plan.form.countsWhole || s.saving > saveSpace {
		return nil
	}
	return setLegend(s, entries)
}

// shownBy are the marks of the chart that have a look, after the statuses that have it,
// too; none without a mark.
func (p *chartPlan) shownBy(shown look.Look) []string {
	var names []string
	for _, m := range p.summary.marks {
		if of := look.Of(&data.Value{Marks: m}); look.Shows(m) && of == shown {
			names = append(names, language.Mark(p.say, m))
		}
	}
	if len(names) == 0 {
		return nil
	}
	var statuses []string
	for _, st := range []data.Status{data.Provisional, data.Estimate, data.Forecast} {
		of := look.Of(&data.Value{Status: st})
		if p.summary.statuses[st] && shown.Hollow && (of == shown || p.form.points && of.Hollow) {
			statuses = append(statuses, p.say.Status(st))
		}
	}
	return append(statuses, names...)
}

// lookSwatch draws a look as the marks of the chart have it: a bar, or a point.
func lookSwatch(s *sheet, of look.Look, area rect) {
	ink := s.plan.theme.Ink
	if s.plan.form.points {
		radius := area.width() / 2
		at := point{(area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2}
		if of.Weak {
			s.cross(noOwner, at, radius, ink, false)
			return
		}
		s.scene.disc(roleSwatch, noOwner, at, radius, ink)
		s.scene.disc(roleSwatch, noOwner, at, radius*look.PointHole, s.plan.theme.Paper)
		return
	}
	s.textured(roleSwatch, noOwner, area, ink, of.Fill())
}
