package charts

import (
	"slices"
	"strings"

	"briefing/data"
)

// The unit is said once. Where a value axis is always labelled, its highest tick has the sign of
// percent or of a currency, and the labels of values are bare: a column of percent signs says
// nothing new. Where there is no axis, a form may give the sign to its first label alone.

// label prints a value where the unit stands elsewhere, with the signs of its marks.
func (p *chartPlan) label(v data.Value) string { return labelWith(p, v, !p.form.axisSaysUnit) }

// sign is label with signs in place of words.
func (p *chartPlan) sign(v data.Value) string { return signWith(p, v, !p.form.axisSaysUnit) }

// labelWith is the label of a value, with the sign of the unit or without.
func labelWith(p *chartPlan, v data.Value, unit bool) string {
	if unit {
		return p.compact.Label(v) + p.signs(v)
	}
	return p.compact.Bare(v) + p.signs(v)
}

// signWith is the same with signs in place of words.
func signWith(p *chartPlan, v data.Value, unit bool) string {
	if unit {
		return p.compact.Sign(v) + p.signs(v)
	}
	return p.compact.BareSign(v) + p.signs(v)
}

// labelsOf are all the ways in which the picture may print a value, but for the signs of its marks.
func labelsOf(p *chartPlan, v data.Value) []string {
	return []string{p.compact.Label(v), p.compact.Sign(v), p.compact.Bare(v), p.compact.BareSign(v)}
}

// subtitleSaysUnit reports whether the subtitle has the sign or the name of the unit.
func subtitleSaysUnit(p *chartPlan) bool {
	words := []string{p.say.Unit(p.chart.Unit)}
	if p.chart.Unit.Kind == data.UnitPercent {
		words = append(words, "%", p.say.Unit(data.Unit{Kind: data.UnitPercent}))
	}
	text := strings.ToLower(p.subtitle)
	return slices.ContainsFunc(words, func(word string) bool { return word != "" && strings.Contains(text, strings.ToLower(word)) })
}
