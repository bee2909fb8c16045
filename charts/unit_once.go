package charts

import (
	"slices"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/language"
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

// withUnit is the subtitle of a chart with the unit after it, where neither it nor the title has the unit, and
// the labels have no sign of it: numbers alone would not say what they count.
func withUnit(p *chartPlan) string {
	u := p.chart.Unit
	if p.subtitle == "" || p.chart.SeveralUnits() || u.Names() || u.Places() || p.form.countsWhole {
		return p.subtitle
	}
	one := data.Value{Number: data.Int(1)}
	unit := oneLine(p.say.AxisUnit(p.chart))
	if unit == "" || p.say.Label(one, u) != p.say.Bare(one, u) || saysUnit(p, unit) {
		return p.subtitle
	}
	return language.Measured(p.say, p.subtitle, unit)
}

// saysUnit reports whether the title and the subtitle have all words of a unit, in any order, or a part of the subtitle
// is a spelling of it.
func saysUnit(p *chartPlan, unit string) bool {
	spellings := []string{unit}
	if p.chart.Unit.IsIndex() {
		spellings = append(spellings, "= 100")
	}
	for _, noun := range p.say.NounsOf(p.chart.Unit) {
		u := p.chart.Unit
		u.Noun, u.One, u.Short = noun, "", ""
		spellings = append(spellings, p.say.Unit(u))
	}
	text := strings.ToLower(p.title + "\n" + p.subtitle)
	words := strings.FieldsFunc(text, betweenWords)
	if slices.ContainsFunc(spellings, func(s string) bool {
		s = strings.ToLower(s)
		return strings.Contains(text, s) && !wordwise(s) ||
			!slices.ContainsFunc(strings.FieldsFunc(s, betweenWords), func(word string) bool { return !slices.Contains(words, word) })
	}) {
		return true
	}
	return slices.ContainsFunc(strings.FieldsFunc(p.subtitle, func(c rune) bool { return strings.ContainsRune(",;()（），", c) }), func(part string) bool {
		part = strings.TrimSpace(part)
		for _, in := range []string{"In ", "in "} {
			part = strings.TrimPrefix(part, in)
		}
		u, _ := language.ParseUnit(part)
		return u.Same(p.chart.Unit)
	})
}

// betweenWords reports whether a letter parts words.
func betweenWords(c rune) bool {
	return unicode.IsSpace(c) || strings.ContainsRune(",;:.()[]（），。：、=“”\"", c)
}

// wordwise reports whether spaces part the words of a text.
func wordwise(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) })
}
