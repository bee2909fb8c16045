package language

import "briefing/data"

// Numbers set large have little room: the scale is a short word with them, and
// where they are too long a greater one.

// ShortLabel prints a value for the small text with one that Short prints, in the
// same scale, and with words for the qualifier: "less than 570 m".
func (p *Printer) ShortLabel(v data.Value, u data.Unit) string {
	return p.qualified(v, p.lang.qualifiers, func(d data.Decimal) string { return shortNumber(p, d, u) }, p.Say(WordNoValue))
}

// Greater returns a value, with its doubts, and its unit in the next
// greater scale that the language has a word for: 2,500,000 euros are 2,500
// thousand. It reports false where there is none, or less than one of it.
func (p *Printer) Greater(v data.Value, u data.Unit) (data.Value, data.Unit, bool) {
	if u.Kind != data.UnitPlain || v.Is == data.Absent {
		return v, u, false
	}
	_, now := p.scaled(v.Number, u)
	next := 0
	for _, s := range p.lang.scales {
		if s.exp > max(now.exp, u.Scale) && (next == 0 || s.exp < next) {
			next = s.exp
		}
	}
	up := next - u.Scale
	if next == 0 || !reaches(v.High(), up) {
		return v, u, false
	}
	u.Scale, u.Indian = next, false
	greater, ok := v.Divided(up)
	return greater, u, ok
}

// reaches reports whether a number has a digit before its point when the point
// moves to the left.
func reaches(d data.Decimal, places int) bool {
	one, ok := data.Int(1).Shift(places)
	if d.Sign() < 0 {
		d = d.Neg()
	}
	return ok && d.Cmp(one) >= 0
}
