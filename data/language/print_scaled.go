package language

import "briefing/data"

// Chinese numbers with a word of scale. A figure in millions is in 万 in Chinese, and its chart keeps to
// that, as its axis does, and a table in which no value reaches 亿, for columns to line up. A text writes
// each number as Chinese writers do: without separators before the word, and from 10000万 on in 亿: 6600万,
// 1.1亿; so does a table with such values. Where a file itself has 万 or 亿 in its unit, its numbers stay
// in that, as the national yearbooks have them: 140967万人.

// raised is scaled for a text: where the language has chosen the scale, the greatest word that leaves
// a digit before the point.
func raised(p *Printer, d data.Decimal, u data.Unit) (data.Decimal, scaleWord) {
	n, scale := p.scaled(d, u)
	if !p.lang.plainScaled || scale.exp == 0 || scale.exp == u.Scale {
		return n, scale
	}
	chosen, best := n, scale
	for _, s := range p.lang.scales {
		if up := s.exp - scale.exp; up > 0 && n.Exponent() >= up {
			if moved, ok := n.Shift(-up); ok {
				chosen, best = moved.WithoutZeros(0), s
			}
		}
	}
	return chosen, best
}

// beforeScale prints a number before the word of a scale.
func beforeScale(p *Printer, s scaleWord, n data.Decimal) string {
	if p.lang.plainScaled && s.exp > 0 && n.Exponent() < 4 {
		return ungrouped(n)
	}
	return p.Number(n)
}

// Raised reports whether a text has any of some numbers in a greater scale than a chart has them: then
// each of them has its own word.
func Raised(p *Printer, u data.Unit, numbers ...data.Decimal) bool {
	if u.Kind != data.UnitPlain {
		return false
	}
	for _, d := range numbers {
		if _, scale := raised(p, d, u); scale.exp != p.scaleOf(u).exp && scale.exp != u.Scale {
			return true
		}
	}
	return false
}
