package survey

import (
	"slices"
	"strings"

	"briefing/data/language"
)

// A later release may count in something else. The file that is written reads the scale in the
// column that says it, and asks for rows with the unit of now.

// guard finds the columns that say the scale and the unit of a figure.
func (f *Figure) guard(p *Plan) {
	s := p.Survey
	f.Scale, f.UnitColumn = -1, -1
	if c := s.unitColumn(); c >= 0 && s.Columns[c].Filled == s.Count && len(f.found.units) == 1 && !slices.Contains(f.Open, c) && !f.chooses(c) {
		f.UnitColumn = c
	}
	c := s.first(Scale)
	if c < 0 || s.Columns[c].Filled < s.Count || len(f.found.scales) != 1 || f.AskUnit != "" || f.chooses(c) {
		return
	}
	scale, known := language.ScaleNamed(f.found.scales[0])
	unit := f.Unit
	if scale != "" {
		var scaled bool
		if unit, scaled = strings.CutPrefix(unit, scale+" "); !scaled {
			return // the user says so
		}
	}
	if u, _ := language.ParseUnit(unit); known && u.Scale == 0 {
		f.Unit, f.Scale = unit, c
	}
}

// chooses reports whether a figure has rows with a text in a column.
func (f *Figure) chooses(column int) bool {
	return slices.ContainsFunc(f.Where, func(w Condition) bool { return w.Column == column })
}
